-- A unit's row as bytes, for `reflint merge`.
ALTER TABLE unit ADD COLUMN row BLOB;
