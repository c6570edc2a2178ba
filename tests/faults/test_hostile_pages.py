"""Thousands of hostile pages: each gives an article that can be kept, or an error of ours, in bounded time and memory."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="times and memory are measured as POSIX systems count them")

import hostile
from hostile_pages import FAMILIES, hostile_pages

from newsmine.records import Page

BENCHMARKS = Path(hostile.__file__).parent


@pytest.fixture(autouse=True)
def _alarm():
    old = signal.signal(signal.SIGPROF, hostile.stop)
    yield
    signal.signal(signal.SIGPROF, old)


def test_there_are_as_many_pages_as_promised():
    assert sum(count for count, _ in FAMILIES.values()) >= 2_000


@pytest.mark.parametrize("family", FAMILIES)
def test_no_hostile_page_breaks_the_reader(family):
    outcomes = [hostile.outcome(each) for each in hostile_pages(families=[family])]
    assert [each for each in outcomes if each.what.startswith("BROKEN")] == []
    assert len(outcomes) == FAMILIES[family][0]


def test_the_pages_of_a_seed_are_always_the_same():
    first, second = ([each.page for each in hostile_pages(seed=3, share=0.02)] for _ in range(2))
    assert first == second
    assert first != [each.page for each in hostile_pages(seed=4, share=0.02)]


def test_the_memory_is_bounded():
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "hostile.py"), "0.1"], capture_output=True, text=True, check=False
    )
    peak = re.search(r"peak memory (\d+) MB", done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert peak is not None
    assert int(peak[1]) < 700


@pytest.mark.parametrize(
    "body",
    [
        "<![[IMAGE1]]>",
        "<html><body><![[IMAGE1]]><p>가온시는 27일 시민 누구나 쓸 수 있는 도서관의 문을 열었다.</p></body></html>",
        "<div>" * 100_000,
        "<p>가온</p>" + "</div>" * 100_000,
        "<script>" + "{" * 100_000,
        "<article>" + "가" * 1_000_000,
        '<meta property="og:title" content="' + "가" * 1_000_000 + '">',
        b"\x00" * 100_000,
        b"\xff\xfe" + b"\x00\xd8" * 50_000,
        "\ud800" * 50_000,
    ],
    ids=range(10),
)
def test_the_pages_that_are_known_to_hurt_give_an_article_or_one_of_our_errors(body):
    done = hostile.outcome(hostile.Hostile("known", 0, Page(body=body)))
    assert not done.what.startswith("BROKEN"), done
