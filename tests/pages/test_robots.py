"""Rules of robots.txt, also those that would make matching slow."""

import time

import pytest
from protego import Protego

from newsmine.pages.middlewares import retry_after
from newsmine.pages.robots import tame

AGENT = "newsmine/0.1.0"


def allowed(rules, path):
    return Protego.parse(tame(rules)).can_fetch(f"https://hanbit.example{path}", AGENT)


def test_rules_of_everyone_and_of_newsmine_are_known():
    rules = "User-agent: *\nDisallow: /private\nCrawl-delay: 3\n\nUser-agent: newsmine\nDisallow: /admin\n"
    assert allowed(rules, "/private/1")
    assert not allowed(rules, "/admin/1")
    assert not allowed("User-agent: *\nDisallow: /private", "/private/1")


def test_rules_with_a_star_stay_as_they_are():
    rules = "User-agent: *\nDisallow: /*.php$\nAllow: /news/*?idxno=*\n# a comment"
    assert tame(rules) == rules


def test_a_rule_with_too_many_stars_forbids_more_never_less():
    rules = "User-agent: *\nDisallow: /" + "*a" * 30 + "*b\nAllow: /x" + "*a" * 30
    assert not allowed(rules, "/" + "a" * 31 + "b")
    assert not allowed(rules, "/x" + "a" * 40)


def test_no_rule_takes_long_to_match():
    rules = "User-agent: *\n" + "".join(f"Disallow: /{'*a' * n}*b\n" for n in range(1, 60))
    start = time.process_time()
    assert allowed(rules, "/" + "c" * 2000)
    allowed(rules, "/" + "a" * 2000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"0", 0.0),
        (b"120", 120.0),
        (b" 7 ", 7.0),
        (b"9" * 40, 999999999999.0),
        (None, None),
        (b"soon", None),
        (b"-1", None),
    ],
)
def test_retry_after_in_seconds(value, seconds):
    assert retry_after(value) == seconds


def test_retry_after_as_a_date():
    assert retry_after(b"Wed, 27 Nov 2019 00:52:00 GMT") == 0.0
    assert retry_after(b"Fri, 31 Dec 2399 23:59:59 GMT") > 10**9
