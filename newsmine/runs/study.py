"""A study out of its study.toml."""

import sys
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from newsmine.errors import StudyError, did_you_mean
from newsmine.runs.paths import find_files
from newsmine.sources import (
    CollectSettings,
    DuplicateSettings,
    EntitySettings,
    GraphSettings,
    Study,
    StudyInput,
    TokenSettings,
    TopicSettings,
    WordSettings,
)
from newsmine.text.hangul import nfc

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Section = TypeVar("Section")

_SECTIONS: dict[str, type[Any]] = {
    "collect": CollectSettings,
    "duplicates": DuplicateSettings,
    "tokens": TokenSettings,
    "entities": EntitySettings,
    "graph": GraphSettings,
    "topics": TopicSettings,
    "words": WordSettings,
}
_DAYS = {"since", "until"}
# Stages that are done only if the study has their section.
_ASKED_FOR = {"collect", "duplicates", "words"}
_KINDS: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool, "tuple": list}
_CHOICES = {
    "within": ("sentence", "paragraph", "article"),
    "weight": ("npmi", "count", "pmi", "jaccard", "cosine", "association_strength", "log_likelihood"),
    "unit": ("entity", "word"),
    "method": ("nmf", "lda", "hdp", "dtm"),
    "by": ("month", "quarter", "year"),
    "keep": ("first", "longest", "all"),
    "naver": ("openapi", "apihub"),
}
_LEAST = {
    "min_count": 1,
    "within": 2,
    "top": 2,
    "n_topics": 2,
    "within_days": 0,
    "similarity": 0.01,
    "max_articles": 1,
    "max_pages": 1,
    "delay": 1.0,
    "time_limit": 0,
    "workers": 1,
}
_MOST = {"similarity": 1}


def read_study(path: "str | Path") -> Study:
    """Return the study of a study.toml.

    Parameters
    ----------
    path : str or Path
        The file, or the folder that holds a ``study.toml``.

    Raises
    ------
    StudyError
        If the file is missing, is no TOML, or has an unknown key or a value of the wrong kind; the message names the
        section and the key.
    """
    path = Path(path)
    if path.is_dir():
        path = path / "study.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise StudyError(f"{path}: cannot be read: {error.strerror}; name a study.toml or its folder") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StudyError(f"{path}: no TOML in UTF-8: {error}") from error
    inputs = table.pop("inputs", [] if "collect" in table else None)
    if not isinstance(inputs, list) or not (inputs or "collect" in table):
        raise StudyError(f"{path}: no [[inputs]]; say where the articles are, as path = 'pages/*.html'")
    sections = {
        name: _section(kind, table.pop(name, {}), f"{path}: [{name}]")
        for name, kind in _SECTIONS.items()
        if name in table or name not in _ASKED_FOR
    }
    top = {"name": path.resolve().parent.name, **table}
    given = tuple(_section(StudyInput, each, f"{path}: [[inputs]]") for each in inputs)
    taken = {"folder", "inputs", *_SECTIONS}
    return _section(Study, top, str(path), folder=str(path.parent), inputs=given, taken=taken, **sections)


def input_files(study: Study) -> dict[Path, str | None]:
    """Return the files of a study's inputs, each once, in order of their names, with the licence of the first to name it.

    Raises
    ------
    StudyError
        If a path of ``[[inputs]]`` matches no file.
    """
    found: dict[Path, str | None] = {}
    for source in study.inputs:
        for path in _files_of(study, source):
            found.setdefault(path, source.licence)
    # By their names as a corpus remembers them: every system gives one order.
    return dict(sorted(found.items(), key=lambda item: [nfc(part) for part in item[0].parts]))


def _files_of(study: Study, source: StudyInput) -> list[Path]:
    files = [path for path in find_files(study.folder, source.path) if not path.name.startswith("~$")]
    if not files:
        raise StudyError(
            f"{study.name}: [[inputs]] path {source.path!r} matches no file; paths count from {study.folder}"
        )
    return files


def _section(kind: type[Section], table: Any, place: str, *, taken: "set[str] | None" = None, **given: Any) -> Section:  # noqa: ANN401 - TOML
    """Build one section, and refuse what it does not know."""
    if not isinstance(table, Mapping):
        raise StudyError(f"{place}: is {table!r}, not a table")
    known = {field.name: field for field in fields(kind) if field.name not in (taken or set())}  # type: ignore[arg-type]
    values = dict(given)
    for key, value in table.items():
        if key not in known:
            every = sorted({*known, *(taken or ())} - {"folder"})
            raise StudyError(f"{place}: unknown key {key!r}; {did_you_mean(key, every)}keys: {', '.join(every)}")
        values[key] = _value(value, known[key].type, key, place)
    for name, field in known.items():
        if name not in values and field.default is MISSING:
            raise StudyError(f"{place}: key {name!r} is missing")
    return kind(**values)


def _value(value: Any, annotation: Any, key: str, place: str) -> Any:  # noqa: ANN401 - TOML
    if key in _DAYS:
        return _day(value, key, place)
    if key == "naver" and isinstance(value, str):
        annotation = str
    if key == "within" and isinstance(value, int):  # a number of words
        annotation = int
    name = getattr(annotation, "__name__", str(annotation)).split("[")[0]
    wanted = next((python for text, python in _KINDS.items() if str(name).startswith(text)), str)
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise StudyError(f"{place}: {key} = {value!r} is no {wanted.__name__}")
    if isinstance(value, list) and not all(isinstance(each, str) and each.strip() for each in value):
        raise StudyError(f"{place}: {key} = {value!r}; each must be a string that says something")
    if key in _CHOICES and isinstance(value, str) and str(value) not in _CHOICES[key]:
        raise StudyError(
            f"{place}: {key} = {value!r}; {did_you_mean(str(value), _CHOICES[key])}one of: {', '.join(_CHOICES[key])}"
        )
    if key in _LEAST and not isinstance(value, str) and float(str(value)) < _LEAST[key]:
        raise StudyError(f"{place}: {key} = {value!r} is less than {_LEAST[key]}")
    if key in _MOST and float(str(value)) > _MOST[key]:
        raise StudyError(f"{place}: {key} = {value!r} is more than {_MOST[key]}")
    return tuple(value) if isinstance(value, list) else value


def _day(value: Any, key: str, place: str) -> date:  # noqa: ANN401 - TOML
    """Return a day, written as TOML writes days or as a string."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        day = None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise StudyError(f"{place}: {key} = {value!r} is no day; write it as 2024-11-27")
    return day
