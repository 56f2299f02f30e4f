import SurveyCore

/// What is said under one place of many findings of one code in one column: forty numbers that cannot be dialled, each another.
extension Words {
    /// So many are told apart.
    private static let toldApart = 10

    /// `郑州市水利局.csv 第 3–42 行「联系方式」列，40 处`
    package func located(_ groups: [FindingGroup], file: String?) -> String {
        guard groups.count > 1 else { return located(groups[0], file: file) }
        var whole = groups[0]
        for group in groups.dropFirst() { whole.add(group) }
        return place(whole, file: file)
    }

    /// Paragraphs: the first of them with row and value, what is not told, and what to do, said once where it is the same for all.
    package func messages(_ groups: [FindingGroup]) -> [String] {
        guard groups.count > 1 else { return [message(groups[0])] }
        let texts = groups.map { text(of: $0.finding) }
        if Set(texts).count == 1, !groups[0].finding.isOfRow {
            let values = shownList(groups.compactMap(\.finding.value).filter { !$0.isEmpty })
            return [values, ofSeveral(message(groups[0].finding))].filter { !$0.isEmpty }
        }
        let isWhole = texts.allSatisfy { $0.wrong.hasSuffix(self("。", ".")) }
        let next = isWhole && Set(texts.map(\.next)).count == 1 ? texts[0].next : nil
        var lines = zip(groups, texts).prefix(Words.toldApart).map { group, text in
            let message = next == nil ? message(group) : group.count == 1 ? text.wrong : ofSeveral(text.wrong)
            return [place(of: group, text), message].filter { !$0.isEmpty }.joined(separator: self("：", ": "))
        }
        let left = groups.dropFirst(Words.toldApart).reduce(0) { $0 + $1.count }
        if left > 0 {
            lines.append(
                self(
                    "另有 \(left) 处，没有逐一列出；改正以上各处后再导入一次，就会列出。",
                    "\(left) more, not listed one by one; put right what stands above and import again."
                )
            )
        }
        if let next, !next.isEmpty { lines.append(ofSeveral(next)) }
        return lines
    }

    /// `第 3 行`, in a workbook `E3`, with the value where the message does not say it; nothing where the message has it all.
    private func place(of group: FindingGroup, _ text: FindingText) -> String {
        let finding = group.finding
        if case .passedOver(text: "") = finding.kind { return "" }
        let place = group.count == 1 ? finding.cell ?? row(of: finding) : rows(of: group) ?? ""
        let value = finding.value.map { shown($0, of: finding) } ?? ""
        return [place, text.wrong.contains(value) ? "" : value].filter { !$0.isEmpty }.joined(
            separator: self("，", ", ")
        )
    }

    private func row(of finding: Finding) -> String {
        guard let line = finding.line, line == finding.record || finding.sheet != nil else {
            return place(Finding(finding.kind, record: finding.record, line: finding.line), file: nil)
        }
        return self("第 \(line) 行", "row \(line)")
    }
}
