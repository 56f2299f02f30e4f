import SurveyCore
import SurveyWords

/// The grades of all units as text, in the official order.
package enum GradesTable {
    /// - Parameter width: of the terminal; `nil` when there is none.
    package static func text(
        _ report: GradeReport,
        _ words: Words,
        width: Int? = nil,
        edition: Edition = .office
    ) -> String {
        var table = TextTable([
            .init(words("单位", "unit"), least: 12), .init(words("平均分（个）", "average (n)"), alignsRight: true),
            .init(words("基础等次", "band")), .init(words("降等情形", "downgrade"), least: 8),
            .init(words("评定等次", "grade")), .init(words("状态", "status")),
        ])
        guard !report.units.isEmpty else { return nothing(words) }
        for unit in report.units {
            table.add([
                unit.unit, average(unit, words, edition), unit.verdict.average.map { words.grade($0.band) } ?? "-",
                reasons(unit, words), grade(unit, words), words.status(unit),
            ])
        }
        return ([table.text(width: width)] + remarks(report, words)).joined(separator: "\n")
    }

    /// What is said of a choice that leaves no unit.
    package static func nothing(_ words: Words) -> String { words("没有符合条件的单位。", "No unit matches.") }

    /// An average never stands without the number of scores it is made of.
    private static func average(_ unit: UnitGrade, _ words: Words, _ edition: Edition) -> String {
        let tally = unit.verdict.tally
        guard let average = unit.verdict.average else {
            return tally.provided == 0 && tally.refused == 0 ? words("未报送", "nothing handed in") : "-"
        }
        return (edition.showsScores(of: tally) ? average.value.text : "-")
            + words("（\(tally.scored) 个）", " (\(tally.scored))")
    }

    /// The causes of downgrades, or why the unit is 差 by C8.
    static func reasons(_ unit: UnitGrade, _ words: Words) -> String {
        switch unit.verdict.conclusion {
        case .nothingProvided: return words("未报送", "nothing handed in")
        case .allUnreachable: return words("全部联系不上", "all unreachable")
        case .undetermined(.handInRefused): return words("报送未能导入", "hand-in refused")
        case .undetermined(.nobodyScored): return words("无人作答", "no scores")
        case .averaged(let average), .provisional(let average?, _, _):
            let causes = average.downgrades.flatMap(\.causes)
            return causes.isEmpty ? "-" : causes.map { words.cause($0) }.joined(separator: words("；", "; "))
        case .provisional(nil, _, _): return "-"
        }
    }

    private static func grade(_ unit: UnitGrade, _ words: Words) -> String {
        words.grade(unit) + (unit.verdict.tally.scored > 0 && unit.verdict.tally.scored < 5 ? "*" : "")
    }

    private static func remarks(_ report: GradeReport, _ words: Words) -> [String] {
        var lines = [""]
        if report.units.count > 1 {
            let (zh, en) = ("共 \(report.units.count) 个单位", words.count(report.units.count, "unit"))
            lines.append(words("\(zh)：\(words.tally(report.units))。", "\(en): \(words.tally(report.units))."))
        }
        if report.units.contains(where: { (1..<5).contains($0.verdict.tally.scored) }) {
            lines.append(words("* 有效评分不足 5 个", "* fewer than five scores"))
        }
        var told: Set<String> = []
        for key in report.units.flatMap(\.conflicts) where told.insert(key).inserted {
            let units = report.units.filter { $0.conflicts.contains(key) }
            lines.append(words.notice(.conflictingNumber(key: key, units: units)))
        }
        if let changes = report.sincePublished, !changes.isNothing {
            lines.append(words.notice(.changedSincePublished(on: changes.at.date(words.offset), changes)))
        }
        lines.append(
            report.closed
                ? words("外呼已结束。", "Fieldwork is closed.")
                : words("外呼未结束，等次为暂定或现状，不得对外公布。", "Fieldwork is open: not for publication.")
        )
        lines.append(
            words(
                "平均分只舍不入，评定按精确值。最新日志校验值 \(words.digest(report.logHead, groups: 4))",
                "Averages are cut, never rounded; grades use the exact value. Newest log digest "
                    + words.digest(report.logHead, groups: 4)
            )
        )
        return lines
    }
}
