"""Naver's search: both doors, answers, errors, keys, quota, and reaching behind the newest 1,100."""

import copy
import json
import logging
import pickle
import random
from collections import deque
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.errors import QuotaError, SearchError
from newsmine.pages.naver import (
    APIHUB,
    DISPLAY,
    LAST_START,
    OPENAPI,
    NaverDoor,
    headers,
    read_answer,
    read_keys,
    request_url,
)
from newsmine.pages.naver_slices import MOST_REACHED, Reach, is_cut, narrower, next_start
from newsmine.records import KST

ID, SECRET = "id-5d41402abc4b2a76", "secret-7d793037a0760186"
URL = request_url("인공지능", door=OPENAPI)


def answer(items, *, total=None, start=1):
    return json.dumps(
        {
            "lastBuildDate": "Wed, 27 Nov 2024 10:00:00 +0900",
            "total": len(items) if total is None else total,
            "start": start,
            "display": len(items),
            "items": items,
        }
    ).encode()


ITEMS = [
    {
        "title": "가온시 <b>인공지능</b> 배움터 &quot;첫 수업&quot; &lt;종합&gt;",
        "originallink": "https://hanbit.example/news/articleView.html?idxno=101",
        "link": "https://n.news.naver.com/mnews/article/001/0000000101?sid=102",
        "description": "가온시는 <b>인공지능</b> 배움터가 문을 열었다고 밝혔다.",
        "pubDate": "Wed, 27 Nov 2024 09:52:00 +0900",
    },
    {
        "title": "나래전자 새 공장",
        "originallink": "",
        "link": "https://saero.example/7",
        "description": "",
        "pubDate": "Wed, 27 Nov 2024 09:00:00 +0900",
    },
    {"title": "주소 없는 글", "originallink": "", "link": "javascript:alert(1)", "pubDate": ""},
    {
        "title": None,
        "originallink": 7,
        "link": "https://n.news.naver.com/mnews/article/001/0000000102",
        "pubDate": None,
    },
    "글",
]


def test_an_answer_gives_the_outlets_own_address_and_keeps_the_portals():
    found = read_answer(answer(ITEMS, total=5868), url=URL)
    first, second, third = found.links
    assert (found.total, found.start, found.display) == (5868, 1, 5)
    assert first.url == "https://hanbit.example/news/articleView.html?idxno=101"
    assert first.portal_url == "https://n.news.naver.com/mnews/article/001/0000000101?sid=102"
    assert first.title == '가온시 인공지능 배움터 "첫 수업" <종합>'
    assert first.published_at.isoformat() == "2024-11-27T09:52:00+09:00"
    assert (second.url, second.portal_url, first.found_in) == ("https://saero.example/7", None, URL)
    assert (third.url, third.title, third.published_at) == (third.portal_url, None, None)


@pytest.mark.parametrize(
    ("door", "address", "names"),
    [
        (OPENAPI, "https://openapi.naver.com/v1/search/news.json", ["X-Naver-Client-Id", "X-Naver-Client-Secret"]),
        (
            APIHUB,
            "https://naverapihub.apigw.ntruss.com/search/v1/news",
            ["X-NCP-APIGW-API-KEY-ID", "X-NCP-APIGW-API-KEY"],
        ),
        (
            NaverDoor(name="own", url="https://door.example/n", id_header="A", secret_header="B"),  # noqa: S106 - a header's name
            "https://door.example/n",
            ["A", "B"],
        ),
    ],
)
def test_each_door_has_its_address_and_headers(door, address, names):
    keys = read_keys({"NEWSMINE_NAVER_ID": ID, "NEWSMINE_NAVER_SECRET": f" {SECRET}\n"})
    assert headers(keys, door) == {names[0]: ID, names[1]: SECRET}
    url = request_url("광주 AI&x", start=101, door=door)
    assert url.partition("?")[0] == address
    assert parse_qs(urlsplit(url).query) == {
        "query": ["광주 AI&x"],
        "display": ["100"],
        "start": ["101"],
        "sort": ["date"],
    }


@pytest.mark.parametrize("arguments", [{"start": 0}, {"start": 1001}, {"display": 0}, {"display": 101}])
def test_what_naver_would_refuse_is_not_asked(arguments):
    with pytest.raises(ValueError, match="Naver takes"):
        request_url("AI", **arguments)


def test_an_empty_query_is_not_asked():
    with pytest.raises(ValueError, match="empty query"):
        request_url(" ")


