import json
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.errors import InputError
from newsmine.topics.archive import FACTS, shapes
from newsmine.topics.fit import fit
from newsmine.topics.model import TopicModel


@pytest.fixture
def model(documents, months):
    del months["a59"]
    return fit(documents, n_topics=3, max_share=0.6, months=months)


def _small(**changed):
    """Return a model of one topic, two terms and two articles."""
    parts = {
        "topic_term": np.array([[0.5, 0.5]]),
        "doc_topic": np.ones((2, 1)),
        "coherence": np.zeros(1),
        "concentration": np.zeros(1),
        "mass": np.zeros(1),
        "term_counts": np.ones(2),
        "term_documents": np.ones(2),
        "slice_term": np.zeros((0, 1, 2)),
        "terms": ("학교", "감독"),
        "article_ids": ("a", "b"),
        "months": ("2024-01", None),
        "slices": (),
        "parameters": {"n_topics": 1},
        "versions": {},
    }
    return TopicModel(**{**parts, **changed})


def _rewrite(path, changes):
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    members.update(changes)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            if content is not None:
                file.writestr(name, content)


def test_a_saved_model_is_the_same_model(model, tmp_path):
    read = TopicModel.load(model.save(tmp_path / "topics.npz"))
    for name in shapes(0, 0, 0, 0):
        assert np.array_equal(getattr(read, name), getattr(model, name))
    for name in FACTS:
        assert getattr(read, name) == getattr(model, name)
    assert not list(tmp_path.glob("*.part"))


def test_numpy_reads_the_arrays_without_pickle(model, tmp_path):
    with np.load(model.save(tmp_path / "topics.npz"), allow_pickle=False) as file:
        assert np.array_equal(file["topic_term"], model.topic_term)


def test_arrays_cannot_be_written_to(model):
    with pytest.raises(ValueError, match="read-only"):
        model.topic_term[0, 0] = 1


def test_shapes_that_do_not_go_together_are_refused():
    with pytest.raises(ValueError, match=r"doc_topic is of shape"):
        _small(doc_topic=np.ones((3, 1)))


def test_top_terms_stand_by_weight(model):
    tops = model.top_terms(4)
    assert list(tops.columns) == ["topic", "rank", "term", "weight"]
    assert len(tops) == 12
    for _, rows in tops.groupby("topic"):
        assert rows["weight"].is_monotonic_decreasing
        assert rows["rank"].tolist() == [1, 2, 3, 4]


def test_the_shares_of_a_month_sum_to_one_and_undated_articles_are_left_out(model):
    months = model.by_month()
    assert months.groupby("month")["share"].sum().to_numpy() == pytest.approx(np.ones(6))
    assert months.drop_duplicates("month")["articles"].sum() == 59


def test_a_model_without_dates_has_no_months(documents):
    assert fit(documents, n_topics=3).by_month().empty


def test_the_table_names_terms_and_the_articles_that_weigh_most(model):
    table = model.frame()
    assert list(table.columns) == ["topic", "share", "coherence", "terms", "article_ids"]
    assert table["share"].sum() == pytest.approx(1)
    for topic, ids in enumerate(table["article_ids"]):
        first = model.article_ids.index(ids.split()[0])
        assert model.doc_topic[first, topic] == model.doc_topic[:, topic].max()


def test_a_missing_file_is_an_error_of_one_line(tmp_path):
    with pytest.raises(InputError, match=r"none\.npz"):
        TopicModel.load(tmp_path / "none.npz")


def test_a_pickled_array_is_refused(model, tmp_path):
    path = model.save(tmp_path / "topics.npz")
    crafted = tmp_path / "crafted.npy"
    np.save(crafted, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    _rewrite(path, {"topic_term.npy": crafted.read_bytes()})
    with pytest.raises(InputError, match="no topic model"):
        TopicModel.load(path)


def test_an_array_that_unpacks_to_more_than_it_may_is_refused(model, tmp_path):
    path = model.save(tmp_path / "topics.npz")
    _rewrite(path, {"doc_topic.npy": b"\0" * 50_000_000})
    with pytest.raises(InputError, match="holds more than"):
        TopicModel.load(path)


@pytest.mark.parametrize("value", [np.nan, np.inf, -1.0, 2.0])
def test_rows_that_are_no_shares_are_refused(model, tmp_path, value):
    path = model.save(tmp_path / "topics.npz")
    rows = model.doc_topic.copy()
    rows[0, 0] = value
    np.save(tmp_path / "rows.npy", rows)
    _rewrite(path, {"doc_topic.npy": (tmp_path / "rows.npy").read_bytes()})
    with pytest.raises(InputError, match="doc_topic"):
        TopicModel.load(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("terms", "학교"),
        ("terms", [1]),
        ("article_ids", None),
        ("months", []),
        ("parameters", []),
        ("parameters", {"n_topics": True}),
        ("parameters", {"n_topics": 10**12}),
        ("format", "other"),
    ],
)
def test_facts_of_another_kind_are_refused(model, tmp_path, name, value):
    path = model.save(tmp_path / "topics.npz")
    with zipfile.ZipFile(path) as file:
        facts = json.loads(file.read("model.json"))
    _rewrite(path, {"model.json": json.dumps({**facts, name: value})})
    with pytest.raises(InputError, match="no topic model"):
        TopicModel.load(path)


@pytest.mark.parametrize("content", ["[" * 100_000, "[]", "{}", "\ud55c".encode("cp949"), b"\xff"])
def test_json_that_is_none_of_ours_is_refused(model, tmp_path, content):
    path = model.save(tmp_path / "topics.npz")
    _rewrite(path, {"model.json": content})
    with pytest.raises(InputError, match="no topic model"):
        TopicModel.load(path)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_damaged_file_is_the_same_model_or_an_input_error(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("damaged")
    path = _small().save(folder / "topics.npz")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        read = TopicModel.load(path)
    except InputError:
        return
    assert read.topic_term.shape == (1, 2)
