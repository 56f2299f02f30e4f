import Foundation
import GRDB
import SurveyCore
import Testing

@testable import SurveyStore

@Suite struct FullSurveyTests {
    let full: FullSurvey
    var folder: Folder { full.folder }

    init() throws { full = try FullSurvey() }

    @Test func anUntouchedSurveyOfEveryActVerifies() throws {
        var calls: [(Int, Int)] = []
        let result = try full.survey.verify { calls.append(($0, $1)) }
        #expect(result.checks.map(\.name) == [.chain, .rulebook, .texts, .draw, .states, .grades])
        #expect(result.checks.filter { !$0.ok || $0.detail != nil } == [])
        #expect(result.entries == (try folder.entries().count))
        #expect(try result.head == full.survey.head().hash)
        #expect(result.units == 8 && result.contacts == 23)
        #expect(calls.last!.0 == calls.last!.1)
    }

    @Test func everyActAppearsInTheFullSurvey() throws {
        let acts = try Set(folder.entries().map { try LogEntry(parsing: $0).act.name })
        #expect(
            acts
                == Set([
                    "created", "units", "surveyors", "contacts", "withdrawn", "renamed", "drawn", "reassigned",
                    "called", "amended",
                    "voided", "numberCorrected", "ruled", "rulingWithdrawn", "published", "closed", "reopened",
                ])
        )
        // What is read back is written again to the letter.
        for text in try folder.entries() {
            let entry = try LogEntry(parsing: text)
            #expect(entry.text(UTCOffset("+08:00")!) == text)
        }
    }
}
