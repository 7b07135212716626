"""What a calendar says of itself, as the timeline's metadata."""

from collections.abc import Iterable, Mapping
from typing import cast

from timeline.edtf import When, parse
from timeline.errors import EdtfError, Faults, FieldError
from timeline.model import Metadata
from timeline.wire import DocumentReader
from timeline_ical import _embedding
from timeline_ical._dates import UndrawableError, decode_edtf, utc
from timeline_ical._lines import Line, one_line, text
from timeline_ical._moments import MomentError, moment
from timeline_ical._zones import Zones


def metadata(head: Iterable[Line], reader: DocumentReader, faults: Faults) -> Metadata:
    """The metadata in the calendar's own properties."""
    lines: dict[str, Line] = {}
    for line in head:
        lines.setdefault(line.name, line)
    if (packed := lines.get(_embedding.METADATA)) is not None:
        try:
            value = _embedding.unpack(packed.value)
        except ValueError as error:
            faults.add(f"{packed.name}: {error}", line=packed.number)
        else:
            table = cast("Mapping[str, object]", value if isinstance(value, Mapping) else {})
            return reader.metadata(table.get("timeline", {}), table.get("sources", {}))
    name = lines.get("NAME") or lines.get("X-WR-CALNAME")
    description = lines.get("DESCRIPTION") or lines.get("X-WR-CALDESC")
    return Metadata(
        title=one_line(name.value) if name else "",
        description=text(description.value) if description else "",
        language=_language(name) or _language(description),
        revised=_revised(lines, faults),
    )


def _language(line: Line | None) -> str:
    tag = line.parameters.get("LANGUAGE", "") if line else ""
    try:
        return Metadata(language=tag).language
    except FieldError:
        return ""


def _revised(lines: Mapping[str, Line], faults: Faults) -> When | None:
    line = lines.get("LAST-MODIFIED")
    if line is None:
        return None
    if exact := lines.get("X-EDTF"):
        try:
            when = parse(decode_edtf(exact.value.strip()))
            if utc(when) == line.value and Metadata(revised=when):
                return when
        except (EdtfError, UndrawableError, FieldError):
            pass
    try:
        return moment(line, Zones()).when()
    except MomentError as error:
        faults.add(str(error), line=error.line)
        return None
