import SurveyCore

extension ExplanationWords {
    // MARK: 一 结论

    var result: Section {
        let computed = computedResult
        let ruled = explanation.grade.ruling.map { ruling in
            words("经裁定，评定为\(words.grade(ruling.grade))。", "By ruling: \(words.grade(ruling.grade)).")
        }
        return Section(title: words("结论", "Result"), blocks: paragraph(computed, ruled ?? "", sincePublished))
    }

    /// A correction counts once it was published, too.
    private var sincePublished: String {
        guard let published = explanation.grade.published, published.grade != explanation.grade.grade else { return "" }
        let day = words.day(published.at.date(words.offset))
        let isNone = published.grade == nil && !published.closed
        let grade = words.published(published)
        return words(
            "\(day)定稿时\(isNone ? "没有等次" : "为\(grade)")，此后有变化，以再次定稿为准。",
            "When published on \(day) it was \(grade); what has changed since counts once it is published again."
        )
    }

    private var computedResult: String {
        switch verdict.conclusion {
        case .nothingProvided:
            words(
                "没有报送联系人。\(quoted(.poor))，评定为\(words.grade(Grade.poor))。",
                "No contact was handed in. \(quoted(.poor)): \(words.grade(Grade.poor))."
            )
        case .allUnreachable:
            words(
                "列入拨打的\(tally.drawn)个号码均\(unreachable)。\(quoted(.poor))，评定为\(words.grade(Grade.poor))。",
                "None of the \(words.count(tally.drawn, "number")) could be reached. "
                    + "\(quoted(.poor)): \(words.grade(Grade.poor))."
            )
        case .undetermined(let why): undetermined(why)
        case .averaged(let average): averaged(average)
        case .provisional(let standing, let best, let worst): provisional(standing, best: best, worst: worst)
        case .withheld:
            // In the unit's edition, while fieldwork is open.
            words(
                "外呼未结束，暂不评定等次，本版不列得分。",
                "Fieldwork is open: no grade yet, and this edition gives no scores."
            )
        }
    }

    private func undetermined(_ why: Verdict.Undetermined) -> String {
        switch why {
        case .handInRefused:
            words(
                "报送的文件或联系人均未能导入，没有可拨打的号码，\(notice.scoring.zh)对此未作规定，列为待裁定。",
                "What was handed in could not be taken, so there is no number to call and the rules do not say what then: undetermined."
            )
        case .nobodyScored where tally.drawn == 0:
            words(
                "报送的\(tally.provided)个联系人没有抽取拨打，没有得分，无法计算平均分，\(notice.scoring.zh)对此未作规定，列为待裁定。",
                "None of the \(words.count(tally.provided, "contact")) was drawn and called. There is no average, "
                    + "and the rules do not say what then: undetermined, a ruling is needed."
            )
        case .nobodyScored where tally.reached == 0:
            words(
                "列入拨打的\(tally.drawn)个号码中，\(tally.notFinished)个在外呼期内未拨完，没有得分，无法计算平均分，"
                    + "\(notice.scoring.zh)对此未作规定，列为待裁定。",
                "Of the \(words.count(tally.drawn, "number")) \(tally.notFinished) were not finished before the end of fieldwork, and there "
                    + "is no score. There is no average, and the rules do not say what then: undetermined, a ruling is needed."
            )
        case .nobodyScored where tally.unreachable == 0 && tally.notFinished == 0:
            words(
                "\(tally.drawn)个号码均能接通，但没有一人作答，无法计算平均分，\(notice.scoring.zh)对此未作规定，列为待裁定。",
                "All \(words.count(tally.drawn, "number")) were reached, nobody answered the questions. There is no average, "
                    + "and the rules do not say what then: undetermined, a ruling is needed."
            )
        case .nobodyScored:
            words(
                "没有一人作答，无法计算平均分，又不是全部号码\(unreachable)，\(notice.scoring.zh)对此未作规定，列为待裁定。",
                "Nobody answered the questions, yet not every number is unreachable. There is no average, "
                    + "and the rules do not say what then: undetermined, a ruling is needed."
            )
        }
    }

