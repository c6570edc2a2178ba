"""Companies by the marks of their form: ㈜가온, 나래㈜, (주)푸른, 가온 주식회사, ▲㈜가온 ▲㈜나래, 가온(대표 홍길동)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsmine.entities.candidates import Candidate, Post, Scan, begins, is_ending, tail
from newsmine.entities.lexicon import words
from newsmine.entities.names import SURNAMES, is_name, is_short_name
from newsmine.entities.suffixes import label_of
from newsmine.entities.titles import HEADS, MEMBERS, ROLE_LABELS

_MARK = r"(?:(?<![가-힣A-Za-z0-9])|(?<=기업)|(?<=업체))(?:㈜|\(주\)|（주）|주식회사 )"
# A hyphen belongs to a name behind a Latin letter (K-나래); behind Hangul it joins two names (가온-나래).
_BODY = r"(?:[가-힣A-Za-z0-9&]|(?<=[A-Za-z0-9])-){1,30}(?:\.[가-힣A-Za-z0-9]{1,30}){0,3}"
_START = r"(?<![가-힣A-Za-z0-9])"
_BEFORE = re.compile(rf"{_MARK}\s?(?P<name>{_BODY})")
_AFTER = re.compile(
    rf"{_START}(?P<name>{_BODY})(?:㈜|\(주\)|（주）| 주식회사(?= ?[^가-힣A-Za-z0-9 ]|[은는이가을를의와과에]))"
)
_LATIN_MORE = re.compile(r"\s(?:[A-Z][A-Za-z]+|AI)(?![A-Za-z가-힣])")
_PARTICLE_TAIL = re.compile(
    r"(?P<name>.{1,40}?)(?P<particle>에서는|으로부터|에게|에서|으로|까지|부터|한테|에는|에도|과의|와의|은|는|이|가|을|를|의|에|와|과|도|로|등|등이|등은|등과|등의|만|인|라는|이라는|입니다|이다|다|대표|대표이사)$"
)
_HEADED = re.compile(
    rf"{_START}(?P<name>(?:㈜)?{_BODY})\s?[(（](?:공동)?(?P<title>대표이사|대표|CEO|원장|이사장|총장|회장|단장|센터장|위원장|소장|사장|관장|협회장|시장|도지사|군수|구청장|청장|캠프장|병원장|본부장)\s*[:·]?\s*(?P<person>[가-힣]{{2,4}})\s*[)）,·ㆍ ]"
)
_TOWN_HEADS = frozenset({"시장", "도지사", "군수", "구청장", "청장"})
_LISTED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<list>(?:[가-힣A-Za-z0-9&㈜\-]{2,15}(?:\([A-Za-z0-9 ]{2,15}\))?(?:, |·|▲| ▲)){1,30}[가-힣A-Za-z0-9&㈜\-]{2,15})\s등(?:의)?\s(?:\d+여?\s?개\s?)?"
    r"(?:(?:국내외?|지역|글로벌|AI|인공지능|참여|유망|관련|대표|협력|입주|우수|선도|IT)\s){0,3}(?:기업|업체|회사|스타트업|사)(?=[^가-힣]|[이가과와은는을를의도에])"
)
_ITEM = re.compile(r"(?<![(가-힣A-Za-z0-9])[가-힣A-Za-z㈜][가-힣A-Za-z0-9&㈜\-]{1,14}")
_UNIT_BEHIND = re.compile(
    r" (?P<name>[가-힣A-Za-z0-9·]{2,12}(?:국|실|본부|팀|처|학과|학부|지회|지부|(?<=[가-힣A-Z]{2})대학원?|(?<=정책|지원|관리|산업|경제|교육|복지|문화|관광|기획|체육|진흥|행정)과))(?=[^가-힣A-Za-z0-9]|[은는이가의에와과을를도] |에서 |장[은는이도과 ])"
)
_BODY_BEHIND = re.compile(
    r"(?: (?:산하|부설|소속))? (?P<name>[가-힣A-Za-z0-9·]{2,12}(?:센터|사업단|연구소|연구단))(?=[^가-힣A-Za-z0-9]|은 |는 |이 |가 |의 |에 |에서 |장[은는이도과 ])"
)
_ROOM = re.compile(
    r"(?:거래|수요|판매|구매|근무|사용|연락|출|부|상담|접수|매입|협력|공급|투자|납품|도입|고객|배출)처$|(?:회의|사무|상황|접견|브리핑|집무|강의|연습|전시|자료|기자|화장|현|진|교|병|연구원|대회의|다목적|영상|응급|수술|스튜디오)실$|(?:전|외|한|중|미|영|각|당|천|약|출|입|귀|모|방송)국$|(?:두|세|한|참가|우승|대표|창업|여러|연구|각|스타트업|상위|선수|프로|축구|야구|학생|대학생|교수|직원|합동|연합)팀$"
)
# A noun with a particle rather than a division: 나주시 지원과 협력.
_PAIRED = re.compile(r"[가-힣]{2}과")
_INFLECTED = re.compile(r"(?:[하되]고|하며|[은는을를의]|[하되]는|에서|으로|해|까지)$")
_COPULA = re.compile(
    r"(?:기업|업체|스타트업|회사|자회사|운영사|개발사|제조사|계열사|협력사)인\s(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9]{1,11}?)(?P<particle>은|는|이|가|와|과|을|를)(?=\s)"
)
_HOSTED = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣A-Za-z][가-힣A-Za-z0-9]{2,11}?)(?:이|가)?\s(?:주관|주최|주최·주관|개최|운영)(?:한|하는|하고)?\s(?=['‘「<])"
)
_BULLETS = re.compile(r"(?:[▲△▷◇][^▲△▷◇\n]{2,60}){2,30}")
_BULLET_ITEM = re.compile(
    r"[▲△▷◇]\s?(?P<name>(?:㈜|\(주\))?[가-힣A-Za-z][가-힣A-Za-z0-9&.\-]{1,19}?)(?=\s?\((?:대표|공동대표|㈜|주)|\s?[▲△▷◇]|,|\s등\s)"
)
_CLOSED_BY_FIRMS = re.compile(
    r"\s등(?:의)?\s(?:총\s)?(?:\d+여?\s?개(?:사|\s?업체|\s?기업)?(?:[가-힣]{0,3}\s)?)?(?:[가-힣A-Za-z]{2,6}\s){0,2}(?:기업|업체|회사|스타트업|벤처|사)(?=[^가-힣]|[이가과와은는을를의도에])"
)
_DOTTED = re.compile(
    r"(?<![가-힣A-Za-z0-9·])(?:㈜|\(주\))?[가-힣A-Za-z0-9&\-]{2,15}(?:·(?:㈜|\(주\))?[가-힣A-Za-z0-9&\-]{2,15}){1,12}(?=\s(?:관계자|대표|등|임직원))"
)
_GENERIC = frozenset(words("no_company"))


_FIRM = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?:(?:법무법인|회계법인|특허법인|세무법인|노무법인)(?:\([가-힣]{1,4}\))?\s(?P<name>[가-힣A-Za-z0-9&]{2,12})"
    r"|[가-힣A-Za-z0-9&]{2,12}\s?(?:법률사무소|특허사무소|회계법인|특허법인|세무법인|노무법인))"
)


def find_companies(scan: Scan) -> Iterator[Candidate]:
    """Yield companies that bear the mark of their form, and organisations named with their head in brackets."""
    text = scan.text
    for found in _BEFORE.finditer(text):
        if found.group().startswith("주식회사") and _belongs_before(text, found):
            continue
        end = _latin_end(text, _name_end(text, found.start("name"), found.end("name")))
        yield Candidate(start=found.start(), end=end, label="COMPANY", by="company mark", score=1.0)
    for found in _AFTER.finditer(text):
        marked = text[max(0, found.start() - 1) : found.start()] in {"㈜", ")"}
        if begins(text, found.start()) and not marked and tail(text, found.end() - 1, found.end()) is not None:
            yield Candidate(start=found.start(), end=found.end(), label="COMPANY", by="company mark", score=0.98)
    for found in _HEADED.finditer(text):
        # 투자했다.가온(대표 홍길동): a sentence that ends without a blank behind it is no part of the name.
        start = found.end("name") - len(found["name"].rpartition("다.")[2])
        if begins(text, start) and _is_head(found["person"]) and found["name"] not in _GENERIC:
            town = found["name"].endswith(("시", "군", "구", "도")) and found["title"] in _TOWN_HEADS
            label = "GOV" if town else label_of(found["name"]) or label_of_role(found["title"]) or "PUBLIC_ORG"
            score = 0.97 if town else 0.85
            yield Candidate(start=start, end=found.end("name"), label=label, by="head in brackets", score=score)
    yield from _firms(text)
    for found in _HOSTED.finditer(text):
        if (
            begins(text, found.start())
            and found["name"] not in _GENERIC
            and not re.search(r"[은는을를의에서고며]$", found["name"])
        ):
            label = label_of(found["name"]) or "COMPANY"
            yield Candidate(start=found.start(), end=found.end("name"), label=label, by="host", score=0.5)


def _firms(text: str) -> Iterator[Candidate]:
    """Yield firms of lawyers, accountants and the like: 법무법인 가온, 나래 법률사무소."""
    for found in _FIRM.finditer(text) if "법인" in text or "사무소" in text else ():
        start, end = found.span()
        if found["name"]:
            end = _name_end(text, found.start("name"), found.end("name"))
        if begins(text, start) and tail(text, start, end) is not None:
            yield Candidate(start=start, end=end, label="COMPANY", by="firm", score=0.8)


def _belongs_before(text: str, found: re.Match[str]) -> bool:
    """Whether ``주식회사`` is the mark of the name before it: 가온 주식회사 홍길동, not of the one behind: 기업인 주식회사 나래."""
    before = re.search(r"([가-힣A-Za-z0-9]{1,20}) $", text[max(0, found.start() - 20) : found.start()])
    behind = text[found.end() : found.end() + 1]
    if before is None or before.group(1) in _GENERIC or re.search(r"(?:인|한|하는|[은는을를와과])$", before.group(1)):
        return False
    return behind != "(" and re.search(r"(?:[은는을를]|[가-힣](?:이|가|과|와))$", found["name"]) is None


def _is_head(word: str) -> bool:
    return is_name(word) or is_short_name(word) or (len(word) == len("홍길동") and word[0] in SURNAMES)


def find_listed(scan: Scan, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the companies of a list that a class noun closes and that names a known one: ㈜가온, 나래, 푸른솔 등 5개 기업."""
    companies = {(c.start, c.end) for c in known if c.label == "COMPANY"}
    others = {c.start for c in known if c.label != "COMPANY"}
    for found in _LISTED.finditer(scan.text):
        start = found.start("list")
        items = [(start + item.start(), start + item.end()) for item in _ITEM.finditer(found["list"])]
        if companies.isdisjoint(items):
            continue
        for first, last in items:
            name = scan.text[first:last]
            inflected = _INFLECTED.search(name) is not None
            if first not in others and not inflected and name not in _GENERIC and begins(scan.text, first):
                yield Candidate(start=first, end=last, label="COMPANY", by="list", score=0.5)
    for first, last in [*_bulleted(scan.text, companies), *_dotted(scan.text)]:
        name = scan.text[first:last]
        if first not in others and name not in _GENERIC and label_of(name) in {None, "COMPANY"}:
            yield Candidate(start=first, end=last, label="COMPANY", by="list", score=0.6)
    for found in _COPULA.finditer(scan.text):
        name = found["name"]
        if name not in _GENERIC and label_of(name) is None and is_ending(name, found["particle"]):
            yield Candidate(
                start=found.start("name"), end=found.end("name"), label="COMPANY", by="class noun before", score=0.5
            )


