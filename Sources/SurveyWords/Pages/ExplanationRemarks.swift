import SurveyCore

extension ExplanationWords {
    /// What happened to contacts and records on the way, a sentence each. Of contacts that were scored the unit's edition
    /// says nothing that only their records show: how many dials there were, or whose scores were put right.
    var remarks: [String] {
        let numbers = explanation.contacts.flatMap { [corrected($0), confirmed($0)] }
        let office =
            edition == .office ? explanation.contacts.flatMap { [mended($0), reviewed($0)] } : [mended, reviewed]
        let calls = numbers + [reassigned] + recused + interviewedAgain + office + lateChanges
        return (withdrawals + calls + conflicts).filter { !$0.isEmpty }
    }

    private func corrected(_ contact: UnitExplanation.Contact) -> String {
        let days = contact.corrections.filter { $0.number != nil }.map { words.day($0.at.date(words.offset)) }
        guard !days.isEmpty else { return "" }
        return words(
            "\(ordinal(contact))号联系人的号码\(words.list(days))更正，此后拨打更正后的号码；更正前未拨通的不计。",
            "The number of contact \(ordinal(contact)) was corrected on \(words.together(days)) and the new one called; "
                + "dials before that which nobody answered do not count."
        )
    }

    private func confirmed(_ contact: UnitExplanation.Contact) -> String {
        guard contact.numberAssumed else { return "" }
        let name = words(
            "\(ordinal(contact))号联系人的号码报送时不完整，由本办补全",
            "The number of contact \(ordinal(contact)) was incomplete and completed by the office"
        )
        if let confirmed = contact.corrections.first(where: { $0.number == nil }) {
            let day = words.day(confirmed.at.date(words.offset))
            return words("\(name)，\(day)核实无误。", "\(name); confirmed on \(day).")
        }
        guard contact.status.awaitsNumberCheck else { return "" }
        return words(
            "\(name)，补全是否有误尚待核实，核实前不认定\(unreachable)。",
            "\(name); until that is confirmed it does not count as unreachable."
        )
    }

    private var reassigned: String {
        // Each act has its entry; those of one day are told together.
        let shares = explanation.history.reassigned.reduce(into: [UnitExplanation.Share]()) { days, share in
            if days.last?.day == share.day {
                days[days.count - 1] = .init(day: share.day, contacts: days[days.count - 1].contacts + share.contacts)
            } else {
                days.append(share)
            }
        }
        guard !shares.isEmpty else { return "" }
        return words(
            "拨打期间有联系人改由其他调查员拨打（\(self.shares(shares))），此前的拨打照计。",
            "Contacts went to other surveyors (\(self.shares(shares))); earlier dials count as before."
        )
    }

    // MARK: Records put right

    /// All of the unit's together.
    private var mended: String {
        let amended = explanation.contacts.reduce(0) { $0 + $1.amended.count }
        let voided = explanation.contacts.reduce(0) { $0 + $1.voided.count }
        guard amended + voided > 0 else { return "" }
        let parts = [
            amended > 0 ? words("更正\(amended)条", "\(amended) amended") : nil,
            voided > 0 ? words("作废\(voided)条", "\(voided) voided") : nil,
        ]
        return words(
            "拨打记录有\(words.list(parts.compactMap { $0 }))，原记录和原因保留在日志中，评定按更正后的记录。",
            "Records: \(words.list(parts.compactMap { $0 })); the log keeps them as they were, the grade rests on the corrected ones."
        )
    }

    private func mended(_ contact: UnitExplanation.Contact) -> String {
        let amended = contact.amended.map {
            words("\($0.call)号记录更正\($0.replaces)号", "record \($0.call) amends \($0.replaces)")
        }
        let voided = contact.voided.map { words("\($0)号记录作废", "record \($0) is void") }
        guard !(amended + voided).isEmpty else { return "" }
        return words(
            "\(ordinal(contact))号联系人：\(words.list(amended + voided))。",
            "Contact \(ordinal(contact)): \(words.list(amended + voided))."
        )
    }

    // MARK: After the end of fieldwork, and before a withdrawal

    /// Both editions name call, person and time; the office's alone reason, contact and scores.
    private var lateChanges: [String] {
        explanation.contacts.flatMap { contact in contact.lateChanges.map { lateChange($0, ordinal(contact)) } }
    }

    private func lateChange(_ change: LateChange, _ ordinal: String, isWithdrawn: Bool = false) -> String {
        let at = words.moment(change.at)
        let by = words.actor(change.by, explanation.surveyorNumbers[change.by], edition)
        let one = isWithdrawn ? words("一个已撤下联系人", "one withdrawn contact") : words("一个联系人", "one contact")
        let what =
            switch change.kind {
            case .written: words("\(change.call)号记录于\(at)由\(by)记入", "record \(change.call), entered on \(at) by \(by)")
            case .amended(let old):
                words(
                    "\(old)号记录于\(at)由\(by)更正为\(change.call)号",
                    "record \(change.call), with which \(by) amended record \(old) on \(at)"
                )
            case .voided: words("\(change.call)号记录于\(at)由\(by)作废", "record \(change.call), voided on \(at) by \(by)")
            }
        let (before, after) = (words.state(change.before.state), words.state(change.after.state))
        guard edition == .office else {
            return change.before.state == change.after.state
                ? words(
                    "外呼结束后，\(what)，改变了\(one)的得分。",
                    "After the end of fieldwork \(what), changed \(one)'s score."
                )
                : words(
                    "外呼结束后，\(what)，使\(one)由「\(before)」变为「\(after)」。",
                    "After the end of fieldwork \(what), changed \(one) from 「\(before)」 to 「\(after)」."
                )
        }
        let reason = change.reason.map { words("，原因：\(words.shown($0))", ", reason: \(words.shown($0))") } ?? ""
        let (old, new) = (before + scores(change.before), after + scores(change.after))
        return words(
            "外呼结束后，\(what)\(reason)：\(ordinal)号联系人由「\(old)」变为「\(new)」。",
            "After the end of fieldwork \(what)\(reason): contact \(ordinal) went from 「\(old)」 to 「\(new)」."
        )
    }

