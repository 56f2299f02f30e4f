/// The members of an entry, asked for by name and type.
struct EntryFields {
    let members: [JSONValue.Member]

    /// `nil` where the field is absent or null.
    subscript(name: String) -> JSONValue? {
        guard let value = members.first(where: { $0.key == name })?.value, value != .null else { return nil }
        return value
    }

    func string(_ name: String) throws(LogEntryFault) -> String {
        guard let text = try optionalString(name) else { throw LogEntryFault(field: name) }
        return text
    }

    /// A text that says something.
    func filled(_ name: String) throws(LogEntryFault) -> String {
        let text = try string(name)
        guard !saysNothing(text) else { throw LogEntryFault(field: name) }
        return text
    }

    func optionalString(_ name: String) throws(LogEntryFault) -> String? {
        switch self[name] {
        case nil: return nil
        case .string(let text): return text
        default: throw LogEntryFault(field: name)
        }
    }

    /// Counts and numbers of records: not below zero, and small enough to be added up.
    func integer(_ name: String) throws(LogEntryFault) -> Int {
        guard case .int(let number)? = self[name], (0...1 << 40).contains(number) else {
            throw LogEntryFault(field: name)
        }
        return number
    }

    func flag(_ name: String) throws(LogEntryFault) -> Bool {
        guard case .bool(let flag)? = self[name] else { throw LogEntryFault(field: name) }
        return flag
    }

    func timestamp(_ name: String) throws(LogEntryFault) -> Timestamp {
        guard let time = try optionalTimestamp(name) else { throw LogEntryFault(field: name) }
        return time
    }

    func optionalTimestamp(_ name: String) throws(LogEntryFault) -> Timestamp? {
        guard let text = try optionalString(name) else { return nil }
        guard let time = Timestamp(asLogged: text) else {
            throw LogEntryFault(field: name)
        }
        return time
    }

    func optionalDate(_ name: String) throws(LogEntryFault) -> CivilDate? {
        guard let text = try optionalString(name) else { return nil }
        guard let date = CivilDate(iso: text) else { throw LogEntryFault(field: name) }
        return date
    }

    func strings(_ name: String) throws(LogEntryFault) -> [String] {
        guard let value = self[name] else { throw LogEntryFault(field: name) }
        return try EntryFields.strings(value, name)
    }

    private static func strings(_ value: JSONValue, _ name: String) throws(LogEntryFault) -> [String] {
        guard case .array(let elements) = value else { throw LogEntryFault(field: name) }
        var texts: [String] = []
        texts.reserveCapacity(elements.count)
        for element in elements {
            guard case .string(let text) = element else { throw LogEntryFault(field: name) }
            texts.append(text)
        }
        return texts
    }

    /// `{name: text}`
    private func texts(_ name: String) throws(LogEntryFault) -> [String: String] {
        var texts: [String: String] = [:]
        for member in try object(name) {
            guard case .string(let text) = member.value else { throw LogEntryFault(field: name) }
            texts[member.key] = text
        }
        return texts
    }

    /// `[[unit, [alias, …]], …]`, and the kinds beside it.
    func unitNames(_ name: String) throws(LogEntryFault) -> [LogAct.UnitNames] {
        guard case .array(let rows)? = self[name] else { throw LogEntryFault(field: name) }
        // Each is one of the rows'.
        var kinds = try texts("kinds")
        var names: [LogAct.UnitNames] = []
        names.reserveCapacity(rows.count)
        for row in rows {
            guard case .array(let cells) = row, cells.count == 2, case .string(let unit) = cells[0] else {
                throw LogEntryFault(field: name)
            }
            let aliases = try EntryFields.strings(cells[1], name)
            names.append(LogAct.UnitNames(unit: unit, aliases: aliases, kind: kinds.removeValue(forKey: unit) ?? ""))
        }
        guard kinds.isEmpty else { throw LogEntryFault(field: "kinds") }
        return names
    }

    /// `{name: [text, …]}`
    func lists(_ name: String) throws(LogEntryFault) -> [(name: String, values: [String])] {
        var lists: [(name: String, values: [String])] = []
        for member in try object(name) { lists.append((member.key, try EntryFields.strings(member.value, name))) }
        return lists
    }

    func avoidances(_ name: String) throws(LogEntryFault) -> [LogAct.NamedAvoidance] {
        try lists(name).map { LogAct.NamedAvoidance(name: $0.name, avoids: $0.values) }
    }

    /// A surveyors' table: what each must avoid, and the logins beside it.
    func surveyors() throws(LogEntryFault) -> [LogAct.NamedAvoidance] {
        var logins = try texts("logins")
        let surveyors = try avoidances("surveyors").map {
            LogAct.NamedAvoidance(name: $0.name, avoids: $0.avoids, login: logins.removeValue(forKey: $0.name) ?? "")
        }
        guard logins.isEmpty else { throw LogEntryFault(field: "logins") }
        return surveyors
    }

    func scores(_ name: String) throws(LogEntryFault) -> [String: Score] {
        var scores: [String: Score] = [:]
        for member in try object(name) {
            guard case .int(let hundredths) = member.value, let score = Score(hundredths: hundredths) else {
                throw LogEntryFault(field: name)
            }
            scores[member.key] = score
        }
        return scores
    }

    /// `nil` where the field is absent or null.
    func grade(_ name: String) throws(LogEntryFault) -> Grade? {
        guard let text = try optionalString(name) else { return nil }
        guard let grade = Grade(rawValue: text) else { throw LogEntryFault(field: name) }
        return grade
    }

    /// `{unit: grade or null}`
    func grades(_ name: String) throws(LogEntryFault) -> [LogAct.UnitGradeName] {
        var grades: [LogAct.UnitGradeName] = []
        for member in try object(name) {
            // By itself: asked for by name, a table of all units would be searched once a unit.
            let alone = EntryFields(members: [member])
            grades.append(LogAct.UnitGradeName(unit: member.key, grade: try alone.grade(member.key)))
        }
        return grades
    }

    private func object(_ name: String) throws(LogEntryFault) -> [JSONValue.Member] {
        guard case .object(let members)? = self[name] else { throw LogEntryFault(field: name) }
        return members
    }
}

extension Timestamp {
    /// `2020-10-12T09:05:00+08:00`, as every entry writes it, without taking the text apart; a time without an offset
    /// is none.
    fileprivate init?(asLogged text: String) {
        var text = text
        let seconds = text.withUTF8 { bytes -> Int? in
            guard bytes.count == 25 else { return nil }
            func number(_ start: Int, _ count: Int) -> Int? {
                var value = 0
                for place in start..<start + count {
                    guard (0x30...0x39).contains(bytes[place]) else { return nil }
                    value = value * 10 + Int(bytes[place] - 0x30)
                }
                return value
            }
            let marks: [(Int, Unicode.Scalar)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (22, ":")]
            guard marks.allSatisfy({ bytes[$0.0] == UInt8(ascii: $0.1) }),
                bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"),
                let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
                let date = CivilDate(year: year, month: month, day: day),
                let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
                let zoneHour = number(20, 2), let zoneMinute = number(23, 2),
                hour < 24, minute < 60, second < 60, zoneHour < 18, zoneMinute < 60
            else { return nil }
            let zone = (zoneHour * 3600 + zoneMinute * 60) * (bytes[19] == UInt8(ascii: "-") ? -1 : 1)
            return date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - zone
        }
        guard let seconds else { return nil }
        self.init(seconds: seconds)
    }
}
