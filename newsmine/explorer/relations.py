"""Who heads, runs, signed what, and who held which post when: as columns of a page."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_relations
from newsmine.explorer.sentences import Sentences
from newsmine.posts.timeline import timeline
from newsmine.records import Evidence
from newsmine.schema import RELATIONS

if TYPE_CHECKING:
    import pandas as pd

# A person reads no more in one file; all of them are served, or exported.
MOST_RELATIONS = 5_000
MOST_POSTS = 1_000
_RELATION = ("head", "type", "tail", "role", "modality")
_POST = ("person", "organisation", "role", "post", "status", "first", "last", "conflict")


def relations_part(corpus: Corpus, sentences: Sentences, number: Mapping[str, int]) -> dict[str, Any]:
    """Return the first relations of a corpus (:func:`relation_columns`), with ``left_out``: how many more there are."""
    stated = iter_relations(corpus, modality="all")
    rows = [{name: getattr(row, name) for name in RELATIONS.names} for row in islice(stated, MOST_RELATIONS)]
    return {**relation_columns(rows, sentences, number), "left_out": sum(1 for _ in stated)}


def relation_columns(
    rows: Iterable[Mapping[str, Any]], sentences: Sentences, number: Mapping[str, int]
) -> dict[str, Any]:
    """Return relations as columns.

    Parameters
    ----------
    rows : iterable of mapping
        Relations by the names of their fields.
    sentences : Sentences
        Gets the sentences behind them.
    number : mapping of str to int
        Number of the node of each entity.

    Returns
    -------
    dict
        ``head``, ``type``, ``tail``, ``role``, ``modality``; ``head_node`` and ``tail_node`` (numbers of nodes, -1 for none);
        ``sentence``.
    """
    kept = [*rows]
    places = [Evidence(row["article_id"], "text", row["start"], row["end"]) for row in kept]
    quoted = sentences.quote(places)
    return {
        **{name: [row[name] or "" for row in kept] for name in _RELATION},
        "head_node": [number.get(row["head_id"], -1) for row in kept],
        "tail_node": [number.get(row["tail_id"], -1) for row in kept],
        "sentence": [quoted.get(place, -1) for place in places],
    }


def posts_part(corpus: Corpus, sentences: Sentences, number: Mapping[str, int]) -> dict[str, Any]:
    """Return the first posts of a corpus (:func:`post_columns`), with ``left_out``: how many more there are."""
    table = timeline(corpus)
    kept = table.head(MOST_POSTS)
    return {**post_columns(kept, sentences, number), "left_out": len(table) - len(kept)}


def post_columns(table: "pd.DataFrame", sentences: Sentences, number: Mapping[str, int]) -> dict[str, Any]:
    """Return who held which post when (:func:`newsmine.timeline`) as columns, with the numbers of both sentences."""
    return {
        **{name: _plain(table[name]) for name in _POST},
        "n_articles": table["articles"].tolist(),
        "person_node": [number.get(id_, -1) for id_ in table["person_id"]],
        "organisation_node": [number.get(id_, -1) for id_ in table["organisation_id"]],
        "first_sentence": _found(table, sentences, "first"),
        "last_sentence": _found(table, sentences, "last"),
    }


def _found(table: "pd.DataFrame", sentences: Sentences, which: str) -> list[int]:
    pairs = zip(table[f"{which}_article"], table[f"{which}_evidence"], strict=True)
    found = (sentences.find(str(article_id), str(text)) for article_id, text in pairs)
    return [-1 if number is None else number for number in found]


def _plain(column: "pd.Series[Any]") -> list[Any]:
    return [*column.astype(object).where(column.notna(), "").tolist()]
