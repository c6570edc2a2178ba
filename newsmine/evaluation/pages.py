"""Gold on whole pages: marks counted in the characters of a saved page, moved to the article that is cut from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from newsmine.evaluation.gold import FLAGS, GoldArticle, GoldEntity, GoldMention, GoldRelation, GoldValue, Place
from newsmine.records import KST, Article

Cut = Literal["gold", "reader"]
"""Who cuts the article from the page: the marked lines, or newsmine's reader of saved pages."""

# Kinds of lines in which names are marked.
_CONTENT = ("title", "subtitle", "body", "heading")
_CAPTION = "caption"
# Dates that the printed page suffices to read.
_READABLE = ("explicit", "published")


def on_page(
    marks: Mapping[str, Any],
    page: str,
    *,
    article_id: str,
    captions: bool = True,
    cut: Cut = "gold",
) -> GoldArticle:
    """Return the article of a page, and the marks that lie in it.

    Parameters
    ----------
    marks : mapping
        The gold: ``lines``, ``mentions``, ``optional_mentions``, ``entities``, ``relations``, ``hard_negatives``, ``dates``,
        ``quantities``, ``noscore``; places are characters of the page.
    page : str
        The page, its line ends as they are.
    article_id : str
        Id that the article is given.
    captions : bool
        Whether captions are part of the text.
    cut : {"gold", "reader"}
        Who cuts the article. What the reader takes beside the lines of content is ignored, what it leaves is not asked for.
    """
    kinds = {*_CONTENT, _CAPTION} if captions else set(_CONTENT)
    content = [span for line in marks["lines"] if line.get("dup_of") is None for span in _spans(line, kinds)]
    article, where = _read(page, article_id) if cut == "reader" else _joined(page, content, article_id)
    article = replace(article, published_at=_time(marks.get("published")) or article.published_at)
    inside = {n for _, start, end in content for n in range(start, end)}
    pages = _Pages({n: place for n, place in where.items() if n in inside})
    outside = _runs(place for n, place in where.items() if n not in inside)
    return GoldArticle(
        article=article,
        mentions=tuple(_mentions(marks, pages)),
        entities=tuple(_entity(each) for each in marks["entities"]),
        relations=tuple(_relation(each, pages) for each in marks["relations"]),
        wrong=tuple(_relation(each, pages) for each in marks.get("hard_negatives", ())),
        value_marks=tuple(_values(marks, pages)),
        ignored=(*outside, *(p for each in marks.get("noscore", ()) for p in pages.parts(each["start"], each["end"]))),
    )


@dataclass(frozen=True, slots=True)
class _Pages:
    """Where each character of the page stands in the article."""

    where: Mapping[int, tuple[str, int]]

    def place(self, start: int, end: int) -> Place | None:
        """Return the place of a stretch of the page, if it stands in the article as a whole."""
        first, last = self.where.get(start), self.where.get(end - 1)
        if first is None or last is None or (last[0], last[1] - first[1]) != (first[0], end - 1 - start):
            return None
        return first[0], first[1], last[1] + 1

    def parts(self, start: int, end: int) -> list[Place]:
        """Return what of a stretch of the page stands in the article."""
        return _runs(self.where[n] for n in range(start, end) if n in self.where)


def _spans(line: Mapping[str, Any], kinds: set[str]) -> list[tuple[str, int, int]]:
    parts = line.get("segments") or [line]
    return [(part["kind"], part["start"], part["end"]) for part in parts if part["kind"] in kinds]


def _joined(page: str, content: Sequence[tuple[str, int, int]], id_: str) -> tuple[Article, dict[int, tuple[str, int]]]:
    """Return the lines of content as an article, and where each character of the page stands in it."""
    parts: dict[str, list[str]] = {"title": [], "text": []}
    where: dict[int, tuple[str, int]] = {}
    for kind, start, end in content:
        field = "title" if kind == "title" else "text"
        offset = sum(len(part) + 1 for part in parts[field])
        where.update({n: (field, offset + n - start) for n in range(start, end)})
        parts[field].append(page[start:end])
    return Article(id=id_, title="\n".join(parts["title"]) or None, text="\n".join(parts["text"])), where


def _read(page: str, id_: str) -> tuple[Article, dict[int, tuple[str, int]]]:
    """Return the page as the reader cuts it, each of its lines found again in the page."""
    from newsmine.articles.extract import extract

    article = replace(extract(page), id=id_)
    where: dict[int, tuple[str, int]] = {}
    for field, text in (("title", article.title or ""), ("text", article.text)):
        offset = 0
        for line in text.split("\n"):
            start = page.find(line)
            if line and start >= 0:
                where.update({start + n: (field, offset + n) for n in range(len(line))})
            offset += len(line) + 1
    return article, where


def _runs(characters: Iterable[tuple[str, int]]) -> list[Place]:
    """Return characters of the article as places."""
    runs: list[Place] = []
    for field, n in sorted(characters):
        if runs and runs[-1][0] == field and runs[-1][2] == n:
            runs[-1] = (field, runs[-1][1], n + 1)
        else:
            runs.append((field, n, n + 1))
    return runs


def _mentions(marks: Mapping[str, Any], pages: _Pages) -> Iterator[GoldMention]:
    for optional, key in ((False, "mentions"), (True, "optional_mentions")):
        for each in marks.get(key, ()):
            own = pages.place(each["start"], each["end"])
            others = [pages.place(start, end) for start, end in each.get("alt_spans", ())]
            if own is not None:
                yield GoldMention(
                    places=(own, *(place for place in others if place is not None)),
                    labels=(each["label"], *each.get("alt_labels", ())),
                    entities=(each["entity"], *each.get("alt_entities", ())),
                    text=each["text"],
                    flags=frozenset(flag for flag in FLAGS if each.get(flag)),
                    optional=optional or bool(each.get("dup")),
                )


def _entity(each: Mapping[str, Any]) -> GoldEntity:
    return GoldEntity(
        id=each["id"],
        names=(each["canonical"], *each.get("aliases", ())),
        everywhere=each.get("gid") or each["id"],
        may_merge_with=each.get("may_merge_with"),
    )


def _relation(each: Mapping[str, Any], pages: _Pages) -> GoldRelation:
    """Return the relation; one whose evidence does not stand in the article is not asked for."""
    given = each.get("evidence") or []
    spans = [given] if given and isinstance(given[0], int) else given
    evidence = tuple(place for start, end in spans for place in pages.parts(start, end))
    return GoldRelation(
        head=each["head"],
        type=each["type"],
        tail=each["tail"],
        role=each.get("role"),
        optional=bool(each.get("optional")) or (bool(spans) and not evidence),
        evidence=evidence,
    )


def _values(marks: Mapping[str, Any], pages: _Pages) -> Iterator[GoldValue]:
    for label, key in (("DATE", "dates"), ("QUANTITY", "quantities")):
        for each in marks.get(key, ()):
            place = pages.place(each["start"], each["end"])
            if place is not None:
                yield GoldValue(
                    places=(place,),
                    label=label,
                    text=each["text"],
                    value=each.get("iso") if label == "DATE" else each.get("value"),
                    unit=each.get("unit"),
                    optional=label == "DATE" and each.get("basis") not in _READABLE,
                )


def _time(published: str | None) -> datetime | None:
    return datetime.fromisoformat(published).replace(tzinfo=KST) if published else None
