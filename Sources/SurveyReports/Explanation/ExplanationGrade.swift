import SurveyCore
import SurveyWords

extension ExplanationPage {
    // MARK: 四 基础等次

    var band: Section {
        let title = words("基础等次", "Grade by the average")
        guard let average else { return Section(title: title, lines: paragraph(noBand)) }
        return Section(title: title, lines: paragraph(bandRule, bandComparison(average)))
    }

    private var noBand: String {
        switch verdict.conclusion {
        case .nothingProvided, .allUnreachable:
            return words("按评分细则2直接评定，不计算平均分。", "Decided by rule 2 alone; no average is computed.")
        case .undetermined, .provisional, .averaged:
            return words(
                "没有得分，没有平均分，不能对应等次。"
                    + (tally.drawn > tally.unreachable ? "不适用「提供的号码均无法联系的为差」：不是全部号码联系不上。" : ""),
                "No score, no average, no grade."
                    + (tally.drawn > tally.unreachable
                        ? " 「提供的号码均无法联系的为差」 does not apply: not every number is unreachable." : "")
            )
        }
    }

    /// The notice's sentence where the rulebook has its bands, else the rulebook's own limits.
    private var bandRule: String {
        let notice = [9000, 8500, 7000, 0]
        guard rules.bands.map(\.from.hundredths) == notice else {
            let limits = rules.bands.map { band in
                words("\(band.from)分以上为\(words.grade(band.grade))", "\(words.grade(band.grade)) from \(band.from)")
            }
            return words("评定规则：", "The rulebook: ") + limits.joined(separator: words("，", ", "))
                + words("（均含本数）。", " (limits included).")
        }
        return words(
            "评分细则1：「平均90分以上的为优，85分-90分为良，70分-85分为中，70分以下为差」。同一附件第7项注明「以上包含本数，以下不包含本数」，本项照此执行。",
            "Rule 1: 「平均90分以上的为优，85分-90分为良，70分-85分为中，70分以下为差」. Item 7 of the same annex says that 以上 "
                + "includes the number itself and 以下 does not; the same is applied here."
        )
    }

    private func bandComparison(_ average: Verdict.Average) -> String {
        let exact = exactText(average.value)
        let index = rules.bands.firstIndex { $0.grade == average.band } ?? 0
        let from = rules.bands[index].from
        let above = index > 0 ? rules.bands[index - 1].from : nil
        let atLimit = average.value == Fraction(from.hundredths, 100)
        var zh: [String] = []
        var en: [String] = []
        if from.hundredths > 0 {
            zh.append(atLimit ? "等于\(from)" : "大于\(from)")
            en.append(atLimit ? "is exactly \(from)" : "is above \(from)")
        }
        if let above {
            zh.append("低于\(above)")
            en.append("is below \(above)")
        }
        let grade = words.grade(average.band)
        return words(
            "\(exact)\(zh.joined(separator: "、"))，基础等次为\(grade)。",
            "\(exact) \(en.joined(separator: " and ")): \(grade)."
        )
    }

    // MARK: 五 降等

    var downgrade: Section {
        let title = words("降等", "Downgrade")
        let unreachable = explanation.contacts.filter { $0.status.state == .unreachable }
        let causes = average?.downgrades.flatMap(\.causes) ?? []
        guard !causes.isEmpty || !unreachable.isEmpty else {
            let none = words("没有超期，没有联系不上，不降等。", "Not late, none unreachable: none.")
            return Section(title: title, lines: tally.provided == 0 || verdict.late ? [] : paragraph(none))
        }
        var lines = paragraph(
            words("评分细则2：「超期提供或提供的号码有联系不上的降低一个等次」。", "Rule 2: 「超期提供或提供的号码有联系不上的降低一个等次」.")
        )
        let several = causes.count > 1
        if causes.contains(.late), let date = tally.receivedOn {
            lines += paragraph(
                words(
                    "\(several ? "（一）" : "")超期：\(words.day(date))报送。",
                    "\(several ? "(a) " : "")Late: handed in on \(words.day(date))."
                )
            )
        }
        if several, causes.contains(.unreachable) {
            lines += paragraph(words("（二）联系不上：", "(b) Unreachable:"))
        }
        for contact in unreachable { lines += dials(contact) }
        if let average, !average.downgrades.isEmpty { lines += paragraph(lowered(average)) }
        return Section(title: title, lines: lines)
    }

