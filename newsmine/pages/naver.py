"""Naver's search for news: the two doors, their addresses, answers, errors and quota.

An answer brings at most 100 articles and only the newest 1,100 of a query can be reached: what lies behind is asked by
narrower queries (:mod:`newsmine.pages.naver_slices`).

References
----------
.. [1] "뉴스 검색 결과 조회", NAVER API HUB, https://api.ncloud-docs.com/docs/naver-api-hub-search-news
.. [2] "검색 > 뉴스", NAVER Developers, https://developers.naver.com/docs/serviceapi/search/news/news.md
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from newsmine.errors import SearchError
from newsmine.pages.feeds import feed_date
from newsmine.pages.links import Link, absolute_url, plain_title
from newsmine.pages.naver_refusals import ID_VARIABLE, SECRET_VARIABLE, place, refusal

DISPLAY = 100
"""Articles an answer brings at most."""
LAST_START = 1000
"""The last place from which an answer may begin."""
DAILY_CALLS = 25_000
"""Calls that Naver grants an application a day."""

_LONGEST_ANSWER = 2_000_000
_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NaverDoor:
    """An address at which Naver answers searches, and the headers that carry the keys.

    Parameters
    ----------
    name : str
        What messages call it.
    url : str
        Address without parameters.
    id_header, secret_header : str
        Names of the headers.
    """

    name: str
    url: str
    id_header: str
    secret_header: str


OPENAPI = NaverDoor(
    name="openapi",
    url="https://openapi.naver.com/v1/search/news.json",
    id_header="X-Naver-Client-Id",
    secret_header="X-Naver-Client-Secret",  # noqa: S106 - a header's name
)
"""NAVER Developers: keys of before 31 July 2026, until 30 June 2027."""
APIHUB = NaverDoor(
    name="apihub",
    url="https://naverapihub.apigw.ntruss.com/search/v1/news",
    id_header="X-NCP-APIGW-API-KEY-ID",
    secret_header="X-NCP-APIGW-API-KEY",  # noqa: S106 - a header's name
)
"""NAVER API HUB."""
DOORS = {door.name: door for door in (OPENAPI, APIHUB)}


@dataclass(frozen=True, slots=True, kw_only=True)
class NaverKeys:
    """The two keys of an application; they show in no text of this object."""

    id: str = field(repr=False)
    secret: str = field(repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Refuse to be written anywhere."""
        raise TypeError("Naver's keys are not stored; they are read from the environment where they are needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class NaverAnswer:
    """A page of a search: how many there are in all, where it begins, and its articles in Naver's order."""

    total: int
    start: int
    display: int
    links: tuple[Link, ...]


def read_keys(environ: Mapping[str, str] = os.environ) -> NaverKeys:
    """Return the keys from ``NEWSMINE_NAVER_ID`` and ``NEWSMINE_NAVER_SECRET``.

    Raises
    ------
    SearchError
        If one is not set.
    """
    values = [environ.get(name, "").strip() for name in (ID_VARIABLE, SECRET_VARIABLE)]
    missing = [name for name, value in zip((ID_VARIABLE, SECRET_VARIABLE), values, strict=True) if not value]
    if missing:
        reason = f"set the environment variable {' and '.join(missing)}; keys: https://www.ncloud.com (NAVER API HUB)"
        raise SearchError("Naver's search", "no keys", reason)
    return NaverKeys(id=values[0], secret=values[1])


def headers(keys: NaverKeys, door: NaverDoor = APIHUB) -> dict[str, str]:
    """Return the headers of a request: not for logs, stores or messages."""
    return {door.id_header: keys.id, door.secret_header: keys.secret}


def request_url(
    query: str,
    *,
    start: int = 1,
    display: int = DISPLAY,
    sort: Literal["date", "sim"] = "date",
    door: NaverDoor = APIHUB,
) -> str:
    """Return the address of a page of a search; it holds no key.

    Raises
    ------
    ValueError
        If the query is empty, or ``start`` or ``display`` is out of Naver's bounds.

    Examples
    --------
    >>> request_url("AI", start=101, door=OPENAPI)
    'https://openapi.naver.com/v1/search/news.json?query=AI&display=100&start=101&sort=date'
    """
    if not query.strip():
        raise ValueError("an empty query; give a word to search")
    if not 1 <= start <= LAST_START or not 1 <= display <= DISPLAY:
        raise ValueError(f"start={start} and display={display}; Naver takes 1 to {LAST_START} and 1 to {DISPLAY}")
    return f"{door.url}?{urlencode({'query': query.strip(), 'display': display, 'start': start, 'sort': sort})}"


def read_answer(body: bytes, *, url: str = APIHUB.url, status: int = _OK) -> NaverAnswer:
    """Return the articles of an answer, by their own outlets' addresses.

    ``Link.url`` is the outlet's page; Naver's own, whose robots.txt refuses robots, is ``Link.portal_url``.

    Parameters
    ----------
    body : bytes
        JSON.
    url : str
        What was asked.
    status : int
        HTTP status.

    Raises
    ------
    SearchError
        If Naver refused the request, or the answer is none of its.
    QuotaError
        If the day's calls are spent.
    """
    found = _parsed(body, url, status)
    if status != _OK or "errorCode" in found or "error" in found:
        raise refusal(found, url=url, status=status)
    items = found.get("items")
    if not isinstance(items, list):
        raise SearchError(place(url), str(status), "an answer without items; check the door's address")
    links = (_link(item, url) for item in items if isinstance(item, dict))
    return NaverAnswer(
        total=_count(found.get("total")),
        start=_count(found.get("start")),
        display=_count(found.get("display")),
        links=tuple(link for link in links if link is not None),
    )


def _parsed(body: bytes, url: str, status: int) -> dict[str, Any]:
    if len(body) > _LONGEST_ANSWER:
        raise SearchError(place(url), str(status), f"an answer of {len(body):,} bytes; Naver's have up to 100,000")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        if status == _OK:
            raise SearchError(place(url), str(status), "an answer that is no JSON; check the door's address") from error
        return {}
    return found if isinstance(found, dict) else {}


def _link(item: Mapping[str, Any], url: str) -> Link | None:
    original = absolute_url(_string(item.get("originallink")), url)
    portal = absolute_url(_string(item.get("link")), url)
    address = original or portal
    if address is None:
        return None
    host = urlsplit(portal).hostname or "" if portal else ""
    return Link(
        url=address,
        title=plain_title(_string(item.get("title"))),
        published_at=feed_date(_string(item.get("pubDate"))),
        found_in=url,
        portal_url=portal if host.endswith("naver.com") else None,
    )


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
