"""Tables without the articles whose owners forbid to train AI with them."""

from typing import TYPE_CHECKING

from newsmine.corpus.database import Corpus

if TYPE_CHECKING:
    import pandas as pd


def barred_ids(corpus: Corpus) -> frozenset[str]:
    """Return the ids of the articles whose page or rights notice forbids the training of AI, or the mining of texts."""
    rows = corpus.connection.execute("SELECT id FROM articles WHERE ai_training_prohibited")
    return frozenset(id_ for (id_,) in rows)


def without(table: "pd.DataFrame", ids: frozenset[str]) -> "pd.DataFrame":
    """Return a table without the rows of some articles: those of its column ``article_id``, or ``id``.

    Raises
    ------
    ValueError
        If the table does not tell its articles.
    """
    column = next((name for name in ("article_id", "id") if name in table.columns), None)
    if column is None:
        raise ValueError(f"the table does not tell its articles; its columns: {', '.join(map(str, table.columns))}")
    kept: pd.DataFrame = table[~table[column].isin(ids)].reset_index(drop=True)
    return kept


def entities_of(mentions: "pd.DataFrame") -> "pd.DataFrame":
    """Return the entities of some mentions, the most mentioned first: ``entity_id, canonical, label, mentions, articles``."""
    groups = mentions.groupby("entity_id")
    table: pd.DataFrame = groups.agg(
        canonical=("canonical", "first"),
        label=("label", "first"),
        mentions=("start", "size"),
        articles=("article_id", "nunique"),
    )
    ordered: pd.DataFrame = table.reset_index().sort_values(
        ["mentions", "canonical"], ascending=[False, True], ignore_index=True
    )
    return ordered
