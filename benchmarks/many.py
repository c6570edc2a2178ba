"""Many texts: what workers, limits and the memory of what comes again bring and cost.

``python benchmarks/many.py workers|limit|repeats|lines [ENGINE...] [--articles N] [--rounds N]``

``workers``: wall time of 2 workers against 1 (kiwi: its threads, and processes beside them), from the first tokens on: the
start of the processes is shown by itself. ``limit``: wall time of a call in a process of its own against one in ours.
``repeats``: CPU time of a list in which stories and lines come again, and of one without any, against a plain loop.
``lines``: how many pieces are the same when each line is cut by itself. Figures are medians of rounds in turn.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from tokens import sentences

from newsmine.records import Token
from newsmine.tokens.clean import clean
from newsmine.tokens.finish import Finish
from newsmine.tokens.make import make_engine
from newsmine.tokens.pieces import Pieces
from newsmine.tokens.tokenize import tokenizer
from newsmine.tokens.workers.spread import Worker, spread

ENGINES = ["kiwi", "mecab", "komoran", "okt", "hannanum", "kkma"]
SENTENCES_AN_ARTICLE = 8
# Kkma is a twentieth as fast as kiwi.
SLOW = {"kkma": 20}
LINES = (
    "새봄일보 김하늘 기자 sky@example.kr",
    "<저작권자 새봄일보, 무단 전재와 재배포를 금합니다>",
    "제보는 새봄일보 뉴스룸으로 하면 됩니다",
)


def main() -> None:
    """Print one line for each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("workers", "limit", "repeats", "lines"))
    parser.add_argument("engines", nargs="*", default=ENGINES)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    measure = {"workers": workers, "limit": limit, "repeats": repeats, "lines": lines}[wanted.what]
    for name in wanted.engines:
        measure(name, articles(wanted.articles // SLOW.get(name, 1)), wanted.rounds)


def articles(n: int) -> list[str]:
    """Return texts of eight sentences, a line each, all different."""
    lines = list(dict.fromkeys(sentences(n * SENTENCES_AN_ARTICLE)))
    return ["\n".join(lines[i : i + SENTENCES_AN_ARTICLE]) for i in range(0, len(lines), SENTENCES_AN_ARTICLE)]


def workers(name: str, texts: list[str], rounds: int) -> None:
    """Race two workers and one."""
    tok = tokenizer(name)
    tok.tokenize(texts[0])
    ways: dict[str, Callable[[], Iterator[Iterable[Token]]]] = {
        "1": lambda: tok.tokenize_many(texts),
        "2": lambda: tok.tokenize_many(texts, 2),
    }
    if name == "kiwi":
        ways["2 processes"] = lambda: (done.tokens for _, done in spread(Worker(name, (), Finish()), iter(texts), 2))
    taken: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, many in ways.items():
            taken[way].append(first_and_rest(many()))
    for way in [way for way in ways if way != "1"]:
        ratios = [alone / several for (_, alone), (_, several) in zip(taken["1"], taken[way], strict=True)]
        start = statistics.median(first for first, _ in taken[way])
        print(
            f"{name:9} {way:12} {statistics.median(ratios):5.2f} times 1 worker (n={rounds}, {len(texts)} texts), start {start:.1f} s"
        )


def first_and_rest(many: Iterator[Iterable[Token]]) -> tuple[float, float]:
    """Return the seconds until the first tokens, and from then on; their records are made."""
    begun = time.perf_counter()
    list(next(many))
    first = time.perf_counter()
    for tokens in many:
        list(tokens)
    return first - begun, time.perf_counter() - first


def limit(name: str, texts: list[str], rounds: int) -> None:
    """Race calls in a process of their own and in ours."""
    plain, guarded = tokenizer(name), tokenizer(name, time_limit=60)
    some = [line for text in texts[:20] for line in text.split("\n")]
    ratios, extra = [], []
    for tok in (plain, guarded):
        tok.tokenize(some[0])
    for _ in range(rounds):
        alone, apart = seconds(plain.tokenize, some), seconds(guarded.tokenize, some)
        ratios.append(apart / alone)
        extra.append((apart - alone) / len(some) * 1e6)
    print(
        f"{name:9} with a limit {statistics.median(ratios):5.2f} times the wall time of a sentence, "
        f"{statistics.median(extra):6.0f} µs more a call (n={rounds} x {len(some)})"
    )


def seconds(act: Callable[[str], Iterable[Token]], texts: list[str]) -> float:
    """Return the wall seconds of the calls, with the records that they give."""
    begun = time.perf_counter()
    for text in texts:
        list(act(text))
    return time.perf_counter() - begun


def repeats(name: str, texts: list[str], rounds: int) -> None:
    """Weigh the memory of what comes again: lists with and without."""
    tok = tokenizer(name)
    tok.tokenize(texts[0])
    # Each third story is a copy of an earlier one, and each ends with lines that all stories of its outlet share.
    known = [f"{texts[i // 3 if i % 3 == 2 else i]}\n" + "\n".join(LINES) for i in range(len(texts))]
    for what, some in (("a third copied, shared lines", known), ("none", texts)):
        ratios = []
        for _ in range(rounds):
            plain = cpu(tok.tokenize(text) for text in some)
            ratios.append(cpu(tok.tokenize_many(some)) / plain)
        print(
            f"{name:9} {what:30} {statistics.median(ratios):6.3f} of a plain loop's CPU time (n={rounds}, {len(some)} texts)"
        )


def cpu(many: Iterable[Iterable[Token]]) -> float:
    """Return the CPU seconds, Java's threads with them; the records are made."""
    begun = time.process_time()
    for tokens in many:
        list(tokens)
    return time.process_time() - begun


def lines(name: str, texts: list[str], rounds: int) -> None:
    """Count the pieces that a line has by itself as well as in its text."""
    del rounds
    engine = make_engine(name)
    same = every = 0
    for text in texts:
        cleaned = clean(text, engine.rules).text
        whole = set(rows(engine.pieces(cleaned), 0))
        at, apart = 0, []
        for line in cleaned.split("\n"):
            if line.strip():
                apart.append(rows(engine.pieces(line), at))
            at += len(line) + 1
        every += len(whole)
        same += len(whole.intersection(chain.from_iterable(apart)))
    print(f"{name:9} {same:7} of {every:7} pieces are the same line by line: {same / every:.5f}")


def rows(pieces: Pieces, at: int) -> list[tuple[str, str, int, int, str | None]]:
    """Return the pieces as rows, at their places in the whole text."""
    lemmas = pieces.lemmas or [None] * len(pieces.forms)
    starts, ends = ([place + at for place in places] for places in (pieces.starts, pieces.ends))
    return list(zip(pieces.forms, pieces.tags, starts, ends, lemmas, strict=True))


if __name__ == "__main__":
    main()
