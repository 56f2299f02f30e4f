import SurveyCore

/// Lists inside the script region: records to put right, contacts found, all results, numbers to compare, an agreed time.
extension Words {
    /// `1049  14:59  20 号  本人拒访`
    package func console(_ record: DeskRecord, narrow: Bool = false) -> String {
        var text = language(record.outcome.label.zh, record.outcome.label.en)
        if let time = record.appointment { text = language("约定 \(stamp(time))", "appointment \(stamp(time))") }
        for question in questions { text += record.scores[question.key].map { " \($0)" } ?? "" }
        let time = clock(record.at)
        if narrow {
            return [time, language("\(record.contact)号", "no.\(record.contact)"), text].joined(separator: " ")
        }
        return [String(record.call), time, number(record.contact), text].joined(separator: "  ")
    }

    /// The second line of a contact found: unit, last dial, whose list.
    package func consoleFoundState(_ found: DeskFound, desk: DeskSurveyor, on today: CivilDate) -> String {
        var text: String
        if let last = found.last {
            let time = consoleLately(last.at, on: today)
            text = language(
                "\(time) \(last.outcome.label.zh)（\(last.surveyor.code)）",
                "\(time) \(last.outcome.label.en) (\(last.surveyor.code))"
            )
        } else {
            text = consoleNeverDialled
        }
        if let surveyor = found.surveyor, surveyor != desk {
            text += language("（\(surveyor.label) 名单）", " (list of \(surveyor.code))")
        }
        if found.state == .notDrawn { text = language("未抽取", "not drawn") }
        return text
    }

    package func consoleSameNumber(_ contacts: [Int]) -> String {
        let order = contacts.map { number($0) }
        return language(
            "这 \(contacts.count) 个是同一号码。可一次问完：先问 \(order.joined(separator: "，再问 "))。",
            "Same number. You may ask for all: first \(order.joined(separator: ", then "))."
        )
    }

    package func consoleMoreFound(_ count: Int) -> String {
        language("还有 \(count) 个。请按 [-] 多输入几位再找", "\(count) more. Press [-] and type more of it")
    }

    /// `约定 9 月 24 日（星期四）09:30，明天。` / `Thursday 24 September 09:30, tomorrow.`
    package func consoleAgreed(_ time: Timestamp, _ kind: DayKind?, on today: CivilDate) -> String {
        let near = near(time.date(offset), to: today).map { language("，", ", ") + $0 } ?? ""
        return language("约定 \(agreedDay(time, kind))\(near)。", "\(agreedDay(time, kind))\(near).")
    }

    /// `10 月 2 日（星期五，节假日）15:00` / `Friday 2 October (holiday) 15:00`
    func agreedDay(_ time: Timestamp, _ kind: DayKind?) -> String {
        let date = time.date(offset)
        let (zh, en) =
            switch kind {
            case nil: ("", "")
            case .holiday: ("，节假日", " (holiday)")
            case .weekend: ("，休息日", " (day off)")
            case .madeUp: ("，调休上班", " (working day)")
            }
        return language(
            "\(date.month) 月 \(date.day) 日（\(weekday(date))\(zh)）\(time.time(offset))",
            "\(weekday(date)) \(day(date))\(en) \(time.time(offset))"
        )
    }

    /// What is read to somebody who was asked for another unit just before; spoken, therefore Chinese.
    package func consoleAnother(_ unit: String) -> String {
        "还想请您对【\(unit)】也打个分，问题一样，很快。您看可以吗？"
    }

    /// The same where the console goes on line by line.
    package func consoleAnotherLine(_ unit: String) -> String {
        heading(.another) + language("：", ": ") + consoleAnother(unit)
            + language("（没有问就输入 s）", " (s: not asked)")
    }

    /// Line 24: an agreed time has come.
    package func consoleDueNow(_ agreed: DeskTally.Agreed, narrow: Bool) -> String {
        let time = agreed.at.time(offset)
        if narrow { return language("约定到时 \(agreed.contact)号 \(time)", "due: no.\(agreed.contact) \(time)") }
        return language(
            "约定到时：\(agreed.contact) 号 \(time)。下一个就是",
            "Appointment due: no. \(agreed.contact) at \(time); it comes next"
        )
    }

    /// Beside a number that was dialled already.
    package var consoleDialled: String { language("已拨", "dialled") }

    package var consoleNoTime: String {
        language("没说时间，按规程另选时段再拨。", "No time given: another slice by the protocol.")
    }

    package var consoleTimeSyntax: [(String, String)] {
        [
            (
                "3",
                language("15:00（按拨打时段认上下午；已过则为下一个工作日）", "15:00, the hour in a slice (if past, the next working day)")
            ),
            ("9.15", language("09:15      也可以写 0915", "09:15      or 0915")),
            (
                "1.0930",
                language("明天 09:30     3.1500    三天后 15:00", "tomorrow 09:30     3.1500    in three days, 15:00")
            ),
            (language("空回车", "empty"), language("没说时间，按规程另选时段再拨", "no time given: another slice by the protocol")),
        ]
    }

    package var consoleNarrowTimeSyntax: [(String, String)] {
        [
            ("3", language("15:00，已过则下一工作日", "15:00, next if past")),
            ("9.15", language("09:15，也可写 0915", "09:15, or 0915")), ("1.0930", language("明天 09:30", "tomorrow 09:30")),
            ("3.1500", language("三天后 15:00", "in three days, 15:00")),
            (language("空回车", "empty"), language("没说时间，另选时段再拨", "no time given")),
        ]
    }

