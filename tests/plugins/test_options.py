import inspect
import sys
import traceback
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import io
from timeline.errors import OptionError
from timeline.plugins import (
    RESERVED_OPTIONS,
    NoOptions,
    describe_options,
    make_options,
    parse_options,
)


class Imprecise(StrEnum):
    SPAN = "span"
    MARKER = "marker"


@attrs.frozen(kw_only=True)
class Options:
    """The options of a format.

    They serve the tests.

    Attributes:
        imprecise: how a date known less than a day
            is written.
        limit: how many, at most: none for all.
        indent: spaces for each level.
        share: a part of the whole.
        quiet: whether to be quiet.
        style: one of two.
        tags: only these.
        columns: what each column is called.
        widths: how wide each column is.

    Raises:
        nothing: ever.

    """

    imprecise: Imprecise = Imprecise.SPAN
    limit: int | None = None
    indent: int = attrs.field(default=2, validator=attrs.validators.ge(0))
    share: float = 1.0
    quiet: bool = False
    style: Literal["plain", 2] = "plain"
    tags: tuple[str, ...] = ()
    columns: dict[str, str] = attrs.Factory(dict)
    widths: Mapping[str, int] = attrs.Factory(dict)


@attrs.frozen
class Demanding:
    path: Path = attrs.field(converter=Path)
    level: int


def refused(**given):
    with pytest.raises(OptionError) as caught:
        make_options(Options, given, "ical")
    return str(caught.value)


class TestMakeOptions:
    def test_nothing_given_is_the_defaults(self):
        assert make_options(Options, {}, "ical") == Options()

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("imprecise", Imprecise.MARKER),
            ("limit", 3),
            ("limit", None),
            ("indent", 0),
            ("share", 0.5),
            ("share", 2),
            ("quiet", True),
            ("style", "plain"),
            ("style", 2),
            ("tags", ("a",)),
            ("columns", {"a, b": "c:d"}),
            ("widths", {}),
        ],
    )
    def test_value_of_its_own_type_is_taken_as_it_is(self, name, value):
        made = getattr(make_options(Options, {name: value}, "ical"), name)
        assert (made, type(made)) == (value, type(value))

    def test_text_of_an_enum_is_its_member(self):
        assert make_options(Options, {"imprecise": "marker"}, "ical").imprecise is Imprecise.MARKER

    def test_mapping_is_a_dict_of_its_own(self):
        given = MappingProxyType({"a": "b"})
        made = make_options(Options, {"columns": given}, "ical").columns
        assert (made, type(made)) == ({"a": "b"}, dict)

    def test_list_is_a_tuple(self):
        assert make_options(Options, {"tags": ["a", "b"]}, "ical").tags == ("a", "b")

    def test_unknown_option_names_the_known_ones(self):
        assert refused(imprecsie="span") == (
            "ical has no option 'imprecsie'; it has: imprecise, limit, indent, share, quiet,"
            " style, tags, columns, widths; did you mean 'imprecise'?"
        )

    def test_format_without_options_says_so(self):
        with pytest.raises(OptionError, match="json has no option 'x'; it has none"):
            make_options(NoOptions, {"x": 1}, "json")

    def test_refused_value_says_what_is_allowed(self):
        assert refused(imprecise="spam") == (
            "ical: option imprecise: 'spam' is not allowed; expected one of span, marker"
        )

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("limit", "3"),
            ("indent", True),
            ("indent", 2.0),
            ("quiet", 1),
            ("style", "2"),
            ("style", True),
            ("tags", "ab"),
            ("tags", [1]),
            ("share", "half"),
            ("indent", None),
            ("columns", "a:b"),
            ("columns", {"a": 1}),
            ("columns", {1: "a"}),
            ("columns", [("a", "b")]),
            ("widths", {"a": "1"}),
        ],
    )
    def test_value_of_another_type_is_refused(self, name, value):
        assert f"option {name}: {value!r} is not allowed" in refused(**{name: value})

    def test_validator_speaks_for_itself(self):
        assert "'indent' must be >= 0: -1" in refused(indent=-1)

    def test_missing_option_is_named(self):
        with pytest.raises(OptionError, match="pic needs the option level"):
            make_options(Demanding, {"path": "x"}, "pic")

    def test_field_that_converts_takes_what_its_converter_takes(self):
        made = make_options(Demanding, {"path": "x", "level": 1}, "pic")
        assert made.path == Path("x")


