"""Held-out perplexity by document completion, the same for every model: half of a text is shown, the other half guessed.

Asuncion, Welling, Smyth, Teh, "On smoothing and inference for topic models", UAI 2009, and Wallach, Murray, Salakhutdinov,
Mimno, "Evaluation methods for topic models", ICML 2009 (document completion). A model gives only its topics, with its own
smoothing, and its prior of documents; the weights of a text are the fixed point of

    theta_k = (alpha_k + sum_w n_w p(k | w)) / sum,   p(k | w) = theta_k phi_kw / sum_j theta_j phi_jw

on the half that is shown, and the perplexity is exp(-sum n_w ln sum_k theta_k phi_kw / sum n_w) on the other.
"""

from typing import Any

import numpy as np

from newsmine.topics.vocabulary import Bags

_ROUNDS = 100
_STILL = 1e-4
# A word that a model has never met.
_LEAST = 1e-12


def split(bags: Bags, *, seed: int) -> tuple[Bags, Any, Any]:
    """Return nine tenths of the texts, and of the others the counts of one half of the words and of the other."""
    random = np.random.default_rng(seed)
    n = len(bags.article_ids)
    held = np.zeros(n, dtype=bool)
    held[random.choice(n, n // 10, replace=False)] = True
    rest = bags.counts[held].tocsr()
    shown = rest.copy()
    shown.data = np.zeros_like(rest.data)
    for start, end in zip(rest.indptr[:-1], rest.indptr[1:], strict=True):
        words = np.repeat(np.arange(start, end), rest.data[start:end])
        random.shuffle(words)
        np.add.at(shown.data, words[: len(words) // 2], 1)
    return bags.take(np.flatnonzero(~held)), shown, rest - shown


def complete(topics: Any, concentration: Any, shown: Any) -> Any:  # noqa: ANN401 - arrays and a sparse matrix
    """Return the weights of the topics in each text, of shape (n_docs, n_topics), from the half that is shown."""
    weights = np.empty((shown.shape[0], len(topics)))
    for i in range(shown.shape[0]):
        cells = slice(shown.indptr[i], shown.indptr[i + 1])
        own, counts = topics[:, shown.indices[cells]], shown.data[cells].astype(float)
        theta = concentration / concentration.sum()
        for _ in range(_ROUNDS):
            given = own * theta[:, None]
            new = concentration + (given / np.maximum(given.sum(axis=0), np.finfo(float).tiny)) @ counts
            new /= new.sum()
            moved = np.abs(new - theta).sum()
            theta = new
            if moved < _STILL:
                break
        weights[i] = theta
    return weights


def perplexity(topics: Any, weights: Any, asked: Any) -> float:  # noqa: ANN401 - arrays and a sparse matrix
    """Return the perplexity of the words that are asked for."""
    cells = asked.tocoo()
    given = np.einsum("nk,kn->n", weights[cells.row], topics[:, cells.col])
    return float(np.exp(-(cells.data * np.log(np.maximum(given, _LEAST))).sum() / cells.data.sum()))