    package var consoleNarrowCompare: String { language("请核对号码（常常是拨错了一位）", "Compare: often one digit is wrong") }
    package var consoleNarrowPutRight: String { language("更正记录（您今天的最近 5 条）", "Put right (your last five today)") }

    /// Label and value of the three numbers to compare, and what will be kept.
    package func consoleCompare(phone: String?, asGiven: String, narrow: Bool = false) -> [(String, String)] {
        if narrow {
            return [
                (language("应拨", "dial "), phone ?? consoleNoNumber), (language("原文", "given"), asGiven),
            ]
        }
        return [
            (language("本次应拨", "to be dialled"), phone ?? consoleNoNumber), (language("报送原文", "handed in as"), asGiven),
            (language("话机显示", "your telephone"), language("请与上面逐位核对", "compare digit by digit")),
        ]
    }

    package func consoleKept(
        _ outcome: Disposition,
        assumedAreaCode: String?,
        asGiven: String,
        confirming: Bool,
        narrow: Bool = false
    ) -> String {
        if let code = assumedAreaCode {
            return language(
                "该号码的区号 \(code) 由本办推定，报送原文为「\(asGiven)」。认定前须向填报单位核对，请先保存，经办人会处理。",
                "The area code \(code) was assumed by the office (handed in: \(asGiven)). The unit must be asked before this can count; "
                    + "save it, the officer will see to it."
            )
        }
        if confirming {
            return language(
                "按您实际听到的保存，保存后显示前次的结果。",
                "Kept as you heard it; what was heard before is shown after saving."
            )
        }
        if narrow {
            return language(
                "记为「\(outcome.label.zh)，待核实」。另一名调查员再拨，一致才认定联系不上。",
                "To be confirmed: it counts only if another surveyor hears the same."
            )
        }
        return language(
            "本次记为「\(outcome.label.zh)，待核实」。须由另一名调查员再拨，两次一致才认定联系不上。",
            "Kept as \"\(outcome.label.en), to be confirmed\". It counts only if another surveyor dials and hears the same."
        )
    }

    package var consoleConfirmSteps: [String] {
        [
            language(
                "1 按屏上号码逐位拨打，响铃或语音提示听完为止（约 1 分钟）。",
                "1 dial digit by digit and listen to the end (about a minute)"
            ),
            language(
                "2 有人接听就照常回访：这个联系人立即变为「已联系」。",
                "2 if somebody answers, interview as usual: the contact is then \"reached\""
            ),
            language("3 按实际听到的选结果，不必与前一次相同。", "3 choose what you hear; it need not be what the other one heard"),
        ]
    }

    package var consoleNarrowConfirmSteps: String {
        language(
            "逐位拨打，听完提示；有人接就照常回访；按实际听到的选，不必与前一次相同。",
            "Dial digit by digit, hear it out; if somebody answers, interview; choose what you hear, the same or not."
        )
    }

    package var consoleFollowUp: (words: String, unheard: String, unsure: String, range: String) {
        language == .zh
            ? ("说「满意」「还行」", "「没听说过」", "「说不好」", "「八九十分吧」")
            : ("In words", "Never heard", "Cannot say", "A range")
    }

    package var consoleFollowUpLabel: String { language("追问", "If") }

    /// What a surveyor may say on line 10 of a refusal that would not close yet.
    /// - Parameter closes: the contact is not called again after it.
    package func consoleEffect(_ outcome: Disposition, closes: Bool) -> String {
        let told =
            switch outcome {
            case .left: language("号码是通的，不再拨打，转经办人核对", "the line works; not called again, the officer checks it")
            case .denies: language("已联系，不再拨打，转经办人核对", "reached; not called again, the officer checks it")
            case .absent where closes: language("号码是通的，已拨满次数，不再拨打", "the line works; the last dial, not called again")
            case .gatekeeperRefused where closes, .brokeOff where closes:
                language("号码是通的，已是第二次，不再拨打", "the line works; the second time, not called again")
            default: effect(outcome)
            }
        return language("保存后：", "After saving: ") + told
    }

    package var consoleNewNumberHint: String {
        language(
            "请记下对方告知的号码。按「本人不在」保存，号码写入备注，由经办人更正后再拨。",
            "Type the number you were told. Saved as absent with the number noted; the officer puts it right."
        )
    }

    /// The note that keeps a number which somebody else told.
    package func consoleNewNumber(_ digits: String) -> String {
        language("告知新号码：\(digits)", "new number told: \(digits)")
    }
}

/// The line of a record taken back, and the reasons for it (console.md §Saving).
extension Words {
    package func consoleVoided(
        call: Int,
        reason: String,
        contact: Int,
        back: Bool,
        narrow: Bool = false
    ) -> String {
        if narrow {
            return language(
                "作废\(call)(\(reason)) \(contact)号\(back ? "已回屏" : "")",
                "voided \(call), no.\(contact) \(back ? "is back" : "")"
            )
        }
        return language(
            "已作废 \(call) 号记录（\(reason)）。\(contact) 号\(back ? "已回到屏幕" : "恢复为作废前的状态")",
            "Record \(call) voided (\(reason)). No. \(contact) is \(back ? "back on the screen" : "as it was before")"
        )
    }

    /// Why the log says that a record was amended on the screen.
    package var consoleAmending: String { language("调查员更正", "put right by the surveyor") }

    /// Reasons by key for taking a record back; the fourth is typed.
    package var consoleReasons: [String] {
        [language("按错键", "wrong key"), language("听错了", "misheard"), language("对方改口", "he changed his mind")]
    }
}
