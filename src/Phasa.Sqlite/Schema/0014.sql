-- What a collection holds in each language and what is still to be translated, kept with every write: counting it anew took over a
-- second for 100,000 passages. By triggers, because passages, translations, rows and jobs come and go in many ways.
CREATE TABLE language_counts (
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    language      TEXT    NOT NULL,
    passages      INTEGER NOT NULL DEFAULT 0,
    translations  INTEGER NOT NULL DEFAULT 0,
    stale         INTEGER NOT NULL DEFAULT 0,
    human         INTEGER NOT NULL DEFAULT 0,
    reused        INTEGER NOT NULL DEFAULT 0,
    queued        INTEGER NOT NULL DEFAULT 0,
    failed        INTEGER NOT NULL DEFAULT 0,
    quarantined   INTEGER NOT NULL DEFAULT 0,
    bytes         INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (collection_id, language)
) WITHOUT ROWID;

INSERT INTO language_counts (collection_id, language, passages, translations, stale, human, reused, bytes)
SELECT collection_id, language, SUM(passages), SUM(translations), SUM(stale), SUM(human), SUM(reused), SUM(bytes)
FROM (
    SELECT d.collection_id, p.language, 1 AS passages, 0 AS translations, 0 AS stale, 0 AS human, 0 AS reused,
           octet_length(p.text) + IFNULL(octet_length(p.heading), 0) AS bytes
    FROM documents d JOIN passages p ON p.document_key = d.key
    UNION ALL
    SELECT d.collection_id, t.language, 0, 1, t.is_stale, t.source = 'human', t.is_reused, octet_length(t.text) + IFNULL(octet_length(t.heading), 0)
    FROM documents d JOIN passages p ON p.document_key = d.key JOIN translations t ON t.passage_id = p.id
    UNION ALL
    SELECT d.collection_id, r.language, 0, 0, 0, 0, 0, length(r.vector)
    FROM documents d JOIN passages p ON p.document_key = d.key JOIN rows r ON r.passage_id = p.id)
GROUP BY collection_id, language;

-- How many passages of its document a job has still to translate.
ALTER TABLE jobs ADD COLUMN open_passages INTEGER NOT NULL DEFAULT 0;

UPDATE jobs SET open_passages = (
    SELECT COUNT(*) FROM passages p WHERE p.document_key = jobs.document_key AND p.language <> jobs.language
      AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND t.language = jobs.language));

INSERT INTO language_counts (collection_id, language, queued, failed, quarantined)
    SELECT d.collection_id, j.language, SUM(j.open_passages * (j.state IN ('queued', 'leased'))), SUM(j.open_passages * (j.state IN ('failed', 'parked'))),
           SUM(j.open_passages * (j.state = 'parked' AND IFNULL(j.step, '') = 'canary'))
    FROM jobs j JOIN documents d ON d.key = j.document_key WHERE true GROUP BY d.collection_id, j.language
    ON CONFLICT DO UPDATE SET queued = excluded.queued, failed = excluded.failed, quarantined = excluded.quarantined;

CREATE TRIGGER jobs_come AFTER INSERT ON jobs
BEGIN
    UPDATE jobs SET open_passages = (
        SELECT COUNT(*) FROM passages p WHERE p.document_key = NEW.document_key AND p.language <> NEW.language
          AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND t.language = NEW.language))
    WHERE id = NEW.id;
END;

CREATE TRIGGER jobs_change AFTER UPDATE OF state, step, open_passages ON jobs
BEGIN
    INSERT INTO language_counts (collection_id, language, queued, failed, quarantined)
        SELECT collection_id, NEW.language,
            NEW.open_passages * (NEW.state IN ('queued', 'leased')) - OLD.open_passages * (OLD.state IN ('queued', 'leased')),
            NEW.open_passages * (NEW.state IN ('failed', 'parked')) - OLD.open_passages * (OLD.state IN ('failed', 'parked')),
            NEW.open_passages * (NEW.state = 'parked' AND IFNULL(NEW.step, '') = 'canary') - OLD.open_passages * (OLD.state = 'parked' AND IFNULL(OLD.step, '') = 'canary')
        FROM documents WHERE key = NEW.document_key
        ON CONFLICT DO UPDATE SET queued = queued + excluded.queued, failed = failed + excluded.failed, quarantined = quarantined + excluded.quarantined;
END;

CREATE TRIGGER jobs_go AFTER DELETE ON jobs
BEGIN
    UPDATE language_counts SET
        queued = queued - OLD.open_passages * (OLD.state IN ('queued', 'leased')),
        failed = failed - OLD.open_passages * (OLD.state IN ('failed', 'parked')),
        quarantined = quarantined - OLD.open_passages * (OLD.state = 'parked' AND IFNULL(OLD.step, '') = 'canary')
    WHERE collection_id = (SELECT collection_id FROM documents WHERE key = OLD.document_key) AND language = OLD.language;
END;

CREATE TRIGGER passages_come AFTER INSERT ON passages
BEGIN
    INSERT INTO language_counts (collection_id, language, passages, bytes)
        SELECT collection_id, NEW.language, 1, octet_length(NEW.text) + IFNULL(octet_length(NEW.heading), 0) FROM documents WHERE key = NEW.document_key
        ON CONFLICT DO UPDATE SET passages = passages + excluded.passages, bytes = bytes + excluded.bytes;
    UPDATE jobs SET open_passages = open_passages + 1 WHERE document_key = NEW.document_key AND language <> NEW.language;
