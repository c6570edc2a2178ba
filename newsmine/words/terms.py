"""The terms of a collection: how often, in how many articles, and how telling."""

import math
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Literal, get_args

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_documents
from newsmine.errors import did_you_mean
from newsmine.records import Document
from newsmine.text.hangul import nfc
from newsmine.text.stopwords import Stopwords

if TYPE_CHECKING:
    import pandas as pd

By = Literal["count", "tfidf"]


def terms(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    by: By = "count",
    pos: Collection[str] = ("NOUN", "PROPN"),
    stopwords: Collection[str] = (),
    min_count: int = 1,
    min_length: int = 2,
) -> "pd.DataFrame":
    r"""Return the terms of tokenized articles, the most frequent or the most telling first.

    The TF-IDF of a term with count :math:`c` in :math:`d` of :math:`D` documents is :math:`c \ln(D / d)`: the sum of
    its weights over the documents; a term of every document has 0.

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once; of a corpus, every tokenized article.
    by : {"count", "tfidf"}
        What the rows are ordered by; equals by their spelling.
    pos : collection of str
        Universal POS names of the tokens that count.
    stopwords : collection of str
        What to leave out, as for :class:`newsmine.text.stopwords.Stopwords`.
    min_count : int
        How often a term must occur at least.
    min_length : int
        How many characters a term must have at least.

    Returns
    -------
    pandas.DataFrame
        term, count, articles, share (of the articles), tfidf.

    Raises
    ------
    ValueError
        If the order is unknown.

    References
    ----------
    .. [1] Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval",
       Journal of Documentation 28(1), 1972.
    """
    import pandas as pd

    if by not in get_args(By):
        known = get_args(By)
        raise ValueError(f"unknown order {by!r}; {did_you_mean(by, known)}known: {', '.join(known)}")
    unwanted = Stopwords(stopwords)
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    n_docs = 0
    for document in iter_documents(source) if isinstance(source, Corpus) else source:
        n_docs += 1
        kept = (token for token in document.tokens if token.pos in pos and not unwanted.drops(token))
        words = [word for token in kept if len(word := nfc(token.lemma)) >= min_length]
        counts.update(words)
        spread.update(set(words))
    rows = [
        (term, count, spread[term], spread[term] / n_docs, count * math.log(n_docs / spread[term]))
        for term, count in counts.items()
        if count >= min_count and term not in unwanted
    ]
    key = 1 if by == "count" else 4
    rows.sort(key=lambda row: (-float(row[key]), row[0]))
    table: pd.DataFrame = pd.DataFrame(
        {
            "term": pd.Series([row[0] for row in rows], dtype="string"),
            "count": pd.Series([row[1] for row in rows], dtype="int64"),
            "articles": pd.Series([row[2] for row in rows], dtype="int64"),
            "share": pd.Series([row[3] for row in rows], dtype="float64"),
            "tfidf": pd.Series([row[4] for row in rows], dtype="float64"),
        }
    )
    return table
