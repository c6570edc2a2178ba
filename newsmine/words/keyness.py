"""What is said in one collection more than in another."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from newsmine.corpus.select import Selection
from newsmine.errors import InputError, check_choice
from newsmine.text.synonyms import Synonyms
from newsmine.text.words import NOUNS, WordChoice, choose_words
from newsmine.words.association import log_likelihood
from newsmine.words.rows import Floats, Source, grams_of, read_rows, table_of

if TYPE_CHECKING:
    import pandas as pd

By = Literal["log_odds", "chi2", "loglikelihood"]

# Words that the prior weighs, spread over all terms as both collections together use them.
_PRIOR_WORDS = 500.0
# What stands for no place at all where a ratio would be infinite (Hardie's log ratio): half a place.
_HALF = 0.5
_SIDES = {1.0: "one", -1.0: "other", 0.0: None}


def keyness(  # noqa: PLR0913 - settings, all by keyword
    one: Source,
    other: Source | None = None,
    *,
    by: By = "log_odds",
    ngrams: int | tuple[int, int] = 1,
    prior: float = _PRIOR_WORDS,
    yates: bool = False,
    pos: Collection[str] = NOUNS,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 5,
    min_length: int = 2,
) -> "pd.DataFrame":
    r"""Compare two collections: first what is said more in the one, last what is said more in the other.

    With :math:`y` the count of a term, :math:`n` that of all terms of a collection, :math:`\pi` the term's share in both
    together and :math:`\alpha = \alpha_0 \pi`, the log-odds ratio with informative Dirichlet prior is

    .. math:: \delta = \ln \frac{y_1 + \alpha}{n_1 + \alpha_0 - y_1 - \alpha} - \ln \frac{y_2 + \alpha}{n_2 + \alpha_0 - y_2 - \alpha}

    and its :math:`z = \delta / \sqrt{1 / (y_1 + \alpha) + 1 / (y_2 + \alpha)}`.

    Parameters
    ----------
    one, other : Corpus, Selection or iterable of Document
        Each read once. Without the other, ``one`` is a part of a corpus (:func:`newsmine.select`), and the other is the rest.
    by : {"log_odds", "chi2", "loglikelihood"}
        What the rows are ordered by and what ``p`` belongs to; what is said more in the other comes last.
    ngrams : int or (int, int)
        Of how many words a term is, as for :func:`newsmine.terms`.
    prior : float
        How many words the prior weighs, :math:`\alpha_0`, above 0; more draws rare terms to 0.
    yates : bool
        Whether χ² has Yates' correction for continuity.
    pos, stopwords, synonyms, min_length
        Which tokens are words, as for :func:`newsmine.terms`.
    min_count : int
        How often a term must occur in both together at least; all terms count for the totals.

    Returns
    -------
    pandas.DataFrame
        term; count, other_count; per_10000, other_per_10000 (of all terms); articles, other_articles; log_odds, z; chi2 and
        loglikelihood (1 degree of freedom); difference (%DIFF: by how many per cent the share is higher; missing where the
        other has none) and log_ratio (how many times it is doubled; half a place stands for none); p (two-sided, of ``by``)
        and p_adjusted (Benjamini and Hochberg, over all rows); more_in (``one`` or ``other``;
        missing where both shares are equal).

    Raises
    ------
    ValueError
        If the order is unknown, the prior is not above 0, or there is no other.
    InputError
        If one of the two holds no words.

    References
    ----------
    .. [1] Monroe, Colaresi, Quinn, "Fightin' words: lexical feature selection and evaluation for identifying the content of
       political conflict", Political Analysis 16(4), 2008 (log-odds with prior).
    .. [2] Rayson, Garside, "Comparing corpora using frequency profiling", 2000 (log-likelihood); here over all four cells.
    .. [3] Gabrielatos, Marchi, "Keyness: matching metrics to definitions", 2011 (%DIFF).
    .. [4] Hardie, "Log Ratio: an informal introduction", 2014.
    .. [5] Benjamini, Hochberg, "Controlling the false discovery rate", JRSS B 57(1), 1995.

    Examples
    --------
    >>> from newsmine.records import Document, Token
    >>> def said(word):
    ...     return Document(article_id=word, tokenizer="kiwi", tokens=(Token(word, word, "NNG", "NOUN", 0, 2, True),) * 9)
    >>> keyness([said("교육"), said("과정")], [said("축제"), said("축제")])[["term", "more_in"]].to_numpy().tolist()
    [['과정', 'one'], ['교육', 'one'], ['축제', 'other']]
    """
    check_choice(by, get_args(By), "measure")
    if not prior > 0:
        raise ValueError(f"prior is {prior}; give how many words it weighs, more than 0")
    if other is None:
        if not isinstance(one, Selection):
            raise ValueError("compared with what? give another source, or a part of a corpus, whose rest is the other")
        other = one.rest()
    choice = choose_words(pos=pos, stopwords=stopwords, synonyms=synonyms, min_length=min_length)
    sides = [_count(side, choice, ngrams, name) for side, name in ((one, "one"), (other, "other"))]
    names = sorted({*sides[0], *sides[1]})
    counts, articles = (
        np.array([[side.get(name, (0, 0))[k] for name in names] for side in sides], dtype=np.int64) for k in (0, 1)
    )
    columns = _measures(counts, prior, yates=yates)
    columns |= {"articles": articles[0], "other_articles": articles[1]}
    return _frame(names, columns, by, min_count)


def adjusted(p: Floats) -> Floats:
    """Return p-values adjusted for how many there are, after Benjamini and Hochberg.

    Examples
    --------
    >>> adjusted(np.array([0.01, 0.04, 0.03])).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    n = len(p)
    order = np.argsort(p)[::-1]
    raised = np.minimum.accumulate(np.minimum(p[order] * n / np.arange(n, 0, -1), 1.0))
    found = np.empty(n)
    found[order] = raised
    return found


