import Foundation
import Naive
import SurveyCore
import Testing

@testable import SurveyStore

/// Random surveys through the real store against the naive reading of protocol.md and log.md.
/// `HUIFANG_SURVEYS=2000` draws more of them, `HUIFANG_SEED=4711` begins elsewhere.
@Suite struct RandomSurveyTests {
    static let first = asked("HUIFANG_SEED", or: 1)
    static let count = asked("HUIFANG_SURVEYS", or: 6)
    /// Of so many the log alone is given to a script.
    static let recomputed = asked("HUIFANG_RECOMPUTED", or: 5)
    /// Two cores, and a failure names a seed soon enough.
    static let blocks = Array(stride(from: first, to: first + count, by: 10))

    @Test(arguments: blocks) func theStoreAgreesWithTheNaiveReading(from block: Int) throws {
        for seed in block..<min(block + 10, RandomSurveyTests.first + RandomSurveyTests.count) {
            let random = RandomSurvey(seed: seed)
            var proved = try ProvedSurvey(random)
            for (place, act) in random.acts.enumerated() {
                if place == random.beforeClose { try expectAgreement(proved, "before the close") }
                do { try proved.carryOut(act) } catch {
                    Issue.record("seed \(seed), act \(place): \(error)\n\(acts(random))")
                    return
                }
            }
            try expectAgreement(proved, "at the end")
            if seed - RandomSurveyTests.first < RandomSurveyTests.recomputed { try expectTheLogSuffices(proved) }
        }
    }

    /// The property above proves nothing of what never happens.
    @Test func whatDecidesHappensOften() {
        var cases = Cases()
        for seed in 1...300 { cases.look(at: RandomSurvey(seed: seed)) }
        for (name, count) in cases.count { #expect(count >= 5, "\(name): \(count)") }
        if ProcessInfo.processInfo.environment["HUIFANG_CASES"] != nil {
            print(cases.count.sorted { $0.value < $1.value }.map { "\($0.value) \($0.key)" }.joined(separator: "\n"))
        }
    }

    private func expectAgreement(_ proved: ProvedSurvey, _ when: String) throws {
        let differences = try proved.differences()
        #expect(
            differences.isEmpty,
            "seed \(proved.random.seed), \(when):\n\(differences.joined(separator: "\n"))\n\(acts(proved.random))"
        )
    }

    /// An outsider who has the log and the texts beside it, and nothing of the program, finds the same.
    private func expectTheLogSuffices(_ proved: ProvedSurvey) throws {
        let naive = proved.naive
        let about = "seed \(proved.random.seed)\n\(acts(proved.random))"
        guard let found = try? Recomputed(proved.folder.path) else {
            Issue.record("recompute.py finds fault with it: \(about)")
            return
        }
        let provided = naive.contacts.filter { !$0.withdrawn }
        func byContact<T>(_ value: (NaiveSurvey.Contact) -> T?) -> [String: T] {
            Dictionary(
                uniqueKeysWithValues: provided.compactMap { contact in value(contact).map { (contact.key, $0) } }
            )
        }
        #expect(found.states == byContact { naive.state(of: $0) }, "\(about)")
        let reasons = naive.calls.compactMap { call in naive.notCounted(call).map { ("\(call.id)", $0) } }
        #expect(found.notCounted == Dictionary(uniqueKeysWithValues: reasons), "\(about)")
        let doubts = provided.flatMap { naive.doubts($0) }.map { ("\($0.key)", $0.value) }
        #expect(found.doubts == Dictionary(uniqueKeysWithValues: doubts), "\(about)")
        let further = found.furtherInterviews.filter { !naive.contact($0.key).withdrawn }
        let others = byContact { contact -> [Int]? in
            let others = naive.interviews(contact).dropFirst().map(\.id)
            return others.isEmpty ? nil : others
        }
        #expect(further == others, "\(about)")
        #expect(found.changedAfterClose == naive.changedAfterClose, "\(about)")
        #expect(found.leftAfterDraw == naive.unitsLeftAfterDraw, "\(about)")
        #expect(found.grades == grades(naive), "\(about)")
        #expect(found.lists.filter { !$0.value.isEmpty } == naive.lists.filter { !$0.value.isEmpty }, "\(about)")
    }

    private func grades(_ naive: NaiveSurvey) -> [String: Recomputed.UnitGrade] {
        Dictionary(
            uniqueKeysWithValues: naive.gradedUnits.map { unit in
                let verdict = naive.verdict(of: unit)
                let grade = Recomputed.UnitGrade(
                    grade: verdict.grade,
                    status: verdict.status,
                    average: verdict.average,
                    receivedOn: verdict.date.map(NaiveRules.date),
                    firstReceivedOn: verdict.firstDate.map(NaiveRules.date),
                    late: verdict.late,
                    receivedCorrected: verdict.receivedCorrected,
                    replacedAfterDraw: verdict.replacedAfterDraw
                )
                return (unit, grade)
            }
        )
    }

    /// What a failure is to be understood from.
    private func acts(_ random: RandomSurvey) -> String {
        (["\(random.rules)"] + random.acts.enumerated().map { "\($0.offset) \($0.element)" })
            .joined(separator: "\n").replacing("Naive.", with: "")
    }
}
