"""How a date differs from what it was: a table, the laws, and every completion enumerated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import ChangeKind, DateChange, DoubtChange, change, parse
from timeline.testing import dates

MIRROR = {
    ChangeKind.NARROWED: ChangeKind.WIDENED,
    ChangeKind.DATED: ChangeKind.UNDATED,
    ChangeKind.ENDED: ChangeKind.REOPENED,
}
MIRROR |= {value: key for key, value in MIRROR.items()}


def mirrored(kind):
    return MIRROR.get(kind, kind)


class TestMoments:
    @pytest.mark.parametrize(
        ("old", "new", "kind", "doubt"),
        [
            (None, None, "unchanged", ""),
            (None, "2024", "dated", ""),
            ("2024", None, "undated", ""),
            ("2024-07", "2024-07", "unchanged", ""),
            ("2024-07", "2024-07-03", "narrowed", ""),
            ("2024-07-03", "2024-07", "widened", ""),
            ("2024-07-03", "2024-07-04", "contradicted", ""),
            ("2024-34", "[2024-04-01..2024-06-30]", "reworded", ""),
            ("[2023,2024]", "[2024,2025]", "shifted", ""),
            ("[..2025-07-27]", "2025", "shifted", ""),
            ("[..2025-07-27]", "2025-07", "shifted", ""),
            ("[..2025-07-27]", "[..2025-07-26]", "narrowed", ""),
            ("[2025..]", "[2024..]", "widened", ""),
            ("156X-12-25", "1563-07", "contradicted", ""),
            ("156X-12-25", "1563-12-25", "narrowed", ""),
            # A day is its seconds as soon as the other has a time.
            ("2024-07-03", "2024-07-03T12:30:00Z", "narrowed", ""),
            ("2024-07-03T12:30:00Z", "2024-07-03T12:31:00Z", "contradicted", ""),
            # Marks of doubt.
            ("2024-07?", "2024-07", "qualified", "lowered"),
            ("2024-07", "2024-07~", "qualified", "raised"),
            ("2024-07?", "2024-07~", "qualified", "changed"),
            ("2024-07?", "2024-07%", "qualified", "raised"),
            ("2024-07?", "2024-?07", "qualified", "changed"),
            ("?1985", "1985?", "reworded", ""),
            ("2024?", "2024-07", "narrowed", "lowered"),
            ("2024?", "2025~", "contradicted", "changed"),
        ],
    )
    def test_row_of_the_table(self, old, new, kind, doubt):
        assert change(old, new) == DateChange(kind=ChangeKind(kind), doubt=DoubtChange(doubt))


class TestIntervals:
    @pytest.mark.parametrize(
        ("old", "new", "kind", "start", "end"),
        [
            ("2024-01/2024-03", "2024-01/2024-03", "unchanged", "unchanged", "unchanged"),
            ("2024-01/2024-03", "2024-01/2024-04", "contradicted", "unchanged", "contradicted"),
            ("2024-01/2024", "2024-01/2024-04", "narrowed", "unchanged", "narrowed"),
            ("2024/2025", "2024-02/2025-02", "narrowed", "narrowed", "narrowed"),
            ("2024/2025-02", "2024-02/2025", "shifted", "narrowed", "widened"),
            ("1985/", "1985/1990", "narrowed", "unchanged", "narrowed"),
            ("/1990", "1985/1990", "narrowed", "narrowed", "unchanged"),
            ("1985/1990", "1985/", "widened", "unchanged", "widened"),
            ("2025-07-16/..", "2025-07-16/2026-01-05", "ended", "unchanged", "ended"),
            ("2025-07-16/..", "2025-07-16/", "ended", "unchanged", "ended"),
            ("2025-07-16/2026", "2025-07-16/..", "reopened", "unchanged", "reopened"),
            ("2025-07/..", "2025-07-16/2026", "ended", "narrowed", "ended"),
            ("2025-07/..", "2025-08/2026", "contradicted", "contradicted", "ended"),
            ("2025-07/..", "2025-07-16/..", "narrowed", "narrowed", "unchanged"),
            # It always was; that is not the same as not having begun.
            ("../1990", "1985/1990", "contradicted", "contradicted", "unchanged"),
            # The ends are compared as written, the whole by what fits together.
            ("2004/2004-06", "2004-06/2004-06", "narrowed", "narrowed", "unchanged"),
        ],
    )
    def test_row_of_the_table(self, old, new, kind, start, end):
        assert change(old, new) == DateChange(
            kind=ChangeKind(kind), start=ChangeKind(start), end=ChangeKind(end)
        )

    @pytest.mark.parametrize(
        ("new", "kind"),
        [
            ("2025-07-16/2025-07-20", "contradicted"),
            ("2025-07-16/2025-07-28", "ended"),
            ("2025-07-16/2025", "ended"),
            ("2025-07-16/", "ended"),
        ],
    )
    def test_end_before_the_day_of_the_old_statement_contradicts_it(self, new, kind):
        changed = change("2025-07-16/..", new, as_of="2025-07-28")
        assert (changed.kind, changed.end) == (ChangeKind(kind), ChangeKind(kind))


class TestKinds:
    @pytest.mark.parametrize(
        ("old", "new", "kind"),
        [
            ("2025-04", "2025-04-22/2025-04-24", "recast"),
            ("2025-04", "2025-05-22/2025-05-24", "contradicted"),
            ("2024-07-03", "2024-07-03/2024-07-03", "reworded"),
            ("{2024-07-03}", "2024-07-03", "reworded"),
            ("{1960,1961}", "1960/1961", "recast"),
            ("{1960,1961}", "{1961,1960}", "reworded"),
            ("{1960,1961}", "{1960,1962}", "contradicted"),
            ("{1960,1961}", "{1960-03,1961-05}", "narrowed"),
            ("{1960-03,1961-05}", "{1960,1961}", "widened"),
            ("{1960-03,1961}", "{1960,1961-05}", "shifted"),
        ],
    )
    def test_row_of_the_table(self, old, new, kind):
        assert change(old, new) == DateChange(kind=ChangeKind(kind))

    def test_members_are_matched_and_not_only_counted(self):
        # Both days are in the year, and one year cannot contain both members.
        assert change("{1960,1960-03}", "{1960-03,1960-03-05}").kind is ChangeKind.NARROWED
        assert change("{1960-03,1960-04}", "{1960-03-01,1960-03-02}").kind is not (
            ChangeKind.NARROWED
        )


class TestArguments:
    def test_dates_of_python_are_taken(self):
        import datetime as dt  # noqa: PLC0415

        assert change(dt.date(2024, 7, 3), "2024-07").kind is ChangeKind.WIDENED

    @pytest.mark.parametrize("wrong", [5, ["2024"]])
    def test_other_types_are_refused(self, wrong):
        with pytest.raises(TypeError):
            change(wrong, "2024")

    def test_texts_that_are_no_dates_are_refused(self):
        with pytest.raises(edtf.EdtfError):
            change("2024-13", "2024")


class TestLaws:
    @given(when=dates())
    def test_a_date_is_unchanged_against_itself(self, when):
        changed = change(when, when)
        assert changed.kind is ChangeKind.UNCHANGED
        assert changed.doubt is DoubtChange.SAME

    @given(old=dates() | st.none(), new=dates() | st.none())
    def test_the_way_back_is_the_mirror(self, old, new):
        there, back = change(old, new), change(new, old)
        assert back.kind is mirrored(there.kind)
        assert back.start is mirrored(there.start)
        assert back.end is mirrored(there.end)

    @given(old=dates(), new=dates())
    def test_contradicted_is_what_shares_nothing(self, old, new):
        changed = change(old, new)
        if old.same_as(new) is not edtf.Certainty.IMPOSSIBLE:
            assert changed.kind is not ChangeKind.CONTRADICTED


# Small dates, whose completions can be listed: the days of two months, and the open and unknown
# ends, of which an unknown one is any of those days.
SOME = [f"2024-01-{day:02}" for day in (1, 2, 3, 30, 31)] + ["2024-01", "2024-02", "2024-02-01"]
# Longer than the two months, for an unknown end may lie beyond them.
FIRST, LAST = -3, 63


def days(text):
    limits = edtf.day_numbers.day_range(parse(text))
    start = edtf.day_numbers.day_range(parse("2024-01-01")).start_earliest
    return set(range(limits.start_earliest - start, limits.end_latest - start + 1))


def completions(text):
    if "/" not in text:
        return {(day, day) for day in days(text)} if text else set()
    start, end = text.split("/")
    everything = set(range(FIRST, LAST + 1))
    starts = {"": everything, "..": {FIRST - 1}}.get(start) or days(start)
    ends = {"": everything, "..": {LAST + 1}}.get(end) or days(end)
    return {(one, other) for one in starts for other in ends if one <= other}


def fits(start, end):
    return completions(f"{start}/{end}")


INTERVALS = sorted(
    f"{start}/{end}"
    for start in ("", "..", *SOME)
    for end in ("", "..", *SOME)
    if fits(start, end) and f"{start}/{end}" not in {"/", "../.."}
)


@given(st.sampled_from(SOME), st.sampled_from(SOME))
def test_moments_are_compared_by_their_days(old, new):
    judge(old, new)


@given(st.sampled_from(INTERVALS), st.sampled_from(INTERVALS))
def test_intervals_are_compared_by_their_pairs_of_days(old, new):
    judge(old, new)


def judge(old, new):
    before, after = completions(old), completions(new)
    kind = change(old, new).kind
    if old == new:
        assert kind is ChangeKind.UNCHANGED
    elif before == after:
        assert kind is ChangeKind.REWORDED
    elif after < before:
        assert kind is ChangeKind.NARROWED
    elif before < after:
        assert kind is ChangeKind.WIDENED
    elif before & after:
        assert kind is ChangeKind.SHIFTED
    else:
        assert kind in {ChangeKind.CONTRADICTED, ChangeKind.ENDED, ChangeKind.REOPENED}
