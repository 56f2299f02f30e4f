import Foundation
import SurveyCore

/// Makes rows of a hand-in's records. Bytes only: a String is made for findings and for numbers out of the ordinary.
struct HandInRows {
    private typealias Bytes = UnsafeBufferPointer<UInt8>

    /// What stands in the unit cell of a merged range.
    private enum Carried {
        case nothing
        case cell(HandInBatch.Cell)
        case saved([UInt8])
    }

    /// Columns by field; -1 where the table has none.
    private struct Columns {
        let phone, organisation, position, person, unit, ordinal, officer, remark, receivedOn: Int

        init(_ header: TableHeader) {
            func column(_ key: String) -> Int { header.columns[TableColumns.contacts.index(key)] ?? -1 }
            phone = column("phone")
            organisation = column("organisation")
            position = column("position")
            person = column("person")
            unit = column("unit")
            ordinal = column("ordinal")
            officer = column("officer")
            remark = column("remark")
            receivedOn = column("receivedOn")
        }
    }

    private let header: TableHeader
    private let columns: Columns
    private let table: TableReader
    private let areaCode: String
    private var fileUnit: String?
    private var carried = Carried.nothing
    private var carriedNoted = false
    private var noUnitSaid = false
    private var batch = HandInBatch()
    private var fileUnitCell: HandInBatch.Cell?
    private var notes: PassedOverNotes
    private(set) var refusedByUnit: [String: Int] = [:]
    /// Rows that were meant to be contacts, taken or refused.
    private(set) var seen = 0

    init(header: TableHeader, table: TableReader, areaCode: String, fileUnit: String?) {
        self.header = header
        self.table = table
        self.areaCode = areaCode
        self.fileUnit = fileUnit
        columns = Columns(header)
        notes = PassedOverNotes()
        for (column, field) in [(columns.organisation, "organisation"), (columns.position, "position")] where column < 0
        {
            let name = TableColumns.contacts.fields[TableColumns.contacts.index(field)].names[0]
            table.add(Finding(.emptyCell(required: false), record: header.record, line: header.line, column: name))
        }
    }

