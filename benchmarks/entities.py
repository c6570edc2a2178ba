"""Strict F1 of names and relations on the annotated pages beside the checkout, with and without the study's gazetteer.

Usage: ``python benchmarks/entities.py [FOLDER] [--errors] [--extract] [--json]``. FOLDER holds ``gold/`` and ``seeds/``. Body, title and
heading lines are given to the finder as one article; with ``--extract`` the page goes through the reader instead.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsmine.entities.find import Finder
from newsmine.entities.link import bare
from newsmine.records import Article, Mention

ROOT = Path(__file__).resolve().parents[1]
STUDY = ROOT / "corpora" / "gwangju-ai"
CORE = ("PERSON", "GOV", "PUBLIC_ORG", "COMPANY", "UNIVERSITY")
LINES = ("body", "title", "heading", "subtitle")
UNDIRECTED = ("SIGNED_MOU_WITH", "PARTNER_OF")


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--extract", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    figures: dict[str, dict[str, float]] = {}
    for name, paths in (("study + public", [STUDY / "gazetteer.csv"]), ("public only", [])):
        finder = Finder.from_files(*paths, aliases=STUDY / "aliases.csv" if paths else None)
        counts: Counter[tuple[str, str]] = Counter()
        ties: Counter[tuple[str, str]] = Counter()
        started = time.process_time()
        for gold_path in sorted((options.folder / "gold").glob("*.json")):
            gold = json.loads(gold_path.read_text(encoding="utf-8"))
            with (options.folder / "seeds" / f"{gold_path.stem}.txt").open(encoding="utf-8", newline="") as file:
                page = file.read()
            article, places = extracted(page) if options.extract else joined(page, gold)
            found = finder.find(article)
            scored = list(score_mentions(gold, found.mentions, places))
            counts.update((kind, label) for kind, label, _ in scored)
            tied = list(score_relations(gold, places, found.relations))
            ties.update((kind, tie) for kind, tie, _ in tied)
            if options.errors:
                show(gold_path.stem, name, [*scored, *tied])
        if options.json:
            figures[name] = {
                "core": ratio(counts, CORE)[2],
                "all": ratio(counts, sorted({label for _, label in counts}))[2],
                "HEAD_OF": ratio(ties, ["HEAD_OF"])[2],
                "relations": ratio(ties, sorted({tie for _, tie in ties}))[2],
                "hard": sum(value for (kind, _), value in ties.items() if kind == "hard"),
            }
        else:
            report(name, counts, ties, time.process_time() - started)
    if options.json:
        print(json.dumps(figures))
    return 0


def joined(page: str, gold: dict) -> tuple[Article, dict[tuple[str, int], int]]:
    """Return the gold lines as an article, and where each of its characters stands in the page."""
    lines = [line for line in gold["lines"] if line["kind"] in LINES and line.get("dup_of") is None]
    parts: dict[str, list[str]] = {"title": [], "text": []}
    places: dict[tuple[str, int], int] = {}
    for line in lines:
        field = "title" if line["kind"] == "title" else "text"
        offset = sum(len(part) + 1 for part in parts[field])
        spans = [s for s in line.get("segments", []) if s["kind"] == "body"] or [line]
        content = page[spans[0]["start"] : spans[0]["end"]]
        places.update({(field, offset + i): spans[0]["start"] + i for i in range(len(content))})
        parts[field].append(content)
    return Article(id="gold", title="\n".join(parts["title"]) or None, text="\n".join(parts["text"])), places


def extracted(page: str) -> tuple[Article, dict[tuple[str, int], int]]:
    """Return the page as the reader cuts it, its paragraphs found again in the page."""
    from newsmine.articles.extract import extract

    article = extract(page)
    places: dict[tuple[str, int], int] = {}
    for field, text in (("title", article.title or ""), ("text", article.text)):
        offset = 0
        for line in text.split("\n"):
            start = page.find(line)
            if line and start >= 0:
                places.update({(field, offset + i): start + i for i in range(len(line))})
            offset += len(line) + 1
    return article, places


def score_mentions(
    gold: dict, found: Sequence[Mention], places: dict[tuple[str, int], int]
) -> Iterator[tuple[str, str, str]]:
    """Yield (hit, miss or false; label; text) for each gold mention in the given lines and each found one."""
    covered = set(places.values())
    wanted = [m for m in gold["mentions"] if m["start"] in covered]
    lenient = [m for m in gold["optional_mentions"] if m["start"] in covered]
    ignored = [(s["start"], s["end"]) for s in gold["noscore"]]
    taken: set[int] = set()
    for mention in found:
        if (mention.field, mention.start) not in places or (mention.field, mention.end - 1) not in places:
            continue
        start, end = places[mention.field, mention.start], places[mention.field, mention.end - 1] + 1
        if any(a < end and start < b for a, b in ignored):
            continue
        hit = next((i for i, m in enumerate(wanted) if i not in taken and fits(m, start, end, mention.label)), None)
        if hit is not None:
            taken.add(hit)
            yield "hit", wanted[hit]["label"], mention.text
        elif not any(fits(m, start, end, mention.label) for m in lenient):
            yield "false", mention.label, f"{mention.text} ({mention.by})"
    for i, m in enumerate(wanted):
        if i not in taken:
            yield "miss", m["label"], m["text"]


def fits(gold: dict, start: int, end: int, label: str) -> bool:
    """Return whether a span and label are one of those that gold allows."""
    spans = [[gold["start"], gold["end"]], *gold.get("alt_spans", [])]
    return [start, end] in spans and label in {gold["label"], *gold.get("alt_labels", [])}


def score_relations(gold: dict, places: dict, found: Sequence) -> Iterator[tuple[str, str, str]]:
    """Yield (hit, miss, false or hard; type; text) for each relation; optional ones count neither way."""
    names = {e["id"]: {bare(f) for f in (e["canonical"], *e["aliases"])} for e in gold["entities"]}
    covered = set(places.values())
    wanted = (
        [
            r
            for r in gold["relations"]
            if r["evidence"][0] in covered or any(p in covered for p in range(*r["evidence"]))
        ]
        if all(isinstance(r["evidence"][0], int) for r in gold["relations"])
        else [r for r in gold["relations"] if any(p in covered for span in _spans(r["evidence"]) for p in range(*span))]
    )
    taken: set[int] = set()
    seen = set()
    for relation in found:
        key = (relation.head, relation.type, relation.tail)
        if key in seen:
            continue
        seen.add(key)
        text = f"{relation.head} -{relation.type}:{relation.role}-> {relation.tail}"
        if any(_matches(r, relation, names) for r in gold["hard_negatives"]):
            yield "hard", relation.type, text
        hits = [i for i, r in enumerate(wanted) if _matches(r, relation, names)]
        if hits:
            taken.update(hits)
            if not wanted[hits[0]].get("optional"):
                yield "hit", relation.type, text
        elif not any(_matches(r, relation, names) for r in gold["relations"]):
            yield "false", relation.type, text
    for i, r in enumerate(wanted):
        if i not in taken and not r.get("optional"):
            yield "miss", r["type"], f"{r['head_text']} -{r['type']}:{r.get('role')}-> {r['tail_text']}"


def _spans(evidence: list) -> list:
    return [evidence] if isinstance(evidence[0], int) else evidence


def _matches(gold: dict, relation, names: dict) -> bool:  # noqa: ANN001 - a relation of ours
    if gold["type"] != relation.type:
        return False
    if gold["type"] == "HEAD_OF" and gold.get("role") and gold["role"] != relation.role:
        return False
    pairs = [(relation.head, relation.tail)]
    if gold["type"] in UNDIRECTED:
        pairs.append((relation.tail, relation.head))
    heads, tails = names.get(gold["head"], set()), names.get(gold["tail"], set())
    return any(bare(head) in heads and bare(tail) in tails for head, tail in pairs)


def ratio(counts: Counter, labels: Sequence[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the labels."""
    hit, miss, false = (sum(counts[kind, label] for label in labels) for kind in ("hit", "miss", "false"))
    return hit / max(1, hit + false), hit / max(1, hit + miss), 2 * hit / max(1, 2 * hit + miss + false)


