import Naive
import SurveyCore

@testable import SurveyStore

/// Everything that the program says of a survey against what the naive one says, a sentence a difference.
extension ProvedSurvey {
    func differences() throws -> [String] {
        try stateDifferences() + dialDifferences() + listDifferences() + gradeDifferences() + whatIfDifferences()
            + verifyDifferences() + reportDifferences()
    }

    /// What the log gives is what the tables hold.
    private func reportDifferences() throws -> [String] {
        let (report, board) = (try survey.report(), try survey.board(now: ProvedSurvey.end))
        return differing("report", [("rates", report.rates.json.text(), board.rates.json.text())])
    }

    private func stateDifferences() throws -> [String] {
        // Long before anything may be dialled again: every time that withholds a contact is shown.
        let listed = try survey.contacts(now: time("2020-01-01 00:00"))
        let provided = naive.contacts.filter { !$0.withdrawn }
        guard listed.map(\.key).sorted() == provided.map(\.key).sorted() else {
            return ["contacts: \(listed.map(\.key)), not \(provided.map(\.key))"]
        }
        return provided.flatMap { contact in
            let said = listed.first { $0.key == contact.key }!
            let dials = contact.draw == nil ? [] : naive.counting(contact)
            return differing(
                contact.key,
                [
                    ("state", said.state.rawValue, naive.state(of: contact)),
                    ("attempts", "\(said.attempts)", "\(dials.filter { !$0.incoming }.count)"),
                    (
                        "not before", "\(shown(said.notBefore))",
                        "\(shown(naive.notBefore(contact).map(ProvedSurvey.timestamp)))"
                    ),
                ]
            )
        }
    }

