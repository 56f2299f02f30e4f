import SurveyCore

/// Makes rows of a hand-in's records. Bytes only: a String is made for findings and for numbers out of the ordinary.
struct HandInRows {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// What stands in the unit cell of a merged range.
    enum Carried {
        case nothing
        case cell(HandInBatch.Cell)
        case saved([UInt8])
        /// A name that cannot be read: nobody can say whose the rows below are.
        case unreadable
    }

    /// Of the table in hand.
    private(set) var header = TableHeader.none
    private(set) var columns = HandInColumns(.none)
    let table: TableReader
    let settings: HandInSettings
    /// What lines above the header or between the rows say, and what the names of the sheet and of the file do.
    var titleUnit: String?
    /// What a paragraph of a document says: it holds for the tables below, too.
    var documentUnit: String?
    private(set) var sheetUnit: String?
    let nameUnit: String?
    private let knownUnits: [String]
    var isNameUsed = false
    var isSheetUsed = false
    /// The titles above the next header.
    var titles: [[String]] = []
    private var sheet: RecordBlock.Sheet?
    var isFixList: Bool { columns.takenAs >= 0 }
    var carried = Carried.nothing
    var carriedNoted = false
    /// How many rows above the line in hand were refused because nothing says whose they are.
    var unitless = 0
    var batch = HandInBatch()
    var fileUnitCell: HandInBatch.Cell?
    var notes = PassedOverNotes()
    /// Rows that were meant to be contacts, taken or refused; in the file, and in the table in hand.
    private(set) var seen = 0
    private var seenInTable = 0

    init(_ table: TableReader, _ settings: HandInSettings, nameUnit: String?, knownUnits: [String]) {
        self.table = table
        self.settings = settings
        self.nameUnit = nameUnit
        self.knownUnits = knownUnits
    }

    mutating func finish() {
        endTable()
        notes.finish(table)
        if isNameUsed, let nameUnit {
            table.add(Finding(.unitFromName(unit: nameUnit, isSheet: false), unit: nameUnit))
        }
    }

    private mutating func endTable() {
        defer { seenInTable = 0 }
        // Only of rows that are there can something be missing.
        guard seenInTable > 0, header.width > 0 else { return }
        for (column, field) in [(columns.organisation, "organisation"), (columns.position, "position")] where column < 0
        {
            let name = TableColumns.contacts.fields[TableColumns.contacts.index(field)].names[0]
            var finding = Finding(
                .emptyCell(required: false, wholeColumn: true),
                record: header.record,
                line: header.line,
                column: name,
                unit: notes.unit
            )
            finding.sheet = sheet?.name
            table.add(finding)
        }
    }

    mutating func batch(of block: RecordBlock) -> HandInBatch {
        batch = HandInBatch()
        batch.bytes.reserveCapacity(block.bytes.count + 4096)
        batch.bytes.append(contentsOf: block.bytes)
        batch.rows.reserveCapacity(block.slotCount)
        fileUnitCell = nil
        if block.sheet != sheet { beginSheet(block.sheet) }
        var index = 0
        while index < block.slotCount { index += take(at: index, block) }
        // The carried unit outlives the batch that holds its bytes.
        if case .cell(let cell) = carried { carried = .saved(Array(batch.bytes[cell.range])) }
        defer { batch = HandInBatch() }
        return batch
    }

    private mutating func beginSheet(_ sheet: RecordBlock.Sheet?) {
        endTable()
        self.sheet = sheet
        header = .none
        columns = HandInColumns(.none)
        carried = .nothing
        titleUnit = documentUnit
        titles = []
        unitless = 0
        sheetUnit = sheet.flatMap { FileNameUnit.unit(inName: $0.name, among: knownUnits) }
        isSheetUsed = false
        fileUnitCell = nil
    }

    private mutating func beginTable(_ header: TableHeader) {
        endTable()
        self.header = header
        columns = HandInColumns(header)
        carried = .nothing
        takeUnitOfTitles()
    }

    /// What becomes of the record at `index`; answers how many it took.
    private mutating func take(at index: Int, _ block: RecordBlock) -> Int {
        let slot = block.slots[index]
        if slot.state == .blank {
            takeBlank(slot)
            return 1
        }
        if slot.state == .tooLarge {
            refuseTooLarge(slot, block)
            return 1
        }
        let all = block.bytes
        let phone = CellBytes.trim(all, block.range(slot, columns.phone))
        let plain = PlainCells.number(Bytes(rebasing: all[phone]))
        if case .other = plain, CellBytes.mayBeWords(Bytes(rebasing: all[phone])) {
            switch table.begins(at: index) {
            case .table(let rows):
                beginTable(table.header!)
                return rows
            case .unread(let rows) where rows > 0:
                carried = .nothing
                return rows
            case .title:
                takeTitle(slot, block)
                return 1
            case .unread, nil: break
            }
        }
        if table.header == nil {
            passOutsideTables(slot, block)
        } else if !passOver(at: index, block, phone: phone, plain: plain) {
            takeRow(slot, block, phone: phone, plain: plain)
        }
        return 1
    }

