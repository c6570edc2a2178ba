"""Files to articles, by their kind."""

import pytest

from newsmine.articles.load import load
from newsmine.errors import InputError
from newsmine.records import Article
from newsmine.schema import ARTICLES

ARTICLE = Article(
    id="a1",
    text="가온시는 도서관을 지었다.\n시민이 반겼다.",
    title="새 도서관",
    authors=("홍길동", "김가온"),
    publisher="가온일보",
)
TEXT = "가온시, 새 도서관 열어\n입력 2024.11.27 09:52\n가온시는 27일 시민 누구나 쓸 수 있는 도서관의 문을 열었다고 밝혔다.\n"
HTML = "<html><head><title>가온시, 새 도서관 열어</title></head><body><article><h1>가온시, 새 도서관 열어</h1><div id='dic_area'><p>가온시는 27일 시민 누구나 쓸 수 있는 도서관의 문을 열었다고 밝혔다.</p></div></article></body></html>"


def one(path, **options):
    (reading,) = load(path, **options)
    return reading.article


@pytest.mark.parametrize(("name", "page"), [("a.txt", TEXT), ("a.html", HTML), ("A.HTM", HTML)])
def test_a_page_is_one_article(tmp_path, name, page):
    path = tmp_path / name
    path.write_text(page, encoding="utf-8")
    article = one(path, url="https://paper.example/1")
    assert article.text == "가온시는 27일 시민 누구나 쓸 수 있는 도서관의 문을 열었다고 밝혔다."
    assert (article.title, article.url) == ("가온시, 새 도서관 열어", "https://paper.example/1")


def test_a_page_in_cp949_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp949"))
    assert next(load(path)).decoder == "cp949"


def test_our_own_tables_come_back_as_they_went(tmp_path):
    frame = ARTICLES.frame([ARTICLE])
    frame.to_parquet(tmp_path / "a.parquet")
    (tmp_path / "a.jsonl").write_text(
        "\n" + __import__("json").dumps(ARTICLES.to_json(ARTICLE), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    table = frame.copy()
    for column in ("authors", "captions"):
        table[column] = [";".join(values) for values in table[column]]
    table.to_csv(tmp_path / "a.csv", index=False)
    for suffix in ("parquet", "jsonl", "csv"):
        assert one(tmp_path / f"a.{suffix}") == ARTICLE


def test_a_workbook_of_articles_is_read(tmp_path):
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["id", "title", "text", "authors"])
        sheet.write_row(1, 0, ["a1", "새 도서관", "가온시는 도서관을 지었다.", "홍길동;김가온"])
    assert one(path).authors == ("홍길동", "김가온")


def test_a_lock_file_of_excel_yields_nothing(tmp_path):
    path = tmp_path / "~$NewsResult.xlsx"
    path.write_bytes(b"\x05user")
    assert list(load(path)) == []


BAD = {
    "empty.txt": (b"", "the file is empty"),
    "empty.xlsx": (b"", "the file is empty"),
    "a.pdf": (b"%PDF-1.7\n", "a PDF; save the page as text or HTML"),
    "paper.txt": (b"%PDF-1.7\n", "a PDF"),
    "a.docx": (b"PK\x03\x04", "unknown kind of file '.docx'; newsmine reads .csv"),
    "broken.xlsx": (b"PK\x03\x04 broken", "no readable Excel file"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "no readable Excel file"),
    "page.xls": (b"<html><p>no table</p></html>", "neither a BIGKinds export"),
    "text.xlsx": ("가나다".encode(), "no readable Excel file"),
    "a.parquet": (b"PAR1 broken", "no readable Parquet file"),
    "a.jsonl": (b'{"id": "a1", "text": "\xea\xb0\x80"}\n{"id": ', "line 2: no JSON"),
    "list.jsonl": (b"[1, 2]\n", "line 1: list instead of an object"),
    "field.jsonl": (b'{"id": "a1", "txt": "a"}\n', "line 1: articles: unknown field 'txt'; did you mean 'text'"),
    "a.csv": ("이름,나이\n홍길동,20\n".encode(), "neither a BIGKinds export"),
    "bytes.csv": (b"\xff\xff\xff\x80,\n", "neither UTF-8 nor CP949"),
    "menu.txt": ("닫기\n공유하기\n".encode(), "no text"),
    "none.html": (b"<html><body></body></html>", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_said_in_one_line_with_the_file(tmp_path, name):
    body, message = BAD[name]
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(InputError) as caught:
        list(load(path))
    text = str(caught.value)
    assert message in text
    assert name in text
    assert "\n" not in text


def test_an_absent_file_and_a_folder_are_named(tmp_path):
    for path, message in ((tmp_path / "absent.txt", "no such file"), (tmp_path, "a folder")):
        with pytest.raises(InputError, match=message):
            list(load(path))
