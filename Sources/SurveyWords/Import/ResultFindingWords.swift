import SurveyCore

extension Words {
    /// Findings about the row of a filled-in call sheet.
    func resultText(_ finding: Finding) -> FindingText {
        let value = value(of: finding)
        switch finding.kind {
        case .unknownContact:
            return FindingText(
                self("没有编号「\(value)」的联系人，或不在拨打名单中。", "No contact \(value), or not on a call list."),
                self("请对照登记表的「编号」列。", "See the column 编号.")
            )
        case .unknownOutcome(let nearest, let keypad):
            return outcomeText(value, nearest: nearest, keypad: keypad)
        case .unknownSurveyor(let known):
            return FindingText(
                self("没有调查员「\(value)」。", "No surveyor \(value)."),
                self("现有：\(shownList(known))。", "There are: \(shownList(known)).")
            )
        case .badScore:
            return FindingText(
                self(
                    "「\(value)」不是 0 到 100 的得分（最多两位小数）。",
                    "\(value) is not a score from 0 to 100 (two decimals at most)."
                ),
                self("此行未导入。", "The row was not taken.")
            )
        case .scoresMissing(let outcome, let dimension):
            let label = self.outcome(outcome)
            return FindingText(
                self(
                    "结果是「\(label)」，但「\(shown(dimension))」是空的。",
                    "The outcome is \(label) but \(shown(dimension)) is empty."
                ),
                self("对方没打分的，结果请写「部分完成」。", "If it was declined, write 部分完成.")
            )
        case .scoresNotExpected(let outcome, let score):
            let label = self.outcome(outcome)
            return FindingText(
                self("结果是「\(label)」，却有得分 \(score)。", "The outcome is \(label), yet there is a score \(score)."),
                self("请核对哪个写错了。", "Which one is wrong?")
            )
        case .badTime where value.isEmpty:
            return FindingText(
                self("没有写拨打时间。", "The time of the dial is missing."),
                self(
                    "没人接的和号码有问题的须写几点几分，其他的可用 --at 写明日期。",
                    "Unanswered dials and bad numbers need one; for others --at may give the day."
                )
            )
        case .badTime:
            return FindingText(
                self("「\(value)」不是时间，或在将来。", "\(value) is not a time, or lies in the future."),
                self("请写成 2020-09-23 14:52。", "Write 2020-09-23 14:52.")
            )
        case .alreadyRecorded(let call):
            return FindingText(
                self("这次拨打已是 \(call) 号记录，内容相同，没有重复记。", "This dial is record \(call) already; nothing changed.")
            )
        case .recordedOtherwise(let contact, let at, let call, let stored, let given):
            return FindingText(
                self(
                    "\(contact) 号 \(stamp(at)) 已有 \(call) 号记录「\(outcome(stored))」，与此行「\(outcome(given))」不同。未导入。",
                    "No. \(contact) at \(stamp(at)) is record \(call) (\(outcome(stored))), this row says \(outcome(given)). Not taken."
                ),
                self("要更正请用 huifang amend \(call)。", "To change it: huifang amend \(call).")
            )
        case .unusualScore(let unusual):
            return unusualText(unusual)
        default: return FindingText("")
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
            return FindingText(self("「\(value)」不是代码。", "\(value) is no code."), lostZero(value))
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
                    "\(labels[0])\(first)、\(labels[1])\(second)，相差较大；已导入，",
                    "\(first) and \(second) lie far apart; taken,"
                ),
                self("请核对登记表。", "please check the sheet.")
            )
        case .oneDigit(let score):
            return FindingText(
                self("得分 \(score)：是否漏写一位？已导入，", "Score \(score): a digit missing? Taken,"),
                self("请核对登记表。", "please check the sheet.")
            )
        }
    }
}
