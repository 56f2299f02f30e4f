import SurveyCore
import SurveyWords

extension ExplanationPage {
    /// Why a number counts as unreachable: its dials, and what they fulfil.
    func dials(_ contact: UnitExplanation.Contact) -> [String] {
        let grounds = contact.attempts.filter { contact.status.grounds.contains($0.call) }
        let number = maskedPhone(contact.phone ?? contact.phoneAsGiven)
        // What the unit wrote, without giving the number away on a page that is passed round.
        let asGiven: String
        if contact.corrected {
            asGiven = words("经更正", "corrected")
        } else if contact.phone == nil {
            asGiven = words("报送原文拨不出", "cannot be dialled as handed in")
        } else if contact.phone == contact.phoneAsGiven {
            asGiven = words("拨打号码与报送原文一致", "dialled exactly as handed in")
        } else {
            asGiven = words("报送原文已整理为可拨打的号码", "put into a form that can be dialled")
        }
        return paragraph(
            words(
                "\(ordinal(contact))号联系人，号码\(number)，\(asGiven)：",
                "Contact \(ordinal(contact)), number \(number), \(asGiven):"
            )
        ) + indented(table(grounds)) + paragraph(conclusion(grounds))
    }

    private func table(_ attempts: [Attempt]) -> [String] {
        var table = TextTable([
            .init(words("次", "no.")), .init(words("日期", "date")), .init(words("星期", "day")),
            .init(words("时间", "time")), .init(words("时段", "slice")), .init(words("听到的情况", "heard")),
            .init(words("调查员", "surveyor"), least: 8),
        ])
        for (index, attempt) in attempts.enumerated() {
            let date = attempt.at.date(words.offset)
            let another = index > 0 && index == attempts.count - 1 && attempt.surveyor != attempts[0].surveyor
            table.add([
                String(index + 1), words.tableDay(date), words.shortWeekday(date),
                attempt.at.time(words.offset).description, slice(attempt), words.outcome(attempt.outcome),
                surveyor(attempt.surveyor) + (another ? words("（另一名调查员）", " (another)") : ""),
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
        return words.slice(rulebook.calls.slices[index])
    }

    private func sliceIndex(_ attempt: Attempt) -> Int? {
        guard rulebook.calendar.isWorkingDay(attempt.at.date(words.offset)) else { return nil }
        return rulebook.calls.slice(at: attempt.at.time(words.offset))
    }

    private func conclusion(_ grounds: [Attempt]) -> String {
        let surveyors = Set(grounds.map(\.surveyor)).count
        guard grounds.contains(where: { $0.outcome.kind == .silent }) else {
            let days = Set(grounds.map { $0.at.date(words.offset) }).count
            return words(
                surveyors > 1
                    ? "\(surveyors)名调查员\(days > 1 ? "在不同工作日" : "")先后拨打，均不能接通，认定联系不上。"
                    : "只有一名调查员可拨打本单位，在不同工作日先后拨打，均不能接通，认定联系不上。",
                surveyors > 1
                    ? "\(words.count(surveyors, "surveyor")) found the number bad\(days > 1 ? " on different working days" : ""): unreachable."
                    : "Only one surveyor may call this unit; the number was bad on different working days: unreachable."
            )
        }
        let counted = grounds.filter { sliceIndex($0) != nil }
        let days = Set(counted.map { $0.at.date(words.offset) }).count
        let slices = Set(counted.compactMap(sliceIndex)).count
        return words(
            "\(grounds.count)次拨打分布在\(days)个工作日、\(slices)个时段，由\(surveyors)名调查员拨打，均未接通，外呼期间也未接到该号码来电。符合拨打规程，认定联系不上。",
            "\(words.count(grounds.count, "dial")) on \(words.count(days, "working day")) in \(words.count(slices, "slice")) by "
                + "\(words.count(surveyors, "surveyor")), none answered; no call came in from this number. "
                + "By the call protocol it counts as unreachable."
        )
    }

    // MARK: 六 裁定

    var ruling: Section {
        guard let ruling = explanation.grade.ruling else { return Section(title: "", lines: []) }
        let date = ruling.at.date(words.offset)
        let computed = verdict.grade.map { words.grade($0) } ?? words("无", "none")
        return Section(
            title: words("裁定", "Ruling"),
            lines: paragraph(
                words(
                    "等次：\(words.grade(ruling.grade))　时间：\(words.date(date))　裁定：\(words.shown(ruling.by))　计算等次：\(computed)",
                    "Grade: \(words.grade(ruling.grade)). Date: \(words.date(date)). By: \(words.shown(ruling.by)). Computed: \(computed)."
                )
            )
                + paragraph(words("理由：", "Reason: ") + words.shown(ruling.reason, columns: 600))
                + paragraph(
                    words(
                        "裁定记入日志第\(ruling.sequence)条，可由新的裁定撤回，原裁定保留。",
                        "Entry \(ruling.sequence) of the log; may be taken back by a new ruling, this one stays on record."
                    )
                )
        )
    }

    // MARK: 七 复核, 八 核验

    var review: Section {
        let title = words("复核", "Review")
        guard explanation.grade.status != .provisional, explanation.closedAt != nil else {
            return Section(
                title: title,
                lines: paragraph(words("外呼结束、定稿后受理。", "After fieldwork is closed and the grades are published."))
            )
        }
        let by = explanation.publishedOn.map { published in
            let last = (0..<5).reduce(published) { day, _ in rulebook.calendar.workingDay(after: day) }
            return words("于\(words.date(last))前（收到后5个工作日内）", "by \(words.date(last)) (five working days)")
        }
        let office = words.shown(rulebook.office.name)
        let phone =
            rulebook.office.phone.isEmpty
            ? "" : words("，电话\(words.shown(rulebook.office.phone))", ", tel. \(words.shown(rulebook.office.phone))")
        return Section(
            title: title,
            lines: paragraph(
                words(
                    "如有异议，请\(by ?? "在收到后5个工作日内")书面提出，写明号码，可附该号码上述时间的通话详单。联系人：\(office)\(phone)。请勿向联系人追问评分。",
                    "In writing \(by ?? "within five working days"), naming the number, with the operator's bill for these times if "
                        + "you have it, to \(office)\(phone). Please do not ask the contacts about their scores."
                )
            )
        )
    }

    var check: Section {
        let head = words.digest(explanation.logHead, groups: 4)
        return Section(
            title: words("核验", "Check"),
            lines: paragraph(
                explanation.publishedOn == nil
                    ? words("最新日志校验值 \(head)。", "Newest log digest \(head).")
                    : words(
                        "最新日志校验值 \(head)，与通报附件1末页所载一致，即说明拨打记录在定稿后未被改动。",
                        "Newest log digest \(head), the same as on the last page of annex 1: the call records were not changed after publication."
                    )
            )
        )
    }
}
