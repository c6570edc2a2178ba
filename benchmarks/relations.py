"""F1 of deeds and places by type on the invented reports of ``tests/entities/relations``, and what was missed or false.

Usage: ``python benchmarks/relations.py [FILE...] [--errors]``. Without files, those that the rules were written with.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsmine.entities.finder import Finder
from newsmine.entities.link import bare

REPORTS = Path(__file__).resolve().parents[1] / "tests" / "entities" / "relations"
UNDIRECTED = ("SIGNED_MOU_WITH", "PARTNER_OF")
# Their reports stand in other tests.
ELSEWHERE = ("HEAD_OF", "AFFILIATED_WITH")

Tie = tuple[str, str, str]


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path, default=[REPORTS / "known.txt"])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    finder = Finder.from_files(REPORTS / "names.csv")
    for path in options.files:
        counts: Counter[tuple[str, str]] = Counter()
        for text, marked in reports(path):
            for kind, tie in judge(finder, text, marked):
                counts[kind, tie[1]] += 1
                if options.errors and kind != "hit":
                    print(f"{kind:6} {' | '.join(tie)}\n       {text}")
        print(f"== {path.name}")
        types = sorted({name for _, name in counts})
        for name in [*types, "all"]:
            hit, miss, false, never = (
                sum(counts[kind, each] for each in (types if name == "all" else [name]))
                for kind in ("hit", "miss", "false", "never")
            )
            f1 = 2 * hit / max(1, 2 * hit + miss + false)
            print(f"  {name:16} F1 {f1:.3f}   ({hit} hit, {miss} missed, {false} false, {never} of them ruled out)")
    return 0


def reports(path: Path) -> Iterator[tuple[str, dict[Tie, str]]]:
    """Yield each report with its marked relations: ``+`` wanted, ``?`` allowed, ``-`` ruled out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        marks = [line for line in lines if line[:2] in {"+ ", "? ", "- "}]
        text = "\n".join(line for line in lines if line not in marks)
        if text:
            yield text, {_tie(*line[2:].split(" | ")): line[0] for line in marks}


def judge(finder: Finder, text: str, marked: dict[Tie, str]) -> Iterator[tuple[str, Tie]]:
    """Yield (hit, miss, false or never; relation) for what is found and what is wanted."""
    found = {_tie(r.head, r.type, r.tail) for r in finder.find(text).relations if r.type not in ELSEWHERE}
    for tie in sorted(found):
        mark = marked.get(tie)
        if mark == "+":
            yield "hit", tie
        elif mark != "?":
            yield "false", tie
        if mark == "-":
            yield "never", tie
    for tie, mark in marked.items():
        if mark == "+" and tie not in found:
            yield "miss", tie


def _tie(head: str, kind: str, tail: str) -> Tie:
    first, second = bare(head), bare(tail)
    return (second, kind, first) if kind in UNDIRECTED and second < first else (first, kind, second)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
