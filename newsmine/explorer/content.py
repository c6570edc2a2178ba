"""What a page is made of: a corpus, its graph and its topics, and the parts that a browser is given of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from newsmine.corpus.asked import known_labels
from newsmine.corpus.database import Corpus
from newsmine.errors import InputError
from newsmine.explorer.calendar import Calendar
from newsmine.explorer.network import Edge, edges_in_order, evidence_of, network_part, ranked
from newsmine.explorer.pack import flat
from newsmine.explorer.relations import posts_part, relations_part
from newsmine.explorer.sentences import Sentences, article_part, may_be_read
from newsmine.explorer.topics import topics_part
from newsmine.records import Evidence
from newsmine.topics.fit import fit
from newsmine.topics.model import TopicModel

if TYPE_CHECKING:
    import networkx as nx

# Quotations of the edges in one file: about as many kilobytes, packed. The edges of the highest counts come first.
_MOST_QUOTED = 20_000


@dataclass(frozen=True)
class Content:
    """What a page shows; made by :func:`content_of`.

    ``corpus`` and ``topics`` are missing where only a graph was given; ``no_topics`` says why topics that were asked for could
    not be fitted.
    """

    graph: "nx.Graph[Any]"
    corpus: Corpus | None = None
    topics: TopicModel | None = None
    title: str = "newsmine"
    seed: int = 7
    no_topics: str = ""

    @cached_property
    def nodes(self) -> list[Any]:
        """The nodes in the order of their numbers."""
        return ranked(self.graph)

    @cached_property
    def number(self) -> Mapping[Any, int]:
        """The number of each node."""
        return {node: i for i, node in enumerate(self.nodes)}

    @cached_property
    def edges(self) -> list[Edge]:
        """The edges in the order of their numbers."""
        return edges_in_order(self.graph, self.nodes)

    @cached_property
    def calendar(self) -> Calendar:
        """The months of the articles."""
        return Calendar(self.corpus)

    def sentences(self) -> Sentences:
        """Return what collects quotations."""
        return Sentences(cast("Corpus", self.corpus), self.number, [*self.kinds])

    @cached_property
    def kinds(self) -> list[str]:
        """The labels of the nodes, by number, and then those that only other names have."""
        kinds = self.network["nodes"]["kinds"]
        return [*kinds, *(label for label in known_labels(cast("Corpus", self.corpus)) if label not in kinds)]

    @cached_property
    def network(self) -> dict[str, Any]:
        """The network as columns."""
        return network_part(self.graph, self.nodes, self.edges, self.calendar.month_of, seed=self.seed)

    def about(self, **further: Any) -> dict[str, Any]:  # noqa: ANN401 - what JSON holds
        """Return what the page says of itself."""
        asked = {name: self.graph.graph.get(name) for name in ("within", "weight", "min_count", "unit")}
        return {
            "title": self.title,
            "articles": len(self.calendar.facts),
            "undated": len(self.calendar.facts) - len(self.calendar.month_of),
            "months": self.calendar.months,
            "counts": self.calendar.counts,
            "settings": {name: value for name, value in asked.items() if value is not None},
            **further,
        }


def content_of(  # noqa: PLR0913 - settings, all by keyword
    source: "Corpus | nx.Graph[Any]",
    *,
    graph: "nx.Graph[Any] | None" = None,
    topics: "TopicModel | int | None",
    title: str | None,
    seed: int,
    top: int | None,
    min_count: int,
    within: Any,  # noqa: ANN401 - as connect has it
    progress: Callable[[int, int], None] | None,
) -> Content:
    """Return what a page shows of a corpus, or of a graph alone; see :func:`newsmine.explore`."""
    if not isinstance(source, Corpus):
        if not hasattr(source, "nodes"):
            raise TypeError(
                f"a {type(source).__name__} cannot be explored; give a Corpus, or a graph of newsmine.connect"
            )
        return Content(source, title=title or "newsmine", seed=seed)
    from newsmine.graphs.connect import connect

    if graph is None:
        graph = connect(source, within=within, min_count=min_count, top=top, progress=progress)
    fitted, reason = _fitted(source, topics, seed)
    return Content(graph, source, fitted, title or "newsmine", seed, reason)


def quoting_parts(content: Content, *, per_edge: int, text: bool) -> dict[str, Any]:
    """Return the parts that quote a corpus: relations, posts, topics, the sentences behind edges, and their articles."""
    corpus = cast("Corpus", content.corpus)
    sentences = content.sentences()
    parts: dict[str, Any] = {
        "edges": flat(_behind(content, sentences, per_edge)),
        "relations": relations_part(corpus, sentences, content.number),
        "posts": posts_part(corpus, sentences, content.number),
        "topics": None,
    }
    if content.topics is not None:
        parts["topics"] = topics_part(content.topics, corpus, sentences, content.number, content.calendar.months)
    parts["sentences"] = sentences.part()
    parts["kinds"] = content.kinds
    parts["articles"] = article_part(sentences.articles)
    readable = [article for article in sentences.articles if text and may_be_read(corpus, article)]
    parts["texts"] = {sentences.articles.index(article): article.text for article in readable}
    return parts


def _behind(content: Content, sentences: Sentences, per_edge: int) -> list[list[int]]:
    """Return the numbers of the sentences behind each edge, of articles apart in time as far as there are such."""
    chosen: dict[int, list[Evidence]] = {}
    left = _MOST_QUOTED
    for i in sorted(range(len(content.edges)), key=lambda i: -int(content.edges[i].data.get("count", 1))):
        chosen[i] = _spread(evidence_of(content.edges[i].data), content.calendar, min(per_edge, left))
        left -= len(chosen[i])
    quoted = sentences.quote(place for places in chosen.values() for place in places)
    return [
        [*dict.fromkeys(quoted[place] for place in chosen[i] if place in quoted)] for i in range(len(content.edges))
    ]


def _spread(places: Sequence[Evidence], calendar: Calendar, most: int) -> list[Evidence]:
    """Return so many places, one an article, evenly over their days, the last one first."""
    first = {place.article_id: place for place in reversed([*places])} if most > 0 else {}
    ordered = sorted(first.values(), key=lambda place: (calendar.day(place.article_id), place.article_id))
    if len(ordered) > most:
        ordered = [ordered[round(i * (len(ordered) - 1) / max(1, most - 1))] for i in range(most)]
    return ordered[::-1]


def _fitted(corpus: Corpus, topics: "TopicModel | int | None", seed: int) -> tuple[TopicModel | None, str]:
    """Return the topics, or why there are none: a page of few articles is worth having without them."""
    if not isinstance(topics, int):
        return topics, ""
    try:
        return (fit(corpus, n_topics=topics, seed=seed), "") if topics else (None, "")
    except InputError as error:
        return None, str(error)
