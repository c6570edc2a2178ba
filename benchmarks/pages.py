"""Score the readers of pages against gold and take their time, with trafilatura and newspaper4k beside them.

    python benchmarks/pages.py PAGES_FOLDER

The folder holds pages and ``gold.json``: file name -> title, date ("YYYY-MM-DD HH:MM"), authors, text. The readers that
run on every page: ours with layouts (with the URL of ``MANIFEST.tsv`` and without), ours without layouts, trafilatura in its
precision mode and newspaper4k (``pip install 'newsmine[bench]'``; left out where it is not installed). The pages are
decoded by each in its own way. Then all take turns on the same pages, and the CPU time of each is summed.
"""

import argparse
import contextlib
import csv
import importlib.util
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from inputs import real

from newsmine.articles.extract import read
from newsmine.errors import NewsmineError
from newsmine.html.clean import line_kind
from newsmine.html.decode import decode
from newsmine.records import Page

_ROUNDS = 5


class Answer(NamedTuple):
    """What a reader says of a page."""

    text: str
    title: str
    date: str
    authors: list[str]


Reader = Callable[[bytes, str | None], Answer]


def main() -> None:
    """Print a table for each reader, and their averages; then their speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder or real("html")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    urls = _urls(folder / "MANIFEST.tsv")
    readers: dict[str, Reader] = {
        "layouts": lambda body, url: _ours(Page(body=body, url=url)),
        "layouts, no URL": lambda body, _: _ours(Page(body=body)),
        "generic": lambda body, url: _ours(Page(body=body, url=url), layouts=False),
        "trafilatura": lambda body, _: _trafilatura(body),
    }
    if importlib.util.find_spec("newspaper") is not None:
        readers["newspaper4k"] = _newspaper
    for name, reader in readers.items():
        _report(name, reader, folder, gold, urls)
    _race(readers, [((folder / file).read_bytes(), urls.get(file)) for file in gold])


def five_gram_f1(got: str, want: str) -> float:
    """Return the F1 of character five-grams, blanks as one."""
    first, second = _grams(got), _grams(want)
    common = sum((first & second).values())
    return 2 * common / max(1, sum(first.values()) + sum(second.values()))


def _grams(text: str) -> Counter[str]:
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    return Counter(plain[start : start + 5] for start in range(max(1, len(plain) - 4)))


def _urls(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return {row["file"]: row["url"] for row in csv.DictReader(file, delimiter="\t")}


def _ours(page: Page, *, layouts: bool = True) -> Answer:
    article = read(page) if layouts else read(page, publishers=())
    found = article.article
    date = f"{found.published_at:%Y-%m-%d %H:%M}" if found.published_at else ""
    return Answer(found.text, found.title or "", date, list(found.authors))


def _trafilatura(body: bytes) -> Answer:
    import trafilatura

    found = trafilatura.bare_extraction(decode(body).text, favor_precision=True, include_comments=False)
    if found is None:
        return Answer("", "", "", [])
    return Answer(found.text or "", found.title or "", found.date or "", (found.author or "").split("; "))


def _newspaper(body: bytes, url: str | None) -> Answer:
    import nltk
    from newspaper import Article

    # Its sentence model would have to be downloaded; words are cut in the same way without it.
    nltk.word_tokenize = nltk.NLTKWordTokenizer().tokenize
    found = Article(url or "https://www.example.com/news/1", language="ko", fetch_images=False)
    found.download(input_html=decode(body).text)
    found.parse()
    date = f"{found.publish_date:%Y-%m-%d %H:%M}" if found.publish_date else ""
    return Answer(found.text, found.title, date, list(found.authors))


def _report(name: str, reader: Reader, folder: Path, gold: dict[str, dict[str, object]], urls: dict[str, str]) -> None:
    print(f"\n{name}\n{'page':44} {'F1':>6} title minute authors noise")
    rows: list[tuple[float, bool, bool, bool, int]] = []
    for file, want in gold.items():
        try:
            got = reader((folder / file).read_bytes(), urls.get(file))
        except NewsmineError as error:
            print(f"{file[:44]:44} {error}")
            got = Answer("", "", "", [])
        row = (
            five_gram_f1(got.text, str(want["text"])),
            got.title == want["title"],
            got.date == want["date"],
            got.authors == want["authors"],
            len(_noise(got.text, str(want["text"]))),
        )
        rows.append(row)
        print(f"{file[:44]:44} {row[0]:6.3f} {row[1]!s:5} {row[2]!s:6} {row[3]!s:7} {row[4]}")
    count = len(rows)
    sums = [sum(row[column] for row in rows) for column in range(5)]
    print(
        f"{'average, sums':44} {sums[0] / count:6.4f} {sums[1]}/{count} {sums[2]}/{count} {sums[3]}/{count}     {sums[4]}"
    )


def _noise(got: str, want: str) -> list[str]:
    """Return the lines beyond the gold that are no text by their form: captions, bylines, rights, share tools."""
    known = re.sub(r"\s+", "", want)
    return [
        line
        for line in got.split("\n")
        if line.strip() and re.sub(r"\s+", "", line) not in known and line_kind(line) is not None
    ]


def _race(readers: dict[str, Reader], pages: list[tuple[bytes, str | None]]) -> None:
    """Let the readers take turns on the pages, all warm, and print pages per second of CPU time."""
    spent = dict.fromkeys(readers, 0.0)
    for _ in range(_ROUNDS):
        for name, reader in readers.items():
            start = time.process_time()
            for body, url in pages:
                with contextlib.suppress(NewsmineError):
                    reader(body, url)
            spent[name] += time.process_time() - start
    peer = spent["trafilatura"]
    print(
        f"\n{_ROUNDS} rounds of {len(pages)} pages, in turns\n{'reader':20} {'pages/CPU s':>12} {'x trafilatura':>14}"
    )
    for name, seconds in spent.items():
        print(f"{name:20} {_ROUNDS * len(pages) / seconds:12.1f} {peer / seconds:14.2f}")


if __name__ == "__main__":
    main()
