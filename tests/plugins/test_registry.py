import contextlib
import itertools
import pkgutil
import re
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import EntryPoint
from textwrap import dedent

import attrs
import pytest

from timeline.errors import FormatError, PluginError, PluginWarning
from timeline.model import Event
from timeline.plugins import (
    EventTypeSpec,
    ExporterSpec,
    Registry,
    _registry,
    default_registry,
    hookimpl,
)
from timeline.plugins._discovery import installed_entry_points

OURS = ("ical", "json", "markdown", "toml")


def made(*, strict=False, block=OURS):
    """The registry of what the test installed."""
    return Registry(installed_entry_points(), block=block, strict=strict)


def reason(registry, name):
    return next(found.reason for found in registry.found() if found.name == name)


class TestLaziness:
    def test_format_is_found_by_the_plugin_of_its_name_and_no_other_is_imported(self, install):
        wanted = install("dist-one", name="one")
        other = install("dist-two", name="two")
        made().exporter("one").load()
        assert wanted in sys.modules
        assert other not in sys.modules

    def test_format_of_a_plugin_of_another_name_is_found_too(self, install):
        install("dist-pack", name="pack", declares="one")
        assert made().exporter("one").plugin.name == "pack"

    def test_listing_imports_plugins_and_no_exporter(self, install):
        module = install("dist-one", name="one")
        assert [each.spec.name for each in made().exporters()] == ["one"]
        assert module in sys.modules
        assert f"{module}_exporter" not in sys.modules

    def test_suffix_that_is_a_formats_name_imports_that_plugin_alone(self, install):
        install("dist-one", name="one")
        other = install("dist-two", name="two")
        assert made().exporter_for("talks.ONE").spec.name == "one"
        assert other not in sys.modules

    @pytest.mark.parametrize("asker", ["asks-before", "two-asks-after"])
    def test_plugin_may_ask_for_a_format_while_it_is_imported(self, install, asker):
        install("dist-one", name="one")
        install(
            "dist-two",
            name=asker,
            source="""
                from timeline.plugins import hookimpl
                from tests.plugins import asked

                asked.registry.exporter("one")

                @hookimpl
                def timeline_exporters():
                    return ()
            """,
        )
        registry = made()
        sys.modules["tests.plugins.asked"] = type(sys)("asked")
        sys.modules["tests.plugins.asked"].registry = registry
        try:
            registry.exporters()
        finally:
            del sys.modules["tests.plugins.asked"]
        assert {found.name: found.reason for found in registry.found()} == {
            **dict.fromkeys(OURS, "blocked"),
            "one": "",
            asker: "",
        }
        assert len(registry.exporters()) == 1

    def test_threads_find_one_format_once(self, install):
        install("dist-one", name="one")
        registry = made()
        barrier = threading.Barrier(8)

        def find(_):
            barrier.wait()
            return registry.exporter("one")

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(find, range(8)))) == 1

    @pytest.mark.parametrize("listed", [*itertools.permutations(("one", "two", "zoo"))])
    def test_plugins_come_by_name_in_whatever_order_they_are_listed(self, monkeypatch, listed):
        points = tuple(EntryPoint(name, name, "timeline") for name in listed)
        monkeypatch.setattr("timeline.plugins._discovery.entry_points", lambda group: points)
        assert [point.name for point in installed_entry_points()] == ["one", "two", "zoo"]

    def test_plugins_of_one_name_come_by_module(self, monkeypatch):
        points = tuple(EntryPoint("one", module, "timeline") for module in ("b", "c", "a"))
        monkeypatch.setattr("timeline.plugins._discovery.entry_points", lambda group: points)
        assert [point.value for point in installed_entry_points()] == ["a", "b", "c"]


BROKEN = {
    "raises on import": ("raise RuntimeError('no luck')", "RuntimeError: no luck"),
    "leaves on import": ("raise SystemExit(3)", "SystemExit: 3"),
    "does not parse": ("def (", "SyntaxError"),
    "misses a dependency": ("import not_installed_anywhere", "No module named"),
    "has no hook": ("def timeline_exporters(): return ()", "it implements no hook"),
    "misspells a hook": (
        """
        from timeline.plugins import hookimpl
        @hookimpl
        def timeline_exporter(): return ()
        """,
        "unknown hook 'timeline_exporter'",
    ),
    "asks for what hooks do not give": (
        """
        from timeline.plugins import hookimpl
        @hookimpl
        def timeline_exporters(config): return ()
        """,
        "config",
    ),
    "raises in its hook": (
        """
        from timeline.plugins import hookimpl
        @hookimpl
        def timeline_exporters():
            yield 1 / 0
        """,
        "ZeroDivisionError",
    ),
    "gives no declaration": (
        """
        from timeline.plugins import hookimpl
        @hookimpl
        def timeline_exporters(): return ["csv"]
        """,
        "timeline_exporters gave 'csv'; it gives ExporterSpec",
    ),
    "gives no list": (
        """
        from timeline.plugins import hookimpl
        @hookimpl
        def timeline_exporters(): return 7
        """,
        "it gives an iterable of declarations",
    ),
    "declares nonsense": (
        """
        from timeline.plugins import ExporterSpec
        from timeline.plugins import hookimpl
        @hookimpl
        def timeline_exporters():
            yield ExporterSpec(
                name="X Y", target="a:B", media_type="a/b", suffixes=(), summary="s"
            )
        """,
        "name: 'X Y' is not allowed",
    ),
}


