# mypy: disable-error-code="no-untyped-call"
# Twisted's client is not typed.
"""The downloader: Scrapy's own, in turn, to checked addresses only, with bounds on what a server may send."""

import time
from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request, Response
from twisted.internet.error import ConnectionDone
from twisted.internet.protocol import connectionDone
from twisted.python.failure import Failure
from twisted.web._newclient import HTTP11ClientProtocol
from twisted.web.client import HTTPConnectionPool, _HTTP11ClientFactory

from newsmine.errors import GuardError
from newsmine.html.addresses import host_of
from newsmine.pages.faults import PageFault, fault_of
from newsmine.pages.guard import check_url
from newsmine.pages.middlewares import kept_article

# Heads of real pages have up to 8 kB; servers themselves accept no more than 16 to 64 kB.
_MOST_HEADER_BYTES = 131_072
_BROKEN = b"X-Newsmine-Broken"


class Downloader(HTTP11DownloadHandler):
    """Fetch a page when it is its host's turn."""

    lazy = False

    def __init__(self, crawler: Any) -> None:  # noqa: ANN401 - Scrapy's
        super().__init__(crawler)
        from twisted.internet import reactor

        # One connection a request: each is checked, and none is asked again behind our back when it was closed.
        self._pool = HTTPConnectionPool(reactor, persistent=False)
        self._pool.retryAutomatically = False
        self._pool._factory = _Factory  # noqa: SLF001 - as Scrapy's handler does
        self._resolver: Any = reactor.nameResolver  # type: ignore[attr-defined, unused-ignore]

    async def download_request(self, request: Request) -> Response:
        """Return the answer, or raise a :class:`PageFault`."""
        spider: Any = self._crawler.spider
        plan, host = spider.plan, host_of(request.url)
        left = plan.timeout - request.meta.get("spent", 0.0)
        if left <= 0:
            raise PageFault("timeout", f"{request.url}: more than {plan.timeout:g} s with its redirects")
        request.meta["download_timeout"] = left
        async with spider.turns.turn(host, slower=lambda: self._slower(host)):
            try:
                check_url(request.url, allow_private=plan.allow_private)
            except GuardError as error:
                raise fault_of(error) from error
            begun = time.monotonic()
            kept = kept_article(request, spider.store)
            if kept is not None:
                # Another address led to the same page while this one waited for its turn.
                return kept
            try:
                response = await super().download_request(request)
            except CannotResolveHostError as error:
                refused = self._resolver.refused.get(host)
                raise PageFault("refused_address", refused) if refused else fault_of(error) from error
            except Exception as error:
                raise fault_of(error) from error
            finally:
                request.meta["spent"] = request.meta.get("spent", 0.0) + time.monotonic() - begun
        if response.headers.get(_BROKEN) and not _is_whole(response):
            raise PageFault("reset", f"{request.url}: the connection broke while the page was sent")
        return response

    def _slower(self, host: str) -> float:
        engine: Any = self._crawler.engine
        slot = engine.downloader.slots.get(host)
        return float(slot.delay) if slot else 0.0


def _is_whole(response: Response) -> bool:
    """Whether a body that ended with a broken connection is all there: a page by its last tag, a packed body by itself.

    Old servers end a TLS connection without saying so.
    """
    return "Content-Encoding" in response.headers or response.body.rstrip()[-7:].lower() == b"</html>"


class _Protocol(HTTP11ClientProtocol):
    """HTTP/1.1 that ends a flood of headers, and tells a broken connection from an ended one."""

    _head = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's
        parser: Any = self._parser
        if parser is not None and parser.state in {"STATUS", "HEADER"}:
            self._head += len(data)
            if self._head > _MOST_HEADER_BYTES and b"\n\r\n" not in data and b"\n\n" not in data:
                transport: Any = self.transport
                transport.abortConnection()
                return
        super().dataReceived(data)

    def connectionLost(self, reason: Failure = connectionDone) -> None:  # noqa: N802 - Twisted's
        response = getattr(self._parser, "response", None)
        if response is not None and not reason.check(ConnectionDone):
            # A body that ends with the connection is whole only where the connection was closed in order.
            response.headers.setRawHeaders(_BROKEN, [b"1"])
        super().connectionLost(reason)


class _Factory(_HTTP11ClientFactory):
    noisy = False

    def buildProtocol(self, addr: Any) -> HTTP11ClientProtocol:  # noqa: ANN401, ARG002, N802 - Twisted's
        return _Protocol(self._quiescentCallback)
