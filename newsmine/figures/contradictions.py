"""Figures of one thing that cannot both be right, each with the sentence that gives it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from typing import TYPE_CHECKING

from newsmine.corpus.database import Corpus
from newsmine.figures.bounds import precision
from newsmine.figures.indicators import INDICATORS, Indicator, indicators, kind_of
from newsmine.schema import Column, TableSchema

if TYPE_CHECKING:
    import pandas as pd

_DAYS = 31
_DAY = len("2024-11-26")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two figures of one measure of an entity that cannot both be right; ``articles`` give the first, ``other_articles`` the second."""

    entity_id: str
    canonical: str
    label: str
    measure: str
    cohort: str | None = None
    holds: str | None = None
    value: float
    other_value: float
    unit: str | None = None
    difference: float
    reason: str
    articles: int
    other_articles: int
    article_id: str
    published_at: datetime | None = None
    sentence_text: str
    other_article_id: str
    other_published_at: datetime | None = None
    other_sentence_text: str
    field: str
    start: int
    end: int
    other_field: str
    other_start: int
    other_end: int


CONTRADICTIONS: TableSchema[Contradiction] = TableSchema(
    name="contradictions",
    record=Contradiction,
    columns=(
        *(Column(name=name, kind="text") for name in ("entity_id", "canonical", "label", "measure", "cohort", "holds")),
        *(Column(name=name, kind="number") for name in ("value", "other_value")),
        Column(name="unit", kind="text"),
        Column(name="difference", kind="number"),
        Column(name="reason", kind="text"),
        *(Column(name=name, kind="integer") for name in ("articles", "other_articles")),
        Column(name="article_id", kind="text"),
        Column(name="published_at", kind="time"),
        *(Column(name=name, kind="text") for name in ("sentence_text", "other_article_id")),
        Column(name="other_published_at", kind="time"),
        *(Column(name=name, kind="text") for name in ("other_sentence_text", "field")),
        *(Column(name=name, kind="integer") for name in ("start", "end")),
        Column(name="other_field", kind="text"),
        *(Column(name=name, kind="integer") for name in ("other_start", "other_end")),
    ),
)
"""The table of the contradictions."""


def contradictions(source: "Corpus | pd.DataFrame", *, within_days: int = _DAYS) -> "pd.DataFrame":
    """Return the figures of different articles that contradict each other.

    Parameters
    ----------
    source : Corpus or pandas.DataFrame
        A corpus, or what :func:`newsmine.indicators` returned for it.
    within_days : int
        Figures that name neither a class nor a time are held to speak of the same time where they were published at most so
        many days apart; those of a class may name times so many days apart.

    Returns
    -------
    pandas.DataFrame
        One row a pair of figures: entity_id, canonical, label, measure, cohort, holds, value, other_value, unit, difference,
        reason (what they share, and why both cannot be), articles and other_articles (how many give the one and the
        other), and of the first article of each: article_id, published_at, sentence_text (the sentence), field, start, end, the
        same with ``other_``. Empty if there are none.

    Raises
    ------
    ValueError
        If ``within_days`` is negative.

    Notes
    -----
    Compared are figures that tell how many there are, of the same entity, measure, class, mood (planned or not), summing (누적) and rate (매달). They agree
    where what they may mean overlaps (약, 여, 이상, 50~60), and where one is the other rounded as it is written: 1,200억
    and 1,198억, 68% and 67.7%. An article that gives both figures speaks of two things, which are no contradiction.

    Examples
    --------
    >>> with Corpus.open(":memory:") as corpus:
    ...     contradictions(corpus).empty
    True
    """
    if within_days < 0:
        raise ValueError(f"within_days is {within_days}; at least 0")
    frame = indicators(source) if isinstance(source, Corpus) else source
    groups: dict[tuple[object, ...], list[Indicator]] = {}
    for row in INDICATORS.records(frame):
        if not row.whole:
            continue
        same = (row.entity_id, row.measure, kind_of(row.unit), row.cohort, row.cumulative, row.planned, row.per)
        groups.setdefault(same, []).append(row)
    found = [pair for rows in groups.values() for pair in _pairs(rows, within_days)]
    return CONTRADICTIONS.frame(sorted(found, key=lambda pair: (pair.canonical, pair.entity_id, pair.measure, pair.cohort or "", pair.holds or "", pair.article_id, pair.start)))  # fmt: skip


