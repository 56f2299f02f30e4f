import SurveyCore

/// What waits for somebody, a line each, with its command.
extension Words {
    package func waiting(_ waiting: Waiting) -> String {
        switch waiting {
        case .toReassign(let contacts): return toReassign(contacts) ?? ""
        case .left(let left, let workingDays, let until): return leftLine(left, workingDays, until)
        case .fieldworkOver, .overdue, .dueNow, .missing, .incomplete, .numberChecks, .appointments, .confirming,
            .toDraw,
            .republish:
            return self("\(what(waiting))：\(command(waiting))", "\(what(waiting)): \(command(waiting))")
        }
    }

    private func what(_ waiting: Waiting) -> String {
        switch waiting {
        case .fieldworkOver(let until, let open):
            return self("外呼截止 \(day(until)) 已过", "The last day of fieldwork, \(day(until)), is past")
                + (open > 0 ? self("，还有 \(open) 个待拨或待核实", "; \(count(open, "contact")) to be called or confirmed") : "")
        case .overdue(let appointments, let now):
            let longest = appointments.map { now.seconds - $0.at.seconds }.max() ?? 0
            return self(
                "约定已过时间未拨 \(appointments.count) 个（\(told(appointments))），最久的已过 \(zhLength(longest))",
                "\(count(appointments.count, "appointment")) missed (\(told(appointments))), by up to \(enLength(longest))"
            )
        case .dueNow(let appointments):
            return self(
                "约定时间已到，请现在拨打 \(appointments.count) 个（\(told(appointments))）",
                "\(count(appointments.count, "appointment")) to be called now (\(told(appointments)))"
            )
        case .appointments(let appointments):
            return self(
                "今天还有约定 \(appointments.count) 个（\(told(appointments))）",
                "\(count(appointments.count, "appointment")) later today (\(told(appointments)))"
            )
        case .missing(let units, let deadline, let today):
            return self(
                "催报：未报送 \(units.count) 个单位（\(shownList(units, limit: 5))），限期 \(day(deadline))，\(zhDistance(deadline, today))",
                "Nothing handed in by \(count(units.count, "unit")) (\(shownList(units, limit: 5))), deadline \(day(deadline)), "
                    + enDistance(deadline, today)
            )
        case .incomplete(let units, let quota, let deadline, let today):
            let short = units.map { unit in
                let fewer = quota - unit.provided
                return shown(unit.unit, columns: 30) + self(" 差 \(fewer) 个", " \(fewer) short")
            }
            return self(
                "催报：未报齐 \(units.count) 个单位（\(shownTexts(short, limit: 5))），限期 \(day(deadline))，\(zhDistance(deadline, today))",
                "Fewer than \(quota) handed in by \(count(units.count, "unit")) (\(shownTexts(short, limit: 5))), deadline "
                    + "\(day(deadline)), \(enDistance(deadline, today))"
            )
        case .republish(let since):
            return self(
                "定稿（\(day(since.at.date(offset)))）后有变化：\(changes(since))",
                "Changed since publication (\(day(since.at.date(offset)))): \(changes(since))"
            )
        case .numberChecks(let contacts):
            let numbers = shownList(contacts.map(String.init), limit: 10)
            return self(
                "号码由本办补过、待向填报单位核对 \(contacts.count) 个（\(numbers) 号）",
                "\(count(contacts.count, "number")) completed by the import, to be checked with the unit (no. \(numbers))"
            )
        case .confirming(let contacts):
            return self("待另一名调查员核实 \(contacts) 个", "\(count(contacts, "contact")) to be confirmed by another surveyor")
        case .toDraw(let contacts):
            return self("待补充抽取 \(contacts) 个联系人", "\(count(contacts, "contact")) for a supplementary draw")
        case .toReassign, .left: return ""
        }
    }

    private func command(_ waiting: Waiting) -> String {
        switch waiting {
        case .fieldworkOver: return "huifang close --reason " + self("外呼期满", "\"end of fieldwork\"")
        case .overdue(let appointments, _), .dueNow(let appointments), .appointments(let appointments):
            let surveyors = Set(appointments.map(\.surveyor))
            return "huifang call"
                + (surveyors.count == 1 ? " --surveyor \(shellArgument(surveyors.first!))" : "")
        case .republish: return "huifang publish --reason " + self("更正", "correction")
        case .missing, .incomplete: return "huifang import contacts " + self("报送表.csv", "FILES.csv")
        case .numberChecks(let contacts):
            return "huifang correct-number \(contacts[0]) --confirm --reason " + self("已核对", "checked")
        case .confirming: return "huifang call"
        case .toDraw: return self("huifang roster，再 huifang draw", "huifang roster, then huifang draw")
        case .toReassign, .left: return ""
        }
    }

    /// `17 号 09:00 李强、……`
    private func told(_ appointments: [Waiting.Appointment]) -> String {
        shownTexts(
            appointments.map { "\(number($0.contact)) \(stamp($0.at)) \(shown($0.surveyor, columns: 20))" },
            limit: 3
        )
    }

    private func leftLine(_ left: [Waiting.Left], _ workingDays: Int, _ until: CivilDate) -> String {
        let all = left.reduce(0) { $0 + $1.contacts }
        let shares = shownTexts(left.map { "\(shown($0.surveyor, columns: 20)) \(count($0.contacts))" }, limit: 8)
        let days =
            workingDays == 0
            ? ""
            : self(
                "，到 \(day(until)) 还有 \(workingDays) 个工作日",
                ", \(count(workingDays, "working day")) until \(day(until))"
            )
        return self(
            "待拨、待核实 \(all) 个\(days)：\(shares)。huifang status",
            "\(count(all, "contact")) left\(days): \(shares). huifang status"
        )
    }

    /// `1 天`, `2 小时`, `35 分钟`: cut.
    private func zhLength(_ seconds: Int) -> String {
        seconds >= 86_400
            ? "\(seconds / 86_400) 天" : seconds >= 3600 ? "\(seconds / 3600) 小时" : "\(seconds / 60) 分钟"
    }

    private func enLength(_ seconds: Int) -> String {
        seconds >= 86_400
            ? count(seconds / 86_400, "day")
            : seconds >= 3600 ? count(seconds / 3600, "hour") : count(seconds / 60, "minute")
    }

    private func shownTexts(_ parts: [String], limit: Int) -> String {
        list(Array(parts.prefix(limit))) + (parts.count > limit ? language("……", ", ...") : "")
    }

    func zhDistance(_ deadline: CivilDate, _ today: CivilDate) -> String {
        let days = deadline.daysSinceEpoch - today.daysSinceEpoch
        return days == 0 ? "就是今天" : days > 0 ? "还有 \(days) 天" : "已过 \(-days) 天"
    }

    func enDistance(_ deadline: CivilDate, _ today: CivilDate) -> String {
        let days = deadline.daysSinceEpoch - today.daysSinceEpoch
        return days == 0 ? "today" : days > 0 ? "\(count(days, "day")) left" : "\(count(-days, "day")) ago"
    }
}

extension Words {
    /// Lines for a terminal of that width: what a line has no room for stands below it, indented.
    package func folded(_ text: String, columns: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            guard DisplayWidth.of(line) > columns else { return [String(line)] }
            let lines = wrapped(String(line), columns: max(columns - 2, 10))
            return lines.prefix(1) + lines.dropFirst().map { "  " + $0 }
        }
        .joined(separator: "\n")
    }
}
