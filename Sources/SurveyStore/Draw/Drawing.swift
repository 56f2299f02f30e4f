import GRDB
import SurveyCore

extension Survey {
    /// The call lists: the first draw, or a supplementary one for contacts that came later (draw.md §What is drawn).
    /// - Parameters:
    ///   - seed: as typed.
    ///   - isChosen: somebody gave the seed; one that changes nothing is then refused, unless it is that of an earlier draw.
    ///   - roster: the digest that was published; refused when the roster has changed since.
    ///   - surveyors: who takes part, by name or number; empty is all.
    ///   - perUnit: K; `nil` is the last draw's, in the first the quota.
    /// - Returns: the lists of this draw alone. Nothing drawn changes nothing; seed and digest are then the last draw's.
    package func draw(
        seed: String,
        isChosen: Bool = true,
        roster published: String? = nil,
        surveyors: [String] = [],
        perUnit: Int? = nil,
        act: Act
    ) throws -> DrawResult {
        try write(act) { writing in
            let db = writing.db
            try Closing.refuse(db)
            let seed = DrawInput.folded(seed: seed)
            guard !seed.isEmpty else { throw Refusal.name(.emptySeed) }
            let prepared = Result { try Drawing(db, rulebook, seed: seed, perUnit: perUnit, surveyors: surveyors) }
            // The lists are made on a second core while this one reads the roster, whose refusals come first all the same.
            let lists = prepared.map { drawing in
                let input = drawing.input
                return Background { () throws(Refusal) in try input.drawn() }
            }
            let roster = try Survey.checkedRoster(db, published: published)
            let drawing = try prepared.get()
            let outcome = try lists.get().value()
            let isUsed = try db.cachedStatement(sql: "SELECT 1 FROM draw WHERE seed = ?").fetchesARow([seed])
            guard outcome.drawn > 0 else { return try drawing.nothing(isUsed || !isChosen, roster: roster) }
            guard !isUsed else { throw Refusal.name(.seedUsed(seed: seed)) }
            let record = LogAct.DrawRecord(
                seed: seed,
                perUnit: drawing.input.perUnit,
                rosterDigest: roster,
                rosterGiven: published != nil,
                surveyors: drawing.logged,
                drawn: outcome.drawn
            )
            let entry = try writing.append(.drawn(record))
            try drawing.store(outcome, roster: roster, entry: entry, written: act.now)
            return drawing.result(outcome, record, entry)
        }
    }

    /// How many contacts ``draw(seed:isChosen:roster:surveyors:perUnit:act:)`` would take, for how many surveyors; nothing
    /// is changed.
    /// - Throws: what stands in its way, whatever the seed.
    package func drawPreview(surveyors: [String] = [], perUnit: Int? = nil) throws -> (contacts: Int, surveyors: Int) {
        try read { db in
            try Closing.refuse(db)
            guard try db.cachedStatement(sql: "SELECT 1 FROM contact WHERE withdrawn = 0").fetchesARow([]) else {
                throw Refusal.order(.noContacts)
            }
            let drawing = try Drawing(db, rulebook, seed: "", perUnit: perUnit, surveyors: surveyors)
            return (try drawing.input.due(), drawing.input.surveyors.count)
        }
    }

    static func isDrawn(_ db: Database) throws -> Bool {
        try db.cachedStatement(sql: "SELECT 1 FROM draw").fetchesARow([])
    }

    /// Acts and lists that there are only after a draw.
    static func requireDraw(_ db: Database) throws { if try !isDrawn(db) { throw Refusal.order(.notDrawn) } }

    private static func checkedRoster(_ db: Database, published: String?) throws -> String {
        let digest = try Roster.digest(db)
        guard digest.contacts > 0 else { throw Refusal.order(.noContacts) }
        if let published = published.map({ trimmed($0).lowercased() }), published != digest.text {
            throw Refusal.order(.rosterChanged(given: published, now: digest.text))
        }
        return digest.text
    }
}

