"""A new plugin is installed as anybody's, passes its tests, and exports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.errors import FieldError
from timeline.scaffold import new_plugin

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


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A new plugin, and the folder that it is installed into."""
    folder = new_plugin("tab-lines", tmp_path_factory.mktemp("work"))
    site = tmp_path_factory.mktemp("site")
    run(
        BIN / "uv", "pip", "install", "--offline", "--no-deps", "--target", site, folder,
        folder=folder, path=site,
    )  # fmt: skip
    return folder, site


class TestNewPlugin:
    def test_passes_its_own_tests(self, installed):
        folder, site = installed
        out = run(sys.executable, "-m", "pytest", "-q", "tests", folder=folder, path=site)
        assert "failed" not in out
        assert "passed" in out

    def test_exports(self, installed, tmp_path):
        _, site = installed
        (tmp_path / "talks.toml").write_text(
            '[[events]]\nid = "a"\ntitle = "A"\nwhen = "2024-07"\ntags = ["x"]\n'
        )
        out = run(
            BIN / "timeline", "export", "talks.toml", "-o", "talks.tab-lines",
            folder=tmp_path, path=site,
        )  # fmt: skip
        assert (tmp_path / "talks.tab-lines").read_text() == "2024-07\tA\n"
        assert "tags" in out
        assert "a line has no place for it" in out

    def test_readme_installs_what_is_published_nowhere_from_a_clone(self, installed):
        folder, _ = installed
        lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
        installs = [line.strip() for line in lines if "pip install" in line]
        assert installs == ["pip install ../timeline ../timeline/plugins/toml -e '.[test]'"]

    def test_commands_of_its_readme_run(self, installed, tmp_path):
        folder, site = installed
        lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
        commands = [line.split() for line in lines if line.startswith("    timeline ")]
        assert len(commands) == 3
        for _, *arguments in commands:
            run(BIN / "timeline", *arguments, folder=tmp_path, path=site)
        assert "\t" in (tmp_path / "talks.tab-lines").read_text(encoding="utf-8")

    def test_is_found_like_anybodys(self, installed, tmp_path):
        _, site = installed
        out = run(BIN / "timeline", "plugins", folder=tmp_path, path=site)
        assert "tab-lines  timeline-tab-lines 0.1.0" in out

    def test_satisfies_the_linter_and_the_type_checker(self, installed):
        folder, site = installed
        run(BIN / "ruff", "check", "--isolated", ".", folder=folder, path=site)
        run(BIN / "ruff", "format", "--isolated", "--check", ".", folder=folder, path=site)
        run(
            sys.executable, "-m", "mypy", "--strict", "--cache-dir", folder / ".cache", "src",
            folder=folder, path=site,
        )  # fmt: skip


class TestName:
    @pytest.mark.parametrize("name", ["csv", "timeline-csv"])
    def test_distributions_name_is_taken_for_the_formats(self, tmp_path, name):
        assert new_plugin(name, tmp_path) == tmp_path / "timeline-csv"

    @pytest.mark.parametrize("name", ["", "CSV", "a b", "../x", "a/b", "1x", "-x", "a--b", "é"])
    def test_what_is_no_name_is_refused(self, tmp_path, name):
        with pytest.raises(FieldError, match="letters and digits, a letter first, joined"):
            new_plugin(name, tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_folder_that_is_there_is_left_alone(self, tmp_path):
        (tmp_path / "timeline-csv").mkdir()
        with pytest.raises(FileExistsError, match="timeline-csv"):
            new_plugin("csv", tmp_path)
        assert list((tmp_path / "timeline-csv").iterdir()) == []

    def test_nothing_of_the_template_is_left_to_fill_in(self, tmp_path):
        for path in new_plugin("csv", tmp_path).rglob("*"):
            if path.is_file():
                assert "$" not in path.read_text()
                assert "package" not in path.name
