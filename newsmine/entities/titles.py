"""Persons and their posts: a name beside a title, the organisation inside a title, and names in brackets."""

import re
from collections.abc import Iterator, Sequence

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Post, Scan, begins, is_ending
from newsmine.entities.lexicon import words
from newsmine.entities.names import DOUBLE_SURNAMES, SURNAMES, is_name, is_short_name

HEADS = words("heads")
"""Titles of who heads an organisation or a unit."""

MEMBERS = words("members")
"""Titles of who belongs to an organisation, or of a profession."""

_PAST = frozenset({"전", "前", "전임"})
_TENSES = _PAST | {"신임", "현"}
_HEAD_SET = frozenset(HEADS)
_PROFESSIONS = frozenset(words("professions"))
# Titles too short or too common as words to make a name of what stands before them without a blank.
_NEVER_ATTACHED = frozenset(words("never_attached"))
_BY_LENGTH = sorted({*HEADS, *MEMBERS}, key=len, reverse=True)
_ALL = "|".join(map(re.escape, _BY_LENGTH))
TITLE = re.compile(rf"(?:{_ALL})(?![A-Za-z])")
"""A title at a place."""

TITLE_TAIL = re.compile(
    "(?:(?<=[원단부국과실팀소회청시관처서터교행대])장|(?<=군)수|(?<=[도남북])지사|"
    + "|".join(re.escape(title) for title in _BY_LENGTH if title not in _NEVER_ATTACHED and len(title) > 1)
    + ")"
)
"""A title that is written on to the name of an organisation: 광주시장, 장성군수, 전남대총장."""

ROLE_LABELS = {
    "COMPANY": frozenset(words("role_labels_company")),
    "UNIVERSITY": frozenset(words("role_labels_university")),
    "GOV": frozenset(words("role_labels_gov")),
    "GROUP": frozenset(words("role_labels_group")),
    "PUBLIC_ORG": frozenset(words("role_labels_public_org")),
}
"""What kind of organisation a title says that it belongs to."""

_NAME = re.compile(r"[가-힣]{3,4}(?![가-힣A-Za-z0-9])")
_PHOTO = re.compile(r"\s?[(（<](?:사진|왼쪽|오른쪽|가운데|앞줄|뒷줄|맨)[^)）>]{0,14}[)）>]")
_PIECE = re.compile(r"[ \u00a0]?(?P<piece>[가-힣A-Za-z0-9·&㈜()ㆍ\-]+)")
_BRACKETED = re.compile(
    r"[(（]\s*(?:(?P<org>[가-힣A-Za-z]+?)\s+)?(?P<title>" + _ALL + r")\s*[:·]?\s*(?P<name>[가-힣]{2,4})\s*[)）,]"
)
_AGED = re.compile(r"(?P<name>[가-힣]{2,4})\s?(?:씨|군|양)?\s?\((?:여|남|\d{1,2})(?:세)?(?:\s?[,·]\s?[^)]{1,12})?\)")
_MORE_NAMES = re.compile(r"\s?[,·ㆍ]\s?(?P<name>[가-힣]{3,4})(?=[)）,·ㆍ\s])")
_CREDIT = re.compile(r"\s*(?:기자|특파원|논설위원|통신원|인턴)")
_UNIT_ENDS = (
    "본부",
    "원",
    "단",
    "부",
    "국",
    "과",
    "실",
    "팀",
    "소",
    "회",
    "청",
    "시",
    "구",
    "센터",
    "관",
    "처",
    "학교",
    "은행",
    "지점",
    "그룹",
    "지사",
    "지부",
    "랩",
    "조합",
    "협회",
    "공사",
    "공단",
    "재단",
    "교육",
    "대학",
    "학과",
    "부문",
    "서",
    "파크",
)
_MAX_PIECES = 5


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
    for found in _NAME.finditer(scan.text):
        if not begins(scan.text, found.start()) or not is_name(found.group()) or found.start() in organisations:
            continue
        post = _after(scan.text, found, organisations) or _before(scan.text, found, known)
        if post is not None:
            yield post
    for pattern in (_BRACKETED, _AGED):
        for found in pattern.finditer(scan.text):
            yield from _bracketed(scan.text, found, known)
    yield from _glued(scan.text)


