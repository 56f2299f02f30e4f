import SurveyCore

/// The fix list that goes back to a unit (更正清单): a table whose rows a clerk can act upon. That of a hand-in holds the
/// contacts themselves, to be put right in their cells and imported back; that of a call sheet says what to put right there.
package enum FixList {
    /// Names of the columns that say where and what, in the language of the list.
    package static func header(_ words: Words) -> [String] {
        [
            words("文件", "file"), words("第几条", "record"), words("第几行", "line"), words("哪一列", "column"),
            words("原值", "value"), words("级别", "severity"), words("问题", "what is wrong"), words("怎样改", "what to do"),
        ]
    }

    /// What a list says of a finding; `nil` where a clerk cannot act upon it: notes that ask for nothing are none of his
    /// business.
    package static func note(_ finding: Finding, _ words: Words) -> FixListNote? {
        let text = words.text(of: finding)
        guard finding.severity != .note || !text.next.isEmpty else { return nil }
        var note = FixListNote(severity: finding.severity, texts: texts(text, words))
        (note.record, note.line, note.unit) = (finding.record, finding.line, finding.unit)
        (note.sheet, note.column, note.value) = (finding.sheet, finding.column, finding.value)
        note.fields = finding.ownFields
        if case .sharedAcrossUnits = finding.kind {
            note.textsForUnit = .init(
                wrong: words("另一单位也报送了这个号码。两边都保留。", "Another unit handed in the same number. Both are kept."),
                next: words("请核对是否填错。", "Please check whether it is right.")
            )
        }
        if case .shortfall(let quota, let provided, _, _) = finding.kind { note.missing = quota - provided }
        return note
    }

    /// One row for everything that was found in a record. Values stand as handed in: the writer of the CSV guards them
    /// against formulas.
    /// - Parameters:
    ///   - forUnit: the list goes to a unit, which must not read what others handed in.
    ///   - phoneColumn: whose values are numbers, and written so that no spreadsheet spoils them.
    package static func row(
        _ notes: [FixListNote],
        file: String,
        words: Words,
        forUnit: Bool = false,
        phoneColumn: String? = nil,
        writingNumber: (String) -> String = { $0 }
    ) -> [String] {
        let texts = notes.map { forUnit ? $0.textsForUnit ?? $0.texts : $0.texts }
        let worst =
            [Finding.Severity.error, .warning, .note].first { severity in notes.contains { $0.severity == severity } }
        func joined(_ texts: [String]) -> String {
            var seen: Set<String> = []
            return words.sentences(texts.filter { !$0.isEmpty && seen.insert($0).inserted })
        }
        func listed(_ values: [String?]) -> String {
            var seen: Set<String> = []
            return words.list(values.compactMap { $0 }.filter { !$0.isEmpty && seen.insert($0).inserted })
        }
        let values = notes.map { note in
            note.column == phoneColumn ? note.value.map(writingNumber) : note.value
        }
        return [
            file, notes.first?.record.map(String.init) ?? "", notes.first?.line.map(String.init) ?? "",
            listed(notes.map(\.column)), listed(values), worst.map { words.severity($0) } ?? "",
            joined(texts.map(\.wrong)), joined(texts.map(\.next)),
        ]
    }

    /// What continues a sentence in the terminal begins one here, and what leads over to it ends one.
    private static func texts(_ text: FindingText, _ words: Words) -> FixListNote.Texts {
        let wrong = "，,".contains(text.wrong.last ?? ".") ? text.wrong.dropLast() + words("。", ".") : text.wrong[...]
        return .init(wrong: String(wrong), next: text.next.first == "：" ? String(text.next.dropFirst()) : text.next)
    }
}
