import GRDB
import SurveyCore

/// A surveyor as the tables have him. The number (工号) counts from 1 in order of import.
struct SurveyorEntry: Hashable {
    let id: Int
    let name: String
    var number: String { padded(id, 2) }
}

enum Surveyors {
    static func all(_ db: Database) throws -> [SurveyorEntry] {
        try StoredRow.fetchAll(db, sql: "SELECT id, name FROM surveyor ORDER BY id").map {
            try SurveyorEntry(id: $0["id"], name: $0["name"])
        }
    }

    /// The name in the form in which it stands for good: NFC, trimmed, nothing invisible, since it is typed into hashes.
    static func keyName(_ name: String) -> String {
        UnitDirectory.keyName(
            String(String.UnicodeScalarView(name.unicodeScalars.filter { !UnitName.isInvisible($0) }))
        )
    }

    /// Names are compared as units' are: two spellings are one person (columns.md §Units).
    static func named(_ db: Database, _ name: String) throws -> SurveyorEntry? {
        try StoredRow.fetchOne(
            db.cachedStatement(sql: "SELECT id, name FROM surveyor WHERE folded = ?"),
            arguments: [UnitName.fold(name)]
        ).map { try SurveyorEntry(id: $0["id"], name: $0["name"]) }
    }

    /// By name or number.
    static func find(_ db: Database, _ text: String) throws -> SurveyorEntry? {
        if let named = try named(db, text) { return named }
        return try Int(UnitName.fold(text)).flatMap { number in
            try StoredRow.fetchOne(
                db.cachedStatement(sql: "SELECT id, name FROM surveyor WHERE id = ?"),
                arguments: [number]
            ).map { try SurveyorEntry(id: $0["id"], name: $0["name"]) }
        }
    }

    /// Logins are compared without regard to case and full width (columns.md §Surveyors).
    static func folded(login: String) -> String { UnitName.fold(login).lowercased() }

    static func withLogin(_ db: Database, _ login: String) throws -> SurveyorEntry? {
        try StoredRow.fetchAll(db, sql: "SELECT id, name, login FROM surveyor WHERE login IS NOT NULL")
            .first { try folded(login: $0["login"]) == folded(login: login) }
            .map { try SurveyorEntry(id: $0["id"], name: $0["name"]) }
    }

    static func require(_ db: Database, _ text: String) throws -> SurveyorEntry {
        if let found = try find(db, text) { return found }
        let wanted = UnitDirectory.keyName(text)
        let all = try all(db)
        throw Refusal.name(
            .unknownSurveyor(name: wanted, nearest: nearest(to: wanted, among: known(all)), known: known(all))
        )
    }

    /// The names alone, in the order of import: a refusal's words put the numbers before them.
    static func known(_ all: [SurveyorEntry]) -> [String] { all.map(\.name) }

    /// `01 王强`: for a finding, whose words take the list as it is.
    static func numbered(_ all: [SurveyorEntry]) -> [String] { all.map { "\($0.number) \($0.name)" } }

    /// What each surveyor holds now, finished contacts included, overall and of each unit, without the contacts in `apart`.
    static func held(_ db: Database, apart: Set<Int> = []) throws -> (overall: [Int: Int], ofUnit: [Int: [Int: Int]]) {
        var overall: [Int: Int] = [:]
        var ofUnit: [Int: [Int: Int]] = [:]
        let rows = try RawStatement(
            db,
            "SELECT l.contact, l.surveyor, c.unit FROM listed l JOIN contact c ON c.id = l.contact WHERE c.withdrawn = 0"
        )
        while try rows.step() {
            guard try !apart.contains(rows.integer(0)) else { continue }
            try overall[rows.integer(1), default: 0] += 1
            try ofUnit[rows.integer(2), default: [:]][rows.integer(1), default: 0] += 1
        }
        return (overall, ofUnit)
    }

    /// The place that comes next on a surveyor's list: none is used twice, whoever was moved away meanwhile.
    /// - Parameter count: how many places are taken from there on.
    static func takePlaces(_ db: Database, of surveyor: Int, count: Int = 1) throws -> Int {
        let last = try Int.readTheOne(
            db.cachedStatement(sql: "SELECT places FROM surveyor WHERE id = ?"),
            arguments: [surveyor]
        )
        try db.cachedStatement(sql: "UPDATE surveyor SET places = places + ? WHERE id = ?")
            .execute(arguments: [count, surveyor])
        return last + 1
    }
}

extension Survey {
    /// Every surveyor with the number, `03 李敏`, in order of import.
    package func surveyorNames() throws -> [String] { try read { Surveyors.known(try Surveyors.all($0)) } }

    /// Who dialled: the surveyor named, else the one whose login it is; `nil` where neither is known. Whoever has a login in the
    /// surveyors' tables acts under no other name: that takes the office, whose logins are no surveyor's.
    package func surveyor(named name: String?, login: String) throws -> String? {
        try read { db in
            let own = try Surveyors.withLogin(db, login)
            guard let name else { return own?.name }
            let named = try Surveyors.require(db, name)
            if let own, own != named { throw Refusal.order(.anothersLogin(own: own.name, named: named.name)) }
            return named.name
        }
    }
}
