import GRDB
import SurveyCore

/// The draws and lists made again from seed and roster against those of the tables.
struct DrawCheck {
    let verifier: Verifier
    let db: Database
    let ids: ContactIDs
    private var replay: Replay { verifier.replay }

    func run() throws {
        if let detail = replay.drawFault { verifier.fault(.draw, detail) }
        try surveyors()
        try draws()
        try lists()
    }

    private func surveyors() throws {
        var missing = Dictionary(zip(replay.surveyors.map(\.name), zip(1..., replay.surveyors))) { first, _ in first }
        let avoidances = try Surveyors.avoidances(db)
        for row in try StoredRow.fetchAll(db, sql: "SELECT id, name, folded, login, places FROM surveyor ORDER BY id") {
            let name: String = try row["name"]
            guard let (id, logged) = missing.removeValue(forKey: name) else {
                verifier.fault(.draw, .unexpected(.surveyor(name)))
                continue
            }
            try verifier.compare(.draw, .surveyor(name), .id, String(id), String(row["id"] as Int))
            try verifier.compare(.draw, .surveyor(name), .place, String(logged.places), String(row["places"] as Int))
            let (avoided, stored) = (try keys(replay.avoidances.of(name)), try keys(avoidances.of(name)))
            verifier.compare(.draw, .surveyor(name), .avoided, avoided, stored)
            let (released, kept) = (releases(replay.avoidances, name), releases(avoidances, name))
            verifier.compare(.draw, .surveyor(name), .released, released, kept)
            try verifier.compare(.draw, .surveyor(name), .name, UnitName.fold(name), row["folded"])
            try verifier.compare(.draw, .surveyor(name), .login, logged.login, row["login"])
        }
        if let name = missing.keys.min() { verifier.fault(.draw, .missing(.surveyor(name))) }
        let released = try Int.readAll(db, sql: "SELECT sequence FROM released ORDER BY sequence")
        func text(_ entries: [Int]) -> String { entries.map(String.init).joined(separator: " ") }
        verifier.compare(.draw, .survey, .released, text(replay.releases), text(released))
    }

    private func releases(_ avoidances: Avoidances, _ surveyor: String) -> String {
        avoidances.releases(of: surveyor).map { "\($0.unit) \(iso($0.written.seconds))" }.joined(separator: " ")
    }

    /// Log and table may name a unit differently: the log by its key where it was known.
    private func keys(_ units: [String]) throws -> String {
        try units.map { try Surveyors.key(db, ofUnit: $0) }.joined(separator: " ")
    }

    private func draws() throws {
        let rows = try StoredRow.fetchAll(db, sql: "SELECT * FROM draw ORDER BY id")
        for (draw, row) in zip(replay.draws, rows) {
            let subject = Verification.Subject.draw(sequence: draw.sequence)
            try verifier.compare(.draw, subject, .sequence, String(draw.sequence), String(row["sequence"] as Int))
            try verifier.compare(.draw, subject, .seed, draw.record.seed, row["seed"])
            try verifier.compare(.draw, subject, .perUnit, String(draw.record.perUnit), String(row["per_unit"] as Int))
            try verifier.compare(
                .draw,
                subject,
                .written,
                iso(draw.written.seconds),
                iso((row["written"] as Timestamp).seconds)
            )
            if try row["roster"] != draw.record.rosterDigest {
                try verifier.fault(
                    .draw,
                    .rosterDigest(sequence: draw.sequence, expected: draw.record.rosterDigest, stored: row["roster"])
                )
            }
            let names = try String.readAll(
                db,
                sql: """
                    SELECT s.name FROM draw_surveyor d JOIN surveyor s ON s.id = d.surveyor WHERE d.draw = ?
                    """,
                arguments: [row["id"] as Int]
            )
            let expected = draw.record.surveyors.map(\.name)
            if Set(names) != Set(expected) {
                verifier.compare(
                    .draw,
                    subject,
                    .participants,
                    expected.joined(separator: " "),
                    names.joined(separator: " ")
                )
            }
        }
        if rows.count > replay.draws.count {
            try verifier.fault(.draw, .unexpected(.draw(sequence: rows[replay.draws.count]["sequence"])))
        } else if rows.count < replay.draws.count {
            verifier.fault(.draw, .missing(.draw(sequence: replay.draws[rows.count].sequence)))
        }
    }

    /// Every contact of every list.
    private func lists() throws {
        let rows = try RawStatement(
            db,
            """
            SELECT l.contact, s.name, d.sequence, l.single, l.place FROM listed l
            LEFT JOIN surveyor s ON s.id = l.surveyor LEFT JOIN draw d ON d.id = l.draw ORDER BY l.contact
            """
        )
        var found = [Bool](repeating: false, count: replay.contacts.count)
        while try rows.step() {
            guard let index = try ids[rows.integer(0)] else { continue }
            found[index] = true
            try check(rows, index)
        }
        if let missing = found.indices.first(where: { !found[$0] && replay.contacts[$0].draw >= 0 }) {
            verifier.fault(.draw, .missing(.contact(replay.key(missing))))
        }
    }

    private func check(_ row: RawStatement, _ index: Int) throws {
        guard verifier.isSound(.draw) else { return }
        let contact = replay.contacts[index]
        guard contact.draw >= 0 else {
            verifier.fault(.draw, .unexpected(.contact(replay.key(index))))
            return
        }
        let draw = replay.draws[Int(contact.draw)].sequence
        let surveyor = replay.surveyors[Int(contact.surveyor)].name
        let isSingle = replay.isSingle(index)
        let isSame =
            try row.string(1) == surveyor && row.integer(2) == draw
            && row.integer(3) == (isSingle ? 1 : 0) && row.integer(4) == Int(contact.place)
        // The texts of what differs are made only where something does: there may be a million contacts.
        guard !isSame else { return }
        let key = replay.key(index)
        if try row.string(1) != surveyor {
            try verifier.fault(.draw, .assignment(contact: key, expected: surveyor, stored: row.string(1)))
        }
        try verifier.compare(.draw, .contact(key), .place, String(contact.place), String(row.integer(4)))
        try verifier.compare(.draw, .contact(key), .draw, String(draw), String(row.integer(2)))
        try verifier.compare(.draw, .contact(key), .single, isSingle ? "1" : "0", String(row.integer(3)))
    }

    private func iso(_ seconds: Int) -> String { Timestamp(seconds: seconds).iso8601(verifier.survey.offset) }
}
