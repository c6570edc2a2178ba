"""Hand thousands of hostile strings to every tokenizer: which fail, which end the process, which take too long.

Run: ``python benchmarks/hostile_strings.py [ENGINE...] [--count N] [--seed N]``; exit code 1 if a string broke an engine. Each
engine works in a process of its own that is killed and started anew when a string takes too long or ends it.
"""

import argparse
import json
import random
import selectors
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

ENGINES = ("kiwi", "mecab", "komoran", "okt", "hannanum", "kkma")
# Seconds of CPU that a string may take, and of the clock before the process is given up.
LIMIT, PATIENCE = 5.0, 60.0
# Seconds that an engine may take to start on a busy machine.
START = 300.0
LONGEST = 300
SENTENCE = "가온시는 27일 새봄대학과 손잡고 'AI 교실'의 문을 열었다고 밝혔다. "

_WORDS = (
    "가온시는",
    "한빛로보틱스와",
    "인공지능",
    "교육을",
    "27일",
    "시작했다고",
    "밝혔다.",
    "1,200억원",
    "것으로",
    "ㅋㅋ",
    "데이터센터·연구소",
    "3.5배",
)
_RANGES = {
    "syllables": [(0xAC00, 0xD7A3)],
    "letters": [(0x3131, 0x318E)],
    "conjoining": [(0x1100, 0x11FF), (0xA960, 0xA97C), (0xD7B0, 0xD7FB)],
    "modern conjoining": [(0x1100, 0x1112), (0x1161, 0x1175), (0x11A8, 0x11C2)],
    "half width": [(0xFFA0, 0xFFDC), (0xFF01, 0xFF60)],
    "ascii": [(0x20, 0x7E)],
    "digits": [(0x30, 0x39)],
    "latin": [(0x61, 0x7A)],
    "controls": [(0x00, 0x1F), (0x7F, 0x9F)],
    "spaces": [(0x2000, 0x200F), (0x3000, 0x3000), (0xA0, 0xA0), (0x2028, 0x202F), (0x205F, 0x2064), (0xFEFF, 0xFEFF)],
    "signs": [(0x2010, 0x2BFF), (0x3001, 0x303F), (0x3200, 0x33FF)],
    "combining": [(0x0300, 0x036F), (0x20D0, 0x20F0), (0xFE00, 0xFE0F), (0x302A, 0x302F), (0x3099, 0x309A)],
    "surrogates": [(0xD800, 0xDFFF)],
    "emoji": [(0x1F300, 0x1FAFF), (0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF), (0x200D, 0x200D), (0xFE0F, 0xFE0F)],
    "hanja": [(0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x2A6DF)],
    "kana": [(0x3041, 0x30FF)],
    "private": [(0xE000, 0xF8FF), (0xFDD0, 0xFDEF), (0xFFF0, 0xFFFF)],
    "basic plane": [(0x0000, 0xFFFF)],
    "all planes": [(0x0000, 0x10FFFF)],
}
# What the engines' own outputs are made of.
_MARKUP = (
    "/NNG",
    "+",
    "/",
    "Token [morph=",
    ", pos=NNG, beginIndex=0, endIndex=1]",
    "(Noun: 0, 1)",
    "\x1f",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "N/A",
    "*,*",
    '"',
    "\\",
)


def hostile_strings(count: int, seed: int = 4) -> Iterator[str]:
    """Yield random strings of up to 300 characters; the same for a seed."""
    chance = random.Random(seed)  # noqa: S311  a sample, no secret
    for _ in range(count):
        kinds = chance.sample([*_RANGES, "words", "markup"], k=chance.choice((1, 2, 2, 3, 5)))
        length = chance.choice((chance.randint(0, 12), chance.randint(0, LONGEST)))
        parts: list[str] = []
        while sum(map(len, parts)) < length:
            part = _part(chance, chance.choice(kinds))
            parts.append(part * chance.choice((1, 1, 1, 1, 1, 1, 2, 3, 40)))
        yield "".join(parts)[:length]


