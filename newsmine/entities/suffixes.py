"""Organisations and places by the noun that their names end in: 가온정보진흥원, 나래대학교, 푸른은행."""

import re
from collections.abc import Iterator

from newsmine.entities.candidates import Candidate, Scan, begins, tail
from newsmine.entities.titles import TITLE_TAIL

SUFFIXES: dict[str, tuple[str, ...]] = {
    "PUBLIC_ORG": tuple(
        "진흥원 개발원 연구원 연구소 기술원 정보원 평가원 관리원 인재원 과학원 품질원 교육원 연수원 상담원 의료원 산업원 융합원 혁신원 사업단 지원단 추진단 진흥단 진흥공단 공단 공사 테크노파크 재단 진흥재단 문화재단 장학재단 "
        "창조경제혁신센터 지원센터 진흥센터 혁신센터 연구센터 개발센터 융합센터 교육센터 기술센터 인증센터 통합센터 육성센터 인공지능센터 취업센터 일자리센터 고용센터 복지센터 평생교육원 사업본부 특구본부 보건소 경제자유구역청 "
        "진흥회 도서관 박물관 미술관 과학관 문화원 문화재단 체육회 우체국 소방서 경찰서 병원 보훈청 우정청 전당".split()
    ),
    "GOV": tuple("교육청 교육지원청 시의회 도의회 군의회 구의회 지방법원 지방검찰청 지검 지법 고등법원 경찰청 소방본부 세무서 국세청 세관 노동청 환경청 선거관리위원회 대사관 총영사관 사령부".split()),
    "UNIVERSITY": tuple("대학교 대학원 고등학교 중학교 초등학교 여자고등학교 과학고 마이스터고 공업고 상업고 외국어고 여고 공고 여대 공대 교대 과기대 과학기술대 폴리텍대 사이버대 보건대 예술대 전문대".split()),
    "GROUP": tuple("협회 협의회 협의체 연합회 총연합회 학회 조합 협동조합 노동조합 노조 위원회 대책위 추진위 총동문회 동문회 상인회 연맹 총연맹 의사회 변호사회 건축사회 상공회의소 얼라이언스 컨소시엄 발전협의회 산학협력단 총학생회 학생회 시민연대 연대회의 시민모임 진보연대".split()),
    "MEDIA": tuple("일보 신문 방송국 방송공사 타임스 타임즈 뉴스통신 통신사 이코노미스트".split()),
    "COMPANY": tuple(
        "전자 은행 증권 생명보험 화재 손해보험 건설 텔레콤 시스템즈 소프트 테크놀로지 테크놀로지스 테크 로보틱스 모빌리티 바이오 바이오텍 제약 네트웍스 네트워크스 랩스 솔루션즈 커뮤니케이션즈 커뮤니케이션 홀딩스 엔터테인먼트 케미칼 인더스트리 코퍼레이션 파트너스 벤처스 인베스트먼트 "
        "캐피탈 그룹 지주 금융지주 모터스 중공업 조선해양 일렉트릭 일렉트로닉스 에이아이 인터내셔널 이노베이션 엔지니어링 머티리얼즈 헬스케어 메디칼 컴퍼니 게임즈 산업개발 종합건설".split()
    ),
    "PLACE": tuple("컨벤션센터 국가산단 산단 산업단지 집적단지 테크노밸리 혁신도시 연구개발특구 창업캠프 국제공항 종합버스터미널 종합운동장 체육관 월드컵경기장 챔피언스필드 문화예술회관 호텔 국립공원 데이터센터 실증센터 융복합단지 캠퍼스".split()),
}
"""Class nouns that names end in, by label."""

