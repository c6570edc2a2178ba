import itertools
import math

import krippendorff
import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from newsmine.samples.agree import agreement, code_agreement, disagreements

# Krippendorff's own example ("Computing Krippendorff's alpha-reliability", 2011): four coders, twelve units.
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 * * *",
    "B": "1 2 3 3 2 2 4 1 2 5 * 3",
    "C": "* 3 3 3 2 3 4 2 2 5 1 *",
    "D": "1 2 3 3 2 4 4 1 2 5 1 *",
}


def table(columns, variable="논조"):
    rows = [
        (f"u{i:03}", coder, variable, None if code == "*" else code)
        for coder, codes in columns.items()
        for i, code in enumerate(codes.split() if isinstance(codes, str) else codes)
    ]
    return pd.DataFrame(rows, columns=["unit", "coder", "variable", "code"]).astype("string")


def value(columns, measure, **settings):
    found = agreement(table(columns), draws=0, **settings)
    return found[found["measure"] == measure]["value"].iloc[0]


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_is_the_published_one(level, published):
    assert round(value(PUBLISHED, "krippendorff_alpha", level=level), 3) == published


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@pytest.mark.parametrize("seed", range(8))
def test_alpha_is_that_of_a_second_implementation(level, seed):
    draw = np.random.default_rng(seed)
    truth = draw.integers(1, 6, 40)
    codes = np.where(draw.random((3, 40)) < 0.6, truth, draw.integers(1, 6, (3, 40))).astype(float)
    codes[draw.random((3, 40)) < 0.2] = np.nan
    columns = {f"c{i}": ["*" if math.isnan(code) else str(int(code)) for code in row] for i, row in enumerate(codes)}
    peer = krippendorff.alpha(reliability_data=codes, level_of_measurement=level)
    assert value(columns, "krippendorff_alpha", level=level) == pytest.approx(peer)


def test_alpha_by_hand():
    # aa ab bb: coincidences aa 2, ab 1, ba 1, bb 2; n = 6, three of each: 1 - 5 * 2 / (2 * 3 * 3).
    assert value({"김": "a a b", "이": "a b b"}, "krippendorff_alpha") == pytest.approx(1 - 10 / 18)


@pytest.mark.parametrize("seed", range(8))
def test_cohens_kappa_is_that_of_scikit_learn(seed):
    draw = np.random.default_rng(seed)
    first = draw.choice(["찬성", "반대", "중립"], 50)
    second = np.where(draw.random(50) < 0.6, first, draw.choice(["찬성", "반대", "중립"], 50))
    assert value({"김": first, "이": second}, "cohen_kappa") == pytest.approx(cohen_kappa_score(first, second))


def test_cohens_kappa_by_hand():
    # 20 yes-yes, 15 no-no, 5 and 10 mixed (Cohen's way of counting): p_o = .7, p_e = .5 * .6 + .5 * .4.
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert value({"김": first, "이": second}, "cohen_kappa") == pytest.approx((0.7 - 0.5) / 0.5)


def test_cohens_kappa_is_of_each_two_over_what_both_coded():
    found = agreement(table(PUBLISHED), draws=0)
    pairs = found[found["measure"] == "cohen_kappa"].set_index("coders")
    assert list(pairs.index) == ["; ".join(pair) for pair in itertools.combinations("ABCD", 2)]
    first, second = PUBLISHED["A"].split(), PUBLISHED["C"].split()
    both = [(a, b) for a, b in zip(first, second, strict=True) if "*" not in (a, b)]
    assert pairs.loc["A; C", "units"] == len(both) == 8
    assert pairs.loc["A; C", "value"] == pytest.approx(cohen_kappa_score(*zip(*both, strict=True)))


def test_fleiss_kappa_is_that_of_the_textbook():
    counts = [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]  # fmt: skip
    units = [[str(code) for code, n in enumerate(row) for _ in range(n)] for row in counts]
    columns = {f"c{i:02}": codes for i, codes in enumerate(zip(*units, strict=True))}
    assert round(value(columns, "fleiss_kappa"), 3) == 0.210
    agreed = [sum(n * (n - 1) for n in row) / (14 * 13) for row in counts]
    shares = [sum(row[k] for row in counts) / 140 for k in range(5)]
    chance = sum(share**2 for share in shares)
    assert value(columns, "fleiss_kappa") == pytest.approx((sum(agreed) / 10 - chance) / (1 - chance))


