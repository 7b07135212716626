"""What a calendar calls the steps of an agreement."""

import attrs
import pytest
from plugins.ical.tests import checker, support

import timeline
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


class TestWithoutADate:
    """An agreement that has only steps is at the first of them that a calendar can show."""

    PHASES = (
        Phase(stage="adopted"),
        Phase(stage="signed", when="[1970-11-23..1970-11-25]"),
        Phase(stage="in force", when="1973-01-01"),
    )
    AGREEMENT = Agreement(id="a", title="Protocol", description="D", tags=["x"], phases=PHASES)

    def test_has_an_entry_for_each_dated_step(self):
        data, losses = support.write([self.AGREEMENT], Metadata())
        events = checker.events(data)
        assert [event["SUMMARY"].rpartition(" ")[0] for event in events] == [
            "between 23 and 25 November 1970: Protocol:",
            "Protocol: in",
        ]
        assert [event["UID"] for event in events] == [
            "a@timeline.invalid",
            "a~in-force@timeline.invalid",
        ]
        assert "event" not in {loss.field for loss in losses}

    @pytest.mark.parametrize("language", ["", "fr", "zh"])
    @pytest.mark.parametrize("embed", [False, True])
    def test_comes_back_without_a_date(self, language, embed):
        metadata = Metadata(title="t", language=language)
        data, _ = support.write([self.AGREEMENT], metadata, embed=embed)
        (event,) = timeline.loads(data, "ical")
        phases = self.PHASES if embed else self.PHASES[1:]
        assert event == attrs.evolve(self.AGREEMENT, phases=phases)

    def test_step_that_is_moved_changes_its_own_date(self):
        data, _ = support.write([self.AGREEMENT], Metadata(), embed=True)
        moved = data.replace(b"DTSTART;VALUE=DATE:19701123", b"DTSTART;VALUE=DATE:19701120")
        (event,) = timeline.loads(moved, "ical")
        assert event.when is None
        assert [str(phase.when) for phase in event.phases] == [
            "None",
            "1970-11-20/1970-11-25",
            "1973-01-01",
        ]

    def test_is_left_out_if_no_step_can_be_shown(self):
        event = Agreement(id="a", title="A", phases=[Phase(stage="signed")])
        data, losses = support.write([event], Metadata())
        assert checker.events(data) == []
        assert [loss.field for loss in losses] == ["event"]
