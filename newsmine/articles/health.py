"""How well the pages of each outlet were read, counted; and which rates are too low, or fell."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

from newsmine.articles.rates import chance_below, chance_of_fall, wilson

if TYPE_CHECKING:
    import pandas as pd

Field = Literal["text", "title", "published_at", "authors", "own_layout", "letters"]
"""What is counted of a page: the fields of its article, whether a layout of its own outlet read it, and whether no
letters were lost in decoding."""

FIELDS: tuple[Field, ...] = get_args(Field)

MINIMUMS: Mapping[Field, float] = {
    "text": 0.95,
    "title": 0.95,
    "published_at": 0.9,
    "authors": 0.5,
    "own_layout": 0.9,
    "letters": 0.98,
}
"""The least share of an outlet's pages that must have each field. Editorials and short notices bear no name, so that
half of the pages may have no author; the rest stands in the markup of every page."""

# A rate is called low or fallen where chance gives so few in one of so many cases.
ALPHA = 0.01
# Fewer pages than this prove nothing, whatever they lack.
LEAST_PAGES = 3
# A smaller fall than this is no cause to look, however sure it is.
LEAST_FALL = 0.05
SAVED_TEXT = "saved as text"
"""The outlet of pages saved as text: they have no layout, and may lack what nobody saved."""
WHOLE = "all"
"""The layout of an outlet's counts over all its layouts."""

_IN_A_LAYOUT: tuple[Field, ...] = ("title", "published_at", "authors")
_SHOWN = 3
_LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A page as it was read: whose it is, the layout that read it, and the fields that it lacks.

    ``layout`` are the marks of the layout, ``"generic"`` where none fitted, and ``None`` where there is no article.
    ``lost`` gives each field that is missing and what was looked for in vain: ``nothing at '.date'``, or ``""``.
    ``known`` is whether a publisher with layouts is installed for the outlet.
    """

    outlet: str
    layout: str | None
    known: bool
    lost: Mapping[Field, str]
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How many pages of an outlet and layout were read, and how many of them have each field.

    ``layout`` is ``None`` for the pages without an article. ``reasons`` and ``places`` say of each field that pages
    lack what was looked for, most often first, and where the first of them is.
    """

    outlet: str
    layout: str | None
    pages: int
    has: Mapping[Field, int]
    known: bool = True
    reasons: Mapping[Field, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[Field, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthProblem:
    """A rate of an outlet that is too low, or lower than before.

    ``hits`` of ``pages`` have the field; ``minimum`` is what was stated, or ``earlier`` hits and pages of before.
    """

    outlet: str
    field: Field
    hits: int
    pages: int
    minimum: float | None = None
    earlier: tuple[int, int] | None = None
    reasons: tuple[str, ...] = ()
    place: str | None = None

    def __str__(self) -> str:
        """Return it in one line, with the selectors that found nothing."""
        if self.earlier is not None:
            wanted = f"{self.earlier[0]} of {self.earlier[1]} before"
        else:
            wanted = f"at least {self.minimum:.0%} wanted"
        reasons = "; ".join(reason[:_LONGEST] for reason in self.reasons[:_SHOWN])
        like = f" (like {self.place})" if self.place else ""
        return f"{self.outlet}: {self.field} on {self.hits} of {self.pages} pages, {wanted}: {reasons or 'not found'}{like}"


def count(pages: Iterable[Checked]) -> list[Health]:
    """Return the pages counted by outlet and layout, in the order of their names.

    Parameters
    ----------
    pages : iterable of Checked
        Read once.

    Examples
    --------
    >>> page = Checked(outlet="gaon", layout="#view", known=True, lost={"published_at": "nothing at '.date'"})
    >>> count([page, page])[0].has["published_at"], count([page, page])[0].reasons
    (0, {'published_at': ("nothing at '.date'",)})
    """
    groups: dict[tuple[str, str | None], list[Checked]] = {}
    for page in pages:
        groups.setdefault((page.outlet, page.layout), []).append(page)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], item[0][1] or "\uffff"))
    return [_health(outlet, layout, own) for (outlet, layout), own in ordered]


def find_problems(
    now: Sequence[Health],
    *,
    before: Sequence[Health] = (),
    minimums: Mapping[Field, float] = MINIMUMS,
    alpha: float = ALPHA,
) -> list[HealthProblem]:
    """Return the rates that are surely below their minimum, or surely below those of an earlier time.

    Each outlet is looked at as a whole and, for title, date and authors, in each of its layouts: where a redesign
    touches some pages, the old ones must not hide it.

    Parameters
    ----------
    now, before : sequence of Health
        What :func:`count` gave.
    minimums : mapping
        Share of pages, between 0 and 1, by field; a field that is not named has none.
    alpha : float
        The chance, between 0 and 1, of calling a rate low that is just at its minimum, by an exact binomial test
        (:func:`newsmine.articles.rates.chance_below`); and of calling one fallen that did not change, by Fisher's
        (:func:`newsmine.articles.rates.chance_of_fall`). A rate of fewer than 3 pages is never called anything.
    """
    problems: dict[tuple[str, Field], HealthProblem] = {}
    earlier = {(each.outlet, each.layout): each for each in (*before, *wholes(before))}
    for each in (*now, *wholes(now)):
        for name in FIELDS if each.layout == WHOLE else _IN_A_LAYOUT if each.layout else ():
            if (each.outlet, name) in problems:
                continue
            minimum = minimums.get(name) if _is_bound(each, name) else None
            problem = _problem(each, name, minimum, earlier.get((each.outlet, each.layout)), alpha)
            if problem is not None:
                problems[each.outlet, name] = problem
    return sorted(problems.values(), key=lambda problem: (problem.outlet, FIELDS.index(problem.field)))


