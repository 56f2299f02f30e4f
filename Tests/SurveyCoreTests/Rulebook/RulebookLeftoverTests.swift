import SurveyCore
import Testing

/// What a rulebook still has of the survey before.
@Suite struct RulebookLeftoverTests {
    private func day(_ text: String) -> CivilDate { CivilDate(iso: text)! }

    private func leftovers(_ replacements: [String: String], today: String) throws -> [RulebookLeftover] {
        let text = replacements.reduce(Rulebook.zhengzhou2020.text) { $0.replacing($1.key, with: $1.value) }
        return try RulebookReader.read(text).get().leftovers(today: day(today))
    }

    @Test func inItsOwnYearNothingIsLeftOver() throws {
        #expect(try leftovers([:], today: "2020-09-18") == [])
    }

    @Test func datesThatArePastAreNamed() throws {
        let today = day("2021-05-01")
        #expect(
            try leftovers([:], today: "2021-05-01") == [
                .past(key: "deadline", date: day("2020-09-20"), today: today),
                .past(key: "fieldwork.from", date: day("2020-09-22"), today: today),
                .past(key: "fieldwork.until", date: day("2020-10-16"), today: today),
                .noCalendar(year: 2021, known: [2020]),
            ]
        )
    }

    /// Dates were moved, and the rest forgotten.
    @Test func aCalendarAndNamesOfTheOldYearAreNamed() throws {
        let moved = [
            "deadline: 2020-09-20": "deadline: 2021-09-20", "from: 2020-09-22": "from: 2021-09-22",
            "until: 2020-10-16": "until: 2021-10-15",
        ]
        let found = try leftovers(moved, today: "2021-05-01")
        #expect(found.contains(.noCalendar(year: 2021, known: [2020])))
        #expect(found.contains(.otherYear(key: "title", year: 2020, years: [2021])))
        #expect(found.contains(.otherYear(key: "rulebook", year: 2020, years: [2021])))
        #expect(found.contains(.otherYear(key: "notice.number", year: 2020, years: [2021])))
        #expect(!found.contains { $0.code == "past" })
    }
}
