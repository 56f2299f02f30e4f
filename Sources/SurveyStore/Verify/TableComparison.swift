import GRDB
import SurveyCore

extension Verifier {
    /// Contacts, lists, states, units and grades as the log makes them, against the tables.
    func compareTables() throws {
        let units = try compareUnits()
        try compareContacts(units)
        try compareRosters(units)
        try compareGrades(units)
    }

    /// The replay's unit for each row's.
    private func compareUnits() throws -> [Int: Int] {
        var byID: [Int: Int] = [:]
        let rows = try Row.fetchAll(db, sql: "SELECT id, key, name, withdrawn, ordinals FROM unit ORDER BY id")
        for (place, row) in rows.enumerated() {
            guard let unit = replay.unit(row["key"]), unit == place else {
                fail(.grades, .unit(row["name"]))
                continue
            }
            byID[row["id"]] = unit
            let expected = replay.units[unit]
            if row["name"] != expected.name || row["withdrawn"] != expected.withdrawn
                || row["ordinals"] != expected.contacts.count
            {
                fail(.grades, .unit(expected.name))
            }
        }
        if rows.count < replay.units.count { fail(.grades, .unit(replay.units[rows.count].name)) }
        return byID
    }

    private func compareContacts(_ units: [Int: Int]) throws {
        let rows = try RawStatement(
            db,
            """
            SELECT c.unit, c.ordinal, c.received_on, c.completed, c.withdrawn, c.salt IS NOT NULL, coalesce(c.given, ''),
                coalesce(c.phone, ''), l.contact IS NOT NULL, l.draw, coalesce(s.name, ''), l.place, l.single,
                coalesce(l.state, ''), l.attempts, l.ever_reached, coalesce(l.weighted, -1), coalesce(l.not_before, -1),
                coalesce(l.appointment, -1), l.number_check, l.other_surveyor, l.corrected
            FROM contact c LEFT JOIN listed l ON l.contact = c.id LEFT JOIN surveyor s ON s.id = l.surveyor
            ORDER BY c.id
            """
        )
        var count = 0
        while try rows.step() {
            count += 1
            guard let unit = units[rows.integer(0)], let index = replay.contact(unit: unit, ordinal: rows.integer(1))
            else {
                let name = try String.fetchOne(
                    db,
                    sql: "SELECT key FROM unit WHERE id = ?",
                    arguments: [rows.integer(0)]
                )
                fail(.grades, .contact(contactKey(unit: name ?? "", ordinal: rows.integer(1))))
                continue
            }
            compareHandIn(rows, index)
            try comparePhone(rows, index)
            compareList(rows, index)
            compareState(rows, index)
        }
        if count < replay.contacts.count {
            let missing = try firstMissing(units) ?? 0
            fail(.grades, .contact(replay.key(of: missing)))
        }
    }

    private func firstMissing(_ units: [Int: Int]) throws -> Int? {
        var there = Set<Int>()
        for row in try Row.fetchAll(db, sql: "SELECT unit, ordinal FROM contact") {
            if let unit = units[row["unit"]], let index = replay.contact(unit: unit, ordinal: row["ordinal"]) {
                there.insert(index)
            }
        }
        return replay.contacts.indices.first { !there.contains($0) }
    }

    private func compareHandIn(_ row: RawStatement, _ index: Int) {
        let contact = replay.contacts[index]
        if row.integer(2) != Int(contact.receivedOn) {
            let expected = CivilDate(daysSinceEpoch: Int(contact.receivedOn))
            let stored = CivilDate(daysSinceEpoch: row.integer(2))
            fail(.grades, .handInDate(contact: replay.key(of: index), expected: expected, stored: stored))
        }
        if (row.integer(3) == 1) != contact.completed || (row.integer(4) == 1) != contact.withdrawn {
            fail(.grades, .contact(replay.key(of: index)))
        }
    }

    /// The number that is dialled follows from the number handed in, by its published normal form, or from a correction.
    private func comparePhone(_ row: RawStatement, _ index: Int) throws {
        guard row.integer(5) == 1 else { return }
        let expected: String
        if let digest = replay.history(of: index).numberInForce() {
            let text = try String.fetchOne(
                db.cachedStatement(sql: "SELECT text FROM text WHERE digest = ?"),
                arguments: [digest]
            )
            guard let text else { return }
            expected = text
        } else {
            let given = row.string(6)
            expected = PhoneNumber.parse(given, areaCode: replay.rulebook.areaCode).number?.normal ?? ""
        }
        if row.string(7) != expected { fail(.texts, .contact(replay.key(of: index))) }
    }