class TestReservedOptions:
    def test_they_are_the_arguments_of_the_functions_that_take_options(self):
        named = {
            name
            for function in (getattr(io, name) for name in io.__all__)
            if inspect.isfunction(function)
            for name, parameter in inspect.signature(function).parameters.items()
            if any(p.kind is p.VAR_KEYWORD for p in inspect.signature(function).parameters.values())
            and parameter.kind is not parameter.VAR_KEYWORD
        }
        assert named == RESERVED_OPTIONS


class TestParseOptions:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("imprecise=marker", {"imprecise": Imprecise.MARKER}),
            ("limit=none", {"limit": None}),
            ("limit=12", {"limit": 12}),
            ("share=0.5", {"share": 0.5}),
            *((f"quiet={word}", {"quiet": True}) for word in ("true", "True", "yes", "on", "1")),
            *((f"quiet={word}", {"quiet": False}) for word in ("false", "NO", "no", "off", "0")),
            ("indent=0", {"indent": 0}),
            ("limit=-3", {"limit": -3}),
            ("share=-1e3", {"share": -1000.0}),
            ("style=plain", {"style": "plain"}),
            ("style=2", {"style": 2}),
            ("tags=a, b", {"tags": ("a", "b")}),
            ("tags=", {"tags": ()}),
            ("columns=a:b, when : Start: date,", {"columns": {"a": "b", "when": "Start: date"}}),
            ("columns=", {"columns": {}}),
            ("widths=a:1,b:2", {"widths": {"a": 1, "b": 2}}),
        ],
    )
    def test_text_reads_as_the_annotation_says(self, text, expected):
        name, _, value = text.partition("=")
        assert parse_options(Options, {name: value}) == expected

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            *(("limit", text) for text in ("1_0", "1.0", " 1", "+1", "--1", "-", "", "None")),
            *(("share", text) for text in ("x", "1_0", " 1", "1 ", "٣", "", "none")),
            ("indent", "٣"),
            ("indent", "none"),
            ("quiet", "maybe"),
            ("style", "3"),
            *(("columns", text) for text in ("a", "a:b,c", "a:b,a:c")),
            ("widths", "a:b"),
        ],
    )
    def test_text_that_does_not_read_is_refused(self, name, value):
        with pytest.raises(OptionError, match=f"option {name}: .* is not allowed; expected"):
            parse_options(Options, {name: value})

    @pytest.mark.parametrize(
        "value",
        [10**30, -(10**30), 10**5000, True],
        ids=lambda value: f"{type(value).__name__} of {value.bit_length()} bits",
    )
    def test_number_that_would_overflow_is_refused(self, value):
        @attrs.frozen
        class Sizes:
            indent: int = 0
            ratio: float = 0.0

        for name in ("indent", "ratio"):
            with pytest.raises(OptionError, match=f"option {name}: .* is not allowed; expected a"):
                make_options(Sizes, {name: value}, "pic")
        for text in ("nan", "1e999"):
            with pytest.raises(OptionError, match=r"option ratio: .* is not allowed"):
                make_options(Sizes, {"ratio": float(text)}, "pic")
            with pytest.raises(OptionError, match=r"option ratio: .* is not allowed"):
                parse_options(Sizes, {"ratio": text})

    def test_unknown_option_names_the_known_ones(self):
        with pytest.raises(OptionError, match=r"^the format has no option 'x'; it has: imprecise"):
            parse_options(Options, {"x": "1"})
        with pytest.raises(OptionError, match=r"^ical has no option 'x'"):
            parse_options(Options, {"x": "1"}, "ical")

    def test_value_that_cannot_be_written_as_text_is_refused(self):
        @attrs.frozen
        class OfPython:
            path: Path
            paths: list[Path]

        with pytest.raises(OptionError, match="'x' is not allowed; expected Path, from Python"):
            parse_options(OfPython, {"path": "x"})
        with pytest.raises(OptionError, match=r"expected list\[pathlib.Path\], from Python only"):
            parse_options(OfPython, {"paths": "x"})
        assert make_options(OfPython, {"path": 1, "paths": 2}, "pic") == OfPython(1, 2)

    @given(st.integers(-sys.maxsize, sys.maxsize), st.booleans(), st.sampled_from(Imprecise))
    def test_what_is_written_out_reads_back(self, indent, quiet, imprecise):
        texts = {"indent": str(indent), "quiet": str(quiet), "imprecise": str(imprecise)}
        expected = {"indent": indent, "quiet": quiet, "imprecise": imprecise}
        assert parse_options(Options, texts) == expected


