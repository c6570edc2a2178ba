"""Places that act: a data centre that opens a course or has a head is an organisation, not only where something is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsmine.entities.candidates import Candidate, Post, Scan
from newsmine.entities.lexicon import words

_KINDS = words("acting_places")
_ACTS = re.compile(r"(?:\([^()]{1,20}\))?(?:은|는|이|가|측은|측이)(?=[\s,])")
_WARD_ACTS = re.compile(
    r"(?:는|가)\s[^.\n]{0,120}?(?:밝혔|체결|맺[었는]|개최[하한했]|열었|연다|운영[하한했]|모집[하한했]|추진[하한했]|선정[하한했]|지원[하한했]|나[섰선]|마련했|도입[하한했]|선발[하한했]|시행[하한했]|실시[하한했]|발표[하한했])"
)
_JOINED = re.compile(r"(?:\([^()]{1,20}\))?(?:와|과)\s")
_SIGNS = re.compile(r"[^.\n]{0,120}(?:협약|손잡|협력|공동)")
# What is done to a building rather than by one.
_IS_BUILT = re.compile(
    r"[^.\n]{0,40}?(?:들어[서선설섰]|조성[되된됐]|건립[되된됐]|세워[지진졌]|지어[지진졌]|준공[되된됐]|착공|완공|자리[하한했]|갖[췄추춘]|가동|구축|위치|있[다는])"
)


def settle(
    scans: Sequence[Scan], candidates: Sequence[Sequence[Candidate]], posts: Iterable[tuple[Scan, Post]]
) -> Iterator[list[Candidate]]:
    """Yield the candidates of each field, places that act somewhere in the article as organisations.

    Parameters
    ----------
    scans : sequence of Scan
    candidates : sequence of sequence of Candidate
        Of each field.
    posts : iterable of (Scan, Post)
        What titles say of persons: a place with a head of its own acts.
    """
    candidates = [
        [_where(scan, _town(scan, c), places) for c in own]
        for scan, own in zip(scans, candidates, strict=True)
        for places in ({c.start for c in own if c.label == "PLACE"},)
    ]
    held = {scan.text[start:end] for scan, post in posts for start, end in post.places}
    acting = {
        scan.text[c.start : c.end]
        for scan, own in zip(scans, candidates, strict=True)
        for c in own
        if _may_act(scan, c) and (scan.text[c.start : c.end] in held or _acts(scan, c))
    }
    for scan, own in zip(scans, candidates, strict=True):
        yield [
            replace(c, label="PUBLIC_ORG") if _may_act(scan, c) and scan.text[c.start : c.end] in acting else c
            for c in own
        ]


def _town(scan: Scan, candidate: Candidate) -> Candidate:
    """Return a ward as its government where it does something: 북구는 협약을 맺었다."""
    if candidate.label != "PLACE" or candidate.by != "gazetteer" or scan.text[candidate.end - 1] != "구":
        return candidate
    found = _WARD_ACTS.match(scan.text, candidate.end)
    return replace(candidate, label="GOV") if found else candidate


def _where(scan: Scan, candidate: Candidate, places: set[int]) -> Candidate:
    """Return a town as a place where one of its places follows: 강남구 코엑스."""
    known = candidate.label == "GOV" and candidate.by == "gazetteer"
    if not known or candidate.end + 1 not in places or scan.text[candidate.end] != " ":
        return candidate
    town = scan.text[candidate.end - 1] in "시군구"
    return replace(candidate, label="PLACE", canonical=None) if town else candidate


def _may_act(scan: Scan, candidate: Candidate) -> bool:
    name = scan.text[candidate.start : candidate.end]
    return candidate.label == "PLACE" and candidate.by in {"suffix", "title"} and name.endswith(_KINDS)


def _acts(scan: Scan, candidate: Candidate) -> bool:
    """Whether the name is who does something here: the subject of a deed, or a party to an agreement."""
    if _JOINED.match(scan.text, candidate.end) or scan.field == "title":
        return _SIGNS.match(scan.text, candidate.end) is not None
    found = _ACTS.match(scan.text, candidate.end)
    return found is not None and _IS_BUILT.match(scan.text, found.end()) is None
