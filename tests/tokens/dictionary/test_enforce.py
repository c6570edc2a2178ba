import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.tokens.clean import Rules, clean
from newsmine.tokens.dictionary.enforce import Enforcer
from newsmine.tokens.dictionary.user_words import read_user_words
from newsmine.tokens.pieces import Piece, Pieces


def pieces(text, *parts):
    placed, at = [], 0
    for form, tag in parts:
        at = text.index(form, at)
        placed.append(Piece(form, tag, at, at + len(form)))
        at += len(form)
    return Pieces.of(placed)


def rows(kept):
    return list(zip(kept.forms, kept.tags, kept.starts, strict=True))


def keep(text, words, *parts, tagset="sejong"):
    cleaned = clean(text)
    return rows(Enforcer(read_user_words(words), tagset)(cleaned, pieces(cleaned.text, *parts)))


def test_pieces_of_a_name_are_merged():
    got = keep("한빛로보틱스는", ["한빛로보틱스"], ("한빛", "NNP"), ("로보", "NNG"), ("틱스", "NNG"), ("는", "JX"))
    assert got == [("한빛로보틱스", "NNP", 0), ("는", "JX", 6)]


@pytest.mark.parametrize(
    ("rest", "tag"),
    [("가", "JKS"), ("에서는", "JKB"), ("으로부터", "JKB"), ("이라며", "JKQ"), ("들", "XSN"), ("등은", "NNB")],
)
def test_a_piece_that_holds_name_and_particle_is_cut(rest, tag):
    assert keep(f"나래{rest}", ["나래"], (f"나래{rest}", "NNG")) == [("나래", "NNP", 0), (rest, tag, 2)]


def test_a_particle_has_the_name_that_the_engine_gives_it():
    assert keep("나래는", ["나래"], ("나래는", "Noun"), tagset="okt") == [("나래", "Noun", 0), ("는", "Josa", 2)]


def test_a_short_word_inside_another_is_left():
    assert keep("나래미", ["나래"], ("나래미", "NNG")) == [("나래미", "NNG", 0)]


def test_what_makes_another_noun_of_a_name_leaves_it():
    assert keep("한빛대학교", ["한빛대"], ("한빛대학교", "NNP")) == [("한빛대학교", "NNP", 0)]
    assert keep("한빛어린이집", ["한빛어"], ("한빛", "NNP"), ("어린이집", "NNG")) == [
        ("한빛", "NNP", 0),
        ("어린이집", "NNG", 2),
    ]


def test_a_long_name_is_taken_out_of_a_longer_piece():
    assert keep("새한빛로보틱스사", ["한빛로보틱스"], ("새한빛로보틱스사", "NA")) == [
        ("새", "NA", 0),
        ("한빛로보틱스", "NNP", 1),
        ("사", "XSN", 7),
    ]


def test_the_post_at_an_office_is_cut_off():
    assert keep("나래시장은", ["나래시"], ("나래", "NNP"), ("시장", "NNG"), ("은", "JX")) == [
        ("나래시", "NNP", 0),
        ("장", "XSN", 3),
        ("은", "JX", 4),
    ]


def test_two_names_in_one_piece_are_both_taken():
    got = keep("한빛소프트나래전자", ["한빛소프트", "나래전자"], ("한빛소프트나래전자", "NA"))
    assert [form for form, _, _ in got] == ["한빛소프트", "나래전자"]


def test_the_longest_word_wins_and_its_own_tag_is_kept():
    words = ["나래", ("나래전자", "NNG")]
    assert keep("나래전자", words, ("나래", "NNP"), ("전자", "NNG")) == [("나래전자", "NNG", 0)]


def test_of_two_names_that_overlap_the_longer_wins():
    words = ["새봄 나래", "나래전자사업단"]
    got = keep("새봄 나래전자사업단", words, ("새봄", "NNP"), ("나래", "NNP"), ("전자", "NNG"), ("사업단", "NNG"))
    assert [form for form, _, _ in got] == ["새봄", "나래전자사업단"]


def test_a_piece_of_several_words_is_cut_at_the_blank():
    got = keep("새봄 나래학교는", ["나래학교"], ("새봄 나래학교", "NNP"), ("는", "JX"))
    assert got == [("새봄", "NNP", 0), ("나래학교", "NNP", 3), ("는", "JX", 7)]


@pytest.mark.parametrize("text", ["새봄 재단", "새봄  재단", "새봄\u00a0재단", "새봄\t재단", "새봄재단"])
def test_the_blanks_of_a_name_may_be_others_or_none(text):
    kept = Enforcer(read_user_words(["새봄 재단"]), "sejong")(
        clean(text), pieces(text, ("새봄", "NNP"), ("재단", "NNG"))
    )
    assert rows(kept) == [(text, "NNP", 0)]
    assert (kept.lemmas or [None]) == [None if text == "새봄 재단" else "새봄 재단"]


def test_a_name_goes_over_no_end_of_line_and_needs_its_letters_together():
    assert len(keep("새봄\n재단", ["새봄 재단"], ("새봄", "NNP"), ("재단", "NNG"))) == 2
    assert len(keep("새봄 재단", ["새봄재단"], ("새봄", "NNP"), ("재단", "NNG"))) == 2