END;

CREATE TRIGGER passages_change_language AFTER UPDATE OF language ON passages WHEN OLD.language <> NEW.language
BEGIN
    UPDATE jobs SET open_passages = (
        SELECT COUNT(*) FROM passages p WHERE p.document_key = NEW.document_key AND p.language <> jobs.language
          AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND t.language = jobs.language))
    WHERE document_key = NEW.document_key;
END;

CREATE TRIGGER passages_change AFTER UPDATE OF language, heading, text ON passages
BEGIN
    UPDATE language_counts SET passages = passages - 1, bytes = bytes - octet_length(OLD.text) - IFNULL(octet_length(OLD.heading), 0)
    WHERE collection_id = (SELECT collection_id FROM documents WHERE key = OLD.document_key) AND language = OLD.language;
    INSERT INTO language_counts (collection_id, language, passages, bytes)
        SELECT collection_id, NEW.language, 1, octet_length(NEW.text) + IFNULL(octet_length(NEW.heading), 0) FROM documents WHERE key = NEW.document_key
        ON CONFLICT DO UPDATE SET passages = passages + excluded.passages, bytes = bytes + excluded.bytes;
END;

-- Before, and with what hangs on it: once it has gone nothing says whose its translations and rows were.
CREATE TRIGGER passages_go BEFORE DELETE ON passages
BEGIN
    DELETE FROM translations WHERE passage_id = OLD.id;
    DELETE FROM rows WHERE passage_id = OLD.id;
    UPDATE jobs SET open_passages = open_passages - 1 WHERE document_key = OLD.document_key AND language <> OLD.language;
    UPDATE language_counts SET passages = passages - 1, bytes = bytes - octet_length(OLD.text) - IFNULL(octet_length(OLD.heading), 0)
    WHERE collection_id = (SELECT collection_id FROM documents WHERE key = OLD.document_key) AND language = OLD.language;
END;

CREATE TRIGGER documents_go BEFORE DELETE ON documents
BEGIN
    DELETE FROM jobs WHERE document_key = OLD.key;
    DELETE FROM passages WHERE document_key = OLD.key;
END;

CREATE TRIGGER translations_come AFTER INSERT ON translations
BEGIN
    INSERT INTO language_counts (collection_id, language, translations, stale, human, reused, bytes)
        SELECT d.collection_id, NEW.language, 1, NEW.is_stale, NEW.source = 'human', NEW.is_reused, octet_length(NEW.text) + IFNULL(octet_length(NEW.heading), 0)
        FROM passages p JOIN documents d ON d.key = p.document_key WHERE p.id = NEW.passage_id
        ON CONFLICT DO UPDATE SET translations = translations + excluded.translations, stale = stale + excluded.stale,
            human = human + excluded.human, reused = reused + excluded.reused, bytes = bytes + excluded.bytes;
    UPDATE jobs SET open_passages = open_passages - 1
    WHERE document_key = (SELECT document_key FROM passages WHERE id = NEW.passage_id AND language <> NEW.language) AND language = NEW.language;
END;

CREATE TRIGGER translations_change AFTER UPDATE OF source, is_stale, is_reused, heading, text ON translations
BEGIN
    UPDATE language_counts SET
        stale = stale + NEW.is_stale - OLD.is_stale, human = human + (NEW.source = 'human') - (OLD.source = 'human'), reused = reused + NEW.is_reused - OLD.is_reused,
        bytes = bytes + octet_length(NEW.text) + IFNULL(octet_length(NEW.heading), 0) - octet_length(OLD.text) - IFNULL(octet_length(OLD.heading), 0)
    WHERE collection_id = (SELECT d.collection_id FROM passages p JOIN documents d ON d.key = p.document_key WHERE p.id = NEW.passage_id) AND language = NEW.language;
END;

CREATE TRIGGER translations_go AFTER DELETE ON translations
BEGIN
    UPDATE language_counts SET translations = translations - 1, stale = stale - OLD.is_stale, human = human - (OLD.source = 'human'), reused = reused - OLD.is_reused,
        bytes = bytes - octet_length(OLD.text) - IFNULL(octet_length(OLD.heading), 0)
    WHERE collection_id = (SELECT d.collection_id FROM passages p JOIN documents d ON d.key = p.document_key WHERE p.id = OLD.passage_id) AND language = OLD.language;
    UPDATE jobs SET open_passages = open_passages + 1
    WHERE document_key = (SELECT document_key FROM passages WHERE id = OLD.passage_id AND language <> OLD.language) AND language = OLD.language;
END;

CREATE TRIGGER rows_come AFTER INSERT ON rows
BEGIN
    INSERT INTO language_counts (collection_id, language, bytes)
        SELECT d.collection_id, NEW.language, length(NEW.vector) FROM passages p JOIN documents d ON d.key = p.document_key WHERE p.id = NEW.passage_id
        ON CONFLICT DO UPDATE SET bytes = bytes + excluded.bytes;
END;

CREATE TRIGGER rows_go AFTER DELETE ON rows
BEGIN
    UPDATE language_counts SET bytes = bytes - length(OLD.vector)
    WHERE collection_id = (SELECT d.collection_id FROM passages p JOIN documents d ON d.key = p.document_key WHERE p.id = OLD.passage_id) AND language = OLD.language;
END;
