"""Places in articles as short strings, and back."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsmine.records import Evidence

_UNSAFE = re.compile(r"[\s%\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"(?P<id>\S*):(?P<field>\w+):(?P<start>\d+)-(?P<end>\d+)")
_ESCAPE = re.compile(r"%u([0-9A-F]{4})")


def write_references(evidence: Iterable[Evidence]) -> str:
    """Return places as ``article:field:start-end``, parted by blanks.

    Blanks, control characters and ``%`` of an article's id are written as ``%uXXXX``.

    Examples
    --------
    >>> write_references([Evidence("a1", "text", 0, 24), Evidence("b 2", "title", 3, 9)])
    'a1:text:0-24 b%u00202:title:3-9'
    """
    # Evidence that is read when asked for has its references without being read.
    own = getattr(evidence, "references", None)
    if own is not None:
        return str(own())
    return " ".join([f"{_safe(place.article_id)}:{place.field}:{place.start}-{place.end}" for place in evidence])


def reference(article_id: str, field: str, start: int, end: int) -> str:
    """Return one place as a reference.

    Examples
    --------
    >>> reference("a1", "text", 0, 24)
    'a1:text:0-24'
    """
    return f"{_safe(article_id)}:{field}:{start}-{end}"


def safe_ids(article_ids: Sequence[str]) -> Sequence[str]:
    """Return ids of articles as references have them; nearly always they are the same.

    Examples
    --------
    >>> safe_ids(["a1", "b 2"])
    ['a1', 'b%u00202']
    """
    return [*map(_safe, article_ids)] if _UNSAFE.search("".join(article_ids)) else article_ids


def is_evidence(value: object) -> bool:
    """Return whether a value is a sequence of places, and not an empty one.

    Examples
    --------
    >>> is_evidence((Evidence("a1", "text", 0, 24),)), is_evidence(["a1"]), is_evidence("a1:text:0-24")
    (True, False, False)
    """
    if isinstance(value, (str, bytes)) or not isinstance(value, Sequence):
        return False
    return hasattr(value, "references") or (bool(value) and isinstance(value[0], Evidence))


def read_references(text: str) -> tuple[Evidence, ...]:
    """Return the places that :func:`write_references` wrote.

    Raises
    ------
    ValueError
        If a part of the text is no reference.

    Examples
    --------
    >>> read_references("a1:text:0-24")
    (Evidence(article_id='a1', field='text', start=0, end=24),)
    """
    return tuple(_read(part) for part in text.split(" ") if part)


def _read(part: str) -> Evidence:
    found = _REFERENCE.fullmatch(part)
    if found is None:
        raise ValueError(f"{part!r} is no reference; it should look like 'a1:text:0-24'")
    article_id = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), found["id"])
    return Evidence(article_id, found["field"], int(found["start"]), int(found["end"]))


# An article is the evidence of many edges.
@lru_cache(maxsize=65_536)
def _safe(article_id: str) -> str:
    return _UNSAFE.sub(_escaped, article_id)


def _escaped(match: re.Match[str]) -> str:
    return f"%u{ord(match[0]):04X}"
