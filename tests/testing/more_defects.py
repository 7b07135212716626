"""More exporters and importers, each with one defect that the conformance tests have to find."""

import datetime as dt
import json
import locale
import os
import platform
import re
import warnings
from collections.abc import Iterator
from decimal import getcontext
from pathlib import Path
from typing import Literal

import attrs
from tests.testing.defects import Good, GoodImporter, Whole, parse_json

from timeline import Event
from timeline.errors import Faults, Location
from timeline.model import BUILT_IN, GenericEvent
from timeline.plugins import DocumentReader

TABLE: dict[str, str] = {}
HELD = []


class UsesTheLocale(Good):
    def plain(self, event):
        locale.setlocale(locale.LC_NUMERIC, "C")
        return super().plain(event)


class NamesTheFolder(Good):
    def prologue(self, losses):
        return super().prologue(losses) + f"{Path.cwd()}\n".encode()


class NamesTheMachine(Good):
    def prologue(self, losses):
        return super().prologue(losses) + f"{platform.node()}\n".encode()


class StampsItsFile(Good):
    def prologue(self, losses):
        return super().prologue(losses) + f"{Path(__file__).stat().st_mtime}\n".encode()


class EndsLinesAsThePlatform(Good):
    def line(self, plain):
        return super().line(plain).replace(b"\n", os.linesep.encode())


class NeedsWhatOneProcessHas(Good):
    def prologue(self, losses):
        return super().prologue(losses) + TABLE["generator"].encode()


class ConvertsToLocalTime(Good):
    def plain(self, event):
        local = dt.datetime(2024, 7, 1, tzinfo=dt.UTC).astimezone()
        return {**super().plain(event), "local": local.isoformat()}


class RoundsAsTheCaller(Good):
    """Normalises amounts, which rounds them to the precision that the caller has set."""

    def plain(self, event):
        amounts = [str(figure.amount.normalize()) for figure in event.figures]
        return {**super().plain(event), "amounts": amounts}


class SetsThePrecision(Good):
    def plain(self, event):
        getcontext().prec = 6
        return super().plain(event)


class SilencesWarnings(Good):
    def plain(self, event):
        warnings.simplefilter("ignore")
        return super().plain(event)


class ChangesTheEnvironment(Good):
    def plain(self, event):
        os.environ["TESTED"] = "1"
        return super().plain(event)


class LeavesFilesOpen(Good):
    def prologue(self, losses):
        HELD.append(open(__file__, "rb"))  # noqa: SIM115, PTH123 - the defect
        return super().prologue(losses)


class Prints(Good):
    def plain(self, event):
        print(event.id)  # noqa: T201 - the defect
        return super().plain(event)


class ReadsAFileInTheLocalesEncoding(Good):
    """Opens a file with letters beyond ASCII, and does not say how they are encoded: Ə."""

    def prologue(self, losses):
        with open(__file__) as file:  # noqa: PTH123 - the defect
            return super().prologue(losses) + f"{len(file.read()) > 0}\n".encode()


class ChangesPlain(Good):
    """Writes what `change` makes of an event."""

    def plain(self, event):
        plain = super().plain(event)
        self.change(plain, event)
        return plain

    def change(self, plain, event):
        """Change what is written."""


class KeepsThreeActors(ChangesPlain):
    def change(self, plain, event):
        plain["actors"] = plain.get("actors", [])[:3]


class KeepsOneActorOfAName(ChangesPlain):
    def change(self, plain, event):
        kept = {actor.label: index for index, actor in reversed([*enumerate(event.actors)])}
        plain["actors"] = [plain["actors"][index] for index in sorted(kept.values())]


class KeepsTagsOfOneCase(ChangesPlain):
    def change(self, plain, event):
        plain["tags"] = [*{tag.casefold(): tag for tag in reversed(event.tags)}.values()]


class JoinsTags(ChangesPlain):
    def change(self, plain, event):
        plain["tags"] = "; ".join(event.tags)


class DropsWhatIsFalse(ChangesPlain):
    def change(self, plain, event):
        plain["extra"] = {key: value for key, value in plain.get("extra", {}).items() if value}


class WritesDoubles(ChangesPlain):
    def change(self, plain, event):
        extra = plain.get("extra", {})
        plain["extra"] = {k: float(v) if type(v) is int else v for k, v in extra.items()}


