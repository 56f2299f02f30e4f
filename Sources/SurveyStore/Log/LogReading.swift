import GRDB
import SurveyCore

/// An entry of the log as the file holds it.
package struct StoredEntry: Hashable, Sendable {
    package let sequence: Int
    package let previous: String
    /// The JSON text that the hash was made of.
    package let text: String
    package let hash: String
}

extension Survey {
    /// The log in order, entry by entry; with a unit or a contact only the entries that name it. Read in slices, so that
    /// nobody's saving waits for it.
    /// - Parameters:
    ///   - unit: by any of its names, as in other acts; withdrawn ones too.
    ///   - contact: by number or key.
    package func entries(
        unit: String? = nil,
        contact: String? = nil,
        _ body: (StoredEntry) throws -> Void
    ) throws {
        let filter = try read { try LogFilter($0, unit: unit, contact: contact) }
        var last = 0
        while true {
            var slice: [StoredEntry] = []
            try read { db in try LogSlices.read(db, after: last) { slice.append($0) } }
            guard let end = slice.last else { return }
            for entry in slice where filter.holds(entry) { try body(entry) }
            last = end.sequence
        }
    }
}

enum LogSlices {
    /// Some milliseconds' worth: a commit waits no longer.
    static let length = 5000

    /// The next entries after a sequence, at most a slice.
    static func read(_ db: Database, after sequence: Int, _ body: (StoredEntry) throws -> Void) throws {
        let rows = try RawStatement(
            db,
            "SELECT sequence, previous, entry, hash FROM log WHERE sequence > ? ORDER BY sequence LIMIT \(length)"
        )
        rows.bind(1, sequence)
        while try rows.step() {
            try body(
                StoredEntry(
                    sequence: rows.integer(0),
                    previous: rows.string(1),
                    text: rows.string(2),
                    hash: rows.string(3)
                )
            )
        }
    }
}

/// Which entries concern a unit or a contact.
private final class LogFilter {
    private let unit: String?
    private let contact: String?
    private let offset: UTCOffset
    /// Calls of the contacts asked for: a voiding names the call alone.
    private var calls: Set<Int> = []

    init(_ db: Database, unit: String?, contact: String?) throws {
        if let unit {
            guard let found = try UnitDirectory.find(db, unit) else {
                throw Refusal.unknownUnit(name: unit, nearest: try UnitDirectory.nearest(db, unit))
            }
            self.unit = found.key
        } else {
            self.unit = nil
        }
        self.contact = try contact.map { try ContactEntry.require(db, $0).key }
        offset = UTCOffset(seconds: 0)
    }

    func holds(_ stored: StoredEntry) -> Bool {
        guard unit != nil || contact != nil else { return true }
        guard let entry = try? LogEntry(parsing: stored.text, offset: offset) else { return false }
        switch entry.act {
        case .called(let call), .amended(let call, _, _):
            guard names(call.contact) else { return false }
            calls.insert(call.attempt.call)
            return true
        case .voided(let call, _): return calls.contains(call)
        case .numberCorrected(let key, _, _, _), .forgotten(let key, _): return names(key)
        case .reassigned(_, let to, _): return to.contains { $0.keys.contains(where: names) }
        case .withdrawn(let unit, let keys, _, _):
            return contact.map(keys.contains) ?? (unit == self.unit)
        case .contacts(let handIn):
            guard let contact else { return handIn.unit == unit }
            return handIn.contacts.contains { contactKey(unit: handIn.unit, ordinal: $0.ordinal) == contact }
        case .units(let names): return contact == nil && names.contains(unit!)
        case .renamed(let unit, _, _), .ruled(let unit, _, _, _), .rulingWithdrawn(let unit, _):
            return contact == nil && unit == self.unit
        case .published(let grades, _): return contact == nil && grades.contains { $0.unit == unit }
        case .created, .surveyors, .drawn, .closed, .reopened, .purged: return false
        }
    }

    /// Whether a contact's key is the one asked for, or one of the unit's.
    private func names(_ key: String) -> Bool {
        if let contact { return key == contact }
        guard let dash = key.lastIndex(of: "-") else { return false }
        return key[..<dash] == unit!
    }
}
