import Naive

/// What a naive survey finds, in the words of Tests/independent/recompute.py.
extension NaiveSurvey {
    var findings: [String: Any] {
        let provided = contacts.filter { !$0.withdrawn }
        let reasons = calls.compactMap { call in notCounted(call).map { ("\(call.id)", $0) } }
        let doubts = provided.flatMap { self.doubts($0) }.map { ("\($0.key)", $0.value) }
        let further = contacts.map { ($0.key, interviews($0).dropFirst().map(\.id)) }.filter { !$0.1.isEmpty }
        return [
            "draws": drawings.map { ["seed": $0.seed, "rosterGiven": $0.rosterGiven] as [String: Any] },
            "lists": lists,
            "states": Dictionary(uniqueKeysWithValues: provided.map { ($0.key, state(of: $0)) }),
            "notCounted": Dictionary(uniqueKeysWithValues: reasons),
            "doubts": Dictionary(uniqueKeysWithValues: doubts),
            "furtherInterviews": Dictionary(uniqueKeysWithValues: further),
            "changedAfterClose": changedAfterClose,
            "leftAfterDraw": unitsLeftAfterDraw,
            "grades": Dictionary(uniqueKeysWithValues: gradedUnits.map { ($0, fields(of: verdict(of: $0))) }),
        ]
    }

    private func fields(of verdict: NaiveVerdict) -> [String: Any] {
        [
            "grade": NaiveLog.orNull(verdict.grade), "status": verdict.status,
            "average": NaiveLog.orNull(verdict.average),
            "receivedOn": NaiveLog.orNull(verdict.date.map(NaiveRules.date)),
            "firstReceivedOn": NaiveLog.orNull(verdict.firstDate.map(NaiveRules.date)), "late": verdict.late,
            "receivedCorrected": verdict.receivedCorrected, "replacedAfterDraw": verdict.replacedAfterDraw,
        ]
    }
}
