import SurveyCore
import SurveyWords

extension ExplanationPage {
    // MARK: 五 降等

    var downgrade: Section {
        let title = words("降等", "Downgrade")
        switch verdict.conclusion {
        case .nothingProvided:
            let none = words("已按评分细则2直接评为差，不再另行降等。", "Poor by rule 2 already: no further downgrade.")
            return Section(title: title, lines: paragraph(none))
        case .allUnreachable: return Section(title: title, lines: allUnreachable)
        case .averaged, .provisional, .undetermined:
            let items = causes
            guard !items.isEmpty else {
                let none = words("没有超期，没有联系不上，不降等。", "Not late, none unreachable: none.")
                return Section(title: title, lines: paragraph(none))
            }
            let rule = words("评分细则2：「超期提供或提供的号码有联系不上的降低一个等次」。", "Rule 2: 「超期提供或提供的号码有联系不上的降低一个等次」.")
            let several = items.count > 1
            let lines = items.enumerated().flatMap { index, item in
                // Behind its number each cause has a line of its own; one alone needs none before its dials.
                let mark = several ? words("（\(["一", "二", "三"][index])）", "(\(["a", "b", "c"][index])) ") : ""
                return (several || item.dials.isEmpty ? paragraph(mark + item.text) : []) + item.dials
            }
            return Section(title: title, lines: paragraph(rule) + lines + paragraph(lowered))
        }
    }

    private struct CauseItem {
        let text: String
        var dials: [String] = []
    }

    private var unreachable: [UnitExplanation.Contact] {
        explanation.contacts.filter { $0.status.state == .unreachable }
    }

    private var causes: [CauseItem] {
        var items: [CauseItem] = []
        if verdict.late, let date = tally.receivedOn {
            items.append(
                CauseItem(
                    text: words(
                        "超期：\(words.day(date))报送，\(lateness(date))。",
                        "Late: handed in on \(words.day(date)), \(lateness(date))."
                    )
                )
            )
        }
        if !unreachable.isEmpty {
            let text = words("联系不上\(unreachable.count)个：", "Unreachable, \(unreachable.count):")
            items.append(CauseItem(text: text, dials: unreachable.flatMap(dials)))
        }
        if rules.readings.shortfall == .downgrade, verdict.shortfall > 0 {
            items.append(
                CauseItem(
                    text: words(
                        "不足：应报送\(rules.quota)个，实际报送\(tally.provided)个，按本次口径视同有号码联系不上。",
                        "Shortfall: \(rules.quota) required, \(tally.provided) handed in; by the reading applied it counts as an unreachable number."
                    )
                )
            )
        }
        return items
    }

    /// C8: no average, and nothing to lower.
    private var allUnreachable: [String] {
        paragraph(
            words("评分细则2：「未提供或提供的号码均无法联系的为差」。", "Rule 2: 「未提供或提供的号码均无法联系的为差」.")
        ) + unreachable.flatMap(dials)
            + paragraph(
                words(
                    "\(tally.drawn)个号码全部联系不上，直接评为差，不再另行降等。",
                    "\(tally.drawn == 1 ? "The only number is" : "All \(tally.drawn) numbers are") unreachable: poor, and no further downgrade."
                )
            )
    }

    private var lowered: String {
        guard let average else { return words("没有平均分，没有等次可降。", "Without an average there is no grade to lower.") }
        let from = words.grade(average.band)
        let to = words.grade(average.grade)
        let causes = average.downgrades.flatMap(\.causes)
        let each = words("\(kinds(causes.count))种情形各降等次：", "Each of the causes counts. ")
        let once = words(
            "\(kinds(causes.count))种情形以「或」并列，只降一个等次：",
            "The causes are joined by 「或」 (or): one downgrade. "
        )
        let why = causes.count < 2 ? "" : average.downgrades.count == 1 ? once : each
        return average.band == average.grade
            ? why + words("\(to)已是最低等次，不再降低。", "Nothing lies below \(to).")
            : why + words("\(from)降为\(to)。", "\(from.prefix(1).uppercased() + from.dropFirst()) becomes \(to).")
    }

    // MARK: 六 适用口径

    var readings: Section {
        // What a shortfall costs is no question where there is none.
        let readings: [Reading?] = [
            .deadline(rules.readings.deadline), .causes(rules.readings.causes),
            verdict.shortfall > 0 ? .shortfall(rules.readings.shortfall) : nil,
        ]
        let applied = readings.compactMap { $0 }.map { words.reading($0) }.joined(separator: words("；", "; "))
        return Section(
            title: words("适用口径", "Readings applied"),
            lines: paragraph(
                words("\(applied)。", applied.prefix(1).uppercased() + applied.dropFirst() + "."),
                otherReadings,
                pastRulings
            )
        )
    }

    private var otherReadings: String {
        let changed = explanation.otherReadings.filter { $0.grade != verdict.grade }
        guard !changed.isEmpty else {
            return verdict.grade == nil
                ? words("换用其他口径，也没有等次。", "Under every other reading there is no grade either.")
                : words("换用其他口径，本单位评定等次不变。", "Under every other reading this unit's grade is the same.")
        }
        let parts = changed.map { outcome in
            let grade = words.standing(outcome.grade, verdict.status)
            let reading = words.reading(outcome.reading)
            return words("若\(reading)，则为\(grade)。", "If \(reading): \(grade).")
        }
        return parts.joined(separator: words("", " "))
            + words("本次对各单位统一采用上述口径。", " The office applies the same readings to all units alike.")
    }
}
