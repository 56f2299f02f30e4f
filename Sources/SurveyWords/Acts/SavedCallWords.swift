import SurveyCore

/// The saved line (console.md §Saving), of the console and of the commands.
extension Words {
    /// - Parameter narrow: for 40 columns.
    package func saved(_ saved: SavedCall, _ calls: CallProtocol, narrow: Bool = false) -> String {
        if narrow { return narrowSaved(saved, calls) }
        let call = saved.attempt.call
        let amends = saved.replaces.map { self("（更正 \($0) 号）", " (amends \($0))") } ?? ""
        return self("已保存 \(call) 号记录\(amends)：", "Saved: record \(call)\(amends), ") + number(saved.contact) + " "
            + told(saved, calls)
    }

    private func told(_ saved: SavedCall, _ calls: CallProtocol) -> String {
        let attempt = saved.attempt
        let outcome = outcome(attempt.outcome)
        let mark = self("，", ", ")
        if attempt.review {
            return outcome + self("。复核拨打，不改变状态和等次", ". A review dial: state and grade stay as they are")
        }
        if saved.countsForNothing {
            return outcome + self("，不计，联系人状态不变", "; not counted, the contact stays as it was")
        }
        if saved.status.awaitsNumberCheck {
            return outcome + self("。号码由本办补全，待经办人核对", ". The office completed this number and must check it")
        }
        if let first = saved.confirming {
            let told = attempt.scores.isEmpty ? "" : mark + answers(attempt.scores, parted: mark)
            return outcome + told + confirmation(saved, first)
        }
        let scored = outcome + mark + answers(attempt.scores, parted: mark)
        switch attempt.outcome.scores {
        case .all: return scored
        case .some: return scored + closed(saved.status.state, brief: true)
        case .none: break
        }
        guard saved.status.state.isOpen else { return outcome + closed(saved.status.state) }
        if let time = attempt.appointment {
            return self("约定 \(shortMoment(time))，届时自动排在最前", "appointment \(shortMoment(time)); it will come first")
        }
        if attempt.outcome.kind == .none { return outcome + self("，不算一次拨打", "; not a dial") }
        if attempt.outcome.kind == .dead, !saved.status.everReached {
            return self(
                "\(outcome)（待核实）。由其他调查员核实，认定前不影响等次",
                "\(outcome) (to be confirmed). Another surveyor will dial; nothing counts until then"
            )
        }
        if saved.status.lastAttemptNeedsOther { return outcome + lastByOther(saved.status, calls) }
        return outcome + self("（\(clock(attempt.at))）", " (\(clock(attempt.at)))") + again(saved, calls)
    }

    /// - Parameter brief: the answers were told already.
    private func closed(_ state: ContactState, brief: Bool = false) -> String {
        switch state {
        case .scored: self("。该联系人已评分，不再拨打", ". This contact is scored and is not called again")
        case .unreachable: self("。已拨满规程，认定联系不上", ". The protocol is fulfilled; counted as unreachable")
        case .notDrawn, .notFinished: self("。外呼已结束", ". Fieldwork is closed")
        case .reached where brief: self("。不再拨打", ". Not called again")
        case .reached: self("。不再拨打，不计分，也不算联系不上", ". Not called again; no score; not unreachable")
        case .open, .awaitingConfirmation: ""
        }
    }

    private func lastByOther(_ status: ContactStatus, _ calls: CallProtocol) -> String {
        let dials = status.dialsTowardsUnreachable(calls)
        let days = calls.silentDays - status.lacking.days
        let slices = calls.silentSlices - status.lacking.slices
        return self(
            "。\(dials.areAll ? "已拨" : "计入") \(dials.count) 次、\(days) 天、\(slices) 个时段，最后一次由其他调查员拨打",
            ". \(dials.count) dials\(dials.areAll ? "" : " counted"), \(days) days, \(slices) slices; "
                + "the last one goes to another surveyor"
        )
    }

