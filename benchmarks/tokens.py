"""Characters per CPU second of each engine through newsmine, against the engine by itself, in one run.

``python benchmarks/tokens.py [ENGINE...] [--sentences N] [--articles]``: blocks of twenty sentences go to both in turn, the
one that begins changing from block to block; the figure is the median of the paired ratios. CPU time is the process's, with
Java's own threads. Sentences are those of the real inputs beside the checkout, or invented ones where there are none. Our
records are made when they are looked at, so for kiwi and mecab a second line reads form, tag and place of each token on both
sides; KoNLPy's have no places to read.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterable
from typing import Any

from inputs import REAL

from newsmine.tokens.engines.jvm import konlpy_tagger
from newsmine.tokens.tokenize import tokenizer

ENGINES = ("kiwi", "mecab", "komoran", "okt", "hannanum", "kkma")
DEMANDED = {"kiwi": 0.95, "mecab": 1.3, "komoran": 1.1, "okt": 1.0}
PEERS = {"kiwi": "Kiwi.tokenize", "mecab": "MeCab.parse"}
SENTENCE = "광주시는 {i}일 한빛로보틱스와 인공지능 교육을 위한 업무협약을 맺고, 교육생 {n}명을 모집한다고 밝혔다."
BLOCK = 20


def main() -> None:
    """Print one line for each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--articles", action="store_true", help="twenty sentences at a time as one text")
    wanted = parser.parse_args()
    texts = sentences(wanted.sentences)
    print(f"{'engine':10} {'against':24} {'ours, chars/s':>14} {'alone, chars/s':>15} {'ratio':>6} {'n':>5}  demanded")
    for name in wanted.engines:
        # Kkma is a twentieth as fast as kiwi.
        some = texts if name != "kkma" else texts[: max(4 * BLOCK, len(texts) // 20)]
        blocks = [some[i : i + BLOCK] for i in range(0, len(some), BLOCK)]
        if wanted.articles:
            blocks = [["\n".join(block)] for block in blocks]
        ours, alone = tokenizer(name).tokenize, _alone(name)
        report(name, PEERS.get(name, f"konlpy {name.capitalize()}.pos"), compare(ours, alone, blocks))
        if name in _READ:
            report(
                "",
                "the same, fields read",
                compare(_reading(ours, _READ["ours"]), _reading(alone, _READ[name]), blocks),
            )


def sentences(n: int) -> list[str]:
    """Return real sentences, or invented ones where there are none."""
    path = REAL / "ner" / "sentences_gold.jsonl"
    if not path.exists():
        return [SENTENCE.format(i=1 + i % 28, n=100 + i) for i in range(n)]
    gold = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()[:n]]
    raw = path.with_name("sentences_raw.tsv").read_text(encoding="utf-8").splitlines()
    return gold + [line.split("\t", 1)[1] for line in raw[: n - len(gold)]]


def compare(
    ours: Callable[[str], object], alone: Callable[[str], object], blocks: list[list[str]]
) -> tuple[float, float, list[float]]:
    """Return characters per CPU second of both, and the ratio of each block; the first tenth warms up."""
    for block in blocks[: 1 + len(blocks) // 10]:
        _seconds(ours, block), _seconds(alone, block)
    mine = other = 0.0
    ratios = []
    for i, block in enumerate(blocks):
        if i % 2:
            b, a = _seconds(alone, block), _seconds(ours, block)
        else:
            a, b = _seconds(ours, block), _seconds(alone, block)
        mine, other = mine + a, other + b
        ratios.append(b / a)
    size = sum(len(text) for block in blocks for text in block)
    return size / mine, size / other, ratios


def report(name: str, peer: str, measured: tuple[float, float, list[float]]) -> None:
    """Print a line."""
    ours, alone, ratios = measured
    ratio = statistics.median(ratios)
    demanded = DEMANDED.get(name)
    print(
        f"{name:10} {peer:24} {ours:14,.0f} {alone:15,.0f} {ratio:6.2f} {len(ratios):5}  {demanded or ''}", flush=True
    )


def _alone(name: str) -> Callable[[str], Any]:
    if name == "kiwi":
        import kiwipiepy

        raw: Callable[[str], Any] = kiwipiepy.Kiwi().tokenize
    elif name == "mecab":
        import mecab

        raw = mecab.MeCab().parse
    else:
        raw = konlpy_tagger(name.capitalize()).pos
    return raw


_READ: dict[str, Callable[[Any], object]] = {
    "ours": lambda token: (token.form, token.tag, token.start, token.end),
    "kiwi": lambda token: (token.form, token.tag, token.start, token.end),
    "mecab": lambda morpheme: (morpheme.surface, morpheme.feature.pos, morpheme.span.start, morpheme.span.end),
}


def _reading(tokenize: Callable[[str], Iterable[Any]], read: Callable[[Any], object]) -> Callable[[str], object]:
    return lambda text: [read(token) for token in tokenize(text)]


def _seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
