import SurveyCore
import SurveyWords

extension ExplanationPage {
    // MARK: 三 拨打结果

    var calls: Section {
        let title = words("拨打结果", "Calls")
        guard tally.drawn > 0 else {
            return Section(title: title, lines: paragraph(words("没有号码可以拨打。", "There is no number to call.")))
        }
        var lines: [String]
        switch edition {
        case .unit where tally.scored == 0: lines = paragraph(counts)
        case .unit where !showsScores: lines = paragraph(counts, withheld)
        case .unit: lines = paragraph(counts, meanOf) + ordered
        case .office: lines = paragraph(counts) + contactLines
        }
        if let average, showsScores { lines += paragraph(cut, sum(average)) }
        for remark in remarks { lines += paragraph(remark) }
        return Section(title: title, lines: lines)
    }

    private var counts: String {
        let parts: [String?] = [
            words("已评分\(tally.scored)个", "\(tally.scored) scored"),
            tally.reached > 0
                ? words(
                    "已联系无评分\(tally.reached)个（\(whyNoScore)；不计分，也不算联系不上）",
                    "\(tally.reached) reached without a score (\(whyNoScore): not counted, not unreachable)"
                )
                : nil,
            words("联系不上\(tally.unreachable)个", "\(tally.unreachable) unreachable"),
            tally.open > 0 ? words("还没拨完\(tally.open)个", "\(tally.open) still open") : nil,
            tally.notFinished > 0
                ? words(
                    "未拨完\(tally.notFinished)个（不计分，也不算联系不上）",
                    "\(tally.notFinished) not finished (neither scored nor unreachable)"
                ) : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: words("，", ", ")) + words("。", ".")
    }

    /// 本人拒访6个、中途挂断2个: by the outcome that closed each.
    private var whyNoScore: String {
        let outcomes = explanation.contacts.filter { $0.status.state == .reached }.compactMap(closing)
        var seen: [Disposition] = []
        for outcome in outcomes where !seen.contains(outcome) { seen.append(outcome) }
        return words.list(
            seen.map { outcome in
                let number = outcomes.count { $0 == outcome }
                return words("\(words.outcome(outcome))\(number)个", "\(number) \(words.outcome(outcome))")
            }
        )
    }

    /// What somebody last answered: a dead or silent dial after it closes the contact too, but says nothing of him.
    private func closing(_ contact: UnitExplanation.Contact) -> Disposition? {
        let reached = contact.attempts.filter { $0.outcome.kind == .reached && !$0.review }
        return (reached.last { contact.status.grounds.contains($0.call) } ?? reached.last)?.outcome
    }

    private var withheld: String {
        words(
            "只有1人作答，为保护受访人，本版不列出得分和平均分。",
            "Only one person answered; to protect the respondent this edition gives neither the score nor the average."
        )
    }

    private var meanOf: String {
        let labels = words.together(rulebook.questions.map { words.question($0.key) })
        let equal = Set(rulebook.questions.map(\.weight)).count == 1
        let number = rulebook.questions.count == 2 ? "两" : "\(rulebook.questions.count)"
        let weights = words.together(rulebook.questions.map { "\(words.question($0.key)) \($0.weight)" })
        return equal
            ? words(
                "每人得分为\(labels)\(number)项的平均，由高到低如下（为保护受访人，不对应具体联系人）：",
                "Each score is the mean of \(labels), highest first (not linked to contacts, to protect the respondents):"
            )
            : words(
                "每人得分为各项按权重（\(weights)）的平均，由高到低如下（为保护受访人，不对应具体联系人）：",
                "Each score is the mean weighted by \(weights), highest first (not linked to contacts, to protect the respondents):"
            )
    }

    /// A contact's score: Σ weight × score over Σ weights.
    func score(_ contact: UnitExplanation.Contact) -> Fraction? {
        guard contact.status.state == .scored else { return nil }
        let sum = rulebook.questions.reduce(0) { $0 + $1.weight * (contact.status.scores[$1.key]?.hundredths ?? 0) }
        return Fraction(sum, 100 * rulebook.totalWeight)
    }

    /// The scores by size, in columns, with all their decimals: whoever adds them up must find the sum.
    private var ordered: [String] {
        let texts = explanation.contacts.compactMap(score).sorted(by: >).map(\.decimals)
        let width = max(8, (texts.map(\.count).max() ?? 0) + 2)
        let perLine = (ExplanationPage.columns - 8) / width
        return stride(from: 0, to: texts.count, by: perLine).map { start in
            let line = texts[start..<min(start + perLine, texts.count)].map { padded($0, toColumns: width) }.joined()
            return "      " + trimmed(line)
        }
    }

    /// Weights in thirds and sevenths never come to an end: the sum is that of the exact scores.
    private var cut: String {
        guard explanation.contacts.compactMap(score).contains(where: { $0.decimals.hasSuffix("...") }) else {
            return ""
        }
        return words(
            "得分末尾有「...」的未写完，只舍不入；合计按精确值。",
            "A score that ends in 「...」 is cut, never rounded; the sum is that of the exact scores."
        )
    }

    /// One line a contact: its score, or why it has none. For the office only.
    private var contactLines: [String] {
        var table = TextTable(
            [
                .init(words("键", "key")), .init(words("编号", "no."), alignsRight: true),
                .init(words("相对人单位", "organisation"), least: 12), .init(words("状态", "state")),
            ] + rulebook.questions.map { .init(short(words.question($0.key)), alignsRight: true) }
                + [
                    .init(words("平均", "mean"), alignsRight: true), .init(words("记录", "record"), alignsRight: true),
                    .init(words("时间", "time")), .init(words("调查员", "by"), least: 6),
                ],
            gap: 1
        )
        for contact in explanation.contacts {
            let ground = contact.attempts.last { contact.status.grounds.contains($0.call) } ?? contact.attempts.last
            let unreachable = contact.status.state == .unreachable
            table.add(
                [ordinal(contact), String(contact.id), contact.organisation, state(contact)]
                    + rulebook.questions.map { contact.status.scores[$0.key]?.description ?? "-" }
                    + [
                        score(contact)?.decimals ?? "-",
                        unreachable ? words("见五", "see 5") : ground.map { String($0.call) } ?? "-",
                        ground.map { words.stamp($0.at) } ?? "-", ground?.surveyor ?? "-",
                    ]
            )
        }
        return indented(table.lines(width: ExplanationPage.columns - 1), by: 1)
    }

    /// 了解情况 as 了解, understanding as under.: the table has 80 columns.
    private func short(_ label: String) -> String {
        words(String(label.prefix(2)), label.count > 6 ? label.prefix(5) + "." : label)
    }

    private func state(_ contact: UnitExplanation.Contact) -> String {
        contact.status.state == .reached ? words("无评分", "no score") : words.state(contact.status.state)
    }

    private func sum(_ average: Verdict.Average) -> String {
        let total = Fraction(tally.weightedSum, 100 * rulebook.totalWeight)
        let division = words(
            "合计\(total.decimals)，除以\(tally.scored)，等于\(average.value.decimals)",
            "Sum \(total.decimals), divided by \(tally.scored) = \(average.value.decimals)"
        )
        guard !average.value.textIsExact else { return division + words("。", ".") }
        let (text, exact) = (average.value.text, average.value.exact)
        return division
            + words(
                "，写作\(text)（只舍不入）。评定时按精确值\(exact)比较，不按写出的两位小数。",
                ", written \(text) (cut, never rounded up). The grade compares the exact value \(exact), not the two decimals."
            )
    }
}
