import SurveyCore

/// The screen with nothing to call (console.md §Nothing to call).
extension Words {
    package var consoleNothing: String { language("现在没有可拨的号码。", "Nothing can be called now.") }
    package var consoleListEmpty: String { language("您名单上的都已拨完。", "Every contact on your list is finished.") }

    package func consoleAllAbove(_ count: Int) -> String {
        language("您名单上的 \(count) 个都在上面，没有遗漏。", "All \(count) contacts left on your list are above.")
    }

    /// When, as the first column of a line: `16:32`, 明天, 他人.
    package func consoleWhen(_ line: DeskForecast.Line, on today: CivilDate) -> String {
        guard let at = line.at else {
            switch line.reason {
            case .inUse: return language("他处", "in use")
            case .numberCheck, .barred: return language("经办人", "officer")
            case .busy, .appointment, .otherSlice, .otherDay, .confirmedByOther, .lastByOther:
                return language("他人", "others")
            }
        }
        let date = at.date(offset)
        return date == today ? at.time(offset).description : near(date, to: today) ?? monthDay(date)
    }

    /// Today and tomorrow by name; `nil` for any other day.
    func near(_ date: CivilDate, to today: CivilDate) -> String? {
        date == today ? language("今天", "today") : date == today.adding(days: 1) ? language("明天", "tomorrow") : nil
    }

    package func consoleWho(_ line: DeskForecast.Line, narrow: Bool = false) -> String {
        if line.contacts.count == 1 {
            return narrow && language == .zh ? "\(line.contacts[0])号" : number(line.contacts[0])
        }
        return language(narrow ? "\(line.contacts.count)个" : "\(line.contacts.count) 个", "\(line.contacts.count)")
    }

    package func consoleReason(_ line: DeskForecast.Line, _ calls: CallProtocol, narrow: Bool = false) -> String {
        switch line.reason {
        case .busy(let minutes): return language("占线满 \(minutes) 分钟", "\(minutes) minutes after \"busy\"")
        case .appointment: return language("约定", "appointment")
        case .otherSlice:
            let slice = line.at.flatMap { at in
                calls.slices.first { $0.from <= at.time(offset) && at.time(offset) < $0.until }
            }
            if narrow { return language("须换到\(slice?.label ?? "别的时段")，或明天", "another slice, or tomorrow") }
            return language(
                "今天须换到\(slice.map { "\($0.label)时段" } ?? "别的时段")，或明天另选",
                "another slice: \(slice.map { self.slice($0) } ?? "later today"), or tomorrow"
            )
        case .otherDay:
            let most = calls.attemptsPerDay
            let times = most == 2 ? "twice" : "\(most) times"
            if narrow { return language("今天已满 \(most) 次等", "dialled \(times) today etc.") }
            return language("今天已拨满 \(most) 次，或须换一天", "dialled \(times) today, or need another day")
        case .confirmedByOther:
            if narrow { return language("待核实", "to be confirmed") }
            return language("您报告的号码，由其他调查员核实", "your bad numbers, to be confirmed by somebody else")
        case .lastByOther:
            if narrow { return language("末次归他人", "last dial: others") }
            return language("最后一次由其他调查员拨打", "the last dial is another surveyor's")
        case .numberCheck:
            if narrow { return language("待核对号码", "number to check") }
            return language("号码由本办补全，待经办人核对", "completed numbers, to be checked by the officer")
        case .barred:
            if narrow { return language("回避待改派", "to be reassigned") }
            return language("您须回避的单位，待经办人改派", "units that you must avoid, to be reassigned by the officer")
        case .inUse:
            if narrow { return language("正在拨打", "being dialled") }
            return language("该号码正在另一台上拨打", "the number is on another screen now")
        }
    }

    /// The reason that the log gives when a surveyor takes a colleague's contact over.
    package var consoleHelpReason: String { language("帮忙拨打", "helping out") }

    package func consoleNarrowWait(_ until: Timestamp, on today: CivilDate) -> String {
        language(
            "[回车] 等到\(consoleClock(until, on: today))，到时响铃",
            "[Enter] wait until \(consoleClock(until, on: today)), bell"
        )
    }

    package var consoleNarrowStop: String {
        language("[.] 休息 来电 收工  [*] 更正", "[.] break, incoming, stop  [*] right")
    }

    package func consoleNarrowHelping(_ helping: DeskForecast.Helping) -> String {
        language(
            "[+] 帮 \(helping.surveyor.label) 拨（\(helping.contacts)个）",
            "[+] help \(helping.surveyor.code) (\(helping.contacts) to call)"
        )
    }
}

/// The day's summary (console.md §End of the day).
extension Words {
    package func consoleSummaryHead(_ summary: DeskSummary, _ surveyor: DeskSurveyor) -> [String] {
        var parts = [
            language("今日小结", "Day's summary"), surveyor.label,
            language("\(summary.date) \(weekday(summary.date))", "\(weekday(summary.date)) \(summary.date)"),
        ]
        if let from = summary.from, let until = summary.until {
            parts.append("\(from.time(offset))-\(until.time(offset))")
        }
        return parts
    }

    package func consoleDials(_ summary: DeskSummary) -> String {
        language(
            "拨打 \(summary.dialled) 次，联系人 \(summary.contacts) 个",
            "\(count(summary.dialled, "dial")), \(count(summary.contacts, "contact"))"
        )
    }

