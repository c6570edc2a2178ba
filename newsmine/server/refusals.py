"""How the server says no: a status, and one shape of JSON that names what, where and the way out."""

import json
from collections.abc import Mapping

from starlette.exceptions import HTTPException

# Of a hostile value its beginning is enough to find it by.
_SHOWN = 80


class Refusal(HTTPException):
    """A request that is not answered as asked.

    Parameters
    ----------
    status : int
        HTTP status.
    code : str
        What programs tell it by.
    message : str
        What is wrong, in a sentence.
    field : str, optional
        Where: a header, or a field of the body such as ``texts[3]``.
    value : object, optional
        What stands there; shown from its beginning.
    way_out : str
        What to do.
    headers : mapping, optional
        Headers of the answer.
    """

    def __init__(  # noqa: PLR0913 - what an error must name
        self,
        status: int,
        code: str,
        message: str,
        *,
        way_out: str,
        field: str | None = None,
        value: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status_code=status, detail=message, headers=dict(headers or {}))
        self.body = refusal_body(code, message, way_out=way_out, field=field, value=value)


def refusal_body(code: str, message: str, *, way_out: str, field: str | None = None, value: object = None) -> bytes:
    r"""Return the body of a refusal, JSON in UTF-8.

    Examples
    --------
    >>> refusal_body("not_found", "no such page", value="/toknize", way_out="see /docs").decode()
    '{"error":{"code":"not_found","message":"no such page","field":null,"value":"/toknize","way_out":"see /docs"}}'
    """
    error = {"code": code, "message": message, "field": field, "value": shown(value), "way_out": way_out}
    return json.dumps({"error": error}, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def shown(value: object) -> object:
    """Return a value as an error shows it: numbers and flags as they are, anything else from its beginning."""
    if value is None or isinstance(value, (bool, float)) or (isinstance(value, int) and abs(value) < 2**53):
        return value
    if isinstance(value, int):
        return f"an integer of {value.bit_length()} bits"
    text = value if isinstance(value, str) else f"{type(value).__name__} of {_size(value)}"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _size(value: object) -> str:
    return f"{len(value):,}" if isinstance(value, (list, dict, bytes)) else "unknown size"
