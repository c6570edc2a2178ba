"""What every request and answer passes: the guard, the store, retries, redirects and bodies."""

import time
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Request, Response

from newsmine.corpus.frontier import mark_fetched
from newsmine.corpus.pages import PageStore, StoredResponse, load_response, save_response
from newsmine.errors import GuardError
from newsmine.html.addresses import host_of
from newsmine.pages.bodies import ACCEPTED, unpack
from newsmine.pages.faults import PageFault, fault_of
from newsmine.pages.guard import check_url
from newsmine.records import KST

_ASK_AGAIN = frozenset({"timeout", "reset", "refused_connection", "bad_response"})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_OK, _NOT_MODIFIED = 200, 304
# What is kept of an answer's head: what revalidates it and what says how to read it.
_KEPT_HEADERS = ("content-type", "etag", "last-modified", "date", "content-language", "link", "x-robots-tag")


class _Part:
    """A middleware that knows its crawler."""

    def __init__(self, crawler: Any) -> None:  # noqa: ANN401 - Scrapy's
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> "_Part":  # noqa: ANN401 - Scrapy's
        return cls(crawler)


class Kept(_Part):
    """Answer from the store what is there; revalidate what may have changed; keep what was fetched."""

    def process_request(self, request: Request) -> Response | None:
        """Return an article that is stored; ask for the rest on the condition that it has changed."""
        spider = self.crawler.spider
        for name in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(name, None)
        kept = request.meta["kept"] = load_response(spider.store, request.url)
        if kept is None:
            if spider.plan.offline:
                raise PageFault("not_in_cache", f"{request.url}: not in {spider.store.path}, and offline")
            return None
        if spider.plan.offline or _stays(request):
            return _shown(kept)
        for name, condition in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
            if kept.headers.get(name):
                request.headers[condition] = kept.headers[name][0]
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer, in one transaction with the note that its article is fetched."""
        spider, kept = self.crawler.spider, request.meta.get("kept")
        if "kept" in response.flags:
            if request.meta.get("key"):
                mark_fetched(spider.store, request.meta["key"], response.url)
            return response
        if response.status == _NOT_MODIFIED and kept is not None:
            return _shown(kept)
        if response.status != _OK and request.meta["kind"] == "naver":
            # A search says in its body what is wrong.
            return response
        if response.status != _OK:
            raise PageFault("http_status", f"{request.url}: HTTP status {response.status}", status=response.status)
        save_response(spider.store, _stored(request, response), key=request.meta.get("key"))
        return response


class Guarded(_Part):
    """Refuse addresses that are not of the public web, also those that a redirect leads to."""

    def process_request(self, request: Request) -> None:
        """Raise if the address may not be visited, or its host was stopped."""
        spider = self.crawler.spider
        # A redirect brings along the place of the host that it came from.
        request.meta.pop("download_slot", None)
        try:
            check_url(request.url, allow_private=spider.plan.allow_private)
        except GuardError as error:
            raise fault_of(error) from error
        spider.turns.check(host_of(request.url))


class Retried(_Part):
    """Ask again after a passing fault, when the server says, for a bounded number of times."""

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Ask again where the server is busy; raise if it wants to be left alone for too long."""
        if response.status not in _BUSY:
            return response
        spider, host = self.crawler.spider, host_of(request.url)
        wait = retry_after(response.headers.get("Retry-After"))
        if wait is not None and wait > spider.plan.max_wait:
            fault = PageFault(
                "retry_after_too_long",
                f"{host} asks to be left alone for {wait:,.0f} s; at most {spider.plan.max_wait:g} s are waited",
                status=response.status,
            )
            spider.turns.stop(host, fault)
            spider.turns.let_sleep(host, wait)
            raise fault
        return self._again(request, wait) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Ask again where the connection failed."""
        if isinstance(exception, PageFault) and exception.kind in _ASK_AGAIN:
            return self._again(request, None)
        return None

    def _again(self, request: Request, wait: float | None) -> Request | None:
        spider, tries = self.crawler.spider, request.meta.get("tries", 0) + 1
        if tries > spider.plan.retries:
            return None
        host = host_of(request.url)
        if wait is not None:
            spider.turns.let_sleep(host, wait)
        else:
            spider.turns.pause(host, spider.turns.delay_of(host) * 2**tries)
        again: Request = request.replace(dont_filter=True, priority=request.priority + 1)
        again.meta.update(tries=tries, spent=0.0)
        return again


class Redirected(RedirectMiddleware):
    """Scrapy's redirects, with a typed end."""

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:  # noqa: ANN401, ARG002 - Scrapy's
        """Return the request for where the page is, or the answer."""
        if response.status == _NOT_MODIFIED:
            return response
        try:
            led: Request | Response = super().process_response(request, response)
        except IgnoreRequest as error:
            urls = [*request.meta.get("redirect_urls", []), request.url]
            reason = f"{urls[0]}: more than {self.max_redirect_times} redirects, the last at {request.url}"
            raise PageFault("too_many_redirects", reason, status=response.status) from error
        except ValueError as error:
            raise PageFault("refused_address", f"{request.url}: redirected to no address: {error}") from error
        place = response.headers.get("Location")
        if isinstance(led, Response) and place and 300 <= response.status < 400:  # noqa: PLR2004 - HTTP
            target = place[:200].decode("latin-1")
            raise PageFault("refused_address", f"{request.url}: redirected to {target!r}, which is not http or https")
        return led

    def handle_referer(self, request: Request, response: Response) -> None:  # noqa: ARG002 - Scrapy's
        """Send no Referer."""
        request.headers.pop("Referer", None)