@pytest.mark.parametrize(
    ("status", "body", "code", "word"),
    [
        (
            400,
            {"errorMessage": "Incorrect query request (잘못된 쿼리요청입니다.)", "errorCode": "SE01"},
            "SE01",
            "malformed",
        ),
        (400, {"errorMessage": "Invalid display value", "errorCode": "SE02"}, "SE02", "1 to 100"),
        (400, {"errorMessage": "Invalid start value", "errorCode": "SE03"}, "SE03", "1 to 1000"),
        (400, {"errorMessage": "Invalid sort value", "errorCode": "SE04"}, "SE04", "sim or date"),
        (404, {"errorMessage": "Invalid search api", "errorCode": "SE05"}, "SE05", "no such search"),
        (400, {"errorMessage": "Malformed encoding", "errorCode": "SE06"}, "SE06", "UTF-8"),
        (500, {"errorMessage": "System Error", "errorCode": "SE99"}, "SE99", "later"),
        (401, {"errorMessage": "NID AUTH Result Invalid", "errorCode": "024"}, "024", "NEWSMINE_NAVER_ID"),
        (
            401,
            {"error": {"errorCode": "200", "message": "Authentication Failed", "details": "x"}},
            "200",
            "NEWSMINE_NAVER_ID",
        ),
        (429, {"error": {"errorCode": "420", "message": "Rate Limited"}}, "420", "more slowly"),
        (403, {}, "HTTP 403", "NEWSMINE_NAVER_ID"),
        (502, {}, "HTTP 502", "refused"),
        (200, {"errorMessage": "Invalid start value", "errorCode": "SE03"}, "SE03", "1 to 1000"),
        (200, {"total": 1}, "200", "without items"),
        (200, [], "200", "without items"),
    ],
)
def test_a_refusal_is_an_error_that_names_code_and_way_out(status, body, code, word):
    with pytest.raises(SearchError, match=word) as raised:
        read_answer(json.dumps(body).encode(), url=URL, status=status)
    assert raised.value.code == code
    assert not isinstance(raised.value, QuotaError)


@pytest.mark.parametrize(
    "body",
    [
        {"errorMessage": "Your query request count is over the limit", "errorCode": "010"},
        {"errorMessage": "Query limit exceeded", "errorCode": "012"},
        {"error": {"errorCode": "400", "message": "Quota Exceeded"}},
        {},
    ],
)
def test_a_spent_quota_is_an_error_of_its_own(body):
    with pytest.raises(QuotaError, match="tomorrow"):
        read_answer(json.dumps(body).encode(), url=URL, status=429)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"{",
        b"null",
        b"[" * 100_000,
        b'"x"',
        b"\xff\xfe",
        b'{"items": 3}',
        b'{"a":' * 50_000,
        b"9" * 3_000_000,
    ],
)
@pytest.mark.parametrize("status", [200, 500])
def test_what_is_no_answer_of_naver_is_an_error(body, status):
    with pytest.raises(SearchError):
        read_answer(body, url=URL, status=status)


@given(st.binary(max_size=200), st.integers(min_value=0, max_value=800))
def test_a_damaged_answer_gives_links_or_a_search_error(noise, place):
    body = answer(ITEMS)
    body = body[:place] + noise + body[place + len(noise) :]
    try:
        found = read_answer(body, url=URL)
    except SearchError:
        return
    assert all(link.url.startswith(("http://", "https://")) for link in found.links)


def test_missing_keys_name_the_variables():
    with pytest.raises(SearchError, match=r"NEWSMINE_NAVER_ID and NEWSMINE_NAVER_SECRET"):
        read_keys({})
    with pytest.raises(SearchError, match=r"variable NEWSMINE_NAVER_SECRET"):
        read_keys({"NEWSMINE_NAVER_ID": ID, "NEWSMINE_NAVER_SECRET": "  "})


def test_keys_show_in_no_text_address_error_log_or_copy(monkeypatch, caplog):
    monkeypatch.setenv("NEWSMINE_NAVER_ID", ID)
    monkeypatch.setenv("NEWSMINE_NAVER_SECRET", SECRET)
    keys = read_keys()
    said = [repr(keys), str(keys), f"{keys!s}", request_url("AI"), repr(APIHUB)]
    with caplog.at_level(logging.DEBUG):
        for code in ("024", f"{SECRET}"):
            echo = {"errorMessage": f"id {ID} and secret {SECRET} are wrong", "errorCode": code}
            for body in (echo, {"error": echo}):
                with pytest.raises(SearchError) as raised:
                    read_answer(json.dumps(body).encode(), url=URL, status=401)
                said += [str(raised.value), repr(raised.value), raised.value.code, raised.value.reason]
                said.append(str(pickle.dumps(raised.value)))
    said.append(caplog.text)
    assert not [text for text in said if ID in text or SECRET in text]
    for write in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not stored"):
            write(keys)


