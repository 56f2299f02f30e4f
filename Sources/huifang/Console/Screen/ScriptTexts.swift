import Foundation
import SurveyCore
import SurveyWords

/// What stands between the rules: text to read out, options, lists (lines 9–15; 9–14 with a card of six lines).
extension ConsoleModel {
    func scriptLines(width: Int) -> [ScreenLine] {
        var region = ScriptRegion(width: width, wide: width >= ConsoleModel.wideFrom)
        switch prompt {
        case .ready, .dialling, .loading, .saving, .surely, .leave: opening(&region)
        case .choice(let choice): options(choice, &region)
        case .newNumber:
            region.heading(words.heading(.newNumber))
            region.text(words.consoleNewNumberHint)
        case .compare(let outcome): compare(outcome, &region)
        case .question(let index): question(index, &region)
        case .readBack where correcting != nil: opening(&region)
        case .readBack:
            region.heading(words.heading(.closing))
            region.text(spoken(.readBack))
            region.text(spoken(.closing))
        case .appointment, .appointmentSet: appointment(&region)
        case .confirm(let outcome): confirm(outcome, &region)
        case .note:
            region.heading(words.heading(.note))
            region.text(ConsoleText.safe(frame.typed))
            region.keepEnd()
        case .help(let page, let answer): help(page, answer, &region)
        case .history(let page): history(page, &region)
        case .search:
            region.heading(words.heading(.incoming))
            region.text(spoken(.incoming))
        case .found(let found): list(found, &region)
        case .putRight(let records): list(records, &region)
        case .void(let record, _), .reason(let record):
            region.heading(words.heading(.void))
            region.text(words.console(record))
        case .numbers(let phones, let dialled):
            region.heading(words.heading(.numbers))
            for (index, phone) in phones.enumerated() {
                region.option(
                    "\(index + 1)",
                    words.phone(phone),
                    dialled.contains(index) ? words.consoleDialled : ""
                )
            }
        case .skipReason: region.heading(words.heading(.skipping(contact: card?.contact ?? 0)))
        case .locked(let since):
            let minutes = max(0, moment.now.seconds - since.seconds) / 60
            region.heading(words.heading(.locked(since: since, minutes: minutes)))
        case .another(let share):
            region.heading(words.heading(.another))
            region.text(ConsoleText.safe(words.consoleAnother(share.unit)))
        case .lostClaim(let draft, let dial):
            region.heading(words.heading(.lost))
            region.text(ConsoleText.safe(words.console(.lostClaim(contact: draft.contact, dial))), .essential)
        case .unsaved(let draft, let failure):
            region.heading(words.heading(.unsaved))
            if case .closed(let at) = failure {
                region.text(words.console(.closed(at: at)), .essential)
            } else {
                region.text(words.console(.notSaved(failure, contact: draft.contact)), .essential)
            }
        case .results, .nothing, .waiting, .stuck, .day, .ended: break
        }
        return region.lines
    }

