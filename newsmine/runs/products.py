"""The result files of a run: what each needs and how it is made."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsmine.corpus.database import Corpus
from newsmine.corpus.parts import Cut
from newsmine.errors import InputError
from newsmine.explorer.page import is_built
from newsmine.files.export import export
from newsmine.runs.paths import named_file
from newsmine.sources import Study

if TYPE_CHECKING:
    import networkx as nx

    from newsmine.text.stopwords import Stopwords
    from newsmine.text.synonyms import Synonyms
    from newsmine.topics.model import TopicModel


class Finished:
    """The corpus of a study once its stages are done, with what several products need, made once when first asked for.

    With ``cut`` words, pairs and bags are counted in parts, elsewhere.
    """

    def __init__(self, corpus: Corpus, study: Study, cut: Cut | None = None) -> None:
        self.corpus, self.study, self.cut = corpus, study, cut

    @cached_property
    def graph(self) -> "nx.Graph[Any]":
        """The graph, as the settings of the study say."""
        return _study_graph(self)

    @cached_property
    def topics(self) -> "TopicModel":
        """The topics, as the settings of the study say."""
        return _study_topics(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Files that are made together out of what some stages left in the corpus.

    ``code`` names our folders that make them; ``settings`` are the parts of the study that they depend on.
    """

    name: str
    files: tuple[str, ...]
    stages: tuple[str, ...]
    code: tuple[str, ...]
    settings: Callable[[Study], Mapping[str, Any]]
    make: Callable[[Finished, Path], None]


def _articles(done: Finished, out: Path) -> None:
    export(done.corpus.articles(), out / "articles.parquet")


def _duplicates(done: Finished, out: Path) -> None:
    export(done.corpus.duplicates(), out / "duplicates.csv")


def _tables(done: Finished, out: Path) -> None:
    export(done.corpus.mentions(), out / "mentions.parquet")
    export(done.corpus.entities(), out / "entities.xlsx")
    export(done.corpus.relations(), out / "relations.csv")


def _study_graph(done: Finished) -> "nx.Graph[Any]":
    from newsmine.graphs.connect import connect
    from newsmine.text.words import choose_words

    study, settings = done.study, done.study.graph
    return connect(
        done.corpus,
        within=settings.within,  # type: ignore[arg-type] # checked where the study was read
        weight=settings.weight,  # type: ignore[arg-type]
        min_count=settings.min_count,
        labels=settings.labels or None,
        unit=settings.unit,  # type: ignore[arg-type]
        top=settings.top,
        once=settings.once,
        words=choose_words(stopwords=read_stopwords(study), synonyms=study_synonyms(study)),
        cut=done.cut,
    )


def _graph(done: Finished, out: Path) -> None:
    from newsmine.plots.network import plot_network

    export(done.graph, out / "graph.gexf")
    export(plot_network(done.graph), out / "graph.png")


def _study_topics(done: Finished) -> "TopicModel":
    from newsmine.topics.fit import fit

    study, settings = done.study, done.study.topics
    return fit(
        done.corpus,
        n_topics=settings.n_topics,
        seed=settings.seed,
        method=settings.method,  # type: ignore[arg-type] # checked where the study was read
        by=settings.by,  # type: ignore[arg-type]
        stopwords=read_stopwords(study),
        synonyms=study_synonyms(study),
        cut=done.cut,
    )


def _topics(done: Finished, out: Path) -> None:
    from newsmine.display.topics import topics_page
    from newsmine.plots.topics import plot_topics
    from newsmine.topics.label import label_topics

    export(label_topics(done.topics, done.corpus), out / "topics.csv")
    export(plot_topics(done.topics), out / "topics.png")
    topics_page(done.topics, done.corpus, labels="ko").save(out / "topics.html")


def _explorer(done: Finished, out: Path) -> None:
    from newsmine.explorer.explore import explore

    topics = None
    with contextlib.suppress(InputError):  # the topics' own files say why there are none
        topics = done.topics
    title = done.study.title or done.study.name
    explore(done.corpus, graph=done.graph, topics=topics, title=title).save(out / "ecosystem.html")


