-- What is missing from an answer, in the words of whoever said that it did not help.
ALTER TABLE search_feedback ADD COLUMN note TEXT;
