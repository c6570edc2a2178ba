"""What to ask where, and what an answer of a feed, a sitemap, a list or a search leads to."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time, timedelta
from typing import Literal

from newsmine.html.decode import decode
from newsmine.pages import google, naver
from newsmine.pages.feeds import read_feed
from newsmine.pages.links import Link, may_lie_within
from newsmine.pages.lists import list_url, next_page, read_list
from newsmine.pages.naver_slices import MOST_REACHED, is_cut, narrower, next_start
from newsmine.pages.plan import Plan
from newsmine.pages.sitemaps import may_hold, read_sitemap
from newsmine.records import KST

SourceKind = Literal["feed", "sitemap", "list", "search", "naver", "google"]

# An index of indexes of indexes is a loop.
_DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question to a source: ``root`` is the source as the user named it, ``page`` counts from 1.

    ``after`` is the number of the last article that was known when the last walk through these pages came to its end;
    ``words`` are added to the query of a search to reach what lies behind its newest.
    """

    kind: SourceKind
    url: str
    root: str
    page: int = 1
    query: str | None = None
    after: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came of a question; ``seen_at`` is when it was asked, which may be an earlier run."""

    body: bytes
    url: str
    status: int
    seen_at: datetime
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an answer holds: articles within the dates, how many it names at all, and what to ask next.

    ``following`` is the next page of a list or search: worth asking unless all of this page was known when the last
    walk came to its end. (That it is known now says nothing: a feed may have named it a moment ago.)
    """

    links: tuple[Link, ...]
    named: int
    asks: tuple[Ask, ...] = ()
    following: Ask | None = None
    remark: str | None = None
    searched: naver.NaverAnswer | None = None


def ask_to_json(ask: Ask) -> str:
    """Return a question as JSON, the same for the same question."""
    return json.dumps(asdict(ask), ensure_ascii=False, sort_keys=True)


def ask_from_json(text: str) -> Ask:
    """Return the question of :func:`ask_to_json`."""
    return Ask(**json.loads(text))


def walk_of(plan: Plan, ask: Ask) -> str:
    """Return what stands for a walk through the pages of a list or search, as far and as long as a plan goes."""
    period_asked = [str(plan.since or ""), str(plan.until or "")]
    return json.dumps([ask.kind, ask.root, ask.query, *period_asked, plan.max_pages], ensure_ascii=False)


def first_asks(plan: Plan) -> list[Ask]:
    """Return what to ask the sources of a plan at first."""
    asks = [Ask(kind="feed", url=url, root=url) for url in plan.feeds]
    asks += [Ask(kind="sitemap", url=url, root=url) for url in plan.sitemaps]
    asks += [Ask(kind="list", url=url, root=url) for url in plan.lists]
    for query in plan.queries:
        for site in plan.searches:
            url = list_url(site, query=query, since=plan.since, until=plan.until)
            asks.append(Ask(kind="search", url=url, root=site, query=query))
        if plan.google:
            asks += [Ask(kind="google", url=url, root="google", query=query) for url in _google_urls(plan, query)]
        if plan.naver:
            url = naver.request_url(query, door=door_of(plan))
            asks.append(Ask(kind="naver", url=url, root="naver", query=query))
    return asks


def still_wanted(plan: Plan, ask: Ask) -> bool:
    """Return whether a question that an earlier run left open belongs to a source of this plan."""
    if ask.query is not None and ask.query not in plan.queries:
        return False
    roots = {*plan.feeds, *plan.sitemaps, *plan.lists, *plan.searches}
    return ask.root in roots | {name for name in ("naver", "google") if getattr(plan, name)}


def read_source(plan: Plan, ask: Ask, answered: Answered) -> Answer:
    """Return what an answer holds.

    Raises
    ------
    InputError
        If it is not what the source should give.
    """
    if ask.kind == "feed":
        return _answer(plan, read_feed(answered.body, url=answered.url))
    if ask.kind == "google":
        return _answer(plan, google.read_answer(answered.body, url=answered.url))
    if ask.kind == "sitemap":
        return _sitemap(plan, ask, answered)
    return _naver(plan, ask, answered) if ask.kind == "naver" else _list(plan, ask, answered)


def door_of(plan: Plan) -> naver.NaverDoor:
    """Return the door of Naver's search that a plan names."""
    door = naver.DOORS[plan.naver or "apihub"]
    return replace(door, url=plan.naver_url) if plan.naver_url else door


def headers_for(plan: Plan, ask: Ask) -> Mapping[str, str]:
    """Return what a question sends along: the keys of a search, which are never stored.

    Raises
    ------
    SearchError
        If the environment holds no keys.
    """
    return naver.headers(naver.read_keys(), door_of(plan)) if ask.kind == "naver" else {}


