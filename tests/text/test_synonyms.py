import pytest

from newsmine.errors import InputError, RowError
from newsmine.records import Token
from newsmine.text.synonyms import Synonyms, read_synonyms
from newsmine.text.words import choose_words


def tokens_of(*forms, gap=1, pos="NOUN"):
    row, start = [], 0
    for form in forms:
        row.append(Token(form, form, "NNG", pos, start, start + len(form), exact=True))
        start += len(form) + gap
    return row


def words(row, **settings):
    return [word.word for word in choose_words(**settings).words(row)]


@pytest.mark.parametrize("gap", [0, 1])
def test_a_form_of_several_tokens_is_one_word_with_and_without_a_blank(gap):
    row = tokens_of("광주", "인공", "지능", "사관", "학교", gap=gap)
    assert words(row, synonyms={"인공지능 사관학교": "아카데미"}) == ["광주", "아카데미"]


def test_tokens_that_do_not_stand_side_by_side_are_no_form():
    row = tokens_of("인공", "지능", gap=2)
    assert words(row, synonyms={"인공지능": "AI"}) == ["인공", "지능"]


def test_the_longest_form_counts():
    row = tokens_of("인공", "지능", "산업")
    assert words(row, synonyms={"인공": "가공", "인공지능": "에이아이", "인공지능산업": "AI산업"}) == ["AI산업"]
    assert words(row[:2], synonyms={"인공": "가공", "인공지능산업": "AI산업"}) == ["가공", "지능"]


def test_a_listed_form_counts_whatever_its_class_and_keeps_its_place():
    row = tokens_of("새로운", "AI", pos="X")
    (word,) = choose_words(synonyms={"AI": "인공지능"}).words(row)
    assert (word.word, word.form, word.start, word.end) == ("인공지능", "AI", 4, 6)


def test_what_it_is_counted_under_can_be_a_stopword():
    assert words(tokens_of("AI", "로봇"), synonyms={"AI": "인공지능"}, stopwords=["인공지능"]) == ["로봇"]


def test_forms_of_forms_lead_to_the_last_word_and_back():
    synonyms = Synonyms({"에이아이": "AI", "AI": "인공지능"})
    assert synonyms["에이아이"] == "인공지능"
    assert synonyms.forms("AI") == ("AI", "에이아이", "인공지능")


def test_forms_in_a_circle_are_refused_with_the_way():
    with pytest.raises(InputError, match="가 → 나 → 가"):
        Synonyms({"가": "나", "나": "가"})


def test_one_form_with_other_blanks_cannot_stand_for_two_words():
    with pytest.raises(InputError, match="with other blanks"):
        Synonyms({"인공 지능": "AI", "인공지능": "기계지능"})


def test_a_table_is_read_however_excel_saved_it(tmp_path):
    path = tmp_path / "synonyms.csv"
    path.write_bytes("form;word\nAI;인공지능\n에이아이;인공지능\n".encode("cp949"))
    synonyms = read_synonyms(path)
    assert [*synonyms] == [("AI", "인공지능"), ("에이아이", "인공지능")]
    assert synonyms.fingerprint == Synonyms(dict(synonyms)).fingerprint != Synonyms().fingerprint


@pytest.mark.parametrize(("rows", "said"), [("AI,", "line 2"), ("AI,인공지능\nAI,로봇", "line 3.*keep one")])
def test_a_bad_row_is_named(tmp_path, rows, said):
    path = tmp_path / "synonyms.csv"
    path.write_text(f"form,word\n{rows}\n", encoding="utf-8")
    with pytest.raises(RowError, match=said):
        read_synonyms(path)


def test_without_the_table_the_words_are_as_before():
    row = tokens_of("인공", "지능", "로봇")
    assert words(row, synonyms={}) == words(row) == ["인공", "지능", "로봇"]


def test_a_word_that_is_cut_in_two_is_one_with_its_forms():
    assert words(tokens_of("인공", "지능", "AI", gap=0), synonyms={"AI": "인공지능"}) == ["인공지능", "인공지능"]
