import SurveyCore
import Testing

@testable import ContactCSV

/// Encodings: decided once per file, and no byte is guessed.
@Suite struct EncodingTests {
    @Test(arguments: Written.allCases) func everyEncodingIsKnownAndRead(_ encoding: Written) throws {
        let text = HandInTests.plain + "3,郑州市公安局,\"𠮷田，é公司\",张三,店长,15400000003,2020-09-18\r\n"
        let read = try ReadHandIn(encoding.bytes(text))
        #expect(read.report.encoding == encoding.reported)
        #expect(read.codes == [])
        #expect(read.column("organisation") == ["河南一公司", "河南二公司", "𠮷田，é公司"])
    }

    @Test func asciiOnlyIsUTF8() throws {
        let read = try ReadHandIn("unit,company,position,phone\nA,B,C,15400000001\n")
        #expect(read.report.encoding == "UTF-8")
        #expect(read.column("phone") == ["15400000001"])
    }

    /// A header in ASCII; the first Chinese character comes far behind the first piece.
    @Test(arguments: [Written.utf8, .gb18030]) func decidedWhereTheTextBegins(_ encoding: Written) throws {
        let filler = String(repeating: "A,B,C,15400000001\n", count: 40_000)
        let read = try ReadHandIn(
            encoding.bytes("unit,company,position,phone\n" + filler + "郑州市水利局,河南公司,经理,15400000002\n")
        )
        #expect(read.report.encoding == encoding.reported)
        #expect(read.rows.last?["organisation"] == "河南公司")
        #expect(read.rows.count == 40_001)
    }

    /// Multi-byte characters across every possible cut between two pieces of the file.
    @Test(arguments: Written.allCases, 1..<5) func charactersCutBetweenPiecesOfTheFileAreWhole(
        _ encoding: Written,
        shift: Int
    ) throws {
        let header = "填报单位,行政相对人单位,职务,联系方式\n"
        let padding = "A,\(String(repeating: "x", count: shift)),C,15400000001\n"
        let row = "郑州市水利局,𠮷田公司é,经理,15400000002\n"
        let text = header + padding + String(repeating: row, count: 4_000)
        let read = try ReadHandIn(encoding.bytes(text))
        #expect(read.codes == [])
        #expect(read.rows.count == 4_001)
        #expect(Set(read.rows.dropFirst()).count == 1)
        #expect(read.rows.last?["organisation"] == "𠮷田公司é")
    }

    static let header = "填报单位,行政相对人单位,职务,联系方式\n"

    @Test func aBrokenByteRefusesItsRowAndNamesItsPlace() throws {
        var bytes = Array((Self.header + "郑州市水利局,甲公司,经理,15400000001\n").utf8)
        let place = bytes.count + "郑州市水利局,".utf8.count
        bytes += Array("郑州市水利局,".utf8) + [0xB5] + Array("公司,经理,15400000002\n".utf8)
        bytes += Array("郑州市水利局,丙公司,经理,15400000003\n".utf8)
        let read = try ReadHandIn(bytes)
        #expect(read.report.encoding == "UTF-8")
        #expect(read.column("organisation") == ["甲公司", "丙公司"])
        #expect(read.report.findings.map(\.kind) == [.unreadableEncoding(offset: place + 1)])
        #expect(read.report.findings.map(\.line) == [3])
        #expect(read.report.refused == 1)
        #expect(read.refusedByUnit == ["郑州市水利局": 1])
    }

    @Test func aBrokenByteInGB18030IsNamed() throws {
        let first = Written.gb18030.bytes(Self.header + "郑州市水利局,甲公司,经理,15400000001\n郑州市水利局,")
        let bytes = first + [0xFF] + Written.gb18030.bytes("乙公司,经理,15400000002\n郑州市水利局,丙公司,经理,15400000003\n")
        let read = try ReadHandIn(bytes)
        #expect(read.report.encoding == "GB18030")
        #expect(read.column("organisation") == ["甲公司", "丙公司"])
        #expect(read.report.findings.map(\.kind) == [.unreadableEncoding(offset: first.count + 1)])
    }

    @Test func aLoneSurrogateAndAnOddByteInUTF16AreNamed() throws {
        let first = Written.utf16leMark.bytes(Self.header + "郑州市水利局,")
        let bytes =
            first + [0x00, 0xD8] + Written.utf16le.bytes("公司,经理,15400000002\n郑州市水利局,丙公司,经理,15400000003") + [0x41]
        let read = try ReadHandIn(bytes)
        #expect(
            read.report.findings.map(\.kind) == [
                .unreadableEncoding(offset: first.count + 1), .unreadableEncoding(offset: bytes.count),
            ]
        )
        #expect(read.rows.isEmpty)
        #expect(read.report.refused == 2)
    }

    /// A unit whose name could not be read is not carried down to the rows below.
    @Test func aBrokenUnitIsNotCarriedDown() throws {
        let bytes =
            Array(Self.header.utf8) + Array("郑州市水".utf8) + [0xE5]
            + Array("局,甲公司,经理,15400000001\n,乙公司,经理,15400000002\n".utf8)
        let read = try ReadHandIn(bytes)
        #expect(read.codes == ["unreadable-encoding@2", "no-unit@3"])
        #expect(read.refusedByUnit == ["": 2])
    }

    @Test func manyBrokenBytesInOneRecordAreOneFinding() throws {
        let bytes =
            Array(Self.header.utf8) + Array("郑州市水利局,甲".utf8) + [0xFF, 0xFE, 0xFF] + Array("公司,经理,15400000001\n".utf8)
            + Array("郑州市水利局,乙".utf8) + [0xC0] + Array(",经理,15400000002\n".utf8)
        let read = try ReadHandIn(bytes)
        #expect(read.codes == ["unreadable-encoding@2", "unreadable-encoding@3"])
    }

    @Test func aFileThatFitsNoEncodingIsRefused() throws {
        let bytes = (0..<4000).map { UInt8(0x80 | ($0 * 37 % 3 == 0 ? 0x7F : 0)) }
        let read = try ReadHandIn(bytes)
        #expect(read.codes == ["unreadable-encoding@-"])
        #expect(read.report.unusable)
    }

    /// Zero bytes alone make no UTF-16: what fills a short file up stands on one side by chance.
    @Test(arguments: [Written.utf8, .gb18030], 0..<8)
    func aFewZeroBytesChangeNoEncoding(_ encoding: Written, _ blanks: Int) throws {
        let header = "固定电话,邮箱,company" + String(repeating: " ", count: blanks % 2)
        let text = header + "\n0371-67180001\0,女,A1\n" + String(repeating: " ", count: blanks / 2) + "\n\0\n,,\n"
        let read = try ReadHandIn(encoding.bytes(text), settings: HandInSettings(areaCode: "0371", unit: "甲乙局"))
        #expect(read.report.headerRecord == 1)
        #expect(read.codes.contains("control-characters@2"))
    }

    @Test func digestIsOfTheFilesBytes() throws {
        // printf 'phone,unit\n15400000001,A\n' | sha256sum
        let read = try ReadHandIn("phone,unit\n15400000001,A\n")
        #expect(read.digest == "bbef3a4253390e36a6bf7852a60a6f42fa361bf40df64aa5698446171c382858")
        // The bytes of a file that is of no use count, too: printf '%%PDF-1.4' | sha256sum
        #expect(try ReadHandIn("%PDF-1.4").digest == "e16fa5d9b51928755db85b917f0297babaf22c7a47e97d9212adab56e61ba04e")
    }
}
