"""Plugins that a program registers, and the classes that are declared."""

import pkgutil
import re
import sys
from textwrap import dedent

import attrs
import pytest
from tests.plugins import registries
from tests.plugins.registries import OURS, Sanction, Types, made, reason

from timeline.errors import PluginError, PluginWarning
from timeline.model import Event
from timeline.plugins import (
    ExporterSpec,
    Registry,
    hookimpl,
)


class TestBlock:
    @pytest.mark.parametrize("name", ["one", "dist-one", "DIST_One"])
    def test_blocked_plugin_is_not_imported(self, install, name):
        module = install("dist-one", name="one")
        registry = made(block=[*OURS, name])
        assert registry.exporters() == ()
        assert reason(registry, "one") == "blocked"
        assert module not in sys.modules

    def test_environment_blocks(self, install, monkeypatch):
        install("dist-one", name="one")
        monkeypatch.setenv("TIMELINE_BLOCK", "html, ical, json,markdown,svg,table,toml,,one ")
        assert Registry.installed().exporters() == ()

    def test_caller_overrules_the_environment(self, install, monkeypatch):
        install("dist-one", name="one")
        monkeypatch.setenv("TIMELINE_BLOCK", "one")
        assert Registry.installed(block=OURS).exporter("one").spec.name == "one"


@attrs.frozen(kw_only=True)
class FalseVisit(Event):
    type_name = "visit"


class TestRegister:
    def test_registered_plugin_is_found_like_an_installed_one(self):
        registry = Registry()
        registry.register(Types(Sanction), "mine")
        assert registry.event_types()["sanction"] is Sanction
        (mine,) = registry.found()
        assert (mine.plugin.name, mine.plugin.distribution, mine.event_types, mine.path) == (
            "mine",
            "mine",
            ("sanction",),
            registries.__file__,
        )

    def test_event_type_that_takes_anothers_name_is_left_out(self):
        registry = Registry()
        registry.register(Types(Sanction, FalseVisit), "mine")
        with pytest.warns(PluginWarning, match="two event types are called 'visit'"):
            assert registry.event_types()["sanction"] is Sanction
        types = registry.event_types()
        assert types["visit"] is not FalseVisit
        assert "called 'visit'" in reason(registry, "mine")

    def test_plugin_without_hooks_is_refused(self):
        with pytest.raises(PluginError, match="plugin mine cannot be used: it implements no hook"):
            Registry().register(object(), "mine")

    def test_mark_that_the_refusal_names_is_there(self):
        with pytest.raises(PluginError) as caught:
            Registry().register(object(), "mine")
        (name,) = re.findall(r"mark its functions with ([\w.]+);", str(caught.value))
        assert pkgutil.resolve_name(name) is hookimpl

    def test_one_registry_knows_nothing_of_another(self):
        one, other = Registry(), Registry()
        one.register(Types(Sanction), "mine")
        assert other.found() == ()

    @pytest.mark.parametrize("order", [("a", "z"), ("z", "a")])
    def test_type_of_two_plugins_is_reported_and_does_not_depend_on_their_order(self, order):
        @attrs.frozen(kw_only=True)
        class Other(Event):
            type_name = "sanction"

        registry = Registry()
        for name in order:
            registry.register(Types({"a": Sanction, "z": Other}[name]), name)
        with pytest.warns(PluginWarning, match="two event types are called 'sanction'"):
            assert registry.event_types()["sanction"] is Sanction
        assert reason(registry, "a") == ""
        assert "called 'sanction'" in reason(registry, "z")


FALSE_TARGETS = {
    "Options has an option 'strict', which is a parameter of load": """
        import attrs
        from timeline.plugins import Exporter as Base

        @attrs.frozen
        class Options:
            target: str = attrs.field(default="", alias="where")
            _strict: bool = False

        class Exporter(Base[Options]):
            options_type = Options
            def encode(self, event, losses): ...
    """,
    "Options has an option 'target', which is a parameter of load": """
        import attrs
        from timeline.plugins import Exporter as Base

        @attrs.frozen
        class Options:
            target: str = ""

        class Exporter(Base[Options]):
            options_type = Options
            def encode(self, event, losses): ...
    """,
    "the option 'token' of Options is secret, and its repr shows it: give its field repr=False": """
        import attrs
        from timeline.plugins import Exporter as Base

        @attrs.frozen
        class Options:
            token: str = attrs.field(default="", metadata={"secret": True})

        class Exporter(Base[Options]):
            options_type = Options
            def encode(self, event, losses): ...
    """,
    "exporter one of one (dist-one 1.0): 3 is not a class": "Exporter = 3",
    "is not a subclass of Exporter or WholeExporter": "class Exporter: pass",
    "Exporter does not define encode": """
        from timeline.plugins import Exporter as Base, NoOptions
        class Exporter(Base[NoOptions]):
            options_type = NoOptions
    """,
    "Exporter.options_type is not an attrs class": """
        from timeline.plugins import Exporter as Base
        class Exporter(Base[object]):
            def encode(self, event, losses):
                return b""
    """,
    "cannot be loaded: AttributeError": "",
}


class TestLoad:
    @pytest.mark.parametrize(("message", "body"), FALSE_TARGETS.items())
    def test_class_that_is_not_what_was_declared_is_refused(self, install, site, body, message):
        module = install("dist-one", name="one")
        (site / f"{module}_exporter.py").write_text(dedent(body))
        with pytest.raises(PluginError) as caught:
            made().exporter("one").load()
        assert message in str(caught.value)
        assert "dist-one 1.0" in str(caught.value)

    def test_distribution_without_metadata_can_still_be_named(self, install, site):
        install("dist-one", name="one", source="1 / 0")
        (site / "dist_one-1.0.dist-info" / "METADATA").unlink()
        with pytest.warns(PluginWarning, match=r"plugin one \("):
            made().exporters()


def test_target_may_be_the_class_itself():
    from tests.toy_format import ToyExporter, toys  # noqa: PLC0415 - beside its only use

    exporter = toys().exporter("toy")
    assert isinstance(exporter.spec, ExporterSpec)
    assert exporter.load() is ToyExporter
