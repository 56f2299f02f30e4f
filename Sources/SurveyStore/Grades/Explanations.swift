import GRDB
import SurveyCore

extension Survey {
    /// What the grades of these units (none named: of all) are made of, in the official order.
    package func explanations(of names: [String] = []) throws -> [UnitExplanation] {
        try read { db in
            let wanted = try names.map { try UnitDirectory.require(db, $0).id }
            let units = try Grades(db, rulebook, unit: wanted.count == 1 ? wanted[0] : nil).all(db)
            let explaining = try Explaining(db, rulebook)
            return try units.filter { wanted.isEmpty || wanted.contains($0.id) }.map(explaining.explanation)
        }
    }

    /// The end of fieldwork, while it lasts: when, by whom, why.
    package func closing() throws -> (at: Timestamp, by: String, reason: String)? {
        try read { db in try Closing.fetch(db).map { ($0.at, $0.by, $0.reason) } }
    }
}

/// Collects a unit's explanation from the tables.
private struct Explaining {
    private let db: Database
    private let rulebook: Rulebook
    private let histories: Histories
    private let closedAt: Timestamp?
    private let head: String
    private let numbers: [String: Int]

    init(_ db: Database, _ rulebook: Rulebook) throws {
        self.db = db
        self.rulebook = rulebook
        histories = try Histories(db, rulebook)
        closedAt = try Closing.fetch(db)?.at
        head = try Writing.head(db).hash
        numbers = Dictionary(uniqueKeysWithValues: try Surveyors.all(db).map { ($0.name, $0.id) })
    }

    func explanation(_ unit: Grades.Unit) throws -> UnitExplanation {
        UnitExplanation(
            grade: unit.grade,
            closedAt: closedAt,
            publishedOn: unit.grade.published?.at.date(rulebook.offset),
            logHead: head,
            contacts: try contacts(of: unit.id),
            otherReadings: otherReadings(unit.grade.verdict.tally),
            surveyorNumbers: numbers
        )
    }

    private func contacts(of unit: Int) throws -> [UnitExplanation.Contact] {
        let drawn = try Int.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT c.id FROM contact c JOIN listed l ON l.contact = c.id
                    WHERE c.unit = ? AND c.withdrawn = 0 ORDER BY c.ordinal
                    """
            ),
            arguments: [unit]
        )
        return try drawn.map { contact in
            let listing = try Listings.fetch(db, "WHERE c.id = ?", [contact], now: Timestamp(seconds: 0))[0]
            let history = try histories.history(of: contact)
            return UnitExplanation.Contact(
                id: contact,
                key: listing.key,
                organisation: listing.organisation,
                phone: listing.phone,
                phoneAsGiven: listing.phoneAsGiven,
                corrected: history.corrections.contains { $0.number != nil },
                status: try histories.status(of: contact),
                attempts: history.attempts.sorted { ($0.at, $0.call) < ($1.at, $1.call) }
            )
        }
    }

    /// The computed grade under each other reading alone.
    private func otherReadings(_ tally: UnitTally) -> [UnitExplanation.ReadingOutcome] {
        rulebook.grading.readings.otherReadings.map { reading in
            var rules = rulebook.grading
            rules.readings = rules.readings.with([reading])
            let verdict = rules.verdict(of: tally, calendar: rulebook.calendar, totalWeight: rulebook.totalWeight)
            return UnitExplanation.ReadingOutcome(reading: reading, grade: verdict.grade)
        }
    }
}
