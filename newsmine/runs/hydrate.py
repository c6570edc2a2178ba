"""Whole articles for cut ones, and for those of a manifest: their pages are fetched, compared and kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from newsmine.articles.extract import read
from newsmine.copies.complete import complete
from newsmine.corpus.cut import article_of, cut_articles, put_whole
from newsmine.corpus.database import Corpus
from newsmine.corpus.frontier import forget_failures, host_times, note_request, state_of
from newsmine.corpus.manifest import ManifestRow, read_manifest, text_hash
from newsmine.corpus.pages import FetchedPage, PageStore, fetched_pages, store_path
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import CollectError, InputError, RowError
from newsmine.html.addresses import canonical_url
from newsmine.pages.collect import CollectReport, Event, collect
from newsmine.pages.plan import Plan
from newsmine.records import Article, Page, Reading
from newsmine.runs.annotations import MANIFEST, PutBack, open_package, put_back
from newsmine.runs.inputs import readers_fingerprint
from newsmine.runs.progress import Report, report_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Hydration:
    """What became of the articles whose text was wanted.

    Parameters
    ----------
    wanted : int
        Articles with a URL whose whole text the corpus did not have when this began.
    hydrated : int
        Those that have it now.
    verified : int
        Articles of the manifest whose text has its hash, those that were there already among them.
    pending : int
        Articles that are still to fetch: the same call goes on with them.
    without_url : int
        Cut articles that name no page.
    failed : tuple of (str, str)
        URL and reason: pages that could not be had or hold no article, tell another story, or differ from the hash.
    pages : CollectReport
        What was fetched in this run.
    annotated : int
        Of a package: articles that have its names and relations again.
    """

    wanted: int
    hydrated: int
    verified: int
    pending: int
    without_url: int
    failed: tuple[tuple[str, str], ...]
    pages: CollectReport
    annotated: int = 0


def hydrate(  # noqa: PLR0913 - what a hydration may be asked for
    corpus: "Corpus | str | Path",
    manifest: "str | Path | None" = None,
    *,
    max_articles: int | None = None,
    again: bool = False,
    offline: bool = False,
    delay: float = 1.0,
    progress: Report | None = None,
    change: Callable[[Plan], Plan] | None = None,
) -> Hydration:
    """Fetch whole articles: those that the corpus holds cut, or those of a manifest, verified by their hashes.

    Pages are kept in a store beside the corpus, ``<corpus>.hydrate.sqlite``, and none is fetched twice; what was broken
    off, even by kill -9, goes on where it was.

    Parameters
    ----------
    corpus : Corpus, str or Path
        Where the articles are, or go.
    manifest : str or Path, optional
        A csv with the columns ``id``, ``url`` and ``sha256``, or the folder of a published package, whose names and relations
        come back with it (:func:`newsmine.runs.annotations.put_back`). Its articles come into the corpus under its ids; one whose text
        has another hash comes too, says so in its provenance, and is listed. Without a manifest, the cut articles of the
        corpus get the text of the pages at their URLs, if those tell the same story
        (:func:`newsmine.copies.complete.complete`); id, date, authors and what BIGKinds says of them stay.
    max_articles : int, optional
        Fetch at most so many.
    again, offline : bool
        Try pages too that failed for good before; read from the store only, without any connection.
    delay : float
        Least seconds between two requests to a host.
    progress : callable, optional
        Called with a stage's name, how much of it is done and how much there is. By default a notebook shows a bar.
    change : callable, optional
        Returns another plan for the plan that was made.

    Raises
    ------
    InputError
        If the manifest or the package cannot be read.
    CollectError
        If another hydration works on the store, or the collecting process breaks down.
    """
    if not isinstance(corpus, Corpus):
        with Corpus.open(corpus, create=manifest is not None) as opened:
            return hydrate(
                opened,
                manifest,
                max_articles=max_articles,
                again=again,
                offline=offline,
                delay=delay,
                progress=progress,
                change=change,
            )
    if corpus.path == ":memory:":
        raise CollectError("a corpus in memory has no place for its pages; name a file")
    package = open_package(manifest)
    listed = package / MANIFEST if package else manifest
    asked = _cut(corpus) if listed is None else _listed(corpus, Path(listed))
    with PageStore.open(path := hydration_path(corpus.path)) as store:
        if again:
            forget_failures(store)
        work = _Work(corpus, store, asked.wishes, progress)
        work.read_fetched()
        urls = tuple(dict.fromkeys(wish.url for wish in asked.wishes if state_of(store, wish.key)[0] in {"", "new"}))
        plan = Plan(store=str(path), urls=urls, max_articles=max_articles, offline=offline, delay=delay)
        if urls:
            _share_turns(corpus, store)
        pages = collect(change(plan) if change else plan, on_event=work.take) if urls else CollectReport()
        work.judge_rest(pages)
    back = put_back(corpus, package) if package else PutBack(0, ())
    return Hydration(
        wanted=len(asked.wishes),
        hydrated=work.hydrated,
        verified=asked.verified + work.verified,
        pending=work.pending,
        without_url=asked.without_url,
        failed=(*asked.failed, *work.failed, *back.refused),
        pages=pages,
        annotated=back.articles,
    )


def hydration_path(corpus: "str | Path") -> Path:
    """Return where the pages of hydrations are kept: beside the corpus, apart from those of collections.

    Examples
    --------
    >>> hydration_path("study/gwangju.sqlite").name
    'gwangju.hydrate.sqlite'
    """
    path = Path(corpus)
    return path.with_name(f"{path.stem}.hydrate.sqlite")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """An article whose text is wanted: ``cut`` as the corpus has it, or ``row`` of a manifest."""

    id: str
    url: str
    key: str
    input: str
    cut: Article | None = None
    row: ManifestRow | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    wishes: tuple[_Wish, ...]
    verified: int = 0
    without_url: int = 0
    failed: tuple[tuple[str, str], ...] = ()


def _cut(corpus: Corpus) -> _Asked:
    cut = cut_articles(corpus)
    wishes = tuple(
        _Wish(id=each.id, url=each.url, key=canonical_url(each.url), input=each.url, cut=each)
        for each in cut
        if each.url
    )
    return _Asked(wishes=wishes, without_url=len(cut) - len(wishes))


def _listed(corpus: Corpus, path: Path) -> _Asked:
    wishes, verified = [], 0
    bad_rows: list[RowError] = []
    met: set[str] = set()
    for row in read_manifest(path, on_error=bad_rows.append):
        there = article_of(corpus, row.id)
        # Two articles of one URL are two inputs: of one input, the later would take the earlier out.
        source = f"{row.url}#{row.id}" if row.url in met else row.url
        met.add(row.url)
        if there is not None and row.sha256 == text_hash(there):
            verified += 1
        else:
            wishes.append(_Wish(id=row.id, url=row.url, key=canonical_url(row.url), input=source, row=row))
    return _Asked(tuple(wishes), verified, failed=tuple((error.path, str(error)) for error in bad_rows))


class _Work:
    """Judges fetched pages by the wishes for them, each once."""

    def __init__(self, corpus: Corpus, store: PageStore, wishes: Iterable[_Wish], progress: Report | None) -> None:
        self._corpus = corpus
        self._store = store
        self._made = readers_fingerprint()
        self._progress = report_of(progress)
        self._open: dict[str, list[_Wish]] = {}
        for wish in wishes:
            self._open.setdefault(wish.key, []).append(wish)
        self._total, self._seen = len(self._open), 0
        self.hydrated = self.verified = self.pending = 0
        self.failed: list[tuple[str, str]] = []

    def read_fetched(self) -> None:
        """Judge what earlier runs fetched."""
        for key in [key for key in self._open if state_of(self._store, key)[0] == "fetched"]:
            self._judge(key)

    def take(self, event: Event) -> None:
        """Judge a page as soon as it is fetched."""
        if event["event"] == "page" and event["key"] in self._open:
            self._judge(event["key"])

    def judge_rest(self, pages: CollectReport) -> None:
        """Say of every other article why it was not had, or that it is still to fetch."""
        self.read_fetched()  # a collector that outlived a killed run may have fetched some beside us
        now = {canonical_url(failure.url): f"{failure.kind}: {failure.reason}" for failure in pages.failures}
        for key, wishes in self._open.items():
            state, kind, reason = state_of(self._store, key)
            why = now.get(key) or (f"{kind}: {reason}" if state == "failed" else None)
            if why is None:
                self.pending += len(wishes)
            else:
                self.failed += [(wish.url, why) for wish in wishes]

    def _judge(self, key: str) -> None:
        wishes = self._open.pop(key)
        for page in fetched_pages(self._store, keys=(key,)):
            try:
                reading = read(Page(body=page.body, url=page.final_url, charset=page.charset))
            except InputError as error:
                self.failed += [(wish.url, str(error)) for wish in wishes]
                continue
            for wish in wishes:
                if wish.cut is not None:
                    self._complete(wish, wish.cut, page, reading)
                elif wish.row is not None:
                    self._bring(wish, wish.row, page, reading)
        self._seen += 1
        self._progress("hydrate", self._seen, self._total)

    def _complete(self, wish: _Wish, cut: Article, page: FetchedPage, reading: Reading) -> None:
        try:
            whole = complete(cut, reading.article)
        except InputError as error:
            self.failed.append((wish.url, f"{wish.url}: {wish.id}: {error}"))
            return
        source = Input(path=page.final_url, sha256=page.sha256, fingerprint=self._made)
        said = f"text of {page.final_url}, fetched {page.fetched_at.isoformat()}, sha256 {page.sha256}"
        put_whole(self._corpus, whole, source, note=said)
        if whole.body_complete:
            self.hydrated += 1
        else:
            self.failed.append((wish.url, f"{wish.url}: {wish.id}: the page itself gives a part of the text only"))

    def _bring(self, wish: _Wish, row: ManifestRow, page: FetchedPage, reading: Reading) -> None:
        article = replace(
            reading.article,
            id=row.id,
            url=row.url,
            source=page.final_url,
            publisher=reading.article.publisher or row.publisher,
            title=reading.article.title or row.title,
            published_at=reading.article.published_at or row.published_at,
        )
        warnings = reading.warnings
        found = text_hash(article)
        if row.sha256 == found:
            self.verified += 1
        elif row.sha256 is not None:
            why = f"the text has the hash {found[:12]}…, the manifest says {row.sha256[:12]}…: it was changed, or read otherwise"
            warnings = (*warnings, why)
            self.failed.append((wish.url, f"{wish.url}: {wish.id}: {why}"))
        source = Input(path=wish.input, sha256=page.sha256, fingerprint=self._made, licence=row.licence)
        add_readings(self._corpus, source, [replace(reading, article=article, warnings=warnings)])
        self.hydrated += 1


def _share_turns(corpus: Corpus, store: PageStore) -> None:
    """Let a host that a collection has just asked rest as long as if it were this one."""
    path = store_path(corpus.path)
    if path.is_file():
        with PageStore.open(path) as collected:
            for host, (asked_at, delay) in host_times(collected).items():
                if asked_at > host_times(store).get(host, (0.0, 0.0))[0]:
                    note_request(store, host, asked_at, delay)
