"""A cloud of words: the more often, the larger."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsmine.plots.fonts import Font, korean_font
from newsmine.plots.frames import check_columns, say_empty
from newsmine.plots.sizes import Sheet, Size, Style, figure_on, sheet

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from matplotlib.path import Path

_FALLBACK = "DejaVu Sans"
# Told apart also by the colour-blind (Okabe, Ito 2008), all dark enough on white.
_COLOURS = ("#0072B2", "#D55E00", "#007A5A", "#5B4B8A", "#8A5A00", "#333333")
_GREYS = ("#000000", "#555555", "#777777")
# Inches of width on the screen.
_SCREEN = 9.0
# Points; smaller is not read in print.
_SMALLEST = 7.0
_POINTS = 72.0
# Share of the picture that the boxes of the words should fill at first; what does not fit makes all of them smaller.
_FILLED = 0.55
_SHRINK = 0.92
# Inches between two words, and what is more between them where one goes on from the other, as a share of its height.
_GAP, _BESIDE = 0.03, 0.2
# Places that are tried for a word, from the middle outwards, and turns of the spiral that they lie on.
_PLACES, _TURNS = 4_000, 50


class _Word(NamedTuple):
    """A word as an outline of one point, its ink from ``left`` and ``bottom``, ``width`` and ``height`` for one point."""

    path: "Path"
    share: float
    left: float
    bottom: float
    width: float
    height: float


def plot_cloud(  # noqa: PLR0913 - settings, all by keyword
    terms: "pd.DataFrame | Mapping[str, float]",
    *,
    value: str = "count",
    n: int = 100,
    seed: int = 7,
    size: Size | tuple[float, float] = "screen",
    style: Style = "light",
    font: Font = None,
) -> "Figure":
    """Draw the words of a table as a cloud, the same for the same seed.

    The height of a word grows with the root of its value, so that its area does, down to 7 points. No two words touch and
    none is cut: all are made smaller until they fit, and of those of 7 points what then has no place is left out.

    Parameters
    ----------
    terms : DataFrame or mapping of str to float
        Of :func:`newsmine.terms`, or any table with ``term`` and the column of ``value``; or values by their words. Not
        changed; what is not above 0 is not drawn.
    value : str
        Column that says how large a word is: ``count``, ``articles``, ``tfidf``, ``z``.
    n : int
        How many words at most, the largest first.
    seed : int
        Of the places.
    size : {"screen", "column", "page"} or (float, float)
        Half as wide again as high: 9 inches, or the width of a journal's column or page; or width and height in inches.
    style, font
        See :func:`newsmine.plots.sizes.sheet`.

    Returns
    -------
    matplotlib.figure.Figure
        Words are outlines, so that a picture looks the same where the font is not there; each has its word as ``gid``.

    Raises
    ------
    ValueError
        If the table lacks a column, ``n`` is under 1, or the size or style is unknown.
    """
    if n < 1:
        raise ValueError(f"n is {n}; draw at least 1 word")
    from matplotlib.patches import PathPatch
    from matplotlib.transforms import Affine2D

    page = sheet(size if isinstance(size, str) else "screen", style, font)
    values = _values(terms, value, n, page)
    width, height = _extent(size, page)
    with figure_on(page, width, height) as figure:
        figure.set_layout_engine("none")
        axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(0, height)
        if not values:
            say_empty(axes, "단어가 없습니다")
            return figure
        words = [_measured(word, share, page) for word, share in values]
        colours = _COLOURS if page.coloured else _GREYS
        for i, (points, x, y) in enumerate(_laid(words, (width, height), seed)):
            if points:
                word, scale = words[i], points / _POINTS
                place = Affine2D().translate(-word.left, -word.bottom).scale(scale).translate(x, y)
                colour, outline = colours[i % len(colours)], place.transform_path(word.path)
                patch = PathPatch(outline, facecolor=colour, linewidth=0, gid=values[i][0])
                axes.add_patch(patch)
    return figure


def _extent(size: Size | tuple[float, float], page: Sheet) -> tuple[float, float]:
    """Return width and height in inches."""
    if not isinstance(size, str):
        return size
    width = page.width or _SCREEN
    return width, width / 1.5


def _values(terms: "pd.DataFrame | Mapping[str, float]", value: str, n: int, page: Sheet) -> list[tuple[str, float]]:
    """Return the largest words with their share of the largest; equals by their spelling."""
    if isinstance(terms, Mapping):
        found: dict[Any, float] = dict(terms)
    else:
        check_columns(terms, ("term", value), "newsmine.terms")
        found = terms.groupby("term")[value].sum().to_dict()
    drawn = {str(word): float(amount) for word, amount in found.items() if amount > 0 and page.show(str(word)).strip()}
    ranked = sorted(drawn.items(), key=lambda pair: (-pair[1], pair[0]))[:n]
    return [(word, amount / ranked[0][1]) for word, amount in ranked]


def _measured(word: str, share: float, page: Sheet) -> _Word:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    path = TextPath((0, 0), page.show(word), size=1, prop=FontProperties(family=[korean_font(page.font), _FALLBACK]))
    box = path.get_extents()
    return _Word(path, share, box.x0, box.y0, box.width, box.height)


def _laid(words: list[_Word], size: tuple[float, float], seed: int) -> list[tuple[float, float, float]]:
    """Return points, left and bottom (inches) of each word; 0 points where it does not fit."""
    spiral = _spiral(size, seed)
    area = sum(word.share * (word.width / _POINTS) * (word.height / _POINTS) for word in words)
    largest = (_FILLED * size[0] * size[1] / area) ** 0.5
    widest = max((word.width + 2 * _BESIDE * word.height) * word.share**0.5 for word in words) / _POINTS
    highest = max(word.height * word.share**0.5 for word in words) / _POINTS
    # A shade less than the picture, which the places that are tried may miss.
    largest = min(largest, 0.9 * size[0] / widest, 0.9 * size[1] / highest)
    while (laid := _tried(words, largest, spiral, size)) is None:
        largest *= _SHRINK
    return laid


def _tried(
    words: list[_Word],
    largest: float,
    spiral: Any,  # noqa: ANN401 - floats of shape (n, 2)
    size: tuple[float, float],
) -> list[tuple[float, float, float]] | None:
    """Return how the words lie if the largest has so many points; nothing if one does not fit that could be smaller."""
    boxes = np.empty((0, 4))
    laid = []
    for word in words:
        points = max(largest * word.share**0.5, _SMALLEST)
        height = word.height * points / _POINTS
        found = _free(boxes, spiral, (word.width * points / _POINTS, height), size)
        if found is None and points > _SMALLEST:
            return None
        if found is None:
            laid.append((0.0, 0.0, 0.0))
            continue
        boxes = np.vstack([boxes, found])
        laid.append((points, float(found[0]) + _GAP + _BESIDE * height, float(found[1]) + _GAP))
    return laid


def _spiral(size: tuple[float, float], seed: int) -> Any:  # noqa: ANN401 - floats of shape (n, 2)
    """Return places from the middle outwards on a spiral as wide as the picture, each a little off it."""
    draw = np.random.default_rng(seed)
    way = np.sqrt(np.linspace(0, 1, _PLACES))
    angle = 2 * np.pi * (_TURNS * way + draw.random())
    middle = np.array(size) / 2
    around = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return middle + way[:, None] * around * middle * 1.4 + draw.normal(0, 0.01, (_PLACES, 2))


def _free(boxes: Any, spiral: Any, box: tuple[float, float], size: tuple[float, float]) -> Any:  # noqa: ANN401 - arrays
    """Return left, bottom, right, top of the first place where the box, with its gap, touches no other and no edge."""
    half = np.array([box[0] / 2 + _BESIDE * box[1], box[1] / 2]) + _GAP
    low, high = spiral - half, spiral + half
    inside = ((low >= 0) & (high <= np.array(size))).all(axis=1)
    low, high = low[inside], high[inside]
    apart = (
        (low[:, None, 0] >= boxes[None, :, 2])
        | (high[:, None, 0] <= boxes[None, :, 0])
        | (low[:, None, 1] >= boxes[None, :, 3])
        | (high[:, None, 1] <= boxes[None, :, 1])
    ).all(axis=1)
    free = np.flatnonzero(apart)
    return np.concatenate([low[free[0]], high[free[0]]]) if len(free) else None
