"""BIGKinds exports through the command line: what 13,000 rows cost in memory and seconds, and what is in a real export.

Run: ``python benchmarks/bigkinds.py [EXPORT.xlsx]``. The 13,000 rows are made here, each as long as a row of a real export
is; a real export is read too where one is named or lies beside the checkout.
"""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from inputs import real

from newsmine.articles.coverage import coverage
from newsmine.articles.load import load
from newsmine.corpus.extras import BIGKINDS_COLUMNS

ROWS = 13_000
LIMIT = 1_000_000_000
# Characters of 키워드 in a row: in a real export they are 700 on average and 3,300 at most.
KEYWORDS = (700, 3_300)
FORMS = (("xlsx", "xlsx"), ("csv", "csv in CP949"), ("xls", "HTML as xls"), ("shared.xlsx", "xlsx with shared texts"))


def main(folder: Path) -> None:
    """Print the peak of memory, seconds of CPU and rows of each form of 13,000 rows."""
    rows = list(made_rows(random.Random(7)))  # noqa: S311 - data, no secret
    print(f"{len(rows):,} rows of {sum(len(cell) for row in rows for cell in row) / len(rows):,.0f} characters")
    for suffix, name in FORMS:
        path = folder / f"NewsResult.{suffix}"
        write(path, rows)
        peak, seconds, summary = imported(path, folder / f"{suffix}.sqlite")
        within = "within" if peak < LIMIT else "BEYOND"
        print(
            f"{name}: {path.stat().st_size / 1e6:.1f} MB, {summary['articles']:,} articles, peak {peak / 1e6:.0f} MB "
            f"({within} {LIMIT / 1e6:.0f} MB), {seconds:.1f} s of CPU"
        )
        if summary["articles"] != ROWS:
            print(f"  {ROWS - summary['articles']:,} rows are missing")


def made_rows(chance: random.Random) -> "list[list[str]]":
    """Return invented rows, as long as real ones."""
    words = [a + b for a in "가나다라마바사아자차카타파하" for b in "문길솔별빛결담뜰샘터"]
    rows = []
    for n in range(ROWS):
        day = date(2020, 1, 1) + timedelta(days=n % 900)
        keywords = ",".join(chance.choices(words, k=chance.choice((150, 230, 300, KEYWORDS[1] // 3))))
        text = " ".join(chance.choices(words, k=90))[:198] + ".."
        cells = dict.fromkeys(BIGKINDS_COLUMNS, "")
        cells |= {
            "뉴스 식별자": f"021002{n % 50:02}.{day:%Y%m%d}{n:09}",
            "일자": f"{day:%Y%m%d}",
            "언론사": f"{words[n % 50]}일보",
            "기고자": "홍길동|기자",
            "제목": " ".join(chance.choices(words, k=10)),
            "통합 분류1": "지역>가온",
            "통합 분류2": " 문화>도서관",
            "인물": ",".join(chance.choices(words, k=8)),
            "기관": ",".join(chance.choices(words, k=20)),
            "키워드": keywords,
            "특성추출(가중치순 상위 50개)": ",".join(chance.choices(words, k=50)),
            "본문": text,
            "URL": f"http://paper.example/news/{n}",
        }
        rows.append(list(cells.values()))
    return rows


def write(path: Path, rows: "list[list[str]]") -> None:
    """Write the rows in the form that the path names."""
    table = [list(BIGKINDS_COLUMNS), *rows]
    if path.suffix == ".csv":
        import csv

        with path.open("w", encoding="cp949", newline="") as file:
            csv.writer(file).writerows(table)
    elif path.suffix == ".xls":
        lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in table)
        path.write_text(f"<html><body><table>{lines}</table></body></html>", encoding="utf-8")
    else:
        import xlsxwriter

        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "constant_memory": "shared" not in path.name,
        }
        with xlsxwriter.Workbook(str(path), options) as book:
            sheet = book.add_worksheet("sheet")
            for number, row in enumerate(table):
                sheet.write_row(number, 0, row)


def imported(path: Path, corpus: Path) -> "tuple[int, float, dict[str, int]]":
    """Return the peak of resident memory in bytes, the seconds of CPU and the summary of an import by the command line."""
    # A process of its own waits for the verb, so that its peak is that of this import alone.
    program = (
        "import json, resource, subprocess, sys; done = subprocess.run(sys.argv[1:], capture_output=True, text=True); "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); sys.stderr.write(done.stderr); "
        "print(json.dumps([used.ru_maxrss, used.ru_utime + used.ru_stime, json.loads(done.stdout)]))"
    )
    verb = [sys.executable, "-m", "newsmine", "import", str(path), "-c", str(corpus), "--json", "--quiet"]
    done = subprocess.run([sys.executable, "-c", program, *verb], check=True, capture_output=True, text=True)
    peak, seconds, summary = json.loads(done.stdout)
    # Linux counts in kB, macOS in bytes.
    return (peak if sys.platform == "darwin" else peak * 1024), seconds, summary


def look_at(path: Path) -> None:
    """Print what is in a real export, and what its import costs."""
    start = time.process_time()
    readings = list(load(path))
    seconds = time.process_time() - start
    articles = [reading.article for reading in readings]
    days = coverage(articles)
    print(
        f"{path.name}: {len(articles):,} rows, {len({article.id for article in articles}):,} distinct ids, {seconds:.1f} s of CPU to read"
    )
    print(f"cut bodies: {Counter(article.body_complete for article in articles)[False]:,}")
    print(
        f"without url: {sum(article.url is None for article in articles)}, without authors: {sum(not a.authors for a in articles)}"
    )
    met = days[days["articles"] > 0]
    print(
        f"days: {met['date'].nunique()}, from {met['date'].min()} to {met['date'].max()}, outlets: {met['publisher'].nunique()}"
    )
    print(f"of the outlets' days without an article: {int((days['articles'] == 0).sum()):,}")
    with tempfile.TemporaryDirectory() as folder:
        peak, cpu, summary = imported(path, Path(folder) / "corpus.sqlite")
    print(f"import by the command line: {summary['articles']:,} articles, peak {peak / 1e6:.0f} MB, {cpu:.1f} s of CPU")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(Path(made))
    look_at(real("bigkinds/NewsResult_20200731.xlsx"))
