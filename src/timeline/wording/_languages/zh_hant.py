"""Chinese in traditional characters."""

from collections.abc import Mapping
from typing import Final

import attrs

from timeline.wording._languages import zh

_TRADITIONAL: Final = str.maketrans(
    "纪约为数时间详结终点没续开后个这节于",
    "紀約為數時間詳結終點沒續開後個這節於",
)
"""The traditional forms of the characters that have one, of those in the words of Chinese."""


def _traditional(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text.translate(_TRADITIONAL) for name, text in texts.items()}


LANGUAGE: Final = attrs.evolve(
    zh.LANGUAGE,
    dates=_traditional(zh.LANGUAGE.dates),
    phrases=_traditional(zh.LANGUAGE.phrases),
    remarks=_traditional(zh.LANGUAGE.remarks),
)
