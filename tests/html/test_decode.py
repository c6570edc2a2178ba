"""Bytes to text: what Korean pages are written in, whatever they say of themselves."""

import random

import pytest

from newsmine.errors import DecodeError
from newsmine.html.decode import decode
from newsmine.html.garbled import looks_garbled

TEXT = "가온시는 27일 나래동에 새 도서관의 문을 열었다. 똠방각하 펲시콜라도 쓴다."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be", "iso2022_kr"])
@pytest.mark.parametrize("label", [None, "utf-8", "euc-kr", "iso-8859-1", "no-such-label"])
def test_korean_bytes_are_read_with_right_wrong_and_missing_labels(codec, label):
    text = (
        "<html><body>가온시 도서관이 문을 열었다.</body></html>"
        if codec == "iso2022_kr"
        else f"<html><p>{TEXT}</p></html>"
    )
    decoded = decode(text.encode(codec), label)
    assert decoded.text == text
    assert not decoded.mojibake


def test_a_wrong_meta_element_is_not_believed():
    page = f'<meta charset="euc-kr"><p>{TEXT}</p>'
    assert decode(page.encode()).encoding == "utf-8"
    page = f'<meta charset="utf-8"><p>{TEXT}</p>'
    assert decode(page.encode("cp949")).encoding == "cp949"


def test_euc_kr_is_read_by_its_superset():
    assert decode("똠방각하".encode("cp949"), "euc-kr").text == "똠방각하"


def test_another_language_is_read_by_its_label_where_korean_makes_no_sense():
    page = '<meta charset="shift_jis"><p>' + "東京の図書館が新しく開館しました。" * 5 + "</p>"
    assert decode(page.encode("cp932")).text == page
    page = '<meta charset="windows-1252"><p>' + "Das Museum für Völkerkunde öffnet am 3. März. " * 5
    assert decode(page.encode("cp1252")).text == page


def test_a_page_cut_in_the_middle_of_a_character_is_read():
    assert decode(TEXT.encode()[:-5]).text == TEXT[:-3]
    assert decode("가온시".encode("cp949")[:-1]).text == "가온"


def test_damaged_bytes_are_read_and_flagged():
    body = bytearray((TEXT * 20).encode())
    body[50] = 0xFF
    decoded = decode(bytes(body))
    assert decoded.encoding == "utf-8"
    assert decoded.mojibake
    assert decoded.text.count("\ufffd") <= 3


@pytest.mark.parametrize(
    ("right", "wrong"), [("utf-8", "latin-1"), ("utf-8", "cp1252"), ("cp949", "latin-1"), ("utf-8", "cp949")]
)
def test_text_that_was_read_wrongly_before_is_flagged(right, wrong):
    garbled = (TEXT * 5).encode(right).decode(wrong, errors="ignore")
    assert looks_garbled(garbled)
    assert decode(garbled.encode()).mojibake


@pytest.mark.parametrize(
    "text",
    [TEXT, "naïve façade, Ärger über Größe " * 10, "大韓民國 國會 憲法", "Ünïcödé", "東京の図書館", "", "AI 100%"],
)
def test_good_text_is_not_flagged(text):
    assert not looks_garbled(text)


@pytest.mark.parametrize("body", [b"", b"  \r\n\t ", b"\x00" * 50, b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_page_is_said_to_be_empty(body):
    with pytest.raises(DecodeError, match="empty"):
        decode(body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14", "zip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"PAR1\x15", "Parquet"),
    ],
)
def test_other_files_are_named(body, name):
    with pytest.raises(DecodeError, match=name):
        decode(body + b"\x00\x01\x02" * 100)


def test_noise_is_no_text():
    noise = random.Random(7).randbytes(5000).replace(b"\x00", b"\x01")  # noqa: S311  a seeded test, no secret
    with pytest.raises(DecodeError, match="no text"):
        decode(noise)


@pytest.mark.real
def test_real_euc_kr_files_are_read_whole(real_data):
    for path in sorted((real_data / "euckr").iterdir()):
        decoded = decode(path.read_bytes())
        assert (decoded.encoding, decoded.mojibake) == ("cp949", False), path.name
