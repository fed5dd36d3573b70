-- hash: of a machine's translation the hash of its passage, by which equal passages find it. Not an index of the passages, which every
-- document that comes in would pay for (ingestion was 29 % slower with it).
DROP INDEX passages_by_hash;

ALTER TABLE translations ADD COLUMN hash TEXT;

UPDATE translations SET hash = (SELECT p.hash FROM passages p WHERE p.id = passage_id) WHERE source = 'machine';

CREATE INDEX translations_by_hash ON translations (hash, language) WHERE hash IS NOT NULL;
