"""Characters per CPU second of each engine through newsmine, against the engine by itself, in one run.

``python benchmarks/tokens.py [ENGINE...] [--sentences N] [--rounds N]``: each round does both in turn, the figure is the
median of the paired ratios. CPU time is the process's, with Java's own threads, so let it warm up (first round is left out).
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable

from newsmine.tokens.jvm import konlpy_tagger
from newsmine.tokens.tokenize import tokenizer

ENGINES = ("kiwi", "mecab", "komoran", "okt", "hannanum", "kkma")
SENTENCE = "광주시는 {i}일 한빛로보틱스와 인공지능 교육을 위한 업무협약을 맺고, 교육생 {n}명을 모집한다고 밝혔다."


def main() -> None:
    """Print one line for each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    texts = [SENTENCE.format(i=1 + i % 28, n=100 + i) for i in range(wanted.sentences)]
    size = sum(map(len, texts))
    print(f"{'engine':10} {'ours, chars/s':>14} {'alone, chars/s':>15} {'ratio':>6}")
    for name in wanted.engines:
        some = texts if name != "kkma" else texts[: max(1, len(texts) // 10)]
        chars = size * len(some) / len(texts)
        ours, alone = tokenizer(name).tokenize, _alone(name)
        pairs = [(_seconds(ours, some), _seconds(alone, some)) for _ in range(wanted.rounds + 1)][1:]
        mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = statistics.median(b / a for a, b in pairs)
        print(f"{name:10} {chars / mine:14,.0f} {chars / other:15,.0f} {ratio:6.2f}")


def _alone(name: str) -> Callable[[str], object]:
    if name == "kiwi":
        import kiwipiepy

        raw: Callable[[str], object] = kiwipiepy.Kiwi().tokenize
    elif name == "mecab":
        import mecab

        raw = mecab.MeCab().parse
    else:
        raw = konlpy_tagger(name.capitalize()).pos
    return raw


def _seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
