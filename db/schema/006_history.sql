-- What lets later runs know a finding again, what was accepted, and what people have judged.
DROP TABLE baseline_finding;
DROP TABLE baseline;

CREATE TABLE baseline (
    id          INTEGER PRIMARY KEY,
    made_at     TEXT NOT NULL,
    rule        TEXT NOT NULL,
    path        TEXT NOT NULL,
    function    TEXT,
    object      TEXT,
    fingerprint TEXT NOT NULL,
    shape       TEXT,
    occurrence  INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX baseline_once ON baseline (path, fingerprint, occurrence);

CREATE TABLE triage (
    id          INTEGER PRIMARY KEY,
    made_at     TEXT NOT NULL,
    verdict     TEXT NOT NULL CHECK (verdict IN ('true', 'false', 'wontfix')),
    why         TEXT NOT NULL,
    rule        TEXT NOT NULL,
    path        TEXT NOT NULL,
    function    TEXT,
    object      TEXT,
    fingerprint TEXT NOT NULL,
    shape       TEXT,
    occurrence  INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX triage_once ON triage (path, fingerprint, occurrence);

ALTER TABLE finding ADD COLUMN shape TEXT;
ALTER TABLE finding ADD COLUMN known INTEGER NOT NULL DEFAULT 0 CHECK (known IN (0, 1));
ALTER TABLE finding ADD COLUMN triage_id INTEGER REFERENCES triage (id);
CREATE INDEX finding_of_triage ON finding (triage_id);

-- A verdict that is taken back hides nothing any more.
CREATE TRIGGER triage_forgotten BEFORE DELETE ON triage BEGIN
    UPDATE finding SET suppressed = 0, suppressed_by = NULL, triage_id = NULL WHERE triage_id = OLD.id;
END;

DROP VIEW findings;
CREATE VIEW findings AS
    SELECT f.id, f.run_id, f.rule, r.name, r.family, s.name AS severity, c.name AS confidence,
           file.path, f.line, f.col, f.function, f.object, f.origin, f.message, f.hint, f.macro,
           f.fingerprint, f.occurrence, f.suppressed, f.suppressed_by, f.known, t.verdict, t.why
      FROM finding f
      JOIN rule r ON r.id = f.rule
      JOIN severity s ON s.level = f.severity
      JOIN confidence c ON c.level = f.confidence
      JOIN file ON file.id = f.file_id
      LEFT JOIN triage t ON t.id = f.triage_id;
