"""What an error or warning speaks of is on it, also when it comes from another process."""

import io
import pickle
import traceback

import attrs
import pytest
from tests.testing.defects import Good, GoodImporter, registry_of
from tests.toy_format import ToyPlugin, toys

import timeline
from timeline import Event, Timeline, errors
from timeline.errors import (
    FormatError,
    OptionError,
    PluginError,
    PluginWarning,
    SkippedWarning,
)
from timeline.io import open_stream
from timeline.model import fields
from timeline.plugins import EventStream, Registry, make_options, parse_options

FAULT = errors.Fault(message="it is wrong", path=("events", 0, "when"), line=3)
EXAMPLES = [
    errors.AmbiguousDateError("03/07/2024", ["2024-03-07", "2024-07-03"]),
    errors.ConflictError([("talks", ["title"])]),
    errors.DanglingError("source", "ttp", errors.Location(path=("events", 0))),
    errors.DocumentError("talks.toml", [FAULT]),
    errors.DuplicateIdError("event", "talks", [errors.Location(line=1), errors.Location(line=2)]),
    errors.EdtfError("2024-13", 5, "expected a month"),
    errors.FieldError(("actors", 1, "code"), 3, "expected text"),
    FormatError("no format", name="icla", known=["ical"]),
    errors.InconsistentError(
        "it", [FAULT], [errors.DanglingError("source", "a", errors.Location(line=2))]
    ),
    errors.NoMatchWarning("actor", "Turkey", ["TR"]),
    OptionError("no option", owner="ical", option="x", value=3),
    PluginError("no plugin", plugin="one", distribution="dist-one"),
    PluginWarning("left out", plugin="one", distribution="dist-one"),
    errors.ReadingNote("t.csv", errors.Note(message="odd", places=(errors.Location(line=2),))),
    errors.SkippedWarning("talks.toml", FAULT),
    errors.TimelineError("wrong"),
    errors.TimelineWarning("odd"),
]


class TestEveryClass:
    def test_each_has_an_example_here(self):
        named = (getattr(errors, name) for name in errors.__all__)
        kinds = {kind for kind in named if isinstance(kind, type) and issubclass(kind, Exception)}
        assert kinds == {type(example) for example in EXAMPLES}

    @pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: type(example).__name__)
    def test_attributes_and_message_come_through_from_another_process(self, example):
        sent = pickle.loads(pickle.dumps(example))  # noqa: S301 - our own
        assert type(sent) is type(example)
        assert str(sent) == str(example)
        # Errors compare by identity; those within one are compared as it shows them.
        assert repr(vars(sent)) == repr(vars(example))

    @pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: type(example).__name__)
    def test_attributes_are_those_documented(self, example):
        documented = "".join(kind.__doc__ or "" for kind in type(example).__mro__)
        for name in vars(example):
            assert f"\n        {name}: " in documented


def refused(call, kind=FormatError):
    with pytest.raises(kind) as caught:
        call()
    return caught.value


class TestTracebacks:
    @pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: type(example).__name__)
    def test_class_is_named_as_it_is_imported(self, example):
        first, *_ = traceback.format_exception_only(example)
        assert first.startswith(f"timeline.errors.{type(example).__name__}: ")


class TestFormatError:
    def test_unknown_name_is_kept_with_the_known_ones(self):
        error = refused(lambda: toys().exporter("tyo"))
        assert (error.name, error.known) == ("tyo", ("picture", "toy"))

    def test_file_of_unknown_suffix_is_kept_with_the_known_formats(self):
        error = refused(lambda: toys().importer_for("dir/talks.tyo"))
        assert (error.name, error.known) == ("talks.tyo", ("toy",))

    def test_two_distributions_are_both_known(self):
        registry = toys()
        registry.register(ToyPlugin(), "other")
        error = refused(lambda: registry.exporter("picture"))
        assert (error.name, error.known) == ("picture", ("other:picture", "toy:picture"))
        error = refused(lambda: registry.exporter_for("talks.picture"))
        assert (error.name, error.known) == ("talks.picture", ("other:picture", "toy:picture"))

    def test_format_that_sees_all_at_once_is_named_where_parts_were_asked_for(self, tmp_path):
        def parts():
            timeline.export_parts(
                Timeline([]), tmp_path / "x.pic", "picture", max_bytes=9, registry=toys()
            )

        assert refused(parts).name == "picture"


