"""Feeds: every kind, every date, every encoding; bombs, lies and broken XML."""

import time
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.errors import FeedError
from newsmine.pages.feeds import feed_date, read_feed

URL = "https://hanbit.example/rss/all.xml"

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>한빛일보</title>
<link>https://hanbit.example</link>
<item><title><![CDATA[가온시 <b>인공지능</b> 배움터 &quot;첫 수업&quot;]]></title>
<link>https://hanbit.example/news/articleView.html?idxno=101</link><author>나래 기자</author>
<pubDate>2024-11-27 09:52:00</pubDate></item>
<item><title>&lt;단독&gt; 다솜산단 &amp;amp; 이웃 마을 펲 똠</title>
<link>/news/articleView.html?idxno=102</link><dc:creator>도담</dc:creator>
<pubDate>Wed, 27 Nov 2024 00:52:00 GMT</pubDate></item>
<item><title>그림만 있는 글</title><link>javascript:alert(1)</link></item>
<item><title>같은 글</title><link>https://hanbit.example/news/articleView.html?idxno=101</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://saero.example/"><title>새로뉴스</title>
<entry><title type="html">윤슬대 &lt;b&gt;새 연구동&lt;/b&gt;</title><link rel="alternate" href="/a/7"/><id>tag:7</id>
<published>2024-11-27T00:52:00Z</published><updated>2024-11-27T10:30:00+09:00</updated>
<author><name>미르</name></author></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://garam.example"><title>가람신문</title></channel>
<item rdf:about="https://garam.example/3"><title>가람천 정비</title><link>https://garam.example/3</link>
<dc:date>2024-11-27T09:52:00+09:00</dc:date><dc:creator>소담</dc:creator></item></rdf:RDF>"""

OLD = """<rss version="0.91"><channel><title>옛소식</title><item><title>누리 잔치</title>
<link>https://nuri.example/1</link></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "cp949", "utf-16"])
@pytest.mark.parametrize("label", ["utf-8", "euc-kr"])
def test_a_feed_is_read_in_any_encoding_whatever_it_says_of_itself(encoding, label):
    text = RSS.format(encoding=label)
    if encoding == "euc-kr":
        text = text.replace("펲 똠", "")
    first, second = read_feed(text.encode(encoding), url=URL)
    assert first.title == '가온시 인공지능 배움터 "첫 수업"'
    assert second.title.startswith("<단독> 다솜산단 & 이웃 마을")
    assert (first.author, second.author) == ("나래 기자", "도담")
    assert first.publisher == "한빛일보"
    assert first.found_in == URL


def test_a_relative_link_is_resolved_one_that_leads_nowhere_dropped_and_a_second_one_too():
    links = read_feed(RSS.format(encoding="utf-8").encode(), url=URL)
    assert [link.url for link in links] == [
        "https://hanbit.example/news/articleView.html?idxno=101",
        "https://hanbit.example/news/articleView.html?idxno=102",
    ]


def test_a_time_without_zone_is_korean_and_one_of_greenwich_is_turned():
    first, second = read_feed(RSS.format(encoding="utf-8").encode(), url=URL)
    assert first.published_at == second.published_at
    assert first.published_at.isoformat() == "2024-11-27T09:52:00+09:00"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2024-11-27 09:52:00", "2024-11-27T09:52:00+09:00"),
        ("2024-11-27 09:52", "2024-11-27T09:52:00+09:00"),
        ("2024-11-27T09:52:00", "2024-11-27T09:52:00+09:00"),
        ("2024-11-27T09:52:00.123+09:00", "2024-11-27T09:52:00+09:00"),
        ("2024-11-27T00:52:00Z", "2024-11-27T09:52:00+09:00"),
        ("Wed, 27 Nov 2024 09:52:00 +0900", "2024-11-27T09:52:00+09:00"),
        ("Wed, 27 Nov 2024 09:52 +0900", "2024-11-27T09:52:00+09:00"),
        ("Wed, 27 Nov 2024 09:52:00 KST", "2024-11-27T09:52:00+09:00"),
        ("Wed, 27 Nov 2024 09:52:00", "2024-11-27T09:52:00+09:00"),
        ("Wed, 27 Nov 2024 00:52:00 GMT", "2024-11-27T09:52:00+09:00"),
        ("Wed, 27 Nov 2024 00:52:00 -0000", "2024-11-27T09:52:00+09:00"),
        ("Tue, 26 Nov 2024 19:52:00 EST", "2024-11-27T09:52:00+09:00"),
        ("27 Nov 2024 00:52:00 UT", "2024-11-27T09:52:00+09:00"),
        ("2024.11.27 오전 9:52", "2024-11-27T09:52:00+09:00"),
        ("20241127095200", "2024-11-27T09:52:00+09:00"),
        ("2024-11-27", "2024-11-27T00:00:00+09:00"),
        ("Wed, 27 Nov 2024", "2024-11-27T00:00:00+09:00"),
    ],
)
def test_every_date_of_a_feed_is_read_to_the_minute(text, want):
    found = feed_date(text)
    assert found is not None
    assert found.replace(microsecond=0).isoformat() == want


