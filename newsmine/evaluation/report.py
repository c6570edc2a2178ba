"""The workbook of an evaluation: scores, labels that were taken for others, and every error with its sentence."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.evaluation.evaluate import Case, Evaluation
from newsmine.evaluation.gold import GoldMention, Place
from newsmine.evaluation.links import misjoined
from newsmine.evaluation.mentions import NONE, judge, place_of
from newsmine.evaluation.relations import TieVerdict, judge_relations
from newsmine.files.excel import write_sheets
from newsmine.records import Article, Mention
from newsmine.text.sentences import sentences

if TYPE_CHECKING:
    import pandas as pd

# Characters of a sentence that are shown; what has no stop at all would fill a cell.
_SHOWN = 1000
_PLACE = ("article_id", "field", "start", "end")
_COLUMNS = {
    "missed": (*_PLACE, "label", "text", "entity", "flags", "found instead", "sentence"),
    "false": (*_PLACE, "label", "text", "canonical", "by", "score", "marked instead", "sentence"),
    "relations": ("article_id", "kind", "type", "head", "tail", "role", "sentence"),
    "links": ("article_id", "kind", "marked entity", "found entity", "mentions", "text", "sentence"),
}


def write_report(evaluation: Evaluation, path: Path) -> None:
    """Write the workbook: sheets ``scores``, ``confusion``, ``missed``, ``false``, ``relations`` and ``links``.

    Raises
    ------
    ExportError
        If the disk does not take it.
    """
    write_sheets(sheets(evaluation), path)


def sheets(evaluation: Evaluation) -> "dict[str, pd.DataFrame]":
    """Return the tables of the workbook by the names of their sheets."""
    import pandas as pd

    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _COLUMNS}
    for case in evaluation.cases:
        shown = _Sentences(case.gold.article)
        for name, row in _names(case, shown):
            rows[name].append(row)
        verdicts = judge_relations(case.gold, case.found, merge_hosts_runs=evaluation.merge_hosts_runs)
        rows["relations"] += [_tie(case, verdict, shown) for verdict in verdicts if verdict.kind != "right"]
        rows["links"] += _links(case, shown)
    errors = {name: pd.DataFrame(rows[name], columns=list(columns)) for name, columns in _COLUMNS.items()}
    return {"scores": evaluation.frame(), "confusion": _confusion(evaluation.confusion)} | errors


class _Sentences:
    """The sentences of an article, by place."""

    def __init__(self, article: Article) -> None:
        self._texts = {"text": article.text, "title": article.title or ""}
        self._places = {name: list(sentences(text)) for name, text in self._texts.items()}

    def around(self, place: Place) -> str:
        """Return the sentence that a place begins in."""
        field, start, end = place
        places = self._places[field]
        number = bisect_right([first for first, _ in places], start) - 1
        first, last = places[number] if number >= 0 else (start, end)
        first = max(first, start - _SHOWN // 2)
        return self._texts[field][first : min(last, first + _SHOWN)]


def _names(case: Case, shown: _Sentences) -> Iterator[tuple[str, dict[str, Any]]]:
    names = {entity.id: entity.names[0] for entity in case.gold.entities}
    for verdict in judge(case.gold, case.found.mentions):
        if verdict.kind == "missed" and verdict.gold is not None:
            want = verdict.gold
            yield (
                "missed",
                _where(case, want.places[0])
                | {
                    "label": want.labels[0],
                    "text": want.text,
                    "entity": names.get(want.entities[0], want.entities[0]),
                    "flags": sorted(want.flags),
                    "found instead": [f"{m.text} ({m.label})" for m in case.found.mentions if _meet(want, m)],
                    "sentence": shown.around(want.places[0]),
                },
            )
        elif verdict.kind == "false" and verdict.found is not None:
            mention = verdict.found
            yield (
                "false",
                _where(case, place_of(mention))
                | {
                    "label": mention.label,
                    "text": mention.text,
                    "canonical": mention.canonical,
                    "by": mention.by,
                    "score": mention.score,
                    "marked instead": [f"{w.text} ({w.labels[0]})" for w in case.gold.mentions if _meet(w, mention)],
                    "sentence": shown.around(place_of(mention)),
                },
            )


def _where(case: Case, place: Place) -> dict[str, Any]:
    return dict(zip(_PLACE, (case.gold.article.id, *place), strict=True))


def _meet(gold: GoldMention, mention: Mention) -> bool:
    field, start, end = gold.places[0]
    return field == mention.field and start < mention.end and mention.start < end


def _tie(case: Case, verdict: TieVerdict, shown: _Sentences) -> dict[str, Any]:
    names = {entity.id: entity.names[0] for entity in case.gold.entities}
    row: dict[str, Any] = {"article_id": case.gold.article.id, "kind": verdict.kind, "type": verdict.type}
    if verdict.found is not None:
        found = verdict.found
        place = ("text", found.start, found.end)
        return row | {"head": found.head, "tail": found.tail, "role": found.role, "sentence": shown.around(place)}
    if verdict.gold is None:
        return row
    want = verdict.gold
    heads = {"head": names.get(want.head, want.head), "tail": names.get(want.tail, want.tail), "role": want.role}
    return row | heads | {"sentence": " … ".join(shown.around(place) for place in want.evidence)[:_SHOWN]}


def _links(case: Case, shown: _Sentences) -> Iterator[dict[str, Any]]:
    """Yield the entities that were split over several ids, and the ids that stand for several entities."""
    names = {entity.id: entity.names[0] for entity in case.gold.entities}
    for wrong in misjoined(case.gold, case.found.mentions):
        first = wrong.mentions[0]
        yield {
            "article_id": case.gold.article.id,
            "kind": wrong.kind,
            "marked entity": names.get(wrong.entity, wrong.entity),
            "found entity": first.canonical,
            "mentions": len(wrong.mentions),
            "text": first.text,
            "sentence": shown.around(place_of(first)),
        }


def _confusion(counts: Mapping[tuple[str, str], int]) -> "pd.DataFrame":
    import pandas as pd

    labels = [*sorted({label for pair in counts for label in pair} - {NONE}), NONE]
    rows = [{"marked": marked} | {found: counts.get((marked, found), 0) for found in labels} for marked in labels]
    frame: pd.DataFrame = pd.DataFrame(rows, columns=["marked", *labels])
    return frame
