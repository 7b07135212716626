"""Shared by all tests: hypothesis profiles, what no test may change, and documents as tests."""

import decimal
import doctest
import gc
import locale
import logging
import os
import random
import signal
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection
from tests.console import run_console_block, set_up_folder, tear_down_folder, write_file_block

# Derandomized: what passes on one machine passes on the next.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


def pytest_collection_finish() -> None:
    """Import all of our modules.

    Hypothesis draws constants of the modules that are loaded. What it draws would otherwise
    depend on the tests that ran before in the same process.
    """
    root = Path(__file__).parent
    for folder in (root / "src", *root.glob("plugins/*/src")):
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            if parts[-1] not in {"__init__", "__main__"}:
                import_module(".".join(parts))


def process_state() -> Mapping[str, object]:
    """Return what the tests of one process share, and none may change."""
    umask = os.umask(0)
    os.umask(umask)
    context = decimal.getcontext()
    return {
        "the current folder": os.getcwd(),  # noqa: PTH109 - before and after every test
        "os.environ": {k: v for k, v in os.environ.items() if k != "PYTEST_CURRENT_TEST"},
        "os.umask": umask,
        "sys.path": [*sys.path],
        "the decimal context": (context.prec, context.rounding, {**context.traps}),
        "the locale": locale.setlocale(locale.LC_ALL),
        "the state of random": random.getstate(),
        "a limit of the interpreter": (sys.getrecursionlimit(), sys.get_int_max_str_digits()),
        "the handler of a signal": [signal.getsignal(number) for number in SIGNALS],
        "the garbage collector": (gc.isenabled(), gc.get_threshold()),
        "logging": (logging.root.level, logging.root.manager.disable),
    }


@pytest.fixture(autouse=True)
def process_is_left_as_it_was(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that changes what later tests of its process depend on."""
    before = process_state()
    yield
    # The examples of a document are one program, which runs in a folder of its own.
    if isinstance(request.node, pytest.Function):
        after = process_state()
        changed = [name for name, value in before.items() if after[name] != value]
        if changed:
            pytest.fail(f"the test leaves changed: {', '.join(changed)}", pytrace=False)


_documents = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=0),
        CodeBlockParser(language="toml", evaluator=write_file_block),
        CodeBlockParser(language="console", evaluator=run_console_block),
    ],
    patterns=["README.md", "CONTRIBUTING.md", "docs/*.md", "plugins/*/README.md"],
    setup=set_up_folder,
    teardown=tear_down_folder,
)
_docstrings = [
    Sybil(
        parsers=[DocTestParser(doctest.ELLIPSIS)],
        path=folder,
        pattern="*.py",
        excludes=["*/tests/*", "tests/*"],
        document_types={".py": PythonDocStringDocument},
    )
    for folder in ("src", "plugins")
]

pytest_collect_file = SybilCollection([_documents, *_docstrings]).pytest()
