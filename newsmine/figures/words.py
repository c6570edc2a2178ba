"""Words around figures: which say nothing of what is counted, and which mean the same."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(text: str) -> dict[str, str]:
    return {word: meant for word, _, meant in (pair.partition(":") for pair in text.split())}


SKIPPED = _words(
    "총 모두 전체 누적 합계 최대 최소 약 무려 현재 당시 기준 말 초 중 가운데 이번 각각 각 평균 연간 연 월 매년 매달 매월 통산 잠정 역대 가량 정도 규모 수준 이상 이하 미만 초과 이내 내외 안팎 만 등 등등 지금 "
    "지난 첫 올 및 단 겨우 불과 거의 대략 하루 매일 매주 연평균 월평균 최근 연내 사상 전일 전날 전년 동기 당초"
)
"""What may stand between a noun and its figure, and names nothing."""

ADJUNCTS = _words("말 초 기준 현재 당시 한 해 들어 때 동안 사이 간 까지 부터 상반기 하반기 분기")
"""Nouns that go with a date or a class."""

PASSING = _words("년 해 개월 달 주 주일 일 분 초 세기")
"""Units of what lasts."""

WHEN_NOUNS = _words("전 후 뒤 이후 당시 동안 사이 때 대비")
"""Nouns that a time or a comparison ends with, not what is counted."""

AMONG = _words("가운데 중")
"""What stands between a figure and one that is a part of it."""

EMPTY_NOUNS = _words(
    "인원 수 규모 총액 금액 것 때 뒤 이후 이상 이내 전 후 사이 동안 등 중 가운데 경우 바 정도 수준 나머지 다수 대부분 절반 이번 이날 기록 결과 상당 이 그 저 차 곳 개 명 사람 번 가지 측 쪽 대 비 점 면 데 분 내 "
    "외 간 당 대비 안 차이 만큼 가량 연속 만에 때문 이유 셈 예정 계획 방침 목표"
)
"""Nouns that do not say what is counted."""

PLAIN_DEEDS = _words("배출 양성 보유 구성 운영 수행 진행 추진 실시 개최 제공 마련 확보 달성 책정 편성 투입 발표 확인")
"""What is done that says what a figure counts only where no noun does."""

NEUTRAL = PLAIN_DEEDS | _words(
    "기록 집계 달 달하 이르 나타나 되 돌파 육박 예상 전망 파악 조사 추산 불과 포함 차지 예정 계획 목표 증가 감소 확대 축소 상승 하락 성장 급증 급감 유지 도달 초과 해당 모두 관련 현재 비롯 기준 이상 있 없 하 "
    "있다 없다 되다 하다 이르다 넘다 달하다 나타나다 오르다 늘다 줄다 늘리다 줄이다 그치다 열다 갖다 두다 놓다 만들다 내다 나오다 들다 가다 오다 보다 주다 받다 밝히다 알려지다 대하다 위하다 통하다 관하다 따르다 의하다 "
    "걸치다 알리다 미치다 못하다 않다 불다 잡다 잇다 맡다 밝혀지다 지나다 앞두다 맞다 쓰다 얻다 살리다 이루다 이루어지다 마치다 지내다 나가다 가지다 꾸리다 나누다 나뉘다"
)
"""What is done that adds nothing to what is counted."""

DEEDS = PLAIN_DEEDS | _words(
    "유치 투자 지원 모집 선발 채용 돌파 체결 수상 참여 참가 참석 수료 입교 입학 졸업 취업 창업 출원 등록 조성 지급 기부 판매 수출 수주 계약 협약 발행 공급 성공 완료 선정 합격 접수 입주 이수 개설 설립 도입 대출 보증 후원 "
    "보급 출시 설치 방문 관람"
)
"""Nouns of deeds, as titles use them."""

LEVELS = _words(
    "기록 집계 달 달하 배출 양성 보유 확보 육박 돌파 예상 전망 파악 조사 추산 불과 차지 증가 감소 확대 유지 도달 초과 달성 편성 책정 투입 있다 없다 되다 이르다 넘다 달하다 나타나다 오르다 늘다 줄다 늘리다 줄이다 "
    "그치다 두다 내다 나오다 생기다 가지다 갖추다"
)
"""Verbs that say how many there are."""

REACHED = _words("기록 돌파 초과 육박 상회 달성 유지 차지 넘다 넘기다 넘어서다 웃돌다 밑돌다 보이다 이루다")
"""Verbs whose object is what their subject comes to."""

TALENT = ("인재", "인력", "전문가", "개발자")
"""Whom a school turns out, in general words: its graduates."""

GRADUATES = "수료생"
"""What 305명 배출 counts."""

LIGHT = _words("받 맺 얻 거두 올리 치르 마치 벌이 따내 갖 펼치")
"""Verbs whose object says what is done: 투자를 받다, 협약을 맺다."""

CHANGES = (
    r"많[은았이]|적[은었]|늘[어었린렸]|늘리|줄[어었인였]|줄이|증가|감소|상승|하락|올[라랐]|내린|내렸|추가|단축|앞[서선]|뒤[지진처]|웃[도돈]|밑[도돈]|높[은았]|낮[은았]|급증|급감|성장"
    r"|오른|떨어"
)
"""What a change is said with, for a pattern."""

NATIVE = _table(
    "일하:근무 일:근무 뽑:선발 뽑히:선발 키우:양성 길러내:배출 내보내:배출 들이:투입 쏟:투입 쏟아붓:투입 세우:설립 찾:방문 다녀가:방문 모이:참석 모:참석 몰리:지원 다니:재학 배우:교육 가르치:교육 지키:근무 빌리:대여 "
    "팔:판매 팔리:판매 맺:협약 숨지:사망 다치:부상 떠나:이탈 남:잔류 들어서:입주 들어오:입주 옮기:이전 따:획득"
)
"""Native verbs by the noun of the same deed."""

# Words of one meaning; what only says that a figure is a share says nothing.
_SAME = _table(
    "졸업:수료 AI:인공지능 ai:인공지능 Ai:인공지능 SW:소프트웨어 회사:기업 업체:기업 기업체:기업 비율: 비중: 점유:"
)
_ENDS = ("인원수", "인원", "인력", "건수", "금액", "총액", "규모", "생", "자", "수", "액", "률", "율")
_FEWEST = 2


def stem(noun: str) -> str:
    """Return what a noun shares with others that count the same: 수료 of 수료생, 수료자 and 수료 인원.

    Examples
    --------
    >>> stem("수료생"), stem("지원자"), stem("취업률"), stem("투자액"), stem("학생"), stem("기업")
    ('수료', '지원', '취업', '투자', '학생', '기업')
    """
    noun = noun.removesuffix("들") if len(noun) > _FEWEST else noun
    end = next((end for end in _ENDS if noun.endswith(end) and len(noun) - len(end) >= _FEWEST), "")
    shared = noun[: len(noun) - len(end)]
    return _SAME.get(shared, shared)


def stems(nouns: tuple[str, ...]) -> frozenset[str]:
    """Return what the nouns of a measure share with other wordings of it.

    Examples
    --------
    >>> sorted(stems(("인공", "지능", "기업"))) == sorted(stems(("AI", "업체")))
    True
    """
    shared = {stem(noun) for noun in nouns} - {""}
    if {"인공", "지능"} <= shared:
        shared = shared - {"인공", "지능"} | {"인공지능"}
    return frozenset(shared - EMPTY_NOUNS) or frozenset(shared)
