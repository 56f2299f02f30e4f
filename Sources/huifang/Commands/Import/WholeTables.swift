import ContactCSV
import SurveyCore
import SurveyStore

/// The files of a run of which each is read whole and then taken in one transaction: units, surveyors, results.
struct WholeTables<Row: Sendable> {
    let inputs: InputFiles
    let context: Context
    /// Reads a file, given its place in the call.
    let read: @Sendable (TableInput, Int) throws -> (rows: [Row], report: FileReport)

    /// - Parameters:
    ///   - keeps: false when the run only looks.
    ///   - take: what the survey does with the rows of a file, given its place in the call; it says of how many how many are done, and ends with what
    ///     that throws.
    /// - Throws: ``ImportStopped`` when somebody asked to stop: the files before the one in hand are taken.
    func taken(
        keeps: Bool = true,
        _ take: ([Row], FileReport, Int, (Int, Int) throws -> Void) throws -> FileTaken
    ) throws -> ImportAnswer {
        var answer = ImportAnswer(passedOver: inputs.passedOver)
        // Saved, but perhaps not for long: said when all files were taken.
        var notSynced: Int?
        let inputs = inputs.inputs
        let progress = ImportProgress(inputs, in: context)
        context.stop.begin()
        defer { context.stop.end() }
        defer { progress.end() }
        for (index, input) in inputs.enumerated() {
            progress.begin(input)
            do {
                let (rows, report) = try aside(input, index)
                var taken = FileTaken()
                do {
                    if !report.unusable {
                        taken = try take(rows, report, index) { done, all in
                            try context.stop.check()
                            progress.update(done, of: all)
                        }
                    }
                } catch Refusal.file(.savedNotSynced(let entry)) {
                    notSynced = entry
                }
                answer.add(report, taken)
            } catch let request as StopRequested {
                throw ImportStopped(signal: request.signal, file: input.name, taken: keeps ? answer.usable : 0)
            } catch Refusal.file(let stopped) {
                throw stopped.broke(importOf: input.name, taken: keeps ? answer.usable : 0)
            }
        }
        if let notSynced { throw Refusal.file(.savedNotSynced(entry: max(notSynced, context.saved.entry ?? 0))) }
        return answer
    }

    /// Reads on a second thread: whoever waits for a pipe or for somebody who types can still be stopped.
    private func aside(_ input: TableInput, _ index: Int) throws -> (rows: [Row], report: FileReport) {
        let channel = BatchChannel<(rows: [Row], report: FileReport)>()
        channel.start(once: { [read] in try read(input.whole(), index) })
        defer { channel.abandon() }
        return try channel.next(check: context.stop.check)!
    }
}
