"""Pages as readers meet them: with and without scripts, by keyboard, on a telephone, printed."""

import shutil
import subprocess

import pytest
from tests.browser import looks
from tests.browser.samples import SMALL

pytestmark = pytest.mark.browser

ITEMS = "main ol > li[id]"


def events(name: str) -> list[str]:
    return [event.id for event in SMALL[name]()]


class TestReading:
    @pytest.mark.parametrize("name", SMALL)
    def test_without_scripts_every_event_and_the_picture_are_there(self, open_page, name):
        page = open_page(name, java_script_enabled=False)
        read = looks.WithoutScripts(page.context.new_cdp_session(page))
        ids = events(name)
        assert read.count(ITEMS) == len(ids)
        assert read.missing(ids[:100]) == []
        assert read.count("figure svg") == 2

    @pytest.mark.parametrize("name", SMALL)
    @pytest.mark.parametrize("width", [1280, 375])
    def test_no_label_meets_another_one_or_a_mark(self, open_page, name, width):
        page = open_page(name, width, java_script_enabled=True)
        if page.locator("figure.explore").count():
            page.click(".toggle")
        (picture,) = looks.pictures_in_sight(page)
        assert looks.overlaps(page, picture) == []

    @pytest.mark.parametrize("name", SMALL)
    def test_a_telephone_does_not_scroll_sideways(self, open_page, name):
        page = open_page(name, 375)
        assert looks.wider_than_the_window(page) == []
        if page.locator("figure svg a").count():
            page.click(".toggle")
            looks.next_frame(page)
            assert looks.wider_than_the_window(page) == []

    # The rules take a minute over a thousand items, which are all alike.
    @pytest.mark.parametrize("name", sorted(SMALL.keys() - {"thousand"}))
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_accessibility_rules_are_kept(self, open_page, axe, name, scheme):
        page = open_page(name, color_scheme=scheme)
        assert looks.violations(page, axe) == []
        page.click(".toggle")
        assert looks.violations(page, axe) == []

    def test_dark_mode_has_other_colours(self, open_page):
        grounds = [
            open_page("flagship", color_scheme=scheme).evaluate(
                "() => ['body', 'figure svg rect', 'figure svg text'].map(each => {"
                " const {backgroundColor, fill} = getComputedStyle(document.querySelector(each));"
                " return [backgroundColor, fill]; })"
            )
            for scheme in ("light", "dark")
        ]
        assert all(light != dark for light, dark in zip(*grounds, strict=True))