class TestIsolation:
    @pytest.mark.parametrize(("source", "cause"), BROKEN.values(), ids=BROKEN)
    def test_broken_plugin_is_a_warning_and_the_others_work(self, install, source, cause):
        install("dist-good", name="good")
        install("dist-broken", name="broken", source=source, version="2.5")
        registry = made()
        with pytest.warns(PluginWarning) as caught:
            assert [each.spec.name for each in registry.exporters()] == ["good"]
        (warning,) = caught
        message = str(warning.message)
        assert message.startswith("plugin broken (dist-broken 2.5) is left out: ")
        assert cause in message
        assert "\n" not in message
        assert cause in reason(registry, "broken")

    def test_warning_is_given_once(self, install):
        install("dist-broken", name="broken", source="1 / 0")
        registry = made()
        with pytest.warns(PluginWarning):
            registry.exporters()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            registry.exporters()
            registry.found()

    def test_broken_plugin_that_nobody_needs_is_not_even_imported(self, install):
        install("dist-good", name="good")
        install("dist-broken", name="broken", source="1 / 0")
        assert made().exporter("good").load().__name__ == "Exporter"

    def test_strict_registry_raises(self, install):
        install("dist-broken", name="broken", source="1 / 0")
        with pytest.raises(PluginError, match=r"dist-broken 1\.0.*ZeroDivisionError") as caught:
            made(strict=True).exporters()
        assert isinstance(caught.value.__cause__, ZeroDivisionError)

    def test_asking_for_a_broken_format_tells_why_it_is_not_there(self, install):
        install("dist-broken", name="broken", source="1 / 0")
        registry = made()
        with pytest.warns(PluginWarning), pytest.raises(FormatError) as caught:
            registry.exporter("broken")
        assert "left out: broken (ZeroDivisionError: division by zero)" in str(caught.value)

    def test_exporter_that_cannot_be_imported_names_its_plugin(self, install, site):
        module = install("dist-one", name="one")
        (site / f"{module}_exporter.py").write_text("import not_installed_anywhere")
        with pytest.raises(
            PluginError, match=r"exporter one of one \(dist-one 1\.0\) cannot be"
        ) as e:
            made().exporter("one").load()
        assert isinstance(e.value.__cause__, ModuleNotFoundError)


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
        monkeypatch.setenv("TIMELINE_BLOCK", "ical, json,markdown,toml,,one ")
        assert Registry.installed().exporters() == ()

    def test_caller_overrules_the_environment(self, install, monkeypatch):
        install("dist-one", name="one")
        monkeypatch.setenv("TIMELINE_BLOCK", "one")
        assert Registry.installed(block=OURS).exporter("one").spec.name == "one"


class TestClashes:
    def test_two_of_a_name_are_listed_and_neither_wins(self, install):
        install("dist-b", name="one")
        install("dist-a", name="one")
        registry = made()
        assert [each.qualified for each in registry.exporters()] == ["dist-a:one", "dist-b:one"]
        with pytest.raises(FormatError) as caught:
            registry.exporter("one")
        assert str(caught.value) == (
            "exporter 'one' is of several distributions; say which: dist-a:one, dist-b:one"
        )

    @pytest.mark.parametrize("name", ["dist-b:one", "Dist_B:one"])
    def test_qualified_name_says_which(self, install, name):
        install("dist-a", name="one")
        install("dist-b", name="one")
        assert made().exporter(name).plugin.distribution == "dist-b"

    def test_suffix_of_both_is_refused_too(self, install):
        install("dist-a", name="one")
        install("dist-b", name="one")
        with pytest.raises(FormatError, match=r"'talks\.one' is of several distributions"):
            made().exporter_for("talks.one")

    def test_plugin_that_is_called_as_the_format_owns_it(self, install):
        install("dist-a", name="one")
        install("dist-b", name="other", declares="one")
        registry = made()
        assert registry.exporter("one").plugin.distribution == "dist-a"
        # And so it stays when the other is known.
        assert len(registry.exporters()) == 2
        assert registry.exporter("one").plugin.distribution == "dist-a"
        assert registry.exporter("dist-b:one").plugin.name == "other"

    def test_distribution_with_two_of_a_name_keeps_the_first(self, install):
        source = """
            from timeline.plugins import ExporterSpec
            from timeline.plugins import hookimpl

            @hookimpl
            def timeline_exporters():
                for summary in ("first", "second"):
                    yield ExporterSpec(
                        name="one", target="a:B", media_type="a/b", suffixes=(), summary=summary
                    )
        """
        install("dist-one", name="one", source=source)
        registry = made()
        with pytest.warns(PluginWarning, match="in part: dist-one has two exporters 'one'"):
            assert registry.exporter("one").spec.summary == "first"


