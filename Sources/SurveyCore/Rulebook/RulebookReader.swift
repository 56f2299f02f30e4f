import Yams

/// Reads a rulebook's YAML and finds every mistake in one pass.
package enum RulebookReader {
    /// In bytes; ours has some ten thousand.
    package static let longest = 1 << 20

    /// `text` is the source to the letter; the rulebook keeps it. Fails with all mistakes in the order of the file.
    package static func read(_ text: String) -> Result<Rulebook, RulebookFaults> {
        let notes = RulebookNotes()
        let rulebook = RulebookYAML.compose(text, notes: notes).flatMap { read($0, text: text, notes: notes) }
        if let rulebook, notes.faults.isEmpty { return .success(rulebook) }
        precondition(!notes.faults.isEmpty, "a value was left out without a word")
        return .failure(RulebookFaults(notes.sorted))
    }

    private static func read(_ root: Node, text: String, notes: RulebookNotes) -> Rulebook? {
        let keys = [
            "rulebook", "title", "notice", "office", "offset", "area-code", "quota", "deadline", "readings", "bands",
            "steps",
            "few-scores", "objection-days", "questions", "fieldwork", "calendar", "protocol", "script",
        ]
        let top = Place(line: root.place?.line ?? 1, column: 1)
        guard let file = RulebookSection(root, name: nil, at: top, required: keys, notes: notes) else { return nil }
        // Every section is read before any is missed: all mistakes are told at once.
        let id = file.identifier("rulebook")
        let title = file.text("title")
        let notice = notice(file)
        let office = office(file)
        let offset = offset(file)
        let areaCode = areaCode(file)
        let grading = grading(file)
        let objectionDays = file.whole("objection-days", in: 1...100)
        let questions = questions(file)
        let calendar = calendar(file)
        let fieldwork = fieldwork(file)
        let calls = calls(file)
        let script = script(file)
        if let calls, let calendar, let fieldwork {
            checkDays(calls.rules, calls.marks, calendar, fieldwork, notes: notes)
        }
        guard let id, let title, let notice, let office, let offset, let areaCode, let grading, let objectionDays,
            let questions, let calendar,
            let fieldwork, let calls, let script
        else { return nil }
        return Rulebook(
            text: text,
            id: id,
            title: title,
            notice: notice,
            office: office,
            offset: offset,
            areaCode: areaCode,
            grading: grading,
            objectionDays: objectionDays,
            questions: questions,
            calls: calls.rules,
            calendar: calendar,
            fieldwork: fieldwork,
            script: script
        )
    }

    private static func office(_ file: RulebookSection) -> Rulebook.Office? {
        guard let section = file.section("office", required: ["name", "phone"]) else { return nil }
        let name = section.text("name")
        let phone = section.text("phone")
        guard let name, let phone else { return nil }
        return Rulebook.Office(name: name, phone: phone)
    }

    private static func offset(_ file: RulebookSection) -> UTCOffset? {
        guard let text = file.text("offset") else { return nil }
        guard let offset = UTCOffset(text) else {
            file.notes.add(.badOffset(text), at: file.mark(of: "offset"))
            return nil
        }
        return offset
    }

    /// 010, 02x or 03xx–09xx: what a number without an area code is completed with.
    private static func areaCode(_ file: RulebookSection) -> String? {
        guard let text = file.text("area-code") else { return nil }
        let digits = text.utf8.map { Int($0) - 0x30 }
        let isCode =
            digits.allSatisfy((0...9).contains) && digits.first == 0
            && (text == "010" || digits.count == 3 && digits[1] == 2 || digits.count == 4 && digits[1] >= 3)
        guard isCode else {
            file.notes.add(.badAreaCode(text), at: file.mark(of: "area-code"))
            return nil
        }
        return text
    }
}
