"""The conformance tests find what depends on more than its input, loses in silence or guesses."""

import decimal
import os
import re
from unittest import mock

import pytest
from tests.testing import more_defects
from tests.testing.defects import Good, GoodImporter, registry_of

from timeline.testing import ExporterConformance, ImporterConformance

INPUT = "depends_on_nothing_but_its_input"
FIELDS = "drops_no_field_in_silence"
LOSSES = "loses_only_what_is_there"
OPTIONS = "every_option_keeps_the_contract"
EDITS = "small_changes_are_read_or_are_faults"
MANY = "many_events_are_read"
USE = "options_keep_the_contract_and_do_something"

EXPORTERS = [
    ("UsesTheLocale", INPUT, "calls _locale.setlocale"),
    ("NamesTheFolder", INPUT, "in another folder: write no path"),
    ("NamesTheMachine", INPUT, "on another machine: write no name"),
    ("StampsItsFile", INPUT, "when files have another date: write no time of a file"),
    ("EndsLinesAsThePlatform", INPUT, "where os.linesep is another"),
    ("NeedsWhatOneProcessHas", INPUT, "fails in another process: .*put what it needs into its"),
    ("ConvertsToLocalTime", INPUT, "in another time zone: use no local time"),
    ("RoundsAsTheCaller", INPUT, "with another decimal context: give Decimal arithmetic"),
    ("SetsThePrecision", INPUT, "the decimal context is changed; compute within"),
    ("SilencesWarnings", INPUT, "the filters of warnings are changed; use"),
    ("ChangesTheEnvironment", INPUT, "os.environ is changed"),
    ("LeavesFilesOpen", INPUT, "leaves a file open each time: open it in a with"),
    ("Prints", INPUT, "prints 'full-event.*: the document may go to standard output"),
    ("ReadsAFileInTheLocalesEncoding", INPUT, "UnicodeDecodeError.*name the encoding of files"),
    ("KeepsThreeActors", FIELDS, "drops actors of 'event' in silence"),
    ("KeepsOneActorOfAName", FIELDS, "drops actors.role of 'event' in silence"),
    ("KeepsTagsOfOneCase", FIELDS, "drops tags of 'event' in silence"),
    ("JoinsTags", FIELDS, "whose tags differ in where '; ' is within a text"),
    ("DropsWhatIsFalse", FIELDS, "drops extra of 'event' in silence"),
    ("WritesDoubles", FIELDS, "drops extra of 'event' in silence"),
    ("CutsLongTitles", FIELDS, "drops title of 'event' in silence"),
    ("DropsInvisibleMarks", FIELDS, "drops title of 'event' in silence"),
    ("DropsTheMiddleOfASet", FIELDS, "drops when of 'event' in silence"),
    ("TakesLocalTimeForUtc", FIELDS, "drops when of 'event' in silence"),
    ("DropsSignificantDigits", FIELDS, "drops when of 'event' in silence"),
    ("KnowsTheBuiltInTypesOnly", FIELDS, "drops note of 'own-event-of-the-conformance-kit'"),
    ("LosesWhatItWrites", FIELDS, "reports the loss of 'when' and writes it"),
    ("MarksEveryEvent", "text_is_in_the_encoding_that_it_declares", "a byte order mark inside"),
    ("LosesForNobody", LOSSES, "names no event: pass the event to losses.add"),
    ("LosesTwice", LOSSES, "2 times for one event, which has it once"),
    ("LosesForAnother", LOSSES, "for another, which is not the event that was written"),
    ("LosesWithoutReason", LOSSES, "without a reason: say why"),
    ("LosesEachForAReason", LOSSES, "gives a reason of its own for each event"),
    ("LosesWhatNoTimelineHas", LOSSES, "'timeline.description' of a timeline without it"),
    ("CutsByOption", OPTIONS, r"drops description of 'event' in silence.*\(with longest="),
    ("SeparatesByOption", OPTIONS, "differ in where ';' is within a text"),
    ("LooksThroughAList", "time_grows_with_the_number_of_events", "look up in a dict or a set"),
]
IMPORTERS = [
    ("LeavesOutEventsWithoutATitle", EDITS, "without a title gives 2 events instead of 3"),
    ("CountsLinesFromZero", EDITS, "is a fault on line 1; the event is on lines 2 to 2"),
    ("TakesTheLastOfEqualKeys", EDITS, "with its title twice is read without a fault"),
    ("TakesNanForNothing", EDITS, "the number NaN is read without a fault"),
    ("MakesIdsByHash", INPUT, r"use no hash\(\)"),
    ("LeavesOutRepeatedIds", EDITS, "has the id 'id-alpha', as another has, gives 2 events"),
    ("ReadsLatin1Instead", EDITS, "not UTF-8 is read without a fault: decode strictly"),
    ("ReplacesBadBytes", EDITS, "not UTF-8 is read without a fault: decode strictly"),
    ("SaysThePlaceOfTheNext", "says_where_events_are", "is said to start on line 3; its"),
    ("ReadsTheFirstThousands", MANY, "12000 events gives 10000 and no fault"),
    ("Evaluates", EDITS, "read as the title '42', not '=6\\*7'"),
    ("MakesNumbersOfTexts", EDITS, "read as the title '7', not '007'"),
    ("DropsWrongDates", EDITS, "is read as no date and no fault"),
    ("SwallowsWhatIsWrong", EDITS, "2 events instead of 3 and no fault"),
    ("StopsAtAWrongDate", EDITS, "also loses id-beta, id-gamma"),
    ("StopsAtAnEmptyLine", EDITS, "with an empty line after line 1 gives 0 events"),
    ("RaisesAtLongNumbers", EDITS, "a number of 5000 digits raises ValueError"),
    ("ImportsWithAnIdleOption", USE, "strip changes nothing in what is read"),
    ("BreaksWithAnOption", USE, "with style='html', raises KeyError"),
    ("WritesToTheEnvironment", INPUT, "os.environ is changed"),
]
HELPERS = {"ChangesPlain", "Loses", "Importer"}


