import GRDB
import SurveyCore

extension Survey {
    /// One dial, by whomever and whenever, also of a closed contact.
    package func record(_ new: NewAttempt, act: Act) throws -> AttemptReceipt {
        try write(act) { try add(new, $0, from: .record) }
    }

    /// The attempt and its entry, inside a transaction that may do more.
    func add(_ new: NewAttempt, _ writing: Writing, from source: DialSource) throws -> AttemptReceipt {
        let db = writing.db
        let contact = try ContactEntry.require(db, new.contact)
        guard contact.isDrawn else { throw Refusal.order(.contactNotDrawn(contact: contact.id, key: contact.key)) }
        let surveyor = try Surveyors.require(db, new.surveyor)
        let histories = try Histories(db, rulebook)
        var attempt = Attempt(
            call: try AttemptTable.nextCall(db),
            number: try histories.numberInForce(of: contact.id, at: new.at),
            surveyor: surveyor.name,
            dial: new.dial
        )
        try check(attempt, writing)
        attempt.recused = try Surveyors.avoidances(db)
            .mustAvoid(surveyor.name, unit: contact.unit, dialledAt: attempt.at)
        let entry = try AttemptTable(writing).add(attempt, contact, surveyor, from: source, note: new.note)
        return try receipt(attempt, contact, surveyor, entry, writing, histories, from: source)
    }

    /// A dial that can still be amended.
    package func dial(_ call: Int) throws -> Dial {
        try read { try AttemptTable.requireCurrent($0, call).attempt.dial }
    }