@attrs.frozen(kw_only=True)
class Options:
    path: str
    low: int = attrs.field(default=0, validator=attrs.validators.ge(0))
    high: int = 9
    unit: str = attrs.field(default="", validator=fields.line)

    def __attrs_post_init__(self):
        if self.low > self.high:
            raise ValueError("low is above high")


def option_refused(**given):
    error = refused(lambda: make_options(Options, given, "pic"), OptionError)
    assert error.owner == "pic"
    return error.option, error.value


class TestOptionError:
    def test_option_that_is_not_there_is_kept_with_its_value(self):
        assert option_refused(path="x", lwo=3) == ("lwo", 3)

    def test_option_of_another_type_is_kept_with_its_value(self):
        assert option_refused(path="x", high="9") == ("high", "9")

    def test_option_that_a_validator_refuses_is_kept_with_its_value(self):
        assert option_refused(path="x", high=3, low=-1) == ("low", -1)
        assert option_refused(path="x", high=3, unit="a\nb") == ("unit", "a\nb")

    def test_missing_option_has_no_value(self):
        assert option_refused(low=3) == ("path", attrs.NOTHING)

    def test_options_that_do_not_go_together_are_none_by_itself(self):
        assert option_refused(path="x", low=5, high=3) == ("", attrs.NOTHING)

    def test_text_of_an_option_is_kept(self):
        error = refused(lambda: parse_options(Options, {"high": "x"}, "pic"), OptionError)
        assert (error.owner, error.option, error.value) == ("pic", "high", "x")

    def test_value_too_long_to_show_is_cut_in_the_message_alone(self):
        error = refused(lambda: make_options(Options, {"high": "x" * 999}, "pic"), OptionError)
        assert len(str(error)) < 200
        assert error.value == "x" * 999


class GivesText(Good):
    def encode(self, event, losses):
        return "text"


class GivesNoStream(GoodImporter):
    def read(self, file, faults):
        return None


class GivesNoEvents(GoodImporter):
    def read(self, file, faults):
        return attrs.evolve(super().read(file, faults), events=["talks"])


class FailsOnTheWay(GoodImporter):
    def read(self, file, faults):
        def events():
            raise PluginError("what it needs is not there")
            yield

        return EventStream.of(events())


DOCUMENT = b"[{},{}]\n"
TALKS = Timeline([Event(id="talks", title="Talks")])


def blamed(call):
    error = refused(call, PluginError)
    return error.plugin, error.distribution


class TestPluginError:
    def test_class_that_is_not_what_was_declared_names_its_plugin(self):
        registry = registry_of(object)
        assert blamed(registry.exporter("tested").load) == ("tested", "tested")

    def test_plugin_that_cannot_be_registered_is_named(self):
        assert blamed(lambda: Registry().register(object(), "mine")) == ("mine", "mine")

    def test_exporter_that_gives_no_bytes_names_its_plugin(self):
        registry = registry_of(GivesText)
        assert blamed(lambda: timeline.dumps(TALKS, "tested", registry=registry))[0] == "tested"

    @pytest.mark.parametrize("importer", [GivesNoStream, GivesNoEvents])
    def test_importer_that_gives_something_else_names_its_plugin(self, importer):
        registry = registry_of(Good, importer=importer)
        assert blamed(lambda: timeline.loads(DOCUMENT, "tested", registry=registry)) == (
            "tested",
            "tested",
        )

    def test_fault_of_the_importer_is_not_laid_on_the_exporter(self):
        reading = registry_of(Good, importer=FailsOnTheWay)
        source = io.BytesIO(DOCUMENT)

        def convert():
            with open_stream(source, format="tested", registry=reading) as stream:
                timeline.dumps(stream, "toy", registry=toys())

        assert blamed(convert)[0] == "tested"


class TestWarnings:
    def test_plugin_that_is_left_out_is_named(self):
        registry = toys()
        with pytest.warns(PluginWarning, match="toy has two exporters 'picture'; toy") as caught:
            registry.register(ToyPlugin(), "toy")
        assert caught[0].message.plugin == "toy"
        assert caught[0].message.distribution == "toy"

    def test_fault_that_is_skipped_is_kept(self):
        with pytest.warns(SkippedWarning) as caught:
            timeline.loads("T\nbad\n", "toy", registry=toys(), strict=False)
        assert caught[0].message.name == "the data"
        assert caught[0].message.fault == errors.Fault(message="a bad line", line=2)


