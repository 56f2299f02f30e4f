import SurveyCore

extension ExplanationWords {
    // MARK: 六 适用口径

    var readings: Section {
        // What a shortfall costs is no question where there is none, nor which day counts where there is one.
        let hasSeveralDays = tally.received.map { $0.first != $0.complete } ?? false
        let readings: [Reading?] = [
            .deadline(rules.readings.deadline), .causes(rules.readings.causes),
            verdict.shortfall > 0 ? .shortfall(rules.readings.shortfall) : nil,
            hasSeveralDays ? .completion(rules.readings.completion) : nil,
        ]
        let applied = readings.compactMap { $0 }.map { words.reading($0) }.joined(separator: words("；", "; "))
        return Section(
            title: words("适用口径", "Readings applied"),
            blocks: paragraph(
                words("\(applied)。", words.capitalised(applied) + "."),
                otherReadings,
                pastRulings
            )
        )
    }

    private var otherReadings: String {
        if verdict.conclusion == .withheld { return "" }
        let changed = explanation.otherReadings.filter { $0.grade != verdict.grade }
        guard !changed.isEmpty else {
            return verdict.grade == nil
                ? words("换用其他口径，也没有等次。", "Under every other reading there is no grade either.")
                : words("换用其他口径，本单位评定等次不变。", "Under every other reading this unit's grade is the same.")
        }
        let parts = changed.map { outcome in
            let grade = words.standing(outcome.grade, verdict.status)
            let reading = words.reading(outcome.reading)
            return words("若\(reading)，则为\(grade)。", "If \(reading): \(grade).")
        }
        return parts.joined(separator: words("", " "))
            + words("本次对各单位统一采用上述口径。", " The office applies the same readings to all units alike.")
    }

    // MARK: 六 裁定

    var ruling: Section {
        guard let ruling = explanation.grade.ruling else { return Section(title: "", blocks: []) }
        let date = ruling.at.date(words.offset)
        let computed = verdict.grade.map { words.grade($0) } ?? words("无", "none")
        let isTold = verdict.conclusion != .withheld
        return Section(
            title: words("裁定", "Ruling"),
            blocks: paragraph(
                words(
                    "等次：\(words.grade(ruling.grade))　时间：\(words.date(date))　裁定：\(words.shown(ruling.by))"
                        + (isTold ? "　计算等次：\(computed)" : ""),
                    "Grade: \(words.grade(ruling.grade)). Date: \(words.date(date)). By: \(words.shown(ruling.by))."
                        + (isTold ? " Computed: \(computed)." : "")
                )
            )
                + paragraph(words("理由：", "Reason: ") + safeText(oneLine(ruling.reason)))
                + paragraph(
                    words(
                        "裁定记入日志第\(ruling.sequence)条，可由新的裁定撤回，原裁定保留。",
                        "Entry \(ruling.sequence) of the log; may be taken back by a new ruling, this one stays on record."
                    ),
                    pastRulings
                )
        )
    }

    /// Rulings made and no longer in force: they stay on record.
    var pastRulings: String {
        let past = explanation.history.pastRulings.map { ruling in
            let made = words(
                "\(words.day(ruling.day))曾裁定为\(words.grade(ruling.grade))（日志第\(ruling.sequence)条）",
                "\(words.day(ruling.day)) \(words.grade(ruling.grade)) by ruling (entry \(ruling.sequence))"
            )
            switch ruling.end {
            case .withdrawn(let day, let sequence):
                return made
                    + words("，\(words.day(day))撤回（第\(sequence)条）", ", withdrawn \(words.day(day)) (entry \(sequence))")
            case .superseded(let sequence):
                return made + words("，由第\(sequence)条的裁定取代", ", replaced by the ruling of entry \(sequence)")
            case .lapsed: return made + words("，因已有得分不再适用", ", which no longer holds: there is a score now")
            }
        }
        guard !past.isEmpty else { return "" }
        return words("\(past.joined(separator: "；"))。", "Earlier: \(past.joined(separator: "; ")).")
    }

