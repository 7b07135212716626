"""The plugin against the project's own test kit."""

from typing import ClassVar

import pytest

from timeline.testing import ExporterConformance


class TestHtml(ExporterConformance):
    format = "html"
    option_values: ClassVar = {"locale": ("fr",), "as_of": ("2024-07-03",)}

    # Each of these writes thousands of pages with two pictures each. `test_pages` makes their
    # promise with one event for each field.
    @pytest.mark.slow
    def test_drops_no_field_in_silence(self) -> None:
        super().test_drops_no_field_in_silence()

    @pytest.mark.slow
    def test_every_option_keeps_the_contract(self) -> None:
        super().test_every_option_keeps_the_contract()

    @pytest.mark.slow
    def test_drops_nothing_of_the_timeline_in_silence(self) -> None:
        super().test_drops_nothing_of_the_timeline_in_silence()
