import SurveyCore
import SurveyWords

/// The grades as a table for Excel and WPS: in Chinese whatever the user's language, so that a file is the same file.
package enum GradeRows {
    package static let header = [
        "单位", "评定等次", "状态", "最好可能", "最差可能", "基础等次", "平均分", "平均分分子", "平均分分母", "评分个数", "降等情形", "降低等次",
        "报送日期", "是否超期", "报送", "列入拨打", "联系不上", "已联系无评分", "待拨", "未拨完", "更正号码", "号码冲突", "裁定", "裁定理由", "定稿等次", "定稿日期",
    ]

    /// - Parameter words: of the survey's rulebook, in Chinese.
    package static func rows(_ report: GradeReport, _ words: Words, edition: Edition = .office) -> [[String]] {
        report.units.map { unit in grade(unit, words, edition) + handIn(unit) + decided(unit, words) }
    }

    private static func grade(_ unit: UnitGrade, _ words: Words, _ edition: Edition) -> [String] {
        let average = unit.verdict.average
        let value = edition.showsScores(of: unit.verdict.tally) ? average?.value : nil
        let possible = unit.status == .provisional ? unit.verdict.possible : nil
        let lowered = average.map { average in average.downgrades.reduce(0) { $0 + $1.steps } }
        return [
            unit.unit, unit.grade.map { words.grade($0) } ?? "", words.status(unit.status),
            possible.map { words.grade($0.best) } ?? "", possible.map { words.grade($0.worst) } ?? "",
            average.map { words.grade($0.band) } ?? "", value?.text ?? "",
            value.map { String($0.numerator) } ?? "", value.map { String($0.denominator) } ?? "",
            String(unit.verdict.tally.scored), reasons(unit, words), lowered.map(String.init) ?? "",
        ]
    }

    /// Empty where nothing lowers the grade: a dash would look like a value.
    private static func reasons(_ unit: UnitGrade, _ words: Words) -> String {
        let reasons = GradesTable.reasons(unit, words)
        return reasons == "-" ? "" : reasons
    }

    private static func handIn(_ unit: UnitGrade) -> [String] {
        let tally = unit.verdict.tally
        let counts = [
            tally.provided, tally.drawn, tally.unreachable, tally.reached, tally.open, tally.notFinished,
            tally.corrected,
        ]
        return [tally.receivedOn?.description ?? "", unit.verdict.late ? "是" : "否"] + counts.map(String.init)
    }

    private static func decided(_ unit: UnitGrade, _ words: Words) -> [String] {
        let published = unit.published
        return [
            unit.conflicts.joined(separator: "、"), unit.ruling.map { words.grade($0.grade) } ?? "",
            unit.ruling?.reason ?? "",
            published.map { words.published($0) } ?? "",
            published.map { $0.at.date(words.offset).description } ?? "",
        ]
    }
}
