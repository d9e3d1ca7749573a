-- More that holds references: structs of other units' types, and the objects that one call makes.  The word for it is not checked
-- any more, so the tables are written anew.
DROP VIEW edges;

CREATE TABLE new_type (
    id       INTEGER PRIMARY KEY,
    run_id   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    unit_id  INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    file_id  INTEGER NOT NULL REFERENCES file (id),
    line     INTEGER,
    col      INTEGER,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    symbol   TEXT,
    record   TEXT,
    base     TEXT,
    is_static INTEGER NOT NULL DEFAULT 0 CHECK (is_static IN (0, 1)),
    is_heap  INTEGER NOT NULL DEFAULT 0 CHECK (is_heap IN (0, 1)),
    has_gc   INTEGER CHECK (has_gc IN (0, 1)),
    traverse TEXT,
    clear    TEXT,
    dealloc  TEXT
);
INSERT INTO new_type SELECT * FROM type;

CREATE TABLE new_type_slot (
    type_id INTEGER NOT NULL REFERENCES new_type (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,
    name    TEXT NOT NULL,
    value   TEXT,
    at_run_time INTEGER NOT NULL DEFAULT 0 CHECK (at_run_time IN (0, 1)),
    line    INTEGER,
    PRIMARY KEY (type_id, number)
) WITHOUT ROWID;
INSERT INTO new_type_slot SELECT * FROM type_slot;
DROP TABLE type_slot;

CREATE TABLE new_type_member (
    type_id  INTEGER NOT NULL REFERENCES new_type (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    path     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    record   TEXT,
    visited_line  INTEGER,
    cleared_line  INTEGER,
    released_line INTEGER,
    PRIMARY KEY (type_id, number)
) WITHOUT ROWID;
INSERT INTO new_type_member SELECT * FROM type_member;
DROP TABLE type_member;

CREATE TABLE new_edge (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    from_type_id INTEGER NOT NULL REFERENCES new_type (id) ON DELETE CASCADE,
    field        TEXT NOT NULL,
    target       TEXT,
    to_type_id   INTEGER REFERENCES new_type (id) ON DELETE SET NULL,
    is_exact     INTEGER NOT NULL DEFAULT 0 CHECK (is_exact IN (0, 1)),
    function     TEXT,
    file_id      INTEGER REFERENCES file (id),
    line         INTEGER,
    col          INTEGER,
    is_visited   INTEGER CHECK (is_visited IN (0, 1)),
    is_cleared   INTEGER CHECK (is_cleared IN (0, 1)),
    cycle_id     INTEGER REFERENCES cycle (id) ON DELETE SET NULL,
    is_unbreakable INTEGER NOT NULL DEFAULT 0 CHECK (is_unbreakable IN (0, 1))
);
INSERT INTO new_edge SELECT * FROM edge;
DROP TABLE edge;
DROP TABLE type;

ALTER TABLE new_type RENAME TO type;
ALTER TABLE new_type_slot RENAME TO type_slot;
ALTER TABLE new_type_member RENAME TO type_member;
ALTER TABLE new_edge RENAME TO edge;

CREATE UNIQUE INDEX type_once ON type (run_id, file_id, kind, ifnull(symbol, ''), ifnull(line, 0));
CREATE INDEX type_by_symbol ON type (run_id, symbol);
CREATE INDEX type_by_record ON type (run_id, record);
CREATE INDEX type_of_unit ON type (unit_id);
CREATE INDEX edge_of_run ON edge (run_id, from_type_id);
CREATE INDEX edge_to_type ON edge (to_type_id);
CREATE INDEX edge_of_type ON edge (from_type_id);
CREATE INDEX edge_of_cycle ON edge (cycle_id);

CREATE VIEW edges AS
    SELECT e.id, e.run_id, f.name AS holder, e.field, ifnull(t.name, e.target) AS held, e.is_exact, e.function,
           file.path, e.line, e.is_visited, e.is_cleared, c.number AS cycle, e.is_unbreakable
      FROM edge e
      JOIN type f ON f.id = e.from_type_id
      LEFT JOIN type t ON t.id = e.to_type_id
      LEFT JOIN cycle c ON c.id = e.cycle_id
      LEFT JOIN file ON file.id = e.file_id;
