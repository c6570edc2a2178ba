"""Places and tags of each tokenizer over real sentences and pages, against the engine by itself, in one run.

``python benchmarks/offsets.py [ENGINE...] [--sentences N] [--seed N]``: for each engine one line; exit code 1 if a place is wrong or
fewer than 99.9 % of the sentences are cut as the engine cuts them itself. Kkma takes minutes.
"""

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from inputs import real

from newsmine.articles.extract import extract
from newsmine.errors import NewsmineError
from newsmine.records import Token
from newsmine.tokens.engines.jvm import konlpy_tagger
from newsmine.tokens.tokenize import tokenizer

ENGINES = ("kiwi", "mecab", "komoran", "okt", "hannanum", "kkma")
FLOOR = 0.999
# How many of the texts that differ are shown.
SHOWN = 5


def main() -> int:
    """Print a line for each engine and return 1 if one breaks a law."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--sentences", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--differences", type=Path, help="a file for the texts that are cut otherwise, as JSON lines")
    wanted = parser.parse_args()
    sys.argv[1:] = []
    some, pages = sentences(real("ner"), wanted.sentences, wanted.seed), list(articles(real()))
    failed = 0
    for name in wanted.engines:
        failed += _measure(name, some, pages, wanted.differences)
    return 1 if failed else 0


def sentences(folder: Path, count: int, seed: int) -> list[str]:
    """Return a sample of the sentences with and without labels."""
    gold = (folder / "sentences_gold.jsonl").read_text(encoding="utf-8").splitlines()
    raw = (folder / "sentences_raw.tsv").read_text(encoding="utf-8").splitlines()
    every = [json.loads(line)["text"] for line in gold] + [line.split("\t", 1)[1] for line in raw]
    return random.Random(seed).sample(every, count)  # noqa: S311  a sample, no secret


def articles(folder: Path) -> Iterator[str]:
    """Yield the text of every real page that is read."""
    for path in sorted([*(folder / "seeds").iterdir(), *(folder / "html").glob("*.html")]):
        try:
            yield extract(path.read_bytes()).text
        except NewsmineError as error:
            print(f"{path.name}: {error}", file=sys.stderr)


def own_pos(name: str) -> Callable[[str], list[tuple[str, str]]]:
    """Return the engine's own ``pos``, without newsmine."""
    if name == "kiwi":
        import kiwipiepy

        kiwi = kiwipiepy.Kiwi()
        return lambda text: [(token.form, token.tag) for token in kiwi.tokenize(text)]
    if name == "mecab":
        import mecab

        pos: Callable[[str], list[tuple[str, str]]] = mecab.MeCab().pos
        return pos
    tagger: Callable[[str], list[tuple[str, str]]] = konlpy_tagger(name.capitalize()).pos
    return tagger


def without_blanks(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs without those of a blank: Okt takes a line feed for a foreign word."""
    return [pair for pair in pairs if pair[0].strip()]


def wrongs(text: str, tokens: list[Token]) -> list[str]:
    """Return the laws that the tokens break."""
    found = [
        f"{name} runs back"
        for name in ("start", "sentence", "word")
        for column in [[getattr(token, name) for token in tokens]]
        if column != sorted(column)
    ]
    words = [place.span() for place in re.finditer(r"\S+", text)]
    for token in tokens:
        # What is contracted into nothing (구이다 → 구다) stands for no character.
        if not 0 <= token.start <= token.end <= len(text):
            found.append("out of bounds")
        if token.exact != (text[token.start : token.end] == token.form):
            found.append("exact is wrong")
        if words and not words[token.word][0] <= token.start <= words[token.word][1]:
            found.append("not in its word")
        if text[token.start : token.end].strip() != text[token.start : token.end]:
            found.append("begins or ends with a blank")
    return found


def _measure(name: str, some: list[str], pages: list[str], differences: Path | None) -> bool:
    began = time.perf_counter()
    tok, own = tokenizer(name), own_pos(name)
    broken: Counter[str] = Counter()
    total = exact = same = same_pages = 0
    other: list[str] = []
    for text in some + pages:
        tokens = tok.tokenize(text)
        broken.update(wrongs(text, tokens))
        total += len(tokens)
        exact += sum(token.exact for token in tokens)
    for text in some:
        if tok.pos(text) == without_blanks(own(text)):
            same += 1
        else:
            other.append(text)
    for page in pages:
        same_pages += tok.pos(page) == without_blanks(own(page))
    print(
        f"{name:9} {len(some):,} sentences and {len(pages)} pages, {total:,} tokens: wrong places {sum(broken.values())}, "
        f"exact {exact / total:.4f}, pos as its own {same / len(some):.4f} of sentences, {same_pages} of {len(pages)} pages "
        f"({time.perf_counter() - began:.0f} s)",
        flush=True,
    )
    for law, count in broken.most_common(SHOWN):
        print(f"  {law}: {count}", flush=True)
    if differences is not None:
        with differences.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps([name, text], ensure_ascii=False) + "\n" for text in other)
    return bool(broken) or same < FLOOR * len(some)


if __name__ == "__main__":
    sys.exit(main())
