import SurveyCore
import Testing

/// One history and what protocol.md §State says of it. 2020-10-12 is a Monday; 1–8 October are holidays, 10 October is worked.
struct StateRow: Sendable, CustomTestStringConvertible {
    let name: String
    let dials: String
    let state: ContactState
    var grounds: [Int]?
    var corrected = ""
    var completed = false
    var single = false
    var closed = false

    var testDescription: String { name }

    init(
        _ name: String,
        _ dials: String,
        _ state: ContactState,
        _ grounds: [Int]? = nil,
        corrected: String = "",
        completed: Bool = false,
        single: Bool = false,
        closed: Bool = false
    ) {
        self.name = name
        self.dials = dials
        self.state = state
        self.grounds = grounds
        self.corrected = corrected
        self.completed = completed
        self.single = single
        self.closed = closed
    }

    var history: ContactHistory {
        ContactHistory(
            attempts: SurveyCoreTests.dials(dials),
            corrections: SurveyCoreTests.corrections(corrected),
            numberAssumed: completed,
            singleSurveyor: single
        )
    }
}
