import SurveyCore

/// Opens a file and gives its records in blocks, with the tables that they belong to (columns.md §Tables in a file).
///
/// Whoever takes the records asks ``begins(at:)`` where a record may begin a table, tells what became of those that are no
/// rows (``countBlank(_:)``, ``passOver(_:_:_:)``), and ends with ``finish()``.
final class TableReader {
    /// So many records of a file or sheet are searched for its first header.
    static let headerDepth = 20
    /// A title may stand in the last of them, and a header of two rows below.
    static let headerReach = headerDepth + 2

    let columns: TableColumns
    private(set) var report: FileReport
    /// The table in hand; `nil` above the first one, and in one that does not fit.
    var header: TableHeader? { below.table }
    /// Of each field what stands in its column in the first rows: also of a file that turns out to be of no use.
    private(set) var firstValues: [String: [String]] = [:]
    let search: HeaderSearch
    private var below: FurtherHeaders
    private let source: any RecordSource
    private let listener: FindingListener?
    private let blocks: BlockReader
    private var isDone = false
    var block: RecordBlock { blocks.block }

    /// The header with which the first table of the sheet begins; its slot in ``block``.
    private var firstHeader: (slot: Int, match: HeaderSearch.Match)?
    /// The rows above the sheet's first header are at hand.
    private(set) var isAbove = true
    private var outside = RowsOutsideTables()
    /// What comes next to a header in a sheet without one.
    private var nearest: HeaderSearch.Match?
    /// The header that held last.
    private var lastHeader: TableHeader?
    /// `sep=;` stands in the first line.
    private var isAnnounced = false

