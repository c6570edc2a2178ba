"""The table of keywords in context, as a notebook shows it."""

import pandas as pd

from newsmine.widgets.frames import DrawnFrame, cells
from newsmine.widgets.lines import SHOWN, Line, draw_lines
from newsmine.widgets.looks import Language
from newsmine.widgets.tags import Html


class Lines(DrawnFrame):
    """Places of a query; see :func:`newsmine.words.kwic.kwic`."""

    drawn_by = ("left", "keyword", "right")
    what = "table of keywords in context"

    @classmethod
    def draw(cls, frame: pd.DataFrame, language: Language) -> Html:
        """Return the keywords below each other."""
        columns = [cells(frame.head(SHOWN), name) for name in (*cls.drawn_by, "published_at", "publisher", "citation")]
        return draw_lines(
            [
                Line(left, keyword, right, time[:10], outlet, citation)
                for left, keyword, right, time, outlet, citation in zip(*columns, strict=True)
            ],
            len(frame),
            language,
        )