def _bulleted(text: str, companies: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the single words of a list with bullets that names a known company or is closed by a class noun."""
    for found in _BULLETS.finditer(text):
        items = [item.span("name") for item in _BULLET_ITEM.finditer(text, *found.span())]
        if len(items) > 1 and (_CLOSED_BY_FIRMS.search(found.group()) or not companies.isdisjoint(items)):
            yield from items


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the items of a list with dots of which one bears the mark of a company: ㈜가온·나래·㈜푸른솔 관계자."""
    for found in _DOTTED.finditer(text):
        if "㈜" in found.group() or "(주)" in found.group():
            yield from (
                item.span() for item in re.finditer(r"[^·]+", text[: found.end()]) if item.start() >= found.start()
            )


def find_units(scan: Scan, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the units right behind their organisation: 광주시 미래산업국, 가온진흥원 나래사업팀."""
    for parent in known:
        if parent.label in {"GOV", "PUBLIC_ORG", "UNIVERSITY", "COMPANY"}:
            found = _UNIT_BEHIND.match(scan.text, parent.end)
            if found is not None and not _ROOM.search(found["name"]) and not _PAIRED.fullmatch(found["name"]):
                start, end = found.span("name")
                yield Candidate(start=start, end=end, label="GROUP", by="unit", score=0.65)
            body = _BODY_BEHIND.match(scan.text, parent.end) if parent.label != "COMPANY" else None
            if body is not None:
                start, end = body.span("name")
                yield Candidate(start=start, end=end, label="PUBLIC_ORG", by="unit", score=0.6)


def find_employers(scan: Scan, posts: Sequence[Post]) -> Iterator[Candidate]:
    """Yield the organisations and units that a person's title names: their label is what suffix or title say."""
    for post in posts:
        for i, (start, end) in enumerate(post.places):
            name = scan.text[start:end]
            last = i == len(post.places) - 1
            label = label_of(name) or _unit_label(name, post.role, last=last, parent=len(post.places) > 1)
            if (
                label is not None
                and name not in _GENERIC | _FIELDS
                and len(name) >= len("가온")
                and not name[0].isdigit()
            ):
                yield Candidate(start=start, end=end, label=label, by="title", score=0.75)


def label_of_role(role: str) -> str | None:
    """Return the kind of organisation that a title belongs to.

    Examples
    --------
    >>> label_of_role("총장"), label_of_role("대표"), label_of_role("교육생")
    ('UNIVERSITY', 'COMPANY', None)
    """
    return next((label for label, roles in ROLE_LABELS.items() if role in roles), None)


def _unit_label(name: str, role: str, *, last: bool, parent: bool) -> str | None:
    """Return the label of an organisation that a title names and no suffix tells, or ``None`` where it is no name."""
    long = len(name) >= len("가온팀")
    if last and long and name.endswith(_UNIT_NOUNS) and (parent or role in ROLE_LABELS["GROUP"]):
        return "GROUP"
    if last and parent and name.endswith(("대학", "대학원")) and role in ROLE_LABELS["UNIVERSITY"]:
        return "GROUP"
    rules = (
        ("GROUP", name.endswith("대학") and role == "학장"),
        ("GOV", role in _TOWN_ROLES and name.endswith(_TOWNS)),
        ("GOV", name.endswith("청") and role in ROLE_LABELS["GOV"] and len(name) > len("신임청")),
        ("UNIVERSITY", name.endswith(("대", "대학")) and role in ROLE_LABELS["UNIVERSITY"]),
        ("COMPANY", role in ROLE_LABELS["COMPANY"] and not _says_field(name)),
        ("PUBLIC_ORG", name.endswith(("원", "단", "센터", "관", "소", "파크"))),
        ("GROUP", name.endswith(("회", "조합", "위"))),
    )
    return next((label for label, holds in rules if holds), None)


_TOWNS = ("시", "군", "구", "도")
_TOWN_ROLES = frozenset(words("town_heads")) | {"부시장", "부지사", "부군수", "부구청장"}
_UNIT_NOUNS = ("국", "과", "실", "팀", "본부", "부", "처", "부문", "그룹")


def _says_field(name: str) -> bool:
    """Whether the word before a title says a rank or a field, not an organisation: 공동 대표, 학생 대표."""
    return name in {*HEADS, *MEMBERS} or name in _FIELDS


_FIELDS = frozenset(words("no_employer"))


def _name_end(text: str, start: int, end: int) -> int:
    """Return the end of a marked name without the particle on it; the shortest that leaves two characters."""
    word = text[start:end]
    found = _PARTICLE_TAIL.fullmatch(word)
    if (
        found
        and len(found["name"]) >= len("가온")
        and (found["particle"] in {"대표", "대표이사"} or is_ending(found["name"], found["particle"]))
    ):
        if found["particle"] in _MAYBE_NAME and not _is_particle(text, found["name"], found["particle"], end):
            return end
        return start + found.end("name")
    return end


def _is_particle(text: str, name: str, particle: str, end: int) -> bool:
    """Whether a syllable that may end a name is a particle here.

    The name stands without it elsewhere, or a verb may follow; it is none where a title follows, or elsewhere a second particle.
    """
    runs = set(_runs_behind(text, name))
    if any(run.startswith(particle) and is_ending(name + particle, run[len(particle) :]) for run in runs - {particle}):
        return False
    if any(not run or is_ending(name, run) for run in runs - {particle}):
        return True
    if particle == "다":
        return len(name) > len("가온") and text[end : end + 1] == "."
    if particle == "의" and len(name) > len("가온"):
        return text[end : end + 1] == " "
    if particle in _SUBJECT_LIKE and text[end : end + 2] == ", " and text[end + 2 : end + 3] not in {"㈜", "("}:
        return re.search(rf"[은는]\s(?:㈜|\(주\))\s?{re.escape(name)}$", text[max(0, end - 40) : end - 1]) is not None
    long = particle in _SUBJECT_LIKE or (particle in _LONG_LIKE and len(name) > len("가온"))
    return long and _NO_TITLE_NEXT.match(text, end) is not None


def _runs_behind(text: str, name: str) -> Iterator[str]:
    """Yield what follows the name in the words of the text that begin with it."""
    found = _words(text)
    for i in range(bisect_left(found, name), len(found)):
        if not found[i].startswith(name):
            break
        yield found[i][len(name) :]


@lru_cache(maxsize=2)
def _words(text: str) -> list[str]:
    return sorted(set(re.findall(r"[가-힣A-Za-z0-9]+", text)))


_NO_TITLE_NEXT = re.compile(rf"\s(?!등|{'|'.join([*HEADS, *MEMBERS])})[가-힣0-9A-Z'‘㈜]")
_LONG_LIKE = frozenset({"도", "에", "로"})
_MAYBE_NAME = frozenset(words("maybe_name"))
_SUBJECT_LIKE = frozenset(words("subject_like"))


def _latin_end(text: str, end: int) -> int:
    found = _LATIN_MORE.match(text, end) if text[end - 1].isascii() else None
    return found.end() if found else end
