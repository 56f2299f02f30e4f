import Foundation
import Testing
import Workbook

/// Numbers and dates as cells show them.
@Suite struct NumberTests {
    /// The cell's kind and text for a value as the file has it.
    private func read(_ value: String, format: String? = nil, properties: String = "") throws -> String {
        var maker = XlsxMaker("<row><c s=\"\(format == nil ? 0 : 1)\"><v>\(value)</v></c></row>")
        maker.formats = format.map { [$0] } ?? []
        maker.properties = properties
        let cells = try maker.cells()
        return String(cells.first?.dropFirst(3) ?? "")
    }

    @Test(arguments: [
        ("15400000123", "number 15400000123"), ("1.5400000123E10", "number 15400000123"),
        ("1.5400000123e+10", "number 15400000123"), ("15400000123.0", "number 15400000123"),
        ("1540000012300E-2", "number 15400000123"), ("+5", "number 5"), ("-5", "number -5"), ("-0.0", "number 0"),
        ("0", "number 0"), ("0E5", "number 0"), ("00371", "number 00371"), (" 7 ", "number 7"),
        ("1E14", "number 100000000000000"),
        ("999999999999999", "number 999999999999999"), ("1234567890123456", "longNumber 1234567890123456"),
        ("1.54E20", "longNumber 154000000000000000000"), ("15400000123.5", "fraction 15400000123.5"),
        ("1.54E-2", "fraction 0.0154"), ("99.900000000000006", "fraction 99.9"),
        ("0.30000000000000004", "fraction 0.3"), ("9.2500000000000000E+01", "fraction 92.5"),
        ("-0.05", "fraction -0.05"),
        ("15400000123.000001", "fraction 15400000123"), ("99.99999999999999999", "fraction 100"),
        ("1E-45", "fraction 1E-45"), ("1234567890123456.5", "fraction 1234567890123456.5"),
        ("15400000123.0001", "fraction 15400000123.0001"), ("1E999999999999", "fraction 1E999999999999"),
        ("1E", "fraction 1E"),
        ("E5", "fraction E5"), (".", "fraction ."), ("1.2.3", "fraction 1.2.3"), ("NaN", "fraction NaN"),
        ("甲", "fraction 甲"),
        ("0x10", "fraction 0x10"), ("1 2", "fraction 1 2"), (".5E1", "number 5"), ("5.", "number 5"),
    ])
    func numbersKeepTheirDigits(_ value: String, _ expected: String) throws { #expect(try read(value) == expected) }

    @Test(arguments: [
        ("67181201", "\"0371-\"@", "0371-67181201"), ("67181201", "0;0;0;\"0371-\"@", "0371-67181201"),
        ("67181201", "\\0\\3\\7\\1\\-@", "0371-67181201"), ("0371-6718", "@\"1201\"", "0371-67181201"),
        ("郑州", "\"河南省\"@", "郑州"), ("67181201", "@", "67181201"), ("67181201", "\"0371-\"0", "67181201"),
        ("67181201", "\"0371-\"@\"室\"", "67181201"), ("15400000123", "@\"转801\"", "15400000123转801"),
        ("67181201", "\"0371-", "67181201"),
    ])
    func formatsAddToTexts(_ text: String, _ format: String, _ expected: String) throws {
        for cell in ["t=\"str\"><v>\(text)</v>", "t=\"inlineStr\"><is><t>\(text)</t></is>", "t=\"s\"><v>0</v>"] {
            var maker = XlsxMaker("<row><c s=\"1\" \(cell)</c></row>")
            maker.shared = "<si><t>\(text)</t></si>"
            maker.formats = [format]
            #expect(try maker.cells() == ["A1 text \(expected)"])
        }
        var maker = BiffMaker()
        maker.globals = [
            BiffMaker.record(0x41E, u16(164) + BiffMaker.wide(format)),
            BiffMaker.record(0xE0, u16(0) + u16(164) + [UInt8](repeating: 0, count: 16)),
            BiffMaker.record(0xFC, u32(1) + u32(1) + BiffMaker.wide(text)),
        ]
        maker.cells = [BiffMaker.cell(0xFD, 0, 0, u32(0)), BiffMaker.cell(0x204, 0, 1, BiffMaker.wide(text))]
        #expect(try maker.readCells() == ["A1 text \(expected)", "B1 text \(expected)"])
    }

    /// Scores, as Excel and others write the number that is nearest to each.
    @Test(arguments: [15, 16, 17]) func scoresAreWhatTheirCellsShow(_ digits: Int) throws {
        let hundredths = Array(stride(from: digits, through: 10_000, by: 5))
        let rows = hundredths.map { "<row><c><v>\(String(format: "%.\(digits)g", Double($0) / 100))</v></c></row>" }
        let cells = try XlsxMaker(rows.joined()).cells()
        #expect(cells.count == hundredths.count)
        for (value, cell) in zip(hundredths, cells) {
            let (whole, part) = value.quotientAndRemainder(dividingBy: 100)
            let tail = part == 0 ? "" : part % 10 == 0 ? ".\(part / 10)" : ".\(part / 10)\(part % 10)"
            #expect(cell.split(separator: " ").last.map(String.init) == "\(whole)\(tail)")
        }
    }

    /// Each number is written with a random exponent; moving it back by hand must give its digits again.
    @Test func movedExponentsLoseNoDigit() throws {
        var random = Random(seed: 20_200_921)
        for _ in 0..<2_000 {
            let length = Int.random(in: 1...15, using: &random)
            var digits = (0..<length).map { _ in Int.random(in: 0...9, using: &random) }
            digits[0] = max(1, digits[0])
            let number = digits.map(String.init).joined()
            let point = Int.random(in: 0...length, using: &random)
            let mantissa = "\(number.prefix(point)).\(number.dropFirst(point))0"
            let exponent = length - point
            #expect(try read("\(mantissa)E\(exponent)") == "number \(number)")
        }
    }

    @Test(arguments: [
        ("37167181201", "000000000000", "number 037167181201"), ("7", "00000000000", "number 00000000007"),
        ("1.5400000123E10", "00000000000", "number 15400000123"),
        ("15400000123", "000-0000-0000", "number 154-0000-0123"),
        ("67181201", "\"0371-\"00000000", "number 0371-67181201"),
        ("67181201", "\\0\\3\\7\\100000000", "number 037167181201"),
        ("37167181201", "\\(0000\\)\\ 00000000", "number (0371) 67181201"), ("12345", "000", "number 12345"),
        ("67181201", "\"0371-\"#", "number 0371-67181201"), ("67181201", "\"0371-\"########", "number 0371-67181201"),
        ("67181201", "\"0371-\"General", "number 0371-67181201"),
        ("67181201", "\"0371-\"G/通用格式", "number 0371-67181201"), ("67181201", "\"0371-\"@", "number 67181201"),
        ("12", "\"电话\"#", "number 12"), ("15400000123", "###-####-####", "number 154-0000-0123"),
        ("12", "000\"号\"", "number 012"), ("12", "000;-000;;@", "number 012"), ("12", "000_ ", "number 012"),
        ("-7", "000", "number -7"), ("7.5", "000", "fraction 7.5"), ("7", "0", "number 7"), ("7", "0.00", "number 7"),
        ("15400000123", "#,##0", "number 15400000123"), ("15400000123", "0.00E+00", "number 15400000123"),
        ("5", "[&lt;=9]000;0", "number 5"), ("5", "@", "number 5"), ("5", "", "number 5"), ("5", "\"", "number 5"),
        ("5", "[", "number 5"), ("5", "\\", "number 5"), ("15400000155", "0\"转801\"", "number 15400000155转801"),
        ("801", "\"0371-67181207转\"0", "number 0371-67181207转801"),
    ])
    func formatsPadAndAdd(_ value: String, _ format: String, _ expected: String) throws {
        #expect(try read(value, format: format.split(separator: "&lt;").joined(separator: "<")) == expected)
    }

    @Test(arguments: [
        ("0.9", "0%", "90%"), ("0.95", "0%", "95%"), ("1", "0%", "100%"), ("0.905", "0.0%", "90.5%"), ("0", "0%", "0%"),
        ("0.28999999999999998", "0%", "29%"), ("0.99999999999999989", "0%", "100%"), ("9.5E-3", "0.00%", "0.95%"),
        ("-0.5", "0%;[Red]-0%", "-50%"), ("90", "0%", "9000%"), ("0.00001", "0.000%", "0.001%"),
        ("1.2345678901234567", "0%", "123.456789012346%"), ("1E2", "0%", "10000%"), ("x", "0%", "x"),
    ])
    func percentagesAreGivenAsShown(_ value: String, _ format: String, _ expected: String) throws {
        #expect(try read(value, format: format) == "fraction \(expected)")
    }

    @Test(arguments: ["\"%\"0", "0\\%", "0\"%\""]) func aQuotedSignIsNoPercentage(_ format: String) throws {
        #expect(try read("90", format: format) == "number 90")
    }

    @Test(arguments: [
        "General", "GENERAL", "G/通用格式", "G/標準", "\"日\"0", "0\"年\"", "\\d0", "[Red]0", "0.00E+00", "0_d", "* 0",
        "[$¥-804]0",
        "#,##0.00;[Red]-#,##0.00", "0;\"day\"", "@", "# ?/?", "[DBNum1][$-804]General",
    ])
    func whatIsNoDate(_ format: String) throws { #expect(try read("44094", format: format) == "number 44094") }

    @Test(arguments: [
        "yyyy-mm-dd", "YYYY/M/D", "yyyy\"年\"m\"月\"d\"日\"", "m/d/yy", "d", "mmm", "[$-804]aaaa",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"",
        "e\"年\"", "yyyy年m月d日", "[Red]yyyy-mm-dd;@", "yyyy-mm-dd hh:mm",
    ])
    func whatIsADate(_ format: String) throws { #expect(try read("44094", format: format) == "date 2020-09-20") }

    @Test(arguments: [
        ("44094.6875", "yyyy-mm-dd hh:mm", "dateTime 2020-09-20 16:30:00"),
        ("44094.6875", "yyyy-mm-dd", "dateTime 2020-09-20 16:30:00"), ("0.403472222222222", "h:mm", "time 09:41:00"),
        ("0.403472222222222", "上午/下午h\"时\"mm\"分\"", "time 09:41:00"),
        ("44094.999999999", "yyyy-mm-dd", "date 2020-09-21"),
        ("1.0423611111111111", "[h]:mm", "time 25:01:00"), ("0.5", "[mm]:ss", "time 12:00:00"),
        ("0", "h:mm", "time 00:00:00"), ("0", "mm:ss", "time 00:00:00"), ("0", "[h]:mm", "time 00:00:00"),
        ("0", "yyyy-mm-dd", "date 1900-01-00"), ("0", "yyyy/m/d h:mm", "date 1900-01-00"),
        ("0", "m月", "date 1900-01-00"),
        ("0.000001", "yyyy-mm-dd hh:mm", "date 1900-01-00"), ("0.4375", "yyyy/m/d h:mm", "time 10:30:00"),
        ("1", "yyyy-mm-dd", "date 1900-01-01"), ("59", "yyyy-mm-dd", "date 1900-02-28"),
        ("60", "yyyy-mm-dd", "date 1900-02-29"),
        ("61", "yyyy-mm-dd", "date 1900-03-01"), ("2958465", "yyyy-mm-dd", "date 9999-12-31"),
        ("2958466", "yyyy-mm-dd", "number 2958466"), ("-1", "yyyy-mm-dd", "number -1"),
        ("1E300", "d", "longNumber 1\(String(repeating: "0", count: 300))"),
        ("甲", "yyyy-mm-dd", "fraction 甲"), ("nan", "yyyy-mm-dd", "fraction nan"),
        ("4.4094E4", "yyyy-mm-dd", "date 2020-09-20"),
    ])
    func datesAndTimes(_ value: String, _ format: String, _ expected: String) throws {
        #expect(try read(value, format: format) == expected)
    }

    @Test(arguments: ["date1904=\"1\"", "date1904=\"true\""]) func theOtherEpoch(_ properties: String) throws {
        #expect(try read("42632", format: "yyyy-mm-dd", properties: properties) == "date 2020-09-20")
        #expect(try read("1", format: "yyyy-mm-dd", properties: properties) == "date 1904-01-02")
        #expect(try read("0.5", format: "h:mm", properties: properties) == "time 12:00:00")
        #expect(try read("0", format: "yyyy-mm-dd", properties: properties) == "date 1904-01-01")
        #expect(try read("44094", format: "yyyy-mm-dd", properties: "date1904=\"0\"") == "date 2020-09-20")
    }

    /// Every day from 1900 to 2100 against a calendar that counts day by day.
    @Test func everyDayIsTheNext() throws {
        var maker = XlsxMaker((61...73_415).map { "<row><c s=\"1\"><v>\($0)</v></c></row>" }.joined())
        maker.formats = ["yyyy-mm-dd"]
        var year = 1900
        var month = 3
        var day = 1
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        for (index, cell) in try maker.cells().enumerated() {
            guard cell == "A\(index + 1) date \(year)-\(two(month))-\(two(day))" else {
                Issue.record("\(cell) is not \(year)-\(month)-\(day)")
                break
            }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            day += 1
            if day > lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) { (day, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
        }
        #expect(year == 2101 && month == 1 && day == 1)
    }

    @Test(arguments: [
        (14, "date 2020-09-20"), (31, "date 2020-09-20"), (57, "date 2020-09-20"), (0, "number 44094"),
        (1, "number 44094"), (49, "number 44094"), (37, "number 44094"),
    ])
    func formatsWithANumberAlone(_ id: Int, _ expected: String) throws {
        let maker = XlsxMaker("<row><c s=\"1\"><v>44094</v></c></row>")
        var zip = maker.zip
        zip.parts.removeAll { $0.name == "xl/styles.xml" }
        let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(id)\"/></cellXfs></styleSheet>"
        zip.add("xl/styles.xml", Array(styles.utf8))
        #expect(try Reading(zip.bytes())?.cells == ["A1 \(expected)"])
    }
}

/// SplitMix64: the same numbers from the same seed everywhere.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
