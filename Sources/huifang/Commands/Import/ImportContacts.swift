import ArgumentParser
import ContactCSV
import SurveyCore
import SurveyStore
import SurveyWords

/// `import contacts`: hand-ins, file by file, each taken or not at all.
struct ImportContacts: SurveyCommand {
    static var configuration: CommandConfiguration { Help.configuration(.importContacts) }

    @Argument(help: Help.option(.contactFiles), completion: .of(.contactFiles)) var files: [String]
    @Option(help: Help.option(.importUnit), completion: .of(.importUnit)) var unit: String?
    @Option(help: Help.option(.received)) var received: String?
    @Flag(name: .customLong("keep-date"), help: Help.option(.keepDate)) var keepDate = false
    @Option(help: Help.option(.map)) var map: [String] = []
    @Flag(name: [.customLong("check"), .customLong("dry-run")], help: Help.option(.check)) var check = false
    @Flag(help: Help.option(.strict)) var strict = false
    @Flag(help: Help.option(.replace)) var replace = false
    @Option(help: Help.option(.findings), completion: .of(.findings)) var findings: String?
    @Flag(help: Help.option(.force)) var force = false
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
        let survey = try session.open()
        var words = session.words(of: survey)
        words.isChecked = check
        let named = try InputFiles(files, in: session.context)
        let gone = try survey.withdrawnAfterDraw()
        let looksFirst = try !check && (replace || !gone.isEmpty || survey.hasForgotten())
        let ahead = looksFirst || check || strict || findings != nil
        let inputs = try HandIns.inputs(named, ahead: ahead, in: session.context)
        let handIns = HandIns(
            survey: survey,
            settings: try settings(survey),
            inputs: inputs,
            passedOver: named.passedOver,
            context: session.context
        )
        var options = try options(survey.rulebook)
        // When all that was typed is understood: a folder may be made for them.
        let lists = try findings.map {
            try FixLists(FixListTarget($0, force: force, besides: inputs), words: words, context: session.context)
        }
        if looksFirst {
            // What the date would become, and whose contacts these are, is known only after reading: look first, ask, then take.
            options.check = true
            let summary = try handIns.run(options, act: session.act).summary
            var questions: [Prompt] = []
            for change in summary.becameLate where replace {
                questions.append(.replaceMakesLate(unit: change.unit, before: change.from, after: change.to))
            }
            for unit in summary.units {
                guard let before = gone[unit.unit] else { continue }
                questions.append(.handInOfWithdrawn(unit: unit.unit, drawn: before.drawn, dials: before.dials))
            }
            for unit in summary.mayReturn {
                questions.append(.mayReturn(unit: unit.unit, forgotten: unit.forgotten))
            }
            try session.confirm(questions, words)
            options.check = false
        }
        let result = try handIns.run(options, act: session.act, lists: lists)
        guard let lists else { return try result.answer.give(session, words) }
        try lists.write(result.answer, handIns, answering: session)
    }

    private func options(_ rulebook: Rulebook) throws -> HandInOptions {
        var options = HandInOptions()
        options.received = try received.map(TimeReading(rulebook).day)
        options.keepDate = keepDate
        options.replace = replace
        options.check = check
        options.strict = strict
        return options
    }

    private func settings(_ survey: Survey) throws -> HandInSettings {
        var columns: [String: String] = [:]
        for pair in map {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, HandInReader.fields.contains(parts[0]) else { throw Refusal.usage(.badMap(pair)) }
            columns[parts[0]] = parts[1]
        }
        return HandInSettings(
            areaCode: survey.rulebook.areaCode,
            offset: survey.rulebook.offset,
            unit: unit,
            map: columns
        )
    }
}
