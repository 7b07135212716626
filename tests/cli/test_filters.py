"""The options that choose events: of ``show`` and of ``export``, the same ones with one answer."""

import json

import pytest

THREE = """\
[sources.ttp]
publisher = "Trade Treasury Payments"
[sources.book]
title = "A book"

[[events]]
id = "first"
title = "First"
when = "2024-07"
actors = ["AZ", "BYD"]
tags = ["trade"]
citations = ["ttp"]
places = [{ name = "Baku", country = "AZ" }]

[[events]]
id = "second"
type = "visit"
title = "Second"
when = "2025-07-16/.."
status = "ongoing"
host = "CN"
relations = [{ kind = "follows", event = "first" }]

[[events]]
id = "undated"
title = "Undated"
tags = ["transport"]
"""


@pytest.fixture
def three(folder):
    """A timeline of three events."""
    path = folder / "three.toml"
    path.write_text(THREE, encoding="utf-8")
    return path


@pytest.fixture(params=["show", "export"])
def chosen(request, three, timeline_command):
    """The titles of the events that each command chooses of the three."""

    def run(*arguments: str) -> list[str]:
        if request.param == "show":
            result = timeline_command("show", three, *arguments)
            assert result.exit_code == 0, result.output
            return [t for t in ("First", "Second", "Undated") if f" {t} " in result.stdout]
        result = timeline_command("export", three, "-f", "json", "-o", "-", *arguments)
        assert result.exit_code == 0, result.output
        return [event["title"] for event in json.loads(result.stdout).get("events", [])]

    return run


class TestChosen:
    @pytest.mark.parametrize(
        ("arguments", "titles"),
        [
            ([], ["First", "Second", "Undated"]),
            (["--within", "2024", "--certain"], ["First"]),
            (["--within", "2024-07-03"], ["First", "Undated"]),
            (["--within", "2024-07-03", "--certain"], []),
            (["--overlapping", "2024-07/2025-12", "--certain"], ["First", "Second"]),
            (["--overlapping", "2025-08", "--certain"], ["Second"]),
            (["--before", "2025"], ["First", "Undated"]),
            (["--before", "2024-07-15"], ["First", "Undated"]),
            (["--before", "2024-07-15", "--certain"], []),
            (["--after", "2024", "--certain"], ["Second"]),
            (["--at", "2026-01-01", "--certain"], ["Second"]),
            (["--at", "2024-07-03"], ["First", "Undated"]),
            (["--at", "2024-07", "--certain"], []),
            (["--overlapping", "2024/2025", "--within", "2024", "--certain"], ["First"]),
            # Of the source of the first, no date is recorded.
            (["--as-known", "2024", "--certain"], []),
            (["--as-known", "2024", "--within", "2024-07-03"], ["First", "Undated"]),
            (["--actor", "AZ"], ["First"]),
            (["--actor", "Azerbaijan"], ["First"]),
            (["--actor", "CN"], ["Second"]),
            (["--tag", "transport"], ["Undated"]),
            (["--source", "ttp"], ["First"]),
            (["--source", "book"], []),
            (["--place", "Baku"], ["First"]),
            (["--place", "AZ"], ["First"]),
            (["--status", "ongoing"], ["Second"]),
            (["--status", "planned"], []),
            (["--type", "visit"], ["Second"]),
            (["--type", "declaration"], []),
            (["--type", "event", "--tag", "trade"], ["First"]),
        ],
    )
    def test_is_what_meets_every_option(self, chosen, arguments, titles):
        assert chosen(*arguments) == titles

    @pytest.mark.parametrize(
        ("arguments", "titles"),
        [
            (["--tag", "trade", "--tag", "transport"], ["First", "Undated"]),
            (["--actor", "AZ", "--actor", "CN"], ["First", "Second"]),
            (["--type", "visit", "--type", "event"], ["First", "Second", "Undated"]),
            (["--status", "ongoing", "--status", "planned"], ["Second"]),
            (["--source", "book", "--source", "ttp"], ["First"]),
            (["--place", "Baku", "--place", "AZ"], ["First"]),
            (["--tag", "trade", "--tag", "transport", "--actor", "AZ"], ["First"]),
        ],
    )
    def test_of_several_words_of_one_option_one_is_enough(self, chosen, arguments, titles):
        assert chosen(*arguments) == titles

    def test_relation_that_leads_out_of_what_is_exported_is_reported(self, three, timeline_command):
        result = timeline_command("export", three, "-o", "x.json", "--type", "visit")
        assert result.exit_code == 0
        assert "1 event as json" in result.stdout
        assert "lost relations (1)" in result.stdout


