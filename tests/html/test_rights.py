"""Bans of training models, as notices of rights print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.html.rights import prohibits_ai_training, reserves_ai_training

BANS = [
    "저작권자 © 가온신문 무단전재 및 재배포, AI학습 및 활용 금지",
    "<저작권자(c) 가온통신, 무단 전재-재배포, AI 학습 및 활용 금지>",
    "무단 전재, 재배포 및 AI 학습 이용 금지",
    "ⓒ 가온일보, AI 학습 이용 금지",
    "무단전재·재배포·AI학습 금지",
    "[ⓒ 가온경제. 무단전재 및 재배포, 인공지능 학습 금지]",
    "인공지능(AI) 학습용 데이터로 활용할 수 없습니다.",
    "생성형 AI 학습에 이용하는 것을 금합니다.",
    "생성형 인공지능의 학습에 기사를 쓰는 것을 허용하지 않습니다.",
    "사전 동의 없이 AI 학습에 이용할 수 없습니다.",
    "AI 학습에 쓰려면 가온신문의 허락을 받아야 합니다.",
    "AI 학습 이용 시 사전 계약이 필요합니다.",
    "본 콘텐츠의 무단 복제, 크롤링 및 AI 학습을 엄격히 금지합니다.",
    "AI 활용 금지",
    "무단전재 및 재배포 금지, AI 데이터 활용 금지",
    "AI 모델 개발 등에 이용 불가",
    "거대언어모델 훈련 금지",
    "A.I. 학습 금지",
    "ＡＩ 학습 금지",
    "Copyright ⓒ 가온일보. All rights reserved. 무단 전재, 재배포 및 AI학습 이용 금지.",
    "머신러닝 학습 데이터셋 구축 금지",
    "무단전재 및 재배포 금지\nAI 학습 금지",
    "AI training is prohibited.",
    "No AI training.",
    "May not be used to train AI models.",
    "Use for training artificial intelligence is strictly prohibited.",
    "All rights reserved, including those for text and data mining and AI training.",
    "기사의 AI training 금지",
]
NO_BANS = [
    None,
    "",
    "무단전재 및 재배포 금지",
    "저작권자 © AI가온타임스 무단전재 및 재배포 금지",
    "ⓒ AI타임스가온 무단 사용 금지",
    "ⓒ 인공지능가온신문, 무단전재 및 재배포 금지",
    "Copyright ⓒ AI Gaon. All rights reserved.",
    "© Gaon AI All rights reserved",
    "AI 학습을 허용합니다.",
    "AI 학습을 허용합니다. 무단 전재 및 재배포 금지",
    "AI 학습 허용, 무단전재 및 재배포 금지",
    "무단전재 금지, AI 학습 가능",
    "가온시는 인공지능 학습 도서관을 연다.",
    "이 기사는 AI가 요약했습니다.",
    "학습지 무단 복제 금지",
    "Gaon daily (the air is fair), no reproduction",
]


@pytest.mark.parametrize("notice", BANS)
def test_a_ban_is_read(notice):
    assert prohibits_ai_training(notice)


@pytest.mark.parametrize("notice", NO_BANS)
def test_other_notices_are_no_ban(notice):
    assert not prohibits_ai_training(notice)


@pytest.mark.parametrize(
    ("meta", "banned"),
    [
        ({"robots": ["noai, noimageai"]}, True),
        ({"robots": ["index", "follow,NOAI"]}, True),
        ({"robots": ["noimageai"]}, False),
        ({"robots": ["all"]}, False),
        ({"tdm-reservation": ["1"]}, True),
        ({"tdm-reservation": ["0"]}, False),
        ({}, False),
    ],
)
def test_the_head_of_a_page_may_reserve_it(meta, banned):
    assert reserves_ai_training(meta) is banned


@given(text=st.text(alphabet="AI학습 및활용금지무단전재.,\n허용", max_size=80))
def test_a_ban_needs_its_words(text):
    if prohibits_ai_training(text):
        assert "AI" in text
        assert any(word in text for word in ("학", "활", "용"))
