"""Topics on real Korean texts: newsmine's presets beside gensim's defaults and tomotopy, in one run.

python benchmarks/topics.py [NewsResult.xlsx] [--sizes 20 50] [--corpora passages articles sentences] [--slow]

Three corpora: ``articles`` are the 4,743 keyword lists of a BIGKinds export, ``passages`` the same lists cut into runs of 50
words, 13,921 texts; ``sentences`` are the 13,195 sentences of news in KLUE's names, by their nouns. A tenth of the texts is held out for perplexity; coherence is counted on the texts of the fit.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

# One thread: CPU seconds are compared.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")

import numpy as np
from held_out import complete, perplexity, split
from inputs import real
from python_calamine import CalamineWorkbook
from scipy.stats import spearmanr

from newsmine.text.words import NOUNS
from newsmine.tokens.tokenize import tokenizer
from newsmine.topics.bags import bag_words
from newsmine.topics.coherence import c_v, diversity, npmi
from newsmine.topics.fit import fit_bags
from newsmine.topics.methods import rows_of
from newsmine.topics.model import TOP, top_places
from newsmine.topics.stability import SEEDS, agreement, refit
from newsmine.topics.vocabulary import Bags

_PASSAGE = 50
# The last passage of an article is a text of its own from here.
_LEAST_PASSAGE = 25
_ROUNDS = 200


class Run(NamedTuple):
    """Topics of a method, rows summing to 1, with the Dirichlet parameter of documents where it has one."""

    topics: Any
    concentration: Any
    seconds: float


def main() -> None:
    """Print a row a method, then the ratios that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", nargs="?", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 50])
    parser.add_argument("--corpora", nargs="+", default=list(_CORPORA), choices=list(_CORPORA))
    parser.add_argument("--slow", action="store_true", help="LdaModel with 10 passes, HDP and LdaMulticore too")
    given = parser.parse_args()
    lists = _keywords(given.export or real("bigkinds/NewsResult_20200731.xlsx"))
    for corpus in given.corpora:
        bags = bag_words(_CORPORA[corpus](lists), min_count=5)
        seen = [_compare(bags, corpus, n, slow=given.slow) for n in given.sizes]
        _measures(bags, [top for tops in seen for top in tops])


def _compare(bags: Bags, corpus: str, n: int, *, slow: bool) -> list[Any]:
    """Print what each method does with ``n`` topics, and return the top terms of each."""
    train, shown, asked = split(bags, seed=1)
    print(f"\n{corpus}: {len(bags.article_ids):,} texts, {len(bags.terms):,} terms, {n} topics; 1 of 10 held out")
    runs, tops, stable = {}, {}, {}
    for name, fit in _methods(train, n, slow=slow).items():
        runs[name] = fit(SEEDS[0])
        tops[name] = top_places(runs[name].topics, TOP)
        # With one other seed; the default's five stand below.
        stable[name] = agreement(tops[name], top_places(fit(SEEDS[1]).topics, TOP)).mean()
    guess = {
        name: perplexity(run.topics, complete(run.topics, run.concentration, shown), asked)
        for name, run in runs.items()
        if run.concentration is not None
    }
    coherent = {name: float(npmi(train.counts, top).mean()) for name, top in tops.items()}
    every = [[bags.terms[i] for i in row] for top in tops.values() for row in top]
    windows = np.split(c_v(every, train.texts()), np.cumsum([len(top) for top in tops.values()])[:-1])
    print(
        "| method | NPMI | c_v | perplexity | stability, 2 seeds | diversity | CPU s |\n| --- | --- | --- | --- | --- | --- | --- |"
    )
    for (name, run), window in zip(runs.items(), windows, strict=True):
        held = f"{guess[name]:,.0f}" if name in guess else "–"
        figures = (
            f"{coherent[name]:.3f} | {window.mean():.3f} | {held} | {stable[name]:.2f} | {diversity(tops[name]):.2f}"
        )
        print(f"| {name} | {figures} | {run.seconds:.1f} |", flush=True)
    _ratios(runs, coherent, guess)
    over_seeds, over_articles = refit(fit_bags(train, n_topics=n, seed=SEEDS[0]), train)
    print(
        f"  default over {len(SEEDS)} seeds {over_seeds.mean():.2f} (asked: .65), over articles {over_articles.mean():.2f}",
        flush=True,
    )
    return list(tops.values())


def _ratios(runs: dict[str, Run], coherent: dict[str, float], guess: dict[str, float]) -> None:
    ours, lda, gensim, peer = "newsmine nmf", "newsmine lda", "gensim LdaModel defaults", f"tomotopy, {_ROUNDS} rounds"
    for what, value in (
        (
            f"NPMI of the default to LdaModel's: {coherent[ours]:.3f} to {coherent[gensim]:.3f} (asked: 1.4 times)",
            coherent[ours] / coherent[gensim],
        ),
        ("CPU of the default to LdaModel's (asked: at most 1.3)", runs[ours].seconds / runs[gensim].seconds),
        (
            f"NPMI of the default to tomotopy's: {coherent[ours]:.3f} to {coherent[peer]:.3f} (asked: 1.3)",
            coherent[ours] / coherent[peer],
        ),
        ("NPMI of the LDA preset to tomotopy's (asked: 1)", coherent[lda] / coherent[peer]),
        ("perplexity of the LDA preset to tomotopy's (asked: at most 1.15)", guess[lda] / guess[peer]),
    ):
        # Where one of both is less coherent than chance there is no ratio.
        print(f"  {what:<82}{f'{value:>7.2f}' if value > 0 else '  –, one is under 0'}")


