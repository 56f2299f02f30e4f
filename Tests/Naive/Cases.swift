/// What happened in a random survey that a mistake would hide in; a test asserts that each of these did happen.
package struct Cases: Sendable {
    package private(set) var count: [String: Int] = [:]

    /// Every act has its counter from the start: one that is never made up stays at nought, and fails the test.
    package init() {
        for name in Cases.acts { count[name] = 0 }
    }

    private static let acts = [
        "units of a table", "units with an alias", "surveyors", "hand-in", "row refused", "number of another unit",
        "draw",
        "K left to the rules", "K as the quota", "K fewer than the quota", "K more than the quota",
        "named surveyors draw",
        "reassigned", "reassigned, one unit", "reassigned to those named", "call", "sheet", "amended", "voided",
        "number corrected", "number confirmed", "unit withdrawn", "renamed", "renamed back", "forgotten", "ruled",
        "ruling withdrawn", "closed", "reopened",
    ]

    /// What an act is called here; exhaustive, so that a new kind of act has to be named.
    private func names(_ act: NaiveAct, _ quota: Int) -> [String] {
        switch act {
        case .units(_, let aliases): ["units of a table"] + (aliases.isEmpty ? [] : ["units with an alias"])
        case .surveyors: ["surveyors"]
        case .handIn(let handIn):
            ["hand-in"] + (handIn.rows.contains { $0.refused } ? ["row refused"] : [])
                + (handIn.rows.contains { $0.shares != nil } ? ["number of another unit"] : [])
        case .draw(_, let surveyors, let count):
            ["draw", k(count, quota)] + (surveyors.isEmpty ? [] : ["named surveyors draw"])
        case .reassign(_, let unit, let to):
            ["reassigned"] + (unit == nil ? [] : ["reassigned, one unit"])
                + (to.isEmpty ? [] : ["reassigned to those named"])
        case .record: ["call"]
        case .results: ["sheet"]
        case .amend: ["amended"]
        case .void: ["voided"]
        case .correctNumber: ["number corrected"]
        case .confirmNumber: ["number confirmed"]
        case .withdrawUnit: ["unit withdrawn"]
        case .rename(let unit, let name): ["renamed"] + (unit == name ? ["renamed back"] : [])
        case .forget: ["forgotten"]
        case .rule: ["ruled"]
        case .withdrawRuling: ["ruling withdrawn"]
        case .close: ["closed"]
        case .reopen: ["reopened"]
        }
    }

    private func k(_ count: Int?, _ quota: Int) -> String {
        guard let count else { return "K left to the rules" }
        return count == quota ? "K as the quota" : count < quota ? "K fewer than the quota" : "K more than the quota"
    }

    private mutating func note(_ name: String, _ happened: Bool) { count[name, default: 0] += happened ? 1 : 0 }

    package mutating func look(at random: RandomSurvey) {
        for act in random.acts {
            for name in names(act, random.rules.quota) { note(name, true) }
            look(at: act)
        }
        let survey = random.model
        var open = survey
        open.closed = false
        for unit in survey.gradedUnits {
            look(at: survey.verdict(of: unit), unit, survey)
            let conflicts = survey.conflicts(of: unit)
            note("unreachable here, answered for another unit", conflicts.contains { $0.hasPrefix(unit) })
            note("answered here, unreachable for another unit", conflicts.contains { !$0.hasPrefix(unit) })
            look(at: open.verdict(of: unit), stillOpen: open, unit)
        }
        for contact in survey.contacts where contact.draw != nil && !contact.withdrawn {
            look(at: contact, open, closed: survey)
        }
    }

    private mutating func look(at act: NaiveAct) {
        if case .handIn(let handIn) = act {
            note("replaced before the draw", handIn.replace)
            note("date kept", handIn.keepDate)
        }
        if case .record(let dial) = act {
            note("review dial", dial.review)
            note("incoming call", dial.incoming)
        }
    }

    private mutating func look(at verdict: NaiveVerdict, _ unit: String, _ survey: NaiveSurvey) {
        if let average = verdict.average {
            let (numerator, denominator) = (average[0], average[1])
            for band in survey.rules.bands.dropLast() {
                let beyond = numerator - band.from * denominator
                note("average on a limit", beyond == 0)
                note("average a hundredth below a limit", beyond < 0 && -beyond * 100 <= denominator)
                note("average a hundredth above a limit", beyond > 0 && beyond * 100 <= denominator)
            }
            note("average in thirds", denominator % 3 == 0)
            note("average in sevenths", denominator % 7 == 0)
        }
        let changed = { (other: NaiveSurvey) in other.verdict(of: unit).computed != verdict.computed }
        note(
            "R1 exclusive decides",
            changed(survey.reading("exclusive", nil, nil)) && survey.rules.deadlineReading != "exclusive"
        )
        note("R1 next working day decides", changed(survey.reading("next-working-day", nil, nil)))
        note("R2 decides", changed(survey.reading(nil, survey.rules.causesReading == "once" ? "each" : "once", nil)))
        note(
            "R3 decides",
            changed(survey.reading(nil, nil, survey.rules.shortfallReading == "report" ? "downgrade" : "report"))
        )
        note("late and unreachable", verdict.late && verdict.downgrades.contains { $0.causes.contains("unreachable") })
        note("nothing provided", verdict.provided == 0 && verdict.computed == "poor")
        note("hand-in refused", verdict.provided == 0 && verdict.computed == nil)
        note("every number unreachable", verdict.provided > 0 && verdict.computed == "poor" && verdict.band == nil)
        note("nobody scored", verdict.status == "undetermined" && verdict.provided > 0)
        note("ruling in force", verdict.ruled)
        note("ruling lapsed", survey.rulings[unit] != nil && !verdict.ruled)
    }

    private mutating func look(at verdict: NaiveVerdict, stillOpen survey: NaiveSurvey, _ unit: String) {
        note(
            "due",
            verdict.status == "provisional" && verdict.provided > 0
                && verdict.states["open"] == nil && verdict.states["awaiting-confirmation"] == nil
        )
        note("can still become better or worse", verdict.best != verdict.worst)
        note("cannot become 差", verdict.best != verdict.worst && verdict.worst != "poor")
    }

    private mutating func look(at contact: NaiveSurvey.Contact, _ survey: NaiveSurvey, closed: NaiveSurvey) {
        let state = survey.state(of: contact)
        let dials = survey.counting(contact)
        let dead = dials.filter(survey.isDead)
        let silent = dials.filter(survey.isSilent)
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
