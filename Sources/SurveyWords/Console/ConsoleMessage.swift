import SurveyCore

/// A day that is no ordinary working day.
package enum DayKind: Hashable, Sendable {
    case holiday, weekend
    /// Worked on although it is a Saturday or Sunday.
    case madeUp
}

/// What the console says on line 23 (console.md §Screen): checks of what was typed, and what stands in the way.
package indirect enum ConsoleMessage: Hashable, Sendable {
    case pressEnterFirst
    case chineseInput
    case unknownKey
    /// Asked before a call is left without a record.
    case leaving(ConsoleLeaving)
    /// On an incoming call somebody is speaking: keys for silence and bad numbers say nothing.
    case incomingReachedOnly
    case notANumber
    case aboveHundred(String)
    case tooManyDecimals
    case oneDigit(Score)
    /// The answers in the questions' order, far apart.
    case gap([String: Score])
    /// Long since the start: was it really this?
    case longSince(seconds: Int, Disposition)
    case justDialled(seconds: Int, Disposition)
    /// A question was answered with neither of its keys, which is no.
    case notTaken(Disposition, ConsoleMessage)
    /// A digit right after a save: a score without the 5 before it?
    case savedJustNow(Disposition)
    /// Something is said of a number that no telephone can dial.
    case notDiallable(Disposition)
    /// The cell held these numbers, too; nothing is known of them.
    case otherNumbers([String])
    /// A number that telephones can dial was called one that they cannot.
    case diallable
    /// This dial fulfils the protocol: the contact would count as unreachable.
    case lastOfProtocol(Disposition)
    case notATime
    /// The hour is past today; the agreed time instead.
    case pastToday(TimeOfDay, Timestamp, DayKind?)
    /// What is typed for an agreed time, in words.
    case agreed(Timestamp, DayKind?)
    case pastTime
    case notice(ConsoleNotice)
}

extension Words {
    package func console(_ message: ConsoleMessage) -> String {
        switch message {
        case .pressEnterFirst: language("请先按回车开始拨打", "Press Enter first to start the dial")
        case .chineseInput:
            language(
                "现在是中文输入状态。请用数字小键盘，或按 Shift 切换到英文",
                "Chinese input is on. Use the numeric keypad, or press Shift for English"
            )
        case .unknownKey:
            language("没有这个键。看上面的选项，或按 [/]", "No such key here. See above, or press [/]")
        case .incomingReachedOnly:
            language("对方在线上：选 2、4、5、6 或 8", "Somebody is on the line: 2, 4, 5, 6 or 8")
        case .notANumber:
            language(
                "请输入 0 到 100 的数字，例如 90 或 85.5",
                "A number from 0 to 100, please, such as 90 or 85.5"
            )
        case .aboveHundred(let text):
            language("\(text) 超过 100。请重新输入", "\(text) is above 100. Please type it again")
        case .tooManyDecimals:
            language("最多两位小数。请重新输入", "Two decimals at most. Please type it again")
        case .oneDigit(let score):
            language(
                "是 \(score) 分吗？回车确认，或重新输入（\(score.hundredths / 10) 分请输入 \(score.hundredths / 10)）",
                "Is it \(score) points? Enter, or type it again (\(score.hundredths / 10) for \(score.hundredths / 10))"
            )
        case .gap(let scores):
            language(
                "\(consoleScores(scores))，相差较大。请向对方复述确认，回车保存，[-] 改",
                "\(consoleScores(scores)) lie far apart. Read them back; Enter saves, [-] changes"
            )
        case .longSince, .justDialled, .lastOfProtocol:
            asked(message) + language("[回车] 是 [-] 不是", " [Enter] yes [-] no")
        case .leaving(.stop(let contact)):
            language(
                "\(contact) 号这次拨打还没有记录。收工？[回车] 收工，不留记录 [-] 接着打",
                "No. \(contact) has no record yet. Stop? [Enter] stop, no record [-] go on"
            )
        case .leaving(.notDialled(let seconds)):
            language(
                "已开始 \(seconds) 秒，真的没有拨打？[回车] 没有拨打，退回 [-] 拨了",
                "\(seconds) s since the start: really not dialled? [Enter] not dialled [-] it was"
            )
        case .notDiallable:
            asked(message) + language("[回车] 是 [-] 不是", " [Enter] yes [-] no")
        case .otherNumbers:
            asked(message) + language("[回车] 都拨过 [-] 还没有", " [Enter] yes [-] not yet")
        case .diallable:
            asked(message) + language("[回车] 是 [-] 不是", " [Enter] yes [-] no")
        case .notTaken(let outcome, let doubt):
            language(
                "没有记录。\(asked(doubt))是就再按 \(outcome.label.keyText)",
                "Not recorded. \(asked(doubt)) If so press \(outcome.label.keyText) again"
            )
        case .savedJustNow(let outcome): savedJustNow(outcome)
        case .notATime:
            language(
                "请输入时间，例如 3（15:00）、9.15 或 1.0930（明天 09:30）",
                "A time, please, such as 3 (15:00), 9.15 or 1.0930 (tomorrow 09:30)"
            )
        case .pastToday(let past, let time, let kind):
            language(
                "今天 \(past) 已过，改为 \(agreedDay(time, kind))？[回车] 是 [-] 改",
                "\(past) is past. \(agreedDay(time, kind))? [Enter] yes [-] no"
            )
        case .agreed(let time, let kind): agreedDay(time, kind)
        case .pastTime: language("这个时间已过。请重新输入", "That time is past. Please type it again")
        case .notice(let notice): console(notice)
        }
    }

