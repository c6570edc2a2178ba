"""The tags of each engine: their names in Korean and English, and the Universal POS name that all have in common.

The names are those of Universal Dependencies [UD]. Korean engines cut words into morphemes, which UD does not; particles
are ``ADP`` (``CCONJ`` where they join), endings and affixes ``PART``, the copula and auxiliaries ``AUX``, roots ``NOUN``,
foreign letters ``X``.

References
----------
UD: https://universaldependencies.org/u/pos/

Sejong: 21세기 세종계획 현대국어 형태분석 말뭉치 지침 (국립국어원, 2011); the names of Komoran's and mecab-ko's share of it are those
of KoNLPy's ``data/tagset/komoran.json`` and ``mecab.json``.

Komoran: ``data/models/pos.table`` in KoNLPy's Komoran 3.0.

mecab-ko-dic: ``pos-id.def`` and ``left-id.def`` of the dictionary mecab-ko-dic 2.1.

kiwi: the tag table of https://github.com/bab2min/kiwipiepy (README, 품사 태그).

Kkma: http://kkma.snu.ac.kr/documents/?doc=postag, KoNLPy's ``data/tagset/kkma.json``; ``POSTag`` in kkma-2.0.jar for what these
leave out.

KAIST: Choi, "KAIST tagset" (Korean language resources, 1995), ``data/kE/tag_set.txt`` in KoNLPy, whose 69 tags ``TagMapper`` folds
to their first letter or first two; KoNLPy's ``data/tagset/hannanum.json``.

Okt: ``KoreanPos`` in open-korean-text-2.1.0.jar (https://github.com/open-korean-text/open-korean-text); KoNLPy's
``data/tagset/twitter.json``.
"""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsmine.tokens import tag_rows

if TYPE_CHECKING:
    import pandas as pd


class Tag(NamedTuple):
    """A tag: its Universal POS name, its name in Korean and English, where that is written, and the engines that give it."""

    tag: str
    pos: str
    name_ko: str
    name_en: str
    source: str
    engines: tuple[str, ...]


_SEJONGS = {"k": "kiwi", "m": "mecab", "o": "komoran"}


def _rows(table: str, source: str = "", engine: str = "") -> tuple[Tag, ...]:
    rows = []
    for line in table.strip().splitlines():
        tag, pos, *rest = (cell.strip() for cell in line.split("|"))
        if engine:
            rows.append(Tag(tag, pos, rest[0], rest[1], source, (engine,)))
        else:
            rows.append(Tag(tag, pos, rest[1], rest[2], rest[3], tuple(_SEJONGS[letter] for letter in rest[0])))
    return tuple(rows)


ROWS = {
    "sejong": _rows(tag_rows.SEJONG),
    "kkma": _rows(tag_rows.KKMA, "Kkma", "kkma"),
    "hannanum": _rows(tag_rows.HANNANUM, "KAIST", "hannanum"),
    "okt": _rows(tag_rows.OKT, "Okt", "okt"),
}
"""The rows of each table."""

TAGSETS = {name: {row.tag: row.pos for row in rows} for name, rows in ROWS.items()}
"""Universal names by tag, for each table."""

SEJONG = TAGSETS["sejong"]
"""The tags of kiwi, mecab and Komoran."""

NAME_TAGS = {"sejong": "NNP", "kkma": "NNP", "hannanum": "N", "okt": "Noun"}
"""The tag of a proper noun in each table; Hannanum's 22 tags have ``NQ``."""

DEPENDENT = frozenset({"NNB", "NNBC", "NNM", "NB"})
"""Nouns that cannot stand alone (것, 명, 개): no part of a compound."""

AFFIXES = frozenset({"XPN", "XSN", "Suffix", "NounPrefix"})
"""Affixes of nouns: part of a compound, but none by themselves."""


def tagset(name: str) -> "pd.DataFrame":
    """Return the tags of an engine, or of a table that several share.

    Parameters
    ----------
    name : str
        ``kiwi``, ``mecab``, ``komoran`` (each its share of ``sejong``), ``okt``, ``hannanum``, ``kkma`` or ``sejong``.

    Returns
    -------
    pandas.DataFrame with the columns ``tag``, ``pos`` (Universal POS), ``name_ko``, ``name_en``, ``source`` (a heading under References
    of this module).

    Raises
    ------
    ValueError
        If there is no such table.

    Examples
    --------
    >>> table = tagset("okt").set_index("tag")
    >>> table.loc["Josa", "pos"], table.loc["Josa", "name_ko"]
    ('ADP', '조사')
    """
    import pandas as pd

    every = [row for rows in ROWS.values() for row in rows]
    rows = ROWS.get(name) or tuple(row for row in every if name in row.engines)
    if not rows:
        known = sorted({*ROWS, *_SEJONGS.values()})
        raise ValueError(f"no table of tags {name!r}; there are: {', '.join(known)}")
    table: pd.DataFrame = pd.DataFrame([row[:-1] for row in rows], columns=list(Tag._fields[:-1]))
    return table


@cache
def universal(tagset: str, tag: str) -> str:
    """Return the Universal POS name of a tag; ``X`` for one that no table knows.

    A joint tag such as mecab's ``VV+EP`` has the name of its first part, kiwi's ``VV-I`` that of ``VV``. An unknown
    tagset is read as any of ours.

    Examples
    --------
    >>> universal("sejong", "VV+EP"), universal("okt", "Josa"), universal("kkma", "ECD")
    ('VERB', 'ADP', 'PART')
    """
    table = TAGSETS.get(tagset)
    first = tag.split("+", 1)[0].split("-", 1)[0]
    if table is not None:
        return table.get(first, "X")
    return next((rows[first] for rows in TAGSETS.values() if first in rows), "X")
