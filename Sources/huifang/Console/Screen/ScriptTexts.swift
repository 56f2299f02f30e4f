import Foundation
import SurveyCore
import SurveyWords

/// What stands between the rules: text to read out, options, lists (lines 9–15; 9–14 with a card of six lines).
extension ConsoleModel {
    func scriptLines(width: Int) -> [String] {
        var region = ScriptRegion(width: width, wide: width >= ConsoleModel.wideFrom)
        switch prompt {
        case .ready, .dialling, .loading, .saving, .surely: opening(&region)
        case .choice(let choice): options(choice, &region)
        case .newNumber:
            region.heading(words.heading(.newNumber))
            region.text(words.consoleNewNumberHint)
        case .compare(let outcome): compare(outcome, &region)
        case .question(let index): question(index, &region)
        case .readBack:
            region.heading(words.heading(.closing))
            region.text(spoken(.readBack))
            region.text(spoken(.closing))
        case .appointment, .appointmentSet: appointment(&region)
        case .confirm(let outcome): confirm(outcome, &region)
        case .note:
            region.heading(words.heading(.note))
            region.text(ConsoleText.safe(frame.typed))
        case .help(let page): help(page, &region)
        case .search:
            region.heading(words.heading(.incoming))
            region.text(spoken(.incoming))
        case .found(let found): list(found, &region)
        case .putRight(let records, let marked): list(records, marked, &region)
        case .reason(let record):
            region.heading(region.wide ? words.heading(.putRight) : words.consoleNarrowPutRight)
            region.text(words.console(record))
        case .locked: region.heading(words.heading(.locked))
        case .lostClaim(let draft, let dial):
            region.heading(words.heading(.lost))
            region.text(ConsoleText.safe(words.console(.lostClaim(contact: draft.contact, dial))))
        case .unsaved(let draft, let failure):
            region.heading(words.heading(.unsaved))
            if case .closed(let at) = failure {
                region.text(words.console(.closed(at: at)))
            } else {
                region.text(words.console(.notSaved(failure, contact: draft.contact)))
            }
        case .results, .nothing, .waiting, .stuck, .ended: break
        }
        return region.lines
    }

    private func opening(_ region: inout ScriptRegion) {
        guard let card else { return }
        switch card.purpose {
        case .confirming where call?.answers.isEmpty ?? true:
            if region.wide {
                region.heading(words.heading(.confirming))
                for step in words.consoleConfirmSteps { region.text(step) }
            } else {
                region.text(words.consoleNarrowConfirmSteps)
            }
        case .incoming:
            if region.wide { region.heading(words.heading(.incoming)) }
            region.text(spoken(.incoming))
        default:
            if region.wide { region.heading(words.heading(.opening)) }
            region.text(openingText(card, short: !region.wide))
        }
        let notes =
            card.otherPhones.isEmpty
            ? [] : [words.consoleOtherPhones(card.otherPhones.map { words.phone($0) })]
        region.notes(notes + card.shared.map { words.consoleShared($0, on: today) }.map(ConsoleText.safe))
    }

    private func openingText(_ card: DeskCard, short: Bool) -> String {
        var text = rulebook.script.steps[.opening] ?? ""
        if short, let first = text.range(of: "{填报单位}") {
            // Named once, the unit need not be named again where there is little room.
            text = text[..<first.upperBound] + text[first.upperBound...].replacingOccurrences(of: "{填报单位}", with: "他们")
        }
        guard card.person.isEmpty, let nameless = rulebook.script.steps[.openingWithoutName] else {
            return filled(text)
        }
        let rest = text.range(of: "我是").map { String(text[$0.lowerBound...]) } ?? ""
        return filled(nameless + rest)
    }

    private func options(_ choice: ConsoleChoice, _ region: inout ScriptRegion) {
        let read: [ConsoleChoice: Rulebook.Script.Step] = [.elsewhere: .someoneElse, .unwilling: .unwilling]
        let step = read[choice].map(spoken) ?? ""
        let heading = words.heading(choice)
        let short = DisplayWidth.of(heading + step) <= 74
        region.heading(heading + (region.wide && short && !step.isEmpty ? "「\(step)」" : ""))
        if region.wide, !short { region.text(step) }
        for option in words.options(choice) { region.option(option.key, option.label, option.meaning) }
    }

