"""A process of our own that answers questions by lines of JSON, and that can be killed.

No multiprocessing: it works in a script without a main guard, in Jupyter, in daemonic workers of Dask, behind threads
and after a Java machine was started, and it loads nothing but what it is asked for. No signals and no ``select``: it is
the same on Windows.
"""

import contextlib
import io
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from newsmine import errors
from newsmine.errors import CrashError, TimeLimitError, TokenizerError

START_LIMIT = 180.0
"""Seconds that a child may take to start: an engine loads its dictionaries, on a machine that may be busy."""

# The child sees what we can import, and nothing that lies by chance where it was started.
_BOOT = (
    "import sys, json, importlib; sys.path[:] = json.loads(sys.argv.pop()); importlib.import_module(sys.argv[1]).main()"
)
# On Windows: no console window, and no Ctrl-C that was meant for us.
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
# Waiting in parts lets Ctrl-C through on Windows.
_SECONDS_A_WAIT = 0.5
_SECONDS_TO_DIE = 10.0
_BYTES_A_READ = 1 << 16


class Child:
    """A process that is asked, one question at a time, and killed when it takes too long.

    It starts with the first question, or with :meth:`start`, and again after it was killed or ended by itself; it ends
    with this object, and when our process dies. Threads may share one: they wait for each other, and the wait is not
    counted.

    Parameters
    ----------
    module : str
        A module with ``main()`` that calls :func:`newsmine.tokens.workers.serve.serve`.
    hello : mapping
        What JSON holds; the first thing that the child is told.
    name : str
        What messages call it.
    start_limit : float
        Seconds that its start may take; not part of a question's limit.
    """

    def __init__(
        self, module: str, hello: Mapping[str, Any], *, name: str = "", start_limit: float = START_LIMIT
    ) -> None:
        self.name = name or module
        self._module = module
        self._hello = {"name": self.name, **hello}
        self._start_limit = start_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._forget()

    def __repr__(self) -> str:
        """Show what it runs and its process id."""
        return f"<Child {self.name}, pid {self.pid}>"

    @property
    def pid(self) -> int | None:
        """The process id, or ``None`` while none runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> dict[str, Any]:
        """Start it unless it runs; return what it answered to the hello.

        Raises
        ------
        TokenizerError
            If it cannot start.
        TimeLimitError, CrashError
            As :meth:`ask`.
        """
        if self._owner != os.getpid():
            self._forget()
        with self._lock:
            return self._started()

    def ask(self, message: Mapping[str, Any], time_limit: float | None = None) -> dict[str, Any]:
        """Return the answer to a question.

        Parameters
        ----------
        message : mapping
            What JSON holds.
        time_limit : float, optional
            Seconds that the answer may take; then the child is killed.

        Raises
        ------
        TimeLimitError
            If the answer took longer.
        CrashError
            If the child ended instead of answering; it says how.
        NewsmineError, ValueError, TypeError
            What the child raised; any other exception of it is a :class:`TokenizerError`.
        """
        return read_answer(self.ask_line(write_line({**message, "limit": time_limit}), time_limit))

    def ask_line(self, line: bytes, time_limit: float | None = None) -> bytes:
        """Return the answer to a question, both as the lines that pass between the processes."""
        if self._owner != os.getpid():
            self._forget()
        with self._lock:
            self._started()
            return self._exchange(line, time_limit)

    def kill(self) -> None:
        """End the process at once, whatever it does; the next question starts another."""
        process = self._process
        if process is not None and self._owner == os.getpid():
            _end(process, self._owner)

    def close(self) -> None:
        """End the process, and start no other."""
        self._closed = True
        self.kill()

    def _forget(self) -> None:
        """Begin without a process; what a fork brought along belongs to the process that it came from."""
        if self._process is not None:
            self._finalizer.detach()
            self._process.poll()
        self._process = None
        self._ready: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._owner = os.getpid()

    def _started(self) -> dict[str, Any]:
        if self._process is not None and self._process.poll() is None:
            return self._ready
        if self._closed:
            raise TokenizerError(f"{self.name} was closed")
        if not sys.executable:
            raise TokenizerError(f"{self.name} cannot have a process of its own: this Python does not know its program")
        command = [sys.executable, "-I", "-c", _BOOT, self._module, json.dumps([*map(str, sys.path)])]
        # A session of its own: Ctrl-C in a terminal goes to us alone, and we end the child.
        self._process = process = subprocess.Popen(  # noqa: S603 - our own Python and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            creationflags=_FLAGS,
            start_new_session=os.name == "posix",
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_read, args=(process.stdout, self._lines), daemon=True).start()
        self._finalizer = weakref.finalize(self, _end, process, os.getpid())
        self._ready = {}
        if self._closed:  # while it started
            self.kill()
        try:
            self._ready = read_answer(self._exchange(write_line(self._hello), self._start_limit))
        except TimeLimitError as error:
            raise TokenizerError(f"{self.name} did not start within {self._start_limit:g} s") from error
        finally:
            if not self._ready:
                self.kill()
        return self._ready

    def _exchange(self, line: bytes, time_limit: float | None) -> bytes:
        """Write a line and return the next one; whatever goes wrong, also Ctrl-C, leaves no child out of step."""
        process = self._process
        assert process is not None  # noqa: S101 - started
        answer = None
        begun = time.monotonic()
        try:
            with contextlib.suppress(OSError):  # a broken pipe: the end of its output says the rest
                write(process.stdin, line)
            answer = self._next_line(begun, time_limit)
        finally:
            if answer is None:
                self.kill()
        if answer:
            return answer
        ended = _ended(process)
        self.kill()
        raise CrashError(self.name, ended, time.monotonic() - begun)

    def _next_line(self, begun: float, time_limit: float | None) -> bytes:
        while True:
            rest = _SECONDS_A_WAIT if time_limit is None else begun + time_limit - time.monotonic()
            try:
                return self._lines.get(timeout=max(0.0, min(rest, _SECONDS_A_WAIT)))
            except queue.Empty:
                if time_limit is not None and rest <= _SECONDS_A_WAIT:
                    raise TimeLimitError(self.name, time_limit) from None


def write_line(message: Mapping[str, Any]) -> bytes:
    """Return a message as a line; a lone surrogate passes as it is."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def read_line(line: bytes) -> dict[str, Any]:
    """Return the message of a line."""
    message: dict[str, Any] = json.loads(line.decode("utf-8", "surrogatepass"))
    return message


