import SurveyCore
import Testing

/// Five silent dials that fulfil the protocol exactly: three days, three slices, two surveyors.
private let silent = "10-12 09:05 A 10, 10-12 14:30 A 70, 10-13 11:29 A 90, 10-13 17:29 A 83, 10-14 09:05 B 84"

@Suite struct StateTableTests {
    static let scored: [StateRow] = [
        StateRow("1: completed", "10-12 09:05 A 50", .scored, [1]),
        StateRow("1: completed after two dead", "10-12 09:05 A 01, 10-12 09:06 B 01, 10-12 09:07 A 50", .scored, [3]),
        StateRow("1: completed and later refused", "10-12 09:05 A 50, 10-13 09:05 A 61", .scored, [1]),
        StateRow("1: refused and later completed", "10-12 09:05 A 61, 10-13 09:05 A 50", .scored, [2]),
        StateRow("1: of two the one entered first", "10-13 09:05 A 50, 10-12 09:05 B 50", .scored, [1]),
        StateRow(
            "1: an amendment keeps the place of what it replaces",
            "10-13 09:05 A 50, 10-12 09:05 B 50 for 0",
            .scored,
            [2]
        ),
        StateRow("1: a recused surveyor's scores nothing", "10-12 09:05 A 50 recused", .open, []),
        StateRow("1: nor does it displace one", "10-12 09:05 A 50 recused, 10-13 09:05 B 50", .scored, [2]),
        StateRow("1: rang back", "10-12 09:05 A 50 in", .scored, [1]),
        StateRow("1: the number was corrected since", "10-12 09:05 A 50", .scored, [1], corrected: "#1 10-13 08:00"),
        StateRow("1: after close", "10-12 09:05 A 50", .scored, [1], closed: true),
        StateRow("1: a review dial scores nothing", "10-12 09:05 A 50 review", .notFinished, [], closed: true),
    ]

    static let reached: [StateRow] = [
        StateRow("2: partial", "10-12 09:05 A 51", .reached, [1]),
        StateRow("2: refused", "10-12 09:05 A 61", .reached, [1]),
        StateRow("2: left", "10-12 09:05 A 43", .reached, [1]),
        StateRow("2: unable", "10-12 09:05 A 81", .reached, [1]),
        StateRow("2: denies", "10-12 09:05 A 82", .reached, [1]),
        StateRow("2: one gatekeeper", "10-12 09:05 A 42", .open),
        StateRow("2: one broke off", "10-12 09:05 A 62", .open),
        StateRow("2: gatekeeper twice", "10-12 09:05 A 42, 10-13 09:05 A 42", .reached, [1, 2]),
        StateRow("2: broke off, then gatekeeper", "10-12 09:05 A 62, 10-13 09:05 A 42", .reached, [1, 2]),
        StateRow(
            "2: gatekeeper, absent, broke off",
            "10-12 09:05 A 42, 10-13 09:05 A 41, 10-14 09:05 A 62",
            .reached,
            [1, 3]
        ),
        StateRow("2: gatekeeper twice on one day", "10-12 09:05 A 42, 10-12 15:05 A 42", .open),
        StateRow(
            "2: of one day the first",
            "10-12 09:05 A 42, 10-12 15:05 A 62, 10-13 09:05 A 62",
            .reached,
            [1, 3]
        ),
        StateRow("2: a recused surveyor reaches nobody", "10-12 09:05 A 61 recused", .open, []),
        StateRow(
            "2: of five attempts two a day count",
            "10-12 09:05 A 41, 10-12 09:10 A 10, 10-12 09:15 A 10, 10-13 09:05 A 10, 10-13 09:10 A 10",
            .open
        ),
        StateRow(
            "2: the fifth on a third day, whatever does not count towards unreachable",
            "10-12 09:05 A 41, 10-12 09:10 A 10, 10-12 09:15 A 10, 10-13 09:05 A 10, 10-13 09:10 A 10, 10-17 23:00 A 10",
            .reached,
            [1, 2, 3, 4, 5, 6]
        ),
        StateRow("2: absent", "10-12 09:05 A 41", .open),
        StateRow("2: appointment", "10-12 09:05 A 20 >10-13 15:00", .open),
        StateRow("2: dead after the reach", "10-12 09:05 A 41, 10-13 09:05 A 01", .reached, [1, 2]),
        StateRow("2: dead before the reach", "10-12 09:05 A 01, 10-13 09:05 B 41", .open),
        StateRow("2: dead before and after", "10-12 09:05 A 01, 10-13 09:05 B 41, 10-13 10:05 B 02", .reached, [2, 3]),
        StateRow("2: dead at the same time, by name later", "10-12 09:05 B 01, 10-12 09:05 A 41", .reached, [2, 1]),
        StateRow("2: dead at the same time, by name earlier", "10-12 09:05 A 01, 10-12 09:05 B 41", .open),
        StateRow("2: dead at the same time, by code earlier", "10-12 09:05 A 41, 10-12 09:05 A 01", .open),
        StateRow(
            "2: a dead one of the number before the reach by the new one",
            "10-12 09:05 A 41, 10-13 09:05 A 01",
            .open,
            corrected: "#1 10-14 08:00"
        ),
        StateRow("2: four attempts", "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 41", .open),
        StateRow(
            "2: five attempts",
            "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10, 10-16 09:05 A 10",
            .reached,
            [1, 2, 3, 4, 5]
        ),
        StateRow(
            "2: five attempts, the last an appointment",
            "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10, 10-16 09:05 A 20 >10-16 15:00",
            .open
        ),
        StateRow(
            "2: the appointment was not kept",
            "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10, 10-16 09:05 A 20 >10-16 15:00, 10-16 15:00 A 10",
            .reached
        ),
        StateRow(
            "2: incoming is not among the five",
            "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10, 10-15 10:05 A 41 in",
            .open
        ),
        StateRow(
            "2: incoming can be the last",
            "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10, 10-16 09:05 A 10, 10-16 10:00 A 20 in >10-19 09:00",
            .open
        ),
        StateRow(
            "2: our fault and review dials are no attempts",
            "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 85, 10-16 09:05 A 10 review",
            .open
        ),
        StateRow(
            "2: silent ones of the number before do not count",
            "10-12 09:05 A 41, 10-13 09:05 A 10, 10-14 09:05 A 10, 10-15 09:05 A 10, 10-16 09:05 A 10 #1",
            .open,
            corrected: "#1 10-16 08:00"
        ),
        StateRow("2: never unreachable once reached", silent + ", 10-15 09:05 A 41", .reached),
        StateRow("2: reached after five silent ones, agreed", silent + ", 10-15 09:05 A 20 >10-15 15:00", .open),
        StateRow("4: open and reached, after close", "10-12 09:05 A 41", .reached, [1], closed: true),
        StateRow("4: an appointment, after close", "10-12 09:05 A 20 >10-20 09:00", .reached, [1], closed: true),
    ]

