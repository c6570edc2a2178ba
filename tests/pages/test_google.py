"""Google News: addresses of searches, answers, and addresses that hold an article's own."""

import base64
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.errors import FeedError
from newsmine.pages.google import article_url, read_answer, search_url, search_urls


def encoded(address, *, amp=None):
    """The form of an address until 2024: a message of the article's URL, and perhaps of its lighter copy."""
    value = address.encode()
    message = b"\x08\x13\x22" + varint(len(value)) + value
    message += b"\xd2\x01" + varint(len(amp or "")) + (amp or "").encode()
    return "https://news.google.com/rss/articles/" + base64.urlsafe_b64encode(message).decode().rstrip("=") + "?oc=5"


def varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


OPAQUE = (
    "https://news.google.com/rss/articles/"
    + base64.urlsafe_b64encode(b"\x08\x13\x22" + varint(140) + b"AU_yqL" + b"x" * 134).decode().rstrip("=")
    + "?oc=5"
)
OLD = "https://hanbit.example/news/articleView.html?idxno=101"
ANSWER = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>"인공지능" - Google 뉴스</title>
<item><title>가온시 배움터 - 첫 수업 - 한빛일보</title><link>{encoded(OLD)}</link><guid isPermaLink="false">CBMi1</guid>
<pubDate>Wed, 27 Nov 2024 00:52:00 GMT</pubDate><source url="https://hanbit.example">한빛일보</source></item>
<item><title>나래전자 새 공장 - 새로뉴스</title><link>{OPAQUE}</link>
<pubDate>Tue, 26 Nov 2024 23:00:00 GMT</pubDate><source url="https://saero.example">새로뉴스</source></item>
<item><title>라온대 연구진 - 다른 이름</title><link>https://raon.example/7</link>
<pubDate>Tue, 26 Nov 2024 23:00:00 GMT</pubDate><source url="https://raon.example">라온신문</source></item>
<item><title>매체 없는 글 - 누구</title><link>{OPAQUE}&amp;x=2</link></item>
</channel></rss>"""


def test_a_title_loses_its_outlet_only_where_the_source_says_the_same():
    links = read_answer(ANSWER.encode())
    assert [link.title for link in links] == [
        "가온시 배움터 - 첫 수업",
        "나래전자 새 공장",
        "라온대 연구진 - 다른 이름",
        "매체 없는 글 - 누구",
    ]
    assert [link.publisher for link in links] == ["한빛일보", "새로뉴스", "라온신문", None]


def test_greenwich_becomes_korean_time():
    first, second, *_ = read_answer(ANSWER.encode())
    assert first.published_at.isoformat() == "2024-11-27T09:52:00+09:00"
    assert second.published_at.isoformat() == "2024-11-27T08:00:00+09:00"


def test_an_older_address_is_decoded_and_a_newer_one_kept_and_said_to_be_opaque():
    old, new, direct, _ = read_answer(ANSWER.encode(), url="https://news.google.com/rss/search?q=x")
    assert (old.url, old.opaque) == (OLD, False)
    assert old.portal_url.startswith("https://news.google.com/rss/articles/CBMi")
    assert (new.url, new.portal_url, new.opaque) == (OPAQUE, OPAQUE, True)
    assert (direct.url, direct.portal_url, direct.opaque) == ("https://raon.example/7", None, False)
    assert old.found_in == "https://news.google.com/rss/search?q=x"


@given(
    path=st.text(alphabet="abcxyz0123456789/-_.~가나", min_size=1, max_size=400),
    amp=st.none() | st.just("https://m.hanbit.example/1"),
)
def test_every_address_of_the_older_form_is_decoded(path, amp):
    address = f"https://hanbit.example/{path}"
    assert article_url(encoded(address, amp=amp)) == address


@pytest.mark.parametrize(
    "address",
    [
        OPAQUE,
        "https://news.google.com/rss/articles/CBMi",
        "https://news.google.com/rss/articles/CBMi!!!!",
        "https://news.google.com/rss/articles/CBMiAAAA",
        "https://news.google.com/rss/articles/CBMi_____w",
        "https://news.google.com/rss/search?q=x",
        "https://hanbit.example/rss/articles/CBMiHWh0dHBzOi8vaGFuYml0LmV4YW1wbGUvbmV3cy830gEA",
        encoded("javascript:alert(1)"),
        encoded("file:///etc/passwd"),
        encoded("https://"),
        "",
    ],
)
def test_what_holds_no_address_of_an_article_is_none(address):
    assert article_url(address) is None


@given(st.binary(max_size=300))
def test_no_message_breaks_the_decoding(message):
    code = base64.urlsafe_b64encode(b"\x08\x13\x22" + message).decode().rstrip("=")
    found = article_url(f"https://news.google.com/rss/articles/{code}")
    assert found is None or found.startswith(("http://", "https://"))


def test_a_search_asks_for_the_days_and_the_korean_edition():
    url = search_url(' "인공지능 사관학교" ', since=date(2024, 11, 1), until=date(2024, 11, 30))
    asked = parse_qs(urlsplit(url).query)
    assert asked == {
        "q": ['"인공지능 사관학교" after:2024-11-01 before:2024-12-01'],
        "hl": ["ko"],
        "gl": ["KR"],
        "ceid": ["KR:ko"],
    }
    assert parse_qs(urlsplit(search_url("AI", when="7d")).query)["q"] == ["AI when:7d"]


@given(days=st.integers(min_value=1, max_value=40), length=st.integers(min_value=0, max_value=120))
def test_the_pieces_of_a_period_cover_each_day_once(days, length):
    since = date(2024, 1, 15)
    covered = []
    for url in search_urls("AI", since=since, until=since + timedelta(days=length), days=days):
        words = parse_qs(urlsplit(url).query)["q"][0].split()
        first, behind = (date.fromisoformat(word.partition(":")[2]) for word in words[1:])
        assert (behind - first).days <= days
        covered += [first + timedelta(days=step) for step in range((behind - first).days)]
    assert sorted(covered) == [since + timedelta(days=step) for step in range(length + 1)]


def test_a_search_that_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="empty"):
        search_url("  ")
    with pytest.raises(ValueError, match="behind"):
        search_url("AI", since=date(2024, 2, 1), until=date(2024, 1, 1))
    with pytest.raises(ValueError, match="at least 1"):
        list(search_urls("AI", since=date(2024, 1, 1), until=date(2024, 1, 1), days=0))


def test_a_page_that_asks_for_consent_is_no_answer():
    with pytest.raises(FeedError, match="no feed"):
        read_answer(b"<!doctype html><html><title>Before you continue</title></html>")
