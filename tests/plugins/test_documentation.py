"""docs/plugins.md leaves out nothing that a plugin's author can write."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import attrs
import pytest

from timeline.plugins import (
    CheckSpec,
    EventTypeSpec,
    Exporter,
    ExporterSpec,
    Hooks,
    Importer,
    ImporterSpec,
    WholeExporter,
)
from timeline.testing import ExporterConformance, ImporterConformance

PAGE = Path(__file__).parent.parent.parent / "docs" / "plugins.md"
IN_CODE = set(re.findall(r"`([^`\n]+)`", PAGE.read_text(encoding="utf-8")))
NAMED = {re.match(r"(?:self\.)?(\w*)", text)[1] for text in IN_CODE}


def public(kind):
    named = {*vars(kind), *getattr(kind, "__annotations__", {})}
    return {name for name in named if not name.startswith(("_", "test_"))}


@pytest.mark.parametrize(
    "kind", [Hooks, Exporter, WholeExporter, Importer, ExporterConformance, ImporterConformance]
)
def test_every_name_that_can_be_defined_is_documented(kind):
    assert public(kind) - NAMED == ({"read"} if kind is Importer else set())


def test_the_importers_method_is_shown():
    assert "def read(self, file: BinaryIO, faults: Faults) -> EventStream:" in PAGE.read_text()


@pytest.mark.parametrize("spec", [ExporterSpec, ImporterSpec, EventTypeSpec, CheckSpec])
def test_every_field_of_a_declaration_is_documented(spec):
    assert {field.name for field in attrs.fields(spec)} - NAMED == set()


def test_every_hook_is_listed_with_the_declaration_that_it_returns():
    listed = dict(re.findall(r"\| `(timeline_\w+)` \|.* `(\w+Spec)` ", PAGE.read_text("utf-8")))
    returned = {
        name: get_args(get_type_hints(getattr(Hooks, name))["return"])[0].__name__
        for name in public(Hooks)
    }
    assert listed == returned
