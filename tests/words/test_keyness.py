import math
from collections import Counter

import numpy as np
import pytest
from scipy import stats
from stories import document

from newsmine.corpus.select import select
from newsmine.errors import InputError
from newsmine.words.keyness import adjusted, keyness


def documents(*texts):
    return [document(str(i), text) for i, text in enumerate(texts)]


def drawn(seed, weights, n=400):
    words = ["교육", "과정", "축제", "시장", "조사", "인공", "지능"]
    shares = np.array(weights) / sum(weights)
    texts = np.random.default_rng(seed).choice(words[: len(weights)], (n // 20, 20), p=shares)
    return [" ".join(text) for text in texts.tolist()]


def test_every_measure_by_hand():
    # 교육 6 of 10 here, 2 of 10 there; both together 8 of 20, and a prior of 10 words weighs 4 for it.
    one, other = documents("교육 " * 5 + "교육 축제 축제 축제 축제"), documents("교육 교육" + " 축제" * 8)
    row = keyness(one, other, prior=10, min_count=1).set_index("term").loc["교육"]
    assert row[["count", "other_count", "articles", "other_articles"]].tolist() == [6, 2, 1, 1]
    assert row["per_10000"] == 6000
    assert row["other_per_10000"] == 2000
    delta = math.log((6 + 4) / (10 + 10 - 6 - 4)) - math.log((2 + 4) / (10 + 10 - 2 - 4))
    assert row["log_odds"] == pytest.approx(delta)
    assert row["z"] == pytest.approx(delta / math.sqrt(1 / 10 + 1 / 6))
    assert row["p"] == pytest.approx(math.erfc(row["z"] / math.sqrt(2)))
    # The table 6 4 / 2 8, of which 4 6 / 4 6 is expected.
    assert row["chi2"] == pytest.approx(4 / 4 + 4 / 6 + 4 / 4 + 4 / 6)
    assert row["loglikelihood"] == pytest.approx(
        2 * (6 * math.log(6 / 4) + 2 * math.log(2 / 4) + 4 * math.log(4 / 6) + 8 * math.log(8 / 6))
    )
    assert row["difference"] == pytest.approx(200)
    assert row["log_ratio"] == pytest.approx(math.log2(3))
    assert row["more_in"] == "one"


@pytest.mark.parametrize("yates", [False, True])
def test_chi2_and_log_likelihood_are_those_of_scipy(yates):
    one, other = drawn(1, [5, 3, 2, 1, 1]), drawn(2, [1, 3, 2, 4, 1, 2, 0.2])
    counts = [Counter(" ".join(texts).split()) for texts in (one, other)]
    for by in ("chi2", "loglikelihood"):
        table = keyness(documents(*one), documents(*other), by=by, yates=yates, min_count=1)
        assert len(table) == 7
        for row in table.itertuples():
            cells = [[count[row.term], sum(count.values()) - count[row.term]] for count in counts]
            chi2 = stats.chi2_contingency(cells, correction=yates)
            assert row.chi2 == pytest.approx(chi2.statistic)
            likely = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood")
            assert row.loglikelihood == pytest.approx(likely.statistic)
            assert row.p == pytest.approx((chi2 if by == "chi2" else likely).pvalue)


def test_log_odds_are_those_of_a_second_implementation():
    one, other = drawn(3, [5, 3, 2, 1, 1, 1]), drawn(4, [1, 3, 2, 4, 1])
    here, there = (Counter(" ".join(texts).split()) for texts in (one, other))
    both = here + there
    table = keyness(documents(*one), documents(*other), prior=123, min_count=1).set_index("term")
    for term in both:
        weight = 123 * both[term] / both.total()
        odds = [(count[term] + weight) / (count.total() + 123 - (count[term] + weight)) for count in (here, there)]
        spread = sum(1 / (count[term] + weight) for count in (here, there))
        assert table.loc[term, "log_odds"] == pytest.approx(math.log(odds[0] / odds[1]))
        assert table.loc[term, "z"] == pytest.approx(math.log(odds[0] / odds[1]) / spread**0.5)


@pytest.mark.parametrize("by", ["log_odds", "chi2", "loglikelihood"])
def test_changing_sides_turns_the_table_around(by):
    one, other = documents(*drawn(5, [5, 3, 2, 1])), documents(*drawn(6, [1, 3, 2, 5]))
    here, there = keyness(one, other, by=by), keyness(other, one, by=by)
    assert here["term"].tolist() == there["term"].tolist()[::-1]
    assert here["log_odds"].tolist() == pytest.approx((-there["log_odds"]).tolist()[::-1])
    assert here["log_ratio"].tolist() == pytest.approx((-there["log_ratio"]).tolist()[::-1])
    assert here["count"].tolist() == there["other_count"].tolist()[::-1]
    assert here["more_in"].iloc[0] == "one"
    assert here["more_in"].iloc[-1] == "other"


def test_p_values_are_adjusted_as_scipy_does():
    p = np.random.default_rng(7).uniform(size=200)
    assert adjusted(p).tolist() == pytest.approx(stats.false_discovery_control(p).tolist())
    assert adjusted(np.array([])).size == 0


def test_a_part_is_compared_with_the_rest(corpus):
    part = select(corpus, publisher="가람일보")
    table = keyness(part, min_count=1)
    assert table.equals(keyness(part, part.rest(), min_count=1))
    assert table["term"].iloc[0] == "교육"
    assert table["term"].iloc[-1] == "축제"


def test_n_grams_are_compared_too(corpus):
    table = keyness(select(corpus, publisher="가람일보"), ngrams=2, min_count=1)
    assert table["term"].iloc[0] == "교육 과정"


def test_what_the_other_never_says_has_a_ratio_and_no_per_cent():
    row = keyness(documents("교육 축제"), documents("축제 축제"), min_count=1).set_index("term").loc["교육"]
    assert math.isnan(row["difference"])
    assert row["log_ratio"] == pytest.approx(math.log2((1 / 2) / (0.5 / 2)))


def test_what_cannot_be_compared_is_refused(corpus):
    with pytest.raises(ValueError, match="compared with what"):
        keyness(corpus)
    with pytest.raises(ValueError, match="prior is 0"):
        keyness(corpus, corpus, prior=0)
    with pytest.raises(ValueError, match="did you mean 'log_odds'"):
        keyness(corpus, corpus, by="logodds")
    with pytest.raises(InputError, match="other: 0 tokenized documents"):
        keyness(corpus, [])
