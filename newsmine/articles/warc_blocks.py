"""The records of a WARC file as blocks of bytes: bounded, and a damaged one hides no other."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MAX_BLOCK = 50_000_000
"""Bytes of a record that are held, unpacked; of a longer one (a film) only its head is."""

_GZIP = b"\x1f\x8b\x08"
_RECORD = re.compile(rb"(?:^|\n)(?=WARC/\d)")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_MAX_HEAD = 65_536
_CHUNK = 1 << 16
_SHOWN = 200
# Of a member that unpacks to more than this the rest is passed over without being unpacked.
_MAX_UNPACKED = 4_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One record: ``offset`` in the file, ``data`` from its first line on, ``damage`` where it is not whole."""

    offset: int
    data: bytes
    damage: str | None = None


def blocks(path: Path) -> Iterator[Block]:
    """Yield the records of a ``.warc`` or ``.warc.gz`` file in their order, the damaged ones too."""
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        if not packed:
            yield from _plain(file)
            return
        for member in _members(file):
            if member.damage is not None and not member.data.startswith(b"WARC/"):
                yield member
                continue
            for block in _plain(io.BytesIO(member.data)):
                yield Block(offset=member.offset, data=block.data, damage=member.damage or block.damage)


def _members(file: BinaryIO) -> Iterator[Block]:
    """Yield the members of a gzip file; behind a damaged one, go on at the next that begins a record."""
    offset = 0
    while True:
        file.seek(offset)
        if not file.read(1):
            return
        file.seek(offset)
        data, size, damage = _unpack(file)
        yield Block(offset=offset, data=data, damage=damage)
        if damage is None or size:
            following: int | None = offset + size
        else:
            following = _next_member(file, offset + 1)
        if following is None:
            return
        offset = following


def _unpack(file: BinaryIO) -> tuple[bytes, int, str | None]:
    """Return the head of a member, how many bytes it takes in the file (0 if unknown), and what is wrong with it."""
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    kept, unpacked, taken = bytearray(), 0, 0
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail or file.read(_CHUNK)
        if not packed:
            return bytes(kept), 0, "ends in the middle"
        if not unpacker.unconsumed_tail:
            taken += len(packed)
        try:
            data = unpacker.decompress(packed, _CHUNK * 16)
        except zlib.error as error:
            return bytes(kept), 0, f"damaged gzip data ({error})"
        unpacked += len(data)
        kept += data[: max(0, MAX_BLOCK - len(kept))]
        if unpacked > _MAX_UNPACKED:
            return bytes(kept), 0, f"unpacks to more than {_MAX_UNPACKED:,} bytes"
    size = taken - len(unpacker.unused_data)
    return bytes(kept), size, f"longer than {MAX_BLOCK:,} bytes" if unpacked > MAX_BLOCK else None


def _next_member(file: BinaryIO, offset: int) -> int | None:
    """Return where the next member that begins a record stands at or behind ``offset``."""
    file.seek(offset)
    before = b""
    while chunk := file.read(_CHUNK):
        data = before + chunk
        start = data.find(_GZIP)
        while start >= 0:
            at = offset - len(before) + start
            here = file.tell()
            file.seek(at)
            if _begins_record(file.read(_CHUNK)):
                return at
            file.seek(here)
            start = data.find(_GZIP, start + 1)
        before = data[-len(_GZIP) + 1 :]
        offset += len(chunk)
    return None


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(packed, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _plain(file: BinaryIO) -> Iterator[Block]:
    """Yield the records of unpacked data; where one should begin and does not, go on at the next that does."""
    size = file.seek(0, io.SEEK_END)
    offset = 0
    while offset < size:
        file.seek(offset)
        head = file.read(_MAX_HEAD)
        blank = len(head) - len(head.lstrip(b"\r\n"))
        if blank:
            offset += blank
            continue
        length = _length(head)
        if length is None:
            following = _next_record(file, offset + 1)
            cut_off = head.startswith(b"WARC/") and offset + len(head) == size
            found = "ends in the middle" if cut_off else "no record begins here"
            yield Block(offset=offset, data=head[:_SHOWN], damage=found)
            if following is None:
                return
            offset = following
            continue
        file.seek(offset)
        damage: str | None = "ends in the middle" if offset + length > size else None
        if length > MAX_BLOCK:
            damage = f"longer than {MAX_BLOCK:,} bytes"
        yield Block(offset=offset, data=file.read(min(length, MAX_BLOCK)), damage=damage)
        # A record that claims more than there is may be followed by others all the same.
        offset = offset + length if offset + length <= size else _next_record(file, offset + 1) or size


def _length(head: bytes) -> int | None:
    """Return the length of the record that begins there: its head, the blank line and its content."""
    end = head.find(b"\r\n\r\n")
    found = _LENGTH.search(head, 0, end) if end >= 0 and head.startswith(b"WARC/") else None
    return end + 4 + int(found[1]) if found else None


def _next_record(file: BinaryIO, offset: int) -> int | None:
    file.seek(offset)
    before = b""
    while chunk := file.read(_CHUNK):
        data = before + chunk
        for found in _RECORD.finditer(data):
            at = offset - len(before) + found.end()
            if found.start() or at > offset:
                here = file.tell()
                file.seek(at)
                begins = _length(file.read(_MAX_HEAD)) is not None
                file.seek(here)
                if begins:
                    return at
        before = data[-8:]
        offset += len(chunk)
    return None
