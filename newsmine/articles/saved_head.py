"""The head of a page saved as text: its title, wherever it stands, and the subtitles between it and the body."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from newsmine.articles.saved_lines import Line, is_prose

_SITE = re.compile(r"\s{1,3}(?:[-|:<–—ㅣ]{1,2}|&lt;)\s{1,3}(?P<site>[^\-|:<>–—ㅣ]{2,25})$")
_HANGUL = re.compile(r"[가-힣A-Za-z0-9]")
# A title is shorter than a paragraph, and its words come back in the text.
_TITLE_MIN, _TITLE_MAX = 6, 120
_TITLE_LIKE = 1.2
_SHARED = 0.25
_SHORT_TITLE = 9
_NEAR = 6
_SUBTITLES = 5
_SUBTITLE_SHARED = 0.25
_BLOCK = 3
# What stands above the title of a block may score less than the line below it, but not by more than this.
_TOP_LOSS = 2.0
# The head of a page has some 300 lines of menus; what stands further away from the body is no title of it.
_FARTHEST = 600
_FEW = 3


@dataclass(slots=True)
class Head:
    """What the head says: the title, the site behind it, the subtitles."""

    title: str | None = None
    site: str | None = None
    subtitle: list[str] = field(default_factory=list)


class _Scorer:
    """How much each line before the body looks like its title; what all need is counted once."""

    __slots__ = ("body", "counts", "dates", "first", "lines", "parted", "start")

    def __init__(self, lines: list[Line], start: int, end: int) -> None:
        self.lines, self.start = lines, start
        self.body = pairs(" ".join(line.text for line in lines[start:end] if line.kind == "body"))
        self.parted = {
            i: part_site(line.text)[0] for i, line in enumerate(lines) if len(line.text) <= _TITLE_MAX + _TITLE_MAX // 4
        }
        self.counts = Counter(text for i, text in self.parted.items() if not start <= i < end)
        self.dates = [j for j in range(start) if lines[j].kind in {"date", "byline"}]
        usable = (j for j in range(start) if lines[j].kind is None and len(lines[j].text) >= _TITLE_MIN)
        self.first = next(usable, 0)

    def shared(self, text: str) -> float:
        """Return the share of a line's pairs of letters that come back in the body."""
        own = pairs(text)
        return len(own & self.body) / len(own) if own else 0.0

    def score(self, i: int) -> float:
        """Return the score of a line: its words come back, it stands several times, by the date, or first."""
        line, text = self.lines[i], self.parted.get(i, "")
        if line.kind is not None or not _TITLE_MIN <= len(text) <= _TITLE_MAX or not _HANGUL.search(text):
            return 0.0
        shared = self.shared(text)
        nearest = bisect_left(self.dates, i)
        near = [abs(i - j) for j in self.dates[max(0, nearest - 1) : nearest + 1]]
        behind_date = bool(self.dates) and i > self.dates[-1]
        repeated = self.counts[text] > 1 and not line.twin
        score = (
            3 * shared
            + (2.5 if repeated and shared > _SHARED else 0.0)
            + (0.6 if i == self.first else 0.0)
            + max(0.0, 1 - min(near, default=_NEAR * 2) / _NEAR)
        )
        if line.twin:
            # Before the date it may be the title twice; behind it the words of a picture and its caption.
            score += 0.5 if self.dates and not behind_date else -1.5
        if is_prose(text):
            # A headline may end in 다 as a sentence does, but not in a full stop.
            score -= 2.5 if text.endswith((".", ".”", '."')) else 0.5
        return score - (1.0 if behind_date and i > self.first else 0.0) - (1.0 if len(text) < _SHORT_TITLE else 0.0)


def read_head(lines: list[Line], start: int, end: int) -> Head:
    """Find the title and what stands between it and the body, and mark every line before the body.

    Parameters
    ----------
    lines : list of Line
        Of the page; those before ``start`` are marked.
    start, end : int
        The first line of the body, and the one behind its last.
    """
    scorer, head = _Scorer(lines, start, end), Head()
    title = _find_title(lines, start, scorer)
    below = start
    if title is not None:
        _take_title(lines, title, start, head)
        below = max(i for i in range(start) if lines[i].kind == "title")
    for i, line in enumerate(lines[:start]):
        if line.kind is not None:
            continue
        if line.twin or (i + 1 < start and lines[i + 1].kind == "caption" and len(line.text) <= _NEAR * 2):
            line.kind, line.why = "caption", "says the same as its neighbour" if line.twin else "stands on a caption"
        elif below < i and _is_subtitle(lines, i, below, scorer):
            line.kind = "subtitle"
        else:
            line.kind = "other" if i < below or len(line.text) <= _NEAR * 2 else "sidebar"
            line.why = "stands above the title" if i < below else "stands between the title and the text"
    head.subtitle = [line.text.strip("-– ") for line in _subtitles(lines, below, start)]
    return head


