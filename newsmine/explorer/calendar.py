"""The months of a corpus, and which of them each article is of."""

from collections.abc import Mapping
from functools import cached_property

from newsmine.corpus.database import Corpus
from newsmine.corpus.select import article_facts

_MONTHS = 12

Facts = Mapping[str, tuple[str | None, str | None]]
"""Outlet and day (ISO 8601) of each article."""


class Calendar:
    """All months from that of the first article to that of the last; of no corpus, none.

    ``facts`` are outlet and day of each article; read once.
    """

    def __init__(self, corpus: Corpus | None) -> None:
        self.facts: Facts = {} if corpus is None else article_facts(corpus)

    @cached_property
    def months(self) -> list[str]:
        """The months, as ``"2024-05"``, those without articles too."""
        known = sorted({day[:7] for _, day in self.facts.values() if day})
        return _between(known[0], known[-1]) if known else []

    @cached_property
    def month_of(self) -> Mapping[str, int]:
        """The number of the month of each article that has a day."""
        place = {month: i for i, month in enumerate(self.months)}
        return {id_: place[day[:7]] for id_, (_, day) in self.facts.items() if day}

    @property
    def counts(self) -> list[int]:
        """How many articles each month has."""
        counts = [0] * len(self.months)
        for month in self.month_of.values():
            counts[month] += 1
        return counts

    def day(self, article_id: str) -> str:
        """Return the day of an article, nothing if it has none."""
        return self.facts.get(article_id, (None, None))[1] or ""


def _between(first: str, last: str) -> list[str]:
    begin, end = (int(month[:4]) * _MONTHS + int(month[5:]) - 1 for month in (first, last))
    return [f"{n // _MONTHS:04d}-{n % _MONTHS + 1:02d}" for n in range(begin, end + 1)]
