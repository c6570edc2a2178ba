"""The tables of corpus.sqlite and the steps from one version to the next.

A step is never changed once it is published; a change of the tables is a new step at the end.
"""

import sqlite3

from newsmine.errors import CorpusError
from newsmine.html.rights import prohibits_ai_training

_FIRST = """
CREATE TABLE articles (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT, publisher TEXT, title TEXT, subtitle TEXT, text TEXT NOT NULL,
    published_at TEXT, modified_at TEXT, authors TEXT NOT NULL, bureau TEXT, captions TEXT NOT NULL, rights TEXT,
    source TEXT, reader TEXT, body_complete INTEGER NOT NULL, language TEXT NOT NULL,
    content_hash TEXT NOT NULL
);
CREATE INDEX articles_by_date ON articles (published_at);
CREATE TABLE provenance (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    input TEXT NOT NULL, sha256 TEXT NOT NULL, reader TEXT, decoder TEXT NOT NULL, licence TEXT,
    warnings TEXT NOT NULL, imported_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX provenance_by_input ON provenance (input);
CREATE TABLE inputs (
    path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, fingerprint TEXT NOT NULL, articles INTEGER NOT NULL, error TEXT
) WITHOUT ROWID;
CREATE TABLE done (
    stage TEXT NOT NULL, article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL, content_hash TEXT NOT NULL, error TEXT,
    PRIMARY KEY (stage, article_id)
) WITHOUT ROWID;
CREATE TABLE documents (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, tokenizer TEXT NOT NULL, tokens BLOB NOT NULL
);
CREATE TABLE mentions (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, start INTEGER NOT NULL, end INTEGER NOT NULL,
    text TEXT NOT NULL, label TEXT NOT NULL, entity_id TEXT NOT NULL, canonical TEXT NOT NULL, sentence INTEGER NOT NULL,
    by TEXT NOT NULL, score REAL NOT NULL, field TEXT NOT NULL
);
CREATE INDEX mentions_by_article ON mentions (article_id);
CREATE INDEX mentions_by_entity ON mentions (entity_id);
CREATE TABLE relations (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, head_id TEXT NOT NULL, head TEXT NOT NULL,
    type TEXT NOT NULL, tail_id TEXT NOT NULL, tail TEXT NOT NULL, role TEXT, start INTEGER NOT NULL, end INTEGER NOT NULL
);
CREATE INDEX relations_by_article ON relations (article_id);
CREATE TABLE exports (path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE bigrams USING fts5 (title, text, content = '', tokenize = 'unicode61 remove_diacritics 0');
"""

_AI_TRAINING = """
ALTER TABLE articles ADD COLUMN ai_training_prohibited INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET ai_training_prohibited = prohibits_ai_training(rights) WHERE rights IS NOT NULL;
"""

_EXTRAS = """
CREATE TABLE extras (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE, columns TEXT NOT NULL
);
"""

# A copy goes back among the others when it, or what it is a copy of, changes or is taken out.
_COPIES = """
CREATE TABLE copies (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    duplicate_of TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    similarity REAL NOT NULL, left_out INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX copies_by_kept ON copies (duplicate_of);
CREATE TABLE corpus_done (stage TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
CREATE TRIGGER copies_change AFTER UPDATE OF content_hash ON articles WHEN old.content_hash <> new.content_hash BEGIN DELETE FROM copies WHERE article_id = old.id OR duplicate_of = old.id; END;
CREATE VIEW stories AS SELECT * FROM articles WHERE id NOT IN (SELECT article_id FROM copies WHERE left_out);
"""

# Of a page that was collected: which feed, list or answer named it, when it was fetched, what its server called it.
_COLLECTED = """
ALTER TABLE provenance ADD COLUMN found_in TEXT;
ALTER TABLE provenance ADD COLUMN fetched_at TEXT;
ALTER TABLE provenance ADD COLUMN charset TEXT;
"""

_CROSS_SENTENCE = """
ALTER TABLE relations ADD COLUMN cross_sentence INTEGER NOT NULL DEFAULT 0;
"""

_MODALITY = """
ALTER TABLE relations ADD COLUMN modality TEXT NOT NULL DEFAULT 'asserted';
"""

# What an article alone said of an entity that all articles made another.
_JOINED = """
ALTER TABLE mentions ADD COLUMN found_id TEXT;
ALTER TABLE mentions ADD COLUMN found_label TEXT;
ALTER TABLE mentions ADD COLUMN found_canonical TEXT;
ALTER TABLE mentions ADD COLUMN joined_why TEXT;
ALTER TABLE relations ADD COLUMN found_head_id TEXT;
ALTER TABLE relations ADD COLUMN found_head TEXT;
ALTER TABLE relations ADD COLUMN found_tail_id TEXT;
ALTER TABLE relations ADD COLUMN found_tail TEXT;
CREATE INDEX relations_by_head ON relations (head_id);
CREATE INDEX relations_by_tail ON relations (tail_id);
"""

