"""Counts of words of parts, put together, are the counts of the whole."""

from functools import partial

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from newsmine.corpus.parts import Here
from newsmine.records import Document, Token
from newsmine.text.words import WordChoice
from newsmine.words.near import Near, add, count_articles, count_near, count_sides, keep_near, merge_sides
from newsmine.words.rows import read_rows
from newsmine.words.tally import count_terms, merge_tallies, tally

# A text: sentences of words; what a word is written as may be another form of it.
TEXTS = st.lists(
    st.lists(st.lists(st.sampled_from(["학교", "감독", "공장", "물길"]), max_size=5), max_size=2),
    min_size=2,
    max_size=7,
)
CHANCE = st.randoms(use_true_random=False)


def rows_of(texts, numbers):
    return read_rows([document(n, texts[n]) for n in numbers], WordChoice())


def document(n, sentences):
    tokens, at = [], 0
    for number, words in enumerate(sentences):
        for word in words:
            tokens.append(Token(word + "들" * (at % 2), word, "NNG", "NOUN", at, at + 2, exact=True, sentence=number))
            at += 3
    return Document(article_id=str(n), tokenizer="test", tokens=tuple(tokens))


def cut(texts, n_parts, chance):
    numbers = list(range(len(texts)))
    chance.shuffle(numbers)
    return [rows_of(texts, numbers[i::n_parts]) for i in range(n_parts)]


def shown(found):
    rows = zip(
        found.terms, found.lengths.tolist(), found.count.tolist(), found.articles.tolist(), found.written(), strict=True
    )
    return found.documents, sorted(rows)


@given(texts=TEXTS, n_parts=st.integers(2, 4), chance=CHANCE)
def test_terms_do_not_show_their_parts(texts, n_parts, chance):
    parts = cut(texts, n_parts, chance)
    whole = count_terms(Here([rows_of(texts, range(len(texts)))]), ngrams=(1, 2), forms=True)
    assert shown(count_terms(Here(parts), ngrams=(1, 2), forms=True)) == shown(whole)
    first, *others = (tally(part, ngrams=(1, 2), forms=True) for part in parts)
    assert shown(merge_tallies([merge_tallies(others[::-1]), first])) == shown(whole)


def near(parts, asked):
    """Return word, collocate, count and articles of pairs, as collocations does."""
    sides = parts.map(partial(count_sides, spans=asked.spans)).fold(merge_sides)
    counts = parts.map(partial(count_near, asked=asked), sides).fold(add)
    kept = parts.apply(partial(keep_near, asked=asked), counts, sides)
    articles = parts.map(partial(count_articles, asked=asked), sides, kept).fold(add)
    table = pd.DataFrame(
        {
            "word": [sides.words[i] for i in kept[0]],
            "collocate": [sides.words[i] for i in kept[1]],
            "count": kept[2],
            "articles": articles,
            "firsts": sides.firsts[kept[0]],
            "seconds": sides.seconds[kept[1]],
        }
    )
    return table.sort_values(["word", "collocate"]).to_dict("split", index=False)


@given(texts=TEXTS, n_parts=st.integers(2, 4), chance=CHANCE, right=st.integers(1, 3), min_count=st.integers(1, 3))
def test_pairs_of_words_do_not_show_their_parts(texts, n_parts, chance, right, min_count):
    asked = Near(spans=(2, right), node=None, min_count=min_count)
    whole = near(Here([rows_of(texts, range(len(texts)))]), asked)
    assert near(Here(cut(texts, n_parts, chance)), asked) == whole
