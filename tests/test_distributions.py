"""The eight distributions build, hold what they should, and install beside each other."""

import email
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LICENSE = (ROOT / "LICENSE").read_bytes()
PACKAGES = {
    "timeline_events": "timeline",
    "timeline_html": "timeline_html",
    "timeline_ical": "timeline_ical",
    "timeline_json": "timeline_json",
    "timeline_markdown": "timeline_markdown",
    "timeline_svg": "timeline_svg",
    "timeline_table": "timeline_table",
    "timeline_toml": "timeline_toml",
}


def run(*command: object, **environment: str) -> str:
    done = subprocess.run(
        list(map(str, command)),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def metadata_of(folder, distribution):
    """What a wheel says of itself; its payload is the page that an index shows."""
    (wheel,) = folder.glob(f"{distribution}-*.whl")
    archive = zipfile.ZipFile(wheel)
    (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
    return email.message_from_bytes(archive.read(name))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Wheels and source distributions, built with what the lock file pins."""
    folder = tmp_path_factory.mktemp("dist")
    uv = Path(sys.executable).parent / "uv"
    run(
        uv, "build", "--offline", "--no-build-isolation", "--all-packages", "--python",
        sys.executable, "--project", ROOT, "--out-dir", folder, ROOT,
    )  # fmt: skip
    return folder


class TestWheels:
    @pytest.mark.parametrize(("distribution", "package"), PACKAGES.items())
    def test_wheel_holds_its_package_alone_typed(self, built, distribution, package):
        (wheel,) = built.glob(f"{distribution}-*.whl")
        names = zipfile.ZipFile(wheel).namelist()
        roots = {name.split("/")[0] for name in names if ".dist-info/" not in name}
        assert roots == {package}
        assert f"{package}/py.typed" in names

    @pytest.mark.parametrize("distribution", PACKAGES)
    def test_wheel_says_which_python_it_needs(self, built, distribution):
        assert metadata_of(built, distribution)["Requires-Python"] == ">=3.11"

    @pytest.mark.parametrize("distribution", PACKAGES)
    def test_wheel_holds_its_licence(self, built, distribution):
        assert metadata_of(built, distribution)["License-Expression"] == "MIT"
        (wheel,) = built.glob(f"{distribution}-*.whl")
        archive = zipfile.ZipFile(wheel)
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/licenses/LICENSE"))
        assert archive.read(name) == LICENSE

    @pytest.mark.parametrize("distribution", PACKAGES)
    def test_wheel_can_be_found_by_what_it_is_for(self, built, distribution):
        metadata = metadata_of(built, distribution)
        assert "Typing :: Typed" in metadata.get_all("Classifier")
        assert "timeline" in metadata["Keywords"].split(",")

    @pytest.mark.parametrize(
        "distribution", [name for name in PACKAGES if name != "timeline_events"]
    )
    def test_page_of_a_plugin_links_to_no_file_that_it_does_not_have(self, built, distribution):
        page = metadata_of(built, distribution).get_payload()
        links = re.findall(r"\]\(([^)]*)\)", page)
        assert [link for link in links if not link.startswith(("https://", "#"))] == []

    def test_wheels_install_beside_each_other_and_export(self, built, tmp_path):
        site = tmp_path / "site"
        uv = Path(sys.executable).parent / "uv"
        wheels = sorted(built.glob("*.whl"))
        run(uv, "pip", "install", "--offline", "--no-deps", "--target", site, *wheels)
        dependencies = Path(pytest.__file__).parent.parent
        # -S leaves out the .pth files, by which the environment shows the source tree.
        script = (
            f"import sys; sys.path[:0] = [{str(site)!r}, {str(dependencies)!r}]\n"
            "import timeline\n"
            f"assert timeline.__file__.startswith({str(site)!r})\n"
            f"loaded = timeline.load({str(ROOT / 'examples' / 'baku_beijing.toml')!r})\n"
            "for name in ('html', 'ical', 'json', 'markdown', 'svg', 'toml'):\n"
            "    assert timeline.dumps(loaded, name)\n"
            "print(len(loaded))"
        )
        assert run(sys.executable, "-S", "-c", script).strip() == "22"


class TestSourceDistributions:
    @pytest.mark.parametrize(("distribution", "package"), PACKAGES.items())
    def test_holds_no_neighbour(self, built, distribution, package):
        (sdist,) = built.glob(f"{distribution}-*.tar.gz")
        with tarfile.open(sdist) as archive:
            names = [name.partition("/")[2] for name in archive.getnames()]
        assert {name.split("/")[1] for name in names if name.startswith("src/")} == {package}
        assert not [name for name in names if name.startswith(("plugins", "tests", ".venv"))]
        assert {"README.md", "LICENSE"} <= set(names)
