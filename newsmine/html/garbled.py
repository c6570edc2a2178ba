"""The marks that a text bears when its bytes were read in the wrong encoding.

They are sought in UTF-8, where every character has one lead byte and bytes are counted fast.
"""

import re

_ASCII_AND_TAILS = bytes(range(0xC0))
# The leads of Latin letters and of ideographs, among them those for compatibility.
_LATIN, _IDEOGRAPHIC = b"\xc2\xc3", b"\xe4\xe5\xe6\xe7\xe8\xe9\xef"
_OTHERS = bytes(byte for byte in range(256) if byte not in _LATIN + _IDEOGRAPHIC)
# One letter for leads and one for tails, so that a run of them is found as a string.
_SHAPES = bytes.maketrans(_LATIN + bytes(range(0x80, 0xC0)), b"L" * len(_LATIN) + b"t" * 0x40)
_LETTERS_OF_RUN = 6
# UTF-8 of Hangul is EA..ED and two of 80..BF; read as Latin-1 or Windows-1252 that is a letter and two of these.
_TAILS = [chr(tail) for tail in range(0x80, 0xC0)] + list("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
_TAIL = b"(?:" + b"|".join(re.escape(tail.encode()) for tail in _TAILS) + b")"
_UTF8_AS_LATIN = re.compile(b"\xc3[\xaa-\xad]" + _TAIL + b"{2}")
# EUC-KR of Hangul is two of B0..FE, the first no more than C8; read as Latin-1 that is a run of such letters.
_LATIN_RUN = re.compile(b"[\xc2\xc3][\x80-\xbf](?:[\xc2\xc3][\x80-\xbf]){5,}")
_EUCKR_AS_LATIN = re.compile(b"(?:(?:\xc2[\xb0-\xbf]|\xc3[\x80-\x88])(?:\xc2[\xa1-\xbf]|\xc3[\x80-\xbe])){3}")
# UTF-8 of Hangul read as CP949: the ideographs at EA..ED.
_UTF8_AS_CP949 = frozenset(
    bytes((lead, tail)).decode("cp949").encode() for lead in range(0xEA, 0xEE) for tail in range(0xA1, 0xC0)
)
_IDEOGRAPH = re.compile(b"[\xe4-\xe9][\x80-\xbf]{2}|\xef[\xa4-\xab][\x80-\xbf]")
_LOST = "\ufffd".encode()
# Fewer hits may be a text about encodings; one character in twenty is no accident.
_FEW, _SHARE = 4, 20


def looks_garbled(text: str) -> bool:
    """Return whether a text shows the marks of bytes that were lost or read in the wrong encoding.

    Examples
    --------
    >>> looks_garbled("광주 인공지능".encode().decode("latin-1")), looks_garbled("광주 인공지능")
    (True, False)
    """
    if text.isascii():
        return False
    try:
        return looks_garbled_utf8(text.encode())
    except UnicodeEncodeError:  # a lone surrogate stands for a byte or a half that was lost
        return True


def looks_garbled_utf8(raw: bytes) -> bool:
    """Return what :func:`looks_garbled` says of the text that these bytes of UTF-8 hold."""
    if _LOST in raw:
        return True
    suspicious = raw.translate(None, _OTHERS)
    ideographs = len(suspicious.translate(None, _LATIN))
    latin = len(suspicious) - ideographs
    if max(latin, ideographs) <= 1:
        return False
    letters = len(raw.translate(None, _ASCII_AND_TAILS))
    return any(
        hits >= _FEW // width + 1 and hits * width * _SHARE > letters
        for hits, width in (
            (_count(_UTF8_AS_LATIN, raw) if suspicious.count(b"\xc3") > 1 else 0, 3),
            (_runs(raw) if latin >= _LETTERS_OF_RUN else 0, _LETTERS_OF_RUN),
            (_wrong_ideographs(raw) if ideographs > max(_FEW, letters // _SHARE) else 0, 1),
        )
    )


def _runs(raw: bytes) -> int:
    if b"Lt" * _LETTERS_OF_RUN not in raw.translate(_SHAPES):
        return 0
    return sum(_count(_EUCKR_AS_LATIN, run) for run in _LATIN_RUN.findall(raw))


def _count(pattern: re.Pattern[bytes], raw: bytes) -> int:
    return sum(1 for _ in pattern.finditer(raw))


def _wrong_ideographs(raw: bytes) -> int:
    return sum(ideograph in _UTF8_AS_CP949 for ideograph in _IDEOGRAPH.findall(raw))
