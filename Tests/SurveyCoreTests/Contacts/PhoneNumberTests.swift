import SurveyCore
import Testing

/// Numbers in a cell: numbers.md.
@Suite struct PhoneNumberTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let cell: String
        let normal: String?
        let others: [String]
        let codes: [String]
        let completed: Bool
        init(
            _ cell: String,
            _ normal: String?,
            _ others: [String] = [],
            _ codes: [String] = [],
            completed: Bool = false
        ) {
            (self.cell, self.normal, self.others, self.codes, self.completed) = (cell, normal, others, codes, completed)
        }
        var testDescription: String { cell }
    }

    static let assumed = ["area-code-assumed"]
    static let zero = ["leading-zero-restored"]
    static let several = ["several-numbers"]
    static let bad = ["undiallable-number"]
    static let note = ["no-telephone"]

    static let rows: [Row] = [
        // Mobiles in every style.
        Row("15400000123", "15400000123"), Row(" 15400000123 ", "15400000123"), Row("154 0000 0123", "15400000123"),
        Row("154-0000-0123", "15400000123"), Row("154.0000.0123", "15400000123"), Row("１５４００００１２３", nil, [], bad),
        Row("１５４００００\u{3000}０１２３", "15400000123"), Row("+8615400000123", "15400000123"),
        Row("+86 154 0000 0123", "15400000123"), Row("0086-15400000123", "15400000123"),
        Row("(+86)15400000123", "15400000123"),
        Row("（+86）15400000123", "15400000123"), Row("8615400000123", "15400000123"), Row("'15400000123", "15400000123"),
        Row("’15400000123", "15400000123"), Row("15400000123.0", "15400000123"), Row("15400000123.00", "15400000123"),
        Row("015400000123", "15400000123"), Row("\u{202A}15400000123\u{202C}", "15400000123"),
        Row("14600000123", "14600000123"),
        Row("19900000123", "19900000123"), Row("13800000123", "13800000123"),
        // Remarks around a number.
        Row("手机：15400000123", "15400000123"), Row("15400000123（法务）", "15400000123"),
        Row("张三15400000123", "15400000123"),
        Row("15400000123 2号楼", "15400000123", [], note), Row("15400000123(微信同号)", "15400000123"),
        Row("tel: 15400000123", "15400000123"),
        Row("1、15400000123", "15400000123", [], note), Row("15400000123，下午打", "15400000123"),
        // Landlines.
        Row("0371-67181234", "0371-67181234"), Row("037167181234", "0371-67181234"),
        Row("0371—67181234", "0371-67181234"),
        Row("(0371)67181234", "0371-67181234"), Row("（0371）6718 1234", "0371-67181234"),
        Row("0371 6718-1234", "0371-67181234"),
        Row("010-67181234", "010-67181234"), Row("02167181234", "021-67181234"), Row("0375-6718123", "0375-6718123"),
        Row("0375-67181234", "0375-67181234"), Row("+86-371-67181234", "0371-67181234"),
        Row("+86 0371 67181234", "0371-67181234"),
        Row("0086 371 67181234", "0371-67181234"), Row("+861067181234", "010-67181234"),
        // A zero lost to a spreadsheet, an area code assumed.
        Row("37167181234", "0371-67181234", [], zero, completed: true),
        Row("371-67181234", "0371-67181234", [], zero, completed: true),
        Row("1067181234", "010-67181234", [], zero, completed: true),
        Row("37167181234.0", "0371-67181234", [], zero, completed: true),
        Row("86-371-67181234", "0371-67181234", [], zero, completed: true),
        Row("67181234", "0371-67181234", [], assumed, completed: true),
        Row("6718-1234", "0371-67181234", [], assumed, completed: true),
        Row("+86 67181234", "0371-67181234", [], assumed, completed: true),
        // Extensions.
        Row("0371-67181234转801", "0371-67181234x801"), Row("0371-67181234转分机801", "0371-67181234x801"),
        Row("0371-67181234分机801", "0371-67181234x801"), Row("0371-67181234-801", "0371-67181234x801"),
        Row("0371-67181234(801)", "0371-67181234x801"), Row("0371-67181234（801）", "0371-67181234x801"),
        Row("0371-67181234 ext.801", "0371-67181234x801"), Row("0371-67181234 Ext 801", "0371-67181234x801"),
        Row("0371-67181234x801", "0371-67181234x801"), Row("0371-67181234#801", "0371-67181234x801"),
        Row("0371-67181234,801", "0371-67181234x801"), Row("0371-67181234，801", "0371-67181234x801"),
        Row("0371-67181234转：8001", "0371-67181234x8001"), Row("0375-6718123-801", "0375-6718123x801"),
        Row("4001234567-1", "4001234567x1"), Row("400-123-4567转1", "4001234567x1"),
        Row("67181234-801", "0371-67181234x801", [], assumed, completed: true),
        Row("0371-6718-1234-801", "0371-67181234x801"),
        // Service lines and short numbers.
        Row("4001234567", "4001234567"), Row("400-123-4567", "4001234567"), Row("800 123 4567", "8001234567"),
        Row("95588", "95588"), Row("963999", "963999"), Row("12345", "12345"), Row("10086", "10086"), Row("110", "110"),
        Row("0371-12345", "0371-12345"), Row("95588.0", "95588"),
        // Abroad.
        Row("+85221234567", "+85221234567"), Row("+852 2123 4567", "+85221234567"),
        Row("0085221234567", "+85221234567"),
        Row("+1 540 555 0123", "+15405550123"),
        // Several numbers.
        Row("15400000123/15400000124", "15400000123", ["15400000124"], several),
        Row("15400000123、15400000124", "15400000123", ["15400000124"], several),
        Row("15400000123 15400000124", "15400000123", ["15400000124"], several),
        Row("15400000123\n15400000124", "15400000123", ["15400000124"], several),
        Row("15400000123；0371-67181234", "15400000123", ["0371-67181234"], several),
        Row("15400000123或15400000124", "15400000123", ["15400000124"], several),
        Row("手机15400000123，座机0371-67181234转801", "15400000123", ["0371-67181234x801"], several),
        Row("0371-67181234/67181235", "0371-67181234", ["0371-67181235"], several),
        Row("15400000123/67181234", "15400000123", ["0371-67181234"], assumed + several, completed: true),
        Row("15400000123/15400000123", "15400000123"),
        Row("15400000123 +8615400000124", "15400000123", ["15400000124"], several),
        Row("15400000123/1540000012", "15400000123", [], ["digits-left-over"]),
        // What no telephone can dial.
        Row("1.54E+10", nil, [], ["number-damaged-by-spreadsheet"]),
        Row("1.54e10", nil, [], ["number-damaged-by-spreadsheet"]),
        Row("１．５４Ｅ＋１０", nil, [], ["number-damaged-by-spreadsheet"]),
        Row("2E+10", nil, [], ["number-damaged-by-spreadsheet"]),
        Row("1.5400000123E+10", "15400000123"), Row("见附件", nil, [], bad), Row("无", nil, [], bad),
        Row("-", nil, [], bad),
        Row("154****0123", nil, [], bad), Row("154000001", nil, [], bad), Row("1540000012", nil, [], bad),
        Row("154000001234", nil, [], bad), Row("1540000O123", nil, [], bad), Row("154 0000 O123", nil, [], bad),
        Row("12345678901", nil, [], bad), Row("0371-6718123", nil, [], bad), Row("6718123", nil, [], bad),
        Row("0000", nil, [], bad),
        Row("154 0000 012", nil, [], bad),
    ]

    @Test(arguments: rows) func numbersInACellAreReadWithTheirFindings(_ row: Row) {
        let reading = PhoneNumber.parse(row.cell, areaCode: "0371")
        #expect(reading.number?.normal == row.normal)
        #expect(reading.others.map(\.normal) == row.others)
        #expect(reading.findings.map { Finding($0).code } == row.codes)
        #expect(reading.assumed == row.completed)
    }

    @Test(arguments: [
        ("154000001", PhoneNumber.Fault.short(by: 2)), ("1540000012", .short(by: 1)), ("154000001234", .long(by: 1)),
        ("0371-6718123", .short(by: 1)), ("0375-671812", .short(by: 1)), ("0371-671812345", .long(by: 1)),
        ("6718123", .short(by: 1)), ("1540000O123", .letters), ("1540000012A", .letters), ("见附件", .notANumber),
        ("154****0123", .notANumber), ("400-123-456", .short(by: 1)), ("12345678901", .notANumber),
    ])
    func whatIsWrongWithANumberIsSaid(_ cell: String, _ fault: PhoneNumber.Fault) {
        #expect(PhoneNumber.parse(cell, areaCode: "0371").findings == [.undiallableNumber(fault)])
    }

    @Test func normalFormsReadBackAsThemselves() {
        for row in Self.rows {
            guard let normal = row.normal else { continue }
            #expect(PhoneNumber(normal: normal)?.normal == normal)
        }
        #expect(PhoneNumber(normal: "67181234") == nil)
        #expect(PhoneNumber(normal: "154 0000 0123") == nil)
    }

    @Test func otherCitiesHaveOtherAreaCodes() {
        #expect(PhoneNumber.parse("6718123", areaCode: "0375").number?.normal == "0375-6718123")
        #expect(PhoneNumber.parse("67181234", areaCode: "010").number?.normal == "010-67181234")
        #expect(PhoneNumber.parse("67181234", areaCode: "").number == nil)
    }
}
