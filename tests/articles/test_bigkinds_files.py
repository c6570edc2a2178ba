"""BIGKinds exports in every form that they are met in: each row comes out exactly, and a bad one stops nothing."""

import json
import random
import subprocess
import sys

import pytest
from bigkinds_files import FEWER, HEADER, ROWS, VARIANTS, WANTED, csv_file, csv_text, row, xlsxwriter_book

from newsmine.articles.load import load
from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.errors import InputError, RowError
from newsmine.runs.inputs import import_files


def shown(reading):
    article = reading.article
    day = article.published_at
    assert (day.hour, day.minute, day.utcoffset().total_seconds()) == (0, 0, 9 * 3600)
    return (
        article.id,
        day.date().isoformat(),
        article.publisher,
        article.authors,
        article.bureau,
        article.title,
        article.text,
        article.url,
        article.body_complete,
    )


@pytest.mark.parametrize("name", VARIANTS)
def test_every_row_of_every_form_is_the_same_article(tmp_path, name):
    assert [shown(reading) for reading in load(VARIANTS[name](tmp_path))] == WANTED


@pytest.mark.parametrize("name", FEWER)
def test_a_column_that_is_missing_costs_its_field_only(tmp_path, name):
    write, lost = FEWER[name]
    fields = ("id", "day", "publisher", "authors", "bureau", "title", "text", "url", "complete")
    got = [dict(zip(fields, shown(reading), strict=True)) for reading in load(write(tmp_path))]
    wanted = [dict(zip(fields, values, strict=True)) for values in WANTED]
    for ours, theirs in zip(got, wanted, strict=True):
        assert ours["publisher"] is None or "publisher" not in lost
        assert ours["url"] is None or "url" not in lost
        same = set(fields) - lost - ({"bureau"} if "authors" in lost else set())
        assert {name: ours[name] for name in same} == {name: theirs[name] for name in same}
    # Of the lost bylines one stands in the body, and is read there.
    assert [ours["authors"] for ours in got] == (
        [("도윤재",), (), (), (), ()] if "authors" in lost else [values[3] for values in WANTED]
    )


@pytest.mark.parametrize("name", ["xlsx by openpyxl", "csv in CP949", "headers in English"])
def test_what_an_article_has_no_place_for_is_kept_beside_it(tmp_path, name):
    readings = list(load(VARIANTS[name](tmp_path)))
    assert dict(readings[2].extra) == {
        "기고자": "김가온;도윤재",
        "통합 분류1": "지역>한빛",
        "통합 분류2": "문화>도서관",
        "통합 분류3": "사회>교육",
        "사건/사고 분류1": "사고>화재",
        "인물": "도윤재",
        "위치": "한빛시",
        "기관": "한빛도서관",
        "키워드": "도서관,책",
        "특성추출(가중치순 상위 50개)": "책,도서관",
    }
    assert [dict(reading.extra).get("분석제외 여부") for reading in readings] == [
        None,
        None,
        None,
        "중복, 예외",
        "예외",
    ]
    assert readings[3].warnings == ("BIGKinds leaves it out of analyses: 중복, 예외",)
    assert readings[4].warnings == ("no 본문: the title stands for it", "BIGKinds leaves it out of analyses: 예외")


def test_an_id_whose_zero_was_lost_gets_it_back_and_it_is_said(tmp_path):
    reading = next(load(VARIANTS["csv with ids without their zero"](tmp_path)))
    assert reading.warnings == ("뉴스 식별자 without the zero that it begins with: it was put back",)


