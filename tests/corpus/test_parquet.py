"""A corpus goes to Parquet and comes back the same."""

from datetime import datetime

import pytest

from newsmine.corpus.database import Corpus
from newsmine.corpus.parquet import read_parquet, write_parquet
from newsmine.corpus.stages import Each, advance
from newsmine.corpus.write import Input, add_readings
from newsmine.errors import InputError
from newsmine.records import Article, Document, Found, Mention, Reading, Relation, Token
from newsmine.schema import KST


@pytest.fixture
def corpus():
    article = Article(
        id="a",
        text="한빛결 원장이 말했다.",
        published_at=datetime(2024, 11, 27, 9, 52, tzinfo=KST),
        authors=("도윤재",),
    )
    mention = Mention(
        article_id="a",
        start=0,
        end=3,
        text="한빛결",
        label="PERSON",
        entity_id="p",
        canonical="한빛결",
        sentence=0,
        by="t",
    )
    relation = Relation(
        article_id="a", head_id="p", head="한빛결", type="HEAD_OF", tail_id="o", tail="재단", start=0, end=12
    )
    token = Token("한빛결", "한빛결", "NNP", "PROPN", 0, 3, exact=True)
    with Corpus.open(":memory:") as corpus:
        add_readings(corpus, Input(path="x", sha256="x", fingerprint="x"), [Reading(article=article)])
        advance(
            corpus,
            "tokens",
            fingerprint="1",
            work=Each(lambda _: Document(article_id="a", tokenizer="kiwi", tokens=(token,))),
        )
        advance(
            corpus, "entities", fingerprint="1", work=Each(lambda _: Found(mentions=(mention,), relations=(relation,)))
        )
        yield corpus


def test_all_tables_come_back_equal(corpus, tmp_path):
    files = write_parquet(corpus, tmp_path)
    names = ["articles", "duplicates", "entities", "mentions", "relations", "tokens"]
    assert sorted(path.stem for path in files) == names
    with Corpus.open(":memory:") as again:
        read_parquet(tmp_path, again)
        for table in names:
            assert getattr(again, table)().equals(getattr(corpus, table)()), table


def test_two_writings_are_the_same_bytes(corpus, tmp_path):
    one, two = write_parquet(corpus, tmp_path / "1"), write_parquet(corpus, tmp_path / "2")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_damaged_file_is_one_clear_error(corpus, tmp_path):
    write_parquet(corpus, tmp_path)
    (tmp_path / "articles.parquet").write_bytes(b"PAR1 torn")
    with Corpus.open(":memory:") as again, pytest.raises(InputError, match="no readable Parquet"):
        read_parquet(tmp_path, again)
