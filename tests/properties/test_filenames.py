"""Whatever an outlet or a study is called, its file can be written on Linux, macOS and Windows."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsmine.text.filenames import file_name, file_names

DEVICES = ["CON", "prn", "Aux", "NUL", "COM1", "lpt9", "COM¹", "CONIN$"]
NAMES = st.one_of(
    st.text(max_size=300),
    st.text(alphabet='가온나래AIai<>:"/\\|?*. \x00\x1f~$\ud800', max_size=12),
    st.builds("{}{}".format, st.sampled_from(DEVICES), st.sampled_from(["", ".", " ", ".2024", " .x", "가"])),
    st.sampled_from([unicodedata.normalize("NFD", "한빛일보"), "..", ".", "힣" * 200]),
)


@given(name=NAMES)
def test_a_name_of_a_file_is_lawful_everywhere(name):
    made = file_name(name)
    assert not re.search('[<>:"/\\\\|?*\x00-\x1f\x7f]', made)
    assert made == made.strip(" ").rstrip(".")
    assert made not in {"", ".", ".."}
    assert made.partition(".")[0].rstrip(" ").casefold() not in {device.casefold() for device in DEVICES}
    assert len(made.encode()) <= 121
    assert unicodedata.is_normalized("NFC", made)
    assert file_name(made) == made


@given(names=st.lists(NAMES, max_size=8))
def test_no_two_names_get_one_file(names):
    made = file_names(names)
    assert list(made) == list(dict.fromkeys(names))
    assert len({each.casefold() for each in made.values()}) == len(made)


@given(name=st.text(alphabet="가나다힣한빛일보ABCabc019-_", min_size=1, max_size=30))
def test_a_name_that_is_lawful_stays_as_it_is(name):
    assert file_name(name) in {name, f"_{name}"}
    if name.casefold() not in {device.casefold() for device in DEVICES} | {"com0", "com9", "lpt0", "lpt1"}:
        assert file_name(name) == name or re.fullmatch("(?i)(com|lpt)[0-9]|con|prn|aux|nul", name)
