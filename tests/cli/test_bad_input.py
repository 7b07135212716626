"""Bad input gives a clear line for each fault, all of them at once, and exit code 2."""

import pytest
from tests.toy_format import ToyImporter, ToyPlugin

from timeline.plugins import Registry

GOOD = '[[events]]\nid = "good"\ntitle = "Good"\nwhen = "2024"\n'


@pytest.fixture
def faults(folder, timeline_command):
    """The lines that the command prints of a file with this text."""

    def read(text: str | bytes) -> list[str]:
        path = folder / "bad.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        result = timeline_command("export", "bad.toml", "-f", "json", "-o", "out.json")
        assert result.exit_code == 2, result.output
        assert not isinstance(result.exception, Exception)
        assert "Traceback" not in result.output
        assert not (folder / "out.json").exists()
        return result.stderr.splitlines()

    return read


class TestOneFault:
    def test_syntax_error_says_the_line(self, faults):
        lines = faults(GOOD + '\n[[events]\nid = "x"\n')
        assert lines[0].startswith("bad.toml: line 6")

    def test_unknown_key_names_the_line_and_the_nearest(self, faults):
        lines = faults(GOOD + 'titel = "Twice"\n')
        assert "line 5" in lines[0]
        assert "titel" in lines[0]
        assert "title" in lines[0].replace("titel", "")
        assert "good" in lines[0]

    def test_unknown_type_names_the_known_ones(self, faults):
        lines = faults(GOOD + 'type = "declaraton"\n')
        assert "line 5" in lines[0]
        assert "'declaraton'" in lines[0]
        assert "declaration" in lines[0]

    def test_bad_date_says_what_was_expected_where(self, faults):
        lines = faults(GOOD.replace("2024", "2024-13"))
        assert "line 4" in lines[0]
        assert "'2024-13'" in lines[0]
        assert "position 5" in lines[0]

    def test_duplicate_id_names_both_places(self, faults):
        lines = faults(GOOD + "\n" + GOOD)
        assert "'good'" in lines[0]
        assert "line" in lines[0]

    def test_unknown_source_is_named(self, faults):
        lines = faults(GOOD + 'citations = ["nobody"]\n')
        assert lines[0].startswith("bad.toml: line 5: events[0].citations[0].source")
        assert "'nobody'" in lines[0]

    def test_unknown_event_of_a_relation_is_named(self, faults):
        lines = faults(GOOD + 'relations = [{ kind = "follows", event = "nothing" }]\n')
        assert "'nothing'" in lines[0]

    def test_missing_title_is_named(self, faults):
        lines = faults('[[events]]\nid = "x"\n')
        assert "title" in lines[0]
        assert "line 1" in lines[0]

    def test_wrong_kind_of_value(self, faults):
        lines = faults(GOOD + 'actors = "AZ"\n')
        assert "actors" in lines[0]
        assert "line 5" in lines[0]

    def test_control_character_is_refused_with_its_position(self, faults):
        lines = faults(GOOD.replace('"Good"', '"Go\\u0007od"'))
        assert "U+0007" in lines[0]
        assert "position 2" in lines[0]

    @pytest.mark.parametrize("amount", ["1e99999999999999999999", "1e-99999999999999999999"])
    def test_number_that_nothing_can_hold(self, faults, amount):
        lines = faults(GOOD + f'figures = [{{ measure = "m", amount = {amount} }}]\n')
        assert lines[0].startswith(
            f"bad.toml: line 5: events[0].figures[0].amount (good): {amount} is out of range; "
        )

    def test_whole_number_of_too_many_digits(self, faults):
        lines = faults(GOOD + f'figures = [{{ measure = "m", amount = {"1_0" * 2200} }}]\n')
        assert lines[0] == "bad.toml: line 5: a whole number has more than 4300 digits"

    def test_it_beside_a_text_without_its_end(self, faults):
        lines = faults(f'{GOOD}x = {"1" * 4301}\ny = """\n')
        assert lines[0].startswith("bad.toml: line ")

    @pytest.mark.parametrize("key", ["type", "status", "version"])
    def test_whole_number_too_large_to_show(self, faults, key):
        huge = f"{key} = 0x{'f' * 5000}\n"
        lines = faults(huge + GOOD if key == "version" else GOOD + huge)
        assert "int too large to show is not allowed" in lines[0]

    def test_not_utf_8(self, faults):
        lines = faults(GOOD.encode() + b'description = "\xff"\n')
        assert "UTF-8" in lines[0]
        assert "line 5" in lines[0]

    def test_unknown_table(self, faults):
        lines = faults(GOOD + "\n[sorces.x]\n")
        assert "sorces" in lines[0]
        assert "sources" in lines[0]

    def test_float_amount_keeps_its_digits(self, folder, timeline_command):
        path = folder / "exact.toml"
        figure = 'figures = [{ measure = "share", amount = 0.10, unit = "%" }]\n'
        path.write_text(GOOD + figure, encoding="utf-8")
        result = timeline_command("export", path, "-f", "json", "-o", "-")
        assert result.exit_code == 0, result.output
        assert '"0.10"' in result.stdout


