"""Markup in strings to lines."""

import time

import pytest

from newsmine.html.fragments import fragment_lines


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("", []),
        ("  ", []),
        ("가온시", ["가온시"]),
        ("<", ["<"]),
        ("가온시 < 나래시", ["가온시 < 나래시"]),
        ("https://hanbit.example/?a=1&amp;b=2", ["https://hanbit.example/?a=1&b=2"]),
        ("<p>하나</p>\n<p>둘\n셋</p>", ["하나", "둘 셋"]),
        ("<p>하나<script>x()</script><style>p{}</style>둘<!-- 셋 -->", ["하나둘"]),
        ("하나<br/>둘<br>셋", ["하나", "둘", "셋"]),
        ("<ul><li>하나<li>둘", ["하나", "둘"]),
        ("&lt;단독&gt; 개관 &amp; 잔치", ["<단독> 개관 & 잔치"]),
        ("하나\x1e둘<br>셋", ["하나 둘", "셋"]),
    ],
)
def test_a_fragment_shows_its_lines(markup, shown):
    assert fragment_lines(markup) == shown


def test_a_bomb_shows_nothing_at_once():
    start = time.process_time()
    assert fragment_lines("<b>" * 1_000_000) == []
    assert fragment_lines("<div>" * 2_000 + "글") in (["글"], [])
    assert time.process_time() - start < 10
