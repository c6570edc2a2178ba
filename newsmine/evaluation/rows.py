"""Gold on articles: whole articles with their marks, or JSON Lines with a mark a line."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsmine.errors import InputError, RowError
from newsmine.evaluation.gold import FLAGS, GoldArticle, GoldEntity, GoldMention, GoldRelation, GoldValue, Place
from newsmine.records import VALUE_LABELS, Article
from newsmine.schema import ARTICLES
from newsmine.text.reading import read_text


def read_rows(files: Sequence[Path], articles: Iterable[Article]) -> list[GoldArticle]:
    """Read marks, a line each: a mention has ``label``, a relation ``type``, an article ``text`` and an ``id``.

    Parameters
    ----------
    files : sequence of Path
        JSON Lines.
    articles : iterable of Article
        The articles that do not stand in the files; those without a mark are left aside. Read once.

    Raises
    ------
    RowError
        If a line is no mark, or does not fit its article.
    """
    texts = {article.id: article for article in articles}
    marks: dict[str, _Marks] = defaultdict(_Marks)
    places: list[tuple[Path, int, Mapping[str, Any]]] = []
    for file in files:
        for number, row in _lines(file):
            if "article_id" not in row and {"id", "text"} <= row.keys():
                article = _article(file, number, row)
                texts[article.id] = article
                marks[article.id] = _Marks()
            else:
                places.append((file, number, row))
    for file, number, row in places:
        try:
            marks[row["article_id"]].add(row, texts)
        except KeyError as error:
            raise RowError(str(file), f"line {number}", f"a mark without {error}; see docs/evaluation.md") from error
        except (ValueError, TypeError) as error:
            raise RowError(str(file), f"line {number}", str(error)) from error
    return [marks[id_].gold(texts[id_]) for id_ in sorted(marks)]


def article_of(marks: Mapping[str, Any], *, default_id: str) -> GoldArticle:
    """Return an article that stands in one mapping with its ``mentions`` and ``relations``.

    Raises
    ------
    ValueError
        If a mark does not fit the text.
    """
    known = {name: marks[name] for name in ARTICLES.names if name in marks}
    article = ARTICLES.from_json({"id": default_id} | known)
    gathered = _Marks()
    for row in (*marks["mentions"], *marks.get("relations", ())):
        gathered.add({"article_id": article.id} | row, {article.id: article})
    return gathered.gold(article)


@dataclass(slots=True)
class _Marks:
    """The marks of one article as they are gathered."""

    mentions: dict[tuple[Place, str], GoldMention] = field(default_factory=dict)
    relations: list[GoldRelation] = field(default_factory=list)
    wrong: list[GoldRelation] = field(default_factory=list)
    values: list[GoldValue] = field(default_factory=list)
    ignored: list[Place] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, row: Mapping[str, Any], texts: Mapping[str, Article]) -> None:
        if row["article_id"] not in texts:
            raise ValueError(f"no article {row['article_id']!r}; name the file of the articles with --articles")
        article = texts[row["article_id"]]
        if "type" in row:
            self._add_relation(row)
        elif row.get("noscore"):
            self.ignored.append(_place(row, (row["start"], row["end"]), article))
        else:
            self._add_mention(row, article)

    def gold(self, article: Article) -> GoldArticle:
        for relation in (*self.relations, *self.wrong):
            for end in (relation.head, relation.tail):
                self.names.setdefault(end, [end])
        return GoldArticle(
            article=article,
            mentions=tuple(self.mentions.values()),
            entities=tuple(GoldEntity(id=id_, names=tuple(names), everywhere=id_) for id_, names in self.names.items()),
            relations=tuple(self.relations),
            wrong=tuple(self.wrong),
            value_marks=tuple(self.values),
            ignored=tuple(self.ignored),
        )

    def _add_mention(self, row: Mapping[str, Any], article: Article) -> None:
        own = _place(row, (row["start"], row["end"]), article)
        text = _slice(own, article)
        if row.get("text", text) != text:
            raise ValueError(f"{own[1]}:{own[2]} of {own[0]} is {text!r}, not {row['text']!r}; count characters from 0")
        if row["label"] in VALUE_LABELS:
            self._add_value(row, (own, *(_place(row, span, article) for span in row.get("alt_spans", ()))), text)
            return
        if (own, row["label"]) in self.mentions:
            raise ValueError(f"{text!r} at {own[1]}:{own[2]} is marked as {row['label']} twice; delete one")
        entity = row.get("entity_id") or row.get("canonical") or text
        names = self.names.setdefault(entity, [row.get("canonical") or entity])
        names.extend({text} - set(names))
        self.mentions[own, row["label"]] = GoldMention(
            places=(own, *(_place(row, span, article) for span in row.get("alt_spans", ()))),
            labels=(row["label"], *row.get("alt_labels", ())),
            entities=(entity, *row.get("alt_entities", ())),
            text=text,
            flags=frozenset(flag for flag in FLAGS if row.get(flag)),
            optional=bool(row.get("optional") or row.get("dup")),
        )

    def _add_value(self, row: Mapping[str, Any], places: tuple[Place, ...], text: str) -> None:
        self.values.append(
            GoldValue(
                places=places,
                label=row["label"],
                text=text,
                value=row.get("iso", row.get("value")),
                unit=row.get("unit"),
                optional=bool(row.get("optional") or row.get("dup")),
            )
        )

    def _add_relation(self, row: Mapping[str, Any]) -> None:
        relation = GoldRelation(
            head=row.get("head_id") or row["head"],
            type=row["type"],
            tail=row.get("tail_id") or row["tail"],
            role=row.get("role"),
            optional=bool(row.get("optional")),
            evidence=(("text", row["start"], row["end"]),) if "start" in row else (),
        )
        (self.wrong if row.get("wrong") else self.relations).append(relation)


def _article(file: Path, number: int, row: Mapping[str, Any]) -> Article:
    try:
        return ARTICLES.from_json(row)
    except InputError as error:
        raise RowError(str(file), f"line {number}", str(error)) from error


def _place(row: Mapping[str, Any], span: Sequence[int], article: Article) -> Place:
    name = row.get("field", "text")
    start, end = span
    if name not in {"text", "title"}:
        raise ValueError(f"unknown field {name!r}; choices: text, title")
    length = len(getattr(article, name) or "")
    if not 0 <= start < end <= length:
        raise ValueError(f"{start}:{end} is no place in the {name} of {length:,} characters; end is exclusive")
    return name, start, end


def _slice(place: Place, article: Article) -> str:
    text: str = getattr(article, place[0]) or ""
    return text[place[1] : place[2]]


def _lines(file: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(read_text(file, what="gold").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RowError(str(file), f"line {number}", f"no JSON ({error}); every line must be one mark") from error
        if not isinstance(row, dict):
            raise RowError(str(file), f"line {number}", f"{type(row).__name__} instead of an object")
        yield number, row
