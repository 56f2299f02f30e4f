import SurveyCore
import SurveyWords

extension ExplanationPage {
    /// Why a number counts as unreachable: its dials, what they fulfil, and what else was dialled.
    func dials(_ contact: UnitExplanation.Contact) -> [String] {
        let grounds = contact.attempts.filter { contact.status.grounds.contains($0.call) }
        return paragraph(number(contact)) + indented(table(grounds, isNoNumber(contact)))
            + paragraph(conclusion(grounds, isNoNumber(contact)), left(contact)) + paragraph(reviewDials(contact))
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
            let given = words.shown(maskedPhone(contact.phoneAsGiven), columns: 30)
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
        let masked = maskedPhone(phone)
        return name + words("号码\(masked)，\(asGiven)：", "number \(masked), \(asGiven):")
    }

    private func table(_ attempts: [Attempt], _ isNoNumber: Bool) -> [String] {
        var table = TextTable([
            .init(words("次", "no.")), .init(words("日期", "date")), .init(words("星期", "day")),
            .init(words("时间", "time")), .init(words("时段", "slice")),
            .init(isNoNumber ? words("核实情况", "found") : words("听到的情况", "heard")),
            .init(words("调查员", "surveyor"), least: 8),
        ])
        for (index, attempt) in attempts.enumerated() {
            let date = attempt.at.date(words.offset)
            let last = index > 0 && index == attempts.count - 1 && attempt.surveyor != attempts[0].surveyor
            let mark =
                attempt.outcome.kind == .silent
                ? words("（另一名调查员）", " (another)")
                : isNoNumber ? words("（核实）", " (confirming)") : words("（核实拨打）", " (confirming)")
            table.add([
                String(index + 1), words.tableDay(date), words.shortWeekday(date),
                attempt.at.time(words.offset).description, slice(attempt), words.outcome(attempt.outcome),
                surveyor(attempt.surveyor) + (last ? mark : ""),
            ])
        }
        var lines = table.lines(width: ExplanationPage.columns - 6)
        // No rule below the header: the table stands inside a page of text.
        lines.remove(at: 1)
        return lines
    }

    /// The slice that counts; a dial on a day off or between slices has none.
    private func slice(_ attempt: Attempt) -> String {
        guard let index = sliceIndex(attempt) else { return "-" }
        let slice = words.slice(rulebook.calls.slices[index])
        // The English table keeps to its 80 columns.
        return slice.replacing("afternoon", with: "pm")
    }

    private func sliceIndex(_ attempt: Attempt) -> Int? {
        guard rulebook.calendar.isWorkingDay(attempt.at.date(words.offset)) else { return nil }
        return rulebook.calls.slice(at: attempt.at.time(words.offset))
    }

    private func conclusion(_ grounds: [Attempt], _ isNoNumber: Bool) -> String {
        grounds.contains { $0.outcome.kind == .silent } ? silent(grounds) : dead(grounds, isNoNumber)
    }

    private func dead(_ grounds: [Attempt], _ isNoNumber: Bool) -> String {
        let surveyors = Set(grounds.map(\.surveyor)).count
        let dates = Set(grounds.map { $0.at.date(words.offset) })
        let days = dates.allSatisfy(rulebook.calendar.isWorkingDay) ? words("工作日", "working days") : words("日期", "days")
        let what = words("均不能由此号码找到报送的联系人，认定联系不上。", "did not find the contact at this number: unreachable.")
        let apart = dates.count > 1 ? words("在不同\(days)", " on different \(days)") : ""
        if isNoNumber {
            let who =
                surveyors > 1
                ? words("\(zh(surveyors))名调查员\(apart)先后核实", "\(words.count(surveyors, "surveyor")) found\(apart)")
                : words(
                    "只有一名调查员可以拨打本单位，\(apart)先后核实",
                    "The only surveyor who may call this unit found\(apart)"
                )
            return who + words("，均无法拨出，认定联系不上。", " that it cannot be dialled: unreachable.")
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
    private func silent(_ grounds: [Attempt]) -> String {
        let surveyors = Set(grounds.map(\.surveyor)).count
        let counted = grounds.filter { sliceIndex($0) != nil }
        let days = Set(counted.map { $0.at.date(words.offset) }).count
        let slices = Set(counted.compactMap(sliceIndex)).count
        let rule = rulebook.calls
        return words(
            "\(zh(grounds.count))次拨打分布在\(zh(days))个工作日、\(zh(slices))个时段，由\(zh(surveyors))名调查员拨打，均未接通，"
                + "外呼期间也未接到该号码来电。拨打规程要求至少\(zh(rule.silentAttempts))次、\(zh(rule.silentDays))个工作日、"
                + "\(zh(rule.silentSlices))个时段、\(zh(rule.silentSurveyors))名调查员，认定联系不上。",
            "\(words.count(grounds.count, "dial")) on \(words.count(days, "working day")) in \(words.count(slices, "slice")) by "
                + "\(words.count(surveyors, "surveyor")), none answered; no call came in from this number. The call protocol asks "
                + "for at least \(rule.silentAttempts) dials, \(words.count(rule.silentDays, "working day")), "
                + "\(words.count(rule.silentSlices, "slice")) and \(words.count(rule.silentSurveyors, "surveyor")): unreachable."
        )
    }

    /// Dials that the operator's bill may show, too, and why they are no ground.
    private func left(_ contact: UnitExplanation.Contact) -> String {
        let inForce = ContactHistory(corrections: contact.corrections).numberInForce()
        let others = contact.attempts.filter { !$0.review && !contact.status.grounds.contains($0.call) }
        guard !others.isEmpty else { return "" }
        let dials = others.map { dial in
            let before = dial.number == inForce ? "" : words("，号码更正前", ", before the number was corrected")
            return words(
                "\(words.moment(dial.at))\(words.outcome(dial.outcome))\(before)",
                "\(words.moment(dial.at)) \(words.outcome(dial.outcome))\(before)"
            )
        }
        return words(
            "另有\(zh(dials.count))次拨打不作依据：\(dials.joined(separator: "；"))。",
            "\(words.count(dials.count, "more dial")) \(dials.count == 1 ? "is" : "are") no ground: \(dials.joined(separator: "; "))."
        )
    }
}
