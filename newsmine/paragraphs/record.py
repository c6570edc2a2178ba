"""What is known of a run: its record, run.json, the corpus, and the graph and topics that were written."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash
from newsmine.corpus.holdings import Holdings, holdings_of
from newsmine.corpus.read import counts
from newsmine.errors import InputError

RECORD, CORPUS, GRAPH, TOPICS = "run.json", "corpus.sqlite", "graph.gexf", "topics.csv"
"""The files of a run that are read."""

_NEEDED = ("versions", "parameters", "counts", "results")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known; what is not known is empty or ``None``.

    ``parameters`` are the settings of each stage that ran, ``graph`` and ``topics`` what their files say of themselves.
    """

    title: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    dictionaries: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    inputs: int = 0
    stopwords: int = 0
    failed: int = 0
    makeshift: int = 0
    holdings: Holdings | None = None
    graph: Mapping[str, Any] = field(default_factory=dict)
    topics: Mapping[str, Any] = field(default_factory=dict)
    kept: bool = False


def read_record(source: "Corpus | Path | str") -> Record:
    """Return what is known of a results folder, its run.json, or a corpus.

    Raises
    ------
    InputError
        If there is neither a record nor a corpus, the record cannot be read, or the corpus is no more what it was.
    CorpusError
        If the corpus cannot be opened.
    """
    if isinstance(source, Corpus):
        return _beside(source)
    path = Path(source)
    if path.is_dir():
        record, corpus = path / RECORD, path / CORPUS
        if not record.is_file() and not corpus.is_file():
            raise InputError(f"{path}: neither {RECORD} nor {CORPUS} in it; name a folder that newsmine run wrote")
    elif path.name.endswith(".json"):
        record, corpus = path, path.with_name(CORPUS)
    else:
        with Corpus.open(path, create=False) as opened:
            return _beside(opened)
    if not record.is_file():
        return read_record(corpus)
    if not corpus.is_file():
        return _recorded(record, None)
    with Corpus.open(corpus, create=False) as opened:
        return _recorded(record, opened)


def _beside(corpus: Corpus) -> Record:
    """Return what is known of an open corpus; the record beside it counts only if it is the corpus of that run."""
    beside = Path(corpus.path).with_name(RECORD)
    if Path(corpus.path).name == CORPUS and beside.is_file():
        return _recorded(beside, corpus)
    return Record(counts=counts(corpus), holdings=holdings_of(corpus))


def _recorded(path: Path, corpus: Corpus | None) -> Record:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {error}; newsmine run writes it anew") from error
    missing = [name for name in _NEEDED if not isinstance(said, dict) or not isinstance(said.get(name), dict)]
    if missing:
        raise InputError(f"{path}: no record of a run, it lacks {', '.join(missing)}; name what newsmine run wrote")
    holdings = None
    if corpus is not None:
        _check(path, said["counts"], counts(corpus))
        holdings = holdings_of(corpus)
    return Record(
        title=said.get("title") or said.get("study"),
        versions=said["versions"],
        parameters={name: settings for name, settings in said["parameters"].items() if isinstance(settings, dict)},
        dictionaries=said.get("dictionaries") or {},
        counts=said["counts"],
        inputs=len(said.get("inputs") or ()),
        stopwords=int(said.get("stopwords") or 0),
        failed=len(said.get("failed") or ()),
        makeshift=len(said.get("makeshift") or ()),
        holdings=holdings,
        graph=_graph(path.with_name(GRAPH), said["results"]),
        topics=_topics(path.with_name(TOPICS), said["results"]),
        kept=True,
    )


def _check(path: Path, said: Mapping[str, int], found: Mapping[str, int]) -> None:
    changed = [f"{name} {said[name]:,} then, {found[name]:,} now" for name in found if said.get(name, 0) != found[name]]
    if changed:
        raise InputError(f"{path}: the corpus is another since ({'; '.join(changed)}); newsmine run writes both anew")


def _is_of_the_run(path: Path, results: Mapping[str, str]) -> bool:
    return path.is_file() and results.get(path.name) == file_hash(path)


def _graph(path: Path, results: Mapping[str, str]) -> dict[str, Any]:
    """Return what a graph says of itself, with ``nodes``, ``edges`` and the names of its ``measures``; empty if none was made."""
    if path.name not in results:
        return {}
    if not _is_of_the_run(path, results):
        return {"made": True}
    from lxml import etree

    said: dict[str, Any] = {"made": True, "nodes": 0, "edges": 0, "measures": []}
    for _, element in etree.iterparse(str(path), events=("end",), resolve_entities=False, no_network=True):
        name = etree.QName(element).localname
        if name == "description":
            pairs = (pair.partition("=") for pair in (element.text or "").split("; "))
            said["said"] = {key: value for key, _, value in pairs if key}
        elif name in {"node", "edge"}:
            said[name + "s"] += 1
            element.clear()
        elif name == "attribute":
            said["measures"].append(element.get("title"))
    return said


def _topics(path: Path, results: Mapping[str, str]) -> dict[str, Any]:
    """Return how many topics there are and their mean coherence; empty if none were fitted."""
    if path.name not in results:
        return {}
    said: dict[str, Any] = {"made": True}
    if _is_of_the_run(path, results):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        values = [float(row["coherence"]) for row in rows if row.get("coherence")]
        if values:
            said |= {"topics": len(rows), "coherence": sum(values) / len(values)}
    return said
