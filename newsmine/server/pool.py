"""The workers: each a process that is asked one thing at a time, and killed and made anew when it takes too long."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from newsmine.errors import CrashError, NewsmineError, TimeLimitError, TokenizerError
from newsmine.server.refusals import Refusal
from newsmine.server.settings import Settings
from newsmine.tokens.workers.child import Child, read_answer, write_line

Result = TypeVar("Result")

_log = logging.getLogger("newsmine.server")

# Of the time limit, what a request may wait for a worker: the rest is left to work in.
_SHARE_OF_WAITING = 0.7
# A text that is begun with less of the limit than this share would kill its worker for nothing.
_SHARE_OF_WORK = 0.3
# The slowest engine, Kkma, loads in 5 to 20 seconds, on a busy machine.
_LOAD_LIMIT = 120.0
# A worker that cannot start again, for want of memory say, is tried again after so many seconds.
_RETRY = 5.0
_RAISED = b'{"raised":'
# What a worker finds names in before its first question.
_SAMPLE = "홍길동 가온정보진흥원장은 ㈜나래와 협약을 맺었다."


class Pool:
    """Worker processes, and who waits for them.

    Parameters
    ----------
    settings : Settings
        How many workers, what they load, and the time limit.
    """

    def __init__(self, settings: Settings) -> None:
        self._limit = settings.limits.time_limit
        hello = {
            "name": settings.tokenizer,
            "user_words": _path(settings.user_words),
            "gazetteer": _path(settings.gazetteer),
            "aliases": _path(settings.aliases),
            "tagger": settings.tagger,
        }
        self._workers = [_Worker(hello) for _ in range(settings.workers)]
        self._threads = ThreadPoolExecutor(settings.workers, thread_name_prefix="worker")
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self.waiting = 0

    @property
    def busy(self) -> int:
        """How many workers are at work, or are being made anew."""
        return len(self._workers) - self._idle.qsize()

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return [worker.child.pid for worker in self._workers if worker.child.pid is not None]

    async def start(self) -> None:
        """Start every worker; return when all are ready, and have found names once: what that loads takes seconds.

        Raises
        ------
        NewsmineError
            If one cannot start: a tokenizer that is not installed, a table that cannot be read.
        """
        try:
            await asyncio.gather(*(self._in_thread(worker.start_warm) for worker in self._workers))
        except CrashError as error:
            raise TokenizerError(f"a worker cannot start: {error.how}") from error
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def ask(self, do: str, texts: list[str], options: dict[str, Any]) -> bytes:
        """Return the answer of a worker as JSON in UTF-8.

        Raises
        ------
        Refusal
            503 if it was not to be had within the time limit or the engine ended, 422 if the engine refused the question.
        """
        begun = time.monotonic()
        worker = await self._take(options.get("tokenizer"), begun)
        try:
            await self._load(worker, options.get("tokenizer"), begun)
            rest = self._limit - (time.monotonic() - begun)
            if rest < self._limit * _SHARE_OF_WORK:
                raise _busy("a worker was ready too late for this request")
            line = write_line({"do": do, "texts": texts, "options": options, "limit": rest})
            return _read(await self._in_thread(worker.child.ask_line, line, rest))
        except TimeLimitError:
            _log.warning("%s took longer than %g s: its worker was ended, another is started", do, self._limit)
            raise _late(self._limit) from None
        except CrashError as error:
            raise self._ended(do, error) from None
        except (NewsmineError, ValueError, TypeError) as error:
            raise _refused(error) from None
        finally:
            self._release(worker)

    def close(self) -> None:
        """End every worker, whatever it does; what was asked is answered by a refusal."""
        self._closed = True
        for task in self._tasks:
            task.cancel()
        for worker in self._workers:
            worker.child.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _take(self, name: str | None, begun: float) -> "_Worker":
        """Return an idle worker, rather one that has the tokenizer loaded."""
        self.waiting += 1
        try:
            while True:
                rest = begun + self._limit * _SHARE_OF_WAITING - time.monotonic()
                idle = [await asyncio.wait_for(self._idle.get(), rest)]
                idle += [self._idle.get_nowait() for _ in range(self._idle.qsize())]
                alive = [worker for worker in idle if worker.child.pid is not None]
                chosen = next((worker for worker in alive if name in worker.loaded), alive[0] if alive else None)
                for worker in idle:
                    if worker is not chosen:
                        self._release(worker)
                if chosen is not None:
                    return chosen
        except asyncio.TimeoutError:
            raise _busy("every worker is at work") from None
        finally:
            self.waiting -= 1

    async def _load(self, worker: "_Worker", name: str | None, begun: float) -> None:
        """Let a worker load a tokenizer that it has not yet; it goes on if that takes longer than this request may."""
        if name is None or name in worker.loaded:
            return None
        worker.loading = True
        loading = asyncio.create_task(self._loads(worker, name))
        done, _ = await asyncio.wait({loading}, timeout=begun + self._limit * _SHARE_OF_WAITING - time.monotonic())
        if done:
            return loading.result()
        self._keep(loading)
        loading.add_done_callback(lambda _: self._release(worker))
        raise Refusal(
            503,
            "loading",
            f"the tokenizer {name!r} is being loaded",
            field="tokenizer",
            value=name,
            way_out="ask again in a few seconds",
            headers={"Retry-After": "5"},
        )

    async def _loads(self, worker: "_Worker", name: str) -> None:
        try:
            line = write_line({"do": "load", "options": {"tokenizer": name}, "limit": _LOAD_LIMIT})
            _read(await self._in_thread(worker.child.ask_line, line, _LOAD_LIMIT))
            worker.loaded.add(name)
        finally:
            worker.loading = False

    def _release(self, worker: "_Worker") -> None:
        if worker.loading or self._closed:
            return
        if worker.child.pid is not None:
            self._idle.put_nowait(worker)
        else:
            self._keep(asyncio.create_task(self._revive(worker)))

    async def _revive(self, worker: "_Worker") -> None:
        while not self._closed:
            try:
                await self._in_thread(worker.start)
            except NewsmineError as error:
                if self._closed:
                    return
                _log.error("a worker cannot start, it is tried again in %g s: %s", _RETRY, error)
                await asyncio.sleep(_RETRY)
            else:
                self._idle.put_nowait(worker)
                return

    def _keep(self, task: "asyncio.Task[None]") -> None:
        """Hold on to a task until it is done: the event loop itself does not."""
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _log.warning("a tokenizer could not be loaded: %s", task.exception())

    async def _in_thread(self, call: Callable[..., Result], *given: object) -> Result:
        if self._closed:
            raise CrashError("a worker", "it was stopped with the server", 0.0)
        return await asyncio.get_running_loop().run_in_executor(self._threads, call, *given)

    def _ended(self, do: str, error: CrashError) -> Refusal:
        if self._closed:
            return Refusal(503, "stopping", "the server is being stopped", way_out="ask again when it is back")
        _log.warning("a worker ended in the midst of %s, another is started: %s", do, error.how)
        return Refusal(
            503,
            "engine_ended",
            f"the engine ended: {error.how}",
            way_out="another was started: ask again with other texts, or with another tokenizer",
            headers={"Retry-After": "5"},
        )


class _Worker:
    """A child process with what it has loaded."""

    def __init__(self, hello: dict[str, Any]) -> None:
        self.child = Child("newsmine.server.worker", hello)
        self.loaded: set[str] = set()
        self.loading = False
        self._first = str(hello["name"])

    def start(self) -> None:
        self.child.start()
        self.loaded = {self._first}

    def start_warm(self) -> None:
        self.start()
        _read(
            self.child.ask_line(write_line({"do": "entities", "texts": [_SAMPLE], "limit": _LOAD_LIMIT}), _LOAD_LIMIT)
        )


def _read(line: bytes) -> bytes:
    if line.startswith(_RAISED):
        read_answer(line)
    return line


def _path(path: Path | None) -> str | None:
    return str(path.absolute()) if path is not None else None


def _busy(message: str) -> Refusal:
    return Refusal(503, "busy", message, way_out="ask again in a moment, or with less", headers={"Retry-After": "1"})


def _late(limit: float) -> Refusal:
    return Refusal(
        503,
        "too_slow",
        f"it took longer than {limit:g} s",
        way_out="send fewer or shorter texts, or name a faster tokenizer (kiwi, mecab)",
        headers={"Retry-After": "5"},
    )


def _refused(error: Exception) -> Refusal:
    code = {"PluginError": "tokenizer_unknown", "MissingExtraError": "tokenizer_missing"}.get(type(error).__name__)
    if code is not None:
        return Refusal(422, code, str(error), field="tokenizer", way_out="name another tokenizer")
    if isinstance(error, TokenizerError):
        return Refusal(422, "tokenizer_failed", str(error), way_out="name another tokenizer, or another text")
    return Refusal(422, "not_possible", str(error), way_out="change what the message names; see /docs")
