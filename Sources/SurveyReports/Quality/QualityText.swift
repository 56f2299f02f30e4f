import SurveyCore
import SurveyWords

/// `quality` as text: what was found, pattern by pattern, and surveyors side by side.
package enum QualityText {
    /// - Parameter width: of the terminal; `nil` when there is none.
    package static func text(_ report: QualityReport, _ words: Words, width: Int? = nil) -> String {
        let columns = width ?? 80
        var lines = wrapped(words.qualityLooked(report), columns: columns)
        if !report.findings.isEmpty { lines += wrapped(words.qualityRule, columns: columns) }
        for pattern in QualityReport.Pattern.allCases {
            let found = report.findings.filter { $0.pattern == pattern }
            guard !found.isEmpty else { continue }
            let title =
                words.pattern(pattern) + words("（\(words.threshold(pattern))）", " (\(words.threshold(pattern)))")
            lines += [""] + wrapped(title, columns: columns)
            for finding in found {
                let told = wrapped(line(finding, words), columns: max(20, columns - 4))
                lines += told.prefix(1).map { "  " + $0 } + told.dropFirst().map { "    " + $0 }
            }
        }
        return (lines + sides(report, words, columns)).joined(separator: "\n")
    }

    private static func line(_ finding: QualityReport.Finding, _ words: Words) -> String {
        let who = words.list(finding.surveyors.map { words.shown($0, columns: 20) })
        let seen: String
        if case .compared(let compared) = finding.seen {
            seen = finding.pattern == .meanScore ? means(compared, words) : shares(compared, words)
        } else {
            seen = words.seen(finding.seen)
        }
        return words("\(who)：\(seen)；", "\(who): \(seen); ") + words.hearAgain(finding.calls)
    }

    private static func shares(_ compared: QualityReport.Compared, _ words: Words) -> String {
        let (own, others) = (
            words.share(compared.ownSum, compared.own), words.share(compared.othersSum, compared.others)
        )
        return words("\(own)，其他人 \(others)", "\(own), the others \(others)")
    }

    private static func means(_ compared: QualityReport.Compared, _ words: Words) -> String {
        let (mean, range) = (own(compared, words), chance(compared))
        return words(
            "\(mean)，按同单位应为 \(points(compared.expected))，偶然范围 \(range)",
            "\(mean), by the same units \(points(compared.expected)), by chance \(range)"
        )
    }

    private static func sides(_ report: QualityReport, _ words: Words, _ columns: Int) -> [String] {
        let compared = report.surveyors.filter { ($0.unreachable?.own ?? 0) + ($0.scores?.own ?? 0) > 0 }
        guard !compared.isEmpty else { return [] }
        var isFew = false
        func mark(_ compared: QualityReport.Compared) -> String {
            guard min(compared.own, compared.others) < SharedUnits.least else { return "" }
            isFew = true
            return "*"
        }
        let title = [""] + wrapped(words.side(.heading), columns: columns)
        guard columns >= 90 else {
            let lines = compared.flatMap { side -> [String] in
                let shares = side.unreachable.map { "\(words.side(.unreachable)) \(self.shares($0, words))\(mark($0))" }
                let means = side.scores.map { "\(words.side(.mean)) \(self.means($0, words))\(mark($0))" }
                let told = [shares, means].compactMap { $0 }.flatMap { wrapped($0, columns: columns - 2) }
                return [words.shown(side.surveyor, columns: 30)] + told.map { "  " + $0 }
            }
            return title + lines + (isFew ? [words.side(.few)] : [])
        }
        var table = TextTable([
            .init(words.title(.surveyor), least: 6), .init(words.side(.unreachable)), .init(words.side(.others)),
            .init(words.side(.mean), alignsRight: true), .init(words.side(.expected), alignsRight: true),
            .init(words.side(.chance)),
        ])
        for side in compared {
            let (numbers, scores) = (side.unreachable, side.scores)
            table.add([
                side.surveyor, numbers.map { words.share($0.ownSum, $0.own) + mark($0) } ?? "-",
                numbers.map { words.share($0.othersSum, $0.others) } ?? "-",
                scores.map { own($0, words) + mark($0) } ?? "-", scores.map { points($0.expected) } ?? "-",
                scores.map(chance) ?? "-",
            ])
        }
        return title + table.lines(width: columns) + (isFew ? [words.side(.few)] : [])
    }

    private static func own(_ compared: QualityReport.Compared, _ words: Words) -> String {
        points(compared.mean) + words("（\(compared.own) 个）", " (\(compared.own))")
    }

    private static func chance(_ compared: QualityReport.Compared) -> String {
        "\(points(compared.low))–\(points(min(compared.high, 10_000)))"
    }

    private static func points(_ hundredths: Int) -> String { Fraction(hundredths, 100).text }
}
