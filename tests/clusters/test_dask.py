"""The stages on real workers of Dask: the same rows as here, whatever becomes of a worker."""

import os
import signal
import threading
import time
from dataclasses import replace
from datetime import timedelta
from functools import partial

import numpy as np
import pandas as pd
import pytest
from distributed import wait

import newsmine as nm
from newsmine.clusters import counting
from newsmine.clusters.engine import dask_engine
from newsmine.clusters.partitions import Folder
from newsmine.clusters.worker import do, made_by
from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash
from newsmine.corpus.read import iter_articles
from newsmine.corpus.stages import Attempt
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.errors import ClusterError, NewsmineError
from newsmine.graphs.connect import connect
from newsmine.records import Document, Reading
from newsmine.text.words import choose_words
from newsmine.tokens.tokenize import tokenize, tokenizer
from newsmine.topics.fit import fit
from newsmine.words.collocations import collocations
from newsmine.words.tally import read_part
from newsmine.words.terms import terms

TABLES = ("tokens", "mentions", "entities", "relations")


def rows(corpus):
    return {name: getattr(corpus, name)().to_dict("list") for name in TABLES}


def copied(articles, times=1):
    corpus = Corpus.open(":memory:")
    again = [Reading(article=replace(each, id=f"{each.id}-{n}")) for n in range(times) for each in articles]
    add_readings(corpus, Input(path="sample", sha256="", fingerprint=""), again)
    return corpus


@pytest.fixture(scope="module")
def articles(sample_corpus):
    with Corpus.open(sample_corpus) as corpus:
        return list(iter_articles(corpus))


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    with dask_engine(tmp_path_factory.mktemp("dask") / "partitions", workers=2) as engine:
        yield engine


@pytest.fixture(scope="module")
def finder(study_folder):
    """Give the finder of the study, without the tagger; a whole run has it."""
    return Finder.from_files(study_folder / "gazetteer.csv", aliases=study_folder / "aliases.csv", tagger="none")


def test_the_rows_are_those_of_this_process(engine, articles, finder, study_folder):
    here, there = copied(articles), copied(articles)
    words = study_folder / "user_words.csv"
    tokenize(here, user_words=words), find(here, gazetteer=finder)
    first = tokenize(there, user_words=words, spread=engine.spread), find(there, gazetteer=finder, spread=engine.spread)
    assert [each.done for each in first] == [len(articles)] * 2
    assert rows(there) == rows(here)
    assert not any(engine.folder.files.find(engine.folder.root))
    again = tokenize(there, user_words=words, spread=engine.spread), find(there, gazetteer=finder, spread=engine.spread)
    assert [each.done for each in again] == [0, 0]


@pytest.mark.jvm
@pytest.mark.parametrize(("name", "settings"), [("kiwi", {}), ("komoran", {"time_limit": 120, "fallback": "kiwi"})])
def test_a_tokenizer_works_in_tasks_of_the_users_own(engine, name, settings):
    tok = tokenizer(name, user_words=["나래로보틱스"], **settings)
    texts = [f"나래로보틱스는 광주에 있다. {i}" for i in range(6)]
    client = engine.client
    assert client.gather(client.map(tok.nouns, texts)) == [tok.nouns(text) for text in texts]
    tokens = client.gather(client.map(tok.tokenize, texts, pure=False))
    assert [list(each) for each in tokens] == [list(tok.tokenize(text)) for text in texts]
    assert tok.incidents == ()


def test_a_worker_that_is_killed_costs_a_retry_and_no_row(engine, articles):
    finder = Finder.from_files(tagger="none")
    here, there = copied(articles, 8), copied(articles, 8)
    find(here, gazetteer=finder)
    killed = []

    def kill():
        pids = engine.client.run(os.getpid)
        time.sleep(1.5)
        killed.append(pids.popitem()[1])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    find(there, gazetteer=finder, spread=engine.spread)
    killer.join()
    assert killed
    assert rows(there) == rows(here)


