-- calibrations: counts the times that a collection's thresholds were replaced, so that a search sees it with the collection.
ALTER TABLE collections ADD COLUMN calibrations INTEGER NOT NULL DEFAULT 0;

CREATE TABLE calibrations (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    space         INTEGER NOT NULL REFERENCES spaces (key),
    at            TEXT    NOT NULL,
    source        TEXT    NOT NULL CHECK (source IN ('titles', 'queries')),
    seed          INTEGER NOT NULL,
    rows          TEXT    NOT NULL CHECK (json_valid(rows)),
    PRIMARY KEY (collection_id, space)
) WITHOUT ROWID;

CREATE TABLE thresholds (
    collection_id  INTEGER NOT NULL,
    space          INTEGER NOT NULL,
    query_language TEXT    NOT NULL,
    row_language   TEXT    NOT NULL,
    calibrated     TEXT    NOT NULL CHECK (json_valid(calibrated)),
    PRIMARY KEY (collection_id, space, query_language, row_language),
    FOREIGN KEY (collection_id, space) REFERENCES calibrations (collection_id, space) ON DELETE CASCADE
) WITHOUT ROWID;

-- Who calibrates a collection by itself: nobody else before due_at.
CREATE TABLE calibration_turns (
    collection_id INTEGER NOT NULL PRIMARY KEY REFERENCES collections (id) ON DELETE CASCADE,
    due_at        TEXT    NOT NULL,
    error         TEXT
) WITHOUT ROWID;
