/// Cases of calls that count for nothing, come too soon or too late, or are to be doubted.
extension Cases {
    mutating func look(at call: NaiveSurvey.Call, _ survey: NaiveSurvey) {
        let contact = survey.contacts[call.contact]
        for reason in ["must-avoid", "old-number", "day-off", "outside-slices", "too-soon", "third-in-a-day"] {
            note("not counted: \(reason)", survey.notCounted(call) == reason)
        }
        for remark in [
            "unreachable-taken-back", "others-list", "second-interview", "same-minute", "far-from-clock",
            "another-year",
        ] {
            note("remark: \(remark)", call.remarks.contains(remark))
        }
        let doubts = contact.withdrawn ? [] : survey.doubts(contact)[call.id, default: []]
        for doubt in ["before-draw", "late-entry", "clock-back", "same-hand"] {
            note("doubt: \(doubt)", doubts.contains(doubt))
        }
        note("changed after the close", survey.changedAfterClose.contains(call.id))
        note("voided after the close, and it changed", survey.changedAfterClose.contains(call.id) && call.voided)
        look(atJudged: call, survey)
    }

    /// Calls by surveyors who must avoid the unit, or had to.
    private mutating func look(atJudged call: NaiveSurvey.Call, _ survey: NaiveSurvey) {
        let unit = survey.contacts[call.contact].unit
        let now = survey.surveyors[call.dial.surveyor, default: []].contains(unit)
        let released = survey.releases.contains { $0.surveyor == call.dial.surveyor && $0.unit == unit }
        note("must avoid, somebody answered", call.recused && survey.isReached(call.dial))
        note("must avoid, rang back", call.recused && call.dial.incoming)
        note("avoided later, counts", now && !call.recused)
        note("released, dialled before", released && !now && call.recused)
        note("released, dialled afterwards", released && !now && !call.recused)
        guard let replaces = call.replaces else { return }
        let old = survey.calls[replaces - 1]
        let same = old.dial.surveyor == call.dial.surveyor
        note(
            "amended, the judgement kept against the present table",
            same && call.recused == old.recused && now != call.recused
        )
        note("amended, judged anew: must avoid", !same && call.recused && !old.recused)
        note("amended, judged anew: counts", !same && !call.recused && old.recused)
    }

    mutating func look(atCounting contact: NaiveSurvey.Contact, _ survey: NaiveSurvey) {
        let state = survey.state(of: contact)
        var strict = survey
        for place in strict.calls.indices { strict.calls[place].recused = false }
        note("a dial of one who must avoid would decide", strict.state(of: contact) != state)
        note("a completed one of one who must avoid", strict.state(of: contact) == "scored" && state != "scored")
        look(atSilence: contact, state, survey)
        look(atReach: contact, state, survey)
        let interviews = survey.interviews(contact)
        guard let first = interviews.first, interviews.count > 1 else { return }
        let earliest = interviews.min { $0.dial.at < $1.dial.at }!
        note("second interview, backdated", earliest.id != first.id)
        note("second interview, the first one amended", first.entered != first.id)
        note("second interview, the place kept decides", interviews.contains { $0.id < first.id })
    }

    /// As it would be by the number of silent dials alone.
    private mutating func look(atSilence contact: NaiveSurvey.Contact, _ state: String, _ survey: NaiveSurvey) {
        let all = survey.silentCalls(contact)
        let enough = all.count >= survey.rules.silentAttempts
        let counted = all.filter { $0.reason == nil }
        note(
            "enough silent ones but for haste",
            state == "open" && enough && counted.count < survey.rules.silentAttempts
        )
        let exactly = zip(counted, counted.dropFirst()).contains {
            $1.call.dial.at - $0.call.dial.at == survey.delay($0.call.dial)
        }
        note("exactly the delay is enough", exactly)
        guard let last = survey.counting(contact).last else { return }
        let uncounted = all.last { $0.reason != nil }?.call.dial.at == last.at
        note(
            "open after a dead one by a dial that does not count",
            state == "open" && uncounted && hasDead(contact, survey)
        )
        let notBefore = survey.notBefore(contact)
        note(
            "withheld until a silent dial counts, after a dead one",
            notBefore != nil && survey.isDead(last) && last.code != "02"
        )
        note("busy, and withheld beyond its minutes", isBusyLonger(notBefore, last, survey))
    }

    private func hasDead(_ contact: NaiveSurvey.Contact, _ survey: NaiveSurvey) -> Bool {
        survey.counting(contact).contains(where: survey.isDead)
    }

    private func isBusyLonger(_ notBefore: Int?, _ last: NaiveDial, _ survey: NaiveSurvey) -> Bool {
        guard let notBefore, last.code == "30" else { return false }
        return NaiveRules.day(of: notBefore) == NaiveRules.day(of: last.at) && notBefore > last.at + survey.delay(last)
    }

    /// Reached without a score: as it would be without regard to days.
    private mutating func look(atReach contact: NaiveSurvey.Contact, _ state: String, _ survey: NaiveSurvey) {
        let dials = survey.counting(contact)
        guard state == "open", dials.contains(where: survey.isReached) else { return }
        let sentAway = dials.filter { ["42", "62"].contains($0.code) }
        note("sent away often enough, on one day", sentAway.count >= survey.rules.refusals)
        let outgoing = dials.filter { !$0.incoming }.count
        note("enough attempts, too many of a day", outgoing >= survey.rules.reachedAttempts && dials.last!.code != "20")
    }
}
