"""The words of documents are complete in every language."""

import re
from enum import EnumType

import attrs
import pytest

from timeline import Event, edtf, model, wire
from timeline.labels import FIELDS, LANGUAGES, PHRASES, TYPES, WORDS, Labels
from timeline.wording import locales

OWN = {name for kind in wire.EventTypes().values() for name in attrs.fields_dict(kind)}
OWN -= attrs.fields_dict(Event).keys() | {"phases"}
WORDED = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), EnumType)]
TABLES = [WORDS, TYPES, FIELDS, PHRASES]


class TestTables:
    def test_every_word_of_the_model_is_in_them(self):
        assert sorted({word.value for kind in WORDED for word in kind} - WORDS.keys()) == []
        assert TYPES.keys() == dict(wire.EventTypes()).keys()
        assert FIELDS.keys() == OWN

    def test_languages_are_those_with_words_for_every_date(self):
        about = edtf.parse("1848~")
        spoken = {each.partition("_")[0] for each in locales() if "≈" not in about.words(each)}
        assert set(LANGUAGES) == spoken

    @pytest.mark.parametrize("table", TABLES)
    def test_every_word_is_there_in_every_language(self, table):
        assert [name for name, row in table.items() if len(row) != len(LANGUAGES)] == []
        empty = [name for name, row in table.items() if not all(map(str.strip, row))]
        # Sentences have spaces between them, and Chinese ones none.
        assert set(empty) <= {"sentences"}

    @pytest.mark.parametrize("name", PHRASES)
    def test_phrase_has_as_many_places_in_every_language(self, name):
        assert len({text.count("{}") for text in PHRASES[name]}) == 1

    def test_scripts_are_not_mixed_up(self):
        other = re.compile("[\u0400-\u04ff\u4e00-\u9fff]")
        rows = [row for table in TABLES for row in table.values()]
        assert [row for row in rows if other.search("".join(row[:4]))] == []
        words = [row for table in (WORDS, TYPES, FIELDS) for row in table.values()]
        assert [row for row in words if not re.fullmatch("[\u0400-\u04ff -]+", row[4])] == []
        assert [row for row in words if not re.fullmatch("[\u4e00-\u9fff]+", row[5])] == []


@pytest.mark.parametrize("locale", ["it", "", "xx-XX"])
def test_a_language_without_a_column_has_english_words(locale):
    assert Labels(locale).word("planned") == "planned"
