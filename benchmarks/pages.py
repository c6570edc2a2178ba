"""Score the readers of pages against gold, with trafilatura beside them.

    python benchmarks/pages.py PAGES_FOLDER

The folder holds pages and ``gold.json``: file name -> title, date ("YYYY-MM-DD HH:MM"), authors, text. Four readers run on
every page: ours with layouts (with the URL of ``MANIFEST.tsv`` and without), ours without layouts, and trafilatura.
"""

import argparse
import csv
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
from newsmine.html.decode import decode
from newsmine.records import Page


class Answer(NamedTuple):
    """What a reader says of a page."""

    text: str
    title: str
    date: str
    authors: list[str]


def main() -> None:
    """Print a table for each reader, and their averages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder or real("html")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    urls = _urls(folder / "MANIFEST.tsv")
    readers: dict[str, Callable[[bytes, str | None], Answer]] = {
        "layouts": lambda body, url: _ours(Page(body=body, url=url)),
        "layouts, no URL": lambda body, _: _ours(Page(body=body)),
        "generic": lambda body, url: _ours(Page(body=body, url=url), layouts=False),
        "trafilatura": lambda body, _: _trafilatura(body),
    }
    for name, reader in readers.items():
        _report(name, reader, folder, gold, urls)


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


def _report(
    name: str,
    reader: Callable[[bytes, str | None], Answer],
    folder: Path,
    gold: dict[str, dict[str, object]],
    urls: dict[str, str],
) -> None:
    print(f"\n{name}\n{'page':44} {'F1':>6} title minute authors")
    rows: list[tuple[float, bool, bool, bool]] = []
    start = time.process_time()
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
        )
        rows.append(row)
        print(f"{file[:44]:44} {row[0]:6.3f} {row[1]!s:5} {row[2]!s:6} {row[3]!s:5}")
    spent = time.process_time() - start
    count = len(rows)
    sums = [sum(row[column] for row in rows) for column in range(4)]
    print(
        f"{'average, sums':44} {sums[0] / count:6.3f} {sums[1]}/{count} {sums[2]}/{count} {sums[3]}/{count}   {count / spent:.1f} pages/s"
    )


if __name__ == "__main__":
    main()
