"""The example in every form, as it was when somebody last read it.

After a change on purpose, write the files anew from the project's folder, with
``timeline export examples/baku_beijing.toml -f json``, ``-o`` and the options below, and
read what changed.
"""

from pathlib import Path

import pytest

import timeline

EXAMPLE = Path(__file__).parents[3] / "examples" / "baku_beijing.toml"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("document.json", {"indent": 2}),
        ("lines.jsonl", {}),
        ("timelinejs.json", {"indent": 2, "dialect": "timelinejs"}),
        ("schema.org.json", {"indent": 2, "dialect": "schema.org"}),
    ],
)
def test_the_example_is_written_as_it_was(name, options):
    written = timeline.dumps(timeline.load(EXAMPLE), Path(name).suffix[1:], **options)
    assert written == (GOLDEN / name).read_bytes()
