"""Pages from the web into a store, by a process of its own: it works from a notebook, and ends with it."""

import collections
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsmine.errors import CollectError
from newsmine.pages.plan import Plan, plan_to_json

Event = Mapping[str, Any]
"""What happened: ``event`` is ``page``, ``failed``, ``source``, ``source_failed``, ``remark`` or ``done``."""

# Seconds for the process to end by itself; it gives a page under way three.
_PATIENCE = 10.0
# Lines of the process's own log that are shown if it breaks down.
_LAST_LINES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A page or a source that could not be had: ``kind`` is one of :data:`newsmine.pages.plan.FaultKind`."""

    url: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectReport:
    """What a collection did.

    ``found`` articles were named by ``sources`` answers, ``new`` of them for the first time; ``fetched`` were had in
    this run; ``pending`` are still to fetch, by the next run. ``remarks`` say where a source holds more than was asked.
    """

    sources: int = 0
    found: int = 0
    new: int = 0
    fetched: int = 0
    pending: int = 0
    failures: tuple[Failure, ...] = ()
    source_failures: tuple[Failure, ...] = ()
    remarks: tuple[str, ...] = ()


def collect(plan: Plan, *, on_event: Callable[[Event], None] | None = None) -> CollectReport:
    """Collect what a plan says into its store.

    Parameters
    ----------
    plan : Plan
        What to ask where.
    on_event : callable, optional
        Called with each event as it comes.

    Returns
    -------
    CollectReport
        Counts, and each page and source that failed with the kind of its fault.

    Raises
    ------
    CollectError
        If another collector works on the store, or the process breaks down.
    KeyboardInterrupt
        When it is interrupted: the process is ended, and what it fetched is kept.
    """
    tally = _Tally()
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, *_without_this_folder(), "-m", "newsmine.pages.crawl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        **_apart(),
    )
    lines: collections.deque[str] = collections.deque(maxlen=_LAST_LINES)
    drain = threading.Thread(target=lines.extend, args=(process.stderr,), daemon=True)
    drain.start()
    try:
        _send(process, plan)
        for line in process.stdout or ():
            event = json.loads(line)
            tally.take(event)
            if on_event is not None:
                on_event(event)
        process.wait(_PATIENCE)
    finally:
        _end(process)
        drain.join(1.0)
    if tally.error is not None:
        raise CollectError(tally.error)
    if not tally.done:
        tail = "\n".join(line.rstrip() for line in lines) or "it said nothing"
        raise CollectError(f"the collecting process broke down (exit code {process.returncode}): {tail}")
    return tally.report()


class _Tally:
    """Counts events."""

    def __init__(self) -> None:
        self.counts: collections.Counter[str] = collections.Counter()
        self.failures: list[Failure] = []
        self.source_failures: list[Failure] = []
        self.remarks: list[str] = []
        self.done = False
        self.error: str | None = None

    def take(self, event: Event) -> None:
        kind = event["event"]
        if kind == "page":
            self.counts["fetched"] += 1
        elif kind == "source":
            self.counts.update(sources=1, found=event["links"], new=event["new"])
        elif kind in {"failed", "source_failed"}:
            failure = Failure(url=event["url"], kind=event["kind"], reason=event["reason"])
            (self.failures if kind == "failed" else self.source_failures).append(failure)
        elif kind == "crash":
            self.source_failures.append(Failure(url="", kind="crash", reason=event["reason"]))
        elif kind == "remark":
            self.remarks.append(event["reason"])
        elif kind == "done":
            self.done = True
            self.counts["pending"] = event["new"]
        elif kind == "error":
            self.error = event["reason"]

    def report(self) -> CollectReport:
        return CollectReport(
            sources=self.counts["sources"],
            found=self.counts["found"],
            new=self.counts["new"],
            fetched=self.counts["fetched"],
            pending=self.counts["pending"],
            failures=tuple(self.failures),
            source_failures=tuple(self.source_failures),
            remarks=tuple(self.remarks),
        )


def _without_this_folder() -> list[str]:
    """Return how to keep a file of the user's folder from being taken for a library (``scrapy.py``, say).

    Only where newsmine itself is not imported from there.
    """
    here = Path.cwd() == Path(__file__).resolve().parents[2]
    return ["-P"] if sys.version_info >= (3, 11) and not here else []


def _apart() -> dict[str, Any]:
    """Return how to start a process that a Ctrl-C in our terminal does not reach: we end it ourselves."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _send(process: "subprocess.Popen[str]", plan: Plan) -> None:
    with contextlib.suppress(BrokenPipeError):
        if process.stdin is not None:
            process.stdin.write(plan_to_json(plan) + "\n")
            process.stdin.flush()


def _end(process: "subprocess.Popen[str]") -> None:
    """End the process if it still runs: first by closing its stdin, then by force."""
    with contextlib.suppress(OSError):
        if process.stdin is not None:
            process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdout, process.stderr):
        if stream is not None and process.poll() is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()
