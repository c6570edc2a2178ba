"""The downloader: Scrapy's own, in turn, to checked addresses only, with bounds on what a server may send."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request, Response
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.error import ConnectionDone
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from twisted.python.failure import Failure
from twisted.web._newclient import HTTP11ClientProtocol
from twisted.web.client import HTTPConnectionPool, _HTTP11ClientFactory
from zope.interface import implementer

from newsmine.errors import GuardError
from newsmine.pages.faults import PageFault, fault_of
from newsmine.pages.guard import check_url, host_of, refuse
from newsmine.pages.middlewares import kept_article

# Heads of real pages have up to 8 kB; servers themselves accept no more than 16 to 64 kB.
_MOST_HEADER_BYTES = 131_072
_BROKEN = b"X-Newsmine-Broken"


class Downloader(HTTP11DownloadHandler):  # type: ignore[misc]
    """Fetch a page when it is its host's turn."""

    lazy = False

    def __init__(self, crawler: Any) -> None:  # noqa: ANN401 - Scrapy's
        super().__init__(crawler)
        from twisted.internet import reactor

        # One connection a request: each is checked, and none is asked again behind our back when it was closed.
        self._pool = HTTPConnectionPool(reactor, persistent=False)
        self._pool.retryAutomatically = False
        self._pool._factory = _Factory  # noqa: SLF001 - as Scrapy's handler does
        self.resolver = reactor.nameResolver

    async def download_request(self, request: Request) -> Response:
        """Return the answer, or raise a :class:`PageFault`."""
        spider = self._crawler.spider
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
                refused = getattr(self.resolver, "refused", {}).get(host)
                raise PageFault("refused_address", refused) if refused else fault_of(error) from error
            except Exception as error:
                raise fault_of(error) from error
            finally:
                request.meta["spent"] = request.meta.get("spent", 0.0) + time.monotonic() - begun
        if response.headers.get(_BROKEN):
            raise PageFault("reset", f"{request.url}: the connection broke while the page was sent")
        return response

    def _slower(self, host: str) -> float:
        slot = self._crawler.engine.downloader.slots.get(host)
        return float(slot.delay) if slot else 0.0


@implementer(IHostnameResolver)
class Resolver:
    """Names to addresses: what is not public is never handed on, so that it cannot be connected to.

    The addresses that it gives are those that are connected to; no name is resolved a second time.
    """

    def __init__(
        self,
        reactor: Any,  # noqa: ANN401 - Twisted's
        *,
        allow_private: bool,
        answers: Mapping[str, Sequence[str]],
    ) -> None:
        self._reactor = reactor
        self._system = _Told(answers) if answers else reactor.nameResolver
        self._allow_private = allow_private
        self.refused: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> "Resolver":  # noqa: ANN401 - Scrapy's
        """Return it as the settings say."""
        settings = crawler.settings
        answers = settings.getdict("NEWSMINE_RESOLVE")
        return cls(reactor, allow_private=settings.getbool("NEWSMINE_ALLOW_PRIVATE"), answers=answers)

    def install_on_reactor(self) -> None:
        """Resolve all names of this process."""
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's
        self,
        resolutionReceiver: Any,
        hostName: str,
        *args: Any,
        **kwargs: Any,  # noqa: ANN401 - Twisted's
    ) -> Any:  # noqa: ANN401 - Twisted's
        """Resolve a name, and hand on its public addresses."""
        self.refused.pop(hostName, None)
        checked = _Checked(resolutionReceiver, hostName, self.refused, allow_private=self._allow_private)
        return self._system.resolveHostName(checked, hostName, *args, **kwargs)


@implementer(IHostResolution)
class _Told:
    """Answer for the system's resolver, as a plan says: each name in turn."""

    name = "told"

    def __init__(self, answers: Mapping[str, Sequence[str]]) -> None:
        self._left = {name: list(given) for name, given in answers.items()}

    def cancel(self) -> None:
        """Do nothing: it answers at once."""

    def resolveHostName(self, receiver: Any, host: str, portNumber: int = 0, *_: Any, **__: Any) -> "_Told":  # noqa: ANN401, N802 - Twisted's
        receiver.resolutionBegan(self)
        given = self._left.get(host, [])
        now = given.pop(0) if len(given) > 1 else next(iter(given), "")
        for address in filter(None, now.split(",")):
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, portNumber))
        receiver.resolutionComplete()
        return self


class _Checked:
    """Hand on the addresses of a name that may be connected to."""

    def __init__(self, receiver: Any, host: str, refused: dict[str, str], *, allow_private: bool) -> None:  # noqa: ANN401 - Twisted's
        self._receiver = receiver
        self._host = host
        self._refused = refused
        self._allow_private = allow_private

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: ANN401, N802 - Twisted's
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: ANN401, N802 - Twisted's
        try:
            refuse(address.host, place=self._host, allow_private=self._allow_private)
        except GuardError as error:
            self._refused[self._host] = str(error)
        else:
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's
        self._receiver.resolutionComplete()


class _Protocol(HTTP11ClientProtocol):  # type: ignore[misc]
    """HTTP/1.1 that ends a flood of headers, and tells a broken connection from an ended one."""

    _head = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's
        parser = self._parser
        if parser is not None and parser.state in {"STATUS", "HEADER"}:
            self._head += len(data)
            if self._head > _MOST_HEADER_BYTES and b"\n\r\n" not in data and b"\n\n" not in data:
                self.transport.abortConnection()
                return
        super().dataReceived(data)

    def connectionLost(self, reason: Failure) -> None:  # noqa: N802 - Twisted's
        response = getattr(self._parser, "response", None)
        if response is not None and not reason.check(ConnectionDone):
            # A body that ends with the connection is whole only where the connection was closed in order.
            response.headers.setRawHeaders(_BROKEN, [b"1"])
        super().connectionLost(reason)


class _Factory(_HTTP11ClientFactory):  # type: ignore[misc]
    noisy = False

    def buildProtocol(self, addr: Any) -> HTTP11ClientProtocol:  # noqa: ANN401, ARG002, N802 - Twisted's
        return _Protocol(self._quiescentCallback)
