import SurveyWords

/// Charts in black and white: what is meant stands beside each mark, patterns tell areas apart. Units are tenths of a millimetre of
/// print; a screen reader gets the title, the same figures stand in the table beside.
enum ChartSVG {
    private static func svg(_ width: Int, _ height: Int, title: String, id: Int, _ marks: [HTML]) -> HTML {
        """
        <svg role="img" viewBox="0 0 \(width) \(height)" aria-labelledby="chart\(id)">
        <title id="chart\(id)">\(title)</title>
        <defs><pattern id="hatch\(id)" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="14" height="14" fill="#fff"/><rect width="5" height="14" fill="#000"/></pattern></defs>
        \(marks)</svg>

        """
    }

    /// Rather too wide than too narrow: Latin letters differ.
    private static func room(for label: String, _ size: Int) -> Int {
        let (columns, count) = (DisplayWidth.of(label), label.count)
        return (columns - count) * size + (2 * count - columns) * size * 3 / 5
    }

    /// A bar a row: all of it hatched, or where it has a part, that alone.
    static func bars(_ bars: [ReportChart.Bar], title: String, id: Int) -> HTML {
        let height = bars.count > 8 ? 44 : 60
        let size = bars.count > 8 ? 28 : 32
        let left = (bars.map { room(for: $0.label, size) }.max() ?? 0) + 22
        let text = (bars.map { room(for: $0.text, size) }.max() ?? 0) + 22
        let width = max(940, left + 160 + text)
        let longest = width - left - text
        let most = max(1, bars.map(\.value).max() ?? 1)
        let marks = bars.enumerated().map { index, bar -> HTML in
            let (top, length) = (index * height + 6, bar.value * longest / most)
            let filled = (bar.part ?? bar.value) * longest / most
            let middle = top + (height - 14) / 2 + size / 3
            return """
                <text x="\(left - 12)" y="\(middle)" font-size="\(size)" text-anchor="end">\(bar.label)</text>
                <rect x="\(left)" y="\(top)" width="\(length)" height="\(height - 14)" fill="#fff" stroke="#000" stroke-width="2"/>
                <rect x="\(left)" y="\(top)" width="\(filled)" height="\(height - 14)" fill="url(#hatch\(id))" stroke="#000" stroke-width="2"/>
                <text x="\(left + length + 12)" y="\(middle)" font-size="\(size)">\(bar.text)</text>

                """
        }
        let axis: HTML =
            "<line x1=\"\(left)\" y1=\"4\" x2=\"\(left)\" y2=\"\(bars.count * height + 4)\" stroke=\"#000\" stroke-width=\"3\"/>\n"
        return svg(width, bars.count * height + 10, title: title, id: id, marks + [axis])
    }

    /// Where a column would be too high to number its units, bars with their counts.
    private static let highest = 22

    static func averages(
        _ bins: [ReportChart.Bin],
        _ limits: [ReportChart.Limit],
        title: String,
        id: Int
    ) -> HTML {
        let (width, top, cell) = (1560, 60, 36)
        let most = bins.map(\.units.count).max() ?? 0
        let isNumbered = most <= highest
        let height = isNumbered ? max(4, most) * cell : highest * cell
        let base = top + height
        let step = (width - 40) / max(1, bins.count)
        func left(_ index: Int) -> Int { 20 + index * step }
        /// Where a value of hundredths lies.
        func place(_ hundredths: Int) -> Int? {
            bins.firstIndex { $0.from * 100 <= hundredths && hundredths < $0.until * 100 }.map { index in
                let bin = bins[index]
                return left(index) + step * (hundredths - bin.from * 100) / ((bin.until - bin.from) * 100)
            }
        }
        var marks: [HTML] = []
        for (index, bin) in bins.enumerated() {
            if isNumbered {
                for (level, unit) in bin.units.enumerated() {
                    let y = base - (level + 1) * cell
                    marks.append(
                        """
                        <rect x="\(left(index) + 2)" y="\(y)" width="\(step - 4)" height="\(cell - 2)" fill="#fff" stroke="#000" stroke-width="2"/>
                        <text x="\(left(index) + step / 2)" y="\(y + 26)" font-size="\(unit > 999 ? 18 : 25)" text-anchor="middle">\(unit)</text>

                        """
                    )
                }
            } else if !bin.units.isEmpty {
                let high = bin.units.count * (height - 30) / max(1, most)
                marks.append(
                    """
                    <rect x="\(left(index) + 2)" y="\(base - high)" width="\(step - 4)" height="\(high)" fill="url(#hatch\(id))" stroke="#000" stroke-width="2"/>
                    <text x="\(left(index) + step / 2)" y="\(base - high - 6)" font-size="24" text-anchor="middle">\(bin.units.count)</text>

                    """
                )
            }
            if bin.until - bin.from > 1 {
                marks.append(
                    "<text x=\"\(left(index) + step / 2)\" y=\"\(base + 32)\" font-size=\"24\" text-anchor=\"middle\">&lt;\(bin.until)</text>\n"
                )
            } else if bin.from % 5 == 0 {
                marks.append(
                    """
                    <line x1="\(left(index))" y1="\(base)" x2="\(left(index))" y2="\(base + 8)" stroke="#000" stroke-width="2"/>
                    <text x="\(left(index))" y="\(base + 34)" font-size="26" text-anchor="middle">\(bin.from)</text>

                    """
                )
            }
        }
        marks.append(
            """
            <line x1="20" y1="\(base)" x2="\(left(bins.count))" y2="\(base)" stroke="#000" stroke-width="3"/>
            <text x="\(left(bins.count))" y="\(base + 34)" font-size="26" text-anchor="middle">100</text>

            """
        )
        for limit in limits {
            guard let x = place(limit.hundredths) else { continue }
            marks.append(
                """
                <line x1="\(x)" y1="44" x2="\(x)" y2="\(base)" stroke="#000" stroke-width="4" stroke-dasharray="16 8"/>
                <text x="\(x)" y="32" font-size="30" text-anchor="middle">\(limit.label)</text>

                """
            )
        }
        return svg(width, base + 44, title: title, id: id, marks)
    }
}
