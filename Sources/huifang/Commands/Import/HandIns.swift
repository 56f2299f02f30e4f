import ContactCSV
import Foundation
import SurveyCore
import SurveyStore

/// The files of one call, read on a second thread while the survey takes them.
struct HandIns {
    let survey: Survey
    let settings: HandInSettings
    let inputs: [TableInput]

    /// - Parameter rereads: the call goes through its files twice; standard input is then kept.
    static func inputs(_ paths: [String], rereads: Bool) throws -> [TableInput] {
        paths.map { path in
            guard path == "-", rereads else { return TableInput(path: path) }
            return .bytes(Array(FileHandle.standardInput.readDataToEndOfFile()), name: path)
        }
    }

    func run(_ options: HandInOptions, act: Act) throws -> (answer: ImportAnswer, summary: HandInSummary) {
        var answer = ImportAnswer()
        let summary = try survey.handIn(options, act: act) { call in
            for input in inputs {
                let (report, taken) = try take(input, call)
                answer.add(report, taken)
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

    private func take(_ input: TableInput, _ call: HandInCall) throws -> (FileReport, FileTaken) {
        let source = ReaderOnItsThread(
            try HandInReader(input, settings: settings, knownUnits: call.unitNames),
            call.preparation
        )
        let reader = source.reader
        let channel = BatchChannel()
        channel.start { try source.next() }
        defer { channel.abandon() }
        var first = try channel.next()
        if first == nil, reader.report.unusable {
            // Not one row: the unit is known, if at all, from the call, a title line or the file's name.
            try call.refuse(input.name, unit: reader.fileUnit, digest: reader.digest)
            return (ofUnit(reader.fileUnit, reader.report), FileTaken())
        }
        let taken = try call.take(
            input.name,
            next: {
                if let batch = first {
                    first = nil
                    return batch
                }
                if let batch = try channel.next() { return batch }
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

/// A reader that its own thread uses until the channel has ended, and the survey's thread only afterwards.
private final class ReaderOnItsThread: @unchecked Sendable {
    let reader: HandInReader
    private let preparation: HandInPreparation

    init(_ reader: HandInReader, _ preparation: HandInPreparation) {
        self.reader = reader
        self.preparation = preparation
    }

    /// Whatever can be done to a row without looking at the survey is done on this thread.
    func next() throws -> PreparedBatch? { try reader.next().map(preparation.prepared) }
}
