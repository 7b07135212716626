"""``timeline view``: a page in a temporary place, opened in the browser."""

import tempfile
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.toy_format import ToyExporter, toys

from timeline.plugins import ExporterSpec, hookimpl


class Plugin:
    @hookimpl
    def timeline_exporters(self) -> Iterator[ExporterSpec]:
        yield ExporterSpec(
            name="html",
            target=ToyExporter,
            media_type="text/html",
            suffixes=(".html",),
            summary="a page",
        )


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """The pages that the browser was asked to open; temporary files are in the test's own."""
    pages = []
    monkeypatch.setattr(webbrowser, "open", lambda url: not pages.append(url))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    return pages


@pytest.fixture
def view(folder, timeline_command):
    """Run ``timeline view`` on talks.toy, which holds a given text."""

    def run(text: str, *arguments: str, plugin: object = Plugin()):
        registry = toys()
        if plugin is not None:
            registry.register(plugin, "page")
        (folder / "talks.toy").write_text(text, encoding="utf-8")
        return timeline_command("view", "talks.toy", *arguments, registry=registry)

    return run


def page_of(result) -> Path:
    path, _, _ = result.stdout.partition(": ")
    return Path(path)


class TestView:
    def test_page_is_written_to_a_temporary_folder_and_opened(self, view, opened, tmp_path):
        result = view("Talks\na\n")
        assert result.exit_code == 0, result.output
        page = page_of(result)
        assert page.name == "talks.html"
        assert page.parent.parent == tmp_path / "temporary"
        assert page.read_text(encoding="utf-8") == "Talks\na\n.\n"
        assert opened == [page.as_uri()]

    def test_each_call_has_a_folder_of_its_own(self, view, opened):
        assert page_of(view("Talks\na\n")) != page_of(view("Talks\nb\n"))

    def test_browser_stays_closed_on_request(self, view, opened):
        result = view("Talks\na\n", "--no-open")
        assert page_of(result).is_file()
        assert opened == []

    def test_without_a_browser_the_command_says_what_to_do(self, view, opened, monkeypatch):
        monkeypatch.setattr(webbrowser, "open", lambda _: False)
        result = view("Talks\na\n")
        assert result.exit_code == 0
        assert "no browser could be opened: open the file above in one" in result.stderr

    def test_events_are_chosen_and_options_given(self, view, opened):
        result = view("Talks\na\nb\n", "-O", "loud=true", "--type", "event")
        assert page_of(result).read_text(encoding="utf-8") == "Talks\nA,B\n.\n"

    @pytest.mark.parametrize(
        ("text", "arguments", "message"),
        [
            ("Talks\nbad\n", [], "a bad line"),
            ("Talks\na\n", ["-O", "depth=1"], "depth"),
        ],
    )
    @pytest.mark.usefixtures("opened")
    def test_faults_leave_no_folder(self, view, tmp_path, text, arguments, message):
        result = view(text, *arguments)
        assert result.exit_code == 2
        assert message in result.stderr
        assert [*(tmp_path / "temporary").iterdir()] == []

    def test_missing_plugin_is_named(self, view, opened):
        result = view("Talks\na\n", plugin=None)
        assert result.exit_code == 2
        assert "timeline-html brings it" in result.stderr