def read_stopwords(study: Study) -> "Stopwords":
    """Return what a study leaves out of its topics."""
    from newsmine.tokens import stopwords

    name = study.topics.stopwords
    return stopwords.read_stopwords(named_file(study.folder, name) if name else None)


def study_synonyms(study: Study) -> "Synonyms":
    """Return what counts as one word in a study."""
    from newsmine.text.synonyms import read_synonyms

    name = study.words.synonyms if study.words else None
    return read_synonyms(named_file(study.folder, name) if name else None)


def _words(done: Finished, out: Path) -> None:
    from newsmine.files.excel import write_sheets
    from newsmine.plots.cloud import plot_cloud
    from newsmine.words.collocations import collocations
    from newsmine.words.terms import terms

    corpus, study = done.corpus, done.study
    settings: dict[str, Any] = {"synonyms": study_synonyms(study), "stopwords": read_stopwords(study)}
    settings |= {"min_count": study.words.min_count if study.words else 1, "cut": done.cut}
    single = terms(corpus, **settings, forms=True)
    sheets = {
        "terms": single,
        "bigrams": terms(corpus, **settings, forms=True, ngrams=2),
        "pairs": collocations(corpus, **settings),
    }
    write_sheets(sheets, out / "terms.xlsx")
    export(plot_cloud(single), out / "terms.png")


def products(study: Study) -> tuple[Product, ...]:
    """Return what a run of the study makes: all of :data:`PRODUCTS`, its copies and words where it asks for them.

    The page to explore is left out where newsmine was installed without it.
    """
    copies = () if study.duplicates is None else (_COPIES,)
    words = () if study.words is None else (_WORDS,)
    return (*copies, *PRODUCTS, *words, *((_EXPLORER,) if is_built() else ()))


def _of_words(study: Study) -> dict[str, Any]:
    return {"stopwords": list(read_stopwords(study)), "synonyms": list(study_synonyms(study))}


_COPIES = Product(
    name="duplicate table",
    files=("duplicates.csv",),
    stages=(),
    code=("files",),
    settings=lambda _study: {},
    make=_duplicates,
)

_WORDS = Product(
    name="words",
    files=("terms.xlsx", "terms.png"),
    stages=("tokens",),
    code=("files", "words", "plots", "text"),
    settings=lambda study: {
        "min_count": study.words.min_count if study.words else 1,
        "synonyms": study_synonyms(study).fingerprint,
        "stopwords": list(read_stopwords(study)),
    },
    make=_words,
)

_EXPLORER = Product(
    name="explorer",
    files=("ecosystem.html",),
    stages=("entities", "tokens"),
    code=("explorer", "display", "graphs", "posts", "text", "topics"),
    settings=lambda study: {"graph": asdict(study.graph), "topics": asdict(study.topics), **_of_words(study)},
    make=_explorer,
)

PRODUCTS: tuple[Product, ...] = (
    Product(
        name="article table",
        files=("articles.parquet",),
        stages=(),
        code=("files",),
        settings=lambda _study: {},
        make=_articles,
    ),
    Product(
        name="tables",
        files=("mentions.parquet", "entities.xlsx", "relations.csv"),
        stages=("entities",),
        code=("files",),
        settings=lambda _study: {},
        make=_tables,
    ),
    Product(
        name="graph",
        files=("graph.gexf", "graph.png"),
        stages=("entities", "tokens"),
        code=("files", "graphs", "plots", "text"),
        settings=lambda study: {**asdict(study.graph), **_of_words(study)},
        make=_graph,
    ),
    Product(
        name="topics",
        files=("topics.csv", "topics.png", "topics.html"),
        stages=("tokens",),
        code=("files", "topics", "plots", "display"),
        settings=lambda study: {**asdict(study.topics), **_of_words(study)},
        make=_topics,
    ),
)
"""The result files of every run, but its own record, run.json."""
