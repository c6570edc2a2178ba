"""How many listed names are one token, in each engine, over real pages; what it costs; and what compounds alone reach.

Usage: python benchmarks/user_words.py [kiwi mecab komoran okt hannanum kkma] [--failures] [--bare]

The texts are the real inputs beside the checkout; the names stand in tests/tokens/names.txt. An occurrence counts where no
longer name stands over it and no letter or digit touches its beginning; behind it may stand anything that is no Latin
letter or digit after one, for compounds only what ends a word: no letter, or a particle. It is kept if some token has
exactly its place, verbatim. ``--bare`` makes the engine without the words, so that only the enforcement works.
"""

import argparse
import re
import time
from collections import Counter
from pathlib import Path

import newsmine as nm
from newsmine.plugins import load
from newsmine.tokens.dictionary.rests import rest_tag
from newsmine.tokens.dictionary.user_words import read_user_words
from newsmine.tokens.tokenizer import Tokenizer

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
ENGINES = ("kiwi", "mecab", "komoran", "okt", "hannanum", "kkma")


def real_texts() -> list[str]:
    """Return the saved pages as they are, and title and text of the HTML pages."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((DATA / "seeds").glob("*.txt"))]
    for path in sorted((DATA / "html").glob("*.html")):
        article = nm.extract(path.read_bytes())
        texts.append(f"{article.title or ''}\n{article.text}")
    return texts


def names() -> list[str]:
    """Return the names of the list."""
    lines = (ROOT / "tests" / "tokens" / "names.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def occurrences(text: str, wanted: list[str], *, whole: bool = False) -> list[tuple[int, int]]:
    """Return where the names stand, the longest first, none over another; ``whole``: with no more than particles behind."""
    taken = [False] * len(text)
    found = []
    for name in sorted(wanted, key=len, reverse=True):
        latin = (
            r"(?![A-Za-z])" if name[-1].isascii() and name[-1].isalpha() else r"(?!\d)" if name[-1].isdigit() else ""
        )
        for match in re.finditer(r"(?<![가-힣A-Za-z0-9])" + re.escape(name) + latin, text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                if not whole or ends_word(text, end):
                    found.append((start, end))
    return sorted(found)


def ends_word(text: str, end: int) -> bool:
    """Return whether no letter stands behind the place, or a particle."""
    rest = re.compile("[가-힣A-Za-z0-9]*").match(text, end).group()
    return not rest or (rest_tag("sejong", rest) or "").startswith(("J", "VCP", "NNB"))


def kept(tokens: list[nm.Token], places: list[tuple[int, int]]) -> list[bool]:
    """Return for each place whether a token has it."""
    whole = {(token.start, token.end) for token in tokens if token.exact}
    return [place in whole for place in places]


def measure(
    tokenizer: Tokenizer, texts: list[str], wanted: list[str], *, whole: bool, **finish: bool
) -> tuple[int, int, Counter[str]]:
    """Return how many occurrences are one token, how many there are, and the others."""
    good = n = 0
    bad: Counter[str] = Counter()
    for text in texts:
        places = occurrences(text, wanted, whole=whole)
        marks = kept(tokenizer.tokenize(text, **finish), places)
        n, good = n + len(places), good + sum(marks)
        bad.update(
            text[max(start - 6, 0) : end + 6].replace("\n", "/")
            for (start, end), ok in zip(places, marks, strict=True)
            if not ok
        )
    return good, n, bad


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("engines", nargs="*", default=ENGINES)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--bare", action="store_true")
    asked = parser.parse_args()
    texts, wanted = real_texts(), names()
    single = [name for name in wanted if " " not in name]
    words = read_user_words(wanted)
    for name in asked.engines:
        plain = nm.tokenizer(name)
        engine = load("tokenizers", name)(() if asked.bare else words)
        runs = {
            "user words": (Tokenizer(engine, words), wanted, {}),
            "compounds alone": (plain, single, {"compounds": True}),
            "neither": (plain, single, {}),
        }
        for what, (tokenizer, listed, finish) in runs.items():
            begin = time.process_time()
            good, n, bad = measure(tokenizer, texts, listed, whole=what != "user words", **finish)
            print(
                f"{name:9}{what:16} {good}/{n} = {good / n:.4f}  {len(listed)} names, {time.process_time() - begin:.1f} s CPU"
            )
            if asked.failures and what != "neither":
                print(f"          not: {dict(bad)}")


if __name__ == "__main__":
    main()
