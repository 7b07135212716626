"""Shared by all tests: the hypothesis profiles, and the examples in documents as tests."""

import doctest
import os

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
