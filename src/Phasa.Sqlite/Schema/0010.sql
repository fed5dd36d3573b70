-- outdated: the text that a stale translation is a translation of; NULL for one that is not stale, or has been since before this was kept.
ALTER TABLE translations ADD COLUMN outdated TEXT;

CREATE INDEX stale_translations ON translations (passage_id, language) WHERE is_stale = 1;

-- People's translations whose passage is gone, or is written in their language now. They stay as long as their document.
CREATE TABLE retired_translations (
    passage_id   INTEGER NOT NULL,
    language     TEXT    NOT NULL,
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    updated_at   TEXT    NOT NULL,
    outdated     TEXT    NOT NULL,
    text         TEXT    NOT NULL,
    PRIMARY KEY (passage_id, language)
) WITHOUT ROWID;

CREATE INDEX retired_translations_by_document ON retired_translations (document_key);
