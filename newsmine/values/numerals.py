"""Figures as Korean writes them: 1,200억, 2조 3천억, 10만 8천, 1300여, 스물다섯, 수십만."""

import re
from decimal import Decimal
from typing import NamedTuple

_FIGURE = r"\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,6})?|\d{1,16}(?:\.\d{1,6})?"
_STEP = r"여?(?:[십백천]?[만억]|[십백천](?!하)|[십백천]?조(?![각끼항례직]| ?\d{1,3}항))"
_NUMERAL = re.compile(rf"(?:{_FIGURE})(?:{_STEP}(?: ?(?:{_FIGURE}){_STEP}){{0,4}}(?: ?(?:{_FIGURE})(?![.,]?\d))?)?")
_PART = re.compile(rf"({_FIGURE})?여?([십백천]?)([만억조]?)")
_SMALL = {"": 1, "십": 10, "백": 100, "천": 1000}
_LARGE = {"": 1, "만": 10**4, "억": 10**8, "조": 10**12}

_ONES = "한:1 하나:1 두:2 둘:2 세:3 셋:3 석:3 서:3 네:4 넷:4 넉:4 다섯:5 여섯:6 일곱:7 여덟:8 아홉:9"
_TENS = "열:10 스물:20 스무:20 서른:30 마흔:40 쉰:50 예순:60 일흔:70 여든:80 아흔:90"
_NATIVE = {word: int(number) for word, number in (pair.split(":") for pair in f"{_ONES} {_TENS}".split())}
# Two figures in one word, the lower first.
_LOOSE = {
    "한두": (1, 2),
    "두세": (2, 3),
    "두어": (2, 3),
    "서너": (3, 4),
    "네댓": (4, 5),
    "대여섯": (5, 6),
    "예닐곱": (6, 7),
}
_TEN = "열|스물|서른|마흔|쉰|예순|일흔|여든|아흔"
_ONE = "한|두|세|네|다섯|여섯|일곱|여덟|아홉"
_WORDS = re.compile(rf"(?:{'|'.join(_LOOSE)})|(?:{_TEN})?(?:{_ONE})|스무|[석넉](?= ?달| ?장)|{_TEN}")
_ROUND = re.compile(r"(수|몇 ?)?((?:[십백천]?[만억조]|[십백천]))")


class Numeral(NamedTuple):
    """A figure in a text, with where it ends; ``high`` is its upper end, ``value`` ``None`` where only its order is named."""

    end: int
    value: Decimal | None
    high: Decimal | None = None
    approx: bool = False


def read_figure(text: str, at: int) -> Numeral | None:
    """Return the figure that begins with a digit here.

    Examples
    --------
    >>> read_figure("2조 3천억 원", 0).value, read_figure("10만 8천㎡", 0).value, read_figure("1.5배", 0).value
    (Decimal('2300000000000'), Decimal('108000'), Decimal('1.5'))
    """
    found = _NUMERAL.match(text, at)
    if found is None:
        return None
    written = found.group()
    if written.isdecimal():
        return Numeral(found.end(), Decimal(written))
    value = _evaluate(written)
    if value is None:  # figures that only stand side by side: 3만 20만
        first = _PART.match(text, at)
        if first is None:
            return None
        return Numeral(first.end(), _evaluate(first.group()), approx="여" in first.group())
    return Numeral(found.end(), value, approx="여" in written)


def read_words(text: str, at: int) -> Numeral | None:
    """Return the figure that begins with a Korean numeral here.

    Examples
    --------
    >>> read_words("스물다섯 명", 0).value, read_words("서너 차례", 0)[1:3], read_words("수십만 명", 0)[:2]
    (Decimal('25'), (Decimal('3'), Decimal('4')), (3, None))
    """
    native = _WORDS.match(text, at)
    if native is not None:
        word = native.group()
        if word in _LOOSE:
            low, high = _LOOSE[word]
            return Numeral(native.end(), Decimal(low), Decimal(high), approx=True)
        if word in _NATIVE:
            return Numeral(native.end(), Decimal(_NATIVE[word]))
        tens = 2 if word[:2] in _NATIVE and word[2:] in _NATIVE else 1
        return Numeral(native.end(), Decimal(_NATIVE[word[:tens]] + _NATIVE[word[tens:]]))
    order = _ROUND.match(text, at)
    if order is None:
        return None
    if order[1]:
        return Numeral(order.end(), None, approx=True)
    return Numeral(order.end(), _evaluate(order[2]))


def scale(text: str) -> int:
    """Return what the last large step of a figure multiplies by: 10000 of 3만, 1 of 300.

    Examples
    --------
    >>> scale("2만"), scale("120")
    (10000, 1)
    """
    last = text[-1:]
    if last in _LARGE:
        return _LARGE[last] * _SMALL.get(text[-2:-1], 1)
    return _SMALL.get(last, 1)


def _evaluate(written: str) -> Decimal | None:
    """Return the sum of the parts, or ``None`` where they do not fall."""
    total, section = Decimal(0), Decimal(0)
    large, small = 10**16, 10**4
    for digits, little, big in _PART.findall(written.replace(" ", "")):
        if not (digits or little or big):
            continue
        step = _SMALL[little]
        if step >= small:
            return None
        section += (Decimal(digits.replace(",", "")) if digits else Decimal(1)) * step if digits or little else 0
        small = step
        if big:
            if _LARGE[big] >= large:
                return None
            large, small = _LARGE[big], 10**4
            total += (section or 1) * large
            section = Decimal(0)
    return total + section
