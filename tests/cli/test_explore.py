"""The verb explore, as a user calls it."""

import json


def test_it_writes_a_page_and_says_what_is_in_it(sample_corpus, tmp_path, newsmine):
    page = tmp_path / "생태계 #1.html"
    done = newsmine("explore", sample_corpus, "-o", page, "--topics", "0", "--min-count", "1", "--json", "--quiet")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert (told["nodes"], told["bytes"]) == (205, page.stat().st_size)
    assert "<title>생태계" not in page.read_text(encoding="utf-8")


def test_a_wrong_ending_is_refused_before_the_work(sample_corpus, tmp_path, newsmine):
    done = newsmine("explore", sample_corpus, "-o", tmp_path / "page.pdf")
    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
    assert "a page is a .html file, not .pdf" in done.stderr


def test_it_says_where_nobody_stands_together(tmp_path, newsmine):
    from newsmine.corpus.database import Corpus

    with Corpus.open(tmp_path / "c.sqlite"):
        pass
    done = newsmine("explore", tmp_path / "c.sqlite", "-o", tmp_path / "p.html", "--quiet")
    assert done.returncode == 0
    assert "was newsmine find run?" in done.stderr
    assert "the page has no topics: no tokenized documents to fit topics on; tokenize the articles first" in done.stderr
