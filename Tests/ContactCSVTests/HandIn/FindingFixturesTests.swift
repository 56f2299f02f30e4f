import SurveyCore
import Testing

@testable import ContactCSV

/// One small hand-in for every finding that is the reader's.
@Suite struct FindingFixturesTests {
    struct Fixture: CustomTestStringConvertible, Sendable {
        let code: String
        let bytes: [UInt8]
        let kind: Finding.Kind
        let record: Int?
        let line: Int?
        let column: String?
        let value: String?
        let unit: String?
        let rows: Int
        let refused: Int
        let unusable: Bool
        var testDescription: String { code }

        init(
            _ code: String,
            _ text: String,
            _ kind: Finding.Kind,
            record: Int? = 3,
            line: Int? = 3,
            column: String? = nil,
            value: String? = nil,
            unit: String? = "郑州市水利局",
            rows: Int = 2,
            refused: Int = 0,
            unusable: Bool = false
        ) {
            self.init(
                code,
                bytes: Array(text.utf8),
                kind,
                record,
                line,
                column,
                value,
                unit,
                rows,
                refused,
                unusable
            )
        }

        init(
            _ code: String,
            bytes: [UInt8],
            _ kind: Finding.Kind,
            _ record: Int?,
            _ line: Int?,
            _ column: String?,
            _ value: String?,
            _ unit: String?,
            _ rows: Int,
            _ refused: Int,
            _ unusable: Bool
        ) {
            (self.code, self.bytes, self.kind, self.record, self.line) = (code, bytes, kind, record, line)
            (self.column, self.value, self.unit, self.rows) = (column, value, unit, rows)
            (self.refused, self.unusable) = (refused, unusable)
        }
    }

    static let head = "填报单位,行政相对人单位,职务,联系方式,报送日期\n郑州市水利局,甲公司,经理,15400000001,2020-09-18\n"

    static func phone(_ code: String, _ cell: String, _ kind: Finding.Kind) -> Fixture {
        Fixture(code, head + "郑州市水利局,乙公司,经理,\(cell),2020-09-18\n", kind, column: "联系方式", value: cell)
    }

    static let large = String(repeating: "长", count: 30_000)

    static let fixtures: [Fixture] = [
        Fixture(
            "no-header",
            "你好,世界\n甲,乙\n",
            .noHeader(required: ["行政相对人单位", "职务", "联系方式"]),
            record: nil,
            line: nil,
            unit: nil,
            rows: 0,
            unusable: true
        ),
        Fixture(
            "missing-column",
            "填报单位,行政相对人单位,职务\n郑州市水利局,甲公司,经理\n",
            .missingColumn(name: "联系方式", field: "phone", found: ["填报单位", "行政相对人单位", "职务"]),
            record: 1,
            line: 1,
            unit: nil,
            rows: 0,
            unusable: true
        ),
        Fixture(
            "unclosed-quote",
            head + "郑州市水利局,\"乙公司,经理,15400000002,\n郑州市水利局,丙公司,经理,15400000003,\n",
            .unclosedQuote,
            record: nil,
            unit: nil,
            rows: 0,
            unusable: true
        ),
        Fixture("empty-file", "", .emptyFile, record: nil, line: nil, unit: nil, rows: 0, unusable: true),
        Fixture(
            "empty-file",
            "填报单位,行政相对人单位,职务,联系方式\n",
            .emptyFile,
            record: nil,
            line: nil,
            unit: nil,
            rows: 0,
            unusable: true
        ),
        Fixture(
            "not-a-table",
            "%PDF-1.7\n",
            .notATable(.pdf),
            record: nil,
            line: nil,
            unit: nil,
            rows: 0,
            unusable: true
        ),
        Fixture(
            "unreadable-encoding",
            bytes: Array(head.utf8) + Array("郑州市水利局,乙".utf8) + [0xD2] + Array("公司,经理,15400000002,\n".utf8),
            .unreadableEncoding(offset: head.utf8.count + "郑州市水利局,乙".utf8.count + 1),
            3,
            3,
            nil,
            nil,
            "郑州市水利局",
            1,
            1,
            false
        ),
        Fixture(
            "no-unit",
            "行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n",
            .noUnit(inColumn: false),
            record: 2,
            line: 2,
            unit: nil,
            rows: 0,
            refused: 1
        ),
        Fixture(
            "bad-date",
            head + "郑州市水利局,乙公司,经理,15400000002,九月\n",
            .badDate,
            column: "报送日期",
            value: "九月",
            rows: 1,
            refused: 1
        ),
        Fixture(
            "too-large",
            head + "郑州市水利局,\(large),经理,15400000002,\n",
            .tooLarge(bytes: 90_000, limit: 65_536),
            unit: nil,
            rows: 1,
            refused: 1
        ),
        Fixture(
            "empty-cell",
            head + "郑州市水利局,乙公司,经理,,2020-09-18\n",
            .emptyCell(required: true),
            column: "联系方式",
            rows: 1,
            refused: 1
        ),
        Fixture(
            "empty-cell",
            head + "郑州市水利局,,经理,15400000002,2020-09-18\n",
            .emptyCell(required: false),
            column: "行政相对人单位"
        ),
        Fixture(
            "empty-cell",
            head + "郑州市水利局,乙公司,,15400000002,2020-09-18\n",
            .emptyCell(required: false),
            column: "职务"
        ),
        Fixture(
            "control-characters",
            head + "郑州市水利局,乙\u{200B}公司,经理,15400000002,\n",
            .controlCharacters(scalars: [0x200B]),
            column: "行政相对人单位",
            value: "乙\u{200B}公司"
        ),
        Fixture(
            "control-characters",
            head + "郑州市水利局,乙\0公司,经理,15400000002,\n",
            .controlCharacters(scalars: [0]),
            column: "行政相对人单位",
            value: "乙\0公司",
            rows: 1,
            refused: 1
        ),
        phone("undiallable-number", "154000002", .undiallableNumber(.short(by: 2))),
        phone("number-damaged-by-spreadsheet", "1.54E+10", .numberDamagedBySpreadsheet),
        phone("area-code-assumed", "67181234", .areaCodeAssumed(areaCode: "0371", number: "0371-67181234")),
        phone(
            "leading-zero-restored",
            "37167181234",
            .leadingZeroRestored(number: "0371-67181234", isPlusDropped: false)
        ),
        phone("digits-left-over", "450000 0371-67181204", .digitsLeftOver(["450000"])),
        phone("no-telephone", "QQ：123456789 手机15400000002", .noTelephone(["123456789"])),
        phone("several-numbers", "15400000002/15400000003", .severalNumbers(["15400000002", "15400000003"])),
        Fixture(
            "ragged-row",
            head + "郑州市水利局,乙公司,经理,15400000002,2020-09-18,分公司\n",
            .raggedRow(cells: 6, columns: 5),
            value: "分公司"
        ),
        Fixture("ragged-row", head + "郑州市水利局,乙公司,经理,15400000002\n", .raggedRow(cells: 4, columns: 5)),
        Fixture(
            "stray-quote",
            head + "郑州市水利局,\"乙\"公司,经理,15400000002,\n",
            .strayQuote,
            column: "行政相对人单位",
            value: "\"乙\"公司"
        ),
        Fixture(
            "carried-down",
            head + ",乙公司,经理,15400000002,\n",
            .carriedDown(unit: "郑州市水利局"),
            column: "填报单位"
        ),
        Fixture(
            "passed-over",
            head + "合计,,,1,\n",
            .passedOver(text: "合计 | 1"),
            value: "合计 | 1",
            rows: 1
        ),
        Fixture("passed-over", head + ",,,,\n", .passedOver(text: ""), rows: 1),
    ]

