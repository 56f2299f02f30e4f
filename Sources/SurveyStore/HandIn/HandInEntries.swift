import GRDB
import SurveyCore

/// Writes a unit's `contacts` entry from the table, as ``LogAct/contacts(_:)`` would be written but without a value per
/// contact: a hand-in may have a million.
final class HandInEntries {
    private let writing: Writing
    private let contacts: RawStatement
    private var json = JSONWriter()

    init(_ writing: Writing) throws {
        self.writing = writing
        contacts = try RawStatement(
            writing.db,
            """
            SELECT ordinal, received_on, digest, completed FROM contact WHERE unit = ? AND ordinal > ? ORDER BY ordinal
            """
        )
    }

    func finish(_ unit: HandInUnit) throws {
        try writing.db.cachedStatement(sql: "UPDATE unit SET ordinals = ?, withdrawn = 0 WHERE id = ?")
            .execute(arguments: [unit.ordinal, unit.id])
    }

    func append(_ unit: HandInUnit, name: String, file: String) throws -> EntryReceipt {
        json.removeAll()
        json.raw(#"{"act":"contacts","written":"#)
        json.string(writing.act.now.iso8601(writing.rulebook.offset))
        json.raw(#","by":"#)
        json.string(writing.act.by)
        json.raw(#","unit":"#)
        json.string(unit.key)
        json.raw(#","name":"#)
        json.string(name)
        json.raw(#","file":"#)
        json.string(file)
        json.raw(#","refused":"#)
        json.int(unit.refused)
        json.raw(#","contacts":["#)
        try appendContacts(of: unit)
        json.raw("]}")
        return try writing.append(text: json.text)
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
            json.string(lastDate!.text)
            json.raw(",\"")
            json.hex(contacts.bytes(2))
            json.raw("\",")
            if contacts.integer(3) == 1 { json.raw("true]") } else { json.raw("false]") }
        }
    }
}
