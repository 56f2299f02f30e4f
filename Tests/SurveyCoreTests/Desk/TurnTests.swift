import SurveyCore
import Testing

/// Whose turn a contact is, and why not (protocol.md §Order of the call list).
@Suite struct TurnTests {
    /// The contact's own list is A's; the order is that of the surveyor named, on 10-12 at 10:00.
    private func turn(
        of who: String,
        _ dialled: String,
        at now: String = "10-12 10:00",
        single: Bool = false,
        avoided: Bool = false,
        barred: Bool = false
    ) -> (part: CallOrder.Part?, from: Timestamp?, reason: DeskForecast.Reason?) {
        let history = ContactHistory(attempts: dials(dialled), singleSurveyor: single)
        let number = ["A": 1, "B": 2, "C": 3][who]!
        let order = CallOrder(
            TestRules.contact,
            surveyor: DeskSurveyor(name: who, number: number),
            now: TestRules.time(now)
        )
        let candidate = CallOrder.Candidate(
            contact: 7,
            owner: 1,
            place: 3,
            isAvoided: avoided,
            isBarred: barred,
            singleSurveyor: single,
            status: TestRules.contact.status(of: history, closed: false),
            lastDial: history.attempts.map(\.at).max(),
            dials: TestRules.contact.counting(history)
        )
        switch order.turn(of: candidate) {
        case .mine(let rank, let from): return (rank.part, from, nil)
        case .others(let reason): return (nil, nil, reason)
        case .none: return (nil, nil, nil)
        }
    }

    @Test func aDeadNumberIsConfirmedByWhoDidNotFindItDead() {
        #expect(turn(of: "A", "10-12 09:05 A 01").reason == .confirmedByOther)
        #expect(turn(of: "B", "10-12 09:05 A 01").part == .confirming)
        // Having heard it ring out is not having found it dead.
        #expect(turn(of: "B", "10-09 09:05 B 10, 10-12 09:05 A 01").part == .confirming)
        #expect(turn(of: "B", "10-12 09:05 A 01", avoided: true).reason == .confirmedByOther)
    }

    @Test func whereNobodyElseMayTheSameSurveyorConfirmsOnTheNextWorkingDay() {
        let friday = turn(of: "A", "10-16 09:05 A 01", at: "10-17 10:00", single: true)
        #expect(friday.part == .confirming && friday.from == TestRules.time("10-19 00:00"))
    }

    @Test func theLastSilentAttemptIsAnothers() {
        let silent = "10-09 09:05 A 10, 10-10 14:35 A 10, 10-12 16:05 A 10, 10-13 18:05 A 10"
        #expect(turn(of: "A", silent).reason == .lastByOther)
        #expect(turn(of: "B", silent).part == .confirming)
    }

    @Test func anAppointmentIsAnybodysHalfAnHourLate() {
        let agreed = "10-12 09:05 A 20 >10-12 15:00"
        let (own, others) = (turn(of: "A", agreed), turn(of: "B", agreed))
        #expect(own.part == .appointments && own.from == TestRules.time("10-12 15:00"))
        #expect(others.part == .appointments && others.from == TestRules.time("10-12 15:30"))
        #expect(turn(of: "B", agreed, avoided: true).part == nil)
    }

    /// Whoever would be offered it else: nobody until it is reassigned.
    @Test(arguments: ["", "10-12 09:05 A 20 >10-12 15:00", "10-12 09:05 A 01", "10-12 09:05 A 41"])
    func whatItsSurveyorMustAvoidIsNobodysTurn(_ dials: String) {
        for surveyor in ["A", "B"] {
            #expect(turn(of: surveyor, dials, avoided: surveyor == "A", barred: true).reason == .barred)
        }
        #expect(turn(of: "A", "10-12 09:05 A 61", avoided: true, barred: true).reason == nil)
    }

    @Test func theListIsItsSurveyorsAndAHelpers() {
        #expect(turn(of: "A", "").part == .list)
        #expect(turn(of: "B", "").part == .list)
        #expect(turn(of: "B", "", avoided: true).part == nil)
        #expect(turn(of: "A", "10-12 09:05 A 61").part == nil)
    }
}