def test_one_bad_article_is_noted_and_stops_nothing(engine, articles):
    def work(given):
        for article in given:
            if article.id.startswith(articles[3].id):
                yield Attempt(error="no such luck")
            else:
                yield Attempt(Document(article_id=article.id, tokenizer="none", tokens=()))

    from newsmine.corpus.stages import advance

    corpus = copied(articles)
    done = advance(corpus, "tokens", fingerprint="1", work=work, spread=engine.spread)
    assert done.failed == ((f"{articles[3].id}-0", "no such luck"),)
    assert done.done == len(articles)


def test_a_worker_of_another_version_is_refused(tmp_path, articles):
    folder = Folder(str(tmp_path))
    task = list(folder.cut("tokens", articles))
    with pytest.raises(ClusterError, match="install the same version"):
        do(iter, folder.url, task, made_by() + " of old")


def test_partitions_are_by_outlet_and_month(tmp_path, articles):
    by_place = sorted(articles, key=lambda each: (each.publisher or "", (each.published_at or "").__str__()[:7]))
    folder = Folder(str(tmp_path))
    partitions = list(folder.cut("tokens", by_place))
    assert sum(each.n for each in partitions) == len(articles)
    again = [article for partition in partitions for article in folder.read_articles(partition)]
    assert again == by_place
    for partition in partitions:
        places = {
            (each.publisher, each.published_at and each.published_at.isoformat()[:7])
            for each in folder.read_articles(partition)
        }
        assert len(places) == 1


def learn(variables):
    os.environ.update(variables)


def test_an_object_of_a_store_is_whole_or_not_there(store, articles):
    bucket, kept, _ = store
    folder = Folder(f"s3://{bucket}/나누기")
    partition = next(folder.cut("tokens", articles))
    assert list(kept) == [partition.articles.removeprefix(f"{bucket}/")]
    assert list(folder.read_articles(partition)) == articles[: partition.n]

    def half():
        yield Attempt(error="first")
        raise RuntimeError("the worker ends")

    with pytest.raises(RuntimeError):
        folder.write_results(partition, half())
    assert len(kept) == 1
    folder.clear()
    assert not kept


def test_a_result_is_whole_or_not_there(tmp_path, articles):
    folder = Folder(str(tmp_path))
    (partition, *_) = folder.cut("tokens", articles)

    def half():
        yield Attempt(error="first")
        raise RuntimeError("the worker ends")

    with pytest.raises(RuntimeError):
        folder.write_results(partition, half())
    assert not folder.files.exists(partition.results)


def test_a_scheduler_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:1: no scheduler answers there"):  # noqa: SIM117 - as it is used
        with dask_engine(tmp_path, scheduler="tcp://127.0.0.1:1"):
            pass


def test_a_folder_that_nothing_reads_is_named():
    with pytest.raises(NewsmineError, match=r"nowhere://x: .*name a folder that all workers see"):
        Folder("nowhere://x")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(counting, "_ENOUGH", 16)


@pytest.fixture(scope="module")
def found(articles, finder):
    """Give a corpus that is ready to be counted, of articles that all stand in another outlet and month as well."""
    corpus = Corpus.open(":memory:")
    late = timedelta(days=40)
    again = [
        replace(
            each,
            id=f"{each.id}-다시",
            publisher="새벽일보",
            published_at=each.published_at and each.published_at + late,
        )
        for each in articles
    ]
    add_readings(
        corpus, Input(path="sample", sha256="", fingerprint=""), [Reading(article=each) for each in (*articles, *again)]
    )
    tokenize(corpus), find(corpus, gazetteer=finder)
    yield corpus
    corpus.close()


def drawn(graph):
    edges = ((*ends, {**data, "evidence": tuple(data["evidence"])}) for *ends, data in graph.edges(data=True))
    return graph.graph, list(graph.nodes(data=True)), list(edges)


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"within": "article", "top": 40, "weight": "log_likelihood"},
        {"within": 5, "once": False, "labels": ["COMPANY", "UNIVERSITY", "QUANTITY"]},
        {"unit": "word", "top": 60, "min_count": 3},
    ],
    ids=str,
)
def test_the_graph_is_that_of_this_process(engine, found, tmp_path, choice):
    here = connect(found, **choice)
    with engine.counting(found) as cut:
        there = connect(found, **choice, cut=cut)
    assert here.number_of_edges()
    assert drawn(there) == drawn(here)
    for name, graph in (("here.gexf", here), ("there.gexf", there)):
        nm.export(graph, tmp_path / name)
    assert (tmp_path / "there.gexf").read_bytes() == (tmp_path / "here.gexf").read_bytes()


