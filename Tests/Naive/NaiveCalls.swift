/// Calls written down, put right and taken out, and what each changes at once.
extension NaiveSurvey {
    /// It dialled the number in force at its time, as far as is known now.
    mutating func enter(_ typed: NaiveDial, sheet: Int? = nil) {
        var dial = typed
        dial.surveyor = surveyor(dial.surveyor)
        let before = graded(dial.contact)
        record(
            dial,
            number: number(of: contact(dial.contact), at: dial.at),
            recused: mustAvoid(dial.surveyor, contact(dial.contact).unit, at: dial.at)
        )
        calls[calls.count - 1].sheet = sheet
        finish(calls.count, before)
    }

    /// - Parameter number: 0 is the one as handed in, n the n-th correction's.
    package mutating func record(_ dial: NaiveDial, number: Int, recused: Bool = false) {
        calls.append(
            Call(
                id: calls.count + 1,
                contact: contact(dial.contact).place,
                dial: dial,
                number: number,
                recused: recused,
                hand: hand,
                behind: clockWentBack,
                entered: calls.count + 1
            )
        )
    }

    mutating func amend(_ call: Int, _ change: NaiveChange) {
        let old = calls[call - 1]
        var dial = old.dial
        dial.surveyor = change.surveyor.map(surveyor) ?? dial.surveyor
        dial.code = change.code ?? dial.code
        dial.at = change.at ?? dial.at
        dial.scores = ["50", "51"].contains(dial.code) ? change.scores ?? dial.scores : []
        if dial.code != "20" { dial.appointment = nil }
        if !isReached(dial) { dial.incoming = false }
        // "`amend` with nothing to change changes nothing."
        if dial == old.dial { return }
        let before = graded(dial.contact)
        calls[call - 1].replaced = true
        let contact = contact(dial.contact)
        record(
            dial,
            // The number dialled is taken over, too, unless another time says that it was another.
            number: dial.at == old.dial.at ? old.number : number(of: contact, at: dial.at),
            // "An amendment that keeps the surveyor keeps the judgement of what it replaces; one that names another is
            // judged at its own entry."
            recused: dial.surveyor == old.dial.surveyor
                ? old.recused : mustAvoid(dial.surveyor, contact.unit, at: dial.at)
        )
        calls[calls.count - 1].replaces = call
        calls[calls.count - 1].entered = old.entered
        finish(calls.count, before)
    }

    mutating func void(_ call: Int) {
        let before = graded(calls[call - 1].dial.contact)
        calls[call - 1].voided = true
        noteChange(call, before)
    }

    private mutating func finish(_ call: Int, _ before: Graded) {
        calls[call - 1].remarks = remarks(on: calls[call - 1], before.state)
        noteChange(call, before)
    }

    /// What a contact brings to its unit's grade.
    private struct Graded: Equatable {
        var state: String
        var score: Int?
    }

    private func graded(_ key: String) -> Graded {
        let contact = contact(key)
        return Graded(state: state(of: contact), score: interviews(contact).first.map(score))
    }

    /// "Every dial written, amended or voided between close and reopen that changed a state or a graded score."
    private mutating func noteChange(_ call: Int, _ before: Graded) {
        let key = calls[call - 1].dial.contact
        if closed, !contact(key).withdrawn, before != graded(key) { changedAfterClose.append(call) }
    }
}
