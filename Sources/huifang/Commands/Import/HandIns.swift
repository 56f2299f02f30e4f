import ContactCSV
import Foundation
import SurveyCore
import SurveyStore

/// The files of one call, read on a second thread while the survey takes them.
struct HandIns {
    let survey: Survey
    let settings: HandInSettings
    let inputs: [TableInput]
    let context: Context

    /// - Parameter rereads: the call goes through its files twice; standard input is then kept.
    static func inputs(_ paths: [String], rereads: Bool) throws -> [TableInput] {
        paths.map { path in
            guard path == "-", rereads else { return TableInput(path: path) }
            return .bytes(Array(FileHandle.standardInput.readDataToEndOfFile()), name: path)
        }
    }

    func run(_ options: HandInOptions, act: Act) throws -> (answer: ImportAnswer, summary: HandInSummary) {
        var answer = ImportAnswer()
        let progress = ImportProgress(inputs, in: context)
        context.stop.begin()
        defer { context.stop.end() }
        defer { progress.end() }
        let summary = try survey.handIn(options, act: act) { call in
            for input in inputs {
                do {
                    let (report, taken) = try take(input, call, progress)
                    answer.add(report, taken)
                } catch let request as StopRequested {
                    let isKept = !options.check && !options.strict
                    let taken = isKept ? answer.files.count { !$0.unusable } : 0
                    throw ImportStopped(signal: request.signal, file: input.name, taken: taken)
                }
            }
        }
        // Rows name their unit as they like; what is said of them goes by the name that everybody knows.
        try answer.renameUnits(survey.shownNames(of: Set(answer.findings.compactMap(\.unit))))
        answer.units = summary.units
        answer.afterwards = summary.findings.filter { isNews($0, beside: answer.findings) }
        answer.checked = options.check
        if summary.refusedAsStrict {
            for index in answer.files.indices { answer.files[index].taken = 0 }
        }
        return (answer, summary)
    }

    private func take(
        _ input: TableInput,
        _ call: HandInCall,
        _ progress: ImportProgress
    ) throws -> (FileReport, FileTaken) {
        progress.begin(input)
        // Asked here, since the survey belongs to this thread.
        let knownUnits = try call.unitNames(in: HandInReader.folded(name: input.name))
        let source = ReaderOnItsThread(input, settings, knownUnits: knownUnits, call.preparation)
        let channel = BatchChannel()
        channel.start {
            let batch = try source.next()
            progress.update(try source.opened().bytesRead)
            return batch
        }
        defer { channel.abandon() }
        var first = try channel.next(check: context.stop.check)
        let reader = try source.opened()
        if first == nil, reader.report.unusable {
            // Not one row: the unit is known, if at all, from the call, a title line or the file's name.
            try call.refuse(
                input.name,
                unit: reader.fileUnit,
                others: reader.firstUnits,
                digest: reader.digest
            )
            return (ofUnit(reader.fileUnit, reader.report), FileTaken())
        }
        let taken = try call.take(
            input.name,
            next: {
                if let batch = first {
                    first = nil
                    return batch
                }
                if let batch = try channel.next(check: context.stop.check) { return batch }
                // An unclosed quote shows itself only at the end: nothing of such a file stands.
                if let stop = reader.report.unusable ? reader.report.findings.last : nil { throw FileUnusable(stop) }
                return nil
            },
            digest: { reader.digest }
        )
        // Refused rows are passed on to the survey, which counts them with its own.
        var report = reader.report
        report.refused = 0
        return (report, taken)
    }

    /// A file of no use as a whole is still its unit's.
    private func ofUnit(_ unit: String?, _ report: FileReport) -> FileReport {
        guard let unit else { return report }
        var report = report
        for index in report.findings.indices where report.findings[index].unit == nil {
            report.findings[index].unit = unit
        }
        return report
    }

    /// That a unit of which nothing could be read has ten too few goes without saying.
    private func isNews(_ finding: Finding, beside findings: [Finding]) -> Bool {
        guard case .shortfall(_, provided: 0, _, _) = finding.kind else { return true }
        return findings.contains { $0.unit == finding.unit && $0.record != nil }
    }
}

/// Ctrl-C and the like during an import: the file in hand was not taken, those before it are kept.
struct ImportStopped: Error {
    let signal: Int32
    let file: String
    let taken: Int
}

/// A reader that its own thread uses until the channel has ended, and the survey's thread only afterwards.
/// It is opened there as well: from a pipe even the first byte may keep one waiting.
private final class ReaderOnItsThread: @unchecked Sendable {
    private let input: TableInput
    private let settings: HandInSettings
    private let knownUnits: [String]
    private let preparation: HandInPreparation
    private var reader: HandInReader?

    init(
        _ input: TableInput,
        _ settings: HandInSettings,
        knownUnits: [String],
        _ preparation: HandInPreparation
    ) {
        self.input = input
        self.settings = settings
        self.knownUnits = knownUnits
        self.preparation = preparation
    }

    func opened() throws -> HandInReader {
        if let reader { return reader }
        let opened = try HandInReader(input, settings: settings, knownUnits: { [knownUnits] _ in knownUnits })
        reader = opened
        return opened
    }

    /// Whatever can be done to a row without looking at the survey is done on this thread.
    func next() throws -> PreparedBatch? { try opened().next().map(preparation.prepared) }
}
