import GRDB
import SurveyCore

extension Survey {
    /// A surveyor's call sheet in the console's three parts, and his whole list.
    /// - Parameter results: with those of finished contacts.
    package func sheet(of surveyor: String, now: Timestamp, results: Bool = false) throws -> CallSheet {
        try read { db in
            try Survey.requireDraw(db)
            let surveyor = try Surveyors.require(db, surveyor)
            return try Sheets(db, rulebook, now).sheet(of: surveyor, results: results)
        }
    }

    /// The sheets of all who took part in a draw or hold contacts, in the order of their numbers, each as what `made` makes of
    /// it beside the reading of the next. No contact stands on two of them.
    package func sheets<Made: Sendable>(
        now: Timestamp,
        results: Bool = false,
        _ made: @escaping @Sendable (CallSheet) -> Made
    ) throws -> [Made] {
        try read { db in
            try Survey.requireDraw(db)
            var sheets = try Sheets(db, rulebook, now)
            let surveyors = try Surveyors.all(db).filter {
                try db.cachedStatement(
                    sql:
                        "SELECT 1 FROM draw_surveyor WHERE surveyor = ?1 UNION SELECT 1 FROM listed WHERE surveyor = ?1"
                ).fetchesARow([$0.id])
            }
            try sheets.share(among: surveyors)
            return try surveyors.map {
                let sheet = try sheets.sheet(of: $0, results: results)
                return Background { () throws(Never) in made(sheet) }
            }
            .map { $0.value() }
        }
    }
}

/// Sheets, one list at a time.
private struct Sheets {
    private struct Entry {
        let listing: ContactListing
        let candidate: CallOrder.Candidate
        let unit: Int
    }

    let db: Database
    let rulebook: Rulebook
    let now: Timestamp
    private let candidates: Candidates
    /// On anybody's list.
    private var confirming: [Entry] = []
    /// The dials of those.
    private let dials: [Int: [Attempt]]
    /// By contact, on whose sheet its confirming dial stands; `nil` gives it to all who may make it.
    private var shares: [Int: Int]?

    init(_ db: Database, _ rulebook: Rulebook, _ now: Timestamp) throws {
        self.db = db
        self.rulebook = rulebook
        self.now = now
        candidates = try Candidates(db, rulebook)
        let confirming = "(l.state = 'awaiting-confirmation' OR l.state = 'open' AND l.other_surveyor = 1)"
        dials = try candidates.dials(where: confirming)
        self.confirming = try entries("\(confirming) ORDER BY l.surveyor, l.place").filter(\.candidate.isConfirming)
    }

    /// - Parameter condition: SQL: of contacts `c` on lists `l`, and their order.
    private func entries(_ condition: String) throws -> [Entry] {
        var entries: [Entry] = []
        try Listings.forEach(
            db,
            columns: ", " + Candidates.columns,
            "WHERE l.contact IS NOT NULL AND c.withdrawn = 0 AND \(condition)",
            now: now
        ) { listing, row in
            let candidate = try candidates.candidate(row, [], dials: dials)
            try entries.append(Entry(listing: listing, candidate: candidate, unit: row["unit"]))
        }
        return entries
    }

    private func order(of surveyor: SurveyorEntry) -> CallOrder {
        CallOrder(
            ContactRules(rulebook),
            surveyor: DeskSurveyor(name: surveyor.name, number: surveyor.id),
            now: now
        )
    }

    /// Confirming dials, oldest first, each to that one of those who may make it who has the fewest so far; of equals the lowest
    /// number (protocol.md §Order of the call list).
    mutating func share(among surveyors: [SurveyorEntry]) throws {
        var offers: [Int: (rank: CallOrder.Rank, to: [Int])] = [:]
        for surveyor in surveyors {
            let (order, avoided) = (order(of: surveyor), try Candidates.avoided(db, surveyor.id))
            for entry in confirming {
                var candidate = entry.candidate
                candidate.isAvoided = avoided.contains(entry.unit)
                guard case .mine(let rank, _) = order.turn(of: candidate) else { continue }
                offers[entry.listing.id, default: (rank, [])].to.append(surveyor.id)
            }
        }
        var (shares, counts): ([Int: Int], [Int: Int]) = ([:], [:])
        for (contact, offer) in offers.sorted(by: { $0.value.rank < $1.value.rank }) {
            let surveyor = offer.to.min { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }!
            shares[contact] = surveyor
            counts[surveyor, default: 0] += 1
        }
        self.shares = shares
    }

    func sheet(of surveyor: SurveyorEntry, results: Bool) throws -> CallSheet {
        let order = order(of: surveyor)
        let avoided = try Candidates.avoided(db, surveyor.id)
        let whole = try entries("l.surveyor = \(surveyor.id) ORDER BY l.place")
        let confirming = confirming.filter { shares == nil || shares?[$0.listing.id] == surveyor.id }
        var parts: [CallOrder.Part: [(rank: CallOrder.Rank, listing: ContactListing)]] = [:]
        for entry in whole.filter({ !$0.candidate.isConfirming }) + confirming where !entry.listing.isErased {
            var candidate = entry.candidate
            candidate.isAvoided = avoided.contains(entry.unit)
            guard case .mine(let rank, _) = order.turn(of: candidate) else { continue }
            parts[rank.part, default: []].append((rank, entry.listing))
        }
        func part(_ part: CallOrder.Part) -> [ContactListing] {
            (parts[part] ?? []).sorted { $0.rank < $1.rank }.map(\.listing)
        }
        var sheet = CallSheet(
            surveyor: surveyor.name,
            number: surveyor.id,
            appointments: part(.appointments),
            confirming: part(.confirming),
            list: part(.list),
            whole: whole.map(\.listing)
        )
        sheet.isShared = shares == nil && !sheet.confirming.isEmpty
        if results { sheet.results = try self.results(of: sheet.whole) }
        return sheet
    }

    private func results(of contacts: [ContactListing]) throws -> [Int: CallRecord] {
        let histories = try Histories(db, rulebook)
        var results: [Int: CallRecord] = [:]
        for contact in contacts where !contact.state.isOpen {
            let records = try histories.records(of: contact.id).filter { $0.stands && !$0.attempt.review }
            let graded = try contact.state == .scored ? histories.status(of: contact.id).grounds.first : nil
            results[contact.id] = records.first { $0.attempt.call == graded } ?? records.last
        }
        return results
    }
}
