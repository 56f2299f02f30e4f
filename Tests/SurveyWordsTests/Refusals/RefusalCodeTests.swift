import SurveyCore
import SurveyWords
import Testing

/// The codes that programs read (contract.md §Errors).
@Suite struct RefusalCodeTests {
    @Test func aCodeIsTheNameOfItsCase() {
        #expect(Refusal.file(.noSurvey(path: "a")).code == "no-survey")
        #expect(Refusal.file(.diskFull).code == "disk-full")
        #expect(Refusal.usage(.badMap("x")).code == "bad-map")
        #expect(Refusal.order(.notConfirmed(onTerminal: true)).code == "not-confirmed")
    }

    /// One code, one exit code, one meaning.
    @Test func noTwoGroupsShareACode() {
        var groups: [String: Set<String>] = [:]
        for refusal in EveryMessageTests.refusals {
            groups[refusal.code, default: []].insert(String(describing: refusal).prefix { $0 != "(" }.description)
            #expect(refusal.code.allSatisfy { $0.isLowercase || $0 == "-" }, "\(refusal.code)")
        }
        #expect(groups.filter { $1.count > 1 }.isEmpty)
    }
}
