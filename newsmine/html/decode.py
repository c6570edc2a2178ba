"""Bytes of a page to text: UTF-8 if it is that, else what Korean pages were written in."""

import codecs
import re
from dataclasses import dataclass

from newsmine.errors import DecodeError

# Labels of the WHATWG Encoding Standard and the codec that reads them; the others are known to Python by that name.
_LABELS = {
    **dict.fromkeys(
        (
            "cseuckr",
            "csksc56011987",
            "euc-kr",
            "euckr",
            "iso-ir-149",
            "korean",
            "ks_c_5601-1987",
            "ks_c_5601-1989",
            "ksc5601",
            "ksc_5601",
            "windows-949",
            "ms949",
            "cp949",
            "uhc",
        ),
        "cp949",
    ),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "x-unicode20utf8"), "utf-8"),
    **dict.fromkeys(("ascii", "us-ascii", "latin1", "l1", "iso-8859-1", "iso8859-1", "cp1252", "x-cp1252"), "cp1252"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "csshiftjis"), "cp932"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "chinese", "csgb2312", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("euc-jp", "x-euc-jp", "cseucpkdfmtjapanese"), "euc_jp"),
    **dict.fromkeys(("utf-16", "utf-16le", "unicode", "ucs-2", "csunicode", "iso-10646-ucs-2"), "utf-16-le"),
    **dict.fromkeys(("utf-16be", "unicodefffe"), "utf-16-be"),
}
_KNOWN = re.compile(r"(?:iso-?8859-\d{1,2}|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|macintosh|johab|iso-2022-(?:jp|kr))$")
_EAST_ASIAN = {"cp932", "gb18030", "big5hkscs", "euc_jp"}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
# The HTML standard looks for a label in the first 1,024 bytes; Korean heads put scripts before it.
_DECLARED_WITHIN = 4096
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (xlsx, docx, hwpx or epub)"),
    (b"\xd0\xcf\x11\xe0", "an old Office or HWP document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip data"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_KOREAN_ESCAPE = b"\x1b$)C"
# Shares of damaged characters among those that are not ASCII: above the first another encoding is tried, above the
# second the bytes are no text.
_DAMAGE, _HOPELESS = 0.05, 0.4
# A short page may lose half of its few letters to one cut.
_FEW_LOST = 20
# A text has UTF-8's zeros only where it is UTF-16: Korean text has few of them, markup has every second.
_ZEROS = 0.1

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_HANGUL = re.compile(r"[가-힣]")
# UTF-8 of Hangul (EA..ED, then two of 80..BF) read as Latin-1 or Windows-1252.
_UTF8_AS_LATIN = re.compile("[\u00ea-\u00ed](?:[\u0080-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){2}")
# EUC-KR of Hangul (two of B0..FE) read as Latin-1: long runs of those letters.
_EUCKR_AS_LATIN = re.compile("(?:[\u00b0-\u00c8][\u00a1-\u00fe]){3}")
# UTF-8 of Hangul read as CP949: the ideographs at EA..ED.
_UTF8_AS_CP949 = re.compile(
    "["
    + "".join(
        bytes((lead, trail)).decode("cp949", errors="ignore")
        for lead in range(0xEA, 0xEE)
        for trail in range(0xA1, 0xC0)
    )
    + "]"
)
# Fewer hits may be a text about encodings; one character in twenty is no accident.
_FEW, _SHARE = 4, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A decoded page: ``encoding`` read its bytes, ``mojibake`` is true where characters were lost or garbled."""

    text: str
    encoding: str
    mojibake: bool


def decode(body: bytes, charset: str | None = None) -> Decoded:
    """Return the text of a page's bytes.

    A byte order mark decides; then strict UTF-8, then CP949 (a superset of EUC-KR), whatever the page says of itself:
    Korean pages often say it wrongly. Labels are asked only where both fail.

    Parameters
    ----------
    body : bytes
        The page as it was fetched.
    charset : str, optional
        What the HTTP header said.

    Raises
    ------
    DecodeError
        If there are no bytes, if they are a PDF or another file that is no text, or if no encoding reads them.

    Examples
    --------
    >>> decode("광주".encode("cp949"))
    Decoded(text='광주', encoding='cp949', mojibake=False)
    """
    if not body.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise DecodeError("the page is empty: 0 characters; fetch it again")
    for signature, name in _SIGNATURES:
        if body.startswith(signature):
            raise DecodeError(f"this is {name}, not a page or a text; give its HTML or its text")
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _decoded(body[len(bom) :].decode(encoding, errors="replace"), encoding)
    if body[:_DECLARED_WITHIN].count(0) > _ZEROS * min(len(body), _DECLARED_WITHIN):
        return _wide(body)
    for encoding in ("iso2022_kr",) if _KOREAN_ESCAPE in body else ("utf-8", "cp949"):
        text = _strict(body, encoding)
        if text is not None and not (encoding == "cp949" and _is_foreign(body, text, charset)):
            return _decoded(text, encoding)
    return _damaged(body, charset)


def looks_garbled(text: str) -> bool:
    """Return whether a text shows the marks of bytes that were read in the wrong encoding.

    Examples
    --------
    >>> looks_garbled("광주 인공지능".encode().decode("latin-1")), looks_garbled("광주 인공지능")
    (True, False)
    """
    if "\ufffd" in text:
        return True
    letters = len(_NOT_ASCII.findall(text))
    for pattern, width in ((_UTF8_AS_LATIN, 3), (_EUCKR_AS_LATIN, 6), (_UTF8_AS_CP949, 1)):
        hits = len(pattern.findall(text))
        if hits >= _FEW // width + 1 and hits * width * _SHARE > letters:
            return True
    return False


def _decoded(text: str, encoding: str) -> Decoded:
    return Decoded(text=text, encoding=encoding, mojibake=looks_garbled(text))


def _strict(body: bytes, encoding: str) -> str | None:
    """Return the text, or ``None``; a last character that was cut off does not count."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(body) - 3 or error.start == 0:
            return None
        try:
            return body[: error.start].decode(encoding)
        except UnicodeDecodeError:
            return None


def _wide(body: bytes) -> Decoded:
    """Return UTF-16 without its mark: the zeros of its markup say which byte comes first."""
    encoding = "utf-16-be" if body[0:_DECLARED_WITHIN:2].count(0) > body[1:_DECLARED_WITHIN:2].count(0) else "utf-16-le"
    text = _strict(body, encoding)
    if text is None:
        raise DecodeError(f"{len(body):,} bytes with zeros that are no UTF-16: no page and no text")
    return _decoded(text, encoding)


def _is_foreign(body: bytes, text: str, charset: str | None) -> bool:
    """Whether bytes that pass as CP949 hold hardly any Hangul, and a label names another encoding that reads them."""
    foreign = [label for label in _labels(body, charset) if label not in {"cp949", "utf-8"}]
    few = len(_HANGUL.findall(text)) * 5 < len(_NOT_ASCII.findall(text))
    return few and any(_strict(body, label) is not None for label in foreign if label in _EAST_ASIAN)


def _labels(body: bytes, charset: str | None) -> list[str]:
    """Return the codecs of the labels in the header and in the page, in this order."""
    found = [charset] if charset else []
    found += [label.decode("ascii") for label in _DECLARED.findall(body[:_DECLARED_WITHIN])]
    codecs_found: dict[str, None] = {}
    for label in found:
        name = label.strip().strip("\"'").lower()
        codec = _LABELS.get(name) or (name if _KNOWN.match(name) else None)
        if codec:
            codecs_found.setdefault(codec)
    return list(codecs_found)


def _damaged(body: bytes, charset: str | None) -> Decoded:
    """Return the least damaged reading."""
    best: tuple[float, str, str] | None = None
    for encoding in ("utf-8", "cp949"):
        text = body.decode(encoding, errors="replace")
        lost = text.count("\ufffd") / max(1, len(_NOT_ASCII.findall(text)))
        if best is None or lost < best[0]:
            best = (lost, encoding, text)
    if best is not None and best[0] > _DAMAGE:
        for label in _labels(body, charset):
            try:
                reading = _strict(body, label)
            except LookupError:
                continue
            if reading is not None:
                return _decoded(reading, label)
    if best is None or (best[0] > _HOPELESS and best[2].count("\ufffd") > _FEW_LOST):
        raise DecodeError(f"{len(body):,} bytes that are no text in UTF-8, CP949 or what the page says of itself")
    return _decoded(best[2], best[1])