    /// - Parameter name: the file's, as reports give it.
    init(
        _ source: any RecordSource,
        name: String,
        columns: TableColumns,
        map: [String: String] = [:],
        listener: FindingListener? = nil
    ) throws {
        self.source = source
        self.listener = listener
        self.columns = columns
        report = FileReport(file: name)
        blocks = BlockReader(source)
        search = HeaderSearch(columns: columns, map: map)
        below = FurtherHeaders(search)
        try open()
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

    private func open() throws {
        let layouts = try source.layouts()
        source.notes.forEach(add)
        if let failure = source.failure { return try fail(failure) }
        report.encoding = source.encoding
        let readings = layouts.map { LayoutReading($0, search) }
        // Of equals the first stands.
        guard let best = readings.dropFirst().reduce(readings.first, { $1.isBetter(than: $0!) ? $1 : $0 }) else {
            return try fail(Finding(.emptyFile))
        }
        report.delimiter = best.layout.delimiter?.sign
        isAnnounced = readings.count == 1 && best.layout.delimiter != nil
        if best.first == nil, let delimiter = best.layout.delimiter {
            if best.layout.isBlank { return try fail(Finding(.emptyFile)) }
            countLook(best.layout)
            guard let other = search.otherDelimiter(best.layout.searched, instead: delimiter) else {
                let near = layouts.compactMap { search.nearest($0.searched) }.max { $0.found < $1.found }
                return try failWithoutHeader(near)
            }
            return try fail(
                Finding(.unknownDelimiter(sign: other.sign), record: other.row.record, line: other.row.line)
            )
        }
        source.choose(best.layout)
    }

    /// Nothing but the first records of the file was read.
    private func countLook(_ layout: RecordLayout) {
        report.records = layout.searched.last?.record ?? 0
        report.blank = report.records - layout.searched.count
    }

    // MARK: - Blocks

    /// Reads the next stretch into ``block``. `false` at the end, also when the file turned out unusable.
    func next() throws -> Bool {
        guard !isDone else { return false }
        let sheet = block.sheet
        let isFirst = report.records == 0
        // Blank ones, rows of one cell, and what may be a header's first row.
        let hasMore = try blocks.next { [search] block, slot in
            slot.state == .blank || block.filledCells(slot, upTo: 2) < 2 || search.mayBegin(block, slot)
        }
        report.records = source.recordCount
        report.encoding = source.encoding
        if let failure = source.failure {
            // Whose file it is can be told all the same.
            if isFirst, block.slotCount > 0 { beginSheet() }
            try fail(failure)
        }
        isDone = !hasMore
        if hasMore, isFirst || block.sheet != sheet { beginSheet() }
        return hasMore
    }

    private func beginSheet() {
        endOutside()
        below.table = nil
        isAbove = true
        // Paragraphs of a document do not count.
        let above = (block.slots.first { $0.line > 0 } ?? block.slots[0]).record - 1
        let slots = block.slots.indices.filter {
            block.slots[$0].record <= above + Self.headerReach && block.slots[$0].isRow
        }
        let rows = slots.map { block.row(block.slots[$0]) }
        let searched = rows.prefix { $0.record <= above + Self.headerDepth }
        firstHeader = search.first(rows, through: above + Self.headerDepth).map { (slots[$0.index], $0.match) }
        if firstHeader == nil, nearest == nil { nearest = search.nearest(searched) }
        guard let first = firstHeader?.match.header, report.tables.isEmpty else { return }
        report.headerRecord = report.headerRecord ?? first.record
        for (field, column) in zip(columns.fields, first.columns) {
            guard let column else { continue }
            let below = searched.filter { $0.record > first.lastRecord && column < $0.cells.count }
            firstValues[field.key, default: []] += below.map { trimmed($0.cells[column]) }.filter { !$0.isEmpty }
        }
    }

    private func endOutside() {
        guard let titles = outside.end() else { return }
        report.passedOver += titles.count
        add(titles.finding)
    }

    // MARK: - Tables

    /// What begins with a record.
    enum Beginning {
        /// A table whose header fits; it takes so many records.
        case table(rows: Int)
        /// A table whose header does not fit.
        case unread(rows: Int)
        /// A title of the table that follows.
        case title
    }

    /// What begins with the record at `index`, if it is no row; the table in hand is then the new one.
    func begins(at index: Int) -> Beginning? {
        let slot = block.slots[index]
        if isAbove {
            guard let first = firstHeader else { return beginUnread(nil, at: slot) }
            guard index >= first.slot else { return nil }
            return begin(first.match, at: slot)
        }
        guard let (match, rows) = below.header(block, at: index) else { return nil }
        if search.isTitle(match, rows, 0) { return .title }
        return begin(match, at: slot)
    }

    /// Whether the header of a further table stands at `index`.
    func isFurtherTable(at index: Int) -> Bool { below.header(block, at: index)?.match.fits ?? false }

    /// Whether the row at `index` is a title of a further table.
    func isTitle(at index: Int) -> Bool { below.isTitle(block, at: index) }

    private func begin(_ match: HeaderSearch.Match, at slot: RecordBlock.Slot) -> Beginning {
        guard match.fits else { return beginUnread(match, at: slot) }
        endOutside()
        let before = lastHeader
        if before == nil { below.isFirstWeak = match.isWeak }
        below.table = match.header
        lastHeader = match.header
        isAbove = false
        report.header += match.rows
        let fields = zip(columns.fields, match.header.columns).compactMap { field, column in
            match.header.name(column).map { (field.key, FileReport.Column(name: $0, index: column!)) }
        }
        report.tables.append(
            .init(
                firstRecord: match.header.lastRecord + 1,
                sheet: block.sheet?.name,
                columns: Dictionary(uniqueKeysWithValues: fields),
                isWeak: match.isWeak
            )
        )
        if let before {
            let isSame =
                before.columns == match.header.columns && before.furtherPhones == match.header.furtherPhones
                && before.beside == match.header.beside
            let names = match.header.names.filter { !$0.isEmpty }
            add(finding(.furtherTable(names: names, otherColumns: !isSame), slot))
        } else {
            report.headerRecord = match.header.record
        }
        if !match.header.unread.isEmpty, before?.unreadNames != match.header.unreadNames {
            add(finding(.unreadColumns(unreadColumns(match.header)), slot))
        }
        return .table(rows: match.rows)
    }

    private func beginUnread(_ match: HeaderSearch.Match?, at slot: RecordBlock.Slot) -> Beginning {
        endOutside()
        outside.begin(.init(slot: slot, sheet: block.sheet?.name, match: match))
        below.table = nil
        isAbove = false
        return .unread(rows: match?.rows ?? 0)
    }

    // MARK: - Records that are no rows

    func countBlank(_ slot: RecordBlock.Slot) { report.blank += slot.state == .blank ? slot.cellCount : 1 }

    /// A row that is passed over with a finding of its own.
    func passOver(_ slot: RecordBlock.Slot, text: String, unit: String?) {
        report.passedOver += 1
        add(finding(.passedOver(text: text), slot, value: text, unit: unit))
    }

    /// Counted, and named elsewhere.
    func countPassedOver(_ count: Int = 1) { report.passedOver += count }

    /// A row above a header: one finding names those of a run.
    func passOverTitle(_ slot: RecordBlock.Slot) {
        if isAnnounced, slot.record == 1 {
            report.header += 1
            return
        }
        let cells = slot.isRow ? block.row(slot).cells.map(trimmed) : []
        outside.addTitle(slot, sheet: block.sheet?.name, text: ClosingRow.text(cells))
    }

    /// A row of a table that does not fit.
    func passOverUnread(holdsNumber: Bool) { outside.addUnread(holdsNumber: holdsNumber) }

    /// To be called when ``next()`` has answered `false`.
    func finish() throws {
        endOutside()
        guard !report.unusable else { return }
        guard report.tables.isEmpty else {
            report.passedOver += outside.unreadRows
            return outside.findings(search).forEach(add)
        }
        // No table of the file fits.
        guard let unfit = outside.unread.first(where: { $0.match != nil })?.match else {
            return outside.unreadRows == 0 ? try fail(Finding(.emptyFile)) : try failWithoutHeader(nearest)
        }
        failWithout(unfit)
    }

    /// - Parameter near: a row that is not quite a header.
    private func failWithoutHeader(_ near: HeaderSearch.Match?) throws {
        guard let near, !near.fits else { return try fail(Finding(.noHeader(required: columns.expected))) }
        failWithout(near)
        isDone = true
        try source.drain()
    }

    /// A header that lacks columns which must be there is the file's best.
    private func failWithout(_ unfit: HeaderSearch.Match) {
        report.unusable = true
        search.missingColumns(unfit).forEach(add)
    }
}
