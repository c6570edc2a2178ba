"""Texts as the cells of files: what XML can hold, and what no spreadsheet takes for a formula."""

import re

# All that XML 1.0 has no place for: controls but tab, line feed and carriage return; lone surrogates; two noncharacters.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a spreadsheet reads as the beginning of a formula (OWASP's list of CSV injection), and our own mark.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")


def clean(text: str) -> str:
    r"""Return the text without the characters that XML 1.0 cannot hold.

    Those are control characters but tab, line feed and carriage return, lone surrogates, U+FFFE and U+FFFF.

    Examples
    --------
    >>> clean("광주\x07시")
    '광주시'
    """
    return _NO_XML.sub("", text)


def escape_formula(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    A cell that begins with ``= + - @``, a tab, a carriage return or an apostrophe gets one apostrophe in front;
    :func:`unescape_formula` takes it away again.

    Examples
    --------
    >>> escape_formula("=1+1"), escape_formula("'90년대"), escape_formula("광주시")
    ("'=1+1", "''90년대", '광주시')
    """
    return "'" + cell if cell.startswith(_RISKY) else cell


def unescape_formula(cell: str) -> str:
    """Return the cell that :func:`escape_formula` was given.

    Examples
    --------
    >>> unescape_formula("'=1+1"), unescape_formula("광주시")
    ('=1+1', '광주시')
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell
