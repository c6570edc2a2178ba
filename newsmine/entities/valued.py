"""Dates, times and quantities of an article as mentions, with what they come to as their name."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from newsmine.entities.candidates import Scan
from newsmine.entities.link import entity_id
from newsmine.records import KST, Article, Mention
from newsmine.values.find import find_values
from newsmine.values.value import Value

_BY = "values"


def with_values(article: Article, scans: Sequence[Scan], names: Sequence[Mention]) -> list[Mention]:
    """Return the names with the dates, times and quantities of the same fields, in the order of the text.

    Where a name holds a figure (2025 광주 비엔날레), it stands alone. What only ranks (5기, 2층) is no quantity.

    Parameters
    ----------
    article : Article
        Its day of publication, in Korean time, tells what 지난 26일 is.
    scans : sequence of Scan
        The fields of the article.
    names : sequence of Mention
        What they name.
    """
    day = article.published_at.astimezone(KST).date() if article.published_at else None
    result: list[Mention] = []
    for each in scans:
        own = [name for name in names if name.field == each.field] if len(scans) > 1 else list(names)
        values = find_values(each.text, day)
        if values:
            own += _mentions(article.id, each, own, values)
            own.sort(key=attrgetter("start"))
        result += own
    return result


def normalised(value: Value) -> str:
    """Return what a value comes to, for reading and for joining its wordings; as it is written where that is not told.

    Dates and times are ISO 8601 (``2024-11-26``, ``2024-01/2024-06``, ``14:30``). A quantity is its figure and its unit, without
    what makes it vague or a bound (약, 여, 이상): :func:`newsmine.find_values` gives these apart.

    Examples
    --------
    >>> from datetime import date
    >>> [normalised(value) for value in find_values("지난 26일 1,300여 시간, 50~60%, 2조 3천억 원, 수십 명", date(2024, 11, 27))]
    ['2024-11-26', '1300 시간', '50~60 %', '2300000000000 원', '수십 명']
    """
    if value.label != "QUANTITY" or value.value is None:
        return value.iso or value.text
    figures = [f"{figure:.15g}" for figure in (value.value, value.high) if figure is not None]
    return " ".join(part for part in ("~".join(figures), value.unit) if part)


def _mentions(article_id: str, each: Scan, names: Sequence[Mention], values: Sequence[Value]) -> list[Mention]:
    """Return the values of a field that lie in no name; names do not overlap and are in order."""
    ends = [name.end for name in names]
    starts = [start for start, _ in each.sentences]
    in_text = each.field == "text"
    found = []
    for value in values:
        behind = bisect_right(ends, value.start)
        taken = behind < len(names) and names[behind].start < value.end
        if value.ordinal or taken:
            continue
        canonical = normalised(value)
        found.append(
            Mention(
                article_id=article_id,
                start=value.start,
                end=value.end,
                text=value.text,
                label=value.label,
                entity_id=_id(value.label, canonical),
                canonical=canonical,
                sentence=bisect_right(starts, value.start) - 1 if in_text else -1,
                by=_BY,
                field=each.field,
            )
        )
    return found


# The same days and counts come again and again.
_id = lru_cache(maxsize=4096)(entity_id)
