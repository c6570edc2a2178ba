"""Forms of one entity joined: marks and blanks, abbreviations that the article gives, short names of what it named."""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from newsmine.entities.candidates import Candidate
from newsmine.entities.gazetteer import Gazetteer
from newsmine.entities.lexicon import words
from newsmine.entities.merge import ECHOES

_MARK = re.compile(r"㈜|\(주\)|（주）|(?:^|\s)주식회사(?:\s|$)")
_BRACKET = re.compile(r"\([^()]*\)")
# Kinds that name the same thing where finders disagree: an academy as a school, a centre as a place.
_KIN = {"GOV": "ORG", "PUBLIC_ORG": "ORG", "GROUP": "ORG", "UNIVERSITY": "ORG", "COMPANY": "COMPANY", "MEDIA": "ORG"}
_MIN_SHARED = 2
_MAX_DROPPED = 3
# Rules that left a name to itself, so that a fuller one met since may still take it in.
_UNJOINED = frozenset({"own name", "same name"})
_SHORT_NOUNS = {
    "TP": "테크노파크",
    "상의": "상공회의소",
    "대": "대학교",
    "대병원": "대학교병원",
    "여대": "여자대학교",
    "교대": "교육대학교",
    "과기대": "과학기술대학교",
    "과기원": "과학기술원",
    "경자청": "경제자유구역청",
    "혁신센터": "창조경제혁신센터",
    "창경센터": "창조경제혁신센터",
    "특구본부": "연구개발특구본부",
    "경총": "경영자총협회",
    "의회": "시의회",
}
# Labels whose names bear years, numbers and regions in front: 2024 나래 데모데이, 제3회 나래축제, 광주 나래캠프.
_NUMBERED = frozenset({"EVENT", "PROGRAM", "PLACE"})
_LEAD = re.compile(
    r"^(?:20\d\d년?|제?\d{1,3}(?:회|기|차)|(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)(?:광역시|특별시|시|도)?(?=[가-힣A-Z]{4}))+"
)
_MIN_CORE = 5
_CLASS_NOUNS = sorted(words("short_forms"), key=len, reverse=True)
# First words that many bodies share.
_WIDE = frozenset(words("wide_stems"))
# What an abbreviation may drop from the middle of a name, others keep two bodies apart.
_DROPPABLE = re.compile(r"(?:산업|기술|종합|특별|전문|국립|지역|경제|융합)+")


class Link(NamedTuple):
    """What a name means: label, official name, and the rule that says so (see :mod:`newsmine.entities.explain`)."""

    label: str
    canonical: str
    rule: str


class Joined(NamedTuple):
    """What an entity of an article is among all articles, and why it is said so."""

    label: str
    canonical: str
    why: str

    @property
    def entity_id(self) -> str:
        """The id of that entity."""
        return entity_id(self.label, self.canonical)


def entity_id(label: str, canonical: str) -> str:
    """Return the id of an entity: its label and ten hex digits of label and official name.

    Examples
    --------
    >>> entity_id("PERSON", "홍길동") == entity_id("PERSON", "홍길동")
    True
    """
    return f"{label.lower()}-{hashlib.sha256(f'{label}|{canonical}'.encode()).hexdigest()[:10]}"


@lru_cache(maxsize=4096)
def bare(surface: str) -> str:
    """Return a name without the mark of its form, without brackets and blanks: what two spellings share.

    Examples
    --------
    >>> bare("㈜ 가온"), bare("가온 주식회사"), bare("문화기술(CT) 연구원")
    ('가온', '가온', '문화기술연구원')
    """
    return "".join(_BRACKET.sub("", _MARK.sub(" ", surface)).split()) or "".join(surface.split())


def kin(label: str) -> str:
    """Return what a label has in common with those that name the same thing where finders disagree.

    Examples
    --------
    >>> kin("GOV") == kin("PUBLIC_ORG"), kin("GOV") == kin("COMPANY")
    (True, False)
    """
    return _KIN.get(label, label)


