import SurveyCore
import SurveyReports
import SurveyWords
import Testing

/// The pages of contract.md §Pages: what they say, and what the unit's edition must not say.
@Suite struct ExplanationTests {
    /// 郑州市水利局: nine scored (833.00), one silent number.
    static let water: UnitExplanation = {
        let scores = [10_000, 9650, 9500, 9400, 9250, 9000, 9000, 8750, 8750]
        var contacts = scores.enumerated().map { index, hundredths -> UnitExplanation.Contact in
            var status = ContactStatus(state: .scored)
            status.scores = ["understanding": Sample.score(hundredths), "satisfaction": Sample.score(hundredths)]
            status.grounds = [100 + index]
            let attempt = Attempt(
                call: 100 + index,
                surveyor: "李敏",
                dial: Dial(.completed, scores: status.scores, at: Sample.time("2020-09-23 14:53"))
            )
            return contact(index + 1, status, [attempt])
        }
        let dials: [(String, Disposition, String)] = [
            ("2020-09-22 09:35", .noAnswer, "赵磊"), ("2020-09-22 16:40", .noAnswer, "赵磊"),
            ("2020-09-23 15:02", .poweredOff, "赵磊"),
            ("2020-09-24 10:11", .noAnswer, "赵磊"), ("2020-09-28 18:32", .noAnswer, "孙丽"),
        ]
        let attempts = dials.enumerated().map { index, dial in
            Attempt(call: index + 1, surveyor: dial.2, dial: Dial(dial.1, at: Sample.time(dial.0)))
        }
        contacts.append(contact(10, judged(attempts), attempts))
        var tally = UnitTally(perUnit: 10)
        tally.provided = 10
        tally.drawn = 10
        tally.scored = 9
        tally.weightedSum = 166_600
        tally.unreachable = 1
        tally.received = CivilDate(iso: "2020-09-18").map(HandInDays.init(on:))
        tally.closed = true
        let rules = Sample.rulebook.grading
        let verdict = rules.verdict(of: tally, calendar: Sample.rulebook.calendar, totalWeight: 2)
        return UnitExplanation(
            grade: UnitGrade(unit: "郑州市水利局", verdict: verdict),
            closedAt: Sample.time("2020-10-16 17:30"),
            publishedOn: CivilDate(iso: "2020-10-20"),
            logHead: String(repeating: "9f2c", count: 16),
            contacts: contacts,
            otherReadings: rules.readings.otherReadings.map { .init(reading: $0, grade: .good) },
            surveyorNumbers: ["孙丽": 2, "李敏": 3, "赵磊": 5]
        )
    }()

    /// After the end of fieldwork.
    static func judged(_ attempts: [Attempt]) -> ContactStatus {
        ContactRules(Sample.rulebook).status(of: ContactHistory(attempts: attempts), closed: true)
    }

    static func contact(_ ordinal: Int, _ status: ContactStatus, _ attempts: [Attempt]) -> UnitExplanation.Contact {
        UnitExplanation.Contact(
            id: 111 + ordinal,
            key: "郑州市水利局-" + padded(ordinal, 2),
            organisation: "郑州绿源餐饮管理有限公司",
            phone: "15400001107",
            phoneAsGiven: "15400001107",
            status: status,
            attempts: attempts
        )
    }

    private func page(_ language: Language, _ edition: Edition) -> String {
        ExplanationPage(ExplanationTests.water, rulebook: Sample.rulebook, language: language, edition: edition).text
    }

    /// The page without its line breaks.
    private func flat(_ text: String) -> String { text.filter { $0 != "\n" && $0 != " " } }

