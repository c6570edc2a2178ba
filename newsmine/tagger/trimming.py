"""Where a name ends that a model of subwords marked: without marks, blanks, and the particles of its last word."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from newsmine.text.hangul import fits, is_hangul
from newsmine.tokens.engines.kiwi import kiwi
from newsmine.tokens.engines.parts import parts

_CLOSING_TAGS = frozenset({"JKS", "JKO", "JKG", "JKC"})
_TOPICS = frozenset({"은", "는"})
_JOINED = frozenset(first + second for first in "와과" for second in "는의도")
# Dependent nouns and suffixes that are written on to a name.
_WRITTEN_ON = frozenset({"등", "들", "측", "님", "씨", "뿐"})
_WRITTEN_ON_TAGS = frozenset({"NNB", "XSN"})
_MARKS = "\"'“”‘’`,.!?:;·ㆍ…‥、。~|/\\*#=<>《》〈〉「」『』【】[]{}-–—_"
_BLANKS = " \n\t\u00a0"
_PAIRS = {"(": ")", "（": "）"}
_SURNAMES = frozenset(
    "김이박최정강조윤장임림한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민나라진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부동"
)
# Given names end so, and particles are written so.
_GIVEN = frozenset("은이나라도만란")
# Behind a name of two syllables (허균은) they are particles; 강유나 is no 강유.
_OFTEN_PARTICLES = frozenset("은이도만")
_FULL_NAME = 3


class Ending(NamedTuple):
    """A particle, a copula or an ending at a place of a text; empty where a vowel swallowed it.

    Attributes
    ----------
    start, end : int
        Where it stands.
    opens : bool
        Whether it can stand right behind a name; 었 only stands behind 이.
    closes : bool
        Whether nothing can follow it in its word: 은, 이, 을, 의.
    proper : int
        Where the proper noun begins that it stands behind, if kiwi's dictionary has it, or -1.
    unknown : bool
        Whether kiwi's dictionary has not what it stands behind.
    """

    start: int
    end: int
    opens: bool
    closes: bool
    proper: int
    unknown: bool


def endings(text: str) -> list[Ending]:
    """Return the particles and what else may stand behind a name, in order.

    Examples
    --------
    >>> [(text, each.start, each.end) for text in ("김정은이", "광주시에서는") for each in endings(text)]
    [('김정은이', 3, 4), ('광주시에서는', 3, 5), ('광주시에서는', 5, 6)]
    """
    found: list[Ending] = []
    for at, part in parts(text):
        proper, unknown = -1, False
        for each in kiwi().morphemes(part):
            tag = each.tag
            written_on = tag in _WRITTEN_ON_TAGS and each.form in _WRITTEN_ON
            if written_on or tag[0] in "JE" or tag == "VCP":
                closes = tag in _CLOSING_TAGS or (tag == "JX" and each.form in _TOPICS)
                found.append(Ending(at + each.start, at + each.end, tag[0] != "E", closes, proper, unknown))
            unknown = each.oov
            proper = at + each.start if tag == "NNP" and not unknown else -1
    return found


def trimmed(
    text: str, start: int, end: int, behind: Sequence[Ending], *, person: bool = False
) -> tuple[int, int] | None:
    """Return the place of the name in what a model marked, or ``None`` if nothing is left.

    A particle is cut off only where kiwi reads the rest of the word as particles, so that 김정은, 신라 and 제주도 stay whole.

    Parameters
    ----------
    text : str
        The text.
    start, end : int
        What the model marked.
    behind : sequence of Ending
        Of :func:`endings`, those of this text.
    person : bool
        Whether the model takes it for a person: 엄정은 and 강유나 then stay whole whatever kiwi reads.

    Examples
    --------
    >>> text = "'광주시는' 김정은"
    >>> trimmed(text, 0, 6, endings(text)), trimmed(text, 7, 10, endings(text))
    ((1, 4), (7, 10))
    """
    start, end = _bare(text, start, end)
    if start == end:
        return None
    word = max(start, *(text.rfind(blank, start, end) + 1 for blank in _BLANKS))
    stop = end
    while stop < len(text) and is_hangul(text[stop]):
        stop += 1
    rest, reached, following = end, stop, False
    for i in reversed(range(bisect_left(behind, stop, key=lambda each: each.start))):
        each = behind[i]
        if each.start <= word or each.end < reached or (following and each.closes):
            break
        reached, following = each.start, True
        if each.opens and each.start < end and not (person and _is_full(text[word:end], each.proper == word)):
            # kiwi takes the first of two particles for the end of a noun that it does not know (누리온데이터와/NNG 는/JX).
            joined = (
                each.unknown and text[each.start - 1 : stop] in _JOINED and not text.startswith("학", each.start - 2)
            )
            rest = each.start - 1 if joined else each.start
    if rest < end and fits(text[start:rest], text[rest:end]):
        return _bare(text, start, rest)
    return start, end


def _is_full(word: str, known: bool) -> bool:  # noqa: FBT001 - of one caller
    """Return whether a word is a full name rather than a shorter one with a particle."""
    if len(word) != _FULL_NAME or word[0] not in _SURNAMES or word[-1] not in _GIVEN:
        return False
    return not (known and word[-1] in _OFTEN_PARTICLES)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave blanks and marks at both ends out, and a bracket without its partner."""
    while start < end:
        inside = text[start:end]
        if inside[0].isspace() or inside[0] in _MARKS or _is_alone(inside, inside[0]):
            start += 1
        elif inside[-1].isspace() or inside[-1] in _MARKS or _is_alone(inside, inside[-1]):
            end -= 1
        else:
            break
    return start, end


def _is_alone(inside: str, bracket: str) -> bool:
    for opening, closing in _PAIRS.items():
        if bracket in {opening, closing}:
            return inside.count(opening) != inside.count(closing)
    return False
