import Foundation
import SurveyCore
import Testing

@testable import huifang

@Suite struct LogTests {
    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

    @Test func jsonLinesCarryTheBytesThatWereHashed() throws {
        let runner = try FixtureSurvey.make()
        let result = runner.run("log", "--format", "json")
        #expect(result.code == 0 && result.errors.isEmpty)
        var previous = String(repeating: "0", count: 64)
        for (index, line) in lines(result.output).enumerated() {
            let json = try #require(try? JSONValue(parsing: String(line)))
            #expect(json["sequence"] == .int(index + 1))
            #expect(json["previous"] == .string(previous))
            let start = try #require(line.range(of: "\"entry\":")).upperBound
            previous = sha256(previous + "\n" + line[start...].dropLast())
            #expect(json["hash"] == .string(previous))
        }
        let head = try runner.run("verify", "--format", "json").json()["head"] as? String
        #expect(previous == head)
    }

    @Test func theLogReadsInWordsByUnitAndByContact() throws {
        let runner = try FixtureSurvey.make()
        let all = lines(runner.run("log").output)
        let json = lines(runner.run("log", "--format", "json").output)
        #expect(all.count == json.count)
        #expect(all[0] == "    1  2020-09-18 09:00  周科长  建立调查：2020年度郑州市服务型行政执法建设工作电话回访")
        #expect(all.contains { $0.hasSuffix("2020-10-16 17:30  周科长  结束外呼。原因：外呼期满") })
        let contact = lines(runner.run("log", "--contact", "中原区-03").output)
        #expect(contact.count == 3)
        #expect(contact[0].contains("中原区：导入 10 个（01 至 10），9月16日报送；文件校验值"))
        #expect(contact[1].hasSuffix("09-22 10:31 钱芳拨打 中原区-03，约定再拨，约定 09-23 15:00"))
        runner.language = .en
        #expect(lines(runner.run("log", "--contact", "中原区-03").output)[2].contains("understanding 81, satisfaction 94"))
        let unit = lines(runner.run("log", "--unit", "中原区").output)
        #expect(unit.count > contact.count && unit.count < all.count)
        #expect(runner.run("log", "--unit", "无此区").code == 65)
        #expect(runner.run("log", "--format", "csv").code == 64)
    }

    /// The entry holds a digest only; whoever has the file reads what stands beside it.
    @Test func aReasonKeptBesideTheLogIsRead() throws {
        let runner = try FixtureSurvey.make()
        #expect(runner.run("void", "5", "--reason", "按错键").code == 0)
        #expect(lines(runner.run("log").output).last?.hasSuffix("：按错键") == true)
        #expect(!runner.run("log", "--format", "json").output.contains("按错键"))
    }

    @Test func theLogGoesIntoAFile() throws {
        let runner = try FixtureSurvey.make()
        let result = runner.run("log", "-o", runner.path("log.txt"))
        #expect(result.code == 0 && result.output.isEmpty)
        let written = try #require(FileManager.default.contents(atPath: runner.path("log.txt")))
        #expect(String(decoding: written, as: UTF8.self) == runner.run("log").output)
    }

    @Test func invisibleCharactersReachAFileAndNoTerminal() throws {
        let runner = try CommandRunner()
        runner.run("init", "--title", "年度\u{202E}报")
        #expect(runner.run("log", "--format", "json").output.contains("年度\u{202E}报"))
        let seen = runner.run(["log", "--format", "json"], terminal: true).output
        #expect(!seen.contains("\u{202E}") && seen.contains("年度\\u202e报"))
        #expect(runner.run("log").output.contains("年度\\u202e报"))
    }
}
