import Naive

extension TableFile {
    /// A file as units send them, always the same for a seed; with so many further tables, where that is asked for.
    package static func random(_ seed: Int, further: Int? = nil) -> TableFile {
        var random = SplitMix64(seed)
        if further == nil, random.chance(6) { return givenUp(&random) }
        let knownUnits = random.chance(70) ? random.shuffle(Words.units) : []
        let name = knownUnits.isEmpty ? ("x.csv", nil) : random.fileName(knownUnits)
        let option = random.chance(15) ? random.one(of: Words.units) : nil
        var form = random.form()
        let layout = random.layout()
        if layout.isNumberAlone {
            // Any sign would do, and a word of Chinese is as good UTF-8 as GB18030.
            form.delimiter = ","
            if form.encoding == .gb18030 { form.encoding = .utf8 }
        }
        var writer = TableWriter(random, form, option: option, fileUnit: name.1)
        if !layout.isNumberAlone, writer.random.chance(6) {
            writer.add(["sep=" + String(form.delimiter)], .header(further: nil))
            form.isDelimiterSaid = true
        }
        writer.addTop(layout)
        let several = writer.random.one(of: [0, 0, 0, 1, 1, 2, 3])
        writer.addTables(layout, form, further: further ?? several)
        form.isLastEnded = form.isLastEnded || writer.records.last!.cells.joined().isEmpty
        random = writer.random
        var records = writer.records
        let bytes = form.bytes(&records, &random)
        return TableFile(
            name: name.0,
            bytes: bytes,
            knownUnits: knownUnits,
            unit: option,
            form: form,
            records: records,
            unreadColumns: writer.unreadColumns.count,
            contactsOfNamedUnit: writer.contactsOfNamedUnit
        )
    }
}

extension SplitMix64 {
    mutating func form() -> FileForm {
        var form = FileForm()
        form.encoding = one(of: FileForm.Encoding.allCases + [.utf8, .utf8, .gb18030])
        form.isMarked = form.encoding != .gb18030 && chance(50)
        form.delimiter = one(of: [",", ",", ",", "\t", "\t", ";", "|", "，", "；", "｜"])
        form.ends = one(of: [["\r\n"], ["\r\n"], ["\n"], ["\r"], ["\r\r\n"], ["\r\n", "\n"]])
        form.isLastEnded = chance(85)
        form.quotesAll = chance(15)
        form.quotesStray = chance(50)
        return form
    }
}

extension TableWriter {
    /// What stands above the first header.
    mutating func addTop(_ layout: Layout) {
        // The header may be as deep as record 20, its second row or what it is a title of below.
        let depth = random.chance(3) ? random.number(17...19) : random.one(of: [0, 0, 1, 1, 2, 3])
        while records.count < depth {
            switch random.number(1...10) {
            case 1: addBlanks(min(random.number(1...2), depth - records.count))
            case 2: add(random.one(of: Words.wideTitles), .passedOver(code: "passed-over"))
            case 3...5 where line == nil: addTopUnitLine(random.one(of: Words.units), layout)
            case 6:
                let row = random.one(of: [
                    ["王伟", "15400008888"], ["", "甲公司", "", "0371-67181234"], ["甲公司", "经理", "王伟", "15400008887"],
                ])
                add(row, .refused(code: "doubtful-row"))
            default: add([random.one(of: Words.titles)], .passedOver(code: "passed-over"))
            }
        }
        if records.count < 19, layout.place(.unit) == nil, unit("") == nil, random.chance(75) {
            addTopUnitLine(random.one(of: Words.units), layout)
        }
    }

    private mutating func addTopUnitLine(_ unit: String, _ layout: Layout) {
        switch random.number(1...5) {
        // Above a column without a name it would be the name of one.
        case 1 where !layout.columns[0].name.isEmpty: addUnitLine(unit, cells: ["填报单位", unit])
        case 2: addUnitLine(unit, cells: ["2020年名单（填报单位：\(unit)）"])
        case 3: addUnitLine(unit, cells: ["单位名称：\(unit)"])
        default: addUnitLine(unit)
        }
    }

    /// The tables of a file, the first with the given columns.
    mutating func addTables(_ first: Layout, _ form: FileForm, further: Int) {
        var layout = first
        var header = random.header(layout)
        if header.count == 1, random.chance(4) {
            // A header that is directly followed by one with as many fields is a title.
            add(header[0], .passedOver(code: "passed-over"))
        }
        addHeader(layout, header)
        addRows(layout, form, random.number(0...12))
        for table in 0..<further {
            // A header that is directly followed by another may be its title.
            while case .header = records.last(where: { $0.fate != .blank })!.fate { addContact(layout) }
            addBlanks(random.one(of: [0, 0, 1, 2]))
            // In a file of one column whatever is wider would leave the delimiter open.
            switch first.isNumberAlone ? random.number(1...4) : random.number(1...10) {
            case 1...3: break
            case 4:
                layout = random.renamed(layout)
                header = random.header(layout)
            case 5:
                header = [random.strangeHeader(layout)]
            case 6...7:
                layout = .liaison
                header = [layout.columns.map(\.name)]
            case 8:
                addUnread()
                if table == further - 1, random.chance(40) { return }
                header = random.header(layout)
            default:
                repeat { layout = random.layout() } while layout.keepsField(of: self.layout!)
                header = random.header(layout)
            }
            addTitles()
            addHeader(layout, header)
            addRows(layout, form, random.number(1...6))
        }
        if random.chance(40) { addClosing(layout) }
        addBlanks(random.one(of: [0, 0, 0, 1, 3]))
    }

    /// Directly above a further header.
    private mutating func addTitles() {
        var isLabelled = isUnread
        for _ in 0..<random.one(of: [0, 0, 1, 2]) {
            let title = random.one(of: Words.titles.dropLast())
            switch random.number(1...4) {
            case 1 where !isLabelled:
                addUnitLine(random.one(of: Words.units))
                isLabelled = true
            case 2: addBlanks(1)
            default: add([title], .passedOver(code: isUnread ? nil : "passed-over"))
            }
        }
    }

    private mutating func addUnread() {
        let names = random.one(of: [
            ["单位", "姓名", "职务"], ["序号", "项目", "备注"], ["填报单位", "行政相对人单位", "职务"], ["联系人", "职务", "岗位"],
        ])
        beginUnread(names)
        for row in 0..<random.number(1...4) {
            // Below a number where the number stood the table above would go on.
            let cells = row > 0 && random.chance(25) ? ["王五", "15400007777", "科员"] : random.one(of: Words.things)
            add(cells, .passedOver(code: "unread-table"))
        }
    }

    private mutating func addRows(_ layout: Layout, _ form: FileForm, _ count: Int) {
        for _ in 0..<count {
            switch random.number(1...100) {
            case 1...4: addBlanks(random.number(1...2))
            case 5...11: addClosing(layout)
            case 12...13: addFormLine(layout)
            case 14...16: addDoubtful(layout)
            case 17...18: addUnitLine(random.one(of: Words.units))
            case 19: addUnitLineWithNumber(layout)
            case 20...22: addSpeaking(layout)
            case 23...24: addSection(layout)
            case 25...33: addRefused(layout, canHoldBadBytes: [.utf8, .gb18030].contains(form.encoding))
            default: addContact(layout)
            }
        }
    }
}

extension Layout {
    /// The office's own, as many stand below its contacts.
    static let liaison = Layout(columns: [
        Column(field: .organisation, name: "单位"), Column(field: .person, name: "联系人"),
        Column(field: .position, name: "职务"),
        Column(field: .number, name: "联系电话"),
    ])
}
