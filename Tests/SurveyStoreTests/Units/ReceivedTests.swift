import SurveyCore
import Testing

@testable import SurveyStore

/// `unit received` (log.md §Acts): a hand-in's date put right, and which day counts under R8.
@Suite struct ReceivedTests {
    let folder: Folder
    let survey: Survey

    init() throws {
        folder = try Folder()
        survey = try folder.create()
        try survey.take("甲局", 8)
        try survey.take("甲局", 2, from: 9, received: "2020-09-23")
    }

    private var verdict: Verdict { get throws { try survey.grades(of: ["甲局"]).units[0].verdict } }

    @discardableResult
    private func receive(_ date: String?, on when: String = "2020-09-25 09:00") throws -> EntryReceipt? {
        try survey.receive("甲局", on: date.map(day), reason: "收文登记", act: at(when)).entry
    }

    @Test func everyContactOfThenHasTheDateAndLaterOnesTheirOwn() throws {
        #expect(try verdict.receivedOn == day("2020-09-23") && verdict.late && !verdict.tally.receivedCorrected)
        #expect(try receive("2020-09-17") != nil)
        #expect(try verdict.receivedOn == day("2020-09-17") && !verdict.late && verdict.tally.receivedCorrected)
        try survey.take("甲局", 1, from: 11, received: "2020-09-24")
        #expect(try verdict.receivedOn == day("2020-09-17"))
        #expect(try receive("2020-09-17", on: "2020-09-25 10:00") != nil, "the eleventh gets it, too")
        #expect(try receive("2020-09-17", on: "2020-09-25 11:00") == nil, "nothing changes")
        #expect(try receive(nil) != nil)
        #expect(try verdict.receivedOn == day("2020-09-23") && !verdict.tally.receivedCorrected)
        #expect(try receive(nil) == nil)
        #expect(try survey.verify().ok)
    }

    @Test func whatCannotBeIsRefused() throws {
        let future = Refusal.content(.receivedInFuture(day("2999-01-01"), today: day("2020-09-25")))
        let before = try folder.bytes()
        #expect(throws: future) { try receive("2999-01-01") }
        #expect(throws: Refusal.usage(.reasonMissing)) {
            try survey.receive("甲局", on: day("2020-09-18"), reason: " ", act: at("2020-09-25 09:00"))
        }
        #expect(throws: Refusal.self) {
            try survey.receive("丙局", on: day("2020-09-18"), reason: "r", act: at("2020-09-25 09:00"))
        }
        #expect(try folder.bytes() == before)
        try survey.withdrawUnit("甲局", reason: "并入", act: at("2020-09-25 09:00"))
        _ = try survey.takeUnits(
            [UnitRow(record: 2, line: 2, name: "甲局")],
            act: at("2020-09-25 09:01")
        )
        #expect(throws: Refusal.order(.nothingHandedIn(unit: "甲局"))) { try receive("2020-09-18") }
    }

    @Test func aHandInOfTheFutureIsRefusedRowByRowAndAsAWhole() throws {
        let row = HandedIn("乙局", "乙公司", "王", "15400000001", on: "2020-09-19")
        let (taken, _) = try survey.take([row], on: "2020-09-18 10:00")
        #expect(taken.refused == 1 && taken.taken == 0)
        #expect(taken.findings.map(\.kind) == [.receivedInFuture(day("2020-09-19"))])
        #expect(try survey.take([row], on: "2020-09-19 10:00").0.taken == 1)
        #expect(throws: Refusal.content(.receivedInFuture(day("2020-09-19"), today: day("2020-09-18")))) {
            try survey.take([row], received: "2020-09-19", on: "2020-09-18 10:00")
        }
    }

    @Test func theImportSaysWhereR8Decides() throws {
        let rows = (11...12).map {
            HandedIn("丁局", "丁企业\($0)", "王", "1540000\($0)00", on: $0 == 11 ? "2020-09-18" : "2020-09-23")
        }
        let unit = try #require(try survey.take(rows, on: "2020-09-24 10:00").1.units.last)
        #expect(unit.receivedOn == day("2020-09-23") && unit.firstReceivedOn == day("2020-09-18") && unit.late)
        #expect(unit.completion == .init(inTime: 1, completedOn: day("2020-09-23"), reading: .complete))
        let changes = try survey.whatIf([.completion(.first)]).outcomes[0]
        #expect(changes.readings == [.completion(.first)])
    }

    @Test(arguments: [
        "UPDATE unit SET received_on = received_on - 1", "UPDATE unit SET received_upto = 3",
        "UPDATE unit SET received_on = NULL, received_upto = NULL",
    ])
    func whatIsChangedBesideTheLogIsFound(statement: String) throws {
        try receive("2020-09-22")
        #expect(try survey.verify().ok)
        try folder.sql(statement)
        #expect(try folder.open().verify().checks.filter { !$0.ok }.map(\.name) == [.grades])
    }
}
