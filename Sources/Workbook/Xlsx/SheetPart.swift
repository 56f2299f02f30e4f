/// The part of one sheet: rows and cells as they stand in it, whatever its `dimension` claims.
final class SheetPart: XMLPart, RowReader {
    enum State {
        case outside, rows, row, cell, value, rich, text, run, runText
    }

    let block: RowBlock
    let styles: Styles
    private let plain = PlainPiece()
    private(set) var merged: [CellRange] = []

    private var state = State.outside
    /// Where the last tag ended that leaves expat between two rows.
    private var boundary = -1
    private var given = 0
    /// Elements that are passed over, within each other.
    private var passedOver = 0

    private(set) var row = 0
    private var isHidden = false
    private var column = 0
    private var type = ValueType.number
    private var style = 0
    private var start = 0
    private var hasValue = false
    private var hasFormula = false
    private var isRich = false

    private enum ValueType { case number, shared, text, boolean, error, date }

    init(_ entry: ZipDirectory.Entry, of file: Bytes, _ texts: SharedTexts, _ styles: Styles) throws(Fault) {
        block = RowBlock(shared: texts)
        self.styles = styles
        try super.init(entry, of: file)
    }

    func next() throws(Fault) -> Row? {
        while true {
            if let row = block.take() { return row }
            start -= block.clear()
            guard try advance() else { return nil }
        }
    }

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        if passedOver > 0 {
            passedOver += 1
            return
        }
        switch (state, name) {
        case (.row, "c"):
            state = .cell
            beginCell(attributes)
        case (.cell, "v"):
            state = .value
            if hasValue { stop(.damaged(.record, here)) }
            hasValue = true
        case (.rows, "row"):
            state = .row
            beginRow(attributes)
        case (.cell, "is"):
            state = .rich
            if hasValue { stop(.damaged(.record, here)) }
            hasValue = true
            isRich = true
        case (.cell, "f"):
            hasFormula = true
            passedOver = 1
        case (.rich, "r"): state = .run
        case (.rich, "t"): state = .text
        case (.run, "t"): state = .runText
        case (.outside, "sheetData"):
            state = .rows
            boundary = tagEnd
        case (.outside, "mergeCell"): merge(attributes)
        case (.outside, _): break
        default: passedOver = 1
        }
    }

    override func end(_ name: XMLName) {
        if passedOver > 0 {
            passedOver -= 1
            return
        }
        switch state {
        case .outside: break
        case .rows: state = .outside
        case .row:
            state = .rows
            boundary = tagEnd
            if let twice = block.closeRow(number: row, isHidden: isHidden) {
                column = twice
                stop(.damaged(.reference, here))
            }
        case .cell:
            state = .row
            endCell()
        case .value, .rich: state = .cell
        case .text, .run: state = .rich
        case .runText: state = .run
        }
    }

    override func text(_ bytes: UnsafeRawBufferPointer) {
        guard passedOver == 0, state == .value || state == .text || state == .runText else { return }
        block.bytes.append(bytes.baseAddress!, bytes.count)
        if block.bytes.count - start > Limits.cell || block.openBytes > Limits.rowBytes {
            stop(.tooLarge(.cell, here))
        }
    }

    /// Rows in the form that nearly all have are read here, in a third of the time; expat gets everything else, and sees a sheet
    /// without those rows.
    override func takePlain() throws(Fault) -> Bool {
        guard try plain.fill(from: stream) else { return false }
        while !plain.rest.isEmpty {
            if state == .rows, boundary == given {
                let start = plain.at
                while let taken = PlainRow.take(plain.rest, after: row, into: block, styles, isUTF8: isUTF8) {
                    plain.at += taken.length
                    row = taken.row
                }
                passedBy += plain.at - start
                // The rest of a row may stand in the next piece.
                if plain.waits { return true }
            }
            let piece = plain.throughNextMark()
            try parse(piece)
            given += piece.count
        }
        return true
    }

    private var here: Place {
        var here = place
        here.row = row
        here.column = column > 0 ? column : nil
        return here
    }

    private func beginRow(_ attributes: XMLAttributes) {
        column = 0
        isHidden = attributes.flag("hidden")
        if let text = attributes["r"] {
            guard let number = XMLAttributes.number(text), number > 0 else { return stop(.damaged(.reference, here)) }
            row = number
        } else {
            row += 1
        }
        if row > Limits.rows { stop(.tooLarge(.sheet, here)) }
    }

    private func beginCell(_ attributes: XMLAttributes) {
        type = .number
        style = 0
        hasValue = false
        hasFormula = false
        isRich = false
        start = block.bytes.count
        column += 1
        var next = attributes.list
        while let name = next[0], let value = next[1] {
            // Attributes of cells have one letter; those with more say nothing of the value.
            if name[1] == 0 {
                switch UInt8(bitPattern: name[0]) {
                case 0x72:  // r
                    guard let reference = CellReference(value) else { return stop(.damaged(.reference, here)) }
                    column = reference.column
                case 0x73:  // s
                    style = XMLAttributes.number(value) ?? 0
                case 0x74:  // t
                    guard let known = Self.type(value) else { return stop(.damaged(.record, here)) }
                    type = known
                default: break
                }
            }
            next += 2
        }
        if column > Limits.columns { stop(.tooLarge(.sheet, here)) }
        if block.openCells >= Limits.columns { stop(.damaged(.reference, here)) }
    }

    private static func type(_ text: XMLText) -> ValueType? {
        let name = XMLName(text)
        return switch name {
        case "s": .shared
        case "n": .number
        case "str", "inlineStr": .text
        case "b": .boolean
        case "e": .error
        case "d": .date
        default: nil
        }
    }

    private func endCell() {
        let isEmpty = block.bytes.count == start
        guard hasValue, !isEmpty || isRich || type == .text else {
            if hasFormula { block.add(column: column, .formula, from: start) }
            return
        }
        if isRich { type = .text }
        switch type {
        case .number:
            let kind = styles.settle(&block.bytes, from: start, style: style)
            block.add(column: column, kind, from: start)
        case .shared:
            let index = Self.index(block.bytes.bytes(from: start))
            block.bytes.cut(to: start)
            guard let index, add(shared: index) else { return stop(.damaged(.sharedText, here)) }
        case .text:
            block.bytes.cut(to: start + EscapedText.unescape(block.bytes.base + start, block.bytes.count - start))
            if let pattern = styles.text(style) {
                _ = block.add(column: column, pattern, from: start)
            } else {
                block.add(column: column, .text, from: start)
            }
        case .boolean:
            let isTrue = block.bytes.base[start] == 0x31 || block.bytes.base[start] | 0x20 == 0x74
            block.bytes.cut(to: start)
            block.bytes.append(isTrue ? "TRUE" : "FALSE")
            block.add(column: column, .boolean, from: start)
        case .error:
            block.add(column: column, .error, from: start)
        case .date:
            block.add(column: column, Self.dateKind(block.bytes.bytes(from: start)), from: start)
        }
    }

    @inline(__always)
    private func add(shared index: Int) -> Bool {
        guard let pattern = styles.text(style) else { return block.add(column: column, shared: index) }
        return block.add(column: column, pattern, shared: index, from: start)
    }

    private static func index(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        for byte in text {
            if byte <= 0x20 { continue }
            guard byte &- 0x30 < 10, index < Limits.texts else { return nil }
            index = index * 10 + Int(byte - 0x30)
        }
        return index
    }

    /// `2020-09-20T16:30:00Z` has both, `16:30` no hyphen.
    private static func dateKind(_ text: UnsafeBufferPointer<UInt8>) -> Cell.Kind {
        if text.contains(0x3A) { return text.contains(0x54) || text.contains(0x20) ? .dateTime : .time }
        return .date
    }

    private func merge(_ attributes: XMLAttributes) {
        guard merged.count < Limits.merged else { return stop(.tooLarge(.count, place)) }
        guard let text = attributes["ref"], let range = CellReference.range(text) else {
            return stop(.damaged(.reference, place))
        }
        // One cell is merged with nothing.
        if range.rows.count > 1 || range.columns.count > 1 { merged.append(range) }
    }
}
