"""Near-duplicates: CPU seconds, memory, precision and recall, beside datasketch alone and an exact comparison of all pairs.

Usage: ``python benchmarks/duplicates.py [EXPORT.xlsx]``. Synthetic news of 5,000, 20,000 and 100,000 articles (made-up words; one of
five is a copy: edited, with another lead, shortened, or cut at 200 characters), then a BIGKinds export where there is one. Each
figure comes from a process of its own.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import accumulate, combinations
from pathlib import Path

import numpy as np
from inputs import real

from newsmine.articles.load import load
from newsmine.copies.candidates import candidate_pairs, datasketch_signatures, rensa_signatures
from newsmine.copies.duplicates import find_copies
from newsmine.copies.own_words import day_of, stories
from newsmine.copies.shingles import shingles
from newsmine.records import KST, Article

SIZES = (5_000, 20_000, 100_000)
KINDS = ("edited", "other lead", "shortened", "cut")
SEED = 7
Pair = tuple[int, int]


def main() -> None:
    """Print a table of every way over every size."""
    print(f"{'articles':>9} {'way':<28} {'CPU s':>7} {'MB':>6} {'precision':>9} {'recall':>7}  recall by kind")
    for size in SIZES:
        for way in WAYS:
            if (way in _SLOW and size > 20_000) or (way == "exact all pairs" and size > 5_000):
                continue
            show(size, way, run(way, str(size)))
    export = real("bigkinds/NewsResult_20200731.xlsx")
    for way in WAYS:
        show(0, way, run(way, str(export)))


def run(way: str, source: str) -> dict:
    """Do it in a process of its own, and return its figures."""
    words = [sys.executable, __file__, "--one", way, source]
    return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def show(size: int, way: str, figures: dict) -> None:
    """Print one line."""
    kinds = "  ".join(f"{kind} {share:.3f}" for kind, share in figures.get("kinds", {}).items())
    scores = f"{figures['precision']:>9.4f} {figures['recall']:>7.4f}" if "recall" in figures else f"{'':>17}"
    print(
        f"{size or figures['articles']:>9,} {way:<28} {figures['cpu']:>7.1f} {figures['mb']:>6.0f} {scores}  {kinds}{figures.get('note', '')}"
    )


def one(way: str, source: str) -> None:
    """Print the figures of one way over one source as JSON."""
    truth: dict[int, tuple[int, str]] = {}
    if source.isdecimal():
        articles, truth = synthetic(int(source))
    else:
        articles = [reading.article for reading in load(Path(source))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    pairs = set(WAYS[way](articles))
    cpu = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {"cpu": cpu, "mb": peak / 1024, "before": before / 1024, "articles": len(articles)}
    if truth:
        figures |= scores(pairs, truth)
    else:
        figures["note"] = f"{len(pairs):,} pairs"
    print(json.dumps(figures))


def scores(found: set[Pair], truth: dict[int, tuple[int, str]]) -> dict:
    """Return precision over all pairs, and recall over the pairs of each copy with its original."""
    right = sum(truth[one][0] == truth[other][0] for one, other in found)
    originals = {story: place for place, (story, kind) in truth.items() if kind == "original"}
    met, all_ = Counter(), Counter()
    for place, (story, kind) in truth.items():
        if kind != "original":
            all_[kind] += 1
            met[kind] += tuple(sorted((place, originals[story]))) in found
    return {
        "precision": right / max(1, len(found)),
        "recall": sum(met.values()) / sum(all_.values()),
        "kinds": {kind: met[kind] / all_[kind] for kind in KINDS},
    }


def by_newsmine(articles: Sequence[Article]) -> Iterator[Pair]:
    """Yield the pairs of every group."""
    groups: dict[int, set[int]] = {}
    for copy in find_copies(articles, similarity=0.8, keep="first", within_days=7):
        groups.setdefault(copy.group, set()).update((copy.leader, copy.place))
    for places in groups.values():
        yield from combinations(sorted(places), 2)


def candidates_by(sketch: Callable) -> Callable[[Sequence[Article]], Iterator[Pair]]:
    """Return the way that ends at the candidates, with the signatures of one library."""

    def ways(articles: Sequence[Article]) -> Iterator[Pair]:
        order = sorted(range(len(articles)), key=lambda place: day_of(articles[place]))
        ordered = [articles[place] for place in order]
        days = np.array([day_of(article) for article in ordered], dtype=np.int64)
        texts = [story.plain for story in stories(ordered)]
        for one_, other in candidate_pairs(texts, days, within_days=7, sketch=sketch):
            yield tuple(sorted((order[one_], order[other])))

    return ways


def by_datasketch_alone(articles: Sequence[Article]) -> Iterator[Pair]:
    """Yield what datasketch's MinHashLSH finds as its documentation shows it: whole texts, 128 permutations, 0.8."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.8, num_perm=128)
    for place, article in enumerate(articles):
        text = "".join(article.text.split())
        hashed = MinHash(num_perm=128)
        hashed.update_batch([text[i : i + 5].encode() for i in range(max(1, len(text) - 4))])
        for found in index.query(hashed):
            yield found, place
        index.insert(place, hashed)


