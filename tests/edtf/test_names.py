import copy
import json
import operator
import pickle

import pytest

from timeline import edtf
from timeline.edtf import Allen, Certainty, Precision


class TestCertainty:
    def test_it_has_no_truth_value(self):
        with pytest.raises(TypeError, match=r"is Certainty\.CERTAIN"):
            bool(edtf.parse("1984").before("1985"))

    def test_a_value_has_no_order(self):
        with pytest.raises(TypeError):
            _ = edtf.parse("1984") < edtf.parse("1985")


class TestNames:
    @pytest.mark.parametrize("name", [*Certainty, *Precision, *Allen])
    def test_equal_their_text(self, name):
        text = name.value
        assert (name == text, text == name, name != text.upper()) == (True, True, True)
        assert (hash(name), {name: 1}[text]) == (hash(text), 1)
        assert (type(name)(text), str(name), json.dumps(name)) == (name, text, f'"{text}"')

    @pytest.mark.parametrize("name", [*Certainty, *Precision, *Allen])
    def test_copies_are_the_same_object(self, name):
        assert pickle.loads(pickle.dumps(name)) is name  # noqa: S301 - our own bytes
        assert copy.deepcopy(name) is name

    @pytest.mark.parametrize("kind", [Certainty, Precision, Allen])
    @pytest.mark.parametrize("order", [operator.lt, operator.le, operator.gt, operator.ge])
    def test_do_not_sort_alphabetically(self, kind, order):
        one, other, *_ = kind
        for pair in ((one, other), (one, str(other)), (str(one), other)):
            with pytest.raises(TypeError, match="have no order"):
                order(*pair)

    def test_relations_are_found_by_their_text(self):
        assert edtf.parse("1984").relations("1986")["before"] == "certain"
