"""What the head of a page says."""

import pytest

from newsmine.html.linked_data import article_data, people
from newsmine.html.metadata import bare_title, metadata
from newsmine.html.select import Index
from newsmine.html.tree import parse


def head(markup, body=""):
    return metadata(Index(parse(f"<html><head>{markup}</head><body>{body}</body></html>")))


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        ("새 도서관 문 열다 - 한빛일보", "한빛일보", "새 도서관 문 열다"),
        ("새 도서관 문 열다 | 한빛일보", None, "새 도서관 문 열다"),
        ("새 도서관 문 열다 : 뉴스 : 한빛닷컴", None, "새 도서관 문 열다"),
        ("새 도서관 문 열다 < 사회 < 기사본문 - 한빛타임스", None, "새 도서관 문 열다"),
        ("새 도서관 문 열다-사회ㅣ한빛일보", "한빛일보", "새 도서관 문 열다"),
        ("새 도서관 문 열다 : 네이버 뉴스", None, "새 도서관 문 열다"),
        ("도서관 - 시민의 거실", None, "도서관 - 시민의 거실"),
        ("축구 | 가온FC, 나래에 2:1 승", None, "축구 | 가온FC, 나래에 2:1 승"),
        ("한빛일보", "한빛일보", "한빛일보"),
    ],
)
def test_the_outlet_behind_a_title_is_peeled_off(title, site, bare):
    assert bare_title(title, site) == bare


def test_json_ld_goes_before_open_graph():
    found = head(
        '<meta property="og:title" content="다른 제목 - 한빛일보"><script type="application/ld+json">[{"@type": "WebSite"}, {"@graph": ['
        '{"@type": ["NewsArticle"], "headline": "새 도서관", "datePublished": "2024-03-27T00:05:00Z", "dateModified": "2024-03-27T09:30:00+09:00",'
        '"author": [{"@type": "Person", "name": "홍가람 기자"}, {"@type": "Organization", "name": "한빛일보"}], "publisher": {"name": "한빛일보"}}]}]</script>'
    )
    assert (found.title, found.site, found.authors) == ("새 도서관", "한빛일보", ("홍가람",))
    assert found.published_at.isoformat() == "2024-03-27T09:05:00+09:00"
    assert found.modified_at.isoformat() == "2024-03-27T09:30:00+09:00"
    assert found.is_article


@pytest.mark.parametrize(
    "broken", ["{", '{"@type": "NewsArticle", "headline": "새\n도서관",}', "[" * 5000, "", "7", "null"]
)
def test_broken_json_ld_is_no_error(broken):
    data = article_data(parse(f'<script type="application/ld+json">{broken}</script>'))
    assert data in ({}, {"@type": "NewsArticle", "headline": "새\n도서관"})


def test_a_cut_headline_is_completed_from_the_page():
    found = head(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "가온시 새 도서관 27일 문…"}</script>',
        "<h1>가온시 새 도서관 27일 문 열어</h1>",
    )
    assert found.title == "가온시 새 도서관 27일 문 열어"


def test_a_portals_author_is_the_newspaper():
    found = head('<meta property="og:article:author" content="한빛일보 | 네이버">')
    assert (found.press, found.authors) == ("한빛일보", ())


def test_addresses_are_no_authors():
    assert head('<meta property="article:author" content="https://www.facebook.com/hanbit">').authors == ()
    assert people({"@type": "Organization", "name": "한빛일보"}) == []


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<link rel="canonical" href="https://hanbit.example/news/1">', "https://hanbit.example/news/1"),
        ('<meta property="og:url" content="https://hanbit.example/?id=1">', "https://hanbit.example/?id=1"),
        ('<link rel="canonical" href="https://hanbit.example/">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<meta property="og:url" content="http://[broken/news">', None),
    ],
)
def test_the_canonical_link_is_an_article_of_the_web(markup, url):
    assert head(markup).url == url


def test_an_empty_page_says_nothing():
    found = head("")
    assert (found.title, found.site, found.url, found.published_at, found.authors, found.is_article) == (
        None,
        None,
        None,
        None,
        (),
        False,
    )
