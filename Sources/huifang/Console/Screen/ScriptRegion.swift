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
            region.text(spoken("read-back"))
            region.text(spoken("closing"))
        case .appointment, .appointmentSet: appointment(&region)
        case .confirm(let outcome): confirm(outcome, &region)
        case .note:
            region.heading(words.heading(.note))
            region.text(ConsoleText.safe(frame.typed))
        case .help(let page): help(page, &region)
        case .search:
            region.heading(words.heading(.incoming))
            region.text(spoken("incoming"))
        case .found(let found): list(found, &region)
        case .putRight(let records, let marked): list(records, marked, &region)
        case .reason(let record):
            region.heading(words.heading(.putRight))
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

    /// A step of the rulebook's script with its places filled in; empty when the rulebook has none.
    func spoken(_ step: String) -> String { filled(rulebook.script.steps[step] ?? "") }

    func filled(_ text: String) -> String {
        guard let card else { return office(text) }
        var places: [(String, String)] = [
            ("{相对人单位}", card.organisation), ("{姓名}", card.person), ("{称呼}", card.position),
            ("{职务}", card.position.isEmpty ? "负责人" : card.position), ("{填报单位}", "【\(card.unit)】"),
            ("{号码}", phone(card)), ("{评分}", words.consoleReadBack(call?.scores ?? [:])),
        ]
        if let other = card.shared.first { places.append(("{另一单位}", "【\(other.unit)】")) }
        return ConsoleText.safe(places.reduce(office(text)) { $0.replacingOccurrences(of: $1.0, with: $1.1) })
    }

    private func office(_ text: String) -> String {
        [
            ("{办公室}", rulebook.office.name), ("{核实电话}", rulebook.office.phone), ("{工号}", surveyor.code),
        ].reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    private func opening(_ region: inout ScriptRegion) {
        guard let card else { return }
        switch card.purpose {
        case .confirming where call?.answers.isEmpty ?? true:
            if region.wide {
                region.heading(words.heading(.confirming))
                words.consoleConfirmSteps.forEach { region.text($0) }
            } else {
                region.text(words.consoleNarrowConfirmSteps)
            }
        case .incoming:
            if region.wide { region.heading(words.heading(.incoming)) }
            region.text(spoken("incoming"))
        default:
            if region.wide { region.heading(words.heading(.opening)) }
            region.text(openingText(card, short: !region.wide))
        }
        let notes = card.otherPhones.isEmpty ? [] : [words.consoleOtherPhones(card.otherPhones.map { words.grouped(phone: $0) })]
        region.notes(notes + card.shared.map { words.consoleShared($0, on: today) }.map(ConsoleText.safe))
    }

    private func openingText(_ card: DeskCard, short: Bool) -> String {
        var text = rulebook.script.steps["opening"] ?? ""
        if short, let first = text.range(of: "{填报单位}") {
            // Named once, the unit need not be named again where there is little room.
            text = text[..<first.upperBound] + text[first.upperBound...].replacingOccurrences(of: "{填报单位}", with: "他们")
        }
        guard card.person.isEmpty, let nameless = rulebook.script.steps["opening-without-name"] else { return filled(text) }
        let rest = text.range(of: "我是").map { String(text[$0.lowerBound...]) } ?? ""
        return filled(nameless + rest)
    }

    private func options(_ choice: ConsoleChoice, _ region: inout ScriptRegion) {
        let read: [ConsoleChoice: String] = [.elsewhere: "someone-else", .unwilling: "unwilling"]
        let step = read[choice].map(spoken) ?? ""
        let short = DisplayWidth.of(step) <= 56
        region.heading(words.heading(choice) + (region.wide && short && !step.isEmpty ? "「\(step)」" : ""))
        if region.wide, !short { region.text(step) }
        for option in words.options(choice) { region.option(option.key, option.label, option.meaning) }
    }

    private func compare(_ outcome: Disposition, _ region: inout ScriptRegion) {
        guard let card else { return }
        region.heading(words.heading(.compare(outcome)))
        let given = ConsoleText.safe(card.phoneAsGiven)
        for (label, value) in words.consoleCompare(phone: card.phone.map { words.grouped(phone: $0) }, asGiven: given, narrow: !region.wide) {
            region.pair(label, value)
        }
        if outcome == .wrongNumber { region.text(spoken("wrong-number")) } else if region.wide { region.blank() }
        var confirming = false
        if case .confirming = card.purpose { confirming = true }
        let kept = words.consoleKept(outcome, assumedAreaCode: card.assumedAreaCode, asGiven: given, confirming: confirming)
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
        region.text((index == 0 ? spoken("agreed") : "") + filled(question.wording))
        let labels = words.consoleFollowUp
        var hints = [(labels.words, spoken("follow-up-words"))]
        hints.append(index == 0 ? (labels.unheard, spoken("follow-up-unheard")) : (labels.unsure, spoken("follow-up-unsure")))
        hints.append((labels.range, spoken("follow-up-range")))
        if !question.choices.isEmpty {
            hints.insert(("", question.choices.map { "\($0.label) \($0.score)" }.joined(separator: "、")), at: 0)
        }
        region.hints(hints.filter { !$0.1.isEmpty }, label: words.consoleFollowUpLabel)
    }

    private func appointment(_ region: inout ScriptRegion) {
        let read = spoken("appointment")
        region.heading(words.heading(.appointment) + (read.isEmpty ? "" : "    「\(read)」"))
        for (typed, meaning) in words.consoleTimeSyntax { region.pair(typed, meaning) }
    }

    private func confirm(_ outcome: Disposition, _ region: inout ScriptRegion) {
        region.heading(words.heading(.confirm(outcome)))
        let steps: [Disposition: String] = [.refused: "unwilling-still", .left: "left"]
        if let step = steps[outcome] { region.text(spoken(step)) }
        region.text(words.consoleEffect(outcome))
    }
}

