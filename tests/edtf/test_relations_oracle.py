"""The answers compared with those of a slow and obvious oracle.

The oracle shares no arithmetic with the library. A date may be each day of a small calendar whose
ISO form its text matches. An unlimited end may be a few days far away, and all days near those that
matter. Every completion of one date is compared with every completion of the other.
"""

import datetime as dt
import itertools
import re

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import Allen, Certainty

FIRST, LAST = dt.date(2000, 1, 1), dt.date(2009, 12, 31)
CALENDAR = [
    (number, dt.date.fromordinal(number).isoformat())
    for number in range(FIRST.toordinal(), LAST.toordinal() + 1)
]
SEASONS = {  # written out by hand, by the months of a year and of the next
    "21": "03 04 05", "22": "06 07 08", "23": "09 10 11", "24": "12 +01 +02",
    "28": "12 +01 +02", "29": "09 10 11", "30": "12 +01 +02", "31": "03 04 05",
    "34": "04 05 06", "36": "10 11 12", "37": "01 02 03 04", "40": "01 02 03 04 05 06",
}  # fmt: skip
DISTANT = 10**7
MOST_PAIRS = 40_000
FEW = 12

Stretch = tuple[int, int]


@attrs.frozen
class Value:
    """A text as the oracle reads it: each completion is some stretches of days."""

    text: str
    completions: list[tuple[Stretch, ...]]
    windows: list[tuple[Stretch, ...]]  # the whole of it; several where an end is unknown


def days_of(text):
    plain = re.sub("[?~%]", "", text)
    if plain[5:] in SEASONS:
        year = int(plain[:4])
        months = [
            f"{year + month.startswith('+'):04}-{month.lstrip('+')}"
            for month in SEASONS[plain[5:]].split()
        ]
        return [number for number, iso in CALENDAR if iso[:7] in months]
    pattern = re.compile(plain.replace("X", "[0-9]"))
    return [number for number, iso in CALENDAR if pattern.match(iso)]


def joined(days):
    stretches = []
    for day in sorted(set(days)):
        if stretches and stretches[-1][1] == day - 1:
            stretches[-1] = (stretches[-1][0], day)
        else:
            stretches.append((day, day))
    return tuple(stretches)


def near(days):
    """Days that an unknown one may be: those around the landmarks, and far ones."""
    return sorted(
        {day + step for day in days for step in (-2, -1, 0, 1, 2)}
        | {side * DISTANT + step for side in (-1, 1) for step in range(4)}
    )


def read(text, landmarks):
    """The value of a text; *landmarks* are the days that matter in the question."""
    anywhere = near(landmarks)
    if text[0] in "[{":
        # The same member twice says nothing more.
        texts = dict.fromkeys(text[1:-1].split(","))
        members = [member_days(member, anywhere, text[0]) for member in texts]
        members = list(itertools.chain(*members))
        everything = sorted(set(itertools.chain(*members)))
        if text[0] == "[":
            completions = [((day, day),) for day in everything]
            whole = list(joined([d for d in everything if abs(d) < DISTANT - 9]))
            if "[.." in text or ",.." in text:
                whole[0] = (-(10**9), whole[0][1])
            if "..]" in text or "..," in text:
                whole[-1] = (whole[-1][0], 10**9)
            return Value(text, completions, [tuple(whole)])
        completions = [joined(days) for days in bounded_product(members)]
        return Value(text, completions, [joined(everything)])
    if "/" not in text:
        days = days_of(text)
        return Value(text, [((day, day),) for day in days], [joined(days)])
    first, last = text.split("/")
    starts = {"": anywhere, "..": [-(10**9)]}.get(first) or days_of(first)
    ends = {"": anywhere, "..": [10**9]}.get(last) or days_of(last)
    completions = [((s, e),) for s, e in itertools.product(starts, ends) if s <= e]
    whole_starts = starts if not first else [min(s for ((s, _),) in completions)]
    whole_ends = ends if not last else [max(e for ((_, e),) in completions)]
    windows = [((s, e),) for s, e in itertools.product(whole_starts, whole_ends) if s <= e]
    return Value(text, completions, windows)


def member_days(member, anywhere, bracket):
    """The candidates of a member of a set; of a range, those of each date that it means."""
    if ".." not in member:
        return [days_of(member)]
    first, last = member.split("..")
    low = days_of(first)[0] if first else -(10**8)
    high = days_of(last)[-1] if last else 10**8
    if bracket == "[":
        inside = [day for day, _ in CALENDAR if low <= day <= high]
        return [inside + [day for day in anywhere if low <= day <= high]]
    length = len(first)
    names = sorted({iso[:length] for day, iso in CALENDAR if low <= day <= high})
    return [days_of(name) for name in names]


def bounded_product(members):
    size = 1
    for days in members:
        size *= len(days)
        assume(size <= 2_000)
    return itertools.product(*members)


def landmarks_of(*texts):
    """The first and last days of all dates in the texts."""
    marks = set()
    for date in re.findall(r"[0-9X]{4}(?:-[0-9X]{2}){0,2}", " ".join(texts)):
        days = days_of(date)
        marks |= set(days) if len(days) <= FEW else {days[0], days[-1]}
    return marks


