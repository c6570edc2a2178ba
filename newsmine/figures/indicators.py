"""What the articles of a corpus count: one table of all figures that tell something of an entity."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from newsmine.corpus.database import Corpus
from newsmine.corpus.posts import ids_named
from newsmine.corpus.read import iter_articles, iter_entities, iter_mentions
from newsmine.figures.holder import Programme
from newsmine.figures.read import Figure, read
from newsmine.figures.words import stems
from newsmine.records import KST, Article
from newsmine.schema import Column, TableSchema
from newsmine.tokens.tokenize import tokenizer

if TYPE_CHECKING:
    import pandas as pd

# Units that count the same kind of thing.
_KINDS = {
    **dict.fromkeys(("명", "인", "사람"), "persons"),
    **dict.fromkeys(
        ("개", "곳", "건", "개소", "개사", "사", "개 기업", "개 업체", "개 기관", "개 사", "업체", "기업"), "things"
    ),
    **dict.fromkeys(("팀", "개 팀", "조", "개 조"), "teams"),
}
_SHARES = ("률", "율", "비율", "비중")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure with the measure that it is one of, and the sentence that gives it."""

    entity_id: str
    canonical: str
    label: str
    cohort: str | None = None
    measure: str
    value: float
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool
    cumulative: bool
    planned: bool
    whole: bool
    per: str | None = None
    holds: str | None = None
    stated: bool
    article_id: str
    published_at: datetime | None = None
    counted: str
    written: str
    tie: str
    field: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    sentence_text: str


INDICATORS: TableSchema[Indicator] = TableSchema(
    name="indicators",
    record=Indicator,
    columns=(
        *(Column(name=name, kind="text") for name in ("entity_id", "canonical", "label", "cohort", "measure")),
        Column(name="value", kind="number"),
        Column(name="unit", kind="text"),
        *(Column(name=name, kind="number") for name in ("low", "high")),
        *(Column(name=name, kind="flag") for name in ("approximate", "cumulative", "planned", "whole")),
        *(Column(name=name, kind="text") for name in ("per", "holds")),
        Column(name="stated", kind="flag"),
        Column(name="article_id", kind="text"),
        Column(name="published_at", kind="time"),
        *(Column(name=name, kind="text") for name in ("counted", "written", "tie", "field")),
        *(Column(name=name, kind="integer") for name in ("start", "end", "sentence_start", "sentence_end")),
        Column(name="sentence_text", kind="text"),
    ),
)
"""The table of the figures."""


def indicators(
    corpus: Corpus, *, entity: str | None = None, measure: str | None = None, cohort: str | None = None
) -> "pd.DataFrame":
    """Return the figures that the articles give of programmes and bodies: graduates by class, hours, companies, money.

    Parameters
    ----------
    corpus : Corpus
        Its names must have been found (:func:`newsmine.find`). Copies are left out.
    entity : str, optional
        Only figures of this entity: any form that the texts name it in, its official name, or its id.
    measure : str, optional
        Only what counts this: ``"수료생"`` is also 수료 인원 and 305명이 수료했다.
    cohort : str, optional
        Only of this class: ``"5기"``.

    Returns
    -------
    pandas.DataFrame
        One row a figure, by entity, measure, class and time: entity_id, canonical, label; cohort (``5기``, ``1~4기``,
        ``~5기`` of all up to it; missing if none is named); measure (the commonest wording of what is counted) and counted
        (this one's); value, unit and written; low and high (what it may mean: 300여명 is 300 to 399; missing where a side is
        open), approximate; cumulative (누적, 지금까지), planned (계획, 목표), whole (how many there are; false where so many of
        them did something: 교육생 30명이 행사장을 찾았다), per (매달, 1인당); holds (ISO 8601, the time that
        the clause names, else the day of publication) and stated (which of the two); article_id, published_at, field,
        start, end (the figure), sentence_start, sentence_end, sentence_text (the sentence), and tie (how the entity is known:
        ``phrase``, ``place``, ``subject``, ``programme``, ``speaker``, ``before``, in about the order of trust).

    Notes
    -----
    What is counted is read off the noun that the figure stands with, or off the verb where there is none, so any noun may be
    a measure. Changes (226명 늘었다), multiples, ranks and what no noun tells are left out; so are figures whose entity
    neither the sentence nor the one before names.

    Examples
    --------
    >>> with Corpus.open(":memory:") as corpus:
    ...     indicators(corpus).empty
    True
    """
    figures = list(_read(corpus))
    rows = _rows(figures, _measures(figure for figure, _ in figures))
    if entity is not None:
        wanted = ids_named(corpus, entity)
        rows = [row for row in rows if row.entity_id in wanted]
    if measure is not None:
        wanted_stems = stems(tuple(measure.split()))
        keys = {(figure.article_id, str(figure.field), figure.start): figure.key for figure, _ in figures}
        rows = [
            row
            for row in rows
            if measure in {row.measure, row.counted} or wanted_stems <= keys[row.article_id, row.field, row.start]
        ]
    if cohort is not None:
        rows = [row for row in rows if row.cohort == cohort]
    return INDICATORS.frame(sorted(rows, key=_order))


