"""Topics on the keyword nouns of a BIGKinds export: newsmine's presets against gensim's defaults, in one run.

python benchmarks/topics.py NewsResult.xlsx [--sizes 12 20 50]
"""

import argparse
import os
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

# One thread: CPU seconds are compared.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from gensim.models import LdaModel, Nmf
from inputs import real
from python_calamine import CalamineWorkbook

from newsmine.topics.bags import bag_words
from newsmine.topics.coherence import diversity, npmi
from newsmine.topics.factorize import tfidf
from newsmine.topics.fit import _rows, fit_bags
from newsmine.topics.model import TOP, top_places

_SEEDS = (7, 8, 9)


def main() -> None:
    """Print a row a method and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("export", nargs="?", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[12, 20, 50])
    given = parser.parse_args()
    bags = bag_words(_keywords(given.export or real("bigkinds/NewsResult_20200731.xlsx")), min_count=5)
    rows = _rows(bags.counts)
    weights = tfidf(rows, len(bags.terms)).T.tocsc()
    names = dict(enumerate(bags.terms))
    print(f"{len(bags.article_ids):,} articles, {len(bags.terms):,} terms; {len(_SEEDS)} seeds")
    print(f"{'topics':>6}  {'method':<24}{'NPMI':>7}{'diversity':>11}{'stability':>11}{'CPU s':>8}")
    for n in given.sizes:
        methods = {
            "newsmine nmf": lambda seed, n=n: fit_bags(bags, n_topics=n, seed=seed, method="nmf").topic_term,
            "newsmine lda": lambda seed, n=n: fit_bags(bags, n_topics=n, seed=seed, method="lda").topic_term,
            "gensim LdaModel defaults": lambda seed, n=n: LdaModel(
                rows, id2word=names, num_topics=n, random_state=seed
            ).get_topics(),
            "gensim Nmf, 5 passes": lambda seed, n=n: Nmf(
                weights, id2word=names, num_topics=n, random_state=seed, passes=5, chunksize=256, eval_every=None
            ).get_topics(),
        }
        for name, fit in methods.items():
            tops, seconds = _run(fit)
            coherence = np.mean([npmi(bags.counts, top).mean() for top in tops])
            spread = np.mean([diversity(top) for top in tops])
            stable = np.mean([_overlap(one, other) for one, other in combinations(tops, 2)])
            print(f"{n:>6}  {name:<24}{coherence:>7.3f}{spread:>11.2f}{stable:>11.2f}{seconds:>8.2f}", flush=True)


def _keywords(path: Path) -> list[tuple[str, list[str]]]:
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    id_, keywords = head.index("뉴스 식별자"), head.index("키워드")
    return [(str(row[id_]), str(row[keywords]).split(",")) for row in rows]


def _run(fit: Callable[[int], Any]) -> tuple[list[Any], float]:
    """Return the top terms under each seed, and the CPU seconds of one fit."""
    start = time.process_time()
    tops = [top_places(np.asarray(fit(seed), dtype=float), TOP) for seed in _SEEDS]
    return tops, (time.process_time() - start) / len(_SEEDS)


def _overlap(one: Any, other: Any) -> float:  # noqa: ANN401 - arrays of columns
    """Return the mean Jaccard overlap of topics that are matched best."""
    from scipy.optimize import linear_sum_assignment

    shared = np.array([[len(np.intersect1d(a, b)) for b in other] for a in one])
    overlap = shared / (2 * TOP - shared)
    return float(overlap[linear_sum_assignment(-overlap)].mean())


if __name__ == "__main__":
    main()
