"""The picture of what the articles count."""

import warnings
from datetime import datetime

import pytest

from newsmine.figures.indicators import INDICATORS, Indicator
from newsmine.files.export import export
from newsmine.plots.indicators import plot_indicators
from newsmine.records import KST


def row(**values):
    filled = {
        "entity_id": "program-1",
        "canonical": "한빛사관학교",
        "label": "PROGRAM",
        "measure": "수료생",
        "value": 1.0,
        "unit": "명",
        "approximate": False,
        "cumulative": False,
        "planned": False,
        "whole": True,
        "stated": False,
        "article_id": "a1",
        "counted": "수료생",
        "written": "1명",
        "tie": "phrase",
        "field": "text",
        "start": 0,
        "end": 2,
        "sentence_start": 0,
        "sentence_end": 2,
        "sentence_text": "1명",
        "published_at": datetime(2024, 11, 27, tzinfo=KST),
        "holds": "2024-11-27",
    }
    filled |= values
    filled |= {name: values.get(name, filled["value"]) for name in ("low", "high")}
    return Indicator(**filled)


CLASSES = [row(cohort=f"{number}기", value=float(value)) for number, value in [(1, 155), (1, 150), (2, 157), (10, 287)]]
YEARS = [
    row(measure="예산", unit="원", value=1.2e10, holds="2023", stated=True),
    row(measure="예산", unit="원", value=1.5e10, low=1.4e10, high=1.6e10, approximate=True, holds="2024", stated=True),
    row(measure="예산", unit="원", value=1.6e10, planned=True, holds="2025-01/2025-06", stated=True),
]


def texts_of(axes):
    return [label.get_text() for label in axes.get_xticklabels()]


def test_a_measure_has_a_panel_and_its_classes_stand_in_order():
    figure = plot_indicators(INDICATORS.frame([*CLASSES, *YEARS]))
    classes, years = figure.axes
    assert classes.get_title() == "한빛사관학교: 수료생"
    assert texts_of(classes) == ["1기", "2기", "10기"]
    assert classes.get_ylabel() == "명"
    assert years.get_ylabel() == "억 원"
    drawn = [line for line in years.get_lines() if line.get_marker() in {"o", "^"}]
    assert sorted(float(line.get_ydata()[0]) for line in drawn) == [120, 150, 160]
    assert [line.get_marker() for line in drawn] == ["o", "o", "^"]
    spans = [line for line in years.get_lines() if line.get_marker() == "None"]
    assert [[float(y) for y in line.get_ydata()] for line in spans] == [[140, 160]]


def test_articles_that_differ_of_one_class_stand_above_each_other():
    (axes,) = plot_indicators(INDICATORS.frame(CLASSES)).axes
    first = sorted(float(line.get_ydata()[0]) for line in axes.get_lines() if float(line.get_xdata()[0]) == 0)
    assert first == [150, 155]


@pytest.mark.parametrize("suffix", ["png", "svg"])
@pytest.mark.parametrize("holds", ["2024-11-27", "2019", "2024-11"])
def test_a_picture_of_few_or_no_days_is_drawn_without_a_warning(tmp_path, suffix, holds):
    for rows in ([], [row(holds=holds, stated=True)], [row(holds="2015"), row(holds=holds), row(holds="2024-12-01")]):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            export(plot_indicators(INDICATORS.frame(rows)), tmp_path / f"figures.{suffix}")
        assert (tmp_path / f"figures.{suffix}").stat().st_size > 1000


def test_no_more_panels_than_asked_for_and_wrong_words_are_told():
    frame = INDICATORS.frame([*CLASSES, *YEARS])
    assert len(plot_indicators(frame, panels=1).axes) == 1
    with pytest.raises(ValueError, match="panels is 0"):
        plot_indicators(frame, panels=0)
    with pytest.raises(ValueError, match=r"no column holds .*newsmine.indicators"):
        plot_indicators(frame.drop(columns="holds"))


def test_what_has_no_upper_or_lower_end_is_drawn_at_the_figure():
    one = row(value=300.0, low=300.0, high=None, approximate=True)
    other = Indicator(**{name: getattr(one, name) for name in INDICATORS.names} | {"high": None})
    (axes,) = plot_indicators(INDICATORS.frame([other])).axes
    assert [float(line.get_ydata()[0]) for line in axes.get_lines()] == [300]
