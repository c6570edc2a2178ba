"""What is done in a process that is killed, and what must be there afterwards."""

import json
import time
from pathlib import Path

import newsmine as nm
from newsmine.corpus import parted
from newsmine.corpus.database import Corpus
from newsmine.corpus.parquet import write_parquet
from newsmine.corpus.search import count
from newsmine.entities.find import find
from newsmine.entities.finder import Finder
from newsmine.runs.inputs import import_files
from newsmine.tokens.tokenize import tokenize

FILES, A_FILE = 8, 20
NAMES = ["가온정보진흥원", "㈜나래소프트", "다솜대학교", "라온시", "마루은행"]
# Seconds that each article takes beside what it takes: a kill meets every stage in its midst.
PAUSE = 0.005


class Blanks:
    """A tagger that takes every word for a noun, and its time."""

    def pos(self, text):
        time.sleep(PAUSE)
        return [(word, "NNG") for word in text.split()]


class Slow(Finder):
    """A finder that takes its time."""

    def find(self, article):
        time.sleep(PAUSE)
        return super().find(article)


def write_inputs(folder: Path) -> None:
    """Write invented articles as files of records."""
    (folder / "in").mkdir(parents=True)
    for file in range(FILES):
        rows = [_row(file * A_FILE + i) for i in range(A_FILE)]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / "in" / f"{file:02}.jsonl").write_text(text, encoding="utf-8")


def _row(n):
    one, other = NAMES[n % 5], NAMES[(n // 5 + 1 + n) % 5]
    text = f"홍길동 {one}장은 {n}일 {other}와 업무협약을 맺었다. {one}은 {other}에 인공지능 과정을 열었다." * 6
    return {
        "id": f"a{n:04}",
        "title": f"{one} 소식 {n}",
        "text": text,
        "publisher": f"한빛일보{n % 3}",
        "published_at": f"2024-{1 + n % 12:02}-{1 + n % 28:02}T09:00:00+09:00",
        "body_complete": True,
        "language": "ko",
    }


def do(deed: str, folder: Path) -> None:
    """Do a deed, and write to ``told.txt`` what may be relied upon from then on."""

    def tell(what):
        with (folder / "told.txt").open("a", encoding="utf-8") as file:
            file.write(f"{what}\n")

    with Corpus.open(folder / "corpus.sqlite") as corpus:
        DEEDS[deed](corpus, folder, tell)
    tell("all")


def _import(corpus, folder, tell):
    for file in sorted((folder / "in").iterdir()):
        import_files(corpus, [(file, None)], root=folder)
        tell(file.name)
        time.sleep(3 * PAUSE)


def _tokenize(corpus, _folder, _tell):
    tokenize(corpus, tokenizer=Blanks())


def _find(corpus, _folder, _tell):
    find(corpus, gazetteer=Slow([]))


def _connect(corpus, folder, tell):
    for kind in ("gexf", "graphml", "json", "cyjs"):
        nm.export(nm.connect(corpus, min_count=1, measures=False), folder / f"graph.{kind}")
        tell(f"graph.{kind}")


def _export(corpus, folder, tell):
    # In parts, as a large corpus is written.
    parted._ONE_FILE = 0
    for path in write_parquet(corpus, folder / "tables"):
        tell(path.relative_to(folder).as_posix())
    for name in ("entities", "relations", "mentions"):
        nm.export(getattr(corpus, name)(), folder / f"{name}.xlsx")
        tell(f"{name}.xlsx")


DEEDS = {"import": _import, "tokenize": _tokenize, "find": _find, "connect": _connect, "export": _export}


_ROWS = {
    "articles": "SELECT id, title, text, publisher, published_at, content_hash FROM articles",
    "inputs": "SELECT * FROM inputs",
    "documents": "SELECT * FROM documents",
    "mentions": "SELECT * FROM mentions",
    "relations": "SELECT * FROM relations",
    "done": "SELECT * FROM done",
}


def rows(folder: Path) -> dict[str, list[tuple]]:
    """Return all rows of a corpus that do not tell when they were written."""
    with Corpus.open(folder / "corpus.sqlite", create=False) as corpus:
        ask = corpus.connection.execute
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        ask("INSERT INTO bigrams (bigrams) VALUES ('integrity-check')")
        tables = {name: sorted(map(repr, ask(query))) for name, query in _ROWS.items()}
        assert len(corpus.articles()) == len(tables["articles"])
        tables["found"] = [count(corpus, "인공지능")]
    return tables
