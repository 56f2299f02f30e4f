import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Every code of columns.md §Findings with a file that holds that mistake and no other, imported by the real command:
/// what a clerk reads, to the
/// letter, in both languages. The expected answers stand in `Goldens`; RECORD_GOLDENS=1 writes them anew.
@Suite struct FindingFixtureTests {
    @Test(arguments: FindingFixture.all) func everyAnswerIsAsRecorded(_ fixture: FindingFixture) throws {
        var answers = ""
        for language in Language.allCases {
            let runner = try fixture.scene()
            runner.language = language
            let result = runner.run(fixture.command(runner))
            #expect(result.errors == "")
            answers += "\(language.rawValue): \(result.code)\n"
            answers += result.output.replacing(runner.folder.path + "/", with: "") + "\n"
        }
        let file = FindingFixture.expected.appendingPathComponent(fixture.name + ".txt")
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(answers.utf8).write(to: file)
        }
        #expect(try String(decoding: Data(contentsOf: file), as: UTF8.self) == answers)
    }

    /// The finding is there, is of its severity, and nothing else is wrong but what follows from it.
    @Test(arguments: FindingFixture.all) func theFileHoldsThatMistakeAndNoOther(_ fixture: FindingFixture) throws {
        let runner = try fixture.scene()
        let result = try runner.run(fixture.command(runner) + ["--format", "json"]).json()
        let files = try #require(result["files"] as? [[String: Any]])
        let findings = try #require(files.first?["findings"] as? [[String: Any]])
        #expect(findings.contains { $0["code"] as? String == fixture.code })
        for finding in findings {
            let code = try #require(finding["code"] as? String)
            #expect(code == fixture.code || fixture.consequences.contains(code), "\(finding)")
            #expect(finding["message"] as? String != "")
        }
    }

    /// A new code has no message until somebody has written it down here.
    @Test func everyCodeHasItsFile() {
        let codes = Set(FindingFixture.all.map(\.code))
        #expect(codes == Set(Finding.Code.allCases.map(\.rawValue)))
    }

    /// What each of the three smaller imports can say, too.
    @Test func everyImportHasItsFiles() {
        #expect(Set(FindingFixture.all.map(\.table)) == ["contacts", "units", "surveyors", "results"])
        #expect(Set(FindingFixture.all.filter { $0.code == "not-a-table" }.map(\.kind)).count >= 13)
    }
}

/// A file of `Files/<table>/`: its name begins with the code of its mistake; what stands in `….before.csv` was imported earlier.
struct FindingFixture: CustomTestStringConvertible, Sendable {
    /// `contacts/empty-cell.position.csv`
    let name: String
    var testDescription: String { name }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let files = folder.appendingPathComponent("Files")
    static let expected = folder.appendingPathComponent("Goldens")

    static let all: [FindingFixture] = {
        let tables = (try? FileManager.default.contentsOfDirectory(atPath: files.path)) ?? []
        return tables.sorted().flatMap { table in
            let folder = files.appendingPathComponent(table).path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.sorted().filter { !$0.contains(".before.") }.map { FindingFixture(name: table + "/" + $0) }
        }
    }()

