"""Dates in German, French, Spanish, Russian and Chinese, read with `language=`."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.wording.test_words import carried, values

from timeline.edtf import AmbiguousDateError, parse, read
from timeline.errors import EdtfError, FieldError
from timeline.wording import words

VECTORS = Path(__file__).parents[1] / "edtf/edtf.tsv"
LANGUAGES = ("de", "es", "fr", "ru", "zh")
# The month at the end may belong to both years.
AMBIGUOUS_WORDS = {("zh", "[1667,1760-12]"), ("zh", "{1960,1961-12}")}


def _rows():
    for language in LANGUAGES:
        lines = Path(__file__).with_name(f"{language}.tsv").read_text("utf-8").splitlines()
        for line in lines[1:]:
            yield (language, *line.split("\t"))


def _vectors():
    for line in VECTORS.read_text("ascii").splitlines()[1:]:
        _, written, valid, *_ = line.split("\t")
        if valid == "yes":
            yield parse(written)


class TestPhrases:
    @pytest.mark.parametrize(("language", "phrase", "meaning", "as_of"), [*_rows()])
    def test_mean_what_they_mean_to_a_native_reader(self, language, phrase, meaning, as_of):
        if meaning == "AMBIGUOUS":
            with pytest.raises(AmbiguousDateError) as caught:
                read(phrase, as_of or None, language=language)
            assert caught.value.text == phrase
            assert len(caught.value.readings) > 1
        elif meaning == "REFUSE":
            with pytest.raises(EdtfError) as caught:
                read(phrase, as_of or None, language=language)
            assert caught.value.text == phrase
            assert not isinstance(caught.value, AmbiguousDateError)
        else:
            assert str(read(phrase, as_of or None, language=language)) == meaning

    def test_there_are_many_of_each_language(self):
        found = [language for language, *_ in _rows()]
        assert min(found.count(language) for language in LANGUAGES) >= 120


class TestWordsAndBack:
    @pytest.mark.parametrize("language", [*LANGUAGES, "de_at", "zh_tw"])
    def test_words_of_every_vector_are_read_as_the_english_ones_are(self, language):
        for value in _vectors():
            text = words(value, language)
            if (language[:2], str(value)) in AMBIGUOUS_WORDS:
                with pytest.raises(AmbiguousDateError):
                    read(text, language=language)
            else:
                assert read(text, language=language) == read(words(value)), text

    @given(values, st.sampled_from(LANGUAGES))
    @example(parse("0208S3/2128?"), "de")
    @example(parse("49XX"), "fr")
    def test_reading_the_words_gives_the_value_or_an_error(self, value, language):
        text = words(value, language)
        try:
            found = read(text, language=language)
        except EdtfError:
            return
        assert found == (value if carried(value) else read(words(value))), text


class TestArguments:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_edtf_is_read_in_every_language(self, language):
        assert str(read("2024-07~", language=language)) == "2024-07~"

    @pytest.mark.parametrize("language", ["de-AT", "de_CH", "DE"])
    def test_region_and_case_of_a_language_do_not_matter(self, language):
        assert str(read("Oktober 2023", language=language)) == "2023-10"

    @pytest.mark.parametrize("language", ["it", "", "deutsch", "german", "xx"])
    def test_unknown_language_is_refused_with_the_known_ones(self, language):
        with pytest.raises(FieldError, match="use one of de, en, es, fr, ru, zh"):
            read("2024", language=language)

    def test_language_that_is_not_a_text_is_a_wrong_type(self):
        with pytest.raises(TypeError):
            read("2024", language=None)  # type: ignore[arg-type]

    def test_as_of_is_used_in_every_language(self):
        assert str(read("hier", "2025-07-28", language="fr")) == "2025-07-27"
        with pytest.raises(EdtfError):
            read("hier", language="fr")

    def test_error_says_where_the_text_is_not_understood(self):
        with pytest.raises(EdtfError, match=r"expected a date such as 3\. Juli 2024") as caught:
            read("3. Juli zweitausend", language="de")
        assert caught.value.position == len("3. Juli ")

    def test_error_about_a_date_that_does_not_exist_says_why(self):
        with pytest.raises(EdtfError, match="there is no 2024-02-30"):
            read("30 février 2024", language="fr")

    def test_readings_are_those_of_the_whole_phrase(self):
        with pytest.raises(AmbiguousDateError) as caught:
            read("до 1990 года", language="ru")
        assert set(caught.value.readings) == {"[..1989]", "/1990"}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_long_texts_are_refused_at_once(self, language):
        with pytest.raises(EdtfError, match="at most"):
            read("1984, " * 5_000, language=language)
