"""Words that stand near each other more often than by chance."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from scipy import sparse

from newsmine.errors import check_choice, did_you_mean
from newsmine.text.hangul import nfc
from newsmine.text.synonyms import Synonyms, read_synonyms
from newsmine.text.words import NOUNS, choose_words
from newsmine.words.association import associate
from newsmine.words.rows import Floats, Integers, Rows, Source, read_rows

if TYPE_CHECKING:
    import pandas as pd

Measure = Literal["pmi", "npmi", "t", "loglikelihood", "chi2", "dice", "logdice", "count"]


def collocations(  # noqa: PLR0913 - settings, all by keyword
    source: Source,
    node: str | None = None,
    *,
    left: int = 5,
    right: int = 5,
    by: Measure = "loglikelihood",
    min_count: int = 3,
    pos: Collection[str] = NOUNS,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_length: int = 2,
) -> "pd.DataFrame":
    """Return the pairs of words that stand near each other, with how strongly they are drawn to each other.

    A pair is a word and another one that stands at most ``left`` words before it or ``right`` words behind it in the same
    sentence; only words that count are counted. Every such pair is one, also of words that are the same: a word's own
    total are the pairs that it stands in, so that no measure depends on where the sentences end.

    Parameters
    ----------
    source : Corpus, Selection or iterable of Document
        Read once.
    node : str, optional
        The word whose neighbours are sought, or any of its synonyms, also where a tokenizer cut it in two; all pairs without
        it.
    left, right : int
        How many words before and behind; 0 is none of that side. Where both are equal the pair has no direction and
        stands in the table once; else the collocate is what stands on that side of the word.
    by : {"loglikelihood", "pmi", "npmi", "t", "chi2", "dice", "logdice", "count"}
        What the rows are ordered by; equals by their spelling.
    min_count : int
        How many times a pair must stand together at least.
    pos, stopwords, synonyms, min_length
        Which tokens are words, as for :func:`newsmine.terms`.

    Returns
    -------
    pandas.DataFrame
        word, collocate, count, articles, word_count and collocate_count (pairs that each stands in), expected, pmi, npmi,
        t, loglikelihood, chi2, dice, logdice; see :func:`newsmine.words.association.associate`.

    Raises
    ------
    ValueError
        If the order is unknown, both spans are 0 or one is negative, or the node is no word of the source.

    Examples
    --------
    >>> from newsmine.records import Document, Token
    >>> words = [Token(word, word, "NNG", "NOUN", 3 * i, 3 * i + 2, True) for i, word in enumerate(["교육", "과정"])]
    >>> documents = [Document(article_id="a", tokenizer="kiwi", tokens=tuple(words))]
    >>> collocations(documents, min_count=1)[["word", "collocate", "count"]].to_numpy().tolist()
    [['과정', '교육', 1]]
    """
    _check(left, right, by)
    known = read_synonyms(synonyms)
    if node is not None:
        # A word that the tokenizer cut in two is found too.
        known = Synonyms({nfc(node).strip(): known[nfc(node).strip()], **dict(known)})
    choice = choose_words(pos=pos, stopwords=stopwords, synonyms=known, min_length=min_length)
    rows = read_rows(source, choice)
    wanted = None if node is None else _node(rows, choice.synonyms[nfc(node).strip()], node)
    counts, firsts, seconds = _count(rows, (left, right), wanted, min_count)
    if left == right and wanted is None:
        counts = _once(counts, np.argsort(np.argsort(np.array(rows.words, dtype=str))))
    keep = counts.data >= min_count
    word, collocate, together = counts.row[keep], counts.col[keep], counts.data[keep]
    articles = _articles(rows, (left, right), word, collocate)
    columns: dict[str, Any] = {
        "count": together,
        "articles": articles,
        "word_count": firsts[word],
        "collocate_count": seconds[collocate],
    }
    columns |= associate(together, firsts[word], seconds[collocate], max(int(firsts.sum()), 1))
    return _frame(rows, word, collocate, columns, by)


def _check(left: int, right: int, by: str) -> None:
    if min(left, right) < 0 or left == right == 0:
        raise ValueError(f"left is {left} and right is {right}; give 0 or more words, of one side at least 1")
    check_choice(by, get_args(Measure), "measure")


def _node(rows: Rows, word: str, node: str) -> int:
    try:
        return rows.words.index(word)
    except ValueError:
        raise ValueError(
            f"{node!r} is no word here; {did_you_mean(word, rows.words)}does it stand in the articles?"
        ) from None


def _count(rows: Rows, spans: tuple[int, int], node: int | None, min_count: int) -> tuple[Any, Integers, Integers]:
    """Return how often each two words that may reach ``min_count`` stand together, and the pairs of each, first and second."""
    n = len(rows.words)
    firsts, seconds = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    for i, j in _neighbours(rows, spans):
        firsts += np.bincount(rows.word[i], minlength=n)
        seconds += np.bincount(rows.word[j], minlength=n)
    total = sparse.csr_matrix((n, n), dtype=np.int64)
    for i, j in _neighbours(rows, spans):
        one, other = rows.word[i], rows.word[j]
        kept = (firsts[one] >= min_count) & (seconds[other] >= min_count) & (one != other)
        kept &= True if node is None else one == node
        ones = np.ones(int(kept.sum()), dtype=np.int64)
        total = total + sparse.coo_matrix((ones, (one[kept], other[kept])), shape=(n, n)).tocsr()
    return total.tocoo(), firsts, seconds


def _neighbours(rows: Rows, spans: tuple[int, int]) -> Any:  # noqa: ANN401 - pairs of arrays
    """Yield the places of words and of their neighbours, one distance and side after another."""
    left, right = spans
    for distance in range(1, max(left, right) + 1):
        i = np.flatnonzero(rows.sentence[distance:] == rows.sentence[:-distance])
        if distance <= right:
            yield i, i + distance
        if distance <= left:
            yield i + distance, i


def _once(counts: Any, rank: Integers) -> Any:  # noqa: ANN401 - scipy's sparse matrices have no types
    """Leave one of the two mirrored entries of each pair, the one whose words stand in order."""
    kept = rank[counts.row] <= rank[counts.col]
    return sparse.coo_matrix((counts.data[kept], (counts.row[kept], counts.col[kept])), shape=counts.shape)


def _articles(rows: Rows, spans: tuple[int, int], word: Integers, collocate: Integers) -> Integers:
    """Return in how many articles each pair stands."""
    n, height = len(rows.words), max(len(rows.article_ids), 1)
    keys = word.astype(np.int64) * n + collocate
    order = np.argsort(keys)
    found: list[Integers] = []
    for i, j in _neighbours(rows, spans):
        key = rows.word[i].astype(np.int64) * n + rows.word[j]
        place = np.minimum(np.searchsorted(keys[order], key), max(len(keys) - 1, 0))
        right = keys[order][place] == key if len(keys) else np.zeros(len(key), dtype=bool)
        found.append(_distinct(order[place[right]] * height + rows.document[i][right]))
    pairs = _distinct(np.concatenate(found)) // height if found else np.empty(0, dtype=np.int64)
    return np.bincount(pairs, minlength=len(keys))


def _distinct(values: Integers) -> Integers:
    """Return the values, each once; by sorting, which for so many is faster than the hashing of ``numpy.unique``."""
    ordered = np.sort(values)
    kept: Integers = ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered
    return kept


def _frame(rows: Rows, word: Integers, collocate: Integers, columns: dict[str, Any], by: str) -> "pd.DataFrame":
    import pandas as pd

    words = np.array(rows.words, dtype=object)
    names: tuple[Any, Any] = (words[word], words[collocate]) if len(words) else (word, collocate)
    score: Floats = np.asarray(columns[by], dtype=float)
    order = np.lexsort((names[1].astype(str), names[0].astype(str), -score))
    table = {
        "word": pd.Series(names[0][order], dtype="string"),
        "collocate": pd.Series(names[1][order], dtype="string"),
    }
    for name, values in columns.items():
        kind = "int64" if name.endswith("count") or name == "articles" else "float64"
        table[name] = pd.Series(np.asarray(values)[order], dtype=kind)
    frame: pd.DataFrame = pd.DataFrame(table)
    return frame
