"""Dates, times and quantities measured: on the annotated pages, as a finder on sentences of KLUE-NER, and for speed.

Usage: ``python benchmarks/values.py [FOLDER] [--errors] [--half 0|1] [--json]``. FOLDER holds ``gold/``, ``seeds/`` and ``ner/``.

Pages: a date is right with the place and the ISO date of the annotation, a quantity with place, value and unit. Only main figures
are annotated there, so what is found beside them is not counted. A page that prints no date is given the last day of the
month that its annotators inferred. Sentences: strict spans. KLUE counts years to days that pass as dates and hours
to seconds as times, so our quantities in such units are compared with those. ``--half`` takes every other sentence;
the rules were written with half 0 in sight, half 1 unseen.
"""

import argparse
import calendar
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timezone
from importlib.util import find_spec
from pathlib import Path

from newsmine.values.find import find_values
from newsmine.values.value import Value

ROOT = Path(__file__).resolve().parents[1]
DAYS = frozenset(["년", "해", "개월", "달", "주", "주일", "일", "세기"])
CLOCK = frozenset(["시간", "분", "초"])
KLUE = {"DATE": "DT", "TIME": "TI", "QUANTITY": "QT"}


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    lines = (options.folder / "ner" / "sentences_gold.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = [json.loads(line) for line in lines]
    figures = {
        "pages": pages(options.folder, errors=options.errors),
        "peers, dates of the pages": {name: peer(options.folder, name) for name in PEERS if find_spec(name)},
        "sentences": {
            f"half {half}": spans(sentences[half::2], errors=options.errors)
            for half in (0, 1)
            if options.half in {None, half}
        },
        "speed": speed([sentence["text"] for sentence in sentences]),
    }
    if options.json:
        print(json.dumps(figures))
        return 0
    for part, rows in figures.items():
        print(part)
        for name, row in rows.items():
            print(f"  {name}: {row}")
    return 0


def pages(folder: Path, *, errors: bool) -> dict[str, dict[str, int]]:
    """Return how many annotated dates and quantities were found and read."""
    counts: dict[str, Counter[str]] = {"dates, explicit or published": Counter(), "dates, all": Counter()}
    counts["quantities"] = Counter()
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (folder / "seeds" / f"{path.stem}.txt").open(encoding="utf-8", newline="") as file:
            page = file.read()
        found = {(one.start, one.end): one for one in find_values(page, published(gold))}
        for wanted in gold["dates"]:
            one = found.get((wanted["start"], wanted["end"]))
            right = {"n": True, "found": one is not None, "iso": one is not None and one.iso == wanted["iso"]}
            right["basis"] = one is not None and one.basis == wanted["basis"]
            counts["dates, all"].update(name for name, is_right in right.items() if is_right)
            if wanted["basis"] in {"explicit", "published"}:
                counts["dates, explicit or published"].update(name for name, is_right in right.items() if is_right)
            if errors and not right["iso"]:
                print("date", path.stem, wanted["text"], wanted["iso"], one)
        for wanted in gold["quantities"]:
            one = found.get((wanted["start"], wanted["end"]))
            right = {"n": True, "found": one is not None, "value": one is not None and one.value == wanted["value"]}
            right["unit"] = one is not None and same_unit(one, wanted["unit"])
            right["approx"] = one is not None and one.approx == wanted.get("approx", False)
            counts["quantities"].update(name for name, is_right in right.items() if is_right)
            if errors and not all(right.values()):
                print("quantity", path.stem, wanted, one)
    return {name: dict(count) for name, count in counts.items()}


def peer(folder: Path, name: str) -> dict[str, int]:
    """Return how many annotated dates another library finds at their place, or around it, and reads."""
    counts: Counter[str] = Counter()
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (folder / "seeds" / f"{path.stem}.txt").open(encoding="utf-8", newline="") as file:
            page = file.read()
        found = list(PEERS[name](page, published(gold)))
        for wanted in gold["dates"]:
            exact = [iso for start, end, iso in found if (start, end) == (wanted["start"], wanted["end"])]
            near = [iso for start, end, iso in found if start < wanted["end"] and wanted["start"] < end]
            counts["n"] += 1
            counts["found"] += bool(exact)
            counts["overlapping"] += bool(near)
            counts["iso of what overlaps"] += any(iso.startswith(wanted["iso"]) for iso in near)
    return dict(counts)


def by_dateparser(page: str, day: date | None) -> Iterator[tuple[int, int, str]]:
    """Yield the dates of dateparser, line by line: it gives no places, so each is sought behind the one before."""
    from dateparser.search import search_dates

    base = datetime.combine(day or datetime.now(timezone.utc).date(), datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    offset = 0
    for line in page.splitlines(keepends=True):
        position = 0
        for form, when in search_dates(line, languages=["ko"], settings=settings) or []:
            position = max(position, line.find(form, position))
            yield offset + position, offset + position + len(form), when.date().isoformat()
        offset += len(line)


def by_korean_datetime(page: str, day: date | None) -> Iterator[tuple[int, int, str]]:
    """Yield the dates of korean-datetime, where it is installed."""
    from korean_datetime import parse_all

    base = datetime.combine(day or datetime.now(timezone.utc).date(), datetime.min.time())
    for found in parse_all(page, now=base):
        yield (*found.span, str(found.start)[:10])


PEERS = {"dateparser": by_dateparser, "korean_datetime": by_korean_datetime}


def published(gold: dict) -> date | None:
    """Return the day of the page, or the last day that its annotators allow."""
    if gold["published"]:
        return date.fromisoformat(gold["published"][:10])
    if not gold["published_inferred"]:
        return None
    year, month = map(int, gold["published_inferred"]["value"].split("-")[:2])
    return date(year, month, calendar.monthrange(year, month)[1])


def same_unit(one: Value, unit: str) -> bool:
    """Return whether the units are one: the annotators add what is counted (개 기업) where the span leaves it out."""
    return one.unit is not None and (one.unit == unit or one.unit == unit.split(maxsplit=1)[0])


def spans(sentences: Sequence[dict], *, errors: bool) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of the strict spans by label."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        wanted = {(start, end, label) for start, end, label in sentence["klue"] if label in KLUE.values()}
        found = set(as_klue(find_values(sentence["text"])))
        for kind, ones in (("hit", wanted & found), ("extra", found - wanted), ("missed", wanted - found)):
            counts.update((kind, label) for _, _, label in ones)
            if errors and kind != "hit":
                for start, end, label in sorted(ones):
                    print(
                        kind, label, f"[{sentence['text'][start:end]}]", sentence["text"][max(0, start - 20) : end + 20]
                    )
    labels = [*KLUE.values(), "all"]
    return {"n": {"sentences": len(sentences)}} | {label: scores(counts, label) for label in labels}


def as_klue(values: Sequence[Value]) -> Iterator[tuple[int, int, str]]:
    """Yield the spans with the labels of KLUE."""
    for one in values:
        unit = (one.unit or "").split(" ")[0]
        label = "DT" if unit in DAYS else "TI" if unit in CLOCK else KLUE[one.label]
        yield one.start, one.end, label


def scores(counts: Counter[tuple[str, str]], label: str) -> dict[str, float]:
    """Return the figures of a label."""
    hit, extra, missed = (
        sum(count for (kind, one), count in counts.items() if kind == wanted and label in {one, "all"})
        for wanted in ("hit", "extra", "missed")
    )
    precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"n": hit + missed, "P": round(precision, 3), "R": round(recall, 3), "F1": round(f1, 3)}


def speed(texts: Sequence[str]) -> dict[str, float]:
    """Return sentences a CPU second, and characters a sentence."""
    day = date(2024, 11, 27)
    rounds = 5
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        for text in texts:
            find_values(text, day)
        best = min(best, time.process_time() - started)
    return {
        "sentences a CPU second": round(len(texts) / best),
        "characters a sentence": round(sum(map(len, texts)) / len(texts), 1),
        "n": len(texts),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
