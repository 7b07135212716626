"""A timeline to start from, in the authoring format."""

from importlib.resources import files

STARTER_SUFFIX = ".toml"
"""The suffix of the authoring format, which the starter is written in."""


def starter() -> str:
    """The text of a timeline that an author goes on from.

    It has a few events that show how dates, sources and actors are written, and in
    comments all the fields and types that there are.
    """
    file = files("timeline.scaffold") / "starter" / f"timeline{STARTER_SUFFIX}"
    return file.read_text(encoding="utf-8")
