"""The pictures against the project's own test kit."""

from typing import ClassVar

from timeline.testing import ExporterConformance


class TestSvg(ExporterConformance):
    format = "svg"
    option_values: ClassVar = {
        "width": (343,),
        "locale": ("fr",),
        "as_of": ("1999-01-01", "none"),
        "rows": (1,),
        "direction": ("rtl",),
    }
