"""The matrix of encodings: what a page is written in, what it says of itself, what the server says, and rare syllables."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmine.errors import DecodeError
from newsmine.html.decode import decode

RARE = "펲힣똠뷁쌰"
LABELS = ("utf-8", "euc-kr", "cp949", "utf-16", None)
WRITTEN = ("utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le", "utf-16-be")
SENTENCE = "가온시는 27일 나래동에 새 도서관의 문을 열었다."


def page(label, syllables):
    meta = f'<meta charset="{label}">' if label else ""
    return f"<html><head>{meta}<title>{SENTENCE}</title></head><body><p>{syllables} {SENTENCE}</p></body></html>"


@pytest.mark.parametrize(("written", "said", "header"), list(itertools.product(WRITTEN, LABELS, LABELS)))
def test_every_page_is_read_exactly_whatever_its_labels_say(written, said, header):
    for syllables in (*RARE, RARE):
        text = page(said, syllables)
        decoded = decode(text.encode(written), header)
        assert (decoded.text, decoded.mojibake) == (text, False)


@pytest.mark.parametrize("header", LABELS)
@pytest.mark.parametrize("written", ["utf-8", "cp949"])
def test_each_of_the_11172_syllables_is_read(written, header):
    wrong = []
    for code in range(ord("가"), ord("힣") + 1):
        text = f"<p>한빛 {chr(code)}</p>"
        if decode(text.encode(written), header).text != text:
            wrong.append(chr(code))
    assert wrong == []


def test_syllables_that_euc_kr_spells_in_letters_are_joined():
    assert "똠".encode("euc-kr") == b"\xa4\xd4\xa4\xa8\xa4\xc7\xa4\xb1"
    missing = [
        chr(code)
        for code in range(ord("가"), ord("힣") + 1)
        if len(chr(code).encode("euc-kr")) > len("가".encode("cp949"))
    ]
    assert len(missing) == 11_172 - 2_350
    text = "<p>" + "".join(missing) + "</p>"
    assert decode(text.encode("euc-kr")).text == text
    assert decode("ㄱㅏㄴ ㅋㅋㅋ".encode("cp949")).text == "ㄱㅏㄴ ㅋㅋㅋ"


@pytest.mark.parametrize("word", ["특징", "창틀", "칠판"])
def test_words_whose_bytes_are_utf_8_too_follow_a_label(word):
    body = f"<title>{word}</title>".encode("cp949")
    assert decode(body, "euc-kr").text == f"<title>{word}</title>"
    assert decode("<title>Café · 50° ©</title>".encode(), "utf-8").text == "<title>Café · 50° ©</title>"
    assert decode("<title>Café · 50° ©</title>".encode(), "euc-kr").text == "<title>Café · 50° ©</title>"


@pytest.mark.parametrize("written", ["johab", "utf-16-le", "utf-16-be", "utf-32", "iso2022_kr"])
def test_rarer_encodings_are_read_by_mark_or_label(written):
    text = SENTENCE * 3
    assert decode(text.encode(written), written).text == text


def test_a_mark_of_utf_8_before_cp949_is_an_editors_slip():
    text = page("euc-kr", RARE)
    decoded = decode(b"\xef\xbb\xbf" + text.encode("cp949"))
    assert (decoded.text, decoded.encoding, decoded.mojibake) == (text, "cp949", False)


DAMAGED = {
    "a byte that UTF-8 never holds": page("utf-8", RARE).encode() + b"\xff",
    "UTF-8 in the middle of which a byte is lost": page("utf-8", RARE).encode().replace("펲".encode(), b"\xed\x8e", 1),
    "UTF-8 cut in a character": (SENTENCE + "가").encode()[:-1],
    "CP949 cut in a character": SENTENCE.encode("cp949") + b"\xb0",
    "CP949 with a byte lost": (SENTENCE * 3 + "뷁")
    .encode("cp949")
    .replace("나래동".encode("cp949"), b"\xb3\xaa\xb7\xff"),
    "an advertisement of CP949 in UTF-8": (SENTENCE * 9).encode() + "광고 문의".encode("cp949") + SENTENCE.encode(),
    "a menu of UTF-8 in CP949": (SENTENCE * 9).encode("cp949") + "메뉴 열기 닫기".encode() + SENTENCE.encode("cp949"),
    "surrogates in UTF-8": SENTENCE.encode() + b"\xed\xa0\xbd\xed\xb8\x80" + SENTENCE.encode(),
    "half a pair in UTF-16": b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x3d\xd8" + SENTENCE.encode("utf-16-le"),
    "half a unit of UTF-16": SENTENCE.encode("utf-16")[:-1],
    "half a pair in UTF-16 without a mark": f"<p>{SENTENCE}</p>".encode("utf-16-le") + b"\x3d\xd8<\x00",
    "a mark of UTF-16 before UTF-8": b"\xff\xfe" + page("utf-8", RARE).encode() * 3,
    "UTF-8 that was read as Latin-1": (SENTENCE * 3).encode().decode("latin-1").encode(),
    "CP949 that was read as Latin-1": (SENTENCE * 3).encode("cp949").decode("latin-1").encode(),
    "UTF-8 that was read as CP949": (SENTENCE * 3).encode().decode("cp949", errors="ignore").encode(),
    "UTF-8 with what another program lost": f"{SENTENCE} \ufffd".encode(),
    "noise": random.Random(3).randbytes(4000).replace(b"\x00", b"\x01"),  # noqa: S311 - a seeded test, no secret
}


@pytest.mark.parametrize("header", [None, "euc-kr", "utf-8"])
@pytest.mark.parametrize("body", DAMAGED.values(), ids=DAMAGED)
def test_what_cannot_be_read_exactly_is_said_to_be_so(body, header):
    try:
        decoded = decode(body, header)
    except DecodeError:
        return
    assert decoded.mojibake


@given(body=st.binary(min_size=1, max_size=200), header=st.sampled_from(LABELS))
def test_no_bytes_break_the_decoder(body, header):
    try:
        decoded = decode(body, header)
    except DecodeError:
        return
    assert len(decoded.text) <= len(body)
    decoded.text.encode()


@given(
    text=st.text(alphabet=st.characters(codec="cp949", exclude_characters="\x00\x1b\u3164"), min_size=1, max_size=80),
    written=st.sampled_from(["utf-8", "cp949"]),
    header=st.sampled_from(["euc-kr", "utf-8", None]),
)
def test_any_korean_text_is_read_back_beside_a_sentence(text, written, header):
    whole = f"<p>{SENTENCE}</p>{text}<p>{SENTENCE}</p>"
    assert decode(whole.encode(written), header).text == whole


@given(text=st.text(alphabet="가나다 ABC.", min_size=1, max_size=40), cut=st.integers(1, 2))
def test_a_page_cut_in_a_character_loses_that_character_alone_and_says_so(text, cut):
    decoded = decode(f"<p>{text}뷁".encode()[:-cut])
    assert (decoded.text, decoded.mojibake) == (f"<p>{text}", True)


@pytest.mark.real
@pytest.mark.parametrize("header", LABELS)
def test_real_euc_kr_files_are_read_exactly(real_data, header):
    paths = sorted((real_data / "euckr").iterdir())
    assert len(paths) == 11
    for path in paths:
        body = path.read_bytes()
        decoded = decode(body, header)
        assert (decoded.text, decoded.encoding, decoded.mojibake) == (body.decode("cp949"), "cp949", False), path.name
