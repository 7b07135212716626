"""Distributions that are installed for one test: files on the path, and their metadata."""

import sys
from textwrap import dedent

import pytest

PLUGIN = """
    from timeline.plugins import ExporterSpec
    from timeline.plugins import hookimpl

    @hookimpl
    def timeline_exporters():
        yield ExporterSpec(
            name="{name}",
            target="{module}_exporter:Exporter",
            media_type="text/x-test",
            suffixes=(".{name}",),
            summary="a format of the tests",
            api={api},
        )
"""
EXPORTER = """
    from timeline.plugins import Exporter, NoOptions

    class Exporter(Exporter[NoOptions]):
        options_type = NoOptions

        def encode(self, event, losses):
            return event.id.encode()
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder on the path, whose modules are forgotten after the test."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = set(sys.modules)
    yield folder
    for name in set(sys.modules) - before:
        if str(folder) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


@pytest.fixture
def install(site):
    """Install a distribution with one entry point, whose module has the source given."""

    def install(  # noqa: PLR0913 - one for each thing that a test varies
        distribution, *, name, source=None, version="1.0", api=1, declares=None
    ):
        module = distribution.replace("-", "_")
        metadata = site / f"{module}-{version}.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
        )
        (metadata / "entry_points.txt").write_text(f"[timeline]\n{name} = {module}\n")
        given = PLUGIN.format(name=declares or name, module=module, api=api)
        (site / f"{module}.py").write_text(dedent(given if source is None else source))
        (site / f"{module}_exporter.py").write_text(dedent(EXPORTER))
        return module

    return install
