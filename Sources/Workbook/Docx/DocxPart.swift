/// Reads `word/document.xml`. Text that Word does not show is left out: what was deleted or moved away, readings above
/// characters, the second form of drawings.
final class DocxPart: XMLPart {
    private(set) var tables: [DocxTable] = []
    /// Tables within each other, the innermost last.
    private var open: [DocxTable] = []
    private var passedOver = 0
    private var isInText = false
    private var isInRowProperties = false
    private var cells = 0
    private var textBytes = 0

    /// The paragraph that is being read outside of all tables, and those before it.
    private var paragraph = ByteStore()
    private var paragraphs = DocxParagraphs()

    override func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard passedOver == 0 else {
            passedOver += 1
            return
        }
        switch name {
        case "t": isInText = true
        case "tbl": beginTable()
        case "tr":
            guard let table = open.last else { break }
            table.beginRow()
            if table.row > Limits.rows { stop(.tooLarge(.sheet, here)) }
        case "tc": open.last?.beginCell()
        case "trPr": isInRowProperties = true
        case "hidden":
            if isInRowProperties { open.last?.isRowHidden = attributes["val"] == nil || attributes.flag("val") }
        case "gridBefore": addColumns(attributes)
        case "gridSpan":
            guard let table = open.last, let span = attributes.number("val"), span > 0 else { break }
            table.span = span
            if table.column + span > Limits.columns { stop(.tooLarge(.sheet, here)) }
        case "vMerge": open.last?.merge = attributes.string("val") == "restart" ? .begins : .goesOn
        case "tab": append("\t")
        case "noBreakHyphen": append("-")
        case "br", "cr": breakLine()
        case "pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "moveFrom", "rt", "Fallback": passedOver = 1
        default: break
        }
    }

    override func end(_ name: XMLName) {
        guard passedOver == 0 else {
            passedOver -= 1
            return
        }
        switch name {
        case "t": isInText = false
        case "trPr": isInRowProperties = false
        case "p":
            if open.isEmpty { endParagraph() } else { breakLine() }
        case "tc":
            guard let table = open.last, table.isInCell else { break }
            table.endCell()
            cells += 1
            if table.column > Limits.columns { stop(.tooLarge(.sheet, here)) }
            if cells > Limits.documentCells || table.merged.count > Limits.merged { stop(.tooLarge(.count, here)) }
        case "tr": open.last?.endRow()
        case "tbl": open.popLast()?.finish()
        default: break
        }
    }

    override func text(_ bytes: UnsafeRawBufferPointer) {
        if isInText, passedOver == 0 { append(bytes) }
    }

    /// Of the paragraphs behind the last table those belong to it in which a number may stand; the others are prose.
    func finish() {
        guard let last = tables.last else { return }
        for text in paragraphs.takeNumbers() { last.add(paragraph: text) }
    }

    private var here: Place {
        var here = place
        if let table = open.last, table.row > 0 {
            here.row = table.row
            here.column = table.column + 1
        }
        return here
    }

    private func beginTable() {
        guard tables.count < Limits.sheets else { return stop(.tooLarge(.count, place)) }
        let table = DocxTable()
        if open.isEmpty {
            for text in paragraphs.take() { table.add(paragraph: text) }
        }
        tables.append(table)
        open.append(table)
    }

    private func addColumns(_ attributes: XMLAttributes) {
        guard let table = open.last, isInRowProperties, let count = attributes.number("val") else { return }
        table.column += count
        if table.column >= Limits.columns { stop(.tooLarge(.sheet, here)) }
    }

    private func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private func append(_ text: UnsafeRawBufferPointer) {
        textBytes += text.count
        if textBytes > Limits.textBytes { return stop(.tooLarge(.count, here)) }
        guard let table = open.last else {
            paragraph.append(text.baseAddress!, text.count)
            if paragraph.count > Limits.cell { stop(.tooLarge(.cell, place)) }
            return
        }
        guard table.isInCell else { return }
        table.append(text)
        if table.block.bytes.count - table.start > Limits.cell { stop(.tooLarge(.cell, here)) }
    }

    private func breakLine() {
        if let table = open.last {
            if table.isInCell { table.breakLine() }
        } else if paragraph.count > 0 {
            append("\n")
        }
    }

    private func endParagraph() {
        let text = Array(paragraph.bytes(from: 0))
        paragraph.cut(to: 0)
        guard text.contains(where: { $0 > 0x20 }) else { return }
        paragraphs.add(text)
    }
}
