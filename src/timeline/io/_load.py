"""Timelines from documents."""

import io
from collections.abc import Generator
from contextlib import contextmanager

from timeline.collection import Timeline
from timeline.errors import shown
from timeline.io._located import load_located
from timeline.io._reading import Readable, name_of, opened, reader_of
from timeline.plugins import EventStream, Registry, default_registry


def load(
    source: Readable,
    *,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Timeline:
    """The timeline of a document.

    Args:
        source: the path of a file, or a binary file that is open.
        format: the name of its format; by the path's suffix where not said.
        strict: whether a fault is an error; else it is left out, and a
            `SkippedWarning` says so.
        registry: the formats to choose from; those installed, where not said.
        options: the options of the format.

    Raises:
        DocumentError: the document has faults; all of them are in it.
        FormatError: there is no such format, or no telling which it is.
        OSError: the file cannot be read.
        OptionError: an option that the format does not have, or a wrong value.
        PluginError: the plugin of the format is broken.
        TypeError: *source* is something else.

    """
    located = load_located(source, format=format, strict=strict, registry=registry, **options)
    return located.timeline


def loads(
    data: bytes | str,
    format: str,  # noqa: A002 - the word that all the documents use
    *,
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Timeline:
    """The timeline of a document that is at hand as bytes, or as text.

    The arguments, and what is raised, are those of `load`.
    """
    # What no bytes can hold is found as bytes that are not UTF-8, with its line.
    plain = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    try:
        file = io.BytesIO(memoryview(plain))
    except TypeError as error:
        raise TypeError(f"data: {shown(data)} is not allowed; it takes text or bytes") from error
    return load(file, format=format, strict=strict, registry=registry, **options)


@contextmanager
def open_stream(
    source: Readable,
    *,
    format: str | None = None,  # noqa: A002 - the word that all the documents use
    strict: bool = True,
    registry: Registry | None = None,
    **options: object,
) -> Generator[EventStream]:
    """The events of a document one by one, in its order, for one that memory cannot hold.

    The arguments, and what is raised, are those of `load`; a `DocumentError` comes
    after the last event, with all faults. What only all the events together show,
    a second event of one id or a reference to nowhere, is not looked for.
    """
    reader = reader_of(
        source, format, options, strict=strict, registry=registry or default_registry()
    )
    with opened(source) as file:
        yield reader.stream(file, name_of(source))
