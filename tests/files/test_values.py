import pytest

from newsmine.files.columns import Columns, Element
from newsmine.files.values import bytes_of, column_of, join_texts, texts_of

CELL = ('<v for="', '">', "</v>")
ROW = Element("<row %s>", "%s</row>", "<vs>", "</vs>")


@pytest.mark.parametrize(
    ("column", "type_", "want"),
    [
        ([1, -(2**70)], int, ["1", str(-(2**70))]),
        ([0.1, 1e-300, -0.0, 5e-324], float, ["0.1", "1e-300", "-0", "5e-324"]),
        (["연구&개발", "가\x07나\ud800", "줄\n바꿈"], str, ["연구&amp;개발", "가나", "줄&#10;바꿈"]),
        ([True, False], bool, ["true", "false"]),
        ([(), ("가", "나")], tuple, ["", "가; 나"]),
    ],
)
def test_a_column_of_one_type_is_text(column, type_, want):
    assert texts_of(column, type_).to_pylist() == want


@pytest.mark.parametrize(("column", "type_"), [([1.0, float("nan")], float), ([float("inf")], float)])
def test_a_column_with_a_value_that_needs_a_look_is_left_to_the_cells(column, type_):
    assert texts_of(column, type_) is None


def test_numbers_come_back_to_the_last_bit():
    numbers = [1 / 3, 2.0**-1074, 1.7976931348623157e308, 123456789.123456789, 1e22]
    assert [float(text) for text in texts_of(numbers, float).to_pylist()] == numbers


def test_rows_of_several_shapes_stay_in_order(tmp_path):
    rows = [{"a": 1}, {"a": "<"}, {}, {"a": 2, "b": None}, {"a": float("nan")}, {"a": 3}]
    written = Columns(rows, tmp_path / "f.xml", CELL).write(rows, [range(6), ["끝"] * 6], ROW)
    values = ['<vs><v for="0">1</v></vs>', '<vs><v for="0">&lt;</v></vs>', "", '<vs><v for="0">2</v></vs>', ""]
    values.append('<vs><v for="0">3</v></vs>')
    assert bytes(written).decode() == "".join(f"<row {i}>{value}끝</row>" for i, value in enumerate(values))


def test_texts_of_no_length_are_no_bytes():
    assert bytes(bytes_of(join_texts(("", ""), [column_of(["", ""])]))) == b""
