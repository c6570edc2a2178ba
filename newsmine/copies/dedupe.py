"""Leave near-duplicates out: of a stream of articles, or by marks in a corpus."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from newsmine.copies.duplicates import SIMILARITY, WITHIN_DAYS, Keep, check, find_copies, members, pairs_of
from newsmine.corpus.copies import copies_fingerprint, is_marked, mark_copies
from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.records import Article, DuplicatePair


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupeReport:
    """What was found in a corpus: ``left_out`` of its ``articles`` are copies that later stages do not see.

    ``pairs`` names each copy beside the article that stands for its group.
    """

    articles: int
    groups: int
    left_out: int
    pairs: tuple[DuplicatePair, ...]


@overload
def dedupe(
    source: Corpus, *, similarity: float = ..., keep: Keep = ..., within_days: int | None = ...
) -> DedupeReport: ...
@overload
def dedupe(
    source: Iterable[Article], *, similarity: float = ..., keep: Keep = ..., within_days: int | None = ...
) -> Iterator[Article]: ...
def dedupe(
    source: Corpus | Iterable[Article],
    *,
    similarity: float = SIMILARITY,
    keep: Keep = "first",
    within_days: int | None = WITHIN_DAYS,
) -> "Iterator[Article] | DedupeReport":
    """Leave out copies of the same press release or wire story.

    What is a copy, and the parameters, see :func:`newsmine.duplicates`.

    Parameters
    ----------
    source : Corpus or iterable of Article
        Of articles, which are held in memory until all are read, those that are kept are yielded in their order. In a
        corpus nothing is deleted: the copies are marked, in place of earlier marks, and left out of every later stage
        and answer; ``corpus.duplicates()`` names them, ``corpus.articles(duplicates=True)`` has them, and
        ``keep="all"`` brings them back.

    Returns
    -------
    iterator of Article, or DedupeReport
        The articles that are kept, or for a corpus what was marked.

    Raises
    ------
    ValueError
        If a parameter is out of its range.

    Examples
    --------
    >>> text = "가온시는 27일 시민 누구나 쓸 수 있는 도서관을 열었다. 책 3만 권이 있다."
    >>> [article.id for article in dedupe([Article(id="a", text=text), Article(id="b", text=text)])]
    ['a']
    """
    check(similarity, keep, within_days)
    if isinstance(source, Corpus):
        return _mark(source, similarity=similarity, keep=keep, within_days=within_days)
    return _kept(source, similarity=similarity, keep=keep, within_days=within_days)


def sift(
    articles: Sequence[Article], *, similarity: float, keep: Keep, within_days: int | None
) -> tuple[list[Article], list[DuplicatePair]]:
    """Return the articles that are kept, in their order, and each copy beside the one that stands for its group."""
    copies = find_copies(articles, similarity=similarity, keep=keep, within_days=within_days)
    gone = set() if keep == "all" else {copy.place for copy in copies}
    kept = [article for place, article in enumerate(articles) if place not in gone]
    return kept, pairs_of(articles, copies)


def dedupe_if_changed(corpus: Corpus, *, similarity: float, keep: Keep, within_days: int | None) -> int:
    """Mark the copies of a corpus unless nothing changed since; return how many articles were compared."""
    fingerprint = copies_fingerprint(corpus, similarity=similarity, keep=keep, within_days=within_days)
    if is_marked(corpus, fingerprint):
        return 0
    return _mark(corpus, similarity=similarity, keep=keep, within_days=within_days, fingerprint=fingerprint).articles


def _kept(source: Iterable[Article], *, similarity: float, keep: Keep, within_days: int | None) -> Iterator[Article]:
    yield from sift(list(source), similarity=similarity, keep=keep, within_days=within_days)[0]


def _mark(
    corpus: Corpus, *, similarity: float, keep: Keep, within_days: int | None, fingerprint: str = ""
) -> DedupeReport:
    articles = list(iter_articles(corpus, duplicates=True))
    _, pairs = sift(articles, similarity=similarity, keep=keep, within_days=within_days)
    if not fingerprint:
        fingerprint = copies_fingerprint(corpus, similarity=similarity, keep=keep, within_days=within_days)
    mark_copies(corpus, members(pairs, keep=keep), fingerprint=fingerprint)
    return DedupeReport(
        articles=len(articles),
        groups=len({pair.group for pair in pairs}),
        left_out=0 if keep == "all" else len(pairs),
        pairs=tuple(pairs),
    )
