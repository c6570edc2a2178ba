"""Gazetteers and aliases of users: what spreadsheets make of them is read, and what is wrong is told with its line."""

import pytest

from newsmine.entities.aliases import read_aliases
from newsmine.entities.finder import Finder
from newsmine.entities.gazetteer import read_gazetteer
from newsmine.errors import InputError

HEADER = "name,label,canonical,aliases,since,until\n"


def saved(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "names.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_gazetteer_finds_its_names_however_excel_saved_it(tmp_path, encoding, sign):
    text = "Name,Label,canonical,aliases\r\n나래별관,public_org,나래별관재단,별관|나래관\r\n\r\n,,,\r\n".replace(
        ",", sign
    )
    finder = Finder.from_files(saved(tmp_path, text, encoding), public=None)
    found = finder.find("어제 나래관에서 만난 나래별관은 밝혔다.").mentions
    assert [(mention.text, mention.label, mention.canonical) for mention in found if mention.by == "gazetteer"] == [
        ("나래관", "PUBLIC_ORG", "나래별관재단"),
        ("나래별관", "PUBLIC_ORG", "나래별관재단"),
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",GOV", "line 2: no name, with label 'GOV'"),
        ("가온,GOVT", "line 2: name '가온' has the label 'GOVT'; did you mean 'GOV'?"),
        ("가온,", "line 2: name '가온' has the label ''"),
        ("가온,GOV,,,어제", "line 2: since of '가온' is '어제'; a day is written 2024-11-27"),
        ("가온,GOV,,,,2024.11", "line 2: until of '가온' is '2024.11'"),
        ("가온,GOV,가온시,가,나,,다", "line 2: 7 cells, but 6 columns"),
    ],
)
def test_a_wrong_row_of_a_gazetteer_is_told(tmp_path, row, said):
    with pytest.raises(InputError) as error:
        read_gazetteer(saved(tmp_path, HEADER + row + "\n"))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("alias,canonical\n진흥원,가온진흥원\n", "no column 'label'; its first line names: alias, canonical"),
        ("alias,label,canonical\n진흥원,ORG,가온진흥원\n", "line 2: '진흥원' has the label 'ORG'"),
        ("alias,label,canonical\n진흥원,PUBLIC_ORG\n", "line 2: no canonical"),
        ("alias,label,canonical\n,PUBLIC_ORG,가온진흥원\n", "line 2: no alias"),
        (
            "alias,label,canonical\n진흥원,PUBLIC_ORG,가온진흥원\n진흥원,COMPANY,나래\n",
            "line 3: '진흥원' is 나래 (COMPANY), but 가온진흥원 (PUBLIC_ORG) above; keep one",
        ),
    ],
)
def test_wrong_aliases_are_told(tmp_path, text, said):
    with pytest.raises(InputError) as error:
        read_aliases(saved(tmp_path, text))
    assert said in str(error.value)


def test_aliases_are_read_however_excel_saved_them(tmp_path):
    text = "alias;label;canonical\r\n진흥원;public_org;가온진흥원\r\n"
    assert read_aliases(saved(tmp_path, text, "cp949")) == {"진흥원": ("PUBLIC_ORG", "가온진흥원")}
