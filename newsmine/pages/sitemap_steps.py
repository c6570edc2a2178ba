"""A sitemap's bytes to its entries, in bounded memory and time."""

import io
import re
import zlib
from collections.abc import Iterator

from lxml import etree

from newsmine.errors import SitemapError

GZIP = b"\x1f\x8b"
"""How gzipped bytes begin."""

_CHUNK = 65_536
_LOCAL = re.compile(r"^(?:\{[^}]*\})?(?:[^:}]*:)?")
# Their own addresses and titles are not the article's.
_PICTURES = frozenset({"image", "video"})


def unpacked(body: bytes, *, most: int, url: str) -> bytes:
    """Return gzipped bytes unpacked, piece by piece, so that a bomb ends at ``most`` bytes.

    Raises
    ------
    SitemapError
        If there are more, or the data are damaged; what was cut off at its end is unpacked up to there.
    """
    pieces: list[bytes] = []
    size = 0
    rest = body
    while rest.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        waiting = rest
        while waiting and not unpacker.eof:
            try:
                piece = unpacker.decompress(waiting, _CHUNK)
            except zlib.error as error:
                raise SitemapError(f"{url}: gzip data that cannot be unpacked: {error}") from error
            waiting = unpacker.unconsumed_tail
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise SitemapError(f"{url}: a sitemap of over {most:,} bytes unpacked; not read")
        rest = unpacker.unused_data
    return b"".join(pieces)


def steps(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what a sitemap in UTF-8 holds, in its order: its kind, and its fields by their bare names.

    ``root`` comes first, with its name; then each ``url`` and ``sitemap``; ``break`` last, where the XML is broken. What
    was read leaves the memory, and no entity is ever expanded.

    Examples
    --------
    >>> list(steps(b"<urlset><url><loc>https://hanbit.example/7</loc></url></urlset>"))
    [('root', {'name': 'urlset'}), ('url', {'loc': 'https://hanbit.example/7'})]
    """
    values: dict[str, str] = {}
    known = False
    pictures = 0
    context = etree.iterparse(
        io.BytesIO(body),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        encoding="utf-8",
    )
    for event, element in context:
        name = _LOCAL.sub("", element.tag).lower() if isinstance(element.tag, str) else ""
        if event == "start":
            pictures += name in _PICTURES
            if not known:
                known = True
                yield "root", {"name": name}
        elif name in {"url", "sitemap"}:
            yield name, values
            values = {}
            element.clear()
            parent = element.getparent()
            # What stands before a root has no parent to be taken from.
            while parent is not None and element.getprevious() is not None:
                del parent[0]
        elif name in _PICTURES:
            pictures -= 1
        elif not pictures and element.text and name not in values:
            values[name] = element.text.strip()
    if any(entry.level >= etree.ErrorLevels.FATAL for entry in context.error_log):
        yield "break", {}
