"""What it costs to show names in their text; with ``--write``, the samples of docs/entities.md.

Usage: python benchmarks/show.py [--write] [--browser chromium]

The text is made of one invented paragraph, repeated; its names are found once and moved. ``--write`` makes, from the
synthetic articles of the shipped study, ``docs/samples/entities.html`` (found with the study's gazetteer),
``docs/samples/errors.html`` (found without it, beside gold) and ``docs/images/timeline.png``; with ``--browser`` also
pictures of both pages.
"""

import argparse
import dataclasses
import subprocess
import tempfile
import time
from pathlib import Path

import newsmine as nm
from newsmine.records import Article, Found

ROOT = Path(__file__).resolve().parents[1]
STUDY = ROOT / "corpora" / "gwangju-ai"
PARAGRAPH = (
    "홍길동 나래정보진흥원장은 27일 나래시청에서 ㈜또바기에듀와 업무협약을 맺었다. 가온대학교 김가온 총장도 참석했다.\n"
)
# Article of the sample that is shown.
SHOWN = "010"
WIDTH, HEIGHT = 900, 1000


def main() -> None:
    """Print seconds and size by the length of an article; write what is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--browser")
    given = parser.parse_args()
    found = nm.Finder.from_files().find(PARAGRAPH)
    nm.show(PARAGRAPH, found=found)  # loads what is loaded once
    for times in (1, 10, 100, 1000, 10_000):
        article, moved = repeated(found, times)
        began = time.process_time()
        html = nm.show(article, found=moved).html
        seconds = time.process_time() - began
        print(
            f"{len(article.text):>9,} characters  {len(moved.mentions):>7,} names  {len(moved.relations):>6,} relations"
            f"  {1000 * seconds:>9.1f} ms  {len(html) / 1e6:>7.2f} MB"
        )
    if given.write:
        write()
        if given.browser:
            picture(given.browser)


def repeated(found: Found, times: int) -> tuple[Article, Found]:
    """Return the paragraph that often, with its names and relations in each place."""
    step = len(PARAGRAPH)

    def moved(record, n):  # noqa: ANN001, ANN202 - a mention or a relation
        return dataclasses.replace(record, article_id="long", start=record.start + n * step, end=record.end + n * step)

    mentions = tuple(moved(each, n) for n in range(times) for each in found.mentions)
    relations = tuple(moved(each, n) for n in range(times) for each in found.relations)
    return Article(id="long", text=PARAGRAPH * times), Found(mentions=mentions, relations=relations)


def write() -> None:
    """Write the sample pages and the chart."""
    finder = nm.Finder.from_files(STUDY / "gazetteer.csv", aliases=STUDY / "aliases.csv")
    gold = {each.article.id: each for each in nm.read_gold(STUDY / "sample" / "gold")}
    nm.show(gold[SHOWN].article, gazetteer=finder, labels="ko").save(ROOT / "docs" / "samples" / "entities.html")
    scored = nm.evaluate([gold[SHOWN]], nm.Finder.from_files().find)
    nm.show(scored, labels="ko").save(ROOT / "docs" / "samples" / "errors.html")
    with tempfile.TemporaryDirectory() as folder:
        report = nm.run(STUDY, folder, progress=False)
        with nm.Corpus.open(report.corpus) as corpus:
            chart = nm.plot_timeline(nm.timeline(corpus), posts=8)
    nm.export(chart, ROOT / "docs" / "images" / "timeline.png")


def picture(browser: str) -> None:
    """Take pictures of the sample pages."""
    for name in ("entities", "errors"):
        page, image = ROOT / "docs" / "samples" / f"{name}.html", ROOT / "docs" / "images" / f"{name}.png"
        words = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}"]
        subprocess.run([browser, *words, f"--screenshot={image}", page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
