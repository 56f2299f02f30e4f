import Foundation
import Glibc
import SurveyCore
import Testing

@testable import huifang

/// What stands in a folder of hand-ins is taken or named, whatever it is called (columns.md §Files).
@Suite struct FolderTests {
    private static let header = "行政相对人单位,姓名,职务,联系方式,报送日期\n"
    private static let junk = [
        ".DS_Store", ".~lock.郑州市水利局.csv#", "Thumbs.db", "desktop.ini", "~$郑州市水利局.xlsx", "~郑州市水利局.tmp", "郑州市水利局.bak",
        "郑州市水利局.crdownload", "郑州市水利局.csv.part", "郑州市水利局.csv~", "郑州市水利局.lock",
    ]

    private func survey() throws -> CommandRunner {
        let runner = try CommandRunner()
        try runner.write("units.csv", "单位名称\n郑州市公安局\n郑州市水利局\n")
        try #require(runner.run("init").code == 0)
        try #require(runner.run("import", "units", runner.path("units.csv")).code == 0)
        try FileManager.default.createDirectory(atPath: runner.path("in/旧表"), withIntermediateDirectories: true)
        return runner
    }

    /// A file whose name are these bytes; answers the path as a command line has it.
    @discardableResult
    private func write(_ bytes: [UInt8], _ text: String, _ runner: CommandRunner, in folder: String = "in") throws
        -> String
    {
        let path = PathText.text(Array(runner.path(folder).utf8) + [0x2F] + bytes)
        let file = withPath(path) { open($0, O_CREAT | O_WRONLY, 0o600) }
        try #require(file >= 0)
        defer { close(file) }
        let content = Array(text.utf8)
        try #require(Glibc.write(file, content, content.count) == content.count)
        return path
    }

    private func rows(_ first: Int, _ count: Int = 10) -> String {
        Self.header + (0..<count).map { "厂\($0),人\($0),经理,154000\(10000 + first + $0),2020-09-18\n" }.joined()
    }

    private func grade(_ unit: String, _ runner: CommandRunner) throws -> [String: Any] {
        let units = try runner.run("grade", "--format", "json").json()["units"] as? [[String: Any]]
        return try #require(units?.first { $0["unit"] as? String == unit })
    }

