import SurveyCore
import SurveyWords

/// 80 columns.
extension ConsoleModel {
    func widePage() -> ConsolePage {
        var page = ConsolePage(bar: wideBar, underline: "=", prompt: [" " + promptText])
        page.message = shownMessage
        page.last = lastLine(narrow: false)
        page.keys = keys
        page.ruled = prompt != .ready
        switch prompt {
        case .nothing(let forecast), .waiting(_, let forecast):
            page.body = [wideBar, String(repeating: "=", count: 80), ""] + nothingLines(forecast)
            page.body = Array((page.body! + Array(repeating: "", count: 20)).prefix(17)) + page.keys
            page.ruled = false
        case .results:
            page.body = words.consoleResults
            page.ruled = false
        default:
            page.card = wideCard
            page.script = scriptLines(width: 80)
        }
        return page
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
        guard let card else { return [] }
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
        let marks = words.clauses([last.notCounted.map(words.notCountedInShort), lacking].compactMap { $0 })
        let room = 80 - column - 1 - min(DisplayWidth.of(marks), 24)
        var line = ConsoleLine((1, words.consoleBefore), (column, cutAtTheEnd(words.consoleDial(last), to: room)))
        line.put(marks, at: column + 36)
        return cutAtTheEnd(line.text, to: 80)
    }
}
