"""What to ask where, and what an answer of a feed, a sitemap, a list or a search leads to."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, time, timedelta
from typing import Literal

from newsmine.html.decode import decode
from newsmine.pages.links import Link, may_lie_within
from newsmine.pages.plan import Plan
from newsmine.records import KST

SourceKind = Literal["feed", "sitemap", "list", "naver", "google"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question to a source: ``root`` is the source as the user named it, ``page`` counts from 1."""

    kind: SourceKind
    url: str
    root: str
    page: int = 1
    query: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an answer holds: articles within the dates, how many it names at all, and what to ask next.

    ``next_page`` is asked only where this page brought something.
    """

    links: tuple[Link, ...]
    named: int
    asks: tuple[Ask, ...] = ()
    next_page: Ask | None = None
    older: bool = False
    total: int | None = field(default=None)


def ask_to_json(ask: Ask) -> str:
    """Return a question as JSON, the same for the same question."""
    return json.dumps(asdict(ask), ensure_ascii=False, sort_keys=True)


def ask_from_json(text: str) -> Ask:
    """Return the question of :func:`ask_to_json`."""
    return Ask(**json.loads(text))


def first_asks(plan: Plan) -> list[Ask]:
    """Return what to ask the sources of a plan at first."""
    asks = [Ask(kind="feed", url=url, root=url) for url in plan.feeds]
    asks += [Ask(kind="sitemap", url=url, root=url) for url in plan.sitemaps]
    for base in plan.lists:
        queries = plan.queries if _searches(base) else (None,)
        asks += [_list_ask(plan, base, page=1, query=query) for query in queries or (None,)]
    for query in plan.queries:
        if plan.google:
            asks.append(_google_ask(plan, query))
        if plan.naver:
            asks += _naver_asks(plan, query)
    return asks


def still_wanted(plan: Plan, ask: Ask) -> bool:
    """Return whether a question that an earlier run left open belongs to a source of this plan."""
    roots = {*plan.feeds, *plan.sitemaps, *plan.lists}
    return ask.root in roots or (ask.query in plan.queries and ask.root in {"naver", "google"})


def read_source(plan: Plan, ask: Ask, body: bytes, *, url: str, charset: str | None = None) -> Answer:
    """Return what an answer holds.

    Raises
    ------
    InputError
        If it is not what the source should give.
    """
    if ask.kind == "feed":
        from newsmine.pages.feeds import read_feed

        return _answer(plan, read_feed(body, url=url))
    if ask.kind == "sitemap":
        return _sitemap(plan, ask, body, url)
    if ask.kind == "list":
        from newsmine.pages.lists import read_list

        links = read_list(decode(body, charset).text, url=url, settings=None)
        return _with_next(plan, ask, _answer(plan, links))
    if ask.kind == "google":
        from newsmine.pages.google import read_answer

        return _answer(plan, read_answer(body))
    return _naver(plan, ask, body)


def headers_for(plan: Plan, ask: Ask) -> Mapping[str, str]:
    """Return what a question sends along: the keys of a search; they are never stored."""
    if ask.kind != "naver":
        return {}
    return {}


def period(plan: Plan) -> tuple[datetime | None, datetime | None]:
    """Return the first and the last moment that a plan asks for."""
    since = datetime.combine(plan.since, time.min, KST) if plan.since else None
    until = datetime.combine(plan.until, time.min, KST) + timedelta(days=1, microseconds=-1) if plan.until else None
    return since, until


def _answer(plan: Plan, links: "list[Link] | tuple[Link, ...]") -> Answer:
    since, until = period(plan)
    within = tuple(link for link in links if may_lie_within(link, since=since, until=until))
    dates = [link.published_at for link in links if link.published_at is not None]
    older = since is not None and bool(dates) and max(dates) < since
    return Answer(links=within, named=len(links), older=older)


def _sitemap(plan: Plan, ask: Ask, body: bytes, url: str) -> Answer:
    from newsmine.pages.sitemaps import may_hold, read_sitemap

    found = read_sitemap(body, url=url)
    since, until = period(plan)
    answer = _answer(plan, found.links)
    changed = found.changed or (None,) * len(found.children)
    children = [
        child
        for child, when in zip(found.children, changed, strict=True)
        if may_hold(child, when, since=since, until=until)
    ]
    asks = tuple(
        Ask(kind="sitemap", url=child, root=ask.root, depth=ask.depth + 1)
        for child in children[: plan.max_pages]
        if ask.depth < _DEEPEST
    )
    return Answer(links=answer.links, named=answer.named + len(found.children), asks=asks, older=answer.older)


def _with_next(plan: Plan, ask: Ask, answer: Answer) -> Answer:
    more = ask.page < plan.max_pages and not answer.older and answer.named
    following = _list_ask(plan, ask.root, page=ask.page + 1, query=ask.query) if more else None
    return Answer(links=answer.links, named=answer.named, next_page=following, older=answer.older)


def _list_ask(plan: Plan, base: str, *, page: int, query: str | None) -> Ask:
    from newsmine.pages.lists import list_url

    url = list_url(base, page=page, query=query, since=plan.since, until=plan.until)
    return Ask(kind="list", url=url, root=base, page=page, query=query)


def _searches(base: str) -> bool:
    return "sc_word" in base or "search" in base.lower()


def _google_ask(plan: Plan, query: str) -> Ask:
    from newsmine.pages.google import search_url

    url = search_url(query, since=plan.since, until=plan.until)
    return Ask(kind="google", url=url, root="google", query=query)


def _naver_asks(plan: Plan, query: str) -> list[Ask]:
    return []


def _naver(plan: Plan, ask: Ask, body: bytes) -> Answer:
    return Answer(links=(), named=0)


# An index of indexes of indexes is a loop.
_DEEPEST = 3
