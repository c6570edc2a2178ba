"""What keeps a page from being fetched, each with its kind."""

import re
from ssl import CertificateError

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    StopDownload,
    UnsupportedURLSchemeError,
)
from twisted.web._newclient import ParseError

from newsmine.errors import GuardError
from newsmine.pages.plan import FaultKind

PASSING: frozenset[FaultKind] = frozenset(
    (
        "timeout",
        "reset",
        "refused_connection",
        "unknown_host",
        "robots_unreachable",
        "bad_response",
        "retry_after_too_long",
        "host_stopped",
        "quota",
        "not_in_cache",
        "crash",
    )
)
"""Faults that may be over at the next run: the page stays to be fetched."""

_MOST_CAUSES, _LONGEST = 20, 300
_TWISTED = re.compile(r"<twisted\.python\.failure\.Failure [\w.]{1,100}: ([^<>]{1,300})>")
# Statuses that a server gives for a while: too early, too many, and its own failures.
_PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


class PageFault(IgnoreRequest):
    """A page that was not fetched.

    Parameters
    ----------
    kind : FaultKind
        Why.
    reason : str
        In words, for the user.
    status : int, optional
        HTTP status, if the server answered.
    """

    def __init__(self, kind: FaultKind, reason: str, *, status: int | None = None) -> None:
        self.kind = kind
        self.reason = reason
        self.status = status
        super().__init__(f"{kind}: {reason}")

    @property
    def passing(self) -> bool:
        """Whether it may be over at the next run."""
        return self.kind in PASSING or (self.kind == "http_status" and self.status in _PASSING_STATUSES)


def fault_of(error: BaseException) -> PageFault:
    """Return what became of a page, from what the engine raised."""
    if isinstance(error, PageFault):
        return error
    text = _said(error)
    if any(_is_tls(each) for each in _causes(error)):
        return PageFault("tls", f"{text}; [collect] verify_certificates = false fetches it all the same")
    if isinstance(error, DownloadFailedError) and any(isinstance(each, ParseError) for each in _causes(error)):
        return PageFault("bad_response", text)
    for kinds, kind in _KINDS:
        if isinstance(error, kinds):
            return PageFault(kind, text)
    return PageFault("crash", f"{type(error).__name__}: {text}")


def _causes(error: BaseException) -> list[BaseException]:
    """Return an error and what it was made of, which Twisted keeps in a list."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting and len(found) < _MOST_CAUSES:
        each = waiting.pop()
        found.append(each)
        inner = [getattr(reason, "value", None) for reason in getattr(each, "reasons", None) or ()]
        waiting += [cause for cause in (each.__cause__, *inner) if isinstance(cause, BaseException)]
    return found


def _is_tls(error: BaseException) -> bool:
    module = type(error).__module__
    return module.startswith(("OpenSSL", "service_identity")) or isinstance(error, CertificateError)


def _said(error: BaseException) -> str:
    """Return what an error says, in one line without the names of Twisted's classes around it."""
    if isinstance(error, StopDownload):
        kind = error.response.headers.get("Content-Type") if error.response is not None else None
        return f"its content type is {(kind or b'').decode('latin-1')[:80]!r}, not a page's"
    text = " ".join(str(error).split())
    found = _TWISTED.findall(text)
    return ("; ".join(dict.fromkeys(found)) if found else text)[:_LONGEST] or type(error).__name__


_KINDS: tuple[tuple[tuple[type[BaseException], ...], FaultKind], ...] = (
    ((GuardError, UnsupportedURLSchemeError), "refused_address"),
    ((DownloadTimeoutError,), "timeout"),
    ((CannotResolveHostError,), "unknown_host"),
    ((DownloadConnectionRefusedError,), "refused_connection"),
    ((ResponseDataLossError,), "reset"),
    ((DownloadCancelledError,), "too_large"),
    ((StopDownload,), "not_html"),
    ((DownloadFailedError,), "reset"),
)
