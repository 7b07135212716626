"""The metadata of a timeline, given whole or in its parts."""

from collections.abc import Iterable, Mapping
from typing import TypedDict, cast

from timeline.edtf import DateLike
from timeline.errors import shown
from timeline.model import Metadata, Source


class MetadataParts(TypedDict, total=False):
    """What a timeline says of itself, each part by its name; see `Timeline` for what they take."""

    title: str
    description: str
    language: str
    revised: DateLike | None
    sources: Iterable[Source] | Mapping[str, Source]
    extra: Mapping[str, object]


def chosen(whole: Metadata | None, parts: Metadata) -> Metadata:
    """The metadata, of which one of the two says something.

    Raises:
        TypeError: both do, or *whole* is no metadata.

    """
    if whole is None:
        return parts
    if parts != Metadata():
        raise TypeError("the metadata is given whole or in its parts, not in both ways")
    if not isinstance(cast("object", whole), Metadata):
        raise TypeError(f"metadata {shown(whole)} is not a Metadata")
    return whole
