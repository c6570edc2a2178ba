"""A BIGKinds export read and imported: rows, ids, cut bodies, days, and seconds of CPU.

Run: ``python benchmarks/bigkinds.py ../shared/data/bigkinds/NewsResult_20200731.xlsx``; needs no corpus, and makes one in a
temporary folder through the command line.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from inputs import real

from newsmine.articles.coverage import coverage
from newsmine.articles.load import load


def main(path: Path) -> None:
    """Print what is in the export, and what its import costs."""
    start = time.process_time()
    articles = [reading.article for reading in load(path)]
    seconds = time.process_time() - start
    days = coverage(articles)
    print(
        f"{len(articles)} rows, {len({article.id for article in articles})} distinct ids, {seconds:.1f} s of CPU to read"
    )
    print(f"cut bodies: {Counter(not article.body_complete for article in articles)[True]}")
    print(
        f"without url: {sum(article.url is None for article in articles)}, without authors: {sum(not a.authors for a in articles)}"
    )
    print(
        f"days: {days['date'].nunique()}, from {days['date'].min()} to {days['date'].max()}, outlets: {days['publisher'].nunique()}"
    )
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.sqlite"
        subprocess.run([sys.executable, "-m", "newsmine", "import", str(path), "-c", str(corpus)], check=True)
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"import by the command line: {usage.ru_utime + usage.ru_stime:.1f} s of CPU")


if __name__ == "__main__":
    main(real("bigkinds/NewsResult_20200731.xlsx"))
