import SurveyCore
import Testing

@testable import SurveyStore

/// What differs between a few rows and many: batches that overtake each other, filters, indexes made afterwards.
@Suite struct BulkTests {
    let folder: Folder
    let survey: Survey

    init() throws {
        folder = try Folder()
        survey = try folder.create()
    }

    @Test func aNumberIsFoundAgainInEveryEarlierBatch() throws {
        let batches = [
            [HandedIn("甲局", "甲公司", "王", "15400000001"), HandedIn("甲局", "乙公司", "李", "15400000002")],
            [HandedIn("乙局", "丙公司", "赵", "15400000003"), HandedIn("甲局", "丁公司", "孙", "15400000002")],
            [HandedIn("乙局", "戊公司", "周", "15400000001"), HandedIn("乙局", "己公司", "吴", "15400000003")],
        ].enumerated().map { place, rows in
            // Records go on from batch to batch; between the second and the third, five are passed over.
            var batch = batch(rows)
            for index in batch.rows.indices { batch.rows[index].record = place * 2 + index + (place == 2 ? 7 : 2) }
            return batch
        }
        var taken = FileTaken()
        var options = HandInOptions()
        options.received = day("2020-09-18")
        _ = try survey.handIn(options, act: at("2020-09-18 10:00")) { run in
            taken = try run.take(batches, name: "名单.csv", digest: sha256("三批"))
        }
        #expect((taken.taken, taken.refused) == (4, 2))
        #expect(taken.findings.map(\.record) == [5, 11, 12])
        #expect(
            taken.findings.map(\.kind) == [
                .duplicateInUnit(record: 3, key: "甲局-02"), .sharedAcrossUnits(key: "甲局-01", unit: "甲局"),
                .duplicateInUnit(record: 4, key: "乙局-01"),
            ]
        )
        let later = try survey.take([HandedIn("乙局", "庚公司", "郑", "15400000001")]).0
        #expect(later.findings.map(\.code) == ["duplicate-in-unit"])
    }

    /// More than the first of its two filters takes.
    @Test func theFilterForgetsNoNumberAndKnowsFewStrangers() {
        let filter = NumberFilter()
        func note(_ number: Int) -> Bool { Array("154\(padded(number, 8))".utf8).withUnsafeBufferPointer(filter.note) }
        let early = (0..<300_000).filter(note)
        #expect(early.count < 100)
        #expect((0..<300_000).allSatisfy(note))
    }

    @Test func namesWithinNamesAndHundredthContactsSortAsBytes() throws {
        let units = ["局", "局-1", "局-02-1", "局甲", "局-"]
        try survey.take(units.map { HandedIn($0, "甲公司", "王", "x") })
        try survey.take("局", 101)
        try survey.take("局-1", 3)
        var lines: [String] = []
        try survey.rosterLines { lines.append($0) }
        #expect(lines.count == 109)
        let keys = lines.map { String($0.prefix { $0 != "\t" }) }
        #expect(keys == keys.sorted(by: RosterDigest.ordered))
        #expect(keys.contains("局-100") && keys.firstIndex(of: "局-02-1-01")! > keys.firstIndex(of: "局-02")!)
    }

    @Test func aLargeDrawLeavesTheTableAsASmallOneDoes() throws {
        let schema = "SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'listed' ORDER BY name"
        let before = try folder.rows(schema)
        let rows = (0..<12_000).map { HandedIn("单位\($0 / 10)", "公司\($0)", "王", "154" + padded($0, 8)) }
        try survey.take(rows)
        try survey.surveyors(["王强", "孙丽", "李敏"])
        let draw = try survey.draw(seed: "1", act: at("2020-09-21 09:00"))
        #expect(draw.drawn == 12_000)
        #expect(try folder.rows(schema) == before)
        #expect(try folder.rows("PRAGMA integrity_check") == [["ok"]])
        let listed = try folder.rows("SELECT contact FROM listed WHERE surveyor = 2 ORDER BY place").map { Int($0[0])! }
        #expect(listed == draw.lists[1].contacts.map(\.id))
        #expect(draw.lists[1].contacts.map(\.ticket) == draw.lists[1].contacts.map(\.ticket).sorted())
    }
}
