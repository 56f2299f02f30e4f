import Foundation
import Naive
import Testing

/// The two who check the program, neither of whom knows it, agree with one another on the log that it should write.
/// `HUIFANG_AGREED=2000` makes up more surveys, `HUIFANG_SEED=4711` begins elsewhere.
@Suite struct AgreementTests {
    static let first = asked("HUIFANG_SEED", or: 9001)
    static let count = asked("HUIFANG_AGREED", or: 20)

    @Test func theScriptFindsWhatTheNaiveSurveyFinds() throws {
        var lines = Data()
        for seed in AgreementTests.first..<AgreementTests.first + AgreementTests.count {
            let log = NaiveLog(RandomSurvey(seed: seed))
            let line: [String: Any] = ["about": "seed \(seed)", "log": log.entries, "found": log.survey.findings]
            lines += try JSONSerialization.data(withJSONObject: line) + Data("\n".utf8)
        }
        let differences = try compared(lines)
        #expect(differences.isEmpty, "\(differences)")
    }

    /// From a file, so that neither waits for the other.
    private func compared(_ lines: Data) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try lines.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", AgreementTests.script]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return process.terminationStatus == 0 ? text : "ended with \(process.terminationStatus): \(text)"
    }

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../independent/agree.py").path
}
