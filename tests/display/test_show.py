"""Articles as pages: names where they stand, relations with their evidence, errors beside gold, and nothing that runs."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import newsmine as nm
from newsmine.corpus.database import Corpus
from newsmine.corpus.stages import Each, advance
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import ExportError, InputError
from newsmine.evaluation.gold import GoldArticle, GoldEntity, GoldMention, GoldRelation
from newsmine.records import Article, Found, Mention, Reading, Relation

TEXT = "나래시는 27일 홍길동 원장과 협약을 맺었다.\n둘째 문단에서 가온재단이 웃었다."


class Page(HTMLParser):
    """What of a page is drawn, and every element of it."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.marks, self.open = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "mark":
            self.marks.append([dict(attrs), ""])
            self.open.append(self.marks[-1])

    def handle_endtag(self, tag):
        if tag == "mark":
            self.open.pop()

    def handle_data(self, data):
        for mark in self.open:
            mark[1] += data


def mention(surface, label, *, text=TEXT, field="text", id_="a1", canonical=None):  # noqa: PLR0913 - what a mention has
    start = text.index(surface)
    name = canonical or surface
    return Mention(
        article_id=id_, start=start, end=start + len(surface), text=surface, label=label, entity_id=f"{label}:{name}",
        canonical=name, sentence=0, by="시험", score=0.875, field=field,
    )  # fmt: skip


def tie(head, type_, tail, **more):
    given = {"head_id": head.entity_id, "head": head.canonical, "tail_id": tail.entity_id, "tail": tail.canonical}
    return Relation(article_id="a1", type=type_, **{**given, "start": 0, "end": 24, **more})


CITY, PERSON = mention("나래시", "GOV", canonical="나래특별시"), mention("홍길동", "PERSON")
ARTICLE = Article(id="a1", text=TEXT, title="나래시 소식", url="https://hanbit.example/1", publisher="한빛일보")


def test_a_name_is_marked_where_it_stands_with_its_label_and_what_is_known_of_it():
    page = Page(nm.show(ARTICLE, found=[CITY, PERSON]).html)
    assert [(text, attrs["data-l"]) for attrs, text in page.marks] == [("나래시", "GOV"), ("홍길동", "PERSON")]
    assert page.marks[0][0]["title"].split("\n") == ["나래특별시", "GOV", "시험 · score 0.88", "GOV:나래특별시"]
    assert page.marks[0][0]["style"] != page.marks[1][0]["style"]


def test_labels_are_korean_on_request():
    html = nm.show(
        ARTICLE, found=Found(mentions=(CITY, PERSON), relations=(tie(PERSON, "HEAD_OF", CITY),)), labels="ko"
    ).html
    assert [attrs["data-l"] for attrs, _ in Page(html).marks] == ["정부·지자체", "인물"]
    assert "수장" in html
    assert "HEAD_OF" not in html


def test_a_title_has_its_own_names():
    page = Page(nm.show(ARTICLE, found=[mention("나래시", "GOV", text="나래시 소식", field="title")]).html)
    assert [text for _, text in page.marks] == ["나래시"]


def test_a_relation_leads_to_the_sentence_behind_it_and_says_what_is_no_fact():
    planned = tie(PERSON, "RUNS", CITY, modality="planned")
    found = Found(
        mentions=(CITY, PERSON), relations=(tie(PERSON, "HEAD_OF", CITY, role="시장"),), unasserted=(planned,)
    )
    html = nm.show(ARTICLE, found=found).html
    page = Page(html)
    anchors = [attrs["href"] for tag, attrs in page.tags if tag == "a" and attrs["href"].startswith("#")]
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(anchors) == 2
    assert {anchor[1:] for anchor in anchors} <= set(ids)
    assert len(ids) == len(set(ids))
    assert "HEAD_OF (시장)" in html
    assert "RUNS [planned]" in html
    assert "[asserted]" not in html
    assert "<table" not in nm.show(ARTICLE, found=found, relations=False).html


