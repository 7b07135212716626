"""The ``timeline`` command: a thin face on `timeline.io` and `timeline.checks`.

It exits with 0 when all went well, 1 when it found what the caller asked to be told
of (a loss under ``--fail-on-loss``, a finding of ``check``), 2 for wrong usage or bad input,
3 where a plugin is broken, and 141 where nobody reads its output on.
"""

import warnings

import click

from timeline.cli._check import check
from timeline.cli._errors import warn
from timeline.cli._export import export
from timeline.cli._formats import formats, plugins
from timeline.cli._merge import merge
from timeline.cli._new import new
from timeline.cli._new_plugin import new_plugin
from timeline.cli._show import show
from timeline.cli._usage import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="timeline-events", prog_name="timeline")
@click.pass_context
def main(context: click.Context) -> None:
    """Timelines of real-world events, with dates as precise as they are known."""
    context.with_resource(warnings.catch_warnings())
    warnings.simplefilter("always")
    warnings.showwarning = warn


for _command in (new, show, check, export, merge, formats, plugins, new_plugin):
    main.add_command(_command)

__all__ = ["main"]
