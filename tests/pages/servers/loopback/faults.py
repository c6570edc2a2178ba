"""Every fault that a server can have, each exact and each at a host of its own: raw bytes, no library between."""

# ruff: noqa: ARG001, ARG005 - every fault is called alike, with the request and the number of the try

import asyncio
import gzip
import os
import socket
import struct
import zlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from functools import cache

from loopback.http import App, Raw, Reply, Request, Writer
from loopback.outlets import namdo

# Ten times what a page may have, and small on the wire: only a bound while decoding holds it.
_BOMB = 1_000_000_000
_CHUNK = 65_536
_PIECE = 10_000_000
_DRIPS = 600


def faulty(name: str) -> App:
    """Return a newspaper of three stories whose second page, or robots.txt, has the fault of that name."""
    _, healthy = namdo(3)
    page = PAGES.get(name)
    robots = ROBOTS.get(name)
    tries = 0

    def app(request: Request) -> Reply | Raw:
        nonlocal tries
        if robots is not None and (request.path == "/robots.txt" or request.path.startswith("/robots-")):
            return robots(request, 0)
        is_faulty = request.path.startswith("/fault") or (
            request.path == "/news/articleView.html" and request.query.get("idxno") == "2"
        )
        if page is not None and is_faulty:
            tries += 1
            return page(request, tries)
        return healthy(request)

    return app


def gigabyte() -> bytes:
    """Return a gigabyte of blanks as a gzip file of one megabyte."""
    return _packed("gzip")


def without_end() -> Raw:
    """Return an answer that never ends."""
    return _endless(Request("GET", "/", {}, ""), 1)


def _good(request: Request) -> Reply:
    return namdo(3)[0].article("2", request.base)


def _raw(*parts: bytes, pause: float = 0.0, reset: bool = False) -> Raw:
    async def write(request: Request, writer: Writer) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        if reset:
            option = struct.pack("ii", 1, 0)
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)
            writer.transport.abort()

    return write


def _head(*headers: str, status: str = "200 OK", type_: str = "text/html; charset=utf-8") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {type_}", *headers, "", ""]).encode()


def _later(value: Callable[[], str], status: int) -> Callable[[Request, int], Reply | Raw]:
    def page(request: Request, tries: int) -> Reply:
        return _good(request) if tries > 1 else Reply(b"later", status, headers=(("Retry-After", value()),))

    return page


def _always(reply: Reply) -> Callable[[Request, int], Reply]:
    return lambda request, tries: reply


def _moved(target: str) -> Callable[[Request, int], Reply]:
    return _always(Reply(status=302, headers=(("Location", target),)))


def _in(seconds: float) -> str:
    return format_datetime(datetime.now(timezone.utc) + timedelta(seconds=seconds), usegmt=True)


def _reset(request: Request, tries: int) -> Raw:
    return _raw(_head("Content-Length: 50000") + _good(request).body[:900], pause=0.05, reset=True)


def _drip(request: Request, tries: int) -> Raw:
    return _raw(_head("Content-Length: 5000"), *([b"<"] * _DRIPS), pause=0.1)


def _slow_head(request: Request, tries: int) -> Raw:
    return _raw(*([b"H", b"T", b"T", b"P"] * _DRIPS), pause=0.5)


def _silent(request: Request, tries: int) -> Raw:
    return _raw(b"", pause=_DRIPS / 10)


def _longer(request: Request, tries: int) -> Raw:
    body = _good(request).body
    return _raw(_head(f"Content-Length: {len(body) + 5000}") + body)


def _shorter(request: Request, tries: int) -> Raw:
    body = _good(request).body
    return _raw(_head(f"Content-Length: {len(body) // 2}") + body)


def _hops(most: int) -> Callable[[Request, int], Reply]:
    def page(request: Request, tries: int) -> Reply:
        n = int(request.query.get("n", "0"))
        return _good(request) if n >= most else Reply(status=302, headers=(("Location", f"/fault?n={n + 1}"),))

    return page


def _bomb(encoding: str) -> Callable[[Request, int], Raw]:
    def page(request: Request, tries: int) -> Raw:
        async def write(request: Request, writer: Writer) -> None:
            body = await asyncio.to_thread(_packed, encoding)
            writer.write(_head(f"Content-Encoding: {encoding}", f"Content-Length: {len(body)}") + body)
            await writer.drain()

        return write

    return page


