"""The options of a page."""

import attrs

from timeline_svg import Group, SvgOptions


def _check(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    # What a picture refuses, a page does.
    SvgOptions(**{attribute.name: value})  # type: ignore[arg-type]


@attrs.frozen(kw_only=True)
class HtmlOptions:
    """The options of a page.

    Attributes:
        group: what the events of the picture are in bands by: their "type", first "actor", first
            "tag", "status", or "none".
        locale: the language of dates and labels, such as "en" or "fr". The default is
            the timeline's own language.
        as_of: the day that the page is as of, such as 2024-07-03, or "none"; by default
            the day of the timeline's revision. Events that go on are drawn as certain until then.
        breaks: whether long stretches without events are cut out of the picture; their length
            is shown.

    """

    group: Group = Group.NONE
    locale: str = attrs.field(default="", validator=_check)
    as_of: str = attrs.field(default="", validator=_check)
    breaks: bool = True
