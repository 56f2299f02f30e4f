import SurveyCore

/// What the console tells of the clock, the calendar, other desks and the file.
package enum ConsoleNotice: Hashable, Sendable {
    case beyondEnd(CivilDate, end: CivilDate)
    case outsideSlices(TimeOfDay)
    case dayOff(next: CivilDate)
    case outsideFieldwork(from: CivilDate, until: CivilDate)
    case lostClaim(contact: Int, DeskDial)
    case inUse(by: DeskSurveyor, contact: Int)
    case notDrawn(contact: Int)
    case notSaved(DeskFailure, contact: Int)
    case notPossible(DeskFailure)
    case closed(at: Timestamp)
    case stillBusy
    case nothingFound(String)
    case searchTooShort
    case nothingToPutRight
    case recordGone(call: Int)
    case dialFailed(String)
    case shownAgain
    case noDigits
    /// What is to be said of the dial that was saved: that its claim had run out, and what is odd about it.
    case saved(late: Bool, [Doubt])
    case undiallable
    case cleared
    /// One more `-` leads back to the ten keys.
    case onceMoreLeaves
    /// A paste where keys are asked for.
    case pasted
    /// The wall clock was set by so many seconds, forward or back.
    case clockMoved(seconds: Int)
    /// Somebody dialled the contact while this desk rested.
    case dialledMeanwhile(contact: Int, DeskDial, closed: Bool)
    /// A console of this surveyor ended with the contact on its screen.
    case leftUnsaved(contact: Int, at: Timestamp)
    case unchanged
    case reasonWanted
    /// What another surveyor heard is not shown before the own result is saved.
    case blindHistory
    case neverDialled
    /// An incoming call came in between; the contact is on the screen again.
    case interrupted(contact: Int)
    case breakOver(minutes: Int)
}

