"""The page to explore a corpus in, as one file."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

from newsmine.corpus.database import Corpus
from newsmine.errors import check_choice
from newsmine.explorer.content import content_of, quoting_parts
from newsmine.explorer.page import ExplorerPage, file_page
from newsmine.explorer.vocabulary import vocabulary
from newsmine.files.options import Language
from newsmine.graphs.windows import Within
from newsmine.topics.model import TopicModel

if TYPE_CHECKING:
    import networkx as nx


def explore(  # noqa: PLR0913 - settings, all by keyword
    source: "Corpus | nx.Graph[Any]",
    *,
    graph: "nx.Graph[Any] | None" = None,
    title: str | None = None,
    labels: Language = "ko",
    within: Within | int = "sentence",
    min_count: int = 2,
    top: int | None = 500,
    topics: TopicModel | int | None = 12,
    sentences: int = 5,
    text: bool = False,
    seed: int = 7,
    progress: Callable[[int, int], None] | None = None,
) -> ExplorerPage:
    """Return a page to explore who is tied to whom, in which sentence, when, and in which topics.

    It opens from disk without a network, and runs no script but its own. Whoever reads it can change its language.

    Parameters
    ----------
    source : Corpus or networkx.Graph
        A graph alone gives its network, without sentences. Not changed.
    graph : networkx.Graph, optional
        The network of the corpus, of :func:`newsmine.connect` with evidence, where its own settings shall not be those below.
    title : str, optional
        Heading of the page.
    labels : {"ko", "en"}
        Language that the page begins in.
    within, min_count, top
        How the network of a corpus is made; see :func:`newsmine.connect`. A page of 20,000 nodes is still quick, its file larger.
    topics : TopicModel, int or None
        A model that was fitted on the corpus, or how many topics to fit; nothing or 0 for a page without topics. Of articles that
        are too few, or not tokenized, the page has none, and its ``no_topics`` says why.
    sentences : int
        How many sentences behind an edge the page quotes, of articles apart in time; 0 for none.
    text : bool
        Whether the page has the full text of the articles that it quotes, where their licence allows it: the one that was given at
        import, or a notice that names an open one.
    seed : int
        Of topics and positions; the same corpus and seed give the same page.
    progress : callable, optional
        Called with the articles that are read, and all of them.

    Returns
    -------
    ExplorerPage
        ``save("ecosystem.html")`` writes it; a notebook shows it.

    Raises
    ------
    ExportError
        If this checkout has not built the page.
    ValueError
        If a setting is out of its range.
    TypeError
        If ``source`` is neither.
    """
    check_choice(labels, get_args(Language), "labels", listed="choices")
    if sentences < 0:
        raise ValueError(f"sentences is {sentences}; it must not be negative")
    content = content_of(
        source,
        graph=graph,
        topics=topics,
        title=title,
        seed=seed,
        top=top,
        min_count=min_count,
        within=within,
        progress=progress,
    )
    about = content.about(language=labels, words=vocabulary(), quoting=content.corpus is not None)
    parts: dict[str, Any] = {"about": about, "network": content.network}
    if content.corpus is not None:
        parts |= quoting_parts(content, per_edge=sentences, text=text)
    return ExplorerPage(
        html=file_page(parts, title=content.title, language=labels),
        nodes=len(content.nodes),
        edges=len(content.edges),
        no_topics=content.no_topics,
    )
