import pytest

from newsmine.errors import InputError, RowError
from newsmine.tokens.dictionary.user_words import UserWord, read_user_words, words_fingerprint


def table(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "words.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_table_is_read_as_editors_save_it(tmp_path, encoding):
    path = table(tmp_path, "word,tag,note\r\n한빛  학교,NNP,두 어절\r\n나래,,\r\n", encoding)
    assert read_user_words(path) == (UserWord("나래", ""), UserWord("한빛 학교", "NNP"))


def test_columns_may_be_korean_and_stand_in_any_order(tmp_path):
    path = table(tmp_path, "# 우리 연구의 낱말\n비고,품사,단어,횟수\n회사,NNP,나래전자,3\n# 빼 둠,,새봄\n,\n,,새봄\n")
    assert read_user_words(path) == (UserWord("나래전자", "NNP"), UserWord("새봄", ""))
    assert read_user_words(table(tmp_path, "단어\t품사\n나래\tNNG\n", "utf-16")) == (UserWord("나래", "NNG"),)


def test_tags_of_other_engines_and_classes_are_sejongs():
    words = read_user_words([("가람", "PROPN"), ("나래", "Noun"), ("다솜", "NQ"), ("라온", "VERB")])
    assert [word.tag for word in words] == ["NNP", "NNG", "NNP", "VV"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word,tag\n나래,NNP\n한빛,NNPP\n", r"words\.csv: line 3: unknown tag 'NNPP'; did you mean 'NNP'\?"),
        ("word,tag\n나래,nnp\n", "line 2: unknown tag 'nnp'; did you mean 'NNP'"),
        ("word,tag\n ,NNP\n", r"line 2: no word \(' '\)"),
        ("word,tag\n\u200b,NNP\n", "line 2: no word"),
        (f"word\n{'나' * 101}\n", "line 2: .* has 101 characters; a word has at most 100"),
        ("word,tag\n나래,NNP\n나래,NNG\n", "line 3: '나래' has the tag NNG here, but NNP in line 2"),
        ("word,tag\n나래, 그리고,NNP\n", "line 2: 3 cells, but 2 columns; put a word that holds a comma in quotes"),
        ('word\n"나래\n', "a quote that is opened must be closed"),
        ("name\n나래\n", "no column 'word'; its columns are: name; write word,tag,note"),
        ("", "no column 'word'; it is empty"),
        ("word,tga\n나래,NNP\n", "unknown column 'tga'; did you mean 'tag'"),
        ("word,단어\n나래,나래\n", "2 columns for 'word'"),
    ],
)
def test_an_error_names_file_row_value_and_way_out(tmp_path, text, message):
    with pytest.raises(InputError, match=message) as error:
        read_user_words(table(tmp_path, text))
    assert "words.csv" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_row_error_knows_its_line(tmp_path):
    with pytest.raises(RowError) as error:
        read_user_words(table(tmp_path, "word,tag\n\n나래,XYZ\n"))
    assert error.value.row == "line 3"


def test_bytes_of_no_korean_encoding_are_refused(tmp_path):
    path = tmp_path / "words.csv"
    path.write_bytes(b"word\n\xff\xff\xff\n")
    with pytest.raises(InputError, match=r"words\.csv: cannot be read as a csv of user words: neither UTF-8 nor cp949"):
        read_user_words(path)


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_user_words(tmp_path / "none.csv")


def test_wrong_entries_of_a_list_are_wrong_arguments():
    with pytest.raises(ValueError, match="user word 2: no word"):
        read_user_words(["나래", "  "])
    with pytest.raises(ValueError, match=r"user word 2: '나래' has the tag NNG here, but NNP in entry 1"):
        read_user_words([("나래", "NNP"), ("나래", "NNG")])
    with pytest.raises(TypeError, match="user word 1 must be a str or"):
        read_user_words([(3,)])
    with pytest.raises(TypeError, match="user_words"):
        read_user_words("나래")


def test_a_tag_that_one_row_leaves_open_is_the_others():
    assert read_user_words(["나래", ("나래", "NNG"), "나래"]) == (UserWord("나래", "NNG"),)


def test_the_fingerprint_changes_with_the_meaning_only(tmp_path):
    first = words_fingerprint(read_user_words(table(tmp_path, "word,tag,note\n나래,,가\n한빛,NNG,\n")))
    again = words_fingerprint(read_user_words(table(tmp_path, "note,word,tag\n나,한빛,NNG\n,나래,NNP\n", "cp949")))
    other = words_fingerprint(read_user_words(table(tmp_path, "word,tag,note\n나래,,가\n한빛,NNP,\n")))
    assert first == again != other
