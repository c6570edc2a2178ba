r"""Text as an engine can bear it, with a map back to the text as it was given.

Measured: Komoran and Kkma throw on blank lines and Hannanum never returns; the Java engines stumble over characters
outside the Basic Multilingual Plane, and Okt counts them twice; kiwi refuses lone surrogates; mecab ends at a NUL; a
decomposed text (NFD) is cut into nonsense by all of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from numbers import Number
from types import MappingProxyType
from typing import NamedTuple

STAND_IN = "\u25a1"
"""What stands for a character outside the Basic Multilingual Plane: every engine takes it for a symbol."""

# What Korean news is mostly made of, none of which any rule touches and none of which composes with a neighbour: a text of
# these alone needs one scan. All others are looked at.
_PLAIN = (
    "\n -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0482\u2010-\u2027\u2030-\u205e\u2070-\u20bf\u2100-\u2125\u2127-\u2129\u212c-\u2328"
    "\u232b-\u2adb\u2add-\u2bff\u3001-\u3029\u3030-\u3098\u309b-\u3163\u3165-\u318e\u3190-\ua48c가-힣\uff01-\uff60\uffe0-\uffe6"
)
_OTHER = re.compile(f"[^{_PLAIN}]")
_OTHERS = re.compile(f".?[^{_PLAIN}]+", re.DOTALL)

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# An emoji as a reader sees it: flags, keycaps, and a picture with its tone and variation, joined to others.
_PICTURE = "[\U00010000-\U000dffff\U000e1000-\U0010ffff\u2190-\u2bff\u3030\u303d\u3297\u3299\u00a9\u00ae\u203c\u2049\u2122\u2139]"
_DRESS = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_EMOJI = f"[\U0001f1e6-\U0001f1ff]{{2}}|[#*0-9]\ufe0f?\u20e3|{_PICTURE}(?:{_DRESS}+(?:\u200d{_PICTURE}{_DRESS}*)*|(?:\u200d{_PICTURE}{_DRESS}*)+)"
# Controls other than tab and line feed, surrogates without a partner, noncharacters, and letters without ink.
_VOID = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u3164\uffa0\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
# Characters without a shape that pages strew into words; a joiner is one where it joins no emoji.
_SHAPELESS = "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
_ODD = re.compile(
    f"(?P<emoji>{_EMOJI})|(?P<void>{_VOID})|(?P<shapeless>{_SHAPELESS})|(?P<variation>[\ufe00-\ufe0f\U000e0000-\U000e0fff])"
    r"|(?P<space>[^\S \n])|(?P<astral>[\U00010000-\U0010ffff])"
)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# Hangul letters that compose, or any character.
_BASE = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[가-힣][\u11a8-\u11c2]|.", re.DOTALL)
# No script writes more marks on a letter (UAX #15, Stream-Safe Text Format); sorting a longer row costs its square.
_MARKS = 30
_BLANK = re.compile(r"\s+")
# Hannanum's time grows with the square of the blanks: 100,000 take 5 s.
_WIDE = " " * 100
_LETTERS = "ㄱ-ㆎ\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb\uffa1-\uffdc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What an engine needs beside the cleaning that all of them need.

    ``plain_spaces`` turns every other space into U+0020; ``bmp`` lets a sign stand for an emoji and for any character outside
    the Basic Multilingual Plane; ``no_blank_lines`` drops blank lines, the blanks at the ends of lines and all but one of very many; ``apart`` are
    characters that get a space on either side; ``longest_run`` cuts longer runs of Hangul without a space into parts of
    half that length, ``longest_jamo`` those of single letters (ㅋㅋㅋ), ``longest_echo`` those of one syllable (하하하), ``longest_word`` those of any
    characters; 0 cuts none.
    """

    plain_spaces: bool = False
    bmp: bool = False
    no_blank_lines: bool = False
    apart: str = ""
    longest_run: int = 0
    longest_jamo: int = 0
    longest_echo: int = 0
    longest_word: int = 0
    _apart: "re.Pattern[str] | None" = field(init=False, repr=False, compare=False, default=None)
    _runs: "tuple[tuple[re.Pattern[str], int], ...]" = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Compile what is asked of every text."""
        if self.apart:
            sign = f"[{re.escape(self.apart)}]"
            object.__setattr__(self, "_apart", re.compile(rf"(?<=\S)(?={sign})|(?<={sign})(?=\S)"))
        runs = (
            (f"[가-힣{_LETTERS}]{{{self.longest_run + 1},}}", self.longest_run),
            (f"[{_LETTERS}]{{{self.longest_jamo + 1},}}", self.longest_jamo),
            (rf"([가-힣])\1{{{self.longest_echo},}}", self.longest_echo),
            (rf"\S{{{self.longest_word + 1},}}", self.longest_word),
        )
        object.__setattr__(self, "_runs", tuple((re.compile(run), longest) for run, longest in runs if longest))

    def bears(self, text: str) -> bool:
        """Return whether the text can stay as it is."""
        if _OTHER.search(text) is not None:
            return False
        if self.no_blank_lines:
            lines = text.split("\n")
            if "" in lines or _WIDE in text or list(map(str.strip, lines)) != lines:
                return False
        if self._apart is not None and self._apart.search(text):
            return False
        # Most words are shorter than any run that is too long.
        return not self._runs or not any(
            run.search(word) for word in text.split() for run, longest in self._runs if len(word) > longest
        )


NO_RULES = Rules()
JAVA_LINES = Rules(plain_spaces=True, bmp=True, no_blank_lines=True)


class Cleaned(NamedTuple):
    """A cleaned text; ``starts[i]:ends[i]`` are the characters of the given text that its character ``i`` stands for.

    Both are ``None`` where every character stands for itself. ``replaced`` holds what a stand-in stands for.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None
    replaced: Mapping[int, str] = MappingProxyType({})

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the given text of ``start:end`` of the cleaned one."""
        # Komoran counts a composed letter twice now and then.
        end = min(end, len(self.text))
        if self.starts is None or self.ends is None:
            return min(start, end), end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else max(self.ends, default=0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def shown(self, form: str, start: int, end: int) -> str:
        """Return the form with the characters that stand-ins stand for."""
        if not self.replaced or STAND_IN not in form or self.text[start:end] != form:
            return form
        return "".join(self.replaced.get(i, self.text[i]) for i in range(start, min(end, len(self.text))))


def clean(text: str, rules: Rules = NO_RULES) -> Cleaned:
    r"""Return the text in composed form without what the engine cannot bear.

    Parameters
    ----------
    text : str
        Any text; lone surrogates, NUL and decomposed Hangul may stand in it. The two halves of a surrogate pair are read as
        the character that they encode.
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
    if type(text) is not str:
        if not isinstance(text, str):
            raise no_text(text)
        text = str.__str__(text)
    if rules.bears(text):
        return Cleaned(text)
    draft = _Draft(text)
    draft.rewrite((found.start(), found.end(), _joined(found.group())) for found in _PAIR.finditer(draft.text))
    draft.rewrite(_odd(draft.text, rules))
    draft.rewrite(_composed(draft.text))
    if rules.bmp:  # U+FAD1 is composed to a character of another plane
        draft.rewrite((found.start(), found.end(), STAND_IN) for found in _ASTRAL.finditer(draft.text))
    if rules.no_blank_lines:
        draft.rewrite(_lines(draft.text))
    if rules._apart is not None:  # noqa: SLF001  compiled for this
        draft.rewrite((found.start(), found.start(), " ") for found in rules._apart.finditer(draft.text))  # noqa: SLF001
    for run, longest in rules._runs:  # noqa: SLF001
        draft.rewrite(_cuts(draft.text, run, longest))
    return draft.cleaned()


