"""What strangers give us, as functions of bytes: each must answer, or say what is wrong in one of our own errors."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from newsmine.articles.extract import extract
from newsmine.articles.load import load
from newsmine.articles.saved_text import read_saved_text
from newsmine.corpus.manifest import read_manifest
from newsmine.corpus.records_file import read_records
from newsmine.entities.gazetteer import read_gazetteer
from newsmine.errors import NewsmineError
from newsmine.files.read import read_graph
from newsmine.html.bylines import lead_byline, parse_byline, tail_byline
from newsmine.html.dates import find_dates, labelled_dates, parse_date
from newsmine.html.decode import decode
from newsmine.pages.feeds import read_feed
from newsmine.pages.sitemaps import read_sitemap
from newsmine.runs.study import read_study
from newsmine.schema import ARTICLES
from newsmine.tagger.model import load as load_tagger
from newsmine.text.contacts import hide_contacts
from newsmine.topics.model import TopicModel
from newsmine.values.find import find_values

URL = "https://news.example.com/1"


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _file(data: bytes, name: str, read: Callable[[Path], object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        read(path)


def decoder(data: bytes) -> None:
    """Bytes of a page, with whatever charset is claimed."""
    decode(data)
    decode(data[1:], charset=_text(data[:1]) or None)


def page(data: bytes) -> None:
    """A page."""
    extract(data, url=URL)


def saved_text(data: bytes) -> None:
    """A page that was saved as text."""
    read_saved_text(_text(data))


def dates(data: bytes) -> None:
    """Dates, and what is marked as one."""
    text = _text(data)
    parse_date(text)
    list(find_dates(text))
    labelled_dates(text)


def bylines(data: bytes) -> None:
    """Lines that may be bylines, and what stands in them."""
    text = _text(data)
    parse_byline(text)
    lead_byline(text)
    tail_byline(text)
    hide_contacts(text)


def values(data: bytes) -> None:
    """Dates, times and quantities in a text."""
    find_values(_text(data))


def xlsx(data: bytes) -> None:
    """A workbook of articles."""
    _file(data, "news.xlsx", lambda path: list(load(path)))


def table(data: bytes) -> None:
    """A csv of articles, of a manifest, of a gazetteer."""
    for read in (lambda path: list(load(path)), lambda path: list(read_manifest(path)), read_gazetteer):
        try:
            _file(data, "news.csv", read)
        except NewsmineError:
            continue


def study(data: bytes) -> None:
    """A study.toml."""
    _file(data, "study.toml", read_study)


def records(data: bytes) -> None:
    """A file of records."""
    _file(data, "articles.jsonl", lambda path: list(read_records(path, ARTICLES)))


def parquet(data: bytes) -> None:
    """A file of records as Parquet."""
    _file(data, "articles.parquet", lambda path: list(read_records(path, ARTICLES)))


def warc(data: bytes) -> None:
    """An archive of the web."""
    _file(data, "pages.warc", lambda path: list(load(path)))


def lists(data: bytes) -> None:
    """A feed, a sitemap."""
    for read in (read_feed, read_sitemap):
        try:
            read(data, url=URL)
        except NewsmineError:
            continue


def model(data: bytes) -> None:
    """A topic model, a tagger."""

    def tagger(path: Path) -> None:
        (path.parent / "card.json").write_bytes(data[:200])
        load_tagger(path.parent)

    for name, read in (("model.zip", TopicModel.load), ("weights.npz", tagger)):
        try:
            _file(data, name, read)
        except NewsmineError:
            continue


def graph(data: bytes) -> None:
    """A graph."""
    for name in ("graph.gexf", "graph.graphml", "graph.json", "graph.gml", "graph.net"):
        try:
            _file(data, name, read_graph)
        except NewsmineError:
            continue


TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each
    for each in (
        decoder, page, saved_text, dates, bylines, values, xlsx, table, study, records, parquet, warc, lists, model, graph,
    )
}  # fmt: skip


def give(name: str, data: bytes) -> None:
    """Give bytes to a target; what it says in an error of ours is fine, anything else is not."""
    said = None
    try:
        TARGETS[name](data)
    except NewsmineError as error:
        said = str(error)
    if said is not None and (not said or "\n" in said):
        raise AssertionError(f"{name}: an error must be one line: {said!r}")
