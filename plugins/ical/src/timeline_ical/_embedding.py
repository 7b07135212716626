"""An event as a whole in one property, for `timeline` to read back.

The property holds JSON in the alphabet of RFC 4648, 5 (base64url), for some
libraries strip backslashes from the values of X- properties, and others break
them at commas.
"""

import base64
import binascii
import json

from timeline.model import Event, Metadata
from timeline.wire import dump_event, dump_metadata, dump_sources

EVENT = "X-TIMELINE-EVENT"
METADATA = "X-TIMELINE-METADATA"


def pack_event(event: Event) -> str:
    """*event* as the value of `EVENT`."""
    return _pack(dump_event(event))


def pack_metadata(metadata: Metadata) -> str:
    """*metadata*, with its sources, as the value of `METADATA`."""
    return _pack({"timeline": dump_metadata(metadata), "sources": dump_sources(metadata)})


def unpack(value: str) -> object:
    """The builtins of a value.

    Raises:
        ValueError: it is not the value of such a property.

    """
    padded = value + "=" * (-len(value) % 4)
    try:
        data = base64.b64decode(padded, altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(f"it is not base64url: {error}") from error
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _pack(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode("ascii")
