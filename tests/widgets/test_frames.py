"""Tables draw themselves while they have their columns, and are plain tables otherwise."""

import pandas as pd
import pytest

from newsmine.records import Article
from newsmine.widgets.frames import cells
from newsmine.words.kwic import kwic
from newsmine.words.lines import Lines

ARTICLES = [Article(id=f"a{n}", text="새 학교가 열렸다. 옛 학교는 닫았다.", publisher="가람일보") for n in range(40)]


@pytest.fixture
def lines():
    return kwic(ARTICLES, ["학교", "옛"])


def test_rows_and_further_columns_may_change(lines):
    for made in (
        lines.head(3),
        lines[lines["query"] == "옛"],
        lines.query("start > 3").sort_values("start"),
        lines.assign(n=1).drop(columns=["citation", "article_id"]),
        lines.rename(columns={"publisher": "언론사"}),
        pd.concat([lines, lines]),
        lines.merge(pd.DataFrame({"query": ["옛"], "word": ["옛"]}), on="query"),
        lines.copy(),
        lines.reset_index(),
    ):
        assert type(made) is Lines
        assert made._repr_html_().startswith('<div role="group"')


def test_without_the_columns_that_it_takes_it_is_a_plain_table(lines):
    for made in (
        lines[["left", "keyword"]],
        lines.drop(columns="right"),
        lines.describe(),
        lines.groupby("query").agg(n=("start", "size")),
        lines.T,
        lines.isna().sum().to_frame(),
        lines.pivot_table(index="publisher", columns="query", values="start", aggfunc="size"),
    ):
        assert type(made) is pd.DataFrame
    assert type(lines["left"]) is pd.Series


def test_it_is_a_dataframe_with_the_same_cells(lines):
    plain = pd.DataFrame(lines)
    assert isinstance(lines, pd.DataFrame)
    pd.testing.assert_frame_equal(plain, lines, check_frame_type=False)
    assert type(plain) is pd.DataFrame
    assert lines.to_dict("records") == plain.to_dict("records")


def test_columns_that_were_renamed_in_place_or_stand_there_twice_are_shown_plainly(lines):
    twice = lines.copy()
    twice.columns = [*twice.columns[:-1], "left"]
    for made in (twice, lines.rename(columns={"keyword": "검색어"})):
        assert "<th" in made._repr_html_()
        assert 'role="group"' not in made._repr_html_()


def test_who_wants_no_html_gets_none(lines):
    with pd.option_context(*{"display.notebook_repr_html": False}.popitem()):
        assert lines._repr_html_() is None


def test_missing_cells_are_blank():
    frame = pd.DataFrame({"a": pd.Series(["가", None], dtype="string"), "b": [1.5, float("nan")]})
    assert cells(frame, "a") == ["가", ""]
    assert cells(frame, "b") == ["1.5", ""]
    assert cells(frame, "c") == ["", ""]
