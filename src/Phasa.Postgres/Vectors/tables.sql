-- Language indexes for searching in the database: a partition for each language of a collection in a space, so that a rare
-- language is never lost in a graph of others. Derived from the rows in :main, in whose transactions they are written.
CREATE SCHEMA :own;

CREATE TABLE :own.indexes (
    key           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    collection_id BIGINT NOT NULL,
    space         BIGINT NOT NULL,
    language      TEXT COLLATE "C" NOT NULL,
    UNIQUE (collection_id, space, language)
);

CREATE TABLE :own.rows (
    index_key  BIGINT NOT NULL,
    row_id     BIGINT NOT NULL,
    passage_id BIGINT NOT NULL,
    embedding  :ext.halfvec NOT NULL
) PARTITION BY LIST (index_key);

-- In the row, where a comparison of all of them reads it.
ALTER TABLE :own.rows ALTER COLUMN embedding SET STORAGE MAIN;

-- Rows that are no more: a search leaves them out, because :main has them no longer, until they are taken out of the graphs.
CREATE TABLE :own.gone (
    row_id   BIGINT NOT NULL,
    space    BIGINT NOT NULL,
    language TEXT COLLATE "C" NOT NULL
);

-- How far rows that are older than these tables have been filled in.
CREATE TABLE :own.filling (
    after BIGINT NOT NULL,
    until BIGINT NOT NULL
);
INSERT INTO :own.filling SELECT 0, COALESCE(MAX(id), 0) FROM :main.rows;

-- A vector as :main has it: 32-bit floats, little-endian.
CREATE FUNCTION :own.floats(vector BYTEA) RETURNS REAL[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    length CONSTANT INTEGER := length(vector) / 4;
    floats REAL[] := array_fill(0::REAL, ARRAY[length]);
    bits   INTEGER;
BEGIN
    FOR i IN 0..length - 1 LOOP
        bits := get_byte(vector, 4 * i) | (get_byte(vector, 4 * i + 1) << 8) | (get_byte(vector, 4 * i + 2) << 16) | (get_byte(vector, 4 * i + 3) << 24);
        IF bits & 2147483647 <> 0 THEN
            floats[i + 1] := (CASE WHEN bits < 0 THEN -1 ELSE 1 END) * ((bits & 8388607) | 8388608) * power(2::DOUBLE PRECISION, ((bits >> 23) & 255) - 150);
        END IF;
    END LOOP;
    RETURN floats;
END
$$;

-- Makes a language's partition; before rows go in, because a table in use takes no new ones.
CREATE FUNCTION :own.make_index(of_collection BIGINT, of_space BIGINT, of_language TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    made BIGINT;
BEGIN
    INSERT INTO :own.indexes (collection_id, space, language) VALUES (of_collection, of_space, of_language) ON CONFLICT DO NOTHING RETURNING key INTO made;
    IF made IS NOT NULL THEN
        EXECUTE format('CREATE TABLE :own.rows_%s PARTITION OF :own.rows FOR VALUES IN (%s)', made, made);
        EXECUTE format('ALTER TABLE :own.rows_%s ADD PRIMARY KEY (row_id)', made);
        EXECUTE format('CREATE INDEX rows_%s_by_passage ON :own.rows_%s (passage_id)', made, made);
    END IF;
END
$$;

CREATE FUNCTION :own.add() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM :own.make_index(n.collection_id, n.space, n.language) FROM (
        SELECT DISTINCT d.collection_id, a.space, a.language
        FROM added a JOIN :main.passages p ON p.id = a.passage_id JOIN :main.documents d ON d.key = p.document_key
        WHERE NOT EXISTS (SELECT 1 FROM :own.indexes i WHERE i.collection_id = d.collection_id AND i.space = a.space AND i.language = a.language)) n;
    INSERT INTO :own.rows
        SELECT i.key, a.id, a.passage_id, :own.floats(a.vector)::REAL[]:::ext.halfvec
        FROM added a JOIN :main.passages p ON p.id = a.passage_id JOIN :main.documents d ON d.key = p.document_key
        JOIN :own.indexes i ON i.collection_id = d.collection_id AND i.space = a.space AND i.language = a.language;
    RETURN NULL;
END
$$;

CREATE FUNCTION :own.remove() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO :own.gone SELECT id, space, language FROM removed;
    RETURN NULL;
END
$$;

-- Fills in the next rows that are older than these tables; how many are left to fill in.
CREATE FUNCTION :own.fill(most INTEGER) RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    place :own.filling%ROWTYPE;
    last  BIGINT;
BEGIN
    SELECT * INTO place FROM :own.filling FOR UPDATE;
    SELECT MAX(id) INTO last FROM (SELECT id FROM :main.rows WHERE id > place.after AND id <= place.until ORDER BY id LIMIT most) n;
    IF last IS NULL THEN
        RETURN 0;
    END IF;

    PERFORM :own.make_index(n.collection_id, n.space, n.language) FROM (
        SELECT DISTINCT d.collection_id, r.space, r.language
        FROM :main.rows r JOIN :main.passages p ON p.id = r.passage_id JOIN :main.documents d ON d.key = p.document_key
        WHERE r.id > place.after AND r.id <= last) n;
    INSERT INTO :own.rows
        SELECT i.key, r.id, r.passage_id, :own.floats(r.vector)::REAL[]:::ext.halfvec
        FROM :main.rows r JOIN :main.passages p ON p.id = r.passage_id JOIN :main.documents d ON d.key = p.document_key
        JOIN :own.indexes i ON i.collection_id = d.collection_id AND i.space = r.space AND i.language = r.language
        WHERE r.id > place.after AND r.id <= last;
    UPDATE :own.filling SET after = last;
    RETURN (SELECT COUNT(*) FROM :main.rows WHERE id > last AND id <= place.until);
END
$$;

CREATE TRIGGER vectors_added AFTER INSERT ON :main.rows REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION :own.add();

CREATE TRIGGER vectors_removed AFTER DELETE ON :main.rows REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION :own.remove();
