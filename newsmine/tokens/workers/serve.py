"""The other side of :class:`newsmine.tokens.workers.child.Child`: questions from standard input, answers on standard output."""

import faulthandler
import io
import os
import queue
import signal
import threading
from collections.abc import Callable
from typing import Any

from newsmine.errors import NewsmineError
from newsmine.tokens.workers.child import read_line, write, write_line

Answer = Callable[[dict[str, Any]], dict[str, Any]]

# Above a question's own limit: our parent, if it lives, has killed us by then.
_SECONDS_OF_GRACE = 5.0
# How often an idle child looks whether its parent lives: a fork of the parent may hold standard input open.
_SECONDS_A_LOOK = 5.0


def serve(start: Callable[[dict[str, Any]], tuple[dict[str, Any], Answer]]) -> None:
    """Answer questions until standard input is closed.

    What is raised is told, and the next question awaited. The process ends when its parent is gone, in the midst of a
    question too: a thread sees standard input close, and a question with a ``limit`` is watched from outside of Python.

    Parameters
    ----------
    start : callable
        From the hello to the answer to it, and to the function that answers questions.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What engines print must not stand between the answers, and none may read the questions.
    questions, answers, nowhere = os.dup(0), os.dup(1), os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(questions, lines), daemon=True).start()
    parent = os.getppid()
    with io.FileIO(answers, "wb") as pipe:
        hello = read_line(_next_line(lines, parent))
        name = str(hello["name"])
        try:
            ready, answer = start(hello)
            line = write_line({**ready, "pid": os.getpid()})
        except Exception as error:  # noqa: BLE001 - the door of an engine
            write(pipe, write_line(told(name, error)))
            return
        while True:
            write(pipe, line)
            message = read_line(_next_line(lines, parent))
            limit = message.get("limit")
            if limit is not None:
                faulthandler.dump_traceback_later(limit + _SECONDS_OF_GRACE, exit=True, file=nowhere)
            try:
                line = write_line(answer(message))
            except Exception as error:  # noqa: BLE001 - the door of an engine
                line = write_line(told(name, error))
            if limit is not None:
                faulthandler.cancel_dump_traceback_later()


def told(name: str, error: Exception) -> dict[str, Any]:
    """Say what was raised so that :func:`newsmine.tokens.workers.child.read_answer` can raise it again."""
    arguments = list(error.__reduce__()[1]) if isinstance(error, NewsmineError) else [str(error)]
    said = f"{name} failed: {type(error).__name__}: {error}"
    return {"raised": type(error).__name__, "arguments": arguments, "said": said}


def _read(questions: int, lines: "queue.SimpleQueue[bytes]") -> None:
    with open(questions, "rb") as pipe:
        for line in pipe:
            lines.put(line)
    os._exit(0)


def _next_line(lines: "queue.SimpleQueue[bytes]", parent: int) -> bytes:
    while True:
        try:
            return lines.get(timeout=_SECONDS_A_LOOK)
        except queue.Empty:
            if os.getppid() != parent:
                os._exit(0)
