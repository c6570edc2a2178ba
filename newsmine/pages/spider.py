"""The spider: asks the sources, then fetches the articles that they name."""

import json
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from scrapy import Spider, signals
from scrapy.exceptions import DontCloseSpider, StopDownload
from scrapy.http import Request, Response

from newsmine.corpus.frontier import (
    Target,
    add_found,
    any_behind,
    drop_ask,
    forget_asks,
    mark_failed,
    note_source,
    open_asks,
    take_pending,
    take_quota,
    try_again,
    unknown_keys,
    walked_to,
)
from newsmine.corpus.pages import PageStore
from newsmine.errors import InputError, QuotaError
from newsmine.html.addresses import canonical_url, host_of
from newsmine.pages.faults import PageFault, fault_of
from newsmine.pages.links import Link
from newsmine.pages.naver import DAILY_CALLS
from newsmine.pages.naver_slices import Reach
from newsmine.pages.plan import FaultKind, Plan
from newsmine.pages.sources import (
    Answered,
    Ask,
    ask_from_json,
    ask_to_json,
    first_asks,
    headers_for,
    read_source,
    still_wanted,
    walk_of,
)
from newsmine.pages.turns import Turns
from newsmine.records import KST

# How many runs try a page or a question whose fault passes, before it counts as failed.
_MOST_TRIES = 5
_PAGES = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")
# sitemaps.org lets a sitemap have 50 MB where a page has 10.
_SITEMAP_IN_PAGES = 5
# Faults of a host or of this run: the page itself was not asked for, so that it was not tried.
_NOT_TRIED = frozenset({"not_in_cache", "host_stopped", "robots_unreachable"})
_SEALED = "only Google can tell which page this is; ask the outlet's own feed, list or search for it"
# Requests that wait in the engine at a time; the rest waits in the store.
_BATCH = 1000