def no_text(value: object, name: str = "text") -> TypeError:
    """Return the error that says what stands where a text should, and what to do.

    Parameters
    ----------
    value : object
        What was given; no ``str``.
    name : str
        Where: ``"text"``, ``"texts[3]"``.

    Examples
    --------
    >>> raise no_text(b"", "texts[3]")
    Traceback (most recent call last):
    TypeError: texts[3] must be a str, not bytes; decode it: value.decode('utf-8')
    """
    kind = type(value).__name__
    if isinstance(value, (bytes, bytearray, memoryview)):
        way = "decode it: value.decode('utf-8')"
    # Whatever is not equal to itself is missing (NaN, NaT); pandas.NA says neither yes nor no.
    elif value is None or kind == "NAType" or ((isinstance(value, Number) or kind == "NaTType") and value != value):  # noqa: PLR0124
        way = "it is a missing text: drop it or fill it with ''"
    else:
        way = "give str(value) if that is what you mean"
    return TypeError(f"{name} must be a str, not {kind}; {way}")


_Edit = tuple[int, int, str]


class _Draft:
    """A text that is being rewritten, with the place of each character in the text as it was given."""

    def __init__(self, text: str) -> None:
        self.given = self.text = text
        self.starts: range | list[int] = range(len(text))
        self.ends: range | list[int] = range(1, len(text) + 1)

    def rewrite(self, edits: Iterable[_Edit]) -> None:
        """Put ``new`` in the place of ``first:end`` for each edit; they come in order and do not overlap."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for first, end, new in edits:
            parts += self.text[done:first], new
            starts += self.starts[done:first]
            ends += self.ends[done:first]
            done = end
            if new:
                start = self.starts[first]
                starts += [start] * len(new)
                ends += [self.ends[end - 1] if first < end else start] * len(new)
        if parts:
            self.text = "".join([*parts, self.text[done:]])
            self.starts = [*starts, *self.starts[done:]]
            self.ends = [*ends, *self.ends[done:]]

    def cleaned(self) -> Cleaned:
        if isinstance(self.starts, range) or isinstance(self.ends, range):
            return Cleaned(text=self.text)
        replaced: dict[int, str] = {}
        at = self.text.find(STAND_IN)
        while at >= 0:
            stands_for = self.given[self.starts[at] : self.ends[at]]
            if stands_for != STAND_IN:
                replaced[at] = _PAIR.sub(lambda pair: _joined(pair.group()), stands_for)
            at = self.text.find(STAND_IN, at + 1)
        return Cleaned(text=self.text, starts=self.starts, ends=self.ends, replaced=replaced)


def _joined(pair: str) -> str:
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _odd(text: str, rules: Rules) -> Iterator[_Edit]:
    """Yield what becomes a space, a stand-in or nothing."""
    new = {"void": " ", "shapeless": ""}
    if rules.bmp:
        new |= {"emoji": STAND_IN, "astral": STAND_IN, "variation": ""}
    if rules.plain_spaces:
        new["space"] = " "
    for found in _ODD.finditer(text):
        kind = found.lastgroup or ""
        if kind in new:
            yield found.start(), found.end(), new[kind]


def _composed(text: str) -> Iterator[_Edit]:
    """Yield the parts that compose, each by itself."""
    for run in _OTHERS.finditer(text):
        clusters: list[tuple[int, int]] = []
        for found in _BASE.finditer(text, run.start(), run.end()):
            if clusters and unicodedata.category(found.group()[0])[0] == "M":
                clusters[-1] = (clusters[-1][0], found.end())
            else:
                clusters.append(found.span())
        for start, end in clusters:
            given = text[start:end]
            new = unicodedata.normalize("NFC", given[: _MARKS + 1])[: _MARKS + 1]
            if new != given:
                yield start, end, new


def _lines(text: str) -> Iterator[_Edit]:
    for found in _BLANK.finditer(text):
        start, end = found.span()
        blank = found.group()
        new = "\n" if "\n" in blank else " " if _WIDE in blank else blank
        if start == 0 or end == len(text):
            new = ""
        if new != blank:
            yield start, end, new


def _cuts(text: str, run: "re.Pattern[str]", longest: int) -> Iterator[_Edit]:
    """Yield a space behind every ``longest // 2`` characters of a run that is too long."""
    part = max(longest // 2, 1)
    for found in run.finditer(text):
        for at in range(found.start() + part, found.end(), part):
            yield at, at, " "
