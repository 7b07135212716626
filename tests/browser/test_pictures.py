"""Pictures as a browser draws them: within a page, and as an image."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.browser import looks
from tests.browser.samples import SMALL

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", SMALL)
class TestPicture:
    def test_no_label_meets_another_one_or_a_mark(
        self, chromium: Any, written: Callable[[str, str], Path], name: str
    ):
        page = chromium.new_page(viewport={"width": 1200, "height": 800})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(f"<body>{written(name, 'svg').read_text(encoding='utf-8')}")
        assert looks.overlaps(page, page.query_selector("svg")) == []
        assert asked == []
        page.close()

    def test_is_an_image_of_another_page(
        self, chromium: Any, written: Callable[[str, str], Path], name: str
    ):
        path = written(name, "svg")
        frame = path.with_suffix(".frame.html")
        frame.write_text(f"<!doctype html><img src='{path.name}'>", encoding="utf-8")
        page = chromium.new_page()
        page.goto(frame.as_uri())
        assert page.evaluate("document.images[0].decode().then(() => document.images[0].width)") > 0
        page.close()

    def test_follows_the_colours_of_the_system(
        self, chromium: Any, written: Callable[[str, str], Path], name: str
    ):
        page = chromium.new_page()
        page.set_content(f"<body>{written(name, 'svg').read_text(encoding='utf-8')}")
        inks = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            inks.append(page.evaluate("getComputedStyle(document.querySelector('svg text')).fill"))
        assert inks[0] != inks[1]
        page.close()
