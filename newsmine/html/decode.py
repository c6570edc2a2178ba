"""Bytes of a page to text: UTF-8 if it is that, else what Korean pages were written in."""

import codecs
import re
from dataclasses import dataclass

from newsmine.errors import DecodeError
from newsmine.html.garbled import looks_garbled, looks_garbled_utf8

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
_EAST_ASIAN = {"cp932", "gb18030", "big5hkscs", "euc_jp", "johab", "utf-16-le", "utf-16-be"}
# UTF-32's mark begins with UTF-16's.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
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
_KOREAN = {"johab", "utf-16-le", "utf-16-be"}
# A text in Korean has at least one syllable of Hangul in so many characters that are not ASCII.
_MANY = 5
# Bytes of the longest character but its last one, and what codecs say where they miss it.
_LONGEST_CUT = 3
_INCOMPLETE = re.compile(r"unexpected end|incomplete|truncated")
_KOREAN_ESCAPE = b"\x1b$)C"
# Shares of damaged characters among those that are not ASCII: above the first another encoding is tried, above the
# second the bytes are no text.
_DAMAGE, _HOPELESS = 0.05, 0.4
# A short page may lose half of its few letters to one cut.
_FEW_LOST = 20
# A text has UTF-8's zeros only where it is UTF-16: Korean text has few of them, markup has every second.
_ZEROS = 0.1

_HANGUL = re.compile(r"[가-힣]+")
# EUC-KR spells syllables that it does not hold with a filler and three letters (KS X 1001, annex 3).
_FIRSTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_LASTS = "\u3164ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_SPELLED = re.compile(f"\u3164([{_FIRSTS}])([ㅏ-ㅣ])([{_LASTS}])")
_HANGUL_LEADS = (b"\xea", b"\xeb", b"\xec", b"\xed")


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
            return _marked(body[len(bom) :], encoding, charset)
    if body[:_DECLARED_WITHIN].count(0) > _ZEROS * min(len(body), _DECLARED_WITHIN):
        return _wide(body)
    for encoding in ("iso2022_kr",) if _KOREAN_ESCAPE in body else ("utf-8", "cp949"):
        text, cut = _strict(body, encoding)
        if text is not None:
            utf8 = body if encoding == "utf-8" else None
            return _other(encoding, body, text, charset) or _decoded(text, encoding, cut=cut, utf8=utf8)
    return _damaged(body, charset)


def _decoded(text: str, encoding: str, *, cut: bool = False, utf8: bytes | None = None) -> Decoded:
    if encoding == "cp949" and "\u3164" in text:
        text = _SPELLED.sub(_syllable, text)
    garbled = looks_garbled(text) if utf8 is None else looks_garbled_utf8(utf8)
    return Decoded(text=text, encoding=encoding, mojibake=cut or garbled)


def _syllable(found: re.Match[str]) -> str:
    """Return the syllable of a spelling in letters."""
    first, vowel, last = found.groups()
    block = _FIRSTS.index(first) * 21 + ord(vowel) - ord("ㅏ")
    return chr(ord("가") + block * len(_LASTS) + _LASTS.index(last))


def _strict(body: bytes, encoding: str) -> tuple[str | None, bool]:
    """Return the text or ``None``, and whether its last character was cut off."""
    try:
        return body.decode(encoding), False
    except UnicodeDecodeError as error:
        if error.start == 0 or error.start < len(body) - _LONGEST_CUT or not _INCOMPLETE.search(error.reason):
            return None, False
        try:
            return body[: error.start].decode(encoding), True
        except UnicodeDecodeError:
            return None, False


def _marked(body: bytes, encoding: str, charset: str | None) -> Decoded:
    """Return what stands behind a byte order mark; an editor's UTF-8 mark may stand before CP949."""
    text, cut = _strict(body, encoding)
    if text is not None:
        return _decoded(text, encoding, cut=cut)
    if encoding == "utf-8":
        text, cut = _strict(body, "cp949")
        return _decoded(text, "cp949", cut=cut) if text is not None else _damaged(body, charset)
    return _replaced(body, encoding)


def _wide(body: bytes) -> Decoded:
    """Return UTF-16 without its mark: the zeros of its markup say which byte comes first."""
    encoding = "utf-16-be" if body[0:_DECLARED_WITHIN:2].count(0) > body[1:_DECLARED_WITHIN:2].count(0) else "utf-16-le"
    return _replaced(body, encoding)


def _replaced(body: bytes, encoding: str) -> Decoded:
    """Return the text with its damage marked."""
    text, cut = _strict(body, encoding)
    if text is None:
        text = body.decode(encoding, errors="replace")
        _refuse_noise(text, body)
    return _decoded(text, encoding, cut=cut)


def _other(encoding: str, body: bytes, text: str, charset: str | None) -> Decoded | None:
    """Return another reading of bytes that pass as an encoding, if they hold hardly any Hangul in it and a label reads them."""
    if encoding == "utf-8":
        if text.isascii() or any(lead in body for lead in _HANGUL_LEADS):
            return None
        labels = _labels(body, charset)
        korean = _strict(body, "cp949")[0] if "cp949" in labels and "utf-8" not in labels else None
        return _decoded(korean, "cp949") if korean is not None and _is_words(korean) else None
    labels = [label for label in _labels(body, charset) if label in _EAST_ASIAN]
    if not labels or _hangul(text) * _MANY >= _letters(text):
        return None
    for label in labels:
        reading, cut = _strict(body, label)
        if reading is not None and (label not in _KOREAN or _hangul(reading) * _MANY >= _letters(reading)):
            return _decoded(reading, label, cut=cut)
    return None


def _is_words(text: str) -> bool:
    """Whether what is not ASCII is Hangul, and most of it in words: signs read as Hangul stand alone."""
    runs = [len(run) for run in _HANGUL.findall(text)]
    return sum(runs) == _letters(text) and sum(runs) < 2 * sum(run for run in runs if run > 1)


def _letters(text: str) -> int:
    """Return how many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _hangul(text: str) -> int:
    return sum(map(len, _HANGUL.findall(text)))


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
    readings = [(body.decode(encoding, errors="replace"), encoding) for encoding in ("utf-8", "cp949")]
    text, encoding = min(readings, key=lambda reading: _loss(reading[0]))
    if _loss(text) > _DAMAGE:
        for label in _labels(body, charset):
            try:
                reading, cut = _strict(body, label)
            except LookupError:
                continue
            if reading is not None:
                return _decoded(reading, label, cut=cut)
    _refuse_noise(text, body)
    return _decoded(text, encoding)


def _loss(text: str) -> float:
    return text.count("\ufffd") / max(1, _letters(text))


def _refuse_noise(text: str, body: bytes) -> None:
    """Raise a DecodeError where hardly anything is left."""
    if _loss(text) > _HOPELESS and text.count("\ufffd") > _FEW_LOST:
        raise DecodeError(f"{len(body):,} bytes that are no text in UTF-8, CP949 or what the page says of itself")
