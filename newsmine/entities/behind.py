"""Persons whose post stands behind their name: 홍길동 원장, 홍길동 가온진흥원장, 홍길동 가온진흥원 미래본부장."""

import re
from dataclasses import dataclass, field, replace

from newsmine.entities.candidates import Candidate, Post
from newsmine.entities.names import is_name
from newsmine.entities.standing import Standing, before_name, behind_title, on_title, standing_of
from newsmine.entities.suffixes import SHORT_FORMS
from newsmine.entities.titles import HEADS, MEMBERS, split_title, title_end, unit_noun

_PHOTO = re.compile(r"\s?[(（<](?:사진|왼쪽|오른쪽|가운데|앞줄|뒷줄|맨)[^)）>]{0,14}[)）>]")
# Age, constituency, place in a picture.
_ASIDE = re.compile(r"\([^()]{1,15}\)")
_PIECE = re.compile(r"[ \u00a0]?(?P<piece>[가-힣A-Za-z0-9·&㈜()ㆍ\-]+)")
_CREDIT = re.compile(r"\s{0,9}(?:기자|특파원|논설위원|통신원|인턴)")
_MAX_PIECES = 5
_PAST = frozenset({"전", "前", "전임", "당시", "옛"})
# Words between a name and its title that change nothing of what the title is of.
_PASSED = _PAST | {"차기", "신임", "현", "새", "시", "도", "군", "구"}
# What is before a title and no body that has it: 객원교수, 제1위원장.
_NO_UNIT = re.compile(r"객원|초빙|석좌|겸임|제\d{1,2}(?:위|부)?|부|총|주(?:한국?|미국?|일본?|중국?)")
# Titles whose company may be several words that nobody knows: 홍길동 나래 클라우드 대표.
_OF_COMPANIES = ("대표", "대표이사", "사장", "회장", "CEO")
_ADNOMINAL = frozenset("한은는인된던할온운")
# What makes a title another one: 경영총괄 사장, 이사회 의장.
_RANKS = ("총괄", "이사회")
_HEAD_SET = frozenset(HEADS)


@dataclass(slots=True)
class _Trail:
    """What the words behind a name have said so far; ``place`` is where the next one begins."""

    place: int
    standing: Standing
    word: str
    places: list[tuple[int, int]] = field(default_factory=list)
    loose: bool = False
    rank: str = ""


def post_behind(text: str, name: tuple[int, int], organisations: dict[int, Candidate]) -> Post | None:
    """Return the post that follows a name.

    Parameters
    ----------
    text : str
    name : (int, int)
        Place of the name.
    organisations : dict of int to Candidate
        Organisations, programmes and places that other finders see, by their start.
    """
    aside = _PHOTO.match(text, name[1]) or (_ASIDE.match(text, name[1]) if is_name(text[slice(*name)]) else None)
    trail = _Trail(aside.end() if aside else name[1], *before_name(text, name[0]))
    if _CREDIT.match(text, trail.place):
        return None
    for _ in range(_MAX_PIECES):
        found = _PIECE.match(text, trail.place)
        if found is None or found.start("piece") == trail.place:
            return None
        start, end = found.span("piece")
        known = organisations.get(start)
        word = _first_word(text[start:end], known)
        if known is None and is_name(word) and text[name[1] - 1] in _ADNOMINAL:
            # 지도한 차하늘 교수: who is named comes next.
            return None
        post = _titled(text, name, (start, word), known, trail)
        if post is not None:
            return post
        if not _goes_on((start, end), word, known, trail):
            return None
    return None


def _titled(
    text: str, name: tuple[int, int], piece: tuple[int, str], known: Candidate | None, trail: _Trail
) -> Post | None:
    """Return the post if the piece is its title, with the organisation that it holds."""
    start, written = piece
    word, said = on_title(written)
    if word in _PASSED or (known is not None and known.end >= start + len(written)):
        return None
    split = split_title(word)
    if split is None and said:
        word, said = written, ""
        split = split_title(word)
    if split is None or (known is not None and start + split[0] + len(split[1]) <= known.end):
        return None
    role, held = _split_post(word, start, split, known)
    if held and trail.loose and known is None and role.endswith(_OF_COMPANIES):
        held = ((trail.places.pop()[0], held[0][1]),)
    standing, worded = trail.standing, trail.word
    if said:
        standing, worded = standing_of(said), said
    elif standing == "held":
        standing, worded = behind_title(text, start + title_end(word, split))
    role = f"{trail.rank} {role}".strip()
    post = Post(start=name[0], end=name[1], role=role, places=(*trail.places, *held))
    return replace(post, standing=standing, word=worded)


def _goes_on(piece: tuple[int, int], word: str, known: Candidate | None, trail: _Trail) -> bool:
    """Whether the piece may stand between a name and its title; the trail then has it."""
    start, end = piece
    if word in _PASSED:
        trail.place = end
        trail.standing = "former" if word in _PAST else "designate" if word == "차기" else trail.standing
        trail.word = word if word == "차기" else trail.word
    elif word.endswith(_RANKS) and (trail.places or known is None):
        trail.place, trail.rank = end, word
    elif known is not None and known.end >= end:
        trail.places.append((start, known.end))
        trail.place, trail.loose = known.end, False
    elif _may_be_organisation(word):
        if trail.places and trail.loose and trail.places[-1][1] == start - 1:
            start = trail.places.pop()[0]
        trail.places.append((start, end))
        trail.place, trail.loose = end, not unit_noun(word)
    else:
        return False
    return True


def _first_word(piece: str, known: Candidate | None) -> str:
    """Return the piece without a bracket behind it, of a list of persons without the next one: 대표·김나래 대표."""
    word = piece.partition("(")[0]
    first = word.partition("·")[0]
    listed = split_title(first) if known is None and first != word else None
    return first if listed and listed[0] + len(listed[1]) == len(first) else word


def _split_post(
    word: str, start: int, split: tuple[int, str], known: Candidate | None
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the role and the place of the organisation inside a title word, if there is one."""
    stem, role = split
    if known is not None:
        return role, ((start, known.end),)
    if stem and role in MEMBERS and not unit_noun(word[:stem]):
        return word[:stem] + role, ()
    if _NO_UNIT.fullmatch(word[:stem]):
        return word[: stem + len(role)], ()
    if not stem and role[:-1] in SHORT_FORMS:
        own = role if role == "협회장" or role[-2:] not in _HEAD_SET else role[-2:]
        return own, ((start, start + len(role) - 1),)
    return role, ((start, start + stem),) if stem else ()


def _may_be_organisation(word: str) -> bool:
    """Whether a word between a name and its title may be an organisation: no particle, no verb, no number."""
    if len(word) < len("가온") or word[0].isdigit() or word[-1] in "은는을를의에와고며서면된한할던로":
        return word.endswith(("연구소", "협의"))
    return re.fullmatch(r"[가-힣A-Za-z0-9·&㈜ㆍ\-]+", word) is not None
