import csv
from pathlib import Path

import pytest

from timeline import edtf

ROWS = list(
    csv.DictReader(
        Path(__file__).with_name("edtf.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


def decoded(row):
    return row["string"].encode("latin-1").decode("unicode_escape")


def test_the_table_is_complete():
    assert len(ROWS) == 237
    assert {row["valid"] for row in ROWS} == {"yes", "no"}


@pytest.mark.parametrize("row", [r for r in ROWS if r["valid"] == "yes"], ids=lambda r: r["string"])
def test_a_valid_text_has_its_level_and_bounds(row):
    when = edtf.parse(decoded(row))
    found = (str(when.level), str(when.earliest), str(when.latest))
    assert found == (row["level"], row["earliest"], row["latest"]), row["comment"]


@pytest.mark.parametrize("row", [r for r in ROWS if r["valid"] == "no"], ids=lambda r: r["string"])
def test_an_invalid_text_is_refused(row):
    with pytest.raises(edtf.EdtfError) as caught:
        edtf.parse(decoded(row))
    assert caught.value.text == decoded(row)
    assert 0 <= caught.value.position <= len(caught.value.text)
