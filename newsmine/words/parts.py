"""Documents by outlet and period: the parts in which words are counted apart."""

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.corpus.select import Selection, article_facts
from newsmine.errors import check_choice
from newsmine.text.periods import period_of
from newsmine.words.rows import Integers, Source

Per = Literal["publisher", "day", "week", "month", "quarter", "year"]
"""By what a collection is parted."""


def parts_of(source: Source, article_ids: Sequence[str], per: Per) -> tuple[tuple[str, ...], Integers]:
    """Return the names of the parts, sorted, and the part of each article; -1 where it has no outlet or no date.

    Raises
    ------
    ValueError
        If it is unknown by what, or the source is no corpus: tokens do not tell where and when they were printed.
    """
    check_per(per)
    corpus = source.corpus if isinstance(source, Selection) else source
    if not isinstance(corpus, Corpus):
        raise ValueError(f"documents alone do not tell their {per}, a corpus does; give a Corpus or a part of one")  # noqa: TRY004 - as for graphs
    facts = article_facts(corpus)
    named = [_name(*facts.get(article_id, (None, None)), per) for article_id in article_ids]
    names = tuple(sorted({name for name in named if name is not None}))
    place = {name: i for i, name in enumerate(names)}
    return names, np.array([-1 if name is None else place[name] for name in named], dtype=np.int64)


def check_per(per: str) -> None:
    """Refuse what a collection cannot be parted by.

    Raises
    ------
    ValueError
        If it is unknown; the message names the nearest.
    """
    check_choice(per, get_args(Per), "part")


def _name(publisher: str | None, day: str | None, per: Per) -> str | None:
    if per == "publisher":
        return publisher
    return None if day is None else period_of(day, per)
