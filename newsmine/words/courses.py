"""The table of trends, as a notebook shows it."""

import pandas as pd

from newsmine.widgets.courses import Course, Spot, draw_courses
from newsmine.widgets.frames import DrawnFrame, cells
from newsmine.widgets.looks import Language
from newsmine.widgets.tags import Html


class Courses(DrawnFrame):
    """Queries over time; see :func:`newsmine.words.trend.trend`."""

    drawn_by = ("period", "articles", "total", "share")
    what = "table of trends"

    @classmethod
    def draw(cls, frame: pd.DataFrame, language: Language) -> Html:
        """Return a line for each query and outlet."""
        names = (*(cells(frame, name) for name in ("query", "publisher")),)
        numbers = [pd.to_numeric(frame[name], errors="coerce").fillna(0).astype(int) for name in ("articles", "total")]
        courses: dict[str, list[Spot]] = {}
        for query, outlet, period, held, total in zip(*names, cells(frame, "period"), *numbers, strict=True):
            name = " · ".join(part for part in (query, outlet) if part)
            courses.setdefault(name, []).append(Spot(period, held, total))
        return draw_courses([Course(name, spots) for name, spots in courses.items()], language)
