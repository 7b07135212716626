"""The entry point of the command: the subcommands by name, and where their errors are printed."""

import warnings
from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from timeline.cli._echo import standard_output_kept
from timeline.cli._errors import errors_printed, print_warning

if TYPE_CHECKING:
    from timeline.plugins import Registry

_COMMANDS = {
    "new": ("_new:new", "Write a timeline to start from."),
    "show": ("_show:show", "Show the events of FILE as a table, in time order."),
    "view": ("_view:view", "Show the events of FILE as a page in the browser."),
    "check": ("_check:check", "Report suspicious contents of valid files."),
    "count": ("_count:count", "Count the events of each period, at least and at most."),
    "diff": ("_diff:diff", "Report what changed between two versions of a timeline."),
    "export": ("_export:export", "Write a timeline in other formats."),
    "merge": ("_merge:merge", "Write the events of several files as one."),
    "duplicates": ("_duplicates:duplicates", "List events that may be one event, recorded twice."),
    "formats": ("_formats:formats", "List the formats, or the options of the format NAME."),
    "plugins": (
        "_formats:plugins",
        "List the plugins, what each adds, and why any was not loaded.",
    ),
    "new-plugin": ("_new:new_plugin", "Write a plugin to start from."),
}
"""Where each command is, and its summary: `timeline --help` imports none of them."""
_SYNONYMS = {"convert": "`timeline export` writes other formats"}
"""Commands that people look for and that have another name here."""


class Command(click.Command):
    """A subcommand that has standard output to itself.

    It refuses a repeated option, unless the option takes several values.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = list(args)
        remaining = super().parse_args(ctx, args)
        # Click silently keeps the last value; only its parser sees the others.
        _, _, order = self.make_parser(ctx).parse_args(args=given)
        for option in order:
            if not isinstance(option, click.Option) or option.multiple or option.is_flag:
                continue
            if order.count(option) > 1:
                ctx.fail(f"{option.opts[-1]} is given twice; it takes one value")
        return remaining

    def invoke(self, ctx: click.Context) -> object:
        with standard_output_kept():
            return super().invoke(ctx)


class _Group(click.Group):
    """The subcommands, imported on demand; what they raise is printed, as wrong usage is."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        return cast("click.Command", getattr(import_module(f"timeline.cli.{module}"), name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        with errors_printed():
            return super().make_context(info_name, args, parent, **extra)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        given = args[0]
        if given not in _COMMANDS and not given.startswith("-"):
            ctx.fail(f"no such command {given!r}{_hint(given)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        with errors_printed():
            return super().invoke(ctx)


def _hint(given: str) -> str:
    from timeline.errors.messages import did_you_mean  # noqa: PLC0415 - for a mistyped name alone

    if given in _SYNONYMS:
        return f"; {_SYNONYMS[given]}"
    return did_you_mean(given, _COMMANDS) or f"; the commands are {', '.join(_COMMANDS)}"


def registry() -> "Registry":
    """Return the formats and types to use: those installed, or ``main(obj=Registry(...))``."""
    from timeline.plugins import Registry, default_registry  # noqa: PLC0415 - not for --help

    given = click.get_current_context().find_object(Registry)
    return default_registry() if given is None else given


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="timeline-events", prog_name="timeline")
@click.pass_context
def main(context: click.Context) -> None:
    """Work with timelines of real-world events whose dates are only as precise as their sources.

    Start with `timeline new talks.toml`, then `timeline show talks.toml`.
    """
    context.with_resource(warnings.catch_warnings())
    warnings.simplefilter("always")
    warnings.showwarning = print_warning
