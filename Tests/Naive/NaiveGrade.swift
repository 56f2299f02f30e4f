/// What log.md §Grades and the notice say of a unit.
package struct NaiveVerdict: Hashable, Sendable {
    package struct Downgrade: Hashable, Sendable {
        package var causes: [String]
        package var steps: Int
    }

    /// `final`, `provisional` or `undetermined`.
    package var status = "final"
    /// The grade that follows from the calls.
    package var computed: String?
    /// The grade as it stands: a ruling's, else the computed one.
    package var grade: String?
    package var ruled = false
    package var band: String?
    /// In points, in lowest terms.
    package var average: [Int]?
    package var downgrades: [Downgrade] = []
    package var best: String?
    package var worst: String?
    /// The day that R8 reads, the day of the first contacts, and whether the office put a date right.
    package var date: Int?
    package var firstDate: Int?
    package var receivedCorrected = false
    package var late = false
    /// The unit was withdrawn after contacts of it had been drawn, and is back.
    package var replacedAfterDraw = false
    package var shortfall = 0
    package var provided = 0
    package var states: [String: Int] = [:]

    package init() {}
}

extension NaiveSurvey {
    /// The same survey under other readings.
    package func reading(
        _ deadline: String?,
        _ causes: String?,
        _ shortfall: String?,
        _ completion: String? = nil
    ) -> NaiveSurvey {
        var other = self
        other.rules.deadlineReading = deadline ?? rules.deadlineReading
        other.rules.causesReading = causes ?? rules.causesReading
        other.rules.shortfallReading = shortfall ?? rules.shortfallReading
        other.rules.completionReading = completion ?? rules.completionReading
        return other
    }

    package func verdict(of unit: String) -> NaiveVerdict {
        var verdict = NaiveVerdict()
        let contacts = provided(unit)
        let states = contacts.map { state(of: $0) }
        for state in states { verdict.states[state, default: 0] += 1 }
        verdict.provided = contacts.count
        verdict.shortfall = max(0, rules.quota - contacts.count)
        verdict.date = date(of: unit)
        verdict.firstDate = firstDate(of: unit)
        verdict.receivedCorrected = isReceivedCorrected(unit)
        verdict.replacedAfterDraw = withdrawnAfterDraw.contains(unit)
        verdict.late = isLate(verdict.date)
        let drawn = states.filter { $0 != "not-drawn" }.count
        let open = states.filter { $0 == "open" || $0 == "awaiting-confirmation" }.count
        let due = max(0, min(perUnit - drawn, states.count - drawn))
        let unreachable = states.filter { $0 == "unreachable" }.count
        let scores = zip(contacts, states).filter { $0.1 == "scored" }.map { score(interviews($0.0)[0]) }

        if contacts.isEmpty {
            if refusedRows[unit, default: 0] > 0 { verdict.status = "undetermined" } else { verdict.computed = "poor" }
        } else {
            let drawnOrDue = drawn + due
            let now = outcome(scores, unreachable, of: drawnOrDue, verdict)
            verdict.computed = now.grade
            verdict.band = now.band
            verdict.downgrades = now.downgrades
            if !scores.isEmpty { verdict.average = average(scores) }
            let pending = open > 0 || due > 0 && !closed
            verdict.status = pending ? "provisional" : now.grade == nil ? "undetermined" : "final"
            if pending {
                let left = open + due
                let full = rules.weights.reduce(0, +) * 10_000
                verdict.best =
                    outcome(scores + Array(repeating: full, count: left), unreachable, of: drawnOrDue, verdict).grade
                let doubtful =
                    zip(contacts, states).filter { contact, state in
                        ["open", "awaiting-confirmation"].contains(state)
                            && !counting(contact).contains(where: isReached)
                    }.count + due
                let worst = (0...doubtful).compactMap { gone in
                    outcome(
                        scores + Array(repeating: 0, count: left - gone),
                        unreachable + gone,
                        of: drawnOrDue,
                        verdict
                    ).grade
                }
                verdict.worst = worst.max { place($0) < place($1) }
            }
        }
        if verdict.status == "final" { (verdict.best, verdict.worst) = (verdict.computed, verdict.computed) }
        verdict.grade = verdict.computed
        if let ruling = rulings[unit], !(ruling.madeWithoutGrade && !scores.isEmpty) {
            verdict.grade = ruling.grade
            verdict.ruled = true
            verdict.status = open > 0 ? "provisional" : "final"
        }
        return verdict
    }

    private func place(_ grade: String) -> Int { rules.bands.firstIndex { $0.grade == grade }! }

    /// Hundredths times the weights.
    func score(_ interview: Call) -> Int {
        zip(interview.dial.scores, rules.weights).map { $0 * $1 }.reduce(0, +)
    }

    /// In points, in lowest terms, by trying every divisor that could matter.
    private func average(_ scores: [Int]) -> [Int] {
        var numerator = scores.reduce(0, +)
        var denominator = scores.count * rules.weights.reduce(0, +) * 100
        var divisor = 2
        while divisor <= denominator {
            if numerator % divisor == 0 && denominator % divisor == 0 {
                numerator /= divisor
                denominator /= divisor
            } else {
                divisor += 1
            }
        }
        return [numerator, denominator]
    }

    /// - Parameter scores: of each contact that answered, hundredths times the weights.
    package func outcome(_ scores: [Int], _ unreachable: Int, of drawn: Int, _ facts: NaiveVerdict) -> (
        grade: String?, band: String?, downgrades: [NaiveVerdict.Downgrade]
    ) {
        if drawn > 0 && unreachable == drawn { return (rules.bands.last!.grade, nil, []) }
        if scores.isEmpty { return (nil, nil, []) }
        let unit = scores.count * rules.weights.reduce(0, +) * 100
        let band = rules.bands.firstIndex { scores.reduce(0, +) >= $0.from * unit }!
        var numbers: [String] = []
        if unreachable > 0 { numbers.append("unreachable") }
        if facts.shortfall > 0 && rules.shortfallReading == "downgrade" { numbers.append("shortfall") }
        var downgrades: [NaiveVerdict.Downgrade] = []
        if facts.late { downgrades.append(.init(causes: ["late"], steps: rules.lateSteps)) }
        if !numbers.isEmpty { downgrades.append(.init(causes: numbers, steps: rules.unreachableSteps)) }
        if rules.causesReading == "once", downgrades.count == 2 {
            let steps = max(rules.lateSteps, rules.unreachableSteps)
            downgrades = [.init(causes: ["late"] + numbers, steps: steps)]
        }
        let lowered = min(band + downgrades.map(\.steps).reduce(0, +), rules.bands.count - 1)
        return (rules.bands[lowered].grade, rules.bands[band].grade, downgrades)
    }
}
