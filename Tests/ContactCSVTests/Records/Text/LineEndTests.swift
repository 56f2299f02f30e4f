import SurveyCore
import Testing

@testable import ContactCSV

/// Line ends of all kinds, and what programs leave at the end of files.
@Suite struct LineEndTests {
    static let lines = ["填报单位,行政相对人单位,职务,联系方式", "郑州市水利局,\"甲\n公司\",经理,15400000001", "郑州市水利局,乙公司,经理,15400000002"]

    @Test(
        arguments: ["\n", "\r\n", "\r", "\r\r\n", "\r\r\r\n", "\n\r", "\u{85}", "\u{2028}"],
        Written.allCases
    )
    func anyLineEndWillDo(_ end: String, _ encoding: Written) throws {
        for isWhole in [true, false] {
            let text = Self.lines.map { $0.replacing("\n", with: end) }.joined(separator: end) + (isWhole ? end : "")
            let read = try ReadHandIn(encoding.bytes(text))
            #expect(read.codes == [])
            #expect(read.report.records == 3)
            let broken = ["\u{85}", "\u{2028}"].contains(end) ? "\n" : end
            #expect(read.column("organisation") == ["甲\(broken)公司", "乙公司"])
            #expect(read.taken.map(\.line) == [2, 4])
        }
    }

    /// A blank line is one record, whatever ends it.
    @Test(arguments: ["\n", "\r\n", "\r\r\n", "\n\r"]) func blankLinesCountOnce(_ end: String) throws {
        let scanned = try Scanned(["a,b", "1,2", "", "3,4"].joined(separator: end) + end, feedsFirst: end == "\n\r")
        #expect(scanned.records.map(\.state) == [.whole, .whole, .blank, .whole])
        #expect(scanned.records.map(\.line) == [1, 2, 3, 4])
    }

    /// A record that is too large to be kept counts its lines and ends as any other, wherever the file is cut into pieces.
    @Test(arguments: ["\n", "\r\n", "\r\r\n", "\r\r\r\n", "\n\r"]) func largeRecordsEndAsOthersDo(_ end: String) throws
    {
        let body = String(repeating: String(repeating: "中文", count: 100) + end, count: 1800)
        let cells = String(repeating: String(repeating: "中文", count: 100) + ",", count: 1800)
        let text = ["a,b", "1,\"\(body)\"", "2,y", "3,\(cells)", "4,z"].joined(separator: end) + end
        for piece in [Int.max, 300_007] {
            let scanned = try Scanned(text, feedsFirst: end == "\n\r", piece: piece)
            #expect(scanned.records.map(\.state) == [.whole, .tooLarge, .whole, .tooLarge, .whole])
            #expect(scanned.records.map(\.line) == [1, 2, 1803, 1804, 1805])
        }
    }

    @Test func lineEndsMayBeMixed() throws {
        let scanned = try Scanned("a\r\n\n\rb\r\rc\r\r\nd\n\ne\r\r\r\r\r\nf")
        #expect(scanned.cells.map { $0[0] } == ["a", "b", "c", "d", "e", "f"])
    }

    /// Zeros that fill a file up, and the Ctrl-Z of old programs.
    @Test(arguments: [1, 3, 100, 70_000, 3_000_000]) func zerosAtTheEndAreABlankRow(_ count: Int) throws {
        let text = Self.lines.joined(separator: "\n") + "\n"
        for encoding in Written.allCases {
            let isWide = encoding.rawValue.hasPrefix("UTF-16")
            let bytes = encoding.bytes(text) + [UInt8](repeating: 0, count: count * (isWide ? 2 : 1))
            let read = try ReadHandIn(bytes)
            #expect(read.report.encoding == encoding.reported)
            #expect(read.rows.count == 2)
            #expect(read.report.refused == 0)
            #expect(read.codes == ["passed-over@4"])
        }
        #expect(try ReadHandIn(Array(text.utf8) + [0x1A]).rows.count == 2)
    }

    @Test func zerosBeforeARowRefuseIt() throws {
        let text = Self.lines[0] + "\n" + String(repeating: "\0", count: 200_000) + Self.lines[2] + "\n"
        let read = try ReadHandIn(text)
        #expect(read.codes == ["control-characters@2"])
        #expect(read.report.refused == 1)
    }

    /// UTF-16 cut in the middle of its last line end.
    @Test(arguments: [Written.utf16le, .utf16be]) func halfALineEndIsOne(_ encoding: Written) throws {
        let read = try ReadHandIn(encoding.bytes(Self.lines.joined(separator: "\r\n") + "\r\n").dropLast())
        #expect(read.codes == [])
        #expect(read.rows.count == 2)
    }
}
