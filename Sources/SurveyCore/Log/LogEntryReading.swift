extension LogEntry {
    /// Reads an entry as it is stored; `nil` when it is no entry of cli.md's table.
    package static func read(_ text: String) -> LogEntry? {
        guard let value = JSONValue.read(text), case .object = value else { return nil }
        let fields = Fields(value)
        do {
            return LogEntry(
                act: try LogAct(fields),
                written: try fields.time("written"),
                by: try fields.string("by")
            )
        } catch {
            return nil
        }
    }
}

/// The fields of an entry, each with the type that the table gives it.
private struct Fields {
    struct Unreadable: Error {}
    private let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    func value(_ key: String) throws(Unreadable) -> JSONValue {
        guard let found = value[key] else { throw Unreadable() }
        return found
    }

    func string(_ key: String) throws(Unreadable) -> String {
        guard let text = try optionalString(key) else { throw Unreadable() }
        return text
    }

    func optionalString(_ key: String) throws(Unreadable) -> String? {
        switch try value(key) {
        case .string(let text): return text
        case .null: return nil
        default: throw Unreadable()
        }
    }

    func int(_ key: String) throws(Unreadable) -> Int {
        guard case .int(let number) = try value(key) else { throw Unreadable() }
        return number
    }

    func bool(_ key: String) throws(Unreadable) -> Bool {
        guard case .bool(let flag) = try value(key) else { throw Unreadable() }
        return flag
    }

    func time(_ key: String) throws(Unreadable) -> Timestamp {
        guard let time = try optionalTime(key) else { throw Unreadable() }
        return time
    }

    func optionalTime(_ key: String) throws(Unreadable) -> Timestamp? {
        guard let text = try optionalString(key) else { return nil }
        // Entries name their offset; a time without one is none.
        guard text.utf8.count == 25, let time = Timestamp(iso: text, offset: UTCOffset(seconds: 0)) else {
            throw Unreadable()
        }
        return time
    }

    func strings(_ key: String) throws(Unreadable) -> [String] { try Fields.strings(value(key)) }

    static func strings(_ value: JSONValue) throws(Unreadable) -> [String] {
        guard case .array(let elements) = value else { throw Unreadable() }
        var strings: [String] = []
        for element in elements {
            guard case .string(let text) = element else { throw Unreadable() }
            strings.append(text)
        }
        return strings
    }

    func members(_ key: String) throws(Unreadable) -> [JSONValue.Member] {
        guard case .object(let members) = try value(key) else { throw Unreadable() }
        return members
    }

    /// `{name: [texts]}`
    func lists(_ key: String) throws(Unreadable) -> [(name: String, texts: [String])] {
        var lists: [(String, [String])] = []
        for member in try members(key) { lists.append((member.key, try Fields.strings(member.value))) }
        return lists
    }

    func grade(_ key: String) throws(Unreadable) -> Grade {
        guard let grade = try optionalGrade(value(key)) else { throw Unreadable() }
        return grade
    }

    func optionalGrade(_ value: JSONValue) throws(Unreadable) -> Grade? {
        switch value {
        case .null: return nil
        case .string(let text):
            guard let grade = Grade(rawValue: text) else { throw Unreadable() }
            return grade
        default: throw Unreadable()
        }
    }
}

extension LogAct {
    fileprivate init(_ fields: Fields) throws(Fields.Unreadable) {
        switch try fields.string("act") {
        case "created":
            self = .created(
                title: try fields.string("title"),
                rulebook: try fields.string("rulebook"),
                rules: try fields.value("rules")
            )
        case "units": self = .units(try fields.strings("units"))
        case "surveyors": self = .surveyors(try LogAct.avoidances(fields))
        case "contacts": self = .contacts(try HandIn(fields))
        case "withdrawn":
            self = .withdrawn(
                unit: try fields.string("unit"),
                contacts: try fields.strings("contacts"),
                whole: try fields.bool("whole"),
                reason: try fields.string("reason")
            )
        case "renamed":
            self = .renamed(
                unit: try fields.string("unit"),
                name: try fields.string("name"),
                reason: try fields.string("reason")
            )
        case "drawn":
            self = .drawn(
                DrawRecord(
                    seed: try fields.string("seed"),
                    perUnit: try fields.int("perUnit"),
                    rosterDigest: try fields.string("rosterDigest"),
                    surveyors: try LogAct.avoidances(fields),
                    drawn: try fields.int("drawn")
                )
            )
        case "reassigned":
            let to = try fields.lists("to").map { NamedKeys(surveyor: $0.name, keys: $0.texts) }
            self = .reassigned(from: try fields.string("from"), to: to, reason: try fields.string("reason"))
        default: self = try LogAct(ofCalls: fields)
        }
    }

