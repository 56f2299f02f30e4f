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
                region.line(ConsoleLine((14, cutInTheMiddle(unit, to: 26)), (41, cutInTheMiddle(state, to: 39))).text)
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

    func list(_ records: [DeskRecord], _ region: inout ScriptRegion) {
        region.heading(region.wide ? words.heading(.putRight) : words.consoleNarrowPutRight)
        for (index, record) in records.enumerated() {
            let row = "\(region.wide ? "   " : " ")\(index + 1) \(words.console(record, narrow: !region.wide))"
            region.folded(row, under: region.wide ? 5 : 3)
        }
    }

    func help(_ page: Int, _ answer: Int, _ region: inout ScriptRegion) {
        let steps = stepPages(region)
        let index = page % (steps.count + 1)
        region.heading(words.heading(.help(page: index + 1, of: steps.count + 1)))
        guard index == 0 else {
            for line in steps[index - 1] { region.line(line, .who) }
            return
        }
        for (place, one) in rulebook.script.answers.prefix(9).enumerated() {
            let question = cutInTheMiddle("\(place + 1) \(filled(one.question))", to: region.width - 3)
            region.line((region.wide ? "   " : " ") + question)
            guard place == answer else { continue }
            let indent = region.wide ? 5 : 3
            for line in ConsoleText.folded(filled(one.answer), region.width - indent - 1) {
                region.line(String(repeating: " ", count: indent) + line)
            }
        }
    }

    /// The script's steps under their names; what belongs together is not parted.
    private func stepPages(_ region: ScriptRegion) -> [[String]] {
        var pages: [[String]] = []
        for step in Rulebook.Script.Step.allCases {
            guard let text = rulebook.script.steps[step], !text.isEmpty else { continue }
            let told = ConsoleText.folded(filled(text), region.width - 6).map { "   " + $0 }
            let block = [" " + words.consoleStep(step)] + told
            if let last = pages.last, last.count + block.count < region.room {
                pages[pages.count - 1] += block
            } else {
                pages.append(block)
            }
        }
        return pages
    }

    /// Earlier dials, the newest first, each with its note.
    func history(_ page: Int, _ region: inout ScriptRegion) {
        var pages: [[String]] = []
        for dial in (shown?.history ?? []).reversed() {
            var block = ConsoleText.folded(ConsoleText.safe(words.consoleHistory(dial)), region.width - 2).map {
                " " + $0
            }
            let note = ConsoleText.safe(dial.note ?? "")
            block += ConsoleText.folded(note, region.width - 6).map { "     " + $0 }
            if let last = pages.last, last.count + block.count < region.room {
                pages[pages.count - 1] += block
            } else {
                pages.append(block)
            }
        }
        guard !pages.isEmpty else { return }
        region.heading(words.heading(.history(page: page % pages.count + 1, of: pages.count)))
        for line in pages[page % pages.count] { region.line(line, .who) }
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

    /// As many lines of the day as the window has room for above keys, prompt and message.
    func dayPage(_ summary: DeskSummary, _ page: Int, width: Int, height: Int) -> [ScreenLine] {
        let lines = summaryLines(summary, width: width)
        let room = min(24, height) - 5
        let pages = (lines.count + room - 1) / room
        return lines.dropFirst(page % pages * room).prefix(room).map { ScreenLine($0, .script) }
    }

    /// The day: while it goes on, and after the console has closed, when it scrolls by like any output.
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
        for (contact, reason) in skipReasons {
            lines += wrapped(ConsoleText.safe(words.consoleSkipped(contact, skips[contact] ?? 0, reason)), 3)
        }
        guard case .ended = prompt else { return lines }
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