/// A draw between the tables and the pure function that decides it.
private struct Drawing {
    let db: Database
    let input: DrawInput
    private let surveyors: [SurveyorEntry]
    private let avoidances: Avoidances
    /// Seed and roster digest of the last draw, and whether that was given.
    private let last: (seed: String, roster: String, given: Bool)?

    init(_ db: Database, _ rulebook: Rulebook, seed: String, perUnit: Int?, surveyors names: [String]) throws {
        self.db = db
        let row = try StoredRow.fetchOne(
            db,
            sql: """
                SELECT seed, per_unit, roster, json_extract(l.entry, '$.rosterGiven') AS given
                FROM draw d JOIN log l USING (sequence) ORDER BY d.id DESC LIMIT 1
                """
        )
        last = try row.map { try ($0["seed"], $0["roster"], $0["given"]) }
        let before = try row?["per_unit"] as Int?
        let perUnit = perUnit ?? before ?? rulebook.grading.quota
        guard DrawInput.perUnitLimits.contains(perUnit) else { throw Refusal.usage(.perUnitOutside) }
        if let before, perUnit < before { throw Refusal.order(.smallerPerUnit(given: perUnit, before: before)) }
        let all = try Surveyors.all(db)
        var entries: [SurveyorEntry] = []
        for name in names {
            let entry = try Surveyors.require(db, name)
            if !entries.contains(entry) { entries.append(entry) }
        }
        let surveyors = names.isEmpty ? all : entries
        guard !surveyors.isEmpty else { throw Refusal.order(.noSurveyors) }
        self.surveyors = surveyors
        let avoidances = try Surveyors.avoidances(db)
        self.avoidances = avoidances
        if row == nil { try Drawing.requireUnits(db, avoidances, of: all) }
        let held = try Surveyors.held(db)
        input = DrawInput(
            seed: seed,
            perUnit: perUnit,
            units: try Drawing.units(db, surveyors, held.ofUnit),
            surveyors: surveyors.map {
                DrawSurveyor(name: $0.name, avoids: Set(avoidances.of($0.name)), held: held.overall[$0.id] ?? 0)
            }
        )
    }

    /// Before the first draw an avoided unit may be none of the survey's yet; then it must be.
    private static func requireUnits(_ db: Database, _ avoidances: Avoidances, of surveyors: [SurveyorEntry]) throws {
        for surveyor in surveyors {
            for name in avoidances.of(surveyor.name) where try UnitDirectory.find(db, name) == nil {
                let nearest = try UnitDirectory.nearest(db, name).map { [$0] } ?? []
                throw Refusal.name(.avoidedUnitUnknown(surveyor: surveyor.name, unit: name, nearest: nearest))
            }
        }
    }

    /// What a draw that would take nothing answers.
    /// - Parameter isFine: nobody meant a new draw by it.
    func nothing(_ isFine: Bool, roster: String) throws -> DrawResult {
        let seed = last?.seed ?? input.seed
        guard isFine else { throw Refusal.order(.nothingToDraw(given: input.seed, last: seed)) }
        return DrawResult(
            seed: seed,
            rosterDigest: last?.roster ?? roster,
            rosterGiven: last?.given ?? false,
            perUnit: input.perUnit,
            lists: []
        )
    }