# The questions, asked of two completions.


def is_before(a, b):
    return max(end for _, end in a) < min(start for start, _ in b)


def is_sharing(a, b):
    return any(s <= f and t <= e for s, e in a for t, f in b)


def is_same(a, b):
    return a == b


def is_within(a, window):
    return all(any(s <= t and f <= e for s, e in window) for t, f in a)


def allen(a, b):
    s, e, t, f = a[0][0], a[-1][1] + 1, b[0][0], b[-1][1] + 1
    for relation, holds in (
        (Allen.BEFORE, e < t), (Allen.MEETS, e == t),
        (Allen.AFTER, f < s), (Allen.MET_BY, f == s),
        (Allen.EQUALS, s == t and e == f),
        (Allen.STARTS, s == t and e < f), (Allen.STARTED_BY, s == t),
        (Allen.FINISHES, e == f and s > t), (Allen.FINISHED_BY, e == f),
        (Allen.DURING, t < s and e < f), (Allen.CONTAINS, s < t and f < e),
        (Allen.OVERLAPS, s < t), (Allen.OVERLAPPED_BY, t < s),
    ):  # fmt: skip
        if holds:
            return relation
    raise AssertionError


def answer(holds, ours, theirs):
    assume(len(ours) * len(theirs) <= MOST_PAIRS)
    answers = {holds(a, b) for a in ours for b in theirs}
    return Certainty.of(certain=answers == {True}, possible=True in answers)


# The texts. They stay inside the calendar, and have few completions.

days = st.dates(dt.date(2004, 2, 20), dt.date(2004, 4, 10)).map(str)
masked = st.sampled_from(
    ("2004-02-2X", "2004-03-3X", "2004-03-X1", "2004-0X-31", "200X-02-29", "2004-X2-29",
     "2004-03-0X", "2004-XX-30", "200X-03-01", "2004-1X-31", "2004-02-XX", "2004-X3-01")
)  # fmt: skip
months = st.sampled_from(("2004-02", "2004-03", "2004-04", "2003-12"))
wide = st.sampled_from(
    ("2004", "2005", "2004-21", "2003-24", "2004-34", "2004-31", "2004-37", "2004-XX", "2004-40")
)
narrow = st.one_of(days, days, masked)
marked = st.tuples(narrow | months, st.sampled_from("?~%")).map("".join)
moments = st.one_of(narrow, narrow, months, wide, marked)


def is_valid(text):
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        return False
    return True


ends = st.one_of(days, masked, masked, months)
intervals = st.one_of(
    st.tuples(ends, ends).map(sorted),
    st.tuples(ends, st.sampled_from(("", ".."))),
    st.tuples(st.sampled_from(("", "..")), ends),
    st.sampled_from((("..", ".."), ("", ".."), ("..", ""))),
).map("/".join).filter(is_valid)  # fmt: skip
ranges = st.one_of(
    st.tuples(days, days).map(sorted),
    st.tuples(days, st.just("")),
    st.tuples(st.just(""), days),
).map("..".join).filter(lambda text: is_valid(f"[{text}]"))  # fmt: skip
one_ofs = st.lists(st.one_of(moments, ranges), min_size=1, max_size=3).map(
    lambda members: f"[{','.join(members)}]"
)
all_ofs = st.one_of(
    st.lists(narrow, min_size=1, max_size=3),
    st.lists(days, min_size=1, max_size=3),
    st.sampled_from((["2004-03"], ["2004-02", "2004-03-31"], ["2004-02-27..2004-03-02"],
                     ["2004-02..2004-03"])),
).map(lambda members: f"{{{','.join(members)}}}")  # fmt: skip
simple = st.one_of(moments, intervals, one_ofs)

