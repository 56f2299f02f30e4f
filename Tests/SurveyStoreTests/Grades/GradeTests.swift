import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct GradeTests {
    @Test func aSurveyFromHandInToPublication() throws {
        let folder = try Folder()
        let survey = try folder.create()
        #expect(try survey.stage(now: time("2020-09-14 09:00")) == .empty(rulebook: "zhengzhou-2020"))
        let rows = ["甲局", "乙局", "丙局", "丁局"].enumerated().map {
            UnitRow(record: $0.offset, line: $0.offset, name: $0.element)
        }
        _ = try survey.takeUnits(rows, act: at("2020-09-14 09:00"))
        #expect(
            try survey.stage(now: time("2020-09-14 09:00"))
                == .unitsOnly(units: 4, deadline: day("2020-09-20"), today: day("2020-09-14"))
        )
        try survey.take([HandedIn("甲局", "企业", "王", "15400000001"), HandedIn("甲局", "厂", "李", "15400000002")])
        try survey.take([HandedIn("乙局", "企业", "王", "15400000001")], received: "2020-09-25", on: "2020-09-25 09:00")
        try survey.take([HandedIn("丙局", "x", "y", "z", refused: true)])
        try survey.surveyors(["王强", "孙丽"])
        #expect(
            try survey.stage(now: time("2020-09-14 09:00"))
                == .contacts(units: 2, contacts: 3, surveyors: 2, missing: ["丙局", "丁局"])
        )
        _ = try survey.draw(seed: "s", act: at("2020-09-26 09:00"))
        #expect(
            try survey.stage(now: time("2020-09-26 09:00")) == .drawn(surveyors: 2, fewest: 1, most: 2, due: 0)
        )
        func dial(_ contact: String, _ outcome: Disposition, _ when: String, _ by: String, _ score: Int? = nil) throws {
            let score = score.map { Score(hundredths: $0)! }
            let scores = score.map { ["understanding": $0, "satisfaction": $0] } ?? [:]
            _ = try survey.record(
                NewAttempt(contact: contact, surveyor: by, dial: Dial(outcome, scores: scores, at: time(when))),
                act: at("2020-10-15 09:00")
            )
        }
        try dial("甲局-01", .unallocated, "2020-09-27 09:30", "王强")
        try dial("甲局-01", .unallocated, "2020-09-27 10:30", "孙丽")
        try dial("甲局-02", .completed, "2020-09-27 10:30", "孙丽", 9_500)
        try dial("乙局-01", .completed, "2020-09-27 10:30", "孙丽", 9_000)
        #expect(try survey.stage(now: time("2020-10-15 10:00")) == .allCalled)
        _ = try survey.close(reason: "外呼期满", act: at("2020-10-16 17:30"))
        #expect(try survey.stage(now: time("2020-10-17 10:00")) == .closed(undetermined: ["丙局"]))

        let report = try survey.grades()
        #expect(report.units.map(\.unit) == ["甲局", "乙局", "丙局", "丁局"])
        #expect(report.units.map(\.grade) == [.good, .good, nil, .poor])
        #expect(report.units.map(\.status) == [.final, .final, .undetermined, .final])
        #expect(report.units.map(\.conflicts) == [["甲局-01"], ["甲局-01"], [], []])
        #expect(report.units[0].verdict.tally.weightedSum == 19_000 && report.units[1].verdict.late)
        #expect(report.units[2].verdict.conclusion == .undetermined(.handInRefused))
        #expect(report.units[3].verdict.conclusion == .nothingProvided)

        try survey.rule("丙局", .fair, reason: "文件可读", act: at("2020-10-17 10:00", by: "周科长"))
        #expect(try folder.entries().last!.hasSuffix(#""unit":"丙局","grade":"fair","computed":null,"reason":"文件可读"}"#))
        #expect(try survey.grades(of: ["丙局"]).units.map(\.grade) == [.fair])
        #expect(try survey.stage(now: time("2020-10-17 10:00")) == .done(units: 4))
        try survey.publish(reason: "定稿", act: at("2020-10-20 10:00"))
        #expect(try folder.entries().last!.contains(#""grades":{"甲局":"good","乙局":"good","丙局":"fair","丁局":"poor"}"#))
        #expect(try survey.stage(now: time("2020-10-21 10:00")) == .published(on: day("2020-10-20")))
        try survey.withdrawRuling("丙局", reason: "误裁", act: at("2020-10-21 10:00"))
        #expect(throws: Refusal.name(.nothingToRule(unit: "丙局"))) {
            try survey.withdrawRuling("丙局", reason: "误裁", act: at("2020-10-21 10:00"))
        }
        let changed = try survey.grades(of: ["丙局"]).units[0]
        #expect(
            changed.grade == nil
                && changed.published
                    == PublishedGrade(grade: .fair, at: time("2020-10-20 10:00"), number: 1, closed: true)
        )

        try survey.withdrawUnit("丙局", reason: "并入甲局", act: at("2020-10-22 10:00"))
        let entries = try survey.head().sequence
        #expect(try survey.renameUnit(" 乙局", to: "乙局 ", reason: "更名", act: at("2020-10-22 10:00")) == nil)
        #expect(try survey.head().sequence == entries)
        try survey.renameUnit("乙局", to: "乙委", reason: "更名", act: at("2020-10-22 10:00"))
        #expect(throws: Refusal.order(.unitNameTaken(name: "甲 局", unit: "甲局"))) {
            try survey.renameUnit("乙委", to: "甲 局", reason: "更名", act: at("2020-10-22 10:00"))
        }
        #expect(try survey.grades().units.map(\.unit) == ["甲局", "乙委", "丁局"])
    }

    @Test func contactsAreFoundByNumberInAnyStyle() throws {
        let f = try Fieldwork()
        try f.dial("1", .appointment, "2020-09-22 09:05")
        let now = time("2020-09-22 09:30")
        for phone in ["154 0000 0001", "+86 15400000001", "0001", "１５４０００００００１", "5400000001"] {
            #expect(try f.survey.contacts(ContactFilter(phone: phone), now: now).map(\.id) == [1])
        }
        #expect(try f.survey.contacts(ContactFilter(text: "企业3"), now: now).map(\.key) == ["甲局-03"])
        #expect(try f.survey.contacts(ContactFilter(unit: "甲局", state: .open), now: now).map(\.attempts) == [1, 0, 0])
        #expect(throws: Refusal.name(.unknownUnit(name: "丁局", nearest: nil))) {
            try f.survey.contacts(ContactFilter(unit: "丁局"), now: now)
        }
        let file = try f.survey.contact("甲局-01", now: now)
        #expect(file.calls.map(\.attempt.outcome) == [.appointment])
    }

    @Test func theSheetGivesConfirmingDialsToOthers() throws {
        let f = try Fieldwork()
        let before = try f.survey.sheets(now: time("2020-09-22 09:00")) { $0 }
        #expect(before.map(\.list.count).reduce(0, +) == 3)
        try f.dial("1", .unallocated, "2020-09-22 09:05", by: "王强")
        let sheets = try f.survey.sheets(now: time("2020-09-22 10:00")) { $0 }
        #expect(sheets.map { $0.confirming.map(\.id) } == [[], [1]])
        #expect(sheets.map(\.whole.count).reduce(0, +) == 3)
        #expect(sheets.map(\.list.count).reduce(0, +) == 2)
    }
}
