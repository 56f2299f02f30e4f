import SurveyCore

extension Words {
    func unknownContactText(_ finding: Finding) -> FindingText {
        let value = value(of: finding)
        return FindingText(
            self(
                "没有编号「\(value)」的联系人，或不在拨打名单中，此行未导入。",
                "No contact \(value), or not on a call list; the row was not taken."
            ),
            self("请对照登记表的「编号」列。", "See the column 编号 of the sheet.")
        )
    }

    func otherContactText(_ finding: Finding, _ contact: Int, _ listed: String) -> FindingText {
        let (value, listed) = (value(of: finding), shown(phone(listed)))
        return FindingText(
            self(
                "此行写的是「\(value)」，而 \(contact) 号联系人是「\(listed)」，此行未导入。",
                "The row says \(value), but contact \(contact) has \(listed); the row was not taken."
            ),
            self(
                "编号写错的，请改正编号；编号没错的，请改正这一格，或把它留空。",
                "If 编号 is wrong, put that right; if it is not, put this cell right, or leave it empty."
            )
        )
    }

    func unknownOutcomeText(_ finding: Finding, _ nearest: Disposition?, _ keypad: Disposition?) -> FindingText {
        let text = outcomeText(value(of: finding), nearest: nearest, keypad: keypad)
        return FindingText(text.wrong, text.next + self("此行未导入。", " The row was not taken."))
    }

    func unknownSurveyorText(_ finding: Finding, _ known: [String]) -> FindingText {
        let value = value(of: finding)
        guard !value.isEmpty else {
            return FindingText(
                self("此行没有写调查员，未导入。", "The row names no surveyor; it was not taken."),
                self("请在表中填写，或用 --surveyor 指定。", "Write one in the table, or name one with --surveyor.")
            )
        }
        return FindingText(
            self("没有调查员「\(value)」，此行未导入。", "No surveyor \(value); the row was not taken."),
            self("现有：\(shownList(known))。", "There are: \(shownList(known)).")
        )
    }

    func badScoreText(_ finding: Finding) -> FindingText {
        let value = value(of: finding)
        return FindingText(
            self(
                "「\(value)」不是 0 到 100 的得分（最多两位小数）。",
                "\(value) is not a score from 0 to 100 (two decimals at most)."
            ),
            self("此行未导入。", "The row was not taken.")
        )
    }

    func scoresMissingText(_ outcome: Disposition, _ dimension: String) -> FindingText {
        let label = self.outcome(outcome)
        return FindingText(
            self(
                "结果是「\(label)」，但「\(shown(dimension))」是空的，此行未导入。",
                "The outcome is \(label) but \(shown(dimension)) is empty; the row was not taken."
            ),
            self("对方没打分的，结果请写「部分完成」。", "If it was declined, write 部分完成.")
        )
    }

    func scoresNotExpectedText(_ outcome: Disposition, _ score: Score) -> FindingText {
        let label = self.outcome(outcome)
        return FindingText(
            self(
                "结果是「\(label)」，却有得分 \(score)，此行未导入。",
                "The outcome is \(label), yet there is a score \(score); the row was not taken."
            ),
            self("请核对哪个写错了。", "Which one is wrong?")
        )
    }

    func badTimeText(_ finding: Finding, _ fault: Finding.TimeFault) -> FindingText { timeText(finding, fault) }

    func alreadyRecordedText(_ call: Int) -> FindingText {
        FindingText(
            self("这次拨打已是 \(call) 号记录，内容相同，没有重复记。", "This dial is record \(call) already; nothing changed.")
        )
    }

    func remarkAddedText(_ call: Int, _ replaces: Int) -> FindingText {
        FindingText(
            self(
                "这次拨打已是 \(replaces) 号记录，只多了备注：备注\(isChecked ? "将" : "已")记入，更正为 \(call) 号记录。",
                "This dial is record \(replaces) already, and only the remark is new: it \(isChecked ? "will be" : "is") kept "
                    + "in record \(call), which amends that."
            )
        )
    }

    func remarkNotKeptText(_ call: Int, _ amend: Int?) -> FindingText {
        guard let amend else {
            return FindingText(
                self(
                    "这次拨打已是 \(call) 号记录，该记录已作废，此行的备注没有记入。",
                    "This dial is record \(call), which is void; the row's remark was not kept."
                ),
                self("确有这次拨打的，请用 huifang record 重新记录。", "If the dial was made, record it anew: huifang record.")
            )
        }
        return FindingText(
            self(
                "这次拨打已是 \(call) 号记录，后来更正为 \(amend) 号，此行的备注没有记入。",
                "This dial is record \(call), since amended by record \(amend); the row's remark was not kept."
            ),
            self("要记入请用 huifang amend \(amend) --note 备注。", "To keep it: huifang amend \(amend) --note REMARK.")
        )
    }

    /// Why a record is amended for which a sheet has a remark.
    package var remarkReason: String { self("登记表补写备注", "a remark added on the call sheet") }

    func recordedOtherwiseText(
        _ contact: Int,
        _ at: Timestamp,
        _ call: Int,
        _ stored: Disposition,
        _ given: Disposition
    ) -> FindingText {
        FindingText(
            stored == given
                ? self(
                    "\(contact) 号 \(stamp(at)) 已有 \(call) 号记录，同为「\(outcome(stored))」，但得分或时间与此行不同。未导入。",
                    "No. \(contact) at \(stamp(at)) is record \(call), \(outcome(stored)) as well, but with other scores or times than this row. Not taken."
                )
                : self(
                    "\(contact) 号 \(stamp(at)) 已有 \(call) 号记录「\(outcome(stored))」，与此行「\(outcome(given))」不同。未导入。",
                    "No. \(contact) at \(stamp(at)) is record \(call) (\(outcome(stored))), this row says \(outcome(given)). Not taken."
                ),
            self("要更正请用 huifang amend \(call)。", "To change it: huifang amend \(call).")
        )
    }

