"""The workbook of an evaluation, read back."""

import pytest
from openpyxl import load_workbook

from newsmine.evaluation.evaluate import evaluate
from newsmine.evaluation.gold import GoldArticle, GoldEntity, GoldMention, GoldRelation
from newsmine.evaluation.report import sheets, write_report
from newsmine.records import Article, Found, Mention, Relation

TEXT = "가온시가 문을 열었다. 나래대학교 홍길동 총장은 =1+1이라고 했다. 시는 나래대와 손잡았다."


def place(text):
    return "text", TEXT.index(text), TEXT.index(text) + len(text)


def marked(text, label, entity, **more):
    return GoldMention(places=(place(text),), labels=(label,), entities=(entity,), text=text, **more)


def found(text, label, entity, **more):
    field, start, end = place(text)
    more = {"article_id": "007", "sentence": 0, "by": "test"} | more
    return Mention(
        start=start, end=end, text=text, label=label, entity_id=entity, canonical=entity, field=field, **more
    )


def tie(head, type_, tail, role=None):
    field, start, end = place("나래대학교 홍길동 총장은 =1+1이라고 했다.")
    assert field == "text"
    return Relation(
        article_id="007", head_id=head, head=head, type=type_, tail_id=tail, tail=tail, role=role, start=start, end=end
    )


@pytest.fixture
def scored():
    gold = GoldArticle(
        article=Article(id="007", text=TEXT),
        mentions=(
            marked("가온시", "GOV", "c"),
            marked("시는"[:1], "GOV", "c"),
            marked("나래대학교", "UNIVERSITY", "u"),
            marked("나래대와"[:3], "UNIVERSITY", "u", flags=frozenset({"descriptive"})),
            marked("홍길동", "PERSON", "p"),
        ),
        entities=tuple(
            GoldEntity(id=id_, names=(name,), everywhere=id_)
            for id_, name in (("c", "가온시"), ("u", "나래대학교"), ("p", "홍길동"))
        ),
        relations=(GoldRelation(head="p", type="HEAD_OF", tail="u", role="총장", evidence=(place("홍길동 총장"),)),),
        wrong=(GoldRelation(head="p", type="HEAD_OF", tail="c"),),
    )
    mentions = (
        found("가온시", "GOV", "가온시"),
        found("나래대학교", "UNIVERSITY", "나래대학교"),
        found("홍길동 총장", "PERSON", "홍길동 총장", score=0.75),
    )
    return evaluate([gold], lambda _: Found(mentions=mentions, relations=(tie("홍길동", "HEAD_OF", "가온시", "총장"),)))


def test_every_error_stands_with_its_sentence(scored):
    tables = sheets(scored)
    missed = tables["missed"].set_index("text")
    assert missed.loc["홍길동", "found instead"] == ["홍길동 총장 (PERSON)"]
    assert missed.loc["홍길동", "sentence"] == "나래대학교 홍길동 총장은 =1+1이라고 했다."
    [false] = tables["false"].to_dict("records")
    assert (false["text"], false["marked instead"], false["score"]) == ("홍길동 총장", ["홍길동 (PERSON)"], 0.75)
    assert set(tables["relations"]["kind"]) == {"missed", "wrong"}
    assert set(tables["relations"]["sentence"]) == {"나래대학교 홍길동 총장은 =1+1이라고 했다."}
    assert tables["confusion"].set_index("marked").loc["PERSON", "PERSON"] == 1


def test_a_missed_alias_is_no_link_but_a_split_and_a_merged_entity_are():
    gold = GoldArticle(
        article=Article(id="007", text=TEXT),
        mentions=(
            marked("나래대학교", "UNIVERSITY", "u"),
            marked("나래대와"[:3], "UNIVERSITY", "u"),
            marked("가온시", "GOV", "c"),
        ),
    )
    gold_pairs = (("나래대학교", "UNIVERSITY", "x"), ("가온시", "GOV", "x"))
    tables = sheets(evaluate([gold], lambda _: Found(mentions=tuple(found(*each) for each in gold_pairs))))
    assert [(row["kind"], row["marked entity"]) for row in tables["links"].to_dict("records")] == [
        ("merged", "u"),
        ("merged", "c"),
    ]


def test_the_workbook_opens_with_its_sheets_frozen_headers_and_texts_that_are_no_formulas(scored, tmp_path):
    path = tmp_path / "오류.xlsx"
    write_report(scored, path)
    book = load_workbook(path)
    assert book.sheetnames == ["scores", "confusion", "missed", "false", "relations", "links"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
    missed = book["missed"]
    head = [cell.value for cell in missed[1]]
    cells = dict(zip(head, missed[2], strict=True))
    assert (cells["article_id"].value, cells["article_id"].data_type) == ("007", "s")
    assert cells["start"].data_type == "n"
    assert missed.column_dimensions["J"].width > 20
    assert all(cell.data_type != "f" for row in missed.iter_rows() for cell in row)


def test_a_sentence_without_an_end_is_cut_around_the_name():
    text = "가" * 30_000 + " 가온시 " + "나" * 30_000
    mention = GoldMention(places=(("text", 30_001, 30_004),), labels=("GOV",), entities=("c",), text="가온시")
    gold = GoldArticle(article=Article(id="a", text=text), mentions=(mention,))
    [sentence] = sheets(evaluate([gold], lambda _: Found()))["missed"]["sentence"]
    assert "가온시" in sentence
    assert len(sentence) <= 1000
