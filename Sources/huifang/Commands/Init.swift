import ArgumentParser
import SurveyCore
import SurveyStore
import SurveyWords

/// `init`: makes a survey file that carries its rulebook.
struct Init: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.initialise) }

    @Option(help: Help.option(.rulebook), completion: .of(.rulebook)) var rulebook: String?
    @Option(help: Help.option(.title)) var title: String?
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let rules = try RulebookSource.read(rulebook, in: session)
        let survey = try Survey.create(
            at: session.path,
            rulebook: rules,
            title: title ?? rules.title,
            act: session.act
        )
        try session.answer(
            session.words(of: survey).done(.created(path: session.path, title: survey.title, rulebook: rules.id)),
            json: ["survey": .string(session.path), "title": .string(survey.title), "rulebook": .string(rules.id)]
        )
    }
}
