"""What a topic is about: its telling terms, and the sentences that say most of it, each with its place."""

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsmine.corpus.cut import article_of
from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_documents
from newsmine.errors import InputError
from newsmine.records import Article, Document, Evidence
from newsmine.text.references import write_references
from newsmine.text.sentences import sentences
from newsmine.text.words import WordChoice, choose_words
from newsmine.topics.model import TOP, TopicModel, top_places
from newsmine.topics.relevance import relevance, telling

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

# A label is read at a glance.
_WORDS_OF_A_LABEL = 3
# Sentences are sought in the articles that a topic weighs most in; more articles bring none that say more of it.
_ARTICLES_OF_A_TOPIC = 20
# A sentence of fewer known words is a caption or an exclamation.
_LEAST_WORDS = 3
_COLUMNS = (
    "topic",
    "rank",
    "article_id",
    "publisher",
    "published_at",
    "title",
    "start",
    "end",
    "score",
    "sentence_text",
)


class _Sentence(NamedTuple):
    score: float
    article_id: str
    start: int
    end: int


def label_topics(
    model: TopicModel,
    source: "Corpus | tuple[Iterable[Article], Iterable[Document]] | None" = None,
    *,
    n_terms: int = TOP,
    n_sentences: int = 3,
) -> "pd.DataFrame":
    """Return what each topic is about.

    Parameters
    ----------
    model : TopicModel
        Not changed.
    source : Corpus, or a pair of articles and their documents, optional
        Where the sentences are; without it there is no evidence.
    n_terms : int
        How many telling terms, by :func:`newsmine.topics.relevance.relevance` with a weight of .6; the first three are the label.
    n_sentences : int
        How many sentences are named as evidence.

    Returns
    -------
    pandas.DataFrame
        topic, topic_label, share, coherence, terms, article_ids (of the three that it weighs most in), evidence (places of
        the sentences, as ``article:field:start-end``).

    Raises
    ------
    InputError
        If the source has none of the model's articles.
    """
    import pandas as pd

    table: pd.DataFrame = model.frame().drop(columns="terms")
    terms = [[model.terms[i] for i in row] for row in top_places(relevance(model), n_terms)]
    evidence = [""] * len(table)
    if source is not None:
        found = _best_sentences(model, source, n_sentences)[0]
        evidence = [write_references(Evidence(s.article_id, "text", s.start, s.end) for s in each) for each in found]
    table.insert(1, "topic_label", pd.Series(["·".join(row[:_WORDS_OF_A_LABEL]) for row in terms], dtype="string"))
    table.insert(4, "terms", pd.Series([" ".join(row) for row in terms], dtype="string"))
    table["evidence"] = pd.Series(evidence, dtype="string")
    return table


def topic_labels(model: TopicModel) -> tuple[str, ...]:
    """Return the label of each topic: its three most telling terms."""
    tops = top_places(relevance(model), _WORDS_OF_A_LABEL)
    return tuple("·".join(model.terms[i] for i in row) for row in tops)


def topic_sentences(
    model: TopicModel, source: "Corpus | tuple[Iterable[Article], Iterable[Document]]", *, n: int = 3
) -> "pd.DataFrame":
    r"""Return the sentences that say most of each topic, from different articles where there are such.

    They are sought in the twenty articles that a topic weighs most in. A sentence's score is the sum of
    :math:`\varphi_{kw}\,p(k \mid w)` over its different words, divided by the root of their number, so that neither a long sentence
    nor one common word makes it.

    Parameters
    ----------
    model : TopicModel
        Not changed.
    source : Corpus, or a pair of articles and their documents
        Read once each.
    n : int
        How many sentences of a topic.

    Returns
    -------
    pandas.DataFrame
        topic, rank (from 1), article_id, publisher, published_at, title, start and end (characters of the article's text), score,
        sentence_text.

    Raises
    ------
    InputError
        If the source has none of the model's articles.
    """
    import pandas as pd

    found, articles = _best_sentences(model, source, n)
    rows = []
    for topic, best in enumerate(found):
        for rank, each in enumerate(best, start=1):
            article = articles[each.article_id]
            when = article.published_at.isoformat() if article.published_at else None
            of = (article.id, article.publisher, when, article.title)
            rows.append((topic, rank, *of, each.start, each.end, each.score, article.text[each.start : each.end]))
    table: pd.DataFrame = pd.DataFrame(rows, columns=list(_COLUMNS))
    words = ("article_id", "publisher", "published_at", "title", "sentence_text")
    typed: pd.DataFrame = table.astype({**dict.fromkeys(words, "string"), "score": "float64"})
    return typed


def _best_sentences(
    model: TopicModel, source: "Corpus | tuple[Iterable[Article], Iterable[Document]]", n: int
) -> tuple[list[list[_Sentence]], dict[str, Article]]:
    heaviest = top_places(model.doc_topic.T, _ARTICLES_OF_A_TOPIC)
    wanted = {model.article_ids[i] for i in heaviest.ravel()}
    if isinstance(source, Corpus):
        documents = {each.article_id: each for each in iter_documents(source) if each.article_id in wanted}
        articles = {id_: article for id_ in documents if (article := article_of(source, id_)) is not None}
    else:
        articles = {each.id: each for each in source[0] if each.id in wanted}
        documents = {each.article_id: each for each in source[1] if each.article_id in articles}
    if not documents:
        raise InputError(
            "none of the articles of the topics are in the source; give the corpus that they were fitted on"
        )
    weights = model.topic_term * telling(model)
    choice = choose_words(synonyms=model.parameters.get("synonyms"))
    column = {term: i for i, term in enumerate(model.terms)}
    found = []
    for topic, rows in enumerate(heaviest):
        ids = [model.article_ids[i] for i in rows if model.article_ids[i] in articles]
        each = [_sentences_of(articles[id_], documents[id_], choice, column, weights[topic]) for id_ in ids]
        found.append(_spread(each, n))
    return found, articles


def _sentences_of(
    article: Article, document: Document, choice: WordChoice, column: Mapping[str, int], weights: "NDArray[np.float64]"
) -> list[_Sentence]:
    """Return the sentences of an article by their score, the best first."""
    places = list(sentences(article.text))
    starts = [start for start, _ in places]
    words: dict[int, set[int]] = {}
    for word in choice.words(document.tokens):
        if word.word in column:
            words.setdefault(bisect_right(starts, word.start) - 1, set()).add(column[word.word])
    found = [
        _Sentence(float(weights[sorted(held)].sum() / len(held) ** 0.5), article.id, *places[i])
        for i, held in words.items()
        if len(held) >= _LEAST_WORDS and i >= 0
    ]
    return sorted(found, key=lambda each: (-each.score, each.start))


def _spread(found: list[list[_Sentence]], n: int) -> list[_Sentence]:
    """Return the best sentences, a second one of an article only where the articles do not suffice."""
    layers: list[_Sentence] = []
    for depth in range(max(map(len, found), default=0)):
        layer = [each[depth] for each in found if len(each) > depth]
        layers += heapq.nsmallest(n - len(layers), layer, key=lambda each: (-each.score, each.article_id))
        if len(layers) >= n:
            break
    return layers