_SHARED = (
    *("entity_id", "canonical", "label", "cohort", "value", "unit", "low", "high", "approximate", "cumulative"),
    *("planned", "whole", "per", "article_id", "counted", "written", "tie", "field", "start", "end"),
    *("sentence_start", "sentence_end"),
)


def kind_of(unit: str | None) -> str:
    """Return what a unit counts, where several units count the same: 명 and 인, 곳 and 개."""
    return _KINDS.get(unit or "", unit or "")


def _read(corpus: Corpus) -> Iterator[tuple[Figure, Article]]:
    tokenize = tokenizer("kiwi").tokenize
    programmes = _programmes(corpus)
    articles = iter_articles(corpus)
    for article_id, names in groupby(iter_mentions(corpus), key=lambda mention: mention.article_id):
        article = next(article for article in articles if article.id == article_id)
        yield from ((figure, article) for figure in read(article, names, tokenize, programmes=programmes))


def _programmes(corpus: Corpus) -> dict[str, Programme]:
    """Return the programmes by all their forms, so that 나래학교 5기 수료식 tells of 나래학교."""
    found: dict[str, Programme] = {}
    for entity in iter_entities(corpus):
        if entity.label == "PROGRAM":
            for form in (entity.canonical, *entity.aliases):
                found.setdefault(form, Programme(entity.entity_id, entity.canonical, entity.label))
    return found


_Key = tuple[frozenset[str], str, bool]


def _key(figure: Figure) -> _Key:
    return figure.key, kind_of(figure.unit), figure.share


def _measures(figures: Iterable[Figure]) -> dict[_Key, str]:
    """Return the wording of each measure that is met most often; of equals the shortest, then the first."""
    wordings: dict[_Key, Counter[str]] = {}
    for figure in figures:
        wordings.setdefault(_key(figure), Counter())[figure.counted] += 1
    names = {}
    for key, counts in wordings.items():
        name = min(counts, key=lambda wording: (-counts[wording], len(wording), wording))
        names[key] = f"{name} 비율" if key[2] and not name.endswith(_SHARES) else name
    return names


def _rows(figures: Iterable[tuple[Figure, Article]], measures: dict[_Key, str]) -> list[Indicator]:
    return [_row(figure, article, measures[_key(figure)]) for figure, article in figures]


def _row(figure: Figure, article: Article, measure: str) -> Indicator:
    text = article.title or "" if figure.field == "title" else article.text
    day = article.published_at.astimezone(KST).date().isoformat() if article.published_at else None
    return Indicator(
        **{name: getattr(figure, name) for name in _SHARED},
        measure=measure,
        holds=figure.holds or day,
        stated=figure.holds is not None,
        published_at=article.published_at,
        sentence_text=text[figure.sentence_start : figure.sentence_end],
    )


def _order(row: Indicator) -> tuple[str | int, ...]:
    day = row.published_at.isoformat() if row.published_at else ""
    class_ = row.cohort or ""
    return (
        *(row.canonical, row.entity_id, row.measure, len(class_), class_, row.holds or "", day, row.article_id),
        *(row.field, row.start),
    )
