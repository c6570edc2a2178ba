"""A record goes to JSON and to a table and comes back the same record."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmine.errors import InputError
from newsmine.records import Article, Entity, Mention, Relation
from newsmine.schema import ARTICLES, ENTITIES, KST, MENTIONS, RELATIONS, TABLES

WORD = st.text(alphabet="가나광주AI1 =-\"'\n", min_size=1, max_size=8).filter(str.strip)
MAYBE = st.none() | WORD
TIME = st.none() | st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda time: time.replace(microsecond=0, tzinfo=KST)
)
LIST = st.lists(WORD, max_size=3).map(tuple)
RECORDS = {
    "articles": st.builds(
        Article, id=WORD, text=WORD, title=MAYBE, published_at=TIME, modified_at=TIME, authors=LIST, captions=LIST,
        body_complete=st.booleans(), url=MAYBE, rights=MAYBE, language=st.just("ko"),
    ),
    "mentions": st.builds(
        Mention, article_id=WORD, start=st.integers(0, 9), end=st.integers(0, 9), text=WORD, label=st.just("GOV"),
        entity_id=WORD, canonical=WORD, sentence=st.integers(-1, 9), by=WORD, score=st.floats(0, 1),
    ),
    "entities": st.builds(
        Entity, entity_id=WORD, canonical=WORD, label=WORD, aliases=LIST, mentions=st.integers(0, 9),
        articles=st.integers(0, 9), first=MAYBE,
    ),
    "relations": st.builds(
        Relation, article_id=WORD, head_id=WORD, head=WORD, type=WORD, tail_id=WORD, tail=WORD, role=MAYBE,
        start=st.integers(0, 9), end=st.integers(0, 9),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_record_survives_json_and_frame(name):
    schema = TABLES[name]

    @settings(deadline=None, max_examples=60)
    @given(st.lists(RECORDS[name], max_size=4))
    def law(records):
        assert [schema.from_json(schema.to_json(record)) for record in records] == records
        assert list(schema.records(schema.frame(records))) == records

    law()


@pytest.mark.parametrize("schema", [ARTICLES, MENTIONS, ENTITIES, RELATIONS], ids=lambda schema: schema.name)
def test_an_empty_table_has_the_dtypes_of_a_full_one(schema):
    assert list(schema.frame([]).columns) == list(schema.names)
    assert len(schema.frame([])) == 0


def test_an_unknown_field_is_named_with_the_nearest_known_one():
    with pytest.raises(InputError, match="unknown field 'publishd_at'; did you mean 'published_at'"):
        ARTICLES.from_json({"id": "a", "text": "글", "publishd_at": "2024-01-01"})


def test_a_time_without_zone_is_korean():
    article = ARTICLES.from_json({"id": "a", "text": "글", "published_at": "2024-11-27T09:52"})
    assert article.published_at == datetime(2024, 11, 27, 9, 52, tzinfo=KST)
