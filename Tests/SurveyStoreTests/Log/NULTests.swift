import SurveyCore
import Testing

@testable import SurveyStore

/// No text with NUL comes into a survey, whoever gives it: what held one could never be checked again.
@Suite struct NULTests {
    @Test func anEntryWithNULIsFound() {
        func entry(_ text: String) -> String { JSONValue.object([.init(key: "a", value: .string(text))]).text() }
        #expect(LogEntry.textWithNUL(in: entry("局1\0x")) == "局1\0x")
        #expect(LogEntry.textWithNUL(in: entry("局1\\u0000x")) == nil)
        #expect(LogEntry.textWithNUL(in: entry("\\\0")) == #"\\"# + "\0")
        #expect(LogEntry.textWithNUL(in: entry("局1\n\u{1}x")) == nil)
        #expect(LogEntry.textWithNUL(in: "") == nil)
    }
}