def _pairs(rows: Sequence[Indicator], within_days: int) -> Iterator[Contradiction]:
    """Yield the contradictions among figures of one thing: one for two figures, however many articles give them."""
    claims: dict[tuple[object, ...], list[Indicator]] = {}
    for row in sorted(rows, key=_when):
        told = row.holds if row.stated and row.cohort is None else None
        claims.setdefault((row.value, row.low, row.high, told), []).append(row)
    seen: set[frozenset[float]] = set()
    for one, other in combinations(claims.values(), 2):
        values = frozenset((one[0].value, other[0].value))
        if (
            values in seen
            or not _disagree(one[0], other[0])
            or {r.article_id for r in one} & {r.article_id for r in other}
        ):
            continue
        pair = next(((a, b) for a in one for b in other if _same_time(a, b, within_days)), None)
        if pair is not None:
            seen.add(values)
            articles = [len({row.article_id for row in rows if row.value == each.value}) for each in pair]
            if _when(pair[1]) < _when(pair[0]):
                pair, articles = pair[::-1], articles[::-1]
            yield _contradiction(pair[0], pair[1], articles)


def _when(row: Indicator) -> tuple[str, str, str, int]:
    return row.published_at.isoformat() if row.published_at else "", row.article_id, row.field, row.start


def _disagree(one: Indicator, other: Indicator) -> bool:
    """Whether what two figures may mean has nothing in common, rounding allowed."""
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    if low <= other_high and other_low <= high:
        return False
    if one.approximate or other.approximate:
        return True
    coarse, fine = sorted((one, other), key=lambda row: -precision(row.written))
    step = precision(coarse.written)
    return not -step / 2 <= fine.value - coarse.value < step


def _reach(row: Indicator) -> tuple[float, float]:
    low = float("-inf") if row.low is None else row.low
    return low, float("inf") if row.high is None else row.high


def _same_time(one: Indicator, other: Indicator, within_days: int) -> bool:
    """Whether two figures speak of one time: of one class, of the time that both name, or told at about the same time."""
    if one.cohort is not None:
        return not (one.stated and other.stated) or _apart(one.holds, other.holds) <= within_days
    if one.stated and other.stated:
        return one.holds == other.holds
    told = _apart(_day(one), _day(other)) <= within_days
    return told and _apart(one.holds, other.holds) <= within_days


def _apart(one: str | None, other: str | None) -> int:
    """Return the days between two times, 0 where one lies in the other; many if one is not told."""
    if one is None or other is None:
        return 10**6
    (first, last), (other_first, other_last) = _span(one), _span(other)
    return max(0, (other_first - last).days, (first - other_last).days)


def _span(iso: str) -> tuple[date, date]:
    """Return the first and the last day of a time in ISO 8601; of the last month the 28th stands for its end."""
    first, _, last = iso.partition("/")
    return _filled(first, "-01-01"), _filled(last or first, "-12-28")


def _filled(iso: str, rest: str) -> date:
    return date.fromisoformat(iso if len(iso) == _DAY else iso + rest[-(_DAY - len(iso)) :])


def _day(row: Indicator) -> str | None:
    return row.published_at.date().isoformat() if row.published_at else None


def _contradiction(one: Indicator, other: Indicator, articles: Sequence[int]) -> Contradiction:
    return Contradiction(
        entity_id=one.entity_id,
        canonical=one.canonical,
        label=one.label,
        measure=one.measure,
        cohort=one.cohort,
        holds=one.holds if one.stated or not other.stated else other.holds,
        value=one.value,
        other_value=other.value,
        unit=one.unit,
        difference=other.value - one.value,
        reason=_reason(one, other),
        articles=articles[0],
        other_articles=articles[1],
        article_id=one.article_id,
        published_at=one.published_at,
        sentence_text=one.sentence_text,
        other_article_id=other.article_id,
        other_published_at=other.published_at,
        other_sentence_text=other.sentence_text,
        field=one.field,
        start=one.start,
        end=one.end,
        other_field=other.field,
        other_start=other.start,
        other_end=other.end,
    )


def _reason(one: Indicator, other: Indicator) -> str:
    """Return in words what two figures share and why they cannot both be."""
    days = _apart(_day(one), _day(other))
    if one.cohort is not None:
        shared = f"both of {one.cohort}"
    elif one.stated and other.stated:
        shared = f"both of {one.holds}"
    else:
        shared = f"told {days:,} days apart"
    spans = [f"{row.written} is {_shown(row)}" for row in (one, other) if row.approximate or row.low != row.high]
    share = f" ({abs(other.value - one.value) / one.value:.1%})" if one.value else ""
    apart = f"{abs(other.value - one.value):,.15g} {one.unit or ''}".rstrip() + f" apart{share}"
    return "; ".join([shared, *(spans or ["both exact"]), apart])


def _shown(row: Indicator) -> str:
    if row.high is None:
        return f"{row.low:,.15g} or more"
    return f"up to {row.high:,.15g}" if row.low is None else f"{row.low:,.15g} to {row.high:,.15g}"
