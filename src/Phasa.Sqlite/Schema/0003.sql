-- The spaces that a collection has rows in beside the one its searches use: next (being built), previous (kept for a way
-- back), left (its rows are being deleted, document_key is how far).
-- Every document that last changed before sequence, or at it with a key up to document_key, has all its rows in the space.
CREATE TABLE collection_spaces (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    space         INTEGER NOT NULL REFERENCES spaces (key),
    role          TEXT    NOT NULL CHECK (role IN ('next', 'previous', 'left')),
    was_previous  INTEGER NOT NULL DEFAULT 0 CHECK (was_previous IN (0, 1)),
    sequence      INTEGER NOT NULL DEFAULT 0,
    document_key  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (collection_id, space)
) WITHOUT ROWID;

CREATE UNIQUE INDEX collection_spaces_by_role ON collection_spaces (collection_id, role) WHERE role <> 'left';

-- The last reembedding of each collection. leases counts the leases there ever were, so that no token comes back.
CREATE TABLE reembeddings (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL UNIQUE REFERENCES collections (id) ON DELETE CASCADE,
    from_space    INTEGER NOT NULL REFERENCES spaces (key),
    to_space      INTEGER NOT NULL REFERENCES spaces (key),
    purpose       TEXT    NOT NULL CHECK (purpose IN ('newmodel', 'rollback')),
    rule          TEXT    NOT NULL CHECK (rule IN ('unlessworse', 'never', 'always')),
    state         TEXT    NOT NULL CHECK (state IN ('building', 'ready', 'failed', 'switched')),
    done          INTEGER NOT NULL DEFAULT 0,
    total         INTEGER NOT NULL DEFAULT 0,
    attempts      INTEGER NOT NULL DEFAULT 0,
    error         TEXT,
    started_at    TEXT    NOT NULL,
    ended_at      TEXT,
    due_at        TEXT    NOT NULL,
    leased_until  TEXT,
    lease_token   INTEGER NOT NULL DEFAULT 0,
    leases        INTEGER NOT NULL DEFAULT 0,
    comparison    TEXT    CHECK (comparison IS NULL OR json_valid(comparison)),
    CHECK ((leased_until IS NOT NULL) = (lease_token > 0) AND (lease_token = 0 OR state = 'building'))
);
