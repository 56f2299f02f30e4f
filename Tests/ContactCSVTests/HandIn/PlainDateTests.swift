import Naive
import SurveyCore
import Testing
import TimeTexts

@testable import ContactCSV

/// The dates that are read without a String are those that the one reading gives (times.md).
@Suite struct PlainDateTests {
    private func plain(_ text: String) -> CivilDate? {
        Array(text.utf8).withUnsafeBufferPointer(PlainCells.date)
    }

    @Test(arguments: ["2020-09-05", "2020/9/5", "2020.9.5", "2020-9-05"])
    func commonDatesArePlain(_ text: String) {
        #expect(plain(text) == CivilDate(year: 2020, month: 9, day: 5))
    }

    @Test(arguments: [
        "2020-009-5", "2020-9-005", "2020-9/5", "0999-9-5", "2020-13-5", "2020-2-30", "20200905", "2020-9-5 ",
    ])
    func allOthersAreLeft(_ text: String) {
        #expect(plain(text) == nil)
    }

    @Test func bothReadingsAgree() {
        let offset = UTCOffset(seconds: 8 * 3600)
        var random = SplitMix64(5)
        for _ in 0..<20_000 {
            let text = TimeText.random(&random).text
            guard let day = plain(text) else { continue }
            #expect(WrittenTime(text, offset: offset) == .day(day))
        }
        // And whatever of such signs stands in a cell.
        for _ in 0..<200_000 {
            let text = (0..<random.number(8...10)).reduce("2020") { text, _ in
                text + random.one(of: ["0", "1", "2", "9", "-", "/", "."])
            }
            guard let day = plain(String(text.prefix(10))) else { continue }
            #expect(WrittenTime(String(text.prefix(10)), offset: offset) == .day(day))
        }
    }
}
