import SurveyCore

extension Words {
    func unknownUnitText(_ finding: Finding, _ nearest: String?) -> FindingText {
        let value = value(of: finding)
        guard let nearest = nearest.map({ shown($0) }) else {
            return FindingText(
                self("应报单位名单里没有「\(value)」。", "No unit \(value) in the list."),
                self("请核对名称，或先补进单位名单。", "Check the name, or add it to the unit list first.")
            )
        }
        return FindingText(
            self("应报单位名单里没有「\(value)」。最接近的是「\(nearest)」", "No unit \(value) in the list. Nearest: \(nearest)."),
            self(
                "：如是同一单位，请改名，或在单位名单的「别名」列加上「\(value)」。",
                "If it is the same, change the name or add \(value) to the 别名 column of the unit list."
            )
        )
    }

    func noUnitText(inColumn: Bool) -> FindingText {
        guard !inColumn else {
            return FindingText(
                self(
                    "填报单位是空的，此行未导入；空行、合计之后不沿用上面的单位。",
                    "No unit in this row, and none is carried down over blank rows and totals; the row was not taken."
                ),
                self("请补填。", "Please fill it in.")
            )
        }
        return FindingText(
            self("看不出是哪个单位的：表内没有填报单位，文件名也不是单位名。", "No unit is named in the table or by the file's name."),
            self("请用 --unit 单位名 指明。", "Say it with --unit NAME.")
        )
    }

    func duplicateInUnitText(_ record: Int?, _ key: String) -> FindingText {
        guard let record else {
            return FindingText(
                self(
                    "与已导入的 \(shown(key)) 号码相同，此行未导入，只按 1 个计。",
                    "Same number as \(shown(key)), which is there already; the row was not taken."
                ),
                self(
                    "另有其人的，请另报一名联系人；是更正其他栏的，抽取前用更正后的全表加 --replace 导入。",
                    "If another person is meant, name another contact; to correct other columns import the whole corrected "
                        + "table with --replace, before the draw."
                )
            )
        }
        return FindingText(
            self(
                "与第 \(record) 条（\(shown(key))）号码相同，此行未导入，只按 1 个计。",
                "Same number as record \(record) (\(shown(key))); the row was not taken."
            ),
            self("请另报一名联系人。", "Please name another contact.")
        )
    }

    func badDateText(_ finding: Finding) -> FindingText {
        let value = value(of: finding)
        return FindingText(
            self("「\(value)」不是日期，此行未导入。", "\(value) is not a date; the row was not taken.")
                + whyNoTime(finding.value ?? ""),
            self("请写成「2020-09-18」或「2020年9月18日」的样子。", "Write it like 2020-09-18.")
        )
    }

    func receivedInFutureText(_ date: CivilDate) -> FindingText {
        FindingText(
            self("报送日期 \(date) 晚于今天，未导入。", "Handed in on \(date), which is after today; the row was not taken."),
            self("请写实际收到日期。", "Write the day on which it really came.")
        )
    }

    func tooLargeText(_ bytes: Int, _ limit: Int) -> FindingText {
        // The same limit in KiB where it is one: 65536 is 64 KiB.
        let most = limit % 1024 == 0 ? "\(count(limit / 1024)) KiB" : "\(count(limit))" + self(" 字节", " bytes")
        return FindingText(
            self(
                "此格有 \(bytes) 字节，超过 \(most)，多半是漏了引号。",
                "This cell has \(count(bytes)) bytes, more than \(most): probably a missing quote."
            ),
            self("此行未导入。", "The row was not taken.")
        )
    }

    func mixedEncodingText(_ row: String, _ file: String, taken: Bool) -> FindingText {
        guard !taken else {
            return FindingText(
                self(
                    "此行是 \(row) 编码，与文件其余部分（\(file)）不同，已按 \(row) 读入。",
                    "This row is in \(row), the rest of the file in \(file); it was read as \(row)."
                ),
                self("请核对此行文字。", "Please check its text.")
            )
        }
        return FindingText(
            self(
                "此行可能是 \(row) 编码，与文件其余部分（\(file)）不同，文字无法确定，此行未导入。",
                "This row may be in \(row), while the rest of the file is in \(file), so its text is not certain; "
                    + "the row was not taken."
            ),
            self(
                "请在 Excel 或 WPS 里打开，重新输入此行文字，另存为 Excel 工作簿（xlsx）后重新导入。",
                "Open it in Excel or WPS, type this row's text anew, save it as an Excel workbook (xlsx) and import again."
            )
        )
    }

    func emptyCellText(_ finding: Finding, required: Bool, wholeColumn: Bool) -> FindingText {
        guard !wholeColumn else {
            let column = shown(finding.column ?? "")
            return FindingText(
                self("表里没有「\(column)」列。", "The table has no column \(column)."),
                self("请补上这一列。", "Please add it.")
            )
        }
        let column = shown(finding.column ?? self("此格", "The cell"))
        return required
            ? FindingText(
                self("「\(column)」是空的，此行未导入。", "\(column) is empty; the row was not taken."),
                self("请补填。", "Please fill it in.")
            )
            : FindingText(
                self("「\(column)」是空的。", "\(column) is empty."),
                self("请补填。", "Please fill it in.")
            )
    }

