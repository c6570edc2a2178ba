"""A picture of how texts are cut: each tokenizer a lane under the text, in the colours of the parts of speech."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsmine.plots.fonts import Font
from newsmine.plots.names import place_legend
from newsmine.plots.sizes import Sheet, Size, Style, figure_on, sheet
from newsmine.records import Token

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Universal POS: Korean name and colour, alike in kind alike in colour, apart for the colour-blind (Okabe, Ito 2008).
_CLASSES = {
    "NOUN": ("명사", "#56B4E9"),
    "PROPN": ("고유명사", "#0072B2"),
    "PRON": ("대명사", "#A9D8F4"),
    "NUM": ("수", "#F0E442"),
    "VERB": ("동사", "#D55E00"),
    "ADJ": ("형용사", "#E69F00"),
    "AUX": ("보조용언·지정사", "#F6C896"),
    "ADV": ("부사", "#009E73"),
    "DET": ("관형사", "#8FD3B8"),
    "INTJ": ("감탄사", "#C7E9DD"),
    "CCONJ": ("접속", "#B9A6D3"),
    "ADP": ("조사", "#C9C9C9"),
    "PART": ("어미·접사", "#E4E4E4"),
    "PUNCT": ("부호", "#FFFFFF"),
    "SYM": ("기호", "#F7F7F7"),
    "X": ("그 밖", "#CC79A7"),
}
_DARK = {"PROPN", "VERB", "ADV"}
# In print the kinds of words that Korean grammars put together have one grey.
_GREYS = (
    ("체언", "#C4C4C4", ("NOUN", "PROPN", "PRON", "NUM")),
    ("용언", "#7F7F7F", ("VERB", "ADJ", "AUX")),
    ("수식언·독립언", "#E4E4E4", ("ADV", "DET", "INTJ", "CCONJ")),
    ("조사·어미·부호·그 밖", "#FFFFFF", ("ADP", "PART", "PUNCT", "SYM", "X")),
)
# Hangul is one wide; what is half as wide in print.
_HALF = 0.58
# A Hangul syllable in its box and a lane, in sizes of the letters.
_CELL, _LANE = 1.72, 2.16
# Syllables that the names of the lanes take.
_MARGIN = 5.5
# Two tokens on the same syllable are each as wide as that at least, or share the place evenly.
_NARROWEST = 0.34
_INCH = 72


class _Paper(NamedTuple):
    """A sheet, with the points of the letters on it."""

    page: Sheet
    points: float

    @property
    def cell(self) -> float:
        """Inches of a syllable."""
        return self.points / _INCH * _CELL


class _Box(NamedTuple):
    left: float
    right: float
    token: Token


def plot_tokens(  # noqa: PLR0913 - settings, all by keyword
    text: str,
    tokens: "Sequence[Token] | Mapping[str, Sequence[Token]]",
    *,
    width: int | None = None,
    size: Size = "screen",
    style: Style = "light",
    font: Font = None,
) -> "Figure":
    """Draw the tokens of a text under it, a lane for each tokenizer.

    Parameters
    ----------
    text : str
        The text that was cut, a sentence or a paragraph.
    tokens : sequence of Token, or mapping of the lanes' names to such
        Of ``tokenize(text)``. Their colour is their Universal POS; a dashed edge is a token that does not stand there in
        this form (밝혔다: 밝히 + 었 + 다).
    width : int, optional
        Syllables in a line; 44 on the screen, and as many as there is room for in a column or on a page. With more of them the
        letters are smaller there.
    size, style, font
        See :func:`newsmine.plots.sizes.sheet`; in print the grey tells nouns, verbs, modifiers and particles apart.

    Returns
    -------
    matplotlib.figure.Figure
        As high as the text is long.

    Raises
    ------
    ValueError
        If a line would be narrower than 10 syllables, or a token lies outside of the text.
    """
    page = sheet(size, style, font)
    if width is not None and width < 10:  # noqa: PLR2004 - as the docstring says
        raise ValueError(f"width must be at least 10 syllables, not {width}")
    lanes = dict(tokens) if isinstance(tokens, Mapping) else {"": tokens}
    for name, cut in lanes.items():
        outside = next((token for token in cut if not 0 <= token.start <= token.end <= len(text)), None)
        if outside is not None:
            raise ValueError(
                f"{name or 'tokens'}: {outside.form!r} at {outside.start}:{outside.end} is not of this text"
            )
    margin = _MARGIN if any(lanes) else 0.5
    beside = margin + 0.5
    if width is None:
        width = 44 if page.width is None else int(page.width * _INCH / (page.text * _CELL) - beside)
    points = page.text if page.width is None else page.width * _INCH / (width + beside) / _CELL
    paper = _Paper(page, points)
    lines = list(_lines(text, width))
    step = len(lanes) + 1.6
    used = {token.pos for cut in lanes.values() for token in cut}
    with figure_on(page, (width + beside) * paper.cell, len(lines) * step * _LANE * points / _INCH + 0.3) as figure:
        axes = figure.add_subplot()
        axes.set_axis_off()
        axes.set_xlim(-margin, width + 0.5)
        axes.set_ylim(max(1, len(lines)) * step, 0)
        for i, line in enumerate(lines):
            _draw_line(axes, text, line, lanes, (i * step, -margin), paper)
        _draw_legend(figure, used, page)
    return figure


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each line starts and ends; words stay whole where they fit."""
    for paragraph in re.finditer(r"[^\n]+", text):
        start = end = paragraph.start()
        for word in re.finditer(r"\S+", paragraph.group()):
            after = paragraph.start() + word.end()
            if end > start and _wide(text[start:after]) > width:
                yield start, end
                start = paragraph.start() + word.start()
            end = after
            while _wide(text[start:end]) > width:
                cut = next(at for at in range(end - 1, start, -1) if _wide(text[start:at]) <= width)
                yield start, cut
                start = cut
        if end > start:
            yield start, end


