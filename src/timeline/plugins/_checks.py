"""The checks that plugins add to `timeline.checks`."""

from typing import TYPE_CHECKING, cast

import attrs

from timeline.errors import PluginError
from timeline.errors.messages import brief
from timeline.plugins._declarations import CheckSpec
from timeline.plugins._isolation import Plugin, attributed_to, error_of, guarded, load_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checks import Finding, Rule
    from timeline.collection import Timeline


@attrs.frozen(kw_only=True)
class InstalledCheck:
    """A check that is installed.

    Attributes:
        spec: its declaration.
        plugin: the plugin that declares it.

    """

    spec: CheckSpec
    plugin: Plugin

    def load(self) -> "Rule":
        """Import and return its rule, for `timeline.checks.check(rules=...)`.

        A rule that fails, or yields something else than findings, raises a `PluginError`.

        Raises:
            PluginError: it cannot be imported, or is not a function.

        """
        what = f"check {self.spec.name}"
        rule = load_target(self.spec.target, what, self.plugin)
        if not callable(rule):
            raise error_of(self.plugin, f"{what} of {self.plugin}: {rule!r} is not a function")
        checked = cast("Rule", rule)

        def run(timeline: "Timeline") -> "Iterator[Finding]":
            from timeline.checks import Finding  # noqa: PLC0415 - for checks alone

            with attributed_to(self.plugin), guarded(f"the {what} looked at the timeline"):
                found = list(checked(timeline))
                for finding in found:
                    if not isinstance(cast("object", finding), Finding):
                        raise PluginError(f"the {what} gave {brief(finding)}, not a Finding")
                    if finding.event and timeline.get(finding.event) is None:
                        raise PluginError(
                            f"the {what} found something in the event {brief(finding.event)},"
                            " which the timeline does not have"
                        )
            return iter(found)

        return run
