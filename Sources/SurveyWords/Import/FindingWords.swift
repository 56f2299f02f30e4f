import SurveyCore

/// What a finding says: what is wrong, and what to do about it (empty when nothing is to be done).
package struct FindingText: Hashable, Sendable {
    package let wrong: String
    package let next: String

    init(_ wrong: String, _ next: String = "") {
        self.wrong = wrong
        self.next = next
    }
}

extension Words {
    /// The whole message.
    package func message(_ finding: Finding) -> String {
        let text = text(of: finding)
        return sentences(text.wrong, text.next)
    }

    /// `郑州市水利局.csv 第 7 条（第 9 行）「联系方式」列` / `郑州市水利局.csv, record 7 (line 9), column 联系方式`; in a workbook
    /// `郑州市水利局.xlsx 报送表!E9「联系方式」列`
    package func place(_ finding: Finding, file: String?) -> String {
        let file = file.map { self.file($0) } ?? ""
        var zh = file
        var en: [String] = file.isEmpty ? [] : [file]
        switch (finding.record, finding.line) {
        case (_, let line) where finding.sheet != nil:
            let (sheet, row) = (shown(finding.sheet!), line.map(String.init))
            zh += " " + (finding.cell.map { "\(sheet)!\($0)" } ?? sheet + (row.map { " 第 \($0) 行" } ?? ""))
            en.append(finding.cell.map { "\(sheet)!\($0)" } ?? sheet + (row.map { " row \($0)" } ?? ""))
        case (let record?, let line?):
            zh += " 第 \(record) 条（第 \(line) 行）"
            en.append("record \(record) (line \(line))")
        case (let record?, nil):
            zh += " 第 \(record) 条"
            en.append("record \(record)")
        case (nil, let line?):
            zh += " 第 \(line) 行"
            en.append("line \(line)")
        case (nil, nil): break
        }
        if let column = finding.column {
            zh += "「\(shown(column))」列"
            en.append("column \(shown(column))")
        }
        return language(trimmed(zh), en.joined(separator: ", "))
    }

    /// Place and value: `…「联系方式」列：1.54E+10`
    package func located(_ finding: Finding, file: String?) -> String {
        let place = place(finding, file: file)
        guard let value = finding.value, !value.isEmpty else { return place }
        return place + language("：", ": ") + shown(value, of: finding)
    }

    /// A row as a whole may be longer than a cell.
    func shown(_ value: String, of finding: Finding) -> String { shown(value, columns: finding.isOfRow ? 200 : 60) }

