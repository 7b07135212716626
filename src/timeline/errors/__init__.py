"""The errors and warnings of timeline.

::

    Exception
    └── TimelineError
        ├── EdtfError             a text that is not a date (also a ValueError)
        │   └── AmbiguousDateError    words that can mean several dates
        ├── FieldError            a field with a value that it does not allow (also a ValueError)
        ├── DuplicateIdError      two events, or two sources, with the same id (also a ValueError)
        ├── DanglingError         a citation or relation that leads nowhere (also a ValueError)
        ├── ConflictError         two versions of one event (also a ValueError)
        ├── DocumentError         a document with faults: all of them, with their places
        │   └── InconsistentError     events that cannot be one timeline (also a ValueError)
        ├── FormatError           a format that does not exist or cannot do this
        ├── OptionError           an unknown option, or a value it refuses (a ValueError)
        └── PluginError           a plugin that cannot be used

    UserWarning
    └── TimelineWarning
        ├── NoMatchWarning        a question names something that no event has
        ├── ReadingNote           something that was read and deserves a look
        ├── SkippedWarning        a fault that was skipped, as the caller asked
        └── PluginWarning         a plugin that was left out, and why

Every class has what its message says as attributes, so that a program need not parse
the message.
"""

from timeline.errors._errors import (
    AmbiguousDateError,
    ConflictError,
    DanglingError,
    DuplicateIdError,
    EdtfError,
    FieldError,
    FormatError,
    OptionError,
    PluginError,
    TimelineError,
)
from timeline.errors._faults import DocumentError, Fault, Faults, InconsistentError
from timeline.errors._locations import Location, Path, format_path
from timeline.errors._notes import Note
from timeline.errors._warnings import (
    NoMatchWarning,
    PluginWarning,
    ReadingNote,
    SkippedWarning,
    TimelineWarning,
)

__all__ = [
    "AmbiguousDateError",
    "ConflictError",
    "DanglingError",
    "DocumentError",
    "DuplicateIdError",
    "EdtfError",
    "Fault",
    "Faults",
    "FieldError",
    "FormatError",
    "InconsistentError",
    "Location",
    "NoMatchWarning",
    "Note",
    "OptionError",
    "Path",
    "PluginError",
    "PluginWarning",
    "ReadingNote",
    "SkippedWarning",
    "TimelineError",
    "TimelineWarning",
    "format_path",
]

for _name in __all__:
    _kind: object = globals()[_name]
    if isinstance(_kind, type) and issubclass(_kind, Exception):
        # A traceback names what a program can import, and catch.
        _kind.__module__ = __name__