def _wide(text: str) -> float:
    return sum(
        0.0 if unicodedata.combining(character) else 1.0 if unicodedata.east_asian_width(character) in "WF" else _HALF
        for character in text
    )


def _draw_line(  # noqa: PLR0913, PLR0917 - one place calls it
    axes: "Axes",
    text: str,
    line: tuple[int, int],
    lanes: "Mapping[str, Sequence[Token]]",
    corner: tuple[float, float],
    paper: _Paper,
) -> None:
    from matplotlib.patches import Rectangle

    page, points = paper
    (start, end), (top, left) = line, corner
    for at in range(start, end):
        x = _wide(text[start:at]) + _wide(text[at]) / 2
        axes.text(x, top + 0.55, page.show(text[at]), fontsize=points + 1, ha="center", va="center")
    for lane, (name, cut) in enumerate(lanes.items()):
        y = top + 1.05 + lane
        axes.text(left, y + 0.5, page.show(name), fontsize=points - 0.5, ha="left", va="center", color="#444444")
        for box in _boxes(text, line, cut):
            fill, colour = _look(box.token.pos, page)
            edge = "#555555" if box.token.exact else "#000000"
            style = "-" if box.token.exact else (0, (2, 1))
            size = (box.right - box.left, 0.86)
            axes.add_patch(Rectangle((box.left, y + 0.07), *size, fc=fill, ec=edge, lw=page.line * 0.75, ls=style))
            _draw_form(axes, box, y + 0.5, colour, paper)


def _look(pos: str, page: Sheet) -> tuple[str, str]:
    """Return the colour of a box and of what is written in it."""
    if page.coloured:
        return _CLASSES.get(pos, _CLASSES["X"])[1], "white" if pos in _DARK else "black"
    grey = next((grey for _, grey, kinds in _GREYS if pos in kinds), "#FFFFFF")
    return grey, "black"


def _draw_form(axes: "Axes", box: _Box, y: float, colour: str, paper: _Paper) -> None:
    form = box.token.form
    room, needs = (box.right - box.left) * 0.94, max(_wide(form), _HALF)
    # A syllable is as wide as its size in points.
    size = min(paper.points, paper.cell * _INCH * room / needs)
    middle = (box.left + box.right) / 2
    axes.text(middle, y, paper.page.show(form), fontsize=size, ha="center", va="center", color=colour)


def _boxes(text: str, line: tuple[int, int], tokens: "Sequence[Token]") -> Iterator[_Box]:
    """Yield where each token is drawn: tokens that share syllables are drawn beside each other."""
    start, end = line
    cluster: list[Token] = []
    edge = start
    for token in (*(each for each in tokens if start <= each.start < end or (each.start == end == each.end)), None):
        apart = token is None or not (token.start < edge or token.start == token.end)
        if cluster and apart:
            yield from _spread(text, line, cluster)
            cluster = []
        if token is not None:
            cluster.append(token)
            edge = max(edge, token.end)


def _spread(text: str, line: tuple[int, int], cluster: "Sequence[Token]") -> Iterator[_Box]:
    start, end = line

    def place(at: int) -> float:
        return _wide(text[start : min(at, end)])

    first, last = place(cluster[0].start), place(max(token.end for token in cluster))
    last = max(last, first + _NARROWEST)
    cuts = [(place(max(a.start, b.start)) + place(min(a.end, b.end))) / 2 for a, b in pairwise(cluster)]
    bounds = [first, *cuts, last]
    if any(right - left < _NARROWEST for left, right in pairwise(bounds)):
        bounds = [first + (last - first) * i / len(cluster) for i in range(len(cluster) + 1)]
    for token, (left, right) in zip(cluster, pairwise(bounds), strict=True):
        yield _Box(left, right, token)


def _draw_legend(figure: "Figure", used: set[str], page: Sheet) -> None:
    from matplotlib.patches import Patch

    if page.coloured:
        shown = [(colour, f"{name} {korean}") for name, (korean, colour) in _CLASSES.items() if name in used]
    else:
        shown = [(grey, name) for name, grey, kinds in _GREYS if used.intersection(kinds)]
    place_legend(figure, page, [(Patch(fc=colour, ec="#555555", lw=page.line * 0.75), name) for colour, name in shown])
