"""Types of economic events: joint ventures, investments, infrastructure, observations."""

from typing import ClassVar

import attrs

from timeline.errors import FieldError
from timeline.model import fields
from timeline.model._event import Event


@attrs.frozen(kw_only=True, repr=False)
class JointVenture(Event):
    """A company founded by several partners, who are actors with roles.

    Attributes:
        venture: the name of the company, such as "Middle Corridor Multimodal".

    """

    type_name: ClassVar[str] = "joint-venture"

    venture: str = attrs.field(default="", converter=fields.plain, validator=fields.line)


@attrs.frozen(kw_only=True, repr=False)
class Investment(Event):
    """Money or work put into a country; investor and host are actors with roles.

    Attributes:
        sector: the part of the economy, in words, such as "electric buses".

    """

    type_name: ClassVar[str] = "investment"

    sector: str = attrs.field(default="", converter=fields.plain, validator=fields.line)


@attrs.frozen(kw_only=True, repr=False)
class Infrastructure(Event):
    """A piece of infrastructure, such as a road, a railway line or a port.

    Attributes:
        project: its name, such as "Trans-Caspian International Transport Route".

    """

    type_name: ClassVar[str] = "infrastructure"

    project: str = attrs.field(default="", converter=fields.plain, validator=fields.line)


@attrs.frozen(kw_only=True, repr=False)
class Observation(Event):
    """One or more published figures.

    Raises:
        FieldError: there is no figure.

    """

    type_name: ClassVar[str] = "observation"
    schema_rules: ClassVar[fields.Schema] = {
        "required": ["figures"],
        "properties": {"figures": {"minItems": 1}},
    }

    def __attrs_post_init__(self) -> None:
        if not self.figures:
            raise FieldError("figures", attrs.NOTHING, "an observation needs at least one figure")
