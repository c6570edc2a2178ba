"""Two addresses of one article are one; two articles stay two."""

import csv
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmine.html.addresses import canonical_url

with Path(__file__).with_name("addresses.tsv").open(encoding="utf-8", newline="") as table:
    TABLE = [tuple(row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
SITES = ["hanbit.example", "www.hanbit.example", "m.hanbit.example", "n.news.naver.com", "v.daum.net", "한빛.example"]
WORDS = st.text(alphabet="abcdefgmnoprsuw0123456789가나._-~%", min_size=1, max_size=9)
NAMES = st.sampled_from(
    ["idxno", "no", "key", "ud", "aid", "oid", "id", "seq", "uid", "wr_id", "newsid", "article_id", "nid"]
)
TRACKING = [
    "utm_source=x",
    "utm_medium=rss",
    "fbclid=abc",
    "gclid=1",
    "from=main",
    "ref=naver",
    "sns=kakao",
    "kakao_from=talk",
]


@pytest.mark.parametrize(("address", "want"), TABLE)
def test_every_address_of_the_table_has_its_one_form(address, want):
    assert canonical_url(address) == want


@pytest.mark.parametrize(("address", "want"), TABLE)
def test_the_one_form_of_the_one_form_is_itself(address, want):
    assert canonical_url(canonical_url(address)) == want


@given(text=st.text(max_size=60))
@example("//[")
@example("http://a:b/")
@example("google.com/url?q=http%3A%2F%2Fgoogle.com%2Furl%3Fq%3Dhttp%253A%252F%252Fa.example")
def test_no_text_breaks_it_and_its_form_is_final(text):
    once = canonical_url(text)
    assert canonical_url(once) == once


@given(
    site=st.sampled_from(SITES),
    scheme=st.sampled_from(["http://", "https://", "//", ""]),
    steps=st.lists(WORDS | st.sampled_from(["amp", "..", ".", "", "v", "article"]), max_size=5),
    pairs=st.lists(st.tuples(NAMES | WORDS, WORDS), max_size=4),
    fragment=st.sampled_from(["", "#top", "#/a?b"]),
)
def test_the_form_of_any_address_is_final(site, scheme, steps, pairs, fragment):
    query = "&".join(f"{name}={value}" for name, value in pairs)
    once = canonical_url(f"{scheme}{site}/{'/'.join(steps)}?{query}{fragment}")
    assert canonical_url(once) == once


@given(
    name=NAMES,
    number=st.integers(1, 10**12),
    tracking=st.lists(st.sampled_from(TRACKING), unique=True, max_size=4),
    front=st.booleans(),
    mirror=st.sampled_from(["https://", "http://www.", "https://m.", "//"]),
)
def test_tracking_and_mirrors_change_nothing_and_numbers_do(name, number, tracking, front, mirror):
    own = f"{name}={number}"
    query = "&".join([*tracking, own] if front else [own, *tracking])
    want = canonical_url(f"https://hanbit.example/view.php?{own}")
    assert canonical_url(f"{mirror}hanbit.example/view.php?{query}#x") == want
    assert want.endswith(own)
    assert canonical_url(f"https://hanbit.example/view.php?{name}={number + 1}") != want


@given(word=st.text(alphabet="가나다도서관abc- ", min_size=1, max_size=12))
def test_an_escaped_and_a_plain_path_are_one(word):
    plain = word.strip() or "가"
    assert canonical_url(f"https://hanbit.example/{plain}/7") == canonical_url(
        f"https://hanbit.example/{quote(plain).lower()}/7"
    )


def test_the_table_is_long_and_knows_groups_of_addresses():
    groups = defaultdict(set)
    for address, want in TABLE:
        groups[want].add(address)
    assert len(TABLE) >= 60
    assert max(map(len, groups.values())) >= 10


@pytest.mark.parametrize(
    "unit",
    [
        "%",
        "%2",
        "/",
        "/..",
        "/amp",
        ".amp",
        "&",
        "a=1&",
        "www.",
        "m.",
        "google.com/url?q=http",
        "가",
        ";jsessionid=",
        "?",
        "@",
        ":",
        "http://",
    ],
)
def test_a_hostile_address_takes_no_long_time(unit):
    start = time.process_time()
    for length in (3_900, 100_000):
        canonical_url(f"https://hanbit.example/{unit * length}"[:length])
        canonical_url((unit * length)[:length])
    assert time.process_time() - start < 0.5
