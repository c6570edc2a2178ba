"""The verb ``evaluate`` as a user calls it."""

import json

import pytest
import xlsxwriter
from openpyxl import load_workbook

ARTICLE = {"id": "a1", "text": "나래시는 27일 문을 열었다. 홍길동 나래시장이 참석했다."}
MARKS = [
    {"article_id": "a1", "start": 17, "end": 20, "label": "PERSON", "entity_id": "p"},
    {"article_id": "a1", "start": 0, "end": 3, "label": "GOV", "entity_id": "c"},
]
GIVEN = [
    {"label": "PERSON", "start": 17, "end": 20, "text": "홍길동"},
    {"label": "PLACE", "start": 0, "end": 3, "text": "나래시"},
]


def written(path, rows):
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path):
    rest = {"article_id": "a1", "entity_id": "x", "canonical": "x", "sentence": 0, "by": "다른 도구"}
    return (
        written(tmp_path / "gold.jsonl", MARKS),
        written(tmp_path / "articles.jsonl", [ARTICLE]),
        written(tmp_path / "mentions.jsonl", [row | rest for row in GIVEN]),
    )


def test_the_sample_is_scored_and_its_errors_are_listed(study_folder, tmp_path, newsmine):
    out = tmp_path / "errors.xlsx"
    gold, names = study_folder / "sample" / "gold", study_folder / "gazetteer.csv"
    done = newsmine("evaluate", gold, "--gazetteer", names, "-o", out, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)
    assert scores["articles"] >= 20
    assert 0.5 < scores["strict"]["micro"]["f1"] <= scores["lenient"]["micro"]["f1"] <= 1
    book = load_workbook(out)
    assert book["missed"].max_row - 1 == scores["strict"]["micro"]["missed"]
    assert book["false"].max_row - 1 == scores["strict"]["micro"]["false"]
    bare = newsmine("evaluate", gold, "--gazetteer", names, "--public-only", "--json", "--quiet")
    assert json.loads(bare.stdout)["strict"]["micro"]["f1"] < scores["strict"]["micro"]["f1"]


def test_what_another_tool_found_is_scored_too(files, newsmine):
    gold, articles, mentions = files
    done = newsmine("evaluate", gold, "--articles", articles, "--mentions", mentions, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)
    assert scores["strict"]["PERSON"]["f1"] == 1
    assert scores["strict"]["GOV"]["f1"] == scores["strict"]["PLACE"]["f1"] == 0
    assert scores["links"]["B³"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667}


def test_mentions_of_articles_without_gold_are_told(files, newsmine):
    gold, articles, mentions = files
    mentions.write_text(mentions.read_text(encoding="utf-8").replace('"a1"', '"a9"'), encoding="utf-8")
    done = newsmine("evaluate", gold, "--articles", articles, "--mentions", mentions, "--json", "--quiet")
    assert "2 mentions are left aside: no gold for their articles, such as 'a9'" in done.stderr
    assert json.loads(done.stdout)["strict"]["micro"]["recall"] == 0


def test_the_scores_are_shown_as_a_table(files, newsmine):
    gold, articles, _ = files
    done = newsmine("evaluate", gold, "--articles", articles, "--quiet")
    assert done.returncode == 0, done.stderr
    assert "strict" in done.stdout
    assert "1 articles, 0 hard negatives found" in done.stderr


def test_the_articles_may_lie_in_a_corpus(files, tmp_path, newsmine):
    gold, articles, _ = files
    corpus = tmp_path / "말뭉치.sqlite"
    assert newsmine("import", articles, "-c", corpus, "--quiet").returncode == 0
    done = newsmine("evaluate", gold, "--articles", corpus, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles"] == 1


def export(path, *rows):
    head = ("뉴스 식별자", "일자", "제목", "본문", "인물", "기관")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([head, *rows]):
            sheet.write_row(number, 0, row)
    return path


def test_an_export_of_bigkinds_is_compared_and_its_bad_rows_are_listed(tmp_path, newsmine):
    good = ("01100101.20200731000000001", "20200731", "홍길동 시장 참석", ARTICLE["text"], "홍길동,시", "나래시")
    path, out = export(tmp_path / "News.xlsx", good), tmp_path / "비교.xlsx"
    done = newsmine("evaluate", "--bigkinds", path, "-o", out, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["BIGKinds"]["인물"]["single_letters"] == 1
    assert load_workbook(out).sheetnames[0] == "figures"
    bad = export(tmp_path / "Bad.xlsx", good, ("01100101.20200731000000002", "언제", "제목", "본문", "", ""))
    done = newsmine("evaluate", "--bigkinds", bad, "--json", "--quiet")
    assert done.returncode == 1
    assert json.loads(done.stdout)["articles"] == 1
    assert "row 3" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "either a folder of gold or --bigkinds"),
        (["gold", "--bigkinds", "x.xlsx"], 2, "either a folder of gold or --bigkinds"),
        (["gold", "-o", "scores.csv"], 2, "is no .html or .xlsx"),
        (["no-such-gold"], 1, "no-such-gold: is not there"),
    ],
)
def test_wrong_words_are_told(words, code, said, newsmine):
    done = newsmine("evaluate", *words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
