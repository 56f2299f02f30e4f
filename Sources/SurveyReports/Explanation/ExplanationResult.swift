import SurveyCore
import SurveyWords

extension ExplanationPage {
    // MARK: 一 结论

    var result: Section {
        let computed = computedResult
        let ruled = explanation.grade.ruling.map { ruling in
            words("经裁定，评定为\(words.grade(ruling.grade))。", "By ruling: \(words.grade(ruling.grade)).")
        }
        return Section(title: words("结论", "Result"), lines: paragraph(computed, ruled ?? ""))
    }

    private var computedResult: String {
        switch verdict.conclusion {
        case .nothingProvided:
            words(
                "限期内外均未报送联系人。评分细则2：「未提供或提供的号码均无法联系的为差」，评定为\(words.grade(Grade.poor))。",
                "No contact was handed in. Rule 2: 「未提供或提供的号码均无法联系的为差」: \(words.grade(Grade.poor))."
            )
        case .allUnreachable:
            words(
                "列入拨打的\(tally.drawn)个号码均联系不上。评分细则2：「未提供或提供的号码均无法联系的为差」，评定为\(words.grade(Grade.poor))。",
                "None of the \(words.count(tally.drawn, "number")) could be reached. "
                    + "Rule 2: 「未提供或提供的号码均无法联系的为差」: \(words.grade(Grade.poor))."
            )
        case .undetermined(let why): undetermined(why)
        case .averaged(let average): averaged(average)
        case .provisional(let standing, let best, let worst): provisional(standing, best: best, worst: worst)
        }
    }

    private func undetermined(_ why: Verdict.Undetermined) -> String {
        switch why {
        case .handInRefused:
            words(
                "报送的文件或联系人均未能导入，没有可拨打的号码，评分细则对此未作规定，列为待裁定。",
                "What was handed in could not be taken, so there is no number to call and the rules do not say what then: undetermined."
            )
        case .nobodyScored where tally.unreachable == 0 && tally.notFinished == 0:
            words(
                "\(tally.drawn)个号码均能接通，但没有一人作答，无法计算平均分，评分细则对此未作规定，列为待裁定。",
                "All \(words.count(tally.drawn, "number")) were reached, nobody answered the questions. There is no average, "
                    + "and the rules do not say what then: undetermined, a ruling is needed."
            )
        case .nobodyScored:
            words(
                "没有一人作答，无法计算平均分，又不是全部号码联系不上，评分细则对此未作规定，列为待裁定。",
                "Nobody answered the questions, yet not every number is unreachable. There is no average, "
                    + "and the rules do not say what then: undetermined, a ruling is needed."
            )
        }
    }

    private func averaged(_ average: Verdict.Average) -> String {
        let band = words.grade(average.band)
        let start = words(
            "平均分\(average.value.text)分（\(scores)），基础等次为\(band)",
            "Average \(average.value.text) (\(scores)): \(band) by the average."
        )
        let causes = Set(average.downgrades.flatMap(\.causes))
        guard !causes.isEmpty else {
            return start
                + words(
                    "，没有降等情形，评定为\(words.grade(average.grade))。",
                    " No ground for a downgrade: \(words.grade(average.grade))."
                )
        }
        let steps = average.downgrades.reduce(0) { $0 + $1.steps }
        return words.sentences(
            start + words("；", ""),
            words(
                "\(reasonsZh(causes))，\(stepsZh(average, steps))，评定为\(words.grade(average.grade))。",
                "\(reasonsEn(causes)): \(stepsEn(average, steps)), \(words.grade(average.grade))."
            ),
            without(average, causes)
        )
    }

    private func reasonsZh(_ causes: Set<Downgrade.Cause>) -> String {
        var parts: [String] = []
        if causes.contains(.late) { parts.append("超期报送") }
        if causes.contains(.unreachable) { parts.append("报送的号码中有\(tally.unreachable)个联系不上") }
        if causes.contains(.shortfall) { parts.append("报送不足\(rules.quota)个") }
        return parts.joined(separator: "，")
    }

