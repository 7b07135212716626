"""What a calendar calls the steps of an agreement."""

import pytest
from plugins.ical.tests import checker, support

from timeline.model import Agreement, Metadata, Phase, Stage

STEPS = Agreement(
    id="a", title="A", when="2024", phases=[Phase(stage=each, when="2024-07-03") for each in Stage]
)


def names(language):
    """The names of all stages in a calendar of this language."""
    data, _ = support.write([STEPS], Metadata(title="t", language=language))
    return [event["SUMMARY"].removeprefix("A: ") for event in checker.events(data)[1:]]


class TestStages:
    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", "signed, adopted, ratified, in force, terminated"),
            ("fr", "signé, adopté, ratifié, en vigueur, dénoncé"),
            ("de", "unterzeichnet, angenommen, ratifiziert, in Kraft, gekündigt"),
            ("es", "firmado, adoptado, ratificado, en vigor, terminado"),
            ("ru", "подписано, принято, ратифицировано, в силе, прекращено"),
            ("zh", "签署, 通过, 批准, 生效, 终止"),
        ],
    )
    def test_each_language_has_its_own_words(self, language, words):
        assert ", ".join(names(language)) == words

    @pytest.mark.parametrize("language", ["fr-FR", "FR", "fr-ca"])
    def test_a_country_makes_no_difference(self, language):
        assert names(language) == names("fr")

    @pytest.mark.parametrize("language", ["it", "", "az"])
    def test_any_other_language_is_english(self, language):
        assert names(language) == names("en")