    /// Acts on calls, grades and the end of fieldwork.
    private init(ofCalls fields: Fields) throws(Fields.Unreadable) {
        switch try fields.string("act") {
        case "called": self = .called(try CallEntry(fields))
        case "amended":
            self = .amended(
                try CallEntry(fields),
                replaces: try fields.int("replaces"),
                reason: try fields.string("reason")
            )
        case "voided": self = .voided(call: try fields.int("call"), reason: try fields.string("reason"))
        case "numberCorrected":
            self = .numberCorrected(
                contact: try fields.string("contact"),
                at: try fields.time("at"),
                number: try fields.optionalString("number"),
                reason: try fields.string("reason")
            )
        case "ruled":
            self = .ruled(
                unit: try fields.string("unit"),
                grade: try fields.grade("grade"),
                computed: try fields.optionalGrade(fields.value("computed")),
                reason: try fields.string("reason")
            )
        case "rulingWithdrawn":
            self = .rulingWithdrawn(unit: try fields.string("unit"), reason: try fields.string("reason"))
        case "published":
            var grades: [UnitGradeName] = []
            for member in try fields.members("grades") {
                grades.append(UnitGradeName(unit: member.key, grade: try fields.optionalGrade(member.value)))
            }
            self = .published(grades: grades, reason: try fields.string("reason"))
        case "closed": self = .closed(reason: try fields.string("reason"))
        case "reopened": self = .reopened(reason: try fields.string("reason"))
        case "forgotten":
            self = .forgotten(contact: try fields.string("contact"), reason: try fields.string("reason"))
        case "purged":
            let counts = Fields(try fields.value("counts"))
            self = .purged(
                contacts: try counts.int("contacts"),
                texts: try counts.int("texts"),
                reason: try fields.string("reason")
            )
        default: throw Fields.Unreadable()
        }
    }

    private static func avoidances(_ fields: Fields) throws(Fields.Unreadable) -> [NamedAvoidance] {
        try fields.lists("surveyors").map { NamedAvoidance(name: $0.name, avoids: $0.texts) }
    }
}

extension LogAct.HandIn {
    fileprivate init(_ fields: Fields) throws(Fields.Unreadable) {
        guard case .array(let rows) = try fields.value("contacts") else { throw Fields.Unreadable() }
        var contacts: [Contact] = []
        contacts.reserveCapacity(rows.count)
        for row in rows {
            guard case .array(let cells) = row, cells.count == 4, case .int(let ordinal) = cells[0],
                case .string(let day) = cells[1], let date = CivilDate(iso: day), case .string(let digest) = cells[2],
                case .bool(let completed) = cells[3]
            else { throw Fields.Unreadable() }
            contacts.append(Contact(ordinal: ordinal, receivedOn: date, digest: digest, completed: completed))
        }
        self.init(
            unit: try fields.string("unit"),
            name: try fields.string("name"),
            file: try fields.string("file"),
            refused: try fields.int("refused"),
            contacts: contacts
        )
    }
}

extension LogAct.CallEntry {
    fileprivate init(_ fields: Fields) throws(Fields.Unreadable) {
        guard let outcome = Disposition(rawValue: try fields.string("outcome")) else { throw Fields.Unreadable() }
        var scores: [String: Score] = [:]
        for member in try fields.members("scores") {
            guard case .int(let hundredths) = member.value, let score = Score(hundredths: hundredths) else {
                throw Fields.Unreadable()
            }
            scores[member.key] = score
        }
        let attempt = Attempt(
            call: try fields.int("call"),
            number: try fields.optionalString("number"),
            surveyor: try fields.string("surveyor"),
            outcome: outcome,
            scores: scores,
            at: try fields.time("at"),
            until: try fields.optionalTime("until"),
            appointment: try fields.optionalTime("appointment"),
            incoming: try fields.bool("incoming"),
            review: try fields.bool("review")
        )
        self.init(contact: try fields.string("contact"), attempt: attempt, note: try fields.optionalString("note"))
    }
}

extension LogAct {
    /// Whether the act is about this unit (key name) or one of its contacts.
    package func concerns(unit: String) -> Bool {
        func owns(_ key: String) -> Bool {
            key.utf8.count > unit.utf8.count && key.hasPrefix(unit + "-")
                && Int(key.dropFirst(unit.count + 1)) != nil
        }
        return switch self {
        case .created, .surveyors, .drawn, .voided, .closed, .reopened, .purged: false
        case .units(let names): names.contains(unit)
        case .contacts(let handIn): handIn.unit == unit
        case .withdrawn(let name, _, _, _), .renamed(let name, _, _), .ruled(let name, _, _, _),
            .rulingWithdrawn(let name, _):
            name == unit
        case .reassigned(_, let to, _): to.contains { $0.keys.contains(where: owns) }
        case .called(let call), .amended(let call, _, _): owns(call.contact)
        case .numberCorrected(let contact, _, _, _), .forgotten(let contact, _): owns(contact)
        case .published(let grades, _): grades.contains { $0.unit == unit }
        }
    }

    /// Whether the act is about this contact (key). An act on a call is found by the call's number.
    package func concerns(contact key: String, calls: Set<Int>) -> Bool {
        switch self {
        case .called(let call), .amended(let call, _, _): call.contact == key
        case .voided(let call, _): calls.contains(call)
        case .numberCorrected(let contact, _, _, _), .forgotten(let contact, _): contact == key
        case .withdrawn(_, let contacts, _, _): contacts.contains(key)
        case .reassigned(_, let to, _): to.contains { $0.keys.contains(key) }
        case .contacts(let handIn):
            handIn.contacts.contains { contactKey(unit: handIn.unit, ordinal: $0.ordinal) == key }
        case .created, .units, .surveyors, .renamed, .drawn, .ruled, .rulingWithdrawn, .published, .closed, .reopened,
            .purged:
            false
        }
    }
}
