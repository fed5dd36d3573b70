-- What is or was abnormal. language and subject are empty where an alert is about none; finding is what was found last.
CREATE TABLE alerts (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id   INTEGER REFERENCES collections (id) ON DELETE CASCADE,
    kind            TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    opened_at       TEXT    NOT NULL,
    updated_at      TEXT    NOT NULL,
    closed_at       TEXT,
    acknowledged_at TEXT,
    acknowledged_by TEXT,
    finding         TEXT    NOT NULL CHECK (json_valid(finding)),
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);

-- Of a key at most one is open, however many processes watch.
CREATE UNIQUE INDEX alerts_open ON alerts (IFNULL(collection_id, 0), kind, language, subject) WHERE closed_at IS NULL;
CREATE INDEX alerts_by_collection ON alerts (collection_id, id);

-- How the searches of a language stand to what is normal; moved with the insights, in one transaction.
CREATE TABLE drifts (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    language      TEXT    NOT NULL,
    state         TEXT    NOT NULL CHECK (json_valid(state)),
    PRIMARY KEY (collection_id, language)
) WITHOUT ROWID;
