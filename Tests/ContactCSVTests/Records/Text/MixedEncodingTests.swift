import Naive
import SurveyCore
import Testing

@testable import ContactCSV

/// Rows in another encoding than their file (columns.md §Mixed encodings).
@Suite struct MixedEncodingTests {
    static let header = "填报单位,行政相对人单位,职务,联系方式\n"
    static let row = "郑州市水利局,河南甲公司,经理,15400000001\n"

    @Test(arguments: [(Written.gb18030, Written.utf8), (.utf8, .gb18030), (.utf8Mark, .gb18030)])
    func aRowAddedInTheOtherEncodingIsReadAndNamed(_ file: Written, _ row: Written) throws {
        let bytes =
            file.bytes(Self.header + Self.row) + row.bytes("郑州市水利局,河南乙公司,总经理,15400000002\n")
            + (file == .utf8Mark ? .utf8 : file).bytes("郑州市水利局,河南丙公司,经理,15400000003\n")
        let read = try ReadHandIn(bytes)
        #expect(read.report.encoding == file.reported)
        #expect(read.column("organisation") == ["河南甲公司", "河南乙公司", "河南丙公司"])
        #expect(read.column("unit") == ["郑州市水利局", "郑州市水利局", "郑州市水利局"])
        let kind = Finding.Kind.mixedEncoding(row: row.reported, file: file.reported, taken: true)
        #expect(
            Array(read.report.findings) == [
                Finding(kind, record: 3, line: 3, column: "填报单位", value: "郑州市水利局", unit: "郑州市水利局")
            ]
        )
    }

    /// Signs that end lines and take more bytes than the line end that is read in their place move nothing.
    @Test(arguments: ["\u{85}", "\u{2028}"]) func theRowIsNamedBehindRareLineEnds(_ end: String) throws {
        let long = Self.row.replacing("经理", with: String(repeating: "经理", count: 200)).replacing("\n", with: end)
        let rows = 1000
        let bytes =
            Written.utf8.bytes(Self.header.replacing("\n", with: end) + String(repeating: long, count: rows) + "\n")
            + Written.gb18030.bytes(Self.row) + Written.utf8.bytes(Self.row + Self.row)
        let read = try ReadHandIn(bytes)
        #expect(read.rows.count == rows + 3)
        let found = read.report.findings.filter { $0.code == "mixed-encoding" }
        // Behind the last of the long rows is a blank line.
        #expect(found.map(\.record) == [rows + 3] && found.map(\.line) == [rows + 3])
    }

    /// What makes sense in both encodings is taken in neither: 主任 in UTF-8 is 涓讳换 in GB18030, 系统 in GB18030 ϵͳ in UTF-8.
    @Test(arguments: [
        (Written.gb18030, Written.utf8, "ABC Ltd,主任"), (.gb18030, .gb18030, "涓讳换,manager"),
        (.utf8, .gb18030, "系统,manager"), (.utf8, .gb18030, "毛,manager"), (.gb18030, .utf8, "Café,manager"),
        (.gb18030, .utf8, "ABC\u{A0}Ltd,manager"),
    ])
    func aRowThatMayBeEitherIsRefused(_ file: Written, _ row: Written, _ cells: String) throws {
        let bytes = file.bytes(Self.header + Self.row) + row.bytes("A,\(cells),15400000002\n") + file.bytes(Self.row)
        let read = try ReadHandIn(bytes)
        #expect(read.codes == ["mixed-encoding@3"])
        #expect(read.report.refused == 1)
        #expect(read.column("organisation") == ["河南甲公司", "河南甲公司"])
    }

    /// One cell in the other encoding.
    @Test(arguments: [(Written.gb18030, Written.utf8), (.gb18030, .utf8), (.utf8, .gb18030)])
    func aCellInTheOtherEncodingRefusesItsRow(_ file: Written, _ cell: Written) throws {
        for text in ["河南乙公司", "系统", "主任"] where !(file == .utf8 && text == "主任") {
            let bytes =
                file.bytes(Self.header + Self.row + "郑州市水利局,") + cell.bytes(text) + file.bytes(",经理,15400000002\n")
            let read = try ReadHandIn(bytes)
            #expect(read.report.refused == 1)
            #expect(read.codes.allSatisfy { ["mixed-encoding@3", "unreadable-encoding@3"].contains($0) })
            #expect(read.codes.count == 1)
        }
    }

    /// Words of which some bytes are UTF-8, too, and foreign letters in their own encoding: nothing is said of them.
    @Test(arguments: [
        (Written.gb18030, "系统,路"), (.gb18030, "毛路,经理"), (.gb18030, "王璐,缇"), (.gb18030, "联通,移动"), (.gb18030, "朱镕基,茅"),
        (.gb18030, "A路,x"), (.utf8, "主任,主任"), (.utf8, "Café Müller,chef"), (.utf8, "阿里木·买买提,经理"), (.utf8, "温度25°C,±"),
        (.utf8, "𠮷田商店,社長"), (.utf8, "α公司,经理"), (.utf8Mark, "αβγ,λ"), (.utf8Mark, "Москва,Ω"),
    ])
    func rightNamesStayAsTheyAre(_ file: Written, _ cells: String) throws {
        let read = try ReadHandIn(file.bytes(Self.header + Self.row + "郑州市水利局,\(cells),15400000002\n"))
        #expect(read.codes == [])
        #expect(read.rows.last.map { "\($0["organisation"]!),\($0["position"]!)" } == cells)
    }

    /// `·` twice in a number is 路 in GB18030.
    @Test(arguments: ["154·0000·0335", "0371·6718·1203", "+86·154·0000·0338"], [Written.utf8, .utf8Mark])
    func pointsInNumbersAreNoRoads(_ number: String, _ file: Written) throws {
        let read = try ReadHandIn(file.bytes(Self.header + Self.row + "郑州市水利局,河南乙公司,经理,\(number)\nA,B,C,\(number)\n"))
        #expect(!read.codes.contains { $0.hasPrefix("mixed-encoding") })
        #expect(read.rows.count == 3)
    }

    @Test func linesWithoutLineFeedsAreJudgedToo() throws {
        let text = (Self.header + Self.row).replacing("\n", with: "\r")
        let bytes =
            Written.gb18030.bytes(text) + Array("郑州市水利局,河南乙公司,经理,15400000002\r".utf8)
            + Written.gb18030.bytes("郑州市水利局,河南丙公司,经理,15400000003\r")
        let read = try ReadHandIn(bytes)
        #expect(read.codes == ["mixed-encoding@3"])
        #expect(read.column("organisation") == ["河南甲公司", "河南乙公司", "河南丙公司"])
    }

    @Test func tablesOfUnitsSayItToo() throws {
        let bytes = Written.gb18030.bytes("单位名称,别名\n郑州市水利局,水务局\n郑州市教育局,\n") + Array("郑州市公安局,公安局\nX,主任\n".utf8)
        let (rows, report) = try readUnits(.bytes(bytes, name: "x.csv"))
        #expect(rows.map(\.name) == ["郑州市水利局", "郑州市教育局", "郑州市公安局"])
        #expect(report.findings.map(\.code) == ["mixed-encoding", "mixed-encoding"])
        #expect(report.refused == 1)
    }

    /// Two whole files put together, each with its mark.
    @Test func filesPutTogetherAreRead() throws {
        for (first, second) in [
            (Written.utf8Mark, Written.utf8Mark), (.gb18030, .utf8Mark), (.utf16leMark, .utf16leMark),
        ] {
            let quoted = "\"郑州市水利局\",\"河南乙公司,郑州\",经理,15400000002\n"
            let read = try ReadHandIn(first.bytes(Self.header + Self.row) + second.bytes(quoted))
            #expect(read.column("organisation") == ["河南甲公司", "河南乙公司,郑州"])
            #expect(read.codes == (first == .gb18030 ? ["mixed-encoding@3"] : []))
        }
    }

    /// Rows of random names in either encoding: each is right, named, or refused; of the file's own encoding nearly all are right.
    @Test(arguments: 0..<20) func randomRowsAreRightOrNamed(seed: Int) throws {
        var random = SplitMix64(seed)
        let file: Written = seed % 2 == 0 ? .gb18030 : .utf8
        var bytes = file.bytes(Self.header + String(repeating: Self.row, count: 30))
        var expected: [(record: Int, cells: [String], encoding: Written)] = []
        for record in 32..<332 {
            let encoding: Written =
                Int.random(in: 0..<10, using: &random) == 0 ? (file == .utf8 ? .gb18030 : .utf8) : file
            let cells = Self.cells(&random)
            bytes += encoding.bytes(cells.joined(separator: ",") + ",15400000002\n")
            expected.append((record, cells, encoding))
        }
        let read = try ReadHandIn(bytes)
        let named = Dictionary(
            read.report.findings.filter { ["mixed-encoding", "unreadable-encoding"].contains($0.code) }.map {
                ($0.record!, $0.severity)
            },
            uniquingKeysWith: { first, _ in first }
        )
        var own = 0
        for (record, cells, encoding) in expected {
            let row = read.taken.firstIndex { $0.record == record }
            let finding = named[record]
            #expect((row == nil) == (finding == .error))
            if encoding != file { #expect(finding != nil, "\(cells)") } else if finding != nil { own += 1 }
            if let row {
                #expect(
                    [read.rows[row]["unit"]!, read.rows[row]["organisation"]!, read.rows[row]["position"]!] == cells
                )
            }
        }
        #expect(own <= 1)
        #expect(read.taken.count > 280)
    }

    /// Chinese characters of the two levels of GB2312 as often as they stand in names, or nearly; sometimes few or none.
    private static func cells(_ random: inout SplitMix64) -> [String] {
        func name(_ count: ClosedRange<Int>) -> String {
            let bytes = (0..<Int.random(in: count, using: &random)).flatMap { _ -> [UInt8] in
                let isUncommon = Int.random(in: 0..<30, using: &random) == 0
                let lead = UInt8.random(in: isUncommon ? 0xD8...0xF7 : 0xB0...0xD6, using: &random)
                return [lead, UInt8.random(in: 0xA1...0xFE, using: &random)]
            }
            return String(decoding: Iconv(from: "GB18030", to: "UTF-8").converted(bytes), as: UTF8.self)
        }
        let isShort = Int.random(in: 0..<4, using: &random) == 0
        return [
            "Unit" + (isShort ? "" : name(2...6)), isShort ? name(1...3) : name(3...9), isShort ? "x" : name(2...3),
        ]
    }
}
