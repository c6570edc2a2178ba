"""Scores of names, links and relations against what people have marked, and every error with its sentence."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from newsmine.entities.candidates import ORGANISATIONS
from newsmine.evaluation.gold import FLAGS, GoldArticle
from newsmine.evaluation.links import BCubed, link_up, score_links
from newsmine.evaluation.mentions import Matching, confusion, count, judge
from newsmine.evaluation.relations import count_relations, judge_relations
from newsmine.evaluation.scores import Score, macro_f1, total
from newsmine.evaluation.values import FoundValue, ValueMatching, count_values, judge_values
from newsmine.records import Article, Found

if TYPE_CHECKING:
    import pandas as pd

# Sums over labels stand beside the labels in a table.
MICRO, MACRO, ORGANISATION_KINDS = "micro", "macro", "organisations"
_COUNTED_AS_ONE = ORGANISATIONS - {"MEDIA", "GROUP"}
_MATCHINGS: tuple[Matching, ...] = ("strict", "lenient")
_VALUE_MATCHINGS: tuple[ValueMatching, ...] = ("strict", "lenient", "normalised")
_LINKINGS = {
    "links": (False, False),
    "links_all": (False, True),
    "links_across": (True, False),
    "links_across_all": (True, True),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table of scores; what is not counted is None."""

    measure: str
    label: str
    precision: float | None
    recall: float | None
    f1: float
    right: int | None = None
    missed: int | None = None
    false: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is marked in an article, and what was found in it."""

    gold: GoldArticle
    found: Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Articles with what is marked and found in them, and the figures.

    ``wrong`` counts the relations that are marked as typical errors and were found.
    """

    cases: tuple[Case, ...]
    figures: tuple[Figure, ...]
    confusion: Counter[tuple[str, str]]
    wrong: int
    merge_hosts_runs: bool = False

    def frame(self) -> "pd.DataFrame":
        """Return the scores as a table, a measure and label a row."""
        import pandas as pd

        names = [field.name for field in fields(Figure)]
        rows = [[getattr(figure, name) for name in names] for figure in self.figures]
        frame: pd.DataFrame = pd.DataFrame(rows, columns=names)
        whole: pd.DataFrame = frame.astype(dict.fromkeys(names[-3:], "Int64"))
        return whole

    def summary(self) -> dict[str, Any]:
        """Return the scores by measure and label, as JSON can hold them."""
        measures: dict[str, Any] = {"articles": len(self.cases)}
        for figure in self.figures:
            names = ("precision", "recall", "f1", "right", "missed", "false")
            values = {name: getattr(figure, name) for name in names}
            measures.setdefault(figure.measure, {})[figure.label] = {
                name: round(value, 4) for name, value in values.items() if value is not None
            }
        return measures | {"hard_negatives": self.wrong}


def evaluate(
    gold: Iterable[GoldArticle],
    predict: Callable[[Article], Found],
    *,
    values: Callable[[Article], Iterable[FoundValue]] | None = None,
    merge_hosts_runs: bool = False,
    progress: Callable[[int], None] | None = None,
) -> Evaluation:
    """Score what is found in articles against what people have marked in them.

    Parameters
    ----------
    gold : iterable of GoldArticle
        Articles with marks, as :func:`newsmine.evaluation.read.read_gold` gives them; read once.
    predict : callable
        Takes an article and gives what is found in it, such as ``Finder.find``.
    values : callable, optional
        Takes an article and gives its dates, times and quantities, such as
        :func:`newsmine.evaluation.values.values_of`; asked for articles that have some marked.
    merge_hosts_runs : bool
        Whether HOSTS and RUNS are one type of relation.
    progress : callable, optional
        Called with the number of articles done.

    Returns
    -------
    Evaluation
        Its measures: ``strict`` and ``lenient`` (names), the same with ``_unflagged`` (photo credits, generic wordings and
        organisations in job titles count neither way), ``relations``, ``links`` (B³ on the mentions of both sides),
        ``links_all`` (missed and false mentions too), both with ``_across`` (an entity is one in all articles), and
        ``values_strict``, ``values_lenient`` and ``values_normalised`` if dates or quantities are marked and sought.
    """
    cases = []
    for number, each in enumerate(gold, start=1):
        cases.append(Case(gold=each, found=predict(each.article)))
        if progress is not None:
            progress(number)
    ties = [v for case in cases for v in judge_relations(case.gold, case.found, merge_hosts_runs=merge_hosts_runs)]
    labels: Counter[tuple[str, str]] = Counter()
    for case in cases:
        labels.update(confusion(case.gold, case.found.mentions))
    figures = [*_names(cases), *_table("relations", count_relations(ties)), *_links(cases), *_values(cases, values)]
    return Evaluation(
        cases=tuple(cases),
        figures=tuple(figures),
        confusion=labels,
        wrong=sum(verdict.kind == "wrong" for verdict in ties),
        merge_hosts_runs=merge_hosts_runs,
    )


def _names(cases: Sequence[Case]) -> list[Figure]:
    figures = []
    for suffix, neutral in (("", ()), ("_unflagged", FLAGS)):
        for matching in _MATCHINGS:
            verdicts = (
                verdict
                for case in cases
                for verdict in judge(case.gold, case.found.mentions, matching=matching, neutral=neutral)
            )
            figures += _table(matching + suffix, count(verdicts))
    return figures


def _links(cases: Sequence[Case]) -> list[Figure]:
    linked = [link_up(case.gold, case.found.mentions) for case in cases]
    figures = []
    for measure, (across, all_mentions) in _LINKINGS.items():
        score: BCubed = score_links(linked, across=across, all_mentions=all_mentions)
        figures.append(Figure(measure, "B³", score.precision, score.recall, score.f1))
    return figures


def _values(cases: Sequence[Case], find: Callable[[Article], Iterable[FoundValue]] | None) -> list[Figure]:
    marked = [case.gold for case in cases if case.gold.value_marks]
    if find is None or not marked:
        return []
    # Of a kind that nobody has marked nothing can be said.
    labels = {mark.label for gold in marked for mark in gold.value_marks}
    found = [(gold, [each for each in find(gold.article) if each.value.label in labels]) for gold in marked]
    figures = []
    for matching in _VALUE_MATCHINGS:
        verdicts = (verdict for gold, values in found for verdict in judge_values(gold, values, matching=matching))
        figures += _table(f"values_{matching}", count_values(verdicts))
    return figures


def _table(measure: str, scores: Mapping[str, Score]) -> list[Figure]:
    """Return a row a label, and their sums."""
    rows = [_figure(measure, label, score) for label, score in scores.items()]
    organisations = [score for label, score in scores.items() if label in _COUNTED_AS_ONE]
    if organisations:
        rows.append(_figure(measure, ORGANISATION_KINDS, total(organisations)))
    rows.append(_figure(measure, MICRO, total(scores.values())))
    rows.append(Figure(measure, MACRO, None, None, macro_f1(scores.values())))
    return rows


def _figure(measure: str, label: str, score: Score) -> Figure:
    return Figure(measure, label, score.precision, score.recall, score.f1, score.right, score.missed, score.false)
