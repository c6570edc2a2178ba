"""Persons and their posts: a name beside a title, the organisation inside a title, and names in brackets."""

import re
from collections.abc import Iterator, Sequence

from newsmine.entities.candidates import ORGANISATIONS, Candidate, Post, Scan, begins, is_ending
from newsmine.entities.names import DOUBLE_SURNAMES, SURNAMES, is_name, is_short_name

HEADS = (
    "시장 도지사 지사 군수 구청장 교육감 원장 병원장 대표이사 공동대표 대표 최고경영자 총장 단장 사업단장 본부장 국장 과장 실장 팀장 소장 연구소장 센터장 이사장 회장 "
    "협회장 조합장 위원장 의장 사장 관장 처장 청장 장관 총리 국무총리 대통령 학장 학과장 학부장 교장 부장 지점장 지사장 지부장 지회장 은행장 행장 서장 그룹장 부문장 주장 "
    "의회의장 학교장 연구실장 랩장 공장장 주석 CEO 대사 총재 당대표 원내대표 담당관 감사원장 대법원장 지원장 교육장 추진단장 지원단장"
).split()
"""Titles of who heads an organisation or a unit."""

MEMBERS = (
    "부시장 부지사 부군수 부구청장 부교육감 부원장 부대표 부총장 부단장 부본부장 부국장 부센터장 부이사장 부회장 부위원장 부의장 부사장 차관 차장 부장관 부총리 교수 석좌교수 명예교수 "
    "겸임교수 부교수 조교수 연구교수 특임교수 초빙교수 책임교수 연구원 선임연구원 책임연구원 수석연구원 수석연구위원 연구위원 연구사 위원 자문위원 전문위원 의원 시의원 구의원 도의원 국회의원 이사 "
    "상임이사 사외이사 전무이사 상무이사 수석 책임 대변인 상무 전무 특보 보좌관 비서관 수석비서관 사무관 주무관 서기관 감독 변호사 박사 매니저 강사 멘토 디렉터 사무총장 사무국장 사무처장 총괄 총괄책임 "
    "파트장 파트너 이사관 정무특보 정책보좌관 고문 감사 간사 판사 검사 부장검사 부장판사 검찰총장 장학사 장학관 교사 목사 신부 스님 작가 기획자 개발자 엔지니어 컨설턴트 심사역 CTO COO CFO CSO CIO CMO CDO CISO 후보 "
    "예비후보 당선인 선수 코치 셰프 회계사 변리사 세무사 노무사 약사 의사 간호사 아나운서 배우 가수 대리 프로 실무관 행정관 조합원 회원 교육생 수료생 졸업생 수강생 학생 씨 군 양 대표단장 팀원 연구관 상임위원 주필 논설위원 "
    "지도교수 학생회장 사무차장 수석부회장 부행장 부총재 부문대표 정책관 기획관 조정관 심의관 협력관 산업관 대표위원 최고위원 "
).split()
"""Titles of who belongs to an organisation, or of a profession."""

_HEAD_SET = frozenset(HEADS)
_PROFESSIONS = frozenset("씨 군 양 박사 변호사 작가 감독 배우 가수 의사 목사 신부 스님 판사 검사 셰프 선수 코치 개발자 기획자 엔지니어 약사 간호사 회계사 변리사 세무사 노무사".split())
# Titles too short or too common as words to make a name of what stands before them without a blank.
_NEVER_ATTACHED = frozenset("씨 군 양 책임 총괄 프로 대리 주장 회원 학생 감사 이사 위원 후보 선수 감독 작가 의사 검사 판사 강사 교사 수석 간사 고문 지원장".split())
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
    "COMPANY": frozenset("대표 대표이사 공동대표 CEO CTO COO CFO CSO 최고경영자 사장 부사장 회장 부회장 부대표 상무 전무 전무이사 상무이사".split()),
    "UNIVERSITY": frozenset("총장 부총장 교수 석좌교수 부교수 조교수 명예교수 학장 교장 교사 학과장 지도교수 겸임교수 초빙교수".split()),
    "GOV": frozenset("시장 부시장 도지사 지사 부지사 군수 부군수 구청장 부구청장 교육감 장관 차관 청장 의장".split()),
    "GROUP": frozenset("협회장 위원장 조합장 팀장 과장 실장 국장 부장 본부장 학회장".split()),
    "PUBLIC_ORG": frozenset("원장 이사장 단장 사업단장 센터장 소장 관장 병원장 부원장 수석".split()),
}
"""What kind of organisation a title says that it belongs to."""

