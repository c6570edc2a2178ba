"""What a collection is to do, as data that goes to another process."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from importlib.metadata import version
from typing import Any, Literal

from newsmine.errors import CollectError

FaultKind = Literal[
    "robots",
    "robots_unreachable",
    "refused_address",
    "too_many_redirects",
    "too_large",
    "bad_encoding",
    "timeout",
    "reset",
    "refused_connection",
    "unknown_host",
    "tls",
    "bad_response",
    "http_status",
    "not_html",
    "retry_after_too_long",
    "host_stopped",
    "not_in_cache",
    "unreadable_source",
    "no_links",
    "opaque_link",
    "quota",
    "crash",
]
"""Why a page was not fetched."""

USER_AGENT = f"newsmine/{version('newsmine')}"
"""What the collector calls itself; robots.txt knows it as ``newsmine``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that the collecting process needs to know.

    Parameters
    ----------
    store : str
        File of the page store.
    feeds, sitemaps, lists : tuple of str
        URLs that name articles; a list is a page of the outlet, with its next pages.
    searches : tuple of str
        Sites of the ndsoft family whose own search is asked, such as ``https://hanbit.example``.
    queries : tuple of str
        What the searches are asked for.
    naver : str or None
        Door of Naver's search: ``openapi`` or ``apihub``; ``naver_url`` is another address of it. Its keys come from the
        environment, and are neither in a plan nor in a store.
    terms : tuple of str
        Words to narrow a query of Naver's with, where it has more articles than Naver gives.
    google : bool
        Whether Google News is asked; ``google_url`` is another address of it.
    urls : tuple of str
        Articles to fetch, whatever their date.
    since, until : datetime.date or None
        First and last day of the articles, in Korean time; both count in.
    max_articles : int or None
        At most so many articles are fetched.
    delay : float
        Least seconds between two requests to a host; more where robots.txt or the host's slowness asks for it.
    timeout : float
        Seconds for a page with all its redirects, waiting in turn not counted.
    max_bytes : int
        Most bytes of a page, before and after decompression; a sitemap may have five times as many.
    max_redirects, retries : int
        Most redirects of a page; how often a page is tried again after a passing fault.
    max_wait : float
        Longest ``Retry-After`` that is waited for, in seconds.
    max_pages : int
        Most pages of a list, and children of a sitemap, that are read in a run.
    offline : bool
        Whether all is read from the store, and no connection is made.
    allow_private : bool
        Whether addresses of this machine may be visited: for tests.
    resolve : mapping of str to tuple of str
        Addresses of names in place of what the system's resolver says, in turn for each time that it is asked, the last
        for good; several at once are parted by commas. If it is not empty, no other name has an address: for tests.
    verify_certificates : bool
        Whether a page whose certificate is not in order is refused.
    """

    store: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    queries: tuple[str, ...] = ()
    naver: str | None = None
    naver_url: str | None = None
    terms: tuple[str, ...] = ()
    google: bool = False
    google_url: str | None = None
    urls: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    max_articles: int | None = None
    delay: float = 1.0
    timeout: float = 30.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    retries: int = 2
    max_wait: float = 300.0
    max_pages: int = 50
    offline: bool = False
    allow_private: bool = False
    resolve: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verify_certificates: bool = True
    user_agent: str = USER_AGENT


def plan_to_json(plan: Plan) -> str:
    """Return a plan as one line of JSON in ASCII, which every console's encoding leaves as it is.

    Examples
    --------
    >>> plan = Plan(store="a.pages.sqlite", feeds=("https://hanbit.example/rss",), since=date(2024, 11, 27))
    >>> plan_from_json(plan_to_json(plan)) == plan
    True
    """
    return json.dumps(asdict(plan), default=date.isoformat)


def plan_from_json(text: str) -> Plan:
    """Return the plan of a line of JSON.

    Raises
    ------
    CollectError
        If it is no plan; the message names the key.
    """
    try:
        table = json.loads(text)
    except ValueError as error:
        raise CollectError(f"a plan that is no JSON: {error}") from error
    known = {each.name for each in fields(Plan)}
    if not isinstance(table, dict) or not set(table) <= known:
        odd = ", ".join(sorted(set(table) - known)) if isinstance(table, dict) else type(table).__name__
        raise CollectError(f"a plan with unknown keys: {odd}; keys: {', '.join(sorted(known))}")
    try:
        return Plan(**{key: _value(key, value) for key, value in table.items()})
    except (TypeError, ValueError) as error:
        raise CollectError(f"a plan that cannot be understood: {error}") from error


def _value(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if key in {"since", "until"} and value is not None:
        return date.fromisoformat(value)
    if key == "resolve":
        return {name: tuple(answers) for name, answers in value.items()}
    return tuple(value) if isinstance(value, list) else value
