"""The plugins in examples/ can be installed like anybody's, and pass their tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent.parent / "examples" / "plugins"
BIN = Path(sys.executable).parent


def run(*command, folder, path):
    done = subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", sorted(path.name for path in PLUGINS.glob("timeline-*")))
def test_plugin_installs_and_passes_its_tests(name, tmp_path):
    # A copy, because building leaves files behind.
    folder = shutil.copytree(PLUGINS / name, tmp_path / name)
    site = tmp_path / "site"
    run(
        BIN / "uv", "pip", "install", "--offline", "--no-deps", "--target", site, folder,
        folder=folder, path=site,
    )  # fmt: skip
    out = run(sys.executable, "-m", "pytest", "-q", "tests", folder=folder, path=site)
    assert "passed" in out
    run(
        sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / ".cache", "src",
        folder=folder, path=site,
    )  # fmt: skip
