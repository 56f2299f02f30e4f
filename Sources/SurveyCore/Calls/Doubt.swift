/// What is to be said of one dial (protocol.md §Doubts). The answer to a recording, the card and the pages only word it.
package enum Doubt: Hashable, Sendable {
    // Said when the dial is recorded.
    case notCounted(NotCounted)
    case unreachableTakenBack
    case othersList
    case secondInterview
    case sameMinute
    case farFromClock
    case anotherYear
    // Named on the office's page where the dial carries a downgrade.
    case beforeDraw
    case lateEntry
    case clockBack
    case clockAhead
    case sameHand

    /// What programs know it by.
    package var code: String {
        switch self {
        case .notCounted(let reason): reason.code
        case .unreachableTakenBack: "unreachable-taken-back"
        case .othersList: "others-list"
        case .secondInterview: "second-interview"
        case .sameMinute: "same-minute"
        case .farFromClock: "far-from-clock"
        case .anotherYear: "another-year"
        case .beforeDraw: "before-draw"
        case .lateEntry: "late-entry"
        case .clockBack: "clock-back"
        case .clockAhead: "clock-ahead"
        case .sameHand: "same-hand"
        }
    }

    /// Those that are said when a dial is recorded, in their order.
    package static let remarks: [Doubt] =
        NotCounted.all.map(Doubt.notCounted) + [
            .unreachableTakenBack, .othersList, .secondInterview, .sameMinute, .farFromClock, .anotherYear,
        ]

    /// Those that are named where the dial carries a downgrade, in their order.
    package static let ofGrounds: [Doubt] = [.beforeDraw, .lateEntry, .clockBack, .clockAhead, .sameHand]
}

/// By what way a dial came into the log.
package enum DialSource: String, CaseIterable, Hashable, Sendable {
    case record, console, sheet

    /// For how many hours after a dial its entry is none that was made late: a sheet is typed up by the next week.
    package var hours: Int {
        switch self {
        case .record, .console: 24
        case .sheet: 7 * 24
        }
    }
}

/// How a dial was entered, by its log entry.
package struct DialEntry: Hashable, Sendable {
    package var written: Timestamp
    package var by: String
    package var login: String
    package var source: DialSource
    /// Digest that the dials of one sheet have in common.
    package var sheet: String?
    /// An entry before it was written later.
    package var goesBack: Bool

    package init(
        written: Timestamp,
        by: String,
        login: String,
        source: DialSource,
        sheet: String? = nil,
        goesBack: Bool = false
    ) {
        self.written = written
        self.by = by
        self.login = login
        self.source = source
        self.sheet = sheet
        self.goesBack = goesBack
    }

    /// Entered by the same person, as far as the log can tell.
    fileprivate func isOfOneHand(with other: DialEntry) -> Bool { by == other.by || login == other.login }
}

/// What a dial is doubted by, as far as it is known where it is asked.
package enum DialSurroundings: Hashable, Sendable {
    /// As it is recorded.
    case recorded(Recorded)
    /// As one of those that make a number unreachable.
    case ground(Ground)

    package struct Recorded: Hashable, Sendable {
        package var written: Timestamp
        package var source: DialSource
        /// False when only the day of the dial is known.
        package var isTimed = true
        package var isOnOwnList: Bool
        package var firstDay: CivilDate
        /// The contact's attempts that stand after the act, those of the dial's minute at least.
        package var attempts: [Attempt]
        package var notCounted: NotCounted?
        package var before: ContactState
        package var after: ContactStatus

        package init(
            written: Timestamp,
            source: DialSource,
            isOnOwnList: Bool,
            firstDay: CivilDate,
            attempts: [Attempt],
            notCounted: NotCounted?,
            before: ContactState,
            after: ContactStatus
        ) {
            self.written = written
            self.source = source
            self.isOnOwnList = isOnOwnList
            self.firstDay = firstDay
            self.attempts = attempts
            self.notCounted = notCounted
            self.before = before
            self.after = after
        }
    }

    package struct Ground: Hashable, Sendable {
        package var entry: DialEntry
        /// When the contact was drawn.
        package var drawn: Timestamp
        /// The entry of the dead dial that this dead one confirms.
        package var confirmed: DialEntry?
        /// The reader's clock.
        package var now: Timestamp

        package init(entry: DialEntry, drawn: Timestamp, confirmed: DialEntry?, now: Timestamp) {
            self.entry = entry
            self.drawn = drawn
            self.confirmed = confirmed
            self.now = now
        }
    }
}

extension ContactRules {
    /// The one function for what is to be said of a dial.
    package func doubts(of dial: Attempt, in surroundings: DialSurroundings) -> [Doubt] {
        switch surroundings {
        case .recorded(let recorded): remarks(on: dial, recorded)
        case .ground(let ground): doubts(of: dial, ground)
        }
    }

    private func remarks(on dial: Attempt, _ recorded: DialSurroundings.Recorded) -> [Doubt] {
        // Whoever rings back is answered by whoever is there, and a review is on nobody's list.
        let isOthers =
            recorded.source == .record && !recorded.isOnOwnList && !dial.incoming && !dial.review
        return [
            recorded.notCounted.map(Doubt.notCounted),
            recorded.before.isTakenBack(by: recorded.after) ? .unreachableTakenBack : nil,
            isOthers ? .othersList : nil,
            recorded.after.furtherInterviews.contains(dial.call) ? .secondInterview : nil,
            recorded.isTimed && recorded.attempts.contains { isSameMinute($0, dial) } ? .sameMinute : nil,
            isLate(dial, recorded.written, hours: 24) ? .farFromClock : nil,
            dial.at.date(offset).year != recorded.firstDay.year ? .anotherYear : nil,
        ].compactMap { $0 }
    }

    private func doubts(of dial: Attempt, _ ground: DialSurroundings.Ground) -> [Doubt] {
        let entry = ground.entry
        let isSameHand = entry.source != .sheet && ground.confirmed.map(entry.isOfOneHand) ?? false
        return [
            dial.at < ground.drawn ? .beforeDraw : nil,
            isLate(dial, entry.written, hours: entry.source.hours) ? .lateEntry : nil,
            entry.goesBack ? .clockBack : nil,
            entry.written > ground.now ? .clockAhead : nil,
            isSameHand ? .sameHand : nil,
        ].compactMap { $0 }
    }

    private func isLate(_ dial: Attempt, _ written: Timestamp, hours: Int) -> Bool {
        written > dial.at.adding(minutes: hours * 60)
    }

    private func isSameMinute(_ a: Attempt, _ b: Attempt) -> Bool {
        a.at.minute == b.at.minute && a.call != b.call && a.surveyor == b.surveyor
    }
}

extension ContactState {
    /// What was unreachable is so no more.
    package func isTakenBack(by after: ContactStatus) -> Bool { self == .unreachable && after.state != .unreachable }
}
