"""The shape in which a page was saved as text, undone: quote marks, hard line ends, a second column, all in one line."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from newsmine.html.dates import find_dates
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
_DEEP = 25
# Texts are wrapped at 30 (a telephone) to 160 columns.
_NARROWEST, _WIDEST = 30, 170
_WRAPPED_LINES = 4
_WRAPPED_SHARE = 0.2
# Headlines of one length, one below the other, have no full stops; paragraphs have one in so many letters.
_ANY_STOP = re.compile(r"[.!?…](?=\W|$)")
_LONGEST_SENTENCE = 160
_CANDIDATES = 8
_STOP = re.compile(r"[.!?…][\"'”’)\]」』>]{0,3}$")
# So few lines with so many letters are a page that lost its line ends.
_RUN_LINES = 4
_RUN_LETTERS = 250
_SENTENCE = re.compile(r"(?<=다\.)[\"'”’]?\s+|(?<=[다요]\.[\"'”’])\s+")
_STATEMENT = re.compile(r"[다요]\.[\"'”’]?\s")
_REPORTER = re.compile(
    r"\s{0,3}[가-힣]{2,4}\s(?:[가-힣]{0,4}기자|[가-힣]{0,4}특파원|논설위원)(?:\s\S{1,40}@\S{3,40})?\s"
)
_HEAD = 1_500
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
    return _parted(_unwrapped([line.expandtabs(4).rstrip() for line in lines]))


def _unquoted(lines: list[str]) -> list[str]:
    """Take off the marks of a quoted mail, if most lines have them."""
    filled = [line for line in lines if line.strip()]
    if not filled or sum(bool(_QUOTE.match(line)) for line in filled) < _QUOTED_SHARE * len(filled):
        return lines
    return [_QUOTE.sub("", line) for line in lines]


def _one_column(lines: list[str]) -> list[str]:
    """Put a second column behind the first, if some lines on end have one of running words."""
    parts = [_columns(line) for line in lines]
    two = [i for i, (_, second) in enumerate(parts) if len(second) >= _COLUMN_LETTERS and not _GAP.search(second)]
    beside = sum(len(parts[i][0]) >= _COLUMN_LETTERS for i in two)
    if len(two) < _COLUMN_LINES or beside < _COLUMN_LINES // 2 or two[-1] - two[0] > 3 * len(two):
        return lines
    moved = set(two)
    first = [part[0] if i in moved else line for i, (line, part) in enumerate(zip(lines, parts, strict=True))]
    return [*first, "", *(parts[i][1] for i in two)]


def _columns(line: str) -> tuple[str, str]:
    """Return what stands in the first column and in the second; deep in an empty line it is the second's."""
    stripped = line.strip()
    if stripped and len(line.expandtabs(8)) - len(line.expandtabs(8).lstrip()) >= _DEEP:
        return "", stripped
    first, *second = _GAP.split(stripped, maxsplit=1)
    return first, second[0] if second else ""


def _unwrapped(lines: list[str]) -> list[str]:
    """Strip the lines, and join those that were broken at a column: where the next word would not have fitted."""
    indented, lines = lines, [" ".join(line.split()) for line in lines]
    joins = max((_joins(lines, indented, measure) for measure in (len, _width)), key=lambda found: found[0])[1]
    if not joins or not _is_wrapped(lines, joins):
        return lines
    stops = [i for i, line in enumerate(lines[:-1]) if _STOP.search(line) and not joins[i]]
    # Without blank lines between paragraphs, a full stop at the end of a line may end one: two parts do less harm.
    parted = sum(not lines[i + 1] for i in stops) * 2 >= len(stops)
    whole: list[str] = []
    for i, line in enumerate(lines):
        if i and joins[i - 1] and (parted or not _STOP.search(lines[i - 1])):
            whole[-1] += " " + line
        else:
            whole.append(line)
    return whole


def _joins(lines: list[str], indented: list[str], measure: Callable[[str], int]) -> tuple[int, list[bool]]:
    """Return of the likeliest width how many sentences it broke, and of each line whether it goes on in the next."""
    best: tuple[int, list[bool]] = (0, [])
    sizes = [measure(line) for line in indented]
    words = [measure(line.split(" ", 1)[0]) for line in lines]
    widest = sorted({size for size, line in zip(sizes, lines, strict=True) if " " in line}, reverse=True)[:_CANDIDATES]
    for width in widest:
        if not _NARROWEST <= width <= _WIDEST:
            continue
        joins = [
            bool(words[i + 1]) and sizes[i] <= width < sizes[i] + 1 + words[i + 1] and " " in lines[i]
            for i in range(len(lines) - 1)
        ]
        count = sum(join and not _STOP.search(line) for join, line in zip(joins, lines, strict=False))
        if count > best[0]:
            best = (count, joins)
    return best


def _is_wrapped(lines: list[str], joins: list[bool]) -> bool:
    """Whether the lines that go on make paragraphs: these end as sentences do, and have a full stop here and there."""
    letters = broken = start = 0
    for i in range(len(lines)):
        if joins[i : i + 1] == [True] and not _STOP.search(lines[i]):
            continue
        run, start = lines[start : i + 1], i + 1
        size = sum(map(len, run))
        stops = sum(len(_ANY_STOP.findall(line)) for line in run)
        if len(run) > 1 and _STOP.search(run[-1]) and stops * _LONGEST_SENTENCE >= size:
            letters += size
            broken += sum(not _STOP.search(line) for line in run)
    return broken >= _WRAPPED_LINES and letters >= _WRAPPED_SHARE * sum(map(len, lines))


def _width(line: str) -> int:
    """Return the columns that a line takes in a terminal: Hangul takes two; of a long one about as many."""
    if len(line) > _WIDEST:
        return 2 * len(line)
    return sum(2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1 for letter in line)


def _parted(lines: list[str]) -> list[str]:
    """Part a page of a line or two at its sentences and labels; its paragraphs are not to be known."""
    filled = [line for line in lines if line]
    if not filled or len(filled) > _RUN_LINES or max(map(len, filled)) < _RUN_LETTERS:
        return lines
    return [part for line in filled for part in _sentences(line) if part]


def _sentences(line: str) -> Iterator[str]:
    """Yield the sentences of a run, and the date and the reporter before the first of them each for itself."""
    first = _STATEMENT.search(line)
    head = first.start() if first else 0
    dates = [(start, end) for _, start, end in find_dates(line[: min(head, _HEAD)])]
    edges = [0, *(edge for span in dates for edge in span)]
    for start, end in zip(edges, [*edges[1:], len(line)], strict=True):
        for part in _LABELS.split(line[start:end]):
            pieces = _SENTENCE.split(part) if start >= edges[-1] else [part]
            for position, piece in enumerate(pieces):
                names = _REPORTER.match(piece) if position == 0 and start == edges[-1] else None
                if names is not None:
                    yield names.group().strip()
                yield piece[names.end() if names else 0 :].strip()
