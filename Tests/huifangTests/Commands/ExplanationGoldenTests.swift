import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// The explanations of all fixture units, both languages, both editions; recorded anew with RECORD_GOLDENS=1.
@Suite struct ExplanationGoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens/explanations")

    @Test func everyPageIsAsRecorded() throws {
        let runner = try FixtureSurvey.make()
        let head = try #require(try runner.run("verify", "--format", "json").json()["head"] as? String)
        // Salts are random and the head with them: its printed groups are replaced one for one.
        let groups = stride(from: 0, to: 16, by: 4).map { String(head.dropFirst($0).prefix(4)) }.joined(separator: " ")
        for language in Language.allCases {
            for edition in ["unit", "office"] {
                runner.language = language
                let result = runner.run("grade", "--explain", "--for", edition)
                #expect(result.code == 0 && result.output.contains(groups))
                let page = result.output.replacing(groups, with: "0000 0000 0000 0000")
                let file = Self.folder.appendingPathComponent("\(edition).\(language.rawValue).txt")
                if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
                    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                    try Data(page.utf8).write(to: file)
                }
                #expect(
                    try String(decoding: Data(contentsOf: file), as: UTF8.self) == page,
                    "\(file.lastPathComponent)"
                )
            }
        }
    }
}
