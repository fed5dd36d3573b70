-- What is translated of itself, by language; a language that is not named is translated whole.
ALTER TABLE collections ADD COLUMN policies TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(policies));

-- Open languages that get a job of themselves: all of them, or, where it is planned or asked for, those that the document
-- has begun to have or has a job for.
CREATE VIEW due_languages AS
SELECT o.collection_id, o.document_key, o.language
FROM open_languages o JOIN collections c ON c.id = o.collection_id
WHERE c.policies = '{}' OR CASE IFNULL(json_extract(c.policies, '$."' || o.language || '"'), 'all')
    WHEN 'all' THEN 1
    WHEN 'off' THEN 0
    ELSE EXISTS (SELECT 1 FROM jobs j WHERE j.document_key = o.document_key AND j.language = o.language)
      OR EXISTS (SELECT 1 FROM titles h WHERE h.document_key = o.document_key AND h.language = o.language)
      OR EXISTS (SELECT 1 FROM passages p JOIN translations t ON t.passage_id = p.id WHERE p.document_key = o.document_key AND t.language = o.language)
    END;

-- Plans that were carried out, with what was expected of them.
CREATE TABLE plans (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    at            TEXT    NOT NULL,
    plan          TEXT    NOT NULL CHECK (json_valid(plan))
);

CREATE INDEX plans_by_collection ON plans (collection_id, id);
