"""The whole way from files to the graph, by stage: seconds, and how many times the floor of each stage.

``python benchmarks/pipeline.py [--articles N] [--rounds N]``: articles of eight sentences (real ones where the real inputs lie beside the checkout) are
imported, cut, searched for names without and with the tagger, and joined to a graph; in the same run, on the same texts, bare kiwi tokenizes them and
bare ``executemany`` writes their rows. The pairs of 50,000 drawn articles are counted, and multiplied by bare scipy. One thread; models are read before;
medians of rounds.
"""

import argparse
import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"  # before kiwi is loaded

from graphs import bare_product, corpus, ours
from kiwipiepy import Kiwi
from many import articles

import newsmine as nm
from newsmine.corpus.database import Corpus
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.runs.inputs import import_files
from newsmine.tokens.tokenize import tokenize

DEMANDED = {"none": 2.2, "shipped": 5.0}
WARM = 40
DRAWN = 50_000, 15
FLOORS = {
    "import": "executemany",
    "tokens": "kiwi",
    "find none": "kiwi",
    "find shipped": "kiwi",
    "graph": "kiwi",
    "pairs": "scipy",
}
_TABLE = "CREATE TABLE articles (id TEXT PRIMARY KEY, publisher TEXT, title TEXT, text TEXT, published_at TEXT)"


def main() -> None:
    """Print a line for each stage, and the ratio of the whole with each tagger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    rows = made_rows(asked.articles + WARM)
    finders = {name: Finder.from_files(tagger=name) for name in DEMANDED}
    kiwi = Kiwi(num_workers=1)
    measure(rows[:WARM], finders, kiwi)
    rounds = [measure(rows[WARM:], finders, kiwi) for _ in range(asked.rounds)]
    seconds = {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}
    print(
        f"{asked.articles:,} articles, {sum(len(row['text']) for row in rows[WARM:]):,} characters, load {os.getloadavg()[0]:.1f}"
    )
    for stage, floor in FLOORS.items():
        print(
            f"{stage:13} {seconds[stage]:7.2f} s {seconds[stage] / seconds[floor]:7.2f} times {floor} ({seconds[floor]:.2f} s)"
        )
    for name, most in DEMANDED.items():
        ratio = statistics.median(_whole(each, name) / each["kiwi"] for each in rounds)
        print(f"import to graph, tagger {name}: {ratio:.2f} times bare kiwi (demanded <= {most})")


def made_rows(n: int) -> list[dict[str, Any]]:
    """Return articles as records, five outlets and two years."""
    return [
        {
            "id": f"a{i:06}",
            "publisher": f"만든일보{i % 5}",
            "title": text[:30].replace("\n", " "),
            "text": text,
            "published_at": f"{2023 + i % 2}-{1 + i % 12:02}-{1 + i % 28:02}T09:00:00+09:00",
        }
        for i, text in enumerate(articles(n))
    ]


def measure(rows: list[dict[str, Any]], finders: dict[str, Finder], kiwi: Kiwi) -> dict[str, float]:
    """Return the seconds of every stage, and of every floor."""
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / "articles.jsonl"
        file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        took = {"kiwi": _timed(lambda: [(kiwi.tokenize(row["title"]), kiwi.tokenize(row["text"])) for row in rows])}
        took["executemany"] = _timed(lambda: _write(Path(made) / "bare.sqlite", file))
        with Corpus.open(Path(made) / "corpus.sqlite") as stored:
            took["import"] = _timed(lambda: import_files(stored, [(file, None)]))
            took["tokens"] = _timed(lambda: tokenize(stored))
            for name, finder in reversed(finders.items()):
                took[f"find {name}"] = _timed(lambda finder=finder: find(stored, gazetteer=finder))
            took["graph"] = _timed(lambda: nm.connect(stored))
    drawn = corpus(*DRAWN)
    return took | {"pairs": _timed(lambda: ours(drawn)), "scipy": _timed(lambda: bare_product(drawn))}


def _timed(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _write(path: Path, file: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(_TABLE)
        rows = map(json.loads, file.read_text("utf-8").splitlines())
        connection.executemany("INSERT INTO articles VALUES (:id, :publisher, :title, :text, :published_at)", rows)
    connection.close()


def _whole(took: dict[str, float], tagger: str) -> float:
    return took["import"] + took["tokens"] + took[f"find {tagger}"] + took["graph"]


if __name__ == "__main__":
    main()