def test_what_is_written_as_listed_wins_over_what_is_not():
    words = ["새봄 나래 학교", "나래학교"]
    got = keep("새봄 나래학교", words, ("새봄", "NNP"), ("나래", "NNP"), ("학교", "NNG"))
    assert [form for form, _, _ in got] == ["새봄", "나래학교"]


def test_latin_words_and_numbers_are_not_cut():
    assert keep("AICA와 2025", ["AI", "20"], ("AICA", "SL"), ("와", "JC"), ("2025", "SN")) == [
        ("AICA", "SL", 0),
        ("와", "JC", 4),
        ("2025", "SN", 6),
    ]
    assert keep("AI센터", ["AI"], ("AI", "SL"), ("센터", "NNG"))[0] == ("AI", "NNP", 0)


def test_signs_in_a_name_have_their_variants():
    for dot in "·ㆍ・":
        text = f"나래{dot}새봄센터"
        assert keep(text, ["나래·새봄센터"], ("나래", "NNP"), (dot, "SP"), ("새봄센터", "NNP")) == [(text, "NNP", 0)]


@pytest.mark.parametrize("sign", ["㈜", "‘", "(", "‘㈜"])
def test_signs_before_a_name_are_no_part_of_it(sign):
    got = keep(f"{sign}나래전자’", ["나래전자"], (f"{sign}나래전자’", "NA"))
    assert [form for form, _, _ in got] == [sign, "나래전자", "’"]


def test_what_cleaning_put_into_a_name_is_no_blank_of_it():
    text = "나래·새봄센터는"
    cleaned = clean(text, Rules(apart="·"))
    assert cleaned.text == "나래 · 새봄센터는"
    parts = pieces(cleaned.text, ("나래", "N"), ("·", "S"), ("새봄센터", "N"), ("는", "J"))
    kept = Enforcer(read_user_words(["나래·새봄센터"]), "hannanum")(cleaned, parts)
    assert (kept.forms, [cleaned.place(0, kept.ends[0])]) == (["나래·새봄센터", "는"], [(0, 7)])


def test_a_decomposed_word_is_found_in_a_decomposed_text():
    loose = unicodedata.normalize("NFD", "나래전자")
    assert keep(loose, [loose], ("나래", "NNP"), ("전자", "NNG")) == [("나래전자", "NNP", 0)]


def test_rewritten_pieces_leave_what_they_spell_behind_the_name():
    parts = Pieces(["나래전자이", "ㄴ", "데"], ["NA", "ETM", "EC"], [0, 0, 0], [6, 6, 6])
    kept = Enforcer(read_user_words(["나래전자"]), "sejong")(clean("나래전자인데"), parts)
    assert rows(kept) == [("나래전자", "NNP", 0), ("이", "NA", 4), ("ㄴ", "ETM", 4), ("데", "EC", 4)]
    assert kept.ends == [4, 6, 6, 6]


def test_words_that_a_name_joins_are_one_group():
    parts = Pieces(
        ["새봄", "재단", "은", "문"], ["NNP", "NNG", "JX", "NNG"], [0, 3, 5, 7], [2, 5, 6, 8], None, [0, 1, 1, 2]
    )
    kept = Enforcer(read_user_words(["새봄 재단"]), "sejong")(clean("새봄 재단은 문"), parts)
    assert (kept.forms, kept.groups) == (["새봄 재단", "은", "문"], [0, 0, 2])


def test_where_no_name_stands_nothing_is_made_anew():
    parts = pieces("문을 열었다", ("문", "NNG"), ("을", "JKO"))
    assert Enforcer(read_user_words(["나래"]), "sejong")(clean("문을 열었다"), parts) is parts
    whole = pieces("나래는", ("나래", "NNP"), ("는", "JX"))
    assert Enforcer(read_user_words(["나래"]), "sejong")(clean("나래는"), whole) is whole


def test_hannanum_has_two_tags_for_a_name():
    enforcer, parts = (
        Enforcer(read_user_words(["나래전자"]), "hannanum"),
        pieces("나래전자", ("나래", "N"), ("전자", "N")),
    )
    assert enforcer(clean("나래전자"), parts).tags == ["N"]
    assert enforcer(clean("나래전자"), parts, detailed=True).tags == ["NQ"]


@given(
    parts=st.lists(
        st.sampled_from(["나래", "새봄", "전자", "는", "에서", " ", "AI", "\n", "미"]), min_size=1, max_size=12
    ),
    words=st.lists(st.sampled_from(["나래", "나래전자", "새봄 나래", "AI전자", "전자는"]), min_size=1, unique=True),
)
def test_the_letters_of_a_text_stay_whatever_is_listed(parts, words):
    text = "".join(parts)
    rows_, at = [], 0
    for part in parts:
        if not part.isspace():
            rows_.append(Piece(part, "NNG", at, at + len(part)))
        at += len(part)
    kept = Enforcer(read_user_words(words), "sejong")(clean(text), Pieces.of(rows_))
    assert kept.starts == sorted(kept.starts)
    assert all(text[start:end] == form for form, start, end in zip(kept.forms, kept.starts, kept.ends, strict=True))
    assert "".join(kept.forms).replace(" ", "") == "".join(text.split())
