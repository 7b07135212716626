"""How the model's values print: by what was given, without what is at its default."""

from typing import TYPE_CHECKING, cast

import attrs

if TYPE_CHECKING:
    from timeline.model.fields import Attribute


def concise(value: attrs.AttrsInstance) -> str:
    """The text of an attrs instance that makes an equal one, without its defaults."""
    kind = type(value)
    shown: list[str] = []
    for attribute in cast("tuple[Attribute, ...]", attrs.fields(kind)):
        item = cast("object", getattr(value, attribute.name))
        if item != attribute.default:
            shown.append(f"{attribute.alias}={item!r}")
    return f"{kind.__qualname__}({', '.join(shown)})"
