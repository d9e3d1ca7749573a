-- What earlier runs know of the project's files, so that a run looks only at what changed.  001 had sketched two tables that
-- nothing filled.
DROP TABLE cache;
DROP TABLE summary;

CREATE TABLE cache_file (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    path  TEXT NOT NULL,
    hash  TEXT NOT NULL,
    size  INTEGER NOT NULL,
    mtime INTEGER NOT NULL,
    ctime INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    UNIQUE (path, hash)
);

CREATE TABLE cache_unit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    key     TEXT NOT NULL,
    path    TEXT NOT NULL,
    used_on INTEGER NOT NULL,
    files   BLOB NOT NULL,
    parsed  BLOB NOT NULL,
    ir      BLOB NOT NULL
);
CREATE INDEX cache_unit_of_key ON cache_unit (key, id);

CREATE TABLE summary (
    id       INTEGER PRIMARY KEY,
    unit_id  INTEGER NOT NULL REFERENCES cache_unit (id) ON DELETE CASCADE,
    round    INTEGER NOT NULL,
    key      TEXT NOT NULL,
    outcomes BLOB NOT NULL,
    UNIQUE (unit_id, round, key)
);

CREATE TABLE cache_result (
    id      INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES cache_unit (id) ON DELETE CASCADE,
    key     TEXT NOT NULL,
    row     BLOB NOT NULL,
    UNIQUE (unit_id, key)
);

CREATE TABLE project_unit (
    path      TEXT NOT NULL,
    directory TEXT NOT NULL,
    flags     BLOB NOT NULL,
    inputs    BLOB NOT NULL,
    PRIMARY KEY (path, directory, flags)
) WITHOUT ROWID;

ALTER TABLE unit ADD COLUMN is_recalled INTEGER NOT NULL DEFAULT 0 CHECK (is_recalled IN (0, 1));
