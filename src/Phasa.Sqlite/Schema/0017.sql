-- The policies of languages as lines; a language without one is translated of itself.
CREATE VIEW language_policies AS
SELECT c.id AS collection_id, p.key AS language, p.value AS policy FROM collections c JOIN json_each(c.policies) p;
