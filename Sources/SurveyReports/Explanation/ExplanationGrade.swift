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
        let index = rules.bands.firstIndex { $0.grade == average.band } ?? 0
        let from = rules.bands[index].from
        var above: [String] = []
        if from.hundredths > 0 {
            // That it equals the limit would tell the score.
            let isWithheld = !showsScores
            above.append(
                isWithheld
                    ? words("达到\(from)", "reaches \(from)")
                    : average.value == Fraction(from.hundredths, 100)
                        ? words("等于\(from)（含本数）", "is exactly \(from), which is included,")
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
        guard showsScores else { return words("得分", "The score") }
        guard !average.value.textIsExact else { return average.value.text }
        let (exact, shown) = (average.value.exact, average.value.decimals)
        return words("\(exact)（\(shown)）", "\(exact) (\(shown))")
    }
}