    private func lowered(_ average: Verdict.Average) -> String {
        let from = words.grade(average.band)
        let to = words.grade(average.grade)
        let causes = average.downgrades.flatMap(\.causes)
        let why =
            causes.count > 1 && average.downgrades.count == 1
            ? words("两种情形以「或」并列，只降一个等次：", "The causes are joined by 「或」 (or): one downgrade. ") : ""
        return average.band == average.grade
            ? why + words("已是\(to)，不再降低。", "Nothing lies below \(to).")
            : why + words("\(from)降为\(to)。", "\(from.prefix(1).uppercased() + from.dropFirst()) becomes \(to).")
    }

    // MARK: 六 适用口径

    var readings: Section {
        var parts: [String] = []
        switch rules.readings.deadline {
        case .inclusive: parts.append(words("限期当日算按时", "the deadline day is in time"))
        case .exclusive: parts.append(words("限期当日算超期", "the deadline day is late"))
        case .nextWorkingDay:
            parts.append(words("限期遇休息日顺延到下一个工作日", "a deadline on a day off moves to the next working day"))
        }
        switch rules.readings.causes {
        case .once: parts.append(words("超期与联系不上并存时只降一个等次", "late and unreachable together cost one grade"))
        case .each: parts.append(words("超期与联系不上并存时各降一次", "late and unreachable each cost a grade"))
        }
        switch rules.readings.shortfall {
        case .report: parts.append(words("不足\(rules.quota)个不降等", "fewer than \(rules.quota) cost none"))
        case .downgrade:
            parts.append(
                words("不足\(rules.quota)个视同有号码联系不上", "fewer than \(rules.quota) count as an unreachable number")
            )
        }
        let applied = parts.joined(separator: words("；", "; "))
        return Section(
            title: words("适用口径", "Readings applied"),
            lines: paragraph(
                words("\(applied)。", applied.prefix(1).uppercased() + applied.dropFirst() + "."),
                otherReadings
            )
        )
    }

    private var otherReadings: String {
        guard !explanation.otherReadings.isEmpty else { return "" }
        let changed = explanation.otherReadings.filter { $0.grade != verdict.grade }
        guard !changed.isEmpty else {
            return words("换用其他口径，本单位评定等次不变。", "Under every other reading this unit's grade is the same.")
        }
        let parts = changed.map { outcome in
            let grade = outcome.grade.map { words.grade($0) } ?? words.status(.undetermined)
            return words("若\(reading(outcome.reading))：为\(grade)。", "If \(reading(outcome.reading)): \(grade).")
        }
        return parts.joined(separator: words("", " "))
            + words("本次对各单位统一采用上述口径。", " The office applies the same readings to all units alike.")
    }

    private func reading(_ reading: Reading) -> String {
        switch reading {
        case .deadline(.inclusive): words("限期当日算按时", "the deadline day were in time")
        case .deadline(.exclusive): words("限期当日算超期", "the deadline day were late")
        case .deadline(.nextWorkingDay):
            words("限期遇休息日顺延到下一个工作日", "a deadline on a day off moved to the next working day")
        case .causes(.once): words("并存时只降一次", "both causes cost one grade")
        case .causes(.each): words("超期、联系不上各降一次", "each cause counted")
        case .shortfall(.report): words("不足\(rules.quota)个不降等", "a shortfall cost nothing")
        case .shortfall(.downgrade): words("不足\(rules.quota)个降等", "a shortfall counted")
        }
    }
}
