"""Scores of names and relations on longer invented articles: those that the rules were written with, and those kept apart.

Usage: ``python benchmarks/reports.py [FOLDER...] [--errors]``. An article is a text in which names are marked as
``{name:KIND}`` or ``{name:KIND=official name}``; behind a line of dashes stand its relations, ``head | TYPE:role | tail``, with
``?`` in front where they are allowed and not asked for, and ``-`` where they are a typical error.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsmine.entities.finder import Finder
from newsmine.evaluation.evaluate import evaluate
from newsmine.evaluation.gold import GoldArticle, GoldEntity, GoldMention, GoldRelation
from newsmine.evaluation.relations import judge_relations
from newsmine.records import Article

REPORTS = Path(__file__).resolve().parents[1] / "tests" / "entities" / "reports"
LABELS = {
    "P": "PERSON",
    "G": "GOV",
    "O": "PUBLIC_ORG",
    "C": "COMPANY",
    "U": "UNIVERSITY",
    "M": "MEDIA",
    "T": "GROUP",
    "R": "PROGRAM",
    "E": "EVENT",
    "D": "PRODUCT",
    "L": "PLACE",
}
_NAME = re.compile(r"\{(?P<text>[^{}:]{1,60}):(?P<kind>[A-Z])(?:=(?P<official>[^{}]{1,60}))?\}")
_SHOWN = ("strict", "relations")


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=[REPORTS / "known"])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    finder = Finder.from_files(REPORTS / "towns.csv")
    for folder in options.folders:
        gold = list(read_reports(folder))
        scored = evaluate(gold, finder.find)
        print(f"== {folder.name}: {len(gold)} articles, public gazetteer and the invented towns")
        for figure in scored.figures:
            if figure.measure in _SHOWN and figure.precision is not None:
                counts = f"({figure.right} hit, {figure.missed} missed, {figure.false} false)"
                shown = f"P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}   {counts}"
                print(f"  {figure.measure:10} {figure.label:16} {shown}")
        print(f"  typical errors made: {scored.wrong}")
        if options.errors:
            show(gold, finder)
    return 0


def read_reports(folder: Path) -> Iterator[GoldArticle]:
    """Yield the articles of a folder with what is marked in them."""
    for path in sorted(folder.glob("*.txt")):
        body, _, ties = path.read_text(encoding="utf-8").partition("\n---\n")
        title, _, marked = body.partition("\n")
        yield _gold(path.stem, title.removeprefix("# "), marked.strip(), ties)


def show(gold: Sequence[GoldArticle], finder: Finder) -> None:
    """Print the relations that were missed or false, with their sentences."""
    for each in gold:
        for verdict in judge_relations(each, finder.find(each.article)):
            if verdict.kind == "right":
                continue
            tie = verdict.found or verdict.gold
            place = each.article.text[verdict.found.start : verdict.found.end] if verdict.found else ""
            if tie is not None:
                print(
                    f"  {each.article.id:12} {verdict.kind:6} {tie.head} {tie.type}:{tie.role or ''} {tie.tail}   {place}"
                )


def _gold(id_: str, title: str, marked: str, ties: str) -> GoldArticle:
    text, mentions = "", []
    last = 0
    names: dict[str, set[str]] = {}
    for found in _NAME.finditer(marked):
        text += marked[last : found.start()]
        official = found["official"] or found["text"]
        names.setdefault(official, set()).add(found["text"])
        place = ("text", len(text), len(text) + len(found["text"]))
        text += found["text"]
        last = found.end()
        mentions.append(
            GoldMention(places=(place,), labels=(LABELS[found["kind"]],), entities=(official,), text=found["text"])
        )
    text += marked[last:]
    entities = tuple(
        GoldEntity(id=name, names=(name, *sorted(forms - {name})), everywhere=name) for name, forms in names.items()
    )
    stated = [_tie(line, names) for line in ties.splitlines() if line]
    return GoldArticle(
        article=Article(id=id_, title=title, text=text),
        mentions=tuple(mentions),
        entities=entities,
        relations=tuple(tie for mark, tie in stated if mark != "-"),
        wrong=tuple(tie for mark, tie in stated if mark == "-"),
    )


def _tie(line: str, names: dict[str, set[str]]) -> tuple[str, GoldRelation]:
    mark = line[0] if line[:2] in {"? ", "- "} else "+"
    head, type_, tail = (part.strip() for part in line.removeprefix(f"{mark} ").split(" | "))
    for name in (head, tail):
        if name not in names:
            raise ValueError(f"{line}: no name {name!r} is marked in the text")
    kind, _, role = type_.partition(":")
    return mark, GoldRelation(head=head, type=kind, tail=tail, role=role or None, optional=mark == "?")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
