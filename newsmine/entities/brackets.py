"""Persons named in brackets with their title, and those with the title written on to the name."""

import re
from collections.abc import Iterator, Sequence

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Post, begins, is_ending
from newsmine.entities.lexicon import words
from newsmine.entities.names import DOUBLE_SURNAMES, SURNAMES, is_name, is_rare_name, is_short_name
from newsmine.entities.titles import ANY_TITLE, HEADS

_BRACKETED = re.compile(
    r"[(（]\s*(?:[A-Za-z가-힣0-9&]{2,12}\s?[·ㆍ,/]\s?)?(?:(?P<org>[가-힣A-Za-z]+?)\s+)?(?P<title>"
    + ANY_TITLE
    + r")\s*[:·]?\s*(?P<name>[가-힣]{2,4})\s*[)）,·ㆍ]"
)
_AGED = re.compile(r"(?P<name>[가-힣]{2,4})\s?(?:씨|군|양)?\s?\((?:여|남|\d{1,2})(?:세)?(?:\s?[,·]\s?[^)]{1,12})?\)")
_MORE_NAMES = re.compile(r"\s?[,·ㆍ]\s?(?P<name>[가-힣]{3,4})(?=[)）,·ㆍ\s])")
_TITLE_BEFORE = re.compile(rf"(?<![가-힣A-Za-z0-9])(?P<title>{ANY_TITLE})(?:(?:을|를)\s맡은|인)?\s$")
_LAST_WORD = re.compile(r"[가-힣A-Za-z0-9·]{1,20}$")
_CROWDS = frozenset(words("no_employer"))
_HEAD_SET = frozenset(HEADS)


def find_bracketed(text: str, known: Sequence[Candidate]) -> Iterator[Post]:
    """Yield the persons in brackets, those with their age, and those with a title written on to the name.

    가온진흥원(원장 홍길동), 홍길동(34), 홍길동원장.
    """
    for pattern in (_BRACKETED, _AGED):
        for found in pattern.finditer(text):
            yield from _bracketed(text, found, known)
    yield from _glued(text)


def called(text: str, start: int) -> str | None:
    """Return the title of a head before a name with 씨: 팀장 홍길동 씨, 팀장을 맡은 홍길동 씨."""
    found = _TITLE_BEFORE.search(text, max(0, start - 20), start)
    if found is None or found["title"] not in _HEAD_SET:
        return None
    before = _LAST_WORD.search(text, max(0, found.start() - 20), max(0, found.start() - 1))
    return None if before is not None and before.group() in _CROWDS else found["title"]


def is_surname(word: str) -> bool:
    """Return whether the word is a surname and nothing more."""
    return word in SURNAMES or word in DOUBLE_SURNAMES


def _bracketed(text: str, found: re.Match[str], known: Sequence[Candidate]) -> Iterator[Post]:
    name = found["name"]
    if not (is_name(name) or is_short_name(name) or _is_odd_name(name, found)) or not (
        begins(text, found.start("name"))
    ):
        return
    groups = found.groupdict()
    before = [c for c in known if c.end == found.start() and c.label in ORGANISATIONS] if "title" in groups else []
    places = tuple((c.start, c.end) for c in sorted(before, key=lambda c: c.start)[:1])
    start, end = found.span("name")
    role = groups.get("title") or called(text, found.start("name")) or ""
    yield Post(start=start, end=end, role=role, places=places)
    more = _MORE_NAMES.match(text, end) if "title" in groups else None
    if more is not None and is_name(more["name"]):
        yield Post(start=more.start("name"), end=more.end("name"), role=groups.get("title") or "", places=places)


def _is_odd_name(name: str, found: re.Match[str]) -> bool:
    """Whether a word behind a title in brackets is a name though its syllables are rare in names."""
    if "title" not in found.re.groupindex:
        return is_rare_name(name) and found.group()[-2].isdigit()
    return len(name) == len("홍길동") and is_surname(name[0]) and found["title"] in _HEAD_SET


def _glued(text: str) -> Iterator[Post]:
    """Yield 홍길동씨, 홍길동원장: the title written on to the name."""
    for found in re.finditer(
        r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{3})(?P<title>씨|원장|시장|대표|교수|의원|회장|장관|총장)(?P<rest>[가-힣]*)",
        text,
    ):
        name, title, rest = found["name"], found["title"], found["rest"]
        if is_name(name) and (not rest or is_ending(title, rest)) and name[1:] not in {"위원", "부원"}:
            yield Post(start=found.start("name"), end=found.end("name"), role="" if title == "씨" else title)
