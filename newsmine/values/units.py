"""Counters and units of measure, as they stand behind a figure."""

_MEASURES = (
    "弗:달러 円:엔 人:명 名:명 % ％:% %p:%p %P:%p %포인트:%p 퍼센트:% 프로:% 퍼센트포인트:%p 포인트 bp ‰ "
    "원 달러 유로 엔 위안 파운드 루블 루피 프랑 페소 헤알 센트 미국달러:달러 캐나다달러 호주달러 홍콩달러 불:달러 "
    "m 미터:m M:m ㎜:mm mm 밀리미터:mm ㎝:cm cm 센티미터:cm 센티:cm ㎞:km km Km:km KM:km 킬로미터:km 인치 피트 마일 리 "
    "㎡ m2:㎡ m²:㎡ 제곱미터:㎡ 평방미터:㎡ ㎢ km2:㎢ km²:㎢ 제곱킬로미터:㎢ ㏊:ha ha 헥타르:ha 에이커 평 ㎥ m3:㎥ m³:㎥ 세제곱미터:㎥ "
    "g 그램:g 그람:g ㎎:mg mg 밀리그램:mg ㎏:kg kg Kg:kg KG:kg 킬로그램:kg 킬로 t 톤:t ㎍:㎍ 마이크로그램:㎍ 온스 캐럿 "
    "ℓ:L l:L L 리터:L ㎖:mL ml:mL mL 밀리리터:mL cc ㏄:cc 배럴 갤런 "
    "W 와트:W ㎾:kW kW KW:kW 킬로와트:kW MW ㎿:MW 메가와트:MW GW 기가와트:GW kWh MWh GWh V 볼트:V 암페어 마력 "
    "B KB MB GB TB PB 바이트 메가바이트:MB 기가바이트:GB 테라바이트:TB 페타바이트:PB 기가 테라 비트 Mbps Gbps bps "
    "Hz ㎐:Hz kHz MHz GHz 헤르츠:Hz 페타플롭스:PF PF 테라플롭스:TF 나노미터:nm nm ㎚:nm 나노 마이크로미터:㎛ ㎛ "
    "℃ °C:℃ ℉ 도 데시벨:dB dB 칼로리:cal 킬로칼로리:kcal kcal ppm 픽셀 화소 광년 노트 배 곱절"
)
_PEOPLE = "명 인 사람 분 가구 세대 쌍 커플 형제 자매 남매 가족 팀 조 학급 반"
_THINGS = (
    "개 건 곳 대 채 동 마리 두 필 그루 송이 포기 척 량 편 권 장 점 매 부 통 병 잔 그릇 상자 박스 봉지 포 벌 켤레 자루 정 발 알 톨 갑 모 장면 곡 컷 자 글자 줄 행 쪽 페이지 면 문장 "
    "단어 구절 대목 종 종류 가지 품목 종목 분야 과목 강좌 과정 문제 문항 항목 갈래 조각 방 방울 모금 숟가락 입 석 좌석 객실 실 자리 표 필지 구간 노선 차선 정거장 역 "
    "개국 개사 개소 개교 개시 개군 개구 개도 개동 개읍 개면 개시군 개시군구 개시도 개월분 개점 개역 개층 개실 개과 개부 "
    "개팀:개_팀 개조:개_조 개반:개_반 개종:개_종 개학과:개_학과 개부처:개_부처 개기관:개_기관 개기업:개_기업 개업체:개_업체 개대학:개_대학 개학교:개_학교 개지역:개_지역 개분야:개_분야 "
    "개과제:개_과제 개사업:개_사업 개과정:개_과정 개부문:개_부문 개항목:개_항목 개지자체:개_지자체 개구단:개_구단 개종목:개_종목 개단체:개_단체 개노선:개_노선 개부서:개_부서 개품목:개_품목 개부스:개_부스 "
    "국 사 교 단 층 부스 경기 승 패 무 골 득점 실점 안타 홈런 타수 타점 도움 어시스트 리바운드 도루 삼진 이닝 세트 게임 연승 연패 관왕 타 득표 의석 학점 좌 구좌 계좌 주 호점 통화 뷰 관객 컵 "
    "코스 트랙 바퀴 걸음 발짝 손가락 계단 칸 겹 채널 인분 인용 인승 매체"
)
_TIMES = "회 번 차례 박 끼 라운드 박자 수 배속"
_DURATIONS = "년 해 개월 달 주 주일 일 시간 분 초 세기"
_RANKS = (
    "기 기수 위 등 등급 급 차 호 호기 호선 호차 층 학년 학기 반 번째 째 단계 순위 회차 주차 강 차전 강전 세 살 주년 주기 세대 탄 부 화 막 장 절 조 항 호실 번지 번홀 번방 번길 동 교시 선 선거구 "
    "라운드 회전 심 루 종 성 성급 부작 연대 인조 인방 인칭 악장 차원 사단 군단 여단 군 촌 학년도 형 류 단 국 집"
)
# Words that rank as well as count: they are taken to count.
_BOTH = "번 회 장 부 반 조 동 점 종 국 단 세 살 세대 편 라운드 호점"
_NATIVE = (
    "명 사람 분 개 건 곳 군데 대 채 마리 그루 송이 척 편 권 장 점 통 병 잔 그릇 상자 벌 켤레 자루 곡 줄 가지 갈래 번 번째 차례 배 살 달 해 시간 팀 쌍 커플 표 골 자리 방 끼 판 바퀴 "
    "걸음 손가락 주 학기 학교 학급 회사 나라 도시 기관 단체 기업 지역 부문 분야 종류 과목 단계 조각 모금 숟가락 알 겹 칸 발 구절 면 경기 세트 건씩 주먹 폭 그릇 가족 가구 여자 남자 아이 자녀 자매 형제 남매 부부"
)


def _table(*lists: str) -> dict[str, str]:
    """Return the words with how we write them: ``개팀:개_팀`` is 개 팀."""
    pairs = (word.partition(":") for line in lists for word in line.split())
    return {word: (written or word).replace("_", " ") for word, _, written in pairs}


DURATIONS: frozenset[str] = frozenset(_DURATIONS.split())
"""Units of time as something that passes."""

UNITS: dict[str, str] = _table(_RANKS, _MEASURES, _PEOPLE, _THINGS, _TIMES, _DURATIONS)
"""What may follow a figure, and how we write it."""

RANKS: frozenset[str] = frozenset(_RANKS.split()) - frozenset(_BOTH.split())
"""Counters that rank or name, and count nothing: 5기, 2층."""

LONGEST = max(map(len, UNITS))
"""Characters of the longest unit."""

NATIVE: frozenset[str] = frozenset(_NATIVE.split())
"""What native numerals count: 두 명, 세 차례, 열 가지."""
