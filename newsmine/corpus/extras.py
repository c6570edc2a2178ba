"""What a source says of an article beside what an article holds: the other columns of a BIGKinds export."""

import json
import sqlite3
from typing import TYPE_CHECKING

from newsmine.corpus.database import Corpus

if TYPE_CHECKING:
    import pandas as pd

BIGKINDS_COLUMNS = (
    "뉴스 식별자",
    "일자",
    "언론사",
    "기고자",
    "제목",
    "통합 분류1",
    "통합 분류2",
    "통합 분류3",
    "사건/사고 분류1",
    "사건/사고 분류2",
    "사건/사고 분류3",
    "인물",
    "위치",
    "기관",
    "키워드",
    "특성추출(가중치순 상위 50개)",
    "본문",
    "URL",
    "분석제외 여부",
)
"""The columns of a BIGKinds export, as they are written there and in their order."""

BIGKINDS_CUTS_AT = range(195, 203)
"""Lengths of a body that BIGKinds has cut: at 200 characters, of which blanks at the ends then go."""


def put_extra(connection: sqlite3.Connection, article_id: str, extra: tuple[tuple[str, str], ...]) -> None:
    """Keep what a source says of an article beside; what was kept of it before goes."""
    connection.execute("DELETE FROM extras WHERE article_id = ?", (article_id,))
    if extra:
        columns = json.dumps(dict(extra), ensure_ascii=False)
        connection.execute("INSERT INTO extras (article_id, columns) VALUES (?, ?)", (article_id, columns))


def extra_of(corpus: Corpus, article_id: str) -> tuple[tuple[str, str], ...]:
    """Return what a source says of an article beside, column by column."""
    row = corpus.connection.execute("SELECT columns FROM extras WHERE article_id = ?", (article_id,)).fetchone()
    return tuple(json.loads(row[0]).items()) if row else ()


def extras(corpus: Corpus) -> "pd.DataFrame":
    """Return what the sources say beside, one row an article that has such columns, by id.

    Returns
    -------
    pandas.DataFrame
        ``article_id`` and the columns that were met, those of BIGKinds first; all text, missing where empty.
    """
    import pandas as pd

    rows = list(corpus.connection.execute("SELECT article_id, columns FROM extras ORDER BY article_id"))
    read = [json.loads(columns) for _, columns in rows]
    met = dict.fromkeys(name for columns in read for name in columns)
    names = [name for name in BIGKINDS_COLUMNS if name in met] + [name for name in met if name not in BIGKINDS_COLUMNS]
    columns = {"article_id": [article_id for article_id, _ in rows]}
    columns |= {name: [each.get(name) for each in read] for name in names}
    table: pd.DataFrame = pd.DataFrame(columns, dtype="string")
    return table


def articles_with_extras(corpus: Corpus) -> "pd.DataFrame":
    """Return the articles, by date and id, with what their sources say beside in further columns."""
    beside = extras(corpus).rename(columns={"article_id": "id"})
    table: pd.DataFrame = corpus.articles().merge(beside, on="id", how="left", validate="one_to_one")
    return table
