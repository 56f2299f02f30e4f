import SurveyCore
import SurveyReports
import SurveyWords
import Testing

/// What pages say of dials that do not count, of contacts interviewed twice, and of the dials of a downgrade.
@Suite struct ExplanationDoubtsTests {
    private static let water = ExplanationTests.water

    private func page(_ explanation: UnitExplanation, _ language: Language, _ edition: Edition) -> String {
        ExplanationPage(explanation, rulebook: Sample.rulebook, language: language, edition: edition).text
            .filter { $0 != "\n" && $0 != " " }
    }

    private func expect(
        _ explanation: UnitExplanation,
        _ edition: Edition,
        _ zh: String,
        _ en: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        for (language, sentence) in [(Language.zh, zh), (.en, en)] {
            let page = page(explanation, language, edition)
            #expect(page.contains(sentence.filter { $0 != " " }), "\(page)", sourceLocation: location)
        }
    }

    private func entry(_ written: String, sheet: String? = nil) -> DialEntry {
        DialEntry(
            written: Sample.time(written),
            by: "陈洁",
            login: "chen",
            source: sheet == nil ? .record : .sheet,
            sheet: sheet
        )
    }

    /// The tenth contact's silent dials with these doubts.
    private func doubting(_ dials: [UnitExplanation.DoubtfulDial]) -> UnitExplanation {
        var explanation = Self.water
        explanation.contacts[9].doubtful = dials
        return explanation
    }

    @Test func whatWasTypedIsNamedRecordByRecord() {
        let explanation = doubting([
            .init(call: 1, entry: entry("2020-09-25 10:00"), doubts: [.beforeDraw, .lateEntry]),
            .init(call: 2, entry: entry("2020-09-25 10:01"), doubts: [.lateEntry]),
        ])
        expect(
            explanation,
            .office,
            "录入情况请核对：10号联系人的1号记录时间早于抽取；10号联系人的1号、2号记录在拨打24小时以后才录入。",
            "Please check how this was entered: contact 10, record 1: dated before the draw; "
                + "contact 10, records 1, 2: entered more than 24 hours after the dial."
        )
        for language in Language.allCases {
            #expect(page(explanation, language, .unit) == page(Self.water, language, .unit))
        }
    }

    @Test func whatCameOnSheetsIsToldTogether() {
        let explanation = doubting([
            .init(call: 1, entry: entry("2020-09-25 10:00", sheet: "a"), doubts: [.lateEntry]),
            .init(call: 2, entry: entry("2020-09-25 10:00", sheet: "a"), doubts: [.lateEntry, .clockBack]),
            .init(call: 3, entry: entry("2020-09-26 10:00", sheet: "b"), doubts: [.lateEntry]),
        ])
        expect(
            explanation,
            .office,
            "录入情况请核对：9月25日录入的登记表中1次拨打录入时间早于前面的日志。"
                + "作依据的拨打中有3次由登记表录入（9月25日、9月26日，两份），录入时已过7天。",
            "Please check how this was entered: 1 dial of 1 sheet of 25 September: written earlier than entries before it. "
                + "3 of these dials came in on 2 sheets (25 September and 26 September), more than 7 days later."
        )
    }

    @Test func oneLoginIsToldOnce() {
        var explanation = doubting([.init(call: 2, entry: entry("2020-09-22 17:00"), doubts: [.sameHand])])
        expect(
            explanation,
            .office,
            "录入情况请核对：10号联系人的2号记录（核实）与首次拨打由同一人录入。",
            "Please check how this was entered: contact 10, record 2: typed by the same person as the dial that it confirms."
        )
        explanation.hasOneLogin = true
        expect(
            explanation,
            .office,
            "录入情况请核对：全部拨打记录由同一登录名录入",
            "Please check how this was entered: all dials were entered under one login"
        )
    }

