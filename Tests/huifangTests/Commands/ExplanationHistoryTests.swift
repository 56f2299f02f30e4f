import SurveyCore
import SurveyWords
import Testing

@testable import huifang

/// Whatever happens to a unit on the way leads to the right grade and has its line in the explanation, in both languages.
@Suite struct ExplanationHistoryTests {
    private let survey: AppealSurvey.Answers

    init() throws { survey = try AppealSurvey.answers.get() }

    private func expect(
        _ unit: String,
        _ zh: String,
        _ en: String,
        _ edition: String = "unit",
        _ location: SourceLocation = #_sourceLocation
    ) {
        for (language, sentence) in [(Language.zh, zh), (.en, en)] {
            let page = survey.page(unit, language, edition)
            #expect(page.contains(sentence.filter { $0 != " " }), "\(sentence)\n\(page)", sourceLocation: location)
        }
    }

    /// Salts are random: digests may hold any digits.
    private func withoutDigests(_ page: String) -> Substring {
        for heading in ["八、核验", "8Check"] {
            if let place = page.ranges(of: heading).last { return page[..<place.lowerBound] }
        }
        return page[...]
    }

    @Test func aLateHandInAndASupplementaryDraw() throws {
        let grade = try survey.grade("甲区")
        #expect(grade["grade"] as? String == "good" && grade["band"] as? String == "excellent")
        expect(
            "甲区",
            "分两次报送：9月18日2个、9月21日1个。以最后一次报送之日2020年9月21日（星期一）为报送日期；限期为9月20日前，超期1天。",
            "Handed in on 2 days: 2 on 18 September, 1 on 21 September. What counts is the day of the last of them, "
                + "Monday 21 September 2020; deadline 20 September: 1 day late."
        )
        expect(
            "甲区",
            "9月18日首次报送未超期，限期后才补报，按超期计。",
            "The hand-in of 18 September was in time; it was added to only after the deadline, and counts as late."
        )
        expect("甲区", "限期后才补报，按超期计，降低一个等次", "Completed after the deadline and so late: one grade lower")
        expect(
            "甲区",
            "复核时核对号码、拨打记录和计分，必要时复核拨打（本身不改变结果）",
            "A review checks number, records and computation, and dials again where needed"
        )
        expect("甲区", "拨打记录和日志由本办保管", "The office keeps the call records and the log")
        expect(
            "甲区",
            "9月21日抽取2个，补充抽取9月28日1个。全部列入拨打。",
            "2 drawn on 21 September, by supplementary draws 1 on 28 September. All of them are on the call lists."
        )
        expect("甲区", "超期：9月21日报送，超期1天。优降为良。", "Late: handed in on 21 September, 1 day late. Excellent becomes good.")
    }

    @Test func aReplacedHandIn() throws {
        #expect(try survey.grade("乙区")["grade"] as? String == "excellent")
        expect(
            "乙区",
            "应报送10个，实际报送2个。全部列入拨打。先前报送的3个已撤下，由后来的报送替换，不计在内。",
            "10 required, 2 handed in. All of them are on the call lists. 3 contacts handed in before were replaced and are "
                + "not among them."
        )
    }

    @Test func correctedAndConfirmedNumbers() throws {
        let grade = try survey.grade("丙区")
        #expect(grade["grade"] as? String == "good" && grade["unreachable"] as? Int == 1)
        expect(
            "丙区",
            "01号联系人的号码9月24日更正，此后拨打更正后的号码；更正前未拨通的不计。",
            "The number of contact 01 was corrected on 24 September and the new one called; "
                + "dials before that which nobody answered do not count."
        )
        expect(
            "丙区",
            "03号联系人的号码报送时不完整，由本办补全，10月12日核实无误。",
            "The number of contact 03 was incomplete and completed by the office; confirmed on 12 October."
        )
    }

