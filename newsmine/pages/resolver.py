"""Names to addresses: those that are not public are never handed on."""

from collections.abc import Mapping, Sequence
from typing import Any

from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from zope.interface import implementer

from newsmine.errors import GuardError
from newsmine.pages.guard import refuse


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

    def resolveHostName(self, receiver: Any, name: str, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N802 - Twisted's
        """Resolve a name, and hand on its public addresses."""
        host = name.rstrip(".").lower()
        self.refused.pop(host, None)
        checked = _Checked(receiver, host, self.refused, allow_private=self._allow_private)
        return self._system.resolveHostName(checked, name, *args, **kwargs)


@implementer(IHostResolution)
class _Told:
    """Answer for the system's resolver, as a plan says: each name in turn."""

    name = "told"

    def __init__(self, answers: Mapping[str, Sequence[str]]) -> None:
        self._left = {name: list(given) for name, given in answers.items()}

    def cancel(self) -> None:
        """Do nothing: it answers at once."""

    def resolveHostName(self, receiver: Any, host: str, *_: Any, **asked: Any) -> "_Told":  # noqa: ANN401, N802 - Twisted's
        receiver.resolutionBegan(self)
        given = [host] if isIPAddress(host) or isIPv6Address(host) else self._left.get(host, [])
        now = given.pop(0) if len(given) > 1 else next(iter(given), "")
        for address in filter(None, now.split(",")):
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, asked.get("portNumber", 0)))
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
