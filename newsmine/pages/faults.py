"""What keeps a page from being fetched, each with its kind."""

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
    text = " ".join(str(error).split())[:300] or type(error).__name__
    for kinds, kind in _KINDS:
        if isinstance(error, kinds):
            return PageFault(kind, text)
    if "SSL" in type(error).__name__ or "certificate" in text.lower():
        return PageFault("tls", text)
    return PageFault("crash", f"{type(error).__name__}: {text}")


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
