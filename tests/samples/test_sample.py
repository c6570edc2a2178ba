from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_articles
from newsmine.corpus.stages import Attempt, advance
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import InputError
from newsmine.records import Article, Found, Mention, Reading, Relation
from newsmine.samples.sample import equal, proportional, sample
from newsmine.text.references import read_references

START = datetime.fromisoformat("2023-11-01T09:00:00+09:00")
TEXT = "한빛시 {}번째 소식이다. 서가온 원장은 누리학교를 찾았다."


def articles():
    outlets = ["가람일보"] * 30 + ["누리신문"] * 15 + ["한빛뉴스"] * 5
    for i, outlet in enumerate(outlets):
        day = None if i == 49 else START + timedelta(days=3 * i)
        yield Article(id=f"a{i:02}", text=TEXT.format(i), title=f"소식 {i}", publisher=outlet, published_at=day)


def found(article):
    start = article.text.index("서가온")
    mention = Mention(
        article_id=article.id,
        start=start,
        end=start + 3,
        text="서가온",
        label="PERSON",
        entity_id="p",
        canonical="서가온",
        sentence=1,
        by="test",
    )
    end = len(article.text)
    tie = Relation(
        article_id=article.id,
        head_id="p",
        head="서가온",
        type="HEAD_OF",
        tail_id="u",
        tail="누리학교",
        role="원장",
        start=start,
        end=end,
    )
    return Found(mentions=(mention,), relations=(tie,))


@pytest.fixture(scope="module")
def corpus():
    with Corpus.open(":memory:") as opened:
        readings = [Reading(article=article) for article in articles()]
        add_readings(opened, Input(path="x", sha256="0", fingerprint="1"), readings)
        advance(opened, "entities", fingerprint="test", work=lambda given: (Attempt(found(each)) for each in given))
        yield opened


def test_the_same_seed_draws_the_same_and_another_another(corpus):
    assert sample(corpus, 20, seed=1).equals(sample(corpus, 20, seed=1))
    assert set(sample(corpus, 20, seed=1)["unit"]) != set(sample(corpus, 20, seed=2)["unit"])


def test_a_sample_has_no_unit_twice_and_no_text_unless_it_is_asked_for(corpus):
    drawn = sample(corpus, 50)
    assert sorted(drawn["unit"]) == [f"a{i:02}" for i in range(50)]
    assert "text" not in drawn.columns
    assert sample(corpus, 3, text=True)["text"].str.startswith("한빛시").all()


def test_strata_are_drawn_in_proportion(corpus):
    drawn = sample(corpus, 10, by="publisher")
    assert drawn["stratum"].value_counts().to_dict() == {"가람일보": 6, "누리신문": 3, "한빛뉴스": 1}
    assert drawn.groupby("stratum")["weight"].sum().to_dict() == pytest.approx(
        {"가람일보": 30, "누리신문": 15, "한빛뉴스": 5}
    )


def test_strata_are_drawn_equally_or_as_given(corpus):
    assert sample(corpus, 18, by="publisher", allocation="equal")["stratum"].value_counts().to_dict() == {
        "가람일보": 7,
        "누리신문": 6,
        "한빛뉴스": 5,
    }
    sizes = {("가람일보", "2023"): 2, "누리신문 · 2024": 1}
    drawn = sample(corpus, by=("publisher", "year"), allocation=sizes)
    assert drawn["stratum"].value_counts().to_dict() == {"가람일보 · 2023": 2, "누리신문 · 2024": 1}


def test_what_has_no_date_is_a_stratum_of_its_own(corpus):
    drawn = sample(corpus, 50, by="year")
    assert drawn.set_index("unit").loc["a49", "stratum"] == "—"
    assert set(drawn["stratum"]) == {"2023", "2024", "—"}


def test_every_unit_of_the_corpus_is_as_likely(corpus):
    drawn = Counter(unit for seed in range(400) for unit in sample(corpus, 10, seed=seed)["unit"])
    # Each of 50 is drawn 80 times of 400, with a deviation of 8.
    assert len(drawn) == 50
    assert all(45 <= n <= 115 for n in drawn.values())


@pytest.mark.parametrize(("unit", "n"), [("sentence", 100), ("mention", 50), ("relation", 50)])
def test_units_are_places_in_the_texts(corpus, unit, n):
    texts = {article.id: article.text for article in iter_articles(corpus)}
    drawn = sample(corpus, n, unit=unit, text=True)
    assert drawn["unit"].is_unique
    for row in drawn.itertuples():
        (place,) = read_references(row.unit.split(" ")[0])
        piece = texts[place.article_id][place.start : place.end]
        assert piece == (row.mention if unit == "mention" else row.text)
        assert piece in row.text
    if unit == "relation":
        assert drawn[["head", "type", "tail", "role"]].iloc[0].tolist() == ["서가온", "HEAD_OF", "누리학교", "원장"]


@given(sizes=st.lists(st.integers(1, 60), min_size=1, max_size=8), share=st.floats(0, 1))
def test_allocations_take_what_is_asked_for_and_never_more_than_there_is(sizes, share):
    n = round(share * sum(sizes))
    for given_sizes in (proportional(sizes, n), equal(sizes, n)):
        assert sum(given_sizes) == n
        assert all(0 <= some <= size for some, size in zip(given_sizes, sizes, strict=True))
    for some, size in zip(proportional(sizes, n), sizes, strict=True):
        assert abs(some - n * size / sum(sizes)) < 1
    fair = equal(sizes, n)
    fullest = max(fair)
    assert all(some >= fullest - 1 or some == size for some, size in zip(fair, sizes, strict=True))


def test_largest_remainders_by_hand():
    # Of 10 to 53, 24 and 23: 5.3, 2.4, 2.3; the one that is left goes to 2.4.
    assert proportional([53, 24, 23], 10) == [5, 3, 2]


def test_what_cannot_be_drawn_is_refused(corpus):
    with pytest.raises(ValueError, match="at most the 50 units"):
        sample(corpus, 51)
    with pytest.raises(ValueError, match="did you mean 'publisher'"):
        sample(corpus, 5, by="publishr")
    with pytest.raises(ValueError, match="unknown stratum 'label' of a article"):
        sample(corpus, 5, by="label")
    with pytest.raises(ValueError, match="did you mean '가람일보'"):
        sample(corpus, by="publisher", allocation={"가람일": 1})
    with pytest.raises(ValueError, match="has 5 units"):
        sample(corpus, by="publisher", allocation={"한빛뉴스": 6})
    with pytest.raises(ValueError, match="did you mean 'sentence'"):
        sample(corpus, 5, unit="sentense")
    with Corpus.open(":memory:") as empty, pytest.raises(InputError, match="find names first"):
        sample(empty, 5, unit="mention")