    private func averaged(_ average: Verdict.Average) -> String {
        let band = words.grade(average.band)
        let start = words("\(mean(average))，基础等次为\(band)", "\(mean(average)): \(band) by the average.")
        let causes = Set(average.downgrades.flatMap(\.causes))
        guard !causes.isEmpty else {
            return start
                + words(
                    "，没有降等情形，评定为\(words.grade(average.grade))。",
                    " No ground for a downgrade: \(words.grade(average.grade))."
                )
        }
        return words.sentences(
            start + words("；", ""),
            words(
                "\(reasonsZh(causes))，\(stepsZh(average))，评定为\(words.grade(average.grade))。",
                "\(reasonsEn(causes)): \(stepsEn(average)), \(words.grade(average.grade))."
            ),
            without(average, causes)
        )
    }

    /// 平均分92.55分（9人）; without the figure where it would be somebody's own.
    private func mean(_ average: Verdict.Average) -> String {
        guard scoresShown.hasAverage else { return words("有效评分1个", "One score") }
        return words("平均分\(average.value.text)分（\(scores)）", "Average \(average.value.text) (\(scores))")
    }

    private func reasonsZh(_ causes: Set<Downgrade.Cause>) -> String {
        var parts: [String] = []
        if causes.contains(.late) { parts.append(isCompletedLate ? "限期后才补报，按超期计" : "超期报送") }
        if causes.contains(.unreachable) { parts.append("报送的号码中有\(tally.unreachable)个\(unreachable)") }
        if causes.contains(.shortfall) { parts.append("报送不足\(rules.quota)个") }
        return parts.joined(separator: "，")
    }

    private func reasonsEn(_ causes: Set<Downgrade.Cause>) -> String {
        var parts: [String] = []
        if causes.contains(.late) {
            parts.append(isCompletedLate ? "completed after the deadline and so late" : "handed in late")
        }
        if causes.contains(.unreachable) {
            parts.append("\(words.count(tally.unreachable, "number")) could not be reached")
        }
        if causes.contains(.shortfall) { parts.append("fewer than \(rules.quota) handed in") }
        let text = parts.joined(separator: ", and ")
        return words.capitalised(text)
    }

    private func stepsZh(_ average: Verdict.Average) -> String {
        let causes = average.downgrades.flatMap(\.causes)
        let once = causes.count > 1 && average.downgrades.count == 1 ? "\(kinds(causes.count))种情形同属一款，只" : ""
        return "\(once)降低\(average.steps == 1 ? "一" : zh(average.steps))个等次"
    }

    private func stepsEn(_ average: Verdict.Average) -> String {
        let causes = average.downgrades.flatMap(\.causes)
        let all = causes.count == 2 ? "both" : "all"
        let once = causes.count > 1 && average.downgrades.count == 1 ? "\(all) stand in one clause, so " : ""
        return once + (average.steps == 1 ? "one grade lower" : "\(average.steps) grades lower")
    }

    /// 两种情形, 三种情形
    func kinds(_ causes: Int) -> String { causes == 3 ? "三" : zh(causes) }

    /// What the grade would be without the downgrades.
    private func without(_ average: Verdict.Average, _ causes: Set<Downgrade.Cause>) -> String {
        let band = words.grade(average.band)
        guard average.grade != average.band else {
            return words("（\(band)已是最低等次，实际未再降低。）", "(Nothing lies below \(band).)")
        }
        guard causes.count > 1 else {
            return words("如无此情形，评定等次为\(band)。", "Without this the grade would be \(band).")
        }
        // One downgrade for several causes: any of them alone would have brought it.
        guard average.downgrades.count == 1, rules.lateSteps == rules.unreachableSteps else {
            return words("没有上述情形的，为\(band)。", "Without these the grade would be \(band).")
        }
        let grade = words.grade(average.grade)
        return words(
            "只有其中一种情形的，也为\(grade)；\(kinds(causes.count))种都没有的，为\(band)。",
            "\(causes.count == 2 ? "Either" : "Any") of them alone would also give \(grade); without any the grade would be \(band)."
        )
    }

    private func provisional(_ standing: Verdict.Average?, best: Grade, worst: Grade) -> String {
        let awaiting = explanation.contacts.count { $0.status.state == .awaitingConfirmation }
        let possible = Grade.allCases.filter { $0 <= best && $0 >= worst }
        let notice = words.notice(
            .provisional(open: tally.open - awaiting, awaiting: awaiting, due: tally.toDraw, possible: possible)
        )
        guard let standing else { return notice }
        return words.sentences(
            notice,
            words(
                "按已有的得分：\(mean(standing))，基础等次为\(words.grade(standing.band))，评定等次为\(words.grade(standing.grade))。",
                "By the scores so far: \(mean(standing)), \(words.grade(standing.band)) by the average, "
                    + "\(words.grade(standing.grade))."
            )
        )
    }
}
