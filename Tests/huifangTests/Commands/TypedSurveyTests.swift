import Foundation
import Naive
import SurveyCore
import Testing

@testable import huifang

/// Random surveys typed in as command lines; what the commands print as JSON against the naive reading.
/// `HUIFANG_TYPED=500` draws more of them, `HUIFANG_SEED=4711` begins elsewhere.
@Suite struct TypedSurveyTests {
    static let seeds = Array((asked("HUIFANG_SEED", or: 5001)...).prefix(asked("HUIFANG_TYPED", or: 3)))

    @Test(arguments: seeds) func whatTheCommandsPrintAgreesWithTheNaiveReading(_ seed: Int) throws {
        let random = RandomSurvey(seed: seed)
        var typed = try TypedSurvey(random)
        for act in random.acts { try typed.carryOut(act) }
        let differences = try states(typed) + grades(typed) + whatIf(typed)
        let acts = ["\(random.rules)"] + random.acts.enumerated().map { "\($0.offset) \($0.element)" }
        #expect(
            differences.isEmpty,
            "seed \(seed)\n\(differences.joined(separator: "\n"))\n\(acts.joined(separator: "\n"))"
        )
        let verified = typed.runner.run("verify", "--format", "json")
        #expect(verified.code == 0, "seed \(seed): \(verified.output)")
    }

    private func states(_ typed: TypedSurvey) throws -> [String] {
        // Long before anything may be dialled again: every time that withholds a contact is shown.
        typed.runner.now = FixtureSurvey.at("2020-01-01T00:00")
        let contacts = try #require(
            try typed.runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]]
        )
        let said = contacts.map { "\($0["key"]!) \($0["state"]!) \($0["attempts"]!) \(text($0["notBefore"]))" }
        let own = typed.naive.contacts.filter { !$0.withdrawn }.map { contact in
            let dials = contact.draw == nil ? [] : typed.naive.counting(contact).filter { !$0.incoming }
            let notBefore = typed.naive.notBefore(contact).map { NaiveRules.written($0) + "+08:00" } ?? "-"
            return "\(contact.key) \(typed.naive.state(of: contact)) \(dials.count) \(notBefore)"
        }
        return differing(said.sorted(), own.sorted())
    }

    private func grades(_ typed: TypedSurvey) throws -> [String] {
        let units = try #require(try typed.runner.run("grade", "--format", "json").json()["units"] as? [[String: Any]])
        let said = units.map { unit in
            let average = (unit["average"] as? [String: Any]).map { "\($0["numerator"]!)/\($0["denominator"]!)" }
            let downgrades = (unit["downgrades"] as! [[String: Any]]).map {
                "\(($0["causes"] as! [String]).joined(separator: "+")) \($0["steps"]!)"
            }
            let possible = unit["possible"] as? [String: Any]
            let counts = ["provided", "drawn", "scored", "reached", "unreachable", "open", "notFinished", "shortfall"]
            return [
                text(unit["unit"]), text(unit["status"]), text(unit["grade"]), text(unit["band"]), average ?? "-",
                "\(downgrades)", text(possible?["best"]), text(possible?["worst"]), text(unit["receivedOn"]),
                "\(unit["late"] as! Bool)", "\((unit["conflicts"] as! [String]).sorted())",
                counts.map { "\(unit[$0]!)" }.joined(separator: " "),
            ].joined(separator: ", ")
        }
        let own = typed.naive.gradedUnits.map { unit in
            let verdict = typed.naive.verdict(of: unit)
            func count(_ states: String...) -> Int { states.map { verdict.states[$0] ?? 0 }.reduce(0, +) }
            let downgrades = verdict.downgrades.map { "\($0.causes.joined(separator: "+")) \($0.steps)" }
            let counts = [
                verdict.provided, verdict.provided - count("not-drawn"), count("scored"), count("reached"),
                count("unreachable"), count("open", "awaiting-confirmation"), count("not-finished"), verdict.shortfall,
            ]
            return [
                typed.naive.shownName(unit), verdict.status, verdict.grade ?? "-", verdict.band ?? "-",
                verdict.average.map { "\($0[0])/\($0[1])" } ?? "-", "\(downgrades)", verdict.best ?? "-",
                verdict.worst ?? "-", verdict.date.map(NaiveRules.date) ?? "-", "\(verdict.late)",
                "\(typed.naive.conflicts(of: unit))",
                counts.map(String.init).joined(separator: " "),
            ].joined(separator: ", ")
        }
        return differing(said, own)
    }

    /// Every other reading alone, as `whatif` without options tries them.
    private func whatIf(_ typed: TypedSurvey) throws -> [String] {
        let readings = try #require(
            try typed.runner.run("whatif", "--format", "json").json()["readings"] as? [[String: Any]]
        )
        let said = readings.flatMap { reading -> [String] in
            let (key, value) = (reading["reading"] as! [String: String]).first!
            return (reading["changes"] as! [[String: Any]]).map {
                "\(key)=\(value) \($0["unit"]!): \(text($0["from"])) → \(text($0["to"]))"
            }
        }
        let rules = typed.naive.rules
        let deadlines = ["inclusive", "exclusive", "next-working-day"].filter { $0 != rules.deadlineReading }
        let causes = ["once", "each"].filter { $0 != rules.causesReading }
        let shortfalls = ["report", "downgrade"].filter { $0 != rules.shortfallReading }
        let completions = ["complete", "first"].filter { $0 != rules.completionReading }
        var others = deadlines.map { ("R1=\($0)", typed.naive.reading($0, nil, nil)) }
        others += causes.map { ("R2=\($0)", typed.naive.reading(nil, $0, nil)) }
        others += shortfalls.map { ("R3=\($0)", typed.naive.reading(nil, nil, $0)) }
        others += completions.map { ("R8=\($0)", typed.naive.reading(nil, nil, nil, $0)) }
        let own = others.flatMap { name, other in
            typed.naive.gradedUnits.compactMap { unit -> String? in
                let (from, to) = (typed.naive.verdict(of: unit).computed, other.verdict(of: unit).computed)
                return from == to ? nil : "\(name) \(typed.naive.shownName(unit)): \(from ?? "-") → \(to ?? "-")"
            }
        }
        return differing(said, own)
    }

    private func text(_ value: Any?) -> String { value as? String ?? "-" }

    private func differing(_ said: [String], _ own: [String]) -> [String] {
        said == own ? [] : said.filter { !own.contains($0) } + ["naively:"] + own.filter { !said.contains($0) }
    }
}
