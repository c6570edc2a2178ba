"""Join the entities, or the words, that stand together."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Cut, Here, Parts, corpus_to_cut
from newsmine.errors import check_choice, did_you_mean
from newsmine.graphs.build import Choice, build
from newsmine.graphs.describe import describe
from newsmine.graphs.gather import Unit, check_windows, gather, read_windows
from newsmine.graphs.offices import OFFICE, Offices, offices_of, tie_offices
from newsmine.graphs.weights import Weight
from newsmine.graphs.windows import Windows, Within, slice_articles
from newsmine.records import Document, Mention
from newsmine.text.periods import period_of
from newsmine.text.words import WordChoice
from newsmine.widgets.progress import Progress

By = Literal["day", "month", "quarter", "year", "publisher"]


def connect(  # noqa: PLR0913 - each is one choice of the method, named in the graph
    source: Corpus | Iterable[Mention] | Iterable[Document],
    *,
    within: Within | int = "sentence",
    weight: Weight = "npmi",
    min_count: int = 2,
    unit: Unit = "entity",
    labels: Iterable[str] | None = None,
    words: WordChoice | None = None,
    top: int | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    publishers: Collection[str] | None = None,
    offices: bool = False,
    once: bool = True,
    evidence: bool = True,
    measures: bool | Collection[str] = True,
    cut: Cut | None = None,
    progress: Progress | None = None,
) -> "nx.Graph[Any]":
    """Return the graph of the entities that are named together, or of the words that stand together.

    Parameters
    ----------
    source : Corpus, or iterable of Mention or of Document
        Read once, in any order; the graph does not depend on it. Words are those of a corpus or of documents.
    within : {"sentence", "paragraph", "article"} or int
        What counts as together; a title is a window of its own, but for ``"article"``. A number k: fewer than k words
        apart in a sentence, words parted by blanks for entities and those of ``words`` for words; each two places count
        once. Paragraphs, and entities within words, need a corpus.
    weight : {"npmi", "count", "pmi", "jaccard", "cosine", "association_strength", "log_likelihood"}
        Which measure is the edges' ``weight``; see :mod:`newsmine.graphs.weights`.
    min_count : int
        Windows that a pair must share to be joined, at least 1.
    unit : {"entity", "word"}
        What the nodes are.
    labels : iterable of str, optional
        Kinds of entities to join; all names by default. Dates, times and quantities are joined only where they are named here.
    words : WordChoice, optional
        Which words, of :func:`newsmine.text.words.choose_words`: nouns of two characters or more by default.
    top : int, optional
        Join only so many entities or words, those of the most windows.
    since, until : date or str, optional
        First and last day of the articles, both count in; articles without a day are left out then.
    publishers : collection of str, optional
        Outlets of the articles.
    offices : bool
        Whether the offices of heads are nodes of their own, with the label ``OFFICE``, between person and body: where a text
        says 홍길동 가온시장 it names a person and an office, not the city. Who held one and whose it is are then edges
        whatever ``min_count``, and every edge says how it is tied: ``tie`` is ``"holds"``, ``"of"`` or ``"together"``. Needs
        a corpus.
    once : bool
        Whether a text that stands in several articles word for word (a release, a wire story) counts once: a sentence, a
        paragraph or an article of 30 characters or more, with the same names. Copies that
        :func:`newsmine.copies.dedupe.dedupe` marked never count.
    evidence : bool
        Whether edges have articles, days and evidence; without, only counts and weights, in half the time.
    measures : bool or collection of str
        Whether nodes get measures, community and position (:func:`newsmine.graphs.describe.describe`), or which measures.
    cut : callable, optional
        Reads and counts a corpus in parts, elsewhere: that of :meth:`newsmine.clusters.engine.DaskEngine.counting`. The graph is
        the same; all articles are joined then, and offices are no nodes.
    progress : callable, optional
        Called with the articles of a corpus that are read, and all of them. By default a notebook shows a bar.

    Returns
    -------
    networkx.Graph
        Nodes are entity ids (or words) with ``name``, ``label``, ``mentions``, ``articles``, ``windows``, ``first``, ``last``;
        those without an edge are left out. Edges have ``count`` (windows), ``npmi`` (over the windows that name any
        entity), the chosen measure, ``weight``, ``articles``, ``first`` and ``last`` (days; ``None`` without a corpus) and
        ``evidence``, a sequence of :class:`~newsmine.records.Evidence`, one a window, read from the windows when asked for: from the sentence of
        the one to the sentence of the other (the paragraph, within paragraphs), or from place to place where texts are not
        at hand. Where one stands only in the title of an article, the place of the other in its text is the evidence.
        With ``weight="log_likelihood"`` edges have its ``p_value``.
        The attributes of the graph hold the choices and the number of windows.

    Raises
    ------
    ValueError
        If a choice is unknown or out of its range, or asked of a source that does not tell it.
    TypeError
        If the source holds something else.

    Examples
    --------
    >>> from newsmine.records import Mention
    >>> def named(text, start, entity_id):
    ...     return Mention(article_id="a1", start=start, end=start + len(text), text=text, label="COMPANY",
    ...                    entity_id=entity_id, canonical=text, sentence=0, by="doctest")
    >>> graph = connect([named("한빛데이터", 0, "c1"), named("누리로봇", 7, "c2")], min_count=1)
    >>> graph.edges["c1", "c2"]["evidence"]
    (Evidence(article_id='a1', field='text', start=0, end=11),)
    """
    choice = _choice(within, weight, min_count, top=top, once=once, evidence=evidence, measures=measures)
    facts = _facts(choice, unit, labels, since, until, publishers)
    if cut is not None:
        if offices or not since is until is publishers is None:
            raise ValueError("parts are joined whole: leave cut, or offices, since, until and publishers")
        return build(_parts(source, cut, choice, unit, labels, words), choice, facts)
    posts = _offices(source, unit) if offices else None
    windows = _read(source, choice, unit, labels, words, posts=posts, progress=progress)
    kept = _kept(windows, since, until, publishers)
    return _graph(windows if kept.all() else slice_articles(windows, kept), choice, facts, posts)


def connect_by(  # noqa: PLR0913 - settings, all by keyword
    source: Corpus | Iterable[Mention] | Iterable[Document],
    by: By = "year",
    *,
    unit: Unit = "entity",
    labels: Iterable[str] | None = None,
    words: WordChoice | None = None,
    progress: Progress | None = None,
    **choices: Any,  # noqa: ANN401 - those of connect
) -> "dict[str, nx.Graph[Any]]":
    """Return a graph for each period or each outlet; the source is read once.

    Parameters
    ----------
    source : Corpus, or iterable of Mention or of Document
        See :func:`connect`; days and outlets are those of a corpus.
    by : {"day", "month", "quarter", "year", "publisher"}
        What the articles are parted by; those that do not tell it are left out.
    unit, labels, words, progress, **choices
        See :func:`connect`; all but ``offices``.

    Returns
    -------
    dict of str to networkx.Graph
        In the order of the periods (``2024``, ``2024-05``, ``2024Q2``), or of the outlets' names.

    Raises
    ------
    ValueError
        If a choice is unknown, or nothing tells the periods or outlets.
    """
    check_choice(by, get_args(By), "slices", listed="slices")
    limits = {name: choices.pop(name, None) for name in ("since", "until", "publishers")}
    plain = {"within": "sentence", "weight": "npmi", "min_count": 2, **choices}
    choice = _choice(plain.pop("within"), plain.pop("weight"), plain.pop("min_count"), **plain)
    windows = _read(source, choice, unit, labels, words, progress=progress)
    kept = _kept(windows, **limits)
    named = np.array(
        [_slice_name(day, outlet, by) for day, outlet in zip(windows.days, windows.publishers, strict=True)]
    )
    if not any(named):
        raise ValueError(f"no article tells its {by}; slices need a Corpus whose articles do")
    graphs = {}
    for name in sorted(set(named[kept]) - {""}):
        facts = _facts(choice, unit, labels, *limits.values()) | {"slice": str(name)}
        graphs[str(name)] = _graph(slice_articles(windows, kept & (named == name)), choice, facts, None)
    return graphs


def _choice(within: Within | int, weight: Weight, min_count: int, **further: Any) -> Choice:  # noqa: ANN401 - see Choice
    check_choice(weight, get_args(Weight), "weight", listed="weights")
    if min_count < 1:
        raise ValueError(f"min_count is {min_count}; a pair must share at least 1 window")
    if further.get("top") is not None and further["top"] < 2:  # noqa: PLR2004 - a pair
        raise ValueError(f"top is {further['top']}; a pair takes 2")
    measures = further.pop("measures", True)
    if not isinstance(measures, bool):
        measures = (measures,) if isinstance(measures, str) else tuple(measures)
    return Choice(within=within, weight=weight, min_count=min_count, measures=measures, **further)


def _read(  # noqa: PLR0913 - what connect was asked
    source: Any,  # noqa: ANN401 - as connect
    choice: Choice,
    unit: Unit,
    labels: Iterable[str] | None,
    words: WordChoice | None,
    *,
    posts: Offices | None = None,
    progress: Progress | None = None,
) -> Windows:
    if labels is not None and unit == "word":
        raise ValueError("labels are kinds of entities; words are chosen by words=choose_words(pos=...)")
    chosen = None if labels is None else _labels(labels)
    joined = (*chosen, OFFICE) if posts and chosen else chosen
    apart = posts.apart if posts else None
    return gather(source, within=choice.within, unit=unit, labels=joined, words=words, apart=apart, progress=progress)


def _parts(  # noqa: PLR0913, PLR0917 - what connect was asked
    source: Any,  # noqa: ANN401 - as connect
    cut: Cut,
    choice: Choice,
    unit: Unit,
    labels: Iterable[str] | None,
    words: WordChoice | None,
) -> Parts:
    corpus = corpus_to_cut(source)
    check_windows(choice.within, unit)
    chosen = None if labels is None else _labels(labels)
    read = partial(read_windows, within=choice.within, unit=unit, labels=chosen, words=words)
    return cut(corpus, read, ("articles", "documents" if unit == "word" else "mentions"))


def _labels(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({labels} if isinstance(labels, str) else set(labels)))


def _graph(windows: Windows, choice: Choice, facts: dict[str, Any], posts: Offices | None) -> "nx.Graph[Any]":
    graph = build(Here([windows]), replace(choice, measures=False) if posts else choice, facts)
    if posts:
        graph.graph["offices"] = True
        tie_offices(graph, windows, posts)
        if choice.measures is not False:
            describe(graph, names=None if choice.measures is True else choice.measures)
    return graph


def _facts(  # noqa: PLR0913, PLR0917 - what connect was asked
    choice: Choice,
    unit: Unit,
    labels: Iterable[str] | None,
    since: date | str | None,
    until: date | str | None,
    publishers: Collection[str] | None,
) -> dict[str, Any]:
    """Return the choices as attributes of the graph; those that were left alone do not stand there."""
    facts: dict[str, Any] = {"kind": "co-occurrence", "within": choice.within, "weight": choice.weight}
    facts |= {"min_count": choice.min_count, "labels": None if labels is None else _labels(labels)}
    asked = {
        "unit": unit if unit != "entity" else None,
        "top": choice.top,
        "since": None if since is None else str(since),
        "until": None if until is None else str(until),
        "publishers": None if publishers is None else _labels(publishers),
        "once": None if choice.once else False,
    }
    return facts | {name: value for name, value in asked.items() if value is not None}


def _kept(
    windows: Windows, since: date | str | None, until: date | str | None, publishers: Collection[str] | None
) -> Any:  # noqa: ANN401 - an array of truth values, one an article
    kept = np.ones(len(windows.article_ids), dtype=bool)
    if since is not None or until is not None:
        first, last = _day("since", since, "0001-01-01"), _day("until", until, "9999-12-31")
        kept &= np.array([day is not None and first <= day <= last for day in windows.days], dtype=bool)
    if publishers is not None:
        wanted = set(_labels(publishers))
        known = {outlet for outlet in windows.publishers if outlet}
        for outlet in sorted(wanted - known):
            hint = did_you_mean(outlet, known)
            raise ValueError(f"no article of {outlet!r}; {hint}outlets: {', '.join(sorted(known)) or 'none'}")
        kept &= np.array([outlet in wanted for outlet in windows.publishers], dtype=bool)
    return kept


def _day(name: str, given: date | str | None, default: str) -> str:
    try:
        return default if given is None else date.fromisoformat(str(given)[:10]).isoformat()
    except ValueError:
        raise ValueError(f"{name} = {given!r} is no day; write it as 2024-11-27") from None


def _slice_name(day: str | None, publisher: str | None, by: By) -> str:
    if by == "publisher":
        return publisher or ""
    return "" if day is None else period_of(day, by)


def _offices(source: Any, unit: Unit) -> Offices:  # noqa: ANN401 - as connect
    if not isinstance(source, Corpus) or unit != "entity":
        raise ValueError("only the relations of a corpus tell who heads what; give a Corpus, and unit='entity'")
    return offices_of(source)
