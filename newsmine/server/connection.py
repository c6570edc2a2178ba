"""One client's connection: uvicorn's, with JSON for what is no HTTP, and a limit on every wait."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from newsmine.server.refusals import refusal_body

# Seconds that a client has for reading 64 kB of an answer.
_READ_SECONDS = 20.0


class Connection(H11Protocol):
    """uvicorn's connection over h11, which answers in JSON and never waits without end.

    uvicorn by itself answers plain text, waits for ever for a head and for a client that does not read, and never
    answers a client that has closed its sending half.
    """

    most_connections = 200
    head_seconds = 10.0

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - uvicorn's
        super().__init__(*args, **named)
        self._head_timer: asyncio.TimerHandle | None = None
        self._read_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > self.most_connections:
            message = f"{len(self.connections) - 1} connections are open, and no more may"
            self._refuse(503, "busy", message, "close connections that are not needed; ask again in a moment")
            return
        self._watch_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop("_head_timer")
        self._stop("_read_timer")
        super().connection_lost(exc)

    def eof_received(self) -> bool:  # type: ignore[override]
        """Go on answering a client that only has no more to send."""
        if self.transport.is_closing():
            return False
        if self._is_answering():
            if not self.cycle.more_body:
                self.cycle.keep_alive = False
                return True
            self._refuse(400, "body_cut", "the body ended before its end", "send all that Content-Length announces")
            return True
        if self.conn.trailing_data[0]:
            self.send_400_response("the request ended within its head")
            return True
        return False

    def handle_events(self) -> None:
        """Handle what has come in."""
        super().handle_events()
        self._watch_head()

    def pause_writing(self) -> None:
        """Wait for the client to read, but not without end."""
        super().pause_writing()
        if self._read_timer is None:
            self._read_timer = self.loop.call_later(_READ_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on writing."""
        self._stop("_read_timer")
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        self._refuse(400, "not_http", msg, "send a request as RFC 9112 has it, its head in at most 16 kB")

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _watch_head(self) -> None:
        if self.transport.is_closing() or self._is_answering():
            self._stop("_head_timer")
        elif self._head_timer is None and self.timeout_keep_alive_task is None:
            self._head_timer = self.loop.call_later(self.head_seconds, self._too_slow)

    def _too_slow(self) -> None:
        message = f"the head of the request took longer than {self.head_seconds:g} s"
        self._refuse(408, "head_too_slow", message, "send the whole request at once")

    def _refuse(self, status: int, code: str, message: str, way_out: str) -> None:
        """Answer as far as an answer can still be begun, and close."""
        if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            body = refusal_body(code, message, way_out=way_out)
            headers = [
                ("content-type", "application/json; charset=utf-8"),
                ("content-length", str(len(body))),
                ("x-content-type-options", "nosniff"),
                ("connection", "close"),
            ]
            events = (h11.Response(status_code=status, headers=headers), h11.Data(data=body), h11.EndOfMessage())
            for event in events:
                self.transport.write(self.conn.send(event) or b"")
        if self._is_answering():
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()

    def _stop(self, name: str) -> None:
        timer: asyncio.TimerHandle | None = getattr(self, name)
        if timer is not None:
            timer.cancel()
            setattr(self, name, None)