_NAME = re.compile(r"[가-힣]{3,4}(?![가-힣A-Za-z0-9])")
_PHOTO = re.compile(r"\s?[(（<](?:사진|왼쪽|오른쪽|가운데|앞줄|뒷줄|맨)[^)）>]{0,14}[)）>]")
_PIECE = re.compile(r"[ \u00a0]?(?P<piece>[가-힣A-Za-z0-9·&㈜()ㆍ\-]+)")
_BRACKETED = re.compile(r"[(（]\s*(?:(?P<org>[가-힣A-Za-z]+?)\s+)?(?P<title>" + _ALL + r")\s*[:·]?\s*(?P<name>[가-힣]{2,4})\s*[)）,]")
_AGED = re.compile(r"(?P<name>[가-힣]{2,4})\s?(?:씨|군|양)?\s?\((?:여|남|\d{1,2})(?:세)?(?:\s?[,·]\s?[^)]{1,12})?\)")
_MORE_NAMES = re.compile(r"\s?[,·ㆍ]\s?(?P<name>[가-힣]{3,4})(?=[)）,·ㆍ\s])")
_CREDIT = re.compile(r"\s*(?:기자|특파원|논설위원|통신원|인턴)")
_UNIT_ENDS = ("본부", "원", "단", "부", "국", "과", "실", "팀", "소", "회", "청", "시", "구", "센터", "관", "처", "학교", "은행", "지점", "그룹", "지사", "지부", "랩", "조합", "협회", "공사", "공단", "재단", "교육", "대학", "학과", "부문", "서", "파크")
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
    organisations = {c.start: c for c in sorted(known, key=lambda c: c.end) if c.label in ORGANISATIONS or c.label in {"PROGRAM", "PLACE"}}
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
    return next((end for end in sorted(_UNIT_ENDS, key=len, reverse=True) if stem.endswith(end) and len(stem) > len(end)), None)


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
        if found is None or (found.start("piece") == place):
            return None
        start, end = found.span("piece")
        known = organisations.get(start)
        if found["piece"] in {"전", "前", "신임", "현"}:
            former, place = former or found["piece"] in {"전", "前"}, end
            continue
        limit = known.end if known is not None else start
        if known is not None and limit >= end:
            places.append((start, limit))
            place = limit
            continue
        word = text[start:end].split("(")[0]
        split = split_title(word)
        if split is not None and (known is None or start + split[0] + len(split[1]) >= limit):
            stem, role = split
            if known is not None:
                places.append((start, limit))
                role = _role_of(text, limit, start + stem, role)
            elif stem and (role in MEMBERS and not _unit(word[:stem])):
                role = word[:stem] + role
            elif stem:
                places.append((start, start + stem))
            return Post(start=name.start(), end=name.end(), role=role, places=tuple(places), former=former)
        if not _may_be_organisation(word):
            return None
        places.append((start, end))
        place = end
    return None


def _role_of(text: str, limit: int, stem_end: int, role: str) -> str:
    """Return the role with what of its word lies behind the known organisation."""
    return role if stem_end <= limit or text[limit:stem_end] == "" else role


def _may_be_organisation(word: str) -> bool:
    """Whether a word between a name and its title may be an organisation: no particle, no verb, no number."""
    if len(word) < len("가온") or word[0].isdigit() or word[-1] in "은는을를의에와고며서면된한할던로":
        return word.endswith("연구소") or word.endswith("협의")
    return re.fullmatch(r"[가-힣A-Za-z0-9·&㈜ㆍ\-]+", word) is not None


def _before(text: str, name: re.Match[str], known: Sequence[Candidate]) -> Post | None:
    """Return the post that stands before the name behind its organisation: 가온테크 대표 홍길동."""
    line = text[max(0, name.start() - 60) : name.start()]
    found = re.search(rf"(?P<title>{_ALL})[ \u00a0]$", line)
    if found is None or found["title"] in _PROFESSIONS:
        return None
    first = name.start() - len(line) + found.start()
    for candidate in known:
        if candidate.label in ORGANISATIONS and 0 <= first - candidate.end <= 1 and not text[candidate.end : first].strip():
            return Post(start=name.start(), end=name.end(), role=found["title"], places=((candidate.start, candidate.end),))
        if candidate.label in ORGANISATIONS and candidate.start < first < candidate.end == first + len(found["title"]):
            return None
    return None


def _bracketed(text: str, found: re.Match[str], known: Sequence[Candidate]) -> Iterator[Post]:
    name = found["name"]
    if not (is_name(name) or is_short_name(name) or _is_odd_name(name, found)) or not (begins(text, found.start("name"))):
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
    return "title" in found.re.groupindex and len(name) == len("홍길동") and is_surname(name[0]) and found["title"] in _HEAD_SET


def _glued(text: str) -> Iterator[Post]:
    """Yield 홍길동씨, 홍길동원장: the title written on to the name."""
    for found in re.finditer(r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{3})(?P<title>씨|원장|시장|대표|교수|의원|회장|장관|총장)(?P<rest>[가-힣]*)", text):
        name, title, rest = found["name"], found["title"], found["rest"]
        if is_name(name) and (not rest or is_ending(title, rest)) and name[1:] not in {"위원", "부원"}:
            yield Post(start=found.start("name"), end=found.end("name"), role="" if title == "씨" else title)


def is_surname(word: str) -> bool:
    """Return whether the word is a surname and nothing more."""
    return word in SURNAMES or word in DOUBLE_SURNAMES
