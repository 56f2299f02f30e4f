import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `draw`: the call lists, from a seed that anybody can repeat.
struct Draw: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.draw) }

    @Option(help: Help.option(.seed)) var seed: String?
    @Option(help: Help.option(.rosterDigest)) var roster: String?
    @Option(help: Help.option(.drawSurveyors), completion: .of(.drawSurveyors)) var surveyor: [String] = []
    @Option(name: .customLong("per-unit"), help: Help.option(.perUnit)) var perUnit: Int?
    /// Understood only to say why there is none.
    @Flag(name: [.customLong("check"), .customLong("dry-run")], help: .hidden) var check = false
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        // Not in validate(): the parser wraps what is thrown there, and the words would be lost.
        if check { throw Refusal.usage(.drawTriesNothing) }
        if let perUnit, !DrawInput.perUnitLimits.contains(perUnit) { throw Refusal.usage(.perUnitOutside) }
        let survey = try session.open()
        let words = session.words(of: survey)
        if seed == nil {
            let due = try survey.drawPreview(surveyors: surveyor, perUnit: perUnit)
            if due.contacts > 0 {
                try session.confirm(.drawWithoutSeed(contacts: due.contacts, surveyors: due.surveyors), words)
            }
        }
        let result = try ProgressBar.moving(words.drawing, in: session.context) {
            try survey.draw(
                seed: seed ?? RandomSeed.make(),
                isChosen: seed != nil,
                roster: roster.map { $0.filter { !$0.isWhitespace }.lowercased() },
                surveyors: surveyor,
                perUnit: perUnit,
                act: session.act
            )
        }
        let text =
            result.drawn > 0
            ? words.drawn(result)
            : words.notice(.nothingNewToDraw(seed: result.seed, rosterDigest: result.rosterDigest))
        try session.answer(text, json: result.json(entry: result.entry))
    }
}

/// A seed for an office that made none in public, from the system's random source; printed with the draw.
enum RandomSeed {
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in padded(Int.random(in: 0..<10_000, using: &generator), 4) }.joined(separator: "-")
    }
}