class Linker:
    """Names of one article, joined as they are met.

    Parameters
    ----------
    gazetteer : Gazetteer
        Forms with official names.
    aliases : mapping of (str, str)
        Bare form to label and official name, the user's word: it wins.
    day : str, optional
        Day of the article (ISO 8601): of bodies that bore one name in turn, that of the day is meant.
    """

    def __init__(self, gazetteer: Gazetteer, aliases: Mapping[str, tuple[str, str]], *, day: str | None = None) -> None:
        self._gazetteer = gazetteer
        self._aliases = aliases
        self._day = day
        self._names: dict[str, Link] = {}

    def link(self, candidate: Candidate, surface: str) -> Link:
        """Return what a mention means, and remember it for the article."""
        key = bare(surface)
        self._names[key] = link = self._resolve(candidate, surface, key)
        return link

    def learn(self, surface: str, label: str, canonical: str) -> None:
        """Remember a form that the article gives for a name: 정식명(약칭)."""
        self._names[bare(surface)] = Link(label, canonical, "abbreviation")

    def _resolve(self, candidate: Candidate, surface: str, key: str) -> Link:
        told = self._told(candidate, surface, key)
        if told is not None:
            return told
        known = self._names.get(key)
        same = known is not None and kin(known.label) == kin(candidate.label)
        if known is not None and same and known.rule not in _UNJOINED:
            return known
        near = self._near(key, candidate.label) if kin(candidate.label) == "ORG" else self._fuller(key, candidate.label)
        if near is not None:
            return near
        own = " ".join(_MARK.sub(" ", surface).split()) or surface
        if known is not None and same:
            return known if own == known.canonical else known._replace(rule="same name")
        return Link(candidate.label, own, "own name")

    def _told(self, candidate: Candidate, surface: str, key: str) -> Link | None:
        """Return what the user, the finder or a gazetteer says that the name means."""
        if key in self._aliases:
            return Link(*self._aliases[key], "alias")
        if candidate.canonical is not None:
            rule = candidate.rule or candidate.by
            own = candidate.canonical == surface and rule in ECHOES
            return Link(candidate.label, candidate.canonical, "own name" if own else rule)
        for entry in self._gazetteer.entries(key, day=self._day):
            if kin(entry.label) == kin(candidate.label):
                return Link(entry.label, entry.canonical, "gazetteer")
        return None

    def _near(self, key: str, label: str) -> Link | None:
        """Return the name that the form shortens, the last of several; by its first and last word only if it is one."""
        named = [known for known in self._names.values() if kin(known.label) == kin(label)]
        for known in reversed(named):
            name = bare(known.canonical)
            if name == key:
                continue
            if _is_end(key, name):
                return Link(known.label, known.canonical, "end of a name")
            if _is_contraction(key, name) or name in expanded(key):
                return Link(known.label, known.canonical, "contraction")
        ends = _first_and_last(key)
        if ends is None:
            return None
        fitting = {known.canonical: known for known in named if _has_ends(bare(known.canonical), key, ends)}
        if len(fitting) != 1:
            return None
        only = next(iter(fitting.values()))
        return Link(only.label, only.canonical, "first and last word")

    def _fuller(self, key: str, label: str) -> Link | None:
        """Return the one event, programme or place that the form names without its year, number or region."""
        if label not in _NUMBERED or len(key) < _MIN_CORE:
            return None
        core = _LEAD.sub("", key)
        names = {
            known.canonical: known
            for known in self._names.values()
            if known.label == label and bare(known.canonical) != key and _LEAD.sub("", bare(known.canonical)) == core
        }
        if core != key or len(names) != 1:
            return None
        only = next(iter(names.values()))
        return Link(only.label, only.canonical, "without its number")


def expanded(key: str) -> set[str]:
    """Return the full names that a form with a usual short class noun may mean.

    Examples
    --------
    >>> expanded("가온TP"), expanded("가온테크노파크")
    ({'가온테크노파크'}, set())
    """
    return {key.removesuffix(short) + full for short, full in _SHORT_NOUNS.items() if key.endswith(short)}


def _is_end(key: str, name: str) -> bool:
    return name.endswith(key) and len(key) > len("진흥원") + 1


def _first_and_last(key: str) -> tuple[str, str] | None:
    """Return the first word and the class noun of a short name: 가온 and 재단 of 가온재단; none if many bodies share the first."""
    noun = next((noun for noun in _CLASS_NOUNS if key.endswith(noun)), None)
    head = key.removesuffix(noun) if noun else ""
    return (head, noun) if noun and len(head) >= _MIN_SHARED and head not in _WIDE else None


def _has_ends(name: str, key: str, ends: tuple[str, str]) -> bool:
    """Whether a name begins and ends as its short form does: 가온첨단의료산업진흥재단 for 가온재단."""
    return len(name) > len(key) and name.startswith(ends[0]) and name.endswith(ends[1])


def _is_contraction(key: str, name: str) -> bool:
    """Whether ``key`` is ``name`` without one inner stretch of class words: 가온정보진흥원 for 가온정보산업진흥원."""
    dropped = len(name) - len(key)
    if not 0 < dropped <= _MAX_DROPPED + 1 or key[:_MIN_SHARED] != name[:_MIN_SHARED]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(key, name, strict=False)) if a != b), len(key))
    return any(
        key[:cut] + name[cut : cut + dropped] + key[cut:] == name and _DROPPABLE.fullmatch(name[cut : cut + dropped])
        for cut in range(max(0, start - dropped), start + 1)
    )
