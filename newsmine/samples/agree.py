"""How far coders agree: per cent, Cohen's and Fleiss' kappa, Krippendorff's alpha, each with its interval."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from newsmine.errors import check_choice
from newsmine.samples.alpha import Floats, Level, alpha, coincidences

if TYPE_CHECKING:
    import pandas as pd

_NEEDED = ("unit", "coder", "variable", "code")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """What coders gave the units, as places in ``codes``; -1 where nothing; of shape (n_units, n_coders)."""

    units: list[str]
    coders: list[str]
    codes: list[str]
    given: Any

    def counts(self) -> Floats:
        """Return how many coders gave each code, of shape (n_units, n_codes)."""
        return np.stack([(self.given == i).sum(axis=1) for i in range(len(self.codes))], axis=1).astype(float)


def agreement(  # noqa: PLR0913 - settings, all by keyword
    table: "pd.DataFrame",
    *,
    level: Level = "nominal",
    order: Sequence[str] = (),
    draws: int = 1000,
    confidence: float = 0.95,
    seed: int = 7,
) -> "pd.DataFrame":
    r"""Return how far coders agree on each variable.

    ``percent`` is the share of the pairs of codes of one unit that are alike. Cohen's :math:`\kappa = (p_o - p_e) / (1 - p_e)`
    is that of each two coders, over the units that both coded. Fleiss' :math:`\kappa` takes the mean agreement of the units with
    two codes or more; where not all have equally many, each counts by its own. Krippendorff's :math:`\alpha` takes all of them,
    whatever is missing. A measure of one code alone is missing: there is nothing to tell apart.

    Parameters
    ----------
    table : pandas.DataFrame
        Of :func:`newsmine.read_coding`, or any with unit, coder, variable, code. Not changed.
    level : {"nominal", "ordinal", "interval", "ratio"}
        What the codes are, for α; κ takes them as names.
    order : sequence of str
        The codes of ``"ordinal"`` from low to high; numbers need none.
    draws : int
        How often the units are drawn anew, with replacement, for the intervals; 0 is no interval.
    confidence : float
        What the intervals hold, between 0 and 1; percentiles of the draws.
    seed : int
        Of the draws.

    Returns
    -------
    pandas.DataFrame
        variable, measure (``percent``, ``cohen_kappa``, ``fleiss_kappa``, ``krippendorff_alpha``), coders, units (with two codes
        or more), value, low, high.

    Raises
    ------
    ValueError
        If a column is missing, a coder gave a unit two codes, nothing was coded twice, or the level does not fit the codes.

    References
    ----------
    .. [1] Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20(1), 1960.
    .. [2] Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76(5), 1971.
    .. [3] Krippendorff, "Content analysis", 4th edition, 2018.
    .. [4] Efron, Tibshirani, "An introduction to the bootstrap", 1993 (percentile intervals).

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [(unit, coder, "논조", code) for coder, codes in {"김": "aabb", "이": "aaba"}.items() for unit, code in enumerate(codes)]
    >>> table = agreement(pd.DataFrame(rows, columns=["unit", "coder", "variable", "code"]))
    >>> dict(zip(table["measure"], table["value"].round(3)))
    {'percent': 0.75, 'cohen_kappa': 0.5, 'fleiss_kappa': 0.467, 'krippendorff_alpha': 0.533}
    """
    import pandas as pd

    check_choice(level, get_args(Level), "level", listed="levels")
    if not 0 < confidence < 1 or draws < 0:
        raise ValueError(
            f"confidence is {confidence} and draws {draws}; give a share between 0 and 1, and 0 draws or more"
        )
    rows = []
    for variable, grid in _grids(table, level, order):
        for measure, who, n, value in _measures(grid, level):
            low, high = _interval(value, n, draws, confidence, seed)
            rows.append((variable, measure, "; ".join(who), n, value(np.ones(n)), low, high))
    names = ["variable", "measure", "coders", "units", "value", "low", "high"]
    found: pd.DataFrame = pd.DataFrame(rows, columns=names).astype(dict.fromkeys(names[:3], "string"))
    return found


def code_agreement(table: "pd.DataFrame") -> "pd.DataFrame":
    """Return how far coders agree on each code, so that one sees which are not clear.

    Returns
    -------
    pandas.DataFrame
        variable, code, count (how often it was given), units (where anybody gave it), agreement (where one coder gave it, how
        often another one of the unit did) and alpha (of this code against all others).
    """
    import pandas as pd

    rows = []
    for variable, grid in _grids(table, "nominal", ()):
        counts = grid.counts()
        counts = counts[counts.sum(axis=1) > 1]
        m = counts.sum(axis=1)
        for i, code in enumerate(grid.codes):
            given = counts[:, i]
            chances = (given * (m - 1)).sum()
            both = np.stack([given, m - given], axis=1)
            value = alpha(coincidences(both).sum(axis=0), "nominal", np.arange(2.0))
            agreed = (given * (given - 1)).sum() / chances if chances else float("nan")
            rows.append((variable, code, int(given.sum()), int((given > 0).sum()), agreed, value))
    names = ["variable", "code", "count", "units", "agreement", "alpha"]
    found: pd.DataFrame = pd.DataFrame(rows, columns=names).astype({"variable": "string", "code": "string"})
    return found


def disagreements(table: "pd.DataFrame") -> "pd.DataFrame":
    """Return the units on which coders differ, to be discussed: a row each, with what every coder gave.

    Returns
    -------
    pandas.DataFrame
        unit, title (if it is there), variable, and a column for each coder; in the order of the table.
    """
    import pandas as pd

    _check(table)
    titles = dict(zip(table["unit"], table["title"], strict=True)) if "title" in table.columns else {}
    coders = list(dict.fromkeys(table["coder"]))
    rows = []
    for (variable, unit), group in table.groupby(["variable", "unit"], sort=False):
        given = {coder: code for coder, code in zip(group["coder"], group["code"], strict=True) if pd.notna(code)}
        if len(set(given.values())) > 1:
            title = [titles.get(unit)] if titles else []
            rows.append([unit, *title, variable, *(given.get(coder) for coder in coders)])
    names = ["unit", *(["title"] if titles else []), "variable", *coders]
    found: pd.DataFrame = pd.DataFrame(rows, columns=names, dtype="string")
    return found


def _check(table: "pd.DataFrame") -> None:
    missing = [name for name in _NEEDED if name not in table.columns]
    if missing:
        raise ValueError(f"no column {', '.join(missing)} in the table; give what newsmine.read_coding returned")
    twice = table[table.duplicated(["unit", "coder", "variable"])]
    if len(twice):
        row = twice.iloc[0]
        raise ValueError(f"{row['coder']} gave unit {row['unit']!r} two codes of {row['variable']}; keep one")


def _grids(table: "pd.DataFrame", level: Level, order: Sequence[str]) -> "Iterator[tuple[str, _Grid]]":
    _check(table)
    coded = table[table["code"].notna()]
    if not coded.duplicated(["unit", "variable"]).any():
        raise ValueError("no unit was coded by two coders; without that nothing can be said on how they agree")
    for variable in dict.fromkeys(table["variable"]):
        some = coded[coded["variable"] == variable]
        codes = _ordered({str(code) for code in some["code"]}, level, order)
        units, coders = ([*dict.fromkeys(some[name].astype(str))] for name in ("unit", "coder"))
        given = np.full((len(units), len(coders)), -1)
        places = [{name: i for i, name in enumerate(names)} for names in (units, coders, codes)]
        for unit, coder, code in zip(some["unit"], some["coder"], some["code"], strict=True):
            given[places[0][str(unit)], places[1][str(coder)]] = places[2][str(code)]
        yield str(variable), _Grid(units=units, coders=coders, codes=codes, given=given)


def _ordered(codes: set[str], level: Level, order: Sequence[str]) -> list[str]:
    unknown = codes - set(order)
    if order and not unknown:
        return [str(code) for code in order if code in codes]
    if order and level == "ordinal":
        raise ValueError(f"{', '.join(sorted(unknown))} is not in the order {', '.join(order)}; name every code")
    if level == "nominal":
        return sorted(codes)
    try:
        return sorted(codes, key=float)
    except ValueError:
        way = "; name them from low to high as order" if level == "ordinal" else ""
        raise ValueError(f"codes {', '.join(sorted(codes))} are no numbers, but the level is {level}{way}") from None


_Value = Callable[[Floats], float]


def _measures(grid: _Grid, level: Level) -> Iterator[tuple[str, list[str], int, _Value]]:
    """Yield each measure with its coders, its units and its value for weights of these."""
    counts = grid.counts()
    counts = counts[counts.sum(axis=1) > 1]
    if not len(counts):
        return
    m = counts.sum(axis=1)
    alike, pairs = (counts * (counts - 1)).sum(axis=1), m * (m - 1)
    yield "percent", grid.coders, len(m), lambda w: _over(w @ alike, w @ pairs)
    for i, j in combinations(range(len(grid.coders)), 2):
        both = grid.given[(grid.given[:, i] >= 0) & (grid.given[:, j] >= 0)][:, [i, j]]
        if len(both):
            yield "cohen_kappa", [grid.coders[i], grid.coders[j]], len(both), _cohen(both, len(grid.codes))
    yield "fleiss_kappa", grid.coders, len(m), lambda w: _fleiss(w, counts, alike / pairs)
    values = (
        np.array([float(code) for code in grid.codes])
        if level in {"interval", "ratio"}
        else np.arange(float(len(grid.codes)))
    )
    of_units, shape = coincidences(counts).reshape(len(m), -1), (len(grid.codes),) * 2
    yield "krippendorff_alpha", grid.coders, len(m), lambda w: alpha((w @ of_units).reshape(shape), level, values)


def _cohen(both: Any, n_codes: int) -> _Value:  # noqa: ANN401 - integers of shape (n_units, 2)
    def value(w: Floats) -> float:
        first, second = (np.bincount(both[:, k], weights=w, minlength=n_codes) / w.sum() for k in (0, 1))
        chance = float(first @ second)
        return _over(float(w @ (both[:, 0] == both[:, 1])) / w.sum() - chance, 1 - chance)

    return value


def _fleiss(w: Floats, counts: Floats, alike: Floats) -> float:
    shares = w @ counts / (w @ counts).sum()
    chance = float(shares @ shares)
    return _over(float(w @ alike) / w.sum() - chance, 1 - chance)


def _over(above: float, below: float) -> float:
    # What is left of 1 after shares that sum to it may be no clean 0.
    return float(above / below) if below > np.finfo(float).eps else float("nan")


def _interval(value: _Value, n: int, draws: int, confidence: float, seed: int) -> tuple[float, float]:
    """Return the percentiles of the value over draws of the units; draws without a value do not count."""
    if not draws or not n:
        return float("nan"), float("nan")
    draw = np.random.default_rng(seed)
    found = np.array([value(w.astype(float)) for w in draw.multinomial(n, np.full(n, 1 / n), size=draws)])
    found = found[~np.isnan(found)]
    if not len(found):
        return float("nan"), float("nan")
    low, high = np.percentile(found, [50 * (1 - confidence), 50 * (1 + confidence)])
    return float(low), float(high)
