"""Distributions that are installed for one test: files on the path, and their metadata."""

import sys
from textwrap import dedent

import pytest

PLUGIN = """
    from timeline.plugins import ExporterSpec, hookimpl

    TIMELINE_API = {api}

    @hookimpl
    def timeline_exporters():
        yield ExporterSpec(
            name="{name}",
            target="{module}_exporter:Exporter",
            media_type="text/x-test",
            suffixes={suffixes},
            summary="a format of the tests",
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
        distribution, *, name, source=None, version="1.0", api=1, declares=None, suffixes=None
    ):
        module = distribution.replace("-", "_")
        metadata = site / f"{module}-{version}.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"
        )
        (metadata / "entry_points.txt").write_text(f"[timeline]\n{name} = {module}\n")
        format_ = declares or name
        given = PLUGIN.format(
            name=format_, module=module, api=api, suffixes=suffixes or (f".{format_}",)
        )
        (site / f"{module}.py").write_text(dedent(given if source is None else source))
        (site / f"{module}_exporter.py").write_text(dedent(EXPORTER))
        return module

    return install
