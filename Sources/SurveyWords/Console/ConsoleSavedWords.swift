import SurveyCore

/// The line of the last saved record (console.md §4, "Saved lines").
extension Words {
    package func consoleSaved(_ saved: DeskSaved, rulebook: Rulebook, narrow: Bool = false) -> String {
        if narrow { return narrowSaved(saved, rulebook) }
        let draft = saved.draft
        let head = language(
            "已保存 \(saved.call) 号记录：\(draft.contact) 号 ",
            "Saved: record \(saved.call), no. \(draft.contact) "
        )
        return head + told(saved, rulebook)
    }

    private func told(_ saved: DeskSaved, _ rulebook: Rulebook) -> String {
        let draft = saved.draft
        let outcome = language(draft.outcome.label.zh, draft.outcome.label.en)
        let at = draft.at.time(offset)
        if let first = saved.confirmed { return outcome + confirmation(saved, first) }
        switch draft.outcome {
        case .completed: return outcome + language("，", ", ") + answers(draft.scores, parted: language("，", ", "))
        case .partial:
            return outcome + language("，", ", ") + answers(draft.scores, parted: language("，", ", "))
                + language("。不再拨打", ". Not called again")
        case .appointment:
            guard let time = draft.appointment else { return outcome + again(saved, rulebook) }
            return language(
                "约定 \(shortMoment(time))，届时自动排在最前",
                "appointment \(shortMoment(time)); it will come first"
            )
        case .ourFault: return outcome + language("，不算一次拨打", "; not a dial")
        default: break
        }
        if !saved.status.state.isOpen {
            if saved.status.state == .unreachable {
                return outcome + language("。已拨满规程，认定联系不上", ". The protocol is fulfilled; counted as unreachable")
            }
            return outcome + language("。不再拨打，不计分，也不算联系不上", ". Not called again; no score; not unreachable")
        }
        if saved.status.awaitsNumberCheck {
            return outcome + language("。号码由本办补全，待经办人核对", ". The office completed this number and must check it")
        }
        if draft.outcome.kind == .dead, !saved.status.everReached {
            return language(
                "\(outcome)（待核实）。由其他调查员核实，认定前不影响等次",
                "\(outcome) (to be confirmed). Another surveyor will dial; nothing counts until then"
            )
        }
        if saved.status.lastAttemptNeedsOther {
            let attempts = saved.status.attempts
            let calls = rulebook.calls
            return language(
                "\(outcome)。已拨 \(attempts) 次、\(calls.silentDays - saved.status.lacking.days) 天、"
                    + "\(calls.silentSlices - saved.status.lacking.slices) 个时段，最后一次由其他调查员拨打",
                "\(outcome). \(attempts) dials, \(calls.silentDays - saved.status.lacking.days) days, "
                    + "\(calls.silentSlices - saved.status.lacking.slices) slices; the last one goes to another surveyor"
            )
        }
        return outcome + language("（\(at)）", " (\(at))") + again(saved, rulebook)
    }

    private func confirmation(_ saved: DeskSaved, _ first: DeskDial) -> String {
        let outcome = saved.draft.outcome
        let before = "\(shortMoment(first.at))" + language("（\(first.surveyor.code)）", " (\(first.surveyor.code))")
        let heard = language(first.outcome.label.zh, first.outcome.label.en)
        if outcome.kind == .dead {
            let counted =
                saved.status.state == .unreachable
                ? language("。认定联系不上", ". Counted as unreachable") : language("。仍待核实", ". Still to be confirmed")
            return outcome == first.outcome
                ? language("，与 \(before)一致", ", as on \(before)") + counted
                : language("，\(before)为「\(heard)」", ", \(heard) on \(before)") + counted
        }
        let works: Bool
        switch outcome {
        case .noAnswer, .busy, .poweredOff, .voicemail: works = true
        default: works = outcome.kind == .reached
        }
        return language("，与前次「\(heard)」不一致。", ", unlike \"\(heard)\" before. ")
            + (works ? language("该号码是通的", "The line works") : "")
            + (saved.status.state.isOpen
                ? (works ? language("，恢复待拨", "; open again") : language("恢复待拨", "Open again")) : "")
    }

    /// When the contact may be called again.
    private func again(_ saved: DeskSaved, _ rulebook: Rulebook) -> String {
        guard let time = saved.status.notBefore else { return language("。现在起可再拨", ". May be called now") }
        let today = saved.draft.at.date(offset)
        let date = time.date(offset)
        if date == today {
            return language("。\(time.time(offset)) 起可再拨", ". May be called from \(time.time(offset))")
        }
        let slice = rulebook.calls.slices.first { $0.from == time.time(offset) }
        let tomorrow = date == today.adding(days: 1)
        let day = tomorrow ? language("明天", "tomorrow") : monthDay(date)
        return language(
            "。\(day)\(tomorrow ? "" : " ")\(slice?.label ?? " \(time.time(offset)) ")起可再拨",
            ". May be called from \(day) \(time.time(offset))"
        )
    }

    private func narrowSaved(_ saved: DeskSaved, _ rulebook: Rulebook) -> String {
        let draft = saved.draft
        let outcome = language(draft.outcome.label.zh, draft.outcome.label.en)
        let head = language("存\(saved.call) \(draft.contact)号", "saved \(saved.call) no.\(draft.contact) ")
        if !draft.scores.isEmpty {
            return head + outcome + " "
                + questions.map { draft.scores[$0.key]?.description ?? "-" }.joined(separator: " ")
        }
        if let time = draft.appointment {
            return head + language("约定 ", "appt ") + consoleClock(time, on: draft.at.date(offset))
        }
        if saved.confirmed != nil, draft.outcome.kind == .dead {
            return head + outcome + language("(与前次比对)", " (compared)")
        }
        if draft.outcome.kind == .dead { return head + outcome + language("(待核实)", " (to confirm)") }
        guard saved.status.state.isOpen, let time = saved.status.notBefore else { return head + outcome }
        let today = draft.at.date(offset)
        let date = time.date(offset)
        let slice = rulebook.calls.slices.first { $0.from == time.time(offset) }
        switch date {
        case today: return head + outcome + language(" \(time.time(offset))起", ", \(time.time(offset)) on")
        case today.adding(days: 1):
            return head + outcome + language(" 明天\(slice?.label ?? time.time(offset).description)起", ", tomorrow on")
        default: return head + outcome + language(" \(monthDay(date))起", ", \(monthDay(date)) on")
        }
    }

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

    /// Reasons by key for taking a record back; the fourth is typed.
    package var consoleReasons: [String] {
        [language("按错键", "wrong key"), language("听错了", "misheard"), language("对方改口", "he changed his mind")]
    }
}