    private func compare(_ outcome: Disposition, _ region: inout ScriptRegion) {
        guard let card else { return }
        region.heading(region.wide ? words.heading(.compare(outcome)) : words.consoleNarrowCompare)
        let given = ConsoleText.safe(card.phoneAsGiven)
        for (label, value) in words.consoleCompare(
            phone: card.phone.map { words.phone($0) },
            asGiven: given,
            narrow: !region.wide
        ) {
            region.pair(label, value)
        }
        if outcome == .wrongNumber { region.text(spoken(.wrongNumber)) } else if region.wide { region.blank() }
        var confirming = false
        if case .confirming = card.purpose { confirming = true }
        let kept = words.consoleKept(
            outcome,
            assumedAreaCode: card.assumedAreaCode,
            asGiven: given,
            confirming: confirming,
            narrow: !region.wide
        )
        region.text(kept)
    }

    private func question(_ index: Int, _ region: inout ScriptRegion) {
        let question = rulebook.questions[index]
        var given: String?
        if index > 0 {
            let before = rulebook.questions[index - 1]
            given = words.consoleAnswer(number: index, key: before.key, call?.answers[before.key] ?? nil)
        }
        region.heading(words.heading(.question(number: index + 1, key: question.key)), right: region.wide ? given : nil)
        region.text((index == 0 ? spoken(.agreed) : "") + filled(question.wording))
        let labels = words.consoleFollowUp
        var hints = [(labels.words, spoken(.followUpWords))]
        hints.append(index == 0 ? (labels.unheard, spoken(.followUpUnheard)) : (labels.unsure, spoken(.followUpUnsure)))
        hints.append((labels.range, spoken(.followUpRange)))
        if !question.choices.isEmpty {
            hints.insert(("", question.choices.map { "\($0.label) \($0.score)" }.joined(separator: "、")), at: 0)
        }
        let told = hints.filter { !$0.1.isEmpty }.map { $0.0.isEmpty ? $0.1 : $0.0 + words.language("：", ": ") + $0.1 }
        region.hints(told, label: words.consoleFollowUpLabel)
    }

    private func appointment(_ region: inout ScriptRegion) {
        let read = spoken(.appointment)
        region.heading(words.heading(.appointment) + (read.isEmpty ? "" : (region.wide ? "    " : "") + "「\(read)」"))
        for (typed, meaning) in region.wide ? words.consoleTimeSyntax : words.consoleNarrowTimeSyntax {
            region.pair(typed, meaning)
        }
    }

    private func confirm(_ outcome: Disposition, _ region: inout ScriptRegion) {
        region.heading(words.heading(.confirm(outcome)))
        let steps: [Disposition: Rulebook.Script.Step] = [.refused: .unwillingStill, .left: .left]
        if let step = steps[outcome] { region.text(spoken(step)) }
        region.text(words.consoleEffect(outcome))
    }
}

/// The rulebook's script with its places filled in for the contact on the screen.
extension ConsoleModel {
    /// A step of the script; empty when the rulebook has none.
    func spoken(_ step: Rulebook.Script.Step) -> String { filled(rulebook.script.steps[step] ?? "") }

    /// `{填报单位}` and the like replaced; what is not known yet stays as it is.
    func filled(_ text: String) -> String {
        ConsoleText.safe(
            Rulebook.Script.Placeholder.allCases.reduce(text) { text, placeholder in
                guard text.contains("{\(placeholder.rawValue)}"), let value = value(of: placeholder) else {
                    return text
                }
                return text.replacingOccurrences(of: "{\(placeholder.rawValue)}", with: value)
            }
        )
    }

    private func value(of placeholder: Rulebook.Script.Placeholder) -> String? {
        switch placeholder {
        case .office: rulebook.office.name
        case .officePhone: rulebook.office.phone
        case .surveyorNumber: surveyor.code
        case .organisation: card?.organisation
        case .person: card?.person
        case .address: card?.position
        case .position: card.map { $0.position.isEmpty ? "负责人" : $0.position }
        case .phone: card.map { phone($0) }
        case .unit: card.map { "【\($0.unit)】" }
        case .otherUnit: card?.shared.first.map { "【\($0.unit)】" }
        case .scores: call.map { words.consoleReadBack($0.scores) }
        }
    }
}
