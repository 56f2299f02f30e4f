import SurveyCore
import SurveyWords

/// Who reads an explanation: the unit learns the scores by size only, never who gave which (contract.md §Pages).
package enum Edition: String, CaseIterable, Sendable {
    case unit, office

    /// One score alone is its respondent's, whom the unit may well know: what a unit gets withholds it, and the average that
    /// is the same figure.
    func showsScores(of tally: UnitTally) -> Bool { self == .office || tally.scored > 1 }
}

/// `grade --explain`: one page of 80 columns for one unit (contract.md §Pages).
package struct ExplanationPage: Sendable {
    let explanation: UnitExplanation
    let rulebook: Rulebook
    let words: Words
    let edition: Edition

    package init(_ explanation: UnitExplanation, rulebook: Rulebook, language: Language, edition: Edition) {
        self.explanation = explanation
        self.rulebook = rulebook
        self.edition = edition
        words = Words(language, rulebook: rulebook)
    }

    static let columns = 80

    /// A heading with its paragraphs.
    struct Section {
        let title: String
        var lines: [String]
    }

    package var text: String {
        var lines = [centred(title), ""] + header + [""]
        // What a person decided replaces the readings: no reading led to the grade.
        let decided = explanation.grade.ruling == nil ? readings : ruling
        for (index, section) in [result, handIn, calls, band, downgrade, decided, review, check].enumerated() {
            lines.append(heading(index + 1) + section.title)
            lines += section.lines
        }
        return (lines + signature).joined(separator: "\n")
    }

    // MARK: Head and foot

    private var title: String {
        switch edition {
        case .unit:
            words("第6项指标电话回访评定说明（单位反馈版）", "Indicator 6, call-back survey: how the grade was reached (unit edition)")
        case .office:
            words(
                "第6项指标电话回访评定说明（内部版　不得外传）",
                "Indicator 6, call-back survey: how the grade was reached (INTERNAL edition)"
            )
        }
    }

    private var header: [String] {
        let unit = words("  单    位：", "  Unit:    ") + words.shown(explanation.grade.unit, columns: 40)
        let grade = words("评定等次：", "Grade: ") + words.grade(explanation.grade)
        let basis = words(
            "  依    据：郑法政办〔2020〕5号附件「改进提升」第6项及评分细则",
            "  Basis:   郑法政办〔2020〕5号, annex, 改进提升 item 6 and its scoring rules"
        )
        return [padded(unit, toColumns: 54) + grade, words("  状    态：", "  Status:  ") + status, basis]
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
                    ? words("曾于\(day)定稿", "published before, on \(day)") : words("\(day)定稿", "published \(day)")
            )
        }
        return words.status(explanation.grade)
            + words("（\(events.joined(separator: "，"))）", " (\(events.joined(separator: ", ")))")
    }

    private var signature: [String] {
        guard let published = explanation.publishedOn else { return [] }
        return ["", right(words.shown(rulebook.office.name)), right(words.date(published))]
    }

    private func heading(_ number: Int) -> String {
        words("\(["一", "二", "三", "四", "五", "六", "七", "八"][number - 1])、", "\(number)  ")
    }

    private func centred(_ text: String) -> String {
        String(repeating: " ", count: max(0, ExplanationPage.columns - DisplayWidth.of(text)) / 2) + text
    }

    private func right(_ text: String) -> String {
        String(repeating: " ", count: max(0, ExplanationPage.columns - 4 - DisplayWidth.of(text))) + text
    }

    // MARK: Paragraphs

    /// Sentences as one paragraph: the first line indented by four, the others by two.
    func paragraph(_ sentences: String...) -> [String] {
        let text = sentences.filter { !$0.isEmpty }.joined(separator: words("", " "))
        guard !text.isEmpty else { return [] }
        let lines = wrapped("  " + text, columns: ExplanationPage.columns - 2)
        return lines.map { "  " + $0 }
    }

    func indented(_ lines: [String], by columns: Int = 6) -> [String] {
        lines.map { String(repeating: " ", count: columns) + $0 }
    }

    // MARK: What all sections speak of

    var tally: UnitTally { explanation.grade.verdict.tally }
    var verdict: Verdict { explanation.grade.verdict }
    var average: Verdict.Average? { explanation.grade.verdict.average }
    var rules: GradingRules { rulebook.grading }

    var showsScores: Bool { edition.showsScores(of: tally) }

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
    func ordinal(_ contact: UnitExplanation.Contact) -> String {
        ContactKey(contact.key).map { padded($0.ordinal, 2) } ?? contact.key
    }

    /// The unit sees surveyors by number, the office by name.
    func surveyor(_ name: String) -> String {
        if edition == .office { return name }
        return explanation.surveyorNumbers[name].map { padded($0, 2) } ?? "-"
    }
}
