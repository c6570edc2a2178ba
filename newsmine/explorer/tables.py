"""The tables of the served page, filtered, sorted and a page at a time."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from newsmine.corpus.asked import Question, relation_rows
from newsmine.corpus.database import Corpus
from newsmine.explorer.answers import Answer, next_page, quoted_parts
from newsmine.explorer.content import Content
from newsmine.explorer.relations import post_columns, relation_columns
from newsmine.posts.timeline import timeline

if TYPE_CHECKING:
    import pandas as pd

_POST_ORDERS = {"organisation", "role", "person", "status", "first", "articles"}


class Tables:
    """Relations and posts of a content whose corpus is open; see :class:`newsmine.explorer.answers.Answers`."""

    def __init__(self, content: Content, *, text: bool = False) -> None:
        self._content = content
        self._corpus = cast("Corpus", content.corpus)
        self._text = text

    def relations(self, question: Question) -> Answer:
        """Return relations, sorted and filtered, and how many there are."""
        rows, total = relation_rows(self._corpus, question)
        sentences = self._content.sentences()
        columns = relation_columns(rows, sentences, self._content.number)
        return {
            **columns,
            **quoted_parts(self._corpus, sentences, text=self._text),
            "total": total,
            "next": next_page(question, len(rows), total),
        }

    def posts(self, question: Question) -> Answer:
        """Return who held which post when, sorted and filtered, and how many there are."""
        table = self._posts
        kept = table[_told(table, question)]
        if question.sort in _POST_ORDERS:
            kept = kept.sort_values(question.sort, ascending=not question.descending, kind="stable")
        sentences = self._content.sentences()
        page = kept.iloc[question.skip : question.skip + question.limit]
        columns = post_columns(page, sentences, self._content.number)
        return {
            **columns,
            **quoted_parts(self._corpus, sentences, text=self._text),
            "total": len(kept),
            "next": next_page(question, len(page), len(kept)),
        }

    @cached_property
    def _posts(self) -> "pd.DataFrame":
        return timeline(self._corpus)


def _told(table: "pd.DataFrame", question: Question) -> "pd.Series[bool]":
    """Return which rows lie in the period and hold the words."""
    wanted = question.wanted.lower()
    words = table["organisation"].fillna("") + "\n" + table["role"].fillna("") + "\n" + table["person"].fillna("")
    kept: pd.Series[bool] = words.str.lower().str.contains(wanted, regex=False).astype(bool)
    if question.since is not None:
        kept &= (table["last"].str[:7] >= question.since).astype(bool)
    if question.until is not None:
        kept &= (table["first"].str[:7] <= question.until).astype(bool)
    return kept
