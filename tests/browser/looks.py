"""What a reader would meet in a page or a picture, measured in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import CDPSession, ElementHandle, Page

Found = dict[str, Any]

# A text is compared by the height of its letters, and a mark with the texts of other events.
_OVERLAPS = """(root) => {
  const seen = e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== "hidden";
  };
  const owner = e => e.closest("a, g[data-id]");
  const texts = [...root.querySelectorAll("text")].filter(seen).map(e => {
    const box = e.getBoundingClientRect(), matrix = e.getScreenCTM();
    const size = parseFloat(getComputedStyle(e).fontSize) * Math.hypot(matrix.a, matrix.b);
    const lines = e.querySelectorAll("tspan").length > 1 && box.height > 1.8 * size;
    const middle = (box.top + box.bottom) / 2;
    return {
      left: box.left, right: box.right, owner: owner(e), words: e.textContent.slice(0, 60),
      top: lines ? box.top : middle - size * .42, bottom: lines ? box.bottom : middle + size * .42,
    };
  });
  const marks = [...root.querySelectorAll("a, g[data-id]")].flatMap(group =>
    [...group.querySelectorAll("rect, circle, path")].filter(seen).map(e => {
      const {left, right, top, bottom} = e.getBoundingClientRect();
      return {left, right, top, bottom, owner: owner(e), words: ""};
    }));
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const found = [];
  texts.sort((a, b) => a.left - b.left);
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (other.left > one.right) break;
      if (meet(one, other)) found.push(`"${one.words}" meets "${other.words}"`);
    }
    for (const mark of marks)
      if (mark.owner !== one.owner && meet(mark, one)) found.push(`a mark meets "${one.words}"`);
  });
  const all = root.getBoundingClientRect();
  for (const each of texts)
    if (each.left < all.left - 1 || each.right > all.right + 1 || each.top < all.top - 1 ||
        each.bottom > all.bottom + 1) found.push(`"${each.words}" leaves the picture`);
  return found;
}"""

# Remember what is written on a canvas since it was last cleared, and where.
RECORD_CANVAS = """(() => {
  const canvas = CanvasRenderingContext2D.prototype, {fillText, fillRect} = canvas;
  window.written = [];
  canvas.fillText = function (words, x, y) {
    const size = parseFloat(/([0-9.]+)px/.exec(this.font)[1]);
    window.written.push({words: String(words), left: x, right: x + this.measureText(words).width,
      top: y - size * .75, bottom: y + size * .2});
    return fillText.apply(this, arguments);
  };
  canvas.fillRect = function (x, y, width, height) {
    if (x === 0 && y === 0 && width >= this.canvas.clientWidth &&
        height >= this.canvas.clientHeight) window.written = [];
    return fillRect.apply(this, arguments);
  };
})()"""
_CANVAS_OVERLAPS = """() => {
  const texts = window.written.slice().sort((a, b) => a.left - b.left), found = [];
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (other.left > one.right - 1) break;
      if (Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
        found.push(`"${one.words}" meets "${other.words}"`);
    }
  });
  return found;
}"""
_FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
_FOCUSED = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect();
  if (focused === document.body) return null;
  const before = window.before;
  window.before = focused;
  return {
    name: focused.getAttribute("aria-label") || focused.textContent || focused.id,
    inPicture: !!focused.closest("svg"),
    isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    isAfter: !before || !!(before.compareDocumentPosition(focused) &
      Node.DOCUMENT_POSITION_FOLLOWING),
  };
}"""
_WIDER = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map(e => `${e.tagName} ${e.className} ${e.id}`);
}"""
_VIOLATIONS = """async () => (await axe.run(document)).violations.map(each =>
  `${each.id} (${each.nodes.length}): ${each.nodes[0].html.slice(0, 150)}`)"""


def overlaps(page: Page, picture: ElementHandle) -> list[str]:
    """Return which texts of an SVG picture meet another text or mark, or leave the picture."""
    found: list[str] = page.evaluate(_OVERLAPS, picture)
    return found


def canvas_overlaps(page: Page) -> list[str]:
    """Return which texts meet on the canvas; `RECORD_CANVAS` must have run before."""
    found: list[str] = page.evaluate(_CANVAS_OVERLAPS)
    return found


def next_frame(page: Page) -> None:
    """Wait until the browser has drawn."""
    page.evaluate(_FRAME)


def in_view(page: Page) -> int:
    """Return how many events the picture that zooms says are in view."""
    return int(page.inner_text(".tools output").split()[0].replace(",", ""))


def pictures_in_sight(page: Page) -> list[ElementHandle]:
    """Return the SVG pictures of the page that are shown."""
    return [each for each in page.query_selector_all("figure svg") if each.is_visible()]


def stops_of_tab(page: Page, most: int) -> list[Found]:
    """Return where the Tab key stops, in order, from the start of the page."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    stops: list[Found] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


def wider_than_the_window(page: Page) -> list[str]:
    """Return elements that make the page scroll sideways."""
    found: list[str] = page.evaluate(_WIDER)
    return found


def violations(page: Page, axe: str) -> list[str]:
    """Return what the rules of axe-core find; *axe* is its source."""
    page.evaluate(f"{axe}; void 0")
    found: list[str] = page.evaluate(_VIOLATIONS)
    return found


class WithoutScripts:
    """A page with scripts off, whose elements are read by the protocol of the developer tools."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._root = session.send("DOM.getDocument")["root"]["nodeId"]

    def count(self, selector: str) -> int:
        """Return how many elements *selector* finds."""
        query = {"nodeId": self._root, "selector": selector}
        return len(self._session.send("DOM.querySelectorAll", query)["nodeIds"])

    def missing(self, ids: Sequence[str]) -> list[str]:
        """Return those of *ids* that no element has."""
        return [each for each in ids if not self.count(f'[id="{each}"]')]
