import SurveyCore

extension Words {
    /// Bare `huifang`: a line where the survey stands, a line what comes next. A next step that is not among `offered` is
    /// replaced by one that is.
    package func stage(_ stage: Stage, offered: Set<CommandName> = Set(CommandName.allCases)) -> String {
        standing(stage, offered: offered) + "\n" + self("下一步：", "Next: ") + next(stage, offered: offered)
    }

    private func standing(_ stage: Stage, offered: Set<CommandName>) -> String {
        switch stage {
        case .noFile: self("这里还没有调查。", "No survey here.")
        case .empty(let rulebook): self("新建的调查，规则 \(shown(rulebook))。", "New survey, rules \(shown(rulebook)).")
        case .unitsOnly(let units, let deadline, let today):
            self(
                "应报单位 \(units) 个，已报送 0 个，限期 \(day(deadline))（\(zhDistance(deadline, today))）。",
                "\(count(units, "unit")), none handed in, deadline \(day(deadline)) (\(enDistance(deadline, today)))."
            )
        case .contacts(let units, let contacts, _, let missing):
            self(
                "\(units) 个单位 \(contacts) 个联系人"
                    + (missing.isEmpty ? "。" : "；未报送 \(missing.count) 个：\(shownList(missing, limit: 5))。"),
                "\(count(units, "unit")), \(count(contacts, "contact"))"
                    + (missing.isEmpty ? "." : "; nothing from \(missing.count): \(shownList(missing, limit: 5)).")
            )
        case .drawn(let surveyors, let fewest, let most):
            self(
                "已抽取，\(surveyors) 名调查员，每人 \(fewest == most ? "\(most)" : "\(fewest)–\(most)") 个。",
                "Drawn, \(count(surveyors, "surveyor")), \(fewest == most ? "\(most)" : "\(fewest)-\(most)") each."
            )
        case .calling(let scored, let drawn, let attention):
            self("已评分 \(scored)/\(drawn)", "\(scored) of \(drawn) scored")
                + (attention > 0 && offered.contains(.status)
                    ? self(
                        "，今天要盯的 \(attention) 项，见 huifang status",
                        "; \(count(attention, "thing")) to watch: huifang status"
                    ) : "") + self("。", ".")
        case .allCalled: self("名单已全部拨完。", "Every contact is finished.")
        case .closed(let undetermined):
            self("外呼已结束；待裁定 ", "Closed; undetermined: ")
                + self(
                    "\(undetermined.count) 个：\(shownList(undetermined, limit: 5))。",
                    "\(shownList(undetermined, limit: 5))."
                )
        case .done(let units): self("\(units) 个单位均有等次。", "All \(count(units, "unit")) graded.")
        case .published(let on): self("已定稿（\(day(on))）。", "Published (\(day(on))).")
        }
    }

    private func next(_ stage: Stage, offered: Set<CommandName>) -> String {
        switch stage {
        case .noFile: "huifang init"
        case .empty: self("huifang import units 单位名单.csv", "huifang import units UNITS.csv")
        case .unitsOnly: self("huifang import contacts 报送表.csv", "huifang import contacts FILES.csv")
        case .contacts(_, _, 0, _):
            self(
                "huifang import surveyors 调查员.csv，再 huifang draw",
                "huifang import surveyors SURVEYORS.csv, then huifang draw"
            )
        case .contacts:
            self("huifang roster（公布名册校验值），再 huifang draw", "huifang roster (publish the digest), then huifang draw")
        case .drawn, .calling:
            offered.contains(.call)
                ? "huifang call"
                : self("huifang sheet（打印登记表），拨打后 huifang record", "huifang sheet, and after each call huifang record")
        case .allCalled: self("huifang close --reason 外呼期满", "huifang close --reason \"end of fieldwork\"")
        case .closed: offered.contains(.ruling) ? "huifang ruling" : "huifang grade --explain"
        case .done:
            offered.contains(.report) && offered.contains(.publish)
                ? self("huifang report，huifang publish", "huifang report, huifang publish")
                : self("huifang grade --explain，huifang verify", "huifang grade --explain, huifang verify")
        case .published:
            self("收到复核申请用 huifang grade --explain", "for a review huifang grade --explain")
                + (offered.contains(.purge) ? self("；年底 huifang purge", "; at year's end huifang purge") : "")
        }
    }

    private func zhDistance(_ deadline: CivilDate, _ today: CivilDate) -> String {
        let days = deadline.daysSinceEpoch - today.daysSinceEpoch
        return days == 0 ? "就是今天" : days > 0 ? "还有 \(days) 天" : "已过 \(-days) 天"
    }

    private func enDistance(_ deadline: CivilDate, _ today: CivilDate) -> String {
        let days = deadline.daysSinceEpoch - today.daysSinceEpoch
        return days == 0 ? "today" : days > 0 ? count(days, "day") : "\(count(-days, "day")) ago"
    }
}