    @Test func whatNobodyHandsInIsNamedAndLeavesNoTrace() throws {
        let runner = try survey()
        try write(Array("郑州市公安局.csv".utf8), rows(100), runner)
        try write(Array("郑州市水利局.csv".utf8), rows(200), runner, in: "in/旧表")
        for name in Self.junk { try write(Array(name.utf8), name.hasSuffix("lock") ? "" : "\0\u{1}junk", runner) }
        let entries = runner.run("log").output.split(separator: "\n").count
        let json = try runner.run("import", "contacts", runner.path("in"), "--check", "--format", "json").json()
        let passedOver = try #require((json["passedOver"] as? [[String: Any]])?.first)
        #expect(passedOver["files"] as? [String] == Self.junk && passedOver["folders"] as? [String] == ["旧表"])
        #expect((json["files"] as? [[String: Any]])?.count == 1)
        let result = runner.run("import", "contacts", runner.path("in"))
        #expect(result.code == 0)
        let line = try #require(result.output.split(separator: "\n").first)
        for name in Self.junk + ["旧表"] { #expect(line.contains(name), "\(name)") }
        #expect(runner.run("log").output.split(separator: "\n").count == entries + 1)
        // The same files by their names, as a shell's * gives them.
        let named = runner.run(
            ["import", "contacts"] + Self.junk.map { runner.path("in/" + $0) } + [runner.path("in/郑州市公安局.csv")]
        )
        #expect(named.code == 0 && named.output.contains("Thumbs.db"))
        runner.now = FixtureSurvey.at("2020-10-30T10:00")
        try #require(runner.run("close", "--yes", "--reason", "x").code == 0 || true)
        #expect(try grade("郑州市水利局", runner)["status"] as? String != "undetermined")
        #expect(try grade("郑州市水利局", runner)["grade"] as? String == "poor")
    }

    /// A real hand-in that cannot be read leaves its trace: its unit has handed something in.
    @Test func aHandInThatIsOfNoUseLeavesItsTrace() throws {
        let runner = try survey()
        try write(Array("郑州市水利局.csv".utf8), "", runner)
        try write(Array("郑州市公安局.csv".utf8), rows(100), runner)
        #expect(runner.run("import", "contacts", runner.path("in")).code == 65)
        #expect(try grade("郑州市水利局", runner)["status"] as? String == "undetermined")
    }

    @Test func whereNothingIsLeftItIsSaid() throws {
        let runner = try survey()
        let empty = runner.run("import", "contacts", runner.path("in/旧表"))
        #expect(empty.code == 66 && empty.errors.contains("旧表"))
        let folders = runner.run("import", "contacts", runner.path("in"))
        #expect(folders.code == 66 && folders.errors.contains("旧表"))
        let path = try write(Array("~$甲.xlsx".utf8), "x", runner)
        let file = runner.run("import", "contacts", path)
        #expect(file.code == 66 && file.errors.contains("~$甲.xlsx"))
    }

    /// Before anything is imported: the others would be taken, and this one forgotten.
    @Test func aFileThatMayNotBeReadStopsTheCallAtItsBeginning() throws {
        let runner = try survey()
        try write(Array("a.csv".utf8), rows(100), runner)
        try FileManager.default.createSymbolicLink(
            atPath: runner.path("in/郑州市水利局.csv"),
            withDestinationPath: "nowhere.csv"
        )
        let result = runner.run("import", "contacts", runner.path("in"), "--unit", "郑州市公安局")
        #expect(result.code == 66 && result.errors.contains("郑州市水利局.csv"))
        #expect(try grade("郑州市公安局", runner)["provided"] as? Int == 0)
    }

    // MARK: Names that are no text

    /// As an archive from Windows unpacks them: 郑州市公安局.csv in GBK.
    private static let police: [UInt8] = [
        0xD6, 0xA3, 0xD6, 0xDD, 0xCA, 0xD0, 0xB9, 0xAB, 0xB0, 0xB2, 0xBE, 0xD6, 0x2E, 0x63, 0x73, 0x76,
    ]

    @Test func namesInGBKAreReadAndSayWhoseTheyAre() throws {
        let runner = try survey()
        let path = try write(Self.police, rows(100), runner)
        let bad = try write(
            [0x61, 0xFF, 0xFE, 0x62] + Array(".csv".utf8),
            "填报单位," + rows(200, 2).replacing("\n厂", with: "\n郑州市水利局,厂"),
            runner
        )
        for arguments in [[runner.path("in")], [path, bad]] {
            let json = try runner.run(["import", "contacts", "--check", "--format", "json"] + arguments).json()
            let files = try #require(json["files"] as? [[String: Any]])
            let names = Set(files.compactMap { ($0["file"] as? String)?.split(separator: "/").last.map(String.init) })
            #expect(names == ["郑州市公安局.csv", #"a\xFF\xFEb.csv"#])
            #expect(files.compactMap { $0["taken"] as? Int }.sorted() == [2, 10])
        }
        let result = runner.run("import", "contacts", runner.path("in"), "--findings", runner.path("lists") + "/")
        #expect(result.output.contains("郑州市公安局.csv") && result.output.contains(#"a\xFF\xFEb.csv"#))
        #expect(try grade("郑州市公安局", runner)["provided"] as? Int == 10)
        #expect(try grade("郑州市水利局", runner)["provided"] as? Int == 2)
        #expect(runner.run("verify").code == 0)
    }

    /// Where a path cannot be anything but text, and where an argument is no path: a sentence, and nothing is made.
    @Test func otherPathsAreRefusedWithASentence() throws {
        let runner = try survey()
        let place = PathText.text(Array(runner.path("").utf8) + [0x2F, 0xB9, 0xAB])
        let before = try FileManager.default.contentsOfDirectory(atPath: runner.folder.path).count
        try write(Array("a.csv".utf8), rows(100), runner)
        let given: [[String]] = [
            ["roster", "-o", place], ["log", "--output=" + place], ["verify", "--survey", place], ["--survey=" + place],
            ["init", "--survey", place], ["init", "--rulebook", place], ["rulebook", "--check", place],
            ["backup", place],
            ["import", "contacts", runner.path("in/a.csv"), "--findings", place], ["import", "units", place],
            ["grade", place],
            ["unit", "rename", "郑州市公安局", place, "--reason", "x"], [place],
        ]
        for arguments in given {
            let result = runner.run(arguments)
            #expect(result.code == 64, "\(arguments): \(result.code) \(result.errors)")
            #expect(result.errors.contains(#"\xB9\xAB"#), "\(arguments): \(result.errors)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: runner.folder.path).count == before)
    }

    @Test func everyPathHasOneTextAndEveryTextOnePath() {
        var state: UInt64 = 3
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<(1 + Int(state % 9)) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(
                    [
                        0x61, 0x2F, 0xF4, 0x8F, 0xBC, 0xBE, 0xBF, 0xE5, 0xB1, 0x80,
                        UInt8(truncatingIfNeeded: state >> 40),
                    ][Int(state >> 33) % 11]
                )
            }
            let text = PathText.text(bytes)
            #expect(PathText.bytes(text) == bytes)
            #expect(
                PathText.isText(text) == (String(validating: bytes, as: UTF8.self).map { PathText.isText($0) } ?? false)
            )
        }
        #expect(PathText.bytes(PathText.text(Array("\u{10FFB9}".utf8))) == Array("\u{10FFB9}".utf8))
        #expect(PathText.text([0x61, 0xB9]) != PathText.text([0x61, 0xBA]))
    }
}
