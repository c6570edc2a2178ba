"""Who may ask: by the name that the server was called by, by token, and from which web page."""

import hashlib
import hmac
from collections.abc import Mapping

from newsmine.server.refusals import Refusal
from newsmine.server.settings import Settings

# What tells nothing of anybody's texts.
_OPEN_PATHS = frozenset({"/health", "/docs", "/docs/page.css", "/docs/page.js", "/openapi.json"}) | {
    "/",
    "/explore",
    "/explore/",
    "/explore/font.woff2",
}
_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
# How long a browser may keep what a preflight said, in seconds.
_PREFLIGHT_AGE = "600"


class Access:
    """Checks the headers of a request before anything else of it is read."""

    def __init__(self, settings: Settings) -> None:
        self._token = _digest(settings.token.encode()) if settings.token is not None else None
        self._origins = frozenset(settings.allowed_origins)
        own = {settings.host.lower(), *settings.allowed_hosts}
        # Behind a token a foreign name does no harm; which names reach a machine, only its owner knows.
        self._hosts = {*own, *_LOOPBACK_NAMES} if settings.is_loopback or settings.allowed_hosts else None

    def check(self, method: str, path: str, headers: Mapping[str, str]) -> None:
        """Refuse a request that is meant for another host (DNS rebinding), or that shows no token where one is needed.

        Raises
        ------
        Refusal
            421 or 401.
        """
        host = headers.get("host", "")
        if self._hosts is not None and _without_port(host) not in self._hosts:
            raise Refusal(
                421,
                "wrong_host",
                "this server does not answer to that name",
                field="Host",
                value=host,
                way_out="ask by the address that it was started with, or start it with --allow-host NAME",
            )
        if self._token is None or path in _OPEN_PATHS or self._is_preflight(method, headers):
            return
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(_digest(given.strip().encode()), self._token):
            raise Refusal(
                401,
                "token_needed",
                "the token is missing or wrong",
                field="Authorization",
                way_out="send the header Authorization: Bearer TOKEN",
                headers={"WWW-Authenticate": 'Bearer realm="newsmine"'},
            )

    def preflight(self, method: str, headers: Mapping[str, str]) -> dict[str, str] | None:
        """Return the headers that answer a browser's question whether a page may ask; ``None`` if it is none."""
        if not self._is_preflight(method, headers):
            return None
        return {
            **self.page_headers(headers),
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type",
            "Access-Control-Max-Age": _PREFLIGHT_AGE,
        }

    def page_headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the headers that let a page of an allowed origin read the answer."""
        if not self._origins:
            return {}
        origin = headers.get("origin", "")
        allowed = {"Access-Control-Allow-Origin": origin} if origin in self._origins else {}
        return {**allowed, "Vary": "Origin"}

    def _is_preflight(self, method: str, headers: Mapping[str, str]) -> bool:
        asks = method == "OPTIONS" and "access-control-request-method" in headers
        return asks and headers.get("origin") in self._origins


def _digest(token: bytes) -> bytes:
    """Two digests are of one length, so comparing them tells not even that of the token."""
    return hashlib.sha256(token).digest()


def _without_port(host: str) -> str:
    name, colon, port = host.strip().lower().rpartition(":")
    return name if colon and port.isdigit() else host.strip().lower()
