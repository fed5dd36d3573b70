-- Figures of the search log, counted up from it; figures is of InsightCodec. start and week: seconds since 1970 UTC.
CREATE TABLE insights (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    span          TEXT    NOT NULL CHECK (span IN ('hour', 'day')),
    start         INTEGER NOT NULL,
    language      TEXT    NOT NULL,
    figures       BLOB    NOT NULL,
    PRIMARY KEY (collection_id, span, start, language)
) WITHOUT ROWID;

CREATE TABLE insight_debt (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    week          INTEGER NOT NULL,
    language      TEXT    NOT NULL,
    document_id   TEXT    NOT NULL,
    hits          INTEGER NOT NULL,
    PRIMARY KEY (collection_id, week, language, document_id)
) WITHOUT ROWID;

-- The last search that was counted.
INSERT INTO meta (key, value) VALUES ('insights-counted', '0');
