import Foundation
import GRDB
import SurveyCore
import Synchronization

@testable import SurveyStore
@testable import huifang

/// A drawn survey in memory, the same for each input: two units with ten contacts each, two surveyors.
enum FuzzedSurvey {
    static let now = Timestamp(iso: "2020-09-23T14:52:00", offset: UTCOffset(seconds: 8 * 3600))!

    /// As it is when an input begins. A harness keeps its connection, whose statements are prepared once.
    static func fresh(in queue: DatabaseQueue) throws -> Survey {
        try template.backup(to: queue)
        return Survey(path: ":memory:", title: "2020年度", rulebook: .zhengzhou2020, queue: queue)
    }

    static func connection() -> DatabaseQueue {
        do { return try DatabaseQueue() } catch { fatalError("\(error)") }
    }

    static func entries(of survey: Survey) throws -> Int {
        try survey.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM log")! }
    }

    /// How many entries each begins with.
    static let entries: Int = {
        do { return try entries(of: fresh(in: connection())) } catch { fatalError("\(error)") }
    }()

    private static let template: DatabaseQueue = {
        do { return try made() } catch { fatalError("\(error)") }
    }()

    private static func made() throws -> DatabaseQueue {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzzing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var contacts = "填报单位,行政相对人单位,姓名,职务,联系方式\n"
        for (unit, name) in ["郑州市水利局", "登封市"].enumerated() {
            for ordinal in 10..<20 { contacts += "\(name),第\(ordinal)公司,王建国,经理,154000\(unit)00\(ordinal)\n" }
        }
        try contacts.write(to: folder.appendingPathComponent("c.csv"), atomically: false, encoding: .utf8)
        try "姓名,回避单位\n王强,\n李敏,\n".write(
            to: folder.appendingPathComponent("s.csv"),
            atomically: false,
            encoding: .utf8
        )
        let path = folder.appendingPathComponent("huifang.db").path
        for command in [
            ["init"], ["import", "contacts", folder.path + "/c.csv", "--received", "2020-09-18"],
            ["import", "surveyors", folder.path + "/s.csv"], ["draw", "--seed", "4711"],
        ] {
            let output = KeptOutput()
            let context = Context(
                language: .zh,
                environment: ["HUIFANG_SURVEY": path, "HUIFANG_USER": "周科长"],
                output: output,
                errors: output,
                input: NoInput(),
                clock: { now },
                currentDirectory: folder.path,
                loginName: "fuzzing"
            )
            let code = Main.run(command, in: context)
            guard code == 0 else { throw Broken(description: "\(command): \(code) \(output.text)") }
        }
        let memory = try DatabaseQueue()
        try DatabaseQueue(path: path).backup(to: memory)
        return memory
    }
}

extension Act {
    static let ofFuzzing = Act(by: "周科长", login: "fuzzing", now: FuzzedSurvey.now)
}

private final class KeptOutput: Output {
    private let kept = Mutex("")
    let isTerminal = false
    func write(_ text: String) { kept.withLock { $0 += text } }
    var text: String { kept.withLock { $0 } }
}

private struct NoInput: Input {
    let isTerminal = false
    func line() -> String? { nil }
}