def found(kit, check):
    with pytest.raises((pytest.fail.Exception, AssertionError)) as caught:
        getattr(kit(), f"test_{check}")()
    return str(caught.value)


@pytest.fixture(autouse=True)
def own_process_state():
    """Some defects set the precision or a variable: no other test of this process may see it."""
    with decimal.localcontext(), mock.patch.dict(os.environ):
        yield


@pytest.mark.parametrize(("name", "check", "says"), EXPORTERS)
def test_defect_of_an_exporter_is_found_and_the_message_says_what_to_do(
    name, check, says, monkeypatch
):
    monkeypatch.setitem(more_defects.TABLE, "generator", "tested")

    class Tested(ExporterConformance):
        format = "tested"
        registry = registry_of(getattr(more_defects, name))

    assert re.search(says, found(Tested, check), re.DOTALL)


WITHOUT_IDS = b'[{"title":"T"},{}]\n{"title":"A"}\n{"title":"B"}\n'


@pytest.mark.parametrize(("name", "check", "says"), IMPORTERS)
def test_defect_of_an_importer_is_found_and_the_message_says_what_to_do(name, check, says):
    class Tested(ImporterConformance):
        format = "tested"
        documents = (WITHOUT_IDS,) if name == "MakesIdsByHash" else ()
        registry = registry_of(Good, importer=getattr(more_defects, name))

    assert re.search(says, found(Tested, check), re.DOTALL)


def test_every_defect_is_planted():
    kinds = [kind for kind in vars(more_defects).values() if isinstance(kind, type)]
    ours = {kind.__name__ for kind in kinds if kind.__module__ == more_defects.__name__}
    defects = {
        name for name in ours if issubclass(getattr(more_defects, name), (Good, GoodImporter))
    }
    defects |= {"LooksThroughAList"}
    assert defects - HELPERS == {name for name, _, _ in (*EXPORTERS, *IMPORTERS)}
