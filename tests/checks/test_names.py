"""Countries that are named in place of given by their codes."""

import attrs
import pytest

from timeline import Actor, Agreement, Event, Phase, Timeline, Visit
from timeline.checks import check
from timeline.errors import format_path
from timeline.model import fields


def found(event):
    return [(f.kind, format_path(f.path), f.message) for f in check(Timeline([event]))]


def of(*actors):
    return Event(id="e", title="E", actors=actors)


class TestName:
    @pytest.mark.parametrize(
        ("name", "code"), [("UK", "GB"), ("EL", "GR"), ("USA", "US"), ("UAE", "AE")]
    )
    def test_that_surely_means_a_country_is_found_with_its_code(self, name, code):
        ((kind, path, message),) = found(of("AZ", name))
        assert (kind, path) == ("country-name", "actors[1]")
        assert message.startswith(f"'{name}' names a country without its code; write '{code}', ")

    @pytest.mark.parametrize("name", ["EU", "UN", "BYD", "Kosovo", "az", "uk", "ARM", "XX"])
    def test_that_may_be_anything_else_is_not_found(self, name):
        assert found(of(name)) == []

    @pytest.mark.parametrize(("name", "code"), [("ARM", "AM"), ("CHN", "CN"), ("AZ", "AZ")])
    def test_of_a_country_is_found_where_it_is_another_code(self, name, code):
        ((_, path, message),) = found(of(Actor(name=name, kind="country")))
        assert path == "actors[0]"
        assert f"write '{code}'" in message

    @pytest.mark.parametrize("kind", ["organisation", "company", "person"])
    def test_of_what_is_no_country_is_not_found(self, kind):
        assert found(of(Actor(name="UK", kind=kind))) == []

    def test_beside_a_code_is_not_found(self):
        assert found(of(Actor(name="UK", code="GB"))) == []

    @pytest.mark.parametrize("name", ["Yugoslavia", "Kosovo", "XKX"])
    def test_of_a_country_without_a_code_is_not_found(self, name):
        assert found(of(Actor(name=name, kind="country"))) == []


class TestPlace:
    def test_in_every_field_is_reported(self):
        visit = Visit(id="e", title="E", host="UK", guest="USA", actors=["UAE"])
        assert [path for _, path, _ in found(visit)] == ["actors[0]", "host", "guest"]

    def test_in_a_step_is_reported(self):
        phases = [Phase(stage="signed"), Phase(stage="ratified", actors=["AZ", "UK"])]
        assert [path for _, path, _ in found(Agreement(id="e", title="E", phases=phases))] == [
            "phases[1].actors[1]"
        ]

    def test_in_a_field_of_a_plugin_s_type_is_reported(self):
        @attrs.frozen(kw_only=True, repr=False)
        class Sanction(Event):
            type_name = "sanction"
            target: Actor | None = attrs.field(default=None, validator=fields.is_a_or_none(Actor))

        event = Sanction(id="e", title="E", target=Actor(name="UK"))
        assert [path for _, path, _ in found(event)] == ["target"]
