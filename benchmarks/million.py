"""A corpus of very many made articles on one machine: seconds, articles a second and peak memory of every stage, search, and a day more.

``python benchmarks/million.py [--articles N] [--folder DIR] [--only STAGE…]``: articles of invented words, as frequent as Zipf has them,
as long as real ones, with names of the public gazetteer and invented persons. Every stage is a process of its own, whose peak is told.
The day is 1,000 new articles through all stages, as a share of the whole. Goes on in a folder where it was.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cache
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from newsmine.records import KST

SEED = 7
DAYS, OUTLETS, A_DAY = 1_825, 50, 1_000
WORDS, LAW = 120_000, 1.05
# Words of an article, as those of real ones: half have fewer, one in twenty three times as many.
MEDIAN, SPREAD = 150, 0.65
SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4, 11)]
ENDINGS = [
    "",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에서",
    "으로",
    "의",
    "와",
    "했다.",
    "한다고 밝혔다.",
    "하기로 했다.",
]
# Who is named is named again, most of them seldom, with the post that they hold; some bear the name of another.
PERSONS, FAME, A_PERSON = 200_000, 3, 0.3
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = "가경규기나다도동라래미민범보빈상새서석선성세소솔수아연영예온우원유윤은인재정준지진찬하한해현혜호희"
POSTS = ["시장", "원장", "대표", "총장", "교수", "국장"]
SEARCHED = {"광주": 0.12, "사관": 0.02, "인공지능사관학교": 0.02, "한빛창업지원센터": 0.0005}
STAGES = ("import", "find", "connect", "export")
TRIES = 15
MEGABYTE = 1024


class Maker:
    """Makes articles; the same number gives the same article."""

    def __init__(self) -> None:
        from newsmine.entities.gazetteer import PUBLIC, read_gazetteer

        draw = np.random.default_rng(SEED)
        self.names = [entry.name for entry in read_gazetteer(PUBLIC)]
        sizes = draw.integers(2, 5, WORDS)
        letters = draw.choice(SYLLABLES, (WORDS, 4))
        self.words = np.array(["".join(row[:size]) for row, size in zip(letters, sizes, strict=True)])
        law = 1.0 / (np.arange(WORDS) + 3) ** LAW
        self.law = np.cumsum(law / law.sum())
        given = draw.integers(0, len(GIVEN), (PERSONS, 2)).tolist()
        surnames, posts = draw.integers(0, len(SURNAMES), PERSONS), draw.integers(0, len(POSTS), PERSONS)
        bodies = draw.zipf(1.3, PERSONS) % len(self.names)
        self.persons = [
            f"{SURNAMES[surname]}{GIVEN[a]}{GIVEN[b]} {self.names[body]} {POSTS[post]}"
            for surname, (a, b), body, post in zip(surnames, given, bodies, posts, strict=True)
        ]

    def rows(self, first: int, last: int) -> Iterator[dict[str, object]]:
        """Yield articles as records, a thousand made at a time."""
        for start in range(first, last, A_DAY):
            draw = np.random.default_rng([SEED, start])
            for n in range(start, min(last, start + A_DAY)):
                yield self._row(n, draw)

    def _row(self, n: int, draw: np.random.Generator) -> dict[str, object]:
        size = int(np.clip(draw.lognormal(np.log(MEDIAN), SPREAD), 20, 2_000))
        words = self.words[np.searchsorted(self.law, draw.random(size))].tolist()
        endings = draw.integers(0, len(ENDINGS), size).tolist()
        text = [word + ENDINGS[ending] for word, ending in zip(words, endings, strict=True)]
        for at in draw.integers(0, size, 3 + size // 25).tolist():
            text[at] = self._name(draw)
        for word, share in SEARCHED.items():
            if draw.random() < share:
                text[int(draw.integers(size))] = word + "는"
        for at in range(40, size, 40):
            text[at] += "\n"
        day = datetime(2020, 1, 1, 9, tzinfo=KST) + timedelta(minutes=n * DAYS * 1_440 // 1_000_000)
        return {
            "id": f"made-{n:08}",
            "publisher": f"만든일보{int(draw.integers(OUTLETS))}",
            "title": " ".join(words[:6]),
            "text": " ".join(text).replace("\n ", "\n"),
            "published_at": day.isoformat(),
            "body_complete": True,
            "language": "ko",
        }

    def _name(self, draw: np.random.Generator) -> str:
        if draw.random() < A_PERSON:
            return self.persons[int(PERSONS * draw.random() ** FAME)] + "은"
        return self.names[int(draw.zipf(1.3)) % len(self.names)] + "에서"


def write(folder: Path, n: int) -> None:
    """Write the articles as files of 10,000, and those of a day more."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    parts = [(folder / f"in/{first:08}.jsonl", first, min(n, first + 10_000)) for first in range(0, n, 10_000)]
    with Pool() as pool:
        pool.starmap(_write, [*parts, (folder / "day.jsonl", n, n + A_DAY)])


