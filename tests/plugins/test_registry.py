import pickle
import pkgutil
import re
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import entry_points
from textwrap import dedent
from zipfile import ZipFile

import attrs
import pytest

from timeline.errors import FieldError, FormatError, PluginError, PluginWarning
from timeline.model import Event
from timeline.plugins import (
    API_MAX,
    API_MIN,
    EventTypeSpec,
    ExporterSpec,
    Registry,
    default_registry,
    hookimpl,
)
from timeline.wire import EventTypes

OURS = ("html", "ical", "json", "markdown", "svg", "table", "toml")


def made(**given):
    """The registry of what the test installed."""
    return Registry.installed(**{"block": OURS, **given})


def found(registry, name):
    return next(each for each in registry.found() if each.plugin.name == name)


def reason(registry, name):
    return found(registry, name).reason


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
        assert {each.plugin.name: each.reason for each in registry.found()} == {
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

    def test_types_of_plugins_are_imported_when_one_is_asked_for(self, install):
        other = install("dist-two", name="two")
        types = made().event_types()
        assert types["visit"].__name__ == "Visit"
        assert other not in sys.modules
        assert "sanction" not in types
        assert other in sys.modules

    def test_types_can_be_sent_to_another_process(self):
        registry = Registry()
        registry.register(Types(Sanction), "mine")
        types = pickle.loads(pickle.dumps(registry.event_types()))  # noqa: S301 - our own
        assert types["sanction"] is Sanction
        assert len(types) == len(EventTypes()) + 1

    def test_threads_have_one_default_registry(self):
        barrier = threading.Barrier(8)

        def ask(_):
            barrier.wait()
            return default_registry()

        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(ask, range(8)))) == 1


