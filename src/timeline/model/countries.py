"""Country codes: exact look-ups in ISO 3166-1, by pycountry.

No search by likeness: one turns Kosovo into Serbia and the EU into Reunion.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

# What countries are called for short, by themselves or in the European Union, and no alpha-2 code.
_HABITS: Mapping[str, str] = {"EL": "GR", "UAE": "AE", "UK": "GB", "USA": "US"}


@cache
def _names() -> dict[str, str]:
    return {each["alpha_2"]: each.get("common_name", each["name"]) for each in _table()}


@cache
def _alpha_3() -> dict[str, str]:
    return {each["alpha_3"]: each["alpha_2"] for each in _table()}


@cache
def _table() -> list[dict[str, str]]:
    # Importing pycountry takes fifteen times as long as reading its table.
    import json  # noqa: PLC0415 - most events have no country code
    from importlib.util import find_spec  # noqa: PLC0415 - as above

    package = getattr(find_spec("pycountry"), "origin", None) or ""
    path = os.path.join(os.path.dirname(package), "databases", "iso3166-1.json")  # noqa: PTH118, PTH120 - pathlib is slow to import
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            table: list[dict[str, str]] = json.load(file)["3166-1"]
    except (OSError, LookupError):  # another release keeps it elsewhere
        import pycountry  # noqa: PLC0415

        return [dict(country) for country in pycountry.countries]
    return table


def codes() -> Iterable[str]:
    """The codes of present-day countries."""
    return _names().keys()


def is_code(value: object) -> bool:
    """Whether *value* is an ISO 3166-1 alpha-2 code, in capitals, in force today."""
    return isinstance(value, str) and len(value) == 2 and value in _names()  # noqa: PLR2004


def from_common_abbreviation(text: str) -> str:
    """Return the code of the country that *text*, such as "UK", certainly means, or ""."""
    return _HABITS.get(text, "")


def instead(text: str) -> str:
    """Return the code to write for an abbreviation or alpha-3 code of a country, or ""."""
    return from_common_abbreviation(text) or _alpha_3().get(text, "")


def wanted(value: object) -> str:
    """Return what is wrong with *value* as a country code, for an error message."""
    if isinstance(value, str) and re.fullmatch("[A-Z]{2,3}", value):
        code = instead(value)
        if code or len(value) == 2:  # noqa: PLR2004
            meant = f"; write '{code}'" if code else ""
            return f"it is not an ISO 3166-1 alpha-2 code in force{meant}"
    return "expected an ISO 3166-1 alpha-2 code in capitals, such as 'AZ'"


def name(code: str, language: str = "en") -> str:
    """The short name of the country of *code*.

    Args:
        code: an ISO 3166-1 alpha-2 code in force.
        language: the language of the name, such as "fr". The name is English if pycountry has no
            translation.

    Raises:
        KeyError: *code* is not a code.

    >>> name("AZ"), name("AZ", "fr"), name("AZ", "xx")
    ('Azerbaijan', 'Azerbaïdjan', 'Azerbaijan')

    """
    english = _names()[code]
    return english if language == "en" else _translation(language)(english)


@cache
def _translation(language: str) -> Callable[[str], str]:
    import gettext  # noqa: PLC0415 - not for codes and for names in English

    import pycountry  # noqa: PLC0415 - as above

    folder = pycountry.LOCALES_DIR
    return gettext.translation("iso3166-1", folder, languages=[language], fallback=True).gettext
