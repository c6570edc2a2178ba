"""Writers of invented BIGKinds exports, one a form in which such files are met."""

import csv
import html
import io
import re
import unicodedata
import zipfile
from datetime import datetime

HEADER = [
    "뉴스 식별자", "일자", "언론사", "기고자", "제목", "통합 분류1", "통합 분류2", "통합 분류3", "사건/사고 분류1", "사건/사고 분류2",
    "사건/사고 분류3", "인물", "위치", "기관", "키워드", "특성추출(가중치순 상위 50개)", "본문", "URL", "분석제외 여부",
]  # fmt: skip
ENGLISH = [
    "News Identifier", "Date", "Press", "Byline", "Title", "Integrated Classification 1", "Integrated Classification 2",
    "Integrated Classification 3", "Incident Classification 1", "Incident Classification 2", "Incident Classification 3",
    "Person", "Location", "Institution", "Keyword", "Feature extraction (top 50 by weight)", "Body", "URL",
    "Excluded from analysis",
]  # fmt: skip
SITE = [
    "news_id", "date", "provider_name", "byline", "title", "category1", "category2", "category3", "incident1", "incident2",
    "incident3", "persons", "locations", "organizations", "keywords", "features", "content", "provider_link_page", "excluded",
]  # fmt: skip
CUT = "한빛시는 새 도서관을 지어 시민에게 열었다고 밝혔다. " * 8


def row(id_, day, author, title, text, url="http://paper.example/1", excluded=""):  # noqa: PLR0913, PLR0917 - a column each
    classes = ["지역>한빛", " 문화>도서관", " 사회>교육", "사고>화재", "", ""]
    return [
        id_,
        day,
        "한빛일보",
        author,
        title,
        *classes,
        "도윤재",
        "한빛시",
        " 한빛도서관",
        "도서관,책",
        "책,도서관",
        text,
        url,
        excluded,
    ]


ROWS = [
    row("02100201.20200707103441001", "20200707", "도윤재|기자", "새 도서관 열다", "[한빛일보 도윤재 기자] 도서관이 문을 열었다."),
    row("02100201.20200707103441002", "20200707", "부산=김가온|기자", "책 천 권", CUT[:198].strip() + ".."),
    row("01100101.2020070810344100101", "20200708", "김가온(gaon@paper.example);도윤재", "'-3도' 한파, 길이 얼다", "=1+1은 2다, 라고 했다.", ""),
    row("01100101.20200708103441004", "20200708", "한빛일보", '시민 "반갑다"', "- 하나\n- 둘, 셋\n\n  넷", "http://paper.example/a?b=1&c=2", "중복, 예외"),
    row("01100101.20200712000000005", "20200712", "", "본문 없는 기사", "", excluded="예외"),
]  # fmt: skip
WANTED = [
    ("02100201.20200707103441001", "2020-07-07", "한빛일보", ("도윤재",), None, "새 도서관 열다", "도서관이 문을 열었다.", "http://paper.example/1", True),
    ("02100201.20200707103441002", "2020-07-07", "한빛일보", ("김가온",), "부산", "책 천 권", CUT[:198].strip() + "..", "http://paper.example/1", False),
    ("01100101.2020070810344100101", "2020-07-08", "한빛일보", ("김가온", "도윤재"), None, "'-3도' 한파, 길이 얼다", "=1+1은 2다, 라고 했다.", None, True),
    ("01100101.20200708103441004", "2020-07-08", "한빛일보", (), None, '시민 "반갑다"', "- 하나\n- 둘, 셋\n넷", "http://paper.example/a?b=1&c=2", True),
    ("01100101.20200712000000005", "2020-07-12", "한빛일보", (), None, "본문 없는 기사", "본문 없는 기사", "http://paper.example/1", False),
]  # fmt: skip
"""What each row is as an article: id, day, publisher, authors, bureau, title, text, url, whether the body is whole."""


def with_days(change):
    """Return the rows with their days changed."""
    return [[cells[0], change(cells[1]), *cells[2:]] for cells in ROWS]


def as_time(day):
    return datetime.strptime(day, "%Y%m%d")  # noqa: DTZ007 - a cell of Excel has no zone


def without(*names):
    """Return header and rows without some columns."""
    kept = [place for place, name in enumerate(HEADER) if name not in names]
    return [[cells[place] for place in kept] for cells in [HEADER, *ROWS]]


def xlsxwriter_book(path, sheets, start=(0, 0)):
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), options) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(start[0] + number, start[1], cells)