    /// A new attempt that takes the place of an earlier one. Where nothing would change nothing is written, and the receipt has
    /// no entry.
    package func amend(_ call: Int, _ change: AttemptChange, reason: String, act: Act) throws -> AttemptReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let histories = try Histories(db, rulebook)
            let (old, contact, note, timed) = try AttemptTable.requireCurrent(db, call)
            let surveyor = try Surveyors.require(db, change.surveyor ?? old.surveyor)
            let source = surveyor.name == old.surveyor ? try AttemptTable.source(db, call) : .record
            let dial = change.applied(to: old.dial)
            let isSame = dial == old.dial && surveyor.name == old.surveyor && (timed || change.at == nil)
            if isSame, try keeps(note, change.note, writing.db) {
                return AttemptReceipt(
                    call: call,
                    contact: contact.id,
                    key: contact.key,
                    status: try histories.status(of: contact.id)
                )
            }
            var attempt = Attempt(
                call: try AttemptTable.nextCall(db),
                number: dial.at == old.at
                    ? old.number : try histories.numberInForce(of: contact.id, at: dial.at),
                surveyor: surveyor.name,
                dial: dial
            )
            try check(attempt, writing)
            attempt.recused = try Surveyors.avoidances(db)
                .mustAvoid(surveyor.name, unit: contact.unit, dialledAt: dial.at)
            attempt.take(placeOf: old)
            let entry = try AttemptTable(writing).add(
                attempt,
                contact,
                surveyor,
                from: .record,
                note: change.note,
                keeping: change.note == nil ? note : nil,
                replacing: (call, reason),
                timed: change.at != nil || timed
            )
            return try receipt(attempt, replaces: call, contact, surveyor, entry, writing, histories, from: source)
        }
    }

    /// Whether a note given is the one that is there: without one the old stays, as it does for a blank one.
    private func keeps(_ digest: String?, _ given: String?, _ db: Database) throws -> Bool {
        let given = trimmed(given ?? "")
        guard !given.isEmpty else { return true }
        let text = try db.cachedStatement(sql: "SELECT text FROM text WHERE digest = ?")
        return try String.readOne(text, arguments: [digest]) == given
    }

    /// Refuses what may not be recorded: the first of its faults.
    private func check(_ attempt: Attempt, _ writing: Writing) throws {
        try Closing.refusePurged(writing.db)
        let now = writing.act.now
        let dial = attempt.dial
        let rules = AttemptRules(rulebook, closing: try Closing.fetch(writing.db)?.at, now: now)
        func inFuture(_ time: Timestamp) -> Refusal {
            .content(.timeInFuture(text: "\(time.date(offset)) \(time.time(offset))", now: now))
        }
        switch rules.faults(of: dial).first {
        case nil: return
        case .scoreMissing(let question):
            throw Refusal.content(.scoresMissing(outcome: dial.outcome, dimension: question.dimension))
        case .noneDeclined: throw Refusal.content(.partialWithAllScores)
        case .scoresNotExpected: throw Refusal.content(.scoresNotExpected(outcome: dial.outcome))
        case .dialInFuture: throw inFuture(dial.at)
        case .endInFuture: throw inFuture(dial.until ?? dial.at)
        case .endsBeforeDial: throw Refusal.content(.untilBeforeAt)
        case .beforeFieldwork(let day): throw Refusal.content(.dialBeforeFieldwork(day))
        case .afterClosing(let closing): throw Refusal.order(.afterClosing(at: closing))
        case .appointmentNotExpected: throw Refusal.content(.appointmentNotExpected(outcome: dial.outcome))
        case .appointmentBeforeDial: throw Refusal.content(.appointmentBeforeDial)
        case .incomingNotReached: throw Refusal.content(.incomingNotReached(outcome: dial.outcome))
        case .reviewBeforeClose: throw Refusal.order(.reviewBeforeClose)
        }
    }

    /// The attempt counts no more; no earlier version comes back.
    package func void(_ call: Int, reason: String, act: Act) throws -> AttemptReceipt {
        try write(act) { writing in
            let db = writing.db
            let reason = try Writing.reason(reason)
            let contact = try AttemptTable.requireCurrent(db, call).contact
            let entry = try writing.append(.voided(call: call, reason: writing.keep(reason, of: contact.id)))
            try db.execute(sql: "UPDATE attempt SET voided = ? WHERE call = ?", arguments: [entry.sequence, call])
            let status = try Histories(db, rulebook).refresh(contact.id)
            return AttemptReceipt(
                call: call,
                contact: contact.id,
                key: contact.key,
                status: status,
                entry: entry,
                remarks: (contact.listed?.state ?? .notDrawn).isTakenBack(by: status) ? [.unreachableTakenBack] : []
            )
        }
    }

    /// What a written attempt leads to, after the contact's state was concluded anew.
    /// - Parameter source: an amendment's is that of what it replaces: who got a contact from console or sheet did not choose it.
    private func receipt(
        _ attempt: Attempt,
        replaces: Int? = nil,
        _ contact: ContactEntry,
        _ surveyor: SurveyorEntry,
        _ entry: EntryReceipt,
        _ writing: Writing,
        _ histories: Histories,
        from source: DialSource
    ) throws -> AttemptReceipt {
        let history = try histories.history(of: contact.id)
        let status = try histories.refresh(contact.id, from: history)
        let recorded = DialSurroundings.Recorded(
            written: writing.act.now,
            source: source,
            isOnOwnList: contact.listed?.surveyor == surveyor.id,
            firstDay: rulebook.fieldwork.from,
            attempts: history.attempts,
            notCounted: histories.rules.notCounted(history)[attempt.call],
            before: contact.listed?.state ?? .notDrawn,
            after: status
        )
        let remarks = histories.rules.doubts(of: attempt, in: .recorded(recorded))
        let dead = try histories.deadDial(before: attempt, of: contact.id)
        return AttemptReceipt(
            call: attempt.call,
            contact: contact.id,
            key: contact.key,
            status: status,
            entry: entry,
            remarks: remarks,
            saved: SavedCall(
                attempt: attempt,
                contact: contact.id,
                written: writing.act.now,
                replaces: replaces,
                status: status,
                remarks: remarks,
                earlierDead: try dead.map { dead in
                    let number = try Surveyors.require(writing.db, dead.surveyor).id
                    return DeskDial(
                        call: dead.call,
                        at: dead.at,
                        outcome: dead.outcome,
                        surveyor: DeskSurveyor(name: dead.surveyor, number: number)
                    )
                }
            )
        )
    }
}

/// What `record`, `amend` and `void` answer.
package struct AttemptReceipt: Hashable, Sendable {
    package let call: Int
    package let contact: Int
    package let key: String
    /// The contact after the act.
    package let status: ContactStatus
    /// `nil` when nothing changed.
    package var entry: EntryReceipt?
    /// What is to be said of it, beside what it led to.
    package var remarks: [Doubt] = []
    /// The attempt written; `nil` when one was voided or nothing changed.
    package var saved: SavedCall?

    package var state: ContactState { status.state }
}
