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

    /// - Parameter rereads: the call goes through its files twice; what gives its bytes only once is then kept.
    static func inputs(_ paths: [String], rereads: Bool) -> [TableInput] {
        paths.map { path in
            guard rereads, let handle = onceOnly(path) else { return TableInput(path: path) }
            return .bytes(Array(handle.readDataToEndOfFile()), name: path)
        }
    }

    /// Standard input, and pipes such as the shell's `<(…)`.
    private static func onceOnly(_ path: String) -> FileHandle? {
        if path == "-" { return FileHandle.standardInput }
        var status = stat()
        guard stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
        return FileHandle(forReadingAtPath: path)
    }

    func run(_ options: HandInOptions, act: Act) throws -> (answer: ImportAnswer, summary: HandInSummary) {
        var answer = ImportAnswer()
        let progress = ImportProgress(inputs, in: context)
        context.stop.begin()
        defer { context.stop.end() }
        defer { progress.end() }
        let summary = try survey.handIn(options, act: act) { call in
            call.interruption = context.stop.check
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
        let located = Set(answer.findings.filter { $0.record != nil }.map(\.unit))
        answer.afterwards = summary.findings.filter { isNews($0, beside: located) }
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
        let source = ReaderOnItsThread(call.preparation) { [settings] in
            try HandInReader(input, settings: settings, knownUnits: knownUnits)
        }
        let channel = BatchChannel<PreparedBatch>()
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
    /// - Parameter located: the units of which something was found in a row.
    private func isNews(_ finding: Finding, beside located: Set<String?>) -> Bool {
        guard case .shortfall(_, provided: 0, _, _) = finding.kind else { return true }
        return located.contains(finding.unit)
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
    private let preparation: HandInPreparation
    private let open: () throws -> HandInReader
    private var reader: HandInReader?

    init(_ preparation: HandInPreparation, _ open: @escaping () throws -> HandInReader) {
        self.preparation = preparation
        self.open = open
    }

    func opened() throws -> HandInReader {
        if let reader { return reader }
        let opened = try open()
        reader = opened
        return opened
    }

    /// Whatever can be done to a row without looking at the survey is done on this thread.
    func next() throws -> PreparedBatch? { try opened().next().map(preparation.prepared) }
}
