"""robots.txt: obeyed, and where it cannot be had because of the server, the host is left alone."""

import asyncio
import re
from typing import Any

from protego import Protego
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK

from newsmine.html.addresses import host_of
from newsmine.pages.faults import PageFault, fault_of

# RFC 9309: what stands beyond 500 kB need not be read.
_LONGEST = 512_000
# A rule with more stars makes matching slow without end; cut there it forbids more, never less.
_MOST_STARS = 5
_RULE = re.compile(r"^\s{0,10}(allow|disallow)\s{0,10}:(.{0,4000})", re.IGNORECASE)
_FIRST_CLIENT_ERROR, _FIRST_SERVER_ERROR, _TOO_MANY = 400, 500, 429
_TOLD_AS_IT_IS = frozenset({"refused_address", "unknown_host", "tls", "host_stopped", "retry_after_too_long"})


class Robots:
    """Raise for what robots.txt forbids; take its delay."""

    def __init__(self, crawler: Any) -> None:  # noqa: ANN401 - Scrapy's
        self.crawler = crawler
        self._rules: dict[str, asyncio.Future[Protego | PageFault]] = {}

    @classmethod
    def from_crawler(cls, crawler: Any) -> "Robots":  # noqa: ANN401 - Scrapy's
        """Return it for a crawler."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise if the page may not be fetched."""
        if request.meta["kind"] in {"robots", "naver"}:
            return
        rules = await self._rules_of(request.url)
        if isinstance(rules, PageFault):
            raise PageFault(rules.kind, rules.reason, status=rules.status)
        if not rules.can_fetch(request.url, self.crawler.spider.plan.user_agent):
            raise PageFault("robots", f"{request.url}: forbidden by robots.txt of {host_of(request.url)}")

    async def _rules_of(self, url: str) -> Protego | PageFault:
        site = "/".join(url.split("/")[:3])
        if site not in self._rules:
            found = self._rules[site] = asyncio.get_running_loop().create_future()
            try:
                found.set_result(await self._ask(site))
            except BaseException as error:
                found.set_result(fault_of(error))
                raise
        return await asyncio.shield(self._rules[site])

    async def _ask(self, site: str) -> Protego | PageFault:
        url = f"{site}/robots.txt"
        request = Request(url, meta={"kind": "robots"}, callback=NO_CALLBACK, priority=1000, dont_filter=True)
        try:
            response = await self.crawler.engine.download_async(request)
        except PageFault as fault:
            status = fault.status or 0
            if _FIRST_CLIENT_ERROR <= status < _FIRST_SERVER_ERROR and status != _TOO_MANY:
                return Protego.parse("")
            if fault.kind in _TOLD_AS_IT_IS:
                return fault
            return PageFault(
                "robots_unreachable", f"{url}: {fault.reason}; the host is left alone", status=fault.status
            )
        # utf-8-sig: a byte order mark would hide the first line.
        rules = Protego.parse(tame(response.body[:_LONGEST].decode("utf-8-sig", errors="replace")))
        return self._slowed(rules, url)

    def _slowed(self, rules: Protego, url: str) -> Protego | PageFault:
        plan = self.crawler.spider.plan
        rate = rules.request_rate(plan.user_agent)
        delays = [rules.crawl_delay(plan.user_agent) or 0.0, rate.seconds / rate.requests if rate else 0.0]
        delay = max(delays)
        if delay > plan.max_wait:
            return PageFault(
                "robots", f"{url} asks for {delay:g} s between two pages; at most {plan.max_wait:g} are waited"
            )
        self.crawler.spider.turns.slow_down(host_of(url), delay)
        return rules


def tame(text: str) -> str:
    """Return a robots.txt whose rules match in bounded time: those with too many stars are cut.

    Examples
    --------
    >>> tame("Disallow: /*a*b*c*d*e*f*g")
    'Disallow: /*a*b*c*d*e'
    """
    return "\n".join(_tamed(line) for line in text.replace("\x00", "").splitlines())


def _tamed(line: str) -> str:
    rule = _RULE.match(line)
    if rule is None or rule[2].count("*") <= _MOST_STARS:
        return line
    if rule[1].lower() == "allow":
        return ""
    return f"{rule[1]}:{'*'.join(re.sub(r'[*]+', '*', rule[2]).split('*')[: _MOST_STARS + 1])}"
