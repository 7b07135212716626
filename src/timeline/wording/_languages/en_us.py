"""American English: the month before the day."""

from typing import Final

import attrs

from timeline.wording._languages import en

LANGUAGE: Final = attrs.evolve(
    en.LANGUAGE,
    dates={**en.LANGUAGE.dates, "day": "{month} {d}, {year}"},
    shortens=False,
)