def test_conflict_names_the_first_twenty_and_counts_the_others():
    error = errors.ConflictError([(f"e{n}", ["when"]) for n in range(1000)])
    assert str(error).endswith("; 'e19' in when, and of 980 more")
    assert len(error.conflicts) == 1000


class TestFloodOfFaults:
    @staticmethod
    def faults(count, field="when", message="'{}' is not a date: month 13; write '{}'"):
        return [
            errors.Fault(message=message.format(n, n), path=("events", n, field), line=n + 1)
            for n in range(count)
        ]

    def test_first_twenty_of_a_kind_are_printed_and_the_others_counted(self):
        error = errors.DocumentError("talks.toml", self.faults(8000))
        lines = str(error).split("\n")
        assert len(lines) == 21
        assert lines[19].startswith("talks.toml: line 20: events[19].when: '19' is not a date")
        assert lines[20] == "talks.toml: and 7980 more like it"
        assert len(error.faults) == 8000

    def test_each_kind_has_its_own(self):
        unknown = self.faults(30, field="colour", message="is not a field; did you mean '{}'?")
        rare = errors.Fault(message="is missing", path=("events", 5, "title"), line=6)
        error = errors.DocumentError("talks.toml", [*self.faults(25), *unknown, rare])
        more = [line for line in str(error).split("\n") if " more " in line]
        assert more == ["talks.toml: and 5 more like it", "talks.toml: and 10 more like it"]
        assert str(error).endswith("line 6: events[5].title: is missing")

    def test_values_that_are_refused_are_of_one_kind_whatever_they_are(self):
        given = ["'a'", "5", "[1, 'x']", "{'a': 1}", "true"]
        faults = [
            errors.Fault(message=f"{value} is not allowed; expected text", path=("events", n))
            for n, value in enumerate(given * 5)
        ]
        assert str(errors.DocumentError("a", faults)).endswith("\na: and 5 more like it")

    def test_twenty_are_all_printed(self):
        error = errors.DocumentError("talks.toml", self.faults(20))
        assert len(str(error).split("\n")) == 20

    def test_keys_that_are_not_fields_are_of_one_kind_whatever_they_are(self):
        message = "is not a field; the fields are id, title"
        faults = [errors.Fault(message=message, path=("events", 0, f"k{n}")) for n in range(50)]
        assert str(errors.DocumentError("a", faults)).endswith("\na: and 30 more like it")


class TestLength:
    """A megabyte of a document does not become a megabyte of message."""

    LONG = "a" * 1_000_000

    def test_of_a_fault_and_its_error(self):
        fault = errors.Fault(message="is missing", path=("events", 0, self.LONG), event=self.LONG)
        assert len(str(errors.DocumentError("a", [fault]))) < 250
        assert fault.path[-1] == self.LONG

    @pytest.mark.parametrize(
        "error",
        [
            errors.DuplicateIdError("event", LONG, [errors.Location(line=1)]),
            errors.DanglingError("event", LONG, errors.Location(line=1)),
            errors.ConflictError([(LONG, ["title"])]),
        ],
        ids=type,
    )
    def test_of_an_error_about_an_id(self, error):
        assert len(str(error)) < 250

    @pytest.mark.parametrize(
        "document",
        [
            '{"events": [{"id": "%s", "title": ""}]}',
            '{"events": [{"id": "a", "title": "A", "%s": 1}]}',
            '{"events": [{"id": "a", "title": "A", "type": "%s"}]}',
            '{"events": [{"id": "a", "title": "A", "relations": [{"kind": "x", "event": "%s"}]}]}',
            '{"sources": {"%s": {"x": 1}}}',
            '{"%s": 1}',
        ],
    )
    def test_of_the_errors_of_a_document(self, document):
        with pytest.raises(errors.DocumentError) as caught:
            timeline.loads(document.replace("%s", self.LONG), "json")
        assert len(str(caught.value)) < 1500

    def test_of_an_id_that_is_looked_for(self):
        held = Timeline([Event(id="a", title="A")])
        for look_up in (lambda: held[self.LONG], lambda: timeline.dumps(held, self.LONG)):
            with pytest.raises((KeyError, FormatError)) as caught:
                look_up()
            assert len(str(caught.value)) < 250
