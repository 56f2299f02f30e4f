import Foundation
import Testing

/// What Tests/independent/recompute.py prints.
struct Recomputed: Decodable {
    struct UnitGrade: Decodable, Equatable {
        let grade: String?
        let status: String
        let average: [Int]?
        let receivedOn: String?
        let firstReceivedOn: String?
        let late: Bool
        let receivedCorrected: Bool
        let replacedAfterDraw: Bool
    }
    let head: String
    let lists: [String: [String]]
    let states: [String: String]
    let notCounted: [String: String]
    let doubts: [String: [String]]
    let furtherInterviews: [String: [Int]]
    let changedAfterClose: [Int]
    let leftAfterDraw: [String]
    let grades: [String: UnitGrade]

    init(_ path: String) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../independent/recompute.py").path
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script, path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "it says why on the standard error")
        self = try JSONDecoder().decode(Recomputed.self, from: data)
    }
}