    private func confirmation(_ saved: SavedCall, _ first: DeskDial) -> String {
        let outcome = saved.attempt.outcome
        let before = "\(shortMoment(first.at))" + self("（\(first.surveyor.code)）", " (\(first.surveyor.code))")
        let heard = self.outcome(first.outcome)
        if outcome.kind == .dead {
            let counted =
                switch saved.status.state {
                case .unreachable: self("。认定联系不上", ". Counted as unreachable")
                case .awaitingConfirmation: self("。仍待核实", ". Still to be confirmed")
                case .scored, .reached, .notDrawn, .notFinished, .open: closed(saved.status.state)
                }
            return outcome == first.outcome
                ? self("，与 \(before)一致", ", as on \(before)") + counted
                : self("，\(before)为「\(heard)」", ", \(heard) on \(before)") + counted
        }
        let works =
            switch outcome.kind {
            case .reached: true
            case .silent: outcome != .noService && outcome != .barred
            case .dead, .none: false
            }
        return self("，与前次「\(heard)」不一致。", ", unlike \"\(heard)\" before. ")
            + (works ? self("该号码是通的", "The line works") : "")
            + (saved.status.state.isOpen
                ? (works ? self("，恢复待拨", "; open again") : self("恢复待拨", "Open again")) : "")
    }

    /// When the contact may be called again, told on the day of writing.
    private func again(_ saved: SavedCall, _ calls: CallProtocol) -> String {
        guard let time = saved.status.notBefore, time > saved.written else {
            return self("。现在起可再拨", ". May be called now")
        }
        let today = saved.written.date(offset)
        let date = time.date(offset)
        if date == today { return self("。\(time.time(offset)) 起可再拨", ". May be called from \(time.time(offset))") }
        let slice = calls.slices.first { $0.from == time.time(offset) }
        let tomorrow = date == today.adding(days: 1)
        let day = tomorrow ? self("明天", "tomorrow") : monthDay(date)
        // From midnight on: the day alone.
        if time.time(offset).minutes == 0 {
            return self("。\(day)\(tomorrow ? "" : " ")起可再拨", ". May be called from \(day) on")
        }
        return self(
            "。\(day)\(tomorrow ? "" : " ")\(slice?.label ?? " \(time.time(offset)) ")起可再拨",
            ". May be called from \(day) \(time.time(offset))"
        )
    }

    private func narrowSaved(_ saved: SavedCall, _ calls: CallProtocol) -> String {
        let attempt = saved.attempt
        let outcome = outcome(attempt.outcome)
        let head = self("存\(attempt.call) \(saved.contact)号", "saved \(attempt.call) no.\(saved.contact) ")
        if saved.countsForNothing { return head + outcome + self("，不计", ", not counted") }
        if !attempt.scores.isEmpty {
            return head + outcome + " "
                + questions.map { attempt.scores[$0.key]?.description ?? "-" }.joined(separator: " ")
        }
        if let time = attempt.appointment {
            return head + self("约定 ", "appt ") + consoleClock(time, on: attempt.at.date(offset))
        }
        if saved.confirming != nil, attempt.outcome.kind == .dead {
            return head + outcome + self("(与前次比对)", " (compared)")
        }
        if attempt.outcome.kind == .dead, saved.status.state == .awaitingConfirmation {
            return head + outcome + self("(待核实)", " (to confirm)")
        }
        guard saved.status.state.isOpen, let time = saved.status.notBefore else { return head + outcome }
        let today = saved.written.date(offset)
        let date = time.date(offset)
        let slice = calls.slices.first { $0.from == time.time(offset) }
        switch date {
        case today: return head + outcome + self(" \(time.time(offset))起", ", \(time.time(offset)) on")
        case today.adding(days: 1):
            let hour = time.time(offset).minutes == 0 ? "" : slice?.label ?? time.time(offset).description
            return head + outcome + self(" 明天\(hour)起", ", tomorrow on")
        default: return head + outcome + self(" \(monthDay(date))起", ", \(monthDay(date)) on")
        }
    }

    /// 已作废 1049 号记录（按错键）。
    package func voided(call: Int, contact: Int, reason: String, state: ContactState) -> String {
        self(
            "已作废 \(call) 号记录（\(shown(reason))）。\(contact) 号现为\(self.state(state))",
            "Record \(call) voided (\(shown(reason))). No. \(contact) is now: \(self.state(state))"
        )
    }
}
