"""The reasons of ``newsmine find --explain``: as a table, as JSON Lines, or to read."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsmine.cli.options import ascii_only, give
from newsmine.corpus.database import Corpus
from newsmine.corpus.joined import reasons as joined_reasons
from newsmine.corpus.read import iter_articles
from newsmine.errors import InputError
from newsmine.records import Article

if TYPE_CHECKING:
    from newsmine.entities.explain import Explanation, Proposal
    from newsmine.entities.finder import Finder


def give_reasons(
    finder: "Finder", source: "Corpus | Iterable[Article]", article: str | None, *, out: Path | None, as_json: bool
) -> None:
    """Give why each name of the articles is one: into the file, or to stdout as JSON Lines or to read.

    Raises
    ------
    InputError
        If ``article`` is no id of the source.
    """
    from newsmine.entities.explain import explanations_frame

    articles = iter_articles(source) if isinstance(source, Corpus) else source
    chosen = [each for each in articles if article in {None, each.id}]
    if article is not None and not chosen:
        raise InputError(f"no article with the id {article!r}; the column id of the articles lists them")
    reasons = (each for one in chosen for each in _reasons(finder, source, one))
    if out is not None:
        give(explanations_frame(reasons), out, as_json=as_json)
        return
    for each in reasons:
        sys.stdout.write(_json(each) if as_json else _words(each))


def _reasons(finder: "Finder", source: "Corpus | Iterable[Article]", article: Article) -> "Iterator[Explanation]":
    """Yield the reasons of an article, with what the other articles of the corpus say of its names."""
    elsewhere = joined_reasons(source, article.id) if isinstance(source, Corpus) else {}
    for each in finder.explain(article):
        m = each.mention
        joined = elsewhere.get((m.field, m.start, m.end))
        if joined is None:
            yield each
        else:
            id_, label, canonical, why = joined
            link = f"{each.link}; among all articles {canonical}: {why}"
            yield replace(each, mention=replace(m, entity_id=id_, label=label, canonical=canonical), link=link)


def _json(explanation: "Explanation") -> str:
    import json

    return json.dumps(asdict(explanation), ensure_ascii=ascii_only()) + "\n"


def _words(explanation: "Explanation") -> str:
    mention = explanation.mention
    place = f"{mention.article_id} {mention.field} {mention.start}:{mention.end}".strip()
    lines = [
        f"{mention.text} [{mention.label} {mention.score:.3g}] = {mention.canonical}  ({place})",
        f"  linked: {explanation.link}",
        *(f"  for:    {_proposal(each)}" for each in explanation.agreed),
        *(f"  lost:   {_proposal(each)}" for each in explanation.lost),
    ]
    return "\n".join(lines) + "\n"


def _proposal(each: "Proposal") -> str:
    return f"{each.text} {each.label} {each.score:.3g} by {each.by}: {each.why}"