    @Test func reassignedContactsAndRecordsPutRight() throws {
        let grade = try survey.grade("丁区")
        #expect(grade["grade"] as? String == "excellent")
        #expect((grade["average"] as? [String: Any])?["text"] as? String == "91.00")
        expect(
            "丁区",
            "拨打期间有联系人改由其他调查员拨打（9月23日1个），此前的拨打照计。",
            "Contacts went to other surveyors (1 on 23 September); earlier dials count as before."
        )
        expect(
            "丁区",
            "拨打记录有更正1条、作废1条，原记录和原因保留在日志中，评定按更正后的记录。",
            "Records: 1 amended, 1 voided; the log keeps them as they were, the grade rests on the corrected ones."
        )
        // Whose record it was is for the office.
        #expect(!survey.page("丁区", .zh).contains("01号联系人"))
        let office = survey.page("丁区", .zh, "office")
        #expect(office.contains("01号联系人：") && office.contains("号记录更正") && office.contains("02号联系人："))
        #expect(survey.page("丁区", .en, "office").contains("isvoid."))
    }

    @Test func dialsThatAreNoGround() throws {
        expect(
            "戊区",
            "另有1次拨打不作依据：9月22日 10:30我方故障。",
            "1 more dial is no ground: 22 September 10:30 our fault."
        )
    }

    @Test func reviewDialsAndRulings() throws {
        let grade = try survey.grade("戊区")
        #expect(grade["grade"] as? String == "good" && grade["status"] as? String == "final")
        #expect(grade["unreachable"] as? Int == 1, "a review dial changes no state")
        expect(
            "戊区",
            "01号联系人外呼结束后的复核拨打：10月22日10:05完成（03）。复核拨打不改变结果，供裁定参考。",
            "Review dials to contact 01 after the end of fieldwork: 22 October 10:05 completed (03). "
                + "They change nothing by themselves; a ruling may."
        )
        expect(
            "戊区",
            "经裁定，评定为良。10月20日定稿时为中，此后有变化，以再次定稿为准。",
            "By ruling: good. When published on 20 October it was fair; what has changed since counts once it is published again."
        )
        expect("戊区", "理由：通话详单属实", "Reason: 通话详单属实")
        for language in Language.allCases {
            let page = survey.page("戊区", language)
            #expect(page.contains(language == .zh ? "10月23日曾裁定为优（日志第" : "23Octoberexcellentbyruling(entry"))
            #expect(page.contains(language == .zh ? "，10月24日撤回（第" : ",withdrawn24October(entry"))
            let plain = withoutDigests(page)
            #expect(!plain.contains("99") && !plain.contains("98"), "a review dial's scores are nobody's business")
        }
        expect("戊区", "定稿后又有记录，现最新校验值", "Entries were added since (newest digest, still of publication 1:")
        #expect(survey.page("戊区", .zh).contains("现最新校验值\(survey.head.prefix(16))"))
    }

    /// One score alone is its respondent's: his unit's page gives the band and no figure.
    @Test func oneScoreIsNotGivenAway() throws {
        let grade = try survey.grade("己区")
        #expect(
            (grade["average"] as? [String: Any])?["text"] as? String == "91.00" && grade["grade"] as? String == "good"
        )
        expect(
            "己区",
            "有效评分1个，基础等次为优；报送的号码中有2个联系不上，降低一个等次，评定为良。",
            "One score: excellent by the average. 2 numbers could not be reached: one grade lower, good."
        )
        expect(
            "己区",
            "只有1人作答，为保护受访人，本版不列出得分和平均分。",
            "Only one person answered; to protect the respondent this edition gives neither the score nor the average."
        )
        for language in Language.allCases {
            let page = withoutDigests(survey.page("己区", language))
            for figure in ["91", "88", "94"] { #expect(!page.contains(figure), "\(figure)") }
            #expect(survey.page("己区", language, "office").contains("91.00"))
        }
        // Nor the table that a unit may be sent.
        func row(_ table: String) throws -> Substring {
            try #require(table.split(separator: "\n").first { $0.hasPrefix("己区") })
        }
        #expect(try row(survey.table).contains("91.00（1 个）"))
        #expect(try row(survey.tableForUnits).contains(" -（1 个）") && survey.tableForUnits.contains("95.00（3 个）"))
        #expect(survey.rowsForUnits.contains("己区,良,正式,,,优,,,,1,") && !survey.rowsForUnits.contains("91,1,1"))
        #expect(survey.gradesForUnits.contains("\"average\": null") && !survey.gradesForUnits.contains("91.00"))
    }
}
