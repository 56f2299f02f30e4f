extension LogEntry {
    /// The entry exactly as it is stored: JSON without blanks, `act`, `written`, `by` and `login` first.
    package func text(_ offset: UTCOffset) -> String {
        let members: [JSONValue.Member] = [
            .init("act", .string(act.name)), .init("written", .string(written.iso8601(offset))),
            .init("by", .string(by)), .init("login", .string(login)),
        ]
        let text = JSONValue.object(members + act.fields(offset)).text()
        guard case .contacts(let handIn) = act else { return text }
        var json = JSONWriter()
        LogEntry.write(handIn: text, into: &json) { json in
            for (place, contact) in handIn.contacts.enumerated() {
                if place > 0 { json.raw(",") }
                json.contact(contact.ordinal, contact.receivedOn.description, contact.digest, contact.assumed)
            }
        }
        return json.text
    }

    /// The text of an entry that holds NUL, with it; `nil` when none does.
    package static func textWithNUL(in entry: String) -> String? {
        var entry = entry
        let place = entry.withUTF8 { bytes -> Int? in
            var index = 0
            while index < bytes.count {
                guard bytes[index] == 0x5C else {
                    index += 1
                    continue
                }
                if bytes[index...].starts(with: #"\u0000"#.utf8) { return index }
                index += 2
            }
            return nil
        }
        guard let place else { return nil }
        let bytes = Array(entry.utf8)
        let start = bytes[..<place].lastIndex(of: 0x22)! + 1
        let end = bytes[place...].firstIndex(of: 0x22) ?? bytes.endIndex
        return String(decoding: bytes[start..<end], as: UTF8.self).replacing(#"\u0000"#, with: "\0")
    }

    /// A `contacts` entry whose contacts are written one by one: a hand-in may have a million.
    /// - Parameters:
    ///   - text: the entry without its contacts.
    ///   - contacts: writes them, joined by commas.
    package static func write(
        handIn text: String,
        into json: inout JSONWriter,
        _ contacts: (inout JSONWriter) throws -> Void
    ) rethrows {
        let end = "]}"
        json.raw(utf8: text.utf8.dropLast(end.utf8.count))
        try contacts(&json)
        json.raw(utf8: end.utf8)
    }
}

extension JSONWriter {
    /// A contact as it stands in a `contacts` entry: `[1,"2020-09-18","3c1e…",false]`.
    package mutating func contact(_ ordinal: Int, _ receivedOn: String, _ digest: String, _ assumed: Bool) {
        raw("[")
        int(ordinal)
        raw(",")
        plain(receivedOn)
        raw(",")
        plain(digest)
        assumed ? raw(",true]") : raw(",false]")
    }
}

extension JSONValue.Member {
    fileprivate init(_ key: String, _ value: JSONValue) { self.init(key: key, value: value) }
}

extension LogAct {
    fileprivate func fields(_ offset: UTCOffset) -> [JSONValue.Member] {
        switch self {
        case .created(let title, let rulebook, let rules):
            [.init("title", .string(title)), .init("rulebook", .string(rulebook)), .init("rules", rules)]
        case .units(let names):
            [
                .init("units", .array(names.map { [.string($0.unit), .array($0.aliases.map(JSONValue.string))] })),
                .init("kinds", LogAct.texts(names.map { ($0.unit, $0.kind) })),
            ]
        case .surveyors(let surveyors):
            [
                .init("surveyors", LogAct.avoidances(surveyors)),
                .init("logins", LogAct.texts(surveyors.map { ($0.name, $0.login) })),
            ]
        case .released(let surveyor, let unit, let reason):
            [.init("surveyor", .string(surveyor)), .init("unit", .string(unit)), .init("reason", .string(reason))]
        case .contacts(let handIn):
            handIn.fields
        case .withdrawn(let unit, let contacts, let whole, let reason):
            [
                .init("unit", .string(unit)), .init("contacts", .array(contacts.map(JSONValue.string))),
                .init("whole", .bool(whole)), .init("reason", .string(reason)),
            ]
        case .renamed(let unit, let name, let reason):
            [.init("unit", .string(unit)), .init("name", .string(name)), .init("reason", .string(reason))]
        case .received(let unit, let date, let reason):
            [
                .init("unit", .string(unit)), .init("receivedOn", .optional(date?.description)),
                .init("reason", .string(reason)),
            ]
        case .drawn(let draw):
            [
                .init("seed", .string(draw.seed)), .init("perUnit", .int(draw.perUnit)),
                .init("rosterDigest", .string(draw.rosterDigest)), .init("rosterGiven", .bool(draw.rosterGiven)),
                .init("surveyors", LogAct.avoidances(draw.surveyors)), .init("drawn", .int(draw.drawn)),
            ]
        case .reassigned(let from, let to, let reason):
            [
                .init("from", .string(from)),
                .init("to", .object(to.map { .init($0.surveyor, .array($0.keys.map(JSONValue.string))) })),
                .init("reason", .string(reason)),
            ]
        case .called(let call):
            call.fields(offset)
        case .amended(let call, let replaces, let reason):
            call.fields(offset) + [.init("replaces", .int(replaces)), .init("reason", .string(reason))]
        case .voided(let call, let reason):
            [.init("call", .int(call)), .init("reason", .string(reason))]
        case .skipped(let contact, let surveyor, let reason):
            [
                .init("contact", .string(contact)), .init("surveyor", .string(surveyor)),
                .init("reason", .string(reason)),
            ]
        case .numberCorrected(let contact, let at, let number, let reason):
            [
                .init("contact", .string(contact)), .init("at", .string(at.iso8601(offset))),
                .init("number", .optional(number)), .init("reason", .string(reason)),
            ]
        case .ruled(let unit, let grade, let computed, let reason):
            [
                .init("unit", .string(unit)), .init("grade", .string(grade.rawValue)),
                .init("computed", .optional(computed?.rawValue)), .init("reason", .string(reason)),
            ]
        case .rulingWithdrawn(let unit, let reason):
            [.init("unit", .string(unit)), .init("reason", .string(reason))]
        case .published(let grades, let reason):
            [
                .init("grades", .object(grades.map { .init($0.unit, .optional($0.grade?.rawValue)) })),
                .init("reason", .string(reason)),
            ]
        case .closed(let reason), .reopened(let reason):
            [.init("reason", .string(reason))]
        case .forgotten(let contact, let reason):
            [.init("contact", .string(contact)), .init("reason", .string(reason))]
        case .purged(let contacts, let texts, let reason):
            [
                .init("counts", ["contacts": .int(contacts), "texts": .int(texts)]), .init("reason", .string(reason)),
            ]
        }
    }

    /// `{name: text}` of those that have one.
    private static func texts(_ pairs: [(String, String)]) -> JSONValue {
        .object(pairs.filter { !$0.1.isEmpty }.map { .init($0.0, .string($0.1)) })
    }

    /// `{name: [units avoided]}`
    private static func avoidances(_ surveyors: [NamedAvoidance]) -> JSONValue {
        .object(surveyors.map { .init($0.name, .array($0.avoids.map(JSONValue.string))) })
    }
}

extension LogAct.HandIn {
    /// Without the contacts, which ``LogEntry/text(_:)`` puts in.
    fileprivate var fields: [JSONValue.Member] {
        [
            .init("unit", .string(unit)), .init("name", .string(name)), .init("file", .string(file)),
            .init("refused", .int(refused)), .init("contacts", []),
        ]
    }
}

extension LogAct.CallEntry {
    fileprivate func fields(_ offset: UTCOffset) -> [JSONValue.Member] {
        let scores = attempt.scores.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
        return [
            .init("call", .int(attempt.call)), .init("contact", .string(contact)),
            .init("number", .optional(attempt.number)),
            .init("surveyor", .string(attempt.surveyor)), .init("outcome", .string(attempt.outcome.rawValue)),
            .init("scores", .object(scores.map { .init($0.key, .int($0.value.hundredths)) })),
            .init("at", .string(attempt.at.iso8601(offset))), .init("until", .optional(attempt.until?.iso8601(offset))),
            .init("appointment", .optional(attempt.appointment?.iso8601(offset))),
            .init("incoming", .bool(attempt.incoming)),
            .init("review", .bool(attempt.review)), .init("note", .optional(note)),
            .init("source", .string(source.rawValue)), .init("sheet", .optional(sheet)),
        ]
    }
}
