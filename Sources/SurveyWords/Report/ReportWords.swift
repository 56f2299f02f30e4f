import SurveyCore

/// The annex to the official letter in words (contract.md §Report). How it is laid out is for whoever prints it.
package struct ReportWords: Sendable {
    let report: SurveyReport
    let rulebook: Rulebook
    let surveyTitle: String
    let today: CivilDate
    package let words: Words
    /// As the report's edition may show them.
    let grades: GradeReport

    /// - Parameters:
    ///   - title: the survey's.
    ///   - today: stands under what was not published.
    package init(_ report: SurveyReport, _ rulebook: Rulebook, title: String, today: CivilDate, _ language: Language) {
        self.report = report
        self.rulebook = rulebook
        self.today = today
        surveyTitle = title
        words = Words(language, rulebook: rulebook)
        grades = report.grades.told(in: report.edition)
    }

    /// A heading with what stands below it.
    package struct Section: Sendable {
        package let title: String
        package var blocks: [Block]
    }

    package enum Block: Sendable {
        case heading(String)
        case paragraph(String)
        /// In smaller type, below a table.
        case notes([String])
        case table(Table)
        /// Everything from here on belongs to the last page.
        case end([String])
    }

    package struct Table: Sendable {
        package enum Kind: String, Sendable { case grades, readings, changes, rates, dispositions, figure }

        package let kind: Kind
        package let titles: [String]
        package var rows: [[String]]
        /// Columns of figures.
        package var figures: Set<Int> = []
    }

    // MARK: Head

    package var annex: String { words("附件1", "Annex 1") }
    package var title: String { surveyTitle }
    package var subtitle: String { words("测评结果", "Results") }

    /// （办公室　2020年10月20日）
    package var issued: String {
        let date = words.date(report.publication.map { $0.at.date(words.offset) } ?? today)
        return words("（\(rulebook.office.name)　\(date)）", "\(rulebook.office.name), \(date)")
    }

    /// On every page of what may not leave the office; `nil` for what was published after the end of fieldwork.
    package var mark: String? {
        if report.closedAt == nil { return words("暂定　不得对外公布", "PROVISIONAL, not for publication") }
        return report.publication == nil ? words("尚未定稿　不得对外公布", "NOT YET PUBLISHED, internal") : nil
    }

    /// What the grades are: those of a publication, or those that stand.
    package var standing: String {
        if let publication = report.publication {
            let date = words.date(publication.at.date(words.offset))
            return words.sentences(
                words(
                    "本表为第\(publication.number)次定稿（\(date)）的等次。",
                    "The grades are those of publication \(publication.number), \(date)."
                ),
                report.closedAt == nil
                    ? words("定稿时外呼尚未结束，等次为暂定。", "Fieldwork was open then: they were provisional.") : "",
                publication.last > publication.number
                    ? words(
                        "此后另有定稿，最后一次是第\(publication.last)次。",
                        "There are later ones, the last is publication \(publication.last)."
                    ) : ""
            )
        }
        let date = words.date(today)
        guard report.closedAt != nil else {
            return words(
                "外呼未结束，以下为\(date)的暂定结果，以后的拨打还可能改变等次。",
                "Fieldwork is open: these are the provisional results of \(date); later calls may still change grades."
            )
        }
        return words(
            "外呼已结束，尚未定稿，以下为\(date)的情况，定稿前还可能变化。",
            "Fieldwork is closed; the grades are not published yet and may still change: this is how they stand on \(date)."
        )
    }

    package var sections: [Section] {
        let numbers = words.language == .zh ? ["一、", "二、", "三、", "四、", "五、", "六、"] : (1...6).map { "\($0)  " }
        return zip(numbers, [results, overview, method, readings, remarks, review]).map { number, section in
            Section(title: number + section.title, blocks: section.blocks)
        } + [appendices]
    }

    /// Behind which section the charts stand in print.
    package static let chartsFollow = 1

    // MARK: What all sections speak of

    var tallies: [UnitTally] { grades.units.map(\.verdict.tally) }

    func sum(_ count: (UnitTally) -> Int) -> Int { tallies.reduce(0) { $0 + count($1) } }

    /// In print quotation marks are “ ”.
    func quote(_ text: String) -> String { "“\(text)”" }

    func clause(_ role: Rulebook.Notice.Role) -> Rulebook.Notice.Clause { rulebook.notice[role] }

    /// 联系不上
    var unreachable: String { rulebook.notice.unreachable }

    func names(_ units: [UnitGrade]) -> String { words.list(units.map { safeText(oneLine($0.unit)) }) }
}