_LABEL = {suffix: label for label, suffixes in SUFFIXES.items() for suffix in suffixes}
_SUFFIX = re.compile("|".join(sorted(map(re.escape, _LABEL), key=len, reverse=True)))
_WORD_START = re.compile(r"[가-힣A-Za-z0-9·ㆍ&\-]*(?:\([A-Za-z&]{1,8}\))?[가-힣A-Za-z0-9·ㆍ&\-]*$")
_LINE_CHARACTERS = 40
# Nouns that names of organisations are made of; a suffix or a short stem takes them from the words before it.
_NAME_NOUN = re.compile(
    "(?:인공지능|소프트웨어|중소기업|빅데이터|데이터|디지털|클라우드|콘텐츠|반도체|에너지|자동차|모빌리티|바이오|헬스케어|스마트|스타트업|창조경제|사회서비스|사회적경제|일자리|산업|기술|정보|통신|과학|문화|예술|융합|미래|지역|혁신|창업|경제|교육|인재|개발|진흥|지원|연구|협력|의료|로봇|벤처|기업|수출|투자|무역|관광|체육"
    "|복지|여성|청년|환경|농업|해양|수산|식품|디자인|영상|미디어|게임|보안|평생|직업|취업|고용|금융|건설|교통|도시|주택|국토|물류|항공|우주|국방|안전|재난|소방|전력|가스|수소|배터리|이차전지|전기|전자|기계|소재|부품|금형|광|뿌리|특구|규제|자유|평가|기획|관리|육성|총괄|중앙|국가|국립|한국|대한|전국|산학|양성|집적|중심|실증|특화|공동|종합|통합|글로벌|AI|ICT|SW|IT|CT|BT|IoT|VR|AR|XR)+$"
)
_PLACES = re.compile("(?:광주|전남|전북|서울|부산|대구|인천|대전|울산|세종|경기|강원|충북|충남|경북|경남|제주|호남|영남|한국|대한|국립|국제|아시아|코리아|글로벌)")
# Stems that make a class of organisations of the suffix, not a name.
_GENERIC = frozenset(
    "이 그 저 각 타 양 본 동 전 현 한 두 세 여러 모든 해당 관련 유관 산하 출연 국내 해외 국외 지역 전국 민간 공공 주요 대형 중소 전문 일반 종합 국립 시립 도립 사립 공립 국공립 거점 인근 유명 명문 4년제 2년제 전국의 국책 정부 부설 부속 기업 기업부설 기술 창업 취업 고객 서비스 콜 "
    "데이터 연구 개발 교육 지원 공동 협력 통합 광역 기초 시군 시·도 지방 중앙 외부 내부 산학 상급 대학 대학교 초 중 고 특성화 일선 신생 유망 선도 대표 시중 저축 투자 대기업 외국계 글로벌 다국적 각급 수도권 비수도권 운영 준비 추진 조직 심사 평가 선정 자문 윤리 특별 상임 소 전담 실무 총괄 기획 "
    "집행 이사 학부모 시민 주민 노동 사회 종교 여성 청년 학생 사용자 의료 요양 동물 한방 치과 정신 대학병원 종합병원 어린이 문화 예술 체육 복지 보육 돌봄 정보 과학 산업 융합 혁신 미래 디지털 스마트 인공지능 AI ICT IT SW 소프트웨어 반도체 자동차 로봇 바이오 이동 조립식 완성차 전기 수소 자율주행 친환경 미래형 차세대 인터넷 "
    "모바일 종이 방송 지상파 유료 중고 수입 생활 가전 첨단 벤처 스타트업 인수 입주 참여 협업 수요 공급 외국 우수 도 시 군 구 모 당 귀 동반 인재 양성 전기차 온라인 오프라인 유한 신임 심의 조사 비상대책 비대 진상조사 인사 상담 예방 백신 접종 방역 거주 국회 의회 여야 원내 당내 재판 연합 합동 소규모 핵심 주력 주관 주최 후원 인사청문 예산결산특별 행정사무감사 특 파운드리 메모리 시스템 비메모리 차량용 전력 AI반도체 인공지능반도체 시스템반도체 "
    "민관 민관산학 산학연 산학연관 한·미 남북 노사 노사정 당정 시도 도시 농촌 산간 호남 영남 서울권 경기권 유니콘 게임 영화 음악 웹툰 드론 항공 조선 철강 석유화학 화학 섬유 식품 금융 보험 카드 증권 은행 일자리 고용 직업 직업훈련 평생 평생교육 원격 사이버 가상 메타버스 안전 재난 환경 기후 에너지 신재생에너지 태양광 배터리 이차전지 전지 부품 소재 장비 뿌리 중견 강소 소상공인 자영업 전통 골목 상가 재개발 재건축 주택 대형마트 백화점 유통 물류 관광 숙박 임시 자체 별도 신규 기존 사업 프로젝트".split()
)
# Words that end like a company's name and are the name of a field or a rank.
_FIELDS = frozenset("프롭테크 에듀테크 핀테크 푸드테크 바이오테크 어그테크 애그테크 딥테크 하이테크 빅테크 리걸테크 인슈어테크 레그테크 펫테크 기후테크 클린테크 뷰티테크 헬스테크 스포츠테크 애드테크 재테크 세테크 모빌리티테크 그린바이오 레드바이오 화이트바이오 첨단바이오 스마트모빌리티 퍼스널모빌리티 마이크로모빌리티 디지털헬스케어 스마트헬스케어 오픈이노베이션 선임연구원 책임연구원 수석연구원 전임연구원 연구연구원 유한공사 저비용항공사 항공사 대형건설 종합건설 저축은행 시중은행 지방은행 중앙은행 인터넷은행 투자은행 국책은행 특수은행 인터넷전문은행 소그룹 대그룹 실무그룹 워킹그룹 포커스그룹 스터디그룹 아이돌그룹 걸그룹 보이그룹 연구그룹 가전 완성차그룹 중견그룹 사모펀드운용사 인터넷신문 종이신문 종합일간신문 경제신문 일간신문 지역신문 국내은행 외국은행".split())
_COURTS = frozenset("지검 지법 지방법원 지방검찰청 고등법원 세무서 경찰서 소방서".split())