class TestDiscovery:
    def test_what_is_installed_is_what_importlib_finds(self, install):
        install("dist-one", name="one")
        install("dist-two", name="two", version="2.0rc1")
        expected = {
            (point.name, point.dist.metadata["Name"], point.dist.version)
            for point in entry_points(group="timeline")
        }
        plugins = (each.plugin for each in made().found())
        got = {(plugin.name, plugin.distribution, plugin.version) for plugin in plugins}
        assert got == expected
        assert {("one", "dist-one", "1.0"), ("two", "dist-two", "2.0rc1")} < got

    def test_plugins_come_by_name(self, install):
        for name in ("zoo", "one", "two"):
            install(f"dist-{name}", name=name)
        assert [each.plugin.name for each in made(block=()).found()] == [
            *OURS[:4],
            "one",
            *OURS[4:],
            "two",
            "zoo",
        ]

    def test_first_of_a_distribution_on_the_path_counts(self, install, site, tmp_path, monkeypatch):
        install("dist-one", name="one")
        later = tmp_path / "later" / "dist_one-9.0.dist-info"
        later.mkdir(parents=True)
        (later / "METADATA").write_text("Name: dist-one\nVersion: 9.0\n")
        (later / "entry_points.txt").write_text("[timeline]\none = elsewhere\n")
        monkeypatch.setattr(sys, "path", [*sys.path, str(later.parent)])
        assert found(made(), "one").plugin.version == "1.0"

    def test_zipped_distribution_is_found(self, install, site, tmp_path, monkeypatch):
        install("dist-zipped", name="one")
        archive = tmp_path / "packed.zip"
        with ZipFile(archive, "w") as file:
            for path in sorted(site.rglob("*")):
                file.write(path, path.relative_to(site))
        monkeypatch.setattr(sys, "path", [str(archive), *(p for p in sys.path if p != str(site))])
        assert made().exporter("one").load().__name__ == "Exporter"
        assert str(archive) in found(made(), "one").path

    def test_legacy_metadata_is_found(self, install, site):
        install("dist-one", name="one")
        folder = site / "dist_one-1.0.dist-info"
        (folder / "METADATA").rename(folder / "PKG-INFO")
        folder.rename(site / "dist_one.egg-info")
        assert found(made(), "one").plugin.version == "1.0"

    def test_finder_of_distributions_is_asked(self, install, site, monkeypatch):
        from importlib.metadata import DistributionFinder, PathDistribution  # noqa: PLC0415

        install("dist-one", name="one")
        (hidden := site / "hidden").mkdir()
        (site / "dist_one-1.0.dist-info").rename(hidden / "dist_one-1.0.dist-info")

        class Finder(DistributionFinder):
            def find_spec(self, *_):
                return None

            def find_distributions(self, _):
                return [PathDistribution(hidden / "dist_one-1.0.dist-info")]

        monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
        assert made().exporter("one").plugin.distribution == "dist-one"

    def test_entry_point_may_name_an_object(self, install, site):
        module = install("dist-one", name="one")
        folder = site / "dist_one-1.0.dist-info"
        (site / f"{module}.py").write_text(
            dedent(
                """
                from timeline.plugins import hookimpl

                class Plugin:
                    @hookimpl
                    def timeline_exporters(self):
                        return ()

                plugin = Plugin()
                """
            )
        )
        others = "# a comment\n[console_scripts]\nx = y:z\n\n"
        point = f"[timeline]\none = {module} : plugin [extra]\n"
        (folder / "entry_points.txt").write_text(others + point)
        assert found(made(), "one").path == str(site / f"{module}.py")
        assert found(made(), "one").reason == ""

    def test_plugin_that_cannot_be_imported_has_no_path(self, install):
        install("dist-one", name="one", source="1 / 0")
        with pytest.warns(PluginWarning):
            assert found(made(), "one").path == ""


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
        "timeline_exporters returned 'csv', not a declaration: ExporterSpec",
    ),
    "gives no list": (
        """
        from timeline.plugins import hookimpl
        @hookimpl
        def timeline_exporters(): return 7
        """,
        "timeline_exporters returned 7, not an iterable of declarations",
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

    def test_registry_may_raise_instead_of_warning(self, install):
        install("dist-broken", name="broken", source="1 / 0")
        with pytest.raises(PluginError, match=r"dist-broken 1\.0.*ZeroDivisionError") as caught:
            made(broken="raise").exporters()
        assert isinstance(caught.value.__cause__, ZeroDivisionError)

    @pytest.mark.parametrize("make", [Registry, Registry.installed])
    def test_anything_else_to_do_with_broken_plugins_is_refused(self, make):
        with pytest.raises(TypeError, match=r'^broken: True is not allowed; expected "warn" or'):
            make(broken=True)
        with pytest.raises(FieldError, match=r"^broken: 'ignore' is not allowed; expected"):
            make(broken="ignore")

    @pytest.mark.parametrize(
        "source",
        [
            "print('noise')",
            """
            from timeline.plugins import hookimpl
            @hookimpl
            def timeline_exporters():
                print("noise")
                return ()
            """,
        ],
        ids=["import", "hook"],
    )
    def test_what_a_plugin_prints_goes_to_standard_error(self, install, source, capsys):
        install("dist-loud", name="loud", source=source)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PluginWarning)
            made().exporters()
        assert capsys.readouterr() == ("", "noise\n")
        sys.stdout.write("as before\n")
        assert capsys.readouterr().out == "as before\n"

    def test_plugins_that_print_at_once_leave_standard_output_as_it_was(self):
        together = threading.Barrier(4)

        class Loud:
            @hookimpl
            def timeline_exporters(self):
                together.wait(timeout=10)
                print("noise")  # noqa: T201 - what is tested
                return ()

        before = sys.stdout
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda name: Registry().register(Loud(), name), "abcd"))
        assert sys.stdout is before

    def test_what_an_exporters_module_prints_goes_to_standard_error(self, install, site, capsys):
        module = install("dist-one", name="one")
        path = site / f"{module}_exporter.py"
        path.write_text(f"print('noise')\n{path.read_text()}")
        made().exporter("one").load()
        assert capsys.readouterr() == ("", "noise\n")

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
        monkeypatch.setenv("TIMELINE_BLOCK", "html, ical, json,markdown,svg,table,toml,,one ")
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
            "several plugins have an exporter 'one': name one of dist-a:one, dist-b:one"
        )

    @pytest.mark.parametrize("name", ["dist-b:one", "Dist_B:one"])
    def test_qualified_name_says_which(self, install, name):
        install("dist-a", name="one")
        install("dist-b", name="one")
        assert made().exporter(name).plugin.distribution == "dist-b"

    def test_suffix_of_both_is_refused_too(self, install):
        install("dist-a", name="one")
        install("dist-b", name="one")
        with pytest.raises(
            FormatError, match=r"several .* for 'talks\.one': name one of dist-a:one, dist-b:one"
        ):
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

    def test_format_of_this_project_stays_its_own(self, install):
        install("dist-a", name="jsonl")
        for load_all in (False, True):
            registry = made(block=())
            if load_all:
                registry.exporters()
            assert registry.exporter("jsonl").qualified == "timeline-json:jsonl"

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


