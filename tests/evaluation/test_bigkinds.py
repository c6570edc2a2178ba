"""BIGKinds' columns beside our names, on invented rows."""

import pytest
from openpyxl import load_workbook

from newsmine.errors import InputError
from newsmine.evaluation.bigkinds import compare_bigkinds, is_inside_words, is_no_word, sample_rows, write_comparison
from newsmine.records import Article, Found, Mention, Reading

TEXT = "가온시는 27일 나래대학교에서 행사를 열었다. 홍길동 시장이 참석했다."


def reading(id_="01100101.20200731", **extra):
    return Reading(article=Article(id=id_, text=TEXT, title="홍길동 시장 참석"), extra=tuple(extra.items()))


def predict(article):
    places = (("가온시", "GOV"), ("나래대학교", "UNIVERSITY"), ("홍길동", "PERSON"), ("행사", "EVENT"))
    return Found(
        mentions=tuple(
            Mention(
                article_id=article.id,
                start=TEXT.index(text),
                end=TEXT.index(text) + len(text),
                text=text,
                label=label,
                entity_id=text,
                canonical=text,
                sentence=0,
                by="test",
            )
            for text, label in places
        )
    )


def test_a_piece_of_a_word_is_told_from_a_word():
    texts = [TEXT]
    assert is_inside_words("래대학교", texts)
    assert not is_inside_words("나래대", texts)
    assert not is_inside_words("없는말", texts)
    assert is_no_word("나래대", texts)
    assert not is_no_word("나래대학교", texts)
    assert not is_inside_words("시", [*texts, "시는 밝혔다."])


def test_the_figures_are_those_counted_by_hand():
    rows = [
        reading(인물="홍길동,시,박없음", 기관="나래대학,래대학교,가온시,가온시,다른글기관"),
        reading("01100101.20200801", 인물="홍"),
    ]
    compared = compare_bigkinds(rows, predict)
    figures = {(each.side, each.kind): each for each in compared.figures}
    persons, bodies = figures["BIGKinds", "인물"], figures["BIGKinds", "기관"]
    assert (persons.rows, persons.forms, persons.single_letters, persons.in_excerpt) == (2, 4, 2, 3)
    # 시 stands in 가온시 and 시장: a word begins there, and 장 is no particle; 홍 begins 홍길동.
    assert (persons.inside_words, persons.no_word) == (0, 2)
    assert (persons.same, persons.near, persons.alone) == (1, 1, 1)
    assert (bodies.rows, bodies.forms, bodies.in_excerpt) == (1, 4, 3)
    assert (bodies.inside_words, bodies.no_word) == (1, 2)
    assert (bodies.same, bodies.near, bodies.alone) == (1, 2, 0)
    ours = figures["newsmine", "기관"]
    assert (ours.rows, ours.forms, ours.same, ours.near, ours.alone) == (2, 4, 1, 1, 2)
    assert (ours.single_letters, ours.inside_words, ours.no_word) == (0, 0, 0)
    assert set(compared.alone) == {
        ("BIGKinds", "인물", "시", 1, "01100101.20200731"),
        ("newsmine", "기관", "가온시", 1, "01100101.20200801"),
        ("newsmine", "기관", "나래대학교", 1, "01100101.20200801"),
    }
    assert compared.summary()["BIGKinds"]["인물"]["single_letters"] == 2


def test_the_same_seed_draws_the_same_rows_in_their_order():
    rows = [reading(f"01100101.{n:08}", 인물="홍길동") for n in range(100)]
    drawn = sample_rows(rows, 10, seed=3)
    assert drawn == sample_rows(rows, 10, seed=3)
    assert drawn == sorted(drawn, key=lambda each: each.article.id)
    assert drawn != sample_rows(rows, 10, seed=4)
    assert sample_rows(rows, None) == sample_rows(rows, 200) == rows


def test_an_export_without_the_columns_is_an_error():
    with pytest.raises(InputError, match="no row has 인물 or 기관"):
        sample_rows([reading(키워드="행사")], 10)


def test_the_workbook_lists_what_one_side_alone_has(tmp_path):
    path = tmp_path / "비교.xlsx"
    write_comparison(compare_bigkinds([reading(인물="시", 기관="가온시")], predict), path)
    book = load_workbook(path)
    assert book.sheetnames == ["figures", "only BIGKinds", "only newsmine"]
    assert [cell.value for cell in book["only newsmine"][2]] == ["인물", "홍길동", 1, "01100101.20200731"]
    head = [cell.value for cell in book["figures"][1]]
    assert dict(zip(head, (cell.value for cell in book["figures"][2]), strict=True))["single_letters_share"] == 1
