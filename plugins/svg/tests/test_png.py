"""PNG: the same picture in pixels, or a message that says what is missing."""

import shutil
import struct
import subprocess
import sys

import pytest

import timeline
from timeline import Event, FormatError, OptionError, Timeline
from timeline_svg import _png

MADE = Timeline([Event(id="e", title="An event", when="2024")], title="A timeline")


@pytest.fixture(scope="module", autouse=True)
def _fonts():
    try:
        timeline.dumps(MADE, "png")
    except FormatError as error:
        if "no fonts" in str(error) and not has_common_fonts():
            pytest.skip("this machine has no fonts")
        raise


def has_common_fonts():
    """Whether fontconfig knows a font with which pictures have to be drawn."""
    fonts = shutil.which("fc-list")
    if fonts is None:
        return False
    known = subprocess.run([fonts, ":", "family"], capture_output=True, text=True, check=True)
    families = {name for line in known.stdout.splitlines() for name in line.split(",")}
    return not families.isdisjoint({"DejaVu Sans", "Noto Sans", "Liberation Sans", "Arial"})


def size_of(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", data[16:24])


class TestPng:
    def test_scale_is_pixels_for_each_px(self):
        (width, height), (twice, high) = (
            size_of(timeline.dumps(MADE, "png", width=400, scale=scale)) for scale in (1, 2)
        )
        assert (width, twice) == (400, 800)
        assert abs(high - 2 * height) <= 1

    def test_same_bytes_twice(self):
        assert timeline.dumps(MADE, "png") == timeline.dumps(MADE, "png")

    def test_texts_leave_a_trace(self):
        other = Timeline([Event(id="e", title="An Event", when="2024")], title="A timeline")
        assert timeline.dumps(MADE, "png", scale=1) != timeline.dumps(other, "png", scale=1)

    def test_what_is_not_visible_is_reported(self, tmp_path):
        event = Event(id="e", title="E " * 400, when="2024", description="D", actors=["AZ"])
        result = timeline.export(Timeline([event], language="en"), tmp_path / "x.png")
        assert {loss.field for loss in result.losses} >= {
            "title", "description", "actors", "timeline.language",
        }  # fmt: skip

    def test_too_many_pixels_are_refused_before_they_are_made(self):
        with pytest.raises(OptionError, match="million pixels"):
            timeline.dumps(MADE, "png", width=4000, scale=8.0)

    def test_without_fonts_there_is_a_message_and_no_empty_picture(self, monkeypatch):
        monkeypatch.setattr(_png, "_has_fonts", lambda: False)
        with pytest.raises(FormatError, match="no fonts found"):
            timeline.dumps(MADE, "png")

    def test_without_resvg_the_message_says_what_to_install(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        with pytest.raises(FormatError, match=r"timeline-svg\[png\]"):
            timeline.dumps(MADE, "png")
