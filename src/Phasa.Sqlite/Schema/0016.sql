-- What alerts are told by that nothing else keeps: by topic (coverage, calls of providers) and subject (a language, a provider).
CREATE TABLE alert_notes (
    collection_id INTEGER REFERENCES collections (id) ON DELETE CASCADE,
    topic         TEXT    NOT NULL,
    subject       TEXT    NOT NULL,
    note          TEXT    NOT NULL CHECK (json_valid(note))
);

CREATE UNIQUE INDEX alert_notes_by_subject ON alert_notes (COALESCE(collection_id, 0), topic, subject);
CREATE INDEX alert_notes_by_collection ON alert_notes (collection_id);

-- When a worker last wrote a translation or ended a job.
ALTER TABLE collections ADD COLUMN worked_at TEXT;
