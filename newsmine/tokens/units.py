"""Counters and units that stand behind numbers in Korean news."""


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(word for line in lines for word in line.split())


UNITS = frozenset(
    _words(
        "개년 개월 개국 개사 개소 개교 개 년대 년도 년생 년 학년도 학년 학기 월 일 주년 주일 주차 주 시간 시 분기 분 초 영업일",
        "명 인 원 달러 유로 엔 위안 파운드 건 곳 가지 가구 세대 세 살 대 차례 차 회차 회 번째 번 위 등급 등 급 기 호점 호선 호 층 동",
        "종류 종 편 권 장 점 채 척 벌 켤레 쌍 마리 그루 송이 병 잔 통 상자 그릇 포기 번지 필지 구간 과목 학점 문항 문제 쪽 페이지 줄",
        "톤 킬로미터 킬로그램 킬로와트 메가와트 기가와트 킬로 센티미터 센티 밀리미터 미터 그램 리터 헥타르 평방미터 제곱미터 제곱킬로미터 평",
        "도 배럴 배 퍼센트포인트 퍼센트 프로 포인트 데시벨 칼로리 볼트 와트 바이트 비트 화소 인치 마일 세기 끼 칸 판 단계 단 차선 차원",
        "표 석 선 강 승 패 무 골 득점 안타 홈런 이닝 라운드 세트 경기 연승 연패 연속 관왕 팀 조 부 부작 회말 회초 코스 군데 바퀴 걸음 박",
        "중대 여단 사단 발 구 탄 화 박자 인승 순위 촌 범 막 글자 자리 항 배속 남매 형제 자녀 원권 만원권 개점 인분 인조 할 푼",
    )
)
"""What may stand behind a number without a blank."""

COUNTERS = frozenset(
    _words(
        "개년 개월 개국 개사 개소 개 년 월 일 주년 시간 분 초 명 원 달러 유로 엔 위안 파운드 건 곳 가지 가구 살 차례 회 번째 번 점 표 팀 마리 발 구",
        "톤 킬로미터 킬로그램 센티미터 미터 그램 리터 헥타르 제곱미터 평 배 퍼센트포인트 퍼센트 포인트",
    )
)
"""What counts a number also behind a blank; the others may be words of their own there (1 기 교육생)."""

MAKE_NOUNS = frozenset(_words("차 인 세대 차원 단계 급 호 부 동 선 조 도 시 분 주 대 군 강 무 단 판 표 석 위"))
"""What makes other nouns with what follows without a blank: 4차산업혁명, 1인가구, 5세대이동통신."""

SIGNS = _words(
    "%포인트 ％포인트 %p %P ％ % ‰ ℃ ℉ ㎜ ㎝ ㎞ ㎡ ㎢ ㎥ ㎏ ㎎ ㎖ ㎘ ㏊ ㎾ ㎿ ㎐ ㎒ ㎓ kWh MWh GWh kW MW GW TW Wh km kg cm mm ml mL",
    "°C ° m2 m3 km2 MB GB TB KB kHz MHz GHz Hz Mbps Gbps dB ppm rpm kcal ha m g t L W V",
)
"""Units in signs and Latin letters."""

FEW = _words("수십만 수백만 수천만 수십억 수백억 수천억 수십 수백 수천 수만 수억 수조 몇십 몇백 몇천")
"""Numbers that are not said exactly."""

NATIVE = _words("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열두 스무 스물 서른 마흔")
"""Numbers in Korean words, as they stand before a counter."""

NATIVE_COUNTERS = _words("명 개 곳 가지 차례 마리 살 시간 권 척 그루 군데 번째")
"""What those count; 일, 년 and 건 are left out: 한 일 is what one did."""
