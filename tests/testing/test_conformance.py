"""The conformance tests pass what is good, and find each planted defect."""

from typing import ClassVar

import attrs
import pytest
from tests.testing import defects
from tests.testing.defects import registry_of

from timeline import Event
from timeline.errors import PluginWarning
from timeline.model import Metadata
from timeline.plugins import present_fields
from timeline.testing import ExporterConformance
from timeline.testing._conformance.samples import bare_event, full_event


class TestGood(ExporterConformance):
    format = "tested"
    registry = registry_of(defects.Good, lossless=True)


class TestGoodWithOptions(ExporterConformance):
    format = "tested"
    options: ClassVar = {"spaced": True}
    registry = registry_of(defects.Good)


class TestWhole(ExporterConformance):
    format = "tested"
    registry = registry_of(defects.Whole, whole=True)


class TestHonestlyLossy(ExporterConformance):
    format = "tested"
    registry = registry_of(defects.ReportsHonestly)


class TestGoodBesideATypeWithRulesAcrossFields(ExporterConformance):
    """Whose format is tested cannot help what types others have installed."""

    format = "tested"
    registry = registry_of(defects.Good, defects.Tariff, lossless=True)


def complaint(exporter, check, *, importer=None, **declared):
    """What the test called *check* says of *exporter*."""

    class Tested(ExporterConformance):
        format = "tested"
        registry = registry_of(exporter, importer=importer, **declared)

    with pytest.raises(pytest.fail.Exception) as caught:
        getattr(Tested(), f"test_{check}")()
    return str(caught.value)


FIELDS = "drops_no_field_in_silence"
METADATA = "drops_nothing_of_the_timeline_in_silence"
LOSSES = "loses_only_what_is_there"
STATE = "keeps_no_state_between_events"
SHARDS = "shards_join_to_the_same_bytes"
INPUT = "depends_on_nothing_but_its_input"
MEMORY = "memory_stays_flat"
ENCODING = "text_is_in_the_encoding_that_it_declares"
OPTIONS = "options_are_described_and_do_something"
EVERY_OPTION = "every_option_keeps_the_contract"
DECLARES = "is_what_it_declares"
BACK = "what_comes_back_is_what_went_in"

PLANTED = [
    (defects.DropsAFieldOfOneType, FIELDS, ["drops instrument of 'agreement' in silence"]),
    (defects.DropsTheType, FIELDS, ["drops type of"]),
    (defects.DropsTheOrder, FIELDS, ["drops tags of 'event' in silence"]),
    (defects.ForgetsToEscape, FIELDS, ["drops title of 'event' in silence"]),
    (defects.CutsTexts, FIELDS, ["drops title of 'event' in silence"]),
    (defects.RoundsNumbers, FIELDS, ["drops places.latitude of 'event' in silence"]),
    (defects.ReportsWhatIsNoField, LOSSES, ["the loss of 'participants', and"]),
    (defects.NumbersEvents, STATE, ["keep nothing between events"]),
    (defects.WritesADateOnlyOnce, STATE, ["writes 'full-event' otherwise after"]),
    (defects.WaitsForThePrologue, STATE, ["depends on prologue having been called"]),
    (defects.CountsInTheEpilogue, STATE, ["epilogue depends on the events"]),
    (defects.CountsInTheEpilogue, SHARDS, ["shards of 1 do not join"]),
    (defects.SeparatesForItself, SHARDS, ["encode gives the event alone"]),
    (defects.NumbersEvents, SHARDS, ["shards of 1 do not join to what is written in one go"]),
    (defects.AsksTheClockOfTime, INPUT, ["asks for time.time in AsksTheClockOfTime.prologue"]),
    (defects.ThrowsDice, INPUT, ["asks for random.random"]),
    (defects.InventsIds, INPUT, ["asks for posix.urandom"]),
    (defects.CountsExports, INPUT, ["another document of the same events the second time"]),
    (defects.HoldsEverything, MEMORY, ["bytes of each event it writes: give encode's bytes and"]),
    (defects.RemembersIds, MEMORY, ["RemembersIds holds on to"]),
    (defects.WritesLatin1, ENCODING, ["bytes that are not utf-8, which its declaration says"]),
    (defects.CutsInsideACharacter, ENCODING, ["cut texts before encoding, not after"]),
    (defects.HasAnIdleOption, OPTIONS, ["IdleOptions.colour = 'blue' changes nothing"]),
    (defects.HasASecretOption, OPTIONS, ["SecretOptions.spaced has no description"]),
    (defects.DropsAFieldWithAnOption, EVERY_OPTION, ["in silence", "(with terse=True)"]),
]


