"""A page of topics: a map, the terms of each by relevance, their course over time, and the sentences behind them."""

import base64
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.display.page import FramedPage
from newsmine.errors import check_choice
from newsmine.records import Article, Document
from newsmine.text.periods import period_of
from newsmine.topics.distance import jensen_shannon
from newsmine.topics.label import topic_labels, topic_sentences
from newsmine.topics.model import TopicModel, top_places
from newsmine.topics.periods import Period
from newsmine.topics.relevance import relevance, telling
from newsmine.widgets.looks import Language
from newsmine.widgets.weave import shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

# As many bars as LDAvis shows; the terms that any of these weights puts among them come along.
_BARS = 30
_WEIGHTS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
# More periods than that are drawn in longer ones.
_PERIODS = 40
# JSON in a page: what could end the script, or a line for a reader of JavaScript.
_HIDDEN = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}

# Nothing is loaded, and no script runs but the one whose hash is named here.
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
<p class="note">{note}</p>
<div id="view" hidden></div>
{table}
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""
_PHRASES = {
    "title": ("Topics", "토픽"),
    "note": (
        "{method}, {topics} topics, {articles:,} articles, {terms:,} terms, mean NPMI {npmi:.2f}.",
        "{method}, 토픽 {topics}개, 기사 {articles:,}편, 단어 {terms:,}개, 평균 NPMI {npmi:.2f}.",
    ),
    "how": (
        "Relevance after Sievert and Shirley (2014); the map is classical scaling of Jensen-Shannon distances.",
        "관련도는 Sievert·Shirley(2014), 지도는 젠슨-섀넌 거리의 고전적 다차원 척도법.",
    ),
    "map": ("Map of the topics", "토픽 지도"),
    "topic": ("Topic", "토픽"),
    "share": ("Share", "비중"),
    "terms": ("Terms", "주요 단어"),
    "weight": (
        "Weight λ: 1 by frequency in the topic, 0 by what only it has",
        "가중치 λ: 1은 토픽 안 빈도순, 0은 그 토픽에만 있는 순",
    ),
    "bars": ("in the topic / in all articles", "토픽 안 / 전체 기사"),
    "time": ("Share over time", "기간별 비중"),
    "sentences": ("Representative sentences", "대표 문장"),
    "keys": ("Arrow keys go from topic to topic.", "화살표 키로 토픽을 옮겨 다닙니다."),
}


def topics_page(
    model: TopicModel,
    source: "Corpus | tuple[Iterable[Article], Iterable[Document]] | None" = None,
    *,
    labels: Language = "en",
    n_sentences: int = 3,
) -> FramedPage:
    """Return a page to read topics on, as pyLDAvis shows them, that works without a network.

    It has a map of the topics, their terms as bars by relevance with a slider for its weight, their shares over time, and
    their representative sentences. It works by keyboard and in a narrow window, and without scripts as a table.

    Parameters
    ----------
    model : TopicModel
        Not changed.
    source : Corpus, or a pair of articles and their documents, optional
        Where the sentences are; they are their publishers'. Without it the page has none.
    labels : {"en", "ko"}
        Language of the headings.
    n_sentences : int
        How many sentences of a topic.

    Returns
    -------
    FramedPage
        ``save("topics.html")`` writes it.

    Raises
    ------
    InputError
        If the source has none of the model's articles.
    ValueError
        If ``labels`` is unknown.

    References
    ----------
    .. [1] Sievert, Shirley, "LDAvis: a method for visualizing and interpreting topics", ACL workshop on interactive language
       learning, 2014.
    """
    check_choice(labels, get_args(Language), "labels", listed="choices")
    said = {key: both[labels == "ko"] for key, both in _PHRASES.items()}
    names = topic_labels(model)
    sentences: list[list[dict[str, Any]]] = [[] for _ in names]
    if source is not None:
        for row in topic_sentences(model, source, n=n_sentences).to_dict("records"):
            about = (row["publisher"], str(row["published_at"])[:10], row["title"], row["article_id"])
            place = " · ".join(str(each) for each in about if str(each) != "<NA>")
            sentences[row["topic"]].append({"text": row["sentence_text"], "place": place})
    script = _asset("topics.js")
    note = said["note"].format(
        method=str(model.parameters.get("method", "?")).upper(),
        topics=len(names),
        articles=len(model.article_ids),
        terms=len(model.terms),
        npmi=float(model.coherence.mean()),
    )
    return FramedPage(
        _PAGE.format(
            language=labels,
            hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            title=shown(said["title"]),
            style=_asset("topics.css"),
            note=shown(f"{note} {said['how']}"),
            table=_table(model, names, said),
            data=json.dumps(
                {"said": said, "names": names, "sentences": sentences, **_figures(model)}, ensure_ascii=False
            )
            .translate(_HIDDEN)
            .encode("utf-8", "replace")
            .decode(),
            script=script,
        )
    )