def read_answer(line: bytes) -> dict[str, Any]:
    """Return the answer of a line, or raise what it tells of."""
    return check(read_line(line))


def check(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer, or raise what it tells of."""
    if "raised" in answer:
        _raise(answer["raised"], answer["arguments"], answer["said"])
    return answer


def _raise(kind: str, arguments: list[Any], said: str) -> NoReturn:
    known = {"ValueError": ValueError, "TypeError": TypeError, **vars(errors)}.get(kind)
    if isinstance(known, type) and issubclass(known, (ValueError, TypeError, errors.NewsmineError)):
        raise known(*arguments)
    raise TokenizerError(said)


def write(pipe: IO[bytes] | None, line: bytes) -> None:
    """Write all of it: an unbuffered pipe takes as much as it has room for."""
    assert pipe is not None  # noqa: S101 - opened so
    rest = memoryview(line)
    while rest:
        rest = rest[pipe.write(rest) or 0 :]


def _read(pipe: IO[bytes], lines: "queue.SimpleQueue[bytes]") -> None:
    """Hand on each line, and an empty one at the end: a thread, because no pipe can be waited for on Windows."""
    with contextlib.suppress(OSError, ValueError), io.BufferedReader(pipe, _BYTES_A_READ) as file:  # type: ignore[type-var]
        for line in file:
            lines.put(line)
    lines.put(b"")


def _ended(process: "subprocess.Popen[bytes]") -> str:
    """Say how a process ended by itself."""
    try:
        code = process.wait(_SECONDS_A_WAIT)
    except subprocess.TimeoutExpired:
        return "it closed its output"
    if code >= 0:
        return f"its process ended by itself with code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    why = ", perhaps for want of memory" if name == "SIGKILL" else ""
    return f"its process was ended by {name}{why}"


def _end(process: "subprocess.Popen[bytes]", owner: int) -> None:
    """Kill and reap; a process that was forked from ours leaves ours alone."""
    if owner != os.getpid():
        return
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_SECONDS_TO_DIE)
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
