import SurveyCore

/// How a dial of a sheet is recorded already (columns.md §Call sheets): the same contact, surveyor and minute; without a time the
/// same day and content. An attempt that was amended or voided since is still the same dial.
enum RecordedAlready {
    case no
    case `as`(call: Int)
    /// The same, but for a remark that no version of it has; `successor` is what stands in its place.
    case withoutRemark(call: Int, stands: Bool, successor: Int?)
    case otherwise(Attempt)

    /// - Parameter records: the contact's.
    init(_ attempt: Attempt, timed: Bool, _ records: [CallRecord], note: String) {
        let start = attempt.at.seconds - (timed ? (attempt.at.seconds % 60 + 60) % 60 : 0)
        let span = start..<start + (timed ? 60 : 86_400)
        let same = records.filter { span.contains($0.attempt.at.seconds) && $0.attempt.surveyor == attempt.surveyor }
            .sorted { $0.attempt.call < $1.attempt.call }
        let standing = same.last(where: \.stands)?.attempt
        // Where only the day is known, another remark can be that of another dial.
        let equal = same.filter { record in
            Self.isEqual(attempt, record.attempt)
                && (timed || note.isEmpty || record.note.map(note.contains) ?? true)
        }
        if let told = equal.first(where: { note.isEmpty || $0.note == note }) {
            self = .as(call: told.attempt.call)
        } else if let record = equal.last(where: \.stands) ?? equal.first {
            self = .withoutRemark(call: record.attempt.call, stands: record.stands, successor: standing?.call)
        } else if timed, let standing {
            self = .otherwise(standing)
        } else {
            self = .no
        }
    }

    private static func isEqual(_ attempt: Attempt, _ stored: Attempt) -> Bool {
        stored.outcome == attempt.outcome && stored.scores == attempt.scores
            && stored.appointment == attempt.appointment && (attempt.until == nil || stored.until == attempt.until)
    }
}