    private func opening(_ region: inout ScriptRegion) {
        guard let card = shown else { return }
        if let correcting {
            // Nobody is on the line.
            region.heading(words.heading(.correcting))
            return region.text(ConsoleText.safe(words.console(correcting.record)), .who)
        }
        if call?.isGreeted == true {
            region.heading(words.heading(.another))
            region.text(ConsoleText.safe(words.consoleAnother(card.unit)))
            return
        }
        switch card.purpose {
        // While it rings somebody may answer, and is greeted as anybody else.
        case .confirming where call == nil:
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
        region.notes(notes(card))
    }

    /// What is to be known before the call, the most needed first.
    private func notes(_ card: DeskCard) -> [String] {
        var notes: [String] = []
        if !card.otherPhones.isEmpty {
            notes.append(words.consoleOtherPhones(card.otherPhones.map { words.phone($0) }))
        }
        var isBlind = false
        if case .confirming = card.purpose { isBlind = true }
        if !isBlind {
            let told = card.history.last { $0.toldNumber != nil }
            if let told { notes.append(words.consoleTold(told, told.toldNumber!)) }
            if let last = card.history.last(where: { !($0.note ?? "").isEmpty }), last != told {
                notes.append(words.consoleLastNote(last.note!))
            }
        }
        return notes.map(ConsoleText.safe) + card.shared.map { ConsoleText.safe(words.consoleShared($0, on: today)) }
    }

    private func openingText(_ card: DeskCard, short: Bool) -> String {
        var text = rulebook.script.steps[.opening] ?? ""
        if short, let first = text.range(of: "{填报单位}") {
            // Named once, the unit need not be named again where there is little room.
            text = text[..<first.upperBound] + text[first.upperBound...].replacingOccurrences(of: "{填报单位}", with: "他们")
        }
        if case .appointment = card.purpose { text = ConsoleModel.remindingOfAppointment(text) }
        guard card.person.isEmpty, let nameless = rulebook.script.steps[.openingWithoutName] else {
            return filled(text)
        }
        let rest = text.range(of: "我是").map { String(text[$0.lowerBound...]) } ?? ""
        return filled(nameless + rest)
    }

    /// Whoever agreed to be called is told so, behind the first sentence in which the caller says who he is.
    private static func remindingOfAppointment(_ text: String) -> String {
        let begin = text.range(of: "我是")?.lowerBound ?? text.startIndex
        guard let stop = text[begin...].firstIndex(of: "。") else { return text }
        let after = text.index(after: stop)
        return text[..<after] + "上次和您约好这个时间再打给您。" + text[after...]
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
        guard let card = shown else { return }
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
        if correctsScores, let correcting {
            return region.text(ConsoleText.safe(words.console(correcting.record)), .who)
        }
        region.text((index == 0 ? spoken(.agreed) : "") + filled(question.wording), .essential)
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
            region.pair(typed, meaning, .hint)
        }
    }

    private func confirm(_ outcome: Disposition, _ region: inout ScriptRegion) {
        region.heading(words.heading(.confirm(outcome)))
        let steps: [Disposition: Rulebook.Script.Step] = [.refused: .unwillingStill, .left: .left]
        if let step = steps[outcome] { region.text(spoken(step)) }
        region.text(words.consoleEffect(outcome, closes: closes(outcome)))
    }
}

/// The rulebook's script with its places filled in for the contact on the screen.
extension ConsoleModel {
    /// A step of the script; empty when the rulebook has none.
    func spoken(_ step: Rulebook.Script.Step) -> String { filled(rulebook.script.steps[step] ?? "") }

    /// `{填报单位}` and the like replaced; what is not known yet stays as it is.
    func filled(_ text: String) -> String {
        ConsoleText.safe(
            Rulebook.Script.Placeholder.allCases.reduce(addressed(text)) { text, placeholder in
                guard text.contains("{\(placeholder.rawValue)}"), let value = value(of: placeholder) else {
                    return text
                }
                return text.replacingOccurrences(of: "{\(placeholder.rawValue)}", with: value)
            }
        )
    }

    /// A name with its title: behind it only what people are addressed by, before it what they are.
    private func addressed(_ text: String) -> String {
        guard let card = shown, !card.person.isEmpty else { return text }
        return text.replacingOccurrences(of: "{姓名}{称呼}", with: Spoken.name(card.person, card.position))
    }

    private func value(of placeholder: Rulebook.Script.Placeholder) -> String? {
        switch placeholder {
        case .office: rulebook.office.name
        case .officePhone: rulebook.office.phone
        case .surveyorNumber: surveyor.code
        case .organisation: shown?.organisation
        case .person: shown?.person
        case .address: shown.map { Spoken.title($0.position) }.map { Spoken.isAddress($0) ? $0 : "" }
        case .position: shown.map { $0.position.isEmpty ? "负责人" : $0.position }
        case .phone: shown.map { phone($0) }
        case .unit: shown.map { "【\($0.unit)】" }
        case .otherUnit: shown?.shared.first.map { "【\($0.unit)】" } ?? "另一个单位"
        case .scores: call.map { words.consoleReadBack($0.scores) }
        }
    }
}
