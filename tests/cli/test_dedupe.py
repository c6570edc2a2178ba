"""``newsmine dedupe``: a corpus is marked, a file of records is sifted, the pairs are reported."""

import csv
import json

import pytest

from newsmine.corpus.database import Corpus

TEXT = "가온시는 27일 시민 누구나 쓸 수 있는 도서관의 문을 열었다고 밝혔다. 도서관에는 책 3만 권이 있다."
ROWS = [
    {
        "id": "a",
        "text": TEXT,
        "title": "새 도서관",
        "publisher": "가온일보",
        "published_at": "2024-11-27T09:00:00+09:00",
    },
    {
        "id": "b",
        "text": TEXT + " (사진)",
        "title": "=도서관",
        "publisher": "나래신문",
        "published_at": "2024-11-28T09:00:00+09:00",
    },
    {"id": "c", "text": "해온항에 새 등대가 섰다.", "published_at": "2024-11-28T09:00:00+09:00"},
]


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path, records, newsmine):
    path = tmp_path / "말뭉치.sqlite"
    assert newsmine("import", records, "-c", path, "--quiet").returncode == 0
    return path


def ids_in(path):
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_records_are_sifted_with_their_text(records, tmp_path, newsmine):
    out, report = tmp_path / "rest.jsonl", tmp_path / "pairs.csv"
    done = newsmine("dedupe", records, "-o", out, "--report", report, "--korean", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["articles"], summary["groups"], summary["copies"], summary["left out"]) == (3, 1, 1, 1)
    assert ids_in(out) == ["a", "c"]
    assert json.loads(out.read_text(encoding="utf-8").splitlines()[0])["text"] == TEXT
    with report.open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert (row["기사 번호"], row["제목"], row["대표 기사 번호"], row["대표 기사 제목"]) == (
        "b",
        "'=도서관",
        "a",
        "새 도서관",
    )
    assert (row["언론사"], row["대표 기사 언론사"]) == ("나래신문", "가온일보")
    assert row["입력 시각"].startswith("2024-11-28")
    assert 0.8 <= float(row["유사도"]) <= 1


def test_a_corpus_is_marked_and_the_marks_are_taken_away(corpus, tmp_path, newsmine):
    done = newsmine("dedupe", corpus, "--keep", "longest", "--json", "--report", tmp_path / "pairs.xlsx")
    assert done.returncode == 0, done.stderr
    with Corpus.open(corpus) as opened:
        assert opened.articles()["id"].tolist() == ["b", "c"]
    assert newsmine("dedupe", corpus, "--keep", "all", "-o", tmp_path / "all.jsonl").returncode == 0
    with Corpus.open(corpus) as opened:
        assert opened.articles()["id"].tolist() == ["a", "b", "c"]
        assert len(opened.duplicates()) == 2
    assert ids_in(tmp_path / "all.jsonl") == ["a", "b", "c"]


def test_the_days_are_heard(records, tmp_path, newsmine):
    out = tmp_path / "rest.jsonl"
    assert newsmine("dedupe", records, "-o", out, "--within-days", "0").returncode == 0
    assert ids_in(out) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--similarity", "2", "-o", "x.jsonl"), 2, "at most 1"),
        (("--keep", "last", "-o", "x.jsonl"), 2, "keep"),
        ((), 2, "-o"),
    ],
)
def test_a_wrong_use_is_one_line_and_code_2(records, words, code, says, newsmine):
    done = newsmine("dedupe", records, *words)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
