import SurveyCore
import SurveyWords

@testable import ContactCSV
@testable import SurveyStore

/// A call sheet: each record is counted once, whatever the survey takes or refuses of it, and what is said can be printed.
func takeResults(_ bytes: [UInt8]) throws {
    let survey = try FuzzedSurvey.fresh(in: connection)
    var (rows, report) = try readResults(.bytes(bytes, name: "李敏.csv"), questions: survey.rulebook.questions)
    if report.unusable {
        report.giveUp()
    } else {
        var options = ResultOptions()
        options.surveyor = "李敏"
        options.check = true
        options.columns = report.columns
        let taken = try survey.takeResults(rows, options, act: .ofFuzzing, outcome: OutcomeWords.read)
        try hold(
            taken.taken + taken.refused + taken.unchanged == rows.count,
            "\(taken.taken), \(taken.refused), \(taken.unchanged) of \(rows.count) rows"
        )
        report.taken = taken.taken
        report.refused += taken.refused
        report.unchanged = taken.unchanged
        report.findings.append(contentsOf: taken.findings)
    }
    let sum = report.header + report.blank + report.passedOver + report.taken + report.refused + report.unchanged
    try hold(sum == report.records, "\(sum) of \(report.records) records: \(report)")
    try canBePrinted(report)
}

private let connection = FuzzedSurvey.connection()
