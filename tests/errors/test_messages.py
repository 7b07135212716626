"""Which word a message offers in place of one that is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors.messages import did_you_mean

WORD = st.text("abcdefgh", min_size=3, max_size=12)


class TestNearest:
    @pytest.mark.parametrize(
        ("slip", "meant"),
        [
            ("evnt", "event"),
            ("tpt", "ttp"),
            ("declaraton", "declaration"),
            ("decalration", "declaration"),
            ("unknown_feilds", "unknown_fields"),
            ("plannned", "planned"),
        ],
    )
    def test_slip_of_the_hand_offers_the_word(self, slip, meant):
        assert did_you_mean(slip, ["nothing", meant, "else"]) == f"; did you mean {meant!r}?"

    @pytest.mark.parametrize(
        ("other", "known"),
        [
            ("sanction", ["observation", "accession", "declaration"]),
            ("accepted", ["expected", "adopted"]),
            ("relation", ["observation", "organisation"]),
            ("summit", ["unit"]),
            ("UK", ["US", "UZ"]),
            (7, ["7"]),
        ],
    )
    def test_another_word_is_offered_nothing(self, other, known):
        assert not did_you_mean(other, known)

    def test_fewest_letters_wrong_wins(self):
        assert did_you_mean("relatoins", ["relators", "relations"]) == "; did you mean 'relations'?"

    @given(st.lists(st.sampled_from("abcdefgh"), min_size=4, unique=True).map("".join), st.data())
    def test_two_letters_swapped_are_one_slip(self, word, data):
        at = data.draw(st.integers(0, len(word) - 2))
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        assert did_you_mean(swapped, [word]) == f"; did you mean {word!r}?"

    @given(WORD, st.data())
    def test_a_word_of_another_length_is_not_offered(self, word, data):
        more = len(word) // 3 + 1
        longer = word + data.draw(st.text("abcdefgh", min_size=more, max_size=2 * more))
        assert did_you_mean(word, [longer]) == did_you_mean(longer, [word]) == ""
