/// Why an entry's text is none of the log's: the field that is missing or of another type, `nil` when it is no JSON object.
package struct LogEntryFault: Error, Hashable, Sendable {
    package let field: String?

    package init(field: String?) { self.field = field }
}

extension LogEntry {
    /// Reads what ``text(_:)`` wrote. A field that is absent is null; one of another type, or null where a value must be,
    /// is a fault; a field that nobody knows is passed over.
    package init(parsing text: String) throws(LogEntryFault) {
        guard let document = try? JSONValue(parsing: text), case .object(let members) = document else {
            throw LogEntryFault(field: nil)
        }
        let fields = EntryFields(members: members)
        self.init(
            act: try LogAct(fields),
            written: try fields.timestamp("written"),
            by: try fields.filled("by"),
            login: try fields.filled("login")
        )
    }
}

extension LogEntry {
    /// `nil` where the text is no entry, whatever its fault.
    package static func read(_ text: String) -> LogEntry? { try? LogEntry(parsing: text) }
}

extension LogAct {
    fileprivate init(_ fields: EntryFields) throws(LogEntryFault) {
        guard let kind = Kind(rawValue: try fields.string("act")) else { throw LogEntryFault(field: "act") }
        switch kind {
        case .called: self = .called(try CallEntry(fields))
        case .amended:
            self = .amended(
                try CallEntry(fields),
                replaces: try fields.integer("replaces"),
                reason: try fields.string("reason")
            )
        case .voided: self = .voided(call: try fields.integer("call"), reason: try fields.string("reason"))
        case .skipped:
            self = .skipped(
                contact: try fields.string("contact"),
                surveyor: try fields.string("surveyor"),
                reason: try fields.string("reason")
            )
        case .created:
            guard let rules = fields["rules"], case .object = rules else { throw LogEntryFault(field: "rules") }
            self = .created(title: try fields.string("title"), rulebook: try fields.string("rulebook"), rules: rules)
        case .units: self = .units(try fields.unitNames("units"))
        case .surveyors: self = .surveyors(try fields.surveyors())
        case .released:
            self = .released(
                surveyor: try fields.string("surveyor"),
                unit: try fields.string("unit"),
                reason: try fields.string("reason")
            )
        case .contacts: self = .contacts(try HandIn(fields))
        case .withdrawn:
            self = .withdrawn(
                unit: try fields.string("unit"),
                contacts: try fields.strings("contacts"),
                whole: try fields.flag("whole"),
                reason: try fields.string("reason")
            )
        case .renamed:
            self = .renamed(
                unit: try fields.string("unit"),
                name: try fields.string("name"),
                reason: try fields.string("reason")
            )
        case .received:
            self = .received(
                unit: try fields.string("unit"),
                receivedOn: try fields.optionalDate("receivedOn"),
                reason: try fields.string("reason")
            )
        case .drawn: self = .drawn(try DrawRecord(fields))
        case .reassigned:
            self = .reassigned(
                from: try fields.string("from"),
                to: try fields.lists("to").map { NamedKeys(surveyor: $0.name, keys: $0.values) },
                reason: try fields.string("reason")
            )
        case .numberCorrected:
            self = .numberCorrected(
                contact: try fields.string("contact"),
                at: try fields.timestamp("at"),
                number: try fields.optionalString("number"),
                reason: try fields.string("reason")
            )
        case .ruled:
            guard let grade = try fields.grade("grade") else { throw LogEntryFault(field: "grade") }
            self = .ruled(
                unit: try fields.string("unit"),
                grade: grade,
                computed: try fields.grade("computed"),
                reason: try fields.string("reason")
            )
        case .rulingWithdrawn:
            self = .rulingWithdrawn(unit: try fields.string("unit"), reason: try fields.string("reason"))
        case .published:
            self = .published(grades: try fields.grades("grades"), reason: try fields.string("reason"))
        case .closed: self = .closed(reason: try fields.string("reason"))
        case .reopened: self = .reopened(reason: try fields.string("reason"))
        case .forgotten:
            self = .forgotten(contact: try fields.string("contact"), reason: try fields.string("reason"))
        case .purged:
            guard case .object(let counts)? = fields["counts"] else { throw LogEntryFault(field: "counts") }
            let inside = EntryFields(members: counts)
            self = .purged(
                contacts: try inside.integer("contacts"),
                texts: try inside.integer("texts"),
                reason: try fields.string("reason")
            )
        }
    }
}

extension LogAct.CallEntry {
    fileprivate init(_ fields: EntryFields) throws(LogEntryFault) {
        guard let outcome = Disposition(rawValue: try fields.string("outcome")) else {
            throw LogEntryFault(field: "outcome")
        }
        let attempt = Attempt(
            call: try fields.integer("call"),
            number: try fields.optionalString("number"),
            surveyor: try fields.string("surveyor"),
            dial: Dial(
                outcome,
                scores: try fields.scores("scores"),
                at: try fields.timestamp("at"),
                until: try fields.optionalTimestamp("until"),
                appointment: try fields.optionalTimestamp("appointment"),
                incoming: try fields.flag("incoming"),
                review: try fields.flag("review")
            )
        )
        guard let source = DialSource(rawValue: try fields.string("source")) else {
            throw LogEntryFault(field: "source")
        }
        self.init(
            contact: try fields.string("contact"),
            attempt: attempt,
            note: try fields.optionalString("note"),
            source: source,
            sheet: try fields.optionalString("sheet")
        )
    }
}

extension LogAct.HandIn {
    fileprivate init(_ fields: EntryFields) throws(LogEntryFault) {
        guard case .array(let rows)? = fields["contacts"] else { throw LogEntryFault(field: "contacts") }
        var contacts: [Contact] = []
        contacts.reserveCapacity(rows.count)
        var lastDate: (text: String, date: CivilDate)?
        for row in rows {
            guard case .array(let cells) = row, cells.count == 4, case .int(let ordinal) = cells[0],
                case .string(let day) = cells[1], case .string(let digest) = cells[2], case .bool(let done) = cells[3],
                // It is written as it is, without escapes.
                digest.utf8.count == 64, digest.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 })
            else { throw LogEntryFault(field: "contacts") }
            // A file's contacts mostly have one date.
            if lastDate?.text != day {
                guard let date = CivilDate(iso: day) else { throw LogEntryFault(field: "contacts") }
                lastDate = (day, date)
            }
            contacts.append(
                Contact(ordinal: ordinal, receivedOn: lastDate!.date, digest: digest, assumed: done)
            )
        }
        self.init(
            unit: try fields.string("unit"),
            name: try fields.string("name"),
            file: try fields.string("file"),
            refused: try fields.integer("refused"),
            contacts: contacts
        )
    }
}

extension LogAct.DrawRecord {
    fileprivate init(_ fields: EntryFields) throws(LogEntryFault) {
        self.init(
            seed: try fields.string("seed"),
            perUnit: try fields.integer("perUnit"),
            rosterDigest: try fields.string("rosterDigest"),
            rosterGiven: try fields.flag("rosterGiven"),
            surveyors: try fields.avoidances("surveyors"),
            drawn: try fields.integer("drawn")
        )
    }
}
