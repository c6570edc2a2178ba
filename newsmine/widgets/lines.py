"""Keywords in their context, one line a place."""

from collections.abc import Sequence
from typing import NamedTuple

from newsmine.widgets.looks import Language
from newsmine.widgets.phrases import phrase
from newsmine.widgets.tables import Align, box, note, table
from newsmine.widgets.tags import Html, tag

SHOWN = 50
"""So many lines are shown: a table of more than a screen or two is not read in a notebook."""

# Longer contexts are broken, or a line would be wider than any screen.
_LONGEST = 60
_MARK = "background-color:#fff064;color:#111;border-radius:.2em;padding:0 .15em"


class Line(NamedTuple):
    """A keyword with what stands around it; day, outlet and citation may be blank."""

    left: str
    keyword: str
    right: str
    day: str = ""
    outlet: str = ""
    citation: str = ""


def draw_lines(lines: Sequence[Line], total: int, language: Language) -> Html:
    """Return a table with the first :data:`SHOWN` of ``total`` keywords below each other; it runs and loads nothing."""
    title = phrase("lines", language, count=total)
    if not lines:
        return box(note(phrase("no lines", language)), label=title)
    some = lines[:SHOWN]
    heads: list[tuple[str, Align]] = [
        (phrase("left", language), "right"),
        (phrase("keyword", language), "left"),
        (phrase("right", language), "left"),
    ]
    rows: list[list[str]] = [
        [line.left, tag("mark", line.keyword, style=_MARK, title=line.citation or None), line.right] for line in some
    ]
    for head, cells in (("outlet", [line.outlet for line in some]), ("date", [line.day for line in some])):
        if any(cells):
            heads.insert(0, (phrase(head, language), "left"))
            rows = [[cell, *row] for cell, row in zip(cells, rows, strict=True)]
    short = all(len(line.left) <= _LONGEST and len(line.right) <= _LONGEST for line in some)
    more = phrase("more", language, count=total - len(some)) if total > len(some) else ""
    return box(table(heads, rows, nowrap=short), note(more, title + "."), label=title)
