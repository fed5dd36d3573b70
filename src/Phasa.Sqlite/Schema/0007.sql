-- Marks of the files that were made of a collection, in the order they were added: a store that was put back has not the later ones.
CREATE TABLE history_marks (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    kind          TEXT    NOT NULL,
    mark          TEXT    NOT NULL,
    UNIQUE (collection_id, kind, mark)
);
