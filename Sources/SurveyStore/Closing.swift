import GRDB
import SurveyCore

/// The end of fieldwork, while it lasts.
struct Closing {
    let at: Timestamp
    let by: String
    let reason: String

    static func fetch(_ db: Database) throws -> Closing? {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT closed, closed_by, closed_reason FROM survey WHERE closed IS NOT NULL"
        )
        return row.map {
            Closing(at: Timestamp(seconds: $0["closed"]), by: $0["closed_by"], reason: $0["closed_reason"])
        }
    }

    /// Acts that fieldwork's end forbids.
    static func refuse(_ db: Database) throws {
        if let closing = try fetch(db) { throw Refusal.order(.closed(at: closing.at)) }
    }
}

extension Rulebook {
    /// Whether a hand-in of this date is after the deadline.
    func isLate(_ date: CivilDate) -> Bool { grading.late(date, calendar: calendar) }
}
