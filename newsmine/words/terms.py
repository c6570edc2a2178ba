"""The terms of a collection: how often, in how many articles, how telling, how evenly."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from newsmine.corpus.parts import Cut
from newsmine.errors import check_choice
from newsmine.text.synonyms import Synonyms
from newsmine.text.words import NOUNS, choose_words
from newsmine.words.dispersion import spread
from newsmine.words.parts import Per, check_per, parts_of
from newsmine.words.rows import (
    Floats,
    Grams,
    Integers,
    Rows,
    Source,
    forms_of,
    grams_of,
    list_forms,
    read_rows,
    table_of,
)
from newsmine.words.tally import Tally, count_terms, read_parts

if TYPE_CHECKING:
    import pandas as pd

By = Literal["count", "articles", "tfidf"]
Parts = Literal["article"] | Per
"""Over what the dispersion of a term is measured."""


def terms(  # noqa: PLR0913 - settings, all by keyword
    source: Source,
    *,
    by: By = "count",
    ngrams: int | tuple[int, int] = 1,
    per: Per | None = None,
    dispersion: Parts | None = None,
    forms: bool = False,
    pos: Collection[str] = NOUNS,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 1,
    min_length: int = 2,
    cut: Cut | None = None,
) -> "pd.DataFrame":
    r"""Return the terms of tokenized articles, the most frequent or the most telling first.

    The TF-IDF of a term with count :math:`c` in :math:`d` of :math:`D` documents is :math:`c \ln(D / d)`: the sum of
    its weights over the documents; a term of every document has 0.

    Parameters
    ----------
    source : Corpus, Selection or iterable of Document
        Read once; of a corpus, or a part of one (:func:`newsmine.select`), every tokenized article.
    by : {"count", "articles", "tfidf"}
        What the rows are ordered by; equals by their spelling.
    ngrams : int or (int, int)
        Of how many words a term is, 1 to 5, or from so many to so many. The words of a term stand side by side in one
        sentence: nothing but a blank is between them, no particle, no sign, no word that does not count.
    per : {"publisher", "day", "week", "month", "quarter", "year"}, optional
        Count each part of a corpus for itself, one after another; articles without outlet or date are in none.
    dispersion : {"article", "publisher", "day", "week", "month", "quarter", "year"}, optional
        Over which parts the dispersion is measured, see :func:`newsmine.words.dispersion.spread`.
    forms : bool
        Whether a column says how each term was written and how often.
    pos : collection of str
        Universal POS names of the tokens that count.
    stopwords : collection of str
        What to leave out, as for :class:`newsmine.text.stopwords.Stopwords`.
    synonyms : Path, mapping of str to str or Synonyms, optional
        Forms that count as one word: a table ``form,word``. No token of the corpus is changed.
    min_count : int
        How often a term must occur at least.
    min_length : int
        How many characters a word must have at least.
    cut : callable, optional
        Reads and counts a corpus in parts, elsewhere: that of :meth:`newsmine.clusters.engine.DaskEngine.counting`. The table
        is the same; ``per`` and ``dispersion`` look at single articles, and are counted here.

    Returns
    -------
    pandas.DataFrame
        term, count, articles, share (of the articles), tfidf; in front the part, with several lengths ``n``; behind them
        range, juilland_d, dp, dp_norm and forms, where they are asked for. Of a part, count, articles, share (of its
        articles) and per_10000 (of its words) are its own; its tfidf weighs with the articles of all parts.

    Raises
    ------
    ValueError
        If the order or a part is unknown, parts are asked of what is no corpus, or both ``per`` and ``dispersion`` are given.
    InputError
        If the table of synonyms cannot be read.

    References
    ----------
    .. [1] Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval",
       Journal of Documentation 28(1), 1972.

    Examples
    --------
    >>> from newsmine.records import Document, Token
    >>> words = [Token(word, word, "NNG", "NOUN", 3 * i, 3 * i + 2, True) for i, word in enumerate(["교육", "과정"])]
    >>> document = Document(article_id="a", tokenizer="kiwi", tokens=tuple(words))
    >>> terms([document], ngrams=2)[["term", "count"]].to_numpy().tolist()
    [['교육 과정', 1]]
    """
    _check(by, per, dispersion)
    choice = choose_words(pos=pos, stopwords=stopwords, synonyms=synonyms, min_length=min_length)
    if per is None and dispersion is None:
        found = count_terms(read_parts(source, choice, cut), ngrams=ngrams, forms=forms)
        return _whole(found, by, ngrams, min_count)
    if cut is not None:
        raise ValueError("parts are counted whole: leave cut, or per and dispersion")
    rows = read_rows(source, choice)
    grams = grams_of(rows, ngrams)
    counts = table_of(rows, grams)
    idf = _idf(counts.getnnz(axis=0), counts.shape[0])
    behind: dict[str, Any] = {}
    if forms:
        behind["forms"] = np.array(list_forms(forms_of(rows, grams), len(grams.terms)), dtype=object)
    if dispersion is not None:
        behind = spread(*_parts(source, rows, grams, dispersion)) | behind
    if not isinstance(ngrams, int):
        behind = {"n": grams.n} | behind
    if per is None:
        return _ranked(grams.terms, _columns(counts, idf) | behind, by, min_count)
    names, part = parts_of(source, rows.article_ids, per)
    return _by_part(rows, grams, (names, part), (counts, idf, behind), (per, by, min_count))


def dispersion(  # noqa: PLR0913 - settings, all by keyword
    source: Source,
    *,
    parts: Parts = "article",
    ngrams: int | tuple[int, int] = 1,
    pos: Collection[str] = NOUNS,
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 1,
    min_length: int = 2,
) -> "pd.DataFrame":
    """Return how evenly each term is spread over the articles, the outlets or the periods.

    Parameters
    ----------
    source : Corpus, Selection or iterable of Document
        Read once.
    parts : {"article", "publisher", "day", "week", "month", "quarter", "year"}
        Over what it is measured.
    ngrams, pos, stopwords, synonyms, min_count, min_length
        As for :func:`terms`.

    Returns
    -------
    pandas.DataFrame
        term, count, articles, range, juilland_d, dp, dp_norm; see :func:`newsmine.words.dispersion.spread`. The most
        frequent first.
    """
    table = terms(
        source,
        ngrams=ngrams,
        dispersion=parts,
        pos=pos,
        stopwords=stopwords,
        synonyms=synonyms,
        min_count=min_count,
        min_length=min_length,
    )
    kept: pd.DataFrame = table.drop(columns=["share", "tfidf"])
    return kept


def _check(by: str, per: str | None, parts: str | None) -> None:
    check_choice(by, get_args(By), "order")
    if per is not None:
        check_per(per)
    if parts not in {None, "article"}:
        check_per(str(parts))
    if per is not None and parts is not None:
        raise ValueError(
            f"per={per!r} and dispersion={parts!r}; a part has no dispersion over others: give one of them"
        )


def _whole(found: Tally, by: By, ngrams: int | tuple[int, int], min_count: int) -> "pd.DataFrame":
    columns: dict[str, Any] = {} if isinstance(ngrams, int) else {"n": found.lengths}
    columns |= _shares(found.count, found.articles, found.documents, _idf(found.articles, found.documents))
    if found.forms is not None:
        columns["forms"] = np.array(found.written(), dtype=object)
    return _ranked(found.terms, columns, by, min_count)


def _idf(articles: Integers, documents: int) -> Floats:
    found: Floats = np.log(documents / np.maximum(articles, 1)) if documents else np.zeros(len(articles))
    return found


def _columns(counts: Any, idf: Floats) -> dict[str, Any]:  # noqa: ANN401 - scipy's sparse matrices have no types
    count, articles = np.asarray(counts.sum(axis=0)).ravel(), counts.getnnz(axis=0).astype(np.int64)
    return _shares(count, articles, counts.shape[0], idf)


def _shares(count: Integers, articles: Integers, documents: int, idf: Floats) -> dict[str, Any]:
    return {"count": count, "articles": articles, "share": articles / max(documents, 1), "tfidf": count * idf}


def _parts(source: Source, rows: Rows, grams: Grams, parts: Parts) -> tuple[Any, Floats]:
    """Return the counts of shape (n_parts, n_terms), and the words of each part."""
    if parts == "article":
        return table_of(rows, grams), np.bincount(rows.document, minlength=len(rows.article_ids)).astype(float)
    names, part = parts_of(source, rows.article_ids, parts)
    return table_of(rows, grams, part, len(names)), _sizes(rows, part, len(names))


def _sizes(rows: Rows, part: Integers, n_parts: int) -> Floats:
    of = part[rows.document]
    return np.bincount(of[of >= 0], minlength=n_parts).astype(float)


def _by_part(
    rows: Rows,
    grams: Grams,
    parted: tuple[tuple[str, ...], Integers],
    whole: tuple[Any, Floats, dict[str, Any]],
    asked: tuple[Per, By, int],
) -> "pd.DataFrame":
    import pandas as pd

    (names, part), (counts, idf, behind), (per, by, min_count) = parted, whole, asked
    sizes = _sizes(rows, part, len(names))
    frames = []
    for i, name in enumerate(names):
        columns = _columns(counts[np.flatnonzero(part == i)], idf)
        columns["per_10000"] = 10_000 * columns["count"] / max(sizes[i], 1.0)
        frame = _ranked(grams.terms, columns | behind, by, max(min_count, 1))
        frame.insert(0, per, pd.Series([name] * len(frame), dtype="string"))
        frames.append(frame)
    if not frames:
        empty: pd.DataFrame = _ranked(grams.terms, _columns(counts, idf) | {"per_10000": idf} | behind, by, 1).iloc[:0]
        empty.insert(0, per, pd.Series([], dtype="string"))
        return empty
    joined: pd.DataFrame = pd.concat(frames, ignore_index=True)
    return joined


def _ranked(terms: Sequence[str], columns: dict[str, Any], by: str, min_count: int) -> "pd.DataFrame":
    """Return the rows that are frequent enough, in order; equals by their spelling."""
    import pandas as pd

    kept = np.flatnonzero(columns["count"] >= max(min_count, 1))
    names = np.array(terms, dtype=object)[kept]
    order = np.lexsort((names.astype(str), -columns[by][kept])) if len(kept) else kept
    table = {"term": pd.Series(names[order], dtype="string")}
    for name, values in columns.items():
        chosen = np.asarray(values)[kept][order]
        kind = "string" if name == "forms" else "int64" if chosen.dtype.kind == "i" else "float64"
        table[name] = pd.Series(chosen, dtype=kind)
    frame: pd.DataFrame = pd.DataFrame(table)
    if "n" in columns:
        frame.insert(1, "n", frame.pop("n"))
    return frame
