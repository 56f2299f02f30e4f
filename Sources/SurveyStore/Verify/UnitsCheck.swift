import GRDB
import SurveyCore

/// What the log tells of units beside their grades: ordinals given, whether a units' table named them, names they go by.
struct UnitsCheck {
    let verifier: Verifier
    let db: Database
    private var replay: Replay { verifier.replay }

    func run() throws {
        var missing = Set(replay.units.map(\.key))
        for row in try StoredRow.fetchAll(
            db,
            sql: "SELECT key, kind, announced, ordinals, received_on, received_upto FROM unit ORDER BY id"
        ) {
            let key: String = try row["key"]
            guard let index = replay.index(ofUnit: key), missing.remove(key) != nil else {
                verifier.fault(.grades, .unexpected(.unit(key)))
                continue
            }
            let unit = replay.units[index]
            try compare(unit.key, .ordinals, String(unit.contacts.count), String(row["ordinals"] as Int))
            let day: CivilDate? = try row["received_on"]
            let stored = try day.map { "\($0) \(try row["received_upto"] as Int)" }
            compare(unit.key, .receivedOn, unit.received.map { "\($0.day) \($0.upTo)" }, stored)
            try compare(unit.key, .kind, unit.kind, row["kind"])
            try compare(unit.key, .announced, unit.announced ? "1" : "0", String(row["announced"] as Int))
        }
        if let key = missing.min() { verifier.fault(.grades, .missing(.unit(key))) }
        try names()
    }

    /// One row per file and unit: what `contact forget` erases and a hand-in is recognised by. Both sides in their order.
    /// Asked last: what these rows lead to is told before them.
    func handIns() throws {
        let columns = "file || ' ' || refused || ' ' || taken || ' ' || written"
        let logged = try RawStatement(
            verifier.scratch.db,
            "SELECT sequence, unit, \(columns) FROM hand_in ORDER BY sequence"
        )
        let stored = try RawStatement(
            db,
            "SELECT h.sequence, u.key, \(columns) FROM hand_in h JOIN unit u ON u.id = h.unit ORDER BY h.sequence, h.id"
        )
        func next(_ rows: RawStatement) throws -> (unit: String, text: String)? {
            try rows.step() ? (rows.string(1), "\(rows.integer(0)) \(rows.string(1)) \(rows.string(2))") : nil
        }
        while let expected = try next(logged) {
            let found = try next(stored)
            if found?.text == expected.text { continue }
            // The first that differs is told; what follows may only have moved.
            return compare(expected.unit, .handIn, expected.text, found?.text)
        }
        if let unexpected = try next(stored) { compare(unexpected.unit, .handIn, nil, unexpected.text) }
    }

    private func names() throws {
        var missing: [String: [String: String]] = [:]
        for unit in replay.units {
            // The first spelling of a name is the one that is kept.
            let names = ([unit.key] + unit.otherNames).map { (UnitName.fold($0), $0) }
            missing[unit.key] = Dictionary(names) { first, _ in first }
        }
        let rows = try StoredRow.fetchAll(
            db,
            sql:
                "SELECT u.key, n.folded, n.written FROM unit_name n JOIN unit u ON u.id = n.unit ORDER BY u.id, n.folded"
        )
        for row in rows {
            let (key, folded, written): (String, String, String) = try (row["key"], row["folded"], row["written"])
            if UnitName.fold(written) != folded { compare(key, .alias, folded, written) }
            // A unit that the log does not know was told.
            guard missing[key] != nil else { continue }
            compare(key, .alias, missing[key]!.removeValue(forKey: folded), written)
        }
        for unit in replay.units {
            if let name = missing[unit.key]?.values.min() { compare(unit.key, .alias, name, nil) }
        }
    }

    private func compare(_ unit: String, _ field: Verification.Field, _ expected: String?, _ stored: String?) {
        verifier.compare(.grades, .unit(unit), field, expected, stored)
    }
}
