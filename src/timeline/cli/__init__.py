"""The ``timeline`` command: a thin layer over `timeline.io` and `timeline.checks`.

Each subcommand has a module, which is imported when the subcommand runs. docs/command.md
documents the exit codes.
"""

from timeline.cli._main import main

__all__ = ["main"]
