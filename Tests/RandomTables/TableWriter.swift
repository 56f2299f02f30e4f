import Naive

/// Writes the records of a file one behind the other and keeps what must become of them.
struct TableWriter {
    var random: SplitMix64
    private(set) var records: [TableRecord] = []
    /// `nil` above the first header.
    private(set) var layout: Layout?
    /// A table that does not fit has begun.
    private(set) var isUnread = false

    // Where a contact's unit comes from, beside its column.
    /// The cell that an empty one below takes.
    private var carried: String?
    /// Whether an empty cell here means what the document says for certain.
    private var isCarryCertain = false
    /// Lines with which programs fill a file up.
    private var paddings: [String] { mayHoldNUL && !records.isEmpty ? ["\u{1A}", "\0\0", "\0"] : ["\u{1A}"] }
    private let mayHoldNUL: Bool
    let option: String?
    private(set) var line: String?
    let fileUnit: String?
    private var numbers = 0
    private(set) var unreadColumns: Set<[String]> = []
    private(set) var contactsOfNamedUnit = 0

    init(_ random: SplitMix64, _ form: FileForm, option: String?, fileUnit: String?) {
        self.random = random
        // Where no mark tells the encoding, zero bytes do.
        mayHoldNUL = form.isMarked || [.utf8, .gb18030].contains(form.encoding)
        self.option = option
        self.fileUnit = fileUnit
    }

    mutating func add(_ cells: [String], _ fate: Fate) {
        records.append(TableRecord(cells, fate))
        if case .contact(let contact) = fate, option == nil, line == nil, contact.unit != carried {
            contactsOfNamedUnit += 1
        }
    }

    mutating func addBlanks(_ count: Int) {
        let width = layout?.columns.count ?? 4
        for _ in 0..<count {
            switch random.number(1...20) {
            case 1: add([random.one(of: paddings)], .blank)
            case 2...5: add([""], .blank)
            case 6...10: add((0..<width).map { _ in random.one(of: ["", " ", "\u{3000}"]) }, .blank)
            default: add((0..<width).map { _ in "" }, .blank)
            }
        }
        if count > 0 { endCarry() }
    }

    /// Up to the next unit written out no cell takes the one above it.
    mutating func endCarry() {
        carried = nil
        isCarryCertain = true
    }

    /// Whether it is certain of which unit a row without one is.
    var isUnitCertain: Bool { isCarryCertain || layout?.place(.unit) == nil }

    /// What stands here leaves open whether a cell below may be empty: the next one is not.
    mutating func needUnit() { isCarryCertain = false }

    /// A line 填报单位：…, with further cells of the row from the tail.
    mutating func addUnitLine(_ unit: String, tail: [String] = []) {
        let label = random.one(of: Words.labels)
        let cells =
            switch random.number(1...8) {
            case 1: ["\(label):\(unit)（盖章）"]
            case 2: ["\(label)（盖章）： \(unit)   填报日期：2020年9月1日"]
            case 3: ["\(label)：\(unit) 填报人：张三", ""]
            case 4 where tail.isEmpty && !isOfOneColumn: ["\(label)：", unit, ""]
            case 5: ["\(label)：\(unit)\u{3000}\u{3000}时间：9月"]
            default: ["\(label)：\(unit)"]
            }
        addUnitLine(unit, cells: cells + tail.dropFirst(cells.count))
    }

    private var isOfOneColumn: Bool { layout?.isNumberAlone ?? false }

    mutating func addUnitLine(_ unit: String, cells: [String]) {
        // In a file of one column further cells would leave the delimiter open.
        add(isOfOneColumn ? [cells[0]] : cells, .passedOver(code: "passed-over"))
        line = unit
        endCarry()
    }

    /// The header of the first or a further table.
    mutating func addHeader(_ layout: Layout, _ rows: [[String]]) {
        let isFurther = self.layout != nil || isUnread
        if isFurther { titlesAbove() }
        let severity = self.layout.map { $0.readFields == layout.readFields ? "note" : "warning" }
        for (index, row) in rows.enumerated() { add(row, .header(further: index == 0 ? severity : nil)) }
        self.layout = layout
        let unread = layout.columns.filter { $0.field == .unread && !$0.name.isEmpty }.map(\.name)
        if !unread.isEmpty { unreadColumns.insert(unread) }
        isUnread = false
        endCarry()
    }

    /// Directly above a further header, blank and closing rows and the labels of units apart, rows of one filled cell are titles,
    /// unless they are a number.
    private mutating func titlesAbove() {
        for index in records.indices.reversed().prefix(20) {
            let filled = records[index].cells.filter { !$0.allSatisfy(\.isWhitespace) }
            switch records[index].fate {
            case .blank: continue
            case .refused(code: "empty-cell") where filled.count == 1, .refused(code: nil) where filled.count == 1:
                records[index].fate = .passedOver(code: nil)
            case .passedOver
            where filled.dropFirst().allSatisfy(Self.silent.contains)
                || Words.labels.contains { filled[0].hasPrefix($0) }:
                continue
            default: return
            }
        }
    }

    /// A header without a column for the number, and with names enough to be one.
    mutating func beginUnread(_ names: [String]) {
        add(names, .passedOver(code: "unread-table"))
        isUnread = true
    }

    /// The unit of a row whose cell for it is the given one; `nil` where nothing names one.
    mutating func unit(_ cell: String) -> String? {
        if layout?.place(.unit) != nil {
            if !cell.isEmpty {
                carried = cell
                isCarryCertain = true
                return cell
            }
            if let carried { return carried }
        }
        return option ?? line ?? fileUnit
    }

    /// A cell for the unit: empty where that may be known.
    mutating func unitCell() -> String {
        isCarryCertain && random.chance(60) ? "" : random.one(of: Words.units)
    }

    /// A number that no other row of the file has.
    mutating func number() -> String {
        numbers += 1
        let tail = String(10_000 + numbers).dropFirst()
        return random.one(of: [
            "1540000\(tail)", "1540000\(tail)", "154 0000 \(tail)", "154-0000-\(tail)", "0371-6718\(tail)",
            "6718\(tail)",
            "+86 1540000\(tail)", "1540000\(tail)/0371-6719\(tail)", "0371-6718\(tail) 转 801",
        ])
    }
}

extension Layout {
    /// What is read, and in which columns.
    var readFields: Set<[String]> {
        Set(
            columns.enumerated().compactMap { place, column in
                [.unread, .officerNumber].contains(column.field) ? nil : ["\(place)", "\(column.field)"]
            }
        )
    }
}
