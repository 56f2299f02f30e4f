import SurveyCore
import Testing

/// Dates and times as offices and their spreadsheets write them (columns.md §Dates and times).
@Suite struct WrittenTimeTests {
    private let offset = UTCOffset(seconds: 8 * 3600)

    @Test(arguments: [
        "2020-09-08", "2020/9/8", "2020.9.8", "2020年9月8日", "2020年9月8号", "2020/9/8 0:00", "2020-09-08 10:05:00",
        // Two marks in one date leave no doubt which number is which.
        "2020/9-8", "2020年9-8", " 2020/09/08 ",
    ])
    func datesAreReadAsOfficesWriteThem(_ text: String) {
        #expect(WrittenTime.date(text) == CivilDate(year: 2020, month: 9, day: 8))
    }

    @Test(arguments: [
        "2020-09-24 09:50:00", "2020/9/24 9:50", "2020年9月24日 9:50", "2020-09-24T09:50",
    ])
    func timesAreReadAsOfficesWriteThem(_ text: String) {
        #expect(WrittenTime.timestamp(text, offset: offset) == Timestamp(iso: "2020-09-24T09:50", offset: offset))
    }

    /// A spreadsheet set to another country: 09/08/2020 is September there and August elsewhere, so none of them is read.
    @Test(arguments: [
        "09/24/2020 09:50:00", "09/08/2020", "24.09.2020", "9/8/20", "20-09-08", "九月八日", "2020-13-01", "2020-09-31", "",
        "2020/9", "44082",
    ])
    func whatCouldMeanTwoDatesIsRefused(_ text: String) {
        #expect(WrittenTime.date(text) == nil)
        #expect(WrittenTime.timestamp(text, offset: offset) == nil)
    }
}
