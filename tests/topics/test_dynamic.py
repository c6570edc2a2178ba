import numpy as np
import pytest
from scipy import sparse

from newsmine.errors import InputError
from newsmine.text.periods import period_of
from newsmine.topics.bags import bag_words
from newsmine.topics.dynamic import slices_of, word_slices
from newsmine.topics.fit import fit, fit_bags


@pytest.fixture
def moving(make_document):
    """Give forty documents: a sport whose word changes after the first year, and a trade that stays."""
    sport = ["농구", "감독", "경기"]
    trade = ["반도체", "공장", "수출"]
    documents, months = [], {}
    for i in range(40):
        words = (sport + ["체육관" if i < 20 else "경기장"] * 2) if i % 2 else trade * 2
        documents.append(make_document(f"m{i:02}", words))
        months[f"m{i:02}"] = "2023-03" if i < 20 else "2024-08"
    return documents, months


@pytest.mark.parametrize("method", ["nmf", "lda", "dtm"])
def test_a_topic_takes_up_the_words_of_its_time(moving, method):
    documents, months = moving
    model = fit(documents, n_topics=2, method=method, months=months, by="year", passes=4)
    assert model.slices == ("2023", "2024")
    assert model.slice_term.sum(axis=2) == pytest.approx(np.ones((2, 2)))
    old, new = (model.terms.index(word) for word in ("체육관", "경기장"))
    sport = model.topic_term[:, old].argmax()
    first, second = model.slice_term[:, sport]
    assert first[old] / first[new] > second[old] / second[new]
    if method != "dtm":  # whose words move slowly from one period to the next
        assert first[old] > first[new]
        assert second[new] > second[old]


def test_the_table_of_slices_has_the_terms_and_how_far_they_moved(moving):
    documents, months = moving
    table = fit(documents, n_topics=2, months=months, by="year").by_slice(5)
    assert list(table.columns) == ["slice", "topic", "rank", "term", "weight", "drift"]
    assert len(table) == 2 * 2 * 5
    assert table["drift"].between(0, 1).all()
    drift = table.groupby("topic")["drift"].mean()
    sport = table.loc[table["term"] == "농구", "topic"].iloc[0]
    assert drift[sport] > drift[1 - sport]


def test_without_periods_there_are_no_slices(documents):
    model = fit(documents, n_topics=3)
    assert model.slices == ()
    assert model.by_slice().empty


def test_wording_worked_by_hand():
    # One document, two topics of equal weight: its words go to the topic that has them, beside 100 words of the whole.
    topics = np.array([[1.0, 0.0], [0.5, 0.5]])
    got = word_slices(sparse.csr_matrix([[2, 2]]), topics, np.array([[0.5, 0.5]]), np.array([0]))
    first = 2 * 0.5 * 1 / (0.5 * 1 + 0.5 * 0.5)
    other = np.array([2 - first, 2.0]) + 100 * topics[1]
    assert got[0, 0] == pytest.approx([1.0, 0.0])
    assert got[0, 1] == pytest.approx(other / other.sum())


def test_undated_documents_lie_in_no_period_and_still_get_topics(moving):
    documents, months = moving
    del months["m00"]
    model = fit(documents, n_topics=2, method="dtm", months=months, passes=2)
    assert model.slices == ("2023", "2024")
    assert model.doc_topic[0].argmax() == model.doc_topic[2].argmax()
    assert model.parameters["by"] == "year"


def test_no_dates_are_an_error_that_says_so(documents):
    with pytest.raises(InputError, match="no document has a date"):
        fit(documents, n_topics=3, by="year")


def test_what_the_dynamic_model_cannot_do_is_refused_with_the_way_out():
    words = [f"낱말{i:05}" for i in range(6_000)]
    bags = bag_words([(str(i), words) for i in range(12)], max_share=1, months={str(i): "2024-01" for i in range(12)})
    with pytest.raises(InputError, match=r"60,000 curves.*min_count=13.*by='year' is quick"):
        fit_bags(bags, n_topics=10, method="dtm")


def test_periods_stand_in_order():
    bags = bag_words(
        [("a", ["학교"]), ("b", ["학교"]), ("c", ["학교"])], max_share=1, months={"a": "2024-12", "b": "2023-01"}
    )
    periods, place = slices_of(bags, "quarter")
    assert periods == ("2023Q1", "2024Q4")
    assert place.tolist() == [1, 0, -1]


@pytest.mark.parametrize("month", [f"2024-{n:02}" for n in range(1, 13)])
def test_quarters_are_those_of_pandas(month):
    import pandas as pd

    assert period_of(month, "quarter") == str(pd.Period(month, freq="M").asfreq("Q"))


def test_an_unknown_period_is_answered_with_the_nearest(documents, months):
    with pytest.raises(ValueError, match="did you mean 'quarter'"):
        fit(documents, n_topics=3, months=months, by="quartr")