def _count(source: Source, choice: WordChoice, ngrams: int | tuple[int, int], name: str) -> dict[str, tuple[int, int]]:
    """Return count and articles of each term."""
    rows = read_rows(source, choice)
    grams = grams_of(rows, ngrams)
    table = table_of(rows, grams)
    if not table.nnz:
        raise InputError(
            f"{name}: {len(rows.article_ids)} tokenized documents hold no such term; tokenize, or lower the limits"
        )
    counts, articles = np.asarray(table.sum(axis=0)).ravel().tolist(), table.getnnz(axis=0).tolist()
    return dict(zip(grams.terms, zip(counts, articles, strict=True), strict=True))


def _measures(counts: Any, prior: float, *, yates: bool) -> dict[str, Any]:  # noqa: ANN401 - integers of shape (2, n_terms)
    y1, y2 = counts.astype(float)
    n1, n2 = y1.sum(), y2.sum()
    n = n1 + n2
    alpha = prior * (y1 + y2) / n
    log_odds = np.log((y1 + alpha) / (n1 + prior - y1 - alpha)) - np.log((y2 + alpha) / (n2 + prior - y2 - alpha))
    term, rest = y1 + y2, n - y1 - y2
    cells = ((y1, term * n1 / n), (y2, term * n2 / n), (n1 - y1, rest * n1 / n), (n2 - y2, rest * n2 / n))
    rate1, rate2 = y1 / n1, y2 / n2
    with np.errstate(divide="ignore", invalid="ignore"):
        # Yates takes half a place of every deviation, but no more than there is.
        less = np.minimum(_HALF, np.abs(cells[0][0] - cells[0][1])) if yates else 0.0
        chi2 = sum(np.where(e > 0, (np.abs(seen - e) - less) ** 2 / e, 0.0) for seen, e in cells)
        difference = np.where(rate2 > 0, 100 * (rate1 - rate2) / rate2, np.nan)
    log_ratio = np.log2(np.where(y1 > 0, y1, _HALF) / n1) - np.log2(np.where(y2 > 0, y2, _HALF) / n2)
    return {
        "count": counts[0],
        "other_count": counts[1],
        "per_10000": 10_000 * rate1,
        "other_per_10000": 10_000 * rate2,
        "log_odds": log_odds,
        "z": log_odds / np.sqrt(1 / (y1 + alpha) + 1 / (y2 + alpha)),
        "chi2": chi2,
        "loglikelihood": log_likelihood(cells),
        "difference": difference,
        "log_ratio": log_ratio,
        "more": np.sign(rate1 - rate2),
    }


def _frame(names: list[str], columns: dict[str, Any], by: By, min_count: int) -> "pd.DataFrame":
    import pandas as pd
    from scipy import stats

    kept = np.flatnonzero(columns["count"] + columns["other_count"] >= min_count)
    columns = {name: values[kept] for name, values in columns.items()}
    more = columns.pop("more")
    score = columns["z"] if by == "log_odds" else more * columns[by]
    p = 2 * stats.norm.sf(np.abs(score)) if by == "log_odds" else stats.chi2.sf(columns[by], 1)
    order = np.argsort(-score, kind="stable")
    front = ["count", "other_count", "per_10000", "other_per_10000", "articles", "other_articles"]
    ordered = front + [name for name in columns if name not in front]
    table: dict[str, Any] = {"term": pd.Series([names[i] for i in kept[order].tolist()], dtype="string")}
    for name in ordered:
        kind = "int64" if columns[name].dtype.kind == "i" else "float64"
        table[name] = pd.Series(columns[name][order], dtype=kind)
    table["p"] = pd.Series(p[order], dtype="float64")
    table["p_adjusted"] = pd.Series(adjusted(p)[order], dtype="float64")
    table["more_in"] = pd.Series([_SIDES[sign] for sign in more[order].tolist()], dtype="string")
    frame: pd.DataFrame = pd.DataFrame(table)
    return frame
