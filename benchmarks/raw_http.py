"""HTTP by hand: requests that no client library would send, and their answers."""

import socket
from typing import NamedTuple

_SECONDS = 30.0


class Bad(NamedTuple):
    """A bad request: its kind, its bytes, and what the client does behind them.

    ``wait`` reads the answer, ``half`` closes the sending half first, ``leave`` closes at once.
    """

    kind: str
    sent: bytes
    then: str = "wait"


class Answer(NamedTuple):
    """What came back: status 0 where nothing did."""

    status: int
    headers: dict[str, str]
    body: bytes


def post(body: bytes, path: str = "/tokenize", *headers: str) -> bytes:
    """Return a request as bytes; headers beside Host, Content-Type and Content-Length."""
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", *headers]
    if not any(line.lower().startswith("content-type") for line in headers):
        lines.append("Content-Type: application/json")
    if not any(line.lower().startswith(("content-length", "transfer-encoding")) for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + body


def send(port: int, bad: Bad) -> Answer:
    """Send a request and return the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=_SECONDS) as connection:
        try:
            connection.sendall(bad.sent)
            if bad.then == "half":
                connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # refused while we sent; the answer may be there
        return Answer(0, {}, b"") if bad.then == "leave" else receive(connection, head=bad.sent.startswith(b"HEAD "))


def receive(connection: socket.socket, *, head: bool = False) -> Answer:
    """Read one answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = _part(connection)
        if not part:
            return Answer(0, {}, data)
        data += part
    top, _, body = data.partition(b"\r\n\r\n")
    status, *lines = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    size = 0 if head else int(headers.get("content-length", 0))
    while len(body) < size and (part := _part(connection)):
        body += part
    return Answer(int(status.split()[1]), headers, body[:size])  # behind it may stand the answer to what came after


def _part(connection: socket.socket) -> bytes:
    try:
        return connection.recv(65536)
    except ConnectionError:
        return b""