def test_nested_and_crossing_names_all_show():
    whole, part, across = (mention(each, "PLACE") for each in ("27일 홍길동 원장", "홍길동", "원장과 협약"))
    page = Page(nm.show(ARTICLE, found=[part, across, whole]).html)
    shown = "".join(text for attrs, text in page.marks if "원장과 협약" in attrs["title"])
    assert shown == "원장과 협약"
    assert {text for _, text in page.marks} >= {"27일 홍길동 원장", "홍길동"}


HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\ud800\x00'&"


def test_nothing_of_a_hostile_article_becomes_an_element_or_a_link(tmp_path):
    text = f"{HOSTILE} 홍길동 {HOSTILE}"
    article = Article(
        id=HOSTILE, text=text, title=HOSTILE, url="javascript:alert(1)", publisher=HOSTILE, language=HOSTILE
    )
    marked = mention("홍길동", HOSTILE, text=text, id_=HOSTILE, canonical=HOSTILE)
    ties = Relation(
        article_id=HOSTILE, head_id=HOSTILE, head=HOSTILE, type=HOSTILE, tail_id=HOSTILE, tail=HOSTILE, role=HOSTILE,
        start=0, end=9, modality=HOSTILE,
    )  # fmt: skip
    shown = nm.show([article, article], found=Found(mentions=(marked,), relations=(ties,)), labels="ko")
    written = shown.save(tmp_path / "page.html").read_text(encoding="utf-8")
    for html in (shown.html, written):
        tags = Page(html).tags
        assert not {tag for tag, _ in tags} & {"script", "img", "iframe", "object"}
        assert not [name for _, attrs in tags for name in attrs if name.startswith("on")]
        assert all(attrs["href"].startswith("#nm-") for tag, attrs in tags if tag == "a")
        assert not re.search("[\u202e\ud800\x00]", html)
        assert html.count("<style>") == html.count("</style>")


def test_a_saved_page_stands_alone(tmp_path):
    path = nm.show(ARTICLE, found=[CITY]).save(tmp_path / "새 폴더" / "page.html")
    html = path.read_bytes().decode("utf-8")
    assert html.startswith("<!doctype html>")
    assert '<meta charset="utf-8">' in html
    assert not re.search(r"(?:src=|<link|@import|url\()", html)
    assert [item.name for item in path.parent.iterdir()] == ["page.html"]


def test_a_notebook_gets_the_same_twice_and_a_terminal_one_line():
    one, other = (nm.show(ARTICLE, found=[CITY, PERSON]) for _ in range(2))
    assert one._repr_html_() == other._repr_html_() == one.html
    assert repr(one) == "<Display of 1 article; save('page.html') or look at it in a notebook>"


def test_only_a_page_is_written(tmp_path):
    shown = nm.show(ARTICLE, found=[])
    with pytest.raises(ExportError, match=r"a page is a \.html file, not \.png"):
        shown.save(tmp_path / "page.png")
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        shown.save(tmp_path / "folder.html")


def test_an_article_without_names_says_so():
    assert "No names." in nm.show(ARTICLE, found=[]).html
    assert "찾은 이름이 없습니다." in nm.show("", found=[], labels="ko").html


def test_names_of_another_text_are_refused():
    moved = Article(id="a1", text="앞에 " + TEXT)
    with pytest.raises(ValueError, match="'나래시' does not stand at 0:3 of the text of article 'a1', '앞에 ' does"):
        nm.show(moved, found=[CITY])
    with pytest.raises(ValueError, match="0:24 is no place in the text of article 'a1'"):
        nm.show(Article(id="a1", text="나래시"), found=Found(relations=(tie(PERSON, "RUNS", CITY),)))


