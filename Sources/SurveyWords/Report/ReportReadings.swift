import SurveyCore

extension ReportWords {
    // MARK: 四 口径说明

    var readings: Section {
        let taken = rulebook.grading.readings.taken
        let unsaid = words("未规定", "not said")
        var rows = taken.map { reading in
            [matter(reading), print(quoted(reading) ?? unsaid), words.reading(reading), others(reading.key)]
        }
        rows += fixed.map { [$0.0, $0.1 ?? unsaid, $0.2, "—"] }
        let titles = [
            words("事项", "matter"), words("通知原文", "words of the notice"), words("本次口径", "reading applied"),
            words("其他口径下等次变化的单位", "units that would change under others"),
        ]
        return Section(
            title: words("口径说明", "Readings"),
            blocks: [
                .paragraph(
                    words(
                        "通知未尽之处，本次对各单位统一采用下列口径。",
                        "Where the notice leaves a choice, the same reading is applied to all units."
                    )
                ),
                .table(Table(kind: .readings, titles: titles, rows: rows)),
            ]
        )
    }

    private func matter(_ reading: Reading) -> String {
        switch reading {
        case .deadline: words("限期当日", "the deadline day")
        case .causes: words("超期且\(unreachable)", "late and unreachable")
        case .shortfall: words("不足\(rulebook.grading.quota)个", "fewer than \(rulebook.grading.quota)")
        case .completion: words("分次报送", "hand-in in parts")
        }
    }

    private func quoted(_ reading: Reading) -> String? {
        switch reading {
        case .deadline: quote(clause(.deadline).text)
        case .causes: quote(clause(.downgrade).text)
        case .shortfall: quote(clause(.quota).text)
        case .completion: nil
        }
    }

    /// 限期当日算超期：2个 for each other reading of a key.
    private func others(_ key: String) -> String {
        let outcomes = report.otherReadings.filter { $0.readings.contains { $0.key == key } }
        let told = outcomes.map { outcome in
            let reading = words.clauses(outcome.readings.map { words.reading($0) })
            return words("\(reading)：\(outcome.changes.count)个", "\(reading): \(outcome.changes.count)")
        }
        return told.isEmpty ? "—" : words.clauses(told)
    }

    /// What no reading chooses: matter, the notice's words, what is done.
    private var fixed: [(String, String?, String)] {
        [
            (
                words("平均分", "average"), quote(clause(.bands).text),
                words("有效得分的平均，按精确值比较", "the mean of the scores, compared exactly")
            ),
            (words("只答一项", "one question answered"), nil, words("不计入平均分", "not in the average")),
            (words("没有一个得分", "no score at all"), nil, words("待裁定", "undetermined; by ruling")),
            (words(unreachable, "unreachable"), nil, words("按拨打规程认定（见三）", "by the call protocol (section 3)")),
        ]
    }

    // MARK: 五 需要说明的情况

    var remarks: Section {
        let units = grades.units
        let few = words.spelled(words.fewScores, "score")
        let allUnreachable = units.filter { $0.verdict.conclusion == .allUnreachable }
        let told: [String?] = [
            list(words("未报送", "Nothing handed in"), units.filter(isNothing)),
            list(words("超期报送", "Handed in late"), units.filter(\.verdict.late)),
            short,
            list(words("全部号码\(unreachable)", "None of the numbers reachable"), allUnreachable),
            list(words("有效评分不足\(words.fewScores)个", "Fewer than \(few)"), units.filter(\.verdict.hasFewScores)),
            list(words("待裁定", "Undetermined"), units.filter { $0.status == .undetermined }),
            list(words("经裁定（理由见评定说明）", "By ruling (reasons on the unit's page)"), units.filter { $0.ruling != nil }),
            list(words("号码经更正后拨打", "Numbers put right and called"), units.filter { $0.verdict.tally.corrected > 0 }),
            list(replacedTitle, units.filter(\.replacedAfterDraw)), withdrawn, denials, notFinished,
        ]
        let lines = told.compactMap { $0 }
        return Section(
            title: words("需要说明的情况", "Remarks"),
            blocks: lines.isEmpty ? [.paragraph(words("没有。", "None."))] : lines.map { .paragraph($0) }
        )
    }

    private var replacedTitle: String {
        words("抽取后撤下重报（见评定说明）", "Withdrawn after the draw and handed in again (see the unit's page)")
    }

    private var short: String? {
        let units = grades.units.filter { $0.verdict.shortfall > 0 && $0.verdict.tally.provided > 0 }
        guard !units.isEmpty else { return nil }
        let named = units.map { unit -> String in
            let (name, number) = (safeText(oneLine(unit.unit)), unit.verdict.tally.provided)
            return words("\(name)（\(number)个）", "\(name) (\(number))")
        }
        let quota = rulebook.grading.quota
        return words("报送不足\(quota)个：\(words.list(named))。", "Fewer than \(quota): \(words.list(named)).")
    }

    private var notFinished: String? {
        let units = tallies.count { $0.notFinished > 0 }
        let contacts = sum(\.notFinished)
        guard contacts > 0 else { return nil }
        return words(
            "未拨完：\(contacts)个，涉及\(units)个单位，不计分，也不算\(unreachable)。",
            "Not finished: \(words.count(contacts, "contact")) of \(words.count(units, "unit")), neither scored nor unreachable."
        )
    }

    private func list(_ title: String, _ units: [UnitGrade]) -> String? {
        units.isEmpty ? nil : words("\(title)：\(names(units))。", "\(title): \(names(units)).")
    }

    private var withdrawn: String? {
        let units = grades.withdrawn.map { safeText(oneLine($0.unit)) }
        guard !units.isEmpty else { return nil }
        return words(
            "抽取后撤下、不评定：\(words.list(units))。",
            "Withdrawn after the draw, without a grade: \(words.list(units))."
        )
    }

    private var denials: String? {
        let (contacts, units) = report.denials
        guard contacts > 0 else { return nil }
        return words(
            "否认与填报单位有执法往来：\(contacts)人，涉及\(units)个单位，另行核实。",
            "Denied any dealings with the unit: \(words.count(contacts, "respondent")) of \(words.count(units, "unit")); looked into apart."
        )
    }

    // MARK: 六 反馈和复核

    var review: Section {
        let office = rulebook.office
        let phone = office.phone.isEmpty ? "" : words("，电话\(office.phone)", ", tel. \(office.phone)")
        let objection: String
        if let publication = report.publication, report.closedAt != nil {
            let last = rulebook.lastDayToObject(publishedOn: publication.at.date(words.offset))
            objection = words(
                "有异议的，请于\(words.date(last))前（\(rulebook.objectionDays)个工作日内）书面向\(office.name)提出\(phone)，写明号码或者理由。"
                    + "请勿向联系人追问评分。",
                "Objections in writing by \(words.date(last)) (\(words.spelled(rulebook.objectionDays, "working day"))) to "
                    + "\(office.name)\(phone), naming the number or the reason. Please do not ask the contacts about their scores."
            )
        } else {
            objection = words(
                "外呼结束、定稿后受理复核。",
                "Objections are taken once fieldwork is closed and the grades are published."
            )
        }
        return Section(
            title: words("反馈和复核", "Review"),
            blocks: [
                .paragraph(
                    words.sentences(
                        words("各单位评定说明另行送达。", "Each unit receives its own page of explanation."),
                        objection
                    )
                )
            ]
        )
    }
}