def by_all_pairs(articles: Sequence[Article]) -> Iterator[Pair]:
    """Yield every pair within a week whose exact Jaccard index or containment is 0.8."""
    from scipy import sparse

    sets = [np.unique(shingles("".join(story.plain))) for story in stories(articles)]
    sizes = np.array([len(each) for each in sets])
    known, columns = np.unique(np.concatenate(sets), return_inverse=True)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    matrix = sparse.csr_matrix((np.ones(len(columns), dtype=np.int32), columns, starts), shape=(len(sets), len(known)))
    shared = sparse.triu(matrix @ matrix.T, 1).tocoo()
    days = np.array([day_of(article) for article in articles])
    near = np.abs(days[shared.row] - days[shared.col]) <= 7
    alike = near & (shared.data / np.minimum(sizes[shared.row], sizes[shared.col]) >= 0.8)
    yield from zip(shared.row[alike].tolist(), shared.col[alike].tolist(), strict=True)


WAYS: dict[str, Callable[[Sequence[Article]], Iterator[Pair]]] = {
    "newsmine": by_newsmine,
    "candidates, rensa": candidates_by(rensa_signatures),
    "candidates, datasketch": candidates_by(datasketch_signatures),
    "datasketch MinHashLSH alone": by_datasketch_alone,
    "exact all pairs": by_all_pairs,
}
_SLOW = {"candidates, datasketch", "datasketch MinHashLSH alone"}


def synthetic(size: int) -> tuple[list[Article], dict[int, tuple[int, str]]]:
    """Return articles of made-up words over a year, and for each its story and what kind of copy it is."""
    chance = random.Random(SEED)  # noqa: S311 - news, no secrets
    words = [
        "".join(chr(0xAC00 + chance.randrange(11_172)) for _ in range(chance.choice((2, 2, 3, 3, 4))))
        for _ in range(9_000)
    ]
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(words))))
    endings = ("은", "는", "이", "가", "을", "를", "에서", "으로", "의", "", "", "")
    formulas = ["고 밝혔다", "고 말했다", "고 설명했다", "할 계획이다", "할 예정이다", "한 것으로 나타났다"]

    def sentence() -> str:
        chosen = chance.choices(words, cum_weights=weights, k=chance.randint(6, 16))
        return " ".join(word + chance.choice(endings) for word in chosen) + chance.choice(formulas) + "."

    articles: list[Article] = []
    truth: dict[int, tuple[int, str]] = {}

    def add(story: int, kind: str, sentences: list[str], hour: int) -> None:
        text = " ".join(sentences)
        if kind == "cut":
            text = text[:200] + ".."
        truth[len(articles)] = (story, kind)
        when = datetime(2024, 1, 1, tzinfo=KST) + timedelta(days=story % 365, hours=hour)
        outlet = f"신문{chance.randrange(300)}"
        articles.append(
            Article(id=f"a{len(articles)}", text=text, publisher=outlet, published_at=when, body_complete=kind != "cut")
        )

    for story in range(size):
        sentences = [sentence() for _ in range(chance.randint(7, 20))]
        add(story, "original", sentences, 9)
        for hour in range(chance.choices((0, 1, 2, 5), (88, 7, 3, 2))[0]):
            kind = chance.choice(KINDS)
            add(story, kind, changed(sentences, kind, chance, words), 10 + hour)
        if len(articles) >= size:
            break
    return articles, truth


def changed(sentences: list[str], kind: str, chance: random.Random, words: list[str]) -> list[str]:
    """Return the sentences of a copy."""
    if kind == "other lead":
        return [" ".join(chance.choices(words, k=9)) + "했다.", *sentences[1:]]
    if kind == "shortened":
        return sentences[: max(3, len(sentences) * 2 // 5)]
    if kind == "cut":
        return sentences
    edited = []
    for each in sentences:
        parts = each.split()
        if chance.random() < 0.4:
            parts[chance.randrange(len(parts))] = chance.choice(words)
        edited.append(" ".join(parts))
    return edited


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:4])
    else:
        main()
