"""From where to where a figure may lie, by the words around it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from newsmine.values.value import Value

_ABOUT = re.compile(r" ?(가량|정도|내외|안팎|쯤)")
_UNDER = re.compile(r" ?(?:에 )?(?:가까[이운]|육박)")
_SOME = re.compile(r"[\d십백천만억조]\s?여")
_OVER = re.compile(r" ?남짓")
_ROUGHLY = re.compile(r"(?:약|대략|어림잡아) ?$")
_NEARLY = re.compile(r"거의 ?$")
_LOOKBACK = 6
# What 약 allows at the least, as a share of the figure.
_ROUGH = 0.05
_SCALE = {"십": 10, "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}
_WRITTEN = re.compile(r"(?P<digits>\d[\d,]{0,20})(?:\.(?P<part>\d{1,6}))?(?P<steps>[십백천만억조]{0,3})")
# So many zeros at the end of a figure are rather rounded than counted.
_ROUND_ZEROS = 2
_SIGNIFICANT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The ends of what a figure may mean; ``None`` where a side is open."""

    low: float | None
    high: float | None
    approximate: bool


def bounds(text: str, value: Value) -> Bounds:
    """Return from where to where a quantity of a text may lie.

    Examples
    --------
    >>> from newsmine.values.find import find_values
    >>> for text in ("305명", "300여명", "약 1,200명", "50~60%", "300명 이상"):
    ...     found = bounds(text, find_values(text)[0])
    ...     print(found.low, found.high, found.approximate)
    305.0 305.0 False
    300.0 399.0 True
    1140.0 1260.0 True
    50.0 60.0 False
    300.0 None True
    """
    figure = value.value or 0.0
    if value.high is not None:
        return Bounds(low=figure, high=value.high, approximate=value.approx)
    low, high = _limits(text, value, figure)
    return Bounds(low=low, high=high, approximate=(low, high) != (figure, figure))


def _limits(text: str, value: Value, figure: float) -> tuple[float | None, float | None]:
    if value.bound in {"at least", "more than"}:
        return figure, None
    if value.bound in {"at most", "less than"}:
        return None, figure
    step = _last_place(figure)
    before = text[max(0, value.start - _LOOKBACK) : value.start]
    if _SOME.search(value.text) or _OVER.match(text, value.end) or text[value.end : value.end + 1] == "여":
        return figure, figure + step - min(1.0, step / 10)
    if _UNDER.match(text, value.end) or _NEARLY.search(before):
        return figure - step, figure
    if _ROUGHLY.search(before) or _ABOUT.match(text, value.end) or value.approx:
        rough = max(_ROUGH * abs(figure), step / 2)
        return figure - rough, figure + rough
    return figure, figure


def precision(written: str) -> float:
    """Return the step that a figure is written to: what lies nearer may be the same one, rounded.

    Examples
    --------
    >>> precision("1,198억 원"), precision("1200억원"), precision("120억원"), precision("305명"), precision("66.7%"), precision("68%")
    (100000000.0, 10000000000.0, 100000000.0, 1.0, 0.1, 1.0)
    >>> precision("300명"), precision("1000명"), precision("60명")
    (10.0, 100.0, 1.0)
    """
    parts = list(_WRITTEN.finditer(written))
    if not parts:
        return 1.0
    last = parts[-1]
    step = 1.0
    for letter in last["steps"]:
        step *= _SCALE[letter]
    if last["part"]:
        return float(Decimal(1).scaleb(-len(last["part"]))) * step
    digits = last["digits"].replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    rounded = min(zeros, len(digits) - _SIGNIFICANT) if zeros >= _ROUND_ZEROS and len(parts) == 1 else 0
    return step * float(10 ** max(0, rounded))


def _last_place(figure: float) -> float:
    """Return the place of the last digit that is no zero: 100 of 1300."""
    exact = Decimal(repr(abs(figure))).normalize()
    exponent = exact.as_tuple().exponent
    return float(Decimal(1).scaleb(exponent)) if figure and isinstance(exponent, int) else 1.0
