"""Plugins that are broken, or written for another version, and those beside them."""

import re
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.plugins.registries import Sanction, Types, found, made, reason

from timeline.errors import FieldError, FormatError, PluginError, PluginWarning
from timeline.plugins import (
    API_MAX,
    API_MIN,
    Registry,
    hookimpl,
)

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
