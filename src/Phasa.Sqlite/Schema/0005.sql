-- measurements: counts the results that came or went and may speak for a collection, so that a search sees it with the collection.
ALTER TABLE collections ADD COLUMN measurements INTEGER NOT NULL DEFAULT 0;

-- Measurements that were asked for or saved. leases counts the leases there ever were, so that no token comes back.
-- pairs holds the texts that came with a request until it ends; result stands last: it is large and seldom read.
CREATE TABLE measurements (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER REFERENCES collections (id) ON DELETE CASCADE,
    request       TEXT    NOT NULL CHECK (json_valid(request)),
    state         TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    phase         TEXT    CHECK (phase IN ('pairs', 'embedding', 'figures')),
    done          INTEGER NOT NULL DEFAULT 0,
    total         INTEGER NOT NULL DEFAULT 0,
    attempts      INTEGER NOT NULL DEFAULT 0,
    error         TEXT,
    requested_at  TEXT    NOT NULL,
    ended_at      TEXT,
    due_at        TEXT    NOT NULL,
    leased_until  TEXT,
    lease_token   INTEGER NOT NULL DEFAULT 0,
    leases        INTEGER NOT NULL DEFAULT 0,
    measured_at   TEXT,
    pairs         TEXT    CHECK (pairs IS NULL OR json_valid(pairs)),
    result        TEXT    CHECK (result IS NULL OR json_valid(result)),
    CHECK ((leased_until IS NOT NULL) = (lease_token > 0) AND (lease_token > 0) = (state = 'running')),
    CHECK ((ended_at IS NOT NULL) = (state IN ('done', 'failed'))),
    CHECK ((result IS NOT NULL) = (state = 'done') AND (measured_at IS NOT NULL) = (state = 'done'))
);

CREATE INDEX measurements_open ON measurements (due_at, id) WHERE state IN ('queued', 'running');

CREATE INDEX measurements_by_collection ON measurements (collection_id);

-- The spaces that a result is about, by fingerprint: a measured model need not have rows here.
CREATE TABLE measurement_spaces (
    space          TEXT    NOT NULL,
    measurement_id INTEGER NOT NULL REFERENCES measurements (id) ON DELETE CASCADE,
    PRIMARY KEY (space, measurement_id)
) WITHOUT ROWID;

CREATE INDEX measurement_spaces_by_measurement ON measurement_spaces (measurement_id);