    static let dead: [StateRow] = [
        StateRow("3: never dialled", "", .open, []),
        StateRow("3: our fault only", "10-12 09:05 A 85", .open, []),
        StateRow("3: one unallocated", "10-12 09:05 A 01", .awaitingConfirmation, [1]),
        StateRow("3: two by one surveyor", "10-12 09:05 A 01, 10-13 09:05 A 01", .awaitingConfirmation, [2]),
        StateRow(
            "3: a recused surveyor confirms nothing",
            "10-12 09:05 A 01, 10-12 09:06 B 01 recused",
            .awaitingConfirmation,
            [1]
        ),
        StateRow("3: nor finds anything dead", "10-12 09:05 A 01 recused", .open, []),
        StateRow("3: dead, then a silent one that does not count", "10-12 09:05 A 01, 10-12 21:00 B 10", .open),
        StateRow("3: two by two surveyors", "10-12 09:05 A 01, 10-12 09:06 B 01", .unreachable, [1, 2]),
        StateRow("3: wrong number and fax", "10-12 09:05 A 03, 10-12 09:06 B 04", .unreachable, [1, 2]),
        StateRow("3: cannot be dialled, at night", "10-11 23:05 A 05, 10-11 23:06 B 05", .unreachable, [1, 2]),
        StateRow(
            "3: the pair that was first",
            "10-12 09:05 A 01, 10-13 09:05 A 01, 10-14 09:05 B 03, 10-15 09:05 C 01",
            .unreachable,
            [1, 3]
        ),
        StateRow("3: silent between", "10-12 09:05 A 01, 10-13 09:05 B 10, 10-14 09:05 B 01", .unreachable, [1, 3]),
        StateRow("3: dead, then silent", "10-12 09:05 A 01, 10-13 09:05 B 10", .open),
        StateRow("3: silent, then dead", "10-12 09:05 A 10, 10-13 09:05 B 01", .awaitingConfirmation, [2]),
        StateRow("3: suspended twice on one day", "10-12 09:05 A 02, 10-12 19:05 B 02", .awaitingConfirmation),
        StateRow(
            "3: suspended and unallocated on one day",
            "10-12 09:05 A 02, 10-12 19:05 B 01",
            .awaitingConfirmation
        ),
        StateRow("3: suspended on two days", "10-12 09:05 A 02, 10-13 22:05 B 02", .unreachable, [1, 2]),
        StateRow("3: unallocated, next day suspended", "10-12 09:05 A 01, 10-13 09:05 B 02", .unreachable, [1, 2]),
        StateRow("3: suspended on Friday and Saturday", "10-16 09:05 A 02, 10-17 09:05 B 02", .awaitingConfirmation),
        StateRow("3: suspended on Friday and Monday", "10-16 09:05 A 02, 10-19 09:05 B 02", .unreachable),
        StateRow("3: suspended in the holidays", "09-30 09:05 A 02, 10-08 09:05 B 02", .awaitingConfirmation),
        StateRow("3: suspended on a Saturday that is worked", "10-09 09:05 A 02, 10-10 09:05 B 02", .unreachable),
        StateRow(
            "3: suspended, on the next day by the same, then by another",
            "10-12 09:05 A 02, 10-13 09:05 A 02, 10-13 10:05 B 02",
            .unreachable,
            [1, 3]
        ),
        StateRow("3: dead after close", "10-12 09:05 A 01", .notFinished, [], closed: true),
        StateRow(
            "3: unreachable stays so after close",
            "10-12 09:05 A 01, 10-12 09:06 B 01",
            .unreachable,
            closed: true
        ),
        StateRow(
            "3: confirmed by a review dial only",
            "10-12 09:05 A 01, 11-12 09:06 B 01 review",
            .notFinished,
            closed: true
        ),
        StateRow("single: the same day", "10-12 09:05 A 01, 10-12 19:05 A 01", .awaitingConfirmation, single: true),
        StateRow("single: two days", "10-12 09:05 A 01, 10-13 09:05 A 01", .unreachable, [1, 2], single: true),
        StateRow(
            "single: Friday and Sunday",
            "10-16 09:05 A 01, 10-18 09:05 A 01",
            .awaitingConfirmation,
            single: true
        ),
        StateRow(
            "single: two surveyors all the same",
            "10-12 09:05 A 01, 10-12 09:06 B 01",
            .unreachable,
            single: true
        ),
    ]

