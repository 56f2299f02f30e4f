import Testing

@testable import SurveyCore
@testable import SurveyStore

@Suite struct HandInTests {
    let folder: Folder
    let survey: Survey
    let two = [HandedIn("甲公司", "王一", "15400000001"), HandedIn("乙公司", "李二", "15400000002")]

    init() throws {
        folder = try Folder()
        survey = try folder.create()
    }

    @Test func oneEntryAUnitAndFileWithTheDigestsOfTheContacts() throws {
        let (taken, summary) = try survey.take(two + [HandedIn("乙局", "丙\t公司", "赵", "15400000003", assumed: true)])
        #expect(taken.taken == 3)
        #expect(
            summary.units == [
                UnitReport(
                    unit: "甲局",
                    provided: 2,
                    receivedOn: day("2020-09-18"),
                    firstReceivedOn: day("2020-09-18"),
                    late: false
                ),
                UnitReport(
                    unit: "乙局",
                    provided: 1,
                    receivedOn: day("2020-09-18"),
                    firstReceivedOn: day("2020-09-18"),
                    late: false
                ),
            ]
        )
        let evidence = try folder.rows("SELECT digest, salt, text FROM evidence WHERE text LIKE '%局-%' ORDER BY text")
        #expect(
            evidence.map { $0[2] } == [
                "乙局-01\t丙 公司\t经理\t赵\t15400000003\t\t", "甲局-01\t甲公司\t经理\t王一\t15400000001\t\t",
                "甲局-02\t乙公司\t经理\t李二\t15400000002\t\t",
            ]
        )
        for row in evidence { #expect(row[0] == sha256(row[1] + "," + row[2])) }
        let names = try folder.rows("SELECT digest FROM evidence WHERE text = '名单.csv'")
        #expect(names.count == 1)
        let entries = try folder.entries()
        #expect(entries.count == 3)
        let bytes = sha256("\(two + [HandedIn("乙局", "丙\t公司", "赵", "15400000003", assumed: true)])")
        let file = try folder.rows("SELECT digest, salt FROM evidence WHERE text = '\(bytes)'")[0]
        #expect(file[0] == sha256("\(file[1]),\(bytes)"))
        let contacts = [evidence[1], evidence[2]].enumerated().map {
            LogAct.HandIn.Contact(
                ordinal: $0.offset + 1,
                receivedOn: day("2020-09-18"),
                digest: $0.element[0],
                assumed: false
            )
        }
        let act = LogAct.contacts(.init(unit: "甲局", name: names[0][0], file: file[0], refused: 0, contacts: contacts))
        let expected = LogEntry(act: act, written: time("2020-09-18 10:00"), by: "经办人", login: "office")
        #expect(entries[1] == expected.text(survey.rulebook.offset))
        try folder.expectChain(entries: 3)
    }

    @Test func theSameFileTwiceChangesNothing() throws {
        let rows = two + [HandedIn("丙公司", "孙三", "1.5E+10"), HandedIn("丁公司", "周四", "15400000001")]
        let first = try survey.take(rows).0
        #expect((first.taken, first.refused) == (3, 1))
        #expect(first.findings.map(\.code) == ["duplicate-in-unit"])
        #expect(first.findings[0].kind == .duplicateInUnit(record: 2, key: "甲局-01"))
        let before = try folder.bytes()
        let (second, summary) = try survey.take(rows, received: nil, on: "2020-10-30 10:00")
        #expect((second.taken, second.unchanged, second.refused) == (0, 3, 1))
        #expect(summary.units.map(\.provided) == [3])
        #expect(try folder.bytes() == before)
        let third = try survey.take(Array(rows.prefix(3)), name: "名单 (1).csv").0
        #expect(third.findings == [Finding(.alreadyImported(at: time("2020-09-18 10:00")), unit: "甲局")])
        #expect(try folder.bytes() == before)
    }

    /// Only identifying cells make another contact; what differs beside them is said and stays as it was taken.
    @Test func anotherOfficerOrRemarkIsSaidAndNotTaken() throws {
        func rows(_ officer: String, _ remark: String) -> HandInBatch {
            var rows = batch([two[0]])
            for (kept, text) in [(KeptCell.officer, officer), (.remark, remark)] {
                rows.rows[0][kept] = HandInBatch.Cell(start: Int32(rows.bytes.count), count: Int32(text.utf8.count))
                rows.bytes += text.utf8
            }
            return rows
        }
        func take(_ rows: HandInBatch) throws -> FileTaken {
            var options = HandInOptions()
            options.received = day("2020-09-18")
            var taken = FileTaken()
            _ = try survey.handIn(options, act: at("2020-09-18 10:00")) { run in
                taken = try run.take([rows], name: "名单.csv", digest: sha256("\(rows.bytes)"))
            }
            return taken
        }
        #expect(try take(rows("周", "主管")).taken == 1)
        let entries = try folder.entries().count
        #expect(try take(rows("周", "主管")).findings.map(\.code) == ["already-imported"])
        for other in [rows("吴", "主管"), rows("周", "")] {
            let again = try take(other)
            #expect(again.unchanged == 1 && again.taken == 0)
            #expect(again.findings.last?.kind == .notUpdated(key: "甲局-01"))
        }
        #expect(try folder.rows("SELECT officer, remark FROM contact") == [["周", "主管"]])
        #expect(try folder.entries().count == entries)
    }

    @Test func numbersSharedWithOthersAndChangedOnesAreSaid() throws {
        try survey.take(two)
        let rows = [
            HandedIn("乙局", "某公司", "赵", "15400000001"), HandedIn("甲公司", "王一", "15400000009"),
            HandedIn("戊公司", "吴", "15400000002"),
        ]
        let taken = try survey.take(rows).0
        #expect((taken.taken, taken.refused) == (2, 1))
        #expect(
            taken.findings.map(\.kind) == [
                .sharedAcrossUnits(key: "甲局-01", unit: "甲局"),
                .numberChanged(key: "甲局-01", old: "15400000001", new: "15400000009", provided: 3),
                .duplicateInUnit(record: nil, key: "甲局-02"),
            ]
        )
    }

    @Test func anUnknownUnitIsRefusedOnceThereIsATable() throws {
        _ = try survey.takeUnits(
            [UnitRow(record: 2, line: 2, name: "郑州市城市管理局", aliases: ["城管局"])],
            act: at("2020-09-10 10:00")
        )
        let rows = [HandedIn("城管局", "甲公司", "王", "15400000001"), HandedIn("郑州市城管局", "乙公司", "李", "15400000002")]
        let (taken, summary) = try survey.take(rows)
        #expect((taken.taken, taken.refused) == (1, 1))
        #expect(taken.findings.map(\.kind) == [.unknownUnit(nearest: "郑州市城市管理局")])
        #expect(summary.units.map(\.unit) == ["郑州市城市管理局"])
    }

    @Test func whatWasRefusedLeavesOneTraceAndCheckNone() throws {
        let rows = [HandedIn("甲公司", "王", "x", refused: true), HandedIn("乙公司", "李", "y", refused: true)]
        let before = try folder.bytes()
        #expect(try survey.take(rows, check: true).0.refused == 2)
        #expect(try folder.bytes() == before)
        for _ in 1...2 { #expect(try survey.take(rows).0.refused == 2) }
        let entries = try folder.entries()
        #expect(entries.count == 2)
        #expect(entries[1].hasSuffix(#""refused":2,"contacts":[]}"#))
    }

    @Test func withoutADateAfterTheDeadlineTheFileIsRefused() throws {
        let (taken, _) = try survey.take(two, received: nil, on: "2020-09-21 09:00")
        #expect(taken.unusable)
        #expect(taken.findings.map(\.kind) == [.receivedUnknown(today: day("2020-09-21"))])
        #expect(try folder.entries().last!.hasSuffix(#""refused":1,"contacts":[]}"#))
        let today = try survey.take(two, received: nil, on: "2020-09-20 09:00").0
        #expect(today.findings.map(\.kind) == [.receivedToday(day("2020-09-20"))])
        #expect(today.taken == 2)
    }

    @Test func strictTakesNothingWhenAnythingIsWrong() throws {
        let (_, summary) = try survey.take(two + [HandedIn("丙公司", "孙", "z", refused: true)], strict: true)
        #expect(summary.refusedAsStrict)
        #expect(try folder.rows("SELECT count(*) FROM contact") == [["0"]])
        #expect(try folder.entries().last!.hasSuffix(#""refused":1,"contacts":[]}"#))
        #expect(try survey.take(two, strict: true).0.taken == 2)
    }

    @Test func replacingTakesNewDatesUnlessTheyAreKept() throws {
        try survey.take(two, received: "2020-09-18")
        let new = [HandedIn("新公司", "钱", "15400000007", on: "2020-09-25")]
        let (_, preview) = try survey.take(new, replace: true, check: true, on: "2020-09-25 09:00")
        #expect(preview.becameLate == [.init(unit: "甲局", from: day("2020-09-18"), to: day("2020-09-25"))])
        let (_, kept) = try survey.take(new, keepDate: true, replace: true, on: "2020-09-25 09:00")
        #expect(
            kept.units == [
                UnitReport(
                    unit: "甲局",
                    provided: 1,
                    receivedOn: day("2020-09-18"),
                    firstReceivedOn: day("2020-09-18"),
                    late: false
                )
            ]
        )
        #expect(kept.becameLate.isEmpty)
        let entries = try folder.entries()
        #expect(entries[2].contains(#""act":"withdrawn""#) && entries[2].contains(#"["甲局-01","甲局-02"],"whole":false"#))
        // Ordinals are never used twice.
        #expect(entries[3].contains(#""contacts":[[3,"2020-09-18","#))
    }

    @Test func theDateIsThatOfTheContactThatReachedTheQuota() throws {
        try survey.take("甲局", 9)
        #expect(try survey.take("甲局", 2, from: 10, received: "2020-09-25").units.first?.late == true)
        try survey.take("乙局", 10)
        #expect(try survey.take("乙局", 2, from: 11, received: "2020-09-25").units.first?.late == false)
    }

    @Test func aFileThatEndsInRuinsTakesNothingAndTracesItsUnits() throws {
        let summary = try survey.handIn(HandInOptions(), act: at("2020-09-18 10:00")) { call in
            let fault = Finding(.unclosedQuote, line: 3)
            let taken = try call.take([batch(two)], name: "坏.csv", digest: sha256("坏"), fault: fault)
            #expect(taken.unusable)
            #expect(try call.take(two).taken == 2)
        }
        #expect(summary.units.map(\.provided) == [2])
        #expect(try folder.entries().count == 3)
    }
}
