"""What the commands share before they run: how wrong usage is found, and told."""

import io
from collections.abc import Generator
from contextlib import contextmanager

import click

from timeline.errors import nearest

_ELSEWHERE = {"convert": "; `timeline export` writes other formats"}
"""Where to find what is looked for by another name, as the end of a message."""


class Command(click.Command):
    """A command that refuses an option given twice, where it takes one value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        given = list(args)
        remaining = super().parse_args(ctx, args)
        # Click keeps the last value and says nothing; only its parser knows of the others.
        _, _, order = self.make_parser(ctx).parse_args(args=given)
        for option in order:
            if not isinstance(option, click.Option) or option.multiple or option.is_flag:
                continue
            if order.count(option) > 1:
                ctx.fail(f"{option.opts[-1]} is given twice, and takes one value")
        return remaining


class Commands(click.Group):
    """Commands whose wrong usage is told as any other error is."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        with _usage_told():
            return super().make_context(info_name, args, parent, **extra)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        given = args[0]
        instead = _ELSEWHERE.get(given) or nearest(given, self.commands)
        if instead and given not in self.commands:
            ctx.fail(f"no such command {given!r}{instead}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        with _usage_told():
            return super().invoke(ctx)


@contextmanager
def _usage_told() -> Generator[None]:
    try:
        yield
    except click.UsageError as error:
        told = io.StringIO()
        error.show(told)
        # Click's own word for it, behind the usage, where all other errors have ours.
        click.echo(told.getvalue().replace("Error: ", "error: ", 1), nl=False, err=True)
        raise SystemExit(error.exit_code) from error
