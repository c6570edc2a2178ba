"""A learned tagger among the finders: what it tags, in our labels and in our extents."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Scan, begins, tail
from newsmine.entities.lexicon import words
from newsmine.entities.names import is_name, is_odd_name
from newsmine.entities.suffixes import SUFFIXES, label_of
from newsmine.entities.titles import TITLE_TAIL
from newsmine.tagger.model import Model
from newsmine.tagger.tagged import Tagged, Tagger

BY = "tagger"
# What a tagger's word is worth against the rules, by label: it was not trained on news of institutions. A name that it is less
# sure of than the second figure, wherever it stands in the field, is left out.
_WORTH = {
    "PERSON": (0.8, 0.39),
    "GOV": (0.7, 0.45),
    "PUBLIC_ORG": (0.7, 0.45),
    "UNIVERSITY": (0.8, 0.45),
    "COMPANY": (0.6, 0.43),
    "MEDIA": (0.7, 0.45),
    "GROUP": (0.5, 0.4),
    "PLACE": (0.6, 0.45),
}
_LEAST_SURE = 0.3
# Of a person whose name has not the shape of a Korean one.
_DOUBTED = 0.5
# Of a part of government whose name does not say of what class it is: the dictionaries know those that exist.
_UNNAMED_CLASS = 0.75
_MEANT = {"PS": "PERSON", "OG": "GROUP", "LC": "PLACE"}
_GENERIC = frozenset(words("generic_bodies"))
_CLASS_NOUNS = frozenset(noun for nouns in SUFFIXES.values() for noun in nouns)
_DISTRICTS = "시도군구주동읍면"
_UNITS = (*words("unit_ends"), "대")
_GROUPS = ("당", "본부", "반", "팀", "대", "단")
_OPENING = "“‘\"'「『《<([【"
_WORD = re.compile(r"[^\s·ㆍ‧,]+")
_INITIAL = re.compile(r"(?:^| )[가-힣](?: |$)")


_Key = tuple[str, tuple[tuple[int, int], ...]]


class Learned:
    """A finder that asks a tagger.

    Parameters
    ----------
    tagger : Tagger
        The shipped one, one that ``newsmine train`` made, or a pretrained one.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._read: dict[_Key, list[list[Tagged]]] = {}
        self.fingerprint = f"tagger {tagger.fingerprint}"

    def __call__(self, scan: Scan, taken: Sequence[Candidate] = ()) -> Iterator[Candidate]:
        """Yield what the tagger sees in the sentences of a field that hold more than the names that are taken."""
        self.look_ahead([(scan, taken)])
        found: list[Candidate] = []
        for (at, _), tagged in zip(scan.sentences, self._read[_key(scan, taken)], strict=True):
            for each in tagged:
                found += _candidates(scan.text, each._replace(start=at + each.start, end=at + each.end))
        surest: dict[tuple[str, str], float] = {}
        for c in found:
            form = (scan.text[c.start : c.end], c.label)
            surest[form] = max(c.score, surest.get(form, 0.0))
        for c in found:
            if c.score >= _LEAST_SURE and surest[scan.text[c.start : c.end], c.label] >= _WORTH[c.label][1]:
                yield c

    def look_ahead(self, fields: Iterable[tuple[Scan, Sequence[Candidate]]]) -> None:
        """Tag the sentences of fields that are asked for next, all at once, unless they are tagged already."""
        once = {_key(scan, taken): scan for scan, taken in fields}
        if all(key in self._read for key in once):
            return
        sentences = [sentence for scan in once.values() for sentence in _sentences(scan)]
        if isinstance(self._tagger, Model):
            known = [_inside(own, a, b) for (_, own), scan in once.items() for a, b in scan.sentences]
            tagged = iter(self._tagger.tag(sentences, known=known))
        else:
            tagged = iter(self._tagger.tag(sentences))
        self._read = {key: [next(tagged) for _ in scan.sentences] for key, scan in once.items()}


def _key(scan: Scan, taken: Sequence[Candidate]) -> _Key:
    return scan.text, tuple((c.start, c.end) for c in taken if c.score > _DOUBTED)


