"""What a timeline says of itself."""

import pytest

from timeline.model import Metadata


class TestLocale:
    @pytest.mark.parametrize(
        ("language", "locale"),
        [
            ("", "en"),
            ("fr-CA", "fr-CA"),
            ("zh-Hans", "zh-Hans"),
            ("it", "it"),
            ("az", "az"),
            ("tlh", "en"),
        ],
    )
    def test_it_is_that_of_the_language_where_dates_have_words_in_it(self, language, locale):
        assert Metadata(language=language).locale == locale
