"""How often each term stands, in how many documents and in which forms: of one part, and of many."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from newsmine.corpus.parts import Cut, Here, Parts, Records, corpus_to_cut
from newsmine.text.words import WordChoice
from newsmine.words.rows import Integers, Rows, Source, forms_of, grams_of, list_forms, read_rows, table_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """The terms of some documents; ``lengths``, ``count`` and ``articles`` are of shape (n_terms,).

    ``lengths`` are words, ``articles`` the documents that hold the term. ``forms`` say how often a term, by its place, was
    written otherwise than it is counted.
    """

    documents: int
    terms: tuple[str, ...]
    lengths: Integers
    count: Integers
    articles: Integers
    forms: Mapping[tuple[int, str], int] | None = None

    def written(self) -> list[str]:
        """Return how each term was written and how often, the most frequent first."""
        forms = dict(self.forms or {})
        plain = self.count.tolist()
        for (term, _), n in forms.items():
            plain[term] -= n
        forms |= {(i, term): n for i, (term, n) in enumerate(zip(self.terms, plain, strict=True)) if n}
        return list_forms(forms, len(self.terms))


def read_parts(source: Source, choice: WordChoice, cut: Cut | None) -> Parts:
    """Return the words of the documents, as one part that is here, or cut.

    Raises
    ------
    TypeError
        If what is to be cut is no corpus.
    """
    if cut is None:
        return Here([read_rows(source, choice)])
    return cut(corpus_to_cut(source), partial(read_part, choice=choice), ("documents",))


def read_part(records: Records, choice: WordChoice) -> Rows:
    """Return the words of a part of a corpus."""
    return read_rows(records.documents(), choice)


def count_terms(parts: Parts, *, ngrams: int | tuple[int, int], forms: bool) -> Tally:
    """Return how often each term stands in all parts, each of which is :class:`newsmine.words.rows.Rows`."""
    found: Tally = parts.value(parts.map(partial(tally, ngrams=ngrams, forms=forms)).fold(merge_tallies))
    return found


def tally(rows: Rows, *, ngrams: int | tuple[int, int], forms: bool) -> Tally:
    """Return how often each term of the documents stands."""
    grams = grams_of(rows, ngrams)
    counts = table_of(rows, grams)
    return Tally(
        documents=len(rows.article_ids),
        terms=grams.terms,
        lengths=grams.n,
        count=np.asarray(counts.sum(axis=0)).ravel(),
        articles=counts.getnnz(axis=0).astype(np.int64),
        forms=_others(forms_of(rows, grams), grams.terms) if forms else None,
    )


def merge_tallies(some: Sequence[Tally]) -> Tally:
    """Return the tally of several parts; the order of the parts does not matter, but to the order of the terms."""
    place: dict[str, int] = {}
    at = [np.array([place.setdefault(term, len(place)) for term in each.terms], dtype=np.int64) for each in some]
    lengths, count, articles = (np.zeros(len(place), dtype=np.int64) for _ in range(3))
    forms: Counter[tuple[int, str]] = Counter()
    for own, each in zip(at, some, strict=True):
        lengths[own] = each.lengths
        count[own] += each.count
        articles[own] += each.articles
        numbers = own.tolist()
        forms.update({(numbers[term], form): n for (term, form), n in (each.forms or {}).items()})
    return Tally(
        documents=sum(each.documents for each in some),
        terms=tuple(place),
        lengths=lengths,
        count=count,
        articles=articles,
        forms=None if some[0].forms is None else dict(forms),
    )


def _others(forms: Mapping[tuple[int, str], int], terms: Sequence[str]) -> dict[tuple[int, str], int]:
    """Leave out the forms that are the terms themselves: nearly all, and what remains of the counts."""
    return {(term, form): n for (term, form), n in forms.items() if form != terms[term]}
