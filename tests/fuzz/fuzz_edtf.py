"""Coverage-guided fuzzing of the date parser.

Run it with atheris installed, which the project's own environment does not have::

    python tests/fuzz/fuzz_edtf.py -max_total_time=60

Any text is either refused with `EdtfError`, at a place inside it, or gives a value that its own
text gives back and that answers every question without raising.
"""

import sys

import atheris

with atheris.instrument_imports(include=["timeline.edtf", "timeline.errors"]):
    from timeline import edtf
    from timeline.edtf.day_numbers import day_range

# What the grammar is made of, so that the fuzzer need not find each piece bit by bit.
PIECES = (
    *("0000", "1984", "-0044", "201X", "XXXX", "Y170000002", "Y17E7", "S2", "-02", "-29", "-XX"),
    *("-21", "-41", "T23:59:59", "Z", "+04:30", "/", "..", "[", "]", "{", "}", ",", "?", "~", "%"),
)
# More digits left open have too many candidates to ask about thousands of times a second.
FEW = 5


def text_of(data: bytes) -> str:
    """A text: half the time any characters, half the time pieces of the grammar and characters."""
    provider = atheris.FuzzedDataProvider(data)
    if provider.ConsumeBool():
        return provider.ConsumeUnicode(200)
    parts: list[str] = []
    while provider.remaining_bytes() and len(parts) < 30:
        choice = provider.ConsumeIntInRange(0, len(PIECES))
        parts.append(PIECES[choice] if choice < len(PIECES) else provider.ConsumeUnicode(1))
    return "".join(parts)


def check(data: bytes) -> None:
    """Fail if the parser breaks its word about one text."""
    text = text_of(data)
    try:
        when = edtf.parse(text)
    except edtf.EdtfError as error:
        refused = error
    else:
        check_value(when, text)
        return
    assert 0 <= refused.position <= len(text), (text, refused.position)
    assert str(refused)


def check_value(when: edtf.When, text: str) -> None:
    """Fail if a value does not give its text back, or cannot answer a question."""
    assert edtf.parse(str(when)) == when, text
    assert hash(when) == hash(edtf.parse(str(when))), text
    limits = day_range(when)
    assert limits.start_earliest <= limits.end_latest, text
    assert len(when.bounds) == 4
    assert when.level in {0, 1, 2}
    assert when.precision.rank >= 0
    assert str(when.qualifier) in "?~%"
    if text.count("X") > FEW:
        return
    assert when.overlaps(when) is not edtf.Certainty.IMPOSSIBLE, text
    assert when.within(when) is not edtf.Certainty.IMPOSSIBLE, text
    assert when.before(when) is not edtf.Certainty.CERTAIN, text


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
