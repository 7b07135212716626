"""The pictures against the project's own test kit."""

from typing import ClassVar

import pytest

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


@pytest.mark.slow
class TestPng(ExporterConformance):
    format = "png"
    options: ClassVar = {"width": 400, "scale": 0.5}
    option_values: ClassVar = {
        "width": (320,),
        "locale": ("fr",),
        "as_of": ("1999-01-01", "none"),
        "rows": (1,),
        "direction": ("rtl",),
        "scale": (1.0,),
        "theme": ("dark",),
    }
