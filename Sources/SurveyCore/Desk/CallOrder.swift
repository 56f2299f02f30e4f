/// The order in which one surveyor is given contacts (protocol.md §Order of the call list). The console, call sheets, forecasts
/// and the day's summary all ask it; the store only narrows the contacts that it is asked about.
package struct CallOrder: Hashable, Sendable {
    package let rules: ContactRules
    package let surveyor: DeskSurveyor
    package let now: Timestamp

    package init(_ rules: ContactRules, surveyor: DeskSurveyor, now: Timestamp) {
        self.rules = rules
        self.surveyor = surveyor
        self.now = now
    }

    /// Minutes after which anybody is given an appointment that its surveyor did not keep.
    package static let appointmentGrace = 30

    /// The three parts of a call list, in their order.
    package enum Part: Int, CaseIterable, Hashable, Sendable {
        case appointments, confirming, list

        /// What its contacts are sorted by; no two of them are equal in both.
        package var keys: (Key, Key) {
            switch self {
            case .appointments: (.appointment, .contact)
            case .confirming: (.lastDial, .contact)
            case .list: (.attempts, .place)
            }
        }
    }

    package enum Key: Hashable, Sendable { case appointment, lastDial, attempts, place, contact }

    /// Where a contact stands: the lower one comes first.
    package struct Rank: Hashable, Comparable, Sendable {
        package let part: Part
        private let first: Int
        private let second: Int

        fileprivate init(_ part: Part, _ candidate: Candidate) {
            self.part = part
            first = candidate.value(of: part.keys.0)
            second = candidate.value(of: part.keys.1)
        }

        package static func < (a: Rank, b: Rank) -> Bool {
            (a.part.rawValue, a.first, a.second) < (b.part.rawValue, b.first, b.second)
        }
    }

    /// A drawn contact as far as the order depends on it.
    package struct Candidate: Hashable, Sendable {
        package var contact: Int
        /// The number of the surveyor on whose list it is, and its place there.
        package var owner: Int
        package var place: Int
        /// The surveyor of this order must not call its unit.
        package var isAvoided: Bool
        /// The surveyor on whose list it is must not: nobody calls it until it is reassigned (draw.md §Avoidances).
        package var isBarred: Bool
        package var singleSurveyor: Bool
        package var status: ContactStatus
        /// The newest of its attempts that stand.
        package var lastDial: Timestamp?
        /// The attempts that count, by time (``ContactRules/counting(_:)``).
        package var dials: [Attempt]

        package init(
            contact: Int,
            owner: Int,
            place: Int,
            isAvoided: Bool = false,
            isBarred: Bool = false,
            singleSurveyor: Bool = false,
            status: ContactStatus,
            lastDial: Timestamp? = nil,
            dials: [Attempt] = []
        ) {
            self.contact = contact
            self.owner = owner
            self.place = place
            self.isAvoided = isAvoided
            self.isBarred = isBarred
            self.singleSurveyor = singleSurveyor
            self.status = status
            self.lastDial = lastDial
            self.dials = dials
        }

        /// Whether it belongs to the confirming dials; only then ``CallOrder/turn(of:)`` looks at the dials.
        package var isConfirming: Bool {
            status.state == .awaitingConfirmation && !status.awaitsNumberCheck || status.lastAttemptNeedsOther
        }

        /// What it has not comes first, as in SQL.
        fileprivate func value(of key: Key) -> Int {
            switch key {
            case .appointment: status.appointment?.seconds ?? Int.min
            case .lastDial: lastDial?.seconds ?? Int.min
            case .attempts: status.attempts
            case .place: place
            case .contact: contact
            }
        }
    }

    package enum Turn: Hashable, Sendable {
        /// The surveyor's to call, from a time on where the protocol withholds it.
        case mine(Rank, from: Timestamp?)
        /// Not the surveyor's to call, for this reason.
        case others(DeskForecast.Reason)
        /// Finished, or of a colleague's list and a unit that the surveyor must avoid.
        case none
    }

    /// Whose turn a contact is. Of a colleague's contacts the surveyor gets confirming dials, appointments that were not
    /// kept, and the list when helping out.
    package func turn(of candidate: Candidate) -> Turn {
        let status = candidate.status
        guard status.state.isOpen else { return .none }
        if candidate.isBarred { return .others(.barred) }
        if status.awaitsNumberCheck { return .others(.numberCheck) }
        if candidate.isConfirming { return confirming(candidate) }
        let isOwn = candidate.owner == surveyor.number
        guard isOwn || !candidate.isAvoided else { return .none }
        if let agreed = status.appointment {
            return .mine(
                Rank(.appointments, candidate),
                from: isOwn ? agreed : agreed.adding(minutes: CallOrder.appointmentGrace)
            )
        }
        return .mine(Rank(.list, candidate), from: status.notBefore)
    }

    /// A dead number is confirmed, and a silent one's last attempt made, by somebody who has not heard it yet. Where the
    /// draw had nobody else, the same surveyor confirms on another working day.
    private func confirming(_ candidate: Candidate) -> Turn {
        let status = candidate.status
        let isDead = status.state == .awaitingConfirmation
        let rank = Rank(.confirming, candidate)
        let own = isDead ? lastDead(candidate) : lastSilent(candidate)
        let others = Turn.others(isDead ? .confirmedByOther : .lastByOther)
        guard !candidate.isAvoided else { return others }
        guard let own else { return .mine(rank, from: status.notBefore) }
        guard isDead, candidate.singleSurveyor else { return others }
        let day = rules.calendar.workingDay(after: own.date(rules.offset))
        let next = Timestamp(startOf: day, offset: rules.offset)
        return .mine(rank, from: max(next, status.notBefore ?? next))
    }

    private func lastDead(_ candidate: Candidate) -> Timestamp? {
        candidate.dials.last { $0.surveyor == surveyor.name && $0.outcome.kind == .dead }?.at
    }

    /// Of those that count towards unreachable: whoever has none can still bring what is missing.
    private func lastSilent(_ candidate: Candidate) -> Timestamp? {
        rules.silentDials(candidate.dials).last { $0.dial.surveyor == surveyor.name && $0.notCounted == nil }?.dial.at
    }

    /// Where the contact stands when it may be called now.
    package func rankNow(of candidate: Candidate) -> Rank? {
        guard case .mine(let rank, let from) = turn(of: candidate) else { return nil }
        return from.map { $0 <= now } ?? true ? rank : nil
    }

    /// Found dead by this surveyor; somebody else has to confirm it.
    package func awaitsOther(_ candidate: Candidate) -> Bool {
        turn(of: candidate) == .others(.confirmedByOther) && lastDead(candidate) != nil
    }

    /// Why an open contact of the surveyor's own list is not offered now, and from when it will be.
    private func waiting(_ candidate: Candidate) -> (reason: DeskForecast.Reason, at: Timestamp?) {
        switch turn(of: candidate) {
        case .others(let reason): return (reason, nil)
        case .none: return (.inUse, nil)
        case .mine(_, let from):
            guard let from, from > now else { return (.inUse, nil) }
            if candidate.status.appointment != nil { return (.appointment, from) }
            guard from.date(rules.offset) == now.date(rules.offset) else { return (.otherDay, from) }
            let busyUntil = candidate.dials.last.flatMap {
                $0.outcome == .busy ? $0.at.adding(minutes: rules.calls.busyMinutes) : nil
            }
            let isBusy = busyUntil == from
            return (isBusy ? .busy(minutes: rules.calls.busyMinutes) : .otherSlice, from)
        }
    }

    /// What comes when: those waiting for a time of their own one by one, the others together (console.md §Nothing to call).
    package func forecast(_ open: [(candidate: Candidate, organisation: String)]) -> [DeskForecast.Line] {
        struct Group: Hashable {
            let reason: DeskForecast.Reason
            let at: Timestamp?
        }
        var singles: [DeskForecast.Line] = []
        var groups: [Group: DeskForecast.Line] = [:]
        for (candidate, organisation) in open {
            let (reason, at) = waiting(candidate)
            let contact = candidate.contact
            switch reason {
            case .busy, .appointment:
                singles.append(.init(at: at, contacts: [contact], organisation: organisation, reason: reason))
            case .otherSlice, .otherDay, .confirmedByOther, .lastByOther, .numberCheck, .barred, .inUse:
                let day = at.map { Timestamp(startOf: $0.date(rules.offset), offset: rules.offset) }
                let group = Group(reason: reason, at: reason == .otherDay ? day : at)
                var line = groups[group] ?? .init(at: at, contacts: [], organisation: organisation, reason: reason)
                line.contacts.append(contact)
                line.at = [line.at, at].compactMap { $0 }.min()
                groups[group] = line
            }
        }
        return (singles + groups.values).sorted { a, b in
            let (first, second) = (a.at?.seconds ?? Int.max, b.at?.seconds ?? Int.max)
            return first != second ? first < second : a.contacts[0] < b.contacts[0]
        }
    }
}
