"""Compressed bodies to bytes, bounded while they are unpacked, whole or not at all."""

import importlib.util
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newsmine.pages.faults import PageFault


def _is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # of the package that it would stand in
        return False


_OPTIONAL = {"br": "brotli", "zstd": "backports.zstd"}
ACCEPTED = ", ".join(["gzip", "deflate", *(name for name, module in _OPTIONAL.items() if _is_installed(module))])
"""What the collector says that it can unpack: a server sends nothing else."""

_CHUNK = 65_536
# No server packs a page more than once; twice is a proxy's doing, more is a bomb.
_MOST_LAYERS = 2


def unpack(body: bytes, encodings: Sequence[str], *, most: int) -> bytes:
    """Return a body without its content encodings.

    Parameters
    ----------
    body : bytes
        As it was sent.
    encodings : sequence of str
        Values of ``Content-Encoding``, in order.
    most : int
        Most bytes of the result; unpacking ends there.

    Raises
    ------
    PageFault
        ``too_large`` beyond ``most``; ``bad_encoding`` where the body is no such encoding or one that is not known;
        ``reset`` where it ends too early.

    Examples
    --------
    >>> import gzip
    >>> unpack(gzip.compress(b"<html>"), ["gzip"], most=100)
    b'<html>'
    """
    layers = [name.strip().lower() for value in encodings for name in value.split(",")]
    layers = [name for name in layers if name not in {"", "identity"}]
    if len(layers) > _MOST_LAYERS:
        raise PageFault("bad_encoding", f"packed {len(layers)} times; at most {_MOST_LAYERS} are unpacked")
    for name in reversed(layers):
        body = _layer(body, name, most)
    return body


def _layer(body: bytes, name: str, most: int) -> bytes:
    unpacker = _UNPACKERS.get(name)
    if unpacker is None:
        raise PageFault("bad_encoding", f"content encoding {name!r}; known: {', '.join(_UNPACKERS)}")
    if not body:
        return body
    parts, size = [], 0
    for part in unpacker(body):
        size += len(part)
        if size > most:
            raise PageFault("too_large", f"{len(body):,} bytes of {name} unpack to more than {most:,}")
        parts.append(part)
    return b"".join(parts)


def _gzip(body: bytes) -> Iterator[bytes]:
    while body:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        yield from _inflated(unpacker, body, "gzip")
        # Further members follow one another; zeros are padding.
        body = unpacker.unused_data.lstrip(b"\x00")
        if not body.startswith(b"\x1f\x8b"):
            return


def _deflate(body: bytes) -> Iterator[bytes]:
    try:
        zlib.decompressobj().decompress(body, 1)
    except zlib.error:
        # Some servers send it without zlib's head.
        yield from _inflated(zlib.decompressobj(-zlib.MAX_WBITS), body, "deflate")
    else:
        yield from _inflated(zlib.decompressobj(), body, "deflate")


def _inflated(unpacker: Any, body: bytes, name: str) -> Iterator[bytes]:  # noqa: ANN401 - zlib's has no public type
    try:
        while body and not unpacker.eof:
            yield unpacker.decompress(body, _CHUNK)
            body = unpacker.unconsumed_tail
    except zlib.error as error:
        raise PageFault("bad_encoding", f"no {name}: {error}") from error
    if not unpacker.eof:
        raise PageFault("reset", f"the {name} body ends too early")


def _brotli(body: bytes) -> Iterator[bytes]:
    try:
        brotli: Any = importlib.import_module("brotli")
    except ImportError as error:
        raise PageFault("bad_encoding", "brotli is not installed") from error
    unpacker = brotli.Decompressor()
    try:
        part = unpacker.process(body, output_buffer_limit=_CHUNK)
        while part or not unpacker.is_finished():
            yield part
            before, part = part, unpacker.process(b"", output_buffer_limit=_CHUNK)
            if not before and not part:
                break
    except brotli.error as error:
        raise PageFault("bad_encoding", f"no brotli: {error}") from error
    if not unpacker.is_finished():
        raise PageFault("reset", "the brotli body ends too early")


def _zstd(body: bytes) -> Iterator[bytes]:
    try:
        zstd: Any = importlib.import_module("backports.zstd")
    except ImportError as error:
        raise PageFault("bad_encoding", "zstd is not installed") from error
    unpacker = zstd.ZstdDecompressor()
    try:
        part = unpacker.decompress(body, _CHUNK)
        while part or not (unpacker.eof or unpacker.needs_input):
            yield part
            part = b"" if unpacker.eof or unpacker.needs_input else unpacker.decompress(b"", _CHUNK)
    except zstd.ZstdError as error:
        raise PageFault("bad_encoding", f"no zstd: {error}") from error
    if not unpacker.eof:
        raise PageFault("reset", "the zstd body ends too early")


_UNPACKERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
