import Testing

@testable import SurveyCore

/// *Not before*, appointments and what is still lacking (protocol.md §Not before).
@Suite struct NextDialTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let dials: String
        /// `10-12 12:05`; `nil` for at once.
        let notBefore: String?
        var testDescription: String { name }

        init(_ name: String, _ dials: String, _ notBefore: String?) {
            self.name = name
            self.dials = dials
            self.notBefore = notBefore
        }
    }

    static let rows: [Row] = [
        Row("never dialled", "", nil),
        Row("our fault", "10-12 09:05 A 85", nil),
        Row("our fault after a silent one withholds nothing more", "10-12 09:05 A 10, 10-12 10:00 A 85", "10-12 14:30"),
        Row("busy", "10-12 09:05 A 30", "10-12 09:35"),
        Row("busy at the end of a slice", "10-12 11:20 A 30", "10-12 14:30"),
        Row("busy at the end of the last", "10-12 19:50 A 30", "10-13 09:00"),
        Row("no answer, +3 h into the afternoon", "10-12 11:29 A 10", "10-12 14:30"),
        Row("no answer, +3 h within a slice", "10-12 13:00 A 10", "10-12 16:00"),
        Row("no answer, +3 h in the middle of a slice", "10-12 11:35 A 70", "10-12 14:35"),
        Row("+3 h, the slice itself was tried", "10-12 14:35 A 10", "10-12 18:00"),
        Row("+3 h past the last slice", "10-12 17:05 A 10", "10-13 09:00"),
        Row("the morning was tried", "10-12 09:05 A 10, 10-13 10:00 B 10", "10-13 14:30"),
        Row("three slices tried: the fourth", "10-12 09:05 A 10, 10-13 14:35 A 10, 10-14 16:05 B 10", "10-14 19:05"),
        Row(
            "all four tried: any",
            "10-12 09:05 A 10, 10-13 14:35 A 10, 10-14 16:05 B 10, 10-15 18:05 A 10",
            "10-16 09:00"
        ),
        Row("dialled at night, the slice is untried", "10-12 21:00 A 10", "10-13 09:00"),
        Row("a slice on a Sunday is not tried", "10-11 09:05 A 10", "10-12 09:00"),
        Row("absent", "10-12 09:05 A 41", "10-12 14:30"),
        Row("Friday evening", "10-16 18:05 A 10", "10-19 09:00"),
        Row("before the holiday week", "09-30 18:05 A 10", "10-09 09:00"),
        Row("before a Sunday that is worked", "09-26 18:05 A 10", "09-27 09:00"),
        Row("Friday before a Saturday that is worked", "10-09 18:05 A 10", "10-10 09:00"),
        Row("broke off", "10-12 09:05 A 62", "10-13 00:00"),
        Row("gatekeeper on Friday", "10-16 09:05 A 42", "10-19 00:00"),
        Row("gatekeeper before the holidays", "09-30 09:05 A 42", "10-09 00:00"),
        Row("two a day", "10-12 09:05 A 10, 10-12 14:35 A 10", "10-13 09:00"),
        Row("two a day, the first slice tried: the later of both", "10-12 09:05 A 10, 10-12 18:05 A 10", "10-13 14:30"),
        Row("two a day, busy", "10-12 09:05 A 10, 10-12 14:35 A 30", "10-13 09:00"),
        Row("two a day, broke off", "10-12 09:05 A 10, 10-12 14:35 A 62", "10-13 09:00"),
        Row("two a day, dead", "10-12 09:05 A 10, 10-12 14:35 A 01", "10-13 09:00"),
        Row("two yesterday, one today", "10-12 09:05 A 10, 10-12 14:35 A 10, 10-13 16:05 A 30", "10-13 16:35"),
        Row("incoming is not one of two", "10-12 09:05 A 10, 10-12 09:30 A 41 in", "10-12 14:30"),
        Row("appointment", "10-12 09:05 A 20 >10-12 09:20", "10-12 09:20"),
        Row("appointment, two a day", "10-12 09:05 A 10, 10-12 09:15 A 20 >10-12 15:00", "10-12 15:00"),
        Row("appointment without a time", "10-12 09:05 A 20", "10-12 14:30"),
        Row("unallocated", "10-12 09:05 A 01", nil),
        Row("suspended", "10-12 09:05 A 02", "10-13 09:00"),
        Row("suspended on Friday", "10-16 09:05 A 02", "10-19 09:00"),
        Row("unallocated, at night", "10-12 23:05 A 01", "10-13 09:00"),
        Row("unallocated on a Sunday", "10-11 09:05 A 01", "10-12 09:00"),
        Row("unallocated, of a number once answered", "10-11 09:05 A 41, 10-11 09:04 B 01", "10-12 09:00"),
        Row("dead, half an hour after a silent one of yesterday", "10-12 18:59 A 10, 10-13 09:05 B 01", nil),
        Row("only a recused surveyor dialled it", "10-12 09:05 A 10 recused", nil),
        Row("closed", "10-12 09:05 A 61", nil),
        Row("unreachable", "10-12 09:05 A 01, 10-12 09:06 B 01", nil),
    ]

    @Test(arguments: rows)
    func aContactIsNotOfferedBeforeItsTime(row: Row) {
        let history = ContactHistory(attempts: dials(row.dials))
        let status = TestRules.contact.status(of: history, closed: false)
        #expect(status.notBefore == row.notBefore.map(TestRules.time))
        #expect(status.notBefore == NaiveContact.notBefore(history), "the second implementation")
    }

    @Test func secondsAreKept() {
        let dial = Attempt(
            call: 1,
            surveyor: "A",
            dial: Dial(.noAnswer, at: Timestamp(seconds: TestRules.time("10-12 11:35").seconds + 7))
        )
        let status = TestRules.contact.status(of: ContactHistory(attempts: [dial]), closed: false)
        #expect(status.notBefore?.seconds == TestRules.time("10-12 14:35").seconds + 7)
    }

    @Test func theAgreedTimeStandsOnlyWhileTheAppointmentIsTheLastWord() {
        func status(_ text: String, closed: Bool = false) -> ContactStatus {
            TestRules.contact.status(of: ContactHistory(attempts: dials(text)), closed: closed)
        }
        let agreed = "10-12 09:05 A 20 >10-13 15:00"
        #expect(status(agreed).appointment == TestRules.time("10-13 15:00"))
        #expect(status(agreed, closed: true).appointment == nil)
        #expect(status(agreed, closed: true).notBefore == nil)
        #expect(status(agreed + ", 10-13 15:00 A 10").appointment == nil)
    }

    @Test func aCompletedNumberThatWaitsForTheOfficeIsNotOffered() {
        var history = ContactHistory(attempts: dials("10-12 09:05 A 01, 10-12 09:06 B 02"), numberAssumed: true)
        history.attempts[1] = dials("10-13 09:06 B 02")[0]
        let waiting = TestRules.contact.status(of: history, closed: false)
        #expect(waiting.awaitsNumberCheck && waiting.notBefore == nil)
        history.corrections = corrections("confirm 10-14 09:00")
        #expect(!TestRules.contact.status(of: history, closed: false).awaitsNumberCheck)
    }

    struct Last: Sendable, CustomTestStringConvertible {
        let name: String
        let dials: String
        let needsOther: Bool
        var single = false
        var testDescription: String { name }
    }

    @Test(arguments: [
        Last(name: "never dialled", dials: "", needsOther: false),
        Last(name: "three by one", dials: "10-12 09:05 A 10, 10-13 09:05 A 10, 10-14 09:05 A 10", needsOther: false),
        Last(
            name: "four by one",
            dials: "10-12 09:05 A 10, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10",
            needsOther: true
        ),
        Last(
            name: "four by two",
            dials: "10-12 09:05 A 10, 10-13 09:05 A 10, 10-14 09:05 B 10, 10-15 09:05 A 10",
            needsOther: false
        ),
        Last(
            name: "five by one",
            dials: "10-12 09:05 A 10, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10, 10-16 09:05 A 10",
            needsOther: true
        ),
        Last(
            name: "four by the only one there is",
            dials: "10-12 09:05 A 10, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10",
            needsOther: false,
            single: true
        ),
        Last(
            name: "four by one, but somebody answered",
            dials: "10-12 09:05 A 10, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 41",
            needsOther: false
        ),
    ])
    func theLastSilentAttemptGoesToAnotherSurveyor(row: Last) {
        let history = ContactHistory(attempts: dials(row.dials), singleSurveyor: row.single)
        #expect(TestRules.contact.status(of: history, closed: false).lastAttemptNeedsOther == row.needsOther)
    }

    @Test func whatIsLackingAndHowOftenItWasDialledIsTold() {
        let status = TestRules.contact.status(
            of: ContactHistory(attempts: dials("10-12 09:35 A 10, 10-12 21:00 A 70, 10-12 22:00 B 85")),
            closed: false
        )
        var lacking = ContactStatus.Lacking()
        (lacking.attempts, lacking.days, lacking.slices, lacking.surveyors) = (4, 2, 2, 1)
        #expect(status.lacking == lacking)
        #expect(status.attempts == 2)
        let incoming = ContactHistory(attempts: dials("10-12 09:35 A 41, 10-12 09:40 A 41 in"))
        #expect(TestRules.contact.status(of: incoming, closed: false).attempts == 1)
        #expect(TestRules.contact.status(of: incoming, closed: false).lacking == ContactStatus.Lacking())
    }
}
