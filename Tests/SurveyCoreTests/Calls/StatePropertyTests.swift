import Naive
import SurveyCore
import Testing

@Suite struct StatePropertyTests {
    /// Histories of up to nine dials, crowded on few days, surveyors and times, so that every rule is met often.
    private static func histories(seed: Int, count: Int) -> [ContactHistory] {
        var random = SplitMix64(seed)
        let dates = ["09-26", "09-27", "09-30", "10-01", "10-08", "10-09", "10-10", "10-11", "10-12", "10-13"]
        let times = ["08:59", "09:00", "11:29", "11:30", "14:30", "15:59", "16:00", "17:30", "18:00", "19:59", "20:00"]
        return (0..<count).map { _ in
            let kinds: [Disposition.Kind] = [[.silent], [.silent, .dead], [.dead], [.reached, .silent, .dead, .none]]
                .randomElement(using: &random)!
            let outcomes = Disposition.allCases.filter {
                kinds.contains($0.kind) && ($0 != .completed || Int.random(in: 0...3, using: &random) == 0)
            }
            let days = Array(dates.shuffled(using: &random).prefix(Int.random(in: 1...5, using: &random)))
            let persons = ["李敏", "张三", "A"].prefix(Int.random(in: 1...3, using: &random))
            let numbers: [String?] = Bool.random(using: &random) ? [nil] : [nil, "#1", "#2"]
            let attempts = (1...Int.random(in: 1...9, using: &random)).map { call in
                let outcome = outcomes.randomElement(using: &random)!
                let time = "\(days.randomElement(using: &random)!) \(times.randomElement(using: &random)!)"
                return Attempt(
                    call: call,
                    number: numbers.randomElement(using: &random)!,
                    surveyor: persons.randomElement(using: &random)!,
                    dial: Dial(
                        outcome,
                        at: TestRules.time(time),
                        incoming: outcome.kind == .reached && Int.random(in: 0...3, using: &random) == 0,
                        review: Int.random(in: 0...9, using: &random) == 0
                    )
                )
            }
            var corrected: [NumberCorrection] = []
            for (index, number) in numbers.enumerated() where index > 0 || Int.random(in: 0...3, using: &random) == 0 {
                let date = "\(dates.randomElement(using: &random)!) 08:00"
                corrected.append(NumberCorrection(number: number, at: TestRules.time(date), sequence: index + 1))
            }
            return ContactHistory(
                attempts: attempts,
                corrections: corrected,
                numberAssumed: Int.random(in: 0...3, using: &random) == 0,
                singleSurveyor: Int.random(in: 0...3, using: &random) == 0
            )
        }
    }

    @Test(arguments: 1...10) func everyStateIsTheNaiveOne(seed: Int) {
        var seen: Set<ContactState> = []
        for history in Self.histories(seed: seed, count: asked("HUIFANG_STATES", or: 400)) {
            for closed in [false, true] {
                let state = TestRules.contact.status(of: history, closed: closed).state
                // An #expect takes longer than what it looks at.
                if state != NaiveContact.of(history, closed: closed) { Issue.record("\(state): \(history)") }
                seen.insert(state)
            }
            let notBefore = TestRules.contact.status(of: history, closed: false).notBefore
            if notBefore != NaiveContact.notBefore(history) {
                Issue.record("\(String(describing: notBefore)): \(history)")
            }
        }
        #expect(seen.count == ContactState.allCases.count - 1, "all but not-drawn")
    }

    @Test(arguments: 1...4) func whatWasEverReachedNeverEndsUnreachable(seed: Int) {
        for history in Self.histories(seed: seed * 31, count: 1000)
        where history.attempts.contains(where: { $0.outcome.kind == .reached && !$0.review }) {
            for closed in [false, true] {
                let status = TestRules.contact.status(of: history, closed: closed)
                #expect(status.everReached)
                #expect([.open, .scored, .reached].contains(status.state), "\(history)")
            }
        }
    }

    @Test(arguments: 1...4) func entryOrderDoesNotMatterOnlyTimes(seed: Int) {
        var random = SplitMix64(seed)
        for history in Self.histories(seed: seed * 57, count: 1000) {
            var shuffled = history
            shuffled.attempts.shuffle(using: &random)
            shuffled.corrections.shuffle(using: &random)
            #expect(
                TestRules.contact.status(of: shuffled, closed: false)
                    == TestRules.contact.status(of: history, closed: false)
            )
        }
    }

    @Test(arguments: 1...4) func voidingEveryAttemptGivesBackTheUntouchedContact(seed: Int) {
        let untouched = TestRules.contact.status(of: ContactHistory(), closed: false)
        for history in Self.histories(seed: seed * 91, count: 500) {
            var voided = history
            voided.attempts = []
            voided.singleSurveyor = false
            #expect(TestRules.contact.status(of: voided, closed: false) == untouched)
        }
    }

    @Test(arguments: 1...4) func closeEndsEveryOpenContactAndChangesNoOther(seed: Int) {
        for history in Self.histories(seed: seed * 17, count: 1000) {
            let open = TestRules.contact.status(of: history, closed: false)
            let closed = TestRules.contact.status(of: history, closed: true)
            if open.state.isOpen {
                #expect(closed.state == (open.everReached ? .reached : .notFinished))
                #expect(closed.notBefore == nil && closed.appointment == nil && !closed.lastAttemptNeedsOther)
            } else {
                #expect(closed == open)
            }
        }
    }
}