    /// Outcomes of the day in groups; groups that did not occur are left out, but for the completed ones.
    package func consoleOutcomes(_ outcomes: [Disposition: Int]) -> [String] {
        let groups: [(String, [Disposition])] = [
            (language("完成", "completed"), [.completed]),
            (language("部分完成、挂断", "partial, hung up"), [.partial, .brokeOff]),
            (language("约定", "appointments"), [.appointment]), (language("本人不在", "absent"), [.absent]),
            (language("无人接听", "no answer"), [.noAnswer]), (language("占线", "busy"), [.busy]),
            (language("关机", "switched off"), [.poweredOff]), (language("无法接通", "no signal"), [.noService]),
            (language("语音助手", "voicemail"), [.voicemail]),
            (language("不愿受访", "unwilling"), [.refused, .gatekeeperRefused]),
            (
                language("号码有问题", "bad number"),
                [.suspended, .unallocated, .wrongNumber, .notVoice, .undiallable]
            ),
            (language("已离职", "left"), [.left]), (language("不能作答", "unable"), [.unable]),
            (language("否认往来", "denies"), [.denies]), (language("被拦截", "barred"), [.barred]),
            (language("我方故障", "our fault"), [.ourFault]),
        ]
        return groups.compactMap { label, members in
            let count = members.reduce(0) { $0 + (outcomes[$1] ?? 0) }
            return count > 0 || members == [.completed] ? "\(label) \(count)" : nil
        }
    }

    package func consoleCorrections(_ summary: DeskSummary) -> String? {
        var parts: [String] = []
        if summary.putRight > 0 {
            parts.append(language("更正 \(summary.putRight) 条", "\(count(summary.putRight, "record")) put right"))
        }
        if summary.incoming > 0 {
            parts.append(
                language(
                    "另接来电 \(summary.incoming) 个，完成 \(summary.incomingCompleted) 个（不计拨打次数）",
                    "besides \(count(summary.incoming, "incoming call")), \(summary.incomingCompleted) completed"
                )
            )
        }
        return parts.isEmpty ? nil : parts.joined(separator: "    ")
    }

    package func consoleSkipped(_ contact: Int, _ times: Int, _ reason: String) -> String {
        language("跳过 \(contact) 号 \(times) 次：\(reason)", "no. \(contact) skipped \(times) times: \(reason)")
    }

    package var consoleStillOpen: String { language("还没完的", "Still open") }

    package func consoleOpenAppointment(_ time: Timestamp, on today: CivilDate) -> String {
        let date = time.date(offset)
        let day = near(date, to: today) ?? monthDay(date)
        return language("\(day) \(time.time(offset)) 约定", "\(day) \(time.time(offset)) appointment")
    }

    /// What waits for somebody else, and what tomorrow begins with, a line each.
    package func consoleLeftOver(_ summary: DeskSummary) -> [String] {
        let (others, first) = (summary.confirmedByOthers, summary.firstDialDue)
        return [
            others.isEmpty
                ? nil
                : language("待他人核实 \(others.count) 个", "to be confirmed by others \(others.count)") + "    "
                    + numbers(others),
            first.isEmpty
                ? nil
                : language("最迟明天首拨 \(first.count) 个", "first dial due tomorrow \(first.count)") + "    "
                    + numbers(first) + language("（已排在明天最前）", " (first on tomorrow's list)"),
        ]
        .compactMap { $0 }
    }

    private func numbers(_ contacts: [Int]) -> String {
        language(
            contacts.map { "\($0) 号" }.joined(separator: "、"),
            (contacts.count == 1 ? "no. " : "nos. ") + contacts.map(String.init).joined(separator: ", ")
        )
    }

    package var consoleNothingHeld: String {
        language("屏上没有未保存的内容；没有占着的联系人", "Nothing unsaved on the screen; no contact held")
    }

    package func consoleHeadOfLog(_ summary: DeskSummary) -> (String, String) {
        (
            language(
                "今天的记录 \(summary.records) 条。最新日志校验值（请抄在登记表右下角）：",
                "\(count(summary.records, "record")) today. Newest log digest (please copy to your sheet's corner):"
            ),
            language(
                "\(digest(String(summary.head.hash.prefix(16))))   日志第 \(summary.head.sequence) 条，前 16 位；全文见 huifang verify",
                "\(digest(String(summary.head.hash.prefix(16))))   entry \(summary.head.sequence), first 16 digits; all: huifang verify"
            )
        )
    }

    package var consoleFarewell: String { language("辛苦了，明天见。", "Thank you. See you tomorrow.") }

    /// Said before the screen is taken. In English first: the other language could not be read there.
    package func consoleCharset(_ charset: String) -> String {
        "The terminal is set to \(charset), not UTF-8: Chinese will be unreadable. Set the terminal and LANG to "
            + "UTF-8 (LANG=zh_CN.UTF-8). Enter goes on all the same, Ctrl-C stops."
            + language("\n终端设为 \(charset)，不是 UTF-8，屏上汉字会乱。请改用 UTF-8（LANG=zh_CN.UTF-8）。按回车仍然继续，Ctrl-C 停止。", "")
    }

    /// What is asked for where keys come line by line from a terminal.
    package var consoleLineAsks: String {
        language(
            "结果（代码、键或名称；/ 找来电，u 作废上一条，s 跳过，q 收工）：",
            "Result (code, key or name; / incoming, u undo, s skip, q stop): "
        )
    }

    /// After Ctrl-C or a closed terminal.
    package func consoleStopped(held contact: Int?) -> String {
        guard let contact else { return language("已停止。已保存的都在", "Stopped. Everything saved is kept") }
        return language(
            "已停止。已保存的都在；\(contact) 号已交回，未保存的这一条没有记录",
            "Stopped. Everything saved is kept; no. \(contact) was given back, the unsaved one is not recorded"
        )
    }
}
