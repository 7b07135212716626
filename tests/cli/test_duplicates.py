"""``timeline duplicates``."""

from pathlib import Path

import pytest


@pytest.fixture
def files(folder):
    for name, title in (("a", "Treaty on fish"), ("b", "A treaty on fish"), ("c", "A wine fair")):
        text = f'{{"id": "{name}", "title": "{title}", "when": "1994-05-02"}}\n'
        Path(f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


class TestDuplicates:
    def test_are_listed_with_their_titles(self, files, timeline_command):
        result = timeline_command("duplicates", "a.jsonl", "b.jsonl")
        assert (result.exit_code, result.stdout.splitlines()) == (
            0,
            [
                "0.65: a, b; 0 pairs within one file look as alike",
                "      Treaty on fish",
                "      A treaty on fish",
                "1 pair with a score of 0.5 or more, which is no probability; 0 were compared"  # noqa: ISC004
                " within one file",
            ],
        )

    @pytest.mark.parametrize(
        "arguments", [("a.jsonl", "c.jsonl"), ("a.jsonl",), ("a.jsonl", "b.jsonl", "--at-least", 1)]
    )
    def test_are_counted_where_there_are_none(self, files, timeline_command, arguments):
        result = timeline_command("duplicates", *arguments)
        assert result.stdout.startswith("0 pairs with a score of ")

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("a.jsonl", "b.jsonl", "c.jsonl"), "give one file, or two"),
            (("a.jsonl", "--at-least", "0"), "--at-least"),
            (("a.jsonl", "--at-least", "1.5"), "--at-least"),
            (("none.jsonl",), "none.jsonl: No such file"),
        ],
    )
    def test_wrong_usage_is_refused(self, files, timeline_command, arguments, says):
        result = timeline_command("duplicates", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
