"""What a calendar calls the steps of an agreement."""

import pytest

from timeline.model import Stage
from timeline_ical._stages import stage_in


class TestStageIn:
    @pytest.mark.parametrize(
        ("locale", "names"),
        [
            ("en", "signed, adopted, ratified, in force, terminated"),
            ("fr", "signé, adopté, ratifié, en vigueur, dénoncé"),
            ("de", "unterzeichnet, angenommen, ratifiziert, in Kraft, gekündigt"),
            ("es", "firmado, adoptado, ratificado, en vigor, terminado"),
            ("ru", "подписано, принято, ратифицировано, в силе, прекращено"),
            ("zh", "签署, 通过, 批准, 生效, 终止"),
        ],
    )
    def test_each_language_has_its_own_words(self, locale, names):
        assert ", ".join(stage_in(locale, stage) for stage in Stage) == names

    @pytest.mark.parametrize("locale", ["fr_FR", "FR", "fr-ca"])
    def test_a_country_makes_no_difference(self, locale):
        assert stage_in(locale, Stage.IN_FORCE) == "en vigueur"

    @pytest.mark.parametrize("locale", ["it", "", "frr"])
    def test_any_other_language_is_english(self, locale):
        assert stage_in(locale, Stage.IN_FORCE) == "in force"
