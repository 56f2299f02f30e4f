import SurveyCore

/// `grade --explain`: one page for one unit in words (contract.md §Pages). How it is laid out is for whoever prints it.
package final class ExplanationWords: Sendable {
    let explanation: UnitExplanation
    let rulebook: Rulebook
    package let words: Words
    let edition: Edition

    package init(_ explanation: UnitExplanation, rulebook: Rulebook, language: Language, edition: Edition) {
        self.explanation = explanation.told(in: edition, few: rulebook.grading.fewScores)
        self.rulebook = rulebook
        self.edition = edition
        words = Words(language, rulebook: rulebook)
    }

    /// A heading with what stands below it.
    package struct Section: Sendable {
        package let title: String
        package var blocks: [Block]
    }

    package enum Block: Sendable {
        /// The sentences of one paragraph.
        case paragraph([String])
        /// Scores by size, which belong to nobody.
        case scores([String])
        /// One row a contact, for the office; the last four columns and one a question before them are figures or short.
        case contacts(titles: [String], rows: [[String]])
        /// The dials on which it rests that a number is unreachable.
        case dials(titles: [String], rows: [[String]])
    }

    /// In their order, numbered.
    package var sections: [Section] {
        // What a person decided replaces the readings: no reading led to the grade.
        let decided = explanation.grade.ruling == nil ? readings : ruling
        return [result, handIn, calls, band, downgrade, decided, review, check].enumerated().map { index, section in
            let number = words("\(["一", "二", "三", "四", "五", "六", "七", "八"][index])、", "\(index + 1)  ")
            return Section(title: number + section.title, blocks: section.blocks)
        }
    }

    // MARK: Head and foot

    package var title: String {
        words(notice.survey)
            + words("评定说明", ": how the grade was reached")
            + (edition == .unit ? words("（单位反馈版）", " (unit edition)") : words("（内部版　不得外传）", " (INTERNAL edition)"))
    }

    package var unit: String { words("单    位：", "Unit:    ") + words.shown(explanation.grade.unit, columns: 40) }

    /// Its whole name, for print.
    package var fullUnit: String { words("单    位：", "Unit:    ") + plainUnit }

    package var plainUnit: String { safeText(oneLine(explanation.grade.unit)) }

    package var grade: String { words("评定等次：", "Grade: ") + words.grade(explanation.grade) }

    /// What stands below unit and grade, a line each.
    package var header: [String] {
        [
            words("状    态：", "Status:  ") + status,
            words(
                "依    据：\(notice.number)\(notice.item.zh)及\(notice.scoring.zh)",
                "Basis:   \(notice.number), \(notice.item.en) and its \(notice.scoring.en)"
            ),
        ]
    }

    private var status: String {
        var events: [String] = []
        if let closed = explanation.closedAt?.date(words.offset) {
            events.append(words("外呼于\(words.date(closed))结束", "fieldwork closed \(words.date(closed))"))
        } else {
            events.append(words("外呼未结束", "fieldwork is open"))
        }
        if let ruled = explanation.grade.ruling?.at.date(words.offset) {
            events.append(words("\(words.day(ruled))裁定", "ruled \(words.day(ruled))"))
        }
        if let published = explanation.publishedOn {
            let day = words.day(published)
            let isEarlier = explanation.closedAt == nil || explanation.grade.published.map { !$0.closed } ?? false
            events.append(
                isEarlier
                    ? words("曾于\(day)定稿", "published before, on \(day)")
                    : words("\(day)定稿", "published \(day)")
            )
        }
        return words.status(explanation.grade)
            + words("（\(events.joined(separator: "，"))）", " (\(events.joined(separator: ", ")))")
    }

    /// Who published the grade, and when; empty before.
    package var signature: [String] {
        explanation.publishedOn.map { [words.shown(rulebook.office.name), words.date($0)] } ?? []
    }

    // MARK: What all sections speak of

    func paragraph(_ sentences: String...) -> [Block] {
        let told = sentences.filter { !$0.isEmpty }
        return told.isEmpty ? [] : [.paragraph(told)]
    }

    var tally: UnitTally { explanation.grade.verdict.tally }
    var verdict: Verdict { explanation.grade.verdict }
    var average: Verdict.Average? { explanation.grade.verdict.average }
    var rules: GradingRules { rulebook.grading }
    var notice: Rulebook.Notice { rulebook.notice }
    /// 联系不上
    var unreachable: String { notice.unreachable }

    /// 评分细则2：「…」 / Rule 2: 「…」
    func quoted(_ role: Rulebook.Notice.Role) -> String {
        let clause = notice[role]
        return words("\(clause.place.zh)：「\(clause.text)」", "\(words.capitalised(clause.place.en)): 「\(clause.text)」")
    }

    var scoresShown: ScoresShown { edition.scores(of: tally, few: rules.fewScores) }

    /// 两个, 3个: as Chinese counts things.
    func zh(_ number: Int) -> String { number == 2 ? "两" : String(number) }

    /// Things that happened on days: `9月18日8个、9月21日2个` / `8 on 18 September, 2 on 21 September`.
    func shares(_ shares: [UnitExplanation.Share]) -> String {
        words.list(
            shares.map { words("\(words.day($0.day))\($0.contacts)个", "\($0.contacts) on \(words.day($0.day))") }
        )
    }

    /// 9人 / 9 scores
    var scores: String { words("\(tally.scored)人", words.count(tally.scored, "score")) }

    /// The number of a contact within its unit, in at least two digits.
    func ordinal(_ contact: UnitExplanation.Contact) -> String { ordinal(contact.key) }

    func ordinal(_ key: String) -> String { ContactKey(key).map { padded($0.ordinal, 2) } ?? key }

    /// The unit sees surveyors by number, the office by name.
    func surveyor(_ name: String) -> String {
        if edition == .office { return name }
        return explanation.surveyorNumbers[name].map { padded($0, 2) } ?? "-"
    }
}

