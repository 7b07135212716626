"""The conformance tests pass what is good, and find each planted defect."""

import random
import re
from pathlib import Path
from typing import ClassVar

import attrs
import pytest
from tests.testing import defects
from tests.testing.defects import registry_of

from timeline import Event
from timeline.errors import PluginError, PluginWarning
from timeline.model import BUILT_IN, Metadata
from timeline.plugins import present_fields
from timeline.testing import ExporterConformance


class TestGood(ExporterConformance):
    format = "tested"
    registry = registry_of(defects.Good, lossless=True)


class TestGoodWithOptions(ExporterConformance):
    format = "tested"
    options: ClassVar = {"spaced": True}
    registry = registry_of(defects.Good)


class TestWhole(ExporterConformance):
    format = "tested"
    registry = registry_of(defects.Whole)


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
    (defects.DropsANestedField, FIELDS, ["drops citations.locator of 'event' in silence"]),
    (defects.DropsASource, METADATA, ["drops the timeline's sources.url in silence"]),
    (defects.ReportsTooMuch, LOSSES, ["the loss of 'figures' of an event without it"]),
    (defects.AsksTheClock, INPUT, ["calls datetime.now in AsksTheClock.plain"]),
    (defects.OrdersByHash, INPUT, ["another document in another process", "comes from a set"]),
    (defects.DropsTheType, FIELDS, ["drops type of"]),
    (defects.DropsTheOrder, FIELDS, ["drops tags of 'event' in silence"]),
    (defects.ForgetsToEscape, FIELDS, ["drops title of 'event' in silence"]),
    (defects.CutsTexts, FIELDS, ["drops title of 'event' in silence"]),
    (defects.RoundsNumbers, FIELDS, ["drops places.latitude of 'event' in silence"]),
    (defects.ReportsWhatIsNoField, LOSSES, ["the loss of 'participants', which is not a field"]),
    (defects.NumbersEvents, SHARDS, ["shards of 1 do not join", "keep nothing between events"]),
    (defects.WritesADateOnlyOnce, SHARDS, ["shards of 1 do not join to the bytes of a serial"]),
    (defects.WaitsForThePrologue, SHARDS, ["prologue is not called for shards"]),
    (defects.CountsInTheEpilogue, SHARDS, ["epilogue must not depend on the events"]),
    (defects.SeparatesForItself, SHARDS, ["encode returns the event alone"]),
    (defects.AsksTheClockOfTime, INPUT, ["calls time.time in AsksTheClockOfTime.prologue"]),
    (defects.ThrowsDice, INPUT, ["calls random.random"]),
    (defects.InventsIds, INPUT, ["calls posix.urandom"]),
    (defects.CountsExports, INPUT, ["another document for the same events the second time"]),
    (defects.HoldsEverything, MEMORY, ["bytes for each event that it writes: return the bytes"]),
    (defects.RemembersIds, MEMORY, ["RemembersIds keeps"]),
    (defects.WritesLatin1, ENCODING, ["bytes that are not valid utf-8, the declared encoding"]),
    (defects.CutsInsideACharacter, ENCODING, ["cut texts before encoding, not after"]),
    (defects.HasAnIdleOption, OPTIONS, ["IdleOptions.colour = 'blue' changes nothing"]),
    (defects.HasAnUndescribedOption, OPTIONS, ["UndescribedOptions.spaced has no description"]),
    (defects.DropsAFieldWithAnOption, EVERY_OPTION, ["in silence", "(with terse=True)"]),
]


@pytest.fixture
def own_random_state():
    """One defect throws dice: no other test of this process may see it."""
    before = random.getstate()
    yield
    random.setstate(before)


