"""Programmes, events and products by their quotes, and by the class nouns in and around them."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import Candidate, Scan, begins, tail

EVENT_NOUNS = tuple(
    "해커톤 박람회 경진대회 공모전 수료식 입교식 입학식 졸업식 성과공유회 성과보고회 성과발표회 공유회 보고회 발표회 설명회 사업설명회 채용설명회 포럼 컨퍼런스 콘퍼런스 세미나 심포지엄 축제 페스티벌 엑스포 비엔날레 데모데이 개소식 협약식 착공식 준공식 기공식 출범식 발대식 시상식 개막식 개회식 폐막식 개관식 선포식 "
    "워크숍 토론회 간담회 공청회 전시회 경연대회 대회 챌린지 올림피아드 서밋 위크 밋업 로드쇼 캠페인 학술대회 기념식 취임식 이임식 출정식 전진대회 체육대회 마라톤 콘서트 특강 네트워킹데이 데이 주간 대축제 영화제 음악회 채용박람회 취업박람회 비전선포식 상담회 교류회".split()
)
"""Class nouns that names of events end in."""

PROGRAM_NOUNS = tuple(
    "사관학교 아카데미 부트캠프 프로젝트 지원사업 육성사업 조성사업 양성사업 구축사업 사업 프로그램 과정 교육과정 뉴딜 전략 종합계획 기본계획 계획 대책 발전방안 방안 발전안 정책 로드맵 캠프 트레이닝 바우처 펀드 제도 과제 운동 이니셔티브 업무협약 협약 협약서 양해각서 공약 비전 특별법 기본법".split()
)
"""Class nouns that names of programmes end in."""

_PRODUCT_NOUNS = tuple("플랫폼 서비스 앱 어플리케이션 애플리케이션 솔루션 시스템 로봇 모델 소프트웨어 챗봇 기기 제품 브랜드 칩 게임".split())
_GROUP_NOUNS = tuple("팀 동아리 모임 위원회 협의체 연구실 취업지원위원회".split())
_COMPANY_NOUNS = tuple("기업 스타트업 업체 회사 벤처기업 전문기업 제작사 개발사 운영사 기관".split())
_TEAM = re.compile(r"\((?P<name>[가-힣A-Za-z0-9.]{2,12}팀)\)|\d개?\s?팀\((?P<list>[^()\d]{2,60})\)")
_QUOTED = re.compile(r"‘(?P<a>[^‘’\n]{2,60})’|'(?P<b>[^'\n]{2,60})'|「(?P<c>[^「」\n]{2,60})」|<(?P<d>[^<>\n]{2,60})>|《(?P<e>[^《》\n]{2,60})》|〈(?P<f>[^〈〉\n]{2,60})〉|『(?P<g>[^『』\n]{2,60})』|“(?P<h>[^“”\n]{2,30})”|\"(?P<i>[^\"\n]{2,30})\"")
_EVENT_END = re.compile(rf"(?:{'|'.join(sorted(EVENT_NOUNS, key=len, reverse=True))})(?:\s?\([^()]+\)|\s?\d{{4}}|\s?대회)?$")
_PROGRAM_END = re.compile(rf"(?:{'|'.join(sorted(PROGRAM_NOUNS, key=len, reverse=True))})(?:\s?\([^()]+\)|\s?\d\.0)?$")
_BEHIND = re.compile(r"\s?(?P<noun>[가-힣]+)")
_FRONT = re.compile(r"(?P<noun>[가-힣]+?)(?:인|,)?\s?$")
# A quotation of speech or thought: a sentence, or words of a sentence.
_SPEECH = re.compile(r"(?:다|요|까|자|라|네|죠|지|음|함|됨|냐|나|해|\.|!|\?|…|하는|되는|에서|으로|에게|하고|하며|을|를|은|는)$")
_LABELLED = (("EVENT", (*EVENT_NOUNS, "행사")), ("PRODUCT", _PRODUCT_NOUNS), ("GROUP", _GROUP_NOUNS), ("PROGRAM", ("사업", "과제", "프로그램", "프로젝트", "정책", "캠페인", "강좌", "과정", "공모사업", "아카데미", "전략", "협약")))
_UNQUOTED_EVENT = re.compile(r"(?:(?P<word>[가-힣A-Za-z0-9·]*)(?P<noun>" + "|".join(sorted((n for n in EVENT_NOUNS if n not in {"데이", "대회", "특강", "주간", "위크", "캠페인", "마라톤", "데이"}), key=len, reverse=True)) + r"|경진대회|끝장개발대회))(?=[^가-힣A-Za-z]|[은는이가을를의에와과도로])")
_UNQUOTED_PROGRAM = re.compile(r"(?P<word>[가-힣A-Za-z0-9·]*)(?P<noun>지원사업|육성사업|조성사업|양성사업|구축사업|공모사업|실증사업|개발사업|사관학교|아카데미|부트캠프|뉴딜)(?=[^가-힣A-Za-z]|[은는이가을를의에와과도로])")
_STOP_WORDS = frozenset("열린 열리는 개최한 개최하는 가진 마련한 진행된 진행한 이번 이날 이 그 올해 내년 지난해 지난 오는 오전 오후 최근 함께 위한 위해 관련 등 및 각종 다양한 첫 또 또는 대한 통한 통해 따른 따라 같은 이어 이후 이전 현재 당시 매년 매월 매주 한편 특히 또한 주관 주최 대규모 온라인 오프라인 비대면 열고 우수상 최우수상 대상 장려상 금상 은상 등의 개최 각각 현지 국내 세계 최대 최고 유일 각 새 신규 기존 별도 하나인 공동 이를 그리고 추진 운영 실시 설립 신설 선정된 선정 참여한 참가한 참석한 등이 등을 정기 임시 성공적인 본격 본격적인 가운데 행사 기념 기자 언론 릴레이 주요 향후 예정된 가칭 했던 하던 오늘 내일 어제 모집 위원 시민 학생 기업".split())
_GENERIC_EVENT = frozenset("간담회 설명회 토론회 공청회 워크숍 세미나 포럼 발표회 보고회 공유회 전시회 행사 대회 기자간담회 시상식 개막식 협약식 업무협약식 교류회 상담회 대토론회 최종보고회 중간보고회 착수보고회".split())
# Endings of words that do not belong to the noun phrase behind them, and the nouns that end alike.
_NOMINAL_END = re.compile(r"(?:[은는을를된한할될던인낼른운록게서고며면에의와과간씩들내등적해여도만로나야다요까후전중째명곳여년월일날때적데]|까지|부터|[^가-힣A-Za-z0-9]|이|가)$")
_NOUN_EXCEPTIONS = re.compile(
    r"(?:[평국작물휴대고저문원증]가|전문가|음악가|투자가|[회협논강창동합정건]의|주의|아시아|[도진경통대선철]로|활주로|프로|블로|학과|성과|효과|결과|문과|이과|치과|초과|통과|안과|[대북남]한|무한|제한|시한|권한|기한|유한|신한|[민기공시연야]간|중간|순간|현장감|개인|법인|[가-힣]업인|[가-힣]제인|여성인|장애인|노인|상인|군인|외국인|한국인|일반인|직장인|시민|국내|실내|안내|시내|교내|사내|관내|[집대]중|미래와"
    r"|시[도군]|[제속강온각고정태]도|[가-힣]여도|제도|지도|인도|한도|[가-힣]수도|[사분조]야|분야|[가나세]나|연구나|[검회체감기관]사고|광고|보고|참고|창고|[고중]고|[이분평방화정장국일]면|[동순독부정문도본각유답질]서|공공서|센서|[이다]해|이해|피해|올해|[참기부관]여|기여|[안발오]전|안전|발전|도전|비전|대전|사전|회전|실전|충전|[오향사직이]후|사후|향후|청년|소년|노년|중년|학년|[생기종매휴요]일|[미통제단균유]일|사람들|[가-힣]적|실적|목적|업적|[가-힣]트나|캄보디아|[가-힣]학생들|글로컬|[여야]야|[참차]례|서울|미술|[한]의|[무대자]의|회계|메타|[가-힣]에너지|[무사의]인|[디아]이디어|[리마]더|셰어|[가-힣]아이|어린이|[차종나놀길높깊넓먹]이|[제조]이|와이파이|하이|케이|데이|[디트드브]이)$"
)
# Class nouns whose name stands in one word; words before it are not taken in.
_OWN_STEM = frozenset({"사관학교", "아카데미", "부트캠프", "뉴딜"})
_MAX_WORDS = 6


def find_quoted(scan: Scan) -> Iterator[Candidate]:
    """Yield quoted names whose own last noun, or the noun before or behind the quotes, says what they are."""
    text = scan.text
    for found in _QUOTED.finditer(text):
        group = next(key for key, value in found.groupdict().items() if value is not None)
        start, end = found.span(group)
        content = text[start:end].strip()
        start = text.index(content, start)
        end = start + len(content)
        label, score = _label(text, content, found.start(), found.end())
        if label is not None:
            yield Candidate(start=start, end=end, label=label, by="quotation", score=score)


def find_teams(scan: Scan) -> Iterator[Candidate]:
    """Yield teams in brackets: 가온 해커톤(나래팀), 두 팀(나래, 푸른별)."""
    for found in _TEAM.finditer(scan.text):
        if found["name"]:
            yield Candidate(start=found.start("name"), end=found.end("name"), label="GROUP", by="team", score=0.7)
        else:
            for name in re.finditer(r"[^,·]+", found["list"]):
                lead = len(name.group()) - len(name.group().lstrip())
                start = found.start("list") + name.start() + lead
                yield Candidate(start=start, end=start + len(name.group().strip()), label="GROUP", by="team", score=0.7)


def find_events(scan: Scan) -> Iterator[Candidate]:
    """Yield events and programmes without quotes: their class noun and the bare nouns before it."""
    for pattern, label in ((_UNQUOTED_EVENT, "EVENT"), (_UNQUOTED_PROGRAM, "PROGRAM")):
        for found in pattern.finditer(scan.text):
            if not begins(scan.text, found.start()) or tail(scan.text, found.start(), found.end()) is None:
                continue
            start = found.start() if found["noun"] in _OWN_STEM and found["word"] else _leftmost(scan.text, found.start())
            end = _more(scan.text, found.end()) if label == "EVENT" else found.end()
            name = scan.text[start:end]
            if _is_name(name, found["word"], found["noun"], label):
                yield Candidate(start=start, end=end, label=label, by="class noun", score=0.6)


def _label(text: str, content: str, start: int, end: int) -> tuple[str | None, float]:
    """Return what a quotation names, or ``None`` where it is speech or emphasis."""
    if re.match(r"[가-힣]{1,8}[은는]\s", content):
        return None, 0.0
    if text[start] in "“\"" and (_SPEECH.search(content) or not (_EVENT_END.search(content) or _PROGRAM_END.search(content))):
        return None, 0.0
    if _EVENT_END.search(content):
        return "EVENT", 0.9
    behind = _BEHIND.match(text, end)
    noun = behind["noun"] if behind else ""
    front = _FRONT.search(text[max(0, start - 16) : start])
    before = front["noun"] if front else ""
    speech = _SPEECH.search(content) is not None
    for label, nouns in _LABELLED:
        if not speech and any(noun.startswith(word) and len(noun) <= len(word) + 2 for word in nouns):
            return ("PROGRAM", 0.7) if label != "GROUP" and _PROGRAM_END.search(content) else (label, 0.7)
    if _PROGRAM_END.search(content) and len(content) > len("가온사업"):
        return "PROGRAM", 0.75
    for label, nouns in (*_LABELLED, ("COMPANY", _COMPANY_NOUNS)):
        if not speech and before and before.endswith(nouns) and len(content) <= len("가온나래푸른하늘별빛바다"):
            return label, 0.96
    return None, 0.0


def _is_name(name: str, word: str, noun: str, label: str) -> bool:
    if label == "PROGRAM":
        return len("".join(name.split())) >= len(noun) + 4 or (noun in {"사관학교", "뉴딜"} and bool(word))
    if word + noun in _GENERIC_EVENT and " " not in name:
        return False
    return len("".join(name.split())) >= len("채용박람회")


def _leftmost(text: str, start: int) -> int:
    """Return the start of the chain of bare nouns that ends at ``start``."""
    for count in range(_MAX_WORDS):
        found = re.search(r"(?P<word>[가-힣A-Za-z0-9·&\-]+(?:\([A-Za-z]+\))?) $", text[max(0, start - 24) : start])
        if found is None:
            break
        word = found["word"]
        if word in {"및", "와", "과"} and count:
            break
        if word in {"및"} or (word.endswith(("회와", "식과")) and len(word) > len("식과")):
            pass
        elif word in _STOP_WORDS or (_NOMINAL_END.search(word) and not _NOUN_EXCEPTIONS.search(word)):
            break
        start -= len(found.group())
    while (lead := re.match(r"(?:및|등)\s", text[start:])) is not None:
        start += lead.end()
    return start


def _more(text: str, end: int) -> int:
    """Return the end with a second class noun that belongs to the same event: …성과보고회 및 수료식, …해커톤 대회."""
    found = re.match(r"(?:\s대회|\s및\s[가-힣]+(?:식|회))(?![가-힣]{2})", text[end:])
    return end + found.end() if found else end
