"""Time from left to right: where a day stands, and which days are named below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Days of the whole picture at least.
_SHORTEST = 30
# Months between two names, the first that gives no more names than there is room for.
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days from ``first`` to ``last`` between two places in pixels."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        """Return where a day begins."""
        days = max(_SHORTEST, (self.last - self.first).days + 1)
        return self.left + (self.right - self.left) * (day - self.first).days / days

    @property
    def a_day(self) -> float:
        """How many pixels a day is wide."""
        return (self.right - self.left) / max(_SHORTEST, (self.last - self.first).days + 1)

    def names(self, most: int) -> Iterator[tuple[float, str]]:
        """Yield the months or years that are named, at most so many, with their places.

        Examples
        --------
        >>> axis = Axis(first=date(2023, 11, 5), last=date(2024, 8, 1), left=0, right=271)
        >>> [(round(place), name) for place, name in axis.names(4)]
        [(57, '2024-01'), (148, '2024-04'), (239, '2024-07')]
        """
        first, last = (12 * day.year + day.month - 1 for day in (self.first, self.last))
        step = next((step for step in _STEPS if (last - first) // step < most), _STEPS[-1])
        for month in range(first + -first % step, last + 1, step):
            day = date(month // 12, month % 12 + 1, 1)
            if day >= self.first:
                yield self.place(day), f"{day.year}" if step % 12 == 0 else f"{day.year}-{day.month:02}"
