import SurveyCore
import Testing

/// Which dials count, and what is to be said of one (protocol.md §Counting, protocol.md §Doubts).
@Suite struct DoubtTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let dials: String
        /// By call; `-` counts.
        let codes: [String]
        var corrected = ""
        var testDescription: String { name }
    }

    @Test(arguments: [
        Row(name: "in a slice", dials: "10-12 09:00 A 10", codes: ["-"]),
        Row(name: "before it", dials: "10-12 08:59 A 10", codes: ["outside-slices"]),
        Row(name: "at its end", dials: "10-12 11:30 A 10", codes: ["outside-slices"]),
        Row(name: "on a Sunday, outside the slices", dials: "10-11 21:00 A 10", codes: ["day-off"]),
        Row(name: "on a holiday", dials: "10-08 09:05 A 10", codes: ["day-off"]),
        Row(name: "a minute after", dials: "10-12 09:05 A 10, 10-12 09:06 B 10", codes: ["-", "too-soon"]),
        Row(name: "exactly three hours", dials: "10-12 15:00 A 10, 10-12 18:00 A 10", codes: ["-", "-"]),
        Row(name: "a minute less", dials: "10-12 15:01 A 10, 10-12 18:00 A 10", codes: ["-", "too-soon"]),
        Row(name: "half an hour after busy", dials: "10-12 09:05 A 30, 10-12 09:35 A 10", codes: ["-", "-"]),
        Row(name: "29 minutes after busy", dials: "10-12 09:05 A 30, 10-12 09:34 A 10", codes: ["-", "too-soon"]),
        Row(
            name: "what came too soon delays nothing",
            dials: "10-12 09:05 A 10, 10-12 11:00 A 10, 10-12 14:30 A 10",
            codes: ["-", "too-soon", "-"]
        ),
        Row(
            name: "the third of a day",
            dials: "10-12 09:05 A 30, 10-12 09:35 A 10, 10-12 14:30 B 10",
            codes: ["-", "-", "third-in-a-day"]
        ),
        Row(
            name: "dead ones neither delay nor fill the day",
            dials: "10-12 09:00 A 01, 10-12 09:05 A 10, 10-12 09:06 A 01, 10-12 14:30 A 10",
            codes: ["-", "-", "-", "-"]
        ),
        Row(
            name: "by time, however they were entered",
            dials: "10-12 09:06 A 10, 10-12 09:05 B 10",
            codes: ["too-soon", "-"]
        ),
        Row(name: "avoided", dials: "10-11 09:05 A 50 recused, 10-12 09:05 B 10", codes: ["must-avoid", "-"]),
        Row(
            name: "of the number before",
            dials: "10-12 09:05 A 10, 10-12 09:06 A 41, 10-13 09:05 A 10 #1",
            codes: ["old-number", "-", "-"],
            corrected: "#1 10-13 08:00"
        ),
        Row(name: "avoided, of a review", dials: "10-11 09:05 A 10 review recused", codes: ["must-avoid"]),
        Row(name: "review and our fault say it themselves", dials: "10-11 A 1, 10-11 09:05 A 85", codes: ["-", "-"]),
    ]) func everyDialIsToldWhyItDoesNotCount(row: Row) {
        let text = row.dials.replacing("10-11 A 1,", with: "10-11 09:05 A 10 review,")
        let history = ContactHistory(attempts: dials(text), corrections: corrections(row.corrected))
        let reasons = TestRules.contact.notCounted(history)
        #expect(history.attempts.map { reasons[$0.call]?.code ?? "-" } == row.codes)
    }

    @Test func tooSoonSaysByHowMuch() {
        let history = ContactHistory(attempts: dials("10-12 09:05 A 10, 10-12 09:06 B 10"))
        #expect(TestRules.contact.notCounted(history) == [2: .tooSoon(minutes: 1)])
    }

    // MARK: Recorded

    private func remarks(
        _ text: String,
        by written: String,
        from source: DialSource = .record,
        onOwnList: Bool = true,
        before: ContactState = .open
    ) -> [String] {
        let history = ContactHistory(attempts: dials(text))
        let dial = history.attempts.last!
        let recorded = DialSurroundings.Recorded(
            written: TestRules.time(written),
            source: source,
            isOnOwnList: onOwnList,
            firstDay: TestRules.day("09-22"),
            attempts: history.attempts,
            notCounted: TestRules.contact.notCounted(history)[dial.call],
            before: before,
            after: TestRules.contact.status(of: history, closed: false)
        )
        return TestRules.contact.doubts(of: dial, in: .recorded(recorded)).map(\.code)
    }

    @Test func whatIsOddIsSaidWhenItIsRecorded() {
        let dial = "10-12 09:05 A 10"
        #expect(remarks(dial, by: "10-13 09:05").isEmpty, "exactly a day")
        #expect(remarks(dial, by: "10-13 09:06") == ["far-from-clock"])
        #expect(remarks(dial, by: "10-12 09:06", onOwnList: false) == ["others-list"])
        #expect(remarks(dial, by: "10-12 09:06", from: .console, onOwnList: false).isEmpty)
        #expect(remarks("10-12 09:05 A 41 in", by: "10-12 09:06", onOwnList: false).isEmpty)
        #expect(
            remarks("10-12 09:05 A 50, 10-11 09:05 B 50", by: "10-12 09:06") == ["second-interview", "far-from-clock"]
        )
        #expect(remarks("10-12 09:05 A 41, 10-12 09:05 A 10", by: "10-12 09:06") == ["same-minute"])
        #expect(remarks("10-12 09:05 B 41, 10-12 09:05 A 10", by: "10-12 09:06").isEmpty)
        #expect(remarks("10-12 09:05 A 41", by: "10-12 09:06", before: .unreachable) == ["unreachable-taken-back"])
        #expect(remarks("10-11 09:05 A 10", by: "10-11 09:06") == ["day-off"])
    }

    @Test func anotherYearIsToldByTheFirstDay() {
        let dial = Attempt(
            call: 1,
            surveyor: "A",
            dial: Dial(.refused, at: Timestamp(iso: "2021-01-04 09:05", offset: TestRules.offset)!)
        )
        let history = ContactHistory(attempts: [dial])
        let recorded = DialSurroundings.Recorded(
            written: dial.at,
            source: .record,
            isOnOwnList: true,
            firstDay: TestRules.day("09-22"),
            attempts: [dial],
            notCounted: nil,
            before: .open,
            after: TestRules.contact.status(of: history, closed: false)
        )
        #expect(TestRules.contact.doubts(of: dial, in: .recorded(recorded)) == [.anotherYear])
    }

    // MARK: Grounds

    private func doubts(
        _ entry: DialEntry,
        at: String = "10-12 09:05",
        drawn: String = "09-22 09:00",
        confirms: DialEntry? = nil
    ) -> [String] {
        let dial = Attempt(call: 2, surveyor: "B", dial: Dial(.unallocated, at: TestRules.time(at)))
        let ground = DialSurroundings.Ground(
            entry: entry,
            drawn: TestRules.time(drawn),
            confirmed: confirms,
            now: TestRules.time("10-20 09:00")
        )
        return TestRules.contact.doubts(of: dial, in: .ground(ground)).map(\.code)
    }

    @Test func whatADowngradeRestsOnIsLookedAt() {
        func entry(_ written: String, _ by: String = "甲", _ login: String = "a", _ source: DialSource = .record)
            -> DialEntry
        {
            DialEntry(written: TestRules.time(written), by: by, login: login, source: source)
        }
        let usual = entry("10-12 09:06")
        #expect(doubts(usual).isEmpty)
        #expect(doubts(usual, drawn: "10-12 09:06") == ["before-draw"])
        #expect(doubts(entry("10-13 09:06")) == ["late-entry"])
        #expect(doubts(entry("10-21 09:06")) == ["late-entry", "clock-ahead"])
        // A sheet is typed up by the next week.
        #expect(doubts(entry("10-19 09:05", "甲", "a", .sheet)).isEmpty)
        #expect(doubts(entry("10-19 09:06", "甲", "a", .sheet)) == ["late-entry"])
        var back = usual
        back.goesBack = true
        #expect(doubts(back) == ["clock-back"])
        #expect(doubts(usual, confirms: entry("10-12 09:00", "乙", "b")).isEmpty)
        #expect(doubts(usual, confirms: entry("10-12 09:00", "乙", "a")) == ["same-hand"])
        #expect(doubts(usual, confirms: entry("10-12 09:00", "甲", "b")) == ["same-hand"])
        #expect(
            doubts(entry("10-12 09:06", "甲", "a", .sheet), confirms: usual).isEmpty,
            "the clerk types what came on paper"
        )
        #expect(doubts(usual, confirms: entry("10-12 09:00", "甲", "b", .sheet)) == ["same-hand"])
    }
}
