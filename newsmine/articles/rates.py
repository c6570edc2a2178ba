"""Whether a rate fell, or only looks so because few were counted: exact tests, and the interval to show."""

from collections.abc import Iterator
from math import exp, lgamma, log, sqrt

# Terms this much smaller than the sum change no digit of it.
_NEGLIGIBLE = 1e-12


def chance_below(hits: int, count: int, *, rate: float) -> float:
    """Return how likely at most ``hits`` of ``count`` are where each hits with the given rate.

    The exact one-sided binomial test: a small value says that the true rate lies below.

    Parameters
    ----------
    hits, count : int
        ``0 <= hits <= count``.
    rate : float
        Between 0 and 1.

    Returns
    -------
    float
        Between 0 and 1.

    References
    ----------
    .. [1] Clopper, Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
       Biometrika 26(4), 1934.

    Examples
    --------
    >>> round(chance_below(0, 2, rate=0.9), 4), round(chance_below(17, 20, rate=0.9), 4)
    (0.01, 0.3231)
    """
    _check(hits, count)
    if hits >= count * rate:
        return 1.0
    if rate >= 1:
        return 0.0

    def term(k: int) -> float:
        return exp(_log_choose(count, k) + (k * log(rate) if k else 0.0) + (count - k) * log(1 - rate))

    return min(1.0, _sum(term(k) for k in range(hits, -1, -1)))


def chance_of_fall(hits: int, count: int, *, earlier: tuple[int, int]) -> float:
    """Return how likely so few hits are, if the rate is that of an earlier sample.

    Fisher's exact test, one-sided: both samples may be small.

    Parameters
    ----------
    hits, count : int
        The sample of now.
    earlier : tuple of int
        Hits and count of the earlier one.

    Returns
    -------
    float
        Between 0 and 1.

    References
    ----------
    .. [1] Fisher, "Statistical methods for research workers", 5th ed., 1934, section 21.02.

    Examples
    --------
    >>> round(chance_of_fall(1, 9, earlier=(11, 12)), 6), chance_of_fall(9, 10, earlier=(9, 10))
    (0.000371, 1.0)
    """
    hits_before, before = earlier
    _check(hits, count)
    _check(hits_before, before)
    if not count or not before or hits * before >= hits_before * count:
        return 1.0
    every, total = hits + hits_before, count + before
    least = max(0, every - before)
    whole = _log_choose(total, every)

    def term(k: int) -> float:
        return exp(_log_choose(count, k) + _log_choose(before, every - k) - whole)

    return min(1.0, _sum(term(k) for k in range(hits, least - 1, -1)))


def wilson(hits: int, count: int, *, z: float = 1.96) -> tuple[float, float]:
    """Return the interval in which the rate of a sample lies, by default with 95 percent.

    References
    ----------
    .. [1] Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22(158), 1927.

    Examples
    --------
    >>> [round(bound, 2) for bound in wilson(17, 20)]
    [0.64, 0.95]
    """
    _check(hits, count)
    if not count:
        return 0.0, 1.0
    rate, square = hits / count, z * z
    middle = rate + square / (2 * count)
    reach = z * sqrt(rate * (1 - rate) / count + square / (4 * count * count))
    return max(0.0, (middle - reach) / (1 + square / count)), min(1.0, (middle + reach) / (1 + square / count))


def _check(hits: int, count: int) -> None:
    if not 0 <= hits <= count:
        raise ValueError(f"{hits} hits of {count}: there are more hits than were counted, or fewer than none")


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _sum(terms: Iterator[float]) -> float:
    """Sum terms that fall, until the rest is nothing."""
    total = 0.0
    for term in terms:
        total += term
        if term < total * _NEGLIGIBLE:
            break
    return total
