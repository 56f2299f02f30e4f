/// The records of one sheet. They are walked once beforehand, without reading values: hidden rows and merged cells are known
/// then, and whether the cells come row by row.
final class BiffSheet: RowReader {
    private let stream: RecordStream
    private let styles: Styles
    private let block: RowBlock
    private(set) var merged: [CellRange] = []
    /// A bit for each row.
    private var hidden = [UInt64](repeating: 0, count: 1 << 10)
    /// Cells by row and place (16 bits and 32), where they do not come in the order of rows.
    private var order: [UInt64]?

    private var at: Int
    /// Where the next sheet begins.
    private let limit: Int
    private var depth = 0
    private var given = 0

    init(_ stream: RecordStream, at: Int, limit: Int, _ texts: SharedTexts, _ styles: Styles) throws(Fault) {
        self.stream = stream
        self.styles = styles
        block = RowBlock(shared: texts)
        self.at = at
        self.limit = limit
        guard try stream.record(at: at).type == RecordType.begin else { throw stream.fault(.record, at) }
        var last = 0
        var isOrdered = true
        while let record = try nextRecord() {
            if RecordType.isCell(record.type) {
                let row = try row(record)
                if row < last { isOrdered = false }
                last = row
            } else if record.type == RecordType.row {
                let body = try stream.body(record)
                guard let row = body.u16(0), let flags = body.u16(12) else { throw stream.fault(.record, record.body) }
                if flags & 0x20 != 0 { hidden[row >> 6] |= 1 << UInt64(row & 63) }
            } else if record.type == RecordType.merged {
                try merge(record)
            }
        }
        self.at = at
        if !isOrdered { order = try sorted() }
        self.at = at
    }

    func next() throws(Fault) -> Row? {
        while let first = try nextCell() {
            _ = block.clear()
            let row = try row(first)
            try take(first, row)
            while true {
                let before = (at, depth, given)
                guard let record = try nextCell() else { break }
                guard try self.row(record) == row else {
                    (at, depth, given) = before
                    break
                }
                try take(record, row)
            }
            if let twice = block.closeRow(number: row + 1, isHidden: hidden[row >> 6] >> UInt64(row & 63) & 1 == 1) {
                throw stream.fault(.reference, first.body, row: row + 1, column: twice)
            }
            if let row = block.take() { return row }
        }
        return nil
    }

    /// The next record of the sheet itself; charts that lie in it are passed over.
    private func nextRecord() throws(Fault) -> RecordStream.Record? {
        while true {
            // Else many sheets could be one, and each were read to its end.
            guard at < limit else { throw stream.fault(.overlap, at) }
            let record = try stream.record(at: at)
            if record.type == RecordType.end {
                // At the end of the sheet this stays where it is.
                if depth <= 1 {
                    depth = 0
                    return nil
                }
                depth -= 1
            } else if record.type == RecordType.begin {
                depth += 1
            } else if depth == 1 {
                at = record.next
                return record
            }
            at = record.next
        }
    }

    private func nextCell() throws(Fault) -> RecordStream.Record? {
        if let order {
            guard given < order.count else { return nil }
            given += 1
            return try stream.record(at: Int(order[given - 1] & 0xFFFF_FFFF))
        }
        while let record = try nextRecord() {
            if RecordType.isCell(record.type) { return record }
        }
        return nil
    }

    private func row(_ record: RecordStream.Record) throws(Fault) -> Int {
        guard let row = try stream.body(record).u16(0) else { throw stream.fault(.record, record.body) }
        return row
    }

    /// The cells in the order of their rows, each row's as they come.
    private func sorted() throws(Fault) -> [UInt64] {
        var cells: [UInt64] = []
        while let record = try nextRecord() {
            guard RecordType.isCell(record.type) else { continue }
            guard cells.count < Limits.texts else { throw .tooLarge(.count, Place(part: "Workbook", offset: at)) }
            cells.append(UInt64(try row(record)) << 32 | UInt64(record.body - 4))
        }
        cells.sort()
        return cells
    }

    private func merge(_ record: RecordStream.Record) throws(Fault) {
        let body = try stream.body(record)
        guard let count = body.u16(0), body.count >= 2 + count * 8 else { throw stream.fault(.record, record.body) }
        guard merged.count + count <= Limits.merged else {
            throw .tooLarge(.count, Place(part: "Workbook", offset: record.body))
        }
        for index in 0..<count {
            let at = 2 + index * 8
            let rows = body.u16(at)! + 1
            let lastRow = body.u16(at + 2)! + 1
            let column = body.u16(at + 4)! + 1
            let lastColumn = body.u16(at + 6)! + 1
            guard rows <= lastRow, column <= lastColumn else { throw stream.fault(.reference, record.body) }
            if rows < lastRow || column < lastColumn {
                merged.append(CellRange(rows: rows...lastRow, columns: column...lastColumn))
            }
        }
    }

