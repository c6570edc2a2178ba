"""Articles with their names coloured, their relations below, and their errors where there is gold; results drawn."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from newsmine.corpus.cut import article_of
from newsmine.corpus.database import Corpus
from newsmine.corpus.found import first_ids, found_in
from newsmine.display.draw import Drawing, draw
from newsmine.display.marks import check_places, judged_marks, judged_ties, marks_of, ties_of, wrong_links
from newsmine.display.page import Display
from newsmine.display.results import is_result, result_drawing
from newsmine.display.words import phrase
from newsmine.entities.explain import Explanation
from newsmine.entities.find import default_finder
from newsmine.entities.finder import Finder
from newsmine.errors import InputError, check_choice
from newsmine.evaluation.evaluate import Evaluation
from newsmine.evaluation.gold import GoldArticle
from newsmine.evaluation.mentions import place_of
from newsmine.records import Article, Found, Mention
from newsmine.text.hangul import nfc
from newsmine.widgets.looks import Language

_One = str | Article | GoldArticle

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx
    import pandas as pd

    _Source = _One | Iterable[_One] | Corpus | Evaluation
    _Result = nx.Graph[Any] | pd.DataFrame

_Reasons = dict[tuple[str, str, int, int], tuple[str, ...]]


def show(  # noqa: PLR0913 - settings, all by keyword
    source: "_Source | _Result",
    article_id: str | None = None,
    *,
    found: "Found | Iterable[Mention | Explanation] | None" = None,
    gold: "GoldArticle | Iterable[GoldArticle] | None" = None,
    gazetteer: "Finder | Path | str | None" = None,
    relations: bool = True,
    labels: Language = "en",
    limit: int = 20,
) -> Display:
    """Show who and what is named where, in colours, with the relations and the sentences behind them.

    Parameters
    ----------
    source : str, Article, GoldArticle, iterable of these, Corpus, Evaluation, networkx.Graph, or table
        What a corpus shows is what is stored there, an evaluation what it found beside its gold; in articles and texts names
        are found now, unless ``found`` has them. An iterable is read once, up to ``limit``. A graph is drawn as a network, the
        table of :func:`newsmine.kwic` with its keywords below each other, those of :func:`newsmine.timeline` and
        :func:`newsmine.trend` as bars and lines; of the settings below only ``labels`` is theirs.
    article_id : str, optional
        Only this article.
    found : Found, or iterable of Mention or Explanation, optional
        What was found in the articles; mentions of others are left aside. Explanations (:func:`newsmine.explain`) say at each
        name why it is one.
    gold : GoldArticle, or iterable of GoldArticle, optional
        What people have marked: names are drawn as right, missed, not marked, or marked with another label or in another
        place, and relations likewise. Several belong to the articles of their ids.
    gazetteer : Finder, path of a CSV file, or None
        The study's own names, over the public ones, to find with.
    relations : bool
        Whether the relations are listed, and beside gold the names that were linked wrongly.
    labels : {"en", "ko"}
        Language of labels and headings.
    limit : int
        How many articles at most.

    Returns
    -------
    Display
        A notebook shows it; ``save("page.html")`` writes a page that needs nothing beside it. Both hold the whole text,
        which is its publisher's.

    Raises
    ------
    InputError
        If the corpus or evaluation has no such article, or there is no gold for one.
    ValueError
        If ``found`` or ``gold`` is of another text, or ``labels`` or ``limit`` is wrong.
    TypeError
        If ``source`` holds no articles, as another table does not.

    Examples
    --------
    >>> show("홍길동 가온정보진흥원장은 ㈜나래와 협약을 맺었다.")
    <Display of 1 article; save('page.html') or look at it in a notebook>
    """
    check_choice(labels, get_args(Language), "labels", listed="choices")
    if limit < 1:
        raise ValueError(f"limit is {limit}; at least 1 article is shown")
    if is_result(source):
        return Display((result_drawing(source, labels),), labels)
    given, reasons = (found, {}) if found is None or isinstance(found, Found) else _reasoned(found)
    marked = gold if gold is None or isinstance(gold, GoldArticle) else {each.article.id: each for each in gold}
    cases = _cases(source, article_id, _predict(given, gazetteer), limit)
    judged = (case._replace(gold=_gold(case.article, marked) or case.gold) for case in cases)
    drawn = [_draw(case, reasons, labels, relations=relations) for case in islice(judged, limit)]
    if article_id is not None and not drawn:
        where = repr(source) if isinstance(source, Corpus) else "what is given"
        raise InputError(f"no article {article_id!r} in {where}; ids are in the column id of its articles")
    more = next(judged, None) is not None
    return Display(tuple(drawn), labels, phrase("first", labels).format(f"{limit:,}") if more else "")


class _Case(NamedTuple):
    article: Article
    found: Found
    gold: GoldArticle | None = None
    merge_hosts_runs: bool = False
    nothing: str = "no names"


def _cases(
    source: "_Source",
    article_id: str | None,
    predict: Callable[[Article], Found] | None,
    limit: int,
) -> Iterator[_Case]:
    """Yield the articles with what was found in them; of a corpus one more than the limit at most."""
    if isinstance(source, Evaluation):
        for case in source.cases:
            if article_id in {None, case.gold.article.id}:
                found = predict(case.gold.article) if predict else case.found
                yield _Case(case.gold.article, found, case.gold, source.merge_hosts_runs)
    elif isinstance(source, Corpus):
        for id_ in first_ids(source, limit + 1) if article_id is None else [article_id]:
            article = article_of(source, id_)
            if article is not None:
                found = predict(article) if predict else found_in(source, id_)
                yield _Case(article, found, nothing="no names" if predict else "nothing stored")
    else:
        predict = predict or default_finder().find
        for article, own in _articles(source):
            if article_id in {None, article.id}:
                yield _Case(article, predict(article), own)


def _articles(source: "_One | Iterable[_One]") -> Iterator[tuple[Article, GoldArticle | None]]:
    """Yield the articles, with their gold where they come with it."""
    for each in [source] if isinstance(source, str | Article | GoldArticle) else source:
        if isinstance(each, GoldArticle):
            yield each.article, each
        elif isinstance(each, Article):
            yield each, None
        elif isinstance(each, str):
            yield Article(id="", text=nfc(each)), None
        else:
            raise TypeError(
                f"a {type(each).__name__} is no article; give texts, articles, or the corpus that holds them"
            )


def _predict(found: Found | None, gazetteer: "Finder | Path | str | None") -> Callable[[Article], Found] | None:
    """Return what looks names up or finds them, if the user says how."""
    if found is not None:
        return lambda article: _of_article(found, article.id)
    if gazetteer is None:
        return None
    return (gazetteer if isinstance(gazetteer, Finder) else default_finder(str(gazetteer))).find


def _reasoned(found: "Iterable[Mention | Explanation]") -> tuple[Found, _Reasons]:
    """Return the names, and the reasons of those that come with some."""
    mentions, reasons = [], {}
    for each in found:
        mention = each.mention if isinstance(each, Explanation) else each
        mentions.append(mention)
        if isinstance(each, Explanation):
            lost = [f"lost: {other.text} {other.label} by {other.by}: {other.why}" for other in each.lost]
            agreed = [f"for: {other.by} {other.score:.2f}: {other.why}" for other in each.agreed]
            key = (mention.article_id, *place_of(mention))
            reasons[key] = (each.link, *agreed, *lost)
    return Found(mentions=tuple(mentions)), reasons


def _of_article(found: Found, article_id: str) -> Found:
    return Found(
        mentions=tuple(each for each in found.mentions if each.article_id == article_id),
        relations=tuple(each for each in found.relations if each.article_id == article_id),
        unasserted=tuple(each for each in found.unasserted if each.article_id == article_id),
    )


def _gold(article: Article, marked: GoldArticle | Mapping[str, GoldArticle] | None) -> GoldArticle | None:
    """Return what is marked in the article; marks of another text would be drawn anywhere."""
    gold = marked.get(article.id) if isinstance(marked, Mapping) else marked
    if gold is None:
        if marked is not None:
            raise InputError(f"no gold for article {article.id!r}; leave the article out, or gold")
        return None
    if (gold.article.title or "", gold.article.text) != (article.title or "", article.text):
        raise ValueError(
            f"gold of {gold.article.id!r} is of another text than article {article.id!r}; show gold.article"
        )
    return gold


def _draw(case: _Case, reasons: _Reasons, labels: Language, *, relations: bool) -> Drawing:
    article, found, gold = case.article, case.found, case.gold
    check_places(article, found)
    marks = marks_of(found) if gold is None else judged_marks(gold, found)
    if reasons:
        marks = [replace(mark, why=reasons.get((article.id, *mark.place), ()) if mark.by else ()) for mark in marks]
    if not relations:
        ties = []
    elif gold is None:
        ties = ties_of(found)
    else:
        ties = [*judged_ties(gold, found, merge_hosts_runs=case.merge_hosts_runs), *wrong_links(gold, found)]
    return draw(article, marks, ties, language=labels, judged=gold is not None, nothing=case.nothing)
