"""Nouns that belong together: runs of nouns inside a word."""

from collections.abc import Iterable

from newsmine.records import Token
from newsmine.tokens.tagsets import AFFIXES, DEPENDENT

_NOUNS = frozenset({"NOUN", "PROPN"})
_LETTERS = frozenset({"SL", "SH", "OL", "OH", "Alpha"})
# Part of a company's or an association's name as it is registered.
_COMPANY_SIGNS = frozenset({"㈜", "㈔"})


def join_compounds(text: str, tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with each run of nouns inside a word joined to one.

    Affixes of nouns and foreign letters and ㈜ between or beside them go with the run; dependent nouns and numbers do not. The
    joint token has the tag of its last noun.

    Examples
    --------
    >>> parts = [Token("인공", "인공", "NNG", "NOUN", 0, 2, True), Token("지능", "지능", "NNG", "NOUN", 2, 4, True)]
    >>> [token.form for token in join_compounds("인공지능", parts)]
    ['인공지능']
    """
    joined: list[Token] = []
    run: list[Token] = []
    for token in tokens:
        if run and not (_joins(token) and run[-1].end == token.start and run[-1].word == token.word):
            joined += _joint(text, run)
            run = []
        if _joins(token):
            run.append(token)
        else:
            joined.append(token)
    return joined + _joint(text, run)


def is_noun(token: Token) -> bool:
    """Return whether the token is a noun that stands alone."""
    return token.pos in _NOUNS and token.tag not in DEPENDENT


def _joins(token: Token) -> bool:
    return token.exact and (
        is_noun(token) or token.tag in AFFIXES or token.tag in _LETTERS or token.form in _COMPANY_SIGNS
    )


def _joint(text: str, run: list[Token]) -> list[Token]:
    nouns = [token for token in run if is_noun(token)]
    if len(run) < 2 or not nouns:  # noqa: PLR2004  a run has at least two
        return run
    first, last, head = run[0], run[-1], nouns[-1]
    form = text[first.start : last.end]
    return [first._replace(form=form, lemma=form, tag=head.tag, pos=head.pos, end=last.end)]
