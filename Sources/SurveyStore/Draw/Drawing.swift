import GRDB
import SurveyCore

extension Survey {
    /// The call lists: the first draw, or a supplementary one for contacts that came later (product.md §4).
    /// - Parameters:
    ///   - roster: the digest that was published; refused when the roster has changed since.
    ///   - surveyors: who takes part, by name or number; empty is all.
    ///   - perUnit: K; `nil` is the last draw's, in the first the quota.
    /// - Returns: the lists of this draw alone. Nothing drawn changes nothing; seed and digest are then the last draw's.
    package func draw(
        seed: String,
        roster: String? = nil,
        surveyors: [String] = [],
        perUnit: Int? = nil,
        act: Act
    ) throws -> DrawResult {
        try write(act) { writing in
            let db = writing.db
            try Closing.refuse(db)
            let roster = try Survey.checkedRoster(db, published: roster)
            let last = try Row.fetchOne(db, sql: "SELECT seed, per_unit, roster FROM draw ORDER BY id DESC LIMIT 1")
            let before = last?["per_unit"] as Int?
            let perUnit = perUnit ?? before ?? rulebook.grading.quota
            guard perUnit > 0 else { throw Refusal.usage(.perUnitNotPositive) }
            if let before, perUnit < before { throw Refusal.smallerPerUnit(given: perUnit, before: before) }
            let drawing = try Drawing(db, seed: seed, perUnit: perUnit, surveyors: surveyors)
            let outcome = try drawing.input.drawn()
            guard outcome.drawn > 0 else {
                return DrawResult(
                    seed: last?["seed"] ?? seed,
                    rosterDigest: last?["roster"] ?? roster,
                    perUnit: perUnit,
                    lists: []
                )
            }
            guard !trimmed(seed).isEmpty else { throw Refusal.emptySeed }
            guard try !db.cachedStatement(sql: "SELECT 1 FROM draw WHERE seed = ?").fetchesARow([seed]) else {
                throw Refusal.seedUsed(seed: seed)
            }
            let record = LogAct.DrawRecord(
                seed: seed,
                perUnit: perUnit,
                rosterDigest: roster,
                surveyors: drawing.avoidances,
                drawn: outcome.drawn
            )
            try drawing.store(outcome, roster: roster, entry: writing.append(.drawn(record)), written: act.now)
            return drawing.result(outcome, roster: roster)
        }
    }

    private static func checkedRoster(_ db: Database, published: String?) throws -> String {
        let digest = try Roster.digest(db)
        guard digest.contacts > 0 else { throw Refusal.noContacts }
        if let published = published.map({ trimmed($0).lowercased() }), published != digest.text {
            throw Refusal.rosterChanged(given: published, now: digest.text)
        }
        return digest.text
    }
}

/// A draw between the tables and the pure function that decides it.
private struct Drawing {
    let db: Database
    let input: DrawInput
    private let unitIDs: [Int]
    private let surveyors: [SurveyorEntry]
    private let avoided: [[UnitDirectory.Entry]]

    init(_ db: Database, seed: String, perUnit: Int, surveyors names: [String]) throws {
        self.db = db
        var entries: [SurveyorEntry] = []
        for name in names {
            let entry = try Surveyors.require(db, name)
            if !entries.contains(entry) { entries.append(entry) }
        }
        surveyors = try names.isEmpty ? Surveyors.all(db) : entries
        guard !surveyors.isEmpty else { throw Refusal.noSurveyors }
        avoided = try surveyors.map { try Surveyors.avoids(db, $0) }
        let held = try Surveyors.held(db)
        let (ids, units) = try Drawing.units(db, surveyors, held.ofUnit)
        unitIDs = ids
        input = DrawInput(
            seed: seed,
            perUnit: perUnit,
            units: units,
            surveyors: zip(surveyors, avoided).map {
                DrawSurveyor(name: $0.name, avoids: Set($1.map(\.key)), held: held.overall[$0.id] ?? 0)
            }
        )
    }

    private static func units(
        _ db: Database,
        _ surveyors: [SurveyorEntry],
        _ held: [Int: [Int: Int]]
    ) throws -> (ids: [Int], units: [DrawUnit]) {
        var ids: [Int] = []
        var units: [DrawUnit] = []
        let rows = try RawStatement(
            db,
            """
            SELECT c.unit, u.key, c.id, c.ordinal, l.contact IS NOT NULL
            FROM contact c JOIN unit u ON u.id = c.unit LEFT JOIN listed l ON l.contact = c.id
            WHERE c.withdrawn = 0 ORDER BY c.unit, c.ordinal
            """
        )
        while try rows.step() {
            if ids.last != rows.integer(0) {
                ids.append(rows.integer(0))
                let ofUnit = held[rows.integer(0)] ?? [:]
                let named = surveyors.compactMap { surveyor in ofUnit[surveyor.id].map { (surveyor.name, $0) } }
                units.append(
                    DrawUnit(name: rows.string(1), contacts: [], held: Dictionary(uniqueKeysWithValues: named))
                )
            }
            units[units.count - 1].contacts.append(
                DrawContact(id: rows.integer(2), ordinal: rows.integer(3), drawn: rows.integer(4) == 1)
            )
        }
        return (ids, units)
    }

    var avoidances: [LogAct.NamedAvoidance] {
        zip(surveyors, avoided).map { LogAct.NamedAvoidance(name: $0.name, avoids: $1.map(\.key)) }
    }

    func store(_ outcome: DrawOutcome, roster: String, entry: EntryReceipt, written: Timestamp) throws {
        try db.execute(
            sql: "INSERT INTO draw (seed, per_unit, roster, written, sequence) VALUES (?, ?, ?, ?, ?)",
            arguments: [input.seed, input.perUnit, roster, written.seconds, entry.sequence]
        )
        let draw = Int(db.lastInsertedRowID)
        for surveyor in surveyors {
            try db.execute(sql: "INSERT INTO draw_surveyor VALUES (?, ?)", arguments: [draw, surveyor.id])
        }
        let insert = try RawStatement(
            db,
            """
            INSERT INTO listed (contact, draw, surveyor, place, single, state, corrected)
            VALUES (?1, ?2, ?3, ?4, ?5, 'open',
                EXISTS (SELECT 1 FROM correction WHERE contact = ?1 AND number IS NOT NULL))
            """
        )
        for (surveyor, list) in zip(surveyors, outcome.lists) {
            var place = try Surveyors.takePlaces(db, of: surveyor.id, count: list.count)
            for contact in list {
                insert.bind(1, contact.id)
                insert.bind(2, draw)
                insert.bind(3, surveyor.id)
                insert.bind(4, place)
                insert.bind(5, outcome.unitsOfOneSurveyor.contains(contact.unit) ? 1 : 0)
                try insert.run()
                place += 1
            }
        }
    }

    func result(_ outcome: DrawOutcome, roster: String) -> DrawResult {
        let lists = zip(surveyors, outcome.lists).map { surveyor, list in
            DrawResult.List(
                surveyor: surveyor.name,
                contacts: list.map {
                    let key = contactKey(unit: input.units[$0.unit].name, ordinal: $0.ordinal)
                    return DrawResult.Place(id: $0.id, key: key, ticket: $0.ticket.hex)
                }
            )
        }
        return DrawResult(seed: input.seed, rosterDigest: roster, perUnit: input.perUnit, lists: lists)
    }
}
