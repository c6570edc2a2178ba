"""E-mail addresses and telephone numbers in a text."""

import re

# Korean numbers as they are written: 062-123-4567, (062) 123-4567, 02.123.4567, 010 1234 5678, 1588-1234, +82-10-….
_MAIL = r"[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}"
_GAP = r"[-.·∙\s)]{1,2}"
# Numbers of companies that cost the same from everywhere; years are none of them.
_ONE = r"1(?:5(?:22|33|44|66|77|88|99)|6(?:00|11|22|33|44|55|61|66|68|70|77|88|99)|8(?:00|11|33|44|55|66|70|77|88|99))-\d{4}(?!\s?년)"
_LOCAL = rf"(?:\+82{_GAP}?0?|\(?0)\d{{1,2}}{_GAP}\d{{3,4}}{_GAP}\d{{4}}"
_PHONE = rf"(?<![\d.,-])(?:{_LOCAL}|{_ONE}|01\d\d{{3,4}}\d{{4}})(?![\d-])"
_CONTACT = re.compile(rf"{_MAIL}|{_PHONE}")
MASK = "●"


def hide_contacts(text: str) -> str:
    """Return a text with a mask in place of each character of an address or number: all other characters keep their places.

    Examples
    --------
    >>> hide_contacts("문의 062-123-4567, hong@example.com")
    '문의 ●●●●●●●●●●●●, ●●●●●●●●●●●●●●●●'
    >>> hide_contacts("2024-11-27, 1,200억원, 3.14%")
    '2024-11-27, 1,200억원, 3.14%'
    """
    return _CONTACT.sub(lambda found: MASK * len(found.group()), text)
