"""Invented sentences: every engine must cut them as it does by itself."""

import pytest

_WHO = (
    "광주시는",
    "한빛데이터 김하늘 대표는",
    "나래로보틱스가",
    "전남 지역 대학들은",
    "별빛재단 이사장은",
    "원장은",
    "교육생 30여 명이",
    "새봄은행과 두루소프트는",
)
_WHAT = (
    "인공지능 교육을 시작했다.",
    "27일 업무협약을 맺었다고 밝혔다.",
    "1,200억원을 들여 연구소를 지을 계획이다.",
    '"함께 성장하겠다"고 말했다.',
    "(사진 왼쪽) 지역 기업을 도와 일자리를 늘렸다.",
    "아름다운 도시를 만들어 갔다.",
    "A/B 시험과 3.5배 빠른 장비를 보여 줬다. ^^*",
    "참가자를 모집하며, 누구나 신청할 수 있다.",
    "올해 2학기부터 새 과정을 연다!",
    "데이터센터·연구단지·창업공간을 둘러봤다.",
    "무엇이 달라졌을까?",
    "지난해보다 늘어난 것으로 나타났다.",
    "정보는 https://example.kr 에서 볼 수 있다.",
)
_WHERE = ("", "서울에서 ")


@pytest.fixture(scope="session")
def invented():
    """Give 208 sentences that nobody wrote."""
    return tuple(f"{where}{who} {what}" for where in _WHERE for who in _WHO for what in _WHAT)
