import SurveyCore
import SurveyWords

/// A call sheet for the terminal or a plain printer: 80 columns, which a printer sets on upright A4, with a line to write on
/// under each contact.
package enum SheetText {
    private static let columns = 80
    /// Where the numbers begin; names before it are cut, since the organisation stands in full below.
    private static let phoneColumn = 46
    private static let indent = "      "

    package static func text(
        _ sheet: CallSheet,
        _ words: Words,
        _ rulebook: Rulebook,
        logHead: String,
        all: Bool = false
    ) -> String {
        var text =
            "\(words.marked(words.title(.callSheet)))  \(padded(sheet.number, 2)) \(words.shown(sheet.surveyor))\n"
        let parts = sheet.parts(words, all: all)
        if let told = words.toReassign(sheet.toReassign) {
            text += "\n" + wrapped(alignable(safeText(told)), columns: columns).joined(separator: "\n") + "\n"
        } else if parts.isEmpty {
            text += words.notice(.emptyList(surveyor: sheet.surveyor)) + "\n"
        }
        let rule = String(repeating: "-", count: columns)
        let end = (blanks(words) + [rule, ""]).joined(separator: "\n")
        for part in parts {
            text += "\n\(part.title)  \(words.contacts(part.contacts.count))\n\(rule)\n"
            for contact in part.contacts {
                add(contact, to: &text, words)
                if let record = all ? sheet.results[contact.id] : nil {
                    let told = wrapped(
                        alignable(safeText(oneLine(words.result(record)))),
                        columns: columns - indent.count
                    )
                    text += told.map { indent + $0 + "\n" }.joined() + rule + "\n"
                } else {
                    text += end
                }
            }
        }
        let script = SheetScript(rulebook, surveyor: sheet.number, words)
        return text + foot(words, script, logHead: logHead).joined(separator: "\n")
    }

    private static func foot(_ words: Words, _ script: SheetScript, logHead: String) -> [String] {
        func told(_ text: String, _ lead: String = "  ") -> [String] {
            let indent = String(repeating: " ", count: DisplayWidth.of(lead))
            let lines = wrapped(alignable(safeText(text)), columns: columns - indent.count)
            return lines.enumerated().map { ($0 == 0 ? lead : indent) + $1 }
        }
        var lines = ["", words.signatureLine, "", words.openingTitle] + script.opening.flatMap { told($0) }
        lines += ["", words.questionsTitle]
        for (index, question) in script.questions.enumerated() { lines += told(question, "  \(index + 1)  ") }
        lines += ["", words.answersTitle]
        for answer in script.answers {
            lines += told(words("\(answer.said)　\(answer.answer)", "\(answer.said)  \(answer.answer)"))
        }
        lines += ["", words.title(.codes), OutcomeWords.table(words.language), "", words.fillingTitle]
        for (index, rule) in words.fillingRules.enumerated() { lines += told(rule, "  \(index + 1)  ") }
        return lines + ["", words.newestDigest(logHead)]
    }

    /// Number, unit and telephone; person and organisation; when to call.
    private static func add(_ contact: ContactListing, to text: inout String, _ words: Words) {
        let phones = [words.phone(of: contact, else: contact.phoneAsGiven)] + words.otherPhones(of: contact)
        let unit = cutInTheMiddle(alignable(safeText(oneLine(contact.unit))), to: phoneColumn - indent.count - 2)
        let number = padded(String(contact.id), toColumns: indent.count - 2, right: true) + "  "
        text += padded(number + unit, toColumns: phoneColumn)
        text += padded(alignable(safeText(oneLine(phones[0]))), toColumns: 26)
        text += words.dialled(contact.attempts) + "\n"
        let who = [contact.person, contact.position].filter { !$0.isEmpty }.joined(separator: " ")
        let further = phones.dropFirst().joined(separator: " / ")
        for told in [
            [who, contact.organisation].filter { !$0.isEmpty }.joined(separator: "  "), further, words.when(contact),
        ] where !told.isEmpty {
            for line in wrapped(alignable(safeText(oneLine(told))), columns: columns - indent.count) {
                text += indent
                text += line
                text += "\n"
            }
        }
    }

    /// Names with underscores to write on, as many to a line as fit.
    private static func blanks(_ words: Words) -> [String] {
        let fields =
            [(words.title(.outcomeCode), 4)] + words.questions.map { (words.question($0.key), 6) }
            + [(words.title(.time), 12), (words.title(.agreed), 12), (words.title(.note), 16)]
        var lines = [indent]
        for (name, room) in fields {
            let field = name + String(repeating: "_", count: room)
            let line = lines[lines.count - 1]
            let joined = line == indent ? line + field : line + " " + field
            if DisplayWidth.of(joined) <= columns {
                lines[lines.count - 1] = joined
            } else {
                lines.append(indent + field)
            }
        }
        // The note takes the rest of its line.
        lines[lines.count - 1] += String(repeating: "_", count: columns - DisplayWidth.of(lines[lines.count - 1]))
        return lines
    }
}