/// Lines being collected for the region.
struct ScriptRegion {
    let width: Int
    let wide: Bool
    private(set) var lines: [String] = []

    init(width: Int, wide: Bool) {
        self.width = width
        self.wide = wide
    }

    var room: Int { wide ? 7 : 6 }
    private var indent: Int { wide ? 3 : 1 }

    mutating func heading(_ text: String, right: String? = nil) {
        var line = ConsoleLine((1, cutInTheMiddle(text, to: width - 2)))
        if let right { line.put(right, endingAt: width - 2) }
        lines.append(line.text)
    }

    mutating func text(_ text: String) {
        guard !text.isEmpty else { return }
        let blanks = String(repeating: " ", count: indent)
        lines += ConsoleText.folded(text, width - indent - (wide ? 2 : 1)).map { blanks + $0 }
    }

    mutating func blank() { lines.append("") }

    /// A line laid out already.
    mutating func line(_ text: String) { lines.append(text) }

    /// `1 空号       「号码不存在」`
    mutating func option(_ key: String, _ label: String, _ meaning: String) {
        var line = ConsoleLine((indent, "\(key) \(label)"))
        line.put(meaning, at: wide ? 20 : 16)
        lines.append(ConsoleText.clipped(line.text, width))
    }

    mutating func pair(_ label: String, _ value: String) {
        let column = wide ? (DisplayWidth.of(label) > 9 ? 23 : 17) : 9
        lines.append(ConsoleText.clipped(ConsoleLine((wide ? 5 : 2, label), (column, value)).text, width))
    }

    /// Follow-up questions, as many as there is room for.
    mutating func hints(_ hints: [(String, String)], label: String) {
        guard wide else { return }
        if lines.count + hints.count < room { blank() }
        for (index, (when, text)) in hints.enumerated() where lines.count < room {
            let head = index == 0 ? label : ""
            let told = when.isEmpty ? text : "\(when)：\(text)"
            let line = ConsoleLine((3, head), (3 + DisplayWidth.of(label) + 2, told))
            lines.append(cutInTheMiddle(line.text, to: width))
        }
    }

    /// Notes on the number, at the foot of the region; script gives way to them.
    mutating func notes(_ notes: [String]) {
        guard !notes.isEmpty else { return }
        let shown = notes.prefix(2).map { " " + cutInTheMiddle($0, to: width - 2) }
        lines = Array(lines.prefix(room - shown.count))
        while lines.count < room - shown.count { blank() }
        lines += shown
    }
}
