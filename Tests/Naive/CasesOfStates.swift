/// Cases that decide between the states of a contact.
extension Cases {
    mutating func look(at contact: NaiveSurvey.Contact, _ survey: NaiveSurvey, closed: NaiveSurvey) {
        let state = survey.state(of: contact)
        let dials = survey.counting(contact)
        let dead = dials.filter(survey.isDead)
        let silent = survey.silentDials(contact)
        let reached = dials.contains(where: survey.isReached)
        let alone = survey.oneSurveyor(contact)
        let surveyors = { (dials: [NaiveDial]) in Set(dials.map(\.surveyor)).count }
        note("not finished", closed.state(of: contact) == "not-finished")
        note("unreachable, dead", state == "unreachable" && !dead.isEmpty)
        note("unreachable, silent", state == "unreachable" && dead.isEmpty)
        note(
            "unreachable by one surveyor alone, dead",
            state == "unreachable" && alone && surveyors(dead) == 1 && surveyors(dials) == 1
        )
        note(
            "unreachable by one surveyor alone, silent",
            state == "unreachable" && alone && dead.isEmpty && surveyors(silent) == 1
        )
        let pair = survey.rules.dead == 2 && dead.count == 2 && state == "awaiting-confirmation"
        note("two dead ones of one surveyor", pair && surveyors(dead) == 1 && !alone)
        note("停机 twice on one day", pair && surveyors(dead) == 2 && dead.contains { $0.code == "02" })
        note("enough silent ones, yet open", state == "open" && !reached && silent.count >= survey.rules.silentAttempts)
        note(
            "enough silent ones of one surveyor",
            state == "open" && !reached && silent.count >= 5 && surveyors(silent) == 1 && !alone
        )
        note("dead after reach", state == "reached" && !dead.isEmpty && reached)
        note("reached, though dead twice", state != "unreachable" && reached && dead.count > 1)
        note(
            "appointment after many attempts",
            state == "open" && reached && dials.count >= survey.rules.reachedAttempts
        )
        note("number completed awaits the office", survey.awaitsNumberCheck(contact))
        note("number completed, confirmed, unreachable", contact.confirmed && state == "unreachable")
        var asHandedIn = survey
        for place in asHandedIn.calls.indices { asHandedIn.calls[place].number = 0 }
        var uncorrected = contact
        uncorrected.corrections = []
        asHandedIn.contacts[contact.place] = uncorrected
        let before = asHandedIn.state(of: uncorrected)
        note("unreachable but for the correction", before == "unreachable" && state != before)
        note("number put back", contact.corrections.last?.back == true)
        note(
            "put back, and dials of before do not count",
            contact.corrections.last?.back == true && before == "unreachable" && state != before
        )
        note("unreachable after a correction", !contact.corrections.isEmpty && state == "unreachable")
        note("forgotten, and its state stands", contact.forgotten && ["scored", "unreachable"].contains(state))
        note("scored twice", dials.filter { $0.code == "50" }.count > 1)
        note("drawn later", contact.draw! > 0)
        note("dials at one time", Set(dials.map(\.at)).count < dials.count)
        note("nothing withholds", state == "open" && survey.notBefore(contact) == nil)
        note("withheld", survey.notBefore(contact) != nil)
    }
}
