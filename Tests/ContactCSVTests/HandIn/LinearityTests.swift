import Glibc
import SurveyCore
import Testing

@testable import ContactCSV
@testable import Workbook

/// Files that somebody made to keep the reader busy: twice the file is twice the work, and no kind of row costs many times what
/// another one does. Compared is the time that this thread itself computed, not what passed meanwhile (Tests/Fuzzing/README.md).
@Suite(.serialized) struct LinearityTests {
    private static let header = "填报单位,行政相对人单位,姓名,职务,联系方式\n"

    private func work(_ text: String) throws -> Double { try work(Array(text.utf8)) }

    private func work(_ bytes: [UInt8]) throws -> Double {
        func read() throws -> Double {
            let start = clock()
            _ = try ReadHandIn(bytes)
            return clock() - start
        }
        // The first time something else may have come between.
        return try min(read(), read())
    }

    private func clock() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// How much text makes another amount of it, per piece.
    private static let kinds: [(name: String, pieces: Int, text: @Sendable (Int) -> String)] = [
        ("rows of one cell with a stray quote", 250, { header + String(repeating: "a\"\n", count: $0) }),
        ("quotes that run over lines", 150, { header + String(repeating: "\"\"\"a\n", count: $0) }),
        (
            "columns of numbers", 250,
            { n in ["电话", "15400000123"].map { String(repeating: $0 + ",", count: n) + "\n" }.joined() }
        ),
        (
            "persons beside each other", 150,
            { n in ["姓名,电话", "甲,15400000123"].map { String(repeating: $0 + ",", count: n) + "\n" }.joined() }
        ),
        (
            "columns that nobody reads", 150,
            { n in "电话," + (0..<n).map { "列\($0)" }.joined(separator: ",") + "\n15400000123\n" }
        ),
        ("tables", 60, { String(repeating: "姓名,电话\n甲,15400000123\n", count: $0) }),
        ("headers", 60, { String(repeating: "姓名,电话\n", count: $0) }),
        ("headers that lack a column", 40, { header + String(repeating: "姓名,职务,企业名称\n甲,乙,丙\n", count: $0) }),
    ]

    @Test(arguments: kinds.indices) func eightTimesTheFileIsEightTimesTheWork(_ index: Int) throws {
        let kind = Self.kinds[index]
        let (small, large) = (try work(kind.text(kind.pieces)), try work(kind.text(8 * kind.pieces)))
        // Squared it would be 64 times.
        #expect(large < 20 * small + 0.05, "\(kind.name): \(small) s, \(large) s")
    }

    /// The paragraphs above a table of Word may be as many as they like.
    @Test func paragraphsAboveATableAreReadOnce() throws {
        func work(_ paragraphs: Int) throws -> Double {
            let texts = Array(repeating: "<w:p><w:r><w:t>电话：15400000001</w:t></w:r></w:p>", count: paragraphs).joined()
            let cells = ["填报单位", "联系方式"].map { "<w:tc><w:p><w:r><w:t>\($0)</w:t></w:r></w:p></w:tc>" }.joined()
            var zip = ZipFile()
            zip.add(
                "word/document.xml",
                "<w:document xmlns:w='w'>\(texts)<w:tbl><w:tr>\(cells)</w:tr><w:tr>\(cells)</w:tr></w:tbl></w:document>"
            )
            return try self.work(zip.bytes)
        }
        let (small, large) = (try work(60), try work(480))
        #expect(large < 20 * small + 0.05, "\(small) s, \(large) s")
    }

    /// Whether a row is a title shows in those below it; each is looked at once.
    @Test func whatMayBeATitleIsLookedAtOnce() throws {
        let run = try work(Self.header + String(repeating: "附表,\n", count: 400))
        let apart = try work(Self.header + String(repeating: "附表,\n,,,,x\n", count: 200))
        #expect(run < 6 * apart + 0.05, "\(run) s, \(apart) s")
    }
}