    func unusualScoreText(_ unusual: Finding.UnusualScore) -> FindingText {
        unusualText(unusual)
    }

    private func timeText(_ finding: Finding, _ fault: Finding.TimeFault) -> FindingText {
        let value = value(of: finding)
        let write = self("请写成「2020-09-23 14:52」的样子。", "Write it like 2020-09-23 14:52.")
        switch fault {
        case .missing:
            return FindingText(
                self("没有写拨打时间，此行未导入。", "The time of the dial is missing; the row was not taken."),
                self(
                    "没人接的和号码有问题的须写几点几分，其他的可用 --at 写明日期。",
                    "Unanswered dials and bad numbers need one; for others --at may give the day."
                )
            )
        case .unreadable:
            return FindingText(
                self("「\(value)」不是时间，此行未导入。", "\(value) is not a time; the row was not taken.")
                    + whyNoTime(finding.value ?? ""),
                write
            )
        case .dayOnly:
            return FindingText(
                self("「\(value)」只有日期，没有几点几分，此行未导入。", "\(value) has no time of day; the row was not taken."),
                write
            )
        case .inFuture:
            return FindingText(
                self("「\(value)」还没到，此行未导入。", "\(value) lies in the future; the row was not taken."),
                self("请核对日期和时间。", "Check the date and the time.")
            )
        case .beforeFieldwork(let day):
            return FindingText(
                self(
                    "「\(value)」早于外呼第一天 \(self.day(day))，此行未导入。",
                    "\(value) is before the first day of fieldwork, \(self.day(day)); the row was not taken."
                ),
                self("请核对日期。", "Check the date.")
            )
        case .afterClosing(let closing):
            return FindingText(
                self(
                    "「\(value)」在外呼结束（\(moment(closing))）之后，此行未导入。",
                    "\(value) is after fieldwork was closed (\(moment(closing))); the row was not taken."
                ),
                self(
                    "请核对时间；复核中的拨打用 record --review。",
                    "Check the time; for a review use record --review."
                )
            )
        case .endsBeforeDial:
            return FindingText(
                self("结束时间「\(value)」早于拨打时间，此行未导入。", "\(value) ends the call before it began; the row was not taken."),
                self("请核对哪个写错了。", "Which one is wrong?")
            )
        case .appointmentBeforeDial:
            return FindingText(
                self(
                    "约定时间「\(value)」早于拨打时间，此行未导入。",
                    "The agreed time \(value) lies before the dial; the row was not taken."
                ),
                self("请核对哪个写错了。", "Which one is wrong?")
            )
        case .appointmentNotExpected:
            return FindingText(
                self(
                    "写了约定时间「\(value)」，结果却不是「约定再拨」，此行未导入。",
                    "There is an agreed time \(value), but the outcome is not appointment; the row was not taken."
                ),
                self("请核对哪个写错了。", "Which one is wrong?")
            )
        }
    }

    private func outcomeText(_ value: String, nearest: Disposition?, keypad: Disposition?) -> FindingText {
        let back = self("可写代码或名称，见登记表背面。", "Write a code or a name, see the back of the sheet.")
        if let keypad {
            return FindingText(
                self(
                    "「\(value)」不是代码；屏上的 \(value) 是\(outcome(keypad))，",
                    "\(value) is no code; key \(value) is \(outcome(keypad)),"
                ),
                self("请写 \(keypad.code)。", "write \(keypad.code).") + lostZero(value)
            )
        }
        if value.count == 1, !lostZero(value).isEmpty {
            return FindingText(
                self("「\(value)」不是代码。", "\(value) is no code."),
                trimmed(lostZero(value))
            )
        }
        if let nearest {
            return FindingText(
                self(
                    "「\(value)」不是拨打结果，最接近「\(outcome(nearest))」。",
                    "\(value) is not an outcome; nearest: \(outcome(nearest))."
                ),
                back
            )
        }
        return FindingText(self("「\(value)」不是拨打结果。", "\(value) is not an outcome."), back)
    }

    /// Spreadsheets write 01 as 1: names the code that may have been meant.
    private func lostZero(_ value: String) -> String {
        guard let meant = Disposition.allCases.first(where: { $0.code == "0" + value }) else { return "" }
        return self(
            "如原为 0\(value)（\(outcome(meant))），是表格软件去掉了 0，请写「\(meant.label.zh)」。",
            " If it was 0\(value) (\(outcome(meant))), the spreadsheet took the 0 away: write \(meant.rawValue)."
        )
    }

    private func unusualText(_ unusual: Finding.UnusualScore) -> FindingText {
        switch unusual {
        case .apart(let first, let second):
            let labels = questions.count == 2 ? questions.map { self($0.label + " ", "") } : ["", ""]
            return FindingText(
                self(
                    "\(labels[0])\(first)、\(labels[1])\(second)，相差较大；\(takenZh)，",
                    "\(first) and \(second) lie far apart; \(takenEn),"
                ),
                self("请核对登记表。", "please check the sheet.")
            )
        case .oneDigit(let score):
            return FindingText(
                self("得分 \(score)：是否漏写一位？\(takenZh)，", "Score \(score): a digit missing? \(capitalised(takenEn)),"),
                self("请核对登记表。", "please check the sheet.")
            )
        case .belowOne(let score):
            return FindingText(
                self(
                    "得分 \(score)：是不是 \(score.hundredths) 分？\(takenZh)，",
                    "Score \(score): is it \(score.hundredths) points? \(capitalised(takenEn)),"
                ),
                self("请核对登记表。", "please check the sheet.")
            )
        }
    }
}
