-- What becomes of every reference on a finding's path, its own and the others.
CREATE TABLE finding_count (
    finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    step       INTEGER NOT NULL,
    file_id    INTEGER REFERENCES file (id),
    line       INTEGER,
    reference  INTEGER NOT NULL,
    name       TEXT,
    count      INTEGER NOT NULL,
    standing   TEXT NOT NULL,
    PRIMARY KEY (finding_id, number)
) WITHOUT ROWID;