    @Test func theUnitsEditionReadsInChinese() {
        let text = page(.zh, .unit)
        let flat = flat(text)
        for sentence in [
            "平均分92.55分（9人），基础等次为优；报送的号码中有1个联系不上，降低一个等次，评定为良。如无此情形，评定等次为优。",
            "2020年9月18日（星期五）报送；限期为9月20日前，未超期。应报送10个，实际报送10个。全部列入拨打。",
            "已评分9个，联系不上1个。每人得分为了解情况、满意度两项的平均，由高到低如下（为保护受访人，不对应具体联系人）：",
            "合计833.00，除以9，等于92.555...，写作92.55（只舍不入）。评定时按精确值833/9比较，不按写出的两位小数。",
            "833/9（92.555...）大于90，基础等次为优。", "优降为良。", "请于2020年10月27日前（收到后5个工作日内）书面提出",
            "5次拨打分布在4个工作日、4个时段，由两名调查员拨打，均未接通",
        ] { #expect(flat.contains(sentence), "\(sentence)") }
        #expect(text.contains("评定等次：良"))
        #expect(text.contains("正式（外呼于2020年10月16日结束，10月20日定稿）"))
        #expect(text.contains("      100.00  96.50   95.00   94.00   92.50   90.00   90.00   87.50   87.50"))
        #expect(text.contains("154****1107"))
        #expect(text.contains("02（另一名调查员）"))
    }

    @Test func theUnitsEditionReadsInEnglish() {
        let flat = flat(page(.en, .unit))
        for sentence in [
            "Average 92.55 (9 scores): excellent by the average. 1 number could not be reached: one grade lower, good. "
                + "Without this the grade would be excellent.",
            "Sum 833.00, divided by 9 = 92.555..., written 92.55 (cut, never rounded up).",
            "833/9 (92.555...) is above 90: excellent.",
            "Excellent becomes good.", "Under every other reading this unit's grade is the same.",
        ] { #expect(flat.contains(self.flat(sentence)), "\(sentence)") }
    }

    /// Respondents are promised that the unit does not learn who gave which score.
    @Test func unitEditionNamesNobody() {
        for language in Language.allCases {
            let text = page(language, .unit)
            for name in ["李敏", "赵磊", "孙丽", "绿源", "15400001107"] { #expect(!text.contains(name), "\(name)") }
        }
        let office = page(.zh, .office)
        #expect(office.contains("内部版") && office.contains("李敏") && office.contains("绿源"))
        #expect(!office.contains("15400001107"))
    }

    @Test func pageKeepsTo80Columns() {
        for language in Language.allCases {
            for edition in Edition.allCases {
                for line in page(language, edition).split(separator: "\n") {
                    #expect(DisplayWidth.of(String(line)) <= 80, "\(line)")
                }
            }
        }
    }

    @Test func anUndeterminedUnitIsExplainedBeforeAndAfterItsRuling() {
        var tally = UnitTally(perUnit: 10)
        tally.provided = 10
        tally.drawn = 10
        tally.reached = 10
        tally.closed = true
        let verdict = Sample.rulebook.grading.verdict(of: tally, calendar: Sample.rulebook.calendar, totalWeight: 2)
        var explanation = ExplanationTests.water
        explanation.grade = UnitGrade(unit: "惠济区", verdict: verdict)
        let attempt = Attempt(call: 1, surveyor: "李敏", dial: Dial(.refused, at: Sample.time("2020-09-23 14:53")))
        explanation.contacts = (1...10).map { ordinal in
            ExplanationTests.contact(ordinal, ExplanationTests.judged([attempt]), [attempt])
        }
        let open = ExplanationPage(explanation, rulebook: Sample.rulebook, language: .zh, edition: .unit).text
        #expect(flat(open).contains("10个号码均能接通，但没有一人作答，无法计算平均分"))
        #expect(open.contains("评定等次：待裁定"))
        #expect(flat(open).contains("已联系无评分10个（本人拒访10个；不计分，也不算联系不上）"))
        let ruling = Ruling(
            grade: .fair,
            reason: "不足以证明工作成效",
            by: "主任办公会",
            at: Sample.time("2020-10-19 10:00"),
            computed: nil,
            sequence: 2071
        )
        explanation.grade = UnitGrade(unit: "惠济区", verdict: verdict, ruling: ruling)
        let ruled = ExplanationPage(explanation, rulebook: Sample.rulebook, language: .zh, edition: .unit).text
        #expect(ruled.contains("评定等次：中（裁定）"))
        #expect(flat(ruled).contains("裁定记入日志第2071条"))
        #expect(flat(ruled).contains("理由：不足以证明工作成效"))
    }

    /// What a shortfall costs is said where there is one.
    @Test func theReadingOfAShortfallStandsWhereThereIsOne() {
        #expect(!flat(page(.zh, .unit)).contains("不足10个"))
        #expect(!page(.en, .unit).contains("fewer than 10"))
        var short = ExplanationTests.water
        var tally = short.grade.verdict.tally
        tally.provided = 9
        tally.drawn = 9
        let verdict = Sample.rulebook.grading.verdict(of: tally, calendar: Sample.rulebook.calendar, totalWeight: 2)
        short.grade = UnitGrade(unit: "郑州市水利局", verdict: verdict)
        let text = ExplanationPage(short, rulebook: Sample.rulebook, language: .zh, edition: .unit).text
        #expect(flat(text).contains("只降一个等次；不足10个不降等。"))
    }

    /// Letters in the cell: nobody dialled it, and no operator has a bill for it.
    @Test func aNumberThatNoTelephoneCanDialIsExplained() {
        var explanation = ExplanationTests.water
        let attempts = [("2020-09-22 09:35", "赵磊"), ("2020-09-23 15:02", "孙丽")].enumerated().map { index, dial in
            Attempt(call: index + 1, surveyor: dial.1, dial: Dial(.undiallable, at: Sample.time(dial.0)))
        }
        var contact = ExplanationTests.contact(10, ExplanationTests.judged(attempts), attempts)
        contact.phone = nil
        contact.phoneAsGiven = "1.54E+10"
        explanation.contacts[9] = contact
        func page(_ language: Language) -> String {
            flat(ExplanationPage(explanation, rulebook: Sample.rulebook, language: language, edition: .unit).text)
        }
        #expect(page(.zh).contains("两名调查员在不同工作日先后核实，均无法拨出，认定联系不上。"))
        #expect(page(.zh).contains("写明理由。联系人") && !page(.zh).contains("通话详单") && !page(.zh).contains("先后拨打"))
        #expect(page(.zh).contains("核实情况") && page(.zh).contains("02（核实）"))
        #expect(
            page(.en).contains(
                flat("2 surveyors found on different working days that it cannot be dialled: unreachable.")
            )
        )
        #expect(!page(.en).contains("operator"))
        // Beside another one that was dialled the bill may prove something.
        explanation.contacts[8] = ExplanationTests.water.contacts[9]
        #expect(page(.zh).contains("通话详单"))
    }

    /// A ruling's reason is never cut.
    @Test func theReasonOfARulingStandsWhole() {
        var explanation = ExplanationTests.water
        let reason = String(repeating: "经查通话详单属实，", count: 120) + "末句。"
        explanation.grade = UnitGrade(
            unit: "郑州市水利局",
            verdict: explanation.grade.verdict,
            ruling: Ruling(
                grade: .excellent,
                reason: reason,
                by: "主任办公会",
                at: Sample.time("2020-10-19 10:00"),
                computed: .good,
                sequence: 2071
            )
        )
        let text = ExplanationPage(explanation, rulebook: Sample.rulebook, language: .zh, edition: .unit).text
        #expect(flat(text).contains("理由：" + reason))
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 80 })
    }

