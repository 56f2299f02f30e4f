import SurveyCore

extension Words {
    /// Bare `huifang`: a line where the survey stands, what waits for whom, a line what comes next. A next step that is not among `offered` is
    /// replaced by one that is.
    /// - Parameters:
    ///   - waiting: what waits for somebody, most urgent first; a line each between the two.
    ///   - told: numbers for the office to check.
    package func stage(
        _ stage: Stage,
        waiting: [Waiting] = [],
        told: [ToldNumber] = [],
        offered: Set<CommandName> = Set(CommandName.allCases)
    ) -> String {
        let next = self("下一步：", "Next: ") + next(stage, offered: offered)
        let lines = [standing(stage)] + waiting.map { self.waiting($0) } + [toldNumbers(told), next]
        return lines.compactMap { $0 }.joined(separator: "\n")
    }

    /// Numbers that surveyors were told, for the office to check; `nil` where there are none.
    package func toldNumbers(_ told: [ToldNumber]) -> String? {
        guard !told.isEmpty else { return nil }
        let head = self(
            "拨打中对方告知的新号码 \(told.count) 个（请向填报单位核对，确认后 huifang correct-number）：",
            "\(count(told.count, "number")) told on the telephone (ask the unit, then huifang correct-number):"
        )
        let lines = told.prefix(20).map {
            "  " + number($0.contact) + "  \(shown($0.number))  "
                + self("\(stamp($0.at))，\($0.call) 号记录", "\(stamp($0.at)), record \($0.call)")
        }
        let more = told.count - lines.count
        let rest = more > 0 ? [self("  另有 \(more) 个", "  \(more) more")] : []
        return ([head] + lines + rest).joined(separator: "\n")
    }

    private func standing(_ stage: Stage) -> String {
        switch stage {
        case .noFile: self("这里还没有调查。", "No survey here.")
        case .empty(let rulebook): self("新建的调查，规则 \(shown(rulebook))。", "New survey, rules \(shown(rulebook)).")
        case .unitsOnly(let units, let deadline, let today):
            self(
                "应报单位 \(units) 个，已报送 0 个，限期 \(day(deadline))（\(zhDistance(deadline, today))）。",
                "\(count(units, "unit")), none handed in, deadline \(day(deadline)) (\(enDistance(deadline, today)))."
            )
        case .contacts(let units, let contacts, _, _):
            self("\(units) 个单位 \(contacts) 个联系人。", "\(count(units, "unit")), \(count(contacts, "contact")).")
        case .drawn(let surveyors, let fewest, let most, let due, let begins):
            self(
                "已抽取，\(surveyors) 名调查员，每人 \(fewest == most ? "\(most)" : "\(fewest)–\(most)") 个",
                "Drawn, \(count(surveyors, "surveyor")), \(fewest == most ? "\(most)" : "\(fewest)-\(most)") each"
            ) + undrawn(due) + (begins.map { self("，\(day($0)) 开始外呼", "; fieldwork begins on \(day($0))") } ?? "")
                + self("。", ".")
        case .calling(let now):
            self("已评分 \(now.scored)/\(now.drawn)", "\(now.scored) of \(now.drawn) scored") + undrawn(now.due)
                + self("。", ".")
        case .allCalled: self("名单已全部拨完。", "Every contact is finished.")
        case .closed(let undetermined):
            self("外呼已结束；待裁定 ", "Closed; undetermined: ")
                + self(
                    "\(undetermined.count) 个：\(shownList(undetermined, limit: 5))。",
                    "\(shownList(undetermined, limit: 5))."
                )
        case .done(let units): self("\(units) 个单位均有等次。", "All \(count(units, "unit")) graded.")
        case .published(let on, _): self("已定稿（\(day(on))）。", "Published (\(day(on))).")
        case .purged(let on):
            self(
                "已定稿，个人信息已清除（\(day(on))）。等次和日志保留。",
                "Published; personal data were erased (\(day(on))). Grades and log stay."
            )
        }
    }

    private func next(_ stage: Stage, offered: Set<CommandName>) -> String {
        if case .published(_, changed: false) = stage { return afterPublication(offered) }
        return stage.next(offered: offered).map { step($0, at: stage) }.joined(separator: self("，", ", "))
    }

