"""Numbers with their units: 305명, 1,200억원, 27일."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newsmine.records import Token
from newsmine.text.hangul import is_hangul
from newsmine.tokens.dictionary.rests import rest_tag
from newsmine.tokens.units import COUNTERS, FEW, MAKE_NOUNS, NATIVE, NATIVE_COUNTERS, SIGNS, UNITS


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_LAST = r"(?:\d,\d{3}|\d{1,4})"
_POWERS = "(?:[십백천]?[만억조]|[십백천])"
# Powers of ten that fall go on behind a blank: 2조 3천억, 5만 8200.
_NUMBER = rf"{_DIGITS}(?:{_POWERS}(?:\s?{_DIGITS}{_POWERS})*(?:\s?{_LAST}(?![\d,]))?)?"
_QUANTITY = re.compile(
    rf"(?P<whole>(?<![\d.:/-])(?:\d{{4}}(?P<sign>[-./])\d{{1,2}}(?P=sign)\d{{1,2}}|\d{{1,2}}:\d{{2}}(?::\d{{2}})?)(?![\d:/-])|\d+분의\s?\d+)"
    rf"|(?<![\w.,])(?:{_any(NATIVE)})\s?(?:{_any(NATIVE_COUNTERS)})"
    rf"|(?P<number>(?:(?<!\w)제)?(?:(?<![\w)\]%])[-−+](?=\d))?[$￦₩€£¥]?{_NUMBER}(?:\s?[~∼～-]\s?{_NUMBER})?|(?<![\w.,])(?:{_any(FEW)}))"
    rf"(?:(?P<symbol>{_any(SIGNS)})(?![A-Za-z0-9])|(?P<few>여[만억천]?|몇)?(?P<blank>[^\S\n]?)(?P<unit>{_any(UNITS)})(?P<tail>간|여|째)?)?"
)
# Tokens of their own in any engine: URLs and the like, and serial numbers.
_OTHER_KINDS = ("W_", "URL", "Email", "Hashtag", "ScreenName")

_OPENS, _CLOSES = "([{<〈《「『‘“'\"", ")]}>〉》」』’”'\",.;:!?…·"


def join_quantities(text: str, tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with each number and its unit joined to one, over every engine alike.

    One token are: a number with its unit, also behind a blank where the unit only counts (305명, 50여 명, 27일, 3.5%, 제3차,
    10~20대, 세 가지); powers of ten that fall (2조 3천억 원); a time or a day in digits (09:52, 2024-11-27). The parts of a
    written date stay apart (2024년 | 11월 | 27일), and so do names with numbers (코로나19, 4차산업혁명, G20). The joint token
    has the tag of its number; what an engine glued to it is cut off.

    Parameters
    ----------
    text : str
        The text of the tokens.
    tokens : iterable of Token
        Read once, not changed.

    Examples
    --------
    >>> parts = [Token("305", "305", "SN", "NUM", 0, 3, True), Token("명", "명", "NNB", "NOUN", 3, 4, True)]
    >>> [(token.form, token.tag) for token in join_quantities("305명", parts)]
    [('305명', 'SN')]
    """
    rows = list(tokens)
    joined: list[Token] = []
    starts = [token.start for token in rows]
    borders = {token.start for token in rows} | {token.end for token in rows}
    done = 0
    for start, end, only_joined in _places(text, borders):
        last = bisect_left(starts, end, done)
        first = _first(rows, start, done, last)
        touched = rows[first:last]
        if not touched or any(token.tag.startswith(_OTHER_KINDS) for token in touched):
            continue
        outside = text[touched[0].start : start] + text[end : max(token.end for token in touched)]
        if only_joined and any(map(str.isalnum, outside)):
            continue
        joined += rows[done:first]
        joined += _joint(text, touched, start, end)
        done = last
    return joined + rows[done:]


def _places(text: str, borders: set[int]) -> Iterator[tuple[int, int, bool]]:
    """Yield where quantities stand, and whether one is a bare number, for which nothing is cut."""
    for found in _QUANTITY.finditer(text):
        start, end = found.span()
        before = text[start - 1 : start]
        if found["number"] is None:
            if found["whole"] or _ends(text, end):
                yield start, end, bool(found["whole"])
        elif not (before.isascii() and before.isalnum()):
            unit_end = next((each for each in _unit_ends(found) if _fits(text, found, each, borders)), 0)
            if unit_end:
                yield start, unit_end, False
            elif not _stands_in_a_name(text, start, found.end("number")):
                yield start, found.end("number"), not _stands_alone(text, start, found.end("number"))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (not before or before.isspace() or before in _OPENS) and (not after or after.isspace() or after in _CLOSES)


def _stands_in_a_name(text: str, start: int, end: int) -> bool:
    """Whether letters or a middle dot touch a bare number: 코로나19, 5·18, 119구조대."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        before.isalpha()
        or before == "·"
        or after.isalpha()
        or after == "·"
        or not text[start:end].strip("수십백천만억조몇")
    )


def _unit_ends(found: "re.Match[str]") -> list[int]:
    if found["symbol"]:
        return [found.end("symbol")]
    if not found["unit"]:
        return []
    return [found.end("tail"), found.end("unit")] if found["tail"] else [found.end("unit")]


def _fits(text: str, found: "re.Match[str]", end: int, borders: set[int]) -> bool:
    """Whether the unit ends there, and counts the number."""
    unit = found["unit"]
    if unit is None or _ends(text, end):
        return unit is None or not found["blank"] or unit in COUNTERS
    return not found["blank"] and end in borders and unit not in MAKE_NOUNS


def _ends(text: str, end: int) -> bool:
    """Whether a word ends there, but for its particles."""
    if not is_hangul(text[end : end + 1] or " "):
        return True
    stop = end
    while stop < len(text) and stop - end <= _LONGEST_REST and is_hangul(text[stop]):
        stop += 1
    return rest_tag("sejong", text[end:stop]) is not None


# No particle is longer.
_LONGEST_REST = 6


def _first(rows: list[Token], start: int, done: int, last: int) -> int:
    first = last
    while first > done and rows[first - 1].end > start:
        first -= 1
    return first


def _joint(text: str, touched: list[Token], start: int, end: int) -> Iterator[Token]:
    """Yield the quantity, and what stands around it in the tokens that hold it."""
    head = next((token for token in touched if token.pos == "NUM"), touched[0])
    first, last = touched[0], touched[-1]
    begin, finish = min(token.start for token in touched), max(token.end for token in touched)
    if begin < start and text[begin:start].strip():
        yield _part(text, first, begin, start)
    yield _part(text, head, start, end)._replace(pos="NUM", word=first.word)
    if end < finish and text[end:finish].strip():
        yield _part(text, last, end, finish)


def _part(text: str, token: Token, start: int, end: int) -> Token:
    form = text[start:end]
    return token._replace(form=form, lemma=form, start=start, end=end, exact=True)
