"""What stands before the application: access, the size and pace of bodies, how many at a time, and headers."""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp

from newsmine.server.access import Access
from newsmine.server.refusals import Refusal
from newsmine.server.settings import Settings

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

JSON_TYPE = "application/json; charset=utf-8"
"""Content type of every answer that is no page."""

# As h11 has it.
_HEAD_BYTES = 16_384
# A body that is refused is read on a little, unkept: a client that still sends would lose the answer.
_DRAINED_BODIES = 4
_DRAIN_SECONDS = 2.0
# Parts of an answer, so that a client that reads slowly is seen to read.
_PART = 65536
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Gate:
    """ASGI middleware that lets through what an application can bear.

    Parameters
    ----------
    app : ASGI application
        What is behind it.
    settings : Settings
        Access and limits.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._access = Access(settings)
        self._limits = settings.limits
        self._slots = settings.workers + settings.limits.queue
        self._taken = 0

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = _Body(receive, headers, self._limits.body_bytes, self._limits.body_seconds)
        extra = {**_HEADERS, **self._access.page_headers(headers)}
        answer = _Answer(send, body, extra)
        try:
            _check_size(headers)
            self._access.check(scope["method"], scope["path"], headers)
            preflight = self._access.preflight(scope["method"], headers)
            if preflight is not None:
                await answer.give(204, b"", preflight)
            elif scope["method"] == "POST":
                await self._in_turn(scope, body, answer)
            else:
                await self._app(scope, body.receive, answer.send)
        except Refusal as refusal:
            await answer.give(refusal.status_code, refusal.body, dict(refusal.headers or {}))

    async def _in_turn(self, scope: MutableMapping[str, Any], body: "_Body", answer: "_Answer") -> None:
        if self._taken >= self._slots:
            raise Refusal(
                503,
                "busy",
                f"{self._taken} requests are being worked on or wait, and no more may",
                way_out="ask again in a moment, or send several texts in one request",
                headers={"Retry-After": "1"},
            )
        self._taken += 1
        try:
            await self._app(scope, body.receive, answer.send)
        finally:
            self._taken -= 1


def _check_size(headers: Headers) -> None:
    """Refuse a large head: h11 bounds only one that comes in several parts."""
    size = sum(len(name) + len(value) for name, value in headers.raw)
    if size > _HEAD_BYTES:
        message = f"the headers have {size:,} bytes, and may have {_HEAD_BYTES:,}"
        raise Refusal(431, "head_too_large", message, way_out="send fewer or shorter headers")


class _Body:
    """A request's body, counted and timed as it comes in."""

    def __init__(self, receive: Receive, headers: Headers, limit: int, seconds: float) -> None:
        self._receive = receive
        self._limit = limit
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._size = 0
        length = headers.get("content-length", "0")
        self._announced = int(length) if length.isdigit() else 0
        # Such a client waits for us to ask for the body, so there is nothing to drain.
        self._asks_before = headers.get("expect", "").lower() == "100-continue"
        self._begun = False
        self.open = self._announced > 0 or "transfer-encoding" in headers

    async def receive(self) -> Message:
        """Return the next part.

        Raises
        ------
        Refusal
            413 if the body is larger than it may be, 408 if it comes too slowly.
        """
        if self._announced > self._limit:
            raise self._too_large(f"{self._announced:,} bytes")
        message = await self._next(self._until)
        self._size += len(message.get("body", b""))
        if self._size > self._limit:
            raise self._too_large("more")
        return message

    async def drain(self) -> None:
        """Read on, keeping nothing, until the body ends or was read on for long enough."""
        until = time.monotonic() + _DRAIN_SECONDS
        if self._asks_before and not self._begun:
            return
        while self.open and self._size <= self._limit * _DRAINED_BODIES:
            try:
                self._size += len((await self._next(until)).get("body", b""))
            except Refusal:
                return

    async def _next(self, until: float) -> Message:
        self._begun = True
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, until - time.monotonic()))
        except asyncio.TimeoutError:
            raise Refusal(
                408,
                "body_too_slow",
                f"the body took longer than {self._seconds:g} s",
                way_out="send it faster, or less",
            ) from None
        self.open = message["type"] == "http.request" and bool(message.get("more_body"))
        return message

    def _too_large(self, size: str) -> Refusal:
        return Refusal(
            413,
            "body_too_large",
            f"a body has at most {self._limit:,} bytes, this one {size}",
            way_out="send fewer texts in a request",
        )


class _Answer:
    """An answer on its way: with our headers, in parts, and after what is left of the body."""

    def __init__(self, send: Send, body: _Body, headers: dict[str, str]) -> None:
        self._send = send
        self._body = body
        self._headers = headers

    async def give(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        """Send a whole answer."""
        if body:
            headers = {"Content-Type": JSON_TYPE, "Content-Length": str(len(body)), **headers}
        raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
        await self.send({"type": "http.response.start", "status": status, "headers": raw})
        await self.send({"type": "http.response.body", "body": body})

    async def send(self, message: Message) -> None:
        """Send a part of an answer."""
        if message["type"] == "http.response.start":
            await self._body.drain()
            present = {name.lower() for name, _ in message["headers"]}
            added = {k.lower().encode(): v.encode("latin-1") for k, v in self._headers.items()}
            if self._body.open:
                added[b"connection"] = b"close"
            message["headers"] = [*message["headers"], *((k, v) for k, v in added.items() if k not in present)]
            await self._send(message)
            return
        body = message.get("body", b"")
        for start in range(0, max(1, len(body)), _PART):
            rest = start + _PART < len(body) or message.get("more_body", False)
            await self._send({**message, "body": body[start : start + _PART], "more_body": rest})
