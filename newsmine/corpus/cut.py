"""Articles whose bodies their sources cut: which they are, and how they become whole."""

import json

from newsmine.corpus.database import Corpus, transaction
from newsmine.corpus.frames import BY_ARTICLE, article_of_row, row_of_article
from newsmine.corpus.search import add_to_index, remove_from_index
from newsmine.corpus.write import Input, content_hash
from newsmine.records import Article
from newsmine.schema import ARTICLES

_COLUMNS = ", ".join(f"a.{name}" for name in ARTICLES.names)
_CUT = f"SELECT {_COLUMNS} FROM articles a WHERE NOT a.body_complete {BY_ARTICLE}"
_ONE = f"SELECT {_COLUMNS} FROM articles a WHERE a.id = ?"
_UPDATE = f"UPDATE articles SET {', '.join(name + ' = ?' for name in ARTICLES.names)}, content_hash = ? WHERE n = ?"


def cut_articles(corpus: Corpus) -> list[Article]:
    """Return the articles whose bodies are not complete, by date and id."""
    return [article_of_row(row) for row in corpus.connection.execute(_CUT)]


def article_of(corpus: Corpus, article_id: str) -> Article | None:
    """Return the article of an id, or ``None``."""
    row = corpus.connection.execute(_ONE, (article_id,)).fetchone()
    return article_of_row(row) if row else None


def put_whole(corpus: Corpus, article: Article, page: Input, *, note: str) -> bool:
    """Write a whole article over its cut form, in one transaction.

    Where the article came from stays said, and so does what its source says beside; ``note`` joins the warnings of its
    provenance. The page is remembered as an input, so that what depends on the corpus is made again.

    Returns
    -------
    bool
        Whether anything changed.
    """
    with transaction(corpus) as connection:
        found = connection.execute(
            "SELECT a.n, a.title, a.text, p.warnings FROM articles a "
            "LEFT JOIN provenance p ON p.article_id = a.id WHERE a.id = ?",
            (article.id,),
        ).fetchone()
        if found is None:
            return False
        n, title, text, warnings = found
        notes = [*json.loads(warnings or "[]"), note]
        connection.execute(_UPDATE, (*row_of_article(article), content_hash(article), n))
        if (title, text) != (article.title, article.text):
            remove_from_index(connection, n, title, text)
            add_to_index(connection, n, article.title, article.text)
        connection.execute(
            "UPDATE provenance SET reader = ?, warnings = ? WHERE article_id = ?",
            (article.reader, json.dumps(list(dict.fromkeys(notes)), ensure_ascii=False), article.id),
        )
        connection.execute(
            "INSERT OR REPLACE INTO inputs (path, sha256, fingerprint, articles, error) VALUES (?, ?, ?, 0, NULL)",
            (page.path, page.sha256, page.fingerprint),
        )
    return bool(text != article.text)
