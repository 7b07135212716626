"""Pages in Chromium: when their picture is there, and how long a frame takes that moves it."""

import functools
import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or ""
_LIMIT = 240_000  # ms
_FRAMES = 40

# Runs before the page: notes when the condition first holds in a frame that was drawn.
_WATCH = """(() => {
  const there = () => { try { return %s; } catch { return false; } };
  const poll = () => there()
    ? requestAnimationFrame(() => setTimeout(() => { window.drawn = performance.now(); }))
    : requestAnimationFrame(poll);
  requestAnimationFrame(poll);
})()"""
_WAIT = """() => new Promise(done => {
  const poll = () => window.drawn ? done(window.drawn) : setTimeout(poll, 10);
  poll();
})"""
_MOVE = """async frames => {
  const step = window.move || (direction => document.querySelector("canvas").dispatchEvent(
    new KeyboardEvent("keydown", {key: direction > 0 ? "ArrowRight" : "ArrowLeft"})));
  let total = 0, frame = 0;
  for (; frame < frames && total < 10_000; frame++) {
    const start = performance.now();
    step(frame % 4 < 2 ? 1 : -1);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    total += performance.now() - start;
  }
  return total / frame;
}"""


@functools.cache
def is_there() -> bool:
    """Return whether pages can be opened here."""
    return bool(CHROMIUM) and importlib.util.find_spec("playwright") is not None


@contextmanager
def _opened(html: Path, condition: str) -> Iterator["Page"]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing

    with sync_playwright() as playwright:
        # Its own sandbox cannot be set up in a container; the pages are ours.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(_LIMIT)
        page.route("http*://**", lambda route: route.abort())  # fonts of third parties
        page.add_init_script(_WATCH % condition)
        page.goto(html.as_uri(), timeout=_LIMIT)
        yield page
        browser.close()


def first_picture(html: Path, condition: str) -> float:
    """Return the seconds until the *condition*, in JavaScript, holds in a frame that is drawn."""
    with _opened(html, condition) as page:
        milliseconds: float = page.evaluate(_WAIT)
        return milliseconds / 1000


def frame(html: Path, condition: str) -> float:
    """Return the seconds from a step of the picture to the frame that shows it, on average."""
    with _opened(html, condition) as page:
        page.evaluate(_WAIT)
        milliseconds: float = page.evaluate(_MOVE, _FRAMES)
        return milliseconds / 1000
