import re
import unicodedata
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import assume, example, given
from hypothesis import strategies as st

from timeline.edtf import AllOf, Date, Interval, OneOf, Range, Season, Year, parse, read
from timeline.errors import EdtfError, FieldError
from timeline.wording import locales, words

VECTORS = Path(__file__).parents[1] / "edtf/edtf.tsv"
TABLE = Path(__file__).with_name("test_words.tsv")
FULL = ("en", "en_gb", "en_us", "fr", "de", "es", "ru", "zh")
SOME = (
    *FULL,
    *("ar", "az", "bg", "cs", "da", "dv", "el", "eu", "fa", "fi", "fo", "gu", "he", "hi", "hu"),
    *("id", "it", "ja", "ko", "lt", "nb", "nl", "pl", "pt", "pt_PT", "sk", "sr_Latn", "sv", "th"),
    *("tr", "uk", "vi", "zh_TW"),
)

qualifiers = st.sampled_from(["", "", "", "?", "~", "%"])
digits = st.integers(0, 9999).map("{:04}".format)
decades = st.integers(0, 999).map("{:03}X".format)
centuries = st.integers(0, 99).map("{:02}XX".format)
years = st.builds(
    str.__add__,
    st.sampled_from(["", "", "", "-"]),
    st.one_of(digits, digits, decades, centuries, st.from_regex("[0-9X]{4}", fullmatch=True)),
)
months = st.integers(1, 12).map("{:02}".format) | st.sampled_from(["XX", "0X", "1X", "X1", "X2"])
days = st.integers(1, 28).map("{:02}".format) | st.sampled_from(
    ["XX", "X5", "1X", "29", "30", "31"]
)
groupings = st.integers(21, 41).map(str)


@st.composite
def dates(draw):
    components = [draw(years)]
    shape = draw(st.sampled_from(["year", "grouping", "month", "day"]))
    if shape == "grouping":
        components.append(draw(groupings))
    elif shape != "year":
        components.append(draw(months))
        if shape == "day":
            components.append(draw(days))
    if draw(st.booleans()):
        return "-".join(components) + draw(qualifiers)
    return "-".join(draw(qualifiers) + part + draw(qualifiers) for part in components)


long_years = st.builds(
    "Y{}{}{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.integers(1, 10**9),
    st.sampled_from(["", "E1", "E7"]),
    st.sampled_from(["", "S1", "S3"]),
    qualifiers,
)
significant = st.builds(
    "{}{}S{}{}".format, st.sampled_from(["", "-"]), digits, st.integers(1, 4), qualifiers
)
times = st.builds(
    "{}-{:02}-{:02}T{:02}:{:02}:{:02}{}".format,
    st.builds(str.__add__, st.sampled_from(["", "-"]), digits),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from(["", "Z", "+04:30", "-11"]),
)
points = st.one_of(dates(), dates(), dates(), long_years, significant)
ends = points | st.sampled_from(["", ".."])
intervals = st.builds("{}/{}".format, ends, ends)
members = st.one_of(
    points,
    points.map("..{}".format),
    points.map("{}..".format),
    st.builds("{}..{}".format, points, points),
)
lists = st.lists(members, min_size=1, max_size=4).map(",".join)
texts = st.one_of(points, times, intervals, lists.map("[{}]".format), lists.map("{{{}}}".format))


def _parsed(text):
    try:
        return parse(text)
    except EdtfError:
        return None


values = texts.map(_parsed).filter(lambda value: value is not None)


def _points(value):
    match value:
        case Interval() | Range():
            found = (value.start, value.end)
        case OneOf() | AllOf():
            found = value.members
        case _:
            return [value] if isinstance(value, Date | Season | Year) else []
    return [point for part in found for point in _points(part)]


def _in_usual_place(point):
    """Whether the marks of single components are on the side where `read` writes them.

    The words say which component is uncertain, not on which side its mark was.
    """
    qualifiers = point.marks.effective
    count = len(str(point).lstrip("-").split("-")) if not isinstance(point, Year) else 1
    qualifiers = qualifiers[:count]
    if len(set(qualifiers)) == 1:
        return not any(point.marks.left) and sum(map(bool, point.marks.right)) <= 1
    lead = next(
        (n for n in range(count, 0, -1) if len(set(qualifiers[:n])) == 1 and qualifiers[0]), 0
    )
    if lead and not any(qualifiers[lead:]):
        return not any(point.marks.left) and sum(map(bool, point.marks.right)) == 1
    return not any(point.marks.right)


# Each can be misread as part of the one before or after it.
LIST_MEMBERS = (
    *("1990", "1992-03", "1993-21", "1994-05-06", "199X", "19XX", "-0043", "0300", "2001-34"),
    *("1992-03..1992-05", "1993..1995", "1994-05-06..1994-06-07", "1993-21..1993-23", "1995~"),
)


def carried(value):
    """Whether the words of a value contain all its information."""
    return all(map(_in_usual_place, _points(value)))


