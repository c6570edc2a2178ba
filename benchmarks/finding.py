"""Sentences per CPU second of ``find``, with and without the learned tagger, against raw kiwi on the same text, in one run.

``python benchmarks/finding.py [--articles N] [--memory [N]]``: articles of eight real sentences, and the real pages, go to kiwi and
to ``find`` in turn, sixteen at a time: as a list, and one by one. The ratio is the median of the paired ones. ``--memory`` finds
in that many short articles of a corpus (100,000 by default) and prints the peak of the process.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from inputs import REAL
from many import articles
from tokens import SENTENCE

from newsmine import extract
from newsmine.corpus.database import Corpus
from newsmine.corpus.write import Input, add_readings
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.records import Article, Reading
from newsmine.text.sentences import sentences

TAGGERS = {"everything on": "shipped", "--tagger none": "none"}
BLOCK = 16
DEMANDED = {"everything on": 0.25, "--tagger none": 0.6}
MEGABYTE = 1024


def main() -> None:
    """Print one line for each kind of text and each finder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--memory", type=int, nargs="?", const=100_000)
    wanted = parser.parse_args()
    if wanted.memory:
        memory(wanted.memory)
        return
    print(f"{'text':10} {'finder':14} {'given':10} {'sentences/s':>12} {'kiwi/s':>8} {'ratio':>6} {'n':>6}  demanded")
    for kind, texts in (("sentences", articles(wanted.articles)), ("pages", pages())):
        # Kiwi reads copies, the tagger does not.
        some = [Article(id=str(n), text=text) for n, text in enumerate(dict.fromkeys(texts))]
        # Two blocks at least: what was read last is remembered.
        size = min(BLOCK, len(some) // 2)
        blocks = [some[i : i + size] for i in range(0, len(some), size)]
        n = sum(1 for one in some for _ in sentences(one.text))
        for name, tagger in TAGGERS.items():
            for given, way in (("a list", in_list), ("one by one", one_by_one)):
                call = way(Finder.from_files(tagger=tagger))
                seconds, raw, ratios = race(blocks, call)
                ratio = statistics.median(ratios)
                print(
                    f"{kind:10} {name:14} {given:10} {n / seconds:12,.0f} {n / raw:8,.0f} {ratio:6.2f} {n:6,}"
                    f"  >= {DEMANDED[name]}"
                )


Block = Sequence[Article]


def in_list(finder: Finder) -> Callable[[Block], object]:
    """Return what finds in articles as a user does who has many."""
    return lambda block: list(find(block, gazetteer=finder))


def one_by_one(finder: Finder) -> Callable[[Block], object]:
    """Return what finds in each article by itself."""
    return lambda block: [finder.find(article) for article in block]


def race(blocks: Sequence[Block], call: Callable[[Block], object]) -> tuple[float, float, list[float]]:
    """Return the CPU seconds of the finder, those of kiwi, and the ratio of each block; the first of them warms up."""
    from kiwipiepy import Kiwi

    kiwi = Kiwi()

    def alone(block: Block) -> None:
        for article in block:
            kiwi.tokenize(article.text)

    alone(blocks[0]), call(blocks[0])
    pairs = [(_seconds(call, block), _seconds(alone, block)) for block in blocks]
    return sum(a for a, _ in pairs), sum(b for _, b in pairs), [b / a for a, b in pairs]


def pages() -> list[str]:
    """Return the text of the real pages, or of none where there are none."""
    found = [extract(path.read_bytes()).text for path in sorted((REAL / "html").glob("*.html"))]
    found += [extract(path.read_text(encoding="utf-8")).text for path in sorted((REAL / "seeds").glob("*.txt"))]
    return [text for text in found if text] * 5


def memory(n: int) -> None:
    """Print the peak of resident memory after so many articles of a corpus."""
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder) / "many.sqlite") as corpus:
        texts = (SENTENCE.format(i=1 + i % 28, n=100 + i) for i in range(n))
        source = Input(path="invented", sha256="", fingerprint="")
        add_readings(corpus, source, (Reading(article=Article(id=f"a{i}", text=text)) for i, text in enumerate(texts)))
        started = time.perf_counter()
        find(corpus, progress=lambda done, of: done % 10_000 or print(f"{done:,} of {of:,}", flush=True))
        taken = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(f"{n:,} articles, {taken:,.0f} s, peak {peak:,.0f} MB (demanded: under 1,500)")


def _seconds(call: Callable[[Block], object], block: Block) -> float:
    started = time.process_time()
    call(block)
    return time.process_time() - started


if __name__ == "__main__":
    main()
