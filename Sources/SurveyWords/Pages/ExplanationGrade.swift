import SurveyCore

extension ExplanationWords {
    // MARK: 四 基础等次

    var band: Section {
        let title = words("基础等次", "Grade by the average")
        guard let average else { return Section(title: title, blocks: paragraph(noBand)) }
        return Section(title: title, blocks: paragraph(bandRule, bandComparison(average)))
    }

    private var noBand: String {
        switch verdict.conclusion {
        case .nothingProvided, .allUnreachable:
            return words(
                "按\(notice[.poor].place.zh)直接评定，不计算平均分。",
                "Decided by \(notice[.poor].place.en) alone; no average is computed."
            )
        case .withheld: return words("见一。", "See 1.")
        case .undetermined, .provisional, .averaged:
            return words(
                "没有得分，没有平均分，不能对应等次。"
                    + (tally.drawn > tally.unreachable ? "不适用「\(notice.allUnreachable)」：不是全部号码\(unreachable)。" : ""),
                "No score, no average, no grade."
                    + (tally.drawn > tally.unreachable
                        ? " 「\(notice.allUnreachable)」 does not apply: not every number is unreachable." : "")
            )
        }
    }

    /// The notice's sentence where the rulebook has its bands, else the rulebook's own limits.
    private var bandRule: String {
        guard notice.names(limitsOf: rules.bands) else {
            let limits = rules.bands.map { band in
                words("\(band.from)分以上为\(words.grade(band.grade))", "\(words.grade(band.grade)) from \(band.from)")
            }
            return words("评定规则：", "The rulebook: ") + limits.joined(separator: words("，", ", "))
                + words("（均含本数）。", " (limits included).")
        }
        return quoted(.bands) + words("。\(notice.limits.zh)。", ". \(notice.limits.en).")
    }

    private func bandComparison(_ average: Verdict.Average) -> String {
        let index = rules.bands.firstIndex { $0.grade == average.band } ?? 0
        let from = rules.bands[index].from
        var above: [String] = []
        if from.hundredths > 0 {
            // That it equals the limit would tell the score.
            let isWithheld = !scoresShown.hasAverage
            above.append(
                isWithheld
                    ? words("达到\(from)", "reaches \(from)")
                    : average.value == Fraction(from.hundredths, 100)
                        ? words("等于\(from)（含本数）", "is exactly \(from) (included)")
                        : words("大于\(from)", "is above \(from)")
            )
        }
        if index > 0 {
            let limit = rules.bands[index - 1].from
            above.append(words("低于\(limit)", "is below \(limit)"))
        }
        let grade = words.grade(average.band)
        let comparison = above.joined(separator: words("、", " and "))
        return words("\(value(average))\(comparison)，基础等次为\(grade)。", "\(value(average)) \(comparison): \(grade).")
    }

    /// 90.00, or 833/9（92.555...）: the exact value, as one can follow it; without figures where they are withheld.
    private func value(_ average: Verdict.Average) -> String {
        guard scoresShown.hasAverage else { return words("得分", "The score") }
        guard !average.value.textIsExact else { return average.value.text }
        let (exact, shown) = (average.value.exact, average.value.decimals)
        return words("\(exact)（\(shown)）", "\(exact) (\(shown))")
    }

    // MARK: 五 降等

    var downgrade: Section {
        let title = words("降等", "Downgrade")
        switch verdict.conclusion {
        case .nothingProvided:
            let none = words(
                "已按\(notice[.poor].place.zh)直接评为\(words.grade(Grade.poor))，不再另行降等。",
                "Poor by \(notice[.poor].place.en) already: no further downgrade."
            )
            return Section(title: title, blocks: paragraph(none))
        case .allUnreachable: return Section(title: title, blocks: allUnreachable)
        case .averaged, .provisional, .undetermined, .withheld:
            guard !verdict.causes.isEmpty else {
                let none = words("没有超期，没有\(unreachable)，不降等。", "Not late, none unreachable: none.")
                return Section(title: title, blocks: paragraph(none))
            }
            let rule = quoted(.downgrade) + words("。", ".")
            let several = verdict.causes.count > 1
            let causes = verdict.causes.enumerated().flatMap { index, cause in
                // Behind its number each cause has a line of its own; one alone needs none before its dials.
                let mark = several ? words("（\(["一", "二", "三"][index])）", "(\(["a", "b", "c"][index])) ") : ""
                let dials = cause == .unreachable ? lost.flatMap(dials) + doubts : []
                return (several || dials.isEmpty ? paragraph(mark + told(cause)) : []) + dials
            }
            return Section(title: title, blocks: paragraph(rule) + causes + paragraph(lowered))
        }
    }

    private var lost: [UnitExplanation.Contact] {
        explanation.contacts.filter { $0.status.state == .unreachable }
    }

    private func told(_ cause: Downgrade.Cause) -> String {
        switch cause {
        case .late:
            let date = verdict.receivedOn!
            return words(
                "超期：\(words.day(date))报送，\(lateness(date))。",
                "Late: handed in on \(words.day(date)), \(lateness(date))."
            )
        case .unreachable: return words("\(unreachable)\(tally.unreachable)个：", "Unreachable, \(tally.unreachable):")
        case .shortfall:
            return words(
                "不足：应报送\(rules.quota)个，实际报送\(tally.provided)个，按本次口径视同有号码\(unreachable)。",
                "Shortfall: \(rules.quota) required, \(tally.provided) handed in; by the reading applied it counts as an unreachable number."
            )
        }
    }

    /// C8: no average, and nothing to lower.
    private var allUnreachable: [Block] {
        paragraph(quoted(.poor) + words("。", ".")) + lost.flatMap(dials) + doubts
            + paragraph(
                words(
                    "\(tally.drawn)个号码全部\(unreachable)，直接评为\(words.grade(Grade.poor))，不再另行降等。",
                    "\(tally.drawn == 1 ? "The only number is" : "All \(tally.drawn) numbers are") unreachable: poor, and no further downgrade."
                )
            )
    }

    private var lowered: String {
        if verdict.conclusion == .withheld { return "" }
        guard let average else { return words("没有平均分，没有等次可降。", "Without an average there is no grade to lower.") }
        let from = words.grade(average.band)
        let to = words.grade(average.grade)
        let causes = average.downgrades.flatMap(\.causes)
        let each = words("\(kinds(causes.count))种情形各降等次：", "Each of the causes counts. ")
        let once = words(
            "\(kinds(causes.count))种情形\(notice.joined.zh)，只降一个等次：",
            "The causes \(notice.joined.en): one downgrade. "
        )
        let why = causes.count < 2 ? "" : average.downgrades.count == 1 ? once : each
        return average.band == average.grade
            ? why + words("\(to)已是最低等次，不再降低。", "Nothing lies below \(to).")
            : why + words("\(from)降为\(to)。", "\(words.capitalised(from)) becomes \(to).")
    }
}
