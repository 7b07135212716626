"""The plugin against the project's own test kit."""

from typing import ClassVar

from timeline.testing import ExporterConformance


class TestMarkdown(ExporterConformance):
    format = "markdown"
    option_values: ClassVar = {
        "locale": ("fr",),
        "style": ("narrative",),
        # By default these are sections by year.
        "sections": ("decade", "type", "none"),
    }


class TestTable(ExporterConformance):
    format = "markdown"
    options: ClassVar = {"flavour": "gfm", "style": "table"}
    option_values: ClassVar = {
        "locale": ("fr",),
        "flavour": ("mdx", "obsidian"),
        "sections": ("year", "decade", "type"),
    }
