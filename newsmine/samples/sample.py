"""Draw a sample of a corpus, at random or by strata, for people to code."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

import numpy as np

from newsmine.corpus.database import Corpus
from newsmine.errors import InputError, check_choice, did_you_mean
from newsmine.samples.units import UNITS, Unit, UnitKind

if TYPE_CHECKING:
    import pandas as pd

By = Literal["publisher", "year", "quarter", "month", "label", "type"]
"""What a stratum may be made of; labels are those of mentions, types those of relations."""

Allocation = Literal["proportional", "equal"] | Mapping[Any, int]
_BETWEEN = " · "
_NONE = "—"


class _Stratum(NamedTuple):
    name: str
    units: list[Unit]


def sample(  # noqa: PLR0913 - settings, all by keyword
    corpus: Corpus,
    n: int = 200,
    *,
    unit: UnitKind = "article",
    by: str | Sequence[str] = (),
    allocation: Allocation = "proportional",
    seed: int = 7,
    text: bool = False,
) -> "pd.DataFrame":
    """Draw units of a corpus without replacement, the same for the same seed.

    Parameters
    ----------
    corpus : Corpus
        Read once; copies that are left out are not drawn.
    n : int
        How many units, at least 1; with sizes given as ``allocation`` their sum counts.
    unit : {"article", "sentence", "mention", "relation"}
        What is coded.
    by : str or sequence of {"publisher", "year", "quarter", "month", "label", "type"}
        What makes a stratum; none is a random sample. What is not known (no date) is a stratum of its own, ``—``.
    allocation : {"proportional", "equal"} or mapping of str to int
        Units of each stratum: by its share of all, rounded by largest remainders; as equally as its units allow; or the
        sizes themselves by the names of the strata (``"가람일보 · 2024"``).
    seed : int
        Of what is drawn.
    text : bool
        Whether the texts of articles and sentences come along, which are their publishers'.

    Returns
    -------
    pandas.DataFrame
        unit (what it is called everywhere: an article's id, or the place as ``article:text:start-end``), article_id,
        published (day), publisher, title, url; mention, label, canonical of mentions; head, type, tail, role of relations;
        text, if asked for; stratum and weight (units of the stratum for each one drawn). By stratum, and in it as drawn.

    Raises
    ------
    ValueError
        If a choice is unknown, or more is asked for than there is.
    InputError
        If the corpus holds no such unit.

    References
    ----------
    .. [1] Cochran, "Sampling techniques", 3rd edition, 1977, chapter 5 (stratified samples, proportional allocation).

    Examples
    --------
    >>> with Corpus.open(":memory:") as corpus:
    ...     sample(corpus, 5)
    Traceback (most recent call last):
    newsmine.errors.InputError: the corpus holds no article to draw; import articles first
    """
    keys = _keys(by, unit)
    units = sorted(UNITS[unit](corpus), key=lambda each: each.name)
    if not units:
        raise InputError(f"the corpus holds no {unit} to draw; {_BEFORE[unit]} first")
    strata = _strata(units, keys)
    sizes = _sizes(strata, n, allocation)
    draw = np.random.default_rng(seed)
    rows: list[dict[str, Any]] = []
    for stratum, size in zip(strata, sizes, strict=True):
        drawn = draw.permutation(len(stratum.units))[:size].tolist()
        told = {"stratum": stratum.name, "weight": len(stratum.units) / max(size, 1)}
        rows += [stratum.units[i].row(text=text) | told for i in drawn]
    return _frame(rows)


def proportional(sizes: Sequence[int], n: int) -> list[int]:
    """Return how many of each stratum, by largest remainders; equal remainders go to the stratum that stands first.

    Examples
    --------
    >>> proportional([50, 30, 20], 7)
    [4, 2, 1]
    """
    total = sum(sizes)
    given = [n * size // total for size in sizes]
    remainders = sorted(range(len(sizes)), key=lambda i: (-(n * sizes[i] % total), i))
    for i in remainders[: n - sum(given)]:
        given[i] += 1
    return given


def equal(sizes: Sequence[int], n: int) -> list[int]:
    """Return how many of each stratum, as equal as can be: what a small one cannot give, the others give.

    Examples
    --------
    >>> equal([50, 2, 20], 12)
    [5, 2, 5]
    """
    level = next(each for each in range(max(sizes), -1, -1) if sum(min(size, each) for size in sizes) <= n)
    given = [min(size, level) for size in sizes]
    for i in [i for i, size in enumerate(sizes) if size > level][: n - sum(given)]:
        given[i] += 1
    return given


_BEFORE = {
    "article": "import articles",
    "sentence": "import articles",
    "mention": "find names",
    "relation": "find names",
}


def _keys(by: str | Sequence[str], unit: str) -> tuple[str, ...]:
    check_choice(unit, UNITS, "unit", listed="units")
    keys = (by,) if isinstance(by, str) else tuple(by)
    known = [
        key for key in get_args(By) if (key != "label" or unit == "mention") and (key != "type" or unit == "relation")
    ]
    for key in keys:
        if key not in known:
            raise ValueError(
                f"unknown stratum {key!r} of a {unit}; {did_you_mean(key, known)}known: {', '.join(known)}"
            )
    return keys


def _strata(units: Iterable[Unit], keys: tuple[str, ...]) -> list[_Stratum]:
    found: dict[str, list[Unit]] = {}
    for each in units:
        found.setdefault(_BETWEEN.join(each.key(key) or _NONE for key in keys), []).append(each)
    return [_Stratum(name, found[name]) for name in sorted(found)]


def _sizes(strata: list[_Stratum], n: int, allocation: Allocation) -> list[int]:
    there = [len(stratum.units) for stratum in strata]
    if isinstance(allocation, Mapping):
        return _given(strata, allocation)
    if allocation not in {"proportional", "equal"}:
        hint = did_you_mean(str(allocation), ("proportional", "equal"))
        raise ValueError(f"unknown allocation {allocation!r}; {hint}proportional, equal, or the sizes by stratum")
    if not 1 <= n <= sum(there):
        raise ValueError(f"n is {n}; draw at least 1 and at most the {sum(there):,} units that there are")
    return proportional(there, n) if allocation == "proportional" else equal(there, n)


def _given(strata: list[_Stratum], sizes: Mapping[Any, int]) -> list[int]:
    wanted = {_BETWEEN.join(map(str, name)) if isinstance(name, tuple) else str(name): k for name, k in sizes.items()}
    there = {stratum.name: len(stratum.units) for stratum in strata}
    for name, size in wanted.items():
        if name not in there:
            raise ValueError(f"no stratum {name!r}; {did_you_mean(name, there)}strata: {', '.join(there)}")
        if not 0 <= size <= there[name]:
            raise ValueError(f"{size} of stratum {name!r}, which has {there[name]:,} units; draw 0 to all of them")
    return [wanted.get(stratum.name, 0) for stratum in strata]


def _frame(rows: list[dict[str, Any]]) -> "pd.DataFrame":
    import pandas as pd

    names = list(rows[0]) if rows else ["unit", "stratum", "weight"]
    columns = {
        name: pd.Series([row[name] for row in rows], dtype="float64" if name == "weight" else "string")
        for name in names
    }
    table: pd.DataFrame = pd.DataFrame(columns)
    return table
