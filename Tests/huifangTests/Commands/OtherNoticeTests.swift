import Foundation
import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// A survey under another row of the table: whatever is printed has that row's words and none of indicator 6.
@Suite struct OtherNoticeTests {
    /// The expert scores of item 7, on the same scale.
    private static let notice = """
        notice:
          number: 郑法政办〔2021〕9号
          title: 关于做好2021年度行政执法专家评议工作的通知
          item:
            zh: 附表「案卷评查」第七项
            en: table, 案卷评查 row seven
          survey:
            zh: 第七项专家评议
            en: Row seven, experts' opinion
          scoring:
            zh: 计分标准
            en: marking scheme
          unreachable: 无人应答
          clauses:
            quota:
              name: E1
              place: {zh: 第一栏, en: first column}
              text: 每个单位推荐十名专家
            deadline:
              name: E2
              place: {zh: 第二栏, en: second column}
              text: 九月二十日止
            bands:
              name: E3
              place: {zh: 计分标准甲款, en: paragraph A}
              text: 专家评分90分及以上优秀，85分及以上良好，70分及以上合格，其余不合格
            downgrade:
              name: E4
              place: {zh: 计分标准乙款, en: paragraph B}
              text: 迟交名单或专家无人应答的降一等
            poor:
              name: E5
              place: {zh: 计分标准丙款, en: paragraph C}
              text: 不交名单或专家均无人应答的不合格
          all-unreachable: 专家均无人应答的不合格
          joined:
            zh: 写在同一句中
            en: stand in one sentence
          limits:
            zh: 各等的下限属于该等
            en: The lower limit of a grade belongs to it


        """

    private static let rulebook: String = {
        let text = Rulebook.zhengzhou2020.text
        let section = text.range(of: "notice:\n")!.lowerBound..<text.range(of: "# 组织回访的机构")!.lowerBound
        return text.replacingCharacters(in: section, with: notice)
            .replacingOccurrences(of: "few-scores: 5", with: "few-scores: 10")
            .replacingOccurrences(of: "objection-days: 5", with: "objection-days: 7")
    }()

    /// Every word of the first notice that the program might have kept for itself.
    private static let words: [String] = {
        let notice = Rulebook.zhengzhou2020.notice
        let both = [notice.item, notice.survey, notice.scoring, notice.joined, notice.limits]
        // The deadline is told as the date that the rulebook gives.
        let clauses = notice.clauses.filter { $0.key != .deadline }.values
        return [notice.number, notice.title, notice.unreachable, notice.allUnreachable]
            + (both + clauses.map(\.place)).flatMap { [$0.zh, $0.en] }
            + clauses.flatMap { [$0.text, "\"\($0.name)\""] }
            + ["2020〕5号", "第6项", "改进提升", "无法联系", "Rule 1", "Rule 2", "ndicator 6"]
    }()

    @Test func everyPageTableAndSheetHasTheWordsOfItsOwnNotice() throws {
        let runner = try CommandRunner()
        let file = runner.folder.appendingPathComponent("experts.yaml")
        try Data(Self.rulebook.utf8).write(to: file)
        let survey = try withExtendedLifetime(runner) { try FixtureSurvey.make(rulebook: file.path) }
        #expect(survey.run("publish", "--yes", "--reason", "公布").code == 0)
        var pages: [String: String] = [:]
        for language in Language.allCases {
            survey.language = language
            for arguments in [
                ["grade", "--explain", "--for", "unit"], ["grade", "--explain", "--for", "office"], ["grade"],
                ["grade", "--format", "csv"], ["grade", "--format", "json"], ["whatif"], ["contacts"],
                ["contact", "1"],
                ["sheet", "--all"], ["sheet", "--all", "--format", "html"],
            ] {
                let result = survey.run(arguments)
                #expect(result.code == 0, "\(arguments): \(result.errors)")
                // Lines are broken anywhere in Chinese, between words in English.
                let lines = result.output.split(separator: "\n").map { trimmed(String($0)) }
                var text = lines.joined(separator: language == .zh ? "" : " ")
                // A surveyor's note in the fixture is nobody's words but his.
                text = text.replacing("曾接通过，不算联系不上", with: "")
                let kept = Self.words.compactMap { text.firstRange(of: $0) }.map { word in
                    String(text[..<word.upperBound].suffix(60))
                }
                #expect(kept == [], "\(arguments), \(language)")
                pages[arguments.joined(separator: " ") + " " + language.rawValue] = text
            }
        }
        let zh = try #require(pages["grade --explain --for unit zh"])
        for words in [
            "第七项专家评议评定说明（单位反馈版）", "郑法政办〔2021〕9号附表「案卷评查」第七项及计分标准",
            "计分标准甲款：「专家评分90分及以上优秀，85分及以上良好，70分及以上合格，其余不合格」。各等的下限属于该等。",
            "计分标准乙款：「迟交名单或专家无人应答的降一等」。", "认定无人应答", "（收到后7个工作日内）",
        ] { #expect(zh.contains(words), "\(words)") }
        let en = try #require(pages["grade --explain --for unit en"])
        for words in [
            "Row seven, experts' opinion: how the grade was reached (unit edition)", "Paragraph B: 「迟交名单或专家无人应答的降一等」.",
            "The lower limit of a grade belongs to it.", "(seven working days)",
        ] { #expect(en.contains(words), "\(words)") }
        #expect(pages["grade zh"]?.contains("* 有效评分不足 10 个") == true)
        #expect(pages["grade en"]?.contains("* fewer than ten scores") == true)
        #expect(pages["grade --format json en"]?.contains("\"E4\"") == true)
    }
}
