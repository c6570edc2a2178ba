"""The table of posts, as a notebook shows it."""

import pandas as pd

from newsmine.widgets.frames import DrawnFrame, cells
from newsmine.widgets.looks import Language
from newsmine.widgets.posts import Interval, draw_posts
from newsmine.widgets.tags import Html


class Posts(DrawnFrame):
    """Who held which post when; see :func:`newsmine.posts.timeline.timeline`."""

    drawn_by = ("person", "organisation", "post", "status", "first", "last")
    what = "table of posts"

    @classmethod
    def draw(cls, frame: pd.DataFrame, language: Language) -> Html:
        """Return the posts as bars over time, and as a table."""
        further = [cells(frame, name) for name in ("articles", "conflict", "first_evidence", "last_evidence")]
        columns = [*(cells(frame, name) for name in cls.drawn_by), *further]
        return draw_posts([_interval(row) for row in zip(*columns, strict=True)], language)


def _interval(row: tuple[str, ...]) -> Interval:
    *texts, articles, conflict, one, last = row
    sentences = dict.fromkeys(each for each in (one, last) if each)
    return Interval._make((*texts, int(articles) if articles.isdecimal() else 0, conflict, tuple(sentences)))
