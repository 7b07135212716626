"""``timeline merge --unite``: two versions of a file as one, and as a merge driver of git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import timeline

BASE = """\
[timeline]
title = "The line"
revised = 2024-01-01

[sources.times]
title = "The Times"

[[events]]
id = "opening"
title = "The line opens"
when = "2023"
citations = [{ source = "times", says = "2023" }]

[[events]]
id = "survey"
title = "A survey"
when = "2020"
"""
OURS = BASE.replace('when = "2023"\ncit', 'when = "2023-10"\ncit').replace("A survey", "Survey")
BOOK = """
[sources.book]
title = "A book"
"""
THEIRS = (
    BASE.replace('when = "2023"\ncit', 'when = "2024"\ncit').replace(
        "citations = [", 'citations = [{ source = "book", says = "2024" }, '
    )
    + BOOK
)


@pytest.fixture
def files(folder):
    for name, text in (("base", BASE), ("ours", OURS), ("theirs", THEIRS)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


class TestFiles:
    def test_keep_the_citations_of_both_and_name_what_is_dropped(self, files, timeline_command):
        result = timeline_command("merge", "ours.toml", "theirs.toml", "--unite", "-o", "new.toml")
        assert result.exit_code == 0
        assert result.stdout.startswith("new.toml: 2 events as toml, ")
        assert result.stderr.splitlines() == [
            "survey: title: lost: kept 'Survey', dropped 'A survey'",
            "opening: when: contradiction: kept 2023-10, dropped 2024",
        ]
        opening = timeline.load("new.toml")["opening"]
        assert {each.source for each in opening.citations} == {"times", "book"}

    def test_of_one_base_take_what_only_one_of_them_changed(self, files, timeline_command):
        args = ("merge", "ours.toml", "theirs.toml", "--unite", "--base", "base.toml")
        result = timeline_command(*args, "-o", "new.toml", "--prefer", "theirs")
        assert result.stderr.splitlines() == ["opening: when: lost: kept 2024, dropped 2023-10"]
        whole = timeline.load("new.toml")
        assert (whole["survey"].title, str(whole["opening"].when)) == ("Survey", "2024")

    @pytest.mark.parametrize(("changed", "code"), [("theirs.toml", 1), ("base.toml", 0)])
    def test_fail_on_what_needs_a_decision_if_asked_to(
        self, files, timeline_command, changed, code
    ):
        args = ("merge", "base.toml", changed, "--unite", "--fail-on-loss", "-o", "new.toml")
        assert timeline_command(*args).exit_code == code
        assert Path("new.toml").exists()

    def test_join_events_that_have_two_ids(self, files, timeline_command):
        text = (
            BASE.replace('"survey"', '"s2"').replace("2020", "2020-05")
            + '[[events]]\nid = "z"\ntitle = "Z"\n'
            + 'relations = [{ kind = "follows", event = "s2" }]\n'
        )
        Path("other.toml").write_text(text, encoding="utf-8")
        args = ("merge", "base.toml", "other.toml", "--unite", "--same", "survey=s2")
        result = timeline_command(*args, "-o", "new.toml")
        assert result.stderr == "survey: when: narrowed: kept 2020-05, dropped 2020\n"
        whole = timeline.load("new.toml")
        assert [event.id for event in whole] == ["survey", "opening", "z"]
        assert whole["z"].relations[0].event == "survey"

    def test_of_two_types_are_refused(self, files, timeline_command):
        text = OURS.replace('id = "survey"', 'id = "survey"\ntype = "meeting"')
        Path("ours.toml").write_text(text, encoding="utf-8")
        result = timeline_command("merge", "ours.toml", "theirs.toml", "--unite", "-o", "new.toml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "conflicting versions: 'survey' in type; events of two types" in result.stderr
        assert not Path("new.toml").exists()

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("-o", "n.toml", "--base", "base.toml"), "--base is not for plain merging"),
            (("-o", "n.toml", "--same", "a=b"), "--same is not for plain merging"),
            (("-o", "n.toml", "--fail-on-loss"), "--fail-on-loss is not for plain merging"),
            (("--unite",), "Missing option '-o'"),
            (("-o", "base.toml", "--unite", "--base", "base.toml"), "is the source itself"),
            (("base.toml", "-o", "n.toml", "--unite", "--base", "base.toml"), "give two"),
            (("-o", "n.toml", "--unite", "--same", "survey"), "expected A=B"),
            (("-o", "n.toml", "--unite", "--same", "surve=x"), "did you mean 'survey'?"),
            (("-o", "n.toml", "--unite", "--same", "survey=x"), "no later file has an event 'x'"),
            (
                ("-o", "n.toml", "--unite", "--same", "survey=opening"),
                "ours.toml has both events",
            ),
            (("-o", "n.toml", "--git-driver"), "-o is not for --git-driver"),
            (("--git-driver",), "takes the files %O %A %B"),
        ],
    )
    def test_wrong_usage_writes_nothing(self, files, timeline_command, arguments, says):
        result = timeline_command("merge", "ours.toml", "theirs.toml", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
        assert sorted(os.listdir()) == ["base.toml", "ours.toml", "theirs.toml"]


class TestDriver:
    def drive(self, command, *more, base=BASE, ours=OURS, theirs=THEIRS):
        """Run the driver on files that are named as git names them."""
        for name, text in ((".o", base), (".a", ours), (".b", theirs)):
            Path(name).write_text(text, encoding="utf-8")
        return command("merge", "--git-driver", ".o", ".a", ".b", "docs/line.toml", *more)

    def test_writes_over_ours_in_the_format_of_the_name(self, folder, timeline_command):
        result = self.drive(timeline_command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.splitlines()[0].startswith("docs/line.toml: 2 events as toml, ")
        whole = timeline.load(".a", format="toml")
        assert (whole["survey"].title, str(whole["opening"].when)) == ("Survey", "2023-10")

    def test_fails_on_what_needs_a_decision_if_asked_to(self, folder, timeline_command):
        assert self.drive(timeline_command, "--fail-on-loss").exit_code == 1
        assert "book" in timeline.load(".a", format="toml").sources

    @pytest.mark.parametrize(("ours", "theirs"), [(OURS, BASE), (BASE, OURS), (OURS, OURS)])
    def test_keeps_the_text_of_the_only_side_that_changed(
        self, folder, timeline_command, ours, theirs
    ):
        ours, theirs = (
            text.replace("[timeline]", "# Ours.\n[timeline]") if text is OURS else text
            for text in (ours, theirs)
        )
        assert self.drive(timeline_command, ours=ours, theirs=theirs).stderr == ""
        assert Path(".a").read_text(encoding="utf-8").startswith("# Ours.\n")

    def test_unites_what_both_have_added(self, folder, timeline_command):
        result = self.drive(timeline_command, base="")
        assert (result.exit_code, len(timeline.load(".a", format="toml"))) == (0, 2)

    def test_leaves_ours_alone_where_a_version_has_faults(self, folder, timeline_command):
        result = self.drive(timeline_command, theirs=THEIRS.replace("2020", "2020-13"))
        assert result.exit_code == 2
        assert Path(".a").read_text(encoding="utf-8") == OURS


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
class TestGit:
    @pytest.fixture
    def git(self, folder):
        environment = {
            **os.environ,
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }

        def run(*arguments, code=0):
            done = subprocess.run(
                ["git", *arguments],  # noqa: S607
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == code, done.stdout + done.stderr
            return done.stdout

        run("init", "-q", "-b", "main")
        driver = f'"{sys.executable}" -m timeline merge --git-driver --fail-on-loss %O %A %B %P'
        for name, value in (
            ("user.name", "Somebody"),
            ("user.email", "somebody@example.org"),
            ("merge.timeline.driver", driver),
        ):
            run("config", name, value)
        (folder / ".gitattributes").write_text("*.toml merge=timeline\n", encoding="utf-8")
        return run

    def commit(self, git, text):
        Path("line.toml").write_text(text, encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", "Change")

    def merge(self, git, ours, theirs, code):
        self.commit(git, BASE)
        git("checkout", "-q", "-b", "theirs")
        self.commit(git, theirs)
        git("checkout", "-q", "main")
        self.commit(git, ours)
        return git("merge", "-q", "--no-edit", "theirs", code=code)

    def test_merges_what_can_be_one(self, git):
        # Both change the same event: the date and its lines would be a conflict of lines.
        theirs = THEIRS.replace('when = "2024"', 'when = "2023-10-26"')
        self.merge(git, OURS, theirs, code=0)
        whole = timeline.load("line.toml")
        assert (str(whole["opening"].when), whole["survey"].title) == ("2023-10-26", "Survey")
        assert git("status", "--porcelain") == ""

    def test_reports_a_conflict_where_somebody_has_to_decide(self, git):
        assert "CONFLICT" in self.merge(git, OURS, THEIRS, code=1)
        assert {*timeline.load("line.toml").sources} == {"times", "book"}
        assert git("status", "--porcelain") == "UU line.toml\n"
