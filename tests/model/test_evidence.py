import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from timeline import Citation, Event, Phase, edtf, wire
from timeline.edtf import Certainty
from timeline.testing import whens

BAKU = Path(__file__).parents[2] / "examples" / "baku_beijing.toml"

STARTS = ["", "..", "2000", "2001", "200X-03", "2000-24"]
ENDS = ["", "..", "2001", "2001-XX", "200X-03", "2001-12-31"]
extents = st.sampled_from(
    [edtf.parse(f"{start}/{end}") for start in STARTS for end in ENDS if start or end]
)
# Near to each other, so that many agree.
near = st.builds(
    lambda form, month: edtf.parse(form.format(f"2000-0{month}")),
    st.sampled_from(["{}", "2000", "2000-XX", "[..{}]", "[{}..]", "{}-2X", "2000-XX-03"]),
    st.integers(1, 3),
)
moments = near | whens().filter(lambda when: not isinstance(when, edtf.Interval | edtf.AllOf))


def evidence(*says, when=None):
    citations = [Citation(source=f"s{n}", says=said) for n, said in enumerate(says)]
    return Event(id="a", title="A", when=when, citations=citations).evidence()


class TestAgreement:
    @pytest.mark.parametrize(
        ("says", "agreed"),
        [
            (["2024-07", "2024-07-03"], "2024-07-03"),
            (["1997", "1997-06-23", "1997-06"], "1997-06-23"),
            (["2024"], "2024"),
            (["[..2025-07-27]", "2025"], "[2025-01-01..2025-07-27]"),
            (["[..1984]", "[1980..]"], "[1980-01-01..1984-12-31]"),
            (["[..2024-07-03]", "[2024-07-03..]"], "2024-07-03"),
            (["[2024-01-01,2024-06-01]", "[2024-06-01,2025-01-01]"], "2024-06-01"),
            (["1984~", "1984"], "1984"),
            (["1984?", "1984~"], "1984?"),
            (["2024-22", "2024-08-15/2024-08-20"], "2024-08-15/2024-08-20"),
            (["2025-04", "2025-04-22/2025-04-24"], "2025-04-22/2025-04-24"),
            (["2025-04-23", "2025-04-22/2025-04-24"], "2025-04-22/2025-04-24"),
            (["/..", "2025-07-16/.."], "2025-07-16/.."),
            (["1985/", "/1990"], "1985/1990"),
            (["1985/1990-03", "1985-04/1990"], "1985-04/1990-03"),
            (["2024-07-03T10:00:00", "2024-07"], "2024-07-03T10:00:00"),
            (["Y170000002", "[..Y170000005]"], "Y170000002"),
            (["156X-12-25", "[1560..1561]"], "[1560-12-25,1561-12-25]"),
        ],
    )
    def test_is_the_narrowest_date_that_all_allow(self, says, agreed):
        found = evidence(*says)
        assert (str(found.when), found.agrees, str(found)) == (agreed, True, agreed)

    def test_is_none_where_nobody_says_a_date(self):
        found = evidence(None, None, when="2024")
        assert (found.when, found.statements, found.agrees) == (None, (), True)
        assert str(found) == "no source gives a date"

    @given(when=whens())
    def test_of_one_voice_is_what_it_says(self, when):
        assert evidence(when, None, when, when=when).when == when
        assert not evidence(when, when).unused
        assert evidence(when, when=when).agrees

    @given(one=moments, other=moments)
    def test_of_moments_is_none_exactly_where_they_cannot_be_the_same(self, one, other):
        found = evidence(one, other)
        assert (found.when is None) == (one.same_as(other) is Certainty.IMPOSSIBLE)

    @given(one=near, other=near)
    def test_lies_within_what_moments_say(self, one, other):
        found = evidence(one, other)
        assume(found.when is not None)
        for said in (one, other):
            assert found.when.same_as(said) is not Certainty.IMPOSSIBLE

    @given(days=st.lists(st.tuples(st.integers(1, 28), st.integers(0, 5)), min_size=1, max_size=4))
    def test_of_ranges_is_their_common_days(self, days):
        ranges = [
            {
                f"2024-{month:02}-{day:02}"
                for month in (1, 2)
                for day in range(first, first + 6 + more)
                if day <= 28 and month == 1
            }
            for first, more in days
        ]
        common = set.intersection(*ranges)
        found = evidence(*(f"[{','.join(sorted(each))}]" for each in ranges))
        if not common:
            assert found.when is None
            assert not found.agrees
        else:
            wanted = edtf.parse(f"[{','.join(sorted(common))}]")
            assert found.when.bounds == wanted.bounds