def period(plan: Plan) -> tuple[datetime | None, datetime | None]:
    """Return the first and the last moment that a plan asks for.

    Examples
    --------
    >>> from datetime import date
    >>> period(Plan(store="a", until=date(2024, 11, 27)))[1].isoformat(timespec="seconds")
    '2024-11-27T23:59:59+09:00'
    """
    since = datetime.combine(plan.since, time.min, KST) if plan.since else None
    until = datetime.combine(plan.until, time.min, KST) + timedelta(days=1, microseconds=-1) if plan.until else None
    return since, until


def _answer(plan: Plan, links: Sequence[Link]) -> Answer:
    since, until = period(plan)
    within = tuple(link for link in links if may_lie_within(link, since=since, until=until))
    return Answer(links=within, named=len(links))


def _all_older(plan: Plan, links: Sequence[Link]) -> bool:
    """Whether a page, newest first, lies before the dates: what follows does too."""
    since, _ = period(plan)
    dates = [link.published_at for link in links if link.published_at is not None]
    return since is not None and bool(dates) and max(dates) < since


def _sitemap(plan: Plan, ask: Ask, answered: Answered) -> Answer:
    found = read_sitemap(answered.body, url=answered.url)
    since, until = period(plan)
    answer = _answer(plan, found.links)
    changed = found.changed or (None,) * len(found.children)
    children = [
        child
        for child, when in zip(found.children, changed, strict=True)
        if may_hold(child, when, since=since, until=until)
    ]
    asks = tuple(Ask(kind="sitemap", url=child, root=ask.root, page=ask.page + 1) for child in children)
    remark = None if found.complete else f"{ask.url}: the sitemap breaks off; what stands before was read"
    if len(asks) > plan.max_pages:
        remark = f"{ask.url}: {len(asks):,} further sitemaps; the first {plan.max_pages} are read; give dates"
    return Answer(
        links=answer.links,
        named=answer.named + len(found.children),
        asks=asks[: plan.max_pages] if ask.page <= _DEEPEST else (),
        remark=remark,
    )


def _list(plan: Plan, ask: Ask, answered: Answered) -> Answer:
    html = decode(answered.body, answered.charset).text
    links = read_list(html, url=answered.url, seen_at=answered.seen_at)
    answer = _answer(plan, links)
    url = next_page(html, url=answered.url)
    if url is None and ask.kind == "search" and ask.query and links:
        url = list_url(ask.root, page=ask.page + 1, query=ask.query, since=plan.since, until=plan.until)
    if url is None or not links or _all_older(plan, links):
        return answer
    if ask.page >= plan.max_pages:
        return replace(answer, remark=f"{ask.url}: page {ask.page:,} is the last that is read; there are more")
    return replace(answer, following=replace(ask, url=url, page=ask.page + 1))


def _google_urls(plan: Plan, query: str) -> list[str]:
    if plan.since is None:
        urls = [google.search_url(query, until=plan.until)]
    else:
        # A feed brings at most 100 articles, so that a period is asked week by week; without an end up to this week's
        # Sunday, so that the weeks of a past period are the same every day.
        today = datetime.now(KST).date()
        until = plan.until or max(plan.since, today) + timedelta(days=6 - max(plan.since, today).weekday())
        urls = list(google.search_urls(query, since=plan.since, until=until))
    if plan.google_url:
        urls = [url.replace("https://news.google.com", plan.google_url.rstrip("/"), 1) for url in urls]
    return urls


def _naver(plan: Plan, ask: Ask, answered: Answered) -> Answer:
    found = naver.read_answer(answered.body, url=ask.url, status=answered.status)
    answer, start = replace(_answer(plan, found.links), searched=found), next_start(found)
    if _all_older(plan, found.links):
        return answer
    if start is not None:
        url = naver.request_url(f"{ask.query} {ask.words}", start=start, door=door_of(plan))
        return replace(answer, following=replace(ask, url=url, page=ask.page + 1))
    if not is_cut(found):
        return answer
    titles = [link.title for link in found.links if link.title]
    asks = tuple(
        replace(ask, url=naver.request_url(f"{ask.query} {words}", door=door_of(plan)), page=1, words=words, after=0)
        for words in narrower(ask.query or "", ask.words, titles, terms=plan.terms)
    )
    if ask.words:
        return replace(answer, asks=asks)
    reached = f"{found.total:,} articles of {ask.query!r}, of which Naver gives the newest {MOST_REACHED:,}"
    return replace(answer, asks=asks, remark=f"{reached}; {len(asks)} narrower queries follow")
