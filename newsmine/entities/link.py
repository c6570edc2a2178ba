"""Forms of one entity joined: marks and blanks, abbreviations that the article gives, short names of what it named."""

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from newsmine.entities.candidates import Candidate
from newsmine.entities.gazetteer import Gazetteer
from newsmine.entities.merge import ECHOES

_MARK = re.compile(r"㈜|\(주\)|（주）|(?:^|\s)주식회사(?:\s|$)")
_BRACKET = re.compile(r"\([^()]*\)")
# Kinds that name the same thing where finders disagree: an academy as a school, a centre as a place.
_KIN = {"GOV": "ORG", "PUBLIC_ORG": "ORG", "GROUP": "ORG", "UNIVERSITY": "ORG", "COMPANY": "COMPANY", "MEDIA": "ORG"}
_MIN_SHARED = 2
_MAX_DROPPED = 3
# What an abbreviation may drop from the middle of a name, others keep two bodies apart.
_DROPPABLE = re.compile(r"(?:산업|기술|종합|특별|전문|국립|지역|경제|융합)+")


class Link(NamedTuple):
    """What a name means: label, official name, and the rule that says so (see :mod:`newsmine.entities.explain`)."""

    label: str
    canonical: str
    rule: str


def entity_id(label: str, canonical: str) -> str:
    """Return the id of an entity: its label and ten hex digits of label and official name.

    Examples
    --------
    >>> entity_id("PERSON", "홍길동") == entity_id("PERSON", "홍길동")
    True
    """
    return f"{label.lower()}-{hashlib.sha256(f'{label}|{canonical}'.encode()).hexdigest()[:10]}"


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
        if key in self._aliases:
            return Link(*self._aliases[key], "alias")
        if candidate.canonical is not None:
            rule = candidate.rule or candidate.by
            own = candidate.canonical == surface and rule in ECHOES
            return Link(candidate.label, candidate.canonical, "own name" if own else rule)
        for entry in self._gazetteer.entries(key, day=self._day):
            if kin(entry.label) == kin(candidate.label) or candidate.label == entry.label:
                return Link(entry.label, entry.canonical, "gazetteer")
        if key in self._names and kin(self._names[key].label) == kin(candidate.label):
            known = self._names[key]
            return known if known.rule != "own name" else known._replace(rule="same name")
        if kin(candidate.label) == "ORG":
            near = self._near(key, candidate.label)
            if near is not None:
                return near
        return Link(candidate.label, " ".join(_MARK.sub(" ", surface).split()) or surface, "own name")

    def _near(self, key: str, label: str) -> Link | None:
        """Return the name that the form shortens: its end (과학기술진흥원), or all but an inner class word of it."""
        for known in reversed(list(self._names.values())):
            name = bare(known.canonical)
            if kin(known.label) != kin(label) or name == key:
                continue
            if _is_end(key, name):
                return Link(known.label, known.canonical, "end of a name")
            if _is_contraction(key, name):
                return Link(known.label, known.canonical, "contraction")
        return None


def _is_end(key: str, name: str) -> bool:
    return name == key + "학교" or (name.endswith(key) and len(key) > len("진흥원") + 1)


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