def _methods(bags: Bags, n: int, *, slow: bool) -> dict[str, Callable[[int], Run]]:
    from gensim.models import LdaModel, LdaMulticore

    rows, names = rows_of(bags.counts), dict(enumerate(bags.terms))

    def ours(method: Any) -> Callable[[int], Run]:  # noqa: ANN401 - one of ours
        def fit(seed: int) -> Run:
            start = time.process_time()
            model = fit_bags(bags, n_topics=n, seed=seed, method=method)
            seconds = time.process_time() - start
            return Run(model.topic_term, model.concentration if model.mass.any() else None, seconds)

        return fit

    def gensim(kind: Any, **settings: Any) -> Callable[[int], Run]:  # noqa: ANN401 - a class of gensim
        def fit(seed: int) -> Run:
            start = time.process_time()
            model = kind(rows, id2word=names, num_topics=n, random_state=seed, **settings)
            seconds = time.process_time() - start
            return Run(np.asarray(model.get_topics(), dtype=float), np.asarray(model.alpha, dtype=float), seconds)

        return fit

    methods = {
        "newsmine nmf": ours("nmf"),
        "newsmine lda": ours("lda"),
        "gensim LdaModel defaults": gensim(LdaModel),
        f"tomotopy, {_ROUNDS} rounds": lambda seed: _tomotopy(bags, n, seed),
    }
    if slow:
        methods |= {"gensim LdaModel, 10 passes": gensim(LdaModel, passes=10, eval_every=None)}
        methods |= {"newsmine hdp": ours("hdp"), "gensim LdaMulticore": gensim(LdaMulticore, workers=1)}
    return methods


def _tomotopy(bags: Bags, n: int, seed: int) -> Run:
    import tomotopy

    start = time.process_time()
    model = tomotopy.LDAModel(k=n, seed=seed)
    for words in bags.texts():
        model.add_doc(words)
    model.train(_ROUNDS, workers=1)
    topics = np.zeros((n, len(bags.terms)))
    place = {term: i for i, term in enumerate(bags.terms)}
    columns = [place[word] for word in model.used_vocabs]
    topics[:, columns] = [model.get_topic_word_dist(k) for k in range(n)]
    return Run(
        topics / topics.sum(axis=1, keepdims=True), np.asarray(model.alpha, dtype=float), time.process_time() - start
    )


def _measures(bags: Bags, tops: list[Any]) -> None:
    """Print how much quicker the sparse NPMI is than gensim's, and how alike they rank the topics of all methods."""
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel

    every = np.vstack(tops)
    texts = list(bags.texts())
    start = time.process_time()
    words = [[bags.terms[i] for i in row] for row in every]
    peer = CoherenceModel(
        topics=words, texts=texts, dictionary=Dictionary(texts), coherence="c_npmi", topn=TOP, processes=1
    ).get_coherence_per_topic()
    slow = time.process_time() - start
    start = time.process_time()
    own = npmi(bags.counts, every)
    quick = time.process_time() - start
    rank = spearmanr(peer, own).statistic
    print(
        f"\n{len(every)} topics: gensim c_npmi {slow:.1f} s, sparse NPMI {quick:.3f} s: {slow / quick:,.0f} times as fast (asked: 100)"
    )
    print(f"rank correlation over all topics {rank:.2f} (asked: .9); within each method and size:", end="")
    ends = np.cumsum([len(top) for top in tops])[:-1]
    pairs = zip(np.split(np.asarray(peer), ends), np.split(own, ends), strict=True)
    print("".join(f" {spearmanr(a, b).statistic:.2f}" for a, b in pairs))


def _keywords(path: Path) -> list[tuple[str, list[str]]]:
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    id_, keywords = head.index("뉴스 식별자"), head.index("키워드")
    return [(str(row[id_]), str(row[keywords]).split(",")) for row in rows]


def _passages(lists: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    return [
        (f"{id_}.{i}", words[i : i + _PASSAGE])
        for id_, words in lists
        for i in range(0, len(words), _PASSAGE)
        if i == 0 or len(words) - i >= _LEAST_PASSAGE
    ]


def _sentences(_lists: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    raw = real("ner/sentences_raw.tsv").read_text(encoding="utf-8").splitlines()
    gold = map(json.loads, real("ner/sentences_gold.jsonl").read_text(encoding="utf-8").splitlines())
    texts = [(id_, text) for id_, _, text in (line.partition("\t") for line in raw)]
    texts += [(each["id"], each["text"]) for each in gold]
    cut = tokenizer("kiwi")
    return [
        (id_, [token.form for token in cut.tokenize(text) if token.pos in NOUNS])
        for id_, text in texts
        if "wikitree" in id_
    ]


_CORPORA: dict[str, Callable[[list[tuple[str, list[str]]]], list[tuple[str, list[str]]]]] = {
    "passages": _passages,
    "articles": list,
    "sentences": _sentences,
}

if __name__ == "__main__":
    main()
