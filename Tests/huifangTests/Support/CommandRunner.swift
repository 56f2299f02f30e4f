import Foundation
import SurveyCore
import SurveyStore
import SurveyWords
import Testing

@testable import huifang

/// Runs command lines in this process, in a folder of its own, at a time of its choosing.
final class CommandRunner {
    struct Result {
        let code: Int32
        let output: String
        let errors: String

        /// The answer as a JSON object.
        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        }
    }

    let folder: URL
    var language = Language.zh
    var user = "周科长"
    var login = "tester"
    var now = Timestamp(iso: "2020-09-18T10:00:00", offset: UTCOffset(seconds: 8 * 3600))!

    init(salts: FixedSalts = FixedSalts()) throws {
        self.salts = salts
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("huifang-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// The same salts at each run of a test: whole answers and logs can be compared.
    let salts: FixedSalts

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    /// Runs `huifang ARGUMENTS` on this folder's survey file.
    @discardableResult
    func run(_ arguments: String..., input: [String] = [], terminal: Bool = false) -> Result {
        run(arguments, input: input, terminal: terminal)
    }

    func run(_ arguments: [String], input: [String] = [], terminal: Bool = false) -> Result {
        let output = BufferOutput(isTerminal: terminal)
        let errors = BufferOutput(isTerminal: terminal)
        let code = run(arguments, output: output, errors: errors, input: LinesInput(input, isTerminal: terminal))
        return Result(code: code, output: output.text, errors: errors.text)
    }

    /// What stands on the screen when it has ended: answers and notes as they came.
    func transcript(_ arguments: [String]) -> String {
        let both = BufferOutput()
        _ = run(arguments, output: both, errors: both, input: LinesInput([]))
        return both.text
    }

    private func run(_ arguments: [String], output: BufferOutput, errors: BufferOutput, input: LinesInput) -> Int32 {
        let now = now
        let context = Context(
            language: language,
            environment: ["HUIFANG_SURVEY": path("huifang.db"), "HUIFANG_USER": user],
            output: output,
            errors: errors,
            input: input,
            columns: output.isTerminal ? 80 : nil,
            clock: { now },
            salts: .fixed { [salts] in salts.next($0) },
            currentDirectory: folder.path,
            loginName: login
        )
        return Main.run(arguments, in: context)
    }
}

extension Act {
    /// Of a desk opened by a test; each of its acts has its own time.
    static let test = Act(by: "测试", login: "tester", now: Timestamp(seconds: 0))
}