class TestSuffixes:
    """The owner of a suffix depends on what is installed, not on the order of loading."""

    @pytest.fixture(params=[("dist-a", "dist-z"), ("dist-z", "dist-a")], ids="-".join)
    def dists(self, request):
        return request.param

    @pytest.fixture(params=[False, True], ids=["nothing-loaded", "all-loaded"])
    def loaded(self, request):
        def load(registry):
            if request.param:
                registry.exporters()
            return registry

        return load

    def test_belongs_to_the_format_of_that_name(self, install, dists, loaded):
        install(dists[0], name="one")
        install(dists[1], name="greedy", suffixes=(".greedy", ".one"))
        registry = loaded(made())
        assert registry.exporter_for("talks.one").qualified == f"{dists[0]}:one"
        assert registry.exporter_for("talks.greedy").spec.name == "greedy"

    @pytest.mark.parametrize(
        ("suffix", "owner"),
        [
            ("ics", "timeline-ical:ical"),
            ("md", "timeline-markdown:markdown"),
            ("ndjson", "timeline-json:jsonl"),
        ],
    )
    def test_of_this_projects_formats_stay_theirs(self, install, dists, loaded, suffix, owner):
        install(dists[0], name=suffix)
        registry = loaded(made(block=()))
        assert registry.exporter_for(f"talks.{suffix}").qualified == owner
        with pytest.warns(PluginWarning, match=rf"{suffix} \({dists[0]} 1.0\): the suffix"):
            clashes = {each.plugin.name: each.clashes for each in registry.found() if each.clashes}
        assert clashes == {suffix: (f"the suffix .{suffix} belongs to {owner}",)}

    def test_of_a_blocked_owner_is_free(self, install, loaded):
        install("dist-a", name="ics")
        assert loaded(made()).exporter_for("talks.ics").spec.name == "ics"

    def test_that_belongs_to_nobody_is_refused_with_both_names(self, install, dists, loaded):
        install(dists[0], name="one", suffixes=(".one", ".txt"))
        install(dists[1], name="two", suffixes=(".two", ".txt"))
        registry = loaded(made())
        with pytest.raises(FormatError) as caught:
            registry.exporter_for("talks.txt")
        names = f"{dists[0]}:one, {dists[1]}:two"
        assert (
            str(caught.value)
            == f"several plugins have an exporter for 'talks.txt': name one of {names}"
        )
        # The others of the two work on, and so does the format that is named.
        assert registry.exporter_for("talks.one").spec.name == "one"
        assert registry.exporter_for("talks.two").spec.name == "two"
        assert registry.exporter("two").spec.name == "two"

    def test_clash_is_reported_for_both(self, install, dists):
        install(dists[0], name="one", suffixes=(".one", ".txt"))
        install(dists[1], name="two", suffixes=(".two", ".txt"))
        registry = made()
        with pytest.warns(PluginWarning) as caught:
            clashes = {name: found(registry, name).clashes for name in ("one", "two")}
        more = "has the suffix .txt too: name the format of such files"
        assert clashes == {"one": (f"{dists[1]}:two {more}",), "two": (f"{dists[0]}:one {more}",)}
        assert {str(warning.message) for warning in caught} == {
            f"plugin one ({dists[0]} 1.0): {dists[1]}:two {more}",
            f"plugin two ({dists[1]} 1.0): {dists[0]}:one {more}",
        }
        assert {warning.message.plugin for warning in caught} == {"one", "two"}
        assert reason(registry, "one") == ""

    def test_longest_of_a_name_counts(self, install, dists, loaded):
        install(dists[0], name="one")
        install(dists[1], name="two", suffixes=(".two.one",))
        registry = loaded(made())
        assert registry.exporter_for("talks.two.one").spec.name == "two"
        assert registry.exporter_for("talks.2024.one").spec.name == "one"


