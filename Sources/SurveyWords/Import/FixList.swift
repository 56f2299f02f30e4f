import SurveyCore

/// The fix list that goes back to a unit (更正清单): a table whose rows a clerk can act upon.
package enum FixList {
    /// Column names, in the language of the list; the last column is left for the clerk.
    package static func header(_ words: Words) -> [String] {
        [
            words("文件", "file"), words("第几条", "record"), words("行", "line"), words("列", "column"),
            words("原值", "value"), words("级别", "severity"), words("问题", "what is wrong"),
            words("怎样改", "what to do"), words("改为", "put right"),
        ]
    }

    /// One row a finding. The value stands as handed in: the writer of the CSV guards it against formulas.
    package static func row(_ finding: Finding, file: String, words: Words) -> [String] {
        let text = words.text(of: finding)
        return [
            file, finding.record.map(String.init) ?? "", finding.line.map(String.init) ?? "", finding.column ?? "",
            finding.value ?? "", words.severity(finding.severity), text.wrong,
            text.next.first == "：" ? String(text.next.dropFirst()) : text.next, "",
        ]
    }
}
