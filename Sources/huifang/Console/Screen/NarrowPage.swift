import SurveyCore
import SurveyWords

/// Fewer than 80 columns: the same regions, folded (console.md §Screen).
extension ConsoleModel {
    func narrowPage(_ width: Int, _ height: Int) -> ConsolePage {
        var bar = ConsoleLine((1, ConsoleText.safe(words.consoleNarrowBar(surveyor, tally, on: today))))
        bar.put(moment.now.time(rulebook.offset).description, endingAt: width, gap: 1)
        var page = ConsolePage(bar: bar.text, underline: "-", prompt: narrowPrompt(width))
        page.message = shownMessage
        page.last = lastLine(narrow: true)
        page.keys = narrowKeys(width)
        switch prompt {
        case .nothing(let forecast), .waiting(_, let forecast):
            let top = [ScreenLine(bar.text, .history), ScreenLine(String(repeating: "-", count: width), .rule)]
            let body = top + narrowNothing(forecast, width).map { ScreenLine($0, .who) }
            page.body = body + Array(repeating: .blank, count: max(0, 20 - page.keys.count - body.count)) + page.keys
        case .results: page.body = words.consoleNarrowResults.map(resultLine)
        case .day(let summary, let number):
            page.body = dayPage(summary, number, width: width, height: height) + page.keys
        default:
            page.card = zip(narrowCard(width), [.who, .who, .who, .who, .essential, .history]).map {
                ScreenLine($0, $1)
            }
            page.script = scriptLines(width: width)
        }
        return page
    }

    /// Folded between its parts, which two blanks or more part, else where it must be; one too long for three lines keeps its
    /// end, where typing goes on.
    private func narrowPrompt(_ width: Int) -> [String] {
        let parts = ConsoleModel.parted(promptText, by: 2)
        var lines: [String] = []
        for part in parts {
            if let last = lines.last, DisplayWidth.of(last) + 2 + DisplayWidth.of(part) <= width - 2 {
                lines[lines.count - 1] += "  " + part
            } else {
                lines.append(part)
            }
        }
        if lines.count > 3 { lines = [parts.joined(separator: "  ")] }
        let folded = lines.flatMap { ConsoleText.folded($0, width - 2) }
        return folded.isEmpty ? [""] : folded.suffix(3).map { " " + $0 }
    }

    private func narrowKeys(_ width: Int) -> [ScreenLine] {
        switch prompt {
        case .dialling, .saving, .loading:
            guard let callKind else { break }
            return words.consoleNarrowKeypad(callKind, running: running).map { ScreenLine($0, .essential) }
        case .nothing(let forecast):
            guard let helping = forecast.helping else { break }
            let wait = forecast.next.map { words.consoleNarrowWait($0, on: today) }
            return [wait, words.consoleNarrowHelping(helping), words.consoleNarrowStop].compactMap {
                $0.map { ScreenLine(" " + $0, .essential) }
            }
        default: break
        }
        return keyLines.filter { $0.rank == .hint }.flatMap { folded([$0], width) }
            + folded(keyLines.filter { $0.rank == .essential }, width)
    }

    /// Keys of 80 columns, as many on a line as fit.
    private func folded(_ keys: [ScreenLine], _ width: Int) -> [ScreenLine] {
        var lines: [String] = []
        for key in keys.flatMap({ ConsoleModel.parted($0.text, by: 3) }) {
            if let last = lines.last, DisplayWidth.of(last) + 2 + DisplayWidth.of(key) <= width {
                lines[lines.count - 1] += "  " + key
            } else {
                lines.append(contentsOf: ConsoleText.folded(key, width - 2).map { " " + $0 })
            }
        }
        return lines.map { ScreenLine($0, keys[0].rank) }
    }

    /// The parts of a line drawn for 80 columns, such as its keys.
    /// - Parameter least: so many blanks or more part them.
    private static func parted(_ line: String, by least: Int) -> [String] {
        var parts: [String] = []
        var part = ""
        var blanks = 0
        for character in line {
            if character == " " {
                blanks += 1
                continue
            }
            if blanks >= least || part.isEmpty {
                if !part.isEmpty { parts.append(part) }
                part = ""
            } else {
                part += String(repeating: " ", count: blanks)
            }
            blanks = 0
            part.append(character)
        }
        return part.isEmpty ? parts : parts + [part]
    }

    private func narrowCard(_ width: Int) -> [String] {
        guard let card = shown else { return [] }
        let number = words.language("\(card.contact)号", "no.\(card.contact)")
        var head = ConsoleLine((1, number))
        var mark = soFar(card, narrow: true)
        switch card.purpose {
        case .confirming: mark = words.consoleConfirming
        case .incoming: mark = words.consoleIncomingMark
        default: break
        }
        let column = DisplayWidth.of(number) + 2
        let room = width - column - DisplayWidth.of(mark) - 2
        head.put(cutInTheMiddle(ConsoleText.safe(card.key), to: max(6, room)), at: column)
        head.put(mark, endingAt: width)
        let find = words.language("找 ", "ask for ")
        let texts = [
            ConsoleText.safe(card.unit), find + person(card), ConsoleText.safe(card.organisation), phone(card),
            narrowHistory(card, width - 1),
        ]
        return [head.text] + texts.map { " " + cutInTheMiddle($0, to: width - 1) }
    }

    /// Whether the last dial counts is never cut off.
    private func narrowHistory(_ card: DeskCard, _ width: Int) -> String {
        if card.isAvoided { return words.consoleAvoided(narrow: true) }
        if case .confirming = card.purpose { return words.consoleBlind(narrow: true) }
        guard let last = card.dials.last else { return words.consoleNeverDialled }
        let mark = last.notCounted.map { " " + words.notCountedInShort($0) } ?? ""
        return cutAtTheEnd(words.consoleDial(last, narrow: true), to: width - DisplayWidth.of(mark)) + mark
    }
}
