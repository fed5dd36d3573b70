-- What translations cost. Sums are integers of 10^-9 of the currency's unit; months are as '2026-11'.
CREATE TABLE budgets (
    collection_id INTEGER NOT NULL PRIMARY KEY REFERENCES collections (id) ON DELETE CASCADE,
    nano          INTEGER NOT NULL CHECK (nano >= 0),
    currency      TEXT    NOT NULL
);

-- What a month has cost so far, unconfirmed calls among it; the sum of the lines below, which a budget asks for before each call.
CREATE TABLE spent_months (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    month         TEXT    NOT NULL,
    currency      TEXT    NOT NULL,
    nano          INTEGER NOT NULL,
    PRIMARY KEY (collection_id, month, currency)
) WITHOUT ROWID;

-- document_id: '' for queries. currency: '' for a provider without a price.
CREATE TABLE spent (
    collection_id     INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    month             TEXT    NOT NULL,
    language          TEXT    NOT NULL,
    document_id       TEXT    NOT NULL,
    provider          TEXT    NOT NULL,
    currency          TEXT    NOT NULL,
    calls             INTEGER NOT NULL,
    unconfirmed_calls INTEGER NOT NULL,
    texts             INTEGER NOT NULL,
    characters        INTEGER NOT NULL,
    input_tokens      INTEGER NOT NULL,
    output_tokens     INTEGER NOT NULL,
    nano              INTEGER NOT NULL,
    unconfirmed_nano  INTEGER NOT NULL,
    PRIMARY KEY (collection_id, month, language, document_id, provider, currency)
) WITHOUT ROWID;

-- Calls under way, each with the most it can take. until: when it is surely over.
CREATE TABLE held_calls (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    month         TEXT    NOT NULL,
    language      TEXT    NOT NULL,
    document_id   TEXT    NOT NULL,
    provider      TEXT    NOT NULL,
    currency      TEXT    NOT NULL,
    until         TEXT    NOT NULL,
    characters    INTEGER NOT NULL,
    input_tokens  INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    nano          INTEGER NOT NULL
);

CREATE INDEX held_calls_by_month ON held_calls (collection_id, month, currency, until);

-- Accepted translations between the provider's answer and their place in the document. They go with the document's job.
CREATE TABLE kept_translations (
    document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
    language     TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    provider     TEXT    NOT NULL,
    match        REAL    NOT NULL,
    text         TEXT    NOT NULL,
    PRIMARY KEY (document_key, language, source)
) WITHOUT ROWID;

CREATE TRIGGER kept_until_the_job_ends AFTER DELETE ON jobs BEGIN
    DELETE FROM kept_translations WHERE document_key = OLD.document_key AND language = OLD.language;
END;

-- Whether a translation was taken over from an equal passage of another document.
ALTER TABLE translations ADD COLUMN is_reused INTEGER NOT NULL DEFAULT 0 CHECK (is_reused IN (0, 1));

CREATE INDEX passages_by_hash ON passages (hash);
