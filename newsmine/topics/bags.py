"""Documents as bags of nouns: a sorted vocabulary and sparse counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles, iter_documents
from newsmine.errors import InputError
from newsmine.records import Document
from newsmine.text.hangul import nfc
from newsmine.text.stopwords import Stopwords

NOUNS = ("NOUN", "PROPN")
"""Universal POS names of the tokens that topics are made of (nouns beat raw words, see ``benchmarks/topics.py``)."""

# Months are the first seven characters of an ISO 8601 day.
_MONTH = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bags:
    """Counts of terms in documents.

    ``counts`` is a scipy CSR matrix of shape (n_docs, n_terms); ``terms`` are sorted, ``article_ids`` and ``months``
    stand in the order of the documents. ``left_out`` counts the documents that hold no term.
    """

    article_ids: tuple[str, ...]
    months: tuple[str | None, ...]
    terms: tuple[str, ...]
    counts: Any
    left_out: int


def bag(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    stopwords: Collection[str] = (),
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
    unwanted = Stopwords(stopwords)
    nouns = ((document.article_id, _nouns(document, unwanted)) for document in documents)
    return bag_words(
        nouns,
        stopwords=unwanted,
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
    unwanted = Stopwords(stopwords)
    ids: list[str] = []
    counted: list[Counter[str]] = []
    for article_id, words in documents:
        ids.append(article_id)
        counted.append(
            Counter(
                word
                for word in map(nfc, words)
                if len(word) >= min_length and word not in unwanted and any(map(str.isalpha, word))
            )
        )
    if not ids:
        raise InputError("no tokenized documents to fit topics on; tokenize the articles first")
    spread = Counter(word for words in counted for word in words)
    most = max_share * len(ids)
    terms = tuple(sorted(word for word, n in spread.items() if min_count <= n <= most))
    if not terms:
        raise InputError(
            f"{len(ids)} documents with {len(spread)} different nouns, but none stands in at least {min_count} documents "
            f"and in at most {max_share:.0%} of them; lower min_count, raise max_share or add documents"
        )
    kept, matrix = _matrix(counted, terms)
    month_of = months or {}
    return Bags(
        article_ids=tuple(ids[i] for i in kept),
        months=tuple(month_of.get(ids[i]) for i in kept),
        terms=terms,
        counts=matrix,
        left_out=len(ids) - len(kept),
    )


def _nouns(document: Document, unwanted: Stopwords) -> list[str]:
    return [token.form for token in document.tokens if token.pos in NOUNS and not unwanted.drops(token)]


def _matrix(counted: list[Counter[str]], terms: tuple[str, ...]) -> tuple[list[int], Any]:
    """Return which documents hold a term, and their counts."""
    column = {term: i for i, term in enumerate(terms)}
    kept: list[int] = []
    columns: list[int] = []
    values: list[int] = []
    ends = [0]
    for i, words in enumerate(counted):
        row = sorted((column[word], n) for word, n in words.items() if word in column)
        if row:
            kept.append(i)
            columns.extend(place for place, _ in row)
            values.extend(n for _, n in row)
            ends.append(len(columns))
    matrix = sparse.csr_matrix(
        (np.array(values, dtype=np.int64), np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int32)),
        shape=(len(kept), len(terms)),
    )
    return kept, matrix
