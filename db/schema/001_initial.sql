-- The first schema.  db/README.md says what each column means; PRAGMA user_version counts the migrations applied.
-- 0x524C4442 is "RLDB": it tells our files from other programs' SQLite databases.
PRAGMA application_id = 1380729922;

-- Words behind the small numbers, so that a query can join instead of guess.
CREATE TABLE severity (level INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO severity VALUES (0, 'note'), (1, 'warning'), (2, 'error');
CREATE TABLE confidence (level INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO confidence VALUES (0, 'low'), (1, 'medium'), (2, 'high');
CREATE TABLE completeness (level INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO completeness VALUES (0, 'complete'), (1, 'coarsened'), (2, 'not analysed');
CREATE TABLE unit_status (level INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO unit_status VALUES (0, 'done'), (1, 'skipped'), (2, 'failed'), (3, 'crashed');

CREATE TABLE guideline (
    id    TEXT PRIMARY KEY,
    title TEXT,
    page  TEXT
) WITHOUT ROWID;

CREATE TABLE rule (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    family    TEXT NOT NULL,
    guideline TEXT REFERENCES guideline (id),
    summary   TEXT NOT NULL,
    page      TEXT,
    severity  INTEGER NOT NULL REFERENCES severity (level),
    preview   INTEGER NOT NULL DEFAULT 0 CHECK (preview IN (0, 1))
) WITHOUT ROWID;

CREATE TABLE file (
    id   INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE
);

CREATE TABLE run (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    root        TEXT NOT NULL,
    arguments   TEXT,
    version     TEXT NOT NULL,
    python      INTEGER,
    started_at  TEXT NOT NULL,
    finished_at TEXT,
    seconds     REAL
);

CREATE TABLE unit (
    id              INTEGER PRIMARY KEY,
    run_id          INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    file_id         INTEGER NOT NULL REFERENCES file (id),
    directory       TEXT,
    flags           TEXT,
    status          INTEGER NOT NULL REFERENCES unit_status (level),
    why             TEXT,
    cache_key       TEXT,
    cpu_frontend_us INTEGER NOT NULL DEFAULT 0,
    cpu_engine_us   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX unit_of_run ON unit (run_id, file_id);

CREATE TABLE function (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    unit_id      INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    file_id      INTEGER NOT NULL REFERENCES file (id),
    name         TEXT NOT NULL,
    line         INTEGER,
    col          INTEGER,
    end_line     INTEGER,
    end_col      INTEGER,
    completeness INTEGER NOT NULL REFERENCES completeness (level),
    why          TEXT,
    frontend     TEXT,
    states       INTEGER NOT NULL DEFAULT 0,
    time_us      INTEGER NOT NULL DEFAULT 0,
    text_hash    TEXT
);
CREATE UNIQUE INDEX function_once ON function (run_id, file_id, name, ifnull(line, 0), ifnull(col, 0));
CREATE INDEX function_of_unit ON function (unit_id);

CREATE TABLE note (
    id       INTEGER PRIMARY KEY,
    run_id   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    unit_id  INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    file_id  INTEGER NOT NULL REFERENCES file (id),
    line     INTEGER,
    col      INTEGER,
    is_error INTEGER NOT NULL CHECK (is_error IN (0, 1)),
    text     TEXT NOT NULL
);
CREATE UNIQUE INDEX note_once ON note (run_id, file_id, ifnull(line, 0), ifnull(col, 0), text);
CREATE INDEX note_of_unit ON note (unit_id);

CREATE TABLE finding (
    id              INTEGER PRIMARY KEY,
    run_id          INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    unit_id         INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    rule            TEXT NOT NULL REFERENCES rule (id),
    severity        INTEGER NOT NULL REFERENCES severity (level),
    confidence      INTEGER NOT NULL REFERENCES confidence (level),
    file_id         INTEGER NOT NULL REFERENCES file (id),
    line            INTEGER,
    col             INTEGER,
    end_line        INTEGER,
    end_col         INTEGER,
    function        TEXT,
    object          TEXT,
    origin          TEXT,
    origin_file_id  INTEGER REFERENCES file (id),
    origin_line     INTEGER,
    origin_col      INTEGER,
    origin_end_line INTEGER,
    origin_end_col  INTEGER,
    message         TEXT NOT NULL,
    hint            TEXT,
    macro           TEXT,
    fingerprint     TEXT NOT NULL,
    occurrence      INTEGER NOT NULL DEFAULT 0,
    suppressed      INTEGER NOT NULL DEFAULT 0 CHECK (suppressed IN (0, 1)),
    suppressed_by   TEXT
);
CREATE UNIQUE INDEX finding_once ON finding (run_id, file_id, fingerprint, occurrence, ifnull(line, 0));
CREATE INDEX finding_of_rule ON finding (rule, run_id);
CREATE INDEX finding_of_unit ON finding (unit_id);

CREATE TABLE finding_step (
    finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    file_id    INTEGER REFERENCES file (id),
    line       INTEGER,
    col        INTEGER,
    end_line   INTEGER,
    end_col    INTEGER,
    text       TEXT NOT NULL,
    count      INTEGER,
    is_branch  INTEGER NOT NULL DEFAULT 0 CHECK (is_branch IN (0, 1)),
    PRIMARY KEY (finding_id, number)
) WITHOUT ROWID;

CREATE TABLE finding_place (
    finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    file_id    INTEGER REFERENCES file (id),
    line       INTEGER,
    col        INTEGER,
    end_line   INTEGER,
    end_col    INTEGER,
    text       TEXT,
    PRIMARY KEY (finding_id, number)
) WITHOUT ROWID;

-- Designed in, not filled yet.

CREATE TABLE cache (
    key     TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    made_at TEXT NOT NULL,
    used_at TEXT NOT NULL,
    result  BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE suppression (
    id      INTEGER PRIMARY KEY,
    run_id  INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    file_id INTEGER NOT NULL REFERENCES file (id),
    line    INTEGER NOT NULL,
    end_line INTEGER NOT NULL,
    rules   TEXT,
    reason  TEXT,
    used    INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX suppression_once ON suppression (run_id, file_id, line);

CREATE TABLE baseline (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    run_id  INTEGER REFERENCES run (id) ON DELETE SET NULL
);

CREATE TABLE baseline_finding (
    baseline_id INTEGER NOT NULL REFERENCES baseline (id) ON DELETE CASCADE,
    rule        TEXT NOT NULL,
    path        TEXT NOT NULL,
    function    TEXT,
    fingerprint TEXT NOT NULL,
    occurrence  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (baseline_id, path, fingerprint, occurrence)
) WITHOUT ROWID;

CREATE TABLE summary (
    id          INTEGER PRIMARY KEY,
    run_id      INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    unit_id     INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
    function    TEXT NOT NULL,
    is_static   INTEGER NOT NULL DEFAULT 0,
    text_hash   TEXT NOT NULL,
    outcomes    BLOB NOT NULL
);
CREATE INDEX summary_of_function ON summary (run_id, function);

CREATE TABLE type (
    id       INTEGER PRIMARY KEY,
    run_id   INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    file_id  INTEGER NOT NULL REFERENCES file (id),
    line     INTEGER,
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    has_gc   INTEGER,
    traverse TEXT,
    clear    TEXT,
    dealloc  TEXT
);
CREATE INDEX type_of_run ON type (run_id, name);

CREATE TABLE edge (
    id           INTEGER PRIMARY KEY,
    run_id       INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    from_type_id INTEGER NOT NULL REFERENCES type (id) ON DELETE CASCADE,
    to_type_id   INTEGER REFERENCES type (id) ON DELETE CASCADE,
    field        TEXT,
    file_id      INTEGER REFERENCES file (id),
    line         INTEGER,
    is_visited   INTEGER,
    is_cleared   INTEGER
);
CREATE INDEX edge_of_run ON edge (run_id, from_type_id);

-- Views for people: names in place of numbers.

CREATE VIEW latest AS
    SELECT max(id) AS run_id FROM run WHERE finished_at IS NOT NULL;

CREATE VIEW findings AS
    SELECT f.id, f.run_id, f.rule, r.name, r.family, s.name AS severity, c.name AS confidence,
           file.path, f.line, f.col, f.function, f.object, f.origin, f.message, f.hint, f.macro,
           f.fingerprint, f.occurrence, f.suppressed, f.suppressed_by
      FROM finding f
      JOIN rule r ON r.id = f.rule
      JOIN severity s ON s.level = f.severity
      JOIN confidence c ON c.level = f.confidence
      JOIN file ON file.id = f.file_id;

CREATE VIEW functions AS
    SELECT f.id, f.run_id, file.path, f.line, f.name, c.name AS completeness, f.why, f.frontend, f.states, f.time_us
      FROM function f
      JOIN completeness c ON c.level = f.completeness
      JOIN file ON file.id = f.file_id;

CREATE VIEW units AS
    SELECT u.id, u.run_id, file.path, s.name AS status, u.why, u.cpu_frontend_us, u.cpu_engine_us
      FROM unit u
      JOIN unit_status s ON s.level = u.status
      JOIN file ON file.id = u.file_id;