def test_terms_and_topics_are_those_of_this_process(engine, found):
    with engine.counting(found) as cut:
        for count, settings in (
            (terms, {"forms": True, "ngrams": (1, 2)}),
            (terms, {"by": "tfidf"}),
            (collocations, {}),
        ):
            here = count(found, **settings)
            assert len(here)
            pd.testing.assert_frame_equal(count(found, **settings, cut=cut), here, check_exact=True)
        here, there = fit(found, n_topics=4), fit(found, n_topics=4, cut=cut)
    assert (there.terms, there.article_ids, there.months) == (here.terms, here.article_ids, here.months)
    assert np.array_equal(there.topic_term, here.topic_term)
    assert np.array_equal(there.doc_topic, here.doc_topic)
    assert there.parameters == here.parameters


def test_a_worker_that_is_killed_while_it_counts_costs_a_retry(engine, found):
    killed = []

    def cut_and_kill(*asked):
        parts = cut(*asked)
        wait(parts.futures)
        held = engine.client.who_has(parts.futures)
        address = held[parts.futures[0].key][0]
        killed.append(engine.client.run(os.getpid, workers=[address])[address])
        os.kill(killed[0], signal.SIGKILL)
        return parts

    with engine.counting(found) as cut:
        there = connect(found, cut=cut_and_kill)
    assert killed
    assert drawn(there) == drawn(connect(found))


def test_parts_are_many_and_come_merged(engine, found):
    with engine.counting(found) as cut:
        parts = cut(found, partial(read_part, choice=choose_words()), ("documents",))
        whole = parts.fold(merge_words)
        assert len(parts.futures) > 2
        assert not parts.alone
        assert sorted(parts.value(whole)) == sorted(
            id_ for (id_,) in found.connection.execute("SELECT id FROM articles")
        )
        assert engine.folder.files.find(f"{engine.folder.root}/counts")
        # Each kind is written once, whoever asks.
        written = {path: engine.folder.files.modified(path) for path in engine.folder.files.find(engine.folder.root)}
        terms(found, cut=cut)
        assert written == {
            path: engine.folder.files.modified(path) for path in engine.folder.files.find(engine.folder.root)
        }
    assert not engine.folder.files.find(engine.folder.root)


def merge_words(some):
    return [id_ for each in some for id_ in (each if isinstance(each, list) else each.article_ids)]


def test_what_is_not_of_the_corpus_is_not_cut(engine, found, articles):
    with engine.counting(found) as cut:
        with pytest.raises(ValueError, match="this cuts :memory:"):
            connect(copied(articles), cut=cut)
        with pytest.raises(TypeError, match="parts are cut of a Corpus, not of list"):
            terms([], cut=cut)
        with pytest.raises(ValueError, match="leave cut"):
            connect(found, cut=cut, since="2024")
        with pytest.raises(ValueError, match="leave cut"):
            terms(found, cut=cut, per="year")
        with pytest.raises(ValueError, match="unknown label 'COMPANI'; did you mean 'COMPANY'"):
            connect(found, cut=cut, labels=["COMPANI"])


def test_a_run_on_a_cluster_whose_partitions_lie_in_s3_gives_the_same_files(
    engine, study_folder, sample_run, store, tmp_path
):
    bucket, kept, variables = store
    engine.client.run(learn, variables)
    done = nm.run(
        study_folder,
        tmp_path / "out",
        engine="dask",
        scheduler=engine.client.scheduler.address,
        partitions=f"s3://{bucket}/두 곳/나누기",
        progress=False,
    )
    assert not done.failed
    assert {path.name: file_hash(path) for path in done.files} == {
        path.name: file_hash(sample_run / path.name) for path in done.files
    }
    assert {key.split("/")[2] for key in kept.ever if key.endswith(".parquet")} == {"tokens", "entities", "counts"}
    # pyarrow marks the folder above by an empty object.
    assert set(kept) <= {"두 곳/"}
    assert not (tmp_path / "out" / "partitions").exists()
