-- The search log. at: milliseconds since 1970 UTC, a fifth of a time in text, and arithmetic for buckets.
-- No reference to collections: millions of records leave with their collection a few at a time, not in one transaction.
--   routes: [[route, language, rows, best, threshold, accepted], ...]
--   hits:   [[passage id, document id, route, language, similarity, legs], ...], best first, the first 100
--   steps:  [microseconds, ...] in the order collection, language, snapshot, embed, scan, read
-- Lists may grow at their ends.
CREATE TABLE searches (
    key             INTEGER PRIMARY KEY AUTOINCREMENT,
    id              BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    collection_id   INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    language        TEXT    NOT NULL,
    language_source TEXT    NOT NULL,
    hit_count       INTEGER NOT NULL,
    best            REAL,
    took            INTEGER NOT NULL,
    query_key       INTEGER,
    space           INTEGER NOT NULL,
    measurement     INTEGER,
    steps           TEXT    NOT NULL,
    routes          TEXT    NOT NULL,
    hits            TEXT    NOT NULL,
    warnings        TEXT,
    query           TEXT
);

CREATE INDEX searches_by_time ON searches (collection_id, at);
CREATE INDEX searches_by_language ON searches (collection_id, language, at);
CREATE INDEX searches_without_hits ON searches (collection_id, at) WHERE hit_count = 0;
CREATE INDEX searches_by_query ON searches (collection_id, query_key, language, at, hit_count) WHERE query_key IS NOT NULL;

-- passage_id 0: the answer as a whole.
CREATE TABLE search_feedback (
    search_key INTEGER NOT NULL REFERENCES searches (key) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL,
    is_helpful INTEGER NOT NULL CHECK (is_helpful IN (0, 1)),
    at         INTEGER NOT NULL,
    PRIMARY KEY (search_key, passage_id)
) WITHOUT ROWID;

-- Searches that were answered and counted, but not recorded. hour: hours since 1970 UTC.
CREATE TABLE searches_dropped (
    collection_id INTEGER NOT NULL,
    hour          INTEGER NOT NULL,
    language      TEXT    NOT NULL,
    searches      INTEGER NOT NULL,
    zero          INTEGER NOT NULL,
    PRIMARY KEY (collection_id, hour, language)
) WITHOUT ROWID;
