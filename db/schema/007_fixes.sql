-- How a finding is mended, where that is certain: edits of its file, which do not overlap.
CREATE TABLE finding_edit (
    finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    col        INTEGER NOT NULL,
    end_line   INTEGER NOT NULL,
    end_col    INTEGER NOT NULL,
    text       TEXT NOT NULL,
    PRIMARY KEY (finding_id, number)
) WITHOUT ROWID;