class CutsLongTitles(ChangesPlain):
    def change(self, plain, event):
        plain["title"] = event.title[:2000]


class DropsInvisibleMarks(ChangesPlain):
    def change(self, plain, event):
        plain["title"] = re.sub("[\u00ad\u200b-\u200f]", "", event.title)


class DropsTheMiddleOfASet(ChangesPlain):
    def change(self, plain, event):
        plain["when"] = re.sub(r"([\[{][^,]*),.*(,)", r"\1\2", plain.get("when", ""))


class TakesLocalTimeForUtc(ChangesPlain):
    def change(self, plain, event):
        plain["when"] = re.sub(r"(T[0-9:]+)$", r"\1Z", plain.get("when", ""))


class DropsSignificantDigits(ChangesPlain):
    def change(self, plain, event):
        plain["when"] = re.sub(r"S[0-9]+$", "", plain.get("when", ""))


class KnowsTheBuiltInTypesOnly(ChangesPlain):
    def change(self, plain, event):
        if type(event) not in {*BUILT_IN, GenericEvent}:
            for name in attrs.fields_dict(type(event)).keys() - attrs.fields_dict(Event).keys():
                plain.pop(name, None)


class MarksEveryEvent(Good):
    def line(self, plain):
        return super().line(plain).decode().encode("utf-8-sig")


class Loses(Good):
    """Drops descriptions, and reports it in its way."""

    def encode(self, event, losses):
        if event.description:
            self.lose(event, losses)
        plain = {k: v for k, v in self.plain(event).items() if k != "description"}
        return self.line(plain)

    def lose(self, event, losses):
        losses.add(event, "description", "lines are short")


class LosesForNobody(Loses):
    def lose(self, event, losses):
        losses.add(None, "description", "lines are short")


class LosesTwice(Loses):
    def lose(self, event, losses):
        super().lose(event, losses)
        super().lose(event, losses)


class LosesForAnother(Loses):
    def lose(self, event, losses):
        losses.add(attrs.evolve(event, id="another"), "description", "lines are short")


class LosesWithoutReason(Loses):
    def lose(self, event, losses):
        losses.add(event, "description", " ")


class LosesEachForAReason(Loses):
    def lose(self, event, losses):
        losses.add(event, "description", f"{event.title} is short")


class LosesWhatNoTimelineHas(Good):
    def prologue(self, losses):
        losses.add(None, "timeline.description", "lines are short")
        return super().prologue(losses)


class LosesWhatItWrites(Good):
    def encode(self, event, losses):
        if event.when is not None:
            losses.add(event, "when", "dates are approximate")
        return super().encode(event, losses)


@attrs.frozen(kw_only=True)
class NumberOptions:
    """Options without choices.

    Attributes:
        spaced: whether there is a space after each colon.
        longest: how long a description may be; 0 for any length.
        between: what is written between a title and a description.

    """

    spaced: bool = False
    longest: int = 0
    between: str = "\n"


class CutsByOption(Good):
    options_type = NumberOptions

    def plain(self, event):
        plain = super().plain(event)
        if self.options.longest and event.description:
            plain["description"] = event.description[: self.options.longest]
        return plain


class SeparatesByOption(Good):
    options_type = NumberOptions

    def plain(self, event):
        plain = super().plain(event)
        title, description = plain.pop("title"), plain.pop("description", "")
        # Only the separator of the default is escaped.
        escaped = [text.replace("\\", "\\\\").replace("\n", "\\n") for text in (title, description)]
        return {**plain, "text": self.options.between.join(escaped)}


class LooksThroughAList(Whole):
    def render(self, events, losses):
        seen, out = [], b""
        good = Good(self.options, self.metadata)
        for event in events:
            if event.id not in seen:
                seen.append(event.id)
            out = out + good.encode(event, losses)
        return good.prologue(losses) + out


# Importers


class Importer(GoodImporter):
    """Reads one line at a time, as `parse` and `event` say."""

    def parse(self, line):
        return parse_json(line)

    def event(self, reader, plain, location):
        return reader.event(plain, location)


class LeavesOutEventsWithoutATitle(Importer):
    def event(self, reader, plain, location):
        return super().event(reader, plain, location) if plain.get("title") else None