def test_a_wrong_setting_is_told():
    with pytest.raises(ValueError, match="unknown labels 'kr'; choices: en, ko"):
        nm.show("나래", labels="kr")
    with pytest.raises(ValueError, match="at least 1 article"):
        nm.show("나래", limit=0)


def test_of_many_articles_the_first_are_shown_and_read():
    read = []

    def articles():
        for n in range(9):
            read.append(n)
            yield Article(id=f"a{n}", text=f"{n}번째 기사")

    html = nm.show(articles(), limit=3, labels="ko").html
    assert re.findall(r'nm-meta">(\w+)', html) == ["a0", "a1", "a2"]
    assert "처음 3편만 보입니다." in html
    assert len(read) == 4


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "my.sqlite") as opened:
        articles = [ARTICLE, Article(id="a2", text="셋째 기사.")]
        readings = [
            (Input(path=f"{n}", sha256=str(n), fingerprint=""), [Reading(article=a)]) for n, a in enumerate(articles)
        ]
        for source, own in readings:
            add_readings(opened, source, own)
        yield opened


def test_a_corpus_shows_what_is_stored(corpus):
    assert "was newsmine find run?" in nm.show(corpus, "a1").html
    planned = tie(PERSON, "RUNS", CITY, modality="planned")
    found = Found(mentions=(CITY, PERSON), relations=(tie(PERSON, "HEAD_OF", CITY),), unasserted=(planned,))
    advance(corpus, "entities", fingerprint="1", work=Each(lambda article: found if article.id == "a1" else Found()))
    shown = nm.show(corpus, "a1")
    assert [text for _, text in Page(shown.html).marks] == ["나래시", "홍길동"]
    assert "[planned]" in shown.html
    assert len(nm.show(corpus).drawings) == 2
    with pytest.raises(InputError, match="no article 'a9'"):
        nm.show(corpus, "a9")


def wanted(surface, *labels, **more):
    start = TEXT.index(surface)
    place = ("text", start, start + len(surface))
    return GoldMention(places=(place,), labels=labels, entities=(surface,), text=surface, **more)


GOLD = GoldArticle(
    article=ARTICLE,
    mentions=(
        wanted("나래시", "GOV"),
        wanted("홍길동", "PERSON"),
        wanted("가온재단", "PUBLIC_ORG"),
        wanted("둘째 문단", "PROGRAM"),
        wanted("원장과", "PERSON", optional=True),
    ),
    entities=(GoldEntity(id="가온재단", names=("나래가온재단",), everywhere="가온재단"),),
    relations=(GoldRelation(head="홍길동", type="HEAD_OF", tail="가온재단", evidence=(("text", 0, 24),)),),
)  # fmt: skip


def kinds(shown):
    return {
        (re.search(r"nm-m nm-(\w+)", attrs["class"]).group(1), text, attrs.get("data-l"))
        for attrs, text in Page(shown.html).marks
    }


def test_beside_gold_each_name_says_what_became_of_it():
    found = [
        CITY,
        mention("홍길동", "GROUP"),
        mention("문단", "PROGRAM"),
        mention("협약", "EVENT"),
        mention("원장과", "PERSON"),
    ]
    shown = nm.show(ARTICLE, found=found, gold=GOLD)
    assert kinds(shown) == {
        ("right", "나래시", "GOV"),
        ("label", "홍길동", "GROUP ≠ PERSON"),
        ("meant", "둘째 문단", None),
        ("place", "문단", "↔ PROGRAM"),
        ("false", "협약", "+ EVENT"),
        ("neutral", "원장과", "∘ PERSON"),
        ("missed", "가온재단", "− PUBLIC_ORG"),
    }
    assert "− missed" in shown.html
    assert shown.drawings[0].errors == 5


