import ArgumentParser
import SurveyCore
import SurveyReports
import SurveyStore
import SurveyWords

/// `init`: makes a survey file that carries its rulebook.
struct Init: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.initialise) }

    @Option(help: Help.option(.rulebook), completion: .of(.rulebook)) var rulebook: String?
    @Option(help: Help.option(.title)) var title: String?
    @Flag(help: Help.option(.rehearsal)) var rehearsal = false
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        if rehearsal {
            guard rulebook == nil else { throw Refusal.usage(.rehearsalHasRules) }
            return try practise(session)
        }
        let rules = try RulebookSource.read(rulebook, in: session)
        let survey = try make(session, rules, title: title ?? rules.title)
        try session.answer(session.words(of: survey).done(created(survey, session)), json: json(survey, session))
    }

    private func practise(_ session: Session) throws {
        let rehearsal = Rehearsal(session)
        let rules = rehearsal.rulebook
        let survey = try rehearsal.write {
            try make(session, rules, title: title.map { RehearsalFiles.mark + $0 } ?? rules.title)
        }
        let words = session.words(of: survey)
        session.mark(survey)
        // Which step is next, it says of a survey in earnest.
        let done = words.done(created(survey, session)).prefix { $0 != "\n" }
        try session.answer(
            done + "\n" + words.rehearsal(folder: rehearsal.folder, steps: rehearsal.steps),
            json: json(survey, session).adding([
                (
                    "rehearsal",
                    ["folder": .string(rehearsal.folder), "steps": .array(rehearsal.steps.map(JSONValue.string))]
                )
            ])
        )
    }

    private func make(_ session: Session, _ rules: Rulebook, title: String) throws -> Survey {
        try Survey.create(
            at: session.path,
            rulebook: rules,
            title: title,
            act: session.act,
            onSaved: session.context.saved.note
        )
    }

    private func created(_ survey: Survey, _ session: Session) -> Confirmation {
        .created(path: session.path, title: survey.title, rulebook: survey.rulebook.id)
    }

    private func json(_ survey: Survey, _ session: Session) -> JSONValue {
        ["survey": .string(session.path), "title": .string(survey.title), "rulebook": .string(survey.rulebook.id)]
    }
}
