import SurveyCore
import SurveyWords

/// Lists and pages inside the script region.
extension ConsoleModel {
    func list(_ found: [DeskFound], _ region: inout ScriptRegion) {
        let shown = found.prefix(ConsolePrompt.mostFound)
        for (index, one) in shown.enumerated() {
            let who = [one.person, one.position].map(ConsoleText.safe).filter { !$0.isEmpty }.joined(separator: " ")
            let organisation = ConsoleText.safe(one.organisation)
            let phone = one.phone.map { words.phone($0) } ?? words.consoleNoNumber
            let state = ConsoleText.safe(words.consoleFoundState(one, desk: surveyor, on: today))
            let unit = ConsoleText.safe("\(words.consoleUnit) \(one.unit)")
            if region.wide {
                var line = ConsoleLine(
                    (3, "\(index + 1)"),
                    (6, words.number(one.contact)),
                    (14, cutInTheMiddle(who, to: 14))
                )
                line.put(cutInTheMiddle(organisation, to: 30), at: 30)
                line.put(phone, endingAt: 79)
                region.line(line.text)
                region.line(ConsoleLine((14, cutInTheMiddle(unit, to: 20)), (36, cutInTheMiddle(state, to: 44))).text)
            } else {
                // Whoever it is: the number is never cut.
                let room = region.width - DisplayWidth.of(phone) - 1
                region.line(
                    cutInTheMiddle(" \(index + 1) \(words.number(one.contact)) \(who)", to: room) + " " + phone
                )
                region.line(cutInTheMiddle("   \(organisation)", to: region.width))
            }
        }
        let together = ConsolePrompt.together(found)
        if found.count > shown.count {
            region.folded("   " + words.consoleMoreFound(found.count - shown.count), under: 3)
        } else if together.count > 1 {
            region.folded("   " + words.consoleSameNumber(together), under: 3)
        }
    }

    func list(_ records: [DeskRecord], _ marked: Int, _ region: inout ScriptRegion) {
        region.heading(region.wide ? words.heading(.putRight) : words.consoleNarrowPutRight)
        for (index, record) in records.enumerated() {
            let mark = index == marked ? " > " : "   "
            region.folded(mark + words.console(record, narrow: !region.wide), under: 3)
        }
    }

    func help(_ page: Int, _ region: inout ScriptRegion) {
        let pages = helpPages(width: region.width, room: region.room - 1)
        guard !pages.isEmpty else {
            region.heading(words.heading(.help(page: 1, of: 1)))
            return
        }
        let index = page % pages.count
        region.heading(words.heading(.help(page: index + 1, of: pages.count)))
        for line in pages[index] { region.line(line) }
    }

    /// Common questions with their answers, then the script's steps; what belongs together is not parted.
    private func helpPages(width: Int, room: Int) -> [[String]] {
        let answers = rulebook.script.answers.map { (filled($0.question), filled($0.answer)) }
        let steps = Rulebook.Script.Step.allCases.compactMap { step in
            rulebook.script.steps[step].map { ("", filled($0)) }
        }
        var pages: [[String]] = []
        for (question, answer) in answers + steps {
            let asked = question.isEmpty ? [] : ConsoleText.folded(question, width - 2).map { " " + $0 }
            let told = ConsoleText.folded(answer, width - 6).map { "   " + $0 }
            let block = Array((asked + told).prefix(room))
            if let last = pages.last, last.count + block.count <= room {
                pages[pages.count - 1] += block
            } else {
                pages.append(block)
            }
        }
        return pages
    }

    func nothingLines(_ forecast: DeskForecast) -> [String] {
        var lines = [forecast.lines.isEmpty ? " " + words.consoleListEmpty : " " + words.consoleNothing, ""]
        let columns = chinese ? [3, 11, 19, 53] : [3, 13, 22, 57]
        for line in forecast.lines.prefix(9) {
            let reason = words.consoleReason(line, rulebook.calls)
            let alone = line.contacts.count == 1
            var drawn = ConsoleLine(
                (columns[0], words.consoleWhen(line, on: today)),
                (columns[1], words.consoleWho(line)),
                (columns[2], cutInTheMiddle(reason, to: alone ? columns[3] - columns[2] - 1 : 80 - columns[2]))
            )
            if alone {
                drawn.put(cutInTheMiddle(ConsoleText.safe(line.organisation), to: 80 - columns[3]), at: columns[3])
            }
            lines.append(drawn.text)
        }
        if forecast.contacts > 0, forecast.lines.count <= 9 {
            lines += ["", "   " + words.consoleAllAbove(forecast.contacts)]
        }
        return lines
    }

    func narrowNothing(_ forecast: DeskForecast, _ width: Int) -> [String] {
        var lines = [forecast.lines.isEmpty ? " " + words.consoleListEmpty : " " + words.consoleNothing, ""]
        let columns = chinese ? (who: 8, reason: 13) : (who: 10, reason: 17)
        for line in forecast.lines.prefix(9) {
            let reason = words.consoleReason(line, rulebook.calls, narrow: true)
            let parts = ConsoleText.folded(reason, width - columns.reason)
            let head = ConsoleLine(
                (1, words.consoleWhen(line, on: today)),
                (columns.who, words.consoleWho(line, narrow: true)),
                (columns.reason, parts[0])
            )
            lines += [head.text] + parts.dropFirst().map { ConsoleLine((columns.reason, $0)).text }
        }
        return lines
    }

    /// The day, after the console has closed; scrolls by like any output.
    func summaryLines(_ summary: DeskSummary, width: Int) -> [String] {
        let columns = min(width, ConsoleModel.wideFrom)
        func wrapped(_ text: String, _ indent: Int) -> [String] {
            ConsoleText.folded(text, columns - indent).map { String(repeating: " ", count: indent) + $0 }
        }
        let head = words.consoleSummaryHead(summary, surveyor).map(ConsoleText.safe).joined(separator: "    ")
        var lines = wrapped(head, 1) + [String(repeating: "=", count: columns)]
        lines += wrapped(words.consoleDials(summary), 1) + grid(words.consoleOutcomes(summary.outcomes), columns)
        if let corrections = words.consoleCorrections(summary) { lines += wrapped(corrections, 1) }
        lines += ["", " " + words.consoleStillOpen]
        for one in summary.appointments {
            let who = [one.person, one.position].filter { !$0.isEmpty }.joined(separator: " ")
            let parts = [
                words.consoleOpenAppointment(one.at, on: summary.date), words.number(one.contact), who,
                one.organisation,
            ]
            lines += wrapped(ConsoleText.safe(parts.joined(separator: "    ")), 3)
        }
        lines += words.consoleLeftOver(summary).flatMap { wrapped($0, 3) }
        lines += wrapped(words.consoleNothingHeld, 3) + [""]
        let (sentence, digest) = words.consoleHeadOfLog(summary)
        return lines + wrapped(sentence, 1) + wrapped(digest, 3) + ["", " " + words.consoleFarewell]
    }

    /// Four outcomes a line, each in its column.
    private func grid(_ cells: [String], _ columns: Int) -> [String] {
        let widest = cells.map(DisplayWidth.of).max() ?? 0
        let across = columns < ConsoleModel.wideFrom ? 2 : widest < 18 ? 4 : 3
        let cell = (columns - 3) / across
        return stride(from: 0, to: cells.count, by: across).map { start in
            var line = ConsoleLine()
            for (index, text) in cells[start..<min(start + across, cells.count)].enumerated() {
                line.put(text, at: 3 + index * cell)
            }
            return line.text
        }
    }
}
