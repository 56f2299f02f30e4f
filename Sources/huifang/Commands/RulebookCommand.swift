import ArgumentParser
import SurveyCore
import SurveyStore
import SurveyWords

/// `rulebook`: prints the survey's rulebook (without a survey the default one) to the letter, or checks a file.
struct RulebookCommand: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.rulebook) }

    @Option(help: Help.option(.checkRulebook), completion: .of(.checkRulebook)) var check: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let file = try output.file()
        if let check {
            let rules = try RulebookSource.read(check, in: session)
            let words = session.words
            let leftovers = rules.leftovers(today: session.now.date(rules.offset))
            let good = words.done(.rulebookGood(path: check, id: rules.id))
            try session.answer(
                [good, words.leftovers(leftovers)].compactMap { $0 }.joined(separator: "\n"),
                json: [
                    "ok": true, "rulebook": .string(rules.id), "rules": rules.rules,
                    "leftOver": .array(
                        leftovers.map { ["code": .string($0.code), "message": .string(words.leftover($0))] }
                    ),
                ],
                to: file
            )
            if !leftovers.isEmpty { throw ExitStatus.withFindings }
            return
        }
        let rules = try surveyRulebook(session)
        try session.answer(rules.text, json: rules.rules, to: file)
    }

    private func surveyRulebook(_ session: Session) throws -> Rulebook {
        do {
            return try session.open(for: .looking).rulebook
        } catch Refusal.file(.noSurvey) where global.survey == nil {
            return .zhengzhou2020
        }
    }
}

/// Where a rulebook comes from: a known name, or a file.
enum RulebookSource {
    /// - Parameter name: `zhengzhou-2020`, a path, `-` for standard input; `nil` is the default rulebook.
    static func read(_ name: String?, in session: Session) throws -> Rulebook {
        guard let name, name != Rulebook.zhengzhou2020.id else { return .zhengzhou2020 }
        switch RulebookReader.read(try InputFile.text(name, in: session.context)) {
        case .success(let rulebook): return rulebook
        case .failure(let faults): throw Refusal.file(.rulebook(path: name, faults: faults.all))
        }
    }
}