    /// A command with what it needs, and what it is for where that is not plain.
    private func step(_ command: CommandName, at stage: Stage) -> String {
        let name = "huifang \(command.rawValue)"
        switch command {
        case .importUnits: return name + self(" 单位名单.csv", " UNITS.csv")
        case .importContacts: return name + self(" 报送表.csv", " FILES.csv")
        case .importSurveyors: return name + self(" 调查员.csv", " SURVEYORS.csv")
        case .roster: return name + self("（公布名册校验值）", " (publish the digest)")
        case .draw: return self("再 \(name)", "then \(name)") + (stage.due > 0 ? self("（补充抽取）", " (supplementary)") : "")
        case .call where stage.due > 0: return self("其余照常 \(name)", "meanwhile \(name)")
        case .sheet where stage.due > 0: return self("其余照常 \(name)（打印登记表）", "meanwhile \(name)")
        case .sheet: return name + self("（打印登记表）", "")
        case .record: return self("拨打后 \(name)", "and after each call \(name)")
        case .close: return name + self(" --reason 外呼期满", " --reason \"end of fieldwork\"")
        case .grade: return name + " --explain"
        default: return name
        }
    }

    private func afterPublication(_ offered: Set<CommandName>) -> String {
        self("收到复核申请用 huifang grade --explain", "for a review huifang grade --explain")
            + (offered.contains(.purge) ? self("；年底 huifang purge", "; at year's end huifang purge") : "")
    }

    private func undrawn(_ due: Int) -> String {
        due > 0 ? self("，另有 \(due) 个联系人待补充抽取", "; \(count(due, "contact")) not drawn yet") : ""
    }
}

extension Stage {
    /// The commands that come next, in their order; one that is not among `offered` is replaced by one that is.
    package func next(offered: Set<CommandName> = Set(CommandName.allCases)) -> [CommandName] {
        let calls: [CommandName] = offered.contains(.call) ? [.call] : [.sheet, .record]
        switch self {
        case .noFile: return [.initialise]
        case .empty: return [.importUnits]
        case .unitsOnly: return [.importContacts]
        case .contacts(_, _, 0, _): return [.importSurveyors, .draw]
        case .contacts: return [.roster, .draw]
        // Nobody may be called yet; sheets can be printed.
        case .drawn(_, _, _, let due, .some): return (due > 0 ? [.roster, .draw] : []) + [.sheet]
        case .drawn(_, _, _, let due, nil): return (due > 0 ? [.roster, .draw] : []) + calls
        case .calling(let now) where now.isOver && now.due == 0: return [.close]
        case .calling(let now): return (now.due > 0 ? [.roster, .draw] : []) + (now.open > 0 ? calls : [])
        case .allCalled: return [.close]
        case .closed: return [offered.contains(.ruling) ? .ruling : .grade]
        case .done:
            let steps = [CommandName.report, .publish].filter(offered.contains)
            return steps.isEmpty ? [.grade, .verify] : steps
        case .published(_, changed: true) where offered.contains(.publish): return [.publish, .grade]
        case .published: return offered.contains(.purge) ? [.grade, .purge] : [.grade]
        case .purged: return [.grade, .verify]
        }
    }

    /// Contacts that a draw would still take.
    package var due: Int {
        switch self {
        case .drawn(_, _, _, let due, _): due
        case .calling(let now): now.due
        case .noFile, .empty, .unitsOnly, .contacts, .allCalled, .closed, .done, .published, .purged: 0
        }
    }
}

extension Words {
    /// Where the files of a rehearsal are and what comes first.
    package func rehearsal(folder: String, steps: [String]) -> String {
        let first = steps.prefix(6).map { "  " + $0 }.joined(separator: "\n")
        return self(
            "演练用的文件在 \(shown(folder))，联系人和号码都是虚构的，请勿拨打。依次：\n\(first)\n直到等次的全部步骤见 \(shown(folder))steps.txt；也可以自己"
                + "拨打着练：huifang call。练完把调查文件和这个目录删去即可。",
            "The files are in \(shown(folder)); contacts and numbers are invented, so ring nobody. In order:\n\(first)\nAll steps up "
                + "to the grades are in \(shown(folder))steps.txt, or practise calling: huifang call. When done, delete the survey file and "
                + "the folder."
        )
    }

    /// Above the steps of a rehearsal.
    package var rehearsalSteps: String {
        self(
            "演练的步骤，依次输入；导入时的错误和警告是其中一部分。",
            "The steps of the rehearsal, one after another; errors and warnings of imports are part of it."
        )
    }
}