@attrs.frozen(kw_only=True)
class Narrower(Options):
    """Options that say one thing anew.

    Attributes:
        quiet: whether nothing at all is said.
        depth: how deep.

    """

    depth: int = 1


class TestDescribeOptions:
    def test_doc_is_the_docstrings_though_it_runs_over_lines(self):
        docs = {option.name: option.doc for option in describe_options(Options)}
        assert docs["imprecise"] == "how a date known less than a day is written."
        assert docs["limit"] == "how many, at most: none for all."
        assert docs["tags"] == "only these."

    def test_docs_of_inherited_options_are_those_of_the_base_class(self):
        docs = {option.name: option.doc for option in describe_options(Narrower)}
        inherited = {option.name: option.doc for option in describe_options(Options)}
        own = {"quiet": "whether nothing at all is said.", "depth": "how deep."}
        assert docs == {**inherited, **own}

    def test_choices_are_listed_where_they_can_be(self):
        choices = {option.name: option.choices for option in describe_options(Options)}
        assert choices["imprecise"] == tuple(Imprecise)
        assert choices["quiet"] == (True, False)
        assert choices["indent"] == ()

    def test_what_it_takes_is_in_words(self):
        assert {option.name: option.takes for option in describe_options(Options)} == {
            "imprecise": "one of span, marker",
            "limit": "a whole number, or none",
            "indent": "a whole number",
            "share": "a number",
            "quiet": "true or false",
            "style": "one of plain, 2",
            "tags": "a list, each text",
            "columns": "pairs NAME:VALUE with commas between them, each value text",
            "widths": "pairs NAME:VALUE with commas between them, each value a whole number",
        }

    def test_required_option_is_described_as_such(self):
        path, level = describe_options(Demanding)
        assert level.required
        assert path.doc == ""
        assert not describe_options(Options)[0].required

    def test_default_is_what_callers_get(self):
        assert describe_options(Options)[0].default is Imprecise.SPAN


@attrs.frozen(kw_only=True)
class Login:
    """How to log in.

    Attributes:
        token: the password.
        pin: a number.
        user: the name.

    """

    token: str = attrs.field(
        default="swordfish",
        validator=attrs.validators.matches_re("s.*"),
        metadata={"secret": True},
        repr=False,
    )
    pin: int = attrs.field(default=4711, metadata={"secret": True}, repr=False)
    user: str = ""

    def __attrs_post_init__(self):
        if self.user == self.token:
            raise ValueError(f"the name is the password, {self.token}")


class TestSecretOptions:
    def test_default_is_not_described(self):
        token, pin, user = describe_options(Login)
        assert (token.secret, token.default, token.required) == (True, None, False)
        assert (pin.secret, pin.default) == (True, None)
        assert (user.secret, user.default) == (False, "")

    def test_value_is_taken_and_is_not_in_the_repr(self):
        made = make_options(Login, {"token": "sesame", "pin": 1234}, "web")
        assert (made.token, made.pin) == ("sesame", 1234)
        assert "sesame" not in repr(made)

    @pytest.mark.parametrize(
        ("given", "option"),
        [
            ({"token": 12345}, "token"),
            ({"pin": "12345"}, "pin"),
            ({"token": "open 12345"}, "token"),
            ({"token": "s12345", "user": "s12345"}, ""),
        ],
    )
    def test_refused_value_is_not_printed(self, given, option):
        with pytest.raises(OptionError, match=r"\*\*\*") as caught:
            make_options(Login, given, "web")
        assert (caught.value.option, caught.value.value) == (option, attrs.NOTHING)
        assert "12345" not in "".join(traceback.format_exception(caught.value, limit=0))

    def test_refused_text_is_not_printed(self):
        with pytest.raises(OptionError, match=r"option pin: \*\*\* is not allowed") as caught:
            parse_options(Login, {"pin": "12a45"})
        assert caught.value.value is attrs.NOTHING
        assert "12a45" not in "".join(traceback.format_exception(caught.value, limit=0))
