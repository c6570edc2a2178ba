"""Persons and their posts: a name beside a title, the organisation inside a title, and names in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Post, Scan, begins, is_ending
from newsmine.entities.lexicon import not_names, words
from newsmine.entities.names import DOUBLE_SURNAMES, SURNAMES, is_name, is_odd_name, is_rare_name, is_short_name
from newsmine.entities.suffixes import SHORT_FORMS
from newsmine.entities.titles import ANY_TITLE, HEADS, MEMBERS, split_title, unit_noun

_NAME = re.compile(r"[가-힣]{2,4}(?![가-힣A-Za-z0-9])")
_PHOTO = re.compile(r"\s?[(（<](?:사진|왼쪽|오른쪽|가운데|앞줄|뒷줄|맨)[^)）>]{0,14}[)）>]")
_PIECE = re.compile(r"[ \u00a0]?(?P<piece>[가-힣A-Za-z0-9·&㈜()ㆍ\-]+)")
_BRACKETED = re.compile(
    r"[(（]\s*(?:[A-Za-z가-힣0-9&]{2,12}\s?[·ㆍ,/]\s?)?(?:(?P<org>[가-힣A-Za-z]+?)\s+)?(?P<title>"
    + ANY_TITLE
    + r")\s*[:·]?\s*(?P<name>[가-힣]{2,4})\s*[)）,·ㆍ]"
)
_AGED = re.compile(r"(?P<name>[가-힣]{2,4})\s?(?:씨|군|양)?\s?\((?:여|남|\d{1,2})(?:세)?(?:\s?[,·]\s?[^)]{1,12})?\)")
_LAST_WORD = re.compile(r"[가-힣A-Za-z0-9·]{1,20}$")
# The surnames that nine in ten Koreans bear; of others, two syllables are more often a word.
_COMMON_SURNAMES = frozenset("김이박최정강조윤장임한오서신권황안송류홍문양손배백허남심노하곽성차주우구민")
_MORE_NAMES = re.compile(r"\s?[,·ㆍ]\s?(?P<name>[가-힣]{3,4})(?=[)）,·ㆍ\s])")
_CREDIT = re.compile(r"\s{0,9}(?:기자|특파원|논설위원|통신원|인턴)")
_PARTICLE_LIKE = frozenset("은을의이도인한해만로고서지란하")
_TITLE_WORDS = frozenset((*HEADS, *MEMBERS))
# What kinds of bodies and things end in: a word of rare syllables with such an end is rather one of them.
_CLASS_ENDS = frozenset("대시군구도원단청부국과실팀회관처권별형용식성력품점층읍면법업제")
_CROWDS = frozenset(words("no_employer"))
_POLITE = frozenset({"씨", "군", "양"})
_TITLE_BEFORE = re.compile(rf"(?<![가-힣A-Za-z0-9])(?P<title>{ANY_TITLE})(?:(?:을|를)\s맡은|인)?\s$")
_LISTED_BEFORE = re.compile(rf"(?:{ANY_TITLE}|장)(?:,|과|와|·)\s$")
_WEAK = (frozenset(words("never_attached")) | frozenset(words("professions"))) - {"씨", "의원", "후보", "위원"}
_HELD = ORGANISATIONS | {"PLACE"}
_MAX_PIECES = 5
_PAST = frozenset({"전", "前", "전임", "당시", "옛"})
# Words between a name and its title that change nothing of what the title is of.
_PASSED = _PAST | {"신임", "현", "새", "시", "도", "군", "구"}
# What is before a title and no body that has it: 객원교수, 제1위원장.
_NO_UNIT = re.compile(r"객원|초빙|석좌|겸임|제\d{1,2}(?:위|부)?|부|총")
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
        word = found.group()
        if found.start() in held or not begins(scan.text, found.start()) or found.start() in organisations:
            continue
        post = _after(scan.text, found, organisations) if _is_shaped(word) or is_odd_name(word) else None
        if post is not None and not (post.places or post.former):
            post = replace(post, places=_in_front(scan.text, post, known))
        if post is not None and post.role in _POLITE and not post.places:
            post = _before(scan.text, found, known) or replace(post, role=_called(scan.text, found) or post.role)
        if not is_name(word) or _is_inflected(word):
            post = (
                post
                if post is not None and (_is_sure(post, known) or _is_plain(word, post) or _is_listed(scan.text, post))
                else None
            )
        else:
            post = post or _before(scan.text, found, known)
        if post is not None:
            held.update(start for start, _ in post.places)
            yield post
    for pattern in (_BRACKETED, _AGED):
        for found in pattern.finditer(scan.text):
            yield from _bracketed(scan.text, found, known)
    yield from _glued(scan.text)


def _after(text: str, name: re.Match[str], organisations: dict[int, Candidate]) -> Post | None:
    """Return the post that follows the name: 홍길동 원장, 홍길동 가온진흥원장, 홍길동 가온진흥원 미래본부장."""
    photo = _PHOTO.match(text, name.end())
    place = photo.end() if photo else name.end()
    if _CREDIT.match(text, place):
        return None
    places: list[tuple[int, int]] = []
    former = loose = False
    for _ in range(_MAX_PIECES):
        found = _PIECE.match(text, place)
        if found is None or found.start("piece") == place:
            return None
        start, end = found.span("piece")
        known = organisations.get(start)
        word = _first_word(text[start:end], known)
        if word in _PASSED:
            former, place = former or word in _PAST, end
        elif known is not None and known.end >= end:
            places.append((start, known.end))
            place, loose = known.end, False
        elif (split := split_title(word)) and (known is None or start + split[0] + len(split[1]) > known.end):
            role, held = _split_post(word, start, split, known)
            if held and loose and known is None and role.endswith(("대표", "대표이사", "사장", "회장", "CEO")):
                held = ((places.pop()[0], held[0][1]),)
            return Post(start=name.start(), end=name.end(), role=role, places=(*places, *held), former=former)
        elif _may_be_organisation(word):
            if places and loose and places[-1][1] == start - 1:
                start = places.pop()[0]
            places.append((start, end))
            place, loose = end, not unit_noun(word)
        else:
            return None
    return None


def _first_word(piece: str, known: Candidate | None) -> str:
    """Return the piece without a bracket behind it, of a list of persons without the next one: 대표·김나래 대표."""
    word = piece.partition("(")[0]
    first = word.partition("·")[0]
    listed = split_title(first) if known is None and first != word else None
    return first if listed and listed[0] + len(listed[1]) == len(first) else word


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


def _before(text: str, name: re.Match[str], known: Sequence[Candidate]) -> Post | None:
    """Return the post that stands before the name behind its organisation: 가온테크 대표 홍길동."""
    line = text[max(0, name.start() - 60) : name.start()]
    found = re.search(rf"(?P<rank>(?:새|신임|차기|제?\d{{1,2}}대) )?(?P<title>{ANY_TITLE})에?[ \u00a0]$", line)
    if found is None or found["title"] in _PROFESSIONS:
        return None
    first = name.start() - len(line) + found.start()
    for candidate in known:
        if (
            candidate.label in ORGANISATIONS
            and 0 <= first - candidate.end <= 1
            and not text[candidate.end : first].strip()
        ):
            return Post(
                start=name.start(), end=name.end(), role=found["title"], places=((candidate.start, candidate.end),)
            )
        if candidate.label in ORGANISATIONS and candidate.start < first < candidate.end == first + len(found["title"]):
            return None
    return None


def _called(text: str, name: re.Match[str]) -> str | None:
    """Return the title of a head before a name with 씨: 팀장 홍길동 씨, 팀장을 맡은 홍길동 씨."""
    found = _TITLE_BEFORE.search(text, max(0, name.start() - 20), name.start())
    if found is None or found["title"] not in _HEAD_SET:
        return None
    before = _LAST_WORD.search(text, max(0, found.start() - 20), max(0, found.start() - 1))
    return None if before is not None and before.group() in _CROWDS else found["title"]


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
    role = groups.get("title") or _called(text, found) or ""
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


def is_surname(word: str) -> bool:
    """Return whether the word is a surname and nothing more."""
    return word in SURNAMES or word in DOUBLE_SURNAMES
