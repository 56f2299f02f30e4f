import Naive
import Testing

@testable import ContactCSV

/// The classic CSV suites.
@Suite struct ClassicSuitesTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let rows: [[String]]
        var testDescription: String { name }
    }

    /// https://github.com/max-mapper/csv-spectrum: its twelve files and what they mean.
    static let spectrum: [Case] = [
        Case(
            name: "comma_in_quotes",
            text: "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123\n",
            rows: [
                ["first", "last", "address", "city", "zip"], ["John", "Doe", "120 any st.", "Anytown, WW", "08123"],
            ]
        ),
        Case(
            name: "empty",
            text: "a,b,c\n1,\"\",\"\"\n2,3,4\n",
            rows: [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]
        ),
        Case(
            name: "empty_crlf",
            text: "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n",
            rows: [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]
        ),
        Case(
            name: "escaped_quotes",
            text: "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
            rows: [["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"]]
        ),
        Case(
            name: "json",
            text: "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
            rows: [["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]
        ),
        Case(
            name: "location_coordinates",
            text:
                "Contact Phone Number,Location Coordinates,Cities,Counties\n2065550123,\"(47.6, -122.3)\",Seattle,King\n",
            rows: [
                ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"],
                ["2065550123", "(47.6, -122.3)", "Seattle", "King"],
            ]
        ),
        Case(
            name: "newlines",
            text: "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
            rows: [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]
        ),
        Case(
            name: "newlines_crlf",
            text: "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
            rows: [["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]
        ),
        Case(
            name: "quotes_and_newlines",
            text: "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
            rows: [["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"]]
        ),
        Case(name: "simple", text: "a,b,c\n1,2,3\n", rows: [["a", "b", "c"], ["1", "2", "3"]]),
        Case(name: "simple_crlf", text: "a,b,c\r\n1,2,3\r\n", rows: [["a", "b", "c"], ["1", "2", "3"]]),
        Case(
            name: "utf8",
            text: "a,b,c\n1,2,3\n4,5,ʤ\n",
            rows: [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]
        ),
    ]

    /// RFC 4180, section 2, rule by rule.
    static let rfc4180: [Case] = [
        Case(
            name: "2.1 records end in CRLF",
            text: "aaa,bbb\r\nzzz,yyy\r\n",
            rows: [["aaa", "bbb"], ["zzz", "yyy"]]
        ),
        Case(name: "2.2 the last may lack it", text: "aaa,bbb\r\nzzz,yyy", rows: [["aaa", "bbb"], ["zzz", "yyy"]]),
        Case(name: "2.4 blanks are text", text: " a ,b\t, c \r\n", rows: [[" a ", "b\t", " c "]]),
        Case(name: "2.4 the last field may be empty", text: "a,b,\r\n", rows: [["a", "b", ""]]),
        Case(name: "2.5 quotes", text: "\"aaa\",\"bbb\"\r\nzzz,yyy", rows: [["aaa", "bbb"], ["zzz", "yyy"]]),
        Case(name: "2.6 CRLF, quote, comma inside", text: "\"a,\r\nb\",\"c\"\r\n", rows: [["a,\r\nb", "c"]]),
        Case(name: "2.7 doubled quotes", text: "\"b\"\"bb\",\"\"\"\"\r\n", rows: [["b\"bb", "\""]]),
        Case(name: "CR alone", text: "a,b\rc,d\r", rows: [["a", "b"], ["c", "d"]]),
        Case(name: "mixed ends", text: "a\r\nb\nc\rd", rows: [["a"], ["b"], ["c"], ["d"]]),
        Case(name: "only empty cells", text: ",,\r\n\"\"\r\n", rows: [["", "", ""], [""]]),
        Case(name: "an empty last cell at the end", text: "a,", rows: [["a", ""]]),
        Case(name: "a quoted empty cell at the end", text: "a,\"\"", rows: [["a", ""]]),
        Case(name: "names in UTF-8", text: "单位,姓名\r\n郑州市公安局,𠮷田\r\n", rows: [["单位", "姓名"], ["郑州市公安局", "𠮷田"]]),
    ]

    @Test(arguments: spectrum + rfc4180, [Int.max, 1, 2, 3, 7])
    func theClassicExamplesReadAsTheyShould(_ example: Case, piece: Int) throws {
        #expect(try Scanned(example.text, piece: piece).cells == example.rows)
    }

    @Test(arguments: [Int.max, 1, 4]) func recordsAndLinesAreCountedAsInTheFile(piece: Int) throws {
        let scanned = try Scanned("a,b\r\n\r\n\r\n\"x\r\ny\",\"z\n\"\n1,2\r\r3,4", piece: piece)
        #expect(scanned.records.map(\.record) == [1, 2, 3, 4, 5, 6, 7])
        #expect(scanned.records.map(\.line) == [1, 2, 3, 4, 7, 8, 9])
        #expect(scanned.records.map(\.state) == [.whole, .blank, .blank, .whole, .whole, .blank, .whole])
        #expect(scanned.count == 7)
    }

    @Test func tabsAndSemicolonsDelimitToo() throws {
        #expect(try Scanned("a\tb,c\t\"d\te\"\n", delimiter: "\t").cells == [["a", "b,c", "d\te"]])
        #expect(try Scanned("a;b,c;\"d;e\"\n", delimiter: ";").cells == [["a", "b,c", "d;e"]])
    }

    /// Whatever the table, and wherever the pieces of the file are cut.
    @Test(arguments: 0..<60) func randomRecordsReadBack(seed: Int) throws {
        var random = SplitMix64(seed)
        let alphabet = ["a", "1", ",", "\"", "\n", "\r\n", "\r", " ", "中", "é", "𠮷", ";", "\t", ""]
        let rows = (0..<random.number(1...12)).map { _ in
            (0..<random.number(1...6)).map { _ in
                (0..<random.number(0...4)).map { _ in random.one(of: alphabet) }.joined()
            }
        }
        let end = random.one(of: ["\n", "\r\n", "\r"])
        let text = rows.map { row in
            row.map { cell in
                let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || row.count == 1
                guard needsQuotes || random.chance(30) else { return cell }
                return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                    + "\""
            }.joined(separator: ",")
        }.joined(separator: end)
        for piece in [Int.max, 1, 5] { #expect(try Scanned(text + end, piece: piece).cells == rows) }
        #expect(try Scanned(text).cells == rows)
    }
}
