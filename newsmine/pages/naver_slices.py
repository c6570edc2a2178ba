"""Reaching more of a search than Naver's newest 1,100: by narrower queries.

Naver knows no dates in a query. What lies behind the newest 1,100 articles is therefore asked by the query and one more
word, then two; words that the user gives come first, then the commonest of the headlines found so far.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from newsmine.pages.links import Link, may_lie_within
from newsmine.pages.naver import APIHUB, DISPLAY, LAST_START, NaverAnswer, NaverDoor, request_url
from newsmine.text.hangul import strip_particle

# Two words more: a third narrows to what the others have found.
_DEEPEST = 2
# So many narrower queries are made of one.
_BRANCHES = 12
# After so many narrower queries in a row that brought nothing new, the rest is left.
_FRUITLESS = 8
# A word in over half of the headlines narrows nothing, one in two of them leads to two.
_COMMONEST, _RAREST = 0.5, 3
_WORD = re.compile(r"[가-힣]{2,12}|[A-Za-z][A-Za-z0-9]{1,15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchReport:
    """How far a search reached.

    Parameters
    ----------
    query : str
        What was searched.
    total : int
        How many articles Naver says there are, of all times.
    found : int
        How many different ones were named.
    calls, queries : int
        Requests, and queries that they belonged to.
    complete : bool
        Whether nothing of the period can be missing: one query alone reached back to ``since`` or to its end.
    oldest : datetime or None
        Publication of the oldest article found.
    """

    query: str
    total: int
    found: int
    calls: int
    queries: int
    complete: bool
    oldest: datetime | None

    @property
    def share(self) -> float:
        """What part of ``total`` was found, from 0 to 1."""
        return min(1.0, self.found / self.total) if self.total else 1.0


@dataclass(slots=True)
class _Slice:
    """A query on its way: where its next page begins, and the headlines it brought."""

    query: str
    depth: int
    start: int = 1
    fresh: int = 0
    titles: list[str] = field(default_factory=list)


class NaverSearch:
    """A search page by page: it says what to ask, takes the answer, and says what to ask next.

    Nothing is fetched here.

    Parameters
    ----------
    query : str
        What is searched.
    since, until : datetime, optional
        Aware; paging ends where the answers are older than ``since``.
    terms : iterable of str
        Words to narrow with, before those learned from headlines.
    door : NaverDoor
        Where to ask.
    most_calls : int
        Requests at most.

    Examples
    --------
    >>> search = NaverSearch("인공지능", door=APIHUB, most_calls=10)
    >>> search.next_url().partition("?")[0]
    'https://naverapihub.apigw.ntruss.com/search/v1/news'
    >>> search.take(NaverAnswer(total=0, start=1, display=0, links=()))
    []
    >>> search.next_url() is None, search.report().complete
    (True, True)
    """

    def __init__(  # noqa: PLR0913 - a search has these parts
        self,
        query: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        terms: Iterable[str] = (),
        door: NaverDoor = APIHUB,
        most_calls: int = 1_000,
    ) -> None:
        self._query = query
        self._since, self._until = since, until
        self._terms = tuple(dict.fromkeys(term.strip() for term in terms if term.strip()))
        self._door = door
        self._calls_left = most_calls
        self._waiting = deque([_Slice(query, 0)])
        self._asked = {frozenset(query.split())}
        self._seen: dict[str, Link] = {}
        self._total = self._calls = self._fruitless = 0
        self._queries = 1
        self._complete = False

    def next_url(self) -> str | None:
        """Return the address to fetch next, or ``None`` where the search has ended; the same until it is answered."""
        if not self._waiting or self._calls_left <= 0 or self._fruitless >= _FRUITLESS:
            return None
        current = self._waiting[0]
        return request_url(current.query, start=current.start, door=self._door)

    def take(self, answer: NaverAnswer) -> list[Link]:
        """Take the answer to :meth:`next_url`, and return its articles of the period that were not named before."""
        if not self._waiting:
            raise ValueError("an answer to no request; ask next_url() first")
        current = self._waiting[0]
        self._calls += 1
        self._calls_left -= 1
        if current.depth == 0:
            self._total = max(self._total, answer.total)
        new = [link for link in answer.links if link.url not in self._seen]
        self._seen.update((link.url, link) for link in new)
        current.fresh += len(new)
        current.titles += [link.title for link in answer.links if link.title]
        self._go_on(current, answer)
        return [link for link in new if may_lie_within(link, since=self._since, until=self._until)]

    def skip(self) -> None:
        """Leave the query of :meth:`next_url`, whose request failed for good, and go on with the next."""
        if self._waiting:
            self._waiting.popleft()

    def report(self) -> SearchReport:
        """Return how far the search has reached so far."""
        dates = [link.published_at for link in self._seen.values() if link.published_at is not None]
        return SearchReport(
            query=self._query,
            total=self._total,
            found=len(self._seen),
            calls=self._calls,
            queries=self._queries,
            complete=self._complete or 0 < self._total <= len(self._seen),
            oldest=min(dates, default=None),
        )

    def _go_on(self, current: _Slice, answer: NaverAnswer) -> None:
        """Set the next page of a query, or the queries that follow it."""
        dates = [link.published_at for link in answer.links if link.published_at is not None]
        past = self._since is not None and bool(dates) and min(dates) < self._since
        ended = past or not answer.links or current.start + len(answer.links) > answer.total
        if not ended and current.start < LAST_START:
            current.start = min(current.start + DISPLAY, LAST_START)
            return
        self._waiting.popleft()
        if current.depth == 0:
            self._complete = ended
        else:
            self._fruitless = 0 if current.fresh else self._fruitless + 1
        if not ended and current.depth < _DEEPEST:
            for query in self._narrower(current):
                self._queries += 1
                self._waiting.append(_Slice(query, current.depth + 1))

    def _narrower(self, current: _Slice) -> Iterator[str]:
        """Yield the query with one more word each: the user's, then the commonest of its headlines."""
        words = set(current.query.casefold().split())
        made = 0
        for term in (*self._terms, *_learned(current.titles, self._query)):
            key = frozenset((*current.query.split(), term))
            if made == _BRANCHES or term.casefold() in words or key in self._asked:
                continue
            made += term not in self._terms
            self._asked.add(key)
            yield f"{current.query} {term}"


def _learned(titles: list[str], query: str) -> list[str]:
    """Return words of headlines, the commonest first, without those of the query."""
    bare = query.replace(" ", "").casefold()
    counts: Counter[str] = Counter()
    for title in dict.fromkeys(titles):
        words = {strip_particle(word) for word in _WORD.findall(title)}
        counts.update(word for word in words if word.casefold() not in bare and bare not in word.casefold())
    most = max(_RAREST, int(_COMMONEST * len(set(titles))))
    return [word for word, count in counts.most_common() if _RAREST <= count <= most]
