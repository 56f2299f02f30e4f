import Naive
import SurveyCore
import Testing

@testable import ContactCSV

/// Random lines in random encodings, cut into pieces anywhere: every byte is in a cell of its record, is a separator, or the
/// record is named; and the pieces change nothing.
@Suite struct EveryByteTests {
    struct Record: Equatable {
        var record: Int
        var line: Int
        var state: RecordBlock.State
        var cells: [[UInt8]]
        var badOffset: Int
        var remarks: [Finding.Kind]

        var isNamed: Bool { badOffset > 0 || !remarks.isEmpty }
        /// All but what separates cells and what quotes them.
        var letters: [UInt8] { cells.flatMap { $0 }.filter { $0 != 0x22 } }
    }

    @Test(arguments: 0..<60) func nothingIsLost(seed: Int) throws {
        var random = SplitMix64(seed)
        let encoding = random.one(of: Written.allCases)
        let end = random.one(of: ["\n", "\r\n", "\r\r\n", "\r"])
        var lines = (0..<4).map { _ in encoding.body("填报单位,行政相对人单位,职务,联系方式" + end) }
        var expected: [[UInt8]?] = Array(repeating: Array("填报单位行政相对人单位职务联系方式".utf8), count: 4)
        for _ in 0..<80 {
            let (bytes, letters) = Self.line(encoding, &random)
            lines.append(bytes + encoding.body(end))
            expected.append(letters)
        }
        let bytes = encoding.mark + lines.flatMap { $0 }
        let whole = try Self.records(bytes, first: 1 << 17, later: 1 << 17)
        var place = 0
        for (index, letters) in expected.enumerated() {
            guard letters != [] else {
                #expect(whole[place].state == .blank)
                place += 1
                continue
            }
            #expect(whole[place].record == index + 1 && whole[place].line == index + 1)
            if let letters {
                #expect(whole[place].letters == letters || whole[place].isNamed, "line \(index + 1) in \(encoding)")
            } else {
                #expect(whole[place].isNamed || !whole[place].letters.contains(undecodable))
            }
            place += 1
        }
        #expect(place == whole.count)
        let head = lines[..<3].reduce(encoding.mark.count) { $0 + $1.count }
        for later in [1, 2, 3, 5, 7, 64, 1000] {
            #expect(try Self.records(bytes, first: head + later % 4, later: later) == whole, "\(later)")
        }
    }

    /// A line without its end, and what must stand in its cells; `nil` where only chance knows.
    private static func line(_ encoding: Written, _ random: inout SplitMix64) -> ([UInt8], [UInt8]?) {
        switch random.number(0...9) {
        case 0: return ([], [])
        case 1:
            // Bytes at random.
            let bytes = (0..<random.number(1...40)).map { _ in UInt8(random.number(0x30...0xFF)) }
            return (bytes.count % 2 == 1 && encoding.isWide ? Array(bytes.dropLast()) + [0x30, 0x30] : bytes, nil)
        default:
            let names = ["郑州市水利局", "河南甲公司", "𠮷田", "阿里木·买买提", "Café", "15400000001", "经理", "主任", "", "（代）"]
            var cells = (0..<random.number(1...5)).map { _ in random.one(of: names) + random.one(of: names) }
            cells[0] += "x"
            let letters = Array(cells.joined().utf8)
            if random.chance(20) { cells[cells.count - 1] = "\"\(cells.last!)\"" }
            if cells.count > 1, random.chance(10) { cells[0] += "\"" }
            let other: Written = encoding == .gb18030 ? .utf8 : .gb18030
            let isOther = !encoding.isWide && random.chance(15)
            return ((isOther ? other : encoding).body(cells.joined(separator: ",")), letters)
        }
    }

    private static func records(_ bytes: [UInt8], first: Int, later: Int) throws -> [Record] {
        let stream = DecodedStream(try ByteSource(.bytes(bytes, name: "x.csv")), firstPiece: first, laterPieces: later)
        let source = TextRecords(stream)
        source.choose(try source.layouts()[0])
        var records: [Record] = []
        var goesOn = true
        while goesOn {
            let block = RecordBlock()
            goesOn = try source.next(into: block)
            for (index, slot) in block.slots.enumerated() {
                let remarks = block.remarks.filter { $0.slot == index }.map(\.kind)
                let isBlank = slot.state == .blank
                for copy in 0..<(isBlank ? slot.cellCount : 1) {
                    records.append(
                        Record(
                            record: slot.record + copy,
                            line: slot.line + copy,
                            state: slot.state,
                            cells: isBlank
                                ? [] : (0..<slot.cellCount).map { Array(block.bytes[block.range(slot, $0)]) },
                            badOffset: slot.badOffset,
                            remarks: remarks
                        )
                    )
                }
            }
        }
        #expect(source.failure == nil)
        return records
    }
}

extension Written {
    var isWide: Bool { rawValue.hasPrefix("UTF-16") }
    var mark: [UInt8] {
        switch self {
        case .utf8Mark: [0xEF, 0xBB, 0xBF]
        case .utf16leMark: [0xFF, 0xFE]
        case .utf16beMark: [0xFE, 0xFF]
        default: []
        }
    }
    /// Without a mark.
    func body(_ text: String) -> [UInt8] { Array(bytes(text).dropFirst(mark.count)) }
}
