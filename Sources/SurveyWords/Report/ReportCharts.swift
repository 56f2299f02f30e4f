import SurveyCore

/// A figure: what is drawn, and the same figures as a table.
package struct ReportChart: Sendable {
    package enum Drawing: Sendable {
        /// One bar a row; `part` of it is filled.
        case bars([Bar])
        /// Every unit by its number, in columns of a point of the average.
        case averages(bins: [Bin], limits: [Limit])
    }

    package struct Bar: Sendable {
        package let label: String
        package let value: Int
        package let part: Int?
        /// Stands at the bar's end.
        package let text: String
    }

    /// Averages from `from` to below `until`; that of 100 is in the last one.
    package struct Bin: Sendable {
        package let from: Int
        package let until: Int
        /// The units' numbers in the table of grades.
        package let units: [Int]
    }

    /// Where a grade begins, in hundredths.
    package struct Limit: Sendable {
        package let hundredths: Int
        package let label: String
    }

    package let title: String
    package let drawing: Drawing
    package let table: ReportWords.Table
}

extension ReportWords {
    package var charts: [ReportChart] {
        [gradesChart, averagesChart, outcomesChart, slicesChart].compactMap { $0 }.enumerated().map { index, chart in
            ReportChart(
                title: words("图\(index + 1)　\(chart.title)", "Figure \(index + 1)  \(chart.title)"),
                drawing: chart.drawing,
                table: chart.table
            )
        }
    }

    /// 12个　40.00%
    private func share(_ number: Int, of all: Int) -> String {
        all == 0 ? "–" : Fraction(number * 100, all).text + "%"
    }

    private var gradesChart: ReportChart {
        let units = grades.units
        var counts = Grade.allCases.map { grade in (words.grade(grade), units.count { $0.grade == grade }) }
        let none = units.count { $0.grade == nil }
        if none > 0 {
            counts.append((report.closedAt == nil ? words("尚无等次", "none yet") : words.status(.undetermined), none))
        }
        let unit = words("个", "")
        return ReportChart(
            title: words("各等次单位数", "Units by grade"),
            drawing: .bars(
                counts.map {
                    .init(label: $0.0, value: $0.1, part: nil, text: "\($0.1)\(unit)　\(share($0.1, of: units.count))")
                }
            ),
            table: Table(
                kind: .figure,
                titles: [words.title(.grade), words("单位数", "units"), words("占比", "share")],
                rows: counts.map { [$0.0, String($0.1), share($0.1, of: units.count)] },
                figures: [1, 2]
            )
        )
    }

    /// `nil` where no average may be shown.
    private var averagesChart: ReportChart? {
        let averages = groups.flatMap(\.units).compactMap { number, unit -> (number: Int, whole: Int)? in
            guard let value = unit.verdict.average?.value,
                report.edition.scores(of: unit.verdict.tally, few: words.fewScores).hasAverage
            else { return nil }
            return (number, min(99, value.numerator / value.denominator))
        }
        guard let least = averages.map(\.whole).min() else { return nil }
        let limits = rulebook.grading.bands.filter { $0.from.hundredths > 0 }.map {
            ReportChart.Limit(hundredths: $0.from.hundredths, label: "\($0.from) \(words.grade($0.grade))")
        }
        // Far below every limit single points say nothing: all of that is one column.
        let lowest = (limits.map(\.hundredths).min() ?? 0) / 100
        let start = max(0, min(least, lowest - 1, 99), lowest - 15)
        var bins = (start..<100).map { from in
            ReportChart.Bin(from: from, until: from + 1, units: averages.filter { $0.whole == from }.map(\.number))
        }
        let below = averages.filter { $0.whole < start }.map(\.number)
        if !below.isEmpty { bins.insert(.init(from: 0, until: start, units: below), at: 0) }
        let rows = bins.filter { !$0.units.isEmpty }.reversed().map { bin in
            [
                bin.until == 100 ? "\(bin.from).00–100.00" : "\(bin.from).00–\(bin.until - 1).99",
                String(bin.units.count), bin.units.map(String.init).joined(separator: words("、", ", ")),
            ]
        }
        return ReportChart(
            title: words("各单位平均分与等次界限（格内为序号）", "Averages and the limits of the grades (units by their numbers)"),
            drawing: .averages(bins: bins, limits: limits),
            table: Table(
                kind: .figure,
                titles: [words("平均分", "average"), words("单位数", "units"), words("序号", "nos.")],
                rows: Array(rows),
                figures: [1]
            )
        )
    }

    private var outcomesChart: ReportChart? {
        let total = report.dials.total
        guard total > 0 else { return nil }
        let counts = Disposition.allCases.compactMap { outcome in
            report.dials.outcomes[outcome].map { (outcome: outcome, count: $0) }
        }.sorted { ($1.count, $0.outcome.code) < ($0.count, $1.outcome.code) }
        let unit = words("次", "")
        return ReportChart(
            title: words("拨打结果构成（共\(total)次）", "Outcomes of \(words.count(total, "dial"))"),
            drawing: .bars(
                counts.map {
                    .init(
                        label: words.outcome($0.outcome),
                        value: $0.count,
                        part: nil,
                        text: "\($0.count)\(unit)　\(share($0.count, of: total))"
                    )
                }
            ),
            table: Table(
                kind: .figure,
                titles: [words.title(.outcome), words("次数", "dials"), words("占比", "share")],
                rows: counts.map { [words.outcome($0.outcome), String($0.count), share($0.count, of: total)] },
                figures: [1, 2]
            )
        )
    }

    private var slicesChart: ReportChart? {
        let dials = report.dials
        guard dials.total > 0 else { return nil }
        var rows = zip(rulebook.calls.slices, dials.slices).map { (words.slice($0), $1) }
        if let outside = dials.slices.last, outside.dials > 0 {
            rows.append((words("时段外、未记时间", "outside, or no time"), outside))
        }
        return ReportChart(
            title: words("各时段拨打次数与接通次数（斜线为接通）", "Dials and answers by slice (hatched: answered)"),
            drawing: .bars(
                rows.map { label, slice in
                    .init(
                        label: label,
                        value: slice.dials,
                        part: slice.answered,
                        text: words(
                            "\(slice.dials)次，接通\(slice.answered)次（\(share(slice.answered, of: slice.dials))）",
                            "\(slice.dials), \(slice.answered) answered (\(share(slice.answered, of: slice.dials)))"
                        )
                    )
                }
            ),
            table: Table(
                kind: .figure,
                titles: [
                    words.title(.slice), words("拨打", "dials"), words("接通", "answered"), words("接通占比", "share"),
                ],
                rows: rows.map {
                    [$0.0, String($0.1.dials), String($0.1.answered), share($0.1.answered, of: $0.1.dials)]
                },
                figures: [1, 2, 3]
            )
        )
    }
}
