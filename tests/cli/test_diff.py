"""``timeline diff``: lines for people, pages, JSON, notices; files, git revisions, git's driver."""

import json
import os
import shutil
import subprocess
import sys

import pytest

HEAD = '[timeline]\nrevised = 2026-11-29\n[sources.book]\ntitle = "A book"\npublished = "2025"\n'
EVENT = '[[events]]\nid = "opening"\ntitle = "The line opens"\nwhen = "{}"\ncitations = {}\n'
OLD = HEAD + EVENT.format("2023-10", "[]")
NEW = HEAD + EVENT.format("2024", '[{ source = "book", says = "2024" }]')


@pytest.fixture
def files(folder):
    (folder / "old.toml").write_text(OLD, encoding="utf-8")
    (folder / "new.toml").write_text(NEW, encoding="utf-8")
    return "old.toml", "new.toml"


@pytest.fixture
def diff(files, timeline_command):
    return lambda *arguments: timeline_command("diff", *files, *arguments)


class TestOutput:
    def test_is_a_line_for_each_change(self, diff):
        done = diff()
        assert done.exit_code == 1
        assert done.stdout.splitlines() == [
            "opening  when            contradicted  2023-10 → 2024  (book says 2024)",
            "opening  citations.book  added         book says 2024",
            "2 changes: 1 correction",
        ]

    def test_fits_a_narrow_terminal(self, diff, monkeypatch):
        monkeypatch.setenv("COLUMNS", "50")
        lines = diff().stdout.splitlines()
        assert lines[:2] == ["opening  when  contradicted", "    2023-10 → 2024  (book says 2024)"]
        assert max(map(len, lines)) <= 50

    def test_is_nothing_for_equal_files(self, files, timeline_command):
        done = timeline_command("diff", files[0], files[0])
        assert (done.exit_code, done.output) == (0, "")

    def test_is_json_for_programs(self, diff):
        document = json.loads(diff("-f", "json").stdout)
        assert document["version"] == 1
        assert document["changes"][0] == {
            "event": "opening",
            "path": "when",
            "kind": "contradicted",
            "old": "2023-10",
            "new": "2024",
            "because": [{"source": "book", "says": "2024"}],
            "notice": "correction",
        }

    def test_is_a_page(self, diff):
        assert diff("-f", "markdown").stdout.splitlines()[:3] == [
            "## The line opens (`opening`)",
            "",
            "- when **contradicted**: 2023-10 → 2024 (book says 2024)",
        ]

    def test_is_a_draft_of_notices(self, diff):
        assert diff("-f", "notice").stdout == (
            "*Correction, 29 November 2026 (opening).* An earlier version gave this date:"
            " October 2023. The date is now: 2024. Source: A book (2025).\n"
        )
        assert diff("-f", "notice", "--locale", "de").stdout.startswith("*Berichtigung, 29.")

    def test_goes_to_a_file(self, diff, folder):
        assert diff("-o", "found.txt").stdout == ""
        assert "contradicted" in (folder / "found.txt").read_text(encoding="utf-8")

    def test_never_replaces_what_is_compared(self, diff, folder):
        assert diff("-o", "new.toml").exit_code == 2
        assert (folder / "new.toml").read_text(encoding="utf-8") == NEW


class TestChoices:
    def test_only_some_kinds(self, diff):
        assert diff("--only", "added").stdout.splitlines()[-1] == "1 change"
        assert diff("--only", "renamed").exit_code == 0

    def test_fails_on_some_notices(self, diff):
        assert diff("--fail-on", "correction").exit_code == 1
        assert diff("--fail-on", "retraction").exit_code == 0

    def test_faults_are_trouble(self, diff, folder):
        (folder / "old.toml").write_text("[[events]]\n", encoding="utf-8")
        assert diff().exit_code == 2

    @pytest.mark.parametrize("given", [["old.toml"], ["old.toml", "new.toml", "old.toml"]])
    def test_two_files_are_needed(self, files, timeline_command, given):
        done = timeline_command("diff", *given)
        assert done.exit_code == 2
        assert "OLD and NEW" in done.stderr

    def test_what_was_known_is_compared_with_all(self, files, timeline_command):
        done = timeline_command("diff", "new.toml", "--as-known", "2024-06")
        assert done.exit_code == 1
        assert done.stdout.splitlines()[-1] == "3 changes: 1 update"
        assert timeline_command("diff", "new.toml", "--as-known", "2026-12").exit_code == 0


@pytest.fixture
def repository(folder, monkeypatch):
    """A git repository with two revisions of a timeline, and a third in the working tree."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "A")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git("init", "-q")
    for text in (OLD, NEW):
        (folder / "talks.toml").write_text(text, encoding="utf-8")
        git("add", "talks.toml")
        git("commit", "-q", "-m", "A revision")
    (folder / "talks.toml").write_text(NEW.replace("2024", "2024-05"), encoding="utf-8")
    return folder


def git(*arguments):
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607 - the one on PATH
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


class TestGit:
    def test_a_revision_is_compared_with_the_file(self, repository, timeline_command):
        done = timeline_command("diff", "--rev", "HEAD", "talks.toml")
        assert "narrowed" in done.stdout
        assert done.exit_code == 1

    def test_two_revisions_are_compared(self, repository, timeline_command):
        done = timeline_command("diff", "--rev", "HEAD~1..HEAD", repository / "talks.toml")
        assert "contradicted" in done.stdout
        assert timeline_command("diff", "--rev", "HEAD..HEAD", "talks.toml").exit_code == 0

    @pytest.mark.parametrize("rev", ["nowhere", "..HEAD", "HEAD..", "HEAD...HEAD", "--output=x"])
    def test_a_revision_that_is_none_is_trouble(self, repository, timeline_command, rev):
        done = timeline_command("diff", f"--rev={rev}", "talks.toml")
        assert done.exit_code == 2
        assert done.stderr.count("error:") == 1

    def test_git_calls_it_as_a_driver(self, repository):
        (repository / ".gitattributes").write_text("*.toml diff=timeline\n", encoding="utf-8")
        (repository / "first.toml").write_text(OLD, encoding="utf-8")
        git("add", "-N", "first.toml")
        command = f"'{sys.executable}' -m timeline diff --git-driver"
        out = git("-c", f"diff.timeline.command={command}", "diff", "--ext-diff")
        assert "opening  when                 narrowed  2024 → 2024-05" in out
        assert "timeline diff first.toml" in out
