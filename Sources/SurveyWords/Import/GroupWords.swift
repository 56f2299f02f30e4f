import SurveyCore

/// What is said once of findings that differ in their place alone.
extension Words {
    package func message(_ group: FindingGroup) -> String {
        let message = message(group.finding)
        guard group.count > 1 else { return message }
        return ofSeveral(group) ?? ofSeveral(message)
    }

    /// The message where that on one does not do.
    func ofSeveral(_ group: FindingGroup) -> String? {
        switch group.finding.kind {
        case .alreadyRecorded: return self("这些拨打都已有记录，没有变化。", "These dials are recorded already; nothing changed.")
        case .unreadableEncoding(let offset) where group.finding.record != nil:
            return sentences(
                self(
                    "从文件的第 \(offset) 字节起，这些行有无法识别的字节，未导入。",
                    "From byte \(offset) of the file on, these rows have bytes that cannot be read; they were not taken."
                ),
                text(of: group.finding).next
            )
        case .passedOver(text: ""): return self("有空行，已跳过。", "Blank rows; passed over.")
        default: return nil
        }
    }

    /// How sentences on one row speak of several.
    func ofSeveral(_ text: String) -> String {
        let changes =
            language == .zh
            ? [("，此行", "，这些行"), ("。此行", "。这些行")]
            : [
                ("; the row was", "; the rows were"), (". The row was", ". The rows were"),
                ("; the row can", "; the rows can"), (" in this row,", " in these rows,"),
            ]
        // A sentence may begin with it.
        let end = self("。", ". ")
        return String(changes.reduce(end + text) { $0.replacing($1.0, with: $1.1) }.dropFirst(end.count))
    }

    /// As of one finding; of several `郑州市水利局.csv 第 3–12、15 行「填报单位」列，11 处：郑州市水利居`.
    package func located(_ group: FindingGroup, file: String?) -> String {
        guard group.count > 1 else { return located(group.finding, file: file) }
        let place = place(group, file: file)
        guard let value = group.finding.anywhere.value, !value.isEmpty else { return place }
        return place + language("：", ": ") + shown(value, of: group.finding)
    }

    func place(_ group: FindingGroup, file: String?) -> String {
        let finding = group.finding
        var zh = file.map { self.file($0) } ?? ""
        var en = zh.isEmpty ? [] : [zh]
        if let sheet = finding.sheet.map({ shown($0) }) {
            zh += " \(sheet)"
            en.append(sheet)
        }
        if let rows = rows(of: group) {
            zh += " " + rows
            en.append(rows)
        }
        if let column = finding.column.map({ shown($0) }) {
            zh += "「\(column)」列"
            en.append("column \(column)")
        }
        en.append(count(group.count, "time"))
        return language(trimmed(zh) + "，\(group.count) 处", en.joined(separator: ", "))
    }

    /// `第 3–12、15 行`; records where their numbers are not those of the lines.
    func rows(of group: FindingGroup) -> String? {
        let lines = ranges(group.lines)
        guard !group.records.ranges.isEmpty, group.finding.sheet == nil, group.records != group.lines else {
            return group.lines.ranges.isEmpty ? nil : self("第 \(lines) 行", "rows \(lines)")
        }
        let records = ranges(group.records)
        return self("第 \(records) 条（第 \(lines) 行）", "records \(records) (lines \(lines))")
    }

    private func ranges(_ numbers: NumberRanges) -> String {
        let ranges = numbers.ranges.map { range in
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)\(self("–", "-"))\(range.upperBound)"
        }
        return list(ranges) + (numbers.isCut ? self("……", ", ...") : "")
    }

    /// What is not said one by one, because there is too much of it; `nil` where all is said.
    package func unlisted(_ counts: [FindingList.Count], file: String?) -> String? {
        guard !counts.isEmpty else { return nil }
        let number = tally { severity in counts.reduce(0) { $1.severity == severity ? $0 + $1.count : $0 } }
        let place = file.map { self.file($0) + self("：", ": ") } ?? ""
        return place
            + self(
                "另有\(number)，没有逐一列出；改正以上各处后再导入一次，就会列出。",
                "\(number) more, not listed one by one; put right what stands above and import again."
            )
    }
}