def split_title(word: str) -> tuple[int, str] | None:
    """Return where the organisation inside a title word ends, and the role; particles at its end do not count.

    Examples
    --------
    >>> split_title("가온진흥원장은"), split_title("대표"), split_title("가온시장과"), split_title("가온대총장")
    ((5, '원장'), (0, '대표'), (3, '시장'), (3, '총장'))
    """
    for cut in range(len(word), 0, -1):
        if cut < len(word) and not is_ending(word[:cut], word[cut:]):
            continue
        core = word[:cut]
        title = next((title for title in _BY_LENGTH if core.endswith(title)), None)
        if title is None:
            title = _unit_title(core)
        if title is None:
            continue
        stem = len(core) - len(title)
        if title in _NEVER_ATTACHED and stem:
            continue
        if stem and title.endswith("장") and title not in MEMBERS and (end := _unit(core[:-1])):
            return len(core) - 1, end + "장"
        if stem and title in {"군수", "도지사"}:
            return stem + 1, title
        return stem, title
    return None


def _unit_title(core: str) -> str | None:
    end = _unit(core[:-1]) if core.endswith("장") and len(core) > len("시장장") else None
    return end + "장" if end else None


def _unit(stem: str) -> str | None:
    """Return the class noun that a unit's name ends in, the longest first."""
    return next(
        (end for end in sorted(_UNIT_ENDS, key=len, reverse=True) if stem.endswith(end) and len(stem) > len(end)), None
    )


def _after(text: str, name: re.Match[str], organisations: dict[int, Candidate]) -> Post | None:
    """Return the post that follows the name: 홍길동 원장, 홍길동 가온진흥원장, 홍길동 가온진흥원 미래본부장."""
    photo = _PHOTO.match(text, name.end())
    place = photo.end() if photo else name.end()
    if _CREDIT.match(text, place):
        return None
    places: list[tuple[int, int]] = []
    former = False
    for _ in range(_MAX_PIECES):
        found = _PIECE.match(text, place)
        if found is None or found.start("piece") == place:
            return None
        start, end = found.span("piece")
        known = organisations.get(start)
        word = text[start:end].partition("(")[0]
        if word in _TENSES:
            former, place = former or word in _PAST, end
        elif known is not None and known.end >= end:
            places.append((start, known.end))
            place = known.end
        elif (split := split_title(word)) and (known is None or start + split[0] + len(split[1]) >= known.end):
            role, held = _split_post(word, start, split, known)
            return Post(start=name.start(), end=name.end(), role=role, places=(*places, *held), former=former)
        elif _may_be_organisation(word):
            places.append((start, end))
            place = end
        else:
            return None
    return None


def _split_post(
    word: str, start: int, split: tuple[int, str], known: Candidate | None
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the role and the place of the organisation inside a title word, if there is one."""
    stem, role = split
    if known is not None:
        return role, ((start, known.end),)
    if stem and role in MEMBERS and not _unit(word[:stem]):
        return word[:stem] + role, ()
    return role, ((start, start + stem),) if stem else ()


def _may_be_organisation(word: str) -> bool:
    """Whether a word between a name and its title may be an organisation: no particle, no verb, no number."""
    if len(word) < len("가온") or word[0].isdigit() or word[-1] in "은는을를의에와고며서면된한할던로":
        return word.endswith(("연구소", "협의"))
    return re.fullmatch(r"[가-힣A-Za-z0-9·&㈜ㆍ\-]+", word) is not None


def _before(text: str, name: re.Match[str], known: Sequence[Candidate]) -> Post | None:
    """Return the post that stands before the name behind its organisation: 가온테크 대표 홍길동."""
    line = text[max(0, name.start() - 60) : name.start()]
    found = re.search(rf"(?P<title>{_ALL})[ \u00a0]$", line)
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
    yield Post(start=start, end=end, role=groups.get("title") or "", places=places)
    more = _MORE_NAMES.match(text, end) if "title" in groups else None
    if more is not None and is_name(more["name"]):
        yield Post(start=more.start("name"), end=more.end("name"), role=groups.get("title") or "", places=places)


def _is_odd_name(name: str, found: re.Match[str]) -> bool:
    """Whether a word behind a title in brackets is a name though its syllables are rare in names."""
    return (
        "title" in found.re.groupindex
        and len(name) == len("홍길동")
        and is_surname(name[0])
        and found["title"] in _HEAD_SET
    )


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
