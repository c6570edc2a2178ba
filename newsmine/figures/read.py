"""The figures of one article: what is counted, of whom, of which class, when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsmine.figures.bounds import bounds
from newsmine.figures.counted import Counted, read_counted
from newsmine.figures.holder import Holder, Programme, Tie, programme_of, read_holder, topic
from newsmine.figures.pieces import Piece, Sentence, Tokenize, read_pieces
from newsmine.figures.when import When, cohort_in, read_when
from newsmine.records import KST, Article, Mention, MentionField
from newsmine.text.sentences import sentences
from newsmine.values.find import find_values
from newsmine.values.value import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that an article gives of an entity; places are characters of ``field`` of the article.

    ``key`` is what wordings of one measure share, ``holds`` the time that the text names (ISO 8601).
    """

    article_id: str
    entity_id: str
    canonical: str
    label: str
    tie: Tie
    counted: str
    key: frozenset[str]
    share: bool
    whole: bool
    cohort: str | None
    holds: str | None
    value: float
    unit: str | None
    low: float | None
    high: float | None
    approximate: bool
    cumulative: bool
    planned: bool
    per: str | None
    written: str
    field: MentionField
    start: int
    end: int
    sentence_start: int
    sentence_end: int


def read(
    article: Article, names: Iterable[Mention], tokenize: Tokenize, *, programmes: Mapping[str, Programme] | None = None
) -> Iterator[Figure]:
    """Yield the figures of an article that tell something of an entity, in the order of its title and text.

    Parameters
    ----------
    article : Article
    names : iterable of Mention
        What it names; read once. No dates, times and quantities.
    tokenize : callable
        Kiwi's tokens of a text.
    programmes : mapping of str to Programme, optional
        Programmes by their forms, for the events that are named after them.
    """
    mentions = list(names)
    day = article.published_at.astimezone(KST).date() if article.published_at else None
    fields: tuple[tuple[MentionField, str], ...] = (("title", article.title or ""), ("text", article.text))
    for field, text in fields:
        each = _Field(article.id, field, text, tokenize, programmes or {})
        yield from _read_field(each, find_values(text, day), [m for m in mentions if m.field == field])


# What a sentence tells of in this way, the one behind it goes on to tell of.
_SURE = frozenset({"phrase", "place", "programme"})


class _Field(NamedTuple):
    article_id: str
    name: MentionField
    text: str
    tokenize: Tokenize
    programmes: Mapping[str, Programme]


def _read_field(each: _Field, values: Sequence[Value], names: Sequence[Mention]) -> Iterator[Figure]:
    carried: Mention | None = None
    paragraph, since = -1, 0
    for number, (start, end) in enumerate(sentences(each.text)):
        if each.text.rfind("\n", 0, start) != paragraph:
            paragraph = each.text.rfind("\n", 0, start)
            # Papers break the paragraph after every sentence: what was said reaches over one break.
            carried = carried if number - since == 1 else None
        marks = (
            [value for value in values if start <= value.start and value.end <= end],
            [name for name in names if start <= name.start and name.end <= end],
        )
        if not any(marks):
            carried = None
            continue
        spoken_of = topic(each.text, marks[1])
        if any(value.label == "QUANTITY" and not value.ordinal for value in marks[0]):
            sentence = read_pieces(each.text, (start, end), marks, each.tokenize)
            for figure, holder in _read_sentence(each, sentence, carried):
                yield figure
                spoken_of = spoken_of or (holder.mention if holder.tie in _SURE else None)
        if spoken_of is not None:
            carried, since = spoken_of, number


def _read_sentence(each: _Field, sentence: Sentence, carried: Mention | None) -> Iterator[tuple[Figure, Holder]]:
    before: dict[int, Counted] = {}
    for at, piece in enumerate(sentence.pieces):
        if piece.kind != "quantity":
            continue
        counted = read_counted(sentence, before, at)
        if counted is None:
            continue
        before[at] = counted
        holder = read_holder(sentence, at, counted, carried)
        if holder is not None and not counted.past:
            when = read_when(sentence, at, counted)
            yield _figure(each, sentence, piece, (counted, holder, when)), holder


def _figure(each: _Field, sentence: Sentence, piece: Piece, told: tuple[Counted, Holder, When]) -> Figure:
    value = piece.value
    if value is None or value.value is None:
        raise ValueError(f"{piece.text!r} is no quantity")
    counted, holder, when = told
    whose = programme_of(holder, counted, each.programmes) or holder.mention
    limits = bounds(each.text, value)
    return Figure(
        article_id=each.article_id,
        entity_id=whose.entity_id,
        canonical=whose.canonical,
        label=whose.label,
        tie=holder.tie,
        counted=counted.words,
        key=counted.key,
        share=counted.share,
        whole=counted.whole,
        cohort=when.cohort or cohort_in(holder.mention.text),
        holds=when.holds,
        value=value.value,
        unit=piece.unit,
        low=limits.low,
        high=limits.high,
        approximate=limits.approximate,
        cumulative=when.cumulative,
        planned=when.planned,
        per=when.per,
        written=piece.text,
        field=each.name,
        start=piece.start,
        end=piece.end,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
    )