def _part(chance: random.Random, kind: str) -> str:
    if kind == "words":
        return chance.choice(_WORDS) + chance.choice((" ", " ", ""))
    if kind == "markup":
        return chance.choice(_MARKUP)
    first, last = chance.choice(_RANGES[kind])
    return chr(chance.randint(first, last))


def the_list() -> dict[str, str]:
    """Return the known troublemakers by name."""
    family = "👨\u200d👩\u200d👧"
    texts = {
        "decomposed": unicodedata.normalize("NFD", SENTENCE * 3),
        "half decomposed": unicodedata.normalize("NFD", SENTENCE) + SENTENCE,
        "half composed": SENTENCE.replace("온", "오\u11ab"),
        "old hangul": "ᄒ\u119eᆫ글 나랏말ᄊ\u119e미 " + SENTENCE,
        "letters": "ㅎㅏㄴㄱㅡㄹ ㅋㅋ ㅠㅠ " + SENTENCE,
        "zero width": "\u200b".join(SENTENCE),
        "joiners": "\u200d".join(SENTENCE),
        "nul": "\0".join(SENTENCE),
        "byte order marks": "\ufeff" + SENTENCE + "\ufeff",
        "high half": "\ud83d".join(SENTENCE),
        "low half": "\ude00" + SENTENCE + "\ude00",
        "halves": "\ud83d\ude00" + SENTENCE,
        "swapped halves": "\ude00\ud83d" + SENTENCE,
        "emoji": "😀".join(SENTENCE),
        "families": f" {family} ".join(SENTENCE),
        "flags": "🇰🇷🇺🇸" * 20 + SENTENCE,
        "tones": "👍🏽👍🏿" * 20 + SENTENCE,
        "variations": "☀\ufe0f❤\ufe0f\u200d🔥1\ufe0f\u20e3" * 20 + SENTENCE,
        "empty": "",
        "blank": " " * LONGEST,
        "line feeds": "\n" * LONGEST,
        "odd blanks": "\u3000\u00a0\t\r\n\x0b\x0c\x85\u2028\u2029\u1680" * 20,
        "blank lines": "\n \n".join(SENTENCE for _ in range(3)) + "\n\n",
        "marks": "가" + "\u0301" * LONGEST,
        "one blank, many": "가" + " " * 100_000 + "나",
        "many lines": "가\n" * 2_000,
        "brackets": "(" * 500 + "가" + ")" * 500,
        "quotes": "\"'“‘" * 200,
        "tabs": "\t".join(SENTENCE),
        "addresses": "http://" + "a." * 500 + "kr " + "@" * 300 + "#" * 300 + " a@" + "b." * 300,
        "slashes": "a/b+c/d " * 100,
    }
    for times in (18, 30, 100, 2_200):
        texts |= {
            f"{times} letters": "ㅋ" * times,
            f"{times} vowels": "ㅠ" * times,
            f"{times} consonants": "ᄏ" * times,
        }
        texts |= {f"{times} {sign!r}": sign * times for sign in ".·…-=①㈜□★/~^(1aA가다!？ｱ中"}
        texts[f"{times} syllables in turn"] = ("한국" * times)[:times]
        texts[f"{times} digits in turn"] = ("1,2.3" * times)[:times]
        texts[f"{times} words unspaced"] = ("".join(SENTENCE.split()) * times)[:times]
    return texts


@dataclass(frozen=True)
class Outcome:
    """What became of a string: ``tokens``, the name of our own error, or ``BROKEN`` and why; and its seconds of CPU."""

    name: str
    what: str
    seconds: float


def outcomes(engine: str, count: int, seed: int = 4, *, listed: bool = True) -> list[Outcome]:
    """Return what became of each string; the engine runs in processes that may be killed."""
    names = [name for name, _ in _strings(count, seed, listed=listed)]
    done: list[Outcome] = []
    while len(done) < len(names):
        said, why = _session(engine, (count, seed, listed), len(done))
        done += [Outcome(*each) for each in said]
        if len(done) < len(names):
            done.append(Outcome(names[len(done)], f"BROKEN: {why}", PATIENCE))
    return done