class Unpacked(_Part):
    """Unpack bodies, bounded."""

    def process_request(self, request: Request) -> None:
        """Say which encodings we know."""
        request.headers.setdefault("Accept-Encoding", ACCEPTED)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the answer with its body unpacked."""
        encodings = [value.decode("latin-1") for value in response.headers.getlist("Content-Encoding")]
        if not encodings or response.status != _OK:
            return response
        most = request.meta.get("download_maxsize", self.crawler.spider.plan.max_bytes)
        try:
            body = unpack(response.body, encodings, most=most)
        except PageFault as fault:
            raise PageFault(fault.kind, f"{request.url}: {fault.reason}") from fault
        response = response.replace(body=body)
        del response.headers["Content-Encoding"]
        return response


def kept_article(request: Request, store: PageStore) -> Response | None:
    """Return an article's page if it is stored; nothing else is answered from the store unasked."""
    kept = load_response(store, request.url) if _stays(request) else None
    return None if kept is None else _shown(kept)


def retry_after(value: bytes | None) -> float | None:
    """Return the seconds of a ``Retry-After``, given as seconds or as a date; ``None`` where it is neither.

    Examples
    --------
    >>> retry_after(b"120"), retry_after(b"soon")
    (120.0, None)
    """
    text = (value or b"").decode("latin-1").strip()
    if text.isdecimal():
        return float(text[:12])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _stays(request: Request) -> bool:
    """Whether what is stored is the answer: of an article, unless its page was tried before and held none."""
    target = request.meta.get("target")
    return target is not None and not target.tries


def _shown(kept: StoredResponse) -> Response:
    headers = {name: list(values) for name, values in kept.headers.items()}
    return HtmlResponse(kept.url, status=kept.status, headers=headers, body=kept.body, encoding="utf-8", flags=["kept"])


def _stored(request: Request, response: Response) -> StoredResponse:
    headers = {
        name: tuple(value.decode("latin-1") for value in response.headers.getlist(name))
        for name in _KEPT_HEADERS
        if name in response.headers
    }
    return StoredResponse(
        url=request.url,
        status=response.status,
        headers=headers,
        body=response.body,
        fetched_at=datetime.now(KST),
    )
