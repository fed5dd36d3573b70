-- The embedding spaces, each once, so that every row can say at little cost which one it lies in.
-- probe: where a model of the space put a few fixed texts (SpaceProbe); NULL until one is first used.
CREATE TABLE spaces (
    key         INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE,
    description TEXT    NOT NULL CHECK (json_valid(description)),
    probe       BLOB
);

INSERT INTO spaces (id, description) SELECT space_id, space FROM collections GROUP BY space_id;

-- The space that a collection's searches use. Never NULL, though a column that is added cannot say so.
ALTER TABLE collections ADD COLUMN space_key INTEGER REFERENCES spaces (key);
UPDATE collections SET space_key = (SELECT key FROM spaces WHERE id = space_id);
ALTER TABLE collections DROP COLUMN space;
ALTER TABLE collections DROP COLUMN space_id;
ALTER TABLE collections RENAME COLUMN space_key TO space;

-- A text has rows in one space or, while a collection moves to another model, in two.
-- Rows in a passage's own language are its original rows; the others belong to the translation of that language.
CREATE TABLE rows_with_space (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    space      INTEGER NOT NULL REFERENCES spaces (key),
    language   TEXT    NOT NULL,
    part       INTEGER NOT NULL CHECK (part >= 0),
    is_stale   INTEGER NOT NULL CHECK (is_stale IN (0, 1)),
    vector     BLOB    NOT NULL,
    UNIQUE (passage_id, space, language, part)
);

INSERT INTO rows_with_space (id, passage_id, space, language, part, is_stale, vector)
SELECT r.id, r.passage_id, c.space, r.language, r.part, r.is_stale, r.vector
FROM rows r
JOIN passages p ON p.id = r.passage_id
JOIN documents d ON d.key = p.document_key
JOIN collections c ON c.id = d.collection_id
ORDER BY r.id;

-- The count of keys goes on where it was, so that a deleted row's key does not come back.
DELETE FROM sqlite_sequence WHERE name = 'rows_with_space';
INSERT INTO sqlite_sequence (name, seq) SELECT 'rows_with_space', seq FROM sqlite_sequence WHERE name = 'rows';
DROP TABLE rows;
ALTER TABLE rows_with_space RENAME TO rows;
