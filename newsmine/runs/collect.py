"""New pages of a study from the web into a corpus."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsmine.articles.extract import installed, read
from newsmine.corpus.database import Corpus
from newsmine.corpus.frontier import ask_again, set_known
from newsmine.corpus.pages import FetchedPage, PageStore, fetched_keys, fetched_pages, store_path
from newsmine.corpus.read import complete_urls
from newsmine.corpus.write import Added, Input, add_readings, is_known
from newsmine.errors import CollectError, InputError, StudyError, did_you_mean
from newsmine.html.addresses import canonical_url
from newsmine.pages.collect import CollectReport, Event
from newsmine.pages.collect import collect as collect_pages
from newsmine.pages.plan import Plan
from newsmine.records import Page, Reading
from newsmine.runs.health import check_health, health_of, look
from newsmine.runs.inputs import readers_fingerprint
from newsmine.runs.progress import Report, report_of
from newsmine.runs.study import read_study
from newsmine.sources import Study

if TYPE_CHECKING:
    from newsmine.articles.health import Health

# How many runs fetch a page that holds no article: a robot check goes away, a page that was never filled does not.
_MOST_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyCollection:
    """What a collection brought.

    Parameters
    ----------
    pages : CollectReport
        What was found and fetched, and what could not be had, with the kind of each fault.
    added, changed : int
        Articles that are new in the corpus, or that read otherwise than before.
    outside : int
        Pages whose article lies outside the dates; they are kept, and not put into the corpus.
    without_article : tuple of (str, str)
        Pages of this run that hold no article, and why.
    outlets : tuple of Health
        How well the pages of this run were read, by outlet and layout.
    problems : tuple of str
        Sources that named nothing, and rates that fell: each names outlet, field and selector.
    """

    pages: CollectReport
    added: int
    changed: int
    outside: int
    without_article: tuple[tuple[str, str], ...]
    outlets: "tuple[Health, ...]"
    problems: tuple[str, ...]


def collect_study(  # noqa: PLR0913 - what a study may be asked for
    study: "Study | str | Path",
    corpus: "Corpus | str | Path",
    *,
    since: date | None = None,
    until: date | None = None,
    query: "tuple[str, ...]" = (),
    max_articles: int | None = None,
    offline: bool = False,
    progress: Report | None = None,
    change: Callable[[Plan], Plan] | None = None,
) -> StudyCollection:
    """Collect the new pages of a study, and read them into a corpus.

    Pages are kept in a store beside the corpus, ``<corpus>.pages.sqlite``. What is there is not fetched again; a
    collection that was broken off, even by kill -9, goes on where it was.

    Parameters
    ----------
    study : Study, str or Path
        A study with a ``[collect]`` section, its study.toml or its folder.
    corpus : Corpus, str or Path
        Where the articles go; made if it is not there.
    since, until : datetime.date, optional
        First and last day of the articles, instead of the study's; both count in.
    query : tuple of str
        What searches are asked for, instead of the study's queries.
    max_articles : int, optional
        Fetch at most so many, instead of the study's limit.
    offline : bool
        Read from the store only, without any connection.
    progress : callable, optional
        Called with a stage's name, how much of it is done and how much there is. By default a notebook shows a bar.
    change : callable, optional
        Returns another plan for the plan that was made, for what the study does not say.

    Raises
    ------
    StudyError
        If the study says nothing of collecting, or names an unknown publisher.
    CollectError
        If another collector works on the store, or the collecting process breaks down.
    """
    if not isinstance(study, Study):
        study = read_study(study)
    if not isinstance(corpus, Corpus):
        with Corpus.open(corpus) as opened:
            return collect_study(
                study,
                opened,
                since=since,
                until=until,
                query=query,
                max_articles=max_articles,
                offline=offline,
                progress=progress,
                change=change,
            )
    if corpus.path == ":memory:":
        raise CollectError("a corpus in memory has no place for its pages; name a file")
    plan = plan_of(study, store_path(corpus.path))
    given = {"since": since, "until": until, "queries": tuple(query), "max_articles": max_articles, "offline": offline}
    plan = replace(plan, **{name: value for name, value in given.items() if value})  # type: ignore[arg-type]
    if not plan.queries and not (plan.feeds or plan.sitemaps or plan.lists):
        raise StudyError(
            f"{study.name}: [collect] searches without queries; say what for, as queries = ['인공지능사관학교']"
        )
    return collect_plan(change(plan) if change is not None else plan, corpus, progress=progress)


def collect_plan(plan: Plan, corpus: Corpus, *, progress: Report | None = None) -> StudyCollection:
    """Collect what a plan says, and read the pages into a corpus; each as soon as it is fetched."""
    before = look(corpus)
    with PageStore.open(plan.store) as store:
        set_known(store, map(canonical_url, complete_urls(corpus)))
        reader = _Reader(corpus, store, plan, progress)
        pages = collect_pages(plan, on_event=reader.take)
        reader.rest()
    sources = [f"{each.kind}: {each.reason}" for each in pages.source_failures]
    problems = [str(problem) for problem in check_health(corpus, before)]
    return StudyCollection(
        pages=pages,
        added=reader.added.added,
        changed=reader.added.changed,
        outside=reader.outside,
        without_article=tuple(reader.failed),
        outlets=tuple(health_of(corpus, since=before)),
        problems=(*sources, *problems),
    )


def plan_of(study: Study, store: Path) -> Plan:
    """Return the plan of a study's ``[collect]``.

    Raises
    ------
    StudyError
        If it has none, or it names an unknown publisher.
    """
    settings = study.collect
    if settings is None:
        raise StudyError(f"{study.name}: no [collect]; say where to look, as feeds = ['https://…/rss.xml']")
    known = {publisher.id: publisher for publisher in installed()}
    feeds = list(settings.feeds)
    for name in settings.publishers:
        if name not in known:
            hint = did_you_mean(name, known)
            raise StudyError(f"{study.name}: [collect] unknown publisher {name!r}; {hint}known: {', '.join(known)}")
        if not known[name].feeds:
            raise StudyError(f"{study.name}: [collect] no feed of {name!r} is known; name its feeds, sitemaps or lists")
        feeds += [feed.url for feed in known[name].feeds]
    door = settings.naver if isinstance(settings.naver, str) else ("apihub" if settings.naver else None)
    searching = bool(door or settings.google or settings.searches)
    if not (feeds or settings.sitemaps or settings.lists or searching):
        raise StudyError(
            f"{study.name}: [collect] names no source: give feeds, sitemaps, lists, searches, naver or google"
        )
    return Plan(
        store=str(store),
        feeds=tuple(dict.fromkeys(feeds)),
        sitemaps=settings.sitemaps,
        lists=settings.lists,
        searches=settings.searches,
        queries=settings.queries,
        terms=settings.terms,
        naver=door,
        google=settings.google,
        since=settings.since,
        until=settings.until,
        max_articles=settings.max_articles,
        delay=settings.delay,
        max_pages=settings.max_pages,
        verify_certificates=settings.verify_certificates,
    )


class _Reader:
    """Reads fetched pages into a corpus, each once."""

    def __init__(self, corpus: Corpus, store: PageStore, plan: Plan, progress: Report | None) -> None:
        self._corpus = corpus
        self._store = store
        self._plan = plan
        self._progress = report_of(progress)
        self._made = readers_fingerprint()
        self._seen = self._wanted = 0
        self.added = Added()
        self.outside = 0
        self.failed: list[tuple[str, str]] = []

    def take(self, event: Event) -> None:
        """Read a page as soon as it is fetched; show how far the collection is."""
        if event["event"] == "source":
            self._wanted += event["new"]
        elif event["event"] in {"page", "failed"}:
            self._seen += 1
            if event["event"] == "page":
                self._read((event["key"],), fresh=not self._plan.offline)
        self._progress("collect", self._seen, max(self._wanted, self._seen))

    def rest(self) -> None:
        """Read what an earlier run fetched and did not read, and what other readers read."""
        keys = [
            key
            for key, url, sha256 in fetched_keys(self._store)
            if not is_known(self._corpus, Input(path=url, sha256=sha256, fingerprint=self._made))
        ]
        for done, key in enumerate(keys, start=1):
            self._read((key,))
            self._progress("read", done, len(keys))

    def _read(self, keys: tuple[str, ...], *, fresh: bool = False) -> None:
        for page in fetched_pages(self._store, keys=keys):
            source = Input(
                path=page.final_url,
                sha256=page.sha256,
                fingerprint=self._made,
                found_in=page.found_in,
                fetched_at=page.fetched_at,
                charset=page.charset,
            )
            try:
                reading = _reading(page)
            except InputError as error:
                add_readings(self._corpus, source, (), error=str(error))
                self.failed.append((page.final_url, str(error)))
                if fresh:
                    ask_again(self._store, page.key, reason=str(error), most_tries=_MOST_TRIES)
                continue
            if self._is_outside(reading):
                self.outside += 1
                continue
            new = add_readings(self._corpus, source, [reading])
            self.added = Added(added=self.added.added + new.added, changed=self.added.changed + new.changed)

    def _is_outside(self, reading: Reading) -> bool:
        when = reading.article.published_at
        if when is None:
            return False
        since, until = self._plan.since, self._plan.until
        return (since is not None and when.date() < since) or (until is not None and when.date() > until)


def _reading(page: FetchedPage) -> Reading:
    """Return the article of a fetched page; a date that the page does not give is the feed's."""
    reading = read(Page(body=page.body, url=page.final_url, charset=page.charset))
    article = replace(reading.article, source=page.final_url)
    warnings = reading.warnings
    if article.published_at is None and page.published_at is not None:
        article = replace(article, published_at=page.published_at)
        warnings = (*warnings, f"published_at is of {page.found_in}, the page gives none")
    return replace(reading, article=article, warnings=warnings)


collect = collect_study
"""The face's name of it: ``newsmine.collect``."""
