"""The words of documents as numbers, which of them are terms, and the documents as bags: for one part, and for many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy import sparse

from newsmine.corpus.parts import Parts
from newsmine.errors import InputError
from newsmine.text.hangul import nfc
from newsmine.text.stopwords import Stopwords

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bags:
    """Counts of terms in documents.

    ``counts`` is a scipy CSR matrix of shape (n_docs, n_terms); ``terms`` are sorted, ``article_ids`` and ``months``
    stand in the order of the documents. ``order`` has the columns of all words one after another as they stand in the
    documents. ``left_out`` counts the documents that hold no term.
    """

    article_ids: tuple[str, ...]
    months: tuple[str | None, ...]
    terms: tuple[str, ...]
    counts: Any
    order: "NDArray[np.int32]"
    left_out: int

    def texts(self) -> Iterator[list[str]]:
        """Yield the terms of each document as they stand in it."""
        for words in self._ordered():
            yield [self.terms[i] for i in words]

    def take(self, rows: "NDArray[np.int64]") -> "Bags":
        """Return the documents of these rows, with the same terms."""
        parts = self._ordered()
        return Bags(
            article_ids=tuple(self.article_ids[i] for i in rows),
            months=tuple(self.months[i] for i in rows),
            terms=self.terms,
            counts=self.counts[rows],
            order=np.concatenate([parts[i] for i in rows]) if len(rows) else self.order[:0],
            left_out=0,
        )

    def _ordered(self) -> "list[NDArray[np.int32]]":
        ends = np.cumsum(np.asarray(self.counts.sum(axis=1)).ravel())
        return np.split(self.order, ends[:-1])


class Words(NamedTuple):
    """The words of some documents: of each the numbers of its words in ``known``, as they stand in it."""

    article_ids: list[str]
    known: tuple[str, ...]
    written: "list[NDArray[np.int64]]"


class Spread(NamedTuple):
    """How many documents there are, and in how many each word stands."""

    documents: int
    words: Mapping[str, int]


class Terms(NamedTuple):
    """The words that the limits leave, sorted; how many documents and words there are."""

    terms: tuple[str, ...]
    documents: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """In how many documents a term stands at least, and in which share of them at most.

    Raises
    ------
    ValueError
        If one is out of its range.
    """

    min_count: int
    max_share: float

    def __post_init__(self) -> None:
        """Refuse what is out of its range."""
        if self.min_count < 1:
            raise ValueError(f"min_count is {self.min_count}; it must be at least 1")
        if not 0 < self.max_share <= 1:
            raise ValueError(f"max_share is {self.max_share}; it must lie in (0, 1]")


def join_bags(
    parts: Parts, limits: Limits, *, months: Mapping[str, str] | None = None, ranks: Mapping[str, int] | None = None
) -> Bags:
    """Return the bags of documents, each part of which is :class:`Words`.

    Parameters
    ----------
    parts : Parts
    limits : Limits
    months : mapping of str to str, optional
        Month of an article id.
    ranks : mapping of str to int, optional
        Place of each document by its article id; without, they stand as they do in the parts.

    Raises
    ------
    InputError
        If there is no document, or no noun that the limits leave.
    """
    chosen = parts.apply(partial(choose_terms, limits=limits), parts.map(count_spread).fold(merge_spreads))
    found: Terms = parts.value(chosen)
    if not found.documents:
        raise InputError("no tokenized documents to fit topics on; tokenize the articles first")
    if not found.terms:
        raise InputError(
            f"{found.documents} documents with {found.words} different nouns, but none stands in at least "
            f"{limits.min_count} documents and in at most {limits.max_share:.0%} of them; lower min_count, raise max_share "
            "or add documents"
        )
    bags: Bags = parts.value(parts.map(fill_bags, chosen).fold(merge_bags))
    if ranks is not None:
        order = np.argsort([ranks[article_id] for article_id in bags.article_ids])
        bags = replace(bags.take(order), left_out=bags.left_out)
    month_of = months or {}
    return replace(bags, months=tuple(map(month_of.get, bags.article_ids)), terms=found.terms)


def write_words(documents: Iterable[tuple[str, Iterable[str]]], unwanted: Stopwords, *, min_length: int) -> Words:
    """Return the words of documents as numbers, without those that are too short, unwanted, or no letters."""
    ids: list[str] = []
    known: dict[str, int] = {}
    written: list[NDArray[np.int64]] = []
    for article_id, words in documents:
        ids.append(article_id)
        kept = (
            word
            for word in map(nfc, words)
            if len(word) >= min_length and word not in unwanted and any(map(str.isalpha, word))
        )
        written.append(np.array([known.setdefault(word, len(known)) for word in kept], dtype=np.int64))
    return Words(ids, tuple(known), written)


def count_spread(words: Words) -> Spread:
    """Return in how many documents of a part each of its words stands."""
    spread = Counter(i for row in words.written for i in np.unique(row).tolist())
    return Spread(len(words.article_ids), {word: spread[i] for i, word in enumerate(words.known)})


def merge_spreads(some: Sequence[Spread]) -> Spread:
    """Return the sums; the order of the parts does not matter."""
    total: Counter[str] = Counter()
    for each in some:
        total.update(each.words)
    return Spread(sum(each.documents for each in some), dict(total))


def choose_terms(spread: Spread, *, limits: Limits) -> Terms:
    """Return the words that the limits leave."""
    most = limits.max_share * spread.documents
    terms = tuple(sorted(word for word, n in spread.words.items() if limits.min_count <= n <= most))
    return Terms(terms, spread.documents, len(spread.words))


def fill_bags(words: Words, chosen: Terms) -> Bags:
    """Return the bags of the documents of a part that hold a term; terms and months are left to who knows them."""
    place = {word: i for i, word in enumerate(chosen.terms)}
    column = np.array([place.get(word, -1) for word in words.known], dtype=np.int32)
    written = [row[row >= 0] for row in (column[each] for each in words.written)]
    kept = [i for i, row in enumerate(written) if len(row)]
    return Bags(
        article_ids=tuple(words.article_ids[i] for i in kept),
        months=(None,) * len(kept),
        terms=(),
        counts=count_columns((written[i] for i in kept), len(chosen.terms)),
        order=np.concatenate([np.zeros(0, dtype=np.int32), *(written[i] for i in kept)]),
        left_out=len(words.article_ids) - len(kept),
    )


def merge_bags(some: Sequence[Bags]) -> Bags:
    """Return the bags of several parts, one after another."""
    return Bags(
        article_ids=tuple(article_id for each in some for article_id in each.article_ids),
        months=tuple(month for each in some for month in each.months),
        terms=(),
        counts=sparse.vstack([each.counts for each in some], format="csr"),
        order=np.concatenate([each.order for each in some]),
        left_out=sum(each.left_out for each in some),
    )


def count_columns(written: "Iterable[NDArray[np.int32]]", n_terms: int) -> Any:  # noqa: ANN401 - a scipy sparse matrix
    """Return rows of columns, one for each word, as a CSR matrix of counts, of shape (n_rows, n_terms)."""
    columns, values, ends = [], [], [0]
    for row in written:
        found, n = np.unique(row, return_counts=True)
        columns.append(found.astype(np.int32))
        values.append(n.astype(np.int64))
        ends.append(ends[-1] + len(found))
    together = [np.concatenate(each) if each else np.zeros(0) for each in (values, columns)]
    return sparse.csr_matrix(
        (together[0].astype(np.int64), together[1].astype(np.int32), np.array(ends, dtype=np.int32)),
        shape=(len(ends) - 1, n_terms),
    )
