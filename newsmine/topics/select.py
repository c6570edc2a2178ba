"""Choose the number of topics: fit each, compare, and say which and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.errors import check_choice
from newsmine.records import Document
from newsmine.text.synonyms import Synonyms
from newsmine.topics.bags import bag
from newsmine.topics.coherence import c_v, diversity
from newsmine.topics.fit import fit_bags
from newsmine.topics.methods import Method
from newsmine.topics.model import TOP, TopicModel, top_places
from newsmine.topics.stability import SEEDS, refit
from newsmine.topics.vocabulary import Bags
from newsmine.widgets.progress import Progress, bar_of

if TYPE_CHECKING:
    import pandas as pd

Measure = Literal["npmi", "diversity", "stability", "c_v"]
"""What a sweep measures."""

# Between two runs on resampled articles the mean NPMI of 4,743 keyword lists moves by .01; twice that is no difference.
_SAME = 0.02


class Suggestion(NamedTuple):
    """A number of topics, and the reason for it in English and in Korean."""

    n_topics: int
    reason: str
    reason_ko: str


def sweep(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Document],
    *,
    sizes: Sequence[int] = (4, 6, 8, 10, 12, 16, 20, 30),
    measures: Collection[Measure] = ("npmi", "diversity", "stability"),
    seeds: Sequence[int] = SEEDS[:3],
    method: Method = "nmf",
    stopwords: Collection[str] = (),
    synonyms: Synonyms | Mapping[str, str] | Path | None = None,
    min_count: int = 2,
    max_share: float = 0.5,
    progress: Progress | None = None,
) -> "pd.DataFrame":
    """Return how coherent, different and stable the topics are for each number of topics.

    Parameters
    ----------
    source : Corpus or iterable of Document
        Read once.
    sizes : sequence of int
        Numbers of topics to fit.
    measures : collection of {"npmi", "diversity", "stability", "c_v"}
        What is measured. Stability takes two more fits for each seed but the first, c_v some seconds for each size.
    seeds : sequence of int
        Topics are fitted with the first; see :func:`newsmine.topics.stability.stability`.
    method, stopwords, synonyms, min_count, max_share
        See :func:`newsmine.topics.fit.fit`.
    progress : callable, optional
        Called with the sizes done and all sizes. By default a notebook shows a bar.

    Returns
    -------
    pandas.DataFrame
        n_topics, and as asked: npmi (mean over topics), npmi_min (of the worst topic), diversity (share of different words
        among the ten top terms of all topics), over_seeds and over_articles (stability), c_v.

    Raises
    ------
    InputError
        If a number of topics is larger than the number of documents or terms.
    ValueError
        If there is no size, or a measure is unknown.
    """
    import pandas as pd

    for measure in measures:
        check_choice(measure, get_args(Measure), "measure")
    if not sizes:
        raise ValueError("sizes is empty; give the numbers of topics to compare")
    bags = bag(source, stopwords=stopwords, synonyms=synonyms, min_count=min_count, max_share=max_share)
    if progress is None:
        progress = bar_of("sizes", total=len(sizes))
    rows = []
    for done, n_topics in enumerate(sizes, start=1):
        model = fit_bags(bags, n_topics=n_topics, seed=seeds[0], method=method)
        rows.append({"n_topics": n_topics, **_measured(model, bags, measures, seeds)})
        if progress is not None:
            progress(done, len(sizes))
    table: pd.DataFrame = pd.DataFrame(rows)
    return table


def suggest(table: "pd.DataFrame") -> Suggestion:
    """Return which number of topics to take, and why.

    Of the sizes whose mean NPMI is within .02 of the best the most stable over articles is taken; of equals, and where stability
    was not measured, the smallest. It is a place to begin reading, not the truth: topics are to be interpreted.

    Parameters
    ----------
    table : pandas.DataFrame
        Of :func:`sweep`, with npmi. Not changed.

    Raises
    ------
    ValueError
        If the table has no npmi.

    Examples
    --------
    >>> import pandas as pd
    >>> suggest(pd.DataFrame({"n_topics": [10, 20, 30], "npmi": [0.2, 0.31, 0.32], "over_articles": [0.9, 0.8, 0.6]})).n_topics
    20
    """
    if "npmi" not in table.columns:
        raise ValueError("no column npmi in the table; give what sweep returned, with npmi among its measures")
    ordered = table.sort_values("n_topics")
    best = ordered.loc[ordered["npmi"].idxmax()]
    near = ordered[ordered["npmi"] >= best["npmi"] - _SAME]
    stable = "over_articles" in table.columns
    chosen = near.loc[near["over_articles"].idxmax()] if stable else near.iloc[0]
    n, top, coherent = int(chosen["n_topics"]), int(best["n_topics"]), float(chosen["npmi"])
    english = f"NPMI {coherent:.2f} is " + ("the best" if n == top else f"within {_SAME} of the best ({top} topics)")
    korean = f"NPMI {coherent:.2f}: " + ("가장 높음" if n == top else f"가장 높은 값(토픽 {top}개)과 {_SAME} 이내")
    if len(near) > 1:
        shown = f" ({chosen['over_articles']:.2f})" if stable else ""
        english += f"; of {len(near)} such sizes it is the {'most stable' if stable else 'smallest'}{shown}"
        korean += f"; 그런 {len(near)}개 가운데 {'가장 안정적' if stable else '가장 적음'}{shown}"
    for edge, word, spoken in ((ordered.iloc[-1], "larger", "더 큰"), (ordered.iloc[0], "smaller", "더 작은")):
        if len(ordered) > 1 and n == int(edge["n_topics"]):
            english += f"; it is at the edge of what was tried, {word} ones may be better"
            korean += f"; 시험한 범위의 끝이므로 {spoken} 값도 볼 것"
    return Suggestion(n, english, korean)


def _measured(model: TopicModel, bags: Bags, measures: Collection[Measure], seeds: Sequence[int]) -> dict[str, float]:
    tops = top_places(model.topic_term, TOP)
    found: dict[str, float] = {}
    if "npmi" in measures:
        found |= {"npmi": float(np.mean(model.coherence)), "npmi_min": float(np.min(model.coherence))}
    if "diversity" in measures:
        found["diversity"] = diversity(tops)
    if "stability" in measures:
        over_seeds, over_articles = refit(model, bags, seeds=seeds)
        found |= {"over_seeds": float(over_seeds.mean()), "over_articles": float(over_articles.mean())}
    if "c_v" in measures:
        words = [[model.terms[i] for i in row] for row in tops]
        found["c_v"] = float(c_v(words, bags.texts()).mean())
    return found
