"""Addresses and numbers in full texts: hidden where they stand, and all else in its place."""

import pyarrow.parquet
import pytest

import newsmine as nm
from newsmine.records import Article
from newsmine.schema import ARTICLES
from newsmine.text.contacts import MASK, hide_contacts

HIDDEN = [
    "hong@example.com",
    "hong.gil-dong+news@mail.example.co.kr",
    "062-123-4567",
    "(062) 123-4567",
    "02.123.4567",
    "010-1234-5678",
    "010 1234 5678",
    "01012345678",
    "+82-10-1234-5678",
    "+82 62 123 4567",
    "1588-1234",
]
KEPT = [
    "2024-11-27",
    "1,200억원",
    "3.14%",
    "제2024-123호",
    "오전 10시 30분",
    "12-34-567",
    "0.5-0.7",
    "트위터 @hong",
    "2020-2024",
    "1998-2003년",
]


@pytest.mark.parametrize("contact", HIDDEN)
def test_a_contact_is_hidden_and_its_neighbours_stay(contact):
    text = f"문의는 {contact}로 하면 된다."
    assert hide_contacts(text) == f"문의는 {MASK * len(contact)}로 하면 된다."


@pytest.mark.parametrize("words", KEPT)
def test_what_is_no_contact_stays(words):
    text = f"그는 {words} 이라고 했다."
    assert hide_contacts(text) == text


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "xlsx", "bigkinds.xlsx"])
def test_no_file_of_articles_has_them_unless_it_is_asked_for(kind, tmp_path):
    article = Article(id="a", text="문의 062-123-4567", captions=("사진 hong@example.com",), subtitle="☎ 1588-1234")
    frame = ARTICLES.frame([article])
    for contacts in (False, True):
        path = nm.export(frame, tmp_path / f"articles.{kind}", text=True, contacts=contacts)
        said = _read(path)
        assert ("062-123-4567" in said) is contacts
        if kind != "bigkinds.xlsx":
            assert ("hong@example.com" in said) is contacts
            assert ("1588-1234" in said) is contacts
    assert frame["text"].tolist() == [article.text]


def _read(path):
    import pandas as pd

    if path.suffix == ".xlsx":
        return str(pd.read_excel(path, engine="calamine").to_dict("list"))
    if path.suffix == ".parquet":
        return str(pyarrow.parquet.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")
