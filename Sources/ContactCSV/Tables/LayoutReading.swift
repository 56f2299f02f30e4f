import SurveyCore

/// One way to read a file, with what speaks for it (columns.md §Delimiters).
struct LayoutReading {
    let layout: RecordLayout
    let first: (index: Int, match: HeaderSearch.Match)?
    /// Fits, fields, rows with a number (or what else must be there), rows as wide as the header.
    private let score: [Int]

    init(_ layout: RecordLayout, _ search: HeaderSearch) {
        self.layout = layout
        let first = search.first(layout.rows, through: TableReader.headerDepth)
        self.first = first
        guard let match = first?.match else {
            score = []
            return
        }
        let below = layout.searched.filter { $0.record > match.header.lastRecord }
        let key = match.header.columns[search.columns.key]
        let isNumber = search.columns.isMappable
        let withKey = below.count { row in
            guard let key, key < row.cells.count else { return false }
            return isNumber ? ColumnName.isData(row.cells[key]) : !trimmed(row.cells[key]).isEmpty
        }
        let width = layout.rows[first!.index].cells.count
        let wide = below.count { $0.cells.count == width }
        score = [match.fits ? 1 : 0, match.found, withKey, wide]
    }

    func isBetter(than other: LayoutReading) -> Bool { other.score.lexicographicallyPrecedes(score) }
}

extension HeaderSearch {
    /// What may divide cells, but is not read as such.
    private static let others = [
        "、", "/", "／", "\\", "^", "~", "#", "：", ":", "·", "。", ".", "——", "-", "\u{3000}", "  ", " ",
    ]

    /// A row that would be a header that fits, were its cells divided by another sign than those that are read.
    func otherDelimiter(_ rows: some Sequence<Row>, instead delimiter: CellDelimiter) -> (row: Row, sign: String)? {
        for row in rows {
            let line = row.cells.joined(separator: delimiter.sign)
            for sign in Self.others {
                let cells = line.split(separator: sign).map(String.init)
                guard let match = header([Row(record: row.record, line: row.line, cells: cells)], at: 0), match.fits,
                    !match.isWeak,
                    match.found > 1
                else { continue }
                return (row, sign)
            }
        }
        return nil
    }

    /// What a header lacks that does not fit.
    func missingColumns(_ match: Match) -> [Finding] {
        match.missing.map { field in
            let kind = Finding.Kind.missingColumn(
                name: name(field),
                field: columns.isMappable ? columns.fields[field].key : "",
                found: match.header.names.filter { !$0.isEmpty }
            )
            return Finding(kind, record: match.header.record, line: match.header.line)
        }
    }
}