class TestPrint:
    @pytest.mark.parametrize("name", ["flagship", "kinds", "scripts", "thousand"])
    def test_every_event_is_printed_and_no_control(self, open_page, name):
        page = open_page(name)
        page.emulate_media(media="print")
        shown = f"document.querySelectorAll('{ITEMS}')"
        assert page.evaluate(f"[...{shown}].filter(e => !e.offsetHeight).map(e => e.id)") == []
        for control in ("form", "canvas", ".tools", ".narrow"):
            assert not page.locator(control).is_visible(), control
        assert page.locator(".wide svg").is_visible()

    def test_paper_is_white_for_readers_of_dark_pages_too(self, open_page):
        page = open_page("flagship", color_scheme="dark")
        page.emulate_media(media="print")
        for ground in ("body", "figure svg .b"):
            style = f"getComputedStyle(document.querySelector('{ground}'))"
            assert "rgb(255, 255, 255)" in page.evaluate(f"[{style}.fill, {style}.backgroundColor]")

    @pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
    @pytest.mark.parametrize("name", ["flagship", "thousand"])
    def test_every_title_is_on_paper(self, open_page, name, tmp_path):
        page = open_page(name)
        page.pdf(path=tmp_path / "page.pdf", format="A4")
        command = ["pdftotext", "-raw", tmp_path / "page.pdf", "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        on_paper = "".join(text.split())
        titles = [event.title for event in SMALL[name]()]
        assert [title for title in titles if "".join(title.split()) not in on_paper] == []


class TestKeyboard:
    @pytest.mark.parametrize("name", ["flagship", "kinds", "right-to-left"])
    def test_tab_goes_through_the_page_in_order_and_in_sight(self, open_page, name):
        page = open_page(name)
        stops = looks.stops_of_tab(page, 400)
        assert len(stops) > len(events(name))
        assert [stop["name"] for stop in stops if not (stop["isSeen"] and stop["isAfter"])] == []
        assert sum(stop["inPicture"] for stop in stops) == 1

    def test_first_stop_skips_to_the_list(self, open_page):
        page = open_page("flagship")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('li').id") == events("flagship")[0]

    def test_arrows_go_from_event_to_event_in_the_picture(self, open_page):
        page = open_page("flagship")
        page.focus("figure .wide svg a[tabindex='0']")
        at = "document.activeElement.getAttribute('href').slice(1)"
        order = [page.evaluate(at)]
        for key in ("ArrowRight", "ArrowDown", "End", "ArrowLeft", "Home"):
            page.keyboard.press(key)
            order.append(page.evaluate(at))
        listed = page.evaluate(f"[...document.querySelectorAll('{ITEMS}')].map(e => e.id)")
        assert order == [listed[n] for n in (0, 1, 2, -1, -2, 0)]

    def test_enter_on_an_event_of_the_picture_goes_to_its_item(self, open_page):
        page = open_page("flagship")
        page.focus("figure .wide svg a[tabindex='0']")
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector(':target').id") == events("flagship")[0]

    def test_explorer_zooms_moves_and_shows_all_again(self, open_page):
        page = open_page("thousand")
        page.focus("canvas")
        seen = [looks.in_view(page)]
        for key in ("+", "ArrowRight", "-", "0"):
            page.keyboard.press(key)
            looks.next_frame(page)
            seen.append(looks.in_view(page))
        assert seen[1] < seen[0]
        assert seen[2] != seen[1]
        assert seen[4] == seen[0]


class TestFind:
    def test_words_and_values_narrow_the_list_and_the_picture(self, open_page):
        page = open_page("flagship")
        page.fill("input", "trade statement")
        looks.next_frame(page)
        items = page.locator(f"{ITEMS}:not([hidden])")
        assert 0 < items.count() < len(events("flagship"))
        for text in items.all_inner_texts():
            assert "trade" in text.lower()
            assert "statement" in text.lower()
        said = page.inner_text("form output")
        assert said == f"{items.count()} of {len(events('flagship'))} events"
        dimmed = page.locator("figure .wide svg .off")
        assert dimmed.count() == len(events("flagship")) - items.count()
        assert page.locator("section.y:visible").count() <= items.count()

    def test_a_choice_and_clear(self, open_page):
        page = open_page("flagship")
        page.select_option("select[name=who]", label="BYD")
        looks.next_frame(page)
        assert page.locator(f"{ITEMS}:visible").count() == 1
        page.click("button[type=reset]")
        looks.next_frame(page)
        looks.next_frame(page)
        assert page.locator(f"{ITEMS}:visible").count() == len(events("flagship"))


class TestLinks:
    def test_address_of_an_event_leads_to_its_item(self, open_page):
        page = open_page("thousand", fragment="#e500")
        item = page.locator("[id='e500']")
        assert page.evaluate("document.querySelector(':target').id") == "e500"
        box = item.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 800

    def test_link_to_an_event_that_is_filtered_out_shows_it(self, open_page):
        page = open_page("flagship")
        page.fill("input", "working party")
        looks.next_frame(page)
        page.click("[id='wto-working-party-1997'] a[href='#wto-application-1997']")
        looks.next_frame(page)
        looks.next_frame(page)
        assert page.locator("[id='wto-application-1997']").is_visible()

    def test_mark_of_the_explorer_leads_to_its_item(self, open_page):
        page = open_page("thousand")
        looks.next_frame(page)
        place = page.evaluate("() => window.written.find(each => / on .* and /.test(each.words))")
        page.locator("canvas").click(position={"x": place["left"] + 9, "y": place["bottom"] - 3})
        title = page.inner_text(":target h4")
        assert title.startswith(place["words"].strip("\u2068…"))


class TestExplorer:
    @pytest.mark.parametrize("name", ["flagship", "kinds", "thousand"])
    def test_no_label_meets_another_one_at_any_zoom(self, open_page, name):
        page = open_page(name)
        if not page.locator("figure.explore").count():
            page.click(".toggle")
        page.focus("canvas")
        assert looks.canvas_overlaps(page) == []
        for _ in range(12):
            page.keyboard.press("+")
            looks.next_frame(page)
            assert looks.canvas_overlaps(page) == []

    def test_follows_the_width_of_the_window_and_the_colours(self, open_page):
        page = open_page("thousand")
        wide = page.evaluate("document.querySelector('canvas').width")
        page.set_viewport_size({"width": 700, "height": 800})
        page.emulate_media(color_scheme="dark")
        looks.next_frame(page)
        looks.next_frame(page)
        assert page.evaluate("document.querySelector('canvas').width") < wide
        colour = (
            "() => [...document.querySelector('canvas').getContext('2d')"
            ".getImageData(3, 3, 1, 1).data].slice(0, 3)"
        )
        assert page.evaluate(colour) == [0x14, 0x17, 0x1A]


class TestPolicy:
    def test_no_other_script_or_style_runs(self, open_page, chromium, written):
        hostile = (
            written("flagship", "html")
            .read_text(encoding="utf-8")
            .replace(
                "</main>",
                "<script>document.title = 'ran'</script><img src=x onerror=alert(1)></main>",
            )
        )
        path = written("flagship", "html").with_name("hostile.html")
        path.write_text(hostile, encoding="utf-8")
        page = chromium.new_page()
        page.goto(path.as_uri())
        assert page.title() == "Baku and Beijing"
        page.close()