    /// Two English sentences never run into each other.
    @Test func englishSentencesNeverRunIntoEachOther() {
        var explanation = ExplanationTests.water
        explanation.history.publication = .init(number: 2, head: String(repeating: "1a2b", count: 16))
        let page = flat(ExplanationPage(explanation, rulebook: Sample.rulebook, language: .en, edition: .unit).text)
        #expect(
            page.contains(
                flat("Log digest of publication 2: 1a2b 1a2b 1a2b 1a2b ...; the same on the last page of annex 1")
            )
        )
        #expect(
            page.contains(
                flat("Entries were added since (newest digest, still of publication 2: 9f2c 9f2c 9f2c 9f2c ...).")
            )
        )
    }

    /// Under the other readings, late, one unreachable and one short.
    @Test(arguments: [
        (
            Readings.Causes.once, Readings.Shortfall.downgrade,
            "超期报送，报送的号码中有1个联系不上，报送不足10个，三种情形同属一款，只降低一个等次，评定为良。",
            "（三）不足：应报送10个，实际报送9个，按本次口径视同有号码联系不上。三种情形以「或」并列，只降一个等次：优降为良。",
            "(c) Shortfall: 10 required, 9 handed in; by the reading applied it counts as an unreachable number."
        ),
        (
            .each, .report, "超期报送，报送的号码中有1个联系不上，降低两个等次，评定为中。没有上述情形的，为优。",
            "两种情形各降等次：优降为中。", "Each of the causes counts. Excellent becomes fair."
        ),
    ])
    func theOtherReadingsSayWhatTheyWouldChange(
        _ causes: Readings.Causes,
        _ shortfall: Readings.Shortfall,
        _ result: String,
        _ zh: String,
        _ en: String
    ) {
        var rulebook = Sample.rulebook
        rulebook.grading.readings.causes = causes
        rulebook.grading.readings.shortfall = shortfall
        var explanation = ExplanationTests.water
        var tally = explanation.grade.verdict.tally
        tally.provided = 9
        tally.drawn = 9
        tally.received = CivilDate(iso: "2020-09-25").map(HandInDays.init(on:))
        let verdict = rulebook.grading.verdict(of: tally, calendar: rulebook.calendar, totalWeight: 2)
        explanation.grade = UnitGrade(unit: "郑州市水利局", verdict: verdict)
        func page(_ language: Language) -> String {
            flat(ExplanationPage(explanation, rulebook: rulebook, language: language, edition: .unit).text)
        }
        #expect(page(.zh).contains(result), "\(page(.zh))")
        #expect(page(.zh).contains("（一）超期：9月25日报送，超期5天。（二）联系不上1个：10号联系人，"))
        #expect(page(.zh).contains(zh), "\(page(.zh))")
        #expect(page(.en).contains(flat(en)), "\(page(.en))")
    }

    @Test func eventsOfADayAreToldTogether() {
        var explanation = ExplanationTests.water
        let (first, second) = (CivilDate(iso: "2020-09-23")!, CivilDate(iso: "2020-09-24")!)
        explanation.history.reassigned = [
            .init(day: first, contacts: 1), .init(day: first, contacts: 2), .init(day: second, contacts: 1),
        ]
        func page(_ language: Language) -> String {
            flat(ExplanationPage(explanation, rulebook: Sample.rulebook, language: language, edition: .unit).text)
        }
        #expect(page(.zh).contains("拨打（9月23日3个、9月24日1个），此前的拨打照计。"), "\(page(.zh))")
        #expect(page(.en).contains(flat("(3 on 23 September, 1 on 24 September)")))
        // Published while fieldwork goes on, or before it was opened again.
        explanation.closedAt = nil
        #expect(page(.zh).contains("（外呼未结束，曾于10月20日定稿）"))
        #expect(page(.en).contains(flat("(fieldwork is open, published before, on 20 October)")))
    }
}
