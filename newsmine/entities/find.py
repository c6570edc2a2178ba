"""Who and what a text names, and how they are tied: every finder, one merging, one linking."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, overload

from newsmine.corpus.stages import look_ahead
from newsmine.entities.explain import Explanation
from newsmine.entities.finder import Finder
from newsmine.records import Article, Mention
from newsmine.sources import DEFAULT_TAGGER
from newsmine.tagger.tagged import Tagger

if TYPE_CHECKING:
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.stages import Spread, StageReport
    from newsmine.widgets.progress import Progress


@overload
def find(
    source: str | Article, *, gazetteer: "Finder | Path | str | None" = ..., tagger: Tagger | str = ...
) -> list[Mention]: ...
@overload
def find(
    source: "Corpus",
    *,
    gazetteer: "Finder | Path | str | None" = ...,
    tagger: Tagger | str = ...,
    spread: "Spread | None" = ...,
    progress: "Progress | None" = ...,
) -> "StageReport": ...
@overload
def find(
    source: Iterable[Article], *, gazetteer: "Finder | Path | str | None" = ..., tagger: Tagger | str = ...
) -> Iterator[Mention]: ...
def find(
    source: "str | Article | Iterable[Article] | Corpus",
    *,
    gazetteer: "Finder | Path | str | None" = None,
    tagger: "Tagger | str" = DEFAULT_TAGGER,
    spread: "Spread | None" = None,
    progress: "Progress | None" = None,
) -> "list[Mention] | Iterator[Mention] | StageReport":
    """Find who and what is named, and the dates, times and quantities.

    A value is a mention too, labelled DATE, TIME or QUANTITY, with what it comes to as its ``canonical``: ``2024-11-26`` for
    지난 26일 in an article of the day after, ``14:30``, ``305 명``; the text itself where it cannot be told.

    Parameters
    ----------
    source : str, Article, iterable of Article, or Corpus
        An iterable is read once, lazily (few ahead), in order, each article by itself (:func:`newsmine.resolve` joins them); a corpus is
        brought up to date where text or dictionaries changed, and its entities are made the same in all articles.
    gazetteer : Finder, path of a CSV file, or None
        The study's own names, over the public ones.
    tagger : Tagger or str
        ``"shipped"``, ``"none"``, a folder that ``newsmine train`` wrote, or a model of transformers by folder or name. A Finder
        has its own.
    spread : callable, optional
        For a corpus: does the work elsewhere, as :func:`newsmine.clusters.engine.dask_engine` gives it.
    progress : callable, optional
        For a corpus: called with how many articles are done and how many there are to do. By default a notebook shows a bar.

    Returns
    -------
    list of Mention, iterator of Mention, or StageReport
        For a text or an article, for an iterable, and for a corpus.

    Examples
    --------
    >>> [(mention.text, mention.label) for mention in find("홍길동 가온정보진흥원장은 ㈜나래와 협약을 맺었다.")]
    [('홍길동', 'PERSON'), ('가온정보진흥원', 'PUBLIC_ORG'), ('㈜나래', 'COMPANY')]
    """
    finder = _finder(gazetteer, tagger)
    if isinstance(source, str | Article):
        return list(finder.find(source).mentions)
    if not isinstance(source, Iterable):
        from newsmine.corpus.stages import Each, advance
        from newsmine.entities.join import join_corpus

        done = advance(
            source,
            "entities",
            fingerprint=finder.fingerprint,
            work=Each(finder.find, finder.look_ahead),
            spread=spread,
            progress=progress,
        )
        join_corpus(source, is_official=finder.is_official)
        return done
    return (mention for article in look_ahead(source, finder.look_ahead) for mention in finder.find(article).mentions)


def explain(source: str | Article, *, gazetteer: "Finder | Path | str | None" = None) -> list[Explanation]:
    """Say of every mention of a text or an article why it is one, and why it means what it means.

    Parameters
    ----------
    source : str or Article
    gazetteer : Finder, path of a CSV file, or None
        The study's own names, over the public ones.

    Returns
    -------
    list of Explanation
        In the order of the mentions of :func:`find`: who proposed it with which score, what gave way to it, and the rule that
        links it.

    Examples
    --------
    >>> for each in explain("나래정보산업진흥원은 컸다. 진흥원은 더 컸다."):
    ...     print(each.mention.text, "|", each.agreed[0].by, "|", each.link)
    나래정보산업진흥원 | suffix | nothing joins it to another name; it is named as it is written, without marks of company form
    진흥원 | short form | 진흥원 stands for the last name before it that ends so, 나래정보산업진흥원
    """
    return _finder(gazetteer).explain(source)


@cache
def default_finder(path: str | None = None, *, tagger: str = DEFAULT_TAGGER) -> Finder:
    """Return the finder with the public gazetteer, under the CSV file of a study if given; built once."""
    return Finder.from_files(path, tagger=tagger)


def _finder(gazetteer: "Finder | Path | str | None", tagger: Tagger | str = DEFAULT_TAGGER) -> Finder:
    if isinstance(gazetteer, Finder):
        return gazetteer
    path = str(gazetteer) if gazetteer else None
    if isinstance(tagger, str):
        return default_finder(path, tagger=tagger)
    return Finder.from_files(path, tagger=tagger)
