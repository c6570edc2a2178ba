"""Counting of words and of their neighbours against scikit-learn and nltk, on the same words, in one run.

Run: ``python benchmarks/words.py [ARTICLES]``. Articles are made by a seed: nouns by a Zipf law, a particle behind each third.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

# One thread: CPU seconds are compared.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from nltk.collocations import BigramCollocationFinder
from sklearn.feature_extraction.text import CountVectorizer

from newsmine.records import Document, Token
from newsmine.text.words import choose_words
from newsmine.words.collocations import collocations
from newsmine.words.rows import grams_of, read_rows, table_of
from newsmine.words.terms import terms

VOCABULARY, AN_ARTICLE, A_SENTENCE, SEED = 50_000, 90, 10, 7


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what the work returns, and its seconds of CPU."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def main() -> None:
    """Print the figures, a line each."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    draw = np.random.default_rng(SEED)
    drawn = np.minimum(draw.zipf(1.25, size=(n, AN_ARTICLE)), VOCABULARY) - 1
    words = [f"낱말{i}" for i in range(VOCABULARY)]
    rows, reading = timed(lambda: read_rows(_documents(drawn, words), choose_words()))
    print(
        f"{n:,} articles of {AN_ARTICLE} words: tokens to rows {reading:.1f} s (the tokens are made in that time too)"
    )
    for most in (1, 2):
        grams, ours = timed(lambda most=most: grams_of(rows, (1, most)))
        table, more = timed(lambda grams=grams: table_of(rows, grams))
        spoken = [[words[i] for i in row] for row in drawn.tolist()]
        peer = CountVectorizer(
            analyzer="word", tokenizer=list, preprocessor=list, token_pattern=None, ngram_range=(1, most)
        )
        counted, theirs = timed(lambda peer=peer, spoken=spoken: peer.fit_transform(spoken))
        same = int(table.sum()) == int(counted.sum()) if most == 1 else "theirs run over sentences"
        print(
            f"n-grams of 1 to {most}: scikit-learn {theirs:.1f} s, ours {ours + more:.1f} s "
            f"({theirs / (ours + more):.1f}x; with the rows {theirs / (ours + more + reading):.1f}x), equal totals: {same}"
        )
    sentences = [[words[i] for i in row] for row in drawn[: n // 4].reshape(-1, A_SENTENCE).tolist()]
    some, theirs = timed(lambda: _nltk(sentences))
    found, ours = timed(lambda: collocations(_documents(drawn[: n // 4], words), left=0, right=4, min_count=5))
    counts = dict(zip(zip(found["word"], found["collocate"], strict=True), found["count"], strict=True))
    wanted = {pair: k for pair, k in some.items() if k >= 5 and pair[0] != pair[1]}
    print(
        f"pairs within 4 words, {n // 4:,} articles: nltk {theirs:.1f} s (counts), ours {ours:.1f} s (from tokens, with all "
        f"measures; {theirs / ours:.1f}x), equal: {counts == wanted}"
    )
    _, seconds = timed(lambda: terms(_documents(drawn, words), ngrams=(1, 2), dispersion="article", min_count=5))
    print(f"terms of 1 and 2 words with TF-IDF and dispersion, from tokens to the table: {seconds:.1f} s")


def _documents(drawn: Any, words: list[str]) -> Iterator[Document]:  # noqa: ANN401 - integers of shape (n, words)
    for number, row in enumerate(drawn.tolist()):
        tokens, start = [], 0
        for i, place in enumerate(row):
            word = words[place]
            end = start + len(word)
            tokens.append(Token(word, word, "NNG", "NOUN", start, end, True, i // A_SENTENCE, i))  # noqa: FBT003 - a tuple
            if i % 3 == 0:
                tokens.append(Token("는", "는", "JX", "ADP", end, end + 1, True, i // A_SENTENCE, i))  # noqa: FBT003 - a tuple
                end += 1
            start = end + 1
        yield Document(article_id=str(number), tokenizer="made", tokens=tuple(tokens))


def _nltk(sentences: list[list[str]]) -> dict[tuple[str, str], int]:
    """Return the counts of ordered pairs within four words, which nltk calls a window of five."""
    found = BigramCollocationFinder.from_words(_padded(sentences), window_size=5).ngram_fd
    return {pair: count for pair, count in found.items() if None not in pair}


def _padded(sentences: list[list[str]]) -> Iterator[Any]:
    for sentence in sentences:
        yield from sentence
        yield from [None] * 4


if __name__ == "__main__":
    main()
