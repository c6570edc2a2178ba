import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy import stats
from stories import document

from newsmine.words.collocations import collocations

WORDS = ["교육", "과정", "축제", "시장", "."]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), min_size=1, max_size=4)


def plain_pairs(texts, left, right):
    """Return every pair of a word and a neighbour, by a walk over the sentences."""
    pairs = []
    for number, words in enumerate(texts):
        for sentence in " ".join(words).split("."):
            row = sentence.split()
            for i, word in enumerate(row):
                near = [*range(max(0, i - left), i), *range(i + 1, min(len(row), i + right + 1))]
                pairs += [(word, row[j], number) for j in near]
    return pairs


@given(texts=TEXTS, left=st.integers(0, 3), right=st.integers(1, 3))
def test_counts_are_those_of_a_plain_walk(texts, left, right):
    pairs = plain_pairs(texts, left, right)
    table = collocations(
        [document(str(i), " ".join(words)) for i, words in enumerate(texts)], left=left, right=right, min_count=1
    )
    wanted = Counter((one, other) for one, other, _ in pairs if one != other)
    if left == right:
        wanted = {pair: n for pair, n in wanted.items() if pair[0] < pair[1]}
    assert {(row.word, row.collocate): row.count for row in table.itertuples(index=False, name="Row")} == wanted
    for row in table.itertuples(index=False):
        assert row.articles == len({n for one, other, n in pairs if (one, other) == (row.word, row.collocate)})
        assert row.word_count == sum(one == row.word for one, _, _ in pairs)
        assert row.collocate_count == sum(other == row.collocate for _, other, _ in pairs)
        assert row.expected == pytest.approx(row.word_count * row.collocate_count / len(pairs))


def test_every_measure_is_that_of_nltk():
    words = [*WORDS[:4], *(f"말{i}" for i in range(10))]
    texts = np.random.default_rng(7).choice(words, (30, 40), p=[0.2, 0.2, 0.2, 0.1, *[0.03] * 10]).tolist()
    table = collocations(
        [document(str(i), " ".join(words)) for i, words in enumerate(texts)], left=0, right=3, min_count=1
    )
    n = len(plain_pairs(texts, 0, 3))
    assert len(table) > 100
    for row in table.itertuples(index=False):
        marginals = row.count, (row.word_count, row.collocate_count), n
        assert row.pmi == pytest.approx(BigramAssocMeasures.pmi(*marginals))
        assert row.t == pytest.approx(BigramAssocMeasures.student_t(*marginals))
        assert row.chi2 == pytest.approx(BigramAssocMeasures.chi_sq(*marginals), abs=1e-9)
        assert row.loglikelihood == pytest.approx(BigramAssocMeasures.likelihood_ratio(*marginals), abs=1e-6)
        assert row.dice == pytest.approx(BigramAssocMeasures.dice(*marginals))


def test_every_measure_by_hand():
    # 교육 과정 twice, 교육 축제, 시장 과정, 시장 축제 side by side: O = 2, R = 3, C = 3, N = 5.
    texts = ["교육 과정", "교육 과정", "교육 축제", "시장 과정", "시장 축제"]
    table = collocations([document(str(i), text) for i, text in enumerate(texts)], left=0, right=1, min_count=1)
    row = table.set_index(["word", "collocate"]).loc[("교육", "과정")]
    assert row[["count", "articles", "word_count", "collocate_count"]].tolist() == [2, 2, 3, 3]
    assert row["expected"] == pytest.approx(9 / 5)
    assert row["pmi"] == pytest.approx(math.log2(2 / 1.8))
    assert row["npmi"] == pytest.approx(math.log2(2 / 1.8) / math.log2(5 / 2))
    assert row["t"] == pytest.approx((2 - 1.8) / math.sqrt(2))
    seen = [[2, 1], [1, 1]]
    flat = [(2, 1.8), (1, 1.2), (1, 1.2), (1, 0.8)]
    assert row["chi2"] == pytest.approx(sum((o - e) ** 2 / e for o, e in flat))
    assert row["loglikelihood"] == pytest.approx(2 * sum(o * math.log(o / e) for o, e in flat))
    assert row["dice"] == pytest.approx(4 / 6)
    assert row["logdice"] == pytest.approx(14 + math.log2(4 / 6))
    assert row["chi2"] == pytest.approx(stats.chi2_contingency(seen, correction=False).statistic)
    assert row["loglikelihood"] == pytest.approx(
        stats.chi2_contingency(seen, correction=False, lambda_="log-likelihood").statistic
    )


def test_a_pair_that_is_all_there_is_has_an_npmi_of_one():
    row = collocations([document("a", "교육 과정")], left=0, right=1, min_count=1).iloc[0]
    assert (row["npmi"], row["pmi"], row["chi2"], row["loglikelihood"]) == (1, 0, 0, 0)


def test_the_neighbours_of_a_word_stand_on_the_side_that_was_asked_for():
    documents = [document("a", "교육 과정 축제+. 시장 과정")]
    before = collocations(documents, "과정", left=1, right=0, min_count=1)
    behind = collocations(documents, "과정", left=0, right=1, min_count=1)
    assert set(before["collocate"]) == {"교육", "시장"}
    assert set(behind["collocate"]) == {"축제"}
    both = collocations(documents, "과정", left=1, right=1, min_count=1)
    assert set(both["word"]) == {"과정"}
    assert set(both["collocate"]) == {"교육", "시장", "축제"}


@given(texts=TEXTS, span=st.integers(1, 3))
def test_the_neighbours_of_a_word_are_its_rows_of_all_pairs(texts, span):
    documents = [document(str(i), " ".join(["교육", *words])) for i, words in enumerate(texts)]
    every = collocations(documents, left=0, right=span, min_count=2)
    one = collocations(documents, "교육", left=0, right=span, min_count=2)
    assert every[every["word"] == "교육"].reset_index(drop=True).equals(one)


def test_a_word_may_be_asked_for_by_any_of_its_synonyms(corpus):
    table = collocations(corpus, "AI", synonyms={"AI": "인공지능", "인공 지능": "인공지능"}, min_count=1)
    assert table[["word", "collocate", "count"]].to_numpy().tolist() == [["인공지능", "교육", 4]]


def test_what_cannot_be_asked_is_refused():
    documents = [document("a", "교육 과정")]
    with pytest.raises(ValueError, match="at least 1"):
        collocations(documents, left=0, right=0)
    with pytest.raises(ValueError, match="did you mean 'npmi'"):
        collocations(documents, by="nmpi")
    with pytest.raises(ValueError, match="did you mean '과정'"):
        collocations(documents, "과정표")


def test_nothing_is_an_empty_table_of_the_same_kinds():
    empty, full = collocations([]), collocations([document("a", "교육 과정")], min_count=1)
    assert list(empty.dtypes.items()) == list(full.dtypes.items())


def test_a_word_that_was_cut_in_two_has_neighbours_too():
    table = collocations([document("a", "시장 인공+지능 교육")], "인공지능", min_count=1)
    assert set(table["collocate"]) == {"시장", "교육"}