    func controlCharactersText(_ scalars: [UInt32]) -> FindingText {
        controlText(scalars)
    }

    func raggedRowText(_ finding: Finding, _ cells: Int, _ columns: Int, _ isShifted: Bool) -> FindingText {
        guard cells >= columns else {
            return FindingText(
                self(
                    "此行只有 \(cells) 格，表头有 \(columns) 列，后面的按空的计。",
                    "Only \(count(cells, "cell")) in this row, \(count(columns, "column")) in the header; the rest count as empty."
                ),
                self("请核对。", "Please check.")
            )
        }
        let (zh, en) = finding.sheet == nil ? ("，多半是格内有未加引号的逗号", ": probably a comma without quotes") : ("", "")
        let wrong = self(
            "此行有 \(cells) 格，表头有 \(columns) 列\(zh)。",
            "\(count(cells, "cell")) in this row, \(count(columns, "column")) in the header\(en)."
        )
        guard !isShifted else {
            return FindingText(
                sentences(
                    wrong,
                    self("电话号码在最后一列之后，此行未导入。", "The telephone stands behind the last column; the row was not taken.")
                ),
                self("请把各格移到它们的列下。", "Put each cell under its column.")
            )
        }
        return FindingText(
            wrong,
            self("各格按列的次序取值，请核对。", "Cells were taken by position; please check.")
        )
    }

    func strayQuoteText() -> FindingText {
        FindingText(
            self(
                "此行引号位置不对，按原样读入，",
                "A quote stands inside this cell; it is kept as it stands,"
            ),
            self("请核对。", "please check.")
        )
    }

    func receivedOtherwiseText(_ finding: Finding, _ given: CivilDate, _ counts: CivilDate) -> FindingText {
        let unit = finding.unit.map { shellArgument(shown($0)) } ?? self("单位", "UNIT")
        return FindingText(
            self(
                "已导入过，报送日期是 \(counts)，不因此行的 \(given) 改变。",
                "There already, handed in on \(counts), which \(given) does not change."
            ),
            self(
                "日期记错了的，请用 huifang unit received \(unit) \(given) --reason 原因 更正。",
                "If that date is wrong: huifang unit received \(unit) \(given) --reason WHY."
            )
        )
    }

    func receivedTodayText(_ today: CivilDate) -> FindingText {
        FindingText(
            self("没有报送日期，按今天（\(day(today))）计。", "No hand-in date; today (\(day(today))) was taken."),
            self("请用 --received 写明实际收到日期。", "Give the real date with --received.")
        )
    }

    func carriedDownText(_ unit: String) -> FindingText {
        FindingText(
            self(
                "填报单位是空的，沿用上一行的「\(shown(unit))」（合并单元格）。",
                "Unit is empty; taken from the row above: \(shown(unit)) (merged cells)."
            )
        )
    }

    func alreadyImportedText(_ at: Timestamp) -> FindingText {
        FindingText(
            self(
                "已有的行与 \(moment(at)) 导入的相同，没有变化。",
                "What is there already is the same as imported on \(moment(at)); nothing changed."
            )
        )
    }

    func notUpdatedText(_ key: String) -> FindingText {
        FindingText(
            self(
                "与 \(shown(key)) 只有执法人员或备注不同，仍按先前报送的，未改。",
                "Differs from \(shown(key)) only in officer or remark, which stay as handed in before."
            ),
            self(
                "抽取前可用更正后的全表加 --replace 导入；抽取后不再更改。",
                "Before the draw the whole corrected table with --replace changes them; after it nothing does."
            )
        )
    }

    func passedOverText(_ finding: Finding, _ text: String) -> FindingText {
        let line = finding.line ?? 0
        guard !text.isEmpty else {
            return FindingText(self("第 \(line) 行处有空行，已跳过。", "Blank at line \(line); passed over."))
        }
        return FindingText(
            finding.line == nil
                ? self("表外的这一段已跳过。", "This paragraph beside the table was passed over.")
                : self("是标题、合计、备注或落款，已跳过。", "A title, a total, a remark or a signature; passed over.")
        )
    }

    private func controlText(_ scalars: [UInt32]) -> FindingText {
        guard !scalars.contains(0) else {
            return FindingText(
                self("含空字符 NUL，此行未导入。", "Contains the character NUL; the row was not taken."),
                self("请删去后重报。", "Remove it and hand the row in again.")
            )
        }
        let characters = scalars.prefix(5).compactMap(Unicode.Scalar.init)
        let names = list(characters.map { "U+\(padded(String($0.value, radix: 16).uppercased()))" })
        let escapes = list(characters.map { safeText(String(Character($0))) })
        return FindingText(
            self(
                "含看不见的字符（\(names)），显示为 \(escapes)。",
                "Contains an invisible character (\(names)), shown as \(escapes)."
            ),
            self("建议删去重报。", "Better removed.")
        )
    }

    private func padded(_ hex: String) -> String { String(repeating: "0", count: max(0, 4 - hex.count)) + hex }
}
