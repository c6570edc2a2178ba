"""Health of what a run brought into a corpus, of a folder, and of an earlier time."""

import json
import sqlite3
from pathlib import Path

import pytest

import newsmine as nm
from newsmine.articles.health import frame
from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import HealthError, InputError
from newsmine.runs.health import (
    check_health,
    check_pages,
    health_of,
    look,
    raise_problems,
    read_baseline,
    write_baseline,
)
from newsmine.runs.inputs import import_files

GOLDEN = Path(__file__).parents[1] / "golden"
ASIA = (GOLDEN / "asiatoday" / "2024" / "page.html").read_text(encoding="utf-8")


def asia(number, *, dated=True):
    html = ASIA.replace("나래", f"나래{number}")
    html = html.replace("view.php?key=", f"view.php?key={number}")
    if not dated:
        for old, new in (("wr_day", "day2026"), ("article:published_time", "x"), ("2024", "")):
            html = html.replace(old, new)
    return html


def saved(folder, numbers, *, dated=True):
    folder.mkdir(exist_ok=True)
    files = []
    for number in numbers:
        path = folder / f"{number}.html"
        path.write_text(asia(number, dated=dated), encoding="utf-8")
        files.append((path, None))
    return files


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "c.sqlite") as opened:
        yield opened


def age(corpus):
    """Let what is there have been read an hour ago."""
    corpus.connection.execute("UPDATE provenance SET imported_at = '2026-01-01T00:00:00+09:00'")


def test_a_sound_import_has_no_problem(corpus, tmp_path):
    before = look(corpus)
    import_files(corpus, saved(tmp_path / "pages", range(6)))
    assert check_health(corpus, before) == []
    raise_problems(check_health(corpus, before))


def test_an_import_without_dates_is_an_error_that_names_outlet_field_and_selector(corpus, tmp_path):
    import_files(corpus, saved(tmp_path / "old", range(6)))
    age(corpus)
    before = look(corpus)
    import_files(corpus, saved(tmp_path / "new", range(10, 16), dated=False))
    problems = check_health(corpus, before)
    assert [(problem.outlet, problem.field, problem.hits, problem.pages) for problem in problems] == [
        ("asiatoday", "published_at", 0, 6)
    ]
    with pytest.raises(HealthError, match=r"asiatoday: published_at on 0 of 6 pages.*wr_day") as caught:
        raise_problems(problems)
    assert "\n" not in str(caught.value)


def test_pages_that_gave_no_article_count_for_their_outlet(corpus):
    before = look(corpus)
    for n in range(5):
        url = f"https://www.asiatoday.co.kr/view.php?key={n}"
        source = Input(path=url, sha256=str(n), fingerprint="f")
        add_readings(corpus, source, (), error=f"{url}: no text: nothing found")
    problems = check_health(corpus, before)
    assert [(problem.outlet, problem.field, problem.hits, problem.pages) for problem in problems] == [
        ("asiatoday", "text", 0, 5)
    ]
    assert "'.news_bm'" in str(problems[0])
    assert check_health(corpus, look(corpus)) == []


def test_failed_files_are_looked_at_again_for_their_outlet(corpus, tmp_path):
    before = look(corpus)
    files = saved(tmp_path / "pages", range(4))
    for path, _ in files:
        head = ASIA[: ASIA.index("<body")]
        path.write_text(head + "<body><p>없음</p></body></html>", encoding="utf-8")
    report = import_files(corpus, files)
    assert len(report.failed) == 4
    assert [(problem.outlet, problem.field) for problem in check_health(corpus, before)] == [("asiatoday", "text")]


def test_an_outlet_whose_lists_are_empty_is_a_problem(corpus, tmp_path):
    import_files(corpus, saved(tmp_path / "old", range(6)))
    problems = check_health(corpus, look(corpus), silent=["asiatoday"])
    assert ["its feeds and lists name no page" in str(problem) for problem in problems if not problem.pages] == [True]


def test_tables_and_exports_are_no_pages(corpus):
    article = nm.Article(id="1", text="가온시는 문을 열었다.", reader="bigkinds")
    add_readings(corpus, Input(path="a.xlsx", sha256="1", fingerprint="f"), [nm_reading(article)])
    add_readings(corpus, Input(path="b.xlsx", sha256="2", fingerprint="f"), (), error="b.xlsx: broken")
    assert health_of(corpus) == []


def nm_reading(article):
    from newsmine.records import Reading

    return Reading(article=article)


def test_the_table_of_a_corpus_is_that_of_its_pages(corpus, tmp_path):
    files = saved(tmp_path / "pages", range(4)) + saved(tmp_path / "new", range(10, 12), dated=False)
    import_files(corpus, files)
    ours, read_anew = nm.health(corpus), nm.health([path for path, _ in files])
    columns = ["outlet", "pages", "no_text", "no_title", "no_date", "no_authors", "fallback", "mojibake"]
    assert ours[columns].to_numpy().tolist() == read_anew[columns].to_numpy().tolist()
    assert ours["no_date"].tolist() == [2]


def test_a_baseline_comes_back_as_it_was(tmp_path):
    healths = check_pages(path for path, _ in saved(tmp_path / "pages", range(3)))
    write_baseline(healths, tmp_path / "base.json")
    again = read_baseline(tmp_path / "base.json")
    assert frame(again).equals(frame(healths))
    assert not (tmp_path / "base.json.part").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"outlets": [{}]}',
        '{"outlets": 7}',
        "[" * 100000,
        "\x00",
        json.dumps({"outlets": [{"outlet": "a", "layout": None, "pages": 1, "known": True, "has": {"text": 2}}]}),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(tmp_path, text):
    path = tmp_path / "base.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no baseline"):
        read_baseline(path)


def test_a_file_that_is_gone_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        check_pages([tmp_path / "gone.html"])


def test_the_look_at_a_corpus_writes_nothing(corpus, tmp_path):
    import_files(corpus, saved(tmp_path / "pages", range(2)))
    with sqlite3.connect(tmp_path / "c.sqlite") as other:
        version = other.execute("PRAGMA data_version").fetchone()
        check_health(corpus, look(corpus))
        assert other.execute("PRAGMA data_version").fetchone() == version