# The newest articles without sorting all: in the order in which they are given.
_BY_DAY = """
DROP INDEX articles_by_date;
CREATE INDEX articles_by_day ON articles (published_at DESC, id);
"""

# The persons of each article that was read for them, with the posts that it states; names whose persons are to be parted anew;
# and what entities are among all articles ('' for all of them) in place of what an article found.
_PERSONS = """
CREATE TABLE persons (
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, entity_id TEXT NOT NULL, name TEXT NOT NULL,
    canonical TEXT NOT NULL, posts TEXT NOT NULL, PRIMARY KEY (article_id, entity_id)
) WITHOUT ROWID;
CREATE INDEX persons_by_name ON persons (name);
CREATE TABLE persons_read (
    article_id TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE touched (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER persons_come AFTER INSERT ON persons BEGIN INSERT OR IGNORE INTO touched VALUES (new.name); END;
CREATE TRIGGER persons_go AFTER DELETE ON persons BEGIN INSERT OR IGNORE INTO touched VALUES (old.name); END;
CREATE TABLE meanings (
    article_id TEXT NOT NULL, found_id TEXT NOT NULL, name TEXT, entity_id TEXT NOT NULL, label TEXT NOT NULL,
    canonical TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (article_id, found_id)
) WITHOUT ROWID;
CREATE INDEX meanings_by_name ON meanings (name) WHERE name IS NOT NULL;
CREATE INDEX mentions_by_found ON mentions (found_id) WHERE found_id IS NOT NULL;
CREATE INDEX relations_by_found_head ON relations (found_head_id) WHERE found_head_id IS NOT NULL;
CREATE INDEX relations_by_found_tail ON relations (found_tail_id) WHERE found_tail_id IS NOT NULL;
"""

# The order of every table, without sorting what is in it.
_IN_ORDER = """
CREATE INDEX articles_in_order ON articles (published_at IS NULL, published_at, id);
"""

# What was read of 128 articles side by side, see newsmine.corpus.kept; whatever changes in one of them, it is read again.
_KEPT = """
CREATE TABLE kept (
    block INTEGER NOT NULL, name TEXT NOT NULL, choice TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (block, name)
);
CREATE TRIGGER kept_article_comes AFTER INSERT ON articles BEGIN DELETE FROM kept WHERE block = new.n >> 7; END;
CREATE TRIGGER kept_article_changes AFTER UPDATE ON articles BEGIN DELETE FROM kept WHERE block = new.n >> 7; END;
CREATE TRIGGER kept_article_goes AFTER DELETE ON articles BEGIN DELETE FROM kept WHERE block = old.n >> 7; END;
CREATE TRIGGER kept_mention_comes AFTER INSERT ON mentions BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id); END;
CREATE TRIGGER kept_mention_changes AFTER UPDATE ON mentions BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id); END;
CREATE TRIGGER kept_mention_goes AFTER DELETE ON mentions BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = old.article_id); END;
CREATE TRIGGER kept_copy_comes AFTER INSERT ON copies BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id); END;
CREATE TRIGGER kept_copy_changes AFTER UPDATE ON copies BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id); END;
CREATE TRIGGER kept_copy_goes AFTER DELETE ON copies BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = old.article_id); END;
"""

# What of a million articles changed is told without reading a text; the persons of an article that is to be read again are
# forgotten at once, not looked for among all.
_CHANGED = """
CREATE INDEX articles_by_content ON articles (id, content_hash);
CREATE TRIGGER persons_unread AFTER DELETE ON persons_read BEGIN DELETE FROM persons WHERE article_id = old.article_id; END;
"""

# Persons of a name side by side, with their days: to part them anew reads one stretch, not a page for each. All are read again.
_BY_NAME = """
DROP TRIGGER persons_unread;
DROP TABLE persons;
DELETE FROM persons_read;
CREATE TABLE persons (
    name TEXT NOT NULL, article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, entity_id TEXT NOT NULL, day TEXT,
    canonical TEXT NOT NULL, posts TEXT NOT NULL, PRIMARY KEY (name, article_id, entity_id)
) WITHOUT ROWID;
CREATE INDEX persons_by_article ON persons (article_id);
CREATE TRIGGER persons_come AFTER INSERT ON persons BEGIN INSERT OR IGNORE INTO touched VALUES (new.name); END;
CREATE TRIGGER persons_go AFTER DELETE ON persons BEGIN INSERT OR IGNORE INTO touched VALUES (old.name); END;
CREATE TRIGGER persons_unread AFTER DELETE ON persons_read BEGIN DELETE FROM persons WHERE article_id = old.article_id; END;
"""

