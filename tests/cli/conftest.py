"""What the tests of the command share."""

import pytest
from click.testing import CliRunner

from timeline.cli import main

SMALL = """\
[timeline]
title = "Two days"
revised = 2025-07-28

[sources.ttp]
publisher = "Trade Treasury Payments"

[[events]]
id = "first"
title = "The first thing"
when = "2024-07"
actors = ["AZ"]
citations = [{ source = "ttp", says = "2024-07", quote = "in July" }]

[[events]]
id = "second"
title = "The second thing"
when = "2025-07-16/.."
status = "ongoing"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty current directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(folder):
    """A small timeline in the current directory."""
    path = folder / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def timeline_command(monkeypatch):
    """Run the command in this process, with the formats of *registry*, and return its result."""

    # A table that goes to no terminal has no width, unless the environment gives one.
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: object, registry=None):
        return CliRunner().invoke(main, list(map(str, arguments)), obj=registry)

    return run
