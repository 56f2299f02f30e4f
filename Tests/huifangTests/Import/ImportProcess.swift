import Foundation
import Glibc
import Testing

@testable import huifang

/// The built program in a process of its own, which a test may stop or kill.
final class ImportProcess {
    private let process = Process()
    private let errors: URL

    /// Runs `huifang ARGUMENTS` on the folder's survey.
    init(_ runner: CommandRunner, _ arguments: String...) throws {
        errors = URL(fileURLWithPath: runner.path("errors-\(UUID().uuidString)"))
        FileManager.default.createFile(atPath: errors.path, contents: nil)
        process.executableURL = Bundle.main.bundleURL.appendingPathComponent("huifang")
        process.arguments = arguments
        process.environment = [
            "HUIFANG_SURVEY": runner.path("huifang.db"), "HUIFANG_USER": "office",
            "HUIFANG_LANG": runner.language.rawValue,
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// The exit code, or 128 and the signal that ended the process.
    func finish() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    var said: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }
}

/// Hand-ins of three units in three files, and the survey that waits for them.
enum HandInFiles {
    static let units = ["郑州市水利局", "郑州市公安局", "郑州市民政局"]

    static func survey(contacts: Int = 10) throws -> CommandRunner {
        let runner = try CommandRunner()
        try runner.write("units.csv", "单位名称\n" + units.joined(separator: "\n") + "\n")
        try #require(runner.run("init").code == 0)
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        for (place, unit) in units.enumerated() {
            try runner.write(unit + ".csv", head + rows(of: unit, place, 1...contacts).joined())
        }
        return runner
    }

    static let head = "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\n"

    static func rows(of unit: String, _ place: Int, _ numbers: ClosedRange<Int>) -> [String] {
        numbers.map { "\(unit),第\($0)公司,联系人\($0),经理,154\(place)\(String(1_000_000 + $0)),2020-09-18\n" }
    }

    /// All that is kept of the contacts; empty while there are none. Not their roster's digest: two imports have two salts for one row.
    static func roster(_ runner: CommandRunner) throws -> String {
        let answer = try runner.run("contacts", "--format", "json").json()
        let contacts = try #require(answer["contacts"] as? [[String: Any]])
        let names = ["key", "organisation", "person", "position", "phone", "otherPhones", "phoneAsGiven"]
        return contacts.map { contact in names.map { "\(contact[$0]!)" }.joined(separator: "\t") + "\n" }.sorted()
            .joined()
    }

    static func keys(_ runner: CommandRunner) throws -> Set<String> {
        let contacts = try #require(
            try runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]]
        )
        return Set(contacts.map { "\($0["key"]!) \($0["organisation"]!) \($0["phone"]!)" })
    }
}