    /// Reads a cell, or the cells, of a record.
    private func take(_ record: RecordStream.Record, _ row: Int) throws(Fault) {
        let body = try stream.body(record)
        guard let column = body.u16(2).map({ $0 + 1 }), let style = body.u16(4) else {
            throw stream.fault(.record, record.body, row: row + 1)
        }
        let short = stream.fault(.record, record.body, row: row + 1, column: column)
        guard column <= Limits.columns, block.openBytes <= Limits.rowBytes else {
            throw .tooLarge(.sheet, Place(part: "Workbook", offset: record.body, row: row + 1, column: column))
        }
        switch record.type {
        case RecordType.sharedText:
            guard let index = body.u32(6) else { throw short }
            let start = block.bytes.count
            let isThere =
                if let pattern = styles.text(style) {
                    block.add(column: column, pattern, shared: index, from: start)
                } else {
                    block.add(column: column, shared: index)
                }
            guard isThere else {
                throw stream.fault(.sharedText, record.body, row: row + 1, column: column)
            }
        case RecordType.number:
            guard let value = body.double(6) else { throw short }
            add(value, column, style)
        case RecordType.rk:
            guard let bits = body.u32(6) else { throw short }
            add(Self.number(rk: bits), column, style)
        case RecordType.severalRK:
            // Row and first column, a style and a number for each cell, the last column.
            let count = (body.count - 6) / 6
            guard body.count >= 12, column + count - 1 <= Limits.columns else { throw short }
            for index in 0..<count {
                add(Self.number(rk: body.u32(6 + index * 6)!), column + index, body.u16(4 + index * 6)!)
            }
        case RecordType.text, RecordType.richText:
            let start = block.bytes.count
            var text = try RecordText(stream, record, at: 6)
            try text.append(to: &block.bytes)
            addText(column, style, from: start)
        case RecordType.booleanOrError:
            guard let value = body.u8(6), let isError = body.u8(7) else { throw short }
            addFlag(value, isError: isError != 0, column)
        case RecordType.formula:
            guard let value = body.double(6), let mark = body.u16(12), let type = body.u8(6), let flag = body.u8(8)
            else {
                throw short
            }
            if mark != 0xFFFF {
                add(value, column, style)
            } else if type == 1 || type == 2 {
                addFlag(flag, isError: type == 2, column)
            } else {
                let start = block.bytes.count
                // Type 3 is a text without characters.
                let hasText = type == 3 ? true : try addFormulaText(behind: record.next)
                if hasText {
                    addText(column, style, from: start)
                } else {
                    block.add(column: column, .formula, from: start)
                }
            }
        default: throw short
        }
    }

    /// The text of a formula stands in a record behind it, or behind those of shared and array formulas and tables.
    private func addFormulaText(behind at: Int) throws(Fault) -> Bool {
        var at = at
        while true {
            let record = try stream.record(at: at)
            switch record.type {
            case RecordType.formulaText:
                var text = try RecordText(stream, record, at: 0)
                try text.append(to: &block.bytes)
                return true
            case 0x4BC, 0x221, 0x236, RecordType.more: at = record.next
            default: return false
            }
        }
    }

    private func addText(_ column: Int, _ style: Int, from start: Int) {
        if let pattern = styles.text(style) {
            _ = block.add(column: column, pattern, from: start)
        } else {
            block.add(column: column, .text, from: start)
        }
    }

    private func add(_ value: Double, _ column: Int, _ style: Int) {
        let start = block.bytes.count
        block.bytes.append((Int(exactly: value).map(String.init) ?? value.description).utf8)
        block.add(column: column, styles.settle(&block.bytes, from: start, style: style), from: start)
    }

    private func addFlag(_ value: Int, isError: Bool, _ column: Int) {
        let start = block.bytes.count
        if isError {
            block.bytes.append(Self.error(value))
        } else {
            block.bytes.append(value == 0 ? "FALSE" : "TRUE")
        }
        block.add(column: column, isError ? .error : .boolean, from: start)
    }

    /// 30 bits of a whole number or of a double's beginning; the lowest bit says that a hundredth of it is meant.
    private static func number(rk bits: Int) -> Double {
        let value =
            bits & 2 != 0
            ? Double(Int32(truncatingIfNeeded: bits) >> 2) : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
        return bits & 1 != 0 ? value / 100 : value
    }

    private static func error(_ code: Int) -> StaticString {
        switch code {
        case 0x00: "#NULL!"
        case 0x07: "#DIV/0!"
        case 0x0F: "#VALUE!"
        case 0x17: "#REF!"
        case 0x1D: "#NAME?"
        case 0x24: "#NUM!"
        case 0x2B: "#GETTING_DATA"
        default: "#N/A"
        }
    }
}