def find_by_suffix(scan: Scan) -> Iterator[Candidate]:
    """Yield the words whose last noun says that they name an organisation or a place.

    A suffix alone (진흥원) or behind a mere class word (지역 대학교) is no name here; short forms are for the linker.
    """
    text = scan.text
    for found in _SUFFIX.finditer(text):
        end = found.end()
        if tail(text, found.start(), end, titles=TITLE_TAIL) is None:
            continue
        line = text[max(0, found.start() - _LINE_CHARACTERS) : found.start()]
        lead = _WORD_START.search(line)
        start = found.start() - len(lead.group()) if lead else found.start()
        start += len(text[start : found.start()]) - len(text[start : found.start()].lstrip("·ㆍ-&"))
        start = _after_list(text, start, found.start())
        stem = text[start : found.start()]
        label = _LABEL[found.group()]
        if _is_thin(stem):
            start = _extended(text, start)
            stem = text[start : found.start()].strip()
            if _is_thin(stem.replace(" ", "")) or " " not in text[start:end]:
                continue
        if text[start:end] in _FIELDS or (found.group() in _COURTS and not _PLACES.match(stem)):
            continue
        if label in {"COMPANY", "MEDIA"} and (len(stem) < _least(label) or re.search(r"[·ㆍ ]", stem)):
            continue
        if begins(text, start):
            yield Candidate(start=start, end=end, label=label, by="suffix", score=0.7 if label != "COMPANY" else 0.55)


def label_of(name: str) -> str | None:
    """Return the label that the last noun of a name says, if any.

    Examples
    --------
    >>> label_of("가온정보진흥원"), label_of("나래대학교"), label_of("가온")
    ('PUBLIC_ORG', 'UNIVERSITY', None)
    """
    ends = [suffix for suffix in _LABEL if name.endswith(suffix)]
    return _LABEL[max(ends, key=len)] if ends else None


def head_noun(name: str) -> str | None:
    """Return the class noun that a name ends in, in its shortest form that can stand for it.

    Examples
    --------
    >>> head_noun("가온정보진흥원"), head_noun("나래창조경제혁신센터"), head_noun("가온")
    ('진흥원', '센터', None)
    """
    return next((noun for noun in SHORT_FORMS if name.endswith(noun) and len(name) > len(noun)), None)


SHORT_FORMS = tuple(
    "진흥원 사업단 재단 협회 센터 연구원 연구소 기술원 개발원 평가원 공단 공사 테크노파크 협의회 위원회 사관학교 대학교 대학 은행 교육청 의회 조합 학회 연맹 병원 기술원 정보원 혁신원 추진단 지원단 전당 노조 아카데미 해커톤 수료식 입교식 박람회 공모전 비엔날레".split()
)
"""Class nouns that stand for a name that was given in full before."""


def _least(label: str) -> int:
    return 2 if label == "COMPANY" else 1


def _is_thin(stem: str) -> bool:
    """Whether the stem makes no name of the suffix behind it."""
    return len(stem) < len("가온") or stem in _GENERIC or stem.isdigit() or re.fullmatch(r"\d+[가-힣]{0,2}", stem) is not None


def _after_list(text: str, start: int, stop: int) -> int:
    """Return where the name begins behind a list joined by dots: 서울대·가온대학교 is two names."""
    for dot in reversed([i for i in range(start, stop) if text[i] in "·ㆍ"]):
        if re.search(r"(?:대|대학교|원|센터|은행|협회|단|시|도|군|구)$", text[start:dot]) and len(text[start:dot]) > len("가온"):
            return dot + 1
    return start


def _extended(text: str, start: int) -> int:
    """Return the start after taking in the words before that names are made of."""
    for _ in range(3):
        found = re.search(r"([가-힣A-Za-z0-9·]+) $", text[max(0, start - 24) : start])
        if found is None or not (_NAME_NOUN.match(found.group(1)) or _PLACES.fullmatch(found.group(1))):
            break
        start -= len(found.group())
        if len(found.group(1)) >= len("인공지능산업") or _PLACES.match(found.group(1)):
            break
    return start
