import SurveyCore

extension ReportWords {
    // MARK: 二 总体情况

    var overview: Section {
        Section(title: words("总体情况", "Overview"), blocks: [.paragraph(calls), .paragraph(rates)])
    }

    private var calls: String {
        let dials = report.dials
        let drawn = sum(\.drawn)
        guard drawn > 0 else { return words("尚未抽取，没有拨打。", "Nothing was drawn and nobody called yet.") }
        let units = tallies.count { $0.drawn > 0 }
        let (scored, reached, unreached) = (sum(\.scored), sum(\.reached), sum(\.unreachable))
        let (open, left) = (sum(\.open), sum(\.notFinished))
        let parts: [String?] = [
            words("完成评分\(scored)个", "\(words.count(scored)) scored"),
            words("已联系、无评分\(reached)个", "\(words.count(reached)) reached without a score"),
            words("\(unreachable)\(unreached)个", "\(words.count(unreached)) unreachable"),
            open > 0 ? words("还没拨完\(open)个", "\(words.count(open)) still open") : nil,
            left > 0
                ? words(
                    "因外呼期满未拨完\(left)个（不计分，不算\(unreachable)）",
                    "\(words.count(left)) not finished (neither scored nor unreachable)"
                ) : nil,
        ]
        let states = parts.compactMap { $0 }.joined(separator: words("，", ", "))
        let days = span(dials)
        guard dials.total > 0 else {
            return words(
                "抽取\(units)个单位报送的\(drawn)个联系人，没有拨打：\(states)。",
                "\(words.count(drawn, "contact")) of \(words.count(units, "unit")) drawn, nobody called: \(states)."
            )
        }
        return words(
            "\(days)对\(units)个单位报送的\(drawn)个联系人进行电话回访，共拨打\(dials.total)次：\(states)。",
            "\(days)\(words.count(drawn, "contact")) of \(words.count(units, "unit")), \(words.count(dials.total, "dial")): \(states)."
        )
    }

    private func span(_ dials: SurveyReport.Dials) -> String {
        guard let first = dials.first?.date(words.offset), let last = dials.last?.date(words.offset) else { return "" }
        if first == last { return words("\(words.day(first))，", "\(words.day(first)): ") }
        return words("\(words.day(first))至\(words.day(last))，", "\(words.day(first)) to \(words.day(last)): ")
    }

    /// 应答率（RR1）486/558 = 87.09%, and the others that tell most.
    private var rates: String {
        let told = [ResponseRates.Rate.rr1, .con1, .ref1].map { rate in
            "\(words.rate(rate)) \(words.rate(report.rates[rate]))"
        }
        return words(
            "\(told.joined(separator: "，"))。计算方法见附3。",
            "\(told.joined(separator: "; ")). How they are computed: appendix 3."
        )
    }

    // MARK: 三 测评方法

    var method: Section {
        let parts = [whom, howDrawn, howCalled, howScored, howGraded, protection].filter { !$0.isEmpty }
        return Section(
            title: words("测评方法", "Method"),
            blocks: parts.enumerated().map { index, text in
                .paragraph(words("（\(chinese(index + 1))）", "(\(index + 1)) ") + text)
            }
        )
    }

    private var whom: String {
        let (notice, quota) = (rulebook.notice, clause(.quota))
        return words(
            "对象。\(print(notice.number))\(print(notice.item.zh))，\(quota.place.zh)：\(quote(quota.text))。每个单位应报送\(rulebook.grading.quota)个联系人。",
            "Whom. \(notice.number), \(print(notice.item.en)), \(quota.place.en): \(quote(quota.text)). "
                + "Each unit hands in \(rulebook.grading.quota) contacts."
        )
    }

