"""A package that may be given away: what is in it, and that no run of an article is."""

import json
import shutil
from dataclasses import replace

import pandas as pd
import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.exports import file_hash
from newsmine.corpus.manifest import read_manifest
from newsmine.corpus.read import iter_articles
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import ExportError, InputError
from newsmine.records import Reading
from newsmine.runs.annotations import open_package, put_back
from newsmine.runs.publish import RUN, publish

FILES = {
    "README.md",
    "entities.csv",
    "manifest.csv",
    "mentions.csv",
    "months.csv",
    "package.json",
    "relations.csv",
    "terms.csv",
}


@pytest.fixture(scope="module")
def corpus(sample_corpus, tmp_path_factory):
    """Give the sample with a URL for each article, one of them barred from the training of AI."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.sqlite"
    shutil.copy(sample_corpus, path)
    with Corpus.open(path) as corpus:
        ask = corpus.connection.execute
        ask("UPDATE articles SET url = 'https://news.example.com/' || id WHERE url IS NULL")
        ask("UPDATE articles SET ai_training_prohibited = (n = (SELECT min(n) FROM articles))")
        yield corpus


def squeezed(text):
    return " ".join(text.split())


def test_a_package_holds_no_run_of_any_article(corpus, tmp_path):
    done = publish(corpus, tmp_path / "package", title="사관학교")
    assert {path.name for path in done.files} == FILES
    told = {path.name: squeezed(path.read_text(encoding="utf-8-sig")) for path in done.files}
    for article in iter_articles(corpus, duplicates=True):
        for text in (article.text, article.title or "", article.subtitle or ""):
            flat = squeezed(text)
            for at in range(len(flat) - RUN + 1):
                assert not any(flat[at : at + RUN] in one for one in told.values()), flat[at : at + RUN]


def test_its_places_fit_the_texts_and_its_manifest_can_be_hydrated(corpus, tmp_path):
    folder = tmp_path / "package"
    publish(corpus, folder)
    texts = {article.id: article for article in iter_articles(corpus)}
    mentions = pd.read_csv(folder / "mentions.csv")
    whole = corpus.mentions()
    assert len(mentions) == len(whole)
    cut = [
        (texts[row.article_id].title if row.field == "title" else texts[row.article_id].text)[row.start : row.end]
        for row in mentions.itertuples()
    ]
    assert cut == whole["text"].tolist()
    rows = list(read_manifest(folder / "manifest.csv"))
    assert {row.id for row in rows} == set(texts)
    assert all(row.title is None for row in rows)


def test_the_record_has_the_hash_of_every_file(corpus, tmp_path):
    publish(corpus, tmp_path / "package")
    record = json.loads((tmp_path / "package" / "package.json").read_text(encoding="utf-8"))
    assert set(record["files"]) == FILES - {"package.json"}
    for name, hash_ in record["files"].items():
        assert file_hash(tmp_path / "package" / name) == hash_


def test_what_may_not_train_ai_can_be_left_out(corpus, tmp_path):
    whole = publish(corpus, tmp_path / "whole")
    part = publish(corpus, tmp_path / "part", exclude_ai_prohibited=True)
    assert (whole.left_out, part.left_out) == (0, 1)
    barred = corpus.connection.execute("SELECT id FROM articles WHERE ai_training_prohibited").fetchone()[0]
    for name in ("manifest", "mentions", "relations"):
        table = pd.read_csv(tmp_path / "part" / f"{name}.csv")
        assert barred not in set(table["id" if name == "manifest" else "article_id"])


def test_a_long_name_is_left_empty_and_a_quoted_run_refused(tmp_path):
    with Corpus.open(":memory:") as corpus:
        source = Input(path="one", sha256="", fingerprint="")
        from newsmine.records import Article

        long = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로"
        article = Article(
            id="a", text=f"그는 {long}라고 했다.", url=f"https://news.example.com/{long}", publisher="한빛일보"
        )
        add_readings(corpus, source, [Reading(article=article)])
        with pytest.raises(ExportError, match=r"manifest\.csv: holds 30 characters of the text of article a"):
            publish(corpus, tmp_path / "package")
        assert not list(tmp_path.iterdir())
        add_readings(
            corpus, source, [Reading(article=replace(article, url="https://news.example.com/1", publisher=long))]
        )
        done = publish(corpus, tmp_path / "package")
        assert done.shortened == 2


def test_another_folder_is_left_alone(corpus, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="is no package"):
        publish(corpus, tmp_path)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def package(corpus, tmp_path):
    publish(corpus, tmp_path / "package")
    return tmp_path / "package"


def fetched_again(corpus, where, *, change=None):
    """Give a corpus of the same articles, as their pages give them, without what was found in them."""
    again = Corpus.open(where)
    for article in iter_articles(corpus):
        reading = Reading(article=change(article) if change else article)
        add_readings(again, Input(path=article.id, sha256="", fingerprint=""), [reading])
    return again


def test_articles_that_are_back_get_their_names_and_relations_again(corpus, package, tmp_path):
    with fetched_again(corpus, tmp_path / "again.sqlite") as again:
        assert put_back(again, package).refused == ()
        assert again.mentions().equals(corpus.mentions())
        assert again.relations().equals(corpus.relations())
        assert put_back(again, package).articles == 0


def test_another_text_or_title_gets_nothing_that_would_not_fit(corpus, package, tmp_path):
    first = next(iter_articles(corpus)).id

    def changed(article):
        return (
            replace(article, text="다른 " + article.text) if article.id == first else replace(article, title="새 제목")
        )

    with fetched_again(corpus, tmp_path / "again.sqlite", change=changed) as again:
        done = put_back(again, package)
        assert [(id_, why.partition(":")[0]) for id_, why in done.refused] == [(first, "its text is another one")]
        assert set(again.mentions()["field"]) == {"text"}
        assert first not in set(again.mentions()["article_id"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", "[]"),
        ("package.json", '{"files": {"../secret.csv": ""}}'),
        ("mentions.csv", "article_id,start\na,b\n"),
    ],
)
def test_a_package_that_somebody_changed_is_refused(package, name, text):
    (package / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="package"):
        open_package(package)


def test_a_package_with_hashes_of_its_own_is_read_and_nothing_of_it_is_believed(corpus, package, tmp_path):
    rows = (package / "mentions.csv").read_text(encoding="utf-8-sig").splitlines()
    (package / "mentions.csv").write_text("\n".join([rows[0], rows[1].replace(",", ",x", 1)]) + "\n", encoding="utf-8")
    with (
        fetched_again(corpus, tmp_path / "again.sqlite") as again,
        pytest.raises(InputError, match=r"mentions\.csv"),
    ):
        put_back(again, package)


@pytest.mark.parametrize(("name", "column"), [("mentions.csv", "article_id"), ("manifest.csv", "title_sha256")])
def test_a_package_without_a_column_is_refused_in_one_line(corpus, package, tmp_path, name, column):
    pd.read_csv(package / name, dtype="string").drop(columns=column).to_csv(package / name, index=False)
    with (
        fetched_again(corpus, tmp_path / "again.sqlite") as again,
        pytest.raises(InputError, match=rf"{name}.*no {column}"),
    ):
        put_back(again, package)