    var table: String { String(name.prefix { $0 != "/" }) }
    var file: String { String(name.dropFirst(table.count + 1)) }
    var code: String { String(file.prefix { $0 != "." }) }
    /// The name's last part: which kind of file it is.
    var kind: String { String(file.split(separator: ".").last!) }
    private var earlier: String? {
        let path = Self.files.appendingPathComponent(name).path.replacing(".csv", with: ".before.csv")
        return path.contains(".before.") && FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// What must come with the mistake: rows refused leave a unit short, one too many changes the count.
    var consequences: Set<String> {
        switch name {
        case "contacts/number-changed.csv": ["excess"]
        case "contacts/not-updated.csv": []
        case "contacts/received-otherwise.csv": ["already-imported"]
        // A header with a column too many is all that the file has.
        case "units/empty-file.csv": ["unread-columns"]
        case "surveyors/avoids-again.csv", "surveyors/states-changed.csv": ["contacts-barred"]
        // The cells behind the comma stand one column too far.
        case "contacts/ragged-row.csv": ["undiallable-number", "bad-date", "shortfall"]
        case "contacts/ragged-row.short.csv": ["received-today"]
        case "contacts/unit-below.csv": ["no-unit", "passed-over"]
        default: table == "contacts" ? ["shortfall"] : []
        }
    }

    /// What there is to say only after a draw.
    private var isDrawn: Bool {
        table == "results"
            || table == "surveyors"
                && ["avoidance-kept", "contacts-barred", "avoids-again", "states-changed", "unknown-unit"].contains(
                    code
                )
    }

    /// A survey with three units, two surveyors and, for call sheets, ten contacts drawn; the file lies in its folder.
    func scene() throws -> CommandRunner {
        let runner = try CommandRunner()
        let survey = try isDrawn ? Self.drawn.get() : Self.announced.get()
        try survey.write(to: URL(fileURLWithPath: runner.path("huifang.db")))
        chmod(runner.path("huifang.db"), 0o600)
        if isDrawn { runner.now = FixtureSurvey.at("2020-09-23T10:00") }
        if table == "results" { try prepare(runner) }
        if let earlier { try #require([0, 1].contains(runner.run("import", table, earlier).code)) }
        if table == "surveyors" { try prepareUnit(runner) }
        if code == "received-unknown" || file == "shortfall.late.csv" {
            runner.now = FixtureSurvey.at("2020-09-22T10:00")
        }
        let copy = runner.path(file)
        try FileManager.default.copyItem(at: Self.files.appendingPathComponent(name), to: URL(fileURLWithPath: copy))
        return runner
    }

    /// What a call sheet's rows need besides a draw: a time, and what makes them odd.
    private func prepare(_ runner: CommandRunner) throws {
        runner.now = FixtureSurvey.at("2020-09-23T09:00")
        switch code {
        case "day-off": runner.now = FixtureSurvey.at("2020-09-26T20:00")
        case "far-from-clock": runner.now = FixtureSurvey.at("2020-09-24T10:00")
        case "another-year": runner.now = FixtureSurvey.at("2021-01-05T09:00")
        case "must-avoid":
            try runner.write("avoid.csv", "姓名,回避单位\n张伟,郑州市水利局\n")
            try #require(runner.run("import", "surveyors", runner.path("avoid.csv")).code == 0)
        case "old-number":
            let corrected = runner.run(
                "correct-number",
                "1",
                "--phone",
                "15400000199",
                "--at",
                "2020-09-22 12:00",
                "--reason",
                "改号"
            )
            try #require(corrected.code == 0)
        case "remark-not-kept":
            try #require(
                runner.run(
                    "record",
                    "1",
                    "--surveyor",
                    "李敏",
                    "--outcome",
                    "占线",
                    "--at",
                    "2020-09-22 09:30"
                ).code == 0
            )
            let change =
                file.contains(".void.")
                ? runner.run("void", "1", "--reason", "误记")
                : runner.run("amend", "1", "--outcome", "无人接听", "--reason", "听错")
            try #require(change.code == 0)
        default: break
        }
    }

    /// What has happened with a unit before a surveyors' table names it.
    private func prepareUnit(_ runner: CommandRunner) throws {
        func run(_ arguments: String...) throws { try #require(runner.run(arguments).code == 0, "\(arguments)") }
        switch code {
        case "avoids-again": try run("surveyor", "release", "李敏", "郑州市水利局", "--reason", "调出")
        case "states-changed":
            // The same surveyor on two days: not enough while there are two.
            for day in ["22", "23"] {
                try run("record", "1", "--surveyor", "王强", "--outcome", "01", "--at", "2020-09-\(day) 09:30")
            }
        default: break
        }
    }

    private static let announced = Result { try survey(drawn: false) }
    private static let drawn = Result { try survey(drawn: true) }

    /// The survey file that fixtures begin with.
    private static func survey(drawn: Bool) throws -> Data {
        let runner = try CommandRunner()
        func run(_ arguments: String...) throws {
            let result = runner.run(arguments)
            try #require([0, 1].contains(result.code), "\(arguments): \(result.errors)\(result.output)")
        }
        try runner.write("units.csv", "单位名称,别名\n郑州市水利局,\n郑州市公安局,\n郑州市城市管理局,\n")
        try runner.write("surveyors.csv", "姓名\n李敏\n王强\n")
        try run("init")
        try run("import", "units", runner.path("units.csv"))
        try run("import", "surveyors", runner.path("surveyors.csv"))
        if drawn {
            try run("import", "contacts", files.appendingPathComponent("contacts/already-imported.csv").path)
            try run("draw", "--seed", "20200921")
        }
        return try Data(contentsOf: URL(fileURLWithPath: runner.path("huifang.db")))
    }

    func command(_ runner: CommandRunner) -> [String] { ["import", table, runner.path(file)] }
}
