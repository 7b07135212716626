"""Which plugins are found, and when each is imported."""

import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import entry_points
from textwrap import dedent
from zipfile import ZipFile

import pytest
from tests.plugins.registries import OURS, Sanction, Types, found, made

from timeline.errors import PluginWarning
from timeline.plugins import (
    Registry,
    default_registry,
)
from timeline.wire import EventTypes


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
