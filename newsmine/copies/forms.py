"""Texts that are one form filled in anew: the weather of another day, the shares of another firm, another town's notice."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from newsmine.copies.shingles import parts, plain
from newsmine.text.hangul import is_hangul, strip_particle

_FIGURE = re.compile(r"\d[\d,.]*")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
# A figure is known again by three letters before it and one behind it; so many characters hold them.
_BEFORE, _LOOK_BACK, _LOOK_AHEAD = 3, 12, 6
# Where at least so many figures stand in the same places and less than this part of them is equal, it is the same form; a
# corrected figure or two leave most of them equal. Papers change the day of a release, so that one figure says nothing
# but in two articles that one paper prints on different days.
_FEWEST_FIGURES, _LEAST_EQUAL = 2, 0.5
# So often a text must name what its title names and the other text does not.
_NAMED = 2
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is compared of an article: ``plain`` are the sentences that are its own, as letters and digits."""

    text: str
    plain: tuple[str, ...]
    cut: bool = False
    title: str = ""
    publisher: str | None = None
    day: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """What a form would leave open in a story: its figures in their places, and the names of its title."""

    figures: Counter[tuple[str, str]]
    names: frozenset[str]
    whole: str


def blanks(story: Story) -> Blanks:
    """Return what a form would leave open in a story."""
    own = set(story.plain)
    text = " ".join(part for part in parts(story.text) if plain(part) in own)
    letters = plain(text)
    words = {strip_particle(word) for word in _WORD.findall(unicodedata.normalize("NFKC", story.title))}
    names = {word for word in words if len(word) >= _SHORTEST_NAME and all(map(is_hangul, word))}
    return Blanks(
        figures=figures(text),
        names=frozenset(name for name in names if letters.count(name) >= _NAMED),
        whole=plain(story.title) + " " + letters,
    )


def is_one_form(one: Story, other: Story, *, filled: tuple[Blanks, Blanks]) -> bool:
    """Return whether two texts that are alike tell two stories in the same words: other figures, or another subject."""
    mine, others = filled
    places, equal = figures_agree(mine.figures, others.figures)
    if places >= _FEWEST_FIGURES and equal < _LEAST_EQUAL * places:
        return True
    if places and not equal and one.publisher == other.publisher is not None and one.day != other.day:
        return True
    return _strange(mine, others) and _strange(others, mine)


def _strange(mine: Blanks, others: Blanks) -> bool:
    """Whether a text names in its title and again and again what the other nowhere names."""
    return any(name not in others.whole for name in mine.names)


def figures(text: str) -> Counter[tuple[str, str]]:
    """Return the figures of a text, each with the letters around it.

    Examples
    --------
    >>> sorted(figures("기온은 12.5도, 습도는 40%다."))
    [('기온은도', '12.5'), ('습도는다', '40')]
    """
    text = unicodedata.normalize("NFKC", text)
    found: Counter[tuple[str, str]] = Counter()
    for match in _FIGURE.finditer(text):
        before = plain(_DIGITS.sub("#", text[max(0, match.start() - _LOOK_BACK) : match.start()]))[-_BEFORE:]
        behind = plain(text[match.end() : match.end() + _LOOK_AHEAD])[:1]
        found[before + behind, match.group().rstrip(",.")] += 1
    return found


def figures_agree(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> tuple[int, int]:
    """Return how many figures stand in the same place of both texts, and how many of them are equal."""
    places = _places(one) & _places(other)
    equal = one & other
    return sum(places.values()), sum(equal.values())


def _places(found: Counter[tuple[str, str]]) -> Counter[str]:
    places: Counter[str] = Counter()
    for (place, _), count in found.items():
        places[place] += count
    return places
