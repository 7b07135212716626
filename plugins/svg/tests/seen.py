"""What a reader sees of a picture: its texts with their boxes, and its marks."""

import re
import xml.etree.ElementTree as ET

import attrs

from timeline_svg import text_width

SVG = "{http://www.w3.org/2000/svg}"
_SIZES = {"ti": 19.0, "t": 12.5, "m": 11.0}
# Half the height of letters, by which browsers' tests compare texts too.
_HALF = 0.42
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COMMAND = re.compile(r"([MLHVZaz])([^MLHVZaz]*)")


@attrs.frozen
class Text:
    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    owner: int


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own


def texts(root):
    """The texts of a picture, each as wide as its place."""
    owners = {id(child): id(parent) for parent in root.iter() for child in parent}
    found = []
    for element in root.iter(f"{SVG}text"):
        kinds = element.get("class").split()
        size = _SIZES["ti" if "ti" in kinds else kinds[0]]
        is_bold = bool({"ti", "w"} & set(kinds))
        width = text_width(element.text or "", size, bold=is_bold)
        written = element.text or ""
        for aside in element:
            width += text_width(aside.text, _SIZES["m"])
            written += aside.text
        x, y = float(element.get("x")), float(element.get("y"))
        shift = {"middle": width / 2, "end": width}.get(element.get("text-anchor"), 0.0)
        middle = y - size * 0.35
        found.append(
            Text(
                written,
                x - shift,
                x - shift + width,
                middle - size * _HALF,
                middle + size * _HALF,
                owners[id(element)],
            )
        )
    return found


def overlapping(found):
    """The pairs of texts that overlap by more than a pixel."""
    ordered = sorted(found, key=lambda text: text.x0)
    pairs = []
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.x0 >= one.x1 - 1:
                break
            if min(one.y1, other.y1) - max(one.y0, other.y0) > 1:
                pairs.append((one.text, other.text))
    return pairs


def outside(root, found):
    """The texts that are not wholly in the picture, by more than a pixel."""
    _, _, width, height = map(float, root.get("viewBox").split())
    return [
        text.text
        for text in found
        if text.x0 < -1 or text.x1 > width + 1 or text.y0 < -1 or text.y1 > height + 1
    ]


def points(data):
    """The points of the data of a path, with the boxes of its discs."""
    found = []
    x = y = 0.0
    for command, rest in _COMMAND.findall(data):
        numbers = [float(each) for each in _NUMBER.findall(rest)]
        if command in "ML":
            x, y = numbers
        elif command == "H":
            (x,) = numbers
        elif command == "V":
            (y,) = numbers
        elif command == "a":
            radius = numbers[0]
            found += [(x, y - radius), (x + numbers[5], y + radius)]
            x += numbers[5]
        found.append((x, y))
    return found


def marks(root):
    """The points of the shapes of each event, by its id."""
    found = {}
    for element in root.iter():
        if element.get("data-id") is None:
            continue
        mine = found.setdefault(element.get("data-id"), [])
        for path in element.iter(f"{SVG}path"):
            mine += points(path.get("d"))
    return found
