import SurveyCore
import SurveyWords

/// 80 columns.
extension ConsoleModel {
    func widePage(_ height: Int) -> ConsolePage {
        var page = ConsolePage(bar: wideBar, underline: "=", prompt: [widePrompt])
        page.message = shownMessage
        page.last = lastLine(narrow: false)
        page.keys = keyLines
        page.ruled = prompt != .ready
        switch prompt {
        case .nothing(let forecast), .waiting(_, let forecast):
            let top = [ScreenLine(wideBar, .history), ScreenLine(String(repeating: "=", count: 80), .rule), .blank]
            let body = top + nothingLines(forecast).map { ScreenLine($0, .who) }
            page.body = body + Array(repeating: .blank, count: max(0, 17 - body.count)) + page.keys
            page.ruled = false
        case .results:
            page.body = height < 20 ? words.consoleNarrowResults.map(resultLine) : words.consoleResults.map(resultLine)
            page.ruled = false
        case .day(let summary, let number):
            page.body = dayPage(summary, number, width: 80, height: height) + page.keys
            page.ruled = false
        default:
            page.card = zip(wideCard, [.who, .who, .who, .essential, .history]).map { ScreenLine($0, $1) }
            page.script = scriptLines(width: 80)
        }
        return page
    }

    /// One that is too long shows its end, where typing goes on.
    private var widePrompt: String {
        let text = promptText
        guard DisplayWidth.of(text) > 78 else { return " " + text }
        return " " + ConsoleText.end(of: text, 78)
    }

    /// Codes to choose from stay; what parts and explains them goes first.
    func resultLine(_ text: String) -> ScreenLine {
        let isCode = text.contains(#/(^| )[0-9]{2} /#) && !text.contains("，") && !text.contains(" count ")
        return ScreenLine(text, isCode ? .essential : .script)
    }

    var keyLines: [ScreenLine] {
        hintLines.map { ScreenLine($0, .hint) } + keys.map { ScreenLine($0, .essential) }
    }

    private var hintLines: [String] {
        words.consoleKeyHint(prompt, until: rulebook.fieldwork.until).map { [$0] } ?? []
    }

    private var wideBar: String {
        let items = words.consoleBar(surveyor, tally, on: today).map(ConsoleText.safe)
        let gap = chinese ? 4 : 2
        var line = ConsoleLine((1, items.joined(separator: String(repeating: " ", count: gap))))
        line.put(moment.now.time(rulebook.offset).description, endingAt: 80)
        return line.text
    }

    /// The five lines of the card.
    var wideCard: [String] {
        guard let card = shown else { return [] }
        let value = chinese ? 13 : 15
        return [
            cardHead(card), labelled(words.consoleUnit, ConsoleText.safe(card.unit), value),
            wideContact(card, value), widePhone(card, value), wideBefore(card, value),
        ]
    }

    private func labelled(_ label: String, _ text: String, _ column: Int) -> String {
        ConsoleLine((1, label), (column, cutInTheMiddle(text, to: 80 - column))).text
    }

    private func cardHead(_ card: DeskCard) -> String {
        let number = words.language("\(card.contact) 号", "No. \(card.contact)")
        let right: String
        var middle = ""
        switch card.purpose {
        case .confirming(let first):
            middle = words.consoleConfirming
            right = words.consoleFirstDial(first)
        case .incoming:
            middle = words.consoleIncomingMark
            right = soFar(card)
        case .appointment(let time):
            middle = words.consoleDue(time, on: today)
            right = soFar(card)
        case .helping(let colleague):
            middle = words.consoleHelping(colleague)
            right = soFar(card)
        case .list: right = soFar(card)
        }
        middle = ConsoleText.safe(middle)
        let room = 80 - 10 - DisplayWidth.of(right) - DisplayWidth.of(middle) - (middle.isEmpty ? 2 : 4)
        var line = ConsoleLine((1, number), (10, cutInTheMiddle(ConsoleText.safe(card.key), to: max(8, room))))
        line.put(middle, at: min(31, 80 - DisplayWidth.of(right) - DisplayWidth.of(middle) - 2))
        line.put(right, endingAt: 80)
        return line.text
    }

    func soFar(_ card: DeskCard, narrow: Bool = false) -> String {
        let (status, calls) = (card.status, rulebook.calls)
        guard status.everReached else {
            return words.consoleDialsSoFar(
                status.dialsTowardsUnreachable(calls),
                of: calls.silentAttempts,
                narrow: narrow
            )
        }
        return words.consoleDialsSoFar(
            (status.attempts, areAll: true),
            of: max(calls.reachedAttempts, status.attempts),
            narrow: narrow
        )
    }

    /// Person and position, or what the list has instead.
    func person(_ card: DeskCard) -> String {
        let parts = [card.person, card.position].map(ConsoleText.safe).filter { !$0.isEmpty }
        return parts.isEmpty ? words.consoleNoName : parts.joined(separator: " ")
    }

    private func wideContact(_ card: DeskCard, _ column: Int) -> String {
        let who = cutInTheMiddle(person(card), to: 24)
        let next = max(column + 17, column + DisplayWidth.of(who) + 2)
        return ConsoleLine(
            (1, words.consoleAskFor),
            (column, who),
            (next, cutInTheMiddle(ConsoleText.safe(card.organisation), to: 80 - next))
        ).text
    }

    func phone(_ card: DeskCard) -> String {
        card.phone.map { words.phone($0) } ?? words.consoleNoNumber
    }

    private func widePhone(_ card: DeskCard, _ column: Int) -> String {
        let number = phone(card)
        let next = max(column + 17, column + DisplayWidth.of(number) + 2)
        // The brackets of the sentence take their columns as well.
        let room = 80 - next - DisplayWidth.of(words.consoleAsGiven(""))
        let given = words.consoleAsGiven(cutInTheMiddle(ConsoleText.safe(card.phoneAsGiven), to: max(5, room)))
        return ConsoleLine((1, words.consoleNumber), (column, number), (next, given)).text
    }

    /// What came before; whether the last dial counts is never cut off.
    private func wideBefore(_ card: DeskCard, _ column: Int) -> String {
        if card.isAvoided { return labelled(words.consoleBefore, words.consoleAvoided(), column) }
        if case .confirming = card.purpose { return labelled(words.consoleBefore, words.consoleBlind(), column) }
        guard let last = card.dials.last else {
            return labelled(words.consoleBefore, words.consoleNeverDialled, column)
        }
        let lacking = card.status.everReached ? nil : words.consoleLacking(card.status.lacking)
        let notCounted = last.notCounted.map(words.notCountedInShort)
        // What is lacking gives way where both have no room.
        let both = words.clauses([notCounted, lacking].compactMap { $0 })
        let marks = DisplayWidth.of(both) > 80 - column - 36 ? notCounted ?? both : both
        let room = 80 - column - 1 - min(DisplayWidth.of(marks), 24)
        var line = ConsoleLine((1, words.consoleBefore), (column, cutAtTheEnd(words.consoleDial(last), to: room)))
        line.put(marks, at: column + 36)
        return cutAtTheEnd(line.text, to: 80)
    }
}