def test_per_cent_is_the_share_of_pairs_that_are_alike():
    assert value({"김": "a a b", "이": "a b b", "박": "a b *"}, "percent") == pytest.approx((3 + 1 + 1) / 7)


def test_coders_who_always_agree_have_one_and_those_who_know_one_code_have_nothing_to_say():
    found = agreement(table({"김": "a b a", "이": "a b a"}), draws=50)
    assert found["value"].tolist() == [1, 1, 1, 1]
    alone = agreement(table({"김": "a a a", "이": "a a a"}), draws=50).set_index("measure")
    assert alone.loc["percent", "value"] == 1
    assert alone.drop("percent")[["value", "low", "high"]].isna().all().all()


def test_intervals_hold_the_value_and_depend_on_the_seed_alone():
    draw = np.random.default_rng(7)
    first = draw.choice(["a", "b"], 80)
    columns = {"김": first, "이": np.where(draw.random(80) < 0.7, first, "a")}
    found = agreement(table(columns), draws=300)
    assert (found["low"] < found["value"]).all()
    assert (found["value"] < found["high"]).all()
    assert found.equals(agreement(table(columns), draws=300))
    assert not found["low"].equals(agreement(table(columns), draws=300, seed=8)["low"])
    narrow = agreement(table(columns), draws=300, confidence=0.5)
    assert ((narrow["high"] - narrow["low"]) < (found["high"] - found["low"])).all()


def test_the_interval_of_per_cent_is_about_that_of_the_normal_distribution():
    columns = {"김": ["a"] * 200, "이": ["a"] * 160 + ["b"] * 40}
    row = agreement(table(columns), draws=2000).set_index("measure").loc["percent"]
    spread = 1.96 * math.sqrt(0.8 * 0.2 / 200)
    assert row["low"] == pytest.approx(0.8 - spread, abs=0.01)
    assert row["high"] == pytest.approx(0.8 + spread, abs=0.01)


def test_ordinal_codes_need_an_order_or_are_numbers():
    words = {"김": "낮음 높음 중간 높음", "이": "낮음 중간 중간 높음"}
    numbers = {"김": "1 3 2 3", "이": "1 2 2 3"}
    ordered = value(words, "krippendorff_alpha", level="ordinal", order=("낮음", "중간", "높음"))
    assert ordered == pytest.approx(value(numbers, "krippendorff_alpha", level="ordinal"))
    with pytest.raises(ValueError, match="name them from low to high"):
        value(words, "krippendorff_alpha", level="ordinal")
    with pytest.raises(ValueError, match="no numbers"):
        value(words, "krippendorff_alpha", level="interval")
    with pytest.raises(ValueError, match="높음 is not in the order"):
        value(words, "krippendorff_alpha", level="ordinal", order=("낮음", "중간"))


def test_each_code_by_hand():
    found = code_agreement(table({"김": "a a b b", "이": "a b b c"})).set_index("code")
    assert found["count"].to_dict() == {"a": 3, "b": 4, "c": 1}
    assert found["units"].to_dict() == {"a": 2, "b": 3, "c": 1}
    # Of 3 a, 2 stand beside another a; of 4 b, 2; of the c, none.
    assert found["agreement"].to_dict() == pytest.approx({"a": 2 / 3, "b": 2 / 4, "c": 0})
    only = krippendorff.alpha(reliability_data=[[1, 1, 0, 0], [1, 0, 0, 0]], level_of_measurement="nominal")
    assert found.loc["a", "alpha"] == pytest.approx(only)


def test_what_they_differ_on_is_listed_with_what_each_gave():
    differ = disagreements(table({"김": "a a *", "이": "a b b"}))
    assert differ.to_numpy().tolist() == [["u001", "논조", "a", "b"]]


def test_what_cannot_be_compared_is_refused():
    with pytest.raises(ValueError, match="no unit was coded by two"):
        agreement(table({"김": "a b", "이": "* *"}))
    with pytest.raises(ValueError, match="no column coder"):
        agreement(table(PUBLISHED).drop(columns="coder"))
    twice = pd.concat([table(PUBLISHED), table(PUBLISHED).head(1)])
    with pytest.raises(ValueError, match="two codes of 논조; keep one"):
        agreement(twice)
    with pytest.raises(ValueError, match="did you mean 'ordinal'"):
        agreement(table(PUBLISHED), level="ordnal")


def test_a_variable_that_nobody_coded_twice_has_no_row():
    both = pd.concat([table(PUBLISHED), table({"A": "1 *", "B": "* 2"}, variable="주제")])
    assert set(agreement(both, draws=0)["variable"]) == {"논조"}
