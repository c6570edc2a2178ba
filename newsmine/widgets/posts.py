"""Who held which post when, as bars over time and as a table."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from newsmine.widgets.axis import Axis
from newsmine.widgets.looks import STANDINGS, Language
from newsmine.widgets.phrases import phrase
from newsmine.widgets.tables import Align, box, note, table
from newsmine.widgets.tags import Html, drawing, ems, joined, shortened, tag

# So many bars are drawn, of the posts that most articles speak of; the table has as many.
_SHOWN = 40
# Of the picture, in pixels: its width, what the names of posts take, a row, what is over the first.
_WIDTH, _POSTS, _ROW, _TOP = 860, 270, 21, 24
_LETTERS = 12
_NARROWEST = 4.0
_NAMED = 9
# A standing that is no office held is not filled.
_HOLLOW = frozenset({"former", "candidate"})


class Interval(NamedTuple):
    """A person in a post from the first to the last day (ISO 8601) that is proved, with the sentences."""

    person: str
    organisation: str
    post: str
    status: str
    first: str
    last: str
    articles: int = 0
    conflict: str = ""
    sentences: tuple[str, ...] = ()


def draw_posts(intervals: Sequence[Interval], language: Language) -> Html:
    """Return a chart and a table of posts; it runs nothing, loads nothing and has no ids."""
    title = phrase("posts", language, count=len(intervals))
    if not intervals:
        return box(note(phrase("no posts", language)), label=title)
    chosen = _chosen(intervals)
    dated = [each for each in chosen if _days(each)]
    more = phrase("more", language, count=len(intervals) - len(chosen)) if len(chosen) < len(intervals) else ""
    clash = phrase("clash", language) if any(each.conflict for each in dated) else ""
    notes = note(joined(title, ". ", phrase("proof", language), " ", clash), more)
    picture = _picture(dated, title, language) if dated else ""
    return box(picture, notes, _table(chosen, language), label=title)


def _chosen(intervals: Sequence[Interval]) -> list[Interval]:
    """Return the intervals of the posts that most articles speak of, whole posts, by their names."""

    def key(interval: Interval) -> tuple[str, str]:
        return interval.organisation, interval.post

    posts = [list(group) for _, group in groupby(sorted(intervals, key=key), key=key)]
    posts.sort(key=lambda group: (-sum(each.articles for each in group), key(group[0])))
    kept: list[list[Interval]] = []
    rows = 0
    for group in posts:
        some = sorted(group, key=lambda each: (each.first, each.last, each.person))[: _SHOWN - rows]
        rows += len(some)
        if some:
            kept.append(some)
    return [each for group in sorted(kept, key=lambda group: key(group[0])) for each in group]


def _days(interval: Interval) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(interval.first[:10]), date.fromisoformat(interval.last[:10])
    except ValueError:
        return None


def _picture(intervals: Sequence[Interval], title: str, language: Language) -> Html:
    days = [day for each in intervals for day in _days(each) or ()]
    axis = Axis(first=min(days), last=max(days), left=_POSTS + 10, right=_WIDTH - 12)
    height = _TOP + _ROW * len(intervals) + 6
    parts = [*_grid(axis, height)]
    before = None
    for n, each in enumerate(intervals):
        y = _TOP + _ROW * n
        if (each.organisation, each.post) != before:
            before = each.organisation, each.post
            parts += _head(each, y, first=n == 0)
        parts.append(_bar(each, axis, y, language))
    return drawing(
        *parts,
        size=(_WIDTH, height),
        label=title,
        letters=_LETTERS,
    )


def _grid(axis: Axis, height: float) -> Iterable[Html]:
    for x, name in axis.names(_NAMED):
        yield tag("line", x1=x, y1=_TOP - 6, x2=x, y2=height, stroke="currentColor", opacity="0.2")
        yield tag("text", name, x=x, y=_TOP - 10, text_anchor="middle", opacity="0.75")


def _head(interval: Interval, y: float, *, first: bool) -> Iterable[Html]:
    """Yield the name of a post at its first row, under a line that parts it from the post before."""
    name = f"{interval.organisation} {interval.post}".strip()
    if not first:
        yield tag("line", x1=0, y1=y - 1, x2=_WIDTH, y2=y - 1, stroke="currentColor", opacity="0.12")
    yield tag(
        "text",
        tag("title", name),
        shortened(name, _POSTS / _LETTERS),
        x=_POSTS,
        y=y + _ROW * 0.68,
        text_anchor="end",
    )


def _bar(interval: Interval, axis: Axis, y: float, language: Language) -> Html:
    first, last = _days(interval) or (axis.first, axis.last)
    left = axis.place(min(first, last))
    wide = max(_NARROWEST, axis.place(max(first, last)) - left + axis.a_day)
    look = STANDINGS.get(interval.status, STANDINGS["held"])
    standing = _standing(interval.status, language)
    name = interval.person if interval.status == "held" else f"{interval.person} ({standing})"
    name = shortened(name, 16)
    right = left + wide + 5
    beside = {"x": right, "text_anchor": "start"}
    if right + ems(name) * _LETTERS > _WIDTH:
        beside = {"x": left - 5, "text_anchor": "end"}
    bar = tag(
        "rect",
        x=left,
        y=y + 4,
        width=wide,
        height=_ROW - 8,
        rx=2,
        fill="none" if interval.status in _HOLLOW else look.fill,
        stroke="#D55E00" if interval.conflict else look.edge,
        stroke_width=2 if interval.conflict else 1,
        stroke_dasharray="5 3" if interval.conflict else None,
    )
    text = tag("text", name, y=y + _ROW * 0.68, **beside)  # type: ignore[arg-type] # numbers and a text
    return tag("g", tag("title", _tip(interval, language)), bar, text)


def _tip(interval: Interval, language: Language) -> str:
    lines = [
        f"{interval.person} · {interval.organisation} {interval.post} · {_standing(interval.status, language)}",
        f"{interval.first} – {interval.last} · {phrase('articles', language)} {interval.articles:,}",
        f"{phrase('conflict', language)}: {interval.conflict}" if interval.conflict else "",
        *interval.sentences,
    ]
    return "\n".join(line for line in lines if line)


def _standing(status: str, language: Language) -> str:
    look = STANDINGS.get(status)
    return status if look is None else (look.korean if language == "ko" else look.english)


def _table(intervals: Sequence[Interval], language: Language) -> Html:
    keys = ("organisation", "post", "person", "status", "days", "articles", "conflict", "evidence")
    heads: list[tuple[str, Align]] = [(phrase(key, language), "right" if key == "articles" else "left") for key in keys]
    rows = [
        (
            *(each.organisation, each.post, each.person, _standing(each.status, language)),
            *(f"{each.first} – {each.last}", f"{each.articles:,}", each.conflict, *each.sentences[:1]),
            *([] if each.sentences else [""]),
        )
        for each in intervals
    ]
    return tag("details", tag("summary", phrase("as table", language)), table(heads, rows))