def _inside(places: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return the places that lie in a sentence, as places of it."""
    return [(max(a, start) - start, b - start) for a, b in places if a < end and start < b]


def _sentences(scan: Scan) -> list[str]:
    return [_encodable(scan.text[start:end]) for start, end in scan.sentences]


def beside(candidates: Iterable[Candidate], taken: Sequence[Candidate], text: str) -> list[Candidate]:
    """Return what a tagger adds to names that are taken: where the rules are sure, they know better.

    A tagger takes 가온경찰청 강력범죄수사대 for one name; we take a chain that blanks part for one name each. What then still
    overlaps a sure name is left out.
    """
    sure = [c for c in taken if c.score > _DOUBTED]
    ends: dict[int, list[int]] = {}
    for c in sure:
        if text[c.end : c.end + 1] == " ":
            ends.setdefault(c.start, []).append(c.end + 1)
    cut = [_behind(c, ends) for c in candidates]
    return [c for c in cut if not any(c.start < other.end and other.start < c.end for other in sure)]


def _behind(candidate: Candidate, sure: dict[int, list[int]]) -> Candidate:
    start = candidate.start
    while ends := [end for end in sure.get(start, ()) if end < candidate.end - 1]:
        start = max(ends)
    return replace(candidate, start=start) if start > candidate.start else candidate


def _candidates(text: str, tagged: Tagged) -> Iterable[Candidate]:
    """Yield what is tagged in our labels; a chain of places is one of each."""
    label = _label(tagged)
    if label not in _WORTH or "\n" in text[tagged.start : tagged.end]:
        return
    for begin, end in _names(text, tagged, label):
        start = begin + len(text[begin:end]) - len(text[begin:end].lstrip(_OPENING))
        name = text[start:end]
        own = _kind(name, label) if label in ORGANISATIONS else label
        if len(name) < len("가온") or name in _GENERIC or name in _CLASS_NOUNS or not begins(text, start):
            continue
        if tail(text, start, end, titles=TITLE_TAIL) is None:
            continue
        score = tagged.score * _WORTH[own][0]
        if own == "GOV" and label_of(name) is None:
            score *= _UNNAMED_CLASS
        if own == "PERSON" and not (is_name(name) or is_odd_name(name)):
            score *= 0 if _INITIAL.search(name) else _DOUBTED
        yield Candidate(start=start, end=end, label=own, by=BY, score=round(score, 3))


def _names(text: str, tagged: Tagged, label: str) -> list[tuple[int, int]]:
    """Return the names that are tagged as one: each place of a chain, each unit of one; class nouns before and behind are none of it."""
    parts = [
        (tagged.start + found.start(), tagged.start + found.end())
        for found in _WORD.finditer(text[tagged.start : tagged.end])
    ]
    if label == "PLACE":
        return _chain(text, parts)
    if label not in ORGANISATIONS:
        return [(tagged.start, tagged.end)]
    while parts and text[slice(*parts[-1])] in _GENERIC:
        parts.pop()
    while parts and text[slice(*parts[0])] in _GENERIC:
        parts.pop(0)
    if len(parts) > 1 and all(_is_unit(text[slice(*part)]) for part in parts):
        return parts
    return [(parts[0][0], parts[-1][1])] if parts else []


def _chain(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places of a chain: each district by itself, and what stands behind the last of them as one."""
    last = max((i for i, (_, end) in enumerate(parts) if text[end - 1] in _DISTRICTS), default=-1) + 1
    behind = parts[last:]
    joined = behind and all(text[one[1] : other[0]].isspace() for one, other in pairwise(behind))
    return [*parts[:last], (behind[0][0], behind[-1][1])] if joined else parts


def _is_unit(name: str) -> bool:
    return len(name) > len("가온") and (label_of(name) is not None or name.endswith(_UNITS))


def _kind(name: str, label: str) -> str:
    """Return the label of an organisation: its last noun says more of it than a tagger does; parties and units are groups."""
    group = label == "GOV" and name.endswith(_GROUPS) and len(name) > len("가온")
    return label_of(name) or ("GROUP" if group else label)


def _label(tagged: Tagged) -> str:
    kind = tagged.kind or tagged.label
    return _MEANT.get(kind, kind)


def _encodable(text: str) -> str:
    """Return the text with lone surrogates, which no analyzer reads, replaced; places stay."""
    return text.encode("utf-8", "replace").decode("utf-8")
