import SurveyCore
import Testing

/// What may be recorded (protocol.md §Recording).
@Suite struct AttemptRulesTests {
    private static let (at, now) = (TestRules.time("10-12 09:05"), TestRules.time("10-12 10:00"))
    private static let score = Score(hundredths: 9000)!

    private func faults(_ dial: Dial, closing: String? = nil) -> [AttemptFault] {
        let closing = closing.map(TestRules.time)
        return AttemptRules(.zhengzhou2020, closing: closing, now: AttemptRulesTests.now).faults(of: dial)
    }

    @Test func scoresFollowFromTheOutcome() {
        let questions = Rulebook.zhengzhou2020.questions
        let all = Dictionary(uniqueKeysWithValues: questions.map { ($0.key, AttemptRulesTests.score) })
        let one = [questions[0].key: AttemptRulesTests.score]
        func of(_ outcome: Disposition, _ scores: [String: Score]) -> [AttemptFault] {
            faults(Dial(outcome, scores: scores, at: AttemptRulesTests.at))
        }
        #expect(of(.completed, all).isEmpty && of(.partial, one).isEmpty && of(.partial, [:]).isEmpty)
        #expect(of(.completed, one) == [.scoreMissing(questions[1])])
        #expect(of(.partial, all) == [.noneDeclined(questions[1])])
        #expect(of(.refused, one) == [.scoresNotExpected(questions[0])])
    }

    @Test func timesLieBeforeNowAndInOrder() {
        let at = AttemptRulesTests.at
        func until(_ text: String) -> [AttemptFault] { faults(Dial(.refused, at: at, until: TestRules.time(text))) }
        #expect(until("10-12 09:05").isEmpty)
        #expect(until("10-12 09:04") == [.endsBeforeDial])
        #expect(until("10-12 10:01") == [.endInFuture])
        #expect(faults(Dial(.refused, at: TestRules.time("10-12 10:01"))) == [.dialInFuture])
        let first = Rulebook.zhengzhou2020.fieldwork.from
        #expect(faults(Dial(.refused, at: TestRules.time("09-21 23:59"))) == [.beforeFieldwork(first)])
        #expect(faults(Dial(.refused, at: TestRules.time("09-22 00:00"))).isEmpty)
        let closing = TestRules.time("10-12 09:04")
        #expect(faults(Dial(.refused, at: at), closing: "10-12 09:04") == [.afterClosing(closing)])
        #expect(faults(Dial(.refused, at: at, review: true), closing: "10-12 09:04").isEmpty)
        #expect(faults(Dial(.refused, at: at, review: true)) == [.reviewBeforeClose])
    }

    @Test func anAgreedTimeBelongsToAnAppointmentAndLiesAfterIt() {
        func agreed(_ outcome: Disposition, _ text: String) -> [AttemptFault] {
            faults(Dial(outcome, at: AttemptRulesTests.at, appointment: TestRules.time(text)))
        }
        #expect(agreed(.appointment, "10-12 09:05").isEmpty)
        #expect(agreed(.appointment, "10-12 09:04") == [.appointmentBeforeDial])
        #expect(agreed(.busy, "10-12 15:00") == [.appointmentNotExpected])
    }

    @Test func whoRingsBackHasAnswered() {
        for outcome in Disposition.allCases where outcome.scores == .none {
            let expected: [AttemptFault] = outcome.kind == .reached ? [] : [.incomingNotReached]
            #expect(faults(Dial(outcome, at: AttemptRulesTests.at, incoming: true)) == expected)
        }
    }
}
