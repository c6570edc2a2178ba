"""What Naver's search says when it refuses, and what to do then; never a key."""

import os
from collections.abc import Mapping
from typing import Any

from newsmine.errors import QuotaError, SearchError
from newsmine.pages.links import plain_title

ID_VARIABLE, SECRET_VARIABLE = "NEWSMINE_NAVER_ID", "NEWSMINE_NAVER_SECRET"
"""The environment variables that hold an application's keys."""

_TOO_MANY = 429
_MEANINGS = {
    "SE01": "the request is malformed",
    "SE02": "display must be 1 to 100",
    "SE03": "start must be 1 to 1000",
    "SE04": "sort must be sim or date",
    "SE05": "no such search; check the door's address",
    "SE06": "the query is not encoded as UTF-8",
    "SE99": "a fault of Naver's system; try again later",
    "010": "the day's calls are spent; go on tomorrow (Korean time)",
    "012": "the day's calls are spent; go on tomorrow (Korean time)",
    "024": f"the keys were refused; check {ID_VARIABLE} and {SECRET_VARIABLE}, and that the application may search",
    "028": f"the keys were refused; check {ID_VARIABLE} and {SECRET_VARIABLE}",
    "051": "no such API; check the door's address",
    "061": "the address is malformed",
    "071": "the request is too long",
    "081": "the method is not allowed",
}
# NCP's gateway in front of API HUB has codes of its own.
_GATEWAY = {
    "200": _MEANINGS["024"],
    "210": f"the application may not search; add the search of news to it, or check {ID_VARIABLE} and {SECRET_VARIABLE}",
    "300": _MEANINGS["051"],
    "400": _MEANINGS["010"],
    "410": "too many calls at once; go on more slowly",
    "420": "too many calls at once; go on more slowly",
}
_SPENT = frozenset({"010", "012"})


def refusal(found: Mapping[str, Any], *, url: str, status: int) -> SearchError:
    """Return the error that an answer is: NAVER Developers write errorCode at its top, API HUB inside ``error``.

    Parameters
    ----------
    found : dict
        The answer's JSON; empty where it was none.
    url : str
        What was asked.
    status : int
        HTTP status.

    Examples
    --------
    >>> error = refusal({"errorCode": "SE03", "errorMessage": "Invalid start value"}, url="https://x.example", status=400)
    >>> print(error)
    Naver's search https://x.example: SE03: start must be 1 to 1000 (Naver: Invalid start value)
    """
    inner = found.get("error")
    said: Mapping[str, Any] = inner if isinstance(inner, dict) else found
    code = _without_keys(str(said.get("errorCode") or ""))[:20]
    message = _without_keys(str(said.get("errorMessage") or said.get("message") or said.get("details") or ""))
    meaning = (_GATEWAY if isinstance(inner, dict) else {}).get(code) or _MEANINGS.get(code)
    spent = code in _SPENT or (status == _TOO_MANY and code not in {"410", "420"})
    if meaning is None:
        meaning = _MEANINGS["010"] if spent else _MEANINGS["024"] if status in {401, 403} else "refused"
    reason = f"{meaning} (Naver: {message[:200]})" if message else meaning
    return (QuotaError if spent else SearchError)(place(url), code or f"HTTP {status}", reason)


def place(url: str) -> str:
    """Return what messages call a request; its address holds no key."""
    return f"Naver's search {url}"


def _without_keys(message: str) -> str:
    """Return a message in one line; should a server repeat the keys, they are taken out."""
    for value in (os.environ.get(ID_VARIABLE, "").strip(), os.environ.get(SECRET_VARIABLE, "").strip()):
        message = message.replace(value, "***") if value else message
    return plain_title(message) or ""
