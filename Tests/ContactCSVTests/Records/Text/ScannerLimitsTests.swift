import Testing

@testable import ContactCSV

/// What libcsv cannot do is covered: no row after a quote out of place is lost.
@Suite struct ScannerLimitsTests {
    @Test(arguments: [Int.max, 1, 6]) func strayQuotesAreKeptToTheLetter(piece: Int) throws {
        let scanned = try Scanned("a,b\n1,x\"y\n2,\"q\"z\n3,\"河南\"某公司\n4,\"a,b\"c,d\n5,ok\n", piece: piece)
        #expect(
            scanned.cells == [
                ["a", "b"], ["1", "x\"y"], ["2", "\"q\"z"], ["3", "\"河南\"某公司"], ["4", "\"a,b\"c", "d"], ["5", "ok"],
            ]
        )
        #expect(scanned.records.map(\.state) == [.whole, .stray, .stray, .stray, .stray, .whole])
        #expect(scanned.records.map(\.line) == [1, 2, 3, 4, 5, 6])
        #expect(scanned.unclosed == nil)
    }

    /// As programs write what a spreadsheet is to take as text.
    @Test(arguments: [Int.max, 1, 6], ["\n", "\r\n", ""]) func forcedTextIsWhatStandsInItsQuotes(
        piece: Int,
        end: String
    ) throws {
        let scanned = try Scanned(
            #"""
            ="甲公司",="0371","=""乙,公司""",="丙,""丁"""
            ="","="""""
            ="甲"乙,="甲,乙
            =甲,"=甲",="甲" ,"=""甲""乙"",丙"
            x,="ok"
            """# + end,
            piece: piece
        )
        #expect(
            scanned.cells == [
                ["甲公司", "0371", "乙,公司", "丙,\"丁\""], ["", ""], ["=\"甲\"乙", "=\"甲", "乙"],
                ["=甲", "=甲", "=\"甲\" ", "=\"甲\"乙\",丙"], ["x", "ok"],
            ]
        )
        #expect(scanned.records.map(\.state) == [.whole, .whole, .stray, .stray, .whole])
        #expect(scanned.records.map(\.line) == [1, 2, 3, 4, 5])
    }

    @Test(arguments: [Int.max, 1, 6]) func aQuoteThatRunsIntoAnotherCellOpensNothing(piece: Int) throws {
        let scanned = try Scanned("a,b\n1,\"x\n2,y\n3,\"z,w\"\n4,v\n", piece: piece)
        #expect(scanned.cells == [["a", "b"], ["1", "\"x"], ["2", "y"], ["3", "z,w"], ["4", "v"]])
        #expect(scanned.records.map(\.state) == [.whole, .stray, .whole, .whole, .whole])
    }

    @Test(arguments: [Int.max, 1, 6]) func unclosedQuoteNamesItsLine(piece: Int) throws {
        let scanned = try Scanned("a,b\n\"x\ny\",1\n2,\"z\n3,4\n5,6\n", piece: piece)
        #expect(scanned.unclosed == 4)
        #expect(scanned.cells == [["a", "b"], ["x\ny", "1"]])
    }

    @Test func anUnclosedQuoteBehindALineBreakInTheSameRecordNamesItsLine() throws {
        #expect(try Scanned("\"a\nb\",\"c\n").unclosed == 2)
    }

    @Test func aCellOverTheLimitIsReadOver() throws {
        let large = String(repeating: "x", count: 70_000)
        for text in ["a,b\n1,\(large)\n2,y\n", "a,b\n1,\"\(large)\"\n2,y\n", "a,b\n1,\"\(large)\"\"\n\"\n2,y\n"] {
            for piece in [Int.max, 4096] {
                let scanned = try Scanned(text, piece: piece)
                #expect(scanned.records.map(\.state) == [.whole, .tooLarge, .whole])
                #expect(scanned.cells.last == ["2", "y"])
                #expect(scanned.records.map(\.record) == [1, 2, 3])
            }
        }
    }

    @Test(arguments: [true, false]) func aRecordOverTheLimitIsReadOver(quoted: Bool) throws {
        let line = String(repeating: "中文,", count: 60_000) + (quoted ? "\n" : "")
        let body = String(repeating: line, count: 10)
        let text = quoted ? "a,b\r\n1,\"\(body)\"\r\n2,y\r\n" : "a,b\r\n1,\(body)\r\n2,y\r\n"
        for piece in [Int.max, 100_000] {
            let scanned = try Scanned(text, piece: piece)
            #expect(scanned.records.map(\.state) == [.whole, .tooLarge, .whole])
            #expect(scanned.records.map(\.line) == [1, 2, quoted ? 13 : 3])
            #expect(scanned.cells.last == ["2", "y"])
        }
    }

    @Test func anOversizeQuoteThatDoesNotCloseProperlyIsUnclosed() throws {
        let filler = String(repeating: "1,2\n", count: 300_000)
        #expect(try Scanned("a,b\n1,\"x\n" + filler + "3,\"z\"\n4,5\n", piece: 100_000).unclosed == 2)
        #expect(try Scanned("a,b\n1,\"x\n" + filler, piece: 100_000).unclosed == 2)
    }

    @Test func tenThousandColumnsAreRead() throws {
        let row = (0..<10_000).map(String.init)
        let scanned = try Scanned("a,b\n" + row.joined(separator: ",") + "\n1,2\n")
        #expect(scanned.cells == [["a", "b"], row, ["1", "2"]])
    }

    @Test func anEmptyFileHasNoRecord() throws {
        #expect(try Scanned("").records.isEmpty)
        #expect(try Scanned("\n").records.map(\.state) == [.blank])
        #expect(try Scanned("\r\n\r\n").count == 2)
    }

    @Test func zeroBytesAreText() throws {
        #expect(try Scanned("a\0b,c\n").cells == [["a\0b", "c"]])
    }
}