    /// The question of a doubt, without its keys.
    private func asked(_ doubt: ConsoleMessage) -> String {
        switch doubt {
        case .longSince(let seconds, let outcome):
            language(
                "已拨 \(spell(seconds))，确认\(outcome.label.zh)？",
                "\(spell(seconds)) since the start: really \(outcome.label.en)?"
            )
        case .justDialled(let seconds, let outcome):
            language(
                "刚拨 \(seconds) 秒。确认\(outcome.label.zh)？",
                "\(seconds) s since the dial: really \(outcome.label.en)?"
            )
        case .lastOfProtocol(let outcome):
            language(
                "拨满规程，保存后认定联系不上。确认\(outcome.label.zh)？",
                "The last dial: then unreachable. Really \(outcome.label.en)?"
            )
        case .notDiallable(let outcome):
            language(
                "报送的号码拨不出，确认是\(outcome.label.zh)？",
                "The number given cannot be dialled: really \(outcome.label.en)?"
            )
        case .otherNumbers(let phones):
            language(
                "还有 \(phones.joined(separator: "、"))，都拨过了吗？",
                "Did you dial \(phones.joined(separator: ", ")), too?"
            )
        case .diallable: language("这个号码看来能拨。话机确实拨不出？", "It looks like a number. Really impossible to dial?")
        default: console(doubt)
        }
    }

    private func savedJustNow(_ outcome: Disposition) -> String {
        guard outcome.scores == .none else {
            return language(
                "上一个已按「\(outcome.label.zh)」保存。这一个请先按回车拨打；[*] 更正",
                "The last one is saved as \(outcome.label.en). For this one press Enter first; [*] puts right"
            )
        }
        return language(
            "刚才的 \(outcome.label.keyText) 已记为「\(outcome.label.zh)」。要打分请先按 5；[*] 撤回",
            "That \(outcome.label.keyText) was kept as \"\(outcome.label.en)\". For scores press 5 first; [*] undoes"
        )
    }

    /// `2 分 10 秒` / `2 min 10 s`
    private func spell(_ seconds: Int) -> String {
        language("\(seconds / 60) 分 \(seconds % 60) 秒", "\(seconds / 60) min \(seconds % 60) s")
    }

    /// `10 月 9 日（星期五）` / `Friday 9 October`
    package func longDay(_ date: CivilDate) -> String {
        language("\(date.month) 月 \(date.day) 日（\(weekday(date))）", "\(weekday(date)) \(day(date))")
    }

    /// `了解情况 90、满意度 95` / `understanding 90 and satisfaction 95`
    package func consoleScores(_ scores: [String: Score], mark: String? = nil) -> String {
        questions
            .filter { scores[$0.key] != nil }
            .map { "\(question($0.key)) \(scores[$0.key]!)" }
            .joined(separator: mark ?? language("、", " and "))
    }
}
