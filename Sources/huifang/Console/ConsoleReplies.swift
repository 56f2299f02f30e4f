import SurveyCore
import SurveyWords

/// What the desk answered.
extension ConsoleModel {
    mutating func receive(_ reply: ConsoleReply) -> [ConsoleEffect] {
        if let effects = looked(reply) { return effects }
        message = nil
        switch reply {
        case .next(.card(let card), let tally):
            self.tally = tally
            show(card)
            if skipped.contains(card.contact) {
                skipped = []
                message = message ?? .notice(.shownAgain)
            }
        case .next(.nothing(let forecast), let tally):
            self.tally = tally
            (card, call) = (nil, nil)
            frames = [ConsoleFrame(.nothing(forecast))]
            message = carried
            carried = nil
        case .claimed(let card, let turn):
            show(card)
            switch turn.kind {
            case .again(let interrupted):
                if interrupted { message = .notice(.interrupted(contact: card.contact)) }
            case .incoming, .incomingToo, .another:
                begin(incoming: turn.isIncoming)
                call?.isGreeted = turn.kind != .incoming
            }
        case .held(let card):
            let known = self.card?.newest ?? 0
            guard card.newest > known, let last = card.dials.last else {
                show(card)
                return startDial()
            }
            let closed = !card.status.state.isOpen
            carried = .notice(.dialledMeanwhile(contact: card.contact, last, closed: closed))
            if closed { return leave() + next() }
            show(card)
        case .taken(let taken):
            switch taken {
            case .inUse(let surveyor, let contact): carried = .notice(.inUse(by: surveyor, contact: contact))
            case .notDrawn(let contact): carried = .notice(.notDrawn(contact: contact))
            }
            guard picked != nil else { return next() }
            let effects = searchAgain()
            (message, carried) = (carried, nil)
            return effects
        case .saved(let saved, let offered, let tally):
            self.tally = tally
            last = .saved(saved.call)
            keepQuiet()
            if saved.late || !saved.call.remarks.isEmpty {
                carried = .notice(.saved(late: saved.late, saved.call.remarks))
            }
            picked = nil
            if let offering {
                card = nil
                call = nil
                frames = [ConsoleFrame(.another(offering.share))]
                (message, carried) = (carried, nil)
                return []
            }
            guard let offered else { return next() }
            asked = []
            return receive(.next(offered, tally))
        case .lost(let dial):
            guard case .saving(let draft) = prompt else { return [] }
            frames.removeLast()
            push(.lostClaim(draft, dial))
        case .failed(let failure): fail(failure)
        case .records(let records):
            guard !records.isEmpty else { return say(.notice(.nothingToPutRight)) }
            endQuiet()
            push(.putRight(Array(records.prefix(5))))
        case .opened(let correction): correct(correction)
        case .amended(let saved, let card, let tally):
            self.tally = tally
            endCorrection()
            guard let saved else { return say(.notice(.unchanged)) }
            last = .saved(saved)
            keepQuiet()
            if !saved.remarks.isEmpty { carried = .notice(.saved(late: false, saved.remarks)) }
            // It may have closed the contact on the screen, or have brought one to call.
            let hasCard = self.card != nil && card?.status.state.isOpen != false
            guard hasCard else { return leave() + next() }
            if let card { self.card = card }
            (message, carried) = (carried, nil)
        case .voided(let call, let contact, let card, let tally):
            self.tally = tally
            frames = Array(frames.prefix(1))
            last = .voided(call: call, reason: voiding, contact: contact, back: card != nil)
            guard let card else { return next() }
            show(card)
        case .skipped(let contact, let reason):
            skipReasons.append((contact, reason))
            guard let card else { return [] }
            return skip(card)
        case .found(let found):
            guard case .search = prompt else { return [] }
            guard !found.isEmpty else {
                message = .notice(.nothingFound(frame.typed))
                frame.standing = .refused
                return []
            }
            push(.found(found))
        case .day(let summary): push(.day(summary, page: 0))
        case .summary(let summary):
            frames = [ConsoleFrame(.ended(summary))]
            return [.end]
        }
        return []
    }

    /// A contact on the screen, with what was to be said about how it came there.
    private mutating func show(_ card: DeskCard) {
        self.card = card
        touched = moment
        call = nil
        frames = [ConsoleFrame(.ready)]
        message = carried ?? card.leftAt.map { .notice(.leftUnsaved(contact: card.contact, at: $0)) }
        carried = nil
    }

    private mutating func fail(_ failure: DeskFailure) {
        if case .saving(let draft) = prompt {
            frames.removeLast()
            push(.unsaved(draft, failure))
            return
        }
        if prompt == .loading, frames.count > 1 { frames.removeLast() }
        if prompt == .loading { frames = [ConsoleFrame(.stuck(failure))] }
        message =
            switch failure {
            case .closed(let at): .notice(.closed(at: at))
            case .recordGone(let call): .notice(.recordGone(call: call))
            case .diskFull, .busy, .readWrite, .refused: .notice(.notPossible(failure))
            }
    }

    /// What the clock, the calendar and the number say of a dial now; stands until something else is said.
    var standing: ConsoleMessage? {
        guard let card, call?.incoming != true, card.purpose != .incoming else { return nil }
        if card.phone == nil { return .notice(.undiallable) }
        if case .appointment = card.purpose { return nil }
        let fieldwork = rulebook.fieldwork
        if today < fieldwork.from || today > fieldwork.until {
            return .notice(.outsideFieldwork(from: fieldwork.from, until: fieldwork.until))
        }
        guard rulebook.calendar.isWorkingDay(today) else {
            return .notice(.dayOff(next: rulebook.calendar.workingDay(after: today)))
        }
        let time = moment.now.time(rulebook.offset)
        return rulebook.calls.slice(at: time) == nil ? .notice(.outsideSlices(time)) : nil
    }
}