    private func reasonsEn(_ causes: Set<Downgrade.Cause>) -> String {
        var parts: [String] = []
        if causes.contains(.late) { parts.append("handed in late") }
        if causes.contains(.unreachable) {
            parts.append("\(words.count(tally.unreachable, "number")) could not be reached")
        }
        if causes.contains(.shortfall) { parts.append("fewer than \(rules.quota) handed in") }
        let text = parts.joined(separator: ", and ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    func stepsZh(_ average: Verdict.Average, _ steps: Int) -> String {
        let causes = average.downgrades.flatMap(\.causes)
        let once = causes.count > 1 && average.downgrades.count == 1 ? "两种情形同属一款，只" : ""
        return "\(once)降低\(steps == 1 ? "一" : steps == 2 ? "两" : "\(steps)")个等次"
    }

    func stepsEn(_ average: Verdict.Average, _ steps: Int) -> String {
        let causes = average.downgrades.flatMap(\.causes)
        let once = causes.count > 1 && average.downgrades.count == 1 ? "both stand in one clause, so " : ""
        return once + (steps == 1 ? "one grade lower" : "\(steps) grades lower")
    }

    /// What the grade would be without the downgrades.
    private func without(_ average: Verdict.Average, _ causes: Set<Downgrade.Cause>) -> String {
        guard average.grade != average.band else {
            return words("（已是最低等次。）", "(Nothing lies below.)")
        }
        let band = words.grade(average.band)
        return causes.count == 1
            ? words("如无此情形，评定等次为\(band)。", "Without this the grade would be \(band).")
            : words("没有上述情形的，为\(band)。", "Without these the grade would be \(band).")
    }

    private func provisional(_ standing: Verdict.Average?, best: Grade, worst: Grade) -> String {
        let awaiting = explanation.contacts.count { $0.status.state == .awaitingConfirmation }
        let possible = Grade.allCases.filter { $0 <= best && $0 >= worst }
        let notice = words.notice(
            .provisional(open: tally.open - awaiting, awaiting: awaiting, possible: possible)
        )
        guard let standing else { return notice }
        return words.sentences(
            notice,
            words(
                "按已有的\(tally.scored)个得分，平均\(standing.value.text)分，基础等次为\(words.grade(standing.band))，评定等次为\(words.grade(standing.grade))。",
                "By the \(words.count(tally.scored, "score")) so far: average \(standing.value.text), "
                    + "\(words.grade(standing.band)) by the average, \(words.grade(standing.grade))."
            )
        )
    }

    // MARK: 二 报送情况

    /// As R1 reads the deadline.
    private var lastDayInTime: CivilDate {
        switch rules.readings.deadline {
        case .inclusive: rules.deadline
        case .exclusive: rules.deadline.adding(days: -1)
        case .nextWorkingDay:
            rulebook.calendar.isWorkingDay(rules.deadline)
                ? rules.deadline : rulebook.calendar.workingDay(after: rules.deadline)
        }
    }

    var handIn: Section {
        var sentences: [String] = []
        if let date = tally.receivedOn {
            let late = verdict.late
            let days = date.daysSinceEpoch - lastDayInTime.daysSinceEpoch
            sentences.append(
                words(
                    "\(words.date(date))（\(words.weekday(date))）报送；限期为\(words.day(rules.deadline))前，"
                        + (late ? "超期\(days)天。" : "未超期。"),
                    "Handed in on \(words.weekday(date)) \(words.date(date)); deadline \(words.day(rules.deadline)): "
                        + (late ? "\(words.count(days, "day")) late." : "in time.")
                )
            )
        } else {
            sentences.append(words("没有报送。", "Nothing was handed in."))
        }
        sentences.append(
            words(
                "应报送\(rules.quota)个，实际报送\(tally.provided)个。",
                "\(rules.quota) required, \(tally.provided) handed in."
            )
        )
        if tally.refused > 0 {
            sentences.append(
                words("另有\(tally.refused)个文件或联系人未能导入。", "\(tally.refused) more files or rows could not be taken.")
            )
        }
        if tally.provided > 0 {
            sentences.append(
                tally.drawn == tally.provided
                    ? words("全部列入拨打。", "All were called.")
                    : words("列入拨打的\(tally.drawn)个。", "\(tally.drawn) were drawn to be called.")
            )
        }
        return Section(
            title: words("报送情况", "Hand-in"),
            lines: paragraph(sentences.joined(separator: words("", " ")))
        )
    }
}
