import ArgumentParser
import SurveyCore
import SurveyStore
import SurveyWords

/// What a shell offers for an option or argument: files where files are wanted, and what the survey file names, since Chinese
/// names are slow to type. Silent and at once where there is no survey, or somebody writes in it.
extension CompletionKind {
    static func of(_ option: OptionHelp) -> CompletionKind? {
        switch option {
        case .survey, .output, .outputPlace, .unitFiles, .surveyorFiles, .contactFiles, .resultFiles, .findings,
            .backupFile, .restoredFile, .heads:
            .file()
        case .backups: .directory
        case .rulebook, .checkRulebook: .file(extensions: ["yaml", "yml"])
        case .importUnit, .unitArgument, .reassignUnit, .unitFilter, .gradeUnits:
            .named { words in try words.survey.unitNames(limit: 2000).map { ($0, nil) } }
        case .surveyor, .surveyorArgument, .resultSurveyor, .drawSurveyors, .reassignFrom, .reassignTo:
            .named { words in try words.survey.surveyorNames().map { ($0, nil) } }
        case .contactArgument, .contactFilter:
            .named { words in try words.survey.contactKeys(beginning: words.typed, limit: 1000).map { ($0, nil) } }
        case .outcome: .worded { words in Disposition.allCases.flatMap { words.spellings(of: $0) } }
        case .stateFilter:
            .worded { words in ContactState.allCases.flatMap { [words.state($0), $0.rawValue] }.map { ($0, nil) } }
        case .statusFilter:
            .worded { words in
                UnitGrade.Status.allCases.flatMap { [words.status($0), $0.rawValue] }.map { ($0, nil) }
            }
        case .gradeFilter, .rulingGrade:
            .worded { words in Grade.allCases.flatMap { [words.grade($0), $0.rawValue] }.map { ($0, nil) } }
        case .reading: .list(Reading.all.map { "\($0.key)=\($0.value)" })
        case .lang, .format, .color, .yes, .by, .allowNetworkFile, .rehearsal, .reason, .force, .note, .title,
            .received, .keepDate,
            .map, .check, .strict, .replace, .resultAt, .templateKind, .newName, .receivedDate, .receivedWithdraw,
            .seed,
            .rosterDigest, .perUnit, .sheetAll, .noDial, .callArgument, .scores, .at, .until, .appointment, .incoming,
            .review, .phone, .correctionAt, .confirm, .find, .phoneFilter, .explain, .explainFor, .gradeSort,
            .changedOnly, .rulingWithdraw, .page, .publication, .bilingual, .unmask, .exportKind, .head:
            nil
        }
    }

    /// A word to insert, and what it is where the shell shows that.
    private typealias Candidate = (word: String, about: String?)

    /// What is asked for on the command line that is being typed.
    private struct Typed {
        let survey: Survey
        let typed: String
    }

    private static func named(_ candidates: @escaping @Sendable (Typed) throws -> [Candidate]) -> CompletionKind {
        .custom { line, place, _ in
            guard let survey = survey(of: line),
                let found = try? candidates(Typed(survey: survey, typed: word(line, place)))
            else { return [] }
            return shown(found)
        }
    }

    /// By the survey's rulebook, or the notice's words without one.
    private static func worded(_ candidates: @escaping @Sendable (Words) -> [Candidate]) -> CompletionKind {
        .custom { line, _, _ in
            let language = Language.option(in: line) ?? Context.current.language
            return shown(candidates(survey(of: line).map { Words(language, rulebook: $0.rulebook) } ?? Words(language)))
        }
    }

    private static func word(_ line: [String], _ place: Int) -> String {
        line.indices.contains(place) ? line[place].filter { !"'\"\\".contains($0) } : ""
    }

    /// The survey that the command line, as it stands, would use; `nil` where it cannot be read at once.
    private static func survey(of line: [String]) -> Survey? {
        let context = Context.current
        let typed = GlobalOptions.Typed(line, home: context.environment["HOME"])
        return try? Survey.open(
            at: Session.path(typed.survey, in: context),
            allowNetworkFile: typed.allowsNetworkFile,
            for: .checking,
            patience: 0
        )
    }

    /// As the shell that asks reads it. What a shell would expand or take for an option is not offered: a file says what it likes.
    private static func shown(_ candidates: [Candidate]) -> [String] {
        var seen: Set<String> = []
        let offered = candidates.filter { candidate in
            seen.insert(candidate.word).inserted && !candidate.word.isEmpty && !candidate.word.hasPrefix("-")
                && !candidate.word.unicodeScalars.contains {
                    isInvisible($0) || "$`\"'\\{}~*?[]!<>|&;".unicodeScalars.contains($0)
                }
        }
        switch CompletionShell.requesting {
        case .fish?: return offered.map { [$0.word, $0.about].compactMap { $0 }.joined(separator: "\t") }
        case .zsh?:
            return offered.map {
                [$0.word.replacing(":", with: "\\:"), $0.about].compactMap { $0 }.joined(separator: ":")
            }
        // Bash puts a word on the line as it is; the others quote it.
        default:
            return offered.map(\.word).filter { !$0.unicodeScalars.contains(where: " ()#^".unicodeScalars.contains) }
        }
    }
}

extension Words {
    /// What may be written for an outcome, each with what it says.
    fileprivate func spellings(of outcome: Disposition) -> [(word: String, about: String?)] {
        let label = self.outcome(outcome)
        return [(outcome.code, label), (outcome.rawValue, label), (label, outcome.code)]
    }
}

extension GlobalOptions {
    /// What a command line that is still being typed says of the survey; words as the shell has them, quoted or not.
    fileprivate struct Typed {
        var survey: String?
        var allowsNetworkFile = false

        init(_ line: [String], home: String?) {
            for (place, word) in line.enumerated() {
                if word == "--allow-network-file" { allowsNetworkFile = true }
                if word == "--survey", place + 1 < line.count { survey = line[place + 1] }
                if word.hasPrefix("--survey=") { survey = String(word.dropFirst(9)) }
            }
            survey = survey?.filter { !"'\"\\".contains($0) }
            if let home, let typed = survey, typed.hasPrefix("~/") { survey = home + typed.dropFirst(1) }
        }
    }
}
