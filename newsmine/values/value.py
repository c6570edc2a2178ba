"""What a value is: a date, a time or a quantity that a text names, and what it comes to."""

from dataclasses import dataclass
from typing import Literal

from newsmine.records import ValueLabel

Basis = Literal["explicit", "published", "unresolvable"]
"""What a date rests on: it is written out, it needs the day of publication, or it cannot be told."""

Bound = Literal["at least", "more than", "at most", "less than"]
"""How a figure is a limit: 이상, 초과, 이하, 미만."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A date, a time or a quantity: ``start:end`` are characters of the text.

    ``iso`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` of a date and ``HH:MM`` of a time, of a span of either ``from/to``,
    both within it; it is ``None`` where ``basis`` is ``unresolvable``.
    ``value`` is the figure of a quantity, in ``unit`` as Korean writes it after one (``명``, ``%``, ``원``), and ``high`` the
    upper end of a span of figures; ``value`` is ``None`` where only the order is named (수십 명).
    ``approx`` is true where the text says that it is not exact (약, 여, 가량, 이상), ``bound`` which side is open.
    ``ordinal`` is true of a figure that counts nothing but ranks: 5기, 2층, 세 번째.
    """

    start: int
    end: int
    text: str
    label: ValueLabel
    iso: str | None = None
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    approx: bool = False
    bound: Bound | None = None
    ordinal: bool = False
    basis: Basis = "explicit"
