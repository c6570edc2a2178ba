"""Sitemaps: every kind, every namespace; bombs, cuts, lies and periods."""

import gzip
import time
import zlib
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.errors import SitemapError
from newsmine.pages.sitemaps import Sitemap, choose_children, may_hold, read_sitemap
from newsmine.records import KST

URL = "https://hanbit.example/sitemap.xml"
NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://cdn.hanbit.example/1.jpg</image:loc><image:title>그림 설명</image:title></image:image>
<loc>https://hanbit.example/news/articleView.html?idxno=101&amp;x=1</loc><lastmod>2024-11-27T10:30:00+09:00</lastmod>
<news:news><news:publication><news:name>한빛일보</news:name><news:language>ko</news:language></news:publication>
<news:publication_date>2024-11-27T00:52:00Z</news:publication_date><news:title>가온시 &lt;b&gt;배움터&lt;/b&gt;</news:title></news:news></url>
<url><loc> https://hanbit.example/news/articleView.html?idxno=102 </loc><lastmod>2024-11-26</lastmod></url>
<url><loc>javascript:alert(1)</loc></url>
<url><loc>https://hanbit.example/news/articleView.html?idxno=102</loc></url>
</urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://hanbit.example/sitemap-2024-10.xml</loc><lastmod>2024-10-31T23:59:59+09:00</lastmod></sitemap>
<sitemap><loc>/sitemap-2024-11.xml</loc><lastmod>2024-11-27</lastmod></sitemap></sitemapindex>"""


def test_a_news_sitemap_gives_headline_outlet_and_both_dates():
    first, second = read_sitemap(NEWS.encode(), url=URL).links
    assert first.url == "https://hanbit.example/news/articleView.html?idxno=101&x=1"
    assert (first.title, first.publisher, first.found_in) == ("가온시 배움터", "한빛일보", URL)
    assert first.published_at.isoformat() == "2024-11-27T09:52:00+09:00"
    assert first.modified_at.isoformat() == "2024-11-27T10:30:00+09:00"
    assert second.url.endswith("idxno=102")
    assert (second.title, second.published_at, second.modified_at.day) == (None, None, 26)


def test_an_index_gives_its_children_with_when_they_changed():
    found = read_sitemap(INDEX.encode(), url=URL)
    assert found.children == (
        "https://hanbit.example/sitemap-2024-10.xml",
        "https://hanbit.example/sitemap-2024-11.xml",
    )
    assert [when.day for when in found.changed] == [31, 27]
    assert found.links == ()
    assert found.complete


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ""),
        lambda text: text.replace(
            "http://www.sitemaps.org/schemas/sitemap/0.9", "https://www.google.com/schemas/sitemap/0.84"
        ),
        lambda text: text.replace(' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', ""),
        lambda text: text.replace("news:", "n:"),
        lambda text: (
            text.replace("<url>", "<URL>")
            .replace("</url>", "</URL>")
            .replace("<loc>", "<LOC>")
            .replace("</loc>", "</LOC>")
        ),
        lambda text: "\n \n" + text.partition("?>")[2],
        lambda text: text.replace("<loc>", "<loc><![CDATA[").replace("</loc>", "]]></loc>").replace("&amp;", "&"),
        lambda text: text.replace("UTF-8", "EUC-KR").encode("cp949"),
        lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: gzip.compress(text.encode()),
        lambda text: gzip.compress(text.encode()[:300]) + gzip.compress(text.encode()[300:]),
    ],
    ids=[
        "none",
        "other",
        "undeclared",
        "prefix",
        "capitals",
        "blank",
        "cdata",
        "euc-kr",
        "utf-16",
        "mark",
        "gzip",
        "two gzips",
    ],
)
def test_namespaces_encodings_and_packing_change_nothing(change):
    body = change(NEWS)
    first, second = read_sitemap(body if isinstance(body, bytes) else body.encode(), url=URL).links
    assert first.title == "가온시 배움터"
    assert first.published_at.minute == 52
    assert second.url.endswith("idxno=102")


def test_a_text_sitemap_is_an_address_a_line():
    body = "\ufeffhttps://hanbit.example/1\r\n\r\n  https://hanbit.example/가\nhttps://hanbit.example/1\n"
    found = read_sitemap(body.encode(), url="https://hanbit.example/sitemap.txt")
    assert [link.url for link in found.links] == ["https://hanbit.example/1", "https://hanbit.example/가"]


def test_a_cut_sitemap_gives_what_stands_before_the_cut_and_says_so():
    rows = "".join(f"<url><loc>https://hanbit.example/{number}</loc></url>" for number in range(1000))
    whole = f"<urlset>{rows}</urlset>".encode()
    found = read_sitemap(whole[: len(whole) // 2], url=URL)
    assert 480 <= len(found.links) <= 520
    assert not found.complete
    assert read_sitemap(whole, url=URL).complete
    packed = gzip.compress(whole)
    assert not read_sitemap(packed[:-200], url=URL).complete


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "empty"),
        (b"<html><body><p>404</p></body></html>", "<html>"),
        (b"<rss version='2.0'><channel></channel></rss>", "<rss>"),
        ("지도가 없습니다".encode(), "neither"),
        (b"\x1f\x8b\x08\x00" + b"\x00" * 20, "unpacked"),
        (b"<", "root"),
        (b"User-agent: *\nDisallow: /\nSitemap: https://a.example/s.xml", "neither"),
    ],
)
def test_what_is_no_sitemap_says_so_and_names_its_address(body, word):
    with pytest.raises(SitemapError, match=word) as raised:
        read_sitemap(body, url=URL)
    assert URL in str(raised.value)


def test_an_empty_urlset_is_a_sitemap():
    assert read_sitemap(b"<urlset/>", url=URL) == Sitemap()


BOMBS = {
    "nested": "<!DOCTYPE u [<!ENTITY a 'https://a.example/'>"
    + "".join(f"<!ENTITY {chr(98 + step)} '{f'&{chr(97 + step)};' * 10}'>" for step in range(12))
    + "]><urlset><url><loc>&m;</loc></url></urlset>",
    "quadratic": f"<!DOCTYPE u [<!ENTITY a '{'x' * 50_000}'>]><urlset><url><loc>{'&a;' * 50_000}</loc></url></urlset>",
    "file": "<!DOCTYPE u [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&a;</loc></url></urlset>",
    "parameter": "<!DOCTYPE u [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/'> %a;]><urlset/>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", BOMBS)
def test_entities_of_its_own_are_refused_at_once(name, encoding):
    begin = time.perf_counter()
    with pytest.raises(SitemapError, match="entities"):
        read_sitemap(BOMBS[name].encode(encoding), url=URL)
    assert time.perf_counter() - begin < 1


def test_an_outer_doctype_is_never_fetched():
    body = (
        b'<!DOCTYPE urlset SYSTEM "http://127.0.0.1:9/x.dtd"><urlset><url><loc>https://a.example/1</loc></url></urlset>'
    )
    assert len(read_sitemap(body, url=URL).links) == 1


def test_a_gzip_bomb_ends_at_the_limit():
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b" " * 1_000_000) for _ in range(300)) + packer.flush()
    assert len(bomb) < 1_000_000
    begin = time.perf_counter()
    with pytest.raises(SitemapError, match="unpacked"):
        read_sitemap(bomb, url=URL)
    assert time.perf_counter() - begin < 5


def test_sitemaps_beyond_the_bounds_are_refused():
    with pytest.raises(SitemapError, match="52,428,800"):
        read_sitemap(b"<urlset>" + b" " * 52_428_800, url=URL)
    rows = "".join(f"https://a.example/{number}\n" for number in range(200_001))
    with pytest.raises(SitemapError, match="200,000"):
        read_sitemap(rows.encode(), url=URL)
    with pytest.raises(SitemapError, match="200,000"):
        read_sitemap(b"<urlset>" + b"<url/>" * 200_001, url=URL)


def test_fifty_thousand_addresses_are_read_in_seconds():
    rows = "".join(
        f"<url><loc>https://hanbit.example/news/articleView.html?idxno={number}</loc><lastmod>2024-11-27T09:52:00+09:00</lastmod></url>"
        for number in range(50_000)
    )
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()
    begin = time.process_time()
    assert len(read_sitemap(body, url=URL).links) == 50_000
    assert time.process_time() - begin < 8


@settings(max_examples=200, deadline=None)
@given(
    cut=st.integers(min_value=0, max_value=1600), flips=st.lists(st.integers(min_value=0, max_value=1600), max_size=6)
)
def test_a_cut_or_damaged_sitemap_gives_links_or_a_sitemap_error(cut, flips):
    body = bytearray(NEWS.encode()[: cut or None])
    for flip in flips:
        if flip < len(body):
            body[flip] ^= 0x55
    try:
        found = read_sitemap(bytes(body), url=URL)
    except SitemapError:
        return
    assert all(link.url.startswith(("http://", "https://")) for link in found.links)


@pytest.mark.parametrize(
    "body",
    [
        b"<urlset>" + b"<url>" * 1_000_000,
        b"<urlset>" + b"<url><loc>" + b"<x>" * 1_000_000,
        b"<urlset>" + b"<url></url>" * 1_000_000,
        b"<urlset " + b"a='1' " * 500_000 + b">",
        b"<urlset><!--" + b"-" * 5_000_000,
        b"<urlset>" + b"<?x " * 1_000_000,
        b"<urlset>" + b"<" * 5_000_000,
        b"<urlset><url><loc>" + b"http://a.example/" * 500_000 + b"</loc></url></urlset>",
        b"<urlset><url><lastmod>" + b"2024-" * 1_000_000 + b"</lastmod><loc>http://a.example/</loc></url></urlset>",
        b"http://a.example/ " * 500_000,
    ],
    ids=["open", "deep", "empty", "attributes", "comment", "instructions", "angles", "address", "date", "line"],
)
def test_hostile_sitemaps_end_in_bounded_time(body):
    begin = time.process_time()
    with suppress(SitemapError):
        read_sitemap(body, url=URL)
    assert time.process_time() - begin < 10


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=KST)


@pytest.mark.parametrize(
    ("address", "since", "until", "want"),
    [
        ("https://a.example/sitemap-2024-11.xml", "2024-11-15", "2024-11-20", True),
        ("https://a.example/sitemap-2024-11.xml", "2024-12-15", None, False),
        ("https://a.example/sitemap-2024-11.xml", "2024-12-01", None, True),
        ("https://a.example/sitemap-2024-11.xml", None, "2024-10-15", False),
        ("https://a.example/sitemap-2024-12.xml", "2025-01-01", None, True),
        ("https://a.example/sitemap-2024-12.xml", "2025-01-03", None, False),
        ("https://a.example/sitemap_202411.xml.gz", "2024-12-15", None, False),
        ("https://a.example/2024/11/27/sitemap.xml", "2024-11-29", None, False),
        ("https://a.example/2024/11/27/sitemap.xml", "2024-11-27", "2024-11-27", True),
        ("https://a.example/sitemap_20241127.xml", None, "2024-11-20", False),
        ("https://a.example/sitemap.xml?year=2023", "2024-01-05", None, False),
        ("https://a.example/sitemap.xml?year=2023", "2023-06-01", "2023-06-30", True),
        ("https://a.example/sitemap-news.xml", "2024-01-05", None, True),
        ("https://a.example/sitemap-17.xml", "2024-01-05", None, True),
        ("https://a.example/sitemap-120240.xml", "2024-01-05", None, True),
        ("https://a.example/2019/sitemap-2024.xml", "2024-05-01", None, True),
    ],
)
def test_a_child_is_asked_where_its_address_speaks_of_the_period(address, since, until, want):
    assert may_hold(address, since=since and day(since), until=until and day(until)) is want


def test_a_child_that_has_not_changed_since_is_left_out():
    assert not may_hold("https://a.example/s.xml", day("2024-10-01"), since=day("2024-11-01"))
    assert may_hold("https://a.example/s.xml", day("2024-12-01"), since=day("2024-11-01"), until=day("2024-11-30"))


def test_a_number_that_looks_like_a_year_is_one_only_where_all_its_siblings_are():
    numbered = tuple(f"https://a.example/sitemap-{number}.xml" for number in (1, 2, 2019, 2024))
    assert choose_children(Sitemap(children=numbered, changed=(None,) * 4), since=day("2024-05-01")) == list(numbered)
    years = numbered[2:]
    assert choose_children(Sitemap(children=years, changed=(None,) * 2), since=day("2024-05-01")) == [years[1]]


@given(
    month=st.integers(min_value=1, max_value=12),
    year=st.integers(min_value=1995, max_value=2030),
    when=st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2030, 12, 31)),  # noqa: DTZ001 - zone below
)
def test_the_child_of_a_month_is_never_left_out_for_a_moment_of_that_month(month, year, when):
    moment = when.replace(year=year, month=month, day=min(when.day, 28), tzinfo=KST)
    assert may_hold(f"https://a.example/sitemap-{year}-{month:02}.xml", since=moment, until=moment)
