"""Events of a type that is not installed."""

from typing import ClassVar

import attrs
from immutabledict import immutabledict

from timeline.errors import FieldError
from timeline.model._built_in import BUILT_IN_NAMES
from timeline.model._event import Event
from timeline.model.fields import EMPTY_EXTRA, Attribute, as_extra, extra_mapping, plain, slug


def _check_declared(instance: object, attribute: Attribute, value: object) -> None:
    slug(instance, attribute, value)
    # A document would give it back as an event of that class, which is not equal.
    if value in BUILT_IN_NAMES:
        _, _, class_name = BUILT_IN_NAMES[str(value)].partition(".")
        raise FieldError(attribute.name, value, f"use {class_name} for events of this type")


@attrs.frozen(kw_only=True, repr=False)
class GenericEvent(Event):
    """An event of a type whose plugin is missing, kept whole.

    Attributes:
        declared: the name of its type in the document; not the name of a built-in type.
        fields: the fields of that type, as plain values.

    Raises:
        FieldError: a field refuses its value.

    """

    type_name: ClassVar[str] = "generic"

    declared: str = attrs.field(converter=plain, validator=_check_declared)
    fields: immutabledict[str, object] = attrs.field(
        default=EMPTY_EXTRA, converter=as_extra, validator=extra_mapping
    )

    def __attrs_post_init__(self) -> None:
        for name in self.fields:
            if name == "type" or name in attrs.fields_dict(Event):
                raise FieldError(
                    ("fields", name), self.fields[name], "it is a field of every event"
                )

    @property
    def type(self) -> str:
        """The name of the type in the document."""
        return self.declared
