import GRDB
import SurveyCore

/// What comes when, of everything open on a surveyor's list (console.md §8).
struct DeskForecasts {
    private let order: DeskOrder
    private var db: Database { order.db }
    private var offset: UTCOffset { order.rulebook.offset }

    init(_ order: DeskOrder) { self.order = order }

    func forecast() throws -> DeskForecast {
        var singles: [DeskForecast.Line] = []
        var groups: [Group: DeskForecast.Line] = [:]
        let today = order.now.date(offset)
        for row in try open() {
            let (reason, at) = reason(row, today)
            let contact: Int = row["contact"]
            switch reason {
            case .busy, .appointment:
                let organisation: String = row["organisation"] ?? ""
                singles.append(.init(at: at, contacts: [contact], organisation: organisation, reason: reason))
            default:
                let key = Group(reason: reason, at: reason == .otherDay ? at.map { day($0) } : at)
                let organisation: String = row["organisation"] ?? ""
                var line = groups[key] ?? .init(at: at, contacts: [], organisation: organisation, reason: reason)
                line.contacts.append(contact)
                line.at = [line.at, at].compactMap { $0 }.min()
                groups[key] = line
            }
        }
        let lines = (singles + groups.values).sorted { a, b in
            let (first, second) = (a.at?.seconds ?? Int.max, b.at?.seconds ?? Int.max)
            return first != second ? first < second : a.contacts[0] < b.contacts[0]
        }
        return DeskForecast(lines: lines, helping: try order.helping())
    }

    private struct Group: Hashable {
        let reason: DeskForecast.Reason
        let at: Timestamp?
    }

    private func day(_ time: Timestamp) -> Timestamp { Timestamp(startOf: time.date(offset), offset: offset) }

    private func open() throws -> [Row] {
        let dead = Disposition.allCases.filter { $0.kind == .dead }.map { "'\($0.rawValue)'" }.joined(separator: ",")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT l.contact, l.state, l.not_before, l.appointment, l.number_check, l.other_surveyor, l.single,
                    c.organisation,
                    (SELECT a.outcome FROM attempt a WHERE a.contact = l.contact AND a.voided IS NULL
                        ORDER BY a.at DESC, a.call DESC LIMIT 1) AS last,
                    EXISTS (SELECT 1 FROM attempt a WHERE a.contact = l.contact AND a.surveyor = ?1 AND a.voided IS NULL
                        AND a.outcome IN (\(dead))) AS found_dead,
                    EXISTS (SELECT 1 FROM attempt a WHERE a.contact = l.contact AND a.surveyor = ?1
                        AND a.voided IS NULL) AS dialled
                FROM listed l JOIN contact c ON c.id = l.contact
                WHERE l.surveyor = ?1 AND l.state IN ('open', 'awaiting-confirmation') AND c.withdrawn = 0
                ORDER BY l.place
                """,
            arguments: [order.surveyor]
        )
    }

    private func reason(_ row: Row, _ today: CivilDate) -> (DeskForecast.Reason, Timestamp?) {
        let notBefore = (row["not_before"] as Int?).map(Timestamp.init(seconds:))
        if row["number_check"] { return (.numberCheck, nil) }
        if row["state"] == ContactState.awaitingConfirmation.rawValue {
            if row["single"] {
                let next = order.rulebook.calendar.workingDay(after: today)
                return (.otherDay, notBefore ?? Timestamp(startOf: next, offset: offset))
            }
            if row["found_dead"] { return (.confirmedByOther, nil) }
        } else if row["other_surveyor"], row["dialled"] {
            return (.lastByOther, nil)
        }
        guard let notBefore, notBefore > order.now else { return (.inUse, nil) }
        if row["appointment"] != nil as Int? { return (.appointment, notBefore) }
        guard notBefore.date(offset) == today else { return (.otherDay, notBefore) }
        return row["last"] == Disposition.busy.rawValue
            ? (.busy(minutes: order.rulebook.calls.busyMinutes), notBefore) : (.otherSlice, notBefore)
    }
}