def f1(counts: Counter, labels: Sequence[str]) -> str:
    """Return the figures of the labels as a line."""
    hit, miss, false = (sum(counts[kind, label] for label in labels) for kind in ("hit", "miss", "false"))
    precision, recall, both = ratio(counts, labels)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}   ({hit} hit, {miss} missed, {false} false)"


def report(name: str, counts: Counter, ties: Counter, seconds: float) -> None:
    """Print the table of one set of dictionaries."""
    labels = sorted({label for _, label in counts})
    print(f"== {name} ({seconds:.2f} s of CPU)")
    for label in labels:
        print(f"  {label:12} {f1(counts, [label])}")
    print(f"  {'core':12} {f1(counts, CORE)}")
    print(f"  {'all':12} {f1(counts, labels)}")
    for tie in sorted({tie for _, tie in ties}):
        print(f"  {tie:16} {f1(ties, [tie])}")
    print(
        f"  {'relations':16} {f1(ties, sorted({tie for _, tie in ties}))}   hard negatives predicted: {sum(v for (k, _), v in ties.items() if k == 'hard')}"
    )


def show(stem: str, name: str, scored: Sequence[tuple[str, str, str]]) -> None:
    """Print the errors of a page."""
    for kind, label, text in scored:
        if kind != "hit":
            print(f"    {stem[:3]} {name}: {kind:5} {label:12} {text}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