class TestRefused:
    @pytest.mark.parametrize("command", [("show",), ("export", "-f", "json")])
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["--type", "evnt"],
                "--type 'evnt' matches no event; did you mean 'event'? the types are a",
            ),
            (["--type", "?"], "--type '?' matches no event; the types are accession, agreement, "),
            (["--status", "maybe"], "status: 'maybe' is not allowed; expected cancelled, ended, "),
            (["--status", "plannd"], "proposed; did you mean 'planned'?"),
            (["--tag", "trade", "--tag", "trad"], "--tag 'trad' matches no event; did "),
            (
                ["--status", "planned", "--status", "maybe"],
                "status: 'maybe' is not allowed; expected ",
            ),
            (["--within", "2024", "--within", "2025"], "error: --within is given twice; it takes"),
            (["--from", "toml", "--from", "json"], "error: --from is given twice; it takes one "),
            (["--certain"], "--certain needs --as-known, --within, --overlapping, --before, "),
            (
                ["--tag", "trad"],
                "matches no event; did you mean 'trade'? the tags are trade, transport\n",
            ),
            (["--tag", ""], "--tag '' matches no event; the tags are trade, transport\n"),
            (["--actor", "az"], "--actor 'az' matches no event; did you mean 'AZ'? the "),
            (
                ["--actor", "Chna"],
                "--actor 'Chna' matches no event; did you mean 'China'",
            ),
            (
                ["--actor", "UK"],
                "matches no event; it is not an ISO 3166-1 alpha-2 code in force; write 'GB'; the ",
            ),
            (
                ["--actor", "USA"],
                "is not an ISO 3166-1 alpha-2 code in force; write 'US'; the actors ",
            ),
            (["--actor", "FR"], "--actor 'FR' matches no event; the actors are AZ, "),
            (
                ["--source", "tpt"],
                "matches no event; did you mean 'ttp'? the sources are ttp",
            ),
            (["--place", "baku"], "matches no event; did you mean 'Baku'? the places are AZ, "),
        ],
    )
    def test_word_that_nothing_can_answer_is_wrong_usage(
        self, three, timeline_command, command, arguments, message
    ):
        result = timeline_command(*command, three, *arguments)
        assert result.exit_code == 2
        assert message in result.stderr
        assert not result.stdout
        assert [path.name for path in three.parent.iterdir()] == ["three.toml"]

    def test_many_words_are_not_all_listed(self, folder, timeline_command):
        tags = ", ".join(f'"tag{number:02}"' for number in range(23))
        text = f'[[events]]\nid = "e"\ntitle = "E"\ntags = [{tags}]\n'
        (folder / "x.toml").write_text(text, encoding="utf-8")
        message = timeline_command("show", "x.toml", "--tag", "?").stderr
        assert message.endswith(", tag18, tag19 and 3 more\n")

    def test_file_without_any_such_word_says_so(self, small, timeline_command):
        message = timeline_command("show", small, "--tag", "x").stderr
        assert message.endswith("--tag 'x' matches no event; the tags are none\n")

    def test_type_that_only_the_file_knows_can_be_asked_for(self, folder, timeline_command):
        event = '{"id": "x", "type": "comet", "title": "A comet"}'
        (folder / "x.json").write_text(f'{{"events": [{event}]}}', encoding="utf-8")
        result = timeline_command("show", "x.json", "--type", "comet")
        assert result.exit_code == 0, result.output
        assert "A comet" in result.stdout
