"""Scores of names, links and relations on the annotated pages beside the checkout, with and without the study's gazetteer.

Usage: ``python benchmarks/entities.py [FOLDER] [--errors] [--extract] [--captions] [--json]``. FOLDER holds ``gold/`` and
``seeds/``. Body, title and heading lines are given to the finder as one article; with ``--extract`` the page goes through the
reader instead. ``newsmine evaluate`` does the same for any gold.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from newsmine.entities.finder import Finder
from newsmine.evaluation.evaluate import Evaluation, Figure, evaluate
from newsmine.evaluation.read import read_gold
from newsmine.evaluation.report import sheets
from newsmine.evaluation.scores import Score, total

ROOT = Path(__file__).resolve().parents[1]
STUDY = ROOT / "corpora" / "gwangju-ai"
CORE = ("PERSON", "GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY")
SHOWN = ("strict", "relations", "links", "links_all")


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--extract", action="store_true")
    parser.add_argument("--captions", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    cut = "reader" if options.extract else "gold"
    gold = read_gold(options.folder / "gold", pages=options.folder / "seeds", captions=options.captions, cut=cut)
    figures = {}
    for name, paths in (("study + public", [STUDY / "gazetteer.csv"]), ("public only", [])):
        finder = Finder.from_files(*paths, aliases=STUDY / "aliases.csv" if paths else None)
        started = time.process_time()
        scored = evaluate(gold, finder.find)
        seconds = time.process_time() - started
        figures[name] = summary(scored)
        if not options.json:
            report(name, scored, seconds)
        if options.errors:
            show(scored)
    if options.json:
        print(json.dumps(figures))
    return 0


def summary(scored: Evaluation) -> dict[str, float]:
    """Return the figures that tests hold to a floor."""
    found = {(figure.measure, figure.label): figure.f1 for figure in scored.figures}
    return {
        "core": core(scored).f1,
        "all": found["strict", "micro"],
        "HEAD_OF": found.get(("relations", "HEAD_OF"), 0.0),
        "relations": found["relations", "micro"],
        "links": found["links", "B³"],
        "hard": scored.wrong,
    }


def core(scored: Evaluation) -> Score:
    """Return the score of persons and organisations together."""
    return total(
        Score(figure.right or 0, figure.missed or 0, figure.false or 0)
        for figure in scored.figures
        if figure.measure == "strict" and figure.label in CORE
    )


def report(name: str, scored: Evaluation, seconds: float) -> None:
    """Print the table of one set of dictionaries."""
    print(f"== {name} ({seconds:.2f} s of CPU)")
    for figure in scored.figures:
        if figure.measure in SHOWN:
            print(f"  {figure.measure:10} {figure.label:16} {line(figure)}")
    print(f"  {'strict':10} {'core':16} F1 {core(scored).f1:.3f}   hard negatives predicted: {scored.wrong}")


def line(figure: Figure) -> str:
    """Return the figures of a label as a line."""
    if figure.precision is None:
        return f"{'':18}F1 {figure.f1:.3f}"
    counts = "" if figure.right is None else f"   ({figure.right} hit, {figure.missed} missed, {figure.false} false)"
    return f"P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}{counts}"


def show(scored: Evaluation) -> None:
    """Print the errors of names and relations."""
    tables = sheets(scored)
    for name in ("missed", "false"):
        for row in tables[name].itertuples():
            print(f"    {row.article_id[:3]} {name:6} {row.label:12} {row.text}")
    for row in tables["relations"].itertuples():
        print(f"    {row.article_id[:3]} {row.kind:6} {row.type:12} {row.head} -{row.role or ''}-> {row.tail}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