    mutating func finish() { notes.finish(table) }

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
            return notes.blank(slot)
        }
        if slot.state == .tooLarge { return refuseTooLarge(slot) }
        let all = block.bytes
        let phone = CellBytes.trim(all, block.range(slot, columns.phone))
        let organisation = CellBytes.trim(all, block.range(slot, columns.organisation))
        let plain = PlainCells.number(Bytes(rebasing: all[phone]))
        if passOver(slot, block, phone: phone, plain: plain, organisation: organisation) { return }
        seen += 1
        var row = HandInBatch.Row(record: slot.record, line: slot.line)
        row.organisation = cell(organisation)
        row.position = cell(CellBytes.trim(all, block.range(slot, columns.position)))
        row.person = cell(CellBytes.trim(all, block.range(slot, columns.person)))
        row.ordinalAsGiven = cell(CellBytes.trim(all, block.range(slot, columns.ordinal)))
        row.officer = cell(CellBytes.trim(all, block.range(slot, columns.officer)))
        row.remark = cell(CellBytes.trim(all, block.range(slot, columns.remark)))
        row.phoneAsGiven = cell(block.range(slot, columns.phone))
        let unitCell = CellBytes.trim(all, block.range(slot, columns.unit))
        takeUnit(unitCell, slot, &row)
        if slot.badOffset > 0 {
            // A name that could not be read is nobody's to carry on.
            if all[unitCell].contains(undecodable) {
                carried = .nothing
                row.unit = .init()
            }
            table.add(finding(.unreadableEncoding(offset: slot.badOffset), slot, nil, row))
            return refuse(row)
        }
        if block.isSuspicious, !checkHidden(row, slot, block) { return refuse(row) }
        if row.unit.isEmpty { return refuseWithoutUnit(row, slot) }
        if !takePhone(phone, plain, slot, block, &row) { return refuse(row) }
        let date = CellBytes.trim(all, block.range(slot, columns.receivedOn))
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

    // MARK: - Number

    private mutating func takePhone(
        _ cell: Range<Int>,
        _ plain: PlainCells.Number,
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ row: inout HandInBatch.Row
    ) -> Bool {
        var cell = cell
        var plain = plain
        if !header.furtherPhones.isEmpty { joinPhones(&cell, &plain, slot, block, &row) }
        guard !cell.isEmpty else {
            table.add(finding(.emptyCell(required: true), slot, columns.phone, row))
            return false
        }
        switch plain {
        case .same: row.phone = self.cell(cell)
        case .mobile(let digits):
            let start = batch.bytes.count
            var divisor: UInt64 = 10_000_000_000
            for _ in 0..<11 {
                batch.bytes.append(UInt8(truncatingIfNeeded: digits / divisor % 10) + 0x30)
                divisor /= 10
            }
            row.phone = .init(start: Int32(start), count: 11)
        case .other:
            let reading = batch.bytes.withUnsafeBufferPointer {
                PhoneNumber.read(utf8: Bytes(rebasing: $0[cell]), areaCode: areaCode)
            }
            if let number = reading.number { row.phone = append(Array(number.normal.utf8)) }
            if !reading.others.isEmpty {
                row.otherPhones = append(Array(reading.others.map(\.normal).joined(separator: "\n").utf8))
            }
            row.completed = reading.completed
            for kind in reading.findings {
                table.add(finding(kind, slot, columns.phone, row, value: batch.text(row.phoneAsGiven)))
            }
        }
        return true
    }

    /// A table with 手机 and 座机: what stands in each counts as one cell with several numbers.
    private mutating func joinPhones(
        _ cell: inout Range<Int>,
        _ plain: inout PlainCells.Number,
        _ slot: RecordBlock.Slot,
        _ block: RecordBlock,
        _ row: inout HandInBatch.Row
    ) {
        let further = header.furtherPhones.map { CellBytes.trim(block.bytes, block.range(slot, $0)) }.filter {
            !$0.isEmpty
        }
        guard !further.isEmpty else { return }
        let joined = ([cell] + further).filter { !$0.isEmpty }.map { Array(batch.bytes[$0]) }.joined(
            separator: " / ".utf8
        )
        row.phoneAsGiven = append(Array(joined))
        cell = row.phoneAsGiven.range
        plain = batch.bytes.withUnsafeBufferPointer { PlainCells.number(Bytes(rebasing: $0[cell])) }
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
            notes.blank(slot)
            return true
        }
        let isRepeatedHeader = !phone.isEmpty && header.columns[0] != nil && repeatsHeader(slot, block, phone)
        guard isRepeatedHeader || Titles.mayBegin(Bytes(rebasing: all[first])) else { return false }
        let begins = text(first)
        let section = isRepeatedHeader ? nil : Titles.unit(in: (0..<slot.cellCount).map { block.text(slot, $0) })
        guard
            isRepeatedHeader || Titles.isClosing(begins)
                || (section != nil && organisation.isEmpty || section != nil && organisation == first)
        else { return false }
        // A number and an organisation make a contact, whatever stands before them.
        if !isRepeatedHeader, !organisation.isEmpty, organisation != first {
            if case .other = plain {} else { return false }
        }
        // What follows a total or a new title is no longer of the unit above.
        carried = .nothing
        if let section {
            fileUnit = section
            fileUnitCell = nil
        }
        notes.passedOver(slot, text: begins, table)
        return true
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
        var row = row
        row.refused = true
        row.phone = .init()
        refusedByUnit[row.unit.isEmpty ? "" : batch.text(row.unit), default: 0] += 1
        table.countRefused()
        batch.rows.append(row)
    }

    // MARK: - Warnings

    private func warn(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) {
        if row.organisation.isEmpty, columns.organisation >= 0 {
            table.add(finding(.emptyCell(required: false), slot, columns.organisation, row))
        }
        if row.position.isEmpty, columns.position >= 0 {
            table.add(finding(.emptyCell(required: false), slot, columns.position, row))
        }
        if slot.state == .stray {
            table.add(finding(.strayQuote, slot, slot.detail, row, value: block.text(slot, slot.detail)))
        }
        guard slot.cellCount != header.width else { return }
        let isRagged =
            slot.cellCount < header.width
            || (header.width..<slot.cellCount).contains { !CellBytes.trim(block.bytes, block.range(slot, $0)).isEmpty }
        if isRagged {
            table.add(finding(.raggedRow(cells: slot.cellCount, columns: header.width), slot, nil, row))
        }
    }

    /// Warns of control characters in the cells that are kept; `false` when one holds a NUL.
    private mutating func checkHidden(_ row: HandInBatch.Row, _ slot: RecordBlock.Slot, _ block: RecordBlock) -> Bool {
        var isGood = true
        let kept = [
            columns.unit, columns.organisation, columns.position, columns.person, columns.phone, columns.ordinal,
            columns.officer, columns.remark, columns.receivedOn,
        ]
        for column in kept where column >= 0 {
            let scalars = CellBytes.hidden(Bytes(rebasing: block.bytes[block.range(slot, column)]))
            guard !scalars.isEmpty else { continue }
            let value = block.text(slot, column)
            table.add(finding(.controlCharacters(scalars: scalars), slot, column, row, value: value))
            if scalars.contains(0) { isGood = false }
        }
        return isGood
    }

    // MARK: - Cells

    private func cell(_ range: Range<Int>) -> HandInBatch.Cell {
        .init(start: Int32(truncatingIfNeeded: range.lowerBound), count: Int32(truncatingIfNeeded: range.count))
    }

    private mutating func append(_ bytes: [UInt8]) -> HandInBatch.Cell {
        let start = batch.bytes.count
        batch.bytes += bytes
        return .init(start: Int32(start), count: Int32(bytes.count))
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: batch.bytes[range].filter { $0 != undecodable }, as: UTF8.self)
    }

    private func writtenDate(_ bytes: Slice<Bytes>) -> CivilDate? {
        WrittenTime.date(String(decoding: bytes, as: UTF8.self).precomposedStringWithCompatibilityMapping)
    }

    private func finding(
        _ kind: Finding.Kind,
        _ slot: RecordBlock.Slot,
        _ column: Int?,
        _ row: HandInBatch.Row,
        value: String? = nil
    ) -> Finding {
        Finding(
            kind,
            record: slot.record,
            line: slot.line,
            column: header.name(column.flatMap { $0 < 0 ? nil : $0 }),
            value: value,
            unit: row.unit.isEmpty ? nil : text(row.unit.range)
        )
    }
}
