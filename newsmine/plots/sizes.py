"""How large a figure is, and whether it is told in colours: one choice for all plots.

A figure for a paper is made in the width that it is printed in, so that its letters keep their size and its lines their width.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from newsmine.errors import check_choice
from newsmine.plots.fonts import Font, drawable, korean_figure, showable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Size = Literal["screen", "column", "page"]
Style = Literal["light", "print"]

_INCH = 25.4
# Millimetres. The narrowest columns of the large publishers (Springer: 84 and 174) go into all of them (Elsevier 90 and 190,
# Nature 89 and 183, the two columns of A4 in Korean journals 80 to 85 and 170 to 175).
_MILLIMETRES = {"column": 84.0, "page": 174.0}
# Points of names and of what stands at axes: 7 is the least that journals print.
_POINTS = {"screen": (9.0, 8.0), "column": (7.5, 7.0), "page": (8.0, 7.5)}
# Points of a thin line, and dots an inch: 500 and more for pictures of lines and letters, the screen's as matplotlib has them.
_LINES = {"screen": 0.8, "column": 0.5, "page": 0.5}
_DOTS = {"screen": 100, "column": 600, "page": 600}
# Apart for the colour-blind (Okabe, Ito 2008), without the yellow that is too light for a line.
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#333333")
_GREYS = ("#000000", "#777777", "#444444")

MARKERS = ("o", "s", "^", "D", "v", "P", "X")
"""Shapes that stay apart when they are small."""

LINES: tuple[Any, ...] = ("-", (0, (5, 1.5)), (0, (1.2, 1.2)), (0, (6, 1.5, 1.2, 1.5)))
"""Kinds of lines: whole, dashed, dotted, both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a figure is drawn on.

    Parameters
    ----------
    size, style, font
        As they were asked for.
    width : float or None
        Inches of the figure; ``None`` where the picture itself says it, on the screen.
    text, small : float
        Points of names, and of what stands at axes and in legends.
    line : float
        Points of a thin line.
    """

    size: Size
    style: Style
    font: Font
    width: float | None
    text: float
    small: float
    line: float

    @property
    def coloured(self) -> bool:
        """Whether colours may tell something."""
        return self.style == "light"

    def pick(self, *, screen: float, page: float, column: float) -> float:
        """Return what is meant for this size."""
        return {"screen": screen, "page": page, "column": column}[self.size]

    def colour(self, i: int) -> str:
        """Return the i-th colour, or the i-th grey."""
        colours = _COLOURS if self.coloured else _GREYS
        return colours[i % len(colours)]

    def show(self, text: str) -> str:
        """Return the text as the font can draw it; see :func:`newsmine.plots.fonts.showable`."""
        return showable(text, self.font)

    def drawable(self, text: str) -> str:
        """Return the same with dollar signs as they are, to be measured."""
        return drawable(text, self.font)


def sheet(size: Size = "screen", style: Style = "light", font: Font = None) -> Sheet:
    """Return what a figure of this size and style is drawn on.

    Parameters
    ----------
    size : {"screen", "column", "page"}
        A column of a journal is 84 mm wide and a page of one or two columns 174 mm; letters are 7 points at least in both.
    style : {"light", "print"}
        ``"light"`` is in colours that stay apart for the colour-blind; ``"print"`` is black and grey, and shapes, hatches and
        kinds of lines tell what colours tell there.
    font : str or Path, optional
        See :func:`newsmine.plots.fonts.korean_font`.

    Raises
    ------
    ValueError
        If the size or the style is unknown.

    Examples
    --------
    >>> round(sheet("column").width * 25.4), sheet("column").small
    (84, 7.0)
    """
    for name, value, known in (("size", size, get_args(Size)), ("style", style, get_args(Style))):
        check_choice(value, known, name)
    text, small = _POINTS[size]
    width = _MILLIMETRES[size] / _INCH if size in _MILLIMETRES else None
    return Sheet(size=size, style=style, font=font, width=width, text=text, small=small, line=_LINES[size])


@contextlib.contextmanager
def figure_on(page: Sheet, width: float, height: float) -> Iterator["Figure"]:
    """Give a figure on the sheet; ``width`` (on the screen only) and ``height`` are inches."""
    import matplotlib as mpl

    settings: Any = {
        "font.size": page.text,
        "axes.titlesize": page.text,
        "axes.labelsize": page.small,
        "xtick.labelsize": page.small,
        "ytick.labelsize": page.small,
        "legend.fontsize": page.small,
        "axes.linewidth": page.line,
        "grid.linewidth": page.line,
        "grid.color": "#D4D4D4",
        "hatch.linewidth": page.line,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "figure.dpi": _DOTS[page.size],
        "figure.constrained_layout.h_pad": 0.03,
        "figure.constrained_layout.w_pad": 0.03,
        **{
            f"{axis}tick.{kind}.{what}": page.line
            for axis in "xy"
            for kind in ("major", "minor")
            for what in ("width",)
        },
    }
    with mpl.rc_context(settings), korean_figure(page.width or width, height, font=page.font) as figure:
        yield figure
