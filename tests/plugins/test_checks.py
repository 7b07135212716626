"""The checks of plugins: found, run and blamed."""

import attrs
import pytest

from timeline import Event, Timeline
from timeline.checks import Finding, check
from timeline.errors import FieldError, PluginError
from timeline.plugins import CheckSpec, Registry, hookimpl

TALKS = Timeline([Event(id="talks", title="Talks")])


def titles(timeline):
    for event in timeline:
        yield Finding(kind="title", event=event.id, path=("title",), message="is a title")


def registry_of(*targets, name="titles"):
    class Plugin:
        @hookimpl
        def timeline_checks(self):
            for target in targets:
                yield CheckSpec(name=name, target=target, summary="titles")

    registry = Registry()
    registry.register(Plugin(), "mine")
    return registry


def found(registry):
    return [str(each) for each in check(TALKS, rules=[c.load() for c in registry.checks()])]


class TestChecks:
    @pytest.mark.parametrize("target", [titles, f"{__name__}:titles"])
    def test_function_or_its_place_is_the_target(self, target):
        assert found(registry_of(target)) == ["title (talks): is a title"]

    def test_registry_lists_them_by_name(self):
        registry = registry_of(titles, name="z")
        registry.register(TestPlugin("a"), "other")
        assert [each.spec.name for each in registry.checks()] == ["a", "z"]
        assert [each.checks for each in registry.found()] == [("z",), ("a",)]

    def test_listing_them_imports_no_rule(self):
        registry = registry_of("not_installed_anywhere:rule")
        assert len(registry.checks()) == 1

    @pytest.mark.parametrize(
        ("target", "message"),
        [
            ("not_installed_anywhere:rule", "mine .mine. cannot be loaded: ModuleNotFoundError"),
            (f"{__name__}:TALKS", "check titles of mine .mine.: .* is not a function"),
        ],
    )
    def test_one_that_cannot_be_loaded_is_named(self, target, message):
        with pytest.raises(PluginError, match=message) as caught:
            found(registry_of(target))
        assert caught.value.plugin == "mine"

    @pytest.mark.parametrize("error", [RuntimeError("no luck"), SystemExit(3)])
    def test_one_that_fails_is_named(self, error):
        def fails(timeline):
            yield from titles(timeline)
            raise error

        with pytest.raises(PluginError) as caught:
            found(registry_of(fails))
        assert str(caught.value) == (
            f"plugin mine (mine): {type(error).__name__}: {error},"
            " while the check titles looked at the timeline"
        )
        assert caught.value.__cause__ is error

    def test_one_that_gives_no_finding_is_named(self):
        with pytest.raises(PluginError, match=r"mine.*: the check titles gave 'x', not a Finding"):
            found(registry_of(lambda _: ["x"]))

    def test_one_that_names_an_event_of_no_timeline_is_named(self):
        finding = Finding(kind="title", event="forum", message="is long")
        with pytest.raises(PluginError, match=r"mine.*: the check titles .* the event 'forum', wh"):
            found(registry_of(lambda _: [finding]))

    @pytest.mark.parametrize(
        "wrong", [{"name": "X Y"}, {"target": "x"}, {"target": 3}, {"summary": ""}]
    )
    def test_declaration_with_a_wrong_field_is_refused(self, wrong):
        spec = CheckSpec(name="a", target=titles, summary="titles")
        with pytest.raises(FieldError) as caught:
            attrs.evolve(spec, **wrong)
        assert [caught.value.field] == [*wrong]


class TestPlugin:
    __test__ = False

    def __init__(self, name):
        self.name = name

    @hookimpl
    def timeline_checks(self):
        yield CheckSpec(name=self.name, target=titles, summary="titles")