class Index:
    """A search as Naver's: all words must stand in a headline, newest first, at most 100 from at most place 1,000."""

    SUBJECTS = (
        "교육",
        "병원",
        "도로",
        "공장",
        "학교",
        "축제",
        "예산",
        "로봇",
        "시장",
        "연구",
        "환경",
        "농업",
        "관광",
        "주택",
        "복지",
    )
    PLACES = ("가온시", "나래시", "다솜시", "라온시", "마루시", "바다시", "새로시", "아람시", "자람시", "차오시")
    DEEDS = ("착수", "확대", "발표", "점검", "지원", "개최", "협약", "조성", "선정", "추진")

    def __init__(self, size, seed=7):
        chance = random.Random(seed)  # noqa: S311 - an invented index
        newest = datetime(2024, 11, 27, 9, 0, tzinfo=KST)
        self.rows = []
        for number in range(size):
            words = [chance.choice(self.PLACES), "인공지능", chance.choice(self.SUBJECTS), chance.choice(self.DEEDS)]
            self.rows.append(
                (" ".join(words), f"https://hanbit.example/{number}", newest - timedelta(minutes=20 * number))
            )
        self.words = [frozenset(title.split()) for title, _, _ in self.rows]
        self.hits = {}
        self.calls = 0

    def ask(self, url):
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        start, display = int(asked["start"]), int(asked["display"])
        assert 1 <= start <= 1000
        assert 1 <= display <= 100
        self.calls += 1
        query = frozenset(asked["query"].split())
        if query not in self.hits:
            self.hits[query] = [row for row, words in zip(self.rows, self.words, strict=True) if query <= words]
        hits = self.hits[query]
        items = [
            {
                "title": title.replace("인공지능", "<b>인공지능</b>"),
                "originallink": address,
                "link": address,
                "pubDate": when.strftime("%a, %d %b %Y %H:%M:%S +0900"),
            }
            for title, address, when in hits[start - 1 : start - 1 + display]
        ]
        return read_answer(answer(items, total=len(hits), start=start), url=url)


def search(index, *, terms=()):
    """Walk as the collector does: page by page, then the narrower queries."""
    reach = Reach(query="인공지능")
    waiting, asked = deque([""]), set()
    while waiting:
        words = waiting.popleft()
        if words in asked:
            continue
        asked.add(words)
        start = 1
        while start is not None:
            found = index.ask(request_url(f"인공지능 {words}", start=start))
            reach.add(found, words=words)
            start = next_start(found)
        if is_cut(found):
            waiting.extend(narrower("인공지능", words, [link.title for link in found.links], terms=terms))
    return reach


def test_one_query_reaches_the_newest_and_no_more():
    index = Index(5_000)
    found = [index.ask(request_url("인공지능", start=start)) for start in (*range(1, 902, DISPLAY), LAST_START)]
    assert len({link.url for each in found for link in each.links}) == MOST_REACHED == 1_099
    assert [next_start(each) for each in found] == [*range(101, 902, 100), 1000, None]


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 250, 1_000, 1_001, 1_099])
def test_what_one_query_reaches_is_reached_by_one(size):
    index = Index(size)
    reach = search(index)
    assert reach.share == 1
    assert len(reach.found) == size
    assert index.calls <= size // DISPLAY + 2


@pytest.mark.parametrize("size", [1_100, 3_000, 8_000])
def test_learned_words_reach_nearly_all_that_one_query_does_not(size):
    index = Index(size)
    reach = search(index)
    assert reach.total == size
    assert reach.share >= 0.95
    assert reach.calls == index.calls <= 1_000
    assert f"of {size:,} articles that Naver counts" in str(reach)


def test_a_large_search_reaches_far_more_than_one_query_within_a_fifth_of_the_days_calls():
    index = Index(30_000)
    reach = search(index)
    assert len(reach.found) >= 20 * MOST_REACHED
    assert index.calls <= 5_000


def test_the_users_words_come_first_and_all_of_them():
    titles = ["나래시 교육"] * 3 + ["나래시 병원", "다솜시 교육"]
    found = narrower("인공지능", "", titles, terms=["사관학교", "집적단지", "인공지능", " "])
    assert found[:2] == ["사관학교", "집적단지"]
    assert "인공지능" not in found
    assert narrower("인공지능", "사관학교", titles, terms=["사관학교", "집적단지"])[0] == "사관학교 집적단지"
    assert narrower("인공지능", "가 나", titles, terms=["집적단지"]) == []


@given(
    titles=st.lists(st.text(alphabet="가나다라마 AB12은는<>", max_size=30), max_size=120),
    terms=st.lists(st.text(alphabet="가나다 AB", max_size=6), max_size=5),
)
def test_narrower_queries_are_new_and_few(titles, terms):
    found = narrower("가나 AB", "", titles, terms=terms)
    assert len(found) == len(set(found)) <= 40 + len(terms)
    assert all(word.strip() and word.casefold() not in {"가나", "ab"} for word in found)
