"""Every file that newsmine writes of a study, by its own verbs in one process; called by same_bytes.py and by a test."""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[1] / "corpora" / "gwangju-ai"

LATER = {
    "agreement": "reads what coders give back",
    "collect": "needs the web",
    "demo": "is run",
    "doctor": "tells of the machine, and when",
    "hydrate": "needs the web",
    "import": "is the first stage of run",
    "serve": "writes no file",
    "train": "needs PyTorch, and is the same on one machine only",
}
"""The verbs that are not called here, and why."""

_TABLES = (
    "articles", "tokens", "mentions", "values", "entities", "relations", "duplicates", "provenance", "coverage", "outlets",
    "missing-days", "manifest",
)  # fmt: skip
_TIMELESS = tuple(table for table in _TABLES if table != "provenance")
_SHEETS = ("articles", "mentions", "values", "entities", "relations")
_GRAPHS = (
    "gexf", "graphml", "gml", "json", "cyjs", "net", "dl", "csv", "xlsx", "matrix.csv", "matrix.xlsx", "vosviewer.json",
    "vosviewer.txt", "neo4j.csv", "bigkinds.xlsx", "svg",
)  # fmt: skip
VERBS: tuple[str, ...] = (
    *(f"export C {table} -o tables/{table}.csv" for table in _TABLES),
    *(f"export C {table} -o tables/{table}.xlsx --korean" for table in _SHEETS),
    "export C articles -o tables/articles.jsonl --text",
    "export C articles -o tables/articles.bigkinds.xlsx",
    "export C all -o parquet",
    *(f"connect C -o graphs/entities.{ending}" for ending in _GRAPHS),
    "connect C -o graphs/words.gexf --of words --within 5 --top 60 --weight log_likelihood",
    "connect C -o graphs/relations.graphml --of relations --min-count 1 --offices",
    "connect C -o graphs/articles.net --of articles --min-count 1",
    "connect C -o graphs/years.gexf --by year --min-count 1 --backbone disparity --alpha 0.9",
    "fit C -o topics/nmf.xlsx --n-topics 3 --by year --model topics/nmf.npz --page topics/nmf.html --slices topics/slices.csv",
    "fit C -o topics/named.csv --n-topics 3 --entities topics/entities.csv --outlets topics/outlets.csv",
    "fit C -o topics/lda.csv --n-topics 3 --method lda --model topics/lda.npz",
    "fit C -o topics/hdp.csv --n-topics 5 --method hdp --model topics/hdp.npz",
    "fit C -o topics/ensemble.csv --n-topics 3 --ensemble 3 --model topics/ensemble.npz",
    "fit C -o topics/sizes.csv --sizes 2,3",
    "terms C -o words/terms.xlsx --ngrams 1-2 --forms",
    "terms C -o words/pairs.csv --pairs --min-count 2",
    "terms C -o words/dispersion.csv --dispersion article",
    "terms C -o words/keyness.csv --keyness query=사관학교 --min-count 2",
    "trend C 인공지능 협약 -o words/trend.csv --words --average 3",
    "trend C 인공지능 협약 -o words/trend.pdf",
    "kwic C 인공지능 -o words/kwic.csv --sort right",
    "search C 인공지능 -o words/search.csv",
    "find C --explain -o reasons.csv --gazetteer S/gazetteer.csv --aliases S/aliases.csv --tagger T",
    "show C -o articles.html --limit 5",
    "timeline C -o posts.csv",
    "indicators C -o figures.csv",
    "publish C -o package",
    "methods . -o methods.md --bibtex methods.bib",
    "extract S/pages -o extracted.jsonl --report-file cuts.html",
    "dedupe extracted.jsonl -o kept.csv --report pairs.xlsx",
    "tokenize extracted.jsonl -o tokens.jsonl --tokenizer K --workers W",
    "sample C -o coding.xlsx --n 6 --by year --codes S/codes.csv --coder 가람 --coder 나래 --text",
    "compare S/aliases.csv S/other-aliases.csv -o compared.xlsx",
    "evaluate S/gold -o errors.html --no-captions --gazetteer S/gazetteer.csv --tagger T",
)
"""What is written after the run. ``C`` is its corpus, ``S`` the study, ``K`` its tokenizer, ``W`` that one's workers, ``T`` its tagger."""

SLOW = (
    "explore C -o explorer.html --topics 3 --text --english",
    "indicators C --contradictions -o contradictions.csv",
    "fit C -o topics/nmf.svg --n-topics 3",
    "terms C -o words/cloud.svg",
    "timeline C -o posts.svg",
    "indicators C -o figures.png",
    "evaluate S/gold -o errors.xlsx --no-captions --gazetteer S/gazetteer.csv --tagger T",
    "compare S/aliases.csv S/other-aliases.csv -c C -o compared-there.xlsx --gazetteer S/gazetteer.csv --tagger T",
    *(f"export C {table} -o tables/{table}.{ending}" for table in _TIMELESS for ending in ("parquet", "jsonl")),
    "fit C -o topics/dtm.csv --n-topics 3 --method dtm --by year --model topics/dtm.npz",
)
"""More of that, for which CI has no time: each draws or does in another way what is done already."""