class TestWordsAndBack:
    @given(values.filter(carried), st.sampled_from(["en", "en_us"]))
    def test_reading_the_words_gives_the_value(self, value, locale):
        assert read(words(value, locale)) == value

    @given(
        st.lists(st.sampled_from(LIST_MEMBERS), min_size=2, max_size=4),
        st.sampled_from(["[{}]", "{{{}}}"]),
    )
    @example(["1990", "1992-03..1992-05", "2001"], "[{}]")
    @example(["1990", "199X"], "[{}]")
    def test_members_of_a_list_take_nothing_from_one_another(self, members, brackets):
        value = parse(brackets.format(",".join(members)))
        assert read(words(value)) == value

    @given(values)
    @example(parse("[101X,0000]"))
    @example(parse("[101X-XX,0000]"))
    @example(parse("{20XX,0000}"))
    @example(parse("[1XXX,0000]"))
    @example(parse("[XXXX,0000]"))
    def test_reading_the_words_gives_the_bounds_of_every_value(self, value):
        found = read(words(value))
        assert type(found) is type(value)
        assert found.bounds == value.bounds


def _rows():
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        yield tuple(line.split("\t"))


def _vectors():
    for line in VECTORS.read_text("ascii").splitlines()[1:]:
        _, written, valid, *_ = line.split("\t")
        if valid == "yes":
            yield parse(written)


class TestLanguages:
    @pytest.mark.parametrize(("text", "locale", "expected"), [*_rows()])
    def test_says(self, text, locale, expected):
        assert words(parse(text), locale) == expected
        assert parse(text).words(locale) == expected

    @given(values, st.sampled_from(FULL))
    def test_full_languages_have_words_for_everything_on_one_line(self, value, locale):
        text = words(value, locale)
        assert text == text.strip()
        assert text.splitlines() == [text]
        # A slash is between the years of a winter in German and Russian, and nowhere else.
        assert not set(re.sub(r"[0-9]{4}/(?=[0-9]{2})", "", text)) & set("{}[]~%/")

    @pytest.mark.parametrize("locale", SOME)
    def test_different_vectors_have_different_words(self, locale):
        seen = {}
        for value in filter(carried, _vectors()):
            assert seen.setdefault(words(value, locale), value) == value

    @given(values, st.sampled_from(locales()))
    @example(parse("0000S1/1000"), "bg")
    def test_no_character_controls_the_direction_of_writing(self, value, locale):
        # Invisible marks inside right-to-left text break copying and search.
        assert not any(
            unicodedata.category(character) == "Cf" for character in words(value, locale)
        )

    def test_open_and_unknown_ends_read_differently_in_every_locale(self):
        four = [parse(text) for text in ("1985/..", "1985/", "../1985", "/1985")]
        for locale in locales():
            assert len({words(value, locale) for value in four}) == 4

    def test_american_english_puts_the_month_first(self):
        assert words(parse("2024-07-03"), "en_us") == "July 3, 2024"
        interval = parse("2025-04-22/2025-04-24")
        assert words(interval, "en-US") == "from April 22, 2025 to April 24, 2025"

    def test_region_without_a_locale_uses_its_language(self):
        assert words(parse("2024-07-01"), "fr_CA") == "1er juillet 2024"

    @pytest.mark.parametrize("locale", ["tlh", "", "../en", "e", "en\n", "x" * 1000])
    def test_unknown_locale_error_says_what_a_locale_looks_like(self, locale):
        with pytest.raises(FieldError, match="use the name of one, such as en, fr or pt_BR"):
            words(parse("2024"), locale)

    @pytest.mark.parametrize("locale", [5, None, b"en"])
    def test_locale_that_is_no_text_is_a_wrong_type(self, locale):
        with pytest.raises(TypeError, match=r"locale .* is not a text"):
            words(parse("2024"), locale)

    def test_unknown_locale_error_offers_a_near_one(self):
        with pytest.raises(FieldError, match=r"did you mean 'pt_BR'\?"):
            words(parse("2024"), "_pt_BR")

    @given(st.dates(), st.sampled_from(SOME))
    def test_day_is_written_in_the_order_of_cldr(self, day, locale):
        # English, Russian and the first of a month in French differ from CLDR, deliberately.
        assume(day.year >= 1000 and locale not in {"en", "en_us", "dv", "th", "zh_TW"})
        assume(day.day > 1 or locale != "fr")
        expected = format_date(day, "long", Locale.parse(locale.replace("-", "_")))
        assert words(parse(day.isoformat()), locale) == expected.replace("\u202f", " ")

    def test_a_year_beside_one_bc_has_its_era(self):
        assert words(parse("[1000,0000]")) == "1000 AD or 1 BC"
        assert words(parse("[101X,0000]")) == "1010s AD or 1 BC"

    def test_qualifiers_of_all_and_of_one_component_are_both_in_words(self):
        assert words(parse("%2001-?21")) == (
            "spring 2001 (year uncertain and approximate, season uncertain)"
        )