    private static func units(
        _ db: Database,
        _ surveyors: [SurveyorEntry],
        _ held: [Int: [Int: Int]]
    ) throws -> [DrawUnit] {
        var units: [DrawUnit] = []
        let names = try RawStatement(db, "SELECT id, key FROM unit ORDER BY id")
        let contacts = try RawStatement(
            db,
            """
            SELECT c.id, c.ordinal, EXISTS (SELECT 1 FROM listed l WHERE l.contact = c.id)
            FROM contact c WHERE c.unit = ? AND c.withdrawn = 0 ORDER BY c.ordinal
            """
        )
        var ofOne: [DrawContact] = []
        while try names.step() {
            let unit = try names.integer(0)
            contacts.bind(1, unit)
            ofOne.removeAll(keepingCapacity: true)
            while try contacts.step() {
                try ofOne.append(
                    DrawContact(
                        id: contacts.integer(0),
                        ordinal: contacts.integer(1),
                        drawn: contacts.flag(2)
                    )
                )
            }
            guard !ofOne.isEmpty else { continue }
            let ofUnit = held[unit] ?? [:]
            let named = surveyors.compactMap { surveyor in ofUnit[surveyor.id].map { (surveyor.name, $0) } }
            units.append(
                // A copy, which takes no more memory than it needs.
                try DrawUnit(
                    name: names.string(1),
                    contacts: Array(ofOne[...]),
                    held: Dictionary(named) { first, _ in first }
                )
            )
        }
        return units
    }

    /// All who take part, with what they must avoid.
    var logged: [LogAct.NamedAvoidance] {
        surveyors.map { LogAct.NamedAvoidance(name: $0.name, avoids: avoidances.of($0.name)) }
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
        // From now on every name is a unit's key.
        if last == nil { for surveyor in try Surveyors.all(db) { try Surveyors.keep(db, avoidances, of: surveyor) } }
        let rows = try rows(outcome)
        try BulkInsert.adding(rows.count, to: "listed", db) { try insert(rows, draw: draw) }
    }

    private func insert(_ rows: [NewPlace], draw: Int) throws {
        let corrected = try Int.readSet(db, sql: "SELECT contact FROM correction WHERE number IS NOT NULL")
        let insert = try RowInsert(
            db,
            into: "listed",
            ["contact", "draw", "surveyor", "place", "single", "state", "corrected"]
        )
        try Array(ContactState.open.rawValue.utf8).withUnsafeBufferPointer { open in
            try insert.run(rows.count) { index, statement, parameter in
                let row = rows[index]
                statement.bind(parameter, row.contact)
                statement.bind(parameter + 1, draw)
                statement.bind(parameter + 2, row.surveyor)
                statement.bind(parameter + 3, row.place)
                statement.bind(parameter + 4, row.single ? 1 : 0)
                statement.bind(parameter + 5, text: open)
                statement.bind(parameter + 6, corrected.contains(row.contact) ? 1 : 0)
            }
        }
    }

    private struct NewPlace {
        let contact: Int
        let surveyor: Int
        let place: Int
        let single: Bool
    }

    /// In the order of contacts, in which the tables are read and written from front to back.
    private func rows(_ outcome: DrawOutcome) throws -> [NewPlace] {
        var rows: [NewPlace] = []
        rows.reserveCapacity(outcome.drawn)
        for (surveyor, list) in zip(surveyors, outcome.lists) {
            let first = try Surveyors.takePlaces(db, of: surveyor.id, count: list.count)
            for (offset, contact) in list.enumerated() {
                let single = outcome.unitsOfOneSurveyor.contains(contact.unit)
                rows.append(
                    NewPlace(contact: contact.id, surveyor: surveyor.id, place: first + offset, single: single)
                )
            }
        }
        rows.sort { $0.contact < $1.contact }
        return rows
    }

    func result(_ outcome: DrawOutcome, _ record: LogAct.DrawRecord, _ entry: EntryReceipt) -> DrawResult {
        let units = Set(input.units.map(\.name))
        let lists = zip(input.surveyors, outcome.lists).map { surveyor, list in
            DrawResult.List(
                surveyor: surveyor.name,
                contacts: list.map {
                    DrawResult.Place(
                        id: $0.id,
                        unit: input.units[$0.unit].name,
                        ordinal: $0.ordinal,
                        ticket: $0.ticket
                    )
                },
                held: surveyor.held,
                avoided: surveyor.avoids.count(where: units.contains)
            )
        }
        return DrawResult(
            seed: input.seed,
            rosterDigest: record.rosterDigest,
            rosterGiven: record.rosterGiven,
            perUnit: input.perUnit,
            lists: lists,
            entry: entry
        )
    }
}