def test_an_evaluation_shows_its_errors_with_the_counts_of_its_scores():
    gold = nm.read_gold(Path(__file__).parents[2] / "corpora" / "gwangju-ai" / "sample" / "gold")[:6]
    scored = nm.evaluate(gold, nm.Finder.from_files().find)
    shown = nm.show(scored)
    drawn = [attrs["class"].split()[1] for attrs, _ in Page(shown.html).marks if "data-l" in attrs]
    strict = next(row for row in scored.figures if (row.measure, row.label) == ("strict", "micro"))
    assert strict.missed > 0
    assert drawn.count("nm-right") == strict.right
    assert drawn.count("nm-missed") + drawn.count("nm-label") + drawn.count("nm-place") == strict.missed
    assert drawn.count("nm-false") + drawn.count("nm-label") + drawn.count("nm-place") == strict.false
    one = nm.show(scored, gold[2].article.id)
    assert one.drawings == (shown.drawings[2],)


def test_gold_of_another_text_or_of_no_article_is_refused():
    with pytest.raises(ValueError, match="gold of 'a1' is of another text than article 'a2'"):
        nm.show(Article(id="a2", text="다른 글"), found=[], gold=GOLD)
    with pytest.raises(InputError, match="no gold for article 'a2'"):
        nm.show([ARTICLE, Article(id="a2", text="다른 글")], found=[], gold=[GOLD])


def test_gold_itself_is_shown_beside_what_is_found():
    assert kinds(nm.show(GOLD, found=[CITY])) == kinds(nm.show(ARTICLE, found=[CITY], gold=GOLD))
    assert len(nm.show([GOLD, "다른 글", ARTICLE], found=[]).drawings) == 3


def test_a_table_is_no_article(corpus):
    with pytest.raises(TypeError, match="a DataFrame is no article"):
        nm.show(corpus.articles())
    with pytest.raises(TypeError, match="Path is no article"):
        nm.show([Path("page.html")])


def test_explanations_say_at_each_name_why_it_is_one():
    reasons = nm.explain("홍길동 가온정보진흥원장은 웃었다. 진흥원은 컸다.")
    page = Page(nm.show("홍길동 가온정보진흥원장은 웃었다. 진흥원은 컸다.", found=reasons).html)
    said = {text: attrs["title"] for attrs, text in page.marks}
    assert set(said) == {each.mention.text for each in reasons}
    for each in reasons:
        assert each.link in said[each.mention.text].split("\n")
        assert all(other.why in said[each.mention.text] for other in (*each.agreed, *each.lost))


def test_names_that_were_linked_wrongly_are_listed_beside_gold():
    text = "가온재단과 재단, 나래재단이 만났다."
    names = [("가온재단", 0), ("재단", 6), ("나래재단", 10)]
    marks = tuple(
        GoldMention(places=(("text", at, at + len(name)),), labels=("PUBLIC_ORG",), entities=(entity,), text=name)
        for (name, at), entity in zip(names, ("가", "가", "나"), strict=True)
    )
    entities = tuple(
        GoldEntity(id=id_, names=(name,), everywhere=id_) for id_, name in (("가", "가온재단"), ("나", "나래재단"))
    )
    gold = GoldArticle(article=Article(id="a1", text=text), mentions=marks, entities=entities)
    found = [
        replace(mention(name, "PUBLIC_ORG", text=text, canonical=meant), start=at, end=at + len(name))
        for (name, at), meant in zip(names, ("가온재단", "나래재단", "나래재단"), strict=True)
    ]
    html = nm.show(gold, found=found).html
    rows = re.findall(r"<td>(÷ split|∪ merged)</td><td>(.*?)</td><td>.*?</td><td>(.*?)</td>", html)
    assert sorted(rows) == [
        ("÷ split", "가온재단", "가온재단"),
        ("÷ split", "가온재단", "나래재단"),
        ("∪ merged", "가온재단", "나래재단"),
        ("∪ merged", "나래재단", "나래재단"),
    ]
    assert "wrong links 4" in html
    assert nm.show(gold, found=found).drawings[0].errors == 0
    assert "wrong links" not in nm.show(gold, found=found, relations=False).html