@pytest.mark.parametrize(
    "text", ["", None, "어제", "Wed, 45 Nov 2024 09:52:00 +0900", "0000-00-00 00:00:00", "x" * 9999]
)
def test_what_is_no_date_is_none(text):
    assert feed_date(text) is None


def test_atom_rdf_and_the_oldest_rss_are_read():
    (atom,) = read_feed(ATOM.encode(), url="https://saero.example/atom")
    assert (atom.url, atom.title, atom.author) == ("https://saero.example/a/7", "윤슬대 새 연구동", "미르")
    assert atom.published_at.hour == 9
    assert atom.modified_at.hour == 10
    (rdf,) = read_feed(RDF.encode(), url="https://garam.example/rss")
    assert (rdf.title, rdf.author, rdf.publisher) == ("가람천 정비", "소담", "가람신문")
    assert rdf.published_at.minute == 52
    (old,) = read_feed(OLD.encode(), url="https://nuri.example/rss")
    assert (old.title, old.published_at) == ("누리 잔치", None)


def test_the_outlet_of_an_item_goes_before_the_feeds_own_name():
    feed = OLD.replace("</link></item>", '</link><source url="https://x.example">다른신문</source></item>')
    (link,) = read_feed(feed.encode(), url=URL)
    assert link.publisher == "다른신문"


def test_an_id_that_is_an_address_stands_in_for_a_missing_link():
    feed = '<rss version="2.0"><channel><title>가</title><item><title>나래 소식</title><guid>https://a.example/5</guid></item></channel></rss>'
    (link,) = read_feed(feed.encode(), url=URL)
    assert link.url == "https://a.example/5"


@pytest.mark.parametrize(
    "broken",
    [
        lambda text: text.replace("</channel></rss>", ""),
        lambda text: text.replace("&amp;amp;", "& "),
        lambda text: "\n\n  " + text,
        lambda text: text.replace("<channel>", "<channel><odd>"),
        lambda text: text.replace("한빛일보", "한빛\x03일보"),
    ],
)
def test_broken_xml_is_read_as_far_as_it_goes(broken):
    links = read_feed(broken(RSS.format(encoding="utf-8")).encode(), url=URL)
    assert len(links) == 2
    assert links[0].title.startswith("가온시 인공지능")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "empty"),
        (b"<html><head><title>404</title></head><body>x</body></html>", "neither"),
        (b'{"items": []}', "neither"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
    ],
)
def test_what_is_no_feed_says_so_and_names_its_address(body, word):
    with pytest.raises(FeedError, match=word) as raised:
        read_feed(body, url=URL)
    assert URL in str(raised.value)


def test_a_feed_without_items_has_no_links():
    assert read_feed(b'<rss version="2.0"><channel><title>x</title></channel></rss>', url=URL) == []


def laughs():
    names = "abcdefghij"
    lines = ['<!ENTITY a "lol">'] + [f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)]
    return f'<?xml version="1.0"?><!DOCTYPE rss [{"".join(lines)}]><rss version="2.0"><channel><item><title>&j;</title></item></channel></rss>'


