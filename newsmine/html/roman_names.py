"""Names of persons in Latin letters, as English editions sign their articles."""

import re

_ONE = r"[A-Z][a-z]{1,15}(?:[ -][A-Z]?[a-z]{1,15}){1,3}"
_SIGNED = re.compile(rf"by\s{{1,3}}(?P<names>{_ONE}(?:(?:,| and|, and| &) {_ONE}){{0,4}})", re.IGNORECASE)
_REPORTER = re.compile(rf"(?P<names>{_ONE}),? (?:staff )?(?:reporter|correspondent|writer|editor)", re.IGNORECASE)
_KOREAN = re.compile(r"(?P<names>[A-Z][a-z]{1,6} [A-Z][a-z]{1,7}-[a-z]{1,7})")
_BETWEEN = re.compile(r",? and |, | & ")


def roman_names(text: str) -> tuple[str, ...]:
    """Return the names if the text is a byline in Latin letters: after *by*, before *reporter*, or a Korean name alone.

    Examples
    --------
    >>> roman_names("By Han Bit-gyeol and Na Do-yun"), roman_names("Han Bit-gyeol"), roman_names("Gaon Daily")
    (('Han Bit-gyeol', 'Na Do-yun'), ('Han Bit-gyeol',), ())
    """
    found = _SIGNED.fullmatch(text) or _REPORTER.fullmatch(text) or _KOREAN.fullmatch(text)
    if found is None:
        return ()
    names = _BETWEEN.split(found["names"])
    return tuple(name for name in names if all(word[0].isupper() for word in name.split()))
