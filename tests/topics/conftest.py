"""Invented documents of three subjects."""

import random

import pytest

from newsmine.records import Document, Token

SUBJECTS = (
    ("농구", "감독", "득점", "선수", "리그", "경기", "우승", "체육관", "응원", "후반", "주장"),
    ("반도체", "공장", "수출", "투자", "기업", "설비", "생산", "협력사", "매출", "공정", "부품"),
    ("학교", "교육", "교사", "학생", "수업", "교실", "과정", "수료", "강의", "과제", "실습"),
)


def _document(name, words):
    tokens, start = [], 0
    for word in words:
        tokens.append(Token(word, word, "NNG", "NOUN", start, start + len(word), exact=True))
        start += len(word) + 1
    tokens.append(Token("했다", "하다", "VV", "VERB", start, start + 2, exact=True))
    return Document(article_id=name, tokenizer="kiwi", tokens=tuple(tokens))


@pytest.fixture
def make_document():
    """Make a document of nouns."""
    return _document


@pytest.fixture
def documents():
    """Give sixty documents: every third of a subject."""
    random_ = random.Random(3)  # noqa: S311 - invented text, no secret
    return [_document(f"a{i:02}", random_.choices(SUBJECTS[i % 3], k=12) + ["지역"] * (i % 2)) for i in range(60)]


@pytest.fixture
def months():
    """Give the month of each document: ten of each."""
    return {f"a{i:02}": f"2024-{1 + i // 10:02}" for i in range(60)}