class TestPlantedDefects:
    @pytest.mark.parametrize(("exporter", "check", "says"), PLANTED)
    def test_defect_is_found_and_the_message_says_what_to_do(self, exporter, check, says):
        message = complaint(exporter, check)
        for words in says:
            assert words in message

    def test_false_claim_to_lose_nothing_is_found(self):
        message = complaint(defects.LosesAfterAll, DECLARES, lossless=True)
        assert "declares lossless=True and loses figures" in message
        assert "take the claim out of the declaration" in message

    def test_false_claim_to_stream_is_found(self):
        message = complaint(defects.Whole, DECLARES, whole=False)
        assert "is no Exporter, as whole=False in its declaration says" in message

    def test_option_of_a_reserved_name_is_found(self):
        message = complaint(defects.HasAnOptionOfAReservedName, DECLARES)
        assert "SizeOptions calls an option 'max_bytes', as load, export and the like" in message
        assert "pip install" not in message

    def test_false_claim_of_an_encoding_is_found(self):
        assert "not ascii" in complaint(defects.CutsInsideACharacter, ENCODING, encoding="ascii")

    def test_what_the_importer_cannot_read_is_found(self):
        message = complaint(defects.WritesWhatItCannotRead, BACK, importer=defects.GoodImporter)
        assert "writes what the importer refuses" in message

    def test_field_that_does_not_come_back_is_found(self):
        message = complaint(defects.DropsAField, BACK, importer=defects.GoodImporter)
        assert "actors of 'event' came back otherwise" in message

    def test_format_that_is_not_installed_says_how_to_install_it(self):
        class Tested(ExporterConformance):
            format = "nowhere"
            registry = registry_of(defects.Good)

        with pytest.raises(pytest.fail.Exception, match=r"pip install -e \."):
            Tested().test_is_what_it_declares()


@attrs.frozen(kw_only=True)
class Sanction(Event):
    """A type of event that a plugin brings."""

    type_name = "sanction"

    target: str = ""
    size: int | None = None


class TestTypesOfPlugins:
    """What a plugin's type has is held to the same standard."""

    def test_dropped_field_of_a_plugins_type_is_found(self):
        class DropsSizes(defects.Good):
            def plain(self, event):
                return {k: v for k, v in super().plain(event).items() if k != "size"}

        class Tested(ExporterConformance):
            format = "tested"
            registry = registry_of(DropsSizes, Sanction)

        with pytest.raises(pytest.fail.Exception, match="drops size of 'sanction' in silence"):
            Tested().test_drops_no_field_in_silence()

    @pytest.mark.parametrize("field", ["words", "note"])
    def test_dropped_field_of_a_type_with_rules_is_found(self, field):
        class Drops(defects.Good):
            def plain(self, event):
                return {k: v for k, v in super().plain(event).items() if k != field}

        class Tested(ExporterConformance):
            format = "tested"
            registry = registry_of(Drops, defects.Tariff)

        with pytest.raises(pytest.fail.Exception, match=f"drops {field} of 'tariff' in silence"):
            Tested().test_drops_no_field_in_silence()

    def test_bare_event_keeps_what_its_type_will_not_be_without(self):
        bare = bare_event(full_event(defects.Tariff))
        assert present_fields(bare) == (
            *("type", "id", "title", "when", "status", "actors", "places", "words"),
        )

    def test_type_of_which_no_event_can_be_made_up_is_left_out_with_a_warning(self):
        class Tested(ExporterConformance):
            format = "tested"
            registry = registry_of(defects.Good, defects.Unguessable)

        with pytest.warns(PluginWarning, match="no Unguessable can be made up .* give one event"):
            Tested().test_drops_no_field_in_silence()


def test_good_exporter_has_metadata_to_lose():
    # The kit's own material must have something in every field, or it proves nothing.
    from timeline.testing._conformance.samples import METADATA, full_events  # noqa: PLC0415
    from timeline.wire import EventTypes  # noqa: PLC0415

    empty = [f.name for f in attrs.fields(Metadata) if not getattr(METADATA, f.name)]
    assert empty == []
    for event in full_events(EventTypes().values()):
        fields = attrs.fields(type(event))
        assert [f.name for f in fields if not getattr(event, f.name)] == [], event.type


def test_every_field_of_every_type_is_changed():
    from timeline.testing._conformance.changes import changes  # noqa: PLC0415
    from timeline.testing._conformance.samples import full_events  # noqa: PLC0415
    from timeline.wire import EventTypes  # noqa: PLC0415

    def leaves(value, path=""):
        if isinstance(value, tuple):
            for item in value:
                yield from leaves(item, path)
        elif attrs.has(type(value)) and not hasattr(value, "earliest"):
            for field in attrs.fields(type(value)):
                yield from leaves(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
        else:
            yield path

    for event in full_events(EventTypes().values()):
        changed = {path for path, other in changes(event) if other != event}
        # A country has one kind, and a person no code: each is changed in the other actor.
        missing = set(leaves(event)) - changed - {"host.kind", "guest.code"}
        assert missing == set(), event.type
