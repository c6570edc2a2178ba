"""Hostile names, titles and sentences stay text: in widgets of every kind, in both languages, and in a browser."""

import re
import unicodedata
from datetime import datetime

import networkx as nx
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from xss_payloads import PAYLOADS as SHARED

import newsmine as nm
from newsmine.graphs.drawn import draw_graph
from newsmine.posts.lanes import Posts
from newsmine.records import Article, Evidence, Mention
from newsmine.widgets.progress import Stage, draw_stages
from newsmine.words.courses import Courses
from newsmine.words.lines import Lines

# What no corpus can hold, or no other page meets: a zero, half a letter, entities without an end.
PAYLOADS = (
    *SHARED,
    "<scr\x00ipt>hit(50)</scr\x00ipt>",
    "\ud83d<script>hit(51)</script>\udc00",
    "&#x3Cimg src=x onerror=hit(52)&#x3E",
)
ELEMENTS = {
    *("div", "p", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "mark", "details", "summary", "progress"),
    *("svg", "g", "title", "circle", "line", "path", "rect", "text"),
    # What nm.show adds around an article.
    *("style", "article", "h3"),
}  # fmt: skip
ATTRIBUTES = {
    *("style", "class", "id", "title", "role", "aria-label", "align", "scope", "lang", "data-l", "value", "max"),
    *("xmlns", "viewbox", "width", "height", "fill", "font-size", "stroke", "stroke-width", "stroke-dasharray", "opacity"),
    *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "d", "text-anchor"),
}  # fmt: skip
WHEN = datetime.fromisoformat("2024-05-02T09:00:00+09:00")


def graph_of(text, kind=nx.Graph):
    graph = kind()
    graph.add_node(text, name=text, label=text, community=0, first=text, last=text)
    graph.add_node("시청", name="시청", label="GOV", mentions=3)
    evidence = (Evidence(text or "a", "text", 0, 3),)
    graph.add_edge(text, "시청", count=2, weight=0.5, first=text, last=text, evidence=evidence, type=text, role=text)
    return graph


def posts_of(text):
    columns = ("person", "organisation", "post", "status", "conflict", "first_evidence", "last_evidence")
    day = {"first": "2024-01-02", "last": "2024-05-02", "articles": 2}
    held = dict.fromkeys(columns, text) | day
    return pd.DataFrame([held, held | {"first": text}, held | {"status": "held"}], dtype=object)


def widgets(text):
    """Give every widget with a text in every place where one goes."""
    line = dict.fromkeys(("left", "keyword", "right", "published_at", "publisher", "citation"), text)
    trend = {"query": text, "publisher": text, "period": text, "articles": 1, "total": 2, "share": 0.5}
    article = Article(id=text or "a", title=text, text=text or "빈 글", publisher=text, url=text, published_at=WHEN)
    name = Mention(
        article_id=article.id, start=0, end=len(article.text), text=article.text, label="GOV",
        entity_id=text, canonical=text, sentence=0, by=text,
    )  # fmt: skip
    for language in ("en", "ko"):
        yield draw_graph(graph_of(text), language)
        yield draw_graph(graph_of(text, nx.MultiDiGraph), language)
        yield Lines.draw(pd.DataFrame([line] * 60, dtype=object), language)
        yield Posts.draw(posts_of(text), language)
        yield Courses.draw(pd.DataFrame([trend, trend | {"period": "2024"}], dtype=object), language)
        yield nm.show(article, found=[name], labels=language).html
    yield draw_stages({text: Stage(1, 2, 0.0, 1.0)})


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_a_widget_has_no_element_and_no_attribute_but_its_own(payload):
    for html in widgets(payload):
        soup = BeautifulSoup(html, "lxml")
        elements = [element for element in soup.find_all() if element.name not in {"html", "head", "body"}]
        assert {element.name for element in elements} <= ELEMENTS
        assert {name for element in elements for name in element.attrs} <= ATTRIBUTES
        styles = "".join(
            element.get("style", "") + (element.string or "") * (element.name == "style") for element in elements
        )
        assert not re.search(r"url\(|@import|expression|evil|hit\(", styles)


def test_there_are_thirty_payloads_and_more():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 30


HEAD = """<!doctype html><meta charset="utf-8"><title>-</title>
<script>const ran = []; function hit(n) { ran.push(n) }
window.alert = window.confirm = window.prompt = () => ran.push("dialogue");</script>
"""
# Point at, focus and click whatever is there, then say what ran and what was asked for.
TAIL = """<script>setTimeout(() => {
  for (const each of document.querySelectorAll("body *")) {
    for (const event of ["mouseover", "mouseenter", "focus", "click", "toggle", "error", "load"])
      each.dispatchEvent(new Event(event, {bubbles: true}));
  }
  setTimeout(() => {
    const asked = performance.getEntriesByType("resource").map(entry => entry.name);
    const out = document.createElement("pre");
    out.id = "outcome";
    out.textContent = JSON.stringify({ran, asked});
    document.body.replaceChildren(out);
  }, 300);
}, 100)</script>"""


def test_a_browser_runs_none_of_them(browse):
    page = "\n".join(html for payload in PAYLOADS for html in widgets(payload))
    assert browse(HEAD + page + TAIL) == {"ran": [], "asked": []}


def test_a_careless_page_runs_them(browse):
    """The test above could not fail if the payloads did nothing anywhere."""
    bare = [payload for payload in PAYLOADS if payload.startswith(("<script>", "<img", "<svg onload", "<details"))]
    ran = browse(HEAD + "".join(f"<div>{payload}</div>" for payload in bare) + TAIL)["ran"]
    assert {1, 4, 5, 20} <= {*ran}


def test_what_is_shown_is_what_was_there():
    for payload in PAYLOADS:
        soup = BeautifulSoup(draw_graph(graph_of(payload), "ko"), "lxml")
        told = "".join(title.get_text() for title in soup.find_all("title"))
        plain = "".join(letter for letter in payload if unicodedata.category(letter)[0] != "C")
        assert plain in "".join(
            letter for letter in told if unicodedata.category(letter)[0] != "C" and letter != "\ufffd"
        )
