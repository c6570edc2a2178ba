"""The shape in which a page was saved as text, undone: quote marks, hard line ends, a second column, all in one line."""

import re
import unicodedata
from collections.abc import Iterator

from newsmine.text.hangul import nfc

# What no page shows: control characters, lone surrogates, letters without width, marks of direction.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]"
)
_QUOTE = re.compile(r"^\s{0,3}>{1,3}(?:\s|$)")
_QUOTED_SHARE = 0.6
# A column stands behind a tab or four blanks; a second one goes on for some lines.
_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{4,}|[ \u3000]*\t[ \u3000\t]*)(?=\S)")
_COLUMN_LINES = 5
_COLUMN_LETTERS = 8
# Texts are wrapped at 30 (a telephone) to 160 columns.
_NARROWEST, _WIDEST = 30, 170
_WRAPPED_LINES = 6
_WRAPPED_SHARE = 0.3
_CANDIDATES = 8
_STOP = re.compile(r"[.!?…][\"'”’)\]」』>]{0,3}$")
# So few lines with so many letters are a page that lost its line ends.
_RUN_LINES = 4
_RUN_LETTERS = 500
_SENTENCE = re.compile(
    r"(?<=다\.)[\"'”’]?\s+|(?<=[다요]\.[\"'”’])\s+|(?<=\d\d:\d\d)\s+|\s(?=(?:입력|승인|등록|수정|송고|게재)\s?[:：]?\s?(?:19|20)\d\d)"
)
_LABELS = re.compile(r"\s(?=(?:저작권자|Copyright|ⓒ|©|무단\s?전재|▶|☞|\[관련))")


def unshape(text: str) -> list[str]:
    r"""Return the lines of a page as its paragraphs are, blank ones as ``""``.

    Parameters
    ----------
    text : str
        Quoted (``> ``), wrapped at a column, in two columns, or all in one line: each is undone where enough of the
        lines show it, so that a page as it should be comes out as it is.

    Examples
    --------
    >>> unshape("> 가온시는 27일\n> 도서관을 열었다.")
    ['가온시는 27일', '도서관을 열었다.']
    """
    lines = [_UNSEEN.sub("", line) for line in nfc(text).splitlines()]
    lines = _unquoted(lines)
    lines = _one_column(lines)
    lines = [" ".join(line.split()) for line in lines]
    lines = _unwrapped(lines)
    return _parted(lines)


def _unquoted(lines: list[str]) -> list[str]:
    """Take off the marks of a quoted mail, if most lines have them."""
    filled = [line for line in lines if line.strip()]
    if not filled or sum(bool(_QUOTE.match(line)) for line in filled) < _QUOTED_SHARE * len(filled):
        return lines
    return [_QUOTE.sub("", line) for line in lines]


def _one_column(lines: list[str]) -> list[str]:
    """Put a second column behind the first, if some lines on end have one of running words."""
    parts = [_GAP.split(line.strip(), maxsplit=1) for line in lines]
    two = [i for i, part in enumerate(parts) if len(part) == 2 and len(part[1]) >= _COLUMN_LETTERS]  # noqa: PLR2004
    both = [i for i in two if len(parts[i][0]) >= _COLUMN_LETTERS and not _GAP.search(parts[i][1])]
    if len(both) < _COLUMN_LINES or two[-1] - two[0] > 3 * len(two):
        return lines
    first = [part[0] if i in set(two) else line for i, (line, part) in enumerate(zip(lines, parts, strict=True))]
    return [*first, "", *(parts[i][1] for i in two)]


def _unwrapped(lines: list[str]) -> list[str]:
    """Join the lines of a text that was broken at a column: where the next word would not have fitted."""
    best: tuple[int, list[bool]] = (0, [])
    for measure in (len, _width):
        sizes = [measure(line) for line in lines]
        words = [measure(line.split(" ", 1)[0]) for line in lines]
        wide = sorted({size for size, line in zip(sizes, lines, strict=True) if " " in line}, reverse=True)
        for width in wide[:_CANDIDATES]:
            if not _NARROWEST <= width <= _WIDEST:
                continue
            joins = [
                bool(words[i + 1]) and sizes[i] <= width and sizes[i] + 1 + words[i + 1] > width and " " in lines[i]
                for i in range(len(lines) - 1)
            ]
            count = sum(join and not _STOP.search(line) for join, line in zip(joins, lines, strict=False))
            if count > best[0]:
                best = (count, joins)
    count, joins = best
    letters = sum(map(len, lines))
    joined = sum(len(line) for line, join in zip(lines, joins, strict=False) if join)
    if count < _WRAPPED_LINES or joined < _WRAPPED_SHARE * letters:
        return lines
    whole: list[str] = []
    for i, line in enumerate(lines):
        if i and joins[i - 1]:
            whole[-1] += " " + line
        else:
            whole.append(line)
    return whole


def _width(line: str) -> int:
    """Return the columns that a line takes in a terminal: Hangul takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1 for letter in line)


def _parted(lines: list[str]) -> list[str]:
    """Part a page of a line or two at its sentences and labels; its paragraphs are not to be known."""
    filled = [line for line in lines if line]
    if not filled or len(filled) > _RUN_LINES or max(map(len, filled)) < _RUN_LETTERS:
        return lines
    return [part for line in filled for part in _sentences(line)]


def _sentences(line: str) -> Iterator[str]:
    for part in _LABELS.split(line):
        yield from (piece.strip() for piece in _SENTENCE.split(part) if piece and piece.strip())