    /// ` 90、95`; nothing where there are none.
    private func scores(_ status: ContactStatus) -> String {
        guard status.state == .scored else { return "" }
        return " " + words.list(rulebook.questions.compactMap { status.scores[$0.key]?.description })
    }

    /// What the contacts that are graded now took the place of, and what was changed of it after the end of fieldwork.
    var withdrawals: [String] {
        explanation.history.withdrawals.flatMap { withdrawal in
            [told(withdrawal)]
                + withdrawal.contacts.flatMap { contact in
                    contact.lateChanges.map { lateChange($0, ordinal(contact.key), isWithdrawn: true) }
                }
        }
    }

    private func told(_ withdrawal: UnitExplanation.Withdrawal) -> String {
        let (at, reason) = (words.moment(withdrawal.at), words.shown(withdrawal.reason))
        let by = words.actor(withdrawal.by, withdrawal.surveyorNumber, edition)
        let then = edition == .unit ? words.takenAway(withdrawal) : byContact(withdrawal)
        return words(
            "本单位抽取后曾撤下重报：\(at)由\(by)撤下，原因：\(reason)；撤下时\(then)。这些记录保留，不计入本次评定。",
            "The unit was withdrawn after the draw and handed in again: on \(at) by \(by), reason: \(reason); "
                + "by then \(then). These records are kept and do not count here."
        )
    }

    /// Which contact stood how, with its records: the office's alone.
    private func byContact(_ withdrawal: UnitExplanation.Withdrawal) -> String {
        let contacts = withdrawal.contacts.map { contact in
            let calls = contact.calls.map { words.record($0) }.joined(separator: words("、", ", "))
            let records =
                calls.isEmpty ? words("，未拨打", ", not dialled") : words("，拨打记录\(calls)号", ", records \(calls)")
            let (number, state) = (ordinal(contact.key), words.state(contact.state))
            return words("\(number)号\(state)\(records)", "contact \(number) \(state)\(records)")
        }
        return words(
            "已抽取\(withdrawal.drawn)个、拨打\(withdrawal.dials)次：\(words.clauses(contacts))",
            "\(withdrawal.drawn) drawn and \(words.count(withdrawal.dials, "dial")) made: \(words.clauses(contacts))"
        )
    }

    // MARK: Review dials

    /// Of contacts that the unit's edition does not name; those of unreachable numbers stand with their dials.
    private var reviewed: String {
        let dials = explanation.contacts.filter { $0.status.state != .unreachable }
            .reduce(0) { $0 + $1.attempts.count(where: \.review) }
        guard dials > 0 else { return "" }
        return words(
            "外呼结束后复核拨打\(dials)次，不改变结果。",
            "\(words.count(dials, "review dial")) after the end of fieldwork; \(dials == 1 ? "it changes" : "they change") nothing here."
        )
    }

    private func reviewed(_ contact: UnitExplanation.Contact) -> String {
        contact.status.state == .unreachable ? "" : reviewDials(contact)
    }

    /// When and what was heard, never a score.
    func reviewDials(_ contact: UnitExplanation.Contact) -> String {
        let dials = contact.attempts.filter(\.review).map { dial in
            let avoided =
                contact.notCounted[dial.call].map { "\(self.words("，", ", "))\(whyNot($0))" } ?? ""
            let record = edition == .office ? words("，\(dial.call)号记录", ", record \(dial.call)") : ""
            return words(
                "\(words.moment(dial.at))\(words.outcome(dial.outcome))（\(surveyor(dial.surveyor))\(record)\(avoided)）",
                "\(words.moment(dial.at)) \(words.outcome(dial.outcome)) (\(surveyor(dial.surveyor))\(record)\(avoided))"
            )
        }
        guard !dials.isEmpty else { return "" }
        return words(
            "\(ordinal(contact))号联系人外呼结束后的复核拨打：\(words.list(dials))。复核拨打不改变结果，供裁定参考。",
            "Review dials to contact \(ordinal(contact)) after the end of fieldwork: \(words.list(dials)). "
                + "They change nothing by themselves; a ruling may."
        )
    }

    /// One number unreachable for one unit and answered for another: for the office to look into. A unit learns nothing of
    /// another's contacts.
    private var conflicts: [String] {
        guard edition == .office else { return [] }
        return explanation.conflicts.map { conflict in
            let (dead, answered) = (side(conflict.unreachable), side(conflict.answered))
            return words(
                "号码冲突：\(dead)的号码\(unreachable)，同一号码在\(answered)名下拨打时接通过，请核对。",
                "Conflict: the number of \(dead) is unreachable, and was answered as that of \(answered); please check."
            )
        }
    }

    /// 甲局-02（甲局，评定等次：良）: a key keeps the name that the unit had first.
    private func side(_ side: UnitExplanation.Conflict.Side) -> String {
        let (key, unit, grade) = (
            words.shown(side.key), words.shown(side.unit.unit, columns: 40), words.grade(side.unit)
        )
        return words("\(key)（\(unit)，评定等次：\(grade)）", "\(key) (\(unit), grade: \(grade))")
    }
}
