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

    let header: TableHeader
    let columns: HandInColumns
    let table: TableReader
    let settings: HandInSettings
    private var fileUnit: String?
    var isFixList: Bool { columns.takenAs >= 0 }
    var carried = Carried.nothing
    private var carriedNoted = false
    private var noUnitSaid = false
    var batch = HandInBatch()
    private var fileUnitCell: HandInBatch.Cell?
    private var notes = PassedOverNotes()
    /// Rows that were meant to be contacts, taken or refused.
    private(set) var seen = 0

    init(_ header: TableHeader, _ table: TableReader, _ settings: HandInSettings, fileUnit: String?) {
        self.header = header
        self.table = table
        self.settings = settings
        self.fileUnit = fileUnit
        columns = HandInColumns(header)
    }

    mutating func finish() {
        notes.finish(table)
        // Only of rows that are there can something be missing.
        guard seen > 0 else { return }
        for (column, field) in [(columns.organisation, "organisation"), (columns.position, "position")] where column < 0
        {
            let name = TableColumns.contacts.fields[TableColumns.contacts.index(field)].names[0]
            table.add(
                Finding(
                    .emptyCell(required: false, wholeColumn: true),
                    record: header.record,
                    line: header.line,
                    column: name,
                    unit: notes.unit
                )
            )
        }
    }

    mutating func batch(of block: RecordBlock) -> HandInBatch {
        batch = HandInBatch()
        batch.bytes.reserveCapacity(block.bytes.count + 4096)
        batch.bytes.append(contentsOf: block.bytes)
        batch.rows.reserveCapacity(block.slotCount)
        fileUnitCell = nil
        for slot in block.slots where slot.record > header.lastRecord || slot.state == .blank { take(slot, block) }
        // The carried unit outlives the batch that holds its bytes.
        if case .cell(let cell) = carried { carried = .saved(Array(batch.bytes[cell.range])) }
        defer { batch = HandInBatch() }
        return batch
    }

    private mutating func take(_ slot: RecordBlock.Slot, _ block: RecordBlock) {
        if slot.state == .blank {
            guard slot.record + slot.cellCount - 1 > header.lastRecord else { return }
            carried = .nothing
            return notes.blank(slot, table)
        }
        if slot.state == .tooLarge { return refuseTooLarge(slot) }
        let all = block.bytes
        let phone = CellBytes.trim(all, block.range(slot, columns.phone))
        let organisation = CellBytes.trim(all, block.range(slot, columns.organisation))
        let plain = PlainCells.number(Bytes(rebasing: all[phone]))
        if isFixList, isLeftBlank(slot, block) { return notes.blank(slot, table) }
        if !isFixList, passOver(slot, block, phone: phone, plain: plain, organisation: organisation) { return }
        seen += 1
        var row = HandInBatch.Row(record: slot.record, line: slot.line)
        for (kept, column) in columns.kept { row[kept] = cell(CellBytes.trim(all, block.range(slot, column))) }
        // The number is kept to the letter.
        row.phoneAsGiven = cell(block.range(slot, columns.phone))
        row.receivedAsGiven = cell(CellBytes.trim(all, block.range(slot, columns.receivedOn)))
        if isFixList { restore(&row, CellBytes.trim(all, block.range(slot, columns.takenAs))) }
        let unitCell = CellBytes.trim(all, block.range(slot, columns.unit))
        takeUnit(unitCell, slot, &row)
        if slot.badOffset == 0 { notes.saw(batch.bytes[row.unit.range]) }
        if slot.badOffset > 0 || block.isSuspicious, all[unitCell].contains(where: { $0 == 0 || $0 == undecodable }) {
            carried = .unreadable
            row.unit = .init()
        }
        if slot.badOffset > 0 {
            table.add(finding(.unreadableEncoding(offset: slot.badOffset), slot, nil, row))
            return refuse(row)
        }
        warnOfShape(row, slot, block)
        guard let spoilt = takeRemarks(slot, block, &row) else { return refuse(row) }
        if block.isSuspicious, !checkHidden(row, slot, block) { return refuse(row) }
        if row.unit.isEmpty { return refuseWithoutUnit(row, slot) }
        let number = isFixList ? trimmedRange(row.phoneAsGiven) : phone
        if !takePhone(number, isFixList ? .other : plain, besides: spoilt, slot, block, &row) { return refuse(row) }
        let date = row.receivedAsGiven.range
        if !date.isEmpty {
            row.receivedOn = PlainCells.date(Bytes(rebasing: all[date])) ?? writtenDate(all[date])
            guard row.receivedOn != nil else {
                table.add(finding(.badDate, slot, columns.receivedOn, row, value: text(date)))
                return refuse(row)
            }
        }
        warn(row, slot, block)
        batch.rows.append(row)
    }

    // MARK: - Unit

    private mutating func takeUnit(_ cell: Range<Int>, _ slot: RecordBlock.Slot, _ row: inout HandInBatch.Row) {
        if !cell.isEmpty {
            row.unit = self.cell(cell)
            carried = .cell(row.unit)
            carriedNoted = false
            return
        }
        switch carried {
        case .cell(let cell): row.unit = cell
        case .saved(let bytes):
            row.unit = append(bytes)
            carried = .cell(row.unit)
        case .unreadable: return
        case .nothing:
            guard let fileUnit else { return }
            if fileUnitCell == nil { fileUnitCell = append(Array(fileUnit.utf8)) }
            row.unit = fileUnitCell!
            return
        }
        // One note a merged range: it says which rows it begins with.
        guard !carriedNoted else { return }
        carriedNoted = true
        table.add(finding(.carriedDown(unit: batch.text(row.unit)), slot, columns.unit, row))
    }

    private mutating func refuseWithoutUnit(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot) {
        // Where no row can have one, the file's first row says it for all.
        if columns.unit >= 0 || !noUnitSaid {
            table.add(finding(.noUnit, slot, columns.unit, row))
            noUnitSaid = true
        }
        refuse(row)
    }

    // MARK: - Rows that are not taken

    private mutating func passOver(
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        phone: Range<Int>,
        plain: PlainCells.Number,
        organisation: Range<Int>
    ) -> Bool {
        let all = block.bytes
        var first = 0..<0
        var column = 0
        while column < slot.cellCount, first.isEmpty {
            first = CellBytes.trim(all, block.range(slot, column))
            column += 1
        }
        if first.isEmpty {
            carried = .nothing
            notes.blank(slot, table)
            return true
        }
        let isRepeatedHeader = !phone.isEmpty && header.columns[0] != nil && repeatsHeader(slot, block, phone)
        guard isRepeatedHeader || Titles.mayBegin(Bytes(rebasing: all[first])) else { return false }
        let begins = text(first)
        if !isRepeatedHeader {
            let section = Titles.unit(in: (0..<slot.cellCount).map { block.text(slot, $0) })
            let isSection = section != nil && (organisation.isEmpty || organisation == first)
            guard isSection || Titles.isClosing(begins) else { return false }
            // What makes a contact is one, whatever stands before it.
            let position = CellBytes.trim(all, block.range(slot, columns.position))
            let isSigned = begins.contains { "：:（(".contains($0) }
            if !organisation.isEmpty, organisation != first, !isSigned || (!position.isEmpty && position != first),
                isDiallable(phone, plain)
            {
                return false
            }
            // `--unit` stands above what the tables say of themselves.
            if isSection, settings.unit == nil {
                fileUnit = section
                fileUnitCell = nil
            }
        }
        // What follows a total or a new title is no longer of the unit above.
        carried = .nothing
        notes.passedOver(slot, text: begins, table)
        return true
    }

    private func isDiallable(_ cell: Range<Int>, _ plain: PlainCells.Number) -> Bool {
        guard case .other = plain else { return true }
        return PhoneNumber.parse(text(cell), areaCode: settings.areaCode).number != nil
    }

    private func repeatsHeader(_ slot: RecordBlock.Slot, _ block: RecordBlock, _ phone: Range<Int>) -> Bool {
        guard block.bytes[phone.lowerBound] > 0x39, let name = header.name(columns.phone) else { return false }
        return TableColumns.comparable(text(phone)) == TableColumns.comparable(name)
    }

    private mutating func refuseTooLarge(_ slot: RecordBlock.Slot) {
        seen += 1
        carried = .nothing
        var row = HandInBatch.Row(record: slot.record, line: slot.line)
        if columns.unit < 0, let fileUnit { row.unit = append(Array(fileUnit.utf8)) }
        let limit = slot.detail > RecordScanner.recordLimit ? RecordScanner.recordLimit : RecordScanner.cellLimit
        table.add(finding(.tooLarge(bytes: slot.detail, limit: limit), slot, nil, row))
        refuse(row)
    }

    private mutating func refuse(_ row: HandInBatch.Row) {
        // Cells of a refused row may hold what is no text; only its unit is of use.
        var bare = settings.keepsRefused ? row : HandInBatch.Row(record: row.record, line: row.line)
        bare.unit = row.unit
        bare.refused = true
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
        slot.finding(
            kind,
            column: header.name(column.flatMap { $0 < 0 ? nil : $0 }),
            value: value.map(Self.shortened),
            unit: row.unit.isEmpty ? nil : text(row.unit.range)
        )
    }
}