def openpyxl_book(path, rows):
    import openpyxl

    book = openpyxl.Workbook()
    for i, cells in enumerate(rows, start=1):
        for j, value in enumerate(cells, start=1):
            cell = book.active.cell(i, j, value or None)
            if isinstance(value, str) and value:
                cell.data_type = "s"
    book.save(path)


def with_wrong_dimension(path):
    """Write the size of the sheet as BIGKinds does: one cell."""
    parts = {}
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            parts[name] = file.read(name)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"], n = re.subn(rb'<dimension ref="[^"]*" ?/>', b'<dimension ref="A1"/>', sheet)
    assert n == 1
    with zipfile.ZipFile(path, "w") as file:
        for name, body in parts.items():
            file.writestr(name, body)


def inline_book(path, rows):
    """Write texts into their cells and every character as its number, as BIGKinds' own program does."""
    lines = []
    for i, cells in enumerate(rows, start=1):
        line = "".join(
            f'<c r="{chr(65 + j)}{i}" t="inlineStr"><is><t xml:space="preserve">{_numbers(value)}</t></is></c>'
            if value
            else f'<c r="{chr(65 + j)}{i}"></c>'
            for j, value in enumerate(cells)
        )
        lines.append(f'<row r="{i}">\n{line}</row>\n')
    openpyxl_book(path, [["-"]])
    with_wrong_dimension(path)
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    data = f"<sheetData>{''.join(lines)}</sheetData>".encode()
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        rb"<sheetData>.*</sheetData>", lambda _: data, parts["xl/worksheets/sheet1.xml"], flags=re.DOTALL
    )
    with zipfile.ZipFile(path, "w") as file:
        for name, body in parts.items():
            file.writestr(name, body)


def csv_text(rows, delimiter=",", **options):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, **options).writerows(rows)
    return file.getvalue()


def csv_file(path, rows, encoding="utf-8", **options):
    path.write_bytes(csv_text(rows, **options).encode(encoding))


def html_file(path, rows, encoding, head=""):
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell)).replace(chr(10), '<br>')}</td>" for cell in cells) + "</tr>\n"
        for cells in rows
    )
    page = f"{head}<html><head><meta charset='{encoding}'></head><body><table border=1>{body}</table></body></html>"
    path.write_bytes(page.encode(encoding))


def _numbers(text):
    return "".join(f"&#{ord(character)};" for character in text)


def _book(rows, *, suffix="xlsx"):
    def write(folder):
        xlsxwriter_book(folder / "a.xlsx", {"sheet": rows})
        return (folder / "a.xlsx").rename(folder / f"뉴스.{suffix}")

    return write


def _file(name, make, *arguments, **options):
    def write(folder):
        make(folder / name, *arguments, **options)
        return folder / name

    return write


def _wrong(make, *arguments):
    def write(folder):
        path = folder / "NewsResult.xlsx"
        make(path, *arguments)
        with_wrong_dimension(path)
        return path

    return write


def _csv(rows, encoding="utf-8", name="뉴스.csv", **options):
    return _file(name, csv_file, rows, encoding, **options)


_ALL = [HEADER, *ROWS]
_BLANK = [""] * len(HEADER)
_NODES = [["ID", "Name", "Category", "Weight"], ["n1", "도윤재", "PERSON", 3]]
_LINKS = [["ID", "From", "To"], ["l1", "n1", "n2"]]
_TITLE = [["뉴스검색 결과"], ["검색어: 도서관", "2020-07-01 ~ 2020-07-31"], []]
_FEWER = ("뉴스 식별자", "일자", "언론사", "제목", "본문")
_MESSY = [unicodedata.normalize("NFD", name.replace(" ", "\n")) for name in HEADER]
_REORDERED = [[*cells[::-1], "비고"] for cells in _ALL]
_NUMBERED = [["" if i == 0 else i - 1, *cells] for i, cells in enumerate([HEADER, *with_days(lambda day: f"{day}.0")])]
_FORMULAS = [HEADER, *([f'="{cells[0]}"', *cells[1:]] for cells in ROWS)]
_NO_ZERO = [HEADER, *([cells[0].removeprefix("0"), *cells[1:]] for cells in ROWS)]
_UNSAID = [name for name in HEADER if name not in {"특성추출(가중치순 상위 50개)", "URL", "분석제외 여부"}]