    // MARK: 七 复核, 八 核验

    var review: Section {
        let title = words("复核", "Review")
        guard explanation.grade.status != .provisional, explanation.closedAt != nil else {
            return Section(
                title: title,
                blocks: paragraph(words("外呼结束、定稿后受理。", "After fieldwork is closed and the grades are published."))
            )
        }
        let days = rulebook.objectionDays
        let inWords = words.spelled(days, "working day")
        let by = explanation.publishedOn.map { published in
            let last = words.date(rulebook.lastDayToObject(publishedOn: published))
            return words("于\(last)前（收到后\(days)个工作日内）", "by \(last) (\(inWords))")
        }
        let office = words.shown(rulebook.office.name)
        let phone =
            rulebook.office.phone.isEmpty
            ? "" : words("，电话\(words.shown(rulebook.office.phone))", ", tel. \(words.shown(rulebook.office.phone))")
        // A telephone bill can prove something only where a number was dialled and not reached.
        let proof =
            explanation.contacts.contains { $0.status.state == .unreachable && !isNoNumber($0) }
            ? words("写明号码，可附该号码上述时间的通话详单", "naming the number, with the operator's bill for these times if you have it")
            : words("写明理由", "giving the reasons")
        return Section(
            title: title,
            blocks: paragraph(
                words(
                    "如有异议，请\(by ?? "在收到后\(days)个工作日内")书面提出，\(proof)。联系人：\(office)\(phone)。请勿向联系人追问评分。",
                    "In writing \(by ?? "within \(inWords)"), \(proof), to \(office)\(phone). "
                        + "Please do not ask the contacts about their scores."
                ),
                inReview
            )
        )
    }

    /// What a review is, and what comes of it.
    private var inReview: String {
        words(
            "复核时核对号码、拨打记录和计分，必要时复核拨打（本身不改变结果）；等次应当改变的，更正或者裁定后再次定稿，书面答复。",
            "A review checks number, records and computation, and dials again where needed (which changes nothing by itself). A grade that "
                + "has to change is put right by amendment or ruling and published again; the answer is in writing."
        )
    }

    /// Who keeps what, and for how long.
    private var keeping: String {
        words(
            "拨打记录和日志由本办保管，只供经办人和负保密义务的审计人员查阅；报送材料由单位自留原件；个人信息测评结束后清除，等次、校验值和日志保留。",
            "The office keeps the call records and the log, for its officers and for auditors bound to secrecy; the unit keeps what it "
                + "handed in; personal data are erased after the assessment, grades, digests and the log stay."
        )
    }

    var check: Section {
        let newest = words.digest(explanation.logHead, groups: 4)
        guard let last = explanation.history.publication, explanation.publishedOn != nil else {
            return Section(
                title: words("核验", "Check"),
                blocks: paragraph(
                    words(
                        "最新日志校验值 \(newest)，凭此可核对以上所依据的记录此后有无改动。",
                        "Newest log digest: \(newest); by it anybody can check that the records behind this page were not changed later."
                    )
                ) + paragraph(keeping)
            )
        }
        return Section(
            title: words("核验", "Check"),
            blocks: paragraph(
                words(
                    "第\(last.number)次定稿时的日志校验值 \(words.digest(last.head, groups: 4))，与通报附件1末页所载一致，即说明定稿前的记录此后未被改动。",
                    "Log digest of publication \(last.number): \(words.digest(last.head, groups: 4)); the same on the last page of annex 1 means that "
                        + "the records up to then were not changed afterwards."
                ),
                last.head == explanation.logHead
                    ? ""
                    : words(
                        "定稿后又有记录，现最新校验值 \(newest)（仍属第\(last.number)次定稿）。",
                        "Entries were added since (newest digest, still of publication \(last.number): \(newest))."
                    )
            ) + paragraph(keeping)
        )
    }
}
