"""A picture of how texts are cut: each tokenizer a lane under the text, in the colours of the parts of speech."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsmine.plots.fonts import korean_figure, showable
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
# Hangul is one wide; what is half as wide in print.
_HALF = 0.58
# Inches of a Hangul syllable, and of a lane.
_CELL, _LANE = 0.215, 0.27
# Syllables that the names of the lanes take.
_MARGIN = 5.5
# Two tokens on the same syllable are each as wide as that at least, or share the place evenly.
_NARROWEST = 0.34
_SIZE = 9.0


class _Box(NamedTuple):
    left: float
    right: float
    token: Token


def plot_tokens(text: str, tokens: "Sequence[Token] | Mapping[str, Sequence[Token]]", *, width: int = 44) -> "Figure":
    """Draw the tokens of a text under it, a lane for each tokenizer.

    Parameters
    ----------
    text : str
        The text that was cut, a sentence or a paragraph.
    tokens : sequence of Token, or mapping of the lanes' names to such
        Of ``tokenize(text)``. Their colour is their Universal POS; a dashed edge is a token that does not stand there in
        this form (밝혔다: 밝히 + 었 + 다).
    width : int
        Syllables in a line.

    Returns
    -------
    matplotlib.figure.Figure
        As high as the text is long.

    Raises
    ------
    ValueError
        If a line would be narrower than 10 syllables, or a token lies outside of the text.
    """
    if width < 10:  # noqa: PLR2004 - as the docstring says
        raise ValueError(f"width must be at least 10 syllables, not {width}")
    lanes = dict(tokens) if isinstance(tokens, Mapping) else {"": tokens}
    for name, cut in lanes.items():
        outside = next((token for token in cut if not 0 <= token.start <= token.end <= len(text)), None)
        if outside is not None:
            raise ValueError(
                f"{name or 'tokens'}: {outside.form!r} at {outside.start}:{outside.end} is not of this text"
            )
    lines = list(_lines(text, width))
    step = len(lanes) + 1.6
    margin = _MARGIN if any(lanes) else 0.5
    used = {token.pos for cut in lanes.values() for token in cut}
    with korean_figure((width + margin + 0.5) * _CELL, len(lines) * step * _LANE + 0.75) as figure:
        axes = figure.add_subplot()
        axes.set_axis_off()
        axes.set_xlim(-margin, width + 0.5)
        axes.set_ylim(max(1, len(lines)) * step, 0)
        for i, line in enumerate(lines):
            _draw_line(axes, text, line, lanes, i * step, -margin)
        _draw_legend(figure, used)
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
    axes: "Axes", text: str, line: tuple[int, int], lanes: "Mapping[str, Sequence[Token]]", top: float, left: float
) -> None:
    from matplotlib.patches import Rectangle

    start, end = line
    for at in range(start, end):
        character = showable(text[at])
        x = _wide(text[start:at]) + _wide(text[at]) / 2
        axes.text(x, top + 0.55, character, fontsize=_SIZE + 1, ha="center", va="center")
    for lane, (name, cut) in enumerate(lanes.items()):
        y = top + 1.05 + lane
        axes.text(left, y + 0.5, showable(name), fontsize=_SIZE - 0.5, ha="left", va="center", color="#444444")
        for box in _boxes(text, line, cut):
            _, colour = _CLASSES.get(box.token.pos, _CLASSES["X"])
            edge = "#555555" if box.token.exact else "#000000"
            style = "-" if box.token.exact else (0, (2, 1))
            size = (box.right - box.left, 0.86)
            axes.add_patch(Rectangle((box.left, y + 0.07), *size, fc=colour, ec=edge, lw=0.6, ls=style))
            _draw_form(axes, box, y + 0.5)


def _draw_form(axes: "Axes", box: _Box, y: float) -> None:
    form = box.token.form
    room, needs = (box.right - box.left) * 0.94, max(_wide(form), _HALF)
    # A syllable is as wide as its size in points: 72 to the inch.
    size = min(_SIZE, 72 * _CELL * room / needs)
    colour = "white" if box.token.pos in _DARK else "black"
    axes.text((box.left + box.right) / 2, y, showable(form), fontsize=size, ha="center", va="center", color=colour)


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


def _draw_legend(figure: "Figure", used: set[str]) -> None:
    from matplotlib.patches import Patch

    handles = [
        Patch(fc=colour, ec="#555555", lw=0.6, label=f"{name} {korean}")
        for name, (korean, colour) in _CLASSES.items()
        if name in used
    ]
    if handles:
        figure.legend(
            handles=handles, loc="outside lower center", ncols=min(len(handles), 8), fontsize=7.5, frameon=False
        )
