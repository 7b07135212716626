"""Pages of ten and fifty thousand events, which are as fluent as small ones."""

import pytest
from tests.browser import looks
from tests.browser.samples import LARGE

pytestmark = pytest.mark.browser

ITEMS = "main ol > li[id]"


class TestReading:
    @pytest.mark.parametrize(
        ("name", "count"), [("ten-thousand", 10_000), ("fifty-thousand", 50_000)]
    )
    def test_without_scripts_every_event_and_the_picture_are_there(self, open_page, name, count):
        page = open_page(name, java_script_enabled=False)
        read = looks.WithoutScripts(page.context.new_cdp_session(page))
        assert read.count(ITEMS) == count
        assert read.missing(["e0", f"e{count // 2}", f"e{count - 1}"]) == []
        assert read.count("figure svg") == 2

    @pytest.mark.parametrize("name", LARGE)
    def test_a_telephone_does_not_scroll_sideways(self, open_page, name):
        assert looks.wider_than_the_window(open_page(name, 375)) == []


class TestFind:
    def test_many_events_are_found_as_one_types(self, open_page):
        page = open_page("ten-thousand")
        page.fill("input", "az visa")
        page.wait_for_selector(f"{ITEMS}[hidden]", state="attached")
        looks.next_frame(page)
        assert "of 10,000 events" in page.inner_text("form output")
        assert looks.in_view(page) < 10_000


class TestExplorer:
    def test_no_label_meets_another_one_at_any_zoom(self, open_page):
        page = open_page("ten-thousand")
        page.focus("canvas")
        for _ in range(12):
            assert looks.canvas_overlaps(page) == []
            page.keyboard.press("+")
            looks.next_frame(page)

    def test_fifty_thousand_events_move_at_once(self, open_page):
        page = open_page("fifty-thousand")
        page.focus("canvas")
        page.keyboard.press("+")
        looks.next_frame(page)
        before = looks.in_view(page)
        page.keyboard.press("ArrowRight")
        looks.next_frame(page)
        assert looks.in_view(page) != before
