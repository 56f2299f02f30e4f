import SurveyCore

extension Words {
    /// One line a file: `郑州市公安局.csv：GB18030，14 条：表头 1、空行 1、跳过 2、导入 9、未导入 1`
    package func imported(_ report: FileReport) -> String {
        let file = self.file(report.file)
        let lacksDate = report.findings.contains { if case .receivedUnknown = $0.kind { true } else { false } }
        guard !report.unusable || !lacksDate else {
            return self("\(file)：没有报送日期，未导入。", "\(file): no hand-in date, nothing was taken.")
        }
        guard !report.unusable else {
            return self("\(file)：不能用，未导入。", "\(file): unusable, nothing was taken.")
        }
        let encoding = report.encoding.map { self("\($0)，", "\($0), ") } ?? ""
        return self(
            "\(file)：\(encoding)\(report.records) 条：\(sum(report))\(isChecked ? "（只检查，没有导入）" : "")",
            "\(file): \(encoding)\(count(report.records, "record")): \(sum(report))"
                + (isChecked ? " (checked only, nothing was taken)" : "")
        )
    }

    /// What became of a file's records: the numbers add up to them.
    private func sum(_ report: FileReport) -> String {
        func part(_ number: Int, _ zh: String, _ en: String) -> String? {
            number > 0 ? self("\(zh) \(number)", "\(count(number)) \(en)") : nil
        }
        // Whether anything was taken is said in any case.
        let taken =
            isChecked
            ? self("可导入 \(report.taken)", "\(count(report.taken)) could be taken")
            : self("导入 \(report.taken)", "\(count(report.taken)) taken")
        return list(
            [
                part(report.header, "表头", report.header == 1 ? "header row" : "header rows"),
                part(report.blank, "空行", "blank"),
                part(report.passedOver, "跳过", "passed over"), taken, part(report.unchanged, "没有变化", "unchanged"),
                isChecked ? part(report.refused, "不能导入", "could not") : part(report.refused, "未导入", "refused"),
            ]
            .compactMap { $0 }
        )
    }

    /// `--strict`, and there was an error.
    package var heldBack: String {
        self("--strict：有错误，这次的文件都没有导入。", "--strict: there are errors, so no file of this call was taken.")
    }

    /// `报送/ 里未读：Thumbs.db、desktop.ini（不是报送的表格）；子文件夹未读：旧表`
    package func passedOver(_ found: PassedOverFiles) -> String {
        let place = found.folder.isEmpty ? "" : file(found.folder) + self(" 里", ": ")
        var parts: [String] = []
        if !found.files.isEmpty {
            let names = shownList(found.files)
            parts.append(self("未读：\(names)（不是要导入的表格）", "passed over: \(names) (nobody's table)"))
        }
        if !found.folders.isEmpty {
            let names = shownList(found.folders)
            parts.append(self("未读子文件夹：\(names)（要读请写明）", "sub-folders not read: \(names) (name them to read them)"))
        }
        return place + clauses(parts)
    }

    /// A file as it was named, in full as far as a line may hold: a path cut in its middle cannot be opened.
    package func file(_ name: String) -> String {
        name == "-" ? self("标准输入", "standard input") : shown(name, columns: 240)
    }

    /// What became of a row with a warning.
    var takenZh: String { isChecked ? "可导入" : "已导入" }
    var takenEn: String { isChecked ? "can be taken" : "taken" }

    /// `郑州市公安局：10 个，9月18日报送，未超期`; `郑州市水利局：10 个，按时 8 个，9月23日报齐：按 R8=complete 超期`
    package func totals(_ unit: UnitReport) -> String {
        if let completion = unit.completion { return totals(unit, completion) }
        let received = unit.receivedOn.map { self("，\(day($0))报送", ", handed in on \(day($0))") } ?? ""
        let late = unit.receivedOn == nil ? "" : unit.late ? self("，超期", ", late") : self("，未超期", ", in time")
        let (zh, en) = isChecked ? ("导入后 ", "would have ") : ("", "")
        return self("\(shown(unit.unit))：\(zh)\(unit.provided) 个", "\(shown(unit.unit)): \(en)\(unit.provided)")
            + received + late
    }

    /// Begun in time and completed late: which day counts is a matter of R8.
    private func totals(_ unit: UnitReport, _ completion: UnitReport.Completion) -> String {
        let completed = day(completion.completedOn)
        let isComplete = unit.provided >= quota
        let late = self(unit.late ? "超期" : "未超期", unit.late ? "late" : "in time")
        return self(
            "\(shown(unit.unit))：\(unit.provided) 个，按时 \(completion.inTime) 个，\(completed)\(isComplete ? "报齐" : "最后一次报送")："
                + "按 R8=\(completion.reading.rawValue) \(late)",
            "\(shown(unit.unit)): \(unit.provided), \(completion.inTime) on time, "
                + "\(isComplete ? "completed" : "the last") on \(completed): \(late) under R8=\(completion.reading.rawValue)"
        )
    }

    /// `错误 2、警告 3、提示 1`; empty when there is none.
    package func tally(_ number: (Finding.Severity) -> Int) -> String {
        let severities: [Finding.Severity] = [.error, .warning, .note]
        return list(
            severities.compactMap { severity in
                let number = number(severity)
                guard number > 0 else { return nil }
                return self("\(self.severity(severity)) \(number)", count(number, self.severity(severity)))
            }
        )
    }
}
