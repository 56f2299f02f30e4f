/// What happened in a random survey that a mistake would hide in; a test asserts that each of these did happen.
package struct Cases: Sendable {
    package private(set) var count: [String: Int] = [:]

    /// Every act has its counter from the start: one that is never made up stays at nought, and fails the test.
    package init() {
        for name in Cases.acts { count[name] = 0 }
    }

    private static let acts = [
        "units of a table", "units with an alias", "surveyors", "released", "date put right", "date put back",
        "hand-in", "row refused", "number of another unit",
        "draw",
        "K left to the rules", "K as the quota", "K fewer than the quota", "K more than the quota",
        "named surveyors draw", "roster given", "seed of full width", "drawn once more with a used seed",
        "reassigned", "reassigned, one unit", "reassigned to those named", "call", "sheet", "amended", "voided",
        "number corrected", "number confirmed", "unit withdrawn", "renamed", "renamed back", "forgotten", "ruled",
        "ruling withdrawn", "published", "closed", "reopened",
    ]

    /// What an act is called here; exhaustive, so that a new kind of act has to be named.
    private func names(_ act: NaiveAct, _ quota: Int) -> [String] {
        switch act {
        case .units(_, let aliases): ["units of a table"] + (aliases.isEmpty ? [] : ["units with an alias"])
        case .surveyors: ["surveyors"]
        case .release: ["released"]
        case .received(_, let date): [date == nil ? "date put back" : "date put right"]
        case .handIn(let handIn):
            ["hand-in"] + (handIn.rows.contains { $0.refused } ? ["row refused"] : [])
                + (handIn.rows.contains { $0.shares != nil } ? ["number of another unit"] : [])
        case .draw(let seed, let surveyors, let count, let rosterGiven):
            ["draw", k(count, quota)] + (surveyors.isEmpty ? [] : ["named surveyors draw"])
                + (rosterGiven ? ["roster given"] : [])
                + (NaiveDraw.folded(seed: seed) == seed ? [] : ["seed of full width"])
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
        case .publish: ["published"]
        case .close: ["closed"]
        case .reopen: ["reopened"]
        }
    }

    private func k(_ count: Int?, _ quota: Int) -> String {
        guard let count else { return "K left to the rules" }
        return count == quota ? "K as the quota" : count < quota ? "K fewer than the quota" : "K more than the quota"
    }

    mutating func note(_ name: String, _ happened: Bool) { count[name, default: 0] += happened ? 1 : 0 }

    package mutating func look(at random: RandomSurvey) {
        look(atActs: random)
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
            look(atCounting: contact, open)
        }
        for call in survey.calls { look(at: call, survey) }
    }

    /// The acts one after another, each before what it changed.
    private mutating func look(atActs random: RandomSurvey) {
        var survey = NaiveSurvey(rules: random.rules)
        var reopened = false
        for (act, hand) in zip(random.acts, random.hands) {
            for name in names(act, random.rules.quota) { note(name, true) }
            look(at: act, survey)
            if case .reopen = act { reopened = true }
            if case .correctNumber = act { note("number corrected after a reopening", reopened) }
            let calls = survey.calls.count
            survey.take(act, hand)
            note("the clock went back", survey.clockWentBack)
            if case .amend = act { note("amended, nothing changed", survey.calls.count == calls) }
        }
    }

    private mutating func look(at act: NaiveAct, _ before: NaiveSurvey) {
        switch act {
        case .handIn(let handIn):
            note("replaced before the draw", handIn.replace)
            note("date kept", handIn.keepDate)
            note("handed in again after a withdrawal", before.withdrawnAfterDraw.contains(handIn.unit))
        case .record(let dial):
            note("review dial", dial.review)
            note("incoming call", dial.incoming)
            note("surveyor in another spelling", before.surveyor(dial.surveyor) != dial.surveyor)
        case .surveyors(let rows): for row in rows { look(at: row, before) }
        case .draw(let seed, _, _, _):
            note("drawn once more with a used seed", before.drawings.contains { $0.seed == seed })
            note("drawn with avoidances that grew", !before.drawings.isEmpty && before.grew)
        case .reassign(let from, _, _):
            let barred = (before.lists[from] ?? []).contains { key in
                before.surveyors[from]!.contains(before.contact(key).unit)
            }
            note("reassigned from one who must avoid", barred)
        case .close: note("closed with numbers that wait", before.gradedUnits.contains { waits($0, before) })
        default: break
        }
    }

    private func waits(_ unit: String, _ survey: NaiveSurvey) -> Bool {
        survey.verdict(of: unit).states["awaiting-confirmation"] != nil
    }

    private mutating func look(at row: NaiveSurveyor, _ before: NaiveSurvey) {
        let held = before.surveyors[before.surveyor(row.name), default: []]
        let named = row.avoids.map(before.unit)
        note(
            "avoided by another name",
            row.avoids.contains { !before.units.contains($0) && named.contains(before.unit($0)) }
        )
        note("avoidance added after the draw", !before.drawings.isEmpty && !Set(named).subtracting(held).isEmpty)
        note("a table would have shrunk it", !before.drawings.isEmpty && !Set(held).subtracting(named).isEmpty)
        note("a table before the draw shrank it", before.drawings.isEmpty && !Set(held).subtracting(named).isEmpty)
    }
}
