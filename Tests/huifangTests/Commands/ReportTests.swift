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
        #expect(changed.contains(grouped) && changed.contains("待裁定1个"))
        #expect(changed.contains("<tr><td>郑州市生态环境局</td><td>待裁定</td><td>中（裁定）</td></tr>"))
        #expect(changed.contains("<tr><td>金水区</td><td>中</td><td>已撤下</td></tr>"))
        #expect(!changed.contains("见纪要"))
        let json = try runner.run("report", "--format", "json").json()
        let publication = try #require(json["publication"] as? [String: Any])
        #expect(publication["head"] as? String == head && publication["changed"] as? [String] == ["郑州市生态环境局"])
        try #require(runner.run("publish", "--reason", "更正").code == 0)
        let second = try report(runner)
        #expect(second.contains("第2次定稿") && second.contains("定稿后等次没有变化。") && second.contains("应测评单位29个"))
        #expect(try report(runner, "--publication", "1").contains("此后另有定稿，最后一次是第2次。"))
    }

    /// Whatever happens afterwards, a publication's annex is that of the day on which it was made, to the byte, but for what it says
    /// of the time since.
    @Test(arguments: Language.allCases) func thatOfItsDay(_ language: Language) throws {
        let runner = try FixtureSurvey.make()
        runner.language = language
        let head = language == .zh ? "定稿后" : "Changed since"
        /// Without what stands between the notes below the table and the next section.
        func published(_ options: String...) throws -> String {
            let result = runner.run(["report", "--publication", "1"] + options)
            let parts = result.output.components(separatedBy: "</div>\n")
            let changes = try #require(parts.firstIndex { $0.contains(head) || $0.contains(" since") })
            let end = try #require(parts[changes...].firstIndex { $0.contains("</section>") })
            let rest = try #require(parts[end].range(of: "</section>"))
            return parts[..<changes].joined(separator: "|") + parts[end][rest.lowerBound...]
                + parts[(end + 1)...].joined()
        }
        func act(_ arguments: String...) throws {
            try #require(runner.run(arguments + ["--yes"]).code == 0, "\(arguments)")
        }
        try act("publish", "--reason", "通报")
        let then = try published()
        try act("unit", "withdraw", "中牟县", "--reason", "合并")
        try act("void", "1", "--reason", "误记")
        try act("ruling", "郑州市生态环境局", "--grade", "中", "--reason", "见纪要")
        try act("unit", "rename", "二七区", "二七新区", "--reason", "更名")
        let changed = try report(runner)
        #expect(try published() == then)
        let words = Words(language)
        #expect(changed.contains("<td>中牟县</td>") && changed.contains("二七区 → 二七新区"))
        // A score has gone and no grade with it.
        #expect(changed.contains(words("其他各栏有变化的单位：郑州市城乡建设局。", "but not the grade, of: 郑州市城乡建设局.")))
        try act("reopen", "--reason", "补拨")
        #expect(try published() == then)
        #expect(try report(runner, "--publication", "1").contains(words("重新开始，尚未结束", "taken up again")))
        try act("close", "--reason", "期满")
        try act("publish", "--reason", "更正")
        try act("purge", "--reason", "期满")
        #expect(
            try published().replacing(
                words("此后另有定稿，最后一次是第2次。", "There are later ones, the last is publication 2. "),
                with: ""
            ) == then
        )
    }

    /// Kinds that do not follow each other in the list: numbers run as printed, in the figure too.
    @Test func numbersRunAsPrinted() throws {
        let runner = try CommandRunner()
        try #require(runner.run("init").code == 0)
        try runner.write("u.csv", "单位,类别\n甲局,部门\n乙县,县区\n丙局,部门\n丁县,县区\n")
        try #require(runner.run("import", "units", runner.path("u.csv")).code == 0)
        let html = try report(runner)
        let rows = ["1</td><td>甲局", "2</td><td>丙局", "3</td><td>乙县", "4</td><td>丁县"].compactMap { html.range(of: $0) }
        #expect(rows.count == 4 && rows.map(\.lowerBound) == rows.map(\.lowerBound).sorted())
    }

    /// What was not said at the draw is not said to have been done.
    @Test func aDrawWithoutAPublishedRoster() throws {
        let small = try SmallSurvey()
        let html = try report(small.runner)
        #expect(html.contains("9月18日的抽取没有写明事先公布的名册校验值。") && !html.contains("先公布名册校验值"))
        #expect(try report(FixtureSurvey.make()).contains("先公布名册校验值，后定随机种子"))
    }

    /// Nobody was called: that is not nobody's answer.
    @Test func closedWithoutACall() throws {
        let small = try SmallSurvey()
        try #require(small.runner.run("close", "--yes", "--reason", "期满").code == 0)
        let html = try report(small.runner)
        #expect(html.contains("没有拨打：") && html.contains("<td>未拨完</td>") && !html.contains("无人作答"))
        #expect(html.contains("<div class=\"running\">尚未定稿　不得对外公布</div>"))
        small.runner.language = .en
        #expect(try report(small.runner).contains("nobody called: "))
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
        // Of no unit there is no annex.
        #expect(empty.run("report").code == 77 && empty.run("publish", "--yes", "--reason", "试").code == 77)
        #expect(empty.run(["report"], terminal: true).code == 64)
    }

    /// In English nothing is Chinese but names, the notice's words and what is said on the telephone.
    @Test func englishIsEnglish() throws {
        let runner = try CommandRunner()
        runner.language = .en
        try #require(runner.run("init", "--title", "Survey").code == 0)
        try runner.write("u.csv", "单位,类别\nAlpha,Towns\nBeta,Towns\n")
        try runner.write("s.csv", "姓名\nLi\nWang\n")
        try runner.write("c.csv", "填报单位,行政相对人单位,姓名,职务,联系方式,报送日期\nAlpha,A,B,C,15400001001,2020-09-18\n")
        for command in [
            ["import", "units", runner.path("u.csv")], ["import", "surveyors", runner.path("s.csv")],
            ["import", "contacts", runner.path("c.csv")], ["draw", "--seed", "1"],
        ] { try #require([0, 1].contains(runner.run(command).code), "\(command)") }
        runner.now = FixtureSurvey.at("2020-09-23T10:00")
        for command in [
            ["record", "1", "--outcome", "50", "--scores", "90,95", "--surveyor", "Li"],
            ["close", "--yes", "--reason", "x"],
            ["publish", "--reason", "x"],
        ] { try #require([0, 1].contains(runner.run(command).code), "\(command)") }
        var page = text(try report(runner)).replacingOccurrences(of: "“[^”]*”", with: "", options: .regularExpression)
        let rulebook = Rulebook.zhengzhou2020
        let script = try #require(page.range(of: "Appendix 1")).lowerBound
        page.removeSubrange(script..<(try #require(page.range(of: "Appendix 2"))).lowerBound)
        for name in [rulebook.office.name, rulebook.notice.number, "改进提升"] { page = page.replacing(name, with: "") }
        let left = page.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
        #expect(left.isEmpty, "\(String(String.UnicodeScalarView(left)))")
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