def _write(file: Path, first: int, last: int) -> None:
    if not file.is_file():
        part = file.with_suffix(".part")
        rows = _maker().rows(first, last)
        part.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        part.rename(file)


@cache
def _maker() -> Maker:
    return Maker()


def stage(name: str, folder: Path) -> None:
    """Do one stage, and print its seconds and the peak of this process."""
    from newsmine.corpus.database import Corpus

    begun = time.perf_counter()
    with Corpus.open(folder / "corpus.sqlite") as corpus:
        _DO[name](corpus, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(json.dumps({"seconds": time.perf_counter() - begun, "megabytes": peak}))


def _import(corpus, folder):  # noqa: ANN001, ANN202 - a stage
    from newsmine.runs.inputs import import_files

    files = [*sorted((folder / "in").glob("*.jsonl")), *folder.glob("more.jsonl")]
    import_files(corpus, [(file, None) for file in files], root=folder)


def _find(corpus, _folder):  # noqa: ANN001, ANN202
    from newsmine.entities.find import find

    find(corpus, tagger="none")


def _connect(corpus, folder):  # noqa: ANN001, ANN202
    import newsmine as nm

    nm.export(nm.connect(corpus, min_count=20, top=2_000), folder / "graph.gexf")


def _export(corpus, folder):  # noqa: ANN001, ANN202
    from newsmine.corpus.parquet import write_parquet

    write_parquet(corpus, folder / "tables")


_DO: dict[str, Callable[..., None]] = {"import": _import, "find": _find, "connect": _connect, "export": _export}


def search(folder: Path) -> None:
    """Print how long it takes to count articles with a word, and to show the newest twenty."""
    from newsmine.corpus.database import Corpus
    from newsmine.corpus.search import count
    from newsmine.corpus.search import search as newest

    with Corpus.open(folder / "corpus.sqlite") as corpus:
        for word in SEARCHED:
            found = count(corpus, word)
            counted, shown = (_median(call, corpus, word) for call in (count, newest))
            print(f"{word}: {found:,} articles, counted in {counted:.0f} ms, the newest 20 in {shown:.0f} ms")


def _median(call: Callable[..., object], *given: object) -> float:
    seconds = []
    for _ in range(TRIES):
        begun = time.perf_counter()
        call(*given)
        seconds.append(time.perf_counter() - begun)
    return 1_000 * statistics.median(seconds)


def measured(folder: Path, name: str) -> dict[str, float]:
    """Do a stage in a process of its own, and return what it took."""
    command = [sys.executable, __file__, "--folder", str(folder), "--stage", name]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def main() -> None:
    """Print a line for each stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--stage", choices=STAGES)
    asked = parser.parse_args()
    if asked.stage:
        stage(asked.stage, asked.folder)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = asked.folder or Path(made)
        write(folder, asked.articles)
        whole = {}
        for name in STAGES:
            whole[name] = took = measured(folder, name)
            print(
                f"{name:8} {took['seconds']:9.1f} s {asked.articles / took['seconds']:9,.0f} articles/s "
                f"{took['megabytes']:7,.0f} MB at most",
                flush=True,
            )
        search(folder)
        (folder / "day.jsonl").rename(folder / "more.jsonl")
        day = {name: measured(folder, name)["seconds"] for name in STAGES}
        total, more = sum(each["seconds"] for each in whole.values()), sum(day.values())
        print(
            f"a day more: {more:.1f} s, {more / total:.1%} of {total:,.0f} s", {k: round(v, 1) for k, v in day.items()}
        )


if __name__ == "__main__":
    main()
