"""The words of documents as rows of numbers: what every count of words is made from."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_documents
from newsmine.corpus.select import Selection, selected_documents
from newsmine.records import Document
from newsmine.text.words import WordChoice

Integers: TypeAlias = NDArray[np.integer]
Floats: TypeAlias = NDArray[np.floating]
Source: TypeAlias = Corpus | Selection | Iterable[Document]

MOST_WORDS = 5
"""Words of the longest n-gram."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """The words of documents, one after another; each array has an entry a word.

    ``word`` and ``form`` are places in ``words`` and ``forms``, ``document`` in ``article_ids``; ``sentence`` counts through
    all documents; ``beside`` is true where nothing but a blank stands between the word and the one before it.
    """

    article_ids: tuple[str, ...]
    words: tuple[str, ...]
    forms: tuple[str, ...]
    word: Integers
    form: Integers
    document: Integers
    sentence: Integers
    beside: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grams:
    """Terms of one or several words; the arrays have an entry a place: ``term`` in ``terms``, ``at`` of its last word."""

    terms: tuple[str, ...]
    n: Integers
    term: Integers
    at: Integers


def read_rows(source: Source, choice: WordChoice) -> Rows:
    """Return the words of the documents; read once, one document after another."""
    ids: dict[str, int] = {}
    forms: dict[str, int] = {}
    article_ids: list[str] = []
    columns = tuple(array("i") for _ in range(5))
    word_at, form_at, document_at, sentence_at, beside_at = (column.append for column in columns)
    sentence = -1
    for number, document in enumerate(documents_of(source)):
        article_ids.append(document.article_id)
        before = None
        for word in choice.words(document.tokens):
            sentence += before is None or word.sentence != before.sentence
            word_at(ids.setdefault(word.word, len(ids)))
            form_at(forms.setdefault(word.form, len(forms)))
            document_at(number)
            sentence_at(sentence)
            beside_at(before is not None and word.follows(before))
            before = word
    arrays = [np.array(column, dtype=np.int32) for column in columns]
    return Rows(
        article_ids=tuple(article_ids),
        words=tuple(ids),
        forms=tuple(forms),
        word=arrays[0],
        form=arrays[1],
        document=arrays[2],
        sentence=arrays[3],
        beside=arrays[4].astype(bool),
    )


def documents_of(source: Source) -> Iterator[Document]:
    """Yield the documents of a corpus, of a part of one, or of any iterable."""
    if isinstance(source, Corpus):
        return iter_documents(source)
    return selected_documents(source) if isinstance(source, Selection) else iter(source)


def lengths(ngrams: int | tuple[int, int]) -> range:
    """Return how many words the terms have: a number, or from one to another.

    Raises
    ------
    ValueError
        If they are none, or more than five.

    Examples
    --------
    >>> list(lengths((1, 3)))
    [1, 2, 3]
    """
    least, most = (ngrams, ngrams) if isinstance(ngrams, int) else ngrams
    if not 1 <= least <= most <= MOST_WORDS:
        raise ValueError(f"ngrams is {ngrams!r}; give 1 to {MOST_WORDS} words, or two of these, the smaller first")
    return range(least, most + 1)


def grams_of(rows: Rows, ngrams: int | tuple[int, int]) -> Grams:
    """Return the terms of so many words that stand side by side in one sentence, each with all its places.

    Side by side is: nothing but a blank between, no particle, no sign, no word that does not count. What is a term is
    hence found in the text as it stands.
    """
    wanted = lengths(ngrams)
    terms: list[str] = []
    sizes, names, ends = [], [], []
    of = np.arange(len(rows.word))
    following = np.append(rows.beside, False)
    gram, spelled = rows.word.astype(np.int64), list(rows.words)
    for n in range(1, wanted[-1] + 1):
        if n > 1:
            # A term of n words ends where one of n - 1 words ended just before, and this word stands beside it.
            goes_on = following[of + 1]
            gram, of = gram[goes_on], of[goes_on] + 1
            pairs, gram = np.unique(gram * len(rows.words) + rows.word[of], return_inverse=True)
            spelled = [
                f"{spelled[pair // len(rows.words)]} {rows.words[pair % len(rows.words)]}" for pair in pairs.tolist()
            ]
        if n in wanted:
            names.append(gram + len(terms))
            ends.append(of)
            sizes += [n] * len(spelled)
            terms += spelled
    return Grams(
        terms=tuple(terms), n=np.array(sizes, dtype=np.int64), term=np.concatenate(names), at=np.concatenate(ends)
    )


def table_of(rows: Rows, grams: Grams, part: Integers | None = None, n_parts: int | None = None) -> sparse.csr_matrix:
    """Return how often each term stands in each document, or in each part of them.

    Parameters
    ----------
    part : numpy.ndarray, optional
        Part of each document; what is negative is in none.

    Returns
    -------
    scipy.sparse.csr_matrix
        Of shape (n_parts, n_terms), counts.
    """
    of = rows.document[grams.at] if part is None else part[rows.document[grams.at]]
    height = len(rows.article_ids) if part is None else int(n_parts or 0)
    there = of >= 0
    ones = np.ones(int(there.sum()), dtype=np.int64)
    return sparse.coo_matrix((ones, (of[there], grams.term[there])), shape=(height, len(grams.terms))).tocsr()


def forms_of(rows: Rows, grams: Grams) -> dict[tuple[int, str], int]:
    """Return how often each term was written in each form, by the place of the term."""
    forms: dict[tuple[int, str], int] = {}
    sizes = grams.n[grams.term] if len(grams.term) else grams.term
    for term, at, n in zip(grams.term.tolist(), grams.at.tolist(), sizes.tolist(), strict=True):
        written = " ".join(rows.forms[form] for form in rows.form[at - n + 1 : at + 1].tolist())
        forms[term, written] = forms.get((term, written), 0) + 1
    return forms


def list_forms(forms: Mapping[tuple[int, str], int], n_terms: int) -> list[str]:
    """Return how each term was written and how often, the most frequent first: ``AI 12; 인공지능 3``."""
    by_term: list[list[tuple[int, str]]] = [[] for _ in range(n_terms)]
    for (term, form), count in forms.items():
        by_term[term].append((-count, form))
    return ["; ".join(f"{form} {-count}" for count, form in sorted(own)) for own in by_term]
