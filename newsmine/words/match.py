"""Where queries stand in texts: as they are written, or as words of their own."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.corpus.search import fold, found_ids
from newsmine.corpus.select import Selection, selected_articles, tokens_of
from newsmine.errors import InputError, check_choice
from newsmine.records import Article, Token
from newsmine.text.hangul import nfc
from newsmine.text.synonyms import Synonyms

Match = Literal["literal", "word"]
Articles: TypeAlias = Corpus | Selection | Iterable[Article]

# What makes another word of the word that it is glued to: 시장 in 시장조사, AI in AI센터.
_GLUED = {"NOUN", "PROPN", "X"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is sought: ``name`` as it was given, ``forms`` all ways in which it may be written, the longest first."""

    name: str
    forms: tuple[str, ...]

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where it stands, from left to right, without overlaps; of forms that begin together the longest counts.

        Examples
        --------
        >>> Query(name="AI", forms=("AI센터", "AI")).places("AI와 AI센터")
        [(0, 2), (4, 8)]
        """
        found = [(start, -len(form)) for form in self.forms for start in places(text, form)]
        kept: list[tuple[int, int]] = []
        for start, negative in sorted(found):
            if not kept or start >= kept[-1][1]:
                kept.append((start, start - negative))
        return kept


def queries_of(query: str | Iterable[str], synonyms: Synonyms) -> tuple[Query, ...]:
    """Return what is sought, each with all forms of its word, written with their blanks and without.

    Raises
    ------
    ValueError
        If there is none, or one is blank.

    Examples
    --------
    >>> queries_of("AI", Synonyms({"AI": "인공지능"}))[0].forms
    ('인공지능', 'AI')
    """
    asked = (query,) if isinstance(query, str) else tuple(dict.fromkeys(query))
    if not asked:
        raise ValueError("no query; give at least one")
    return tuple(Query(name=name, forms=_forms(literal(name), synonyms)) for name in asked)


def literal(query: str) -> str:
    """Return a query as it is compared with texts.

    Raises
    ------
    ValueError
        If it is blank.
    """
    wanted = nfc(query)
    if not wanted.strip():
        raise ValueError(f"query {query!r} is blank; give at least one character")
    return wanted


def places(text: str, wanted: str) -> Iterator[int]:
    """Yield where the literal begins in the text, without overlaps.

    Examples
    --------
    >>> list(places("가가가 가", "가가"))
    [0]
    """
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def check_match(match: str) -> None:
    """Refuse an unknown way to match.

    Raises
    ------
    ValueError
        If it is unknown; the message names the nearest.
    """
    check_choice(match, get_args(Match), "match")


def candidates(source: Articles, queries: Sequence[Query]) -> Iterator[Article]:
    """Yield the articles that may hold one of the queries; a corpus finds them by its index."""
    if not isinstance(source, (Corpus, Selection)):
        yield from source
        return
    chosen = _chosen(source, queries)
    if chosen is None:
        yield from iter_articles(source) if isinstance(source, Corpus) else selected_articles(source)
    else:
        yield from selected_articles(chosen)


def with_tokens(source: Articles, articles: Iterable[Article]) -> Iterator[tuple[Article, tuple[Token, ...]]]:
    """Yield the articles with their tokens, without them where an article has not been tokenized.

    Raises
    ------
    ValueError
        If the source is no corpus: articles alone do not tell where their words end.
    InputError
        If none of the articles has been tokenized.
    """
    if not isinstance(source, (Corpus, Selection)):
        raise ValueError("articles alone do not tell where words end, the tokens of a corpus do; give a Corpus")  # noqa: TRY004 - as for graphs
    corpus = source if isinstance(source, Corpus) else source.corpus
    some = none = 0
    for article in articles:
        tokens = tokens_of(corpus, article.id)
        some, none = some + (tokens is not None), none + (tokens is None)
        yield article, tokens or ()
    if none and not some:
        raise InputError(f"none of {none:,} articles is tokenized; newsmine tokenize cuts them into words")


def whole_words(found: Iterable[tuple[int, int]], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the places that begin and end where tokens do, and to which no other noun is glued.

    Examples
    --------
    >>> tokens = [Token("시장", "시장", "NNG", "NOUN", 0, 2, True), Token("조사", "조사", "NNG", "NOUN", 2, 4, True)]
    >>> whole_words([(0, 2), (0, 4)], tokens)
    [(0, 4)]
    """
    starts = [token.start for token in tokens]
    ends = {token.end: i for i, token in enumerate(tokens)}
    kept = []
    for start, end in found:
        i, j = bisect_left(starts, start), ends.get(end)
        if i == len(tokens) or starts[i] != start or j is None:
            continue
        before = i > 0 and tokens[i - 1].end == start and tokens[i - 1].pos in _GLUED
        behind = j + 1 < len(tokens) and tokens[j + 1].start == end and tokens[j + 1].pos in _GLUED
        if not before and not behind:
            kept.append((start, end))
    return kept


def _forms(wanted: str, synonyms: Synonyms) -> tuple[str, ...]:
    forms = {wanted, *(synonyms.forms(wanted) if len(synonyms) else ())}
    if len(synonyms):
        forms |= {"".join(form.split()) for form in forms}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _chosen(source: Corpus | Selection, queries: Sequence[Query]) -> Selection | None:
    """Return the part that the index names, or nothing where a query holds no letter that is indexed."""
    corpus = source if isinstance(source, Corpus) else source.corpus
    ids: set[str] = set()
    for query in queries:
        for form in query.forms:
            words = fold(form)
            if not words:
                return None
            ids.update(found_ids(corpus, f'"{words}"'))
    if isinstance(source, Selection):
        ids &= source.article_ids
    return Selection(corpus=corpus, wording="", article_ids=frozenset(ids))
