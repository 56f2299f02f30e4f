import Naive

/// Rows that are contacts, or were meant to be.
extension TableWriter {
    /// Something of each column; the unit's cell is the given one.
    private mutating func cells(_ layout: Layout, unit: String) -> [String] {
        let isMany = layout.places(.number).count > 1
        var left = isMany ? random.number(1...2) : 1
        return layout.columns.map { column in
            switch column.field {
            case .unit: return unit
            case .organisation:
                return random.one(of: random.chance(15) ? Words.organisationsLikeTotals : Words.organisations)
            case .position: return random.one(of: Words.positions)
            case .person: return random.one(of: Words.persons)
            case .number:
                if isMany,
                    left == 0
                        || left == 1 && random.chance(50)
                            && column != layout.columns.last(where: { $0.field == .number })
                {
                    return ""
                }
                left -= 1
                return number()
            case .areaCode: return random.one(of: ["0371", "0371", "010", ""])
            case .officerNumber: return random.one(of: ["15400009999", ""])
            case .ordinal: return String(records.count)
            case .officer: return random.one(of: Words.officers)
            case .remark: return random.one(of: ["", "", ""] + Words.remarks)
            case .receivedOn: return random.one(of: Words.goodDates)
            case .unread:
                let word = random.one(of: ["", ""] + Words.unread)
                // Below a column without a name it would be the name of one.
                return word == "职务" && column.name.isEmpty ? "" : word
            }
        }
    }

    /// A row as it is read, after the given change: a contact where it has a number and a unit.
    mutating func addContactRow(_ layout: Layout, _ change: (inout [String], inout SplitMix64) -> Void) {
        var cells = cells(layout, unit: unitCell())
        change(&cells, &random)
        addRow(cells, layout)
    }

    private mutating func addRow(_ cells: [String], _ layout: Layout) {
        func cell(_ field: Column.Field) -> String {
            layout.place(field).map { $0 < cells.count ? bare(cells[$0]) : "" } ?? ""
        }
        let unit = self.unit(cell(.unit))
        let contact = WrittenContact(
            unit: unit ?? "",
            organisation: cell(.organisation),
            position: cell(.position),
            person: cell(.person),
            areaCode: cell(.areaCode),
            numbers: layout.places(.number).map { $0 < cells.count ? cells[$0] : "" }.filter { !bare($0).isEmpty }
        )
        switch (unit == nil, contact.numbers.isEmpty) {
        case (false, false): add(cells, .contact(contact))
        case (true, false): add(cells, .refused(code: "no-unit"))
        case (false, true): add(cells, .refused(code: "empty-cell"))
        case (true, true): add(cells, .refused(code: nil))
        }
    }

    mutating func addContact(_ layout: Layout) {
        var cells = cells(layout, unit: unitCell())
        let isMany = layout.places(.number).count + layout.places(.areaCode).count > 1
        switch random.number(1...30) {
        case 1:
            // Blanks at the ends: only a number that stands alone keeps them.
            let blank = random.one(of: [" ", "\u{3000}", "  "])
            for (place, cell) in cells.enumerated() where !cell.isEmpty {
                cells[place] = random.one(of: [blank + cell, cell + blank, cell])
            }
        case 2:
            // Cut off at the end.
            while let last = layout.columns.indices.last, cells.count > 1, cells.count > last - 1,
                [.remark, .unread, .receivedOn, .person, .position].contains(layout.columns[cells.count - 1].field)
            { cells.removeLast() }
        case 3 where !layout.isNumberAlone: cells += [random.one(of: ["", "多", "2"])]
        case 4:
            if !isMany, !layout.isNumberAlone, let place = layout.place(.number) {
                cells[place] = random.one(of: ["无", "见附件", "154000000"])
            }
        case 5:
            if layout.columns.count > 2, let place = layout.place(.organisation) { cells[place] = "" }
        case 6:
            // Of the contact only the number; not the unit either, lest it be the one filled cell.
            for place in layout.columns.indices
            where ![.number, .areaCode, .unit].contains(layout.columns[place].field) {
                cells[place] = ""
            }
        default: break
        }
        addRow(cells, layout)
    }

    /// A row that is refused for one reason.
    mutating func addRefused(_ layout: Layout, canHoldBadBytes: Bool) {
        // Every reason but a missing unit is found in a row that has one.
        var cells = cells(layout, unit: layout.place(.unit) == nil ? "" : random.one(of: Words.units))
        let code: String
        switch random.number(1...8) {
        case 5:
            guard let place = layout.place(.receivedOn) else { return }
            code = "bad-date"
            cells[place] = random.one(of: Words.badDates)
        case 6:
            code = "control-characters"
            // A cell of a column that nobody reads harms nothing.
            let read = layout.columns.indices.filter {
                ![.unread, .officerNumber, .ordinal].contains(layout.columns[$0].field)
            }
            guard !layout.isNumberAlone else { return }
            cells[random.one(of: read)] += "\0"
        case 7:
            guard canHoldBadBytes, let place = layout.place(.organisation) else { return }
            code = "unreadable-encoding"
            cells[place].unicodeScalars.append(FileForm.badByte)
        case 8:
            guard random.chance(3), let place = layout.place(.position) else { return }
            code = "too-large"
            cells[place] = String(repeating: "长", count: 22_000)
        default:
            code = "empty-cell"
            for place in layout.places(.number) { cells[place] = random.one(of: ["", " "]) }
            for place in layout.places(.areaCode) { cells[place] = "" }
            if layout.isNumberAlone { return add(cells, .blank) }
            let filled = layout.columns.indices.filter { !bare(cells[$0]).isEmpty }
            if filled.count == 1, layout.columns[filled[0]].field == .receivedOn {
                // A date alone closes a table.
                add(cells, .passedOver(code: "passed-over"))
                return endCarry()
            }
            if filled.isEmpty {
                add(cells, .blank)
                return endCarry()
            }
        }
        let hasUnit = unit(layout.place(.unit).map { cells[$0] } ?? "") != nil
        add(cells, .refused(code: hasUnit ? code : nil))
        // Whether a row that cannot be read names the unit of those below it is left open.
        if code != "empty-cell" { needUnit() }
    }

    /// A line that parts a table, without a number.
    mutating func addSection(_ layout: Layout) {
        guard !layout.isNumberAlone, layout.columns[0].field != .number else { return }
        var cells = layout.columns.map { _ in "" }
        cells[0] = random.one(of: ["（一）企业", "二、个体工商户", "渠道科"])
        if layout.columns[0].field == .unit { _ = unit(cells[0]) }
        let hasUnit = unit("") != nil && isUnitCertain
        add(cells, .refused(code: hasUnit ? "empty-cell" : nil))
        needUnit()
    }
}

/// Without blanks at either end.
func bare(_ cell: String) -> String {
    var text = cell[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}
