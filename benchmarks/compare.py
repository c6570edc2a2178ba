"""The six tokenizers over one invented paragraph: what they cut, how fast, how heavy.

``python benchmarks/compare.py`` prints the tables of docs/tokenizers.md; ``--write`` puts them and the pictures into the
pages. Load and memory are of a process of its own for each; speed is of this one, warm. Seconds are CPU seconds.
"""

import argparse
import os
import platform
import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from newsmine.articles.extract import extract
from newsmine.plots.fonts import korean_figure
from newsmine.plots.tokens import plot_tokens
from newsmine.records import Token
from newsmine.tokens.check import Check, check
from newsmine.tokens.compare import compare_tokenizers
from newsmine.tokens.tokenize import tokenizer

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = ("tokenizers.md", "tokenizers.ko.md")
ENGINES = ("kiwi", "mecab", "komoran", "okt", "hannanum", "kkma")
PARAGRAPH = (
    "광주시는 27일 인공지능사관학교에서 ㈜누리온데이터와 업무협약을 맺고, 올해 교육생 180명을 더 뽑겠다고 밝혔다. "
    "한빛결 대표는 “1,200억원을 들여 AI 데이터센터를 짓고 지역 청년을 우선 채용하겠다”며 "
    "“배운 것을 바로 써 볼 수 있어야 한다”고 말했다."
)
USER_WORDS = ("인공지능사관학교", "누리온데이터", "한빛결")
# The words of the paragraph over which the engines part.
SHOWN = ("인공지능사관학교에서", "㈜누리온데이터와", "한빛결", "180명을", "“1,200억원을", "밝혔다.", "채용하겠다”며")
SAMPLE = DOCS.parent / "corpora" / "gwangju-ai" / "sample" / "pages"
# CPU seconds at most: Java compiles for a while; then the lines that are timed.
WARM, TIMED = 6.0, 4.0
_BLOCK = re.compile(r"(<!-- made: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Print the tables, or write them into the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the tables and pictures into docs/")
    wanted = parser.parse_args()
    give = write if wanted.write else show
    give(words())
    give(measured([check(name) for name in ENGINES], {name: speed(name) for name in ENGINES}))


def show(made: Mapping[str, str]) -> None:
    """Print the blocks."""
    for name, block in made.items():
        print(f"{name}\n{block}")


def words() -> dict[str, str]:
    """Return the blocks that are the same on every machine, by their names."""
    plain = compare_tokenizers(PARAGRAPH, ENGINES, by="word")
    kept = compare_tokenizers(PARAGRAPH, ENGINES, by="word", user_words=USER_WORDS)
    tokens = {name: tokenizer(name).tokenize(PARAGRAPH) for name in ENGINES}
    counts = []
    for name in ENGINES:
        cut = list(tokens[name])
        exact = sum(token.exact for token in cut) / len(cut)
        counts.append((name, len(cut), len({token.tag for token in cut}), f"{exact:.0%}", _nouns(name)))
    named = [word for word in SHOWN if any(name in word for name in USER_WORDS)]
    return {
        "paragraph": f"> {PARAGRAPH}\n",
        "counts": _table(("", "tokens", "tags", "exact", "nouns"), counts),
        "cut": _table(("", *ENGINES), [(word, *map(_code, plain.loc[word])) for word in SHOWN]),
        "kept": _table(("", *ENGINES), [(word, *map(_code, kept.loc[word])) for word in named]),
    }


def measured(checks: list[Check], speeds: Mapping[str, float]) -> dict[str, str]:
    """Return the blocks of what depends on the machine, and draw the pictures beside them."""
    rows = []
    for found in checks:
        if not found.works:
            raise SystemExit(f"{found.name}: {found.says}\nmend: {found.mend}")
        per_second = speeds[found.name]
        shown = (
            f"{found.cpu_seconds:.1f} s",
            f"{found.megabytes:,.0f} MB",
            f"{per_second:,.0f}",
            f"{1e6 / per_second:,.1f} ms",
        )
        rows.append((found.name, found.version, *shown))
    java = next(found.java for found in checks if found.java)
    machine = (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores; {java}."
    )
    head = ("", "version", "load", "memory", "characters a second", "1,000 characters")
    return {"cost": _table(head, rows), "machine": f"{machine}\n"}


def speed(name: str) -> float:
    """Return characters a CPU second of ``tokenize``, its tokens looked at: no line comes twice, engines keep what they know."""
    made, lines = tokenizer(name), _sample_lines()

    def rate(some: Iterable[str], seconds: float) -> float:
        characters, started, passed = 0, time.process_time(), 0.0
        for line in some:
            characters += len(line) if list[Token](made.tokenize(line)) else 0
            passed = time.process_time() - started
            if passed >= seconds:
                break
        return characters / passed

    rate(lines[::2], WARM)
    return rate(lines[1::2], TIMED)


def _sample_lines() -> list[str]:
    """Return the paragraphs of the sample articles, each once."""
    paths = sorted(path for path in SAMPLE.iterdir() if path.suffix in {".html", ".txt"})
    return list(dict.fromkeys(line for path in paths for line in extract(path).text.splitlines() if line.strip()))


def write(made: Mapping[str, str]) -> None:
    """Put the blocks into the pages, and the pictures of them beside."""
    (DOCS / "images").mkdir(exist_ok=True)
    for page in PAGES:
        path = DOCS / page
        text = path.read_text(encoding="utf-8")
        path.write_text(
            _BLOCK.sub(lambda block: block[1] + made.get(block[2], block[3]) + block[4], text), encoding="utf-8"
        )
    if "cut" in made:
        tokens = {name: tokenizer(name).tokenize(PARAGRAPH) for name in ENGINES}
        plot_tokens(PARAGRAPH, tokens).savefig(DOCS / "images" / "tokens.png", dpi=110)
    if "cost" in made:
        _plot_cost(made["cost"]).savefig(DOCS / "images" / "tokenizer-cost.png", dpi=110)
    print(f"written: {', '.join(made)}")


def _plot_cost(table: str):  # noqa: ANN202 - a Figure
    """Draw what the table says: the figures of the page and of the picture are one."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    numbers = {row[0].strip("`"): [float(re.sub(r"[^\d.]", "", cell)) for cell in row[2:5]] for row in rows}
    names = list(numbers)
    with korean_figure(10, 2.7) as figure:
        titles = ("CPU 1초에 나누는 글자 (로그)", "불러오는 CPU 초", "메모리 (MB)")
        for axes, column, title in zip(figure.subplots(1, 3), (2, 0, 1), titles, strict=True):
            bars = axes.barh(names, [numbers[name][column] for name in names], color="#0072B2")
            axes.bar_label(bars, fmt="{:,.1f}" if column == 0 else "{:,.0f}", padding=3, fontsize=8)
            axes.invert_yaxis()
            if column == 2:
                axes.set_xscale("log")
                axes.set_xlim(right=10 * max(numbers[name][2] for name in names))
            else:
                axes.margins(x=0.22)
            axes.tick_params(labelsize=8)
            axes.set_title(title, fontsize=9)
    return figure


def _nouns(name: str) -> str:
    return " ".join(tokenizer(name).nouns(PARAGRAPH))


def _code(cell: str) -> str:
    return "<br>".join(f"`{part}`" for part in cell.split(" "))


def _table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    lines = [head, ("---",) * len(head), *((f"`{row[0]}`", *row[1:]) for row in rows)]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


if __name__ == "__main__":
    main()
