"""Tokens, names and counts by workers of Dask, against this process: seconds, and whether the results are the same.

``python benchmarks/clusters.py [--articles N] [--tagger shipped]``: made articles (``million.py``) in a corpus of its own for each way: here with one
thread, one worker, two workers. Workers have started, and have read their models, before the clock does; the load of the machine is told.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import Any

# One thread here as in a worker of Dask; must stand before kiwi is loaded.
os.environ["OMP_NUM_THREADS"] = "1"

from million import Maker

from newsmine.clusters.engine import DaskEngine, dask_engine
from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Cut
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.graphs.connect import connect
from newsmine.records import Reading
from newsmine.schema import ARTICLES
from newsmine.tokens.tokenize import tokenize
from newsmine.topics.bags import bag
from newsmine.words.terms import terms

WARM = 300
DEMANDED = {"overhead": 1.15, "two": 1.6}


def main() -> None:
    """Print a line for each way, and the two ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1_500)
    parser.add_argument("--tagger", default="shipped")
    asked = parser.parse_args()
    finder = Finder.from_files(tagger=asked.tagger)
    rows = [Reading(article=ARTICLES.from_json(row)) for row in Maker().rows(0, asked.articles + WARM)]
    warm, own = rows[:WARM], rows[WARM:]
    print(f"{asked.articles:,} articles, tagger {asked.tagger}, load {os.getloadavg()[0]:.1f} before")
    with tempfile.TemporaryDirectory() as folder:
        _take(Path(folder) / "warm.sqlite", warm, finder, None)
        seconds = {"here": _take(Path(folder) / "here.sqlite", own, finder, None)}
        for workers in (1, 2):
            with dask_engine(Path(folder) / "partitions", workers=workers) as engine:
                _take(Path(folder) / f"warm{workers}.sqlite", warm, finder, engine.spread)
                seconds[f"{workers}"] = _take(Path(folder) / f"{workers}.sqlite", own, finder, engine.spread)
        same = (
            _rows(Path(folder) / "here.sqlite") == _rows(Path(folder) / "1.sqlite") == _rows(Path(folder) / "2.sqlite")
        )
        with (
            Corpus.open(Path(folder) / "here.sqlite") as corpus,
            dask_engine(Path(folder) / "partitions", workers=2) as engine,
        ):
            _count(corpus, engine)
    for name, took in seconds.items():
        print(
            f"{name:>5} {'' if name == 'here' else 'workers'}: {took:7.1f} s, {asked.articles / took:6.0f} articles/s"
        )
    print(f"one worker against here: {seconds['1'] / seconds['here']:.2f} (demanded <= {DEMANDED['overhead']})")
    print(f"two workers against one: {seconds['1'] / seconds['2']:.2f} times as fast (demanded >= {DEMANDED['two']})")
    print("rows:", "the same" if same else "NOT the same", f"; load {os.getloadavg()[0]:.1f} after")


def _take(path: Path, rows: list[Reading], finder: Finder, spread: Any) -> float:  # noqa: ANN401 - an engine's, or none
    with Corpus.open(path) as corpus:
        add_readings(corpus, Input(path="made", sha256="", fingerprint=""), rows)
        begun = time.perf_counter()
        tokenize(corpus, spread=spread)
        find(corpus, gazetteer=finder, spread=spread)
        return time.perf_counter() - begun


def _count(corpus: Corpus, engine: DaskEngine) -> None:
    """Print how long graph, terms and bags take here and by the workers, and whether they are the same."""
    with engine.counting(corpus) as cut:
        for name, count in {"graph": _graph, "terms": _terms, "bags": _bags}.items():
            took, found = [], []
            for given in (None, cut):
                begun = time.perf_counter()
                found.append(count(corpus, given))
                took.append(time.perf_counter() - begun)
            same = "the same" if found[0] == found[1] else "NOT the same"
            print(f"{name}: {took[0]:.1f} s here, {took[1]:.1f} s by two workers, {same}")


def _graph(corpus: Corpus, cut: Cut | None) -> Any:  # noqa: ANN401 - what is compared
    graph = connect(corpus, cut=cut, measures=False)
    return dict(graph.nodes(data=True)), list(graph.edges(data=True))


def _terms(corpus: Corpus, cut: Cut | None) -> Any:  # noqa: ANN401 - as above
    return terms(corpus, forms=True, cut=cut).to_dict("list")


def _bags(corpus: Corpus, cut: Cut | None) -> Any:  # noqa: ANN401 - as above
    bags = bag(corpus, cut=cut)
    return bags.article_ids, bags.terms, bags.counts.data.tolist(), bags.counts.indices.tolist(), bags.order.tolist()


def _rows(path: Path) -> list[Any]:
    with Corpus.open(path, create=False) as corpus:
        return [
            frame.to_dict("list")
            for frame in (corpus.tokens(), corpus.mentions(), corpus.relations(), corpus.entities())
        ]


if __name__ == "__main__":
    main()
