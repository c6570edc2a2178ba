"""WARC archives to articles: every page that was answered with 200, with its address and its day."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsmine.articles.extract import read
from newsmine.articles.warc_blocks import Block, blocks
from newsmine.errors import InputError, RowError
from newsmine.records import KST, Page, Reading
from newsmine.text.hangul import nfc

# Of a page, decoded; the largest articles with all that stands around them have some 2 MB.
_MAX_PAGE = 10_000_000
_HTML = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_OK = "200"


def read_warc(path: Path, *, on_error: Callable[[RowError], None] | None = None) -> Iterator[Reading]:
    """Yield the articles of a WARC file (``.warc``, ``.warc.gz``), in the order of its records.

    Only responses with status 200 that hold HTML are read; chunks and compression of the answer are undone, and its
    charset is believed as a browser would. Of each reading a warning says when the page was archived.

    Parameters
    ----------
    path : Path
        The archive; it is read in one pass, a record at a time.
    on_error : callable, optional
        Called with the ``RowError`` of each record that is damaged, too large, or holds no article; the others are read.
        Without it the first one is raised.

    Raises
    ------
    InputError
        If the file holds no record at all; a ``RowError`` without ``on_error``.
    """
    known = False
    failures: list[RowError] = []
    for number, block in enumerate(blocks(path), start=1):
        known = known or block.data.startswith(b"WARC/")
        try:
            reading = _reading(path, block)
        except InputError as error:
            failures.append(RowError(str(path), f"record {number}", str(error)))
        else:
            if reading is not None:
                yield reading
        if known:
            _tell(failures, on_error)
    if not known:
        raise InputError(f"{path}: no WARC file: its first record is none; write it again, as .warc or .warc.gz")


def _tell(failures: list[RowError], on_error: Callable[[RowError], None] | None) -> None:
    """Hand the failures on, and empty the list."""
    for failure in failures:
        if on_error is None:
            raise failure
        on_error(failure)
    failures.clear()


def _reading(path: Path, block: Block) -> Reading | None:
    """Return the article of a record; None where the record is of another kind."""
    if not block.data.startswith(b"WARC/"):
        raise InputError(f"at byte {block.offset:,}: {block.damage}")
    record = _parse(block)
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind = record.http_headers.get_header("Content-Type") or ""
    if record.http_headers.get_statuscode() != _OK or kind.split(";")[0].strip().lower() not in _HTML:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    if block.damage is not None:
        raise InputError(f"{url}: {block.damage}")
    charset = _CHARSET.search(kind)
    page = Page(body=_body(record, url), url=url, path=nfc(path.as_posix()), charset=charset[1] if charset else None)
    return _with_day(read(page), record.rec_headers.get_header("WARC-Date"))


def _parse(block: Block) -> Any:  # noqa: ANN401 - warcio has no types
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        return ArcWarcRecordLoader().parse_record_stream(io.BytesIO(block.data), known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, AttributeError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"at byte {block.offset:,}: {block.damage or f'no readable record ({reason})'}") from error


def _body(record: Any, url: str) -> bytes:  # noqa: ANN401 - warcio has no types
    """Return the body of an answer without its chunks and compression."""
    from warcio.bufferedreaders import ChunkedDataReader

    headers = record.http_headers
    stream = record.raw_stream
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        stream = ChunkedDataReader(stream)
    body: bytes = stream.read(_MAX_PAGE + 1)
    for coding in reversed((headers.get_header("Content-Encoding") or "").lower().split(",")):
        body = _decoded(body, coding.strip(), url)
    if len(body) > _MAX_PAGE:
        raise InputError(f"{url}: the page is longer than {_MAX_PAGE:,} bytes")
    return body


def _decoded(body: bytes, coding: str, url: str) -> bytes:
    """Return bytes unpacked; archives often keep them unpacked already under the old header, then as they are."""
    if coding in {"", "identity"}:
        return body
    if coding in {"gzip", "x-gzip"}:
        return _inflate(body, 16 + zlib.MAX_WBITS, url) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        zlib_head = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0  # noqa: PLR2004 - RFC 1950
        return _inflate(body, zlib.MAX_WBITS if zlib_head else -zlib.MAX_WBITS, url)
    if coding == "br":
        return _unbrotli(body, url)
    raise InputError(f"{url}: content-encoding {coding!r} is not known; newsmine reads gzip, deflate and br")


def _inflate(body: bytes, bits: int, url: str) -> bytes:
    unpacker = zlib.decompressobj(bits)
    try:
        return unpacker.decompress(body, _MAX_PAGE + 1)
    except zlib.error as error:
        raise InputError(f"{url}: damaged content ({error})") from error


def _unbrotli(body: bytes, url: str) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise InputError(f"{url}: packed with brotli; pip install brotli to read it") from error
    unpacker = brotli.Decompressor()
    if not hasattr(unpacker, "can_accept_more_data"):
        raise InputError(f"{url}: packed with brotli; pip install 'brotli>=1.2' to read it within bounds")
    try:
        unpacked: bytes = unpacker.process(body, output_buffer_limit=_MAX_PAGE)
        while not unpacker.can_accept_more_data() and len(unpacked) <= _MAX_PAGE:
            unpacked += unpacker.process(b"", output_buffer_limit=_MAX_PAGE)
    except brotli.error:
        # Unpacked already, under the old header.
        return body
    return unpacked


def _with_day(reading: Reading, archived: str | None) -> Reading:
    """Return the reading with the day of the archive, and a remark on an article that is newer than its page."""
    try:
        moment = datetime.fromisoformat((archived or "").replace("Z", "+00:00")).astimezone(KST)
    except ValueError:
        return reading
    remarks = [f"archived {moment.isoformat(timespec='seconds')}"]
    published = reading.article.published_at
    if published is not None and published > moment:
        remarks.append(f"published_at {published.isoformat()} is later than the day of the archive")
    return replace(reading, warnings=(*reading.warnings, *remarks))
