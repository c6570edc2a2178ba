"""The table of bylines: names, role, bureau, outlet and e-mail apart; newsrooms are no persons."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.html.bylines import clean_authors, parse_byline

with Path(__file__).with_name("bylines.tsv").open(encoding="utf-8", newline="") as table:
    TABLE = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
# A bare name is an author where the page gives it as such, and no byline in a line of its own.
PERSONS = [row for row in TABLE if row["names"] != "-" and row["line"] != "한빛결 외 1명"]


def shown(value):
    return (";".join(value) if isinstance(value, tuple) else value) or "-"


@pytest.mark.parametrize("row", PERSONS, ids=lambda row: row["line"])
@pytest.mark.parametrize("field", ["names", "role", "bureau", "publisher", "email"])
def test_each_field_of_a_byline_is_read(row, field):
    found = parse_byline(row["line"])
    assert found is not None
    assert shown(getattr(found, field)) == row[field]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["line"])
def test_authors_are_the_names_alone_without_addresses(row):
    assert shown(clean_authors([row["line"]])) == row["names"]


def test_the_table_is_long():
    assert len({row["line"] for row in TABLE}) >= 60


NAMES = st.sampled_from(["한빛결", "나도윤", "서다솜", "라온", "남궁결"])


@given(
    names=st.lists(NAMES, min_size=1, max_size=4, unique=True),
    form=st.sampled_from(
        ["{} 기자", "{} 기자 hong@paper.example", "[{} 기자]", "광주={} 기자", "(광주=연합뉴스) {} 기자 ="]
    ),
    joint=st.sampled_from(["·", ", ", " ", "/"]),
)
def test_as_many_names_come_out_as_went_in(names, form, joint):
    assert clean_authors([form.format(joint.join(names))]) == tuple(names)
