"""Country codes: exact look-ups in ISO 3166-1, by pycountry.

No search by likeness: one turns Kosovo into Serbia and the EU into Reunion.
"""

import gettext
import re
from collections.abc import Iterable, Mapping
from functools import cache

# What countries are called for short, by themselves or in the European Union, and no alpha-2 code.
_HABITS: Mapping[str, str] = {"EL": "GR", "UAE": "AE", "UK": "GB", "USA": "US"}


@cache
def _names() -> dict[str, str]:
    # Imported when first asked: most events name no country by its code.
    import pycountry  # noqa: PLC0415

    return {
        country.alpha_2: getattr(country, "common_name", country.name)
        for country in pycountry.countries
    }


@cache
def _alpha_3() -> dict[str, str]:
    import pycountry  # noqa: PLC0415 - when first asked, as above

    return {country.alpha_3: country.alpha_2 for country in pycountry.countries}


def codes() -> Iterable[str]:
    """The codes of the countries of today."""
    return _names().keys()


def is_code(value: object) -> bool:
    """Whether *value* is an ISO 3166-1 alpha-2 code, in capitals, in force today."""
    return isinstance(value, str) and len(value) == 2 and value in _names()  # noqa: PLR2004


def by_habit(text: str) -> str:
    """The code of the country that *text*, as "UK", surely means; "" where it means none."""
    return _HABITS.get(text, "")


def instead(text: str) -> str:
    """The code to write for *text*, an abbreviation or alpha-3 code of a country; else ""."""
    return by_habit(text) or _alpha_3().get(text, "")


def wanted(value: object) -> str:
    """What a code is, for a *value* that is none."""
    if isinstance(value, str) and re.fullmatch("[A-Z]{2,3}", value):
        code = instead(value)
        if code or len(value) == 2:  # noqa: PLR2004
            meant = f"; write '{code}'" if code else ""
            return f"it is no ISO 3166-1 alpha-2 code in force{meant}"
    return "it takes an ISO 3166-1 alpha-2 code in capitals, as 'AZ'"


def name(code: str, language: str = "en") -> str:
    """The short name of the country of *code*.

    Args:
        code: an ISO 3166-1 alpha-2 code in force.
        language: the language of the name, as "fr"; in English where pycountry, with the
            translations of iso-codes, has none in it.

    Raises:
        KeyError: *code* is not a code.

    >>> name("AZ"), name("AZ", "fr"), name("AZ", "xx")
    ('Azerbaijan', 'Azerbaïdjan', 'Azerbaijan')

    """
    return _translations(language).gettext(_names()[code])


@cache
def _translations(language: str) -> gettext.NullTranslations:
    import pycountry  # noqa: PLC0415 - when first asked, as above

    return gettext.translation(
        "iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True
    )
