import GRDB
import SurveyCore

/// Units by any of their names: key name, names shown since, aliases.
struct UnitDirectory {
    let writing: Writing
    private var db: Database { writing.db }

    init(_ writing: Writing) { self.writing = writing }

    struct Entry {
        let id: Int
        let key: String
        let name: String
        let withdrawn: Bool
        let ordinals: Int
    }

    static func find(_ db: Database, _ name: String) throws -> Entry? {
        try find(RawStatement(db.cachedStatement(sql: findSQL)), name)
    }

    static let findSQL = """
        SELECT u.id, u.key, u.name, u.withdrawn, u.ordinals
        FROM unit_name n JOIN unit u ON u.id = n.unit WHERE n.folded = ?
        """

    /// - Parameter statement: of ``findSQL``, for those who look up many.
    static func find(_ statement: RawStatement, _ name: String) throws -> Entry? {
        var folded = UnitName.fold(name)
        return try folded.withUTF8 { folded in
            statement.bind(1, text: folded)
            defer { statement.reset() }
            guard try statement.step() else { return nil }
            let key = try statement.string(1)
            let name = try statement.string(2)
            let ordinals = try statement.integer(4)
            guard ordinals < 1 << 30 else { throw statement.fault(4) }
            return try Entry(
                id: statement.integer(0),
                key: key,
                // One text for both, as long as nobody renamed the unit.
                name: name == key ? key : name,
                withdrawn: statement.flag(3),
                ordinals: ordinals
            )
        }
    }

    static func key(_ db: Database, of unit: Int) throws -> String {
        try String.readTheOne(db.cachedStatement(sql: "SELECT key FROM unit WHERE id = ?"), arguments: [unit])
    }

    /// A unit that takes part, by any of its names; else the refusal with the nearest known name.
    static func require(_ db: Database, _ name: String) throws -> Entry {
        let unit = try known(db, name)
        guard !unit.withdrawn else { throw Refusal.name(try withdrawn(db, unit)) }
        return unit
    }

    /// As ``require(_:_:)``; a unit that was withdrawn, too.
    static func known(_ db: Database, _ name: String) throws -> Entry {
        if let unit = try find(db, name) { return unit }
        throw Refusal.name(.unknownUnit(name: name, nearest: try nearest(db, name)))
    }

    /// Whom a look-up means: the unit of this name, else all that take part and have a name that contains it, in the official order.
    static func meant(_ db: Database, by text: String, withdrawnToo: Bool = false) throws -> [Entry] {
        if let unit = try find(db, text) { return [withdrawnToo ? unit : try require(db, unit.key)] }
        let part = UnitName.fold(text)
        guard !part.isEmpty else { throw Refusal.name(.unknownUnit(name: text, nearest: nil)) }
        let keys = try String.readAll(
            db,
            sql: """
                SELECT key FROM unit WHERE (withdrawn = 0 OR ?1) AND id IN (
                    SELECT unit FROM unit_name WHERE instr(lower(folded), lower(?2)) > 0) ORDER BY id
                """,
            arguments: [withdrawnToo, part]
        )
        guard !keys.isEmpty else { return [try withdrawnToo ? known(db, text) : require(db, text)] }
        return try keys.map { try known(db, $0) }
    }

    /// The ids of units that take part.
    static func wanted(_ db: Database, _ names: [String], part: Bool) throws -> [Int] {
        try names.flatMap { name in try part ? meant(db, by: name) : [require(db, name)] }.map(\.id)
    }

    private static func withdrawn(_ db: Database, _ unit: Entry) throws -> Refusal.Name {
        let entries = try StoredRows(
            db,
            sql: "SELECT entry FROM log WHERE entry GLOB '{\"act\":\"withdrawn\"*' ORDER BY sequence DESC"
        )
        var at: Timestamp?
        while at == nil, let row = try entries.next() {
            guard let entry = LogEntry.read(try row[0]), case .withdrawn(unit.key, _, whole: true, _) = entry.act else {
                continue
            }
            at = entry.written
        }
        let isListed = try db.cachedStatement(
            sql: "SELECT 1 FROM contact c JOIN listed l ON l.contact = c.id WHERE c.unit = ?"
        ).fetchesARow([unit.id])
        return .unitWithdrawn(unit: unit.name, at: at, isListed: isListed)
    }

    static func nearest(_ db: Database, _ name: String) throws -> String? {
        var units = NearestUnits(db)
        return try units.name(near: name)
    }

    /// Whether a units' table was imported: then no other unit may appear.
    static func isAnnounced(_ db: Database) throws -> Bool {
        try Bool.readTheOne(db, sql: "SELECT EXISTS (SELECT 1 FROM unit WHERE announced = 1)")
    }

    /// The name in the form in which it stands for good: NFC, trimmed.
    static func keyName(_ name: String) -> String { nfc(trimmed(name)) }

    func create(_ name: String, announced: Bool) throws -> Entry {
        let key = UnitDirectory.keyName(name)
        guard !holdsNUL(key) else { throw Refusal.content(.nul(text: key)) }
        try db.cachedStatement(sql: "INSERT INTO unit (key, name, announced) VALUES (?1, ?1, ?2)")
            .execute(arguments: [key, announced])
        let id = Int(db.lastInsertedRowID)
        try add(name: key, to: id)
        return Entry(id: id, key: key, name: key, withdrawn: false, ordinals: 0)
    }

    /// Gives a unit one more name. Taken by another unit: refused.
    /// - Throws: ``Refusal/Order/unitNameTaken(name:unit:)``.
    @discardableResult
    func add(name: String, to unit: Int) throws -> Bool {
        guard !holdsNUL(name) else { throw Refusal.content(.nul(text: name)) }
        if let other = try UnitDirectory.find(db, name) {
            guard other.id == unit else { throw Refusal.order(.unitNameTaken(name: name, unit: other.name)) }
            return false
        }
        try db.cachedStatement(sql: "INSERT INTO unit_name (folded, unit, written) VALUES (?, ?, ?)")
            .execute(arguments: [UnitName.fold(name), unit, UnitDirectory.keyName(name)])
        return true
    }

    /// A withdrawn unit that is named in a units' table or handed in again takes part again.
    func bringBack(_ unit: Int) throws {
        try db.execute(sql: "UPDATE unit SET withdrawn = 0 WHERE id = ?", arguments: [unit])
    }
}

extension Survey {
    /// The shown names of units that go by these names; a name that is no unit's is left out.
    package func shownNames(of names: Set<String>) throws -> [String: String] {
        try read { db in
            var shown: [String: String] = [:]
            for name in names { shown[name] = try UnitDirectory.find(db, name)?.name }
            return shown
        }
    }
}