def _subtitles(lines: list[Line], title: int, start: int) -> list[Line]:
    """Return the subtitles; a headline right between the title and one of them is one too."""
    for i in range(min(start, title + _SUBTITLES) - 1, title, -1):
        line = lines[i]
        above = lines[i - 1].kind in {"title", "subtitle", "sidebar"}
        if (
            i + 1 < start
            and line.kind == "sidebar"
            and lines[i + 1].kind == "subtitle"
            and above
            and not lines[i + 1].gap
        ):
            line.kind, line.why = "subtitle", ""
    found = [line for line in lines[title + 1 : start] if line.kind == "subtitle"]
    for line in found[_SUBTITLES:]:
        line.kind = "sidebar"
    return found[:_SUBTITLES]


def part_site(text: str) -> tuple[str, str | None]:
    """Return a title without the site's name and sections that browsers put behind it.

    Examples
    --------
    >>> part_site("가온시, 새 도서관 열어 - 가온신문")
    ('가온시, 새 도서관 열어', '가온신문')
    """
    site = None
    while (behind := _SITE.search(text)) is not None and len(text[: behind.start()].strip()) >= _TITLE_MIN:
        site = site or behind["site"].strip()
        text = text[: behind.start()].strip()
    return text, site


def pairs(text: str) -> set[str]:
    """Return the neighbouring pairs of letters in a text."""
    letters = "".join(_HANGUL.findall(text))
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def _find_title(lines: list[Line], start: int, scorer: _Scorer) -> int | None:
    scores = {i: scorer.score(i) for i in range(max(0, start - _FARTHEST), start)}
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    if best is None:
        return None
    if scores[best] > _TITLE_LIKE:
        return _top_of_block(lines, best, scorer)
    # Where hardly anything stands above the text, the first line is the title, whatever words it has.
    open_lines = [
        i for i in range(start) if lines[i].kind is None and not lines[i].twin and not is_prose(lines[i].text)
    ]
    usable = [i for i in open_lines if _TITLE_MIN <= len(lines[i].text) <= _TITLE_MAX]
    return usable[0] if usable and len(open_lines) <= _FEW else None


def _top_of_block(lines: list[Line], i: int, scorer: _Scorer) -> int:
    """Return the first of two or three headlines that stand together: the title is above its subtitles."""
    top = i
    while top > 0 and lines[top - 1].kind is None and i - top < _BLOCK and not lines[top].twin:
        top -= 1
    above = lines[top - 1].kind if top else "other"
    if i - top >= _BLOCK or above in {None, "sidebar", "related"}:
        return i
    while top < i and not _may_be_top(lines[top].text, top, i, scorer):
        top += 1
    return top


def _may_be_top(text: str, top: int, i: int, scorer: _Scorer) -> bool:
    is_headline = _TITLE_MIN < len(text) <= _TITLE_MAX and not text[0].isdigit()
    return is_headline and scorer.shared(text) > 0 and scorer.score(top) >= scorer.score(i) - _TOP_LOSS


def _take_title(lines: list[Line], title: int, start: int, head: Head) -> None:
    """Mark the title wherever it stands, also at the top of the page with the site's name behind it."""
    head.title, head.site = part_site(lines[title].text)
    for line in lines[:start]:
        if len(line.text) > _TITLE_MAX * 2:
            continue
        text, site = part_site(line.text)
        if line.kind is None and text == head.title:
            line.kind, line.twin = "title", False
            head.site = head.site or site


def _is_subtitle(lines: list[Line], i: int, title: int, scorer: _Scorer) -> bool:
    text = lines[i].text
    right_above = scorer.start - i <= _SUBTITLES and all(
        line.kind in {None, "subtitle"} for line in lines[i : scorer.start]
    )
    if right_above and _TITLE_MIN < len(text) <= _TITLE_MAX // 2 and not is_prose(text):
        return scorer.shared(text) > _SUBTITLE_SHARED
    if i - title > _NEAR * 6:
        return False
    between = [line.kind for line in lines[title + 1 : i]]
    close = sum(kind not in {"title", "subtitle"} for kind in between) <= _NEAR * 4 and between.count("sidebar") <= 1
    if not close or "caption" in between or len(text) <= _NEAR + 2 or (is_prose(text) and text.endswith(".")):
        return False
    goes_on = between[-1:] == ["subtitle"] and not lines[i].gap
    return goes_on or scorer.shared(text) > _SUBTITLE_SHARED
