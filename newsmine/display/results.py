"""Results that are no articles, as they are shown: graphs, keywords in context, posts."""

from typing import TYPE_CHECKING, Any

import networkx as nx

from newsmine.display.draw import Drawing
from newsmine.graphs.drawn import draw_graph
from newsmine.posts.lanes import Posts
from newsmine.widgets.looks import Language
from newsmine.words.courses import Courses
from newsmine.words.lines import Lines

if TYPE_CHECKING:
    import pandas as pd
    from typing_extensions import TypeIs

_TABLES = (Lines, Posts, Courses)


def is_result(source: object) -> "TypeIs[nx.Graph[Any] | pd.DataFrame]":
    """Return whether something is a graph or a table."""
    return isinstance(source, nx.Graph) or hasattr(source, "columns")


def result_drawing(result: "nx.Graph[Any] | pd.DataFrame", language: Language) -> Drawing:
    """Draw a graph, or a table as :func:`newsmine.kwic`, :func:`newsmine.timeline` or :func:`newsmine.trend` makes it.

    Raises
    ------
    TypeError
        If the table has not the columns of any of these.
    """
    if isinstance(result, nx.Graph):
        return Drawing(id="", html=draw_graph(result, language), title=str(result), what="graph")
    for kind in _TABLES:
        if kind.can_draw(result):
            return Drawing(id="", html=kind.draw(result, language), title=kind.what, what=kind.what)
    raise TypeError(
        f"a {type(result).__name__} is no article; give texts, articles, or the corpus that holds them; "
        f"of tables those are drawn that have the columns {' or '.join(', '.join(kind.drawn_by) for kind in _TABLES)}"
    )
