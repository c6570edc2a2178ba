"""What was cut, and why, as a table and as a page."""

import pandas as pd
import pytest

from newsmine.articles.extract import read
from newsmine.errors import ExportError
from newsmine.files.cut_report import cut_table, write_report
from newsmine.html.reasons import REASONS
from newsmine.records import Page

SAVED = (
    "공유하기\n가온시, 새 도서관 열어 <b>\n입력 2024.11.27 09:52\n(가온=나래통신) 홍길동 기자 = 가온시는 27일 새 도서관을 열었다고 밝혔다.\n"
    "도서관은 월요일을 뺀 날마다 밤 10시까지 문을 연다. /홍길동 기자\n저작권자 ⓒ 나래통신 무단전재 금지\n"
)
HTML = (
    "<html><head><title>가온시, 새 도서관 열어</title></head><body><article><h1>가온시, 새 도서관 열어</h1>"
    "<figure><img src=a.jpg><figcaption>도서관 앞에서 시민들이 줄을 서 있다. (사진=가온시 제공)</figcaption></figure>"
    "<p>(가온=나래통신) 홍길동 기자 = 가온시는 27일 시민 누구나 쓸 수 있는 새 도서관을 열었다고 밝혔다.</p>"
    "<p>도서관은 지하 1층, 지상 4층 규모로 책 12만권을 들여놓았으며, 월요일을 뺀 날마다 밤 10시까지 문을 연다고 시는 설명했다.</p>"
    "<p>이용객 김나래씨는 “집 가까이에 도서관이 생겨 주말마다 아이와 오려 한다”며 웃었다. 시는 해마다 책 1만권을 더 살 계획이다.</p>"
    "<p>저작권자 ⓒ 나래통신 무단전재 및 재배포 금지</p></article></body></html>"
)


def readings():
    return [read(Page(body=SAVED, path="a.txt")), read(Page(body=HTML, path="b.html"))]


def test_every_cut_has_a_kind_and_a_reason_in_words():
    table = cut_table(readings())
    assert list(table.columns) == ["source", "kind", "reason", "text"]
    assert set(table["source"]) == {"a.txt", "b.html"}
    assert (table["reason"].str.len() > 8).all()
    assert set(table["kind"]) <= set(REASONS)


@pytest.mark.parametrize("source", ["a.txt", "b.html"])
@pytest.mark.parametrize("kind", ["byline", "rights"])
def test_bylines_and_rights_of_texts_and_of_html_are_reported(source, kind):
    table = cut_table(readings())
    assert len(table[(table["source"] == source) & (table["kind"] == kind)]) >= 1


def test_a_dateline_within_a_paragraph_is_reported():
    table = cut_table(readings()).query("kind == 'byline'")
    for source in ("a.txt", "b.html"):
        assert any("홍길동 기자 =" in text for text in table[table["source"] == source]["text"])
    assert "/홍길동 기자" in set(table["text"])


def test_a_page_shows_what_was_kept_and_cut_and_runs_nothing(tmp_path):
    path = tmp_path / "report.html"
    write_report(readings(), path)
    page = path.read_text(encoding="utf-8")
    assert "가온시는 27일 새 도서관을 열었다고 밝혔다." in page
    assert "says who may use it" in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert not (tmp_path / "report.html.part").exists()


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_a_table_is_written_by_its_ending(tmp_path, suffix):
    path = tmp_path / f"report{suffix}"
    write_report(readings(), path)
    assert path.stat().st_size > 100
    if suffix == ".csv":
        assert pd.read_csv(path)["kind"].tolist() == cut_table(readings())["kind"].tolist()


def test_an_unknown_ending_is_refused(tmp_path):
    with pytest.raises(ExportError, match="no exporter"):
        write_report(readings(), tmp_path / "report.doc")


def test_nothing_cut_is_an_empty_table():
    assert cut_table([]).empty
