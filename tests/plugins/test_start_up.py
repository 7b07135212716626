"""What is imported when, by the list of modules of a fresh interpreter."""

import json
import subprocess
import sys

import pytest

OURS = (
    "timeline_ical",
    "timeline_json",
    "timeline_markdown",
    "timeline_svg",
    "timeline_table",
    "timeline_toml",
)


def modules_after(program):
    listing = f"{program}\nimport json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def of_plugins(modules):
    return {name for name in modules if name.startswith(OURS)}


def exporters(modules):
    return {name for name in of_plugins(modules) if name.count(".") and not name.endswith("plugin")}


class TestImports:
    def test_importing_timeline_imports_nothing_heavy(self):
        modules = modules_after("import timeline")
        assert not modules & {"pluggy", "pendulum", "click", "cattrs", "pycountry"}
        assert not of_plugins(modules)

    def test_version_imports_no_plugin(self):
        program = (
            "import sys; from timeline.cli import main\n"
            "try: main(['--version'])\n"
            "except SystemExit: pass"
        )
        modules = modules_after(program)
        assert not of_plugins(modules)

    @pytest.mark.parametrize("name", ["json", "jsonl"])
    def test_exporting_to_json_imports_no_other_exporter(self, name):
        program = f"import timeline; timeline.dumps(timeline.Timeline([]), {name!r})"
        imported = of_plugins(modules_after(program))
        assert {name.partition(".")[0] for name in imported} == {"timeline_json"}

    def test_reading_json_imports_no_other_plugin(self):
        document = '{"events": [{"id": "a", "title": "A", "type": "visit"}]}'
        program = f"import timeline; assert len(timeline.loads({document!r}, 'json')) == 1"
        modules = modules_after(program)
        assert {name.partition(".")[0] for name in of_plugins(modules)} == {"timeline_json"}
        assert not modules & {"importlib.metadata", "concurrent.futures", "multiprocessing"}

    def test_listing_formats_imports_no_exporter_and_no_importer(self):
        modules = modules_after("import timeline; assert timeline.formats()")
        assert {name.partition(".")[0] for name in of_plugins(modules)} == set(OURS)
        assert not exporters(modules)

    @pytest.mark.parametrize("name", OURS)
    def test_declaration_imports_nothing_that_its_work_needs(self, name):
        modules = modules_after(f"import {name}.plugin")
        assert not exporters(modules)
        assert not modules & {"click", "tomlkit", "icalendar", "msgspec", "cattrs"}
