import SurveyCore

/// Product.md §5 once more, sentence by sentence, with the notice's numbers written out. Slow and short on purpose.
enum NaiveState {
    static func of(_ history: ContactHistory, closed: Bool) -> ContactState {
        let inForce = history.corrections
            .sorted { $0.at.seconds != $1.at.seconds ? $0.at.seconds < $1.at.seconds : $0.sequence < $1.sequence }
            .compactMap(\.number).last
        let all = history.attempts
            .filter { !$0.review && $0.outcome != .ourFault }
            .filter { $0.outcome.kind == .reached || $0.number == inForce }
            .sorted { key($0) < key($1) }
        let codes = all.map(\.outcome.code)

        // 1
        if codes.contains("50") { return .scored }
        // 2
        if let reach = all.firstIndex(where: { $0.outcome.kind == .reached }) {
            let final = codes.contains { ["51", "61", "43", "81", "82"].contains($0) }
            let twice = codes.filter { ["42", "62"].contains($0) }.count >= 2
            let deadLater = codes[reach...].contains { $0.hasPrefix("0") }
            let five = all.filter { !$0.incoming }.count >= 5 && codes.last != "20"
            return final || twice || deadLater || five || closed ? .reached : .open
        }
        // 3
        let alone = history.singleSurveyor
        var unreachable = false
        let dead = all.filter { $0.outcome.kind == .dead }
        for a in dead {
            for b in dead where a.call != b.call {
                let days = Set([date(a), date(b)].filter(works)).count
                let persons = Set([a.surveyor, b.surveyor]).count
                let suspended = [a, b].contains { $0.outcome == .suspended }
                if (persons == 2 || alone && days == 2) && (!suspended || days == 2) { unreachable = true }
            }
        }
        let silent = all.filter { $0.outcome.kind == .silent }
        let inSlice = silent.filter { slice($0) != nil && works(date($0)) }
        let days = Set(inSlice.map(date)).count
        let persons = Set(silent.map(\.surveyor)).count
        if silent.count >= 5, days >= 3, Set(inSlice.map(slice)).count >= 3, persons >= 2 || alone && days >= 2 {
            unreachable = true
        }
        if unreachable {
            if !history.completedByImport || !history.corrections.isEmpty { return .unreachable }
            return closed ? .notFinished : .awaitingConfirmation
        }
        // 4
        if closed { return .notFinished }
        return codes.last?.hasPrefix("0") == true ? .awaitingConfirmation : .open
    }

    /// Zero-padded, so that text order is the order of time, name and code.
    private static func key(_ attempt: Attempt) -> String {
        let name = attempt.surveyor.utf8.map { String(Int($0) + 256, radix: 16) }.joined()
        return "\(attempt.at.iso8601(TestRules.offset)) \(name) \(attempt.outcome.code)"
    }

    static func date(_ attempt: Attempt) -> String {
        String(attempt.at.iso8601(TestRules.offset).prefix(10))
    }

    static func works(_ date: String) -> Bool {
        if ["2020-09-27", "2020-10-10"].contains(date) { return true }
        if (1...8).contains(where: { date == "2020-10-0\($0)" }) { return false }
        return CivilDate(iso: date)!.weekday < 6
    }

    static func slice(_ attempt: Attempt) -> Int? { slice(attempt.at) }

    static func slice(_ time: Timestamp) -> Int? {
        let clock = String(time.iso8601(TestRules.offset).dropFirst(11).prefix(5))
        return [("09:00", "11:30"), ("14:30", "16:00"), ("16:00", "17:30"), ("18:00", "20:00")]
            .firstIndex { $0.0 <= clock && clock < $0.1 }
    }
}