# Of what is kept a block loses only what a change concerns. The files of a table (table:…) hold the copies too; forms are
# those that an article alone gave a name, whatever all articles make of it.
_CONCERNED = """
DROP TRIGGER kept_mention_comes;
DROP TRIGGER kept_mention_changes;
DROP TRIGGER kept_mention_goes;
DROP TRIGGER kept_copy_comes;
DROP TRIGGER kept_copy_changes;
DROP TRIGGER kept_copy_goes;
CREATE TRIGGER kept_mention_comes AFTER INSERT ON mentions BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name NOT IN ('table:articles', 'table:tokens', 'table:relations'); END;
CREATE TRIGGER kept_mention_changes AFTER UPDATE ON mentions BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name NOT IN ('table:articles', 'table:tokens', 'table:relations', 'forms'); END;
CREATE TRIGGER kept_form_changes AFTER UPDATE ON mentions WHEN (coalesce(new.found_label, new.label), coalesce(new.found_canonical, new.canonical), new.text, new.by) <> (coalesce(old.found_label, old.label), coalesce(old.found_canonical, old.canonical), old.text, old.by) BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name = 'forms'; END;
CREATE TRIGGER kept_mention_goes AFTER DELETE ON mentions BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = old.article_id) AND name NOT IN ('table:articles', 'table:tokens', 'table:relations'); END;
CREATE TRIGGER kept_relation_comes AFTER INSERT ON relations BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name = 'table:relations'; END;
CREATE TRIGGER kept_relation_changes AFTER UPDATE ON relations BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name = 'table:relations'; END;
CREATE TRIGGER kept_relation_goes AFTER DELETE ON relations BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = old.article_id) AND name = 'table:relations'; END;
CREATE TRIGGER kept_tokens_come AFTER INSERT ON documents BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name = 'table:tokens'; END;
CREATE TRIGGER kept_tokens_change AFTER UPDATE ON documents BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name = 'table:tokens'; END;
CREATE TRIGGER kept_tokens_go AFTER DELETE ON documents BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = old.article_id) AND name = 'table:tokens'; END;
CREATE TRIGGER kept_copy_comes AFTER INSERT ON copies BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name NOT LIKE 'table:%'; END;
CREATE TRIGGER kept_copy_changes AFTER UPDATE ON copies BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = new.article_id) AND name NOT LIKE 'table:%'; END;
CREATE TRIGGER kept_copy_goes AFTER DELETE ON copies BEGIN DELETE FROM kept WHERE block = (SELECT n >> 7 FROM articles WHERE id = old.article_id) AND name NOT LIKE 'table:%'; END;
"""

STEPS: tuple[str, ...] = (
    _FIRST,
    _AI_TRAINING,
    _EXTRAS,
    _COPIES,
    _COLLECTED,
    _CROSS_SENTENCE,
    _MODALITY,
    _JOINED,
    _BY_DAY,
    _PERSONS,
    _IN_ORDER,
    _KEPT,
    _CHANGED,
    _BY_NAME,
    _CONCERNED,
)
VERSION = len(STEPS)


def check_version(connection: sqlite3.Connection, path: str) -> None:
    """Refuse a corpus of another version, where it cannot be brought to this one.

    Raises
    ------
    CorpusError
        If it is older or newer.
    """
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found != VERSION:
        way_out = "open it once to write, as newsmine search does" if found < VERSION else "upgrade newsmine"
        raise CorpusError(f"{path}: corpus of version {found}, this newsmine knows {VERSION}; {way_out}")


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the tables of a corpus to this version, in one transaction a step.

    Raises
    ------
    CorpusError
        If the corpus was written by a newer newsmine.
    """
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise CorpusError(
            f"{path}: corpus of version {found}, this newsmine knows {VERSION}; upgrade newsmine to open it"
        )
    connection.create_function("prohibits_ai_training", 1, prohibits_ai_training, deterministic=True)
    for version in range(found, VERSION):
        connection.execute("BEGIN IMMEDIATE")
        # Somebody else may have done the step while we waited for the lock.
        if connection.execute("PRAGMA user_version").fetchone()[0] == version:
            for statement in STEPS[version].split(";\n"):
                if statement.strip():
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
