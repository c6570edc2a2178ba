"""How well pages saved as text are read: F1 of the body's words, and lines that do not belong in it.

Run: ``python benchmarks/saved_text.py ../shared/data`` (folders ``seeds`` and ``gold``).
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from inputs import real

from newsmine.articles.saved_text import read_saved_text

NOISE = {"caption", "share_ui", "sidebar", "related", "copyright", "byline", "date", "other"}


def words(text: str) -> Counter[str]:
    """Return the words of a text and how often each stands in it."""
    return Counter(re.findall(r"\w+", text))


def f1(got: Counter[str], want: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall of two bags of words."""
    same = sum((got & want).values())
    return 2 * same / max(1, sum(got.values()) + sum(want.values()))


def main(folder: Path) -> int:
    """Print a line a page, and return how many pages fail the floor."""
    failed = 0
    for path in sorted((folder / "seeds").glob("*.txt")):
        gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        text = path.read_bytes().decode()
        article = read_saved_text(text, path=str(path)).article
        by_kind: dict[str, list[str]] = {}
        for line in gold["lines"]:
            by_kind.setdefault(line["kind"], []).append(text[line["start"] : line["end"]].strip())
        lines = article.text.split("\n")
        headings = {heading for heading in by_kind.get("heading", ()) if heading in lines}
        want = words("\n".join([*by_kind["body"], *headings]))
        score = f1(words(article.text), want)
        noise = [f"{kind}: {line[:30]}" for kind in NOISE for line in by_kind.get(kind, ()) if line in lines]
        failed += score < 0.97 or bool(noise)
        print(
            f"{path.stem}  F1 {score:.4f}  headings {len(headings)}/{len(by_kind.get('heading', ()))}  noise {noise or 'none'}"
        )
        print(
            f"    title {article.title == gold['title']}  published {article.published_at} (gold {gold['published']})"
        )
        print(
            f"    authors {article.authors} (gold {gold['byline']})  publisher {article.publisher} (gold {gold['publisher']})"
        )
        print(
            f"    url {article.url == gold['url']}  subtitle {(article.subtitle or '').split(chr(10)) == (gold['subtitle'] or [''])}"
        )
    return failed


if __name__ == "__main__":
    sys.exit(main(real()))
