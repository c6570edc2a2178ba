"""No shipped regular expression is slow on a text that was made to slow it down."""

import functools
import pkgutil
import time

import pytest
from shipped_patterns import hostile, shipped

import newsmine

# Seconds of CPU that one pattern may take for one text of so many characters.
LIMIT, LENGTH = 0.5, 100_000
# All texts are tried short; the slowest of them longer, and the slowest of these at full length.
SHORT, LONGER = 250, 2_500
TOP = 2
# What is too slow here already is not run to the end.
MIDDLE = 15_000
PARTS = sorted(
    {name.split(".")[1] for _, name, _ in pkgutil.walk_packages(newsmine.__path__, "newsmine.")} - {"__main__"}
)


@functools.cache
def patterns():
    found = shipped()
    assert len(found) > 300
    return found


def seconds(one, text):
    """Return the CPU time of all ways in which a pattern is used."""
    start = time.process_time()
    if "walk" in one.ways:
        for _ in one.pattern.finditer(text):
            pass
    if "match" in one.ways:
        one.pattern.match(text)
    if "fullmatch" in one.ways:
        one.pattern.fullmatch(text)
    return time.process_time() - start


def texts(unit, length):
    """Return the unit repeated to so many characters, with an end that fits and with one that does not."""
    end = "!" if isinstance(unit, str) else b"!"
    long = unit * (length // len(unit) + 1)
    return long[:length], long[: length - 1] + end


def slowest(one, units, length):
    """Return seconds and unit, the slowest first."""
    timed = [(max(seconds(one, text) for text in texts(unit, length)), unit) for unit in units]
    return sorted(timed, key=lambda pair: -pair[0])[:TOP]


@pytest.mark.parametrize("part", PARTS)
def test_every_pattern_is_fast_on_adversarial_text(part):
    slow = []
    for one in patterns():
        if one.place.split(".")[1].partition(":")[0] != part:
            continue
        short = slowest(one, hostile(one.pattern), SHORT)
        longer = slowest(one, [unit for _, unit in short], LONGER)
        for _, unit in longer[:1]:
            for length in (MIDDLE, LENGTH):
                spent = min(slowest(one, [unit], length)[0][0] for _ in range(1 + (length == MIDDLE)))
                if spent > LIMIT:
                    slow.append((one.place, unit, f"{spent:.2f} s for {length} characters"))
                    break
    assert slow == []


def test_the_texts_find_a_slow_pattern():
    import re

    from shipped_patterns import Shipped

    bad = Shipped("here", re.compile(r"(?:가+)+\.txt$"), frozenset({"walk"}))
    assert max(spent for spent, _ in slowest(bad, [unit for unit in hostile(bad.pattern) if unit == "가"], 22)) > 0.02
    quadratic = Shipped("here", re.compile(r"\s*\n"), frozenset({"walk"}))
    assert slowest(quadratic, hostile(quadratic.pattern), 8_000)[0][0] > 0.05