    private func compareList(_ row: RawStatement, _ index: Int) {
        let contact = replay.contacts[index]
        let isListed = row.integer(8) == 1
        guard isListed || contact.draw >= 0 else { return }
        let key = replay.key(of: index)
        let surveyor = contact.surveyor < 0 ? "" : replay.surveyors[Int(contact.surveyor)]
        let same =
            isListed && row.integer(9) == Int(contact.draw) + 1 && row.string(10) == surveyor
            && row.integer(11) == Int(contact.place) && (row.integer(12) == 1) == contact.single
        guard !same else { return }
        func place(_ surveyor: String, _ place: Int) -> String { surveyor.isEmpty ? "–" : "\(surveyor) \(place)" }
        fail(
            .draw,
            .assignment(
                contact: key,
                expected: place(surveyor, Int(contact.place)),
                stored: place(row.string(10), row.integer(11))
            )
        )
    }

    private func compareState(_ row: RawStatement, _ index: Int) {
        guard row.integer(8) == 1, replay.contacts[index].draw >= 0 else { return }
        let history = replay.history(of: index)
        let status = replay.status(of: index)
        let same =
            row.string(13) == status.state.rawValue && row.integer(14) == status.attempts
            && (row.integer(15) == 1) == status.everReached && row.integer(16) == weighted(status) ?? -1
            && row.integer(17) == status.notBefore?.seconds ?? -1
            && row.integer(18) == status.appointment?.seconds ?? -1
            && (row.integer(19) == 1) == status.awaitsNumberCheck
            && (row.integer(20) == 1) == status.lastAttemptNeedsOther
            && (row.integer(21) == 1) == history.corrections.contains { $0.number != nil }
        guard !same else { return }
        let stored = ContactState(rawValue: row.string(13)) ?? .notDrawn
        fail(.states, .state(contact: replay.key(of: index), expected: status.state, stored: stored))
    }

    private func weighted(_ status: ContactStatus) -> Int? {
        guard status.state == .scored else { return nil }
        return replay.rulebook.questions.reduce(0) { $0 + $1.weight * (status.scores[$1.key]?.hundredths ?? 0) }
    }

    /// Each draw's roster as it was then, in one pass over the contacts in the order of their keys.
    private func compareRosters(_ units: [Int: Int]) throws {
        guard !replay.draws.isEmpty else { return }
        var digests = [RosterDigest?](repeating: RosterDigest(), count: replay.draws.count)
        let rows = try RawStatement(
            db,
            """
            SELECT u.key || '-' || printf('%02d', c.ordinal), c.unit, c.ordinal, c.salt IS NULL,
                coalesce(c.organisation, ''), coalesce(c.position, ''), coalesce(c.person, ''), coalesce(c.given, '')
            FROM contact c JOIN unit u ON u.id = c.unit ORDER BY 1
            """
        )
        while try rows.step() {
            guard let unit = units[rows.integer(1)], let index = replay.contact(unit: unit, ordinal: rows.integer(2))
            else { continue }
            let contact = replay.contacts[index]
            for (place, draw) in replay.draws.enumerated() {
                guard contact.takenBy < draw.sequence, contact.withdrawnBy > draw.sequence else { continue }
                if rows.integer(3) == 1 {
                    // A line was erased: the digest can no longer be made; each other line is checked with its entry.
                    digests[place] = nil
                } else {
                    digests[place]?.add(
                        RosterDigest.line(
                            key: rows.string(0),
                            organisation: rows.string(4),
                            position: rows.string(5),
                            person: rows.string(6),
                            phoneAsGiven: rows.string(7)
                        )
                    )
                }
            }
        }
        for (draw, digest) in zip(replay.draws, digests) {
            guard let made = digest?.text, made != draw.record.rosterDigest else { continue }
            fail(.draw, .rosterDigest(sequence: draw.sequence, expected: made, stored: draw.record.rosterDigest))
        }
    }

    private func compareGrades(_ units: [Int: Int]) throws {
        if try Closing.fetch(db)?.at != replay.closedAt {
            fail(.grades, .unit(replay.rulebook.title))
        }
        for unit in try Grades(db, replay.rulebook).all(db) {
            guard let index = units[unit.id] else { continue }
            let expected = replay.units[index]
            let tally = replay.tally(of: index) { contact in
                let status = replay.status(of: contact)
                return (status.state, status.everReached, weighted(status) ?? 0)
            }
            let verdict = replay.rulebook.grading.verdict(
                of: tally,
                calendar: replay.rulebook.calendar,
                totalWeight: replay.rulebook.totalWeight
            )
            let grade = UnitGrade(
                unit: expected.name,
                verdict: verdict,
                ruling: expected.ruling,
                published: expected.published,
                conflicts: unit.grade.conflicts
            )
            if grade.grade != unit.grade.grade {
                fail(.grades, .grade(unit: expected.name, expected: grade.grade, stored: unit.grade.grade))
            } else if grade != unit.grade {
                fail(.grades, .unit(expected.name))
            }
        }
    }
}