# What makes a row bad, the rows as they are written, and what is said of the bad ones.
BAD = {
    "an id that went through a number": (0, 2100201.20200707103441, "뉴스 식별자 2100201.202007071 is a number"),
    "an id in powers of ten": (0, "2.10020120200707E+24", "is no id of BIGKinds"),
    "no id": (0, "", "뉴스 식별자 '' is no id of BIGKinds"),
    "no day": (1, "", "일자 '' is no date"),
    "a day that no calendar has": (1, "20200732", "일자 '20200732' is no date"),
    "a year alone": (1, "2020년", "일자 '2020년' is no date"),
    "a number that is no day": (1, 7, "일자 '7' is no date"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_named_and_the_others_are_read(tmp_path, name):
    column, cell, says = BAD[name]
    bad = [*ROWS[1][:column], cell, *ROWS[1][column + 1 :]]
    path = tmp_path / "NewsResult.xlsx"
    xlsxwriter_book(path, {"sheet": [HEADER, ROWS[0], bad, *ROWS[2:]]})
    errors = []
    assert [shown(reading) for reading in load(path, on_error=errors.append)] == [WANTED[0], *WANTED[2:]]
    assert [(error.path, error.row) for error in errors] == [(str(path), "row 3")]
    assert says in str(errors[0])
    with pytest.raises(RowError, match="row 3: "):
        list(load(path))


def test_a_row_without_title_and_body_is_bad(tmp_path):
    path, errors = tmp_path / "a.csv", []
    csv_file(path, [HEADER, row("02100201.20200707103441009", "20200707", "", "", ""), ROWS[0]])
    assert [shown(reading) for reading in load(path, on_error=errors.append)] == WANTED[:1]
    assert [str(error) for error in errors] == [f"{path}: row 2: neither 본문 nor 제목; delete the row"]


def test_broken_bytes_in_one_row_leave_the_others_whole(tmp_path):
    path = tmp_path / "a.csv"
    body = csv_text([HEADER, *ROWS]).encode("cp949")
    broken = body.replace("책 천 권".encode("cp949"), "책 ".encode("cp949") + b"\xff" + " 권".encode("cp949"))
    assert broken != body
    path.write_bytes(broken)
    readings = list(load(path))
    assert [shown(reading) for reading in readings[2:]] == WANTED[2:]
    assert readings[1].article.title == "책 \ufffd 권"
    assert "some characters are lost" in readings[1].warnings


def test_rows_that_stand_twice_are_one_article_of_the_corpus(tmp_path):
    path = tmp_path / "a.xlsx"
    xlsxwriter_book(path, {"sheet": [HEADER, *ROWS, *ROWS]})
    assert [shown(reading) for reading in load(path)] == WANTED * 2
    with Corpus.open(tmp_path / "a.sqlite") as corpus:
        report = import_files(corpus, [(path, None)])
        assert (report.added, report.changed, report.failed) == (5, 0, ())
        assert [article.id for article in iter_articles(corpus)] == [WANTED[i][0] for i in (0, 1, 2, 3, 4)]


@pytest.mark.parametrize("name", [name for name in VARIANTS if name.startswith(("csv in", "xls", "xlsx", "sheets"))])
def test_a_damaged_file_is_read_or_refused_in_words(tmp_path, name):
    path = VARIANTS[name](tmp_path)
    body = path.read_bytes()
    chance = random.Random(name)  # noqa: S311 - a seed, no secret
    for n in range(12):
        damaged = bytearray(body)
        start = chance.randrange(len(body))
        if n % 3 == 0:
            del damaged[start:]
        elif n % 3 == 1:
            damaged[start : start + 40] = chance.randbytes(40)
        else:
            for _ in range(20):
                damaged[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        assert str(path) in said(path) or len(list(load(path, on_error=lambda _: None))) <= len(ROWS) + 2


def said(path):
    try:
        list(load(path, on_error=lambda _: None))
    except InputError as error:
        return str(error)
    return ""


def run(*words):
    command = [sys.executable, "-m", "newsmine", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_import_lists_each_bad_row_and_says_which_days_are_missing(tmp_path):
    folder = tmp_path / "받은 파일"
    folder.mkdir()
    csv_file(folder / "a.csv", [HEADER, *ROWS, [*ROWS[0][:1], "어제", *ROWS[0][2:]]], "cp949")
    (folder / "b.jsonl").write_text('{"id": "b1", "text": "글이다."}\n{"id": "b2"}\n{\n', encoding="utf-8")
    (folder / "~$a.xlsx").write_bytes(b"\x05user")
    done = run("import", folder, "-c", tmp_path / "c.sqlite", "--json", "--quiet")
    summary = json.loads(done.stdout)
    assert done.returncode == 1
    assert (summary["articles"], summary["days"], summary["missing days"]) == (6, 3, 3)
    assert [why.split(": ", 1)[1] for _, why in summary["failed"]] == [
        "row 7: 일자 '어제' is no date; write it as 20200731",
        "line 2: articles: field 'text' is missing; every row must have it",
        "line 3: no JSON (Expecting property name enclosed in double quotes: line 2 column 1 (char 2)); every line must be one record",
    ]
    assert "3 could not be done:" in done.stderr
    again = run("import", folder, "-c", tmp_path / "c.sqlite", "--json", "--quiet")
    assert (json.loads(again.stdout)["files same"], again.returncode) == (2, 1)