# 200 examples at least, more where the profile asks for more.
slow = settings(
    max_examples=max(200, settings.default.max_examples),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def oracle_of(a, b):
    landmarks = landmarks_of(a, b) or {FIRST.toordinal()}
    return read(a, landmarks), read(b, landmarks)


@pytest.mark.parametrize(
    ("name", "holds"),
    [("before", is_before), ("overlaps", is_sharing), ("same_as", is_same)],
)
@given(a=simple, b=simple)
@slow
def test_the_engine_answers_as_the_oracle_does(name, holds, a, b):
    ours, theirs = oracle_of(a, b)
    expected = answer(holds, ours.completions, theirs.completions)
    assert getattr(edtf.parse(a), name)(b) is expected, (a, b)


@pytest.mark.parametrize(("name", "holds"), [("within", is_within), ("overlapping", is_sharing)])
@given(a=simple, window=simple | all_ofs)
@slow
def test_a_window_is_taken_as_its_whole_extent(name, holds, a, window):
    ours, theirs = oracle_of(a, window)
    expected = answer(holds, ours.completions, theirs.windows)
    assert getattr(edtf.parse(a), name)(window) is expected, (a, window)


@given(a=simple, b=simple)
@slow
def test_each_of_allens_relations_is_answered_as_the_oracle_does(a, b):
    ours, theirs = oracle_of(a, b)
    assume(len(ours.completions) * len(theirs.completions) <= MOST_PAIRS)
    found = {allen(x, y) for x in ours.completions for y in theirs.completions}
    expected = {
        relation: Certainty.of(certain=found == {relation}, possible=relation in found)
        for relation in Allen
    }
    assert edtf.parse(a).relations(b) == expected, (a, b)


@pytest.mark.parametrize(
    ("name", "holds"),
    [("before", is_before), ("overlaps", is_sharing)],
)
@given(a=all_ofs, b=simple)
@slow
def test_an_all_of_set_is_answered_for_all_its_members(name, holds, a, b):
    ours, theirs = oracle_of(a, b)
    expected = answer(holds, ours.completions, theirs.completions)
    assert getattr(edtf.parse(a), name)(b) is expected, (a, b)


@pytest.mark.parametrize(("name", "holds"), [("within", is_within), ("overlapping", is_sharing)])
@given(a=all_ofs, window=simple | all_ofs)
@slow
def test_all_members_of_a_set_are_compared_with_a_window(name, holds, a, window):
    ours, theirs = oracle_of(a, window)
    expected = answer(holds, ours.completions, theirs.windows)
    assert getattr(edtf.parse(a), name)(window) is expected, (a, window)


@given(a=all_ofs, b=simple | all_ofs)
@slow
def test_certain_and_impossible_are_always_right_for_all_of_sets(a, b):
    ours, theirs = oracle_of(a, b)
    assume(len(ours.completions) * len(theirs.completions) <= MOST_PAIRS)
    when, other = edtf.parse(a), edtf.parse(b)
    found = {allen(x, y) for x in ours.completions for y in theirs.completions}
    for relation, certainty in when.relations(other).items():
        expected = Certainty.of(certain=found == {relation}, possible=relation in found)
        assert certainty in {expected, Certainty.POSSIBLE}, (a, b, relation)
    for name, holds in (("same_as", is_same), ("overlaps", is_sharing)):
        expected = answer(holds, ours.completions, theirs.completions)
        assert getattr(when, name)(other) in {expected, Certainty.POSSIBLE}, (a, b, name)


# Times of day: an oracle in seconds, in which a day is known by the seconds that matter in it.

times = st.tuples(
    st.sampled_from(("2004-02-28", "2004-02-29", "2004-03-01")),
    st.sampled_from(("00:00:00", "00:00:01", "12:00:00", "23:59:59")),
    st.sampled_from(("", "Z", "+14:00", "-12:00", "+00:30")),
).map(lambda parts: f"{parts[0]}T{parts[1]}{parts[2]}")
timeless = st.one_of(
    st.sampled_from(("2004-02-28", "2004-02-29", "2004-02-2X", "2004-03-0X", "200X-02-29")),
    st.sampled_from(("2004-02-29/", "/2004-02-29", "../2004-02-28", "2004-02-29/..")),
    st.sampled_from(("2004-02-28/2004-02-29", "2004-02-29/2004-02-29", "2004-02-2X/2004-03-01")),
    st.sampled_from(("[2004-02-28,2004-03-01]", "[..2004-02-28]", "{2004-02-28,2004-03-01}")),
    st.sampled_from(("{2004-02-29}", "2004-02", "2004")),
)
DAY = 86_400


def seconds_of(when):
    """The seconds that a time may be, as written; UTC if it has an offset."""
    day = dt.date(when.year, when.month, when.day).toordinal()
    return day * DAY + when.hour * 3600 + when.minute * 60 + when.second


def spread(completions, second, *, extent):
    """Completions in days, as completions in those seconds of them that matter."""

    def of(day):
        if abs(day) >= DISTANT - 9:
            return (day * DAY,)
        marks = {day * DAY, day * DAY + DAY - 1, second - 1, second, second + 1}
        return sorted(mark for mark in marks if mark // DAY == day)

    for completion in completions:
        if extent:
            ((start, end),) = completion
            yield from (((s, e),) for s, e in itertools.product(of(start), of(end)) if s <= e)
        else:
            for marks in itertools.product(
                *(of(day) for days in completion for day in days_in(days))
            ):
                yield tuple((mark, mark) for mark in sorted(set(marks)))


def days_in(stretch):
    return range(stretch[0], stretch[1] + 1)


@pytest.mark.parametrize(
    ("name", "holds"),
    [("before", is_before), ("overlaps", is_sharing), ("same_as", is_same)],
)
@given(a=times, b=timeless)
@slow
def test_compared_with_a_time_a_day_is_its_seconds(name, holds, a, b):
    second = seconds_of(edtf.parse(a))
    theirs = list(
        spread(read(b, {second // DAY, *landmarks_of(b)}).completions, second, extent="/" in b)
    )
    expected = answer(holds, [((second, second),)], theirs)
    assert getattr(edtf.parse(a), name)(b) is expected, (a, b)
    mirrored = "after" if name == "before" else name
    assert getattr(edtf.parse(b), mirrored)(a) is expected, (a, b)
