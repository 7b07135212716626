"""Documents for MDX as Docusaurus reads them: it takes them all, and shows every text."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from plugins.markdown.tests import nasty

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("TIMELINE_INTEROP", "build/interop")).absolute() / "markdown"
GOLDEN = sorted((HERE.parent / "golden").glob("mdx-*.md"))
LIMIT = 120
BESIDE_A_BREAK = re.compile(" *\n *")


def compiled(*files: Path) -> list[dict[str, object]]:
    """What Docusaurus makes of each file; the test is skipped where it is not installed."""
    node = shutil.which("node")
    if node is None or not (MODULES / "node_modules/@docusaurus").is_dir():
        pytest.skip("Docusaurus is not installed")
    done = subprocess.run(
        [node, HERE / "compile.mjs", MODULES, *files],
        capture_output=True,
        check=False,
        timeout=LIMIT,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def pairs():
    """Timelines of markup, each with its twin of plain words and the way back."""
    drawn = []

    @settings(
        max_examples=60,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(nasty.pairs(), st.sampled_from(nasty.STYLES))
    def draw(pair, style):
        drawn.append((*pair, style))

    draw()
    return drawn


def texts(document, back=str):
    """The tag and the text of each block; spaces beside a line's end are none to anybody."""
    return [
        (block["tag"], BESIDE_A_BREAK.sub("\n", back(block["text"])))
        for block in document["blocks"]
    ]


def contents(document, back=str):
    """The text of each heading, as the table of contents has it."""
    return [back(html.unescape(each)).strip() for each in document["contents"]]


def names(document):
    """What links can lead to, but for the headings: their names are made of their words."""
    return [name for name in document["ids"] if "." in name or name.startswith("user-content-")]


class TestExample:
    @pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
    def test_compiles_and_every_link_within_leads_somewhere(self, file):
        (shown,) = compiled(file)
        assert shown["error"] == ""
        ids = set(shown["ids"])
        within = {link[1:] for link in shown["links"] if link.startswith("#")}
        assert within - ids == set()
        assert len(within) > 22


class TestNastyTexts:
    def test_every_text_is_read_in_the_place_of_a_word(self, pairs, tmp_path):
        files = []
        for number, (hot, plain, _, style) in enumerate(pairs):
            for name, made in (("hot", hot), ("plain", plain)):
                files.append(tmp_path / f"{number:03}-{name}.mdx")
                written = nasty.document(made, "mdx", style)
                files[-1].write_text(written, encoding="utf-8", newline="")
        shown = compiled(*files)
        assert len(shown) == 2 * len(pairs) > 0
        for (_, _, back, _), hot, plain in zip(pairs, shown[::2], shown[1::2], strict=True):
            assert (hot["error"], plain["error"]) == ("", ""), hot["name"]
            assert texts(hot) == texts(plain, back), hot["name"]
            assert contents(hot) == contents(plain, back), hot["name"]
            # A bare address in a text is a link, as it is wherever it is read.
            assert set(hot["tags"]) - {"a"} == set(plain["tags"]) - {"a"}
            assert all(link[0] == "#" or nasty.is_address(link) for link in hot["links"])
            assert len(set(hot["ids"])) == len(hot["ids"])
            assert names(hot) == names(plain)
