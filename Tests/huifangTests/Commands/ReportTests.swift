import Foundation
import SurveyCore
import SurveyReports
import SurveyWords
import Testing

@testable import huifang

/// `report`: the annex to the official letter.
@Suite struct ReportTests {
    /// The text of a page without its markup, figures' texts among it.
    private func text(_ html: String) -> String {
        let body = html.components(separatedBy: "</style>").last!
        return body.replacingOccurrences(of: "<[^>]*>", with: "|", options: .regularExpression)
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
    }

    private func report(_ runner: CommandRunner, _ options: String...) throws -> String {
        let result = runner.run(["report"] + options)
        try #require(result.code == 0, "\(result.errors)")
        return result.output
    }

    /// Every unit's row with its figures, in the official order, in both languages.
    @Test(arguments: Language.allCases) func everyUnitHasItsRow(_ language: Language) throws {
        let runner = try FixtureSurvey.make()
        runner.language = language
        let html = try report(runner)
        let words = Words(language)
        let units = try #require(try runner.run("grade", "--format", "json").json()["units"] as? [[String: Any]])
        var rest = Substring(html)
        // Grouped by kind, in the official order within each.
        for kind in ["县（市、区）", "市直部门"] { #expect(html.contains(kind)) }
        for (index, unit) in units.enumerated() {
            let name = try #require(unit["unit"] as? String)
            let row = try #require(rest.range(of: "<tr><td>\(index + 1)</td><td>\(name)</td>"), "\(name)")
            rest = rest[row.upperBound...]
            let cells = rest.prefix { $0 != "\n" }
            if let average = unit["average"] as? [String: Any], unit["scored"] as? Int ?? 0 > 1 {
                #expect(cells.contains(">\(average["text"] as! String)<"), "\(name)")
            }
            let grade = (unit["grade"] as? String).flatMap(Grade.init(rawValue:)).map { words.grade($0) }
            #expect(cells.contains(grade ?? words.status(.undetermined)), "\(name): \(cells)")
        }
        #expect(html.utf8.count < 2_000_000)
        let all = text(html)
        #expect(!all.contains(language == .zh ? "暂定" : "PROVISIONAL"))
        for figure in 1...4 { #expect(all.contains(words("图\(figure)　", "Figure \(figure)  "))) }
    }

    /// No contact of the survey, in whole or in part.
    @Test func noContactStandsInIt() throws {
        for closed in [true, false] {
            let runner = try FixtureSurvey.make(closed: closed)
            let html = try report(runner, "--bilingual")
            let contacts = try #require(
                try runner.run("contacts", "--format", "json").json()["contacts"] as? [[String: Any]]
            )
            #expect(contacts.count > 200)
            for contact in contacts {
                for field in ["organisation", "person", "phone", "phoneAsGiven"] {
                    guard let value = contact[field] as? String, value.count > 1 else { continue }
                    #expect(!html.contains(value), "\(field) \(value)")
                }
            }
            let digits = html.filter { !" -".contains($0) }
            #expect(digits.range(of: "1540[0-9]{7}", options: .regularExpression) == nil)
        }
    }

    @Test func provisionalWhileFieldworkIsOpen() throws {
        let runner = try FixtureSurvey.make(closed: false)
        let html = try report(runner)
        // On each page: what is fixed is repeated.
        #expect(html.contains("<div class=\"running\">暂定　不得对外公布</div>"))
        #expect(html.contains("以后的拨打还可能改变等次") && html.contains("暂定（"))
        try #require(runner.run("publish", "--yes", "--reason", "试").code == 0)
        // A trial publication is not the one that a letter rests on.
        #expect(try report(runner).contains("暂定结果"))
        #expect(try report(runner, "--publication", "1").contains("第1次定稿"))
    }

    @Test func aPublicationAndWhatHasChangedSince() throws {
        let runner = try FixtureSurvey.make()
        #expect(try report(runner).contains("尚未定稿"))
        #expect(runner.run("report", "--publication", "1").code == 65)
        try #require(runner.run("publish", "--reason", "通报").code == 0)
        let head = try #require(try runner.run("verify", "--format", "json").json()["head"] as? String)
        let grouped = Words(.zh).digest(head)
        let published = try report(runner)
        #expect(published.contains("本表为第1次定稿（2020年10月20日）的等次。") && published.contains("定稿后等次没有变化。"))
        #expect(published.components(separatedBy: grouped).count == 2)
        // The digests stand on the last page alone, in its own block.
        #expect(published.components(separatedBy: "<div class=\"end\">").last?.contains(grouped) == true)
        #expect(published.contains("请于2020年10月27日前"))
        try #require(
            runner.run("ruling", "郑州市生态环境局", "--grade", "中", "--reason", "见纪要", "--yes").code == 0
        )
        try #require(runner.run("unit", "withdraw", "金水区", "--reason", "合并", "--yes").code == 0)
        let changed = try report(runner)
        #expect(changed.contains(grouped) && changed.contains("待裁定†"))
        #expect(changed.contains("<tr><td>郑州市生态环境局</td><td>待裁定</td><td>中（裁定）</td></tr>"))
        #expect(changed.contains("定稿后撤下的单位") && changed.contains("<td>金水区</td>"))
        #expect(!changed.contains("见纪要"))
        let json = try runner.run("report", "--format", "json").json()
        let publication = try #require(json["publication"] as? [String: Any])
        #expect(publication["head"] as? String == head && publication["changed"] as? [String] == ["郑州市生态环境局"])
        try #require(runner.run("publish", "--reason", "更正").code == 0)
        let second = try report(runner)
        #expect(second.contains("第2次定稿") && !second.contains("†"))
        #expect(try report(runner, "--publication", "1").contains("待裁定†"))
    }

    /// Nobody answered anywhere, and the survey of a single unit: still a page.
    @Test func littleToTell() throws {
        let small = try SmallSurvey()
        for contact in ["1", "2", "3"] {
            try #require(small.runner.run("record", contact, "--outcome", "本人拒访", "--surveyor", "李敏").code == 0)
        }
        try #require(small.runner.run("close", "--yes", "--reason", "期满").code == 0)
        for language in Language.allCases {
            small.runner.language = language
            let html = try report(small.runner)
            #expect(html.contains(language == .zh ? "待裁定1个" : "1 undetermined"))
            #expect(html.contains("0/3 = 0.00%"))
        }
        let empty = try CommandRunner()
        try #require(empty.run("init").code == 0)
        #expect(try report(empty).contains("尚未抽取"))
        #expect(empty.run(["report"], terminal: true).code == 64)
    }

    /// One person's score is nobody else's business: not in the table, not in a figure.
    @Test func oneScoreIsNotTold() throws {
        let small = try SmallSurvey()
        try #require(
            small.runner.run("record", "1", "--outcome", "完成", "--scores", "87,88", "--surveyor", "李敏").code == 0
        )
        #expect(try report(small.runner).contains("87.50"))
        try #require(small.runner.run("close", "--yes", "--reason", "期满").code == 0)
        let html = try report(small.runner)
        #expect(!html.contains("87.5") && !html.contains("87.00") && html.contains("只有1人作答的"))
        #expect(!small.runner.run("report", "--format", "json").output.contains("87.5"))
    }
}
