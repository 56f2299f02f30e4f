/// Cases that decide between grades.
extension Cases {
    mutating func look(at verdict: NaiveVerdict, _ unit: String, _ survey: NaiveSurvey) {
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
        note("R8 decides", changed(survey.reading(nil, nil, nil, other(survey.rules.completionReading))))
        note("in time and completed late", verdict.late && !survey.isLate(verdict.firstDate))
        note("a date put right decides", changed(survey.asHandedIn))
        note("date put right, contacts of later keep theirs", keepsLater(unit, survey))
        note("replaced after the draw", verdict.replacedAfterDraw)
        note("replaced after the draw, and called again", isCalledAgain(unit, verdict, survey))
        note("published otherwise", isOtherwise(verdict.grade, survey.publications.last?[unit]))
        note("late and unreachable", verdict.late && verdict.downgrades.contains { $0.causes.contains("unreachable") })
        note("nothing provided", verdict.provided == 0 && verdict.computed == "poor")
        note("hand-in refused", verdict.provided == 0 && verdict.computed == nil)
        note("every number unreachable", verdict.provided > 0 && verdict.computed == "poor" && verdict.band == nil)
        note("nobody scored", verdict.status == "undetermined" && verdict.provided > 0)
        note("ruling in force", verdict.ruled)
        note("ruling lapsed", survey.rulings[unit] != nil && !verdict.ruled)
    }

    mutating func look(at verdict: NaiveVerdict, stillOpen survey: NaiveSurvey, _ unit: String) {
        note(
            "due",
            verdict.status == "provisional" && verdict.provided > 0
                && verdict.states["open"] == nil && verdict.states["awaiting-confirmation"] == nil
        )
        note("can still become better or worse", verdict.best != verdict.worst)
        note("cannot become 差", verdict.best != verdict.worst && verdict.worst != "poor")
    }

    private func other(_ completion: String) -> String { completion == "first" ? "complete" : "first" }

    private func keepsLater(_ unit: String, _ survey: NaiveSurvey) -> Bool {
        guard survey.isReceivedCorrected(unit), let dated = survey.receivedCorrections[unit] else { return false }
        return survey.provided(unit).contains { !dated.places.contains($0.place) }
    }

    private func isCalledAgain(_ unit: String, _ verdict: NaiveVerdict, _ survey: NaiveSurvey) -> Bool {
        let called = { (withdrawn: Bool) in
            survey.contacts.contains { contact in
                contact.unit == unit && contact.withdrawn == withdrawn
                    && survey.calls.contains { $0.contact == contact.place }
            }
        }
        return verdict.replacedAfterDraw && called(true) && called(false)
    }

    private func isOtherwise(_ grade: String?, _ published: String??) -> Bool {
        if let published { published != grade } else { false }
    }
}

extension NaiveSurvey {
    /// Without the dates that were put right.
    fileprivate var asHandedIn: NaiveSurvey {
        var other = self
        other.receivedCorrections = [:]
        return other
    }
}