_STUDY = """
name = "same"
title = "같은 바이트"

[[inputs]]
path = "pages/*"

[duplicates]

[tokens]
tokenizer = "{tokenizer}"
user_words = "user_words.csv"
workers = {workers}

[entities]
gazetteer = "gazetteer.csv"
aliases = "aliases.csv"
tagger = "{tagger}"

[topics]
n_topics = 3
stopwords = "stopwords.txt"

[words]
"""
# A page that another outlet's copy is made of, by its number in the address.
_COPIED, _AS = "011.html", (b"59284055", b"59284056")
_CODES = "variable,code,meaning\n논조,긍정,좋게 본다\n논조,부정,나쁘게 본다\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is run: which of the shipped pages and gold, cut by which tokenizer, named by which tagger, and what then."""

    pages: str = "*"
    gold: str = "*"
    tokenizer: str = "kiwi"
    tagger: str = "shipped"
    verbs: tuple[str, ...] = (*VERBS, *SLOW)

    def run_only(self) -> "Size":
        """Return the same without what is written after the run."""
        return replace(self, verbs=())


_MECAB = "mecab" if find_spec("mecab") else "kiwi"
SMALL = Size(pages="0[01]*", gold="00*", tokenizer=_MECAB, tagger="none", verbs=VERBS)
"""What a test has time for: a few pages, and the parts that load quickest; mecab has no wheel for Python 3.13."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a study is run, and where; nothing of it may show in a file.

    ``seed`` is Python's own, of hashes; the ``workers`` of the local engine are the tokenizer's. ``threads`` are those of NumPy.
    """

    seed: int
    engine: str
    workers: int
    zone: str = "UTC"
    language: str = "en"
    threads: int = 1

    def __str__(self) -> str:
        """Return a name for its folder."""
        return f"seed-{self.seed}-{self.engine}-{self.workers}"


def write_every_file(folder: Path, way: Way, size: Size, *, python: str = sys.executable) -> Path:
    """Run a study in a process of its own, give out all its results, and return their folder.

    Parameters
    ----------
    folder : Path
        New folder, for the study and what becomes of it.
    python : str
        The Python that newsmine is installed for.

    Raises
    ------
    RuntimeError
        If a verb fails; it says which, and why.
    """
    study, out = folder / "study", folder / "out"
    _write_study(study, way, size)
    run = f"run S -o . --engine {way.engine}" + (f" --workers {way.workers}" if way.engine == "dask" else "")
    told = {"PYTHONHASHSEED": way.seed, "OMP_NUM_THREADS": way.threads, "TZ": way.zone, "NEWSMINE_LANG": way.language}
    names = {"C": "corpus.sqlite", "S": "../study", "K": size.tokenizer, "T": size.tagger, "W": str(way.workers)}
    verbs = [re.sub(r"(?<!\S)[CSKTW](?![^\s/])", lambda name: names[name[0]], verb) for verb in (run, *size.verbs)]
    out.mkdir()
    done = subprocess.run(
        [python, __file__, *verbs],
        cwd=out,
        env={**os.environ, **{name: str(value) for name, value in told.items()}},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{way}: {done.stderr[-3000:]}")
    return out


def _write_study(folder: Path, way: Way, size: Size) -> None:
    for name, pattern in (("pages", size.pages), ("gold", size.gold)):
        (folder / name).mkdir(parents=True)
        for path in (SHIPPED / "sample" / name).glob(pattern):
            shutil.copy(path, folder / name)
    for name in ("gazetteer.csv", "aliases.csv", "user_words.csv", "stopwords.txt"):
        shutil.copy(SHIPPED / name, folder)
    (folder / "pages" / "copy.html").write_bytes((SHIPPED / "sample" / "pages" / _COPIED).read_bytes().replace(*_AS))
    half = (folder / "aliases.csv").read_text(encoding="utf-8").splitlines(keepends=True)[::2]
    workers = way.workers if way.engine == "local" else 1
    study = _STUDY.format(tokenizer=size.tokenizer, tagger=size.tagger, workers=workers)
    for name, text in (("study.toml", study), ("codes.csv", _CODES), ("other-aliases.csv", "".join(half))):
        (folder / name).write_text(text, encoding="utf-8")


def _call_all(verbs: list[str]) -> None:
    """Call verbs as a user does, but in one process: to start Python anew takes longer than most of them."""
    from newsmine.cli.main import main

    for verb in verbs:
        sys.argv = ["newsmine", *verb.split()]
        begun = time.monotonic()
        try:
            main()
        except SystemExit as end:
            if end.code:
                sys.exit(f"newsmine {verb}: exit code {end.code}")
        print(f"{time.monotonic() - begun:6.2f} s {verb}")


if __name__ == "__main__":
    _call_all(sys.argv[1:])
