import ContactCSV
import SurveyCore
import SurveyStore

/// The files of one run of `import contacts`.
struct HandIns {
    let survey: Survey
    let settings: HandInSettings
    let inputs: [TableInput]
    let passedOver: [PassedOverFiles]
    let context: Context

    /// - Parameter ahead: all are read or taken as one, or twice; else what comes from a pipe is read when its turn comes.
    static func inputs(_ files: InputFiles, ahead: Bool, in context: Context) throws -> [TableInput] {
        guard ahead else { return files.inputs }
        context.stop.begin()
        defer { context.stop.end() }
        return try files.inputs.map { input in
            do {
                return try whole(input, in: context)
            } catch let request as StopRequested {
                throw ImportStopped(signal: request.signal, file: input.name, taken: 0)
            }
        }
    }

    /// What comes from a pipe is read to its end before the survey is locked: it may stand still.
    private static func whole(_ input: TableInput, in context: Context) throws -> TableInput {
        guard input.isPipe else { return input }
        let channel = BatchChannel<TableInput>()
        channel.start(once: { try input.whole() })
        defer { channel.abandon() }
        return try channel.next(check: context.stop.check)!
    }

    func run(
        _ options: HandInOptions,
        act: Act,
        lists: FixLists? = nil
    ) throws -> (answer: ImportAnswer, summary: HandInSummary) {
        var answer = ImportAnswer(passedOver: passedOver)
        let isKept = !options.check && !options.strict
        let progress = ImportProgress(inputs, in: context)
        context.stop.begin()
        defer { context.stop.end() }
        defer { progress.end() }
        let summary = try survey.handIn(options, act: act) { run in
            run.interruption = context.stop.check
            for (index, input) in inputs.enumerated() {
                progress.begin(input)
                var settings = settings
                settings.listener = lists?.listener(file: index)
                run.listener = settings.listener
                do {
                    let input = try Self.whole(input, in: context)
                    let (report, taken) = try run.take(input.name, progress: progress.update) { [settings] knownUnits in
                        try HandInReader(input, settings: settings, knownUnits: knownUnits)
                    }
                    answer.add(report, taken)
                } catch let request as StopRequested {
                    throw ImportStopped(signal: request.signal, file: input.name, taken: isKept ? answer.usable : 0)
                } catch Refusal.file(let stopped) {
                    throw stopped.broke(importOf: input.name, taken: isKept ? answer.usable : 0)
                }
            }
            run.listener = lists?.listener(file: nil)
        }
        // Rows name their unit as they like; what is said of them goes by the name that everybody knows.
        try answer.renameUnits(survey.shownNames(of: answer.unitsNamed))
        answer.units = summary.units
        answer.afterwards = summary.findings
        if summary.refusedAsStrict {
            answer.isHeldBack = true
            for index in answer.files.indices { answer.files[index].refuseTaken() }
            try lists?.dropTotals()
        }
        return (answer, summary)
    }

}

/// Ctrl-C and the like during an import: the file in hand was not taken, those before it are kept.
struct ImportStopped: Error {
    let signal: Int32
    let file: String
    let taken: Int
}