VARIANTS = {
    "xlsx by xlsxwriter": _book(_ALL),
    "xlsx by openpyxl": _file("a.xlsx", openpyxl_book, _ALL),
    "xlsx by xlsxwriter that says it has one cell": _wrong(xlsxwriter_book, {"sheet": _ALL}),
    "xlsx by openpyxl that says it has one cell": _wrong(openpyxl_book, _ALL),
    "xlsx with inline numbered characters": _file("a.xlsx", inline_book, _ALL),
    "headers without blanks": _book([[name.replace(" ", "") for name in HEADER], *ROWS]),
    "headers in English": _book([ENGLISH, *ROWS]),
    "headers of the site's programs": _csv([SITE, *ROWS]),
    "headers decomposed, with line breaks": _book([_MESSY, *ROWS]),
    "days as whole numbers": _book([HEADER, *with_days(int)]),
    "days as fractions": _csv([HEADER, *with_days(float)]),
    "days as dates": _book([HEADER, *with_days(lambda day: as_time(day).date())]),
    "days as times": _book([HEADER, *with_days(as_time)]),
    "days as days since 1900": _book([HEADER, *with_days(lambda day: (as_time(day) - datetime(1899, 12, 30)).days)]),  # noqa: DTZ001 - Excel's
    "days with hyphens": _book([HEADER, *with_days(lambda day: f"{day[:4]}-{day[4:6]}-{day[6:]}")]),
    "days with dots": _csv([HEADER, *with_days(lambda day: f"{day[:4]}.{day[4:6]}.{day[6:]}")]),
    "days with times of midnight": _csv([HEADER, *with_days(lambda day: f"{day[:4]}-{day[4:6]}-{day[6:]} 00:00:00")]),
    "csv in UTF-8": _csv(_ALL),
    "csv in UTF-8 with its mark": _csv(_ALL, "utf-8-sig"),
    "csv in CP949": _csv(_ALL, "cp949"),
    "csv in UTF-16, by tabs": _csv(_ALL, "utf-16", delimiter="\t"),
    "tsv": _csv(_ALL, name="뉴스.tsv", delimiter="\t"),
    "csv by semicolons": _csv(_ALL, "cp949", delimiter=";"),
    "csv all in quotes": _csv(_ALL, quoting=csv.QUOTE_ALL),
    "csv with line feeds": _csv(_ALL, lineterminator="\n"),
    "csv with carriage returns": _csv(_ALL, lineterminator="\r"),
    "csv that says its delimiter": _csv([["sep=,"], *_ALL]),
    "csv of pandas, with its numbers": _csv(_NUMBERED),
    "csv with ids as formulas": _csv(_FORMULAS),
    "csv with ids without their zero": _csv(_NO_ZERO),
    "xls that is HTML": _file("뉴스.xls", html_file, _ALL, "utf-8"),
    "xls that is HTML in CP949": _file("뉴스.xls", html_file, _ALL, "cp949", "\r\n<?xml version='1.0' encoding='euc-kr'?>"),
    "xls that is csv": _csv(_ALL, "cp949", name="뉴스.xls"),
    "xls that is xlsx": _book(_ALL, suffix="xls"),
    "csv that is xlsx": _book(_ALL, suffix="csv"),
    "sheets of analyses before the news": _file("a.xlsx", xlsxwriter_book, {"node_data": _NODES, "link_data": _LINKS, "news_data": _ALL}),
    "sheets of analyses behind the news": _file("a.xlsx", xlsxwriter_book, {"sheet": _ALL, "link_data": _LINKS}),
    "title rows above": _book([*_TITLE, *_ALL]),
    "title rows above a csv": _csv([*_TITLE, *_ALL]),
    "table in the middle of its sheet": _file("a.xlsx", xlsxwriter_book, {"sheet": _ALL}, start=(4, 2)),
    "blank rows between and behind": _book([HEADER, ROWS[0], _BLANK, *ROWS[1:], _BLANK, [" "] * 19, _BLANK]),
    "columns the other way round, and one more": _csv(_REORDERED),
}  # fmt: skip
"""Files with all that an article has, by what is odd about them."""

FEWER = {
    "only what is needed": (_csv(without(*(name for name in HEADER if name not in _FEWER))), {"authors", "url"}),
    "the sixteen columns of news_data": (_file("a.xlsx", xlsxwriter_book, {"news_data": without(*set(HEADER) - set(_UNSAID))}), {"url"}),
    "without a byline": (_book(without("기고자")), {"authors"}),
    "without an outlet": (_book(without("언론사")), {"publisher"}),
}  # fmt: skip
"""Files without some of the columns, and what an article then lacks."""