def _figures(model: TopicModel) -> dict[str, Any]:
    """Return what is drawn."""
    periods, shares = _course(model)
    return {
        "shares": _rounded(model.share),
        "coherence": _rounded(model.coherence),
        "places": _rounded(scale(jensen_shannon(model.topic_term, model.topic_term))),
        "terms": _terms(model),
        "bars": _BARS,
        "words": float(model.term_counts.sum()),
        "periods": periods,
        "course": _rounded(shares),
    }


def scale(distances: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return places in the plane whose distances are near the given ones: classical multidimensional scaling.

    Parameters
    ----------
    distances : numpy.ndarray
        Of shape (n, n), symmetric. Not changed.

    Returns
    -------
    numpy.ndarray
        Of shape (n, 2), around 0; the same for the same distances.

    References
    ----------
    .. [1] Torgerson, "Multidimensional scaling: I. Theory and method", Psychometrika 17, 1952.

    Examples
    --------
    >>> import numpy as np
    >>> np.abs(scale(np.array([[0.0, 2.0], [2.0, 0.0]]))[:, 0]).round(6).tolist()
    [1.0, 1.0]
    """
    n = len(distances)
    middle = np.eye(n) - 1.0 / n
    sizes, vectors = np.linalg.eigh(-middle @ distances**2 @ middle / 2)
    places = np.zeros((n, 2))
    for i in range(min(2, n)):
        vector = vectors[:, -1 - i]
        # An axis has no direction of its own: the place that lies farthest out is to the right.
        sign = np.sign(vector[np.abs(vector).argmax()]) or 1.0
        places[:, i] = sign * vector * np.sqrt(max(sizes[-1 - i], 0.0))
    return places


def _terms(model: TopicModel) -> list[list[tuple[str, float, float, float]]]:
    """Return of each topic the terms that may be shown: term, share in the topic, count in the topic, count in all."""
    chosen = [set[int]() for _ in model.coherence]
    for weight in _WEIGHTS:
        for topic, row in enumerate(top_places(relevance(model, weight), _BARS)):
            chosen[topic].update(row.tolist())
    inside = telling(model) * model.term_counts
    return [
        [
            (model.terms[i], float(model.topic_term[k, i]), round(float(inside[k, i]), 2), float(model.term_counts[i]))
            for i in sorted(places)
            if model.topic_term[k, i] > 0
        ]
        for k, places in enumerate(chosen)
    ]


def _course(model: TopicModel) -> "tuple[list[str], NDArray[np.float64]]":
    """Return periods and the topics' mean shares in them, of shape (n_periods, n_topics), in the shortest periods that fit."""
    dated = [i for i, month in enumerate(model.months) if month is not None]
    by: Period
    for by in ("month", "quarter", "year"):
        named = [period_of(str(model.months[i]), by) for i in dated]
        periods = sorted(set(named))
        if len(periods) <= _PERIODS:
            break
    place = {name: i for i, name in enumerate(periods)}
    sums, counts = np.zeros((len(periods), len(model.coherence))), np.zeros(len(periods))
    for i, name in zip(dated, named, strict=True):
        sums[place[name]] += model.doc_topic[i]
        counts[place[name]] += 1
    return periods, sums / np.maximum(counts, 1)[:, None]


def _table(model: TopicModel, names: tuple[str, ...], said: dict[str, str]) -> str:
    """Return the topics as a table, which is there without scripts too."""
    terms = model.frame()["terms"]
    rows = [
        f'<tr><th scope="row">{k}</th><td>{shown(name)}</td><td>{model.share[k]:.1%}</td><td>{model.coherence[k]:.2f}</td>'
        f"<td>{shown(terms[k])}</td></tr>"
        for k, name in enumerate(names)
    ]
    heads = "".join(
        f'<th scope="col">{shown(each)}</th>' for each in ("#", said["topic"], said["share"], "NPMI", said["terms"])
    )
    return f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody></table>"


def _rounded(values: "NDArray[np.float64]") -> list[Any]:
    return [[*map(float, row)] if np.ndim(row) else float(row) for row in np.round(values, 5)]


@cache
def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
