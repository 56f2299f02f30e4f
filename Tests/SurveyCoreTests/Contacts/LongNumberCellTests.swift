import Glibc
import Naive
import SurveyCore
import Testing

/// A cell of 64 KiB is read while the survey's file is locked for writing: whatever stands in it, the reader goes through it a
/// fixed number of times.
/// `HUIFANG_CELL_BYTES=65536` makes the cells as long as that.
@Suite struct LongNumberCellTests {
    private static let bytes = asked("HUIFANG_CELL_BYTES", or: 8192)

    /// Four times the cell may take ten times as long, and never sixteen times. Compared is what this thread computed.
    private func expectLinear(_ read: (_ bytes: Int) -> Void) {
        func work(_ bytes: Int) -> Double {
            func now() -> Double {
                var time = timespec()
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
                return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
            }
            let before = now()
            read(bytes)
            return now() - before
        }
        let (small, large) = (work(Self.bytes / 4), work(Self.bytes))
        #expect(large < 10 * small + 0.02, "\(small) s, \(large) s")
    }

    /// What a cell repeats, and how many numbers of it are dialled; `nil` where that depends on how often.
    private static let repeated: [(String, numbers: Int?)] = [
        ("1", 0), ("1-", 0), ("1 ", 0), ("154-0000-0123 ", 1), ("154-0000-0123-", 1), ("67 18 12 01 ", 1), ("0371 ", 0),
        ("0371-", 0), ("0371\n67181201/", 1), ("转1", 0), ("转", 0), ("a@1 ", 0), ("@", 0), ("www.", 0), ("http://1 ", 0),
        ("w", 0),
        ("1,123,", 0), ("1.5E+10 ", 0), ("+1 ", 0), ("+", 0), ("/02", 0), ("67181201/", 1), ("1|", 0), ("|", 0),
        ("|67181201", 1),
        ("95588;", 1), ("*", 0), ("(1)", 0), ("1.15400000101 ", 1), ("9:00", 0), ("00:", 0), ("\u{200B}", 0), ("1一", 0),
        ("é", 0),
        ("123.0 ", 1), ("#", 0), ("1a", 0), ("86 ", nil), ("371-", 0), ("~", 0), (" ", 0), ("\n", 0),
    ]

    @Test(arguments: repeated)
    func aLongCellIsReadInProportion(_ text: String, _ numbers: Int?) {
        expectLinear { bytes in
            let cell = String(repeating: text, count: bytes / text.utf8.count)
            let reading = PhoneNumber.parse(cell, areaCode: "0371")
            let count = (reading.number == nil ? 0 : 1) + reading.others.count
            #expect(numbers == nil || count == numbers)
        }
    }

    private static let gaps: [(String, number: String?)] = [
        (" ", "0371-67181201"), ("转", "0371-67181201"), ("(", "0371-67181201"), ("-", "0371-67181201"),
        (",", "0371-67181201"),
        ("/", "0371-67181201"), ("+", "0371-67181201"), ("*", "15400000102"), ("a", "15400000102"),
        ("é", "15400000102"),
        ("\u{200B}", nil),
    ]

    /// The same between two numbers: where the landline is broken off, the mobile alone is one.
    @Test(arguments: gaps)
    func aLongGapIsReadInProportion(_ sign: String, _ number: String?) {
        expectLinear { bytes in
            let gap = String(repeating: sign, count: (bytes - 500) / sign.utf8.count)
            let reading = PhoneNumber.parse("0371-67181201" + gap + "15400000102", areaCode: "0371")
            #expect(reading.number?.normal == number)
        }
    }

    @Test func manyNumbersAreAllFound() {
        let numbers = (0..<4000).map { "154" + String(10_000_000 + $0) }
        let reading = PhoneNumber.parse(numbers.joined(separator: "、"), areaCode: "0371")
        #expect(([reading.number].compactMap { $0 } + reading.others).map(\.normal) == numbers)
        let extensions = (0..<900).map { String(100 + $0) }
        let switchboard = PhoneNumber.parse("0371-67181201转" + extensions.joined(separator: "/"), areaCode: "0371")
        #expect(([switchboard.number].compactMap { $0 } + switchboard.others).count == 900)
    }
}
