"""From the workbook to the coders and back, whatever they did to it."""

import openpyxl
import pandas as pd
import pytest

from newsmine.errors import InputError, RowError
from newsmine.samples.read import read_coding
from newsmine.samples.workbook import deal, write_coding

CODES = {"논조": {"긍정": "좋게 쓴다", "부정": "", "중립": ""}, "출처": ["AI 보도자료", "취재"]}
SAMPLE = pd.DataFrame(
    {
        "unit": [f"a{i}:text:0-9" for i in range(10)],
        "article_id": [f"a{i}" for i in range(10)],
        "title": [f"=소식 {i}" for i in range(10)],
        "publisher": pd.Series([None, "가람일보"] * 5, dtype="string"),
        "stratum": ["모두"] * 10,
        "weight": [1.0] * 10,
    }
)


@pytest.fixture
def path(tmp_path):
    return write_coding(SAMPLE, tmp_path / "sample.xlsx", codes=CODES, coders=("김", "이"), overlap=0.4)


def fill(path, change, to=None):
    """Let a hand change the workbook."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(to or path)
    return to or path


def code_all(book, coders=("김", "이"), tone="긍정"):
    for coder in coders:
        sheet = book[coder]
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, 5).value, sheet.cell(row, 6).value = tone, "취재"


def problems(paths):
    found = []
    return read_coding(paths, on_error=found.append), [str(each) for each in found]


def test_a_workbook_shows_what_is_coded_and_lets_choose_from_the_codes(path):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["codebook", "김", "이", "key"]
    assert book["key"].sheet_state == "hidden"
    sheet = book["김"]
    assert [cell.value for cell in sheet[1]] == ["unit", "article_id", "title", "publisher", "논조", "출처", "note"]
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet["E2"].protection.locked
    assert not sheet["G2"].protection.locked
    assert sheet["C2"].data_type == "s"
    choices = {str(each.sqref).split(":")[0]: each.formula1 for each in sheet.data_validations.dataValidation}
    assert choices == {"E2": "codebook!$B$2:$B$4", "F2": "codebook!$B$5:$B$6"}
    assert [cell.value for cell in book["codebook"]["B"]] == ["code", "긍정", "부정", "중립", "AI 보도자료", "취재"]


def test_the_same_sample_gives_the_same_bytes(path, tmp_path):
    again = write_coding(SAMPLE, tmp_path / "again.xlsx", codes=CODES, coders=("김", "이"), overlap=0.4)
    assert again.read_bytes() == path.read_bytes()


def test_a_share_is_coded_by_all_and_the_rest_by_one_each():
    dealt = deal(100, 3, 0.1, 7)
    assert sum(len(who) == 3 for who in dealt) == 10
    assert sorted(sum(who == (i,) for who in dealt) for i in range(3)) == [30, 30, 30]
    assert all(len(who) == 1 for who in deal(10, 2, 0, 7))
    assert all(len(who) == 2 for who in deal(10, 2, 1, 7))


def test_what_was_coded_comes_back(path):
    fill(path, code_all)
    table, wrong = problems(path)
    assert not wrong
    assert len(table) == (4 * 2 + 6) * 2
    assert table["code"].notna().all()
    assert set(table["coder"]) == {"김", "이"}
    assert set(table["title"]) == set(SAMPLE["title"])


def test_two_files_each_with_the_own_sheet_are_one_coding(path, tmp_path):
    first = fill(path, lambda book: code_all(book, ["김"]), tmp_path / "김.xlsx")
    second = fill(path, lambda book: code_all(book, ["이"]), tmp_path / "이.xlsx")
    together = fill(path, code_all, tmp_path / "both.xlsx")
    assert read_coding([first, second]).equals(read_coding(together))


def test_blank_cells_are_missing_codes(path):
    fill(path, lambda book: code_all(book, ["김"]))
    table, wrong = problems(path)
    assert not wrong
    assert table[table["coder"] == "이"]["code"].isna().all()


@pytest.mark.parametrize("written", ["ai보도자료", " AI  보도자료 ", "ＡＩ 보도자료"])
def test_a_code_in_other_case_width_or_blanks_is_that_code(path, written):
    def change(book):
        code_all(book)
        book["김"]["F2"].value = written

    table, wrong = problems(fill(path, change))
    assert not wrong
    row = table[(table["coder"] == "김") & (table["code"] == "AI 보도자료")].iloc[0]
    assert row["written"] == written.strip()


def _unknown(book):
    book["김"]["E2"].value = "긍정적"


def _deleted(book):
    book["김"].delete_rows(3)


def _added(book):
    book["김"].append(["", "", "새 기사", "", "긍정", "취재"])


def _renamed(book):
    book["김"]["A2"].value = "a0:text:0-99"


def _doubled(book):
    book["김"].append([cell.value for cell in book["김"][2]])


def _foreign(book):
    alone = next(row[0].value for row in book["key"].iter_rows(min_row=2) if row[1].value == "이")
    book["김"].append([alone, "", "", "", "긍정", "취재"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_unknown, ["sheet 김, row 2, column 논조: '긍정적' is no code of 논조; did you mean '긍정'"]),
        (_deleted, ["sheet 김: unit", "has no row; it was deleted"]),
        (_added, ["a row without unit"]),
        (_renamed, ["row 2: unit 'a0:text:0-99' is not in the sample; did you mean", "has no row"]),
        (_doubled, ["stands there a second time"]),
        (_foreign, ["is not among those of 김, but of 이"]),
    ],
)
def test_what_a_hand_did_wrong_is_listed_with_its_place_and_nothing_is_dropped(path, change, said):
    fill(path, lambda book: (code_all(book), change(book)))
    table, wrong = problems(path)
    assert all(any(words in each for each in wrong) for words in said), wrong
    assert len(table) == 28
    with pytest.raises(RowError):
        read_coding(path)


def test_a_wrong_code_stays_visible_as_it_was_written(path):
    fill(path, lambda book: (code_all(book), _unknown(book)))
    table, _ = problems(path)
    row = table[table["written"] == "긍정적"].iloc[0]
    assert pd.isna(row["code"])
    assert row["variable"] == "논조"


def test_one_coder_who_coded_differently_in_two_files_is_told(path, tmp_path):
    first = fill(path, code_all, tmp_path / "1.xlsx")
    second = fill(path, lambda book: code_all(book, tone="부정"), tmp_path / "2.xlsx")
    table, wrong = problems([first, second])
    assert len(wrong) == 14
    assert "'부정', but '긍정' in" in wrong[0]
    assert set(table[table["variable"] == "논조"]["code"]) == {"긍정"}


def _drop_codebook(book):
    del book["codebook"]


def _drop_column(book):
    book["김"].delete_cols(5)


def _other_codes(book):
    book["codebook"]["B2"].value = "아주 긍정"


@pytest.mark.parametrize(
    ("change", "said"), [(_drop_codebook, "no sheet 'codebook'"), (_drop_column, "0 columns are called '논조'")]
)
def test_what_is_no_workbook_of_coders_is_refused(path, change, said):
    fill(path, change)
    with pytest.raises(InputError, match=said):
        read_coding(path)


def test_workbooks_of_two_samples_are_not_mixed(path, tmp_path):
    other = fill(path, _other_codes, tmp_path / "other.xlsx")
    with pytest.raises(InputError, match="another codebook"):
        read_coding([path, other])


def test_no_file_and_a_broken_file_are_refused(tmp_path):
    with pytest.raises(InputError, match="no workbook given"):
        read_coding([])
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(InputError, match="save it again"):
        read_coding(tmp_path / "x.xlsx")


def test_codes_come_from_a_table_too(path, tmp_path):
    table = tmp_path / "codes.csv"
    rows = "논조,긍정,좋게 쓴다\n논조,부정,\n논조,중립,\n출처,AI 보도자료,\n출처,취재,\n"
    table.write_text("variable,code,meaning\n" + rows, encoding="utf-8")
    same = write_coding(SAMPLE, tmp_path / "same.xlsx", codes=table, coders=("김", "이"), overlap=0.4)
    assert same.read_bytes() == path.read_bytes()
    table.write_text("variable,code\n논조,긍정\n논조,긍정\n", encoding="utf-8")
    with pytest.raises(RowError, match=r"line 3.*keep one"):
        write_coding(SAMPLE, tmp_path / "x.xlsx", codes=table, coders=("김",))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"coders": ("김", "김")}, "name each once"),
        ({"coders": ("key",)}, "no name of a sheet"),
        ({"coders": ("김/이",)}, "no name of a sheet"),
        ({"overlap": 1.5}, "0 to 1"),
        ({"codes": {}}, "at least one variable"),
        ({"codes": {"title": ["a"]}}, "is a column of the sample"),
    ],
)
def test_what_makes_no_workbook_is_refused(tmp_path, settings, said):
    with pytest.raises(ValueError, match=said):
        write_coding(SAMPLE, tmp_path / "x.xlsx", **{"codes": CODES, "coders": ("김", "이")} | settings)
    assert not (tmp_path / "x.xlsx").exists()