    static let quiet: [StateRow] = [
        StateRow("3: five silent, three days, three slices, two surveyors", silent, .unreachable, [1, 2, 3, 4, 5]),
        StateRow("3: four", String(silent.dropLast(", 10-14 09:05 B 84".count)), .open),
        StateRow("3: five by one surveyor", silent.replacing(" B ", with: " A "), .open),
        StateRow("3: five on two days", silent.replacing("10-14", with: "10-13"), .open),
        StateRow("3: five in two slices", silent.replacing("14:30", with: "16:30"), .open),
        StateRow("3: slices are half-open", silent.replacing("14:30", with: "14:29"), .open),
        StateRow("3: the end of a slice is outside", silent.replacing("14:30", with: "11:30"), .open),
        StateRow("3: the third day is a Sunday", silent.replacing("10-14", with: "10-18"), .open),
        StateRow(
            "3: the third day is a Saturday that is worked",
            silent.replacing("10-14", with: "10-10"),
            .unreachable
        ),
        StateRow("3: the third day is a holiday", silent.replacing("10-14", with: "10-08"), .open),
        StateRow(
            "3: outside the slices they count for nothing",
            silent.replacing("17:29 A", with: "21:00 B").replacing("10-14 09:05 B", with: "10-14 09:05 A"),
            .open
        ),
        StateRow("3: five in three minutes", "10-12 09:05 A 10, 10-12 09:06 A 10, 10-12 09:07 B 10", .open),
        StateRow("3: too soon after the last", silent.replacing("14:30 A", with: "11:29 A"), .open),
        StateRow(
            "3: what does not count delays nothing",
            silent + ", 10-12 12:00 A 10, 10-12 14:00 B 10, 10-13 11:00 B 10 recused",
            .unreachable,
            [1, 2, 3, 4, 5]
        ),
        StateRow(
            "3: a third of a day is none",
            "10-12 09:00 A 30, 10-12 09:30 A 30, 10-12 14:30 A 10, 10-13 16:00 A 10, 10-14 09:05 B 10",
            .open
        ),
        StateRow("3: a recused surveyor is no second voice", silent.replacing(" 84", with: " 84 recused"), .open),
        StateRow("3: busy is silent, too", silent.replacing(" 84", with: " 30"), .unreachable),
        StateRow("3: our fault is none of them", silent.replacing(" 84", with: " 85"), .open),
        StateRow(
            "3: unreachable though the last was dead",
            silent + ", 10-15 09:05 A 01",
            .unreachable,
            [1, 2, 3, 4, 5]
        ),
        StateRow(
            "3: however many by one",
            silent.replacing(" B ", with: " A ") + ", 10-15 09:05 A 10, 10-16 09:05 A 10",
            .open
        ),
        StateRow(
            "3: four, after close",
            String(silent.dropLast(", 10-14 09:05 B 84".count)),
            .notFinished,
            [],
            closed: true
        ),
        StateRow("single: five by one on three days", silent.replacing(" B ", with: " A "), .unreachable, single: true),
        StateRow(
            "single: days outside the slices are nobody's second voice",
            "10-12 09:05 A 10, 10-12 14:35 A 10, 10-13 21:00 A 10, 10-14 21:00 A 10, 10-15 21:00 A 10",
            .open,
            single: true
        ),
    ]

