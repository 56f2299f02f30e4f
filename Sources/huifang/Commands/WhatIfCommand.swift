import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `whatif`: the grades under other readings of the notice, and how much hangs on a word, a number or a point.
struct WhatIfCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.whatif) }

    @Option(help: Help.option(.reading), completion: .of(.reading)) var reading: [String] = []
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        var combination: [Reading] = []
        for text in reading {
            guard let reading = Reading(trimmed(text)) else { throw Refusal.content(.unknownReading(text: text)) }
            // Of two for one key the later stands.
            combination.removeAll { $0.key == reading.key }
            combination.append(reading)
        }
        let survey = try session.open(for: .looking)
        let whatIf = try survey.whatIf(combination)
        try session.answer(
            WhatIfText.text(whatIf, session.words(of: survey), width: session.columns(for: file)),
            json: whatIf.json,
            to: file
        )
    }
}
