"""Who heads, runs, signed what, and who held which post when: as rows of a page."""

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsmine.corpus.database import Corpus
from newsmine.corpus.read import iter_relations
from newsmine.explorer.sentences import Sentences
from newsmine.posts.timeline import timeline
from newsmine.records import Evidence

if TYPE_CHECKING:
    import pandas as pd

# A person reads no more; the table of all of them is `newsmine export … relations`.
MOST_RELATIONS = 5_000
MOST_POSTS = 1_000
_POST = ("person", "organisation", "role", "post", "status", "first", "last", "conflict")


def relations_part(
    corpus: Corpus, sentences: Sentences, number: Mapping[str, int], *, most: int = MOST_RELATIONS
) -> dict[str, Any]:
    """Return the relations of a corpus as columns, with the number of the sentence behind each.

    Returns
    -------
    dict
        ``head``, ``type``, ``tail``, ``role``, ``modality``; ``head_node`` and ``tail_node`` (numbers of nodes, -1 for none);
        ``sentence``; and ``left_out``, how many more there are.
    """
    stated = iter_relations(corpus, modality="all")
    rows = [*islice(stated, most)]
    places = [Evidence(row.article_id, "text", row.start, row.end) for row in rows]
    quoted = sentences.quote(places)
    names = ("head", "type", "tail", "role", "modality")
    return {
        **{name: [getattr(row, name) or "" for row in rows] for name in names},
        "head_node": [number.get(row.head_id, -1) for row in rows],
        "tail_node": [number.get(row.tail_id, -1) for row in rows],
        "sentence": [quoted.get(place, -1) for place in places],
        "left_out": sum(1 for _ in stated),
    }


def posts_part(
    corpus: Corpus, sentences: Sentences, number: Mapping[str, int], *, most: int = MOST_POSTS
) -> dict[str, Any]:
    """Return who held which post when (:func:`newsmine.timeline`) as columns, with the numbers of both sentences."""
    table = timeline(corpus)
    kept = table.head(most)
    return {
        **{name: _plain(kept[name]) for name in _POST},
        "n_articles": kept["articles"].tolist(),
        "person_node": [number.get(id_, -1) for id_ in kept["person_id"]],
        "organisation_node": [number.get(id_, -1) for id_ in kept["organisation_id"]],
        "first_sentence": _found(kept, sentences, "first"),
        "last_sentence": _found(kept, sentences, "last"),
        "left_out": len(table) - len(kept),
    }


def _found(table: "pd.DataFrame", sentences: Sentences, which: str) -> list[int]:
    pairs = zip(table[f"{which}_article"], table[f"{which}_evidence"], strict=True)
    found = (sentences.find(str(article_id), str(text)) for article_id, text in pairs)
    return [-1 if number is None else number for number in found]


def _plain(column: "pd.Series[Any]") -> list[Any]:
    return [*column.astype(object).where(column.notna(), "").tolist()]
