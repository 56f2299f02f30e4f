import SurveyCore

extension ExplanationWords {
    /// Why a number counts as unreachable: its dials, what they fulfil, and what else was dialled.
    func dials(_ contact: UnitExplanation.Contact) -> [Block] {
        let grounds = contact.attempts.filter { contact.status.grounds.contains($0.call) }
        let why = contact.status.unreachability.map { found($0, isNoNumber(contact)) } ?? ""
        return paragraph(number(contact)) + [table(grounds, isNoNumber(contact))]
            + paragraph(why, left(contact)) + paragraph(reviewDials(contact))
    }

    /// What was handed in is no number that a telephone can dial (R7): nobody dialled it. Of an erased contact nothing tells.
    func isNoNumber(_ contact: UnitExplanation.Contact) -> Bool {
        contact.phone == nil && !contact.phoneAsGiven.isEmpty
    }

    /// What the unit wrote, without giving the number away on a page that is passed round.
    private func number(_ contact: UnitExplanation.Contact) -> String {
        let name = words("\(ordinal(contact))号联系人，", "Contact \(ordinal(contact)), ")
        if contact.phoneAsGiven.isEmpty {
            return name + words("号码已按规定清除：", "number erased since:")
        }
        guard let phone = contact.phone else {
            let given = words.shown(words.maskedPhone(asGiven: contact.phoneAsGiven), columns: 30)
            return name
                + words(
                    "报送的号码写作「\(given)」，不是可以拨打的电话号码：",
                    "number handed in as 「\(given)」, which no telephone can dial:"
                )
        }
        let asGiven =
            contact.isCorrected
            ? words("经更正", "as corrected")
            : phone == contact.phoneAsGiven
                ? words("与报送原文一致", "exactly as handed in")
                : words("由报送原文整理而来", "as handed in, put into the form that is dialled")
        let masked = words.maskedPhone(phone)
        return name + words("号码\(masked)，\(asGiven)：", "number \(masked), \(asGiven):")
    }

    private func table(_ attempts: [Attempt], _ isNoNumber: Bool) -> Block {
        let titles: [Title] = [.dial, .date, .day, .time, .slice, isNoNumber ? .found : .heard, .surveyor]
        let rows = attempts.enumerated().map { index, attempt in
            let date = attempt.at.date(words.offset)
            let last = index > 0 && index == attempts.count - 1 && attempt.surveyor != attempts[0].surveyor
            let mark =
                attempt.outcome.kind == .silent
                ? words("（另一名调查员）", " (another)")
                : isNoNumber ? words("（核实）", " (confirming)") : words("（核实拨打）", " (confirming)")
            return [
                String(index + 1), words.tableDay(date), words.shortWeekday(date),
                attempt.at.time(words.offset).description, slice(attempt), words.outcome(attempt.outcome),
                surveyor(attempt.surveyor) + (last ? mark : ""),
            ]
        }
        return .dials(titles: titles.map { words.title($0) }, rows: rows)
    }

    /// The slice that counts; a dial on a day off or between slices has none.
    private func slice(_ attempt: Attempt) -> String {
        guard let index = ContactRules(rulebook).workingSlice(at: attempt.at) else { return "-" }
        let slice = words.slice(rulebook.calls.slices[index])
        // The English table keeps to its 80 columns.
        return slice.replacing("afternoon", with: "pm")
    }

    private func found(_ why: Unreachability, _ isNoNumber: Bool) -> String {
        switch why {
        case .silent(let dials, let days, let slices, let surveyors): silent(dials, days, slices, surveyors)
        case .dead(let surveyors, let dates, let onWorkingDays):
            dead(surveyors, dates > 1 ? onWorkingDays : nil, isNoNumber)
        }
    }

    /// - Parameter onWorkingDays: `nil` where all was on one day.
    private func dead(_ surveyors: Int, _ onWorkingDays: Bool?, _ isNoNumber: Bool) -> String {
        let apart =
            onWorkingDays.map {
                $0 ? words("在不同工作日", " on different working days") : words("在不同日期", " on different days")
            } ?? ""
        let what = words("均不能由此号码找到报送的联系人，认定\(unreachable)。", "did not find the contact at this number: unreachable.")
        if isNoNumber {
            let who =
                surveyors > 1
                ? words("\(zh(surveyors))名调查员\(apart)先后核实", "\(words.count(surveyors, "surveyor")) found\(apart)")
                : words(
                    "只有一名调查员可以拨打本单位，\(apart)先后核实",
                    "The only surveyor who may call this unit found\(apart)"
                )
            return who + words("，均无法拨出，认定\(unreachable)。", " that it cannot be dialled: unreachable.")
        }
        return surveyors > 1
            ? words(
                "\(zh(surveyors))名调查员\(apart)先后拨打，\(what)",
                "\(words.count(surveyors, "surveyor")) dialled it\(apart) and \(what)"
            )
            : words(
                "只有一名调查员可以拨打本单位，\(apart)先后拨打，\(what)",
                "The only surveyor who may call this unit dialled it\(apart) and \(what)"
            )
    }

    /// What the silent dials amount to, beside what the call protocol asks for.
    private func silent(_ dials: Int, _ days: Int, _ slices: Int, _ surveyors: Int) -> String {
        let rule = rulebook.calls
        return words(
            "\(zh(dials))次拨打分布在\(zh(days))个工作日、\(zh(slices))个时段，由\(zh(surveyors))名调查员拨打，均未接通，"
                + "外呼期间也未接到该号码来电。拨打规程要求至少\(zh(rule.silentAttempts))次、\(zh(rule.silentDays))个工作日、"
                + "\(zh(rule.silentSlices))个时段、\(zh(rule.silentSurveyors))名调查员，认定\(unreachable)。",
            "\(words.count(dials, "dial")) on \(words.count(days, "working day")) in \(words.count(slices, "slice")) by "
                + "\(words.count(surveyors, "surveyor")), none answered; no call came in from this number. The call protocol asks "
                + "for at least \(rule.silentAttempts) dials, \(words.count(rule.silentDays, "working day")), "
                + "\(words.count(rule.silentSlices, "slice")) and \(words.count(rule.silentSurveyors, "surveyor")): unreachable."
        )
    }

    /// Why a dial is no ground; that it does not count is said of all of them together.
    func whyNot(_ reason: NotCounted) -> String {
        onPage(words.whyNot(reason)).replacing("该单位", with: "本单位")
    }

    /// What terminals say, too: pages have no blanks beside figures.
    func onPage(_ text: String) -> String { words.language == .zh ? text.replacing(" ", with: "") : text }

    /// Dials that the operator's bill may show, too, and why they are no ground.
    private func left(_ contact: UnitExplanation.Contact) -> String {
        let others = contact.attempts.filter { !$0.review && !contact.status.grounds.contains($0.call) }
        guard !others.isEmpty else { return "" }
        let dials = others.map { dial in
            let why = contact.notCounted[dial.call].map { words("，\(whyNot($0))", ", \(whyNot($0))") } ?? ""
            return words(
                "\(words.moment(dial.at))\(words.outcome(dial.outcome))\(why)",
                "\(words.moment(dial.at)) \(words.outcome(dial.outcome))\(why)"
            )
        }
        return words(
            "另有\(zh(dials.count))次拨打不作依据：\(dials.joined(separator: "；"))。",
            "\(words.count(dials.count, "more dial")) \(dials.count == 1 ? "is" : "are") no ground: \(dials.joined(separator: "; "))."
        )
    }
}