class TestVersions:
    def test_declaration_of_another_api_is_skipped_with_the_reason(self, install):
        install("dist-old", name="old", api=9)
        registry = made()
        with pytest.warns(PluginWarning, match="old is written for api 9; this timeline has 1"):
            assert registry.exporters() == ()
        assert "api 9" in reason(registry, "old")


class TestUnknown:
    def test_unknown_name_lists_the_installed_ones(self, install):
        install("dist-one", name="one")
        install("dist-two", name="two")
        with pytest.raises(FormatError) as caught:
            made().exporter("icla")
        assert str(caught.value) == (
            "no exporter called 'icla'; installed: one, two; left out: ical, json, markdown, toml"
        )

    def test_name_of_a_file_is_told_its_format(self, install):
        install("dist-one", name="one")
        told = "'dir/talks.one', and the format of such a file is one; installed: one;"
        with pytest.raises(FormatError, match=re.escape(f"no exporter called {told}")):
            made().exporter("dir/talks.one")

    @pytest.mark.parametrize("name", ["noe", "ONE"])
    def test_unknown_name_offers_the_nearest(self, install, name):
        install("dist-one", name="one")
        with pytest.raises(FormatError, match=f"'{name}'; did you mean 'one'. installed: one;"):
            made().exporter(name)

    def test_unknown_suffix_lists_the_known_ones(self, install):
        install("dist-one", name="one")
        with pytest.raises(FormatError, match=r"no exporter for 'talks': .*: \.one \(one\)"):
            made().exporter_for("a/talks")

    @pytest.mark.parametrize("name", [None, 3, b"json"])
    def test_what_is_no_name_is_refused(self, name):
        with pytest.raises(TypeError, match=r"^format: .* is not allowed; it takes the name of"):
            Registry().exporter(name)

    def test_empty_registry_says_so(self):
        with pytest.raises(FormatError, match="no importer called 'x'; installed: none"):
            Registry().importer("x")


@attrs.frozen(kw_only=True)
class Sanction(Event):
    type_name = "sanction"


@attrs.frozen(kw_only=True)
class FalseVisit(Event):
    type_name = "visit"


class Types:
    def __init__(self, *types):
        self.types = types

    @hookimpl
    def timeline_event_types(self):
        return [EventTypeSpec(event_type=kind) for kind in self.types]


class TestRegister:
    def test_registered_plugin_is_found_like_an_installed_one(self):
        registry = Registry()
        registry.register(Types(Sanction), "mine")
        assert registry.event_types()["sanction"] is Sanction
        (found,) = registry.found()
        assert (found.name, found.distribution, found.event_types) == (
            "mine",
            "mine",
            ("sanction",),
        )

    def test_event_type_that_takes_anothers_name_is_left_out(self):
        registry = Registry()
        registry.register(Types(Sanction, FalseVisit), "mine")
        with pytest.warns(PluginWarning, match="two event types are called 'visit'"):
            types = registry.event_types()
        assert types["sanction"] is Sanction
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

    def test_default_registry_is_one(self):
        assert default_registry() is default_registry()

    def test_default_registry_is_one_for_threads_that_ask_at_once(self, monkeypatch):
        made, two = [], threading.Barrier(2)

        def installed(_):
            made.append(len(made))
            with contextlib.suppress(threading.BrokenBarrierError):
                # The first stays until a second comes, which is the fault, or none does.
                two.wait(0.1)
            return Registry()

        _registry._default_registry.cache_clear()
        monkeypatch.setattr(Registry, "installed", classmethod(installed))
        try:
            with ThreadPoolExecutor(8) as pool:
                assert len(set(pool.map(lambda _: default_registry(), range(8)))) == 1
        finally:
            _registry._default_registry.cache_clear()
        assert made == [0]


FALSE_TARGETS = {
    "Options calls an option 'target', as load, export and the like": """
        import attrs
        from timeline.plugins import Exporter as Base

        @attrs.frozen
        class Options:
            target: str = ""

        class Exporter(Base[Options]):
            options_type = Options
            def encode(self, event, losses): ...
    """,
    "3 is not a subclass of Exporter": "Exporter = 3",
    "is not a subclass of Exporter": "class Exporter: pass",
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
    "is no Exporter, as whole=False in its declaration says": """
        from timeline.plugins import WholeExporter, NoOptions
        class Exporter(WholeExporter[NoOptions]):
            options_type = NoOptions
            def render(self, events, losses):
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