    private mutating func takeRow(
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        phone: Range<Int>,
        plain: PlainCells.Number
    ) {
        let all = block.bytes
        countSeen()
        var row = HandInBatch.Row(record: slot.record, line: slot.line)
        takeCells(slot, block, &row)
        let unitCell = CellBytes.trim(all, block.range(slot, columns.unit))
        takeUnit(unitCell, slot, &row)
        if slot.badOffset == 0 { notes.saw(batch.bytes[row.unit.range]) }
        if slot.badOffset > 0 || block.isSuspicious, all[unitCell].contains(where: { $0 == 0 || $0 == undecodable }) {
            carried = .unreadable
            row.unit = .init()
        }
        if slot.badOffset > 0 {
            table.add(finding(.unreadableEncoding(offset: slot.badOffset), slot, nil, row))
            return refuse(row, slot, block)
        }
        guard checkShape(row, slot, block) else { return refuse(row, slot, block) }
        if !header.beside.isEmpty, hasSecondContact(row, slot, block) { return refuse(row, slot, block) }
        guard let spoilt = takeRemarks(slot, block, &row) else { return refuse(row, slot, block) }
        if block.isSuspicious, !checkHidden(row, slot, block) { return refuse(row, slot, block) }
        if row.unit.isEmpty { return refuseWithoutUnit(row, slot, block) }
        let number = isFixList ? trimmedRange(row.phoneAsGiven) : phone
        if !takePhone(number, isFixList ? .other : plain, besides: spoilt, slot, block, &row) {
            return refuse(row, slot, block)
        }
        let date = row.receivedAsGiven.range
        if !date.isEmpty {
            row.receivedOn = batch.bytes.withUnsafeBufferPointer { bytes in
                PlainCells.date(Bytes(rebasing: bytes[date])) ?? writtenDate(bytes[date])
            }
            guard row.receivedOn != nil else {
                table.add(finding(.badDate, slot, columns.receivedOn, row, value: text(date)))
                return refuse(row, slot, block)
            }
        }
        warn(row, slot, block)
        batch.rows.append(row)
    }

    mutating func takeCells(_ slot: RecordBlock.Slot, _ block: RecordBlock, _ row: inout HandInBatch.Row) {
        let all = block.bytes
        for (kept, column) in columns.kept { row[kept] = cell(CellBytes.trim(all, block.range(slot, column))) }
        // The number is kept to the letter.
        row.phoneAsGiven = cell(block.range(slot, columns.phone))
        row.receivedAsGiven = cell(CellBytes.trim(all, block.range(slot, columns.receivedOn)))
        if !block.merged.isEmpty { takeMerged(slot, block, &row) }
        if isFixList { restore(&row, CellBytes.trim(all, block.range(slot, columns.takenAs))) }
    }

    // MARK: - Rows that are not taken

    mutating func countSeen() {
        seen += 1
        seenInTable += 1
    }

    private mutating func refuseTooLarge(_ slot: RecordBlock.Slot, _ block: RecordBlock) {
        countSeen()
        carried = .nothing
        var row = HandInBatch.Row(record: slot.record, line: slot.line)
        if columns.unit < 0, let fileUnit { row.unit = append(Array(fileUnit.utf8)) }
        let limit = slot.detail > RecordScanner.recordLimit ? RecordScanner.recordLimit : RecordScanner.cellLimit
        table.add(finding(.tooLarge(bytes: slot.detail, limit: limit), slot, nil, row))
        refuse(row, slot, block)
    }

    mutating func refuse(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) {
        // Cells of a refused row may hold what is no text; only its unit is of use.
        var bare = settings.keepsRefused ? row : HandInBatch.Row(record: row.record, line: row.line)
        bare.unit = row.unit
        bare.refused = true
        if settings.keepsRefused, slot.state != .tooLarge { bare.phoneAsGiven = phoneOfRefused(row, slot, block) }
        table.countRefused()
        batch.rows.append(bare)
    }

    // MARK: - Cells

    func cell(_ range: Range<Int>) -> HandInBatch.Cell {
        .init(start: Int32(truncatingIfNeeded: range.lowerBound), count: Int32(truncatingIfNeeded: range.count))
    }

    mutating func append(_ bytes: [UInt8]) -> HandInBatch.Cell {
        let start = batch.bytes.count
        batch.bytes += bytes
        return .init(start: Int32(start), count: Int32(bytes.count))
    }

    /// A finding keeps enough of a cell to know it by, so that memory stays flat whatever stands in the file.
    private static func shortened(_ value: String) -> String {
        value.utf8.count <= 2000 ? value : String(value.unicodeScalars.prefix(600)) + "…"
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: batch.bytes[range].filter { $0 != undecodable }, as: UTF8.self)
    }

    private func writtenDate(_ bytes: Slice<Bytes>) -> CivilDate? {
        WrittenTime(String(decoding: bytes, as: UTF8.self), offset: settings.offset)?.day(settings.offset)
    }

    func finding(
        _ kind: Finding.Kind,
        _ slot: RecordBlock.Slot,
        _ column: Int?,
        _ row: HandInBatch.Row,
        value: String? = nil
    ) -> Finding {
        table.finding(
            kind,
            slot,
            column: column.flatMap { $0 < 0 ? nil : $0 },
            value: value.map(Self.shortened),
            unit: row.unit.isEmpty ? nil : text(row.unit.range)
        )
    }
}
