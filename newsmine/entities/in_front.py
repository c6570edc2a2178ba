"""Persons whose title stands before their name: 가온테크 대표 홍길동, 차기 가온시장 홍길동, 가온시장 권한대행 홍길동 부시장."""

import re
from collections.abc import Sequence

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Post
from newsmine.entities.lexicon import words
from newsmine.entities.standing import Standing, after_title, before_title, put_into, standing_of
from newsmine.entities.titles import HEADS, split_title, title_end, unit_noun

Places = tuple[tuple[int, int], ...]

_REACH = 60
_WORD = re.compile(r"(?<![가-힣A-Za-z0-9·&㈜ㆍ\-])[가-힣A-Za-z0-9·&㈜ㆍ\-]{1,30}$")
_RANK = re.compile(r"(?<![가-힣A-Za-z0-9])(?:새|신임|현|제?\d{1,2}대|초대|공동|각자) $")
_PROFESSIONS = frozenset(words("professions"))
_HEAD_SET = frozenset(HEADS)


def post_in_front(text: str, name: tuple[int, int], known: Sequence[Candidate]) -> Post | None:
    """Return the post that stands before a name behind its organisation.

    Parameters
    ----------
    text : str
    name : (int, int)
        Place of the name.
    known : sequence of Candidate
        What other finders see in the text.
    """
    first = max(0, name[0] - _REACH)
    head = text[first : name[0]]
    if not head.endswith((" ", "\u00a0")):
        return None
    length, said = after_title(head[:-1])
    into = head[:length].endswith("에")
    found = _WORD.search(head, 0, length - into)
    split = split_title(found.group()) if found else None
    if found is None or split is None or title_end(found.group(), split) != len(found.group()):
        return None
    start, (stem, role) = first + found.start(), split
    places = _bodies(text, start, stem, role, known)
    if role in _PROFESSIONS or not places:
        return None
    standing: Standing | None = put_into(text, name[1]) if into else standing_of(said)
    word = said
    if standing == "held":
        standing, word = before_title(text, places[0][0])
    if standing is None:
        return None
    return Post(start=name[0], end=name[1], role=role, places=places, standing=standing, word=word)


def _bodies(text: str, start: int, stem: int, role: str, known: Sequence[Candidate]) -> Places:
    """Return the known organisation before the title or in it, and the unit that the title names."""
    ends = {c.end: (c.start, c.end) for c in known if c.label in ORGANISATIONS}
    inside = ends.get(start + stem)
    if stem and inside is not None and inside[0] <= start:
        return (inside,)
    rank = _RANK.search(text, max(0, start - 6), start)
    place = rank.start() if rank else start
    parent = ends.get(place - 1) if text[place - 1 : place].strip() == "" else ends.get(place)
    if parent is None:
        return ()
    if not stem:
        return (parent,)
    unit = role.endswith("장") and role in _HEAD_SET and unit_noun(text[start : start + stem]) is not None
    return (parent, (start, start + stem)) if unit else ()
