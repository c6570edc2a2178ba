"""Text as an engine can bear it, with a map back to the text as it was given.

Measured: Komoran and Kkma throw on blank lines and Hannanum never returns; the Java engines stumble over characters
outside the Basic Multilingual Plane, and Okt counts them twice; kiwi refuses lone surrogates; mecab ends at a NUL; a
decomposed text (NFD) is cut into nonsense by all of them.
"""

import re
import unicodedata
from dataclasses import dataclass, field

STAND_IN = "\u25a1"
"""What stands for a character outside the Basic Multilingual Plane: every engine takes it for a symbol."""

# Controls other than tab and line feed, and surrogates without a partner: no engine reads them.
_VOID = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Characters without a shape that pages strew into words.
_SHAPELESS = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_DIRTY = re.compile(f"{_VOID.pattern}|{_SHAPELESS.pattern}")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ODD_SPACE = re.compile(r"[^\S \n]")
_BLANK_LINE = re.compile(r"\A\s|\s\Z|\n\s|[^\S\n]\n")
# A base with what composes with it: marks, and Hangul vowels and finals behind a consonant.
_CLUSTER = re.compile(
    "[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]?[\u11a8-\u11ff\ud7cb-\ud7fb]?|.", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What an engine needs beside the cleaning that all of them need.

    ``plain_spaces`` turns every other space into U+0020; ``bmp`` lets a sign stand for characters outside the Basic
    Multilingual Plane; ``no_blank_lines`` drops blank lines and the blanks at the ends of lines; ``longest_run`` cuts
    longer runs of Hangul without a space into parts of half that length, ``longest_jamo`` those of single letters (ㅋㅋㅋ);
    0 cuts none.
    """

    plain_spaces: bool = False
    bmp: bool = False
    no_blank_lines: bool = False
    longest_run: int = 0
    longest_jamo: int = 0


NO_RULES = Rules()
JAVA_LINES = Rules(plain_spaces=True, bmp=True, no_blank_lines=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A cleaned text; ``starts[i]:ends[i]`` are the characters of the given text that its character ``i`` stands for.

    Both are ``None`` where every character stands for itself. ``replaced`` holds what a stand-in stands for.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None
    replaced: dict[int, str] = field(default_factory=dict)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the given text of ``start:end`` of the cleaned one."""
        # Komoran counts a composed letter twice now and then.
        end = min(end, len(self.text))
        if self.starts is None or self.ends is None:
            return min(start, end), end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]

    def shown(self, form: str, start: int, end: int) -> str:
        """Return the form with the characters that stand-ins stand for."""
        if not self.replaced or STAND_IN not in form or self.text[start:end] != form:
            return form
        return "".join(self.replaced.get(i, self.text[i]) for i in range(start, end))


def clean(text: str, rules: Rules = NO_RULES) -> Cleaned:
    """Return the text in composed form without what the engine cannot bear.

    Parameters
    ----------
    text : str
        Any text; lone surrogates, NUL and decomposed Hangul may stand in it.
    rules : Rules
        What the engine needs.

    Raises
    ------
    TypeError
        If the text is no ``str``.

    Examples
    --------
    >>> cleaned = clean("광\u200b주")
    >>> cleaned.text, cleaned.place(0, 2)
    ('광주', (0, 3))
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    if not _needs_work(text, rules):
        return Cleaned(text=text)
    cells = _cells(text, rules)
    if rules.no_blank_lines:
        cells = _without_blank_lines(cells)
    if rules.longest_run:
        cells = _cut(cells, re.compile(f"[가-힣ㄱ-ㆎ]{{{rules.longest_run + 1},}}"), rules.longest_run)
    if rules.longest_jamo:
        cells = _cut(cells, re.compile(f"[ㄱ-ㆎ]{{{rules.longest_jamo + 1},}}"), rules.longest_jamo)
    return Cleaned(
        text="".join(cell[0] for cell in cells),
        starts=[cell[1] for cell in cells],
        ends=[cell[2] for cell in cells],
        replaced={
            i: text[start:end] for i, (char, start, end) in enumerate(cells) if char == STAND_IN != text[start:end]
        },
    )


_Cell = tuple[str, int, int]


def _needs_work(text: str, rules: Rules) -> bool:
    if text.isascii() and text.isprintable() and not rules.no_blank_lines:
        return False
    return bool(
        not unicodedata.is_normalized("NFC", text)
        or _DIRTY.search(text)
        or (rules.plain_spaces and _ODD_SPACE.search(text))
        or (rules.bmp and _ASTRAL.search(text))
        or (rules.no_blank_lines and _BLANK_LINE.search(text))
        or (rules.longest_run and re.search(f"[가-힣ㄱ-ㆎ]{{{rules.longest_run + 1}}}", text))
        or (rules.longest_jamo and re.search(f"[ㄱ-ㆎ]{{{rules.longest_jamo + 1}}}", text))
    )


def _cells(text: str, rules: Rules) -> list[_Cell]:
    """Each character of the cleaned text with its place in the given one."""
    cells: list[_Cell] = []
    for start, end, cluster in _clusters(text):
        for char in cluster:
            if _SHAPELESS.match(char):
                continue
            if _VOID.match(char) or (rules.plain_spaces and _ODD_SPACE.match(char)):
                cells.append((" ", start, end))
            elif rules.bmp and ord(char) > 0xFFFF:  # noqa: PLR2004  the last character of the plane
                cells.append((STAND_IN, start, end))
            else:
                cells.append((char, start, end))
    return cells


def _clusters(text: str) -> list[tuple[int, int, str]]:
    """Parts of the text that are composed each by itself, composed."""
    spans: list[list[int]] = []
    for found in _CLUSTER.finditer(text):
        if spans and unicodedata.category(found.group()[0]).startswith("M"):
            spans[-1][1] = found.end()
        else:
            spans.append([found.start(), found.end()])
    return [(start, end, unicodedata.normalize("NFC", text[start:end])) for start, end in spans]


def _without_blank_lines(cells: list[_Cell]) -> list[_Cell]:
    kept: list[_Cell] = []
    line: list[_Cell] = []
    for cell in [*cells, ("\n", 0, 0)]:
        if cell[0] != "\n":
            line.append(cell)
            continue
        while line and line[-1][0].isspace():
            line.pop()
        first = next((i for i, (char, _, _) in enumerate(line) if not char.isspace()), len(line))
        if line[first:]:
            if kept:
                kept.append(("\n", kept[-1][2], line[first][1]))
            kept += line[first:]
        line = []
    return kept


def _cut(cells: list[_Cell], run: "re.Pattern[str]", longest: int) -> list[_Cell]:
    """Put a space behind every ``longest // 2`` characters of a run that is too long."""
    text = "".join(cell[0] for cell in cells)
    kept: list[_Cell] = []
    last = 0
    for found in run.finditer(text):
        for at in range(found.start() + longest // 2, found.end(), longest // 2):
            kept += cells[last:at]
            kept.append((" ", cells[at][1], cells[at][1]))
            last = at
    return kept + cells[last:]