    private var howDrawn: String {
        guard !report.draws.isEmpty else { return "" }
        let days = words.list(report.draws.map { words.day($0.at.date(words.offset)) })
        // Whether the seed was made in public, too, nobody can tell from the log.
        let unsaid = report.draws.filter { !$0.rosterGiven }.map { words.day($0.at.date(words.offset)) }
        let first =
            unsaid.isEmpty
            ? words("先公布名册校验值，后定随机种子，", "The roster's digest was published first, then the seed was made; ") : ""
        let not =
            unsaid.isEmpty
            ? ""
            : words(
                "\(words.list(unsaid))的抽取没有写明事先公布的名册校验值。",
                "With the draw of \(words.list(unsaid)) no roster digest was given that had been published before."
            )
        return words.sentences(
            words(
                "抽取分派。\(first)\(days)由程序按种子确定拨打次序，分派给\(report.surveyors)名调查员；调查员不拨打应回避的单位。",
                "Draw. \(words.capitalised("\(first)on")) \(days) the program drew the order by the seed and assigned the contacts to "
                    + "\(words.count(report.surveyors, "surveyor")), none of them to a unit that the surveyor must avoid."
            ),
            not,
            words("任何人可用公开方法重算（附4）。", "Anybody can recompute it (appendix 4).")
        )
    }

    private var howCalled: String {
        let calls = rulebook.calls
        let slices = words.list(calls.slices.map { "\(words.slice($0))\($0.from)–\($0.until)" })
        let english = words.list(calls.slices.map { "\($0.from)–\($0.until)" })
        return words(
            "拨打。在工作日的规定时段（\(slices)）拨打。无人接听、关机、无法接通、占线等，至少拨打\(calls.silentAttempts)次，分布在"
                + "\(calls.silentDays)个工作日、\(calls.silentSlices)个时段，由至少\(calls.silentSurveyors)名调查员拨打，均未接通的，"
                + "认定\(unreachable)；空号、停机、号码错误等，由\(calls.deadConfirmations)名调查员先后核实（停机须在不同的工作日）。"
                + "接通过的联系人，不再认定为\(unreachable)。本办未拨完的，不影响单位等次。",
            "Calls. On working days in fixed slices (\(english)). A number that nobody answers is unreachable after at least "
                + "\(words.count(calls.silentAttempts, "dial")) on \(words.count(calls.silentDays, "working day")) in "
                + "\(words.count(calls.silentSlices, "slice")) by \(words.count(calls.silentSurveyors, "surveyor")); a dead or wrong "
                + "one once \(words.count(calls.deadConfirmations, "surveyor")) found it so (a suspended one on different working days). "
                + "Who was reached once is never unreachable, and what the office did not call never counts against a unit."
        )
    }

    private var howScored: String {
        let questions = rulebook.questions
        let labels = words.together(questions.map { words.question($0.key) })
        let equal = Set(questions.map(\.weight)).count == 1
        let weights = words.list(questions.map { "\(words.question($0.key)) \($0.weight)" })
        return words(
            "评分。受访人对\(labels)各打0至100分，\(equal ? "各项平均" : "按权重（\(weights)）平均")为其得分；单位平均分为全部有效得分的平均。",
            "Scores. The respondent gives 0 to 100 points for \(labels); their \(equal ? "mean" : "weighted mean (\(weights))") is "
                + "the score, and the unit's average is the mean of all its scores."
        )
    }

    private var howGraded: String {
        let (bands, downgrade, poor) = (clause(.bands), clause(.downgrade), clause(.poor))
        return words(
            "评定。\(bands.place.zh)：\(quote(bands.text))；\(downgrade.place.zh)：\(quote(downgrade.text))，\(quote(poor.text))。",
            "Grades. \(words.capitalised(bands.place.en)): \(quote(bands.text)); \(downgrade.place.en): "
                + "\(quote(downgrade.text)), \(quote(poor.text))."
        )
    }

    private var protection: String {
        words(
            "受访人保护。受访人个人评分不向任何单位提供；测评结束后按规定清除个人信息。",
            "Protection. No unit learns who gave which score; personal data are erased after the assessment."
        )
    }

    func print(_ text: String) -> String { text.replacing("「", with: "“").replacing("」", with: "”") }
}
