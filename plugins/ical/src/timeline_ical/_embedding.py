"""Events and metadata embedded whole in a property, for `timeline` to read back.

The value is JSON in base64url (RFC 4648, 5): some libraries strip backslashes from the values of
X- properties, and others split them at commas.
"""

import base64
import binascii
import json

from timeline.model import Event, Metadata
from timeline.wire import dump_event, dump_metadata, dump_sources
from timeline_ical._lines import fold

EVENT = "X-TIMELINE-EVENT"
METADATA = "X-TIMELINE-METADATA"


def event_line(event: Event) -> bytes:
    """Return the line that embeds *event*."""
    return fold(f"{EVENT}:{_pack(dump_event(event))}")


def metadata_line(metadata: Metadata) -> bytes:
    """Return the line that embeds *metadata*, with its sources."""
    packed = _pack({"timeline": dump_metadata(metadata), "sources": dump_sources(metadata)})
    return fold(f"{METADATA}:{packed}")


def _pack(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode("ascii")


def unpack(value: str) -> object:
    """Return the JSON value of an embedded property.

    Raises:
        ValueError: it is not base64url of JSON.

    """
    padded = value + "=" * (-len(value) % 4)
    try:
        data = base64.b64decode(padded, altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(f"it is not base64url: {error}") from error
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("its JSON is nested too deeply") from error
