import SurveyCore
import Testing

@testable import SurveyStore

/// Another program writes, or an earlier file of the call is given up, while a call of `import contacts` is at work.
@Suite struct HandInBesideOthersTests {
    let folder: Folder
    let survey: Survey
    let rows = [HandedIn("甲公司", "王一", "15400000001"), HandedIn("乙公司", "李二", "15400000002")]

    init() throws {
        folder = try Folder()
        survey = try folder.create()
    }

    private func options(replace: Bool = false, check: Bool = false) -> HandInOptions {
        var options = HandInOptions()
        options.received = day("2020-09-18")
        options.replace = replace
        options.check = check
        return options
    }

    private func handIn(_ options: HandInOptions, _ work: (HandInRun) throws -> Void) throws -> HandInSummary {
        try survey.handIn(options, act: at("2020-09-18 10:00"), work)
    }

    /// A number that somebody else handed in after this call had begun is seen all the same.
    @Test(arguments: [false, true]) func aNumberTakenMeanwhileIsSeen(_ afterTheFirstFile: Bool) throws {
        var taken = FileTaken()
        let summary = try handIn(options()) { run in
            if afterTheFirstFile { _ = try run.take([HandedIn("乙局", "丁公司", "赵", "15400000009")], name: "先.csv") }
            try folder.open().take(rows)
            taken = try run.take([
                HandedIn("丙公司", "孙三", "15400000001"), HandedIn("丁公司", "周四", "15400000003"),
                HandedIn("丙局", "戊公司", "吴五", "15400000002"),
            ])
        }
        #expect((taken.taken, taken.refused) == (2, 1))
        #expect(taken.findings.map(\.code) == ["duplicate-in-unit", "shared-across-units"])
        // What the others took counts with the unit.
        #expect(summary.units.first { $0.unit == "甲局" }?.provided == 3)
        #expect(try survey.verify().ok)
    }

    @Test func fieldworkClosedMeanwhileStopsTheImport() throws {
        try survey.take("甲局", 10)
        try survey.surveyors(["李敏"])
        _ = try survey.draw(seed: "1", act: at("2020-09-18 09:00"))
        #expect(throws: Refusal.order(.closed(at: time("2020-09-18 10:01")))) {
            try handIn(options()) { run in
                _ = try run.take([HandedIn("乙局", "丁公司", "赵", "15400000009")], name: "先.csv")
                _ = try folder.open().close(reason: "提前结束", act: at("2020-09-18 10:01"))
                _ = try run.take(rows)
            }
        }
        #expect(try folder.rows("SELECT count(*) FROM contact") == [["11"]])
    }

    /// A file that was given up has replaced nothing; the next one does.
    @Test func aFileGivenUpHasReplacedNothing() throws {
        try survey.take(rows)
        let new = [HandedIn("新公司", "钱", "15400000007")]
        let summary = try handIn(options(replace: true)) { run in
            let broken = try run.take(
                [batch(new)],
                name: "坏.csv",
                digest: sha256("坏"),
                fault: Finding(.unclosedQuote)
            )
            #expect(broken.unusable)
            _ = try run.take(new)
            // Of the same call: adds to the new hand-in.
            _ = try run.take([HandedIn("再公司", "冯", "15400000008")], name: "续.csv")
        }
        #expect(summary.units.map(\.provided) == [2])
        #expect(try folder.rows("SELECT organisation FROM contact WHERE withdrawn = 0") == [["新公司"], ["再公司"]])
    }

    /// Interrupted when every row is read and the log is being written: nothing of the file stands.
    @Test func anInterruptionAtTheLastMomentIsHeeded() throws {
        struct Stop: Error {}
        try survey.take(rows)
        let before = try folder.bytes()
        #expect(throws: Stop.self) {
            try handIn(options()) { run in
                run.interruption = { throw Stop() }
                _ = try run.take([HandedIn("乙局", "丁公司", "赵", "15400000009")])
            }
        }
        #expect(try folder.bytes() == before)
    }
}
