import SurveyCore

/// Tells the headers of further tables, and the titles above them, from the rows of the table in hand (columns.md §Tables in a file).
struct FurtherHeaders {
    /// The table in hand; `nil` above the first one of a sheet, and in one that does not fit.
    var table: TableHeader? { didSet { ahead = .nothing } }
    /// Whether the file's first table has one column of several (``HeaderSearch/Match/isWeak``); `nil` before it.
    var isFirstWeak: Bool? { didSet { ahead = .nothing } }
    private var ahead = Ahead.nothing
    private let search: HeaderSearch
    /// The columns of further tables need not be called as `--map` says.
    private let unmapped: HeaderSearch?

    init(_ search: HeaderSearch) {
        self.search = search
        unmapped = search.map.isEmpty ? nil : HeaderSearch(columns: search.columns, map: [:])
    }

    /// The header that begins with the record at `index`, and the rows that it was told from.
    func header(_ block: RecordBlock, at index: Int) -> (match: HeaderSearch.Match, rows: [HeaderSearch.Row])? {
        guard block.slots[index].isRow, search.mayBegin(block, block.slots[index]) else { return nil }
        let rows = block.slots[index...].prefix(3).filter(\.isRow).map(block.row)
        return header(rows).map { ($0, rows) }
    }

    private func header(_ rows: [HeaderSearch.Row]) -> HeaderSearch.Match? {
        var match = search.header(rows, at: 0)
        if match?.fits != true, isFirstWeak != nil, let usual = unmapped?.header(rows, at: 0), usual.fits {
            match = usual
        }
        guard var match else { return nil }
        let isSingle = isFirstWeak ?? false
        guard let table else { return match.isWeak && !isSingle ? nil : match }
        let key = search.columns.key
        guard match.fits else {
            // A row of odd words between rows that stand as before ends nothing.
            let below = rows.dropFirst(match.rows).first
            let cell = table.columns[key].flatMap { column in
                below.flatMap { column < $0.cells.count ? $0.cells[column] : nil }
            }
            return cell.map(ColumnName.isData) == true ? nil : match
        }
        let isSamePlace = match.header.columns[key] == table.columns[key]
        if match.isWeak, !isSingle {
            let first = rows[0].cells.first { !trimmed($0).isEmpty } ?? ""
            guard isSamePlace, search.columns.isMappable, !ClosingRow.begins(first) else { return nil }
        }
        if isSamePlace { search.inherit(table, into: &match.header) }
        return match
    }

    /// Whether the row at `index` is a title of a further table: it has one filled cell, which is no number, and only such rows,
    /// labels of units, closing and blank rows stand between it and the header.
    mutating func isTitle(_ block: RecordBlock, at index: Int) -> Bool {
        guard mayBeTitle(block, block.slots[index]) else { return false }
        if !ahead.holds(index, block) { ahead = Ahead(index, block) }
        let depth = TableReader.headerDepth
        while ahead.isHeader == nil, ahead.next < min(block.slotCount, index + 1 + depth) {
            ahead.isHeader = endsTitles(block, at: ahead.next)
            if ahead.isHeader == nil { ahead.next += 1 }
        }
        return ahead.isHeader == true && ahead.next <= index + depth
    }

    /// What stands behind a row that may be a title, as far as it was looked: of many such rows each is looked at once.
    private struct Ahead {
        let first: Int
        let record: Int
        /// All before it go on with the titles.
        var next: Int
        /// Whether the row at ``next`` is a header, or none and no title; `nil` while nobody has looked.
        var isHeader: Bool?

        static let nothing = Ahead()

        private init() { (first, record, next) = (0, 0, 0) }

        init(_ index: Int, _ block: RecordBlock) {
            first = index
            record = block.slots[index].record
            next = index + 1
        }

        func holds(_ index: Int, _ block: RecordBlock) -> Bool {
            (first..<next).contains(index) && block.slots[first].record == record
        }
    }

    /// Whether the row at `index` ends a run of titles as a header or as another row; `nil` where it goes on with them.
    private func endsTitles(_ block: RecordBlock, at index: Int) -> Bool? {
        let slot = block.slots[index]
        if slot.state == .blank { return nil }
        guard slot.isRow else { return false }
        if block.filledCells(slot, upTo: 1) == 0 { return nil }
        if header(block, at: index)?.match.fits == true { return true }
        return mayBeTitle(block, slot) || isOfNobody(block.row(slot).cells) ? nil : false
    }

    private func mayBeTitle(_ block: RecordBlock, _ slot: RecordBlock.Slot) -> Bool {
        guard let table, slot.isRow, block.filledCells(slot, upTo: 2) == 1 else { return false }
        let numbers = [table.columns[search.columns.key]].compactMap { $0 } + table.furtherPhones
        return !numbers.contains { number in
            guard number < slot.cellCount else { return false }
            let cell = block.text(slot, number)
            return ColumnName.isData(cell) && !ClosingRow.begins(cell)
        }
    }

    /// The label of a unit; or a closing row of which no cell speaks, and none is a number without a label.
    private func isOfNobody(_ cells: [String]) -> Bool {
        if Titles.unit(in: cells, isLabel: search.isLabel) != nil { return true }
        let filled = cells.filter { !trimmed($0).isEmpty }
        // Of cells that hold nothing but bytes without a character no text is left.
        guard let first = filled.first else { return false }
        return ClosingRow.begins(first)
            && filled.dropFirst().allSatisfy {
                search.isLabelled($0) || !ClosingRow.speaks($0) && !ColumnName.isData($0)
            }
    }
}

extension RecordBlock.Slot {
    /// Its cells are at hand.
    var isRow: Bool { state == .whole || state == .stray }
}

extension RecordBlock {
    func row(_ slot: Slot) -> HeaderSearch.Row {
        .init(record: slot.record, line: slot.line, cells: (0..<slot.cellCount).map { text(slot, $0) })
    }
}
