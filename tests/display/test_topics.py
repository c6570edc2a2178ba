"""The page of topics: it holds what it should, runs nothing else and loads nothing."""

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.display.topics import scale, topics_page
from newsmine.errors import ExportError
from newsmine.records import Article, Document, Token
from newsmine.topics.bags import bag_words
from newsmine.topics.fit import fit, fit_bags

HOSTILE = "</script><script>alert(1)</script>"
QUOTED = '"onload="alert(1)'


def _model(words=("농구", "감독", "선수"), others=("공장", "수출", "투자")):
    months = {str(i): f"2024-{1 + i % 4:02}" for i in range(12)}
    documents = [(str(i), (words, others)[i % 2]) for i in range(12)]
    return fit_bags(bag_words(documents, max_share=1, months=months), n_topics=2)


def data_of(page):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_the_page_holds_the_topics_their_course_and_the_korean_words():
    page = topics_page(_model(), labels="ko").html
    data = data_of(page)
    assert data["periods"] == ["2024-01", "2024-02", "2024-03", "2024-04"]
    assert np.array(data["course"]).sum(axis=1) == pytest.approx(np.ones(4), abs=1e-4)
    assert {term[0] for term in data["terms"][0]} >= set(data["names"][0].split("·"))
    assert "토픽 지도" in page
    assert '<html lang="ko">' in page


def test_no_script_runs_but_the_one_whose_hash_is_named_and_nothing_is_loaded():
    page = topics_page(_model()).html
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy == f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    assert not re.search(r"(?:src|href)\s*=|url\(|@import|innerHTML|\son\w+=", page)


def test_hostile_words_and_sentences_stay_words():
    words = (HOSTILE, QUOTED, "<img/src=x>")
    model = _model(words)
    text = " ".join(words)
    spots = [(word, text.index(word)) for word in words]
    tokens = tuple(Token(word, word, "NNG", "NOUN", at, at + len(word), exact=True) for word, at in spots)
    source = ([Article(id="0", text=text, title=HOSTILE)], [Document(article_id="0", tokenizer="t", tokens=tokens)])
    page = topics_page(model, source)
    assert page.html.count("<script") == 2
    assert "<img" not in page.html
    data = data_of(page.html)
    assert data["sentences"][0][0]["text"] == text or data["sentences"][1][0]["text"] == text
    assert HOSTILE in {term[0] for term in data["terms"][0] + data["terms"][1]}
    assert 'srcdoc="' in page._repr_html_()
    assert page._repr_html_().count("<") == 2
    assert html.unescape(re.search(r'srcdoc="([^"]*)"', page._repr_html_())[1]) == page.html


def test_the_page_is_written_whole_and_only_as_html(tmp_path):
    page = topics_page(_model())
    assert page.save(tmp_path / "t.html").read_text(encoding="utf-8") == page.html
    with pytest.raises(ExportError, match=r"a page is a \.html file"):
        page.save(tmp_path / "t.pdf")
    assert "save" in repr(page)


def test_unknown_labels_are_refused():
    with pytest.raises(ValueError, match="unknown labels 'kr'"):
        topics_page(_model(), labels="kr")


def test_many_months_are_drawn_as_longer_periods():
    months = {str(i): f"{2010 + i // 12}-{1 + i % 12:02}" for i in range(60)}
    documents = [(str(i), (("농구", "감독"), ("공장", "수출"))[i % 2]) for i in range(60)]
    model = fit_bags(bag_words(documents, max_share=1, months=months), n_topics=2)
    assert data_of(topics_page(model).html)["periods"][0] == "2010Q1"


@settings(deadline=None, max_examples=50)
@given(points=st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=8))
def test_places_in_the_plane_keep_their_distances(points):
    places = np.array(points, dtype=float)
    distances = np.linalg.norm(places[:, None] - places, axis=2)
    got = scale(distances)
    assert np.linalg.norm(got[:, None] - got, axis=2) == pytest.approx(distances, abs=1e-6)


def test_a_browser_draws_it_and_runs_no_word(tmp_path, required_in_ci):
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if browser is None:
        required_in_ci("no Chromium is installed")
    path = topics_page(_model((HOSTILE, QUOTED, "농구"))).save(tmp_path / "t.html")
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--user-data-dir={tmp_path / 'own'}", path.as_uri()],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    drawn = unicodedata.normalize("NFC", done.stdout)
    assert re.search(r'<div id="view">', drawn)
    assert drawn.count("<circle") == 2
    assert drawn.count('class="bar"') == 3
    assert 'aria-pressed="true"' in drawn
    assert "<polyline" in drawn
    assert "&lt;/script&gt;" in drawn


def test_a_fitted_corpus_without_dates_has_no_course():
    words = ("농구", "감독"), ("공장", "수출")
    documents = [
        Document(
            article_id=str(i),
            tokenizer="t",
            tokens=tuple(Token(w, w, "NNG", "NOUN", 0, 2, exact=True) for w in words[i % 2]),
        )
        for i in range(8)
    ]
    assert data_of(topics_page(fit(documents, n_topics=2, max_share=1)).html)["periods"] == []