class TestUnused:
    @pytest.mark.parametrize(
        ("says", "agreed", "unused"),
        [
            (["2024-21/..", "2024-34/.."], "2024-34/..", ["2024-21/.."]),
            (["1990/2024-21", "1990/2024-34"], "1990/2024-34", ["1990/2024-21"]),
            (["2024/..", "2024-34/.."], "2024-34/..", []),
            (["..2004/..", "2003/.."], "2003/..", []),
            (["2024-21", "2024-34"], "[2024-04-01..2024-05-31]", []),
            (["XXXX-XX-X5", "2024-XX-2X"], "2024-XX-2X", ["XXXX-XX-X5"]),
            (["2024-05", "2024-05-01/2024-05-03"], "2024-05-01/2024-05-03", []),
            (["2024", "2025"], "None", []),
        ],
    )
    def test_has_what_the_date_cannot_say(self, says, agreed, unused):
        found = evidence(*says)
        assert str(found.when) == agreed
        assert [str(each.says) for each in found.unused] == unused


class TestContradiction:
    def test_names_each_two_sources_and_chooses_none(self):
        found = evidence("2024", "2025", "2024-07", None)
        assert found.when is None
        assert not found.agrees
        assert [pair.sources for pair in found.contradictions] == [("s0", "s1"), ("s1", "s2")]
        assert str(found) == (
            "s0 says 2024, s1 says 2025: they contradict each other;"
            " s1 says 2025, s2 says 2024-07: they contradict each other"
        )

    @pytest.mark.parametrize(
        "says",
        [
            ["1985/..", "1985/"],
            ["1985/..", "1985/1990"],
            ["/..", "../.."],
            ["1985/1986", "1987/1988"],
            ["{1960,1961}", "1970"],
            ["2024-07-03T10:00:00", "2024-07-04"],
        ],
    )
    def test_open_unknown_and_known_ends_differ(self, says):
        assert len(evidence(*says).contradictions) == 1

    @given(one=extents, other=extents)
    @example(one=edtf.parse("2001-12/200X-03"), other=edtf.parse("/2001"))
    def test_two_extents_that_cannot_be_the_same_disagree(self, one, other):
        assume(one.same_as(other) is Certainty.IMPOSSIBLE)
        assert not evidence(one, other).agrees

    def test_dates_that_share_days_two_by_two_may_share_none_together(self):
        found = evidence(
            "[2024-01-01,2024-06-01]", "[2024-06-01,2025-01-01]", "[2025-01-01,2024-01-01]"
        )
        assert found.contradictions == ()
        assert found.when is None
        assert not found.agrees
        assert str(found) == "no single day fits all sources"


class TestDateHeld:
    def test_is_disputed_by_the_sources_that_contradict_it(self):
        found = evidence("2024-07", "2024", when="2024-08")
        assert [said.source for said in found.disputed] == ["s0"]
        assert str(found.when) == "2024-07"
        assert not found.agrees
        assert str(found) == "s0 says 2024-07, but the recorded date is 2024-08"

    def test_vaguer_than_the_evidence_is_no_contradiction(self):
        found = evidence("2024-07-03", when="2024")
        assert found.agrees
        assert str(found.when) == "2024-07-03"

    def test_is_never_overwritten(self):
        event = Event(id="a", title="A", when="2023", citations=[Citation(source="s", says="2024")])
        event.evidence()
        assert str(event.when) == "2023"


def test_phase_has_evidence_of_its_own():
    signed = Phase(stage="signed", when="2024", citations=[Citation(source="s", says="2024-07")])
    assert str(signed.evidence().when) == "2024-07"


def test_sources_of_the_example_agree():
    timeline = wire.load(tomllib.loads(BAKU.read_text(encoding="utf-8")))
    assert [event.id for event in timeline if not event.evidence().agrees] == []
    held = timeline["wto-application-1997"]
    assert held.evidence().when == held.when
