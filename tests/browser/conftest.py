"""The browser, started once, and pages of the samples, written once."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.browser import looks
from tests.browser.samples import LARGE, SMALL

import timeline

CHROMIUM = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
# Set by `make browser`, which installs what is needed: then a missing browser is an error.
REQUIRED = bool(os.environ.get("TIMELINE_BROWSER_REQUIRED"))


def _missing(what: str) -> None:
    reason = f"{what} is not installed; `make browser` installs it"
    if REQUIRED:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium, without a window."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it may be missing
    except ImportError:
        _missing("playwright")
    if not Path(CHROMIUM).exists():
        _missing("chromium")
    with sync_playwright() as playwright:
        # Its own sandbox cannot be set up in a container; the pages are ours.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    try:
        import axe_playwright_python  # noqa: PLC0415 - it may be missing
    except ImportError:
        _missing("axe-playwright-python")
    (path,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Write a sample in a format once, and return its file."""
    folder = tmp_path_factory.mktemp("browser")
    makers = {**SMALL, **LARGE}

    @cache
    def write(name: str, format: str) -> Path:  # noqa: A002 - as `timeline.dumps` calls it
        path = folder / f"{name}.{format}"
        path.write_bytes(timeline.dumps(makers[name](), format))
        return path

    return write


@pytest.fixture
def open_page(chromium: Any, written: Callable[[str, str], Path]) -> Iterator[Callable[..., Any]]:
    """Open the page of a sample; it must say nothing in the console and ask nobody."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_(name: str, width: int = 1280, *, fragment: str = "", **context: object) -> Any:
        made = chromium.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", **context
        )
        contexts.append(made)
        page = made.new_page()
        page.set_default_timeout(60_000)
        address = written(name, "html").as_uri()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(address) else complaints.append(asked.url),
        )
        page.add_init_script(looks.RECORD_CANVAS)
        page.goto(address + fragment)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
