"""Tables that look alike in every notebook, and stay readable where style sheets are thrown away."""

from collections.abc import Iterable, Sequence
from typing import Literal

from newsmine.widgets.tags import Html, joined, tag

Align = Literal["left", "right"]

# Notebooks put every cell to the right and make tables as wide as their page.
_TABLE = "border-collapse:collapse;table-layout:auto;width:auto;margin:.4em 0;font-size:.9em"
_CELL = "text-align:{};padding:.15em .5em;vertical-align:top;border:0"
# Letters of Hangul in what a notebook or page has; the rest is the notebook's own.
_BOX = "overflow-x:auto;max-width:100%;line-height:1.5"


def box(*parts: str, label: str) -> Html:
    """Return what a widget is in: it scrolls to its side where a notebook is narrow, and is called by its label."""
    return tag("div", *parts, role="group", aria_label=label, style=_BOX)


def table(
    heads: Sequence[tuple[str, Align]], rows: Iterable[Sequence[str]], *, caption: str = "", nowrap: bool = False
) -> Html:
    """Return a table; heads come with the side on which their column stands."""
    wrap = ";white-space:nowrap" if nowrap else ""
    styles = [_CELL.format(align) + wrap for _, align in heads]
    names = [
        tag("th", name, scope="col", align=align, style=style)
        for (name, align), style in zip(heads, styles, strict=True)
    ]
    body = [
        tag(
            "tr",
            *(
                tag("td", cell, align=align, style=style)
                for cell, (_, align), style in zip(row, heads, styles, strict=True)
            ),
        )
        for row in rows
    ]
    top = tag("caption", caption, style="text-align:left;caption-side:top") if caption else ""
    return tag("table", joined(top, tag("thead", tag("tr", *names)), tag("tbody", *body)), style=_TABLE)


def note(*texts: str) -> Html:
    """Return small lines below a widget; empty ones are left out."""
    return joined(*(tag("p", text, style="margin:.2em 0;font-size:.85em;opacity:.8") for text in texts if text))
