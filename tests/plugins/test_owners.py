"""To whom the names and suffixes of formats belong, and which are unknown."""

import re

import pytest
from tests.plugins.registries import found, made, reason

from timeline.errors import FormatError, PluginWarning
from timeline.plugins import (
    Registry,
)


class TestClashes:
    def test_two_of_a_name_are_listed_and_neither_wins(self, install):
        install("dist-b", name="one")
        install("dist-a", name="one")
        registry = made()
        assert [each.qualified for each in registry.exporters()] == ["dist-a:one", "dist-b:one"]
        with pytest.raises(FormatError) as caught:
            registry.exporter("one")
        assert str(caught.value) == (
            "several plugins have an exporter 'one': uninstall all of them but one, or name one of"
            " dist-a:one, dist-b:one"
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
            FormatError, match=r"several .* for 'talks\.one': .* name one of dist-a:one, dist-b:one"
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

    @pytest.mark.parametrize("distribution", ["timeline-one", "Timeline_One"])
    def test_of_two_plugins_of_the_name_the_distribution_called_so_owns_it(
        self, install, distribution
    ):
        install("dist-a", name="one")
        install(distribution, name="one")
        for registry in (made(), made()):
            assert registry.exporter("one").plugin.distribution == distribution
            assert registry.exporter_for("talks.one").plugin.distribution == distribution
            assert registry.exporter("dist-a:one").plugin.distribution == "dist-a"
            registry.exporters()
        with pytest.warns(PluginWarning, match=r"plugin one .dist-a 1.0.: the suffix"):
            clashes = [each.clashes for each in registry.found() if each.clashes]
        assert clashes == [(f"the suffix .one belongs to {distribution}:one",)]

    @pytest.mark.parametrize(
        ("name", "owner"),
        [
            ("csv", "timeline-table"),
            ("jsonl", "timeline-json"),
            ("png", "timeline-svg"),
            ("tsv", "timeline-table"),
            ("xlsx", "timeline-table"),
        ],
    )
    def test_format_of_this_project_stays_its_own(self, install, name, owner):
        install("dist-a", name=name)
        for load_all in (False, True):
            registry = made(block=())
            if load_all:
                registry.exporters()
            assert registry.exporter(name).qualified == f"{owner}:{name}"

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
        assert str(caught.value).startswith("several plugins have an exporter for 'talks.txt': ")
        assert str(caught.value).endswith(f"name one of {names}")
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

    @pytest.mark.parametrize(
        ("name", "distribution"),
        [
            ("ical", "timeline-ical"),
            ("jsonl", "timeline-json"),
            ("png", "timeline-svg"),
            ("xlsx", "timeline-table"),
        ],
    )
    def test_format_of_this_project_names_what_to_install(self, name, distribution):
        with pytest.raises(FormatError, match=rf"; install {distribution}, which adds {name}$"):
            Registry().exporter(name)

    def test_suffix_of_this_project_names_what_to_install(self):
        with pytest.raises(FormatError, match=r"; install timeline-ical, which adds ical$"):
            Registry().exporter_for("talks.ics")

    def test_nothing_is_to_be_installed_for_what_nobody_knows(self):
        with pytest.raises(FormatError, match=r"installed: none$"):
            Registry().exporter("parquett")