@pytest.mark.parametrize(
    "text",
    [
        laughs(),
        f'<!DOCTYPE rss [<!ENTITY a "{"가" * 9000}">]><rss><channel><item><title>{"&a;" * 9000}</title></item></channel></rss>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>',
        '<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]><rss><channel></channel></rss>',
        "<!doctype rss [<!entity a 'x'>]><rss><channel></channel></rss>",
    ],
    ids=["nested", "quadratic", "file", "parameter", "small"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused_at_once(text, encoding):
    begin = time.perf_counter()
    with pytest.raises(FeedError, match="entities"):
        read_feed(text.encode(encoding), url=URL)
    assert time.perf_counter() - begin < 1


def test_a_plain_doctype_is_no_bomb():
    netscape = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">'
    assert len(read_feed((netscape + OLD).encode(), url=URL)) == 1


def test_feeds_beyond_the_bounds_are_refused():
    with pytest.raises(FeedError, match="10,000,000"):
        read_feed(b"<rss>" + b" " * 10_000_001, url=URL)
    with pytest.raises(FeedError, match="items"):
        read_feed(b"<rss><channel>" + b"<item><title>x</title></item>" * 10_001, url=URL)


def test_what_looks_like_an_address_or_a_path_is_never_opened(tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text(OLD, encoding="utf-8")
    for body in (str(secret), "http://127.0.0.1:9/rss", f"{secret}<rss"):
        with pytest.raises(FeedError):
            read_feed(body.encode(), url=URL)


@settings(max_examples=150, deadline=None)
@given(
    cut=st.integers(min_value=0, max_value=1500), flips=st.lists(st.integers(min_value=0, max_value=1500), max_size=6)
)
def test_a_cut_or_damaged_feed_gives_links_or_a_feed_error(cut, flips):
    body = bytearray(RSS.format(encoding="euc-kr").encode("cp949")[: cut or None])
    for flip in flips:
        if flip < len(body):
            body[flip] ^= 0x55
    try:
        links = read_feed(bytes(body), url=URL)
    except FeedError:
        return
    assert all(link.url.startswith(("http://", "https://")) for link in links)


@pytest.mark.parametrize(
    "body",
    [
        "<rss><channel>" + "<item>" * 9000,
        "<rss><channel>" + "<a>" * 3_000_000,
        "<rss><channel><item><title>" + "&" * 9_000_000,
        "<rss><channel>" + "<item><title>" + "<b>" * 100_000,
        "<rss><channel><item><title>" + "&" * 200_000,
        "<rss><channel><item><title>" + "<![CDATA[" * 50_000,
        "<rss><channel><item><title>" + "<!--" * 50_000,
        "<rss><channel><item " + "a=b " * 50_000 + "><title>x</title>",
        "<rss><channel><item><title>" + "<" * 200_000,
        "<rss " + 'xmlns:a="x" ' * 20_000 + "><channel><item><title>가</title></item></channel></rss>",
        "<!DOCTYPE " * 50_000 + "<rss>",
        "<feed><entry><link href='" + "/" * 200_000 + "'/></entry></feed>",
        "<rss><channel><item><pubDate>"
        + "1 Nov 2024 " * 20_000
        + "</pubDate><link>https://a.example/1</link></item></channel></rss>",
    ],
    ids=[
        "items",
        "depth",
        "and",
        "tags",
        "ampersands",
        "cdata",
        "comments",
        "attributes",
        "angles",
        "namespaces",
        "doctypes",
        "slashes",
        "dates",
    ],
)
def test_hostile_feeds_end_in_bounded_time(body):
    begin = time.process_time()
    with suppress(FeedError):
        read_feed(body.encode(), url=URL)
    assert time.process_time() - begin < 10


@pytest.mark.real
def test_real_feeds_of_the_years_of_euc_kr_are_read(real_data):
    files = sorted((real_data / "euckr").glob("*.xml"))
    assert len(files) == 10
    for path in files:
        body = path.read_bytes()
        links = read_feed(body, url="https://blog.example/rss")
        assert len(links) == body.count(b"<item>") + body.count(b"<item ") + body.count(b"<entry>"), path.name
        assert all(link.title and link.published_at for link in links), path.name
