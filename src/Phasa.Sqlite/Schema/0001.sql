-- Names compare by their bytes (BINARY, the default). AUTOINCREMENT: a key is never used again.
-- Times are UTC in one fixed width, so that text order is time order.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('application', 'phasa'), ('schema', '0');

CREATE TABLE collections (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL UNIQUE,
    languages  TEXT    NOT NULL CHECK (json_valid(languages)),
    space_id   TEXT    NOT NULL,
    space      TEXT    NOT NULL CHECK (json_valid(space)),
    sequence   INTEGER NOT NULL DEFAULT 0,
    created_at TEXT    NOT NULL
);

-- sequence: the collection's at the document's last change, which makes it the document's revision too.
CREATE TABLE documents (
    key           INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    id            TEXT    NOT NULL,
    version       INTEGER NOT NULL,
    sequence      INTEGER NOT NULL,
    language      TEXT    NOT NULL,
    format        TEXT    NOT NULL,
    content_hash  TEXT    NOT NULL,
    created_at    TEXT    NOT NULL,
    updated_at    TEXT    NOT NULL,
    title         TEXT    NOT NULL,
    metadata      TEXT    NOT NULL CHECK (json_valid(metadata)),
    text          TEXT    NOT NULL,
    UNIQUE (collection_id, id)
);

CREATE INDEX documents_by_sequence ON documents (collection_id, sequence);

-- What a follower of the feed must forget. Nothing of the content.
CREATE TABLE tombstones (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    sequence      INTEGER NOT NULL,
    document_key  INTEGER NOT NULL,
    PRIMARY KEY (collection_id, sequence, document_key)
) WITHOUT ROWID;

-- Ordinals are negative only inside a transaction that replaces them.
CREATE TABLE passages (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL,
    language     TEXT    NOT NULL,
    hash         TEXT    NOT NULL,
    heading      TEXT,
    text         TEXT    NOT NULL,
    UNIQUE (document_key, ordinal)
);

CREATE TABLE titles (
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    language     TEXT    NOT NULL,
    source       TEXT    NOT NULL CHECK (source IN ('human', 'machine')),
    provider     TEXT,
    is_stale     INTEGER NOT NULL CHECK (is_stale IN (0, 1)),
    text         TEXT    NOT NULL,
    PRIMARY KEY (document_key, language)
) WITHOUT ROWID;

CREATE TABLE translations (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    language   TEXT    NOT NULL,
    source     TEXT    NOT NULL CHECK (source IN ('human', 'machine')),
    provider   TEXT,
    is_stale   INTEGER NOT NULL CHECK (is_stale IN (0, 1) AND (is_stale = 0 OR source = 'human')),
    updated_at TEXT    NOT NULL,
    heading    TEXT,
    text       TEXT    NOT NULL CHECK (text <> ''),
    UNIQUE (passage_id, language)
);

-- Rows in a passage's own language are its original rows; the others belong to the translation of that language.
CREATE TABLE rows (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    language   TEXT    NOT NULL,
    part       INTEGER NOT NULL CHECK (part >= 0),
    is_stale   INTEGER NOT NULL CHECK (is_stale IN (0, 1)),
    vector     BLOB    NOT NULL,
    UNIQUE (passage_id, language, part)
);

-- leases counts the leases there ever were, so that no token comes back.
CREATE TABLE jobs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    language     TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('queued', 'leased', 'failed', 'parked')),
    attempts     INTEGER NOT NULL DEFAULT 0,
    step         TEXT,
    error        TEXT,
    due_at       TEXT    NOT NULL,
    leased_until TEXT,
    lease_token  INTEGER NOT NULL DEFAULT 0,
    leases       INTEGER NOT NULL DEFAULT 0,
    UNIQUE (document_key, language),
    CHECK ((state = 'leased') = (leased_until IS NOT NULL) AND (state = 'leased') = (lease_token > 0))
);

CREATE INDEX jobs_by_turn ON jobs (state, attempts, due_at);
CREATE INDEX jobs_by_due ON jobs (state, due_at);
CREATE INDEX jobs_by_end_of_lease ON jobs (leased_until) WHERE state = 'leased';

CREATE TABLE api_keys (
    name        TEXT NOT NULL PRIMARY KEY,
    scope       TEXT NOT NULL,
    secret_hash BLOB NOT NULL UNIQUE,
    created_at  TEXT NOT NULL,
    revoked_at  TEXT
);

-- sequence: the place in the order of writing; a unit that replaces another is inserted anew and so gets a later one.
CREATE TABLE translation_units (
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    key             TEXT NOT NULL,
    origin          TEXT NOT NULL,
    source          TEXT NOT NULL,
    target          TEXT NOT NULL,
    UNIQUE (source_language, target_language, key)
);

CREATE INDEX translation_units_by_sequence ON translation_units (source_language, target_language, sequence);

-- The languages in which a machine has something to do for a document: a passage has no translation at all (a stale
-- human one may not be replaced), or the machine's passages have lost their title.
CREATE VIEW open_languages AS
SELECT d.collection_id, d.key AS document_key, l.value AS language
FROM documents d
JOIN collections c ON c.id = d.collection_id
JOIN json_each(c.languages) l
WHERE EXISTS (
        SELECT 1 FROM passages p
        WHERE p.document_key = d.key AND p.language <> l.value
          AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND t.language = l.value))
   OR d.language <> l.value
      AND NOT EXISTS (SELECT 1 FROM titles h WHERE h.document_key = d.key AND h.language = l.value)
      AND EXISTS (
        SELECT 1 FROM passages p JOIN translations t ON t.passage_id = p.id
        WHERE p.document_key = d.key AND t.language = l.value AND t.source = 'machine');
