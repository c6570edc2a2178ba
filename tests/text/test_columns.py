"""Tables as people save them: every encoding and sign of a spreadsheet, and what is wrong with line and way out."""

from datetime import datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from newsmine.errors import InputError, RowError
from newsmine.text.columns import read_columns

KNOWN = ("name", "label", "aliases")
CELLS = st.text(alphabet='가나A1,;\t" \n', max_size=8)


def rows(path, needed=KNOWN[:2]):
    return list(read_columns(path, what="names", needed=needed, known=KNOWN))


def saved(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_of_saving_gives_the_same_rows(tmp_path, encoding, sign, end):
    text = end.join(
        sign.join(cells)
        for cells in ((" Label", "name", "note"), ("GOV", " 가온시 ", "x"), ("", "", ""), ("", "", "y"))
    )
    path = saved(tmp_path / "names.csv", text + end, encoding)
    assert rows(path) == [
        ("line 2", {"name": "가온시", "label": "GOV", "aliases": ""}),
        ("line 4", {"name": "", "label": "", "aliases": ""}),
    ]


@given(cells=st.lists(st.tuples(CELLS, CELLS), max_size=5), sign=st.sampled_from(",;\t"))
def test_cells_come_back_as_they_were_written(tmp_path_factory, cells, sign):
    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"'

    text = "\n".join(sign.join(map(quoted, row)) for row in [("name", "label"), *cells])
    path = saved(tmp_path_factory.mktemp("x") / "names.csv", text)
    got = [(row["name"], row["label"]) for _, row in rows(path)]
    assert got == [tuple(cell.strip() for cell in row) for row in cells if any(cell.strip() for cell in row)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty; write name,label,aliases in its first line"),
        ("\n\n", "is empty"),
        (
            "이름,종류\n가온,GOV\n",
            "no column 'name' and no column 'label'; its first line names: 이름, 종류; expected: name, label",
        ),
        ("name,label,alias\n가온,GOV,\n", "unknown column 'alias'; did you mean 'aliases'?"),
        ("name,label,name\n", "2 columns are called 'name'; keep one"),
    ],
)
def test_a_wrong_header_is_told(tmp_path, text, said):
    path = saved(tmp_path / "names.csv", text)
    with pytest.raises(InputError) as error:
        rows(path)
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)


def test_a_row_with_too_many_cells_and_an_open_quote_are_told(tmp_path):
    with pytest.raises(
        RowError, match="line 3: 3 cells, but 2 columns; put a cell that holds what parts them in quotes"
    ):
        rows(saved(tmp_path / "names.csv", "name,label\n가온,GOV\n나래,GOV,나래시\n"))
    with pytest.raises(RowError, match="a quote that is opened must be closed"):
        rows(saved(tmp_path / "names.csv", 'name,label\n"가온,GOV\n나래,GOV\n'))


def test_what_is_no_text_is_told(tmp_path):
    path = tmp_path / "names.xlsx"
    path.write_bytes(b"PK\x03\x04\x00\x00\xff\xfe")
    with pytest.raises(InputError, match=r"cannot be read as names: .*; save it again as"):
        rows(path)
    with pytest.raises(InputError, match="cannot be read as names"):
        rows(tmp_path / "missing.csv")
    path.write_bytes(b"\x00\x01\xff\xfe")
    with pytest.raises(InputError, match="neither UTF-8 nor cp949"):
        rows(path)


def test_an_excel_file_is_read_as_its_csv_would_be(tmp_path):
    path = tmp_path / "names.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([("Label", "name", "aliases"), (), (" GOV", "가온시", 2024.0)]):
            sheet.write_row(number, 0, row)
        sheet.write_datetime(3, 2, datetime(2024, 11, 27), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001 - Excel's
    assert rows(path) == [
        ("row 3", {"name": "가온시", "label": "GOV", "aliases": "2024"}),
        ("row 4", {"name": "", "label": "", "aliases": "2024-11-27"}),
    ]
