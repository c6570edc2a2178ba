"""What the served page is answered, a page at a time: the same parts that a file holds as a whole."""

import re
from collections.abc import Sequence
from typing import Any, cast

from newsmine.corpus.asked import Question, entity_places, found_articles
from newsmine.corpus.cut import article_of
from newsmine.corpus.database import Corpus
from newsmine.corpus.search import query_words
from newsmine.errors import InputError
from newsmine.explorer.content import Content
from newsmine.explorer.network import evidence_of
from newsmine.explorer.sentences import Sentences, article_part, may_be_read
from newsmine.explorer.topics import topics_part
from newsmine.explorer.vocabulary import vocabulary
from newsmine.records import Evidence

Answer = dict[str, Any]
"""What JSON holds."""


class Answers:
    """Answers the questions of a page about a content whose corpus is open.

    Parameters
    ----------
    content : Content
        With a corpus; its network, topics and posts are made when they are first asked for.
    text : bool
        Whether the full text of articles is given, where its licence allows it.
    """

    def __init__(self, content: Content, *, text: bool = False) -> None:
        self._content = content
        self._corpus = cast("Corpus", content.corpus)
        self._text = text
        self._kept: dict[str, Any] = {}

    def about(self) -> Answer:
        """Return what the page says of itself."""
        content = self._content
        return content.about(language="ko", words=vocabulary(), quoting=True, kinds=content.kinds)

    def network(self) -> Answer:
        """Return the network."""
        return self._content.network

    def edge(self, head: int, tail: int, question: Question) -> Answer:
        """Return sentences behind an edge, the newest first."""
        content = self._content
        ends = [_node(content, number) for number in (head, tail)]
        if not content.graph.has_edge(*ends):
            raise InputError(f"nodes {head} and {tail} are not tied; ask for the edges of the network")
        wanted = [place for place in evidence_of(content.graph.edges[ends[0], ends[1]]) if self._holds(place, question)]
        wanted.sort(key=lambda place: (content.calendar.day(place.article_id), place.article_id), reverse=True)
        return self._quoted(wanted[question.skip : question.skip + question.limit], question, more=len(wanted))

    def node(self, node: int, question: Question) -> Answer:
        """Return sentences that name a node, the newest first."""
        places = entity_places(self._corpus, _node(self._content, node), question._replace(limit=question.limit + 1))
        return self._quoted(places[: question.limit], question, more=question.skip + len(places))

    def topics(self) -> Answer:
        """Return the topics; nothing but ``null`` where there are none."""
        content = self._content
        if content.topics is None:
            return {"topics": None}
        if "topics" not in self._kept:
            sentences = content.sentences()
            part = topics_part(content.topics, self._corpus, sentences, content.number, content.calendar.months)
            self._kept["topics"] = {"topics": part, **quoted_parts(self._corpus, sentences, text=self._text)}
        answer: Answer = self._kept["topics"]
        return answer

    def search(self, query: str, question: Question) -> Answer:
        """Return sentences that hold the words of a query with their places in them, by article, the newest first.

        ``total`` counts articles.
        """
        ids, total = found_articles(self._corpus, query, question)
        words = [re.escape(word) for word in query_words(query)]
        pattern = re.compile("|".join(sorted(words, key=len, reverse=True)), re.IGNORECASE)
        places = [place for id_ in ids for place in self._places(id_, pattern)]
        sentences = self._content.sentences()
        numbers = sentences.quote(places)
        part = quoted_parts(self._corpus, sentences, text=self._text)
        hits = [[numbers[place], *sentences.within(place)] for place in places]
        return {**part, "hits": hits, "total": total, "next": next_page(question, len(ids), total)}

    def text(self, article_id: str) -> Answer:
        """Return the full text of an article.

        Raises
        ------
        InputError
            If there is no such article, or its licence does not allow it.
        """
        article = article_of(self._corpus, article_id)
        if article is None or not self._text or not may_be_read(self._corpus, article):
            raise InputError(f"no text of article {article_id!r} may be given; read it at its publisher's")
        return {"text": article.text}

    def _holds(self, place: Evidence, question: Question) -> bool:
        day = self._content.calendar.day(place.article_id)
        since, until = question.since, question.until
        return (since is None and until is None) or (
            day is not None and (since or "") <= day[:7] <= (until or "9999-12")
        )

    def _places(self, article_id: str, pattern: "re.Pattern[str]") -> list[Evidence]:
        article = article_of(self._corpus, article_id)
        if article is None:
            return []
        fields = (("text", article.text), ("title", article.title or ""))
        return [Evidence(article_id, name, *hit.span()) for name, text in fields for hit in pattern.finditer(text)]

    def _quoted(self, places: Sequence[Evidence], question: Question, *, more: int) -> Answer:
        sentences = self._content.sentences()
        order = [*dict.fromkeys(sentences.quote(places).get(place, -1) for place in places)]
        return {
            **quoted_parts(self._corpus, sentences, text=self._text),
            "order": order,
            "next": next_page(question, len(places), more),
        }


def quoted_parts(corpus: Corpus, sentences: Sentences, *, text: bool) -> Answer:
    """Return quotations and their articles, with their ids and whether their text may be asked for."""
    articles = sentences.articles
    readable = [int(text and may_be_read(corpus, article)) for article in articles]
    return {
        "sentences": sentences.part(),
        "articles": {**article_part(articles), "id": [article.id for article in articles], "readable": readable},
    }


def next_page(question: Question, given: int, total: int) -> int | None:
    """Return what the next page skips; nothing if this is the last one."""
    after = question.skip + given
    return after if given and after < total else None


def _node(content: Content, number: int) -> Any:  # noqa: ANN401 - a node of any graph
    if not 0 <= number < len(content.nodes):
        raise InputError(f"there is no node {number}; the network has {len(content.nodes):,}, counted from 0")
    return content.nodes[number]
