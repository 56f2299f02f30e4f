import SurveyCore

/// What is recorded of one contact, by minute and by day, so that a row of a sheet is compared with few dials and not with all.
struct RecordedDials {
    private(set) var all: [CallRecord] = []
    /// Places in `all`, by the minute and by the day of the dial.
    private var minutes: [Int: [Int]] = [:]
    private var days: [Int: [Int]] = [:]
    private let offset: UTCOffset

    init(_ records: [CallRecord], _ offset: UTCOffset) {
        self.offset = offset
        for record in records.sorted(by: { $0.attempt.call < $1.attempt.call }) { append(record) }
    }

    mutating func append(_ record: CallRecord) {
        minutes[minute(record.attempt.at), default: []].append(all.count)
        days[day(record.attempt.at), default: []].append(all.count)
        all.append(record)
    }

    /// Another record takes the place of one. `false` where there is no such.
    mutating func replace(_ call: Int, at: Timestamp, by newer: CallRecord) -> Bool {
        guard let place = minutes[minute(at)]?.last(where: { all[$0].attempt.call == call }) else { return false }
        all[place].replacedBy = newer.attempt.call
        append(newer)
        return true
    }

    /// In the order of their numbers.
    func inMinute(of at: Timestamp) -> some Collection<CallRecord> {
        (minutes[minute(at)] ?? []).lazy.map { all[$0] }
    }

    fileprivate func onDay(of at: Timestamp) -> some Collection<CallRecord> {
        (days[day(at)] ?? []).lazy.map { all[$0] }
    }

    /// Those of whose time only the day was known.
    fileprivate func withoutTime(on at: Timestamp) -> some Collection<CallRecord> {
        inMinute(of: Timestamp(seconds: day(at) * 86_400 - offset.seconds))
    }

    private func minute(_ at: Timestamp) -> Int { floored(at.seconds, 60) }
    private func day(_ at: Timestamp) -> Int { floored(at.seconds + offset.seconds, 86_400) }
    private func floored(_ seconds: Int, _ unit: Int) -> Int { (seconds - (seconds % unit + unit) % unit) / unit }
}

/// How a dial of a sheet is recorded already (columns.md §Call sheets): the same contact, surveyor and minute; without a time of day, the
/// same day and content. An attempt that was amended or voided since is still the same dial.
enum RecordedAlready {
    case no
    case `as`(call: Int)
    /// The same, but for a remark that no version of it has; `successor` is what stands in its place.
    case withoutRemark(call: Int, at: Timestamp, stands: Bool, successor: Int?)
    case otherwise(Attempt)

    /// - Parameter dials: the contact's.
    init(_ attempt: Attempt, timed: Bool, _ dials: RecordedDials, note: String) {
        if timed {
            self.init(attempt, dials.inMinute(of: attempt.at), note, isSameMinute: true)
            // An interview is hardly held twice a day with the same scores; other calls are made again.
            guard case .no = self, !attempt.scores.isEmpty else { return }
            self.init(attempt, dials.withoutTime(on: attempt.at), note, isSameMinute: false)
        } else {
            self.init(attempt, dials.onDay(of: attempt.at), note, isSameMinute: false)
        }
    }

    private init(_ attempt: Attempt, _ records: some Sequence<CallRecord>, _ note: String, isSameMinute: Bool) {
        var standing: Attempt?
        // Of the same content: the first, and the last that stands.
        var (equal, equalStanding): (CallRecord?, CallRecord?)
        for record in records where record.attempt.surveyor == attempt.surveyor {
            if record.stands { standing = record.attempt }
            // Of many versions of one dial that have other remarks only one stands.
            guard equal == nil || record.stands || note.isEmpty || record.note == note else { continue }
            // Where only the day is known, another remark can be that of another dial.
            guard Self.isEqual(attempt, record.attempt),
                isSameMinute || note.isEmpty || record.note.map(note.contains) ?? true
            else { continue }
            if note.isEmpty || record.note == note {
                self = .as(call: record.attempt.call)
                return
            }
            equal = equal ?? record
            if record.stands { equalStanding = record }
        }
        if let record = equalStanding ?? equal {
            self = .withoutRemark(
                call: record.attempt.call,
                at: record.attempt.at,
                stands: record.stands,
                successor: standing?.call
            )
        } else if isSameMinute, let standing {
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
