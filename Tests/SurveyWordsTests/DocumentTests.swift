import Foundation
import SurveyCore
import SurveyWords
import Testing

/// The documents beside the sources are the contract: whoever changes a disposition, a finding, an act of the log or an exit code
/// changes their tables as well.
@Suite struct DocumentTests {
    private static func text(_ path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The cells of the table rows under a heading of a document in `Sources`, without their code marks.
    private static func rows(_ document: String, under heading: String) throws -> [[String]] {
        let text = try text("Sources/\(document)")
        let section = try #require(text.components(separatedBy: "\n## ").first { $0.hasPrefix("\(heading)\n") })
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
        // The names of the columns and the rule below them.
        return Array(rows.dropFirst(2))
    }

    private static func marked(_ cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    @Test func dispositionsStandInTheDocumentAsInTheCode() throws {
        let rows = try Self.rows("SurveyCore/Calls/protocol.md", under: "Dispositions")
        #expect(rows.count == Disposition.allCases.count)
        let checker = try Self.text("Tests/independent/counting.py")
        for outcome in Disposition.allCases {
            let row = try #require(rows.first { $0[1] == "`\(outcome.rawValue)`" }, "\(outcome)")
            let kind =
                switch outcome.kind {
                case .reached: "reached"
                case .silent: "silent"
                case .dead: "dead"
                case .none: "none"
                }
            let scores =
                switch outcome.scores {
                case .all: "all questions"
                case .some: "at least one declined"
                case .none: "none"
                }
            #expect([row[0], row[2], row[3], row[4]] == [outcome.code, outcome.label.zh, kind, scores])
            #expect(row[5].contains("closes") == outcome.closesReached, "\(outcome)")
            guard outcome.kind != .none else { continue }
            let group = checker.components(separatedBy: "\n\(kind.uppercased()) = {").last?.prefix { $0 != "}" } ?? ""
            #expect(group.contains("\"\(outcome.rawValue)\": \(Int(outcome.code)!)"), "counting.py: \(outcome)")
        }
    }

    @Test func findingsStandInTheDocumentAsInTheCode() throws {
        var severity = ""
        var told: Set<String> = []
        for row in try Self.rows("ContactCSV/columns.md", under: "Findings") {
            if let first = row[0].split(separator: ",").first { severity = String(first) }
            for code in Self.marked(row[1]) { told.insert("\(severity) \(code)") }
        }
        #expect(told == Set(FindingCases.all.map { "\($0.finding.severity.rawValue) \($0.finding.code)" }))
    }

    @Test func actsStandInTheDocumentAsInTheCode() throws {
        let rows = try Self.rows("SurveyCore/Log/log.md", under: "Acts")
        let written = CivilDate(iso: "2020-10-12").map { Timestamp(startOf: $0, offset: FindingCases.offset) }!
        #expect(Set(rows.flatMap { Self.marked($0[0]) }) == Set(LogWordsTests.acts.map(\.name)))
        for act in LogWordsTests.acts {
            let text = LogEntry(act: act, written: written, by: "x", login: "x").text(FindingCases.offset)
            let entry = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let row = try #require(rows.first { Self.marked($0[0]).contains(act.name) })
            var told = Set(Self.marked(row[1]))
            if row[1].hasPrefix("as `called`"), let called = rows.first(where: { $0[0] == "`called`" }) {
                told.formUnion(Self.marked(called[1]))
            }
            #expect(Set(entry.keys).subtracting(["act", "written", "by", "login"]).isSubset(of: told), "\(act.name)")
        }
    }

    /// `huifang help TOPIC` says in either language what contract.md says; in English word for word.
    @Test(arguments: [(HelpTopic.exitCodes, "Exit codes"), (.environment, "Environment")])
    func topicsOfHelpStandInTheDocumentAsInTheCode(_ topic: HelpTopic, _ heading: String) throws {
        let told = try Self.rows("huifang/Commands/contract.md", under: heading).map { row in
            row.map { $0.replacing("`", with: "") }
        }
        #expect(told == topic.rows(.en).map { [$0.name, $0.text] })
    }
}
