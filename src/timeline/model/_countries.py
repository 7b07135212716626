"""Country codes: exact look-ups in ISO 3166-1, by pycountry.

No search by likeness: one turns Kosovo into Serbia and the EU into Reunion.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

# Codes that their own countries and the European Union use, and the standard does not give them.
_INSTEAD: Mapping[object, str] = {"UK": "GB", "EL": "GR"}


@cache
def _names() -> dict[str, str]:
    # Imported when first asked: most events name no country by its code.
    import pycountry  # noqa: PLC0415

    return {
        country.alpha_2: getattr(country, "common_name", country.name)
        for country in pycountry.countries
    }


def codes() -> Iterable[str]:
    """The codes of the countries of today."""
    return _names().keys()


def is_code(value: object) -> bool:
    """Whether *value* is an ISO 3166-1 alpha-2 code, in capitals, in force today."""
    return isinstance(value, str) and len(value) == 2 and value in _names()  # noqa: PLR2004


def wanted(value: object) -> str:
    """What a code is, for a *value* that is none."""
    if isinstance(value, str) and re.fullmatch("[A-Z]{2}", value):
        instead = f"; write '{_INSTEAD[value]}'" if value in _INSTEAD else ""
        return f"it is no ISO 3166-1 alpha-2 code in force{instead}"
    return "it takes an ISO 3166-1 alpha-2 code in capitals, as 'AZ'"


def name(code: str) -> str:
    """The English short name of the country of *code*.

    Raises:
        KeyError: *code* is not a code.

    """
    return _names()[code]
