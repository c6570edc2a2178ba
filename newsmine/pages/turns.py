"""Whose turn it is: never two requests to a host within its delay, whatever they are for."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

from newsmine.corpus.frontier import host_times, note_request, note_sleep, sleeping_hosts
from newsmine.corpus.pages import PageStore
from newsmine.pages.faults import PageFault

# Seconds of a day: a server that asks for a century has made a mistake.
_LONGEST_SLEEP = 86_400.0


class Turns:
    """The hosts, when each was last asked, and how long each wants to be left alone.

    Parameters
    ----------
    store : PageStore
        Where the last requests are remembered, so that the delay holds across a broken run.
    delay : float
        Least seconds between two requests to a host.
    patience : float
        Most seconds that a host is waited for which asked an earlier run to be left alone; it is stopped beyond that.

    Attributes
    ----------
    under_way : int
        How many requests have no whole answer yet.
    """

    def __init__(self, store: PageStore, delay: float, *, patience: float = 0.0) -> None:
        self._store = store
        self._delay = delay
        self._wanted: dict[str, float] = {}
        self._heard: set[str] = set()
        self._ready: dict[str, float] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._stopped: dict[str, PageFault] = {}
        self._closed = asyncio.Event()
        self.under_way = 0
        now, clock = time.monotonic(), time.time()
        for host, (asked_at, wanted) in host_times(store).items():
            self._wanted[host] = wanted
            # A clock that was set back must not make anyone wait for more than the delay.
            self._ready[host] = now - max(0.0, clock - asked_at) + self.delay_of(host)
        for host, until in sleeping_hosts(store).items():
            left = min(until - clock, _LONGEST_SLEEP)
            if left > patience:
                reason = f"{host} asked an earlier run to be left alone for {left:,.0f} s from now on"
                self.stop(host, PageFault("retry_after_too_long", reason))
            elif left > 0:
                self.pause(host, left)

    def delay_of(self, host: str) -> float:
        """Return the seconds between two requests to a host."""
        return max(self._delay, self._wanted.get(host, 0.0))

    def slow_down(self, host: str, delay: float) -> None:
        """Take a longer delay, as robots.txt asks for, from that answer on: the longest of those at the host's ports.

        It never becomes shorter than the least one; what another run heard is forgotten.
        """
        before = self.delay_of(host)
        self._wanted[host] = max(delay, self._wanted.get(host, 0.0)) if host in self._heard else delay
        self._heard.add(host)
        if host in self._ready:
            self._ready[host] += max(0.0, self.delay_of(host) - before)

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone for that long from now on."""
        self._ready[host] = max(self._ready.get(host, 0.0), time.monotonic() + seconds)

    def let_sleep(self, host: str, seconds: float) -> None:
        """Leave a host alone for that long, in the next runs too."""
        self.pause(host, seconds)
        note_sleep(self._store, host, time.time() + min(seconds, _LONGEST_SLEEP))

    def stop(self, host: str, fault: PageFault) -> None:
        """Ask that host for nothing more in this run."""
        self._stopped.setdefault(host, fault)

    @property
    def closed(self) -> bool:
        """Whether nobody is asked any more."""
        return self._closed.is_set()

    def close(self) -> None:
        """Let nobody ask any more: what waits for its turn gives up, what is under way is finished."""
        self._closed.set()

    def check(self, host: str) -> None:
        """Raise if the host was stopped in this run, or the run is at its end.

        Raises
        ------
        PageFault
            Of the kind ``host_stopped``.
        """
        if self.closed:
            raise PageFault("host_stopped", f"{host} was not asked any more, the run was ended")
        fault = self._stopped.get(host)
        if fault is not None:
            raise PageFault("host_stopped", f"{host} was left alone for the rest of the run ({fault})")

    @contextlib.asynccontextmanager
    async def turn(self, host: str, *, slower: Callable[[], float]) -> AsyncIterator[None]:
        """Wait for the host's turn, and hold it while the block asks and reads the answer.

        Parameters
        ----------
        slower : callable
            Gives the delay that the host's slowness asks for.
        """
        async with self._locks.setdefault(host, asyncio.Lock()):
            self.check(host)
            while (left := self._ready.get(host, 0.0) - time.monotonic()) > 0:
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._closed.wait(), left)
                self.check(host)
            self.check(host)
            note_request(self._store, host, time.time(), self._wanted.get(host, 0.0))
            self.under_way += 1
            try:
                yield
            finally:
                self.under_way -= 1
                # From the end of the answer, so that the delay holds at the server's side too.
                self.pause(host, max(self.delay_of(host), slower()))
                note_request(self._store, host, time.time(), self._wanted.get(host, 0.0))