    package func text(of finding: Finding) -> FindingText {
        switch finding.kind {
        case .noHeader(let required): noHeaderText(required)
        case .unknownDelimiter(let sign): unknownDelimiterText(sign)
        case .missingColumn(let name, let field, let found): missingColumnText(name, field, found)
        case .unreadTable(let missing, let found, let rows, let isLoss): unreadTableText(missing, found, rows, isLoss)
        case .doubtfulRow(let isAbove): doubtfulRowText(isAbove: isAbove)
        case .furtherTable(let names, let otherColumns): furtherTableText(names, otherColumns: otherColumns)
        case .titles(let texts): titlesText(texts.count)
        case .unitFromName(let unit, let isSheet): unitFromNameText(unit, isSheet: isSheet)
        case .unitBelow(let unit, let rows): unitBelowText(unit, rows)
        case .unreadColumns(let columns): unreadColumnsText(columns)
        case .notCalled(let rows): notCalledText(rows)
        case .outcomeForgotten: outcomeForgottenText()
        case .unclosedQuote: unclosedQuoteText(finding)
        case .emptyFile: emptyFileText()
        case .notATable(let format): notATableText(format)
        case .unreadableWorkbook(let fault): unreadableWorkbookText(fault)
        case .unreadableEncoding(let offset): unreadableEncodingText(finding, offset)
        case .mixedEncoding(let row, let file, let taken): mixedEncodingText(row, file, taken: taken)
        case .receivedUnknown(let today): receivedUnknownText(today)
        case .duplicateSurveyor(let record, let name): duplicateSurveyorText(record, name)
        case .sharedLogin(let record, let surveyor): sharedLoginText(finding, record, surveyor)
        case .nameTaken(let record, let unit, _): nameTakenText(finding, record, unit)
        case .unknownUnit(let nearest): unknownUnitText(finding, nearest)
        case .noUnit(let inColumn): noUnitText(inColumn: inColumn)
        case .duplicateInUnit(let record, let key): duplicateInUnitText(record, key)
        case .alreadyContact(let key, let old, let new, let phone): alreadyContactText(key, old, new, phone)
        case .badDate: badDateText(finding)
        case .receivedInFuture(let date): receivedInFutureText(date)
        case .tooLarge(let bytes, let limit): tooLargeText(bytes, limit)
        case .errorCell(let required): errorCellText(finding, required: required)
        case .formulaWithoutValue(let required): formulaWithoutValueText(finding, required: required)
        case .emptyCell(let required, let wholeColumn):
            emptyCellText(finding, required: required, wholeColumn: wholeColumn)
        case .secondContact(let cells): secondContactText(cells)
        case .secondValue(let cells): secondValueText(cells)
        case .controlCharacters(let scalars): controlCharactersText(scalars)
        case .unknownContact: unknownContactText(finding)
        case .otherContact(let contact, let listed): otherContactText(finding, contact, listed)
        case .unknownOutcome(let nearest, let keypad): unknownOutcomeText(finding, nearest, keypad)
        case .unknownSurveyor(let known): unknownSurveyorText(finding, known)
        case .badScore: badScoreText(finding)
        case .scoresMissing(let outcome, let dimension): scoresMissingText(outcome, dimension)
        case .scoresNotExpected(let outcome, let score): scoresNotExpectedText(outcome, score)
        case .badTime(let fault): badTimeText(finding, fault)
        case .recordedOtherwise(let contact, let at, let call, let stored, let given):
            recordedOtherwiseText(contact, at, call, stored, given)
        case .undiallableNumber(let fault): undiallableNumberText(finding, fault)
        case .numberDamagedBySpreadsheet: numberDamagedBySpreadsheetText(finding)
        case .areaCodeAssumed(let areaCode, let number): areaCodeAssumedText(areaCode, number)
        case .severalNumbers(let numbers): severalNumbersText(numbers)
        case .digitsLeftOver(let digits): digitsLeftOverText(digits)
        case .noTelephone(let digits): noTelephoneText(digits)
        case .sharedAcrossUnits(let key, let unit): sharedAcrossUnitsText(key, unit)
        case .shortfall(let quota, let provided, let deadline, let afterDeadline):
            shortfallText(finding, quota, provided, deadline, afterDeadline)
        case .excess(let quota, let provided): excessText(finding, quota, provided)
        case .raggedRow(let cells, let columns, let isShifted): raggedRowText(finding, cells, columns, isShifted)
        case .strayQuote: strayQuoteText()
        case .hiddenRow: hiddenRowText()
        case .receivedToday(let today): receivedTodayText(today)
        case .receivedOtherwise(let given, let counts): receivedOtherwiseText(finding, given, counts)
        case .numberChanged(let key, let old, let new, let provided):
            numberChangedText(finding, key, old, new, provided)
        case .unusualScore(let unusual): unusualScoreText(unusual)
        case .remarkNotKept(let call, let amend): remarkNotKeptText(call, amend)
        case .avoidanceKept(let surveyor, let units): avoidanceKeptText(surveyor, units)
        case .contactsBarred(let surveyor, let unit, let contacts): contactsBarredText(surveyor, unit, contacts)
        case .avoidsAgain(let surveyor, let unit, let released): avoidsAgainText(surveyor, unit, released)
        case .statesChanged(let unit, let changes): FindingText(statesChanged(unit, changes))
        case .carriedDown(let unit): carriedDownText(unit)
        case .leadingZeroRestored(let number, let isPlusDropped):
            leadingZeroRestoredText(finding, number, isPlusDropped: isPlusDropped)
        case .alreadyImported(let at): alreadyImportedText(at)
        case .notUpdated(let key): notUpdatedText(key)
        case .alreadyRecorded(let call): alreadyRecordedText(call)
        case .remarkAdded(let call, let replaces): remarkAddedText(call, replaces)
        case .remarked(let doubt, let dials): FindingText(remark(doubt, ofDials: dials))
        case .passedOver(let text): passedOverText(finding, text)
        case .hiddenSheets(let names): hiddenSheetsText(names)
        }
    }

