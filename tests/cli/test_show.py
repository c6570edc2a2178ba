"""The verb ``show``, and the page of ``evaluate``, as a user calls them."""

import json

import pytest

TEXT = "나래시는 27일 ㈜또바기에듀와 협약을 맺었다."


@pytest.fixture
def articles(tmp_path):
    rows = [{"id": "a1", "text": TEXT}, {"id": "a2", "text": "가온시도 ㈜나래소프트와 협약했다."}]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_articles_of_a_file_become_a_page(articles, tmp_path, newsmine):
    done = newsmine("show", articles, "-o", tmp_path / "page.html", "--korean", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles"] == 2
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "㈜또바기에듀</mark>" in page
    assert 'data-l="기업"' in page


def test_one_article_is_shown_by_its_id_and_names_by_a_gazetteer(articles, tmp_path, newsmine):
    names = tmp_path / "names.csv"
    names.write_text("name,label\n나래시,GOV\n", encoding="utf-8")
    done = newsmine("show", articles, "a1", "-o", tmp_path / "page.html", "--gazetteer", names)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert 'data-l="GOV">나래시</mark>' in page
    assert "나래소프트" not in page


def test_what_cannot_be_shown_is_one_line(articles, tmp_path, newsmine):
    for words in (("a9", "-o", tmp_path / "page.html"), ("-o", tmp_path / "page.txt")):
        done = newsmine("show", articles, *words)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
    assert "a9" in newsmine("show", articles, "a9", "-o", tmp_path / "page.html").stderr


def test_the_errors_of_an_evaluation_become_a_page(study_folder, tmp_path, newsmine):
    gold = next((study_folder / "sample" / "gold").glob("*.json"))
    done = newsmine("evaluate", gold, "-o", tmp_path / "errors.html", "--quiet", "--json")
    assert done.returncode == 0, done.stderr
    missed = json.loads(done.stdout)["strict"]["micro"]["missed"]
    assert missed
    assert "nm-missed" in (tmp_path / "errors.html").read_text(encoding="utf-8")
    assert newsmine("evaluate", gold, "-o", tmp_path / "errors.pdf").returncode == 2


def test_a_file_that_cannot_be_written_is_told_before_the_work(articles, tmp_path, newsmine):
    for verb in ("find", "tokenize"):
        begun = newsmine(verb, articles, "-o", tmp_path / "names.xlxs", "--quiet")
        assert (begun.returncode, "did you mean 'xlsx'" in begun.stderr) == (1, True)
        assert newsmine(verb, articles).stderr.count("━") == 0


def test_a_page_is_no_file_of_records_and_the_way_out_is_told(study_folder, tmp_path, newsmine):
    page = next((study_folder / "sample" / "pages").glob("*.html"))
    done = newsmine("show", page, "-o", tmp_path / "page.html")
    assert "newsmine extract makes records of pages" in done.stderr


def test_labels_of_gold_that_newsmine_does_not_know_are_told(articles, tmp_path, newsmine):
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"article_id": "a1", "start": 0, "end": 3, "label": "GOVT"}\n', encoding="utf-8")
    done = newsmine("evaluate", gold, "--articles", articles, "--quiet", "--json")
    assert "newsmine has no label 'GOVT', so that each is missed; did you mean 'GOV'?" in done.stderr