    /// Which dials do not count, and which of those that count against a unit one may doubt.
    private func dialDifferences() throws -> [String] {
        let explained = try survey.explanations(now: ProvedSurvey.end) { $0.contacts }.flatMap { $0 }
        let drawn = naive.contacts.filter { $0.draw != nil && !$0.withdrawn }
        guard explained.map(\.key).sorted() == drawn.map(\.key).sorted() else {
            return ["explained: \(explained.map(\.key)), not \(drawn.map(\.key))"]
        }
        return drawn.flatMap { contact in
            let said = explained.first { $0.key == contact.key }!
            let calls = naive.calls.filter { $0.contact == contact.place }
            let reasons = calls.compactMap { call in naive.notCounted(call).map { "\(call.id) \($0)" } }
            let doubts = naive.doubts(contact, now: ProvedSurvey.local(ProvedSurvey.end))
            let doubtful = said.doubtful.sorted { $0.call < $1.call }.map { "\($0.call) \($0.doubts.map(\.code))" }
            return differing(
                contact.key,
                [
                    (
                        "not counted",
                        "\(said.notCounted.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.code)" })",
                        "\(reasons)"
                    ),
                    ("doubts", "\(doubtful)", "\(doubts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })"),
                    (
                        "further interviews", "\(said.status.furtherInterviews)",
                        "\(naive.interviews(contact).dropFirst().map(\.id))"
                    ),
                    (
                        "changed after the close", "\(said.lateChanges.map(\.call))",
                        "\(naive.changedAfterClose.filter { naive.calls[$0 - 1].contact == contact.place })"
                    ),
                ]
            )
        }
    }

    private func listDifferences() throws -> [String] {
        guard !naive.drawings.isEmpty else { return [] }
        return try survey.sheets(now: ProvedSurvey.end, { $0 }).flatMap { sheet in
            differing(
                "list of \(sheet.surveyor)",
                [
                    ("keys", "\(sheet.whole.map(\.key))", "\(naive.lists[sheet.surveyor] ?? [])")
                ]
            )
        }
    }

    private func gradeDifferences() throws -> [String] {
        let report = try survey.grades()
        let said = report.units
        let names = naive.gradedUnits.map(naive.shownName)
        let left = report.withdrawn.map(\.unit)
        guard left == naive.unitsLeftAfterDraw.map(naive.shownName) else {
            return ["left after the draw: \(left), not \(naive.unitsLeftAfterDraw)"]
        }
        guard said.map(\.unit) == names else { return ["units: \(said.map(\.unit)), not \(names)"] }
        return zip(naive.gradedUnits, said).flatMap { key, unit in
            let verdict = unit.verdict
            let tally = verdict.tally
            let own = naive.verdict(of: key)
            func count(_ states: String...) -> Int { states.map { own.states[$0] ?? 0 }.reduce(0, +) }
            let downgrades = verdict.downgrades.map { "\($0.causes.map(\.rawValue)) \($0.steps)" }
            return differing(
                unit.unit,
                [
                    ("status", unit.status.rawValue, own.status),
                    ("grade", "\(shown(unit.grade))", own.grade ?? "-"),
                    ("computed", "\(shown(verdict.grade))", own.computed ?? "-"),
                    ("ruled", "\(unit.ruling != nil)", "\(own.ruled)"),
                    ("conflicts", "\(unit.conflicts.sorted())", "\(naive.conflicts(of: key))"),
                    ("band", "\(shown(verdict.band))", own.band ?? "-"),
                    (
                        "average", "\(verdict.average.map { [$0.value.numerator, $0.value.denominator] } ?? [])",
                        "\(own.average ?? [])"
                    ),
                    ("downgrades", "\(downgrades)", "\(own.downgrades.map { "\($0.causes) \($0.steps)" })"),
                    ("best", "\(shown(verdict.possible?.best))", own.best ?? "-"),
                    ("worst", "\(shown(verdict.possible?.worst))", own.worst ?? "-"),
                    ("late", "\(verdict.late)", "\(own.late)"),
                    (
                        "date", verdict.receivedOn.map { "\($0)" } ?? "-",
                        own.date.map { "\(CivilDate(daysSinceEpoch: $0))" } ?? "-"
                    ),
                    (
                        "first date", tally.received.map { "\($0.first)" } ?? "-",
                        own.firstDate.map { "\(CivilDate(daysSinceEpoch: $0))" } ?? "-"
                    ),
                    ("replaced after the draw", "\(unit.replacedAfterDraw)", "\(own.replacedAfterDraw)"),
                    ("date put right", "\(tally.receivedCorrected)", "\(own.receivedCorrected)"),
                    ("shortfall", "\(verdict.shortfall)", "\(own.shortfall)"),
                    ("provided", "\(tally.provided)", "\(own.provided)"),
                    ("drawn", "\(tally.drawn)", "\(own.provided - count("not-drawn"))"),
                    ("scored", "\(tally.scored)", "\(count("scored"))"),
                    ("reached", "\(tally.reached)", "\(count("reached"))"),
                    ("unreachable", "\(tally.unreachable)", "\(count("unreachable"))"),
                    ("open", "\(tally.open)", "\(count("open", "awaiting-confirmation"))"),
                    ("not finished", "\(tally.notFinished)", "\(count("not-finished"))"),
                ]
            )
        }
    }

    /// Under every combination of R1–R3 and R8.
    private func whatIfDifferences() throws -> [String] {
        try Readings.Deadline.allCases.flatMap { deadline in
            try Readings.Causes.allCases.flatMap { causes in
                try Readings.Shortfall.allCases.flatMap { shortfall in
                    try Readings.Completion.allCases.flatMap { completion in
                        let other = naive.reading(
                            deadline.rawValue,
                            causes.rawValue,
                            shortfall.rawValue,
                            completion.rawValue
                        )
                        let readings: [Reading] = [
                            .deadline(deadline), .causes(causes), .shortfall(shortfall), .completion(completion),
                        ]
                        return try whatIfDifferences(readings, other)
                    }
                }
            }
        }
    }

    private func whatIfDifferences(_ readings: [Reading], _ other: NaiveSurvey) throws -> [String] {
        let said = try survey.whatIf(readings).outcomes[0].changes.map {
            "\($0.unit): \(shown($0.from)) → \(shown($0.to))"
        }
        let own = naive.gradedUnits.compactMap { unit -> String? in
            let (from, to) = (naive.verdict(of: unit).computed, other.verdict(of: unit).computed)
            return from == to ? nil : "\(naive.shownName(unit)): \(from ?? "-") → \(to ?? "-")"
        }
        return differing("what if", [("\(readings.map(\.value))", "\(said)", "\(own)")])
    }

    private func verifyDifferences() throws -> [String] {
        let verification = try survey.verify()
        return verification.ok ? [] : verification.checks.filter { !$0.ok }.map { "verify: \($0)" }
    }

    private func differing(_ what: String, _ fields: [(String, String, String)]) -> [String] {
        fields.filter { $0.1 != $0.2 }.map { "\(what): \($0.0) is \($0.1), naively \($0.2)" }
    }

    private func shown(_ grade: Grade?) -> String { grade?.rawValue ?? "-" }
    private func shown(_ time: Timestamp?) -> String { time?.iso8601(ProvedSurvey.offset) ?? "-" }
}
