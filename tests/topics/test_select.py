import pandas as pd
import pytest

from newsmine.topics.select import suggest, sweep


def _table(**columns):
    return pd.DataFrame({"n_topics": [10, 20, 30, 40], **columns})


def test_the_sweep_compares_each_size(documents):
    table = sweep(iter(documents), sizes=(2, 3, 5), max_share=0.6, measures=("npmi", "diversity", "stability", "c_v"))
    assert table["n_topics"].tolist() == [2, 3, 5]
    assert table["npmi"].between(-1, 1).all()
    assert (table["npmi_min"] <= table["npmi"]).all()
    for name in ("diversity", "over_seeds", "over_articles", "c_v"):
        assert table[name].between(0, 1).all()


def test_only_what_is_asked_is_measured(documents):
    seen = []
    table = sweep(documents, sizes=(2, 3), measures=["npmi"], progress=lambda done, whole: seen.append((done, whole)))
    assert list(table.columns) == ["n_topics", "npmi", "npmi_min"]
    assert seen == [(1, 2), (2, 2)]


def test_the_number_of_subjects_is_suggested(documents):
    suggestion = suggest(sweep(documents, sizes=(2, 3, 6, 9), max_share=0.6))
    assert suggestion.n_topics == 3
    assert "NPMI" in suggestion.reason
    assert "토픽" in suggestion.reason_ko or "가장" in suggestion.reason_ko


def test_of_sizes_as_coherent_the_most_stable_is_taken():
    suggestion = suggest(_table(npmi=[0.10, 0.30, 0.31, 0.295], over_articles=[0.99, 0.6, 0.5, 0.7]))
    assert suggestion.n_topics == 40
    assert "within 0.02 of the best (30 topics)" in suggestion.reason
    assert "of 3 such sizes it is the most stable (0.70)" in suggestion.reason
    assert "at the edge" in suggestion.reason


def test_without_stability_the_smallest_is_taken():
    assert suggest(_table(npmi=[0.10, 0.30, 0.31, 0.2])).n_topics == 20


def test_a_best_within_the_range_has_no_word_of_the_edge():
    suggestion = suggest(_table(npmi=[0.10, 0.30, 0.1, 0.1], over_articles=[0.9] * 4))
    assert suggestion == (20, "NPMI 0.30 is the best", "NPMI 0.30: 가장 높음")


def test_a_table_without_coherence_is_refused():
    with pytest.raises(ValueError, match="no column npmi"):
        suggest(_table(diversity=[1, 1, 1, 1]))


@pytest.mark.parametrize(("settings", "said"), [({"measures": ["npmy"]}, "'npmi'"), ({"sizes": ()}, "sizes is empty")])
def test_arguments_out_of_range_are_refused(documents, settings, said):
    with pytest.raises(ValueError, match=said):
        sweep(documents, **settings)
