"""Documents as bags of nouns: a sorted vocabulary and sparse counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles, iter_documents
from newsmine.errors import InputError
from newsmine.records import Document
from newsmine.text.hangul import nfc
from newsmine.text.stopwords import Stopwords
from newsmine.text.synonyms import Synonyms
from newsmine.text.words import WordChoice, choose_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Months are the first seven characters of an ISO 8601 day.
_MONTH = 7


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


def bag(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 2,
    max_share: float = 0.5,
    min_length: int = 2,
    months: Mapping[str, str] | None = None,
) -> Bags:
    """Return the nouns of documents as bags.

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once; of a corpus, every tokenized article.
    stopwords : collection of str
        What to leave out, as for :class:`newsmine.text.stopwords.Stopwords`.
    synonyms : Path, mapping of str to str, Synonyms or None
        What counts as one word, as for :func:`newsmine.text.synonyms.read_synonyms`.
    min_count : int
        In how many documents a term must stand at least.
    max_share : float
        In which share of the documents a term may stand at most, in (0, 1].
    min_length : int
        How many characters a term must have at least.
    months : mapping of str to str, optional
        Month (``"2024-05"``) of an article id; of a corpus it is known.

    Raises
    ------
    InputError
        If there is no document, or no noun that the limits leave.

    Examples
    --------
    >>> from newsmine.records import Token
    >>> words = [Token("사관학교", "사관학교", "NNG", "NOUN", 0, 4, True)]
    >>> bags = bag([Document(article_id=name, tokenizer="kiwi", tokens=tuple(words)) for name in "ab"], max_share=1)
    >>> bags.terms, bags.counts.toarray().tolist()
    (('사관학교',), [[1], [1]])
    """
    if isinstance(source, Corpus):
        months = months or {
            article.id: article.published_at.isoformat()[:_MONTH]
            for article in iter_articles(source)
            if article.published_at is not None
        }
        documents: Iterable[Document] = iter_documents(source)
    else:
        documents = source
    choice = choose_words(stopwords=stopwords, synonyms=synonyms, min_length=min_length)
    return bag_words(
        ((document.article_id, words_of(document, choice)) for document in documents),
        stopwords=choice.stopwords,
        min_count=min_count,
        max_share=max_share,
        min_length=min_length,
        months=months,
    )


def bag_words(  # noqa: PLR0913 - settings, all by keyword
    documents: Iterable[tuple[str, Iterable[str]]],
    *,
    stopwords: Collection[str] = (),
    min_count: int = 2,
    max_share: float = 0.5,
    min_length: int = 2,
    months: Mapping[str, str] | None = None,
) -> Bags:
    """Return words that are cut already as bags: pairs of an article id and its words; see :func:`bag`."""
    if min_count < 1:
        raise ValueError(f"min_count is {min_count}; it must be at least 1")
    if not 0 < max_share <= 1:
        raise ValueError(f"max_share is {max_share}; it must lie in (0, 1]")
    unwanted = stopwords if isinstance(stopwords, Stopwords) else Stopwords(stopwords)
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
    if not ids:
        raise InputError("no tokenized documents to fit topics on; tokenize the articles first")
    spread = Counter(i for words in written for i in np.unique(words).tolist())
    most = max_share * len(ids)
    terms = tuple(sorted(word for word, i in known.items() if min_count <= spread[i] <= most))
    if not terms:
        raise InputError(
            f"{len(ids)} documents with {len(known)} different nouns, but none stands in at least {min_count} documents "
            f"and in at most {max_share:.0%} of them; lower min_count, raise max_share or add documents"
        )
    place = {word: i for i, word in enumerate(terms)}
    column = np.array([place.get(word, -1) for word in known], dtype=np.int32)
    return _bags(ids, [column[words] for words in written], terms, months or {})


def words_of(document: Document, choice: WordChoice) -> Iterator[str]:
    """Yield the words of a document that count, each as what it is counted under."""
    return (word.word for word in choice.words(document.tokens))


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


def _bags(
    ids: list[str], written: "list[NDArray[np.int32]]", terms: tuple[str, ...], month_of: Mapping[str, str]
) -> Bags:
    """Return the bags of the documents that hold a term; -1 stands for a word that is none."""
    written = [row[row >= 0] for row in written]
    kept = [i for i, row in enumerate(written) if len(row)]
    return Bags(
        article_ids=tuple(ids[i] for i in kept),
        months=tuple(month_of.get(ids[i]) for i in kept),
        terms=terms,
        counts=count_columns((written[i] for i in kept), len(terms)),
        order=np.concatenate([written[i] for i in kept]),
        left_out=len(ids) - len(kept),
    )
