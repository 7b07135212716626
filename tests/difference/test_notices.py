"""Notices: drafts of what newsrooms publish, in the languages of the labels."""

import pytest

from timeline import Agreement, Citation, Event, FieldError, Figure, Phase, Source, Timeline, diff
from timeline.labels import LANGUAGES

BOOK = Source(id="book", title="A book", published="2025")


def notices(old, new, locale="", **metadata):
    was = Timeline([] if old is None else [old], sources=[BOOK])
    now = Timeline([] if new is None else [new], sources=[BOOK], **metadata)
    return [str(each) for each in diff(was, now).notices(locale)]


def opening(when, *says, **fields):
    cited = [Citation(source="book", says=each) for each in says]
    return Event(id="opening", title="The line opens", when=when, citations=cited, **fields)


def test_a_correction_names_the_source_of_the_change():
    (found,) = notices(opening("2023-10"), opening("2024", "2024"), revised="2026-11-29")
    assert found == (
        "Correction, 29 November 2026 (opening): An earlier version gave this date: October 2023."
        " The date is now: 2024. Source: A book (2025)."
    )


def test_without_a_source_it_says_so_and_without_a_revision_it_has_no_day():
    (found,) = notices(opening("2023-10"), opening("2024"))
    assert found == (
        "Correction (opening): An earlier version gave this date: October 2023."
        " The date is now: 2024. No source is named for this change."
    )


def test_every_kind_of_change_that_calls_for_one_has_words():
    old = opening("2024", figures=[Figure(measure="length", amount=3, unit="km", period="2024")])
    new = opening("2024", figures=[Figure(measure="length", amount=4, unit="km", period="2024")])
    assert "length: 3 km (2024). It now says: length: 4 km (2024)." in notices(old, new)[0]
    assert (
        "said: planned. It now says: occurred."
        in notices(opening("2024", status="planned"), opening("2024"))[0]
    )
    assert notices(opening("2024"), None) == [
        "Retraction (opening): Removed: The line opens (2024)."
    ]
    assert notices(None, opening("2024", "2024")) == [
        "Update (opening): Added: The line opens (2024). Source: A book (2025)."
    ]
    assert (
        "A source contradicts the date: A book says 2023."
        in notices(opening("2024"), opening("2024", "2023"))[0]
    )
    assert "Removed: China." in notices(opening("2024", actors=["CN"]), opening("2024"))[0]
    signed = Agreement(id="a", title="A", phases=[Phase(stage="signed", when="2024-07")])
    assert "Added: signed (July 2024)." in notices(Agreement(id="a", title="A"), signed)[0]
    assert "said: event. It now says: agreement." in notices(Event(id="a", title="A"), signed)[0]
    assert "The date is now: undated." in notices(opening("2024"), opening(None))[0]


def test_what_only_reads_differently_calls_for_none():
    assert notices(opening("2024"), opening("2024", description="New words.")) == []


def test_the_gravest_come_first():
    old, new = opening("2024", status="planned"), opening("2025")
    kinds = [each.partition(" ")[0] for each in notices(old, new)]
    assert kinds == ["Correction", "Update"]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_language_has_its_own_words(locale):
    (text,) = notices(opening("2023-10"), opening("2024", "2024"), locale, revised="2026-11-29")
    assert "2023" in text
    assert "A book" in text
    assert ("Correction" in text) is (locale == "en")


def test_the_language_is_that_of_the_timeline():
    assert notices(opening("2023"), opening("2024"), language="de-CH")[0].startswith("Berichtigung")
    assert notices(opening("2023"), opening("2024"), language="it")[0].startswith("Correction")


def test_an_unknown_locale_is_refused():
    with pytest.raises(FieldError):
        notices(opening("2023"), opening("2024"), "xx-nowhere", revised="2026-11-29")
