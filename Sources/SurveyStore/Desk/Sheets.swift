import GRDB
import SurveyCore

extension Survey {
    /// A surveyor's call sheet in the console's three parts, and his whole list.
    package func sheet(of surveyor: String, now: Timestamp) throws -> CallSheet {
        try read { db in
            try Survey.requireDraw(db)
            let surveyor = try Surveyors.require(db, surveyor)
            return try Sheets(db, rulebook, now, only: surveyor).sheet(of: surveyor)
        }
    }

    /// The sheets of all who took part in a draw or hold contacts, in the order of their numbers.
    package func sheets(now: Timestamp) throws -> [CallSheet] {
        try read { db in
            try Survey.requireDraw(db)
            let sheets = try Sheets(db, rulebook, now)
            return try Surveyors.all(db).filter {
                try db.cachedStatement(
                    sql:
                        "SELECT 1 FROM draw_surveyor WHERE surveyor = ?1 UNION SELECT 1 FROM listed WHERE surveyor = ?1"
                ).fetchesARow([$0.id])
            }.map(sheets.sheet)
        }
    }
}

/// Every sheet asked for from one pass over the lists.
private struct Sheets {
    private struct Entry {
        let listing: ContactListing
        let candidate: CallOrder.Candidate
        let unit: Int
    }

    let db: Database
    let rulebook: Rulebook
    let now: Timestamp
    /// By the surveyor on whose list they are, in list order.
    private var lists: [Int: [Entry]] = [:]
    /// On anybody's list.
    private var confirming: [Entry] = []

    /// - Parameter surveyor: the only one whose sheet is asked for.
    init(_ db: Database, _ rulebook: Rulebook, _ now: Timestamp, only surveyor: SurveyorEntry? = nil) throws {
        self.db = db
        self.rulebook = rulebook
        self.now = now
        let candidates = try Candidates(db, rulebook)
        let confirming = "(l.state = 'awaiting-confirmation' OR l.state = 'open' AND l.other_surveyor = 1)"
        let dials = try candidates.dials(where: confirming)
        let wanted = surveyor.map { "AND (l.surveyor = \($0.id) OR \(confirming))" } ?? ""
        try Listings.forEach(
            db,
            columns: ", " + Candidates.columns,
            "WHERE l.contact IS NOT NULL AND c.withdrawn = 0 \(wanted) ORDER BY l.surveyor, l.place",
            now: now
        ) { listing, row in
            let entry = Entry(
                listing: listing,
                candidate: try candidates.candidate(row, [], dials: dials),
                unit: row["unit"]
            )
            lists[entry.candidate.owner, default: []].append(entry)
            if entry.candidate.isConfirming { self.confirming.append(entry) }
        }
    }

    func sheet(of surveyor: SurveyorEntry) throws -> CallSheet {
        let order = CallOrder(
            ContactRules(rulebook),
            surveyor: DeskSurveyor(name: surveyor.name, number: surveyor.id),
            now: now
        )
        let avoided = try Candidates.avoided(db, surveyor.id)
        let whole = lists[surveyor.id] ?? []
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
        return CallSheet(
            surveyor: surveyor.name,
            number: surveyor.id,
            appointments: part(.appointments),
            confirming: part(.confirming),
            list: part(.list),
            whole: whole.map(\.listing)
        )
    }
}
