import SurveyCore
import SurveyWords

extension ExplanationPage {
    // MARK: 二 报送情况

    var handIn: Section {
        let lines = paragraph(dates, numbers, replaced, refused, drawn)
        return Section(title: words("报送情况", "Hand-in"), lines: lines)
    }

    /// As R1 reads the deadline.
    private var lastDayInTime: CivilDate {
        switch rules.readings.deadline {
        case .inclusive: rules.deadline
        case .exclusive: rules.deadline.adding(days: -1)
        case .nextWorkingDay:
            rulebook.calendar.isWorkingDay(rules.deadline)
                ? rules.deadline : rulebook.calendar.workingDay(after: rules.deadline)
        }
    }

    /// The date that counts, against the deadline.
    private var dates: String {
        guard let date = tally.receivedOn else { return words("没有报送。", "Nothing was handed in.") }
        let deadline = words.day(rules.deadline)
        let full = words("\(words.date(date))（\(words.weekday(date))）", "\(words.weekday(date)) \(words.date(date))")
        let days = explanation.history.handIns
        guard days.count > 1 else {
            return words(
                "\(full)报送；限期为\(deadline)前，\(lateness(date))。",
                "Handed in on \(full); deadline \(deadline): \(lateness(date))."
            )
        }
        let complete = tally.provided >= rules.quota
        return words(
            "分\(zh(days.count))次报送：\(shares(days))。以\(complete ? "报齐\(rules.quota)个之日" : "最后一次报送之日")\(full)"
                + "为报送日期；限期为\(deadline)前，\(lateness(date))。",
            "Handed in on \(days.count) days: \(shares(days)). What counts is the day "
                + (complete ? "on which \(rules.quota) were there" : "of the last of them")
                + ", \(full); deadline \(deadline): \(lateness(date))."
        )
    }

    func lateness(_ date: CivilDate) -> String {
        let days = date.daysSinceEpoch - lastDayInTime.daysSinceEpoch
        if verdict.late { return words("超期\(days)天", "\(words.count(days, "day")) late") }
        // The one day about which one can argue.
        return date == rules.deadline
            ? words("限期当日算按时，未超期", "the deadline day is in time") : words("未超期", "in time")
    }

    private var numbers: String {
        words(
            "应报送\(rules.quota)个，实际报送\(tally.provided)个。",
            "\(rules.quota) required, \(tally.provided) handed in."
        )
    }

    private var replaced: String {
        let replaced = explanation.history.replaced
        guard replaced > 0 else { return "" }
        return words(
            "先前报送的\(replaced)个已撤下，由后来的报送替换，不计在内。",
            "\(words.count(replaced, "contact")) handed in before \(replaced == 1 ? "was" : "were") replaced and "
                + "\(replaced == 1 ? "is" : "are") not among them."
        )
    }

    private var refused: String {
        guard tally.refused > 0 else { return "" }
        return words(
            "历次导入中有\(tally.refused)个文件或行未能导入，其后更正并导入的，已计入实际报送数。",
            "\(words.count(tally.refused, "file or row", "files or rows")) could not be taken in the course of the imports; "
                + "what was put right and taken later is counted above."
        )
    }

    /// How many of them are called, by which draws, and what became of the others.
    private var drawn: String {
        guard tally.provided > 0 else { return "" }
        guard tally.drawn > 0 else { return words("尚未抽取。", "Not drawn yet.") }
        return words.sentences(supplementary, rest)
    }

    private var supplementary: String {
        let draws = explanation.history.draws
        guard draws.count > 1 else { return "" }
        let later = shares(Array(draws.dropFirst()))
        return words(
            "\(words.day(draws[0].day))抽取\(draws[0].contacts)个，补充抽取\(later)。",
            "\(draws[0].contacts) drawn on \(words.day(draws[0].day)), by supplementary draws \(later)."
        )
    }

    private var rest: String {
        guard tally.undrawn > 0 else { return words("全部列入拨打。", "All of them are on the call lists.") }
        let drawn = words(
            "按公开的种子抽取其中\(tally.drawn)个拨打",
            "\(tally.drawn) of them were drawn by lot, with a public seed, to be called"
        )
        guard tally.closed || tally.due == 0 else {
            return words("\(drawn)，另有\(tally.due)个待补充抽取。", "\(drawn); a supplementary draw takes \(tally.due) more.")
        }
        let one = tally.undrawn == 1
        return words(
            "\(drawn)，其余\(tally.undrawn)个不拨打，不影响评定。",
            "\(drawn); the other \(one ? "one is" : "\(tally.undrawn) are") not called and \(one ? "does" : "do") not count."
        )
    }
}
