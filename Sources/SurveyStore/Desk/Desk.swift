import GRDB
import SurveyCore

/// A surveyor's desk on a survey: what a console takes, holds, saves and looks up. One console is one `holder`.
package struct Desk: Sendable {
    package let survey: Survey
    package let surveyor: DeskSurveyor
    /// Names this console among all; two of the same surveyor are two.
    package let holder: String
    /// Who acts, for the log; the time is each act's own.
    private let hand: Act
    /// Whether the console of a name is no more.
    private let hasEnded: @Sendable (String) -> Bool

    /// - Parameter name: name or number of the surveyor.
    /// - Throws: `unknownSurveyor`, `notDrawn`, `closed`.
    package init(
        _ survey: Survey,
        surveyor name: String,
        holder: String,
        act: Act,
        hasEnded: @escaping @Sendable (String) -> Bool = { _ in false }
    ) throws {
        self.survey = survey
        self.hasEnded = hasEnded
        hand = act
        self.holder = holder
        surveyor = try survey.read { db in
            let entry = try Surveyors.require(db, name)
            try Survey.requireDraw(db)
            try Closing.refuse(db)
            return DeskSurveyor(name: entry.name, number: entry.id)
        }
    }

    private func act(_ now: Timestamp) -> Act {
        var act = hand
        act.now = now
        return act
    }

    private func claims(_ db: Database, _ now: Timestamp) -> Claims {
        Claims(db: db, holder: holder, surveyor: surveyor.number, now: now)
    }

    /// Claims what comes next, or says what comes when. What a console of this surveyor held when it ended comes first.
    package func claimNext(skipping skipped: [Int], now: Timestamp) throws -> DeskNext {
        try survey.write(act(now)) { writing in
            try Closing.refuse(writing.db)
            let claims = claims(writing.db, now)
            try claims.expire()
            if let (contact, at) = try claims.inherit(hasEnded) {
                var card = try DeskCards(writing.db, survey.rulebook, surveyor).card(contact)
                card.leftAt = at
                return .card(card)
            }
            return try offer(writing.db, skipping: skipped, now)
        }
    }

    private func offer(_ db: Database, skipping skipped: [Int], _ now: Timestamp) throws -> DeskNext {
        let claims = claims(db, now)
        try claims.expire()
        let order = try DeskOrder(db, survey.rulebook, surveyor: surveyor, holder: holder, now: now)
        guard let contact = try order.next(skipping: skipped) else {
            try claims.release()
            return .nothing(try order.forecast())
        }
        _ = try claims.take(contact, phone: try Desk.phone(db, contact))
        return .card(try DeskCards(db, survey.rulebook, surveyor).card(contact))
    }

    private static func phone(_ db: Database, _ contact: Int) throws -> String? {
        try StoredRow.fetchOne(
            db.cachedStatement(sql: "SELECT phone FROM contact WHERE id = ?"),
            arguments: [contact]
        )?[
            "phone"
        ]
    }

    /// Claims a contact that was chosen: on anybody's list, in any state.
    package func claim(
        _ contact: Int,
        incoming: Bool,
        now: Timestamp
    ) throws -> Result<DeskCard, DeskRefusal> {
        try survey.write(act(now)) { writing in
            let db = writing.db
            try Closing.refuse(db)
            guard try db.cachedStatement(sql: "SELECT 1 FROM listed WHERE contact = ?").fetchesARow([contact]) else {
                return .failure(DeskRefusal(taken: .notDrawn(contact: contact)))
            }
            if let taken = try claims(db, now).take(contact, phone: Desk.phone(db, contact)) {
                return .failure(DeskRefusal(taken: taken))
            }
            let cards = try DeskCards(db, survey.rulebook, surveyor)
            return .success(try cards.card(contact, purpose: incoming ? .incoming : nil))
        }
    }

    /// Takes the next contact of a colleague's list over: logged as a reassignment of that one contact.
    package func help(_ colleague: DeskSurveyor, reason: String, now: Timestamp) throws -> DeskNext {
        try survey.write(act(now)) { writing in
            let db = writing.db
            try Closing.refuse(db)
            try claims(db, now).expire()
            let order = try DeskOrder(db, survey.rulebook, surveyor: surveyor, holder: holder, now: now)
            guard let contact = try order.ownList(of: colleague.number),
                let entry = try ContactEntry.find(db, String(contact))
            else { return .nothing(try order.forecast()) }
            let place = try Surveyors.takePlaces(db, of: surveyor.number)
            try db.cachedStatement(sql: "UPDATE listed SET surveyor = ?, place = ? WHERE contact = ?")
                .execute(arguments: [surveyor.number, place, contact])
            let moved = LogAct.NamedKeys(surveyor: surveyor.name, keys: [entry.key])
            try writing.append(.reassigned(from: colleague.name, to: [moved], reason: reason))
            _ = try claims(db, now).take(contact, phone: Desk.phone(db, contact))
            let cards = try DeskCards(db, survey.rulebook, surveyor)
            return .card(try cards.card(contact, purpose: .helping(colleague)))
        }
    }

    /// A contact that is left for later once more, and why.
    package func skip(_ contact: Int, reason: String, now: Timestamp) throws {
        try survey.write(act(now)) { writing in
            let reason = try Writing.reason(reason)
            guard let entry = try ContactEntry.find(writing.db, String(contact)) else { return }
            try writing.append(
                .skipped(contact: entry.key, surveyor: surveyor.name, reason: writing.keep(reason, of: entry.id))
            )
        }
    }

    package func renew(now: Timestamp) throws { try survey.write(act(now)) { try claims($0.db, now).renew() } }

    package func release(now: Timestamp) throws { try survey.write(act(now)) { try claims($0.db, now).release() } }

    /// Saves an attempt, gives the contact back and claims the next one, in one transaction: one wait for the disk.
    /// - Parameters:
    ///   - known: the newest record of the contact that the screen knew of.
    ///   - knowing: keep it although another one was recorded meanwhile.
    ///   - skipped: contacts to offer last; `nil` claims nothing.
    package func save(
        _ draft: DeskDraft,
        known: Int,
        knowing: Bool,
        skipping skipped: [Int]?,
        now: Timestamp
    ) throws -> DeskSaving {
        try survey.write(act(now)) { writing in
            let db = writing.db
            let claims = claims(db, now)
            let held = try claims.holds(draft.contact)
            if !knowing, let dial = try DeskCards(db, survey.rulebook, surveyor).dial(of: draft.contact, after: known) {
                return .lost(dial)
            }
            let attempt = NewAttempt(
                contact: String(draft.contact),
                surveyor: surveyor.name,
                dial: draft.dial,
                note: draft.note ?? ""
            )
            let receipt = try survey.add(attempt, writing, from: .console)
            try claims.release()
            let saved = DeskSaved(receipt.saved!, late: !held)
            // What was dialled before fieldwork was closed is kept; nothing more is offered then.
            guard let skipped, try Closing.fetch(db) == nil else { return .saved(saved, nil) }
            return .saved(saved, try offer(db, skipping: skipped, now))
        }
    }

    /// The contact of a record, as it stands; nothing is claimed.
    package func card(_ contact: Int) throws -> DeskCard {
        try survey.read { try DeskCards($0, survey.rulebook, surveyor).card(contact, purpose: .list) }
    }

    /// Puts one of this surveyor's records right; `nil` when nothing would change.
    package func amend(_ call: Int, _ change: AttemptChange, reason: String, now: Timestamp) throws -> SavedCall? {
        try survey.amend(call, change, reason: reason, act: act(now)).saved
    }

    /// Takes a record back and claims its contact again; no card when somebody else has it.
    package func void(_ call: Int, reason: String, now: Timestamp) throws -> (contact: Int, card: DeskCard?) {
        let receipt = try survey.void(call, reason: reason, act: act(now))
        let card = try? claim(receipt.contact, incoming: false, now: now).get()
        return (receipt.contact, card)
    }
}

/// A contact that could not be claimed.
package struct DeskRefusal: Error {
    package let taken: DeskTaken
}

package enum DeskSaving: Hashable, Sendable {
    case saved(DeskSaved, DeskNext?)
    /// Another record of the contact was made meanwhile, as it may be once a claim has run out; nothing was saved.
    case lost(DeskDial)
}
