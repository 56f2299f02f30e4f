import ContactCSV
import Foundation
import SurveyCore
import SurveyStore

/// The files of one run of `import contacts`.
struct HandIns {
    let survey: Survey
    let settings: HandInSettings
    let inputs: [TableInput]
    let passedOver: [PassedOverFiles]
    let context: Context

    /// - Parameter rereads: the run goes through its files twice; what gives its bytes only once is then kept.
    static func inputs(_ files: InputFiles, rereads: Bool) -> [TableInput] {
        files.paths.map { path in
            guard rereads, let handle = onceOnly(path) else { return TableInput(path: path) }
            return .bytes(Array(handle.readDataToEndOfFile()), name: FileName.shown(path))
        }
    }

    /// Standard input, and pipes such as the shell's `<(…)`.
    private static func onceOnly(_ path: String) -> FileHandle? {
        if path == "-" { return FileHandle.standardInput }
        var status = stat()
        guard withPath(path, { stat($0, &status) }) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
            return nil
        }
        let descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
        return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// - Parameter lists: are told what is found, where there will be some.
    func run(
        _ options: HandInOptions,
        act: Act,
        lists: FixLists? = nil
    ) throws -> (answer: ImportAnswer, summary: HandInSummary) {
        var answer = ImportAnswer(passedOver: passedOver)
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
                    let (report, taken) = try run.take(input.name, progress: progress.update) { [settings] knownUnits in
                        try HandInReader(input, settings: settings, knownUnits: knownUnits)
                    }
                    answer.add(report, taken)
                } catch let request as StopRequested {
                    let isKept = !options.check && !options.strict
                    let taken = isKept ? answer.files.count { !$0.unusable } : 0
                    throw ImportStopped(signal: request.signal, file: input.name, taken: taken)
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