    static let numbers: [StateRow] = [
        StateRow(
            "completed number, two dead",
            "10-12 09:05 A 01, 10-12 09:06 B 01",
            .awaitingConfirmation,
            [1, 2],
            completed: true
        ),
        StateRow("completed number, five silent", silent, .awaitingConfirmation, completed: true),
        StateRow("completed number, still open", "10-12 09:05 A 10", .open, completed: true),
        StateRow("completed number, answered", "10-12 09:05 A 50", .scored, completed: true),
        StateRow(
            "completed number, confirmed",
            "10-12 09:05 A 01, 10-12 09:06 B 01",
            .unreachable,
            [1, 2],
            corrected: "confirm 10-13 08:00",
            completed: true
        ),
        StateRow(
            "completed number, replaced",
            "10-12 09:05 A 01, 10-12 09:06 B 01",
            .open,
            [],
            corrected: "#1 10-13 08:00",
            completed: true
        ),
        StateRow(
            "completed number, replaced, the new one dead",
            "10-12 09:05 A 01, 10-14 09:06 A 01 #1, 10-14 10:06 B 01 #1",
            .unreachable,
            [2, 3],
            corrected: "#1 10-13 08:00",
            completed: true
        ),
        StateRow(
            "completed number, after close",
            "10-12 09:05 A 01, 10-12 09:06 B 01",
            .notFinished,
            completed: true,
            closed: true
        ),
        StateRow(
            "one dead each of two numbers",
            "10-12 09:05 A 01, 10-14 09:06 B 01 #1",
            .awaitingConfirmation,
            [2],
            corrected: "#1 10-13 08:00"
        ),
        StateRow(
            "a number put back: its old dials count no more",
            "10-12 09:05 A 01, 10-12 10:05 B 01, 10-14 09:06 B 01 #1",
            .open,
            [],
            corrected: "#1 10-13 08:00, #2 10-15 08:00"
        ),
        StateRow(
            "the correction with the greatest time is in force",
            "10-12 09:05 A 01 #1, 10-12 10:05 B 01 #1",
            .unreachable,
            corrected: "#1 10-11 08:00, #2 10-10 08:00"
        ),
        StateRow(
            "of equal times the later logged",
            "10-12 09:05 A 01 #2, 10-12 10:05 B 01 #2",
            .unreachable,
            corrected: "#1 10-11 08:00, #2 10-11 08:00"
        ),
        StateRow(
            "confirming changes no number",
            "10-12 09:05 A 01 #1, 10-12 10:05 B 01 #1",
            .unreachable,
            corrected: "#1 10-11 08:00, confirm 10-13 08:00"
        ),
    ]

    @Test(arguments: scored + reached + dead + quiet + numbers)
    func everyHistoryHasItsStateAndGrounds(row: StateRow) {
        let status = TestRules.contact.status(of: row.history, closed: row.closed)
        #expect(status.state == row.state)
        if let grounds = row.grounds { #expect(status.grounds == grounds) }
        #expect(NaiveContact.of(row.history, closed: row.closed) == row.state, "the second implementation")
    }

    @Test(arguments: Disposition.allCases)
    func oneDialOfEveryDispositionHasItsState(outcome: Disposition) {
        let dial = "10-12 09:05 A \(outcome.code)"
        let expected: ContactState =
            switch outcome {
            case .completed: .scored
            case .partial, .refused, .left, .unable, .denies: .reached
            case .suspended, .unallocated, .wrongNumber, .notVoice, .undiallable: .awaitingConfirmation
            default: .open
            }
        let history = ContactHistory(attempts: dials(dial))
        #expect(TestRules.contact.status(of: history, closed: false).state == expected)
        let after = TestRules.contact.status(of: history, closed: true).state
        #expect(after == (expected == .scored ? .scored : outcome.kind == .reached ? .reached : .notFinished))
    }

    @Test func theEarliestCompletedOneIsGraded() {
        var attempts = dials("10-12 09:05 A 50, 10-13 09:05 A 50")
        let low = ["understanding": Score(hundredths: 100)!, "satisfaction": Score(hundredths: 200)!]
        attempts[0] = Attempt(call: 1, surveyor: "A", dial: Dial(.completed, scores: low, at: attempts[0].at))
        #expect(TestRules.contact.status(of: ContactHistory(attempts: attempts), closed: false).scores == low)
    }
}
