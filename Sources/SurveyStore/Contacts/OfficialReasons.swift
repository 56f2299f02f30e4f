import GRDB
import SurveyCore

/// Reasons that stand in the log in clear (log.md §Entries), where nothing can erase them.
extension Survey {
    /// What in such a reason may tell of a contact. It is said before the act, not refused.
    package func remarks(onOfficial reason: String) throws -> [ReasonRemark] {
        try read { db in
            let isNamed = try !OfficialReasons.persons(db, in: nfc(reason)).isEmpty
            return ReasonRemark.remarks(on: reason, person: "") + (isNamed ? [.name] : [])
        }
    }

    /// Entries with a reason that may tell of a contact, by sequence: what ``purge(reason:act:)`` leaves.
    package func tellingEntries() throws -> [Int] {
        try read { db in
            let reasons = try OfficialReasons.all(db)
            let persons = try OfficialReasons.persons(db, in: nfc(reasons.map(\.text).joined(separator: "\n")))
            return reasons.filter { reason in
                !ReasonRemark.remarks(on: reason.text, person: "").isEmpty
                    || persons.contains { ReasonRemark.remarks(on: reason.text, person: $0).contains(.name) }
            }.map(\.sequence)
        }
    }
}

private enum OfficialReasons {
    /// Other reasons stand as digests.
    static func all(_ db: Database) throws -> [(sequence: Int, text: String)] {
        let rows = try RawStatement(
            db,
            """
            SELECT sequence, entry FROM log WHERE json_extract(entry, '$.act') NOT IN
                ('called', 'contacts', 'amended', 'voided', 'skipped', 'numberCorrected', 'forgotten') ORDER BY sequence
            """
        )
        return try rows.all { try ($0.integer(0), $0.string(1)) }.compactMap { sequence, text in
            LogEntry.read(text)?.act.officialReason.map { (sequence, $0) }
        }
    }

    /// Names of contacts that stand in a text; of one character alone none.
    static func persons(_ db: Database, in text: String) throws -> [String] {
        try String.readAll(
            db,
            sql: "SELECT DISTINCT person FROM contact WHERE length(person) > 1 AND instr(?, person) > 0",
            arguments: [text]
        )
    }
}