    /// The cell inside a message.
    func value(of finding: Finding) -> String { shown(finding.value ?? "") }

    /// A list of values from the file, cut where it grows long.
    func shownList(_ values: [String], limit: Int = 20) -> String {
        list(values.prefix(limit).map { shown($0, columns: 30) })
            + (values.count > limit ? language("……", ", ...") : "")
    }

    func noHeaderText(_ required: [String]) -> FindingText {
        let columns = required.map { shown($0) }
        return FindingText(
            self(
                "前 20 行里没有表头。至少要有\(columns.map { "「\($0)」" }.joined())"
                    + "\(columns.count > 1 ? "\(numeral(columns.count))列" : "列")。",
                "No header in the first 20 lines. It needs \(together(columns))."
            ),
            // Only the contacts' import has --map.
            required.contains("联系方式")
                ? self("请补上；列名不同时用 --map 指明，例如 --map phone=手机。", "Add it, or name the columns: --map phone=手机.")
                : self("请补上表头。", "Add the header.")
        )
    }

    func missingColumnText(_ name: String, _ field: String, _ found: [String]) -> FindingText {
        FindingText(
            self(
                "缺少「\(shown(name))」列；现有：\(shownList(found))。",
                "Column \(shown(name)) is missing; found: \(shownList(found))."
            ),
            // Only the contacts' import has --map.
            field.isEmpty
                ? self("请补上。", "Add it.")
                : self("请补上，或用 --map \(field)=列名 指明。", "Add it, or use --map \(field)=COLUMN.")
        )
    }

    func unclosedQuoteText(_ finding: Finding) -> FindingText {
        let line = finding.line ?? 1
        return FindingText(
            self(
                "第 \(line) 行开始的引号没有结束，其后的行无法分辨，整个文件未导入。",
                "The quote opened on line \(line) is never closed; nothing after it can be told apart, "
                    + "so the file was not imported."
            ),
            self("请补上引号，或用 Excel、WPS 重新另存。", "Close it, or save the file again.")
        )
    }

    func emptyFileText() -> FindingText {
        FindingText(
            self("文件是空的，或只有表头。", "The file is empty or holds only a header."),
            self("请核对是否发错了文件。", "Please check whether it is the right file.")
        )
    }

    func unreadableEncodingText(_ finding: Finding, _ offset: Int) -> FindingText {
        unreadable(finding, offset: offset)
    }

    func receivedUnknownText(_ today: CivilDate) -> FindingText {
        FindingText(
            self(
                "没有报送日期，而今天（\(day(today))）已过限期，不能按今天计。",
                "No hand-in date, and today (\(day(today))) is after the deadline."
            ),
            self("请用 --received 写明实际收到日期；未导入。", "Give the real date with --received; nothing was taken.")
        )
    }

    private func unreadable(_ finding: Finding, offset: Int) -> FindingText {
        guard finding.record == nil else {
            return FindingText(
                self(
                    "文件的第 \(offset) 字节无法识别，此行未导入。",
                    "Byte \(offset) of the file cannot be read; the row was not taken."
                ),
                self(
                    "请在 Excel 或 WPS 里打开，改正此行的乱码，另存后重新导入。",
                    "Open it in Excel or WPS, put the garbled characters of this row right, save it and import again."
                )
            )
        }
        let next = self(
            "请用 Excel 或 WPS 打开，另存为 CSV（Excel 里选「CSV UTF-8」）后重新导入。",
            "Open it in Excel or WPS, save it as CSV (in Excel as \"CSV UTF-8\") and import again."
        )
        let near = finding.line.map { self("（第 \($0) 行附近）", " (near line \($0))") } ?? ""
        return FindingText(
            self(
                "不是 UTF-8、GB18030 或 UTF-16 文本：第 \(offset) 字节\(near)无法识别。",
                "Not UTF-8, GB18030 or UTF-16 text: byte \(offset)\(near) cannot be read."
            ),
            next
        )
    }

    /// 两、三…: counts that stand before 列.
    private func numeral(_ count: Int) -> String {
        let numerals = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
        return count < numerals.count ? numerals[count] : String(count)
    }
}