    @Test(arguments: fixtures) func theFindingIsTheOnlyOneAndNamesItsPlace(_ fixture: Fixture) throws {
        let read = try ReadHandIn(fixture.bytes)
        let finding = try #require(read.report.findings.first)
        #expect(read.report.findings.count == 1)
        #expect(finding.code == fixture.code)
        #expect(finding.kind == fixture.kind)
        #expect(finding.record == fixture.record)
        #expect(finding.line == fixture.line)
        #expect(finding.column == fixture.column)
        #expect(finding.value == fixture.value)
        #expect(finding.unit == fixture.unit)
        #expect(read.rows.count == fixture.rows)
        #expect(read.report.refused == fixture.refused)
        #expect(read.report.unusable == fixture.unusable)
    }

    @Test(arguments: [
        ("Rar!\u{1A}\u{7}", Finding.ForeignFormat.archive), ("GIF89a", .picture),
        ("SQLite format 3\0", .other),
    ])
    func formatsThatAreNoTableAreNamed(_ text: String, _ format: Finding.ForeignFormat) throws {
        #expect(try ReadHandIn(text).report.findings.map(\.kind) == [.notATable(format)])
    }

    @Test(arguments: [[0x89, 0x50, 0x4E, 0x47, 0x0D], [0xFF, 0xD8, 0xFF, 0xE0]] as [[UInt8]]) func picturesAreNoTable(
        _ bytes: [UInt8]
    ) throws {
        #expect(try ReadHandIn(bytes).report.findings.map(\.kind) == [.notATable(.picture)])
    }

    /// What is passed over goes back to the unit whose table it is, and to none from a table of several.
    @Test func rowsPassedOverGoToNoUnitInATableOfSeveral() throws {
        let read = try ReadHandIn(Self.head + "中原区,乙公司,经理,15400000002,\n合计,,,2,\n")
        #expect(read.report.findings == [Finding(.passedOver(text: "合计 | 2"), record: 4, line: 4, value: "合计 | 2")])
    }

    /// A file that cannot be used still says whose it is.
    @Test func unusableFileNamesItsUnit() throws {
        let known = ["郑州市水利局", "郑州市公安局", "郑州市公安局交警支队"]
        #expect(try ReadHandIn("%PDF-1.7", name: "in/郑州市水利局.pdf", knownUnits: known).fileUnit == "郑州市水利局")
        #expect(try ReadHandIn("%PDF-1.7", name: "郑州市公安局交警支队 名单.csv", knownUnits: known).fileUnit == "郑州市公安局交警支队")
        #expect(try ReadHandIn("%PDF-1.7", name: "郑州市水利局、郑州市公安局.csv", knownUnits: known).fileUnit == nil)
        #expect(try ReadHandIn("%PDF-1.7", name: "名单.csv", knownUnits: known).fileUnit == nil)
    }

    /// Each row says so; and where a line below names the unit, that.
    @Test func eachRowWithoutAUnitIsSaid() throws {
        let rows = "行政相对人单位,职务,联系方式\n甲公司,经理,15400000001\n乙公司,经理,15400000002\n"
        #expect(try ReadHandIn(rows).codes == ["no-unit@2", "no-unit@3"])
        for line in ["填报单位：甲乙局", "填报单位（盖章）：,甲乙局,"] {
            let read = try ReadHandIn(rows + line + "\n丙公司,经理,15400000003\n")
            #expect(read.codes == ["no-unit@2", "no-unit@3", "unit-below@4", "passed-over@4"])
            #expect(read.report.findings[2].kind == .unitBelow(unit: "甲乙局", rows: 2))
            #expect(read.column("unit") == ["甲乙局"])
        }
    }
}
