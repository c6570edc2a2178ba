"""Words that stand near each other more often than by chance."""

from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from newsmine.corpus.parts import Cut
from newsmine.errors import check_choice, did_you_mean
from newsmine.text.hangul import nfc
from newsmine.text.synonyms import Synonyms, read_synonyms
from newsmine.text.words import NOUNS, choose_words
from newsmine.words.association import associate
from newsmine.words.near import (
    Near,
    Sides,
    add,
    count_articles,
    count_near,
    count_sides,
    keep_near,
    merge_sides,
)
from newsmine.words.rows import Floats, Integers, Source
from newsmine.words.tally import read_parts

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
    cut: Cut | None = None,
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
    cut : callable, optional
        Reads and counts a corpus in parts, elsewhere: that of :meth:`newsmine.clusters.engine.DaskEngine.counting`. The table
        is the same.

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
    joined = read_synonyms(synonyms)
    if node is not None:
        # A word that the tokenizer cut in two is found too.
        joined = Synonyms({nfc(node).strip(): joined[nfc(node).strip()], **dict(joined)})
    choice = choose_words(pos=pos, stopwords=stopwords, synonyms=joined, min_length=min_length)
    parts = read_parts(source, choice, cut)
    sides = parts.map(partial(count_sides, spans=(left, right))).fold(merge_sides)
    known: Sides = parts.value(sides)
    wanted = None if node is None else _node(known.words, choice.synonyms[nfc(node).strip()], node)
    asked = Near(spans=(left, right), node=wanted, min_count=min_count)
    counts = parts.map(partial(count_near, asked=asked), sides).fold(add)
    kept = parts.apply(partial(keep_near, asked=asked), counts, sides)
    articles = parts.map(partial(count_articles, asked=asked), sides, kept).fold(add)
    word, collocate, together = parts.value(kept)
    firsts, seconds = known.firsts, known.seconds
    columns: dict[str, Any] = {
        "count": together,
        "articles": parts.value(articles),
        "word_count": firsts[word],
        "collocate_count": seconds[collocate],
    }
    columns |= associate(together, firsts[word], seconds[collocate], max(int(firsts.sum()), 1))
    return _frame(known.words, word, collocate, columns, by)


def _check(left: int, right: int, by: str) -> None:
    if min(left, right) < 0 or left == right == 0:
        raise ValueError(f"left is {left} and right is {right}; give 0 or more words, of one side at least 1")
    check_choice(by, get_args(Measure), "measure")


def _node(words: tuple[str, ...], word: str, node: str) -> int:
    try:
        return words.index(word)
    except ValueError:
        raise ValueError(
            f"{node!r} is no word here; {did_you_mean(word, words)}does it stand in the articles?"
        ) from None


def _frame(
    known: tuple[str, ...], word: Integers, collocate: Integers, columns: dict[str, Any], by: str
) -> "pd.DataFrame":
    import pandas as pd

    words = np.array(known, dtype=object)
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
