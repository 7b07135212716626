"""Numbers as a reader takes them in: three figures, and the unit that fits."""

import math

from benchmarks._results import Measured

_SCALES = {
    "second": ((1.0, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns")),
    "byte": ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1.0, "B")),
    "rate": ((1.0, "a second"),),
    "": ((1.0, "x"),),
}


def figures(number: float) -> str:
    """*number* in three figures, or whole where it has more.

    >>> [figures(number) for number in (0.01234, 1.5, 12.34, 123.4, 123456.7)]
    ['0.0123', '1.50', '12.3', '123', '123,457']
    """
    if number == 0:
        return "0"
    decimals = max(0, 2 - math.floor(math.log10(abs(number))))
    return f"{number:,.{decimals}f}"


def shown(number: float, unit: str) -> str:
    """*number* with the unit that fits it.

    >>> shown(0.00000321, "second"), shown(738, "byte"), shown(12.5, "")
    ('3.21 us', '738 B', '12.5 x')
    """
    scales = _SCALES[unit]
    factor, name = next((s for s in scales if abs(number) >= s[0]), scales[-1])
    return f"{figures(number / factor)} {name}"


def spread(measured: Measured) -> str:
    """The least and the greatest round, in the unit of the median.

    >>> spread(Measured((2e-6, 3e-6, 4e-6), "second"))
    '2.00 to 4.00 us'
    """
    scales = _SCALES[measured.unit]
    factor, name = next((s for s in scales if abs(measured.median) >= s[0]), scales[-1])
    return f"{figures(measured.low / factor)} to {figures(measured.high / factor)} {name}"