@cache
def _packed(encoding: str) -> bytes:
    """Return a gigabyte of blanks as a few kilobytes: one packed piece again and again, without its last checksum."""
    if encoding == "br":
        import brotli

        return bytes(brotli.compress(b" " * (_BOMB // 5), quality=1))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b" " * _PIECE) + packer.flush(zlib.Z_FULL_FLUSH)
    head = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" if encoding == "gzip" else b"\x78\xda"
    return head + piece * (_BOMB // _PIECE) + b"\x03\x00"


def _twice_packed(request: Request, tries: int) -> Raw:
    inner = _packed("gzip")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = packer.compress(inner) + packer.flush()
    return _raw(_head("Content-Encoding: gzip, gzip", f"Content-Length: {len(body)}") + body)


def _packed_page(request: Request, name: str, pack: Callable[[bytes], bytes]) -> Reply:
    good = _good(request)
    return Reply(pack(good.body), headers=(("Content-Encoding", name),))


def _brotli(body: bytes) -> bytes:
    import brotli

    return bytes(brotli.compress(body))


def _endless(request: Request, tries: int) -> Raw:
    async def write(request: Request, writer: Writer) -> None:
        writer.write(_head("Transfer-Encoding: chunked"))
        block = b"%x\r\n" % _CHUNK + b"<p>" + b" " * (_CHUNK - 3) + b"\r\n"
        while True:
            writer.write(block)
            await writer.drain()

    return write


def _endless_headers(request: Request, tries: int) -> Raw:
    async def write(request: Request, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"".join(b"X-%d: %s\r\n" % (i, b"a" * 200) for i in range(100)))
            await writer.drain()

    return write


def _one_endless_header(request: Request, tries: int) -> Raw:
    async def write(request: Request, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while True:
            writer.write(b"a" * _CHUNK)
            await writer.drain()

    return write


def _wrong_charset(request: Request, tries: int) -> Reply:
    return Reply(_good(request).body, type="text/html; charset=utf-16")


def _binary(request: Request, tries: int) -> Reply:
    return Reply(b"\x89PNG\r\n\x1a\n" + os.urandom(20_000), type="text/html")


def _huge_cookies(request: Request, tries: int) -> Reply:
    cookies = tuple(("Set-Cookie", f"c{i}={'a' * 4000}; Path=/") for i in range(12))
    return Reply(_good(request).body, headers=cookies)


def _meta_refresh(request: Request, tries: int) -> Reply:
    return Reply(b'<html><head><meta http-equiv="refresh" content="0; url=/fault?again=1"></head><body></body></html>')


def _robots_slow(request: Request, tries: int) -> Raw:
    return _raw(_head("Content-Length: 5000", type_="text/plain"), *([b"#"] * _DRIPS), pause=0.1)


def _robots_moved(request: Request, tries: int) -> Reply:
    n = len(request.path)
    return Reply(status=302, headers=(("Location", "/robots-" + "a" * (n % 7) + ".txt"),))


def _rules(text: str, encoding: str = "utf-8") -> Callable[[Request, int], Reply]:
    return _always(Reply(text.encode(encoding), type="text/plain"))


Fault = Callable[[Request, int], "Reply | Raw"]
PAGES: dict[str, Fault] = {
    "429 for a second": _later(lambda: "1", 429),
    "429 for five seconds": _later(lambda: "5", 429),
    "429 until a date": _later(lambda: _in(2), 429),
    "429 for a century": _always(Reply(b"later", 429, headers=(("Retry-After", "3155760000"),))),
    "429 until nonsense": _later(lambda: "soon", 429),
    "503 for a second": _later(lambda: "1", 503),
    "503 until a past date": _later(lambda: _in(-9_000), 503),
    "503 for minus one": _later(lambda: "-1", 503),
    "500 always": _always(Reply(b"broken", 500)),
    "500 once": lambda request, tries: _good(request) if tries > 1 else Reply(b"broken", 500),
    "404": _always(Reply(b"<p>gone</p>", 404)),
    "410": _always(Reply(b"<p>gone</p>", 410)),
    "403": _always(Reply(b"<p>no</p>", 403)),
    "304 of nothing": _always(Reply(status=304)),
    "reset in the body": _reset,
    "reset at once": lambda request, tries: _raw(reset=True),
    "closed without a word": lambda request, tries: _raw(),
    "dripping body": _drip,
    "dripping head": _slow_head,
    "silence": _silent,
    "longer than it is": _longer,
    "shorter than it is": _shorter,
    "redirect to itself": _moved("/fault"),
    "five hops": _hops(5),
    "six hops": _hops(6),
    "twenty hops": _hops(20),
    "redirect to a private address": _moved("http://10.0.0.1/"),
    "redirect to the metadata": _moved("http://169.254.169.254/latest/meta-data/"),
    "redirect to a file": _moved("file:///etc/passwd"),
    "redirect to ftp": _moved("ftp://127.0.0.2/x"),
    "redirect to what is forbidden": _moved("/private/articleView.html?idxno=2"),
    "redirect to data": _moved("data:text/html,<p>x</p>"),
    "redirect to wherever": lambda request, tries: (
        Reply(status=302, headers=(("Location", request.query["to"]),)) if "to" in request.query else _good(request)
    ),
    "redirect to nowhere": _moved(""),
    "redirect to tls on a plain port": lambda request, tries: Reply(
        status=302, headers=(("Location", request.base.replace("http:", "https:") + "/fault"),)
    ),
    "redirect to a closed port": lambda request, tries: Reply(
        status=302, headers=(("Location", request.base.rpartition(":")[0] + ":65531/"),)
    ),
    "redirect to rubbish": _moved("http://[::1/%zz"),
    "gzip bomb": _bomb("gzip"),
    "deflate bomb": _bomb("deflate"),
    "brotli bomb": _bomb("br"),
    "gzip in gzip": _twice_packed,
    "broken gzip": lambda request, tries: _raw(
        _head("Content-Encoding: gzip", "Content-Length: 40") + b"\x1f\x8b" + b"x" * 38
    ),
    "packed by gzip": lambda request, tries: _packed_page(request, "gzip", gzip.compress),
    "packed in two pieces": lambda request, tries: _packed_page(
        request, "gzip", lambda body: gzip.compress(body[:700]) + gzip.compress(body[700:])
    ),
    "packed by deflate": lambda request, tries: _packed_page(request, "deflate", zlib.compress),
    "packed without a head": lambda request, tries: _packed_page(
        request, "deflate", lambda body: zlib.compress(body)[2:-4]
    ),
    "packed by brotli": lambda request, tries: _packed_page(request, "br", _brotli),
    "not packed but said so": lambda request, tries: _packed_page(request, "gzip", bytes),
    "packed by what nobody knows": lambda request, tries: _packed_page(request, "x-snow", bytes),
    "no length": lambda request, tries: _raw(_head("Connection: close") + _good(request).body),
    "http 1.0": lambda request, tries: _raw(_head().replace(b"HTTP/1.1", b"HTTP/1.0") + _good(request).body),
    "lines without returns": lambda request, tries: _raw(_head().replace(b"\r\n", b"\n") + _good(request).body),
    "early hints": lambda request, tries: _raw(
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" + _head() + _good(request).body
    ),
    "no content": _always(Reply(b"", 204)),
    "no type": lambda request, tries: _raw(b"HTTP/1.1 200 OK\r\n\r\n" + _good(request).body),
    "two lengths": lambda request, tries: _raw(_head("Content-Length: 10", "Content-Length: 99") + _good(request).body),
    "length of letters": lambda request, tries: _raw(_head("Content-Length: many") + _good(request).body),
    "length below zero": lambda request, tries: _raw(_head("Content-Length: -5") + _good(request).body),
    "endless body": _endless,
    "endless headers": _endless_headers,
    "one endless header": _one_endless_header,
    "wrong charset": _wrong_charset,
    "empty body": _always(Reply(b"")),
    "binary as html": _binary,
    "a picture": _always(Reply(b"\x89PNG\r\n\x1a\n", type="image/png")),
    "broken chunks": lambda request, tries: _raw(_head("Transfer-Encoding: chunked") + b"zz\r\nhello\r\n-5\r\n\r\n"),
    "chunks cut short": lambda request, tries: _raw(_head("Transfer-Encoding: chunked") + b"1000\r\n<p>half"),
    "no http": lambda request, tries: _raw(b"220 smtp.namdo.example ESMTP\r\n" * 3),
    "status of letters": lambda request, tries: _raw(b"HTTP/1.1 OK fine\r\n\r\n<p>x</p>"),
    "meta refresh": _meta_refresh,
    "a robot check at first": lambda request, tries: (
        _good(request) if tries > 1 else Reply("<h1>확인</h1><p>자동 접속인지 확인하고 있습니다.</p>".encode())
    ),
    "a robot check for ever": _always(Reply("<h1>확인</h1><p>자동 접속인지 확인하고 있습니다.</p>".encode())),
    "huge cookies": _huge_cookies,
}
ROBOTS: dict[str, Fault] = {
    "robots 500": _always(Reply(b"broken", 500)),
    "robots 503": _always(Reply(b"broken", 503, headers=(("Retry-After", "86400"),))),
    "robots 404": _always(Reply(b"none", 404)),
    "robots for us": _rules("User-agent: *\nAllow: /\n\nUser-agent: newsmine\nDisallow: /*idxno=2"),
    "robots with a mark": _rules("\ufeffUser-agent: *\r\nDisallow: /news/articleView.html?idxno=2\r\n"),
    "robots for others": _rules("User-agent: otherbot\nDisallow: /\n\nUser-agent: *\nDisallow:\n"),
    "robots of euc-kr": _rules("# 새벽매일 로봇 규칙\nUser-agent: *\nDisallow: /*idxno=2$\n", "cp949"),
    "robots of a thousand stars": _rules("User-agent: *\nDisallow: /" + "*a" * 1000 + "$\n"),
    "robots moved": lambda request, tries: (
        Reply(status=301, headers=(("Location", "/robots-new.txt"),))
        if request.path == "/robots.txt"
        else Reply(b"User-agent: *\nDisallow: /*idxno=2", type="text/plain")
    ),
    "robots as a page": _always(Reply(b"<html><body><p>not found</p></body></html>")),
    "robots of nothing": _always(Reply(b"", type="text/plain")),
    "robots 403": _always(Reply(b"no", 403)),
    "robots endless": _endless,
    "robots dripping": _robots_slow,
    "robots in circles": _robots_moved,
    "robots reset": lambda request, tries: _raw(reset=True),
    "robots of rubbish": lambda request, tries: Reply(os.urandom(5_000), type="text/plain"),
    "robots bomb": _bomb("gzip"),
}
