"""Persons and their posts: a name beside a title, the organisation inside a title, and names in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsmine.entities.behind import post_behind
from newsmine.entities.brackets import called, find_bracketed
from newsmine.entities.candidates import ORGANISATIONS, Candidate, Post, Scan, begins, is_ending
from newsmine.entities.in_front import post_in_front
from newsmine.entities.lexicon import not_names, words
from newsmine.entities.names import is_name, is_odd_name, is_rare_name, is_short_name
from newsmine.entities.titles import ANY_TITLE, HEADS, MEMBERS

_NAME = re.compile(r"[가-힣]{2,4}(?![가-힣A-Za-z0-9])")
_LAST_WORD = re.compile(r"[가-힣A-Za-z0-9·]{1,20}$")
# The surnames that nine in ten Koreans bear; of others, two syllables are more often a word.
_COMMON_SURNAMES = frozenset("김이박최정강조윤장임한오서신권황안송류홍문양손배백허남심노하곽성차주우구민")
_PARTICLE_LIKE = frozenset("은을의이도인한해만로고서지란하")
# 홍길동은 behind its title.
_NAME_WITH_PARTICLE = re.compile(
    r"(?<=[가-힣OT] )(?P<name>[가-힣]{3})(?P<particle>은|는|이|가|을|를|의|과|와|도|에게|께서)(?=[\s,.])"
)
_JOINT = ("공동", "각자")
_NAME_LISTED = re.compile(r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{3})(?:\([^()]{1,15}\))?\s?[·,ㆍ]\s?$")
_TITLE_WORDS = frozenset((*HEADS, *MEMBERS))
# What kinds of bodies and things end in: a word of rare syllables with such an end is rather one of them.
_CLASS_ENDS = frozenset("대시군구도원단청부국과실팀회관처권별형용식성력품점층읍면법업제")
_POLITE = frozenset({"씨", "군", "양"})
_LISTED_BEFORE = re.compile(rf"(?:{ANY_TITLE}|장)(?:,|과|와|·)\s$")
_WEAK = (frozenset(words("never_attached")) | frozenset(words("professions"))) - {"씨", "의원", "후보", "위원"}
_HELD = ORGANISATIONS | {"PLACE"}
_HEAD_SET = frozenset(HEADS)
_PROFESSIONS = frozenset(words("professions"))


def find_posts(scan: Scan, known: Sequence[Candidate]) -> Iterator[Post]:
    """Yield the persons that stand beside a title, with the organisations that the title belongs to.

    Parameters
    ----------
    scan : Scan
    known : sequence of Candidate
        Organisations and places that other finders see in the text; they tell where a title's organisation begins.

    Yields
    ------
    Post
        ``places`` from the parent organisation to the unit; the role as written (원장, 지역디지털본부장).
    """
    organisations = {
        c.start: c
        for c in sorted(known, key=lambda c: c.end)
        if c.label in ORGANISATIONS or c.label in {"PROGRAM", "PLACE"}
    }
    held: set[int] = set()
    for found in _NAME.finditer(scan.text):
        if found.start() in held or not begins(scan.text, found.start()) or found.start() in organisations:
            continue
        for post in _of_name(scan, found, known, organisations):
            held.update(start for start, _ in post.places)
            yield post
    for found in _NAME_WITH_PARTICLE.finditer(scan.text):
        word = found["name"]
        if is_name(word) and is_ending(word, found["particle"]) and not _is_inflected(word):
            front = post_in_front(scan.text, found.span("name"), known)
            if front is not None:
                yield front
    yield from find_bracketed(scan.text, known)


def _of_name(
    scan: Scan, found: re.Match[str], known: Sequence[Candidate], organisations: dict[int, Candidate]
) -> Iterator[Post]:
    """Yield the posts behind or in front of what may be a name, with those who share it."""
    text, word = scan.text, found.group()
    post = post_behind(text, found.span(), organisations) if _is_shaped(word) or is_odd_name(word) else None
    if post is not None and not (post.places or post.former):
        post = replace(post, places=_in_front(text, post, known))
    elif post is not None and len(post.places) == 1 and not any(c.start == post.places[0][0] for c in known):
        post = replace(post, places=(*_in_front(text, post, known), *post.places))
    if post is not None and post.role in _POLITE and not post.places:
        titled = replace(post, role=called(text, found.start()) or post.role)
        post = post_in_front(text, found.span(), known) or titled
    if is_name(word) and not _is_inflected(word):
        front = post_in_front(text, found.span(), known)
        if front is not None and front.standing != "held" and post is not None:
            yield front
        post = post or front
    elif post is not None and not (_is_sure(post, known) or _is_plain(word, post) or _is_listed(text, post)):
        post = None
    if post is not None:
        yield from _joint(text, post, known)


def _joint(text: str, post: Post, known: Sequence[Candidate]) -> Iterator[Post]:
    """Yield the persons who share the post, listed before the one with the title: 홍길동·김나래 공동대표."""
    group = [post]
    while post.role.startswith(_JOINT):
        listed = _NAME_LISTED.search(text, max(0, group[0].start - 25), group[0].start)
        if listed is None or not is_name(listed["name"]):
            break
        group.insert(0, replace(post, start=listed.start("name"), end=listed.end("name")))
    places = post.places or (_in_front(text, group[0], known) if len(group) > 1 else ())
    yield from (replace(each, places=places) for each in group)


def _is_shaped(word: str) -> bool:
    """Whether a word may be a name at all, however rare."""
    short = len(word) == len("허준") and word[0] in _COMMON_SURNAMES and is_short_name(word)
    return short or is_name(word) or is_rare_name(word)


def _is_inflected(word: str) -> bool:
    """Whether a word of the shape of a name may as well be a common noun with a particle: 제안은, 변신한."""
    return (
        len(word) == len("홍길동")
        and word[2] in _PARTICLE_LIKE
        and (word[:2] in not_names() or word[:2] in _TITLE_WORDS)
    )


def _is_listed(text: str, post: Post) -> bool:
    """Whether a short name with its unit stands in a list of persons with titles: …총장, 허준 나래협력단장 등."""
    return (
        post.end - post.start == len("허준")
        and bool(post.places)
        and post.role in _HEAD_SET
        and is_short_name(text[post.start : post.end])
        and _LISTED_BEFORE.search(text, max(0, post.start - 12), post.start) is not None
    )


def _is_plain(word: str, post: Post) -> bool:
    """Whether a rare name and its title need no organisation: 박푸른 원장, 박푸른 씨."""
    rare = (is_name(word) or is_rare_name(word)) and not _is_inflected(word) and word[-1] not in _CLASS_ENDS
    if post.places:
        return rare and post.role in _HEAD_SET and not is_name(word)
    return rare and post.role not in _WEAK and not is_name(word)


def _is_sure(post: Post, known: Sequence[Candidate]) -> bool:
    """Whether the post is one of an organisation that a finder knows: then the name may be odd."""
    weak = post.role in _WEAK | {"씨"} or (post.role not in _TITLE_WORDS and not post.role.endswith("장"))
    if not post.places or (weak and not post.role.endswith(("의원", "교수", "부시장", "부지사"))):
        return False
    start, end = post.places[-1]
    return any(c.start == start and c.end == end and c.label in _HELD for c in known)


def _in_front(text: str, post: Post, known: Sequence[Candidate]) -> tuple[tuple[int, int], ...]:
    """Return the organisations right before a name whose title stands alone: 가온진흥원 미래본부 홍길동 본부장."""
    ends = {c.end: c for c in known if c.label in ORGANISATIONS}
    places: list[tuple[int, int]] = []
    place = post.start
    while place and text[place - 1] == " ":
        possessive = place == post.start and text[place - 2 : place - 1] == "의"
        candidate = ends.get(place - 1) or (ends.get(place - 2) if possessive else None)
        if candidate is not None:
            places.insert(0, (candidate.start, candidate.end))
            place = candidate.start
            continue
        unit = _LAST_WORD.search(text, max(0, place - 20), place - 1)
        if (
            places
            or unit is None
            or not post.role.endswith("장")
            or not unit.group().endswith((post.role[:-1], "대학"))
        ):
            break
        if len(unit.group()) < len("가온팀") or place - 1 - len(unit.group()) - 1 not in ends:
            break
        places.insert(0, (unit.start(), place - 1))
        place = unit.start()
    return tuple(places)