class CountsLinesFromZero(Importer):
    def event(self, reader, plain, location):
        return super().event(reader, plain, attrs.evolve(location, line=location.line - 1))


class TakesTheLastOfEqualKeys(Importer):
    def parse(self, line):
        return json.loads(line)


class TakesNanForNothing(Importer):
    def parse(self, line):
        parse_json(re.sub(rb"-?(NaN|Infinity)", b"0", line))
        return json.loads(line, parse_constant=lambda _: 0)


class MakesIdsByHash(Importer):
    def event(self, reader, plain, location):
        plain.setdefault("id", f"e-{hash(plain.get('title')) & 0xFFFFFF:x}")
        return super().event(reader, plain, location)


class LeavesOutRepeatedIds(Importer):
    def items(self, lines, reader):
        seen = set()
        for event, location in super().items(lines, reader):
            if event.id not in seen:
                seen.add(event.id)
                yield event, location


class ReadsLatin1Instead(Importer):
    def parse(self, line):
        try:
            return super().parse(line)
        except UnicodeDecodeError:
            return super().parse(line.decode("latin-1").encode())


class ReplacesBadBytes(Importer):
    def parse(self, line):
        return super().parse(line.decode(errors="replace").encode())


class SaysThePlaceOfTheNext(Importer):
    def items(self, lines, reader):
        for event, location in super().items(lines, reader):
            yield event, Location(line=location.line + 1)


class ReadsTheFirstThousands(Importer):
    def items(self, lines, reader):
        for number, item in enumerate(super().items(lines, reader)):
            if number == 10_000:
                return
            yield item


class Evaluates(Importer):
    def event(self, reader, plain, location):
        if re.fullmatch(r"=[0-9*+]+", str(plain.get("title"))):
            plain["title"] = str(eval(plain["title"][1:]))  # noqa: S307 - the defect
        return super().event(reader, plain, location)


class MakesNumbersOfTexts(Importer):
    def event(self, reader, plain, location):
        if str(plain.get("title")).isdigit():
            plain["title"] = str(int(plain["title"]))
        return super().event(reader, plain, location)


class DropsWrongDates(Importer):
    def event(self, reader, plain, location):
        quiet = Faults()
        event = DocumentReader(quiet, self.types).event(plain, location)
        if quiet:
            plain.pop("when", None)
            return super().event(reader, plain, location)
        return event


class SwallowsWhatIsWrong(Importer):
    def event(self, reader, plain, location):
        return DocumentReader(Faults(), self.types).event(plain, location)


class StopsAtAWrongDate(Importer):
    def items(self, lines, reader) -> Iterator[tuple[Event, Location]]:
        for plain, location in lines:
            event = self.event(reader, plain, location)
            if event is None:
                return
            yield event, location


class StopsAtAnEmptyLine(Importer):
    def read(self, file, faults):
        return super().read(UntilEmpty(file), faults)


class UntilEmpty:
    """The lines of a file, up to an empty one."""

    def __init__(self, file):
        self.file = file

    def readline(self):
        return self.file.readline()

    def __iter__(self):
        for line in self.file:
            if not line.strip():
                return
            yield line


class RaisesAtLongNumbers(Importer):
    def read(self, file, faults):
        lines = file.readlines()
        for line in lines:
            if number := re.search(rb"[0-9]{5000,}", line):
                int(number[0])
        return super().read(Lines(lines), faults)


class Lines:
    """A file of lines that are there already."""

    def __init__(self, lines):
        self.lines = iter(lines)

    def readline(self):
        return next(self.lines, b"")

    def __iter__(self):
        return self.lines


@attrs.frozen(kw_only=True)
class StripOptions:
    """Options.

    Attributes:
        strip: whether texts are stripped, it says.

    """

    strip: bool = False


class ImportsWithAnIdleOption(Importer):
    options_type = StripOptions


@attrs.frozen(kw_only=True)
class StyleOptions:
    """Options.

    Attributes:
        style: how texts are read.

    """

    style: Literal["plain", "html"] = "plain"


class BreaksWithAnOption(Importer):
    options_type = StyleOptions

    def event(self, reader, plain, location):
        {"plain": str}[self.options.style](plain)
        return super().event(reader, plain, location)


class WritesToTheEnvironment(Importer):
    def read(self, file, faults):
        os.environ["TESTED_IMPORT"] = "1"
        return super().read(file, faults)
