"""Nouns that belong together: runs of nouns inside a word."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsmine.records import Token
from newsmine.tokens.tagsets import AFFIXES, DEPENDENT
from newsmine.tokens.units import UNITS

_NOUNS = frozenset({"NOUN", "PROPN"})
_LETTERS = frozenset({"SL", "SH", "OL", "OH", "Alpha"})
# Part of a company's or an association's name as it is registered.
_COMPANY_SIGNS = frozenset({"㈜", "㈔", "㈐"})
# Suffixes that make no name: they stay apart from the run that they follow.
_APART = frozenset({"들", "님", "씩", "쯤", "끼리", "가량", "여", "째", "씨"})
_SIGNS = {
    **dict.fromkeys(_COMPANY_SIGNS, "c"),
    **dict.fromkeys("-‐‑–", "h"),
    **dict.fromkeys("&＆+＋", "j"),
    **dict.fromkeys("·ㆍ‧・", "p"),
    **dict.fromkeys("%％℃㎡", "%"),
    "의": "u",
}
# Determiners that may be a particle or an ending of what is before them; the others never follow a noun without a blank.
_LIKE_ENDINGS = frozenset({"이", "한", "그"})
# 국민의힘: the noun behind 의 is no longer in names.
_SHORT = 2
# Behind a number, so many characters of nouns are a name with it (119구조대); fewer may be counted by it.
_NUMBERED = 3

# Units that make names of what follows: 4차산업혁명, 5세대이동통신, 1인가구.
_MAKE_NOUNS = frozenset({"차", "세대", "인"})

# One letter a token: n noun, s suffix, a prefix, l foreign letters, c ㈜, d digits, q a numeral of one syllable, b a dependent
# noun or a unit, t 차 or the like behind a number, m a determiner, w 새, u 의, h -, j & or +, p a middle dot, x others.
_RUN = re.compile(
    r"""
    (?:
        (?:(?<![a-z])a?d(?:pd)?t?(?=[nl][nsl]*))?          # 4차산업혁명, 119구조대, 12·3비상계엄
        (?:w(?=n) | q(?=n))?                               # 새정치민주연합, 삼풍백화점
    )
    [naslc]
    (?:
        [naslc]
      | (?<=[nl]) m                                        # 김학|현
      | (?<=[ns]) q (?![bdqt])                             # 환추|넷
      | (?<=[nl]) d (?! [bdqtp] | n*u | x?%)               # 코로나19
      | (?<=l) [hj] (?=l) | (?<=l) h (?=n)                 # R&D센터, AI+X, K-팝
      | (?<=n) u (?=n(?!n))                                # 국민의힘
    )*
    """,
    re.VERBOSE,
)
_COUNTED = re.compile("a?d(?:pd)?(?P<made>t)?")


def join_compounds(text: str, tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with each run of nouns inside a word joined to one.

    With the run go affixes of nouns, foreign letters, ㈜, & and + between letters, and numbers that are part of a name
    (코로나19, 4차산업혁명, 119구조대); dependent nouns, units and the plural stay apart. A noun that the engine's dictionary
    writes with blanks gets the form of the text. The joint token has the tag of its last noun.

    Examples
    --------
    >>> parts = [Token("인공", "인공", "NNG", "NOUN", 0, 2, True), Token("지능", "지능", "NNG", "NOUN", 2, 4, True)]
    >>> [token.form for token in join_compounds("인공지능", parts)]
    ['인공지능']
    """
    joined: list[Token] = []
    for chunk in _chunks(text, tokens):
        joined += _joined(text, chunk) if len(chunk) > 1 else chunk
    return joined


def is_noun(token: Token) -> bool:
    """Return whether the token is a noun that stands alone."""
    return token.pos in _NOUNS and token.tag not in DEPENDENT


def _chunks(text: str, tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the tokens that stand side by side in a word."""
    chunk: list[Token] = []
    for each in tokens:
        token = each if each.exact else _as_written(text, each)
        if chunk and not (chunk[-1].end == token.start and chunk[-1].word == token.word and token.start < token.end):
            yield chunk
            chunk = []
        chunk.append(token)
    if chunk:
        yield chunk


def _as_written(text: str, token: Token) -> Token:
    written = text[token.start : token.end]
    if " " in token.form and token.form.replace(" ", "") == written:
        return token._replace(form=written, exact=True)
    return token


def _joined(text: str, chunk: list[Token]) -> Iterator[Token]:
    codes = list(map(_code, chunk))
    for i, (before, after) in enumerate(pairwise(chunk), start=1):
        if codes[i] == "u" and (i != 1 or codes[0] != "n" or not _is_short(chunk[i + 1 : i + 2])):
            codes[i] = "x"
        elif codes[i - 1] in "dq" and after.form in UNITS:
            codes[i] = "t" if after.form in _MAKE_NOUNS else "b"
        elif codes[i] == "m" and before.pos == "NUM":
            codes[i] = "x"
    row, done = "".join(codes), 0
    for found in _RUN.finditer(row):
        first, last = found.span()
        run = chunk[first:last]
        nouns = [token for token in run if is_noun(token)]
        counted = _COUNTED.match(row, first, last)
        if counted and (not nouns or (counted["made"] is None and sum(len(token.form) for token in nouns) < _NUMBERED)):
            continue
        # Foreign letters make no compound of their own without a sign or a number.
        nouns = nouns or [token for token in run if token.tag in _LETTERS and len(set(row[first:last])) > 1]
        if len(run) == 1 or not nouns:
            continue
        yield from chunk[done:first]
        form = text[run[0].start : run[-1].end]
        head = nouns[-1]
        yield run[0]._replace(form=form, lemma=form, tag=head.tag, pos=head.pos, end=run[-1].end)
        done = last
    yield from chunk[done:]


def _is_short(tokens: list[Token]) -> bool:
    return bool(tokens) and len(tokens[0].form) <= _SHORT


def _code(token: Token) -> str:
    form, pos, tag = token.form, token.pos, token.tag
    if not token.exact:
        code = "x"
    elif tag in AFFIXES:
        code = "x" if form in _APART else "a" if tag == "XPN" else "s"
    elif pos in _NOUNS:
        code = "b" if tag in DEPENDENT else "n"
    elif tag in _LETTERS:
        code = "l"
    elif pos == "NUM":
        code = "d" if form.isdigit() else "q" if len(form) == 1 else "x"
    elif pos == "DET" and len(form) == 1 and form not in _LIKE_ENDINGS:
        code = "w" if form == "새" else "m"
    else:
        code = _SIGNS.get(form, "x")
    return code
