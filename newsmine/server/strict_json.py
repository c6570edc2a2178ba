"""JSON as a stranger sends it: read to the letter of RFC 8259, or refused with the place."""

import json
import math
import re
from typing import Any, NoReturn

from newsmine.server.refusals import Refusal

# No field of ours holds a number of more digits; Python's own reading of a long one costs the square of its length.
_LONGEST_NUMBER = 30
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def read_json(body: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    r"""Return what a body of JSON holds.

    Raises
    ------
    Refusal
        400 if it is not UTF-8 or not JSON, names a key twice in one object, nests too deeply, holds half a surrogate pair
        or a number that is none (``NaN``, 1e999, hundreds of digits).

    Examples
    --------
    >>> read_json('{"text": "광주"}'.encode())
    {'text': '광주'}
    >>> read_json(b'{"text": 1, "text": 2}')
    Traceback (most recent call last):
    newsmine.server.refusals.Refusal: 400: the key 'text' stands twice in one object
    """
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(
            400,
            "not_utf8",
            f"the body is not UTF-8: byte 0x{body[error.start]:02x} at {error.start}",
            way_out="send JSON in UTF-8; text of old Korean files is often cp949: decode it first",
        ) from error
    if not text.strip():
        raise Refusal(400, "empty_body", "the body is empty", way_out='send JSON such as {"text": "…"}; see /docs')
    try:
        value = json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_int=_integer,
            parse_float=_float,
        )
        if _ESCAPED_SURROGATE.search(body):
            _no_half_pairs(value, "")
    except json.JSONDecodeError as error:
        message = f"the body is no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise Refusal(400, "not_json", message, way_out="send one JSON object, as RFC 8259 has it") from error
    except RecursionError as error:
        raise Refusal(400, "too_deep", "the body nests too deeply", way_out="no field nests deeper than 2") from error
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            message = f"the key {key[:80]!r} stands twice in one object"
            raise Refusal(400, "key_twice", message, field=key[:80], way_out="give each field once")
        found[key] = value
    return found


def _no_number(word: str) -> NoReturn:
    raise Refusal(400, "not_a_number", f"{word} is no JSON", value=word, way_out="leave the field out, or give null")


def _integer(digits: str) -> int:
    _short(digits)
    return int(digits)


def _float(digits: str) -> float:
    _short(digits)
    number = float(digits)
    if not math.isfinite(number):
        _no_number(digits)
    return number


def _short(digits: str) -> None:
    if len(digits) > _LONGEST_NUMBER:
        raise Refusal(
            400,
            "number_too_long",
            f"a number of {len(digits):,} digits",
            value=digits,
            way_out=f"no number here has more than {_LONGEST_NUMBER} digits",
        )


def _no_half_pairs(value: object, place: str) -> None:
    """Refuse half a surrogate pair: no answer in UTF-8 could name it."""
    if isinstance(value, dict):
        for key, item in value.items():
            _no_half_pairs(key, place)
            _no_half_pairs(item, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            _no_half_pairs(item, f"{place}[{i}]")
    elif isinstance(value, str) and (found := _SURROGATE.search(value)):
        raise Refusal(
            400,
            "half_surrogate_pair",
            f"half a surrogate pair, \\u{ord(found.group()):04x}, at character {found.start()}",
            field=place[:80] or None,
            way_out="a text was cut inside a character: cut it elsewhere (JavaScript: text.toWellFormed())",
        )
