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
        guard !report.units.isEmpty else {
            // Units that were withdrawn are told all the same.
            let remarks = report.withdrawn.isEmpty ? [] : words.remarks(report, edition)
            return ([words.noUnitMatches] + remarks).joined(separator: "\n")
        }
        let leasts = [12, nil, nil, 8, nil, nil]
        var table = TextTable(
            titles(words).enumerated().map { .init($1, alignsRight: $0 == 1, least: leasts[$0]) }
        )
        for row in rows(report, words, edition) { table.add(row) }
        return ([table.text(width: width), ""] + words.remarks(report, edition)).joined(separator: "\n")
    }
}

extension GradesTable {
    static func titles(_ words: Words) -> [String] {
        [Title.unit, .average, .band, .downgrade, .grade, .status].map { words.title($0) }
    }

    static func rows(_ report: GradeReport, _ words: Words, _ edition: Edition) -> [[String]] {
        report.units.map { unit in
            [
                unit.unit, words.average(unit, edition), unit.verdict.band.map { words.grade($0) } ?? "-",
                words.reasons(unit.verdict) ?? "-", words.grade(unit) + (unit.verdict.hasFewScores ? "*" : ""),
                words.status(unit),
            ]
        }
    }
}

/// The grades as a table for Excel and WPS.
package enum GradeRows {
    /// - Parameter words: of the survey's rulebook, in Chinese.
    package static func rows(_ report: GradeReport, _ words: Words, edition: Edition = .office) -> [[String]] {
        let graded = report.units.map { grade($0, words, edition) + handIn($0, words) + decided($0, words) }
        // Below those that have a grade; what was drawn and dialled stands in the text and in JSON.
        return graded
            + report.withdrawn.map { unit in
                [unit.unit, "", words.withdrawnAfterDraw] + Array(repeating: "", count: words.gradeColumns.count - 3)
            }
    }

    private static func grade(_ unit: UnitGrade, _ words: Words, _ edition: Edition) -> [String] {
        let verdict = unit.verdict
        let value = edition.scores(of: verdict.tally, few: words.fewScores).hasAverage ? verdict.average?.value : nil
        let possible = unit.status == .provisional ? verdict.possible : nil
        return [
            unit.unit, unit.grade.map { words.grade($0) } ?? "", words.status(unit.status),
            possible.map { words.grade($0.best) } ?? "", possible.map { words.grade($0.worst) } ?? "",
            verdict.band.map { words.grade($0) } ?? "", value?.text ?? "",
            value.map { String($0.numerator) } ?? "", value.map { String($0.denominator) } ?? "",
            String(verdict.tally.scored), words.reasons(verdict) ?? "", verdict.average.map { String($0.steps) } ?? "",
        ]
    }

    private static func handIn(_ unit: UnitGrade, _ words: Words) -> [String] {
        let tally = unit.verdict.tally
        let counts = [
            tally.provided, tally.drawn, tally.unreachable, tally.reached, tally.open, tally.notFinished,
            tally.corrected,
        ]
        return [unit.verdict.receivedOn?.description ?? "", words.yes(unit.verdict.late)] + counts.map(String.init)
    }

    private static func decided(_ unit: UnitGrade, _ words: Words) -> [String] {
        let published = unit.published
        return [
            unit.conflicts.joined(separator: "、"), unit.ruling.map { words.grade($0.grade) } ?? "",
            unit.ruling?.reason ?? "",
            published.map { words.published($0) } ?? "",
            published.map { $0.at.date(words.offset).description } ?? "", words.yes(unit.replacedAfterDraw),
        ]
    }
}
