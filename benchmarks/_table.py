"""The table of results, the versions and the machine."""

import math
import os
import platform
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

HEADER = ("what", "ours", "peer", "ours / peer", "target", "met")
_SCALES = {
    "second": ((1.0, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns")),
    "byte": ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1.0, "B")),
}


@attrs.frozen(kw_only=True)
class Row:
    """One line of the table: our cost, alone or compared with a peer's.

    Attributes:
        what: the task.
        ours: our cost.
        unit: "second" or "byte".
        peer: the peer's name; empty if nothing is compared.
        theirs: the peer's cost.
        ratio: our cost divided by the peer's, the median of the rounds.
        at_most: the target for the ratio, or without a peer for our cost.

    """

    what: str
    ours: float
    unit: str = "second"
    peer: str = ""
    theirs: float = 0
    ratio: float = 0
    at_most: float | None = None

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the columns."""
        theirs = f"{self.peer}: {quantity(self.theirs, self.unit)}" if self.peer else ""
        ratio = fraction(self.ratio) if self.peer else ""
        target = met = ""
        if self.at_most is not None:
            limit = fraction(self.at_most) if self.peer else quantity(self.at_most, self.unit)
            target = f"at most {limit}"
            met = "yes" if (self.ratio if self.peer else self.ours) <= self.at_most else "no"
        return self.what, quantity(self.ours, self.unit), theirs, ratio, target, met


def figures(number: float) -> str:
    """Return *number* with three significant figures, or whole if it is larger."""
    decimals = max(0, 2 - math.floor(math.log10(abs(number)))) if number else 0
    return f"{number:,.{decimals}f}"


def fraction(ratio: float) -> str:
    """Return a ratio; a small one as one over its inverse."""
    return figures(ratio) if ratio > 0.1 else f"1/{figures(1 / ratio).removesuffix('.0')}"  # noqa: PLR2004 - below, decimals are hard to read


def quantity(number: float, unit: str) -> str:
    """Return *number* with the unit that fits its size."""
    factor, name = next(
        (scale for scale in _SCALES[unit] if abs(number) >= scale[0]), _SCALES[unit][-1]
    )
    return f"{figures(number / factor)} {name}"


def table(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the table in Markdown."""
    yield f"| {' | '.join(HEADER)} |"
    yield "| --- | ---: | --- | ---: | ---: | --- |"
    yield from (f"| {' | '.join(row.cells())} |" for row in rows)


def machine() -> str:
    """Return the machine's class: cores, processor, memory, system and Python."""
    processor = _system("/proc/cpuinfo", "model name") or platform.machine()
    memory = _system("/proc/meminfo", "MemTotal").partition(" ")[0]
    return "; ".join(
        [
            f"{os.cpu_count()} cores",
            processor,
            *([f"{int(memory) / 2**20:.0f} GiB of memory"] if memory else []),
            f"{platform.system()}, {platform.python_implementation()} {platform.python_version()}",
        ]
    )


def _system(file: str, key: str) -> str:
    if not Path(file).exists():
        return ""
    lines = (line.partition(":") for line in Path(file).read_text(encoding="utf-8").splitlines())
    return next((value.strip() for name, _, value in lines if name.strip() == key), "")
