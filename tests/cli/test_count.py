"""``timeline count``: bars for people, numbers for programs."""

import csv
import json

import pytest

LINES = [
    {"id": "a", "title": "A", "when": "2023-05"},
    {"id": "b", "title": "B", "when": "2023/2024", "type": "visit"},
    {"id": "c", "title": "C", "when": "[2023..2024]"},
    {"id": "d", "title": "D"},
]


@pytest.fixture
def count(folder, timeline_command):
    path = folder / "four.jsonl"
    path.write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return lambda *arguments: timeline_command("count", path, *arguments)


class TestBars:
    def test_are_dark_for_what_is_certain_and_pale_for_what_is_possible(self, count):
        assert count().stdout.splitlines() == [
            "2023  ██░  2 to 3",
            "2024  █░   1 to 2",
            "3 events in all",
            "1 undated, in none of these rows",
        ]

    def test_may_be_of_ascii_characters(self, count):
        assert count("--ascii").stdout.splitlines()[0] == "2023  ##.  2 to 3"

    def test_are_divided_by_group(self, count):
        assert count("--group", "type", "--rows", "2024").stdout.splitlines() == [
            "2024  event  ░  0 to 1",
            "2024  visit  █  1",
            "1 to 2 events in all",
            "1 undated, in none of these rows",
        ]

    def test_take_the_room_that_there_is(self, count, folder, monkeypatch):
        many = [{"id": f"e{n}", "title": "E", "when": "2024"} for n in range(500)]
        (folder / "four.jsonl").write_text("\n".join(map(json.dumps, many)), encoding="utf-8")
        monkeypatch.setenv("COLUMNS", "40")
        assert all(len(line) <= 40 for line in count().stdout.splitlines())
        assert count().stdout.splitlines()[0].endswith("█  500")

    def test_of_chosen_events_alone(self, count):
        assert count("--type", "visit").stdout.splitlines()[-1] == "1 event in all"

    def test_without_any_date_there_is_none(self, folder, timeline_command):
        (folder / "x.jsonl").write_text('{"id": "d", "title": "D"}', encoding="utf-8")
        assert timeline_command("count", folder / "x.jsonl").stdout.splitlines() == [
            "no event has a date",
            "1 undated, in none of these rows",
        ]


class TestNumbers:
    def test_are_csv(self, count):
        result = count("-f", "csv")
        assert [*csv.DictReader(result.stdout.splitlines())] == [
            {"period": "2023", "group": "", "at_least": "2", "at_most": "3"},
            {"period": "2024", "group": "", "at_least": "1", "at_most": "2"},
        ]
        assert result.stderr == "note: 1 undated, in none of these rows\n"

    def test_are_no_formulas_in_a_spreadsheet(self, folder, timeline_command):
        line = {"id": "d", "title": "D", "when": "2024", "tags": ["=1+1"]}
        (folder / "x.jsonl").write_text(json.dumps(line), encoding="utf-8")
        result = timeline_command("count", folder / "x.jsonl", "--group", "tag", "-f", "csv")
        assert result.stdout.splitlines()[1] == "2024,'=1+1,1,1"

    def test_are_json(self, count):
        found = json.loads(count("-f", "json").stdout)
        assert found["rows"][0] == {"period": "2023", "group": "", "at_least": 2, "at_most": 3}
        assert found["total"] == {"at_least": 3, "at_most": 3}
        assert found["undated"] == 1
        assert found["peak"] == {"at_least": 2, "at_most": 3, "is_exact": True}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--by", "yeer"], "'yeer' is not one of"),
        (["--rows", "2024/.."], "within: "),
        (["--rows", "0001/2024", "--by", "day"], "has more: give --rows"),
        (["--rows", "2024-13"], "'2024-13' is not a date"),
    ],
)
def test_wrong_usage_says_what_is_allowed(count, arguments, message):
    result = count(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