@pytest.mark.usefixtures("own_random_state")
class TestPlantedDefects:
    @pytest.mark.parametrize(("exporter", "check", "says"), PLANTED)
    def test_defect_is_found_and_the_message_says_what_to_do(self, exporter, check, says):
        message = complaint(exporter, check)
        for words in says:
            assert words in message

    def test_output_that_is_not_bytes_is_found(self):
        class Tested(ExporterConformance):
            format = "tested"
            registry = registry_of(defects.GivesText)

        with pytest.raises(PluginError, match="GivesText"):
            Tested().test_drops_no_field_in_silence()

    def test_every_defect_is_planted(self):
        ours = Path(__file__).read_text(encoding="utf-8")
        names = [name for name, kind in vars(defects).items() if isinstance(kind, type)]
        exporters = [name for name in names if issubclass(getattr(defects, name), defects.Good)]
        assert len(exporters) > 30
        assert [name for name in exporters if not re.search(rf"defects\.{name}\b", ours)] == []

    def test_false_claim_to_lose_nothing_is_found(self):
        message = complaint(defects.LosesAfterAll, DECLARES, lossless=True)
        assert "declares lossless=True and loses figures" in message
        assert "remove the claim from the declaration" in message

    def test_option_of_a_reserved_name_is_found(self):
        message = complaint(defects.HasAnOptionOfAReservedName, DECLARES)
        assert "SizeOptions has an option 'max_bytes', which is a parameter of load" in message
        assert "pip install" not in message

    def test_false_claim_of_an_encoding_is_found(self):
        assert "not valid ascii" in complaint(
            defects.CutsInsideACharacter, ENCODING, encoding="ascii"
        )

    def test_what_the_importer_cannot_read_is_found(self):
        message = complaint(defects.WritesWhatItCannotRead, BACK, importer=defects.GoodImporter)
        assert "writes what its importer refuses" in message

    def test_events_beyond_those_written_are_found_by_their_titles(self):
        message = complaint(defects.WritesEachTwice, BACK, importer=defects.GoodImporter)
        assert "WritesEachTwice: " in message
        assert re.search(r"\d+ events were written, none reported as lost, but \d+ events", message)
        assert "losses.add(event, field, reason)" in message

    def test_field_that_does_not_come_back_is_found(self):
        message = complaint(defects.DropsAField, BACK, importer=defects.GoodImporter)
        assert "actors of 'event' is read as another value" in message

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

    def test_losses_are_looked_for_in_an_event_with_what_its_type_requires(self):
        seen = []

        class Keeps(defects.ReportsHonestly):
            def encode(self, event, losses):
                seen.append(present_fields(event))
                return super().encode(event, losses)

        class Tested(ExporterConformance):
            format = "tested"
            registry = registry_of(Keeps, defects.Tariff)

        Tested().test_loses_only_what_is_there()
        required = ("type", "id", "title", "when", "status", "actors", "places", "words")
        assert required in seen

    def test_type_of_which_no_event_can_be_made_up_is_left_out_with_a_warning(self):
        class Tested(ExporterConformance):
            format = "tested"
            registry = registry_of(defects.Good, defects.Unguessable)

        with pytest.warns(PluginWarning, match="no Unguessable can be made up .* add an event"):
            Tested().test_drops_no_field_in_silence()


@pytest.fixture(scope="module")
def written():
    """What an exporter is given when its fields are tested: metadata and events."""
    metadata, events = [], []

    class Keeps(defects.Good):
        def prologue(self, losses):
            metadata.append(self.metadata)
            return super().prologue(losses)

        def encode(self, event, losses):
            events.append(event)
            return super().encode(event, losses)

    class Tested(ExporterConformance):
        format = "tested"
        registry = registry_of(Keeps)

    Tested().test_drops_no_field_in_silence()
    return metadata, events


class TestMaterial:
    """The events that the kit makes up have something in every field, and change each."""

    def test_metadata_is_full(self, written):
        fullest = max(written[0], key=lambda each: len(present_fields(each)))
        assert {field.name for field in attrs.fields(Metadata)} == set(present_fields(fullest))

    @pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.__name__)
    def test_one_event_of_every_type_is_full(self, written, kind):
        names = {field.name for field in attrs.fields(kind)}
        ours = [event for event in written[1] if type(event) is kind]
        assert any(names <= set(present_fields(event)) for event in ours)

    @pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.__name__)
    def test_every_field_of_every_type_is_changed(self, written, kind):
        values = {}
        for event in written[1]:
            if type(event) is kind:
                for path, value in leaves(event):
                    values.setdefault(path, set()).add(value)
        same = {path for path, different in values.items() if len(different) < 2}
        assert len(values) > 10
        # A country has one kind, and a person no code: each is changed in the other actor.
        assert same - {"host.kind", "guest.code"} == set()


def leaves(value, path=""):
    """Yield the path and the text of each single value within *value*."""
    if isinstance(value, tuple):
        for item in value:
            yield from leaves(item, path)
    elif attrs.has(type(value)) and not hasattr(value, "earliest"):
        for field in attrs.fields(type(value)):
            yield from leaves(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif value is not None:
        yield path, repr(value)
