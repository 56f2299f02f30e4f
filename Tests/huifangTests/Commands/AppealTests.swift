import Foundation
import SurveyCore
import Testing

@testable import huifang

/// `whatif` and `backup` on the fixture survey.
@Suite struct AppealTests {
    private func changes(_ result: CommandRunner.Result) throws -> [[String]] {
        let readings = try #require(try result.json()["readings"] as? [[String: Any]])
        return try readings.map { reading in
            let names = try #require(reading["reading"] as? [String: String])
            let changes = try #require(reading["changes"] as? [[String: Any]])
            return [names.map { "\($0)=\($1)" }.sorted().joined(separator: " ")]
                + changes.map { "\($0["unit"]!) \($0["from"] ?? "-")>\($0["to"] ?? "-")" }
        }
    }

    @Test func whatIfTellsOfEveryOtherReadingAlone() throws {
        let runner = try FixtureSurvey.make()
        // README of the fixture: 23 was handed in on the deadline, a Sunday worked nowhere; 24 completed the day after; 11 late with one
        // unreachable; 05 one short.
        let found = try changes(runner.run("whatif", "--format", "json"))
        #expect(
            found == [
                ["R1=exclusive", "郑州市文化广电和旅游局 excellent>good"], ["R1=next-working-day", "郑州市城乡建设局 fair>good"],
                ["R2=each", "登封市 good>fair"], ["R3=downgrade", "上街区 fair>poor"],
                ["R8=first", "郑州市城乡建设局 fair>good"],
            ]
        )
        let text = runner.run("whatif").output
        // 09, 10, 08, 14, 22 lost a grade by one number; 11 is late besides.
        #expect(
            text.contains(
                "  联系不上的号码少一个，等次就不同：6 个单位\n    荥阳市、新密市、新郑市、郑州市水利局、郑州市农业农村工作委员会、郑州市应急管理局\n"
            ),
            "\(text)"
        )
        #expect(text.contains("  平均分高低不到 1 分，等次就不同：6 个单位\n    中原区、二七区、管城回族区、金水区、上街区、惠济区"), "\(text)")
        #expect(text.contains("R2=each（超期、联系不上各降一个等次）：1 个单位变化\n  登封市：良 → 中"))
    }

    @Test func whatIfTakesACombinationAndChangesNothing() throws {
        let runner = try FixtureSurvey.make()
        let both = try changes(
            runner.run("whatif", "--reading", "R3=downgrade", "--reading", "R2=each", "--format", "json")
        )
        #expect(both == [["R2=each R3=downgrade", "上街区 fair>poor", "登封市 good>fair"]])
        let same = runner.run("whatif", "--reading", "R1=inclusive")
        #expect(same.output.contains("R1=inclusive（限期当日算按时）：没有变化。"))
        runner.language = .en
        #expect(runner.run("whatif", "--reading", "R1=inclusive").output.contains("nothing changes."))
        #expect(runner.run("whatif", "--reading", "R4=both").code == 65)
    }

    @Test func publishingGivesTheDigestForTheLetter() throws {
        let runner = try FixtureSurvey.make()
        let zh = runner.run("publish", "--yes", "--reason", "审定")
        let head = try #require(try runner.run("verify", "--format", "json").json()["head"] as? String)
        let groups = stride(from: 0, to: 64, by: 4).map { String(head.dropFirst($0).prefix(4)) }.joined(separator: " ")
        #expect(
            zh.output == "第 1 次定稿（2020年10月20日）：30 个单位，优 10、良 10、中 4、差 5、待裁定 1。\n"
                + "通报附件请印日志校验值 \(groups)（第 1 次定稿）。\n"
        )
        #expect(runner.run("reopen", "--reason", "x").code == 0)
        #expect(runner.run("reopen", "--reason", "x").errors == "外呼没有结束，不必恢复。没有变化。\n")
    }

    @Test func backupIsAWholeCheckedCopy() throws {
        let runner = try FixtureSurvey.make()
        let copy = runner.path("copy.db")
        let result = runner.run("backup", copy)
        #expect(result.code == 0, "\(result.errors)")
        let verified = try runner.run("verify", "--format", "json").json()
        let head = try #require(verified["head"] as? String)
        #expect(result.output.contains("429 条日志"))
        #expect(result.output.contains(String(head.prefix(4)) + " "))
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try runner.run("verify", "--survey", copy, "--format", "json").json()["head"] as? String == head)
        #expect(runner.run("grade", "--survey", copy).output == runner.run("grade").output)
        let before = FileManager.default.contents(atPath: copy)
        let again = runner.run("backup", copy)
        #expect(again.code == 73 && again.errors.contains("已存在，不能覆盖，未写。"))
        #expect(FileManager.default.contents(atPath: copy) == before)
        #expect(runner.run("backup", runner.path("none/copy.db")).code == 73)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: runner.folder.path).sorted() == [
                "copy.db", "huifang.db",
            ]
        )
    }
}