def frame(healths: Iterable[Health]) -> "pd.DataFrame":
    """Return counts as a table.

    Returns
    -------
    pandas.DataFrame
        One row an outlet and layout: ``outlet``, ``layout``, ``pages``, and of each field how many pages lack it:
        ``no_text``, ``no_title``, ``no_date``, ``no_authors``, ``fallback`` (read by the generic reader though the
        outlet is known), ``mojibake``; then ``date_share`` and its 95 percent interval, ``date_low`` and
        ``date_high``.
    """
    import pandas as pd

    rows = []
    for each in healths:
        lacks = {name: countable(each, name) - each.has[name] for name in FIELDS}
        if not each.known:
            lacks["own_layout"] = 0
        dated = each.has["published_at"], countable(each, "published_at")
        low, high = wilson(*dated)
        share = dated[0] / dated[1] if dated[1] else None
        rows.append((each.outlet, each.layout, each.pages, *(lacks[name] for name in FIELDS), share, low, high))
    names = ["no_text", "no_title", "no_date", "no_authors", "fallback", "mojibake"]
    table: pd.DataFrame = pd.DataFrame(
        rows, columns=["outlet", "layout", "pages", *names, "date_share", "date_low", "date_high"]
    )
    whole = dict.fromkeys(["pages", *names], "int64")
    typed: pd.DataFrame = table.astype({"outlet": "string", "layout": "string", "date_share": "Float64", **whole})
    return typed


def wholes(healths: Iterable[Health]) -> list[Health]:
    """Return the counts of each outlet over all its layouts."""
    groups: dict[str, list[Health]] = {}
    for each in healths:
        groups.setdefault(each.outlet, []).append(each)
    return [
        Health(
            outlet=outlet,
            layout=WHOLE,
            pages=sum(each.pages for each in own),
            has={name: sum(each.has[name] for each in own) for name in FIELDS},
            known=any(each.known for each in own),
            reasons={
                name: tuple(dict.fromkeys(reason for each in own for reason in each.reasons.get(name, ())))
                for name in FIELDS
            },
            places={name: place for each in reversed(own) for name, place in each.places.items()},
        )
        for outlet, own in groups.items()
    ]


def countable(health: Health, name: Field) -> int:
    """Return of how many pages a field could be there: of all their text, the rest of those with an article."""
    return health.pages if name == "text" else health.has["text"]


def _health(outlet: str, layout: str | None, pages: list[Checked]) -> Health:
    reasons: dict[Field, tuple[str, ...]] = {}
    places: dict[Field, str] = {}
    has: dict[Field, int] = {}
    for name in FIELDS:
        without = [page for page in pages if name in page.lost]
        has[name] = len(pages) - len(without)
        said = Counter(page.lost[name] for page in without if page.lost[name])
        if said:
            reasons[name] = tuple(reason for reason, _ in said.most_common(_SHOWN))
        where = next((page.place for page in without if page.place), None)
        if where:
            places[name] = where
    known = any(page.known for page in pages)
    return Health(outlet=outlet, layout=layout, pages=len(pages), has=has, known=known, reasons=reasons, places=places)


def _is_bound(each: Health, name: Field) -> bool:
    """Whether an outlet's pages must have a field: none of texts that somebody saved; authors where a selector says so.

    An outlet without layouts has none to lose, but for those of its content system that once read it.
    """
    if each.outlet == SAVED_TEXT:
        return False
    if name == "authors":
        return each.known and bool(each.reasons.get(name))
    return each.known or name != "own_layout"


def _problem(
    each: Health, name: Field, minimum: float | None, earlier: Health | None, alpha: float
) -> HealthProblem | None:
    """Return what is wrong with a rate: too low, else lower than before."""
    hits, pages = each.has[name], countable(each, name)
    if pages < LEAST_PAGES:
        return None
    problem = HealthProblem(
        outlet=each.outlet,
        field=name,
        hits=hits,
        pages=pages,
        minimum=minimum,
        reasons=each.reasons.get(name, ()),
        place=each.places.get(name),
    )
    if minimum is not None and chance_below(hits, pages, rate=minimum) < alpha:
        return problem
    if earlier is None or not countable(earlier, name):
        return None
    once = earlier.has[name], countable(earlier, name)
    fall = once[0] / once[1] - hits / pages
    if fall >= LEAST_FALL and chance_of_fall(hits, pages, earlier=once) < alpha:
        return replace(problem, minimum=None, earlier=once)
    return None
