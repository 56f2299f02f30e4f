import SurveyCore

/// Opens a table, finds its header, and gives its records in blocks.
final class TableReader {
    /// So many records are searched for a header.
    static let headerDepth = 20

    let columns: TableColumns
    private(set) var report: FileReport
    private(set) var header: TableHeader?
    /// The rows above the header.
    private(set) var titles: [HeaderSearch.Row] = []
    /// Of each field what stands in its column in the first rows: also of a file that turns out to be of no use.
    private(set) var firstValues: [String: [String]] = [:]
    private let source: any RecordSource
    private let listener: FindingListener?
    private var isDone = false
    let block = RecordBlock()

    init(_ input: TableInput, columns: TableColumns, map: [String: String] = [:], listener: FindingListener? = nil)
        throws
    {
        self.listener = listener
        self.columns = columns
        report = FileReport(file: input.name)
        source = try records(of: input)
        try open(HeaderSearch(columns: columns, map: map))
    }

    /// The SHA-256 of the file's bytes; of all of them once ``next()`` answered `false`.
    var digest: String { source.digest }
    /// How far the reading is, in bytes of the file.
    var bytesRead: Int { source.bytesRead }

    func add(_ finding: Finding) {
        report.findings.append(finding)
        listener?(finding)
    }
    func countRefused() { report.refused += 1 }

    /// A finding on the file as a whole: nothing of it can be used.
    func fail(_ finding: Finding) throws {
        add(finding)
        report.unusable = true
        isDone = true
        try source.drain()
    }

    /// Reads the next stretch into ``block``. `false` at the end, also when the file turned out unusable.
    func next() throws -> Bool {
        guard !isDone else { return false }
        block.clear()
        isDone = try !source.next(into: block)
        report.records = source.recordCount
        report.encoding = source.encoding
        if let failure = source.failure {
            try fail(failure)
            return false
        }
        return block.slotCount > 0
    }

    private func open(_ search: HeaderSearch) throws {
        let layouts = try source.layouts()
        source.notes.forEach(add)
        if let failure = source.failure { return try fail(failure) }
        report.encoding = source.encoding
        var best: (layout: RecordLayout, match: HeaderSearch.Match?)?
        for layout in layouts {
            let match = search.best(layout.rows)
            guard let current = best else {
                best = (layout, match)
                continue
            }
            let isBetter =
                switch (match, current.match) {
                case (nil, _): false
                case (.some, nil): true
                case (let a?, let b?): a.missing.isEmpty != b.missing.isEmpty ? a.missing.isEmpty : a.found > b.found
                }
            if isBetter { best = (layout, match) }
        }
        guard let best else { return try fail(Finding(.emptyFile)) }
        if best.layout.rows.allSatisfy({ $0.cells.allSatisfy { trimmed($0).isEmpty } }), source.isAtEnd {
            return try fail(Finding(.emptyFile))
        }
        guard let match = best.match else {
            return try fail(Finding(.noHeader(required: columns.expected)))
        }
        report.delimiter = best.layout.delimiter.map { String(UnicodeScalar($0)) }
        report.headerRecord = match.header.record
        for (field, column) in zip(columns.fields, match.header.columns) {
            guard let column else { continue }
            let below = best.layout.rows.filter { $0.record > match.header.record && column < $0.cells.count }
            firstValues[field.key] = below.map { trimmed($0.cells[column]) }.filter { !$0.isEmpty }
        }
        guard match.missing.isEmpty else {
            for index in match.missing {
                let field = columns.fields[index]
                add(
                    Finding(
                        .missingColumn(
                            name: search.map[field.key] ?? field.names[0],
                            field: columns.isMappable ? field.key : "",
                            found: match.header.names.filter { !$0.isEmpty }
                        ),
                        record: match.header.record,
                        line: match.header.line
                    )
                )
            }
            report.unusable = true
            isDone = true
            return try source.drain()
        }
        titles = best.layout.rows.filter { $0.record < match.header.record }
        header = match.header
        for (field, column) in zip(columns.fields, match.header.columns) {
            report.columns[field.key] = match.header.name(column)
        }
        source.choose(best.layout)
    }
}
