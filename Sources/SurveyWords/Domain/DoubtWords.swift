import SurveyCore

/// What is to be said of a dial (protocol.md §Doubts).
extension Words {
    /// Why a dial does not count: the one term for it, in every answer, list and page.
    package func whyNot(_ reason: NotCounted) -> String {
        switch reason {
        case .mustAvoid: self("调查员应回避该单位", "the surveyor must avoid the unit")
        case .oldNumber: self("拨的是更正前的号码", "the number was corrected since")
        case .dayOff: self("不在工作日", "on a day off")
        case .outsideSlices: self("不在拨打时段", "outside the slices")
        case .tooSoon(let minutes): self("距上一次 \(minutes) 分钟", "\(count(minutes, "minute")) after the last")
        case .thirdInADay: self("当天计入的次数已满", "enough dials of that day count already")
        }
    }

    /// That a dial does not count, and why.
    package func notCounted(_ reason: NotCounted) -> String {
        notCountedInShort(reason) + self("：", ": ") + whyNot(reason)
    }

    /// As ``notCounted(_:)``, without the reason.
    package func notCountedInShort(_ reason: NotCounted) -> String {
        self(reason.isForNothing ? "不计" : "不计入", "not counted")
    }

    private func forNothing(_ reason: NotCounted) -> String {
        reason.isForNothing
            ? self("不计", "not count") : self("不计入\(unreachable)", "not count towards unreachable")
    }

    /// What to do about a dial that does not count.
    private func instead(_ reason: NotCounted) -> String {
        switch reason {
        case .mustAvoid: self("请改由其他调查员拨打。", " Let another one call.")
        case .oldNumber: self("请拨更正后的号码。", " Dial the new one.")
        case .dayOff, .outsideSlices, .tooSoon, .thirdInADay: ""
        }
    }

    /// What the recording of a dial says beside its saved line: what is odd, and what to do about it.
    package func remark(_ doubt: Doubt) -> String {
        switch doubt {
        case .notCounted(let reason):
            self("这次拨打", "This dial does ") + forNothing(reason) + self("：", ": ") + whyNot(reason) + self("。", ".")
                + instead(reason)
        case .unreachableTakenBack:
            self(
                "该号码原已认定\(unreachable)，现不再认定。",
                "The number had been found unreachable; it is so no more."
            )
        case .othersList:
            self("该联系人在其他调查员的名单上，请核对编号。", "The contact is on another surveyor's list; please check its number.")
        case .secondInterview:
            self(
                "该联系人已有一次完成的访问，仍按先录入的那次计分。请核对编号。",
                "This contact was interviewed before; the interview entered first is scored. Please check the number."
            )
        case .sameMinute:
            self(
                "同一调查员在同一分钟已有一条该联系人的记录，请核对是否重复。",
                "The same surveyor has another record of this contact in the same minute; is it one dial?"
            )
        case .farFromClock:
            self("拨打时间在 24 小时以前，请核对日期。", "The dial lies more than 24 hours back; please check the date.")
        case .anotherYear:
            self("拨打时间与外呼不在同一年，请核对年份。", "The dial is dated in another year than fieldwork; please check it.")
        case .beforeDraw, .lateEntry, .clockBack, .clockAhead, .sameHand: ground(doubt)
        }
    }

    /// What is odd about so many dials of a call sheet.
    func remark(_ doubt: Doubt, ofDials dials: Int) -> String {
        let (zh, en) = ("\(dials) 次拨打", count(dials, "dial"))
        let those = self("；\(takenZh)", "; \(takenEn)")
        switch doubt {
        case .notCounted(let reason):
            var why = whyNot(reason)
            if case .tooSoon = reason { why = self("与上一次相隔太近", "too soon after the last") }
            return self(
                "\(zh)\(forNothing(reason))：\(why)\(those)。",
                "\(en) \(dials == 1 ? "does" : "do") \(forNothing(reason)): \(why)\(those)."
            )
        case .unreachableTakenBack:
            return self(
                "\(zh)使原已认定\(unreachable)的号码不再认定\(those)。",
                "\(en) to numbers that had been found unreachable and are so no more\(those)."
            )
        case .secondInterview:
            return self(
                "\(zh)是同一联系人的又一次完成访问，仍按先录入的那次计分\(those)。请核对编号。",
                "\(en) with a contact interviewed before: the interview entered first is scored\(those). Please check the numbers."
            )
        case .farFromClock:
            return self(
                "\(zh)在 24 小时以前\(those)。请核对日期。",
                "\(en) more than 24 hours back\(those). Please check the dates."
            )
        case .anotherYear:
            return self(
                "\(zh)与外呼不在同一年\(those)。请核对年份。",
                "\(en) in another year than fieldwork\(those). Please check the year."
            )
        // A sheet hands its contacts out, and has no dial twice.
        case .othersList, .sameMinute, .beforeDraw, .lateEntry, .clockBack, .clockAhead, .sameHand: return remark(doubt)
        }
    }

    /// What makes one doubt a dial on which a downgrade rests.
    package func ground(_ doubt: Doubt) -> String {
        switch doubt {
        case .beforeDraw: self("时间早于抽取", "dated before the draw")
        case .lateEntry: self("在拨打 24 小时以后才录入", "entered more than 24 hours after the dial")
        case .clockBack: self("录入时间早于前面的日志", "written earlier than entries before it")
        case .clockAhead: self("录入时间晚于现在", "written later than now")
        case .sameHand: self("（核实）与首次拨打由同一人录入", "typed by the same person as the dial that it confirms")
        case .notCounted, .unreachableTakenBack, .othersList, .secondInterview, .sameMinute, .farFromClock,
            .anotherYear:
            remark(doubt)
        }
    }
}
