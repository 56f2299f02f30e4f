import GRDB
import SurveyCore

/// Writes a unit's `contacts` entry from the table, as ``LogAct/contacts(_:)`` would be written but without a value per
/// contact: a hand-in may have a million.
final class HandInEntries {
    private let writing: Writing
    private let contacts: RawStatement
    private let ordinals: RawStatement
    private let handIn: RawStatement
    private var json = JSONWriter()

    init(_ writing: Writing) throws {
        self.writing = writing
        contacts = try RawStatement(
            writing.db,
            """
            SELECT ordinal, received_on, digest, completed FROM contact WHERE unit = ? AND ordinal > ? ORDER BY ordinal
            """
        )
        ordinals = try RawStatement(writing.db, "UPDATE unit SET ordinals = ?, withdrawn = 0 WHERE id = ?")
        handIn = try RawStatement(
            writing.db,
            "INSERT INTO hand_in (unit, file, refused, taken, sequence, written) VALUES (?, ?, ?, ?, ?, ?)"
        )
    }

    /// The unit's entry, and what the tables say of its hand-in.
    func write(_ unit: HandInUnit, name: String, file: String) throws {
        ordinals.bind(1, unit.ordinal)
        ordinals.bind(2, unit.id)
        try ordinals.run()
        try makeEntry(unit, name: name, file: file)
        let entry = try json.bytes.withUnsafeBufferPointer { try writing.append(utf8: $0) }
        var file = file
        try file.withUTF8 { file in
            handIn.bind(1, unit.id)
            handIn.bind(2, text: file)
            handIn.bind(3, unit.refused)
            handIn.bind(4, unit.taken)
            handIn.bind(5, entry.sequence)
            handIn.bind(6, writing.act.now.seconds)
            try handIn.run()
        }
    }

    private func makeEntry(_ unit: HandInUnit, name: String, file: String) throws {
        json.removeAll()
        json.raw(#"{"act":"contacts","written":"#)
        json.string(writing.act.now.iso8601(writing.rulebook.offset))
        json.raw(#","by":"#)
        json.string(writing.act.by)
        json.raw(#","unit":"#)
        json.string(unit.key)
        json.raw(#","name":"#)
        json.plain(name)
        json.raw(#","file":"#)
        json.plain(file)
        json.raw(#","refused":"#)
        json.int(unit.refused)
        json.raw(#","contacts":["#)
        try appendContacts(of: unit)
        json.raw("]}")
    }

    private func appendContacts(of unit: HandInUnit) throws {
        contacts.bind(1, unit.id)
        contacts.bind(2, unit.entry.ordinals)
        var lastDate: (day: Int, text: String)?
        var isFirst = true
        while try contacts.step() {
            if !isFirst { json.raw(",") }
            isFirst = false
            let day = contacts.integer(1)
            if lastDate?.day != day { lastDate = (day, CivilDate(daysSinceEpoch: day).description) }
            json.raw("[")
            json.int(contacts.integer(0))
            json.raw(",")
            json.plain(lastDate!.text)
            json.raw(",\"")
            json.hex(contacts.bytes(2))
            json.raw("\",")
            if contacts.integer(3) == 1 { json.raw("true]") } else { json.raw("false]") }
        }
    }
}
