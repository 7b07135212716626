"""A timeline to start from, in the authoring format."""

from importlib.resources import files

STARTER_SUFFIX = ".toml"
"""The suffix of the authoring format, which the starter is written in."""


def starter() -> str:
    """Return the text of a timeline to start from.

    A few events show how dates, sources and actors are written; comments show every other
    field and type.
    """
    file = files("timeline.scaffold") / "starter" / f"timeline{STARTER_SUFFIX}"
    return file.read_text(encoding="utf-8")
