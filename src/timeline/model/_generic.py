"""Events of a type that is not installed."""

from typing import ClassVar

import attrs
from immutabledict import immutabledict

from timeline.errors import FieldError
from timeline.model._event import Event
from timeline.model.fields import EMPTY_EXTRA, as_extra, extra_mapping, slug


@attrs.frozen(kw_only=True, repr=False)
class GenericEvent(Event):
    """An event of a type whose plugin is missing, kept whole.

    Attributes:
        declared: the name of its type, as the file has it.
        fields: the values of the fields that only its type knows, as plain values.

    """

    type_name: ClassVar[str] = "generic"

    declared: str = attrs.field(validator=slug)
    fields: immutabledict[str, object] = attrs.field(
        default=EMPTY_EXTRA, converter=as_extra, validator=extra_mapping
    )

    def __attrs_post_init__(self) -> None:
        for name in self.fields:
            if name == "type" or name in attrs.fields_dict(Event):
                raise FieldError(f"fields.{name}", self.fields[name], "it is a field of all events")

    @property
    def type(self) -> str:
        """The name of the type that the file gave."""
        return self.declared