    @Test func whatIsNoGroundStandsWithWhyNot() {
        var explanation = Self.water
        let dials: [(Int, Disposition, String, NotCounted)] = [
            (6, .noAnswer, "2020-09-22 09:36", .tooSoon(minutes: 1)),
            (7, .noAnswer, "2020-09-27 21:00", .outsideSlices),
        ]
        for (call, outcome, when, reason) in dials {
            let dial = Dial(outcome, at: Sample.time(when))
            explanation.contacts[9].attempts.append(Attempt(call: call, surveyor: "赵磊", dial: dial))
            explanation.contacts[9].notCounted[call] = reason
        }
        for edition in Edition.allCases {
            expect(
                explanation,
                edition,
                "另有两次拨打不作依据：9月22日09:36无人接听，距上一次1分钟；9月27日21:00无人接听，不在拨打时段。",
                "2 more dials are no ground: 22 September 09:36 no answer, 1 minute after the last; "
                    + "27 September 21:00 no answer, outside the slices."
            )
        }
    }

    @Test func aRecusedSurveyorsDialIsToldInBothEditions() {
        var explanation = Self.water
        let dial = Dial(.completed, at: Sample.time("2020-09-24 10:00"))
        explanation.contacts[1].attempts.append(Attempt(call: 300, surveyor: "孙丽", dial: dial, recused: true))
        explanation.contacts[1].notCounted[300] = .mustAvoid
        expect(
            explanation,
            .office,
            "02号联系人由应回避本单位的调查员拨打，不计：9月24日10:00完成（孙丽，300号记录）。",
            "Contact 02 was dialled by a surveyor who had to avoid this unit, which does not count: "
                + "24 September 10:00 completed (孙丽, record 300)."
        )
        expect(
            explanation,
            .unit,
            "应回避本单位的调查员拨打过1次，有人接听，不计入评定。",
            "Surveyors who had to avoid this unit dialled 1 time, which was answered; none of it counts."
        )
        #expect(!page(explanation, .zh, .unit).contains("孙丽"))
        explanation.contacts[1].attempts.append(Attempt(call: 301, surveyor: "孙丽", dial: dial, recused: true))
        explanation.contacts[1].notCounted[301] = .mustAvoid
        expect(
            explanation,
            .unit,
            "应回避本单位的调查员拨打过2次，均有人接听，都不计入评定。",
            "Surveyors who had to avoid this unit dialled 2 times, all of them answered; none of it counts."
        )
    }

    @Test func aRecusedSurveyorsReviewDialSaysSo() {
        var explanation = Self.water
        let dial = Dial(.busy, at: Sample.time("2020-10-20 10:00"), review: true)
        explanation.contacts[9].attempts.append(Attempt(call: 300, surveyor: "孙丽", dial: dial, recused: true))
        explanation.contacts[9].notCounted[300] = .mustAvoid
        expect(
            explanation,
            .office,
            "10月20日10:00占线（孙丽，300号记录，调查员应回避本单位）",
            "20 October 10:00 busy (孙丽, record 300, the surveyor must avoid the unit)"
        )
    }

    @Test func aSecondInterviewIsToldInBothEditions() {
        var explanation = Self.water
        let scores = ["understanding": Sample.score(6000), "satisfaction": Sample.score(6500)]
        let dial = Dial(.completed, scores: scores, at: Sample.time("2020-09-22 10:00"))
        explanation.contacts[1].attempts.append(Attempt(call: 300, surveyor: "孙丽", dial: dial))
        explanation.contacts[1].status.furtherInterviews = [300]
        expect(
            explanation,
            .office,
            "02号联系人有两次完成的访问，按先录入的101号记录计分，另有300号（了解情况60，满意度65）不计分；是否采用，由裁定决定。",
            "Contact 02 was interviewed 2 times: record 101, entered first, is scored, "
                + "300 (understanding 60, satisfaction 65) not; a ruling may decide otherwise."
        )
        expect(
            explanation,
            .unit,
            "有1个联系人完成访问不止一次，按先录入的一次计分。",
            "1 contact was interviewed more than once; the interview entered first is scored."
        )
        #expect(!page(explanation, .zh, .unit).contains("60"))
    }
}
