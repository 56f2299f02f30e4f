import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyStore
import SurveyWords

/// `import results`: call sheets that come back filled in.
struct ImportResults: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.importResults) }

    @Argument(help: Help.option(.resultFiles), completion: .of(.resultFiles)) var files: [String]
    @Option(help: Help.option(.resultSurveyor), completion: .of(.resultSurveyor)) var surveyor: String?
    @Option(help: Help.option(.resultAt)) var at: String?
    @Flag(name: [.customLong("check"), .customLong("dry-run")], help: Help.option(.check)) var check = false
    @Option(help: Help.option(.findings), completion: .of(.findings)) var findings: String?
    @Flag(help: Help.option(.force)) var force = false
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        let words = {
            var words = session.words(of: survey)
            words.isChecked = check
            return words
        }()
        let inputs = try InputFiles(files, in: session.context)
        let lists = try findings.map {
            try FixLists(
                FixListTarget($0, force: force, besides: inputs.inputs),
                words: words,
                context: session.context
            )
        }
        let questions = survey.rulebook.questions
        let date = try at.map { try TimeReading(survey.rulebook).past(day: $0, now: session.now) }
        let answer = try WholeTables(inputs: inputs, context: session.context) {
            try readResults($0, questions: questions, listener: lists?.listener(file: $1))
        }
        .taken(keeps: !check) { rows, report, index, step in
            try survey.takeResults(
                rows,
                options(session, report, date, words, lists?.listener(file: index)),
                act: session.act,
                outcome: OutcomeWords.read,
                step: step
            )
        }
        guard let lists else { return try answer.give(session, words) }
        try lists.write(answer, answering: session)
    }

    private func options(
        _ session: Session,
        _ report: FileReport,
        _ date: CivilDate?,
        _ words: Words,
        _ listener: FindingListener?
    ) -> ResultOptions {
        var options = ResultOptions()
        options.listener = listener
        options.surveyor = session.surveyor(surveyor)
        options.check = check
        options.sheet = report.file
        options.columns = report.columns
        options.date = date
        options.remarkReason = words.remarkReason
        options.printed = alignable
        return options
    }
}
