"""BIGKinds exports, written here in their own form."""

from datetime import date

import pytest

from newsmine.articles.bigkinds import is_bigkinds, read_bigkinds
from newsmine.articles.coverage import coverage
from newsmine.articles.load import load
from newsmine.errors import InputError
from newsmine.schema import ARTICLES

HEADER = [
    "뉴스 식별자", "일자", "언론사", "기고자", "제목", "통합 분류1", "통합 분류2", "통합 분류3", "사건/사고 분류1", "사건/사고 분류2",
    "사건/사고 분류3", "인물", "위치", "기관", "키워드", "특성추출(가중치순 상위 50개)", "본문", "URL", "분석제외 여부",
]  # fmt: skip
CUT = "가온시는 도서관을 지었다. " * 14


def row(number, text, *, author="", url="http://paper.example/1", excluded="", day="20200707"):  # noqa: PLR0913 - a column each
    news_id = f"02100201.2020070710344100{number}"
    return [
        news_id,
        day,
        "가온일보",
        author,
        f"제목 {number}",
        "지역>부산",
        " 경제>무역",
        "",
        "",
        "",
        "",
        "홍길동",
        "가온",
        "가온시",
        "도서관,책",
        "책",
        text,
        url,
        excluded,
    ]


ROWS = [
    row(1, "[가온일보 홍길동 기자] 가온시는 도서관을 지었다.\n\n\n 시민이 반겼다.", author="홍길동|기자"),
    row(2, CUT[:197] + "..", author="부산=김가온|기자"),
    row(3, "=도서관이 문을 열었다.", author="김가온(kim@paper.example);홍길동", url=""),
    row(4, "- 도서관이 문을 열었다.", author="가온일보", excluded="중복", day="20200708"),
    row(5, ""),
]


@pytest.fixture
def book(tmp_path):
    import xlsxwriter

    path = tmp_path / "NewsResult.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet("sheet")
        for number, cells in enumerate([HEADER, *ROWS]):
            sheet.write_row(number, 0, cells)
    return path


def table(path, encoding, rows=ROWS):
    import csv

    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def test_every_row_is_an_article_with_its_own_id(book):
    readings = list(read_bigkinds(book))
    assert [reading.article.id for reading in readings] == [cells[0] for cells in ROWS]
    assert {reading.article.reader for reading in readings} == {"bigkinds"}


@pytest.mark.parametrize("encoding", ["cp949", "utf-8-sig", "utf-8"])
def test_a_csv_gives_the_same_articles_as_the_workbook(book, tmp_path, encoding):
    of_csv = [reading.article for reading in read_bigkinds(table(tmp_path / "a.csv", encoding))]
    of_book = [reading.article for reading in read_bigkinds(book)]
    assert [(a.id, a.text, a.authors) for a in of_csv] == [(a.id, a.text, a.authors) for a in of_book]


def test_bylines_are_taken_off_and_paragraphs_kept(book):
    reading = next(read_bigkinds(book))
    assert reading.article.text == "가온시는 도서관을 지었다.\n시민이 반겼다."
    assert [(cut.kind, cut.text) for cut in reading.cuts] == [("byline", "[가온일보 홍길동 기자]")]


def test_cut_bodies_are_marked(book):
    assert [reading.article.body_complete for reading in read_bigkinds(book)] == [True, False, True, True, False]


def test_bodies_that_look_like_formulas_stay_as_they_are(book):
    texts = [reading.article.text for reading in read_bigkinds(book)]
    assert (texts[2], texts[3]) == ("=도서관이 문을 열었다.", "- 도서관이 문을 열었다.")


def test_names_of_reporters_are_read_and_outlets_are_none(book):
    articles = [reading.article for reading in read_bigkinds(book)]
    assert [article.authors for article in articles] == [("홍길동",), ("김가온",), ("김가온", "홍길동"), (), ()]
    assert articles[1].bureau == "부산"


def test_what_is_missing_is_none_and_said(book):
    readings = list(read_bigkinds(book))
    assert readings[2].article.url is None
    assert readings[4].article.text == "제목 5"
    assert readings[4].warnings == ("no 본문: the title stands for it",)
    assert readings[3].warnings == ("BIGKinds leaves it out of analyses: 중복",)


def test_coverage_counts_by_day_and_outlet(book):
    frame = coverage(reading.article for reading in read_bigkinds(book))
    assert frame.to_dict("records") == [
        {"date": date(2020, 7, 7), "publisher": "가온일보", "articles": 4},
        {"date": date(2020, 7, 8), "publisher": "가온일보", "articles": 1},
    ]
    assert list(coverage([]).columns) == ["date", "publisher", "articles"]


def test_an_id_that_went_through_a_number_is_refused(tmp_path):
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, [2100201.20200707103441, *ROWS[0][1:]])
    with pytest.raises(InputError, match=r"row 2: 뉴스 식별자 .* is a number"):
        list(read_bigkinds(path))


def test_a_wrong_day_is_named_with_its_row(tmp_path):
    path = table(tmp_path / "a.csv", "utf-8", [ROWS[0], row(2, "본문이다.", day="2020년")])
    with pytest.raises(InputError, match=r"row 3: 일자 '2020년' is no date"):
        list(read_bigkinds(path))


def test_another_table_is_no_export(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("이름,나이\n홍길동,20\n", encoding="utf-8")
    with pytest.raises(InputError, match="no BIGKinds export"):
        list(read_bigkinds(path))
    assert not is_bigkinds(["이름"])


def test_articles_of_an_export_go_through_a_frame_and_back(book):
    articles = [reading.article for reading in load(book)]
    assert list(ARTICLES.records(ARTICLES.frame(articles))) == articles


@pytest.mark.real
def test_the_real_export_has_all_its_rows_and_ids(real_data):
    articles = [reading.article for path in (real_data / "bigkinds").glob("*.xlsx") for reading in load(path)]
    assert (len(articles), len({article.id for article in articles})) == (4743, 4743)
    assert int(coverage(articles)["articles"].sum()) == 4743