class Collector(Spider):
    """Ask what the plan says, keep what comes, tell each event as a line of JSON."""

    name = "newsmine"

    def __init__(self, plan: Plan, store: PageStore, **kwargs: Any) -> None:  # noqa: ANN401 - Scrapy's
        super().__init__(**kwargs)
        self.plan = plan
        self.store = store
        self.turns = Turns(store, plan.delay, patience=plan.max_wait)
        self.fetched = 0
        self._asked: set[tuple[str, str]] = set()
        self._reaches: dict[str, Reach] = {}

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "Collector":  # noqa: ANN401 - Scrapy's
        """Return it, listening to the engine."""
        spider: Collector = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_idle, signals.spider_idle)
        crawler.signals.connect(spider.on_headers, signals.headers_received)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Yield the questions to the sources: those that the last run left open, and the first ones."""
        asks = self._asks()
        if not self.plan.verify_certificates:
            try_again(self.store, "tls")
        add_found(self.store, _targets([Link(url=url) for url in self.plan.urls]), asks=asks)
        for request in self._ask_requests(asks.values()):
            yield request

    def on_idle(self) -> None:
        """Fetch the next articles, as long as there are any and more are wanted."""
        if self.turns.closed:
            return
        left = None if self.plan.max_articles is None else self.plan.max_articles - self.fetched
        targets = take_pending(self.store, most=_BATCH if left is None else min(left, _BATCH))
        if not targets:
            return
        for target in targets:
            try:
                request = self._article_request(target)
            except ValueError as error:  # Scrapy's word for what has no scheme and host
                self._lose(target, PageFault("refused_address", f"{target.url}: {error}"))
                continue
            self.crawler.engine.crawl(request)
        raise DontCloseSpider

    def closed(self, _reason: str) -> None:
        """Tell how far the searches reached that Naver holds back a part of."""
        for reach in self._reaches.values():
            if reach.cut:
                tell("remark", url="", root="naver", reason=str(reach))

    def on_headers(self, headers: Any, request: Request, **_: Any) -> None:  # noqa: ANN401 - Scrapy's
        """Stop a download that is no page before its body comes."""
        kind = (headers.get("Content-Type") or b"text/html").decode("latin-1").strip().lower()
        if request.meta.get("kind") == "article" and not kind.startswith(_PAGES):
            raise StopDownload(fail=True)

    def on_article(self, response: Response) -> None:
        """Count and tell an article that is kept."""
        self.fetched += 1
        target: Target = response.meta["target"]
        tell("page", url=target.url, key=target.key, final_url=response.url, kept="kept" in response.flags)

    def on_lost_article(self, failure: Any) -> None:  # noqa: ANN401 - Twisted's
        """Note and tell why an article was not fetched."""
        self._lose(failure.request.meta["target"], fault_of(failure.value))

    def on_answer(self, response: Response) -> Iterator[Request]:
        """Keep the links of an answer, and ask what it leads to."""
        ask: Ask = response.meta["ask"]
        try:
            answer = read_source(self.plan, ask, _answered(response))
        except QuotaError as error:
            self._lost(ask, PageFault("quota", str(error)))
            return
        except InputError as error:
            add_found(self.store, (), done=ask_to_json(ask))
            self._lost(ask, PageFault("unreadable_source", str(error)))
            return
        if answer.searched is not None and ask.query:
            self._reaches.setdefault(ask.query, Reach(query=ask.query)).add(answer.searched, words=ask.words)
        targets = _targets(answer.links, found_in=ask.root)
        keys = [target.key for target in targets]
        new = unknown_keys(self.store, keys)
        asks, walk = [each for each in answer.asks if (each.kind, each.url) not in self._asked], None
        if answer.following is None or (ask.after and not any_behind(self.store, keys, ask.after)):
            walk = walk_of(self.plan, ask)
        elif (answer.following.kind, answer.following.url) not in self._asked:
            asks.append(answer.following)
        add_found(self.store, targets, done=ask_to_json(ask), asks=map(ask_to_json, asks), walk=walk)
        self._told(ask, answer.named, len(targets), len(new))
        sealed = {link.url for link in answer.links if link.opaque}
        for target in targets:
            if target.url in sealed and target.key in new:
                self._lose(target, PageFault("opaque_link", f"{target.url}: {_SEALED}"))
        if answer.remark:
            tell("remark", url=ask.url, root=ask.root, reason=answer.remark)
        yield from self._ask_requests(asks)

    def on_lost_answer(self, failure: Any) -> None:  # noqa: ANN401 - Twisted's
        """Note and tell why a source was not asked; the next run asks again."""
        if self.turns.closed:
            return
        ask, fault = failure.request.meta["ask"], fault_of(failure.value)
        if fault.kind not in _NOT_TRIED:
            drop_ask(self.store, ask_to_json(ask), most_tries=_MOST_TRIES if fault.passing else 1)
        self._lost(ask, fault)

    def _article_request(self, target: Target) -> Request:
        meta = {"kind": "article", "key": target.key, "target": target}
        return Request(target.url, self.on_article, errback=self.on_lost_article, meta=meta, dont_filter=True)

    def _lose(self, target: Target, fault: PageFault) -> None:
        if self.turns.closed:
            # Not a fault of the page: the next run fetches it.
            return
        if fault.kind not in _NOT_TRIED:
            again = fault.passing and target.tries + 1 < _MOST_TRIES
            mark_failed(self.store, target.key, kind=fault.kind, reason=fault.reason, again=again)
        tell("failed", url=target.url, kind=fault.kind, reason=fault.reason, found_in=target.found_in)

    def _asks(self) -> dict[str, Ask]:
        """Return what the last run left open, then the first questions, each with how far its last walk came."""
        left = {text: ask_from_json(text) for text in open_asks(self.store)}
        wanted = {text: ask for text, ask in left.items() if still_wanted(self.plan, ask)}
        forget_asks(self.store, left.keys() - wanted.keys())
        begun = {(ask.kind, ask.url, ask.query) for ask in wanted.values()}
        for first in first_asks(self.plan):
            if (first.kind, first.url, first.query) not in begun:
                ask = replace(first, after=walked_to(self.store, walk_of(self.plan, first)))
                wanted[ask_to_json(ask)] = ask
        return wanted

    def _ask_requests(self, asks: Iterable[Ask]) -> Iterator[Request]:
        for ask in asks:
            self._asked.add((ask.kind, ask.url))
            try:
                yield self._ask_request(ask)
            except InputError as error:
                kind: FaultKind = "quota" if isinstance(error, QuotaError) else "unreadable_source"
                self._lost(ask, PageFault(kind, str(error)))
            except ValueError as error:  # Scrapy's word for what has no scheme and host
                drop_ask(self.store, ask_to_json(ask), most_tries=1)
                self._lost(ask, PageFault("refused_address", f"{ask.url!r}: {error}"))

    def _ask_request(self, ask: Ask) -> Request:
        meta: dict[str, Any] = {"kind": ask.kind, "ask": ask}
        if ask.kind == "sitemap":
            meta["download_maxsize"] = _SITEMAP_IN_PAGES * self.plan.max_bytes
        headers = dict(headers_for(self.plan, ask))
        if ask.kind == "naver":
            # Keys must not follow a redirect to another host.
            meta["dont_redirect"] = True
            self._spend(ask)
        return Request(
            ask.url,
            self.on_answer,
            errback=self.on_lost_answer,
            headers=headers,
            meta=meta,
            priority=10,
            dont_filter=True,
        )

    def _spend(self, ask: Ask) -> None:
        if self.plan.offline or take_quota(self.store, "naver", most=DAILY_CALLS):
            return
        reason = f"the {DAILY_CALLS:,} calls of today are spent; go on tomorrow (Korean time)"
        raise QuotaError(f"Naver's search {ask.query!r}", "quota", reason)

    def _told(self, ask: Ask, named: int, within: int, new: int) -> None:
        tell("source", url=ask.url, root=ask.root, kind=ask.kind, links=named, within=within, new=new)
        before = note_source(self.store, ask.url, named)
        if not named and ask.page == 1 and (before or ask.kind in {"feed", "sitemap", "list"}):
            gave = f"; it gave {before:,} before" if before else ""
            reason = (
                f"{ask.url}: no article in this {ask.kind}{gave}; look at it, it may have moved or changed its form"
            )
            self._lost(ask, PageFault("no_links", reason))

    def _lost(self, ask: Ask, fault: PageFault) -> None:
        tell("source_failed", url=ask.url, root=ask.root, kind=fault.kind, reason=fault.reason)


def tell(event: str, **what: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Write an event as one line of JSON to stdout."""
    # In ASCII: a console's encoding, cp949 say, changes nothing of it.
    sys.stdout.write(json.dumps({"event": event, **what}, default=str) + "\n")
    sys.stdout.flush()


def _targets(links: Iterable[Link], *, found_in: str | None = None) -> list[Target]:
    return [
        Target(
            key=canonical_url(link.url),
            url=link.url,
            title=link.title,
            published_at=link.published_at,
            publisher=link.publisher or host_of(link.url),
            found_in=link.found_in or found_in,
        )
        for link in links
    ]


def _answered(response: Response) -> Answered:
    kind = (response.headers.get("Content-Type") or b"").decode("latin-1").lower()
    kept = response.meta.get("kept")
    return Answered(
        body=response.body,
        url=response.url,
        status=response.status,
        seen_at=kept.fetched_at if kept is not None and "kept" in response.flags else datetime.now(KST),
        charset=kind.partition("charset=")[2].split(";")[0].strip("\"' ") or None,
    )
