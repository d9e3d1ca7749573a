-- Comments that hide findings, which 001 had only sketched and nothing had filled.
DROP TABLE suppression;

CREATE TABLE suppression (
    id        INTEGER PRIMARY KEY,
    run_id    INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    unit_id   INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    file_id   INTEGER NOT NULL REFERENCES file (id),
    line      INTEGER NOT NULL,
    col       INTEGER NOT NULL,
    from_line INTEGER,
    to_line   INTEGER,
    text      TEXT NOT NULL,
    rules     TEXT,
    reason    TEXT,
    problem   TEXT,
    used      INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
    judged    INTEGER NOT NULL DEFAULT 0 CHECK (judged IN (0, 1))
);
CREATE UNIQUE INDEX suppression_once ON suppression (run_id, file_id, line, col);
CREATE INDEX suppression_of_unit ON suppression (unit_id);
