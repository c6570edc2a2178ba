"""What a page holds, as text that is no markup whatever an article says."""

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any


def pack(part: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return what JSON holds, compressed (zlib), as base64: letters, digits, ``+/=`` and nothing else.

    Examples
    --------
    >>> unpack(pack({"name": "</script>"}))
    {'name': '</script>'}
    """
    return base64.b64encode(zlib.compress(to_json(part), 9)).decode("ascii")


def unpack(packed: str) -> Any:  # noqa: ANN401 - as pack
    """Return what :func:`pack` packed."""
    return json.loads(zlib.decompress(base64.b64decode(packed)))


def to_json(part: Any) -> bytes:  # noqa: ANN401 - as pack
    """Return JSON in UTF-8 without blanks; a lone surrogate is U+FFFD.

    Examples
    --------
    >>> to_json({"수": [1, 2]}).decode()
    '{"수":[1,2]}'
    """
    text = json.dumps(part, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


def steps(numbers: Sequence[int]) -> list[int]:
    """Return whole numbers as the steps from one to the next, which compress better.

    Examples
    --------
    >>> steps([3, 3, 5])
    [3, 0, 2]
    """
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def flat(lists: Iterable[Sequence[Any]]) -> dict[str, list[Any]]:
    """Return lists as one, with the length of each.

    Examples
    --------
    >>> flat([[1, 2], [], [3]])
    {'sizes': [2, 0, 1], 'values': [1, 2, 3]}
    """
    kept = [*lists]
    return {"sizes": [*map(len, kept)], "values": [value for each in kept for value in each]}