def _session(engine: str, strings: tuple[int, int, bool], first: int) -> tuple[list[tuple[str, str, float]], str]:
    """Run a process from the string ``first`` on, until it ends or has to be killed; return what it said, and why it ended."""
    count, seed, listed = strings
    command = [sys.executable, __file__, engine, f"--count={count}", f"--seed={seed}", f"--from={first}"]
    said: list[tuple[str, str, float]] = []
    ready = False
    with (
        subprocess.Popen(
            [*command, *([] if listed else ["--random-only"])], stdout=subprocess.PIPE, text=True
        ) as process,
        selectors.DefaultSelector() as waiting,
    ):
        assert process.stdout is not None  # noqa: S101  it is a pipe
        waiting.register(process.stdout, selectors.EVENT_READ)
        while waiting.select(PATIENCE if ready else START):
            line = process.stdout.readline()
            if not line and not ready:
                raise RuntimeError(f"{engine!r} does not start")
            if not line:
                return said, f"the process ended with code {process.wait()}"
            if line == "ready\n":
                ready = True
            else:
                said.append(tuple(json.loads(line)))
        process.kill()
    if not ready:
        raise RuntimeError(f"{engine!r} does not start in {START} s")
    return said, f"nothing for {PATIENCE} s"


def _strings(count: int, seed: int, *, listed: bool) -> list[tuple[str, str]]:
    some = list(the_list().items()) if listed else []
    return some + [(f"#{i} of seed {seed}", text) for i, text in enumerate(hostile_strings(count, seed))]


def _work(engine: str, strings: list[tuple[str, str]]) -> None:
    """Print what becomes of each string, in a process of its own."""
    from newsmine.errors import NewsmineError
    from newsmine.tokens.tokenize import tokenizer

    tok = tokenizer(engine)
    tok.tokenize(SENTENCE)
    print("ready", flush=True)
    for name, text in strings:
        began = time.process_time()
        try:
            what = _unlawful(text, tok.tokenize(text)) or "tokens"
        except NewsmineError as error:
            what = type(error).__name__ if "\n" not in str(error) else f"BROKEN: two lines in {error!r:.200}"
        # Whatever else comes out of an engine is what this looks for.
        except Exception as error:  # noqa: BLE001
            what = f"BROKEN: {type(error).__name__}: {str(error)[:200]}"
        seconds = time.process_time() - began
        if seconds > LIMIT:
            what = f"BROKEN: {seconds:.1f} s"
        print(json.dumps([name, what, seconds]), flush=True)


def _unlawful(text: str, tokens: list) -> str:
    """Say which law the tokens break, if any."""
    for name in ("start", "sentence", "word"):
        column = [getattr(token, name) for token in tokens]
        if column != sorted(column):
            return f"BROKEN: {name} runs back"
    for token in tokens:
        if not (token.form and token.pos and 0 <= token.start <= token.end <= len(text)):
            return f"BROKEN: {token!r}"
        if token.exact != (text[token.start : token.end] == token.form):
            return f"BROKEN: exact of {token!r}"
        token.form.encode()
    return ""


def main() -> int:
    """Print a line an engine and every string that broke it; return how many did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--from", type=int, default=None, dest="first", help=argparse.SUPPRESS)
    parser.add_argument("--random-only", action="store_true", help="leave the known troublemakers out")
    wanted = parser.parse_args()
    if wanted.first is not None:
        strings = _strings(wanted.count, wanted.seed, listed=not wanted.random_only)
        _work(wanted.engines[0], strings[wanted.first :])
        return 0
    broken = 0
    for engine in wanted.engines:
        found = outcomes(engine, wanted.count, wanted.seed, listed=not wanted.random_only)
        bad = [each for each in found if each.what != "tokens"]
        said = Counter(each.what.partition(":")[0] for each in found)
        slowest = max(found, key=lambda each: each.seconds)
        total = sum(each.seconds for each in found)
        print(
            f"{engine:9} n {len(found):5}  {total:6.1f} s of CPU, worst {slowest.seconds:5.2f} s ({slowest.name})  {dict(said)}",
            flush=True,
        )
        for each in bad:
            print(f"  {each.name}: {each.what}", flush=True)
        broken += len(bad)
    return broken


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
