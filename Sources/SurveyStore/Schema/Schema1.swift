extension Schema {
    /// Dates are days and times are seconds since 1970-01-01T00:00:00Z; scores are hundredths. Whatever tells of a person
    /// stands in the columns from `salt` on and in `text`, and can be set to NULL without touching anything else.
    static let step1 = """
        CREATE TABLE log (
            sequence INTEGER PRIMARY KEY,
            previous TEXT NOT NULL CHECK (length(previous) = 64),
            entry TEXT NOT NULL,
            hash TEXT NOT NULL CHECK (length(hash) = 64)
        ) STRICT;

        CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry cannot be changed'); END;

        CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log
        BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry cannot be deleted'); END;

        CREATE TRIGGER log_has_no_gap BEFORE INSERT ON log
        WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM log)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only: the sequence is not the next'); END;

        CREATE TRIGGER log_is_chained BEFORE INSERT ON log
        WHEN NEW.previous IS NOT coalesce(
            (SELECT hash FROM log ORDER BY sequence DESC LIMIT 1),
            '0000000000000000000000000000000000000000000000000000000000000000')
        BEGIN SELECT RAISE(ABORT, 'the log is append-only: the previous hash is not the newest'); END;

        CREATE TABLE survey (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            title TEXT NOT NULL,
            rulebook TEXT NOT NULL,
            created INTEGER NOT NULL,
            closed INTEGER,
            closed_by TEXT,
            closed_reason TEXT,
            purged INTEGER
        ) STRICT;

        CREATE TABLE unit (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            kind TEXT NOT NULL DEFAULT '',
            announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0, 1)),
            withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
            ordinals INTEGER NOT NULL DEFAULT 0 CHECK (ordinals >= 0),
            -- The date that `unit received` gave the contacts up to an ordinal.
            received_on INTEGER,
            received_upto INTEGER CHECK ((received_on IS NULL) = (received_upto IS NULL))
        ) STRICT;

        CREATE TABLE unit_name (
            folded TEXT PRIMARY KEY,
            unit INTEGER NOT NULL REFERENCES unit,
            written TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE surveyor (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            folded TEXT NOT NULL UNIQUE,
            login TEXT,
            places INTEGER NOT NULL DEFAULT 0 CHECK (places >= 0)
        ) STRICT;

        -- The unit's key; before the first draw perhaps a name that was no unit's yet.
        CREATE TABLE avoidance (
            surveyor INTEGER NOT NULL REFERENCES surveyor,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (surveyor, place),
            UNIQUE (surveyor, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE released (
            sequence INTEGER PRIMARY KEY REFERENCES log,
            surveyor INTEGER NOT NULL REFERENCES surveyor,
            unit INTEGER NOT NULL REFERENCES unit,
            written INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE hand_in (
            id INTEGER PRIMARY KEY,
            unit INTEGER NOT NULL REFERENCES unit,
            file TEXT NOT NULL,
            refused INTEGER NOT NULL CHECK (refused >= 0),
            taken INTEGER NOT NULL CHECK (taken >= 0),
            sequence INTEGER NOT NULL REFERENCES log,
            written INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX hand_in_unit ON hand_in(unit);

        CREATE TABLE contact (
            id INTEGER PRIMARY KEY,
            unit INTEGER NOT NULL REFERENCES unit,
            ordinal INTEGER NOT NULL CHECK (ordinal > 0),
            received_on INTEGER NOT NULL,
            assumed INTEGER NOT NULL CHECK (assumed IN (0, 1)),
            withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            salt BLOB CHECK (length(salt) = 16),
            organisation TEXT,
            position TEXT,
            person TEXT,
            given TEXT CHECK ((salt IS NULL) = (given IS NULL)),
            phone TEXT CHECK (phone <> ''),
            others TEXT,
            officer TEXT,
            remark TEXT
        ) STRICT;
        CREATE UNIQUE INDEX contact_key ON contact(unit, ordinal);
        CREATE INDEX contact_withdrawn ON contact(unit) WHERE withdrawn = 1;
        CREATE INDEX contact_phone ON contact(phone, unit) WHERE withdrawn = 0 AND phone IS NOT NULL;

        CREATE TABLE text (
            digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
            contact INTEGER REFERENCES contact,
            sequence INTEGER NOT NULL,
            salt TEXT,
            text TEXT CHECK ((salt IS NULL) = (text IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX text_contact ON text(contact) WHERE contact IS NOT NULL;

        CREATE VIEW evidence(digest, salt, text) AS
        SELECT lower(hex(c.digest)), lower(hex(c.salt)),
            u.key || '-' || printf('%02d', c.ordinal) || char(9)
            || replace(replace(replace(c.organisation, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
            || replace(replace(replace(c.position, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
            || replace(replace(replace(c.person, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
            || replace(replace(replace(c.given, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
            || replace(replace(replace(c.officer, char(9), ' '), char(10), ' '), char(13), ' ') || char(9)
            || replace(replace(replace(c.remark, char(9), ' '), char(10), ' '), char(13), ' ')
        FROM contact c JOIN unit u ON u.id = c.unit
        WHERE c.salt IS NOT NULL
        UNION ALL
        SELECT digest, salt, text FROM text WHERE text IS NOT NULL;

        CREATE TABLE draw (
            id INTEGER PRIMARY KEY,
            seed TEXT NOT NULL UNIQUE,
            per_unit INTEGER NOT NULL CHECK (per_unit > 0),
            roster TEXT NOT NULL,
            written INTEGER NOT NULL,
            sequence INTEGER NOT NULL REFERENCES log
        ) STRICT;

        CREATE TABLE draw_surveyor (
            draw INTEGER NOT NULL REFERENCES draw,
            surveyor INTEGER NOT NULL REFERENCES surveyor,
            PRIMARY KEY (draw, surveyor)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE listed (
            contact INTEGER PRIMARY KEY REFERENCES contact,
            draw INTEGER NOT NULL REFERENCES draw,
            surveyor INTEGER NOT NULL REFERENCES surveyor,
            place INTEGER NOT NULL,
            single INTEGER NOT NULL CHECK (single IN (0, 1)),
            -- Not IN (…): SQLite would build that list anew for every row.
            state TEXT NOT NULL CHECK (state = 'open' OR state = 'awaiting-confirmation' OR state = 'scored'
                OR state = 'reached' OR state = 'unreachable' OR state = 'not-finished'),
            attempts INTEGER NOT NULL DEFAULT 0,
            ever_reached INTEGER NOT NULL DEFAULT 0 CHECK (ever_reached IN (0, 1)),
            corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1)),
            weighted INTEGER CHECK ((weighted IS NULL) = (state <> 'scored')),
            not_before INTEGER,
            appointment INTEGER,
            number_check INTEGER NOT NULL DEFAULT 0 CHECK (number_check IN (0, 1)),
            other_surveyor INTEGER NOT NULL DEFAULT 0 CHECK (other_surveyor IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX listed_place ON listed(surveyor, place);
        CREATE INDEX listed_next ON listed(surveyor, attempts, place) WHERE state = 'open';
        CREATE INDEX listed_awaiting ON listed(not_before) WHERE state = 'awaiting-confirmation';
        CREATE INDEX listed_appointment ON listed(appointment) WHERE appointment IS NOT NULL;
        CREATE INDEX listed_other ON listed(contact) WHERE other_surveyor = 1;

        CREATE TABLE correction (
            sequence INTEGER PRIMARY KEY REFERENCES log,
            contact INTEGER NOT NULL REFERENCES contact,
            at INTEGER NOT NULL,
            number TEXT REFERENCES text(digest)
        ) STRICT;
        CREATE INDEX correction_contact ON correction(contact);

        CREATE TABLE attempt (
            call INTEGER PRIMARY KEY,
            contact INTEGER NOT NULL REFERENCES contact,
            number TEXT REFERENCES text(digest),
            surveyor INTEGER NOT NULL REFERENCES surveyor,
            outcome TEXT NOT NULL,
            at INTEGER NOT NULL,
            until INTEGER CHECK (until >= at),
            appointment INTEGER,
            incoming INTEGER NOT NULL CHECK (incoming IN (0, 1)),
            review INTEGER NOT NULL CHECK (review IN (0, 1)),
            timed INTEGER NOT NULL CHECK (timed IN (0, 1)),
            note TEXT REFERENCES text(digest),
            replaces INTEGER UNIQUE REFERENCES attempt,
            entered INTEGER NOT NULL REFERENCES attempt,
            recused INTEGER NOT NULL CHECK (recused IN (0, 1)),
            voided INTEGER REFERENCES log,
            sequence INTEGER NOT NULL UNIQUE REFERENCES log
        ) STRICT;
        CREATE INDEX attempt_contact ON attempt(contact, at);
        CREATE INDEX attempt_surveyor ON attempt(surveyor, at);

        -- The attempts that stand: neither voided nor replaced by an amendment.
        CREATE VIEW standing AS
        SELECT * FROM attempt a
        WHERE voided IS NULL AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.replaces = a.call);

        CREATE TABLE answer (
            call INTEGER NOT NULL REFERENCES attempt,
            question TEXT NOT NULL,
            score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10000),
            PRIMARY KEY (call, question)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE claim (
            contact INTEGER PRIMARY KEY REFERENCES listed,
            phone TEXT UNIQUE,
            holder TEXT NOT NULL,
            surveyor INTEGER NOT NULL REFERENCES surveyor,
            expires INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE ruling (
            unit INTEGER PRIMARY KEY REFERENCES unit,
            grade TEXT NOT NULL CHECK (grade IN ('excellent', 'good', 'fair', 'poor')),
            computed TEXT CHECK (computed IN ('excellent', 'good', 'fair', 'poor')),
            reason TEXT NOT NULL,
            by TEXT NOT NULL,
            written INTEGER NOT NULL,
            sequence INTEGER NOT NULL REFERENCES log
        ) STRICT;

        CREATE TABLE published (
            unit INTEGER PRIMARY KEY REFERENCES unit,
            grade TEXT CHECK (grade IN ('excellent', 'good', 'fair', 'poor')),
            written INTEGER NOT NULL,
            number INTEGER NOT NULL,
            -- Fieldwork had ended by then, and has not gone on since.
            closed INTEGER NOT NULL CHECK (closed IN (0, 1))
        ) STRICT;
        """
}