extension ExplanationWords {
    // MARK: 二 报送情况

    var handIn: Section {
        Section(
            title: words("报送情况", "Hand-in"),
            blocks: paragraph(dates, completedLate, dated, numbers, drawn, replaced, refused)
        )
    }

    /// The date that counts, against the deadline.
    private var dates: String {
        guard let date = verdict.receivedOn else { return words("没有报送。", "Nothing was handed in.") }
        let deadline = words.day(rules.deadline)
        let full = words("\(words.date(date))（\(words.weekday(date))）", "\(words.weekday(date)) \(words.date(date))")
        let days = explanation.history.handIns
        guard days.count > 1 else {
            return words(
                "\(full)报送；限期为\(deadline)前，\(lateness(date))。",
                "Handed in on \(full); deadline \(deadline): \(lateness(date))."
            )
        }
        let counting: (zh: String, en: String) =
            switch rules.readings.completion {
            case .first: ("首次报送之日", "of the first of them")
            case .complete where tally.provided >= rules.quota:
                ("报齐\(rules.quota)个之日", "on which \(rules.quota) were there")
            case .complete: ("最后一次报送之日", "of the last of them")
            }
        return words(
            "分\(zh(days.count))次报送：\(shares(days))。以\(counting.zh)\(full)为报送日期；限期为\(deadline)前，\(lateness(date))。",
            "Handed in on \(days.count) days: \(shares(days)). What counts is the day \(counting.en), "
                + "\(full); deadline \(deadline): \(lateness(date))."
        )
    }

    /// What was handed in by the deadline was completed only after it.
    var isCompletedLate: Bool {
        guard verdict.late, let days = tally.received, days.first != days.complete,
            rules.readings.completion == .complete
        else { return false }
        return days.first <= days.complete.adding(days: -verdict.daysLate)
    }

    private var completedLate: String {
        guard isCompletedLate, let first = tally.received?.first else { return "" }
        let done = tally.provided >= rules.quota ? words("补报齐", "completed") : words("补报", "added to")
        return words(
            "\(words.day(first))首次报送未超期，限期后才\(done)，按超期计。",
            "The hand-in of \(words.day(first)) was in time; it was \(done) only after the deadline, and counts as late."
        )
    }

    /// A person put the date right.
    private var dated: String {
        guard let dated = explanation.history.dated else { return "" }
        let reason = safeText(oneLine(dated.reason))
        return words(
            "报送日期\(words.day(dated.to))是\(words.day(dated.on))由\(words.shown(dated.by))更正的（日志第\(dated.sequence)条），理由：\(reason)。",
            "The date \(words.day(dated.to)) was put right by \(words.shown(dated.by)) on \(words.day(dated.on)) "
                + "(entry \(dated.sequence)); reason: \(reason)."
        )
    }

    func lateness(_ date: CivilDate) -> String {
        let days = verdict.daysLate
        if days > 0 { return words("超期\(days)天", "\(words.count(days, "day")) late") }
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
        guard tally.toDraw == 0 else {
            return words(
                "\(drawn)，另有\(tally.toDraw)个待补充抽取。",
                "\(drawn); a supplementary draw takes \(tally.toDraw) more."
            )
        }
        let one = tally.undrawn == 1
        return words(
            "\(drawn)，其余\(tally.undrawn)个不拨打，不影响评定。",
            "\(drawn); the other \(one ? "one is" : "\(tally.undrawn) are") not called and \(one ? "does" : "do") not count."
        )
    }
}
