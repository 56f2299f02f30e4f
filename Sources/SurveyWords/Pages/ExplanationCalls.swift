import SurveyCore

extension ExplanationWords {
    // MARK: 三 拨打结果

    var calls: Section {
        let title = words("拨打结果", "Calls")
        guard tally.drawn > 0 else {
            let none = words("没有号码可以拨打。", "There is no number to call.")
            return Section(title: title, blocks: ([none] + withdrawals).flatMap { paragraph($0) })
        }
        let scores = explanation.contacts.compactMap(score).sorted(by: >).map(\.decimals)
        var blocks: [Block]
        switch edition {
        case .unit where verdict.conclusion == .withheld: blocks = paragraph(counts)
        case .unit where tally.scored == 0: blocks = paragraph(counts)
        case .unit where scoresShown == .average: blocks = paragraph(counts, fewScores, average.map(averageOnly) ?? "")
        case .unit where scoresShown != .all: blocks = paragraph(counts, oneScore)
        case .unit: blocks = paragraph(counts, meanOf) + [.scores(scores)]
        case .office: blocks = paragraph(counts) + [contactTable]
        }
        if let average, scoresShown == .all { blocks += paragraph(cut(scores), sum(average)) }
        return Section(title: title, blocks: blocks + remarks.flatMap { paragraph($0) })
    }

    private var counts: String {
        let parts: [String?] = [
            words("已评分\(tally.scored)个", "\(tally.scored) scored"),
            tally.reached > 0
                ? words(
                    "已联系无评分\(tally.reached)个（\(whyNoScore)；不计分，也不算\(unreachable)）",
                    "\(tally.reached) reached without a score (\(whyNoScore): not counted, not unreachable)"
                )
                : nil,
            words("\(unreachable)\(tally.unreachable)个", "\(tally.unreachable) unreachable"),
            tally.open > 0 ? words("还没拨完\(tally.open)个", "\(tally.open) still open") : nil,
            tally.notFinished > 0
                ? words(
                    "未拨完\(tally.notFinished)个（不计分，也不算\(unreachable)）",
                    "\(tally.notFinished) not finished (neither scored nor unreachable)"
                ) : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: words("，", ", ")) + words("。", ".")
    }

    /// 本人拒访6个、中途挂断2个: by what each answered last.
    private var whyNoScore: String {
        let outcomes = explanation.contacts.compactMap(\.status.lastAnswer)
        var seen: [Disposition] = []
        for outcome in outcomes where !seen.contains(outcome) { seen.append(outcome) }
        return words.list(
            seen.map { outcome in
                let number = outcomes.count { $0 == outcome }
                return words("\(words.outcome(outcome))\(number)个", "\(number) \(words.outcome(outcome))")
            }
        )
    }

    private var fewScores: String {
        words(
            "有效评分 \(tally.scored) 个，为保护受访人不列各人得分。",
            "\(words.capitalised(words.spelled(tally.scored, "score"))): to protect the respondents this edition does not list them."
        )
    }

    private func averageOnly(_ average: Verdict.Average) -> String {
        guard !average.value.textIsExact else {
            return words("平均分\(average.value.text)。", "Average \(average.value.text).")
        }
        let (text, exact) = (average.value.text, average.value.exact)
        return words(
            "平均分精确值为\(exact)，写作\(text)（只舍不入）。评定时按精确值比较。",
            "Average exactly \(exact), written \(text) (cut, never rounded up). The grade compares the exact value."
        )
    }

    private var oneScore: String {
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

    /// A contact's score with all its decimals: whoever adds the scores up must find the sum.
    private func score(_ contact: UnitExplanation.Contact) -> Fraction? {
        guard contact.status.state == .scored else { return nil }
        return Fraction(rulebook.weightedSum(of: contact.status.scores), 100 * rulebook.totalWeight)
    }

    /// Weights in thirds and sevenths never come to an end: the sum is that of the exact scores.
    private func cut(_ scores: [String]) -> String {
        guard scores.contains(where: { $0.hasSuffix("...") }) else { return "" }
        return words(
            "得分末尾有「...」的未写完，只舍不入；合计按精确值。",
            "A score that ends in 「...」 is cut, never rounded; the sum is that of the exact scores."
        )
    }

    /// One row a contact: its score, or why it has none. For the office only.
    private var contactTable: Block {
        let titles =
            [Title.key, .number, .organisation, .state].map { words.title($0) }
            + rulebook.questions.map { short(words.question($0.key)) }
            + [Title.mean, .record, .time, .by].map { words.title($0) }
        let rows = explanation.contacts.map { contact in
            let ground = contact.attempts.last { contact.status.grounds.contains($0.call) } ?? contact.attempts.last
            let unreachable = contact.status.state == .unreachable
            return [ordinal(contact), String(contact.id), contact.organisation, state(contact)]
                + rulebook.questions.map { contact.status.scores[$0.key]?.description ?? "-" }
                + [
                    score(contact)?.decimals ?? "-",
                    unreachable ? words("见五", "see 5") : ground.map { String($0.call) } ?? "-",
                    ground.map { words.stamp($0.at) } ?? "-", ground?.surveyor ?? "-",
                ]
        }
        return .contacts(titles: titles, rows: rows)
    }

    /// 了解情况 as 了解, understanding as under.: the table has 80 columns.
    private func short(_ label: String) -> String {
        words(String(label.prefix(2)), label.count > 6 ? label.prefix(5) + "." : label)
    }

    private func state(_ contact: UnitExplanation.Contact) -> String {
        contact.status.state == .reached ? words("无评分", "no score") : words.state(contact.status.state)
    }

    private func sum(_ average: Verdict.Average) -> String {
        let division = words(
            "合计\(average.sum.decimals)，除以\(tally.scored)，等于\(average.value.decimals)",
            "Sum \(average.sum.decimals), divided by \(tally.scored) = \(average.value.decimals)"
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
