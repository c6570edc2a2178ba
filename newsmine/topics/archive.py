"""A topic model in one file: npy arrays and a JSON in a zip, read without running or trusting anything in it."""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newsmine.corpus.whole import whole
from newsmine.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray

LISTS = ("terms", "article_ids", "months", "slices")
FACTS = (*LISTS, "parameters", "versions")

_FORMAT = "newsmine topic model 2"
_JSON = "model.json"
# The facts of ten million articles are under 1 GB; a zip that unpacks to more is refused.
_MAX_JSON = 1 << 30
# An npy header of a plain array is 128 bytes.
_MAX_HEADER = 1024
# Rows are normalised in double precision; a file that is further off than this was not written by us.
_SUM_TOLERANCE = 1e-6
_SHARES = {"topic_term", "doc_topic", "slice_term"}


def shapes(n_topics: int, n_terms: int, n_docs: int, n_slices: int) -> dict[str, tuple[int, ...]]:
    """Return the arrays of a model, and what their shapes must be."""
    return {
        "topic_term": (n_topics, n_terms),
        "doc_topic": (n_docs, n_topics),
        "coherence": (n_topics,),
        "concentration": (n_topics,),
        "mass": (n_topics,),
        "term_counts": (n_terms,),
        "term_documents": (n_terms,),
        "slice_term": (n_slices, n_topics, n_terms),
    }


def write(path: Path, arrays: "Mapping[str, NDArray[np.float64]]", facts: Mapping[str, Any]) -> Path:
    """Write arrays and facts to a file, whole or not at all; there is no clock in it."""
    with whole(path) as part, zipfile.ZipFile(part, "w") as out:
        text = json.dumps({"format": _FORMAT, **facts}, ensure_ascii=False, sort_keys=True, default=dict)
        _put(out, _JSON, text.encode())
        for name in shapes(0, 0, 0, 0):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(arrays[name], dtype="<f8"), allow_pickle=False)
            _put(out, f"{name}.npy", buffer.getvalue())
    return path


def read(path: Path) -> "tuple[dict[str, NDArray[np.float64]], dict[str, Any]]":
    """Return the arrays and facts of a file that :func:`write` wrote.

    Raises
    ------
    InputError
        If it cannot be read, is no such file, or its parts do not go together.
    """
    try:
        with zipfile.ZipFile(path) as file:
            facts = _facts(file)
            sizes = (len(facts[name]) for name in ("coherence_of", "terms", "article_ids", "slices"))
            arrays = {name: _array(file, name, shape) for name, shape in shapes(*sizes).items()}
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; is the path right?") from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        raise InputError(f"{path}: no topic model of newsmine ({error}); write it with TopicModel.save") from error
    return arrays, facts


def _put(out: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    out.writestr(info, content)


def _facts(file: zipfile.ZipFile) -> dict[str, Any]:
    facts = json.loads(_member(file, _JSON, _MAX_JSON))
    if not isinstance(facts, dict) or facts.get("format") != _FORMAT:
        raise ValueError(f"{_JSON} does not say {_FORMAT!r}")
    for name in LISTS:
        kinds = (str, type(None)) if name == "months" else (str,)
        if not isinstance(facts[name], list) or not all(isinstance(value, kinds) for value in facts[name]):
            raise ValueError(f"{name} is no list of words")
    for name in ("parameters", "versions"):
        if not isinstance(facts[name], dict):
            raise ValueError(f"{name} is no mapping")  # noqa: TRY004 - what a file holds is no type of an argument
    if len(facts["months"]) != len(facts["article_ids"]):
        raise ValueError("months and article_ids are not equally many")
    n_topics = facts["parameters"].get("n_topics")
    if not isinstance(n_topics, int) or isinstance(n_topics, bool) or not 0 < n_topics <= len(facts["article_ids"]):
        raise ValueError(f"n_topics is {n_topics!r}")
    return {**facts, "coherence_of": range(n_topics)}


def _member(file: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Return a member of the zip, which must not unpack to more than ``limit`` bytes."""
    with file.open(name) as member:
        content = member.read(limit + 1)
    if len(content) > limit:
        raise ValueError(f"{name} holds more than {limit:,} bytes")
    return content


def _array(file: zipfile.ZipFile, name: str, shape: tuple[int, ...]) -> "NDArray[np.float64]":
    size = int(np.prod(shape)) * 8
    content = _member(file, f"{name}.npy", size + _MAX_HEADER)
    buffer = io.BytesIO(content)
    if np.lib.format.read_magic(buffer) != (1, 0):
        raise ValueError(f"{name} is of another npy version")
    found, fortran, dtype = np.lib.format.read_array_header_1_0(buffer)
    if found != shape or fortran or dtype.str != "<f8" or len(content) - buffer.tell() != size:
        raise ValueError(f"{name} is {dtype.str} of shape {found}, not <f8 of shape {shape}")
    array = np.frombuffer(content, dtype="<f8", offset=buffer.tell()).reshape(shape)
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds values that are no numbers")
    if name != "coherence" and array.min(initial=0) < 0:
        raise ValueError(f"{name} holds values under 0")
    if name in _SHARES and np.abs(array.sum(axis=-1) - 1).max(initial=0) > _SUM_TOLERANCE:
        raise ValueError(f"the rows of {name} do not sum to 1")
    return array
