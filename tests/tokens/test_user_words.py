import pytest

from newsmine.errors import InputError
from newsmine.tokens.pieces import Piece
from newsmine.tokens.user_words import UserWord, enforce, read_user_words


def pieces(*parts):
    placed, at = [], 0
    for form, tag in parts:
        placed.append(Piece(form, tag, at, at + len(form)))
        at += len(form)
    return placed


def keep(text, words, parts):
    keeper = enforce(read_user_words(words), "sejong", "NNP")
    return [(piece.form, piece.tag, piece.start) for piece in keeper(text, parts)]


def test_pieces_of_a_name_are_merged():
    parts = pieces(("한빛", "NNP"), ("로보", "NNG"), ("틱스", "NNG"), ("는", "JX"))
    assert keep("한빛로보틱스는", ["한빛로보틱스"], parts) == [("한빛로보틱스", "NNP", 0), ("는", "JX", 6)]


def test_a_piece_that_holds_name_and_particle_is_cut():
    assert keep("나래가", ["나래"], pieces(("나래가", "NNG"))) == [("나래", "NNP", 0), ("가", "JX", 2)]


def test_a_short_word_inside_another_is_left():
    assert keep("나래미", ["나래"], pieces(("나래미", "NNG"))) == [("나래미", "NNG", 0)]


def test_a_long_name_is_taken_out_of_a_longer_piece():
    assert keep("새한빛로보틱스사", ["한빛로보틱스"], pieces(("새한빛로보틱스사", "NA"))) == [
        ("새", "NA", 0),
        ("한빛로보틱스", "NNP", 1),
        ("사", "NA", 7),
    ]


def test_two_names_in_one_piece_are_both_taken():
    assert [
        form
        for form, _, _ in keep("한빛소프트나래전자", ["한빛소프트", "나래전자"], pieces(("한빛소프트나래전자", "NA")))
    ] == [
        "한빛소프트",
        "나래전자",
    ]


def test_the_longest_word_wins_and_its_own_tag_is_kept():
    words = ["나래", ("나래전자", "NNG")]
    assert keep("나래전자", words, pieces(("나래", "NNP"), ("전자", "NNG"))) == [("나래전자", "NNG", 0)]


def test_a_csv_of_words_is_read(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("word,tag,note\n한빛  학교,NNP,두 어절\n나래,,\n", encoding="utf-8-sig")
    assert read_user_words(path) == (UserWord("나래", ""), UserWord("한빛 학교", "NNP"))


def test_a_csv_without_the_column_is_refused(tmp_path):
    path = tmp_path / "words.csv"
    path.write_text("name\n나래\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column 'word'"):
        read_user_words(path)


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_user_words(tmp_path / "none.csv")


def test_a_single_string_is_no_list_of_words():
    with pytest.raises(TypeError, match="user_words"):
        read_user_words("나래")