class TestVersions:
    NEVER = """
        from timeline.plugins import hookimpl
        TIMELINE_API = {api}
        @hookimpl
        def timeline_hook_of_that_version(argument):
            1 / 0
        @hookimpl
        def timeline_exporters():
            1 / 0
    """

    @pytest.mark.parametrize(
        ("api", "message"),
        [
            (API_MAX + 1, "supports 1: update timeline-events"),
            (API_MIN - 1, "supports 1: update the plugin"),
        ],
    )
    def test_plugin_for_another_api_is_left_out_and_not_run(self, install, api, message):
        install("dist-old", name="old", source=self.NEVER.format(api=api))
        registry = made()
        message = (
            f"it is written for plugin API {api}, and this version of timeline-events {message}"
        )
        with pytest.warns(PluginWarning, match=re.escape(f"(dist-old 1.0) is left out: {message}")):
            assert registry.exporters() == ()
        assert reason(registry, "old") == message

    def test_every_version_of_the_range_is_supported(self, install):
        for api in range(API_MIN, API_MAX + 1):
            install(f"dist-{api}", name=f"of{api}", api=api)
        assert len(made().exporters()) == API_MAX - API_MIN + 1

    def test_plugin_that_states_none_is_of_the_first(self):
        registry = Registry()
        registry.register(Types(Sanction), "mine")
        assert found(registry, "mine").event_types == ("sanction",)

    @pytest.mark.parametrize("api", ["'1'", "1.0", "True", "None"])
    def test_version_is_a_whole_number(self, install, api):
        install("dist-odd", name="odd", api=api)
        with pytest.warns(PluginWarning, match="TIMELINE_API: .* is not allowed; expected a whole"):
            assert made().exporters() == ()


class TestUnknown:
    def test_unknown_name_lists_the_installed_ones(self, install):
        install("dist-one", name="one")
        install("dist-two", name="two")
        with pytest.raises(FormatError) as caught:
            made().exporter("icla")
        assert str(caught.value) == (
            "no exporter called 'icla'; installed: one, two;"
            " left out: html, ical, json, markdown, svg, table, toml"
        )

    def test_name_of_a_file_names_its_format(self, install):
        install("dist-one", name="one")
        message = "'dir/talks.one', and the format of such a file is one; installed: one;"
        with pytest.raises(FormatError, match=re.escape(f"no exporter called {message}")):
            made().exporter("dir/talks.one")

    @pytest.mark.parametrize("name", ["noe", "ONE"])
    def test_unknown_name_offers_the_nearest(self, install, name):
        install("dist-one", name="one")
        with pytest.raises(FormatError, match=f"'{name}'; did you mean 'one'. installed: one;"):
            made().exporter(name)

    def test_unknown_suffix_lists_the_known_ones(self, install):
        install("dist-one", name="one")
        with pytest.raises(FormatError, match=r"no exporter for 'talks': .* \.one \(one\)"):
            made().exporter_for("a/talks")

    @pytest.mark.parametrize("name", [None, 3, b"json"])
    def test_anything_but_text_is_refused(self, name):
        with pytest.raises(TypeError, match=r"^format: .* is not allowed; expected the name of"):
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
        (mine,) = registry.found()
        assert (mine.plugin.name, mine.plugin.distribution, mine.event_types, mine.path) == (
            "mine",
            "mine",
            ("sanction",),
            __file__,
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
