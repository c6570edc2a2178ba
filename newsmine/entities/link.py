"""Forms of one entity joined: marks and blanks, abbreviations that the article gives, short names of what it named."""

import hashlib
import re
from collections.abc import Mapping

from newsmine.entities.candidates import Candidate
from newsmine.entities.gazetteer import Gazetteer

_MARK = re.compile(r"㈜|\(주\)|（주）|(?:^|\s)주식회사(?:\s|$)")
_BRACKET = re.compile(r"\([^()]*\)")
# Kinds that name the same thing where finders disagree: an academy as a school, a centre as a place.
_KIN = {"GOV": "ORG", "PUBLIC_ORG": "ORG", "GROUP": "ORG", "UNIVERSITY": "ORG", "COMPANY": "COMPANY", "MEDIA": "ORG"}
_MIN_SHARED = 2
_MAX_DROPPED = 3
# What an abbreviation may drop from the middle of a name, others keep two bodies apart.
_DROPPABLE = re.compile(r"(?:산업|기술|종합|특별|전문|국립|지역|경제|융합)+")


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


class Linker:
    """Names of one article, joined as they are met.

    Parameters
    ----------
    gazetteer : Gazetteer
        Forms with official names.
    aliases : mapping of (str, str)
        Bare form to label and official name, the user's word: it wins.
    """

    def __init__(self, gazetteer: Gazetteer, aliases: Mapping[str, tuple[str, str]]) -> None:
        self._gazetteer = gazetteer
        self._aliases = aliases
        self._names: dict[str, tuple[str, str]] = {}

    def link(self, candidate: Candidate, surface: str) -> tuple[str, str]:
        """Return label and official name of a mention, and remember them for the article."""
        key = bare(surface)
        label, canonical = self._resolve(candidate, surface, key)
        self._names[key] = (label, canonical)
        return label, canonical

    def learn(self, surface: str, label: str, canonical: str) -> None:
        """Remember a form that the article gives for a name: 정식명(약칭)."""
        self._names[bare(surface)] = (label, canonical)

    def _resolve(self, candidate: Candidate, surface: str, key: str) -> tuple[str, str]:
        if key in self._aliases:
            return self._aliases[key]
        if candidate.canonical is not None:
            return candidate.label, candidate.canonical
        for entry in self._gazetteer.entries(key):
            if _kin(entry.label) == _kin(candidate.label) or candidate.label == entry.label:
                return entry.label, entry.canonical
        if key in self._names and _kin(self._names[key][0]) == _kin(candidate.label):
            return self._names[key]
        if _kin(candidate.label) == "ORG":
            near = self._near(key, candidate.label)
            if near is not None:
                return near
        return candidate.label, " ".join(_MARK.sub(" ", surface).split()) or surface

    def _near(self, key: str, label: str) -> tuple[str, str] | None:
        """Return the name that the form shortens: its end (과학기술진흥원), or all but an inner class word of it."""
        for named_label, canonical in reversed(list(self._names.values())):
            name = bare(canonical)
            if _kin(named_label) == _kin(label) and name != key and (_is_end(key, name) or _is_contraction(key, name)):
                return named_label, canonical
        return None


def _kin(label: str) -> str:
    return _KIN.get(label, label)


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