extension Words {
    package func console(_ notice: ConsoleNotice) -> String {
        switch notice {
        case .beyondEnd(let date, let end):
            language(
                "\(monthDay(date)) 已过外呼截止（\(monthDay(end))）。请约截止前的时间，或空回车",
                "\(monthDay(date)) is after the end of fieldwork (\(monthDay(end))). An earlier time, or empty"
            )
        case .outsideSlices(let time):
            language(
                "现在 \(time)，不在拨打时段；除约定外，此时拨打不计入规程",
                "It is \(time), outside the slices; apart from appointments a dial now does not count"
            )
        case .dayOff(let next):
            language(
                "今天不是工作日，此时拨打不计入规程。下一个工作日 \(longDay(next))",
                "A day off: a dial today does not count. Next working day \(longDay(next))"
            )
        case .outsideFieldwork(let from, let until):
            language(
                "今天不在外呼日期内（\(monthDay(from)) 至 \(monthDay(until))）",
                "Today is outside the days of fieldwork (\(monthDay(from)) to \(monthDay(until)))"
            )
        case .lostClaim(let contact, let dial):
            language(
                "\(contact) 号已于 \(clock(dial.at)) 由 \(dial.surveyor.label) 拨打（\(dial.outcome.label.zh)）。"
                    + "您这次也拨通了吗？1 是，另存一条 2 没有，跳过",
                "No. \(contact) was called by \(dial.surveyor.code) at \(clock(dial.at)) (\(dial.outcome.label.en)). "
                    + "Did you reach him too? 1 yes, keep mine as well 2 no, skip"
            )
        case .inUse(let surveyor, let contact):
            language(
                "该号码正由 \(surveyor.label) 拨打（\(contact) 号）。换下一个，稍后再来",
                "\(surveyor.code) is dialling this number now (no. \(contact)). Taking the next one"
            )
        case .notDrawn(let contact):
            language("\(contact) 号不在拨打名单上，不能记录", "No. \(contact) is on no call list; nothing can be recorded")
        case .notSaved(let failure, let contact):
            language(
                "没有保存成功：\(reason(failure))。请把这一条记在纸上，告诉经办人。\(contact) 号仍在您手里",
                "NOT saved: \(reason(failure)). Write this one on paper and tell the officer. No. \(contact) is still yours"
            )
        case .notPossible(let failure): language("没有办成：\(reason(failure))", "Not done: \(reason(failure))")
        case .closed(let time):
            language(
                "外呼已于 \(stamp(time)) 结束，不再接收拨打记录。请告诉经办人",
                "Fieldwork was closed on \(stamp(time)); no more records. Please tell the officer"
            )
        case .stillBusy:
            language(
                "正在保存，请稍候（有人在生成报告）。您的输入没有丢",
                "Saving, please wait (a report is being made). Nothing is lost"
            )
        case .nothingFound(let text):
            language("没有找到「\(text)」。请换几个字或数字再找", "Nothing found for \(text). Try other digits or words")
        case .searchTooShort:
            language("请输入号码后四位，或姓名、单位中的字", "The last four digits of the number, or part of a name, please")
        case .nothingToPutRight: language("您今天还没有可以更正的记录", "You have no record of today to put right")
        case .recordGone(let call):
            language("\(call) 号记录已被作废或更正过", "Record \(call) has been voided or amended already")
        case .dialFailed(let command):
            language(
                "拨号程序 \(command) 没有运行成功，请手工拨打",
                "The dial command \(command) failed; please dial by hand"
            )
        case .shownAgain: language("其余都已跳过，从头再来", "All others were skipped; starting again")
        case .noDigits: language("请输入对方告知的号码", "The number you were told, please")
        case .saved(let late, let doubts):
            ((late ? [lateSave] : []) + doubts.map(remark)).joined(separator: language("", " "))
        case .undiallable:
            language(
                "报送的号码缺位或有字母，话机拨不出：按回车，再选 0、5",
                "Digits are missing or wrong; no telephone can dial it: Enter, then 0 and 5"
            )
        case .cleared: language("已清除，请重新输入", "Cleared; please type it again")
        case .onceMoreLeaves:
            language("再按一次 [-]：退回十个键，数字就是拨打结果", "[-] once more: back to the ten keys, where digits are results")
        case .clockMoved(let seconds):
            language(
                "电脑时钟刚被调\(seconds < 0 ? "慢" : "快") \(abs(seconds) / 60) 分钟，请核对。通话按实际时长记录",
                "The clock was set \(seconds < 0 ? "back" : "forward") by \(abs(seconds) / 60) min; please check. "
                    + "Calls keep their true length"
            )
        case .dialledMeanwhile(let contact, let dial, let closed):
            language(
                "\(contact) 号 \(dial.at.time(offset)) 已由 \(dial.surveyor.label) 拨打（\(dial.outcome.label.zh)）"
                    + (closed ? "，不再拨打。换下一个" : "。仍要拨打请按回车"),
                "No. \(contact) was called at \(dial.at.time(offset)) by \(dial.surveyor.code) (\(dial.outcome.label.en))"
                    + (closed ? ". Taking the next one" : ". Enter dials all the same")
            )
        case .leftUnsaved(let contact, let time):
            leftUnsaved(contact: contact, at: time) + language("。接着拨？[回车] 是 [.] 跳过", ": go on? [Enter] yes [.] skip")
        case .interrupted(let contact):
            language(
                "\(contact) 号刚才的拨打被来电打断，没有记录。重新拨打请按回车",
                "The dial of no. \(contact) was interrupted and has no record. Enter dials again"
            )
        case .breakOver(let minutes): language("休息了 \(minutes) 分钟", "The break took \(minutes) min")
        case .blindHistory:
            language("核实拨打：以往的结果和备注保存后才显示", "A confirming dial: what was heard before is shown after saving")
        case .neverDialled: language("这个联系人还没有拨打过", "This contact was never dialled")
        case .reasonWanted: language("请写明原因", "The reason, please")
        case .unchanged: language("与原记录相同，没有变化", "As it was before; nothing changed")
        case .pasted: language("这里不接受粘贴，请按键", "Nothing can be pasted here; please use the keys")
        }
    }

    package func leftUnsaved(contact: Int, at time: Timestamp) -> String {
        language(
            "\(contact) 号 \(time.time(offset)) 没有保存（程序中断过）",
            "No. \(contact) was not saved at \(time.time(offset)) (the program ended)"
        )
    }

    private var lateSave: String {
        language("领取已过期（30 分钟没有按键），记录照样保存。", "The claim had run out (30 min without a key); kept all the same.")
    }

    private func reason(_ failure: DeskFailure) -> String {
        switch failure {
        case .diskFull: language("磁盘已满", "the disk is full")
        case .busy: language("文件一直被占用", "the file stayed busy")
        case .readWrite: language("读写失败", "reading or writing failed")
        case .closed(let time): language("外呼已于 \(stamp(time)) 结束", "fieldwork was closed on \(stamp(time))")
        case .recordGone(let call):
            language("\(call) 号记录已被作废或更正过", "record \(call) has been voided or amended already")
        case .refused(.file(.notPermitted)):
            language("没有写入调查文件或其目录的权限", "no right to write the survey file or its folder")
        case .refused(.file(.moved)):
            language("调查文件被移走或替换了", "the survey file was moved or replaced")
        case .refused(.content(.timeInFuture)), .refused(.content(.dialBeforeFieldwork)),
            .refused(.content(.untilBeforeAt)),
            .refused(.content(.appointmentBeforeDial)):
            language("电脑时钟不对，请先调准", "the clock is wrong; set it first")
        case .refused: language("调查文件不允许", "the survey file does not permit it")
        }
    }
}
