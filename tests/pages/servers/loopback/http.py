"""HTTP/1.1 by hand over asyncio, so that a fault can be as exact as it must be; every request is noted as it arrives."""

import asyncio
import hashlib
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import parse_qsl, urlsplit

_LONGEST_HEAD = 65_536
_REASONS = {200: "OK", 206: "Partial Content", 301: "Moved Permanently", 302: "Found", 304: "Not Modified"}


@dataclass(frozen=True)
class Request:
    """What a client asked for."""

    method: str
    target: str
    headers: dict[str, str]
    base: str

    @property
    def path(self) -> str:
        """The target without its query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        """The values of the query, the last of each name."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))


@dataclass(frozen=True)
class Reply:
    """What the server answers; ``dated`` gives ETag and Last-Modified and answers 304 to who has it."""

    body: bytes = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    dated: datetime | None = None


@dataclass
class Line:
    """One request in the log; ``at`` is seconds of the machine's monotonic clock, ``done`` when the reply was out."""

    at: float
    host: str
    app: str
    method: str
    target: str
    agent: str = ""
    conditional: bool = False
    status: int = 0
    done: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)


Writer = asyncio.StreamWriter
Raw = Callable[[Request, Writer], Awaitable[None]]
App = Callable[[Request], Reply | Raw]


class Host:
    """One host of the little web: an app at an address of the loopback network, by TLS if it has a certificate."""

    def __init__(self, name: str, address: str, app: App, log: list[Line], *, certificate: str | None = None) -> None:
        self.name, self.address, self.app, self.log = name, address, app, log
        self._tls: ssl.SSLContext | None = None
        if certificate is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(certificate)
        self.port = 0
        self._server: asyncio.Server | None = None

    async def open(self, port: int = 0) -> None:
        """Listen, on any free port unless one is given."""
        self._server = await asyncio.start_server(self._serve, self.address, port, limit=_LONGEST_HEAD, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]

    @property
    def base(self) -> str:
        """The URL of its root, without the slash."""
        return f"{'https' if self._tls else 'http'}://{self.address}:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        try:
            while await self._answer(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: Writer) -> bool:
        """Answer one request; say whether the connection stays open."""
        head = await reader.readuntil(b"\r\n\r\n")
        at = time.monotonic()
        request = self._parse(head)
        line = Line(at, self.address, self.name, request.method, request.target, request.headers.get("user-agent", ""))
        line.conditional = bool({"if-none-match", "if-modified-since"} & set(request.headers))
        line.headers = request.headers
        self.log.append(line)
        reply = self.app(request)
        if not isinstance(reply, Reply):
            await reply(request, writer)
            line.done = time.monotonic()
            return False
        line.status = await send(request, writer, reply)
        line.done = time.monotonic()
        return request.headers.get("connection", "").lower() != "close"

    def _parse(self, head: bytes) -> Request:
        first, *rest = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        pairs = (each.split(":", 1) for each in rest if ":" in each)
        return Request(method, target, {name.strip().lower(): value.strip() for name, value in pairs}, self.base)


async def send(request: Request, writer: Writer, reply: Reply) -> int:
    """Write a whole reply, or 304 to a client that has it; return the status."""
    headers = [("Content-Type", reply.type), *reply.headers]
    status, body = reply.status, reply.body
    if reply.dated:
        tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        headers += [("ETag", tag), ("Last-Modified", format_datetime(_utc(reply.dated), usegmt=True))]
        if _has_it(request, tag, reply.dated):
            status, body = 304, b""
    head = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Status')}", *(f"{name}: {value}" for name, value in headers)]
    head.append(f"Content-Length: {len(body)}")
    data = "\r\n".join(head).encode("latin-1") + b"\r\n\r\n"
    writer.write(data if request.method == "HEAD" else data + body)
    await writer.drain()
    return status


def _has_it(request: Request, tag: str, dated: datetime) -> bool:
    given = request.headers.get("if-none-match")
    if given is not None:
        return tag in given
    since = request.headers.get("if-modified-since")
    return since is not None and parsedate_to_datetime(since) >= _utc(dated)


def _utc(when: datetime) -> datetime:
    return when.astimezone(timezone.utc).replace(microsecond=0)