class TestAllFaults:
    TEXT = """\
[timeline]
title = "Faulty"
revised = "yesterday"

[[events]]
id = "a"
title = "A"
when = "2024-13"
type = "declaraton"

[[events]]
id = "b"
titel = "B"
when = "2024-02-30"
status = "maybe"
citations = ["nobody"]

[[events]]
id = "no spaces please"
title = "C"
actors = [{ code = "ZZ" }, { nam = "x" }]

[[events]]
id = "d"
title = "D"

[[events]]
id = "d"
title = "D"
"""

    def test_all_are_reported_in_one_run(self, faults):
        message = "\n".join(faults(self.TEXT))
        for piece in (
            "revised",
            "'d' is used twice",
            "'2024-13'",
            "'declaraton'",
            "titel",
            "'2024-02-30'",
            "'maybe'",
            "'no spaces please'",
            "'ZZ'",
            "nam",
            "'nobody'",
        ):
            assert piece in message

    def test_every_fault_has_its_line(self, faults):
        *lines, last = faults(self.TEXT)
        assert len(lines) > 10
        assert [line for line in lines if not line.startswith("bad.toml: line ")] == []
        assert last == (f"error: {len(lines)} faults in bad.toml; --skip-faults skips them")

    @pytest.mark.parametrize("arguments", [(), ("--skip-faults",)])
    def test_flood_of_faults_is_counted(self, folder, timeline_command, arguments):
        events = "".join(
            f'[[events]]\nid = "e{n}"\ntitle = "E"\nwhen = "x{n}"\n' for n in range(99)
        )
        (folder / "flood.toml").write_text(events)
        stderr = timeline_command("show", "flood.toml", *arguments).stderr
        assert "flood.toml: and 79 more like it\n" in stderr
        assert stderr.count("is not a date") == 20

    def test_skip_faults_exports_the_rest_with_warnings(self, folder, timeline_command):
        path = folder / "bad.toml"
        path.write_text(
            GOOD + '\n[[events]]\nid = "bad"\ntitle = "B"\nwhen = "x"\n', encoding="utf-8"
        )
        result = timeline_command("export", path, "-f", "json", "-o", "-", "--skip-faults")
        assert result.exit_code == 0, result.output
        assert '"good"' in result.stdout
        assert '"bad"' not in result.stdout
        assert "warning: " in result.stderr


class TestFiles:
    def test_missing_file(self, folder, timeline_command):
        result = timeline_command("show", "nowhere.toml")
        assert result.exit_code == 2
        assert "nowhere.toml" in result.stderr
        assert "No such file" in result.stderr

    def test_directory(self, folder, timeline_command):
        result = timeline_command("show", ".", "--from", "toml")
        assert result.exit_code == 2
        assert "directory" in result.stderr.lower()

    def test_suffix_that_nothing_reads(self, folder, timeline_command):
        (folder / "x.docx").write_bytes(b"")
        result = timeline_command("show", "x.docx")
        assert result.exit_code == 2
        assert ".toml" in result.stderr

    def test_empty_file_is_an_empty_timeline(self, folder, timeline_command):
        (folder / "empty.toml").write_bytes(b"")
        result = timeline_command("show", "empty.toml")
        assert result.exit_code == 0, result.output
        assert "0 events" in result.output


class TestBrokenPlugin:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ["export", "boom.toml", "-f", "toy", "-o", "x.toy"],
                "RuntimeError: a fault in the exporter, while ToyExporter wrote the event 'boom'",
            ),
            (["show", "broken.toy"], "ValueError: no luck, while ToyImporter read"),
        ],
    )
    def test_is_one_line_that_names_it_and_an_exit_code_of_its_own(
        self, folder, monkeypatch, timeline_command, arguments, message
    ):
        def broken(*_):
            raise ValueError("no luck")

        registry = Registry.installed()
        registry.register(ToyPlugin(), "toys")
        monkeypatch.setattr(ToyImporter, "read", broken)
        (folder / "boom.toml").write_text(
            '[[events]]\nid = "boom"\ntitle = "B"\n', encoding="utf-8"
        )
        (folder / "broken.toy").write_bytes(b"")
        result = timeline_command(*arguments, registry=registry)
        assert result.exit_code == 3
        assert result.stderr == f"error: plugin toys (toys): {message}\n"
        assert not result.stdout
        assert not (folder / "x.toy").exists()
