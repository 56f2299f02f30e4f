import SurveyCore

/// What is said of files that are no table of text: of those that cannot be read, and of what is peculiar to workbooks.
extension Words {
    func notATableText(_ format: Finding.ForeignFormat) -> FindingText {
        FindingText(
            self("这是\(zhName(format))，不能直接导入。", "This is \(enName(format)), which is not read."),
            remedy(format)
        )
    }

    func unreadableWorkbookText(_ fault: Finding.WorkbookFault) -> FindingText {
        let zhPlace = fault.part.isEmpty ? "" : "\(shown(fault.part)) 第 \(fault.offset) 字节附近，"
        let enPlace = fault.part.isEmpty ? "" : "\(shown(fault.part)), near byte \(fault.offset): "
        switch fault.reason {
        case .directory, .overlap, .duplicate, .missingPart, .compression, .checksum, .xml, .reference, .sharedText,
            .record:
            return FindingText(
                self(
                    "文件已损坏，不能完整读取（\(zhPlace)\(zhReason(fault.reason))），整个文件未导入。",
                    "The file is damaged and cannot be read whole (\(enPlace)\(enReason(fault.reason))); nothing of it was "
                        + "taken."
                ),
                self(
                    "请用 Excel 或 WPS 打开，核对无误后另存为新的 .xlsx，重新导入；打不开的，请填报单位重新发送。",
                    "Open it in Excel or WPS, check it, save it as a new .xlsx and import that; if it does not open, ask the "
                        + "unit to send it again."
                )
            )
        case .part, .file, .cell, .sheet, .count, .markup:
            return FindingText(
                self(
                    "文件超出可读取的范围（\(zhPlace)\(zhReason(fault.reason))），整个文件未导入。",
                    "The file is larger than any table (\(enPlace)\(enReason(fault.reason))); nothing of it was taken."
                ),
                self(
                    "请把要报送的表格复制到一个新的工作簿，另存为 .xlsx 后重新导入。",
                    "Copy the table into a new workbook, save that as .xlsx and import it."
                )
            )
        case .doctype:
            return FindingText(
                self(
                    "文件里有文档类型声明（\(shown(fault.part))）。Excel、WPS 不会写入这样的内容，文件来历可疑，未读取。",
                    "The file has a document type declaration (\(shown(fault.part))). Neither Excel nor WPS writes one: it may be meant "
                        + "to do harm, and was not read."
                ),
                self(
                    "请向填报单位核实，并请其用 Excel 或 WPS 另存后重新发送。",
                    "Ask the unit about it, and to save it in Excel or WPS and send it again."
                )
            )
        }
    }

    func errorCellText(_ finding: Finding, required: Bool) -> FindingText {
        let value = value(of: finding)
        return FindingText(
            self(
                "「\(value)」是公式出错的显示，不是内容，此行\(required ? "未导入" : "已照原样导入")。",
                "\(value) is what a failed formula shows; the row was \(required ? "not taken" : "taken as it stands")."
            ),
            self("请改正公式，或直接填写内容。", "Put the formula right, or type the value.")
        )
    }

    func formulaWithoutValueText(_ finding: Finding, required: Bool) -> FindingText {
        FindingText(
            self(
                "此格是公式，文件里没有存下它的结果，此行\(required ? "未导入" : "已导入，此格按空白")。",
                "The cell is a formula whose result the file does not hold; the row was "
                    + "\(required ? "not taken" : "taken without it")."
            ),
            self(
                "请用 Excel 或 WPS 打开，重新保存后再导入，或直接填写内容。",
                "Open the file in Excel or WPS, save it and import it again, or type the value."
            )
        )
    }

    func hiddenRowText() -> FindingText {
        FindingText(
            self("此行在表中是隐藏的，已导入。", "The row is hidden in its sheet; it was taken."),
            self(
                "不应报送的，请取消筛选或隐藏，删除后重新报送。",
                "If it is not meant to be handed in, show it, delete it and send the table again."
            )
        )
    }

    func hiddenSheetsText(_ names: [String]) -> FindingText {
        FindingText(
            self("隐藏的工作表未读取：\(shownList(names))。", "Hidden sheets were not read: \(shownList(names))."),
            self("其中有要报送的，请取消隐藏后重新导入。", "If one of them is to be handed in, show it and import again.")
        )
    }

    private func zhReason(_ reason: Finding.WorkbookFault.Reason) -> String {
        switch reason {
        case .directory: "目录与内容不符，可能没有传完"
        case .overlap: "各部分互相重叠"
        case .duplicate: "同一部分出现两次"
        case .missingPart: "缺少这一部分"
        case .compression: "压缩数据无法解开"
        case .checksum: "内容与校验值不符"
        case .xml: "标记残缺"
        case .reference: "单元格位置有误或重复"
        case .sharedText: "单元格引用的文字不存在"
        case .record: "记录残缺"
        case .part: "超过 200 MB"
        case .file: "合计超过 1 GB"
        case .cell: "单元格内容超过 1 MB"
        case .sheet: "行或列过多"
        case .count: "工作表、文字或合并区域过多"
        case .markup: "标记过长"
        case .doctype: "文档类型声明"
        }
    }

    private func enReason(_ reason: Finding.WorkbookFault.Reason) -> String {
        switch reason {
        case .directory: "its directory does not fit what is there, perhaps it was cut short"
        case .overlap: "parts lie over each other"
        case .duplicate: "the same part is there twice"
        case .missingPart: "this part is missing"
        case .compression: "compressed data that cannot be inflated"
        case .checksum: "not what its checksum says"
        case .xml: "broken markup"
        case .reference: "a cell's place is none, or taken"
        case .sharedText: "a cell names a text that is not there"
        case .record: "a broken record"
        case .part: "more than 200 MB"
        case .file: "more than 1 GB in all"
        case .cell: "more than 1 MB in a cell"
        case .sheet: "too many rows or columns"
        case .count: "too many sheets, texts or merged cells"
        case .markup: "markup too long"
        case .doctype: "a document type declaration"
        }
    }

    /// With a blank before what begins with a Latin letter.
    private func zhName(_ format: Finding.ForeignFormat) -> String {
        switch format {
        case .oldExcelWorkbook: "旧版 Excel 工作簿（xls）"
        case .encrypted: "设了打开密码的文件"
        case .binaryWorkbook: "二进制工作簿（xlsb）"
        case .excel95: " Excel 95 或更早版本的工作簿"
        case .openDocument: " OpenDocument 文件（ods、odt）"
        case .otherOffice: "演示文稿等其他 Office 文件"
        case .oldWord: "旧版 Word 或 WPS 文字文档（doc、wps）"
        case .richText: " RTF 文档"
        case .wordWithoutTable: "没有表格的 Word 文档"
        case .pdf: " PDF"
        case .picture: "图片"
        case .archive: "压缩包"
        case .other: "无法识别的二进制文件"
        }
    }

    private func enName(_ format: Finding.ForeignFormat) -> String {
        switch format {
        case .oldExcelWorkbook: "an old Excel workbook (xls)"
        case .encrypted: "a file with a password"
        case .binaryWorkbook: "a binary workbook (xlsb)"
        case .excel95: "a workbook of Excel 95 or older"
        case .openDocument: "an OpenDocument file (ods, odt)"
        case .otherOffice: "another file of Office, such as a presentation"
        case .oldWord: "an old Word or WPS document (doc, wps)"
        case .richText: "an RTF document"
        case .wordWithoutTable: "a Word document without a table"
        case .pdf: "a PDF"
        case .picture: "a picture"
        case .archive: "an archive"
        case .other: "a binary file of unknown kind"
        }
    }

    private func remedy(_ format: Finding.ForeignFormat) -> String {
        switch format {
        case .oldExcelWorkbook, .binaryWorkbook, .excel95:
            return self(
                "请用 Excel 或 WPS 打开，另存为 .xlsx 后重新导入。",
                "Open it in Excel or WPS, save it as .xlsx and import that."
            )
        case .encrypted:
            return self(
                "请用 Excel 或 WPS 打开，在「文件」-「信息」（WPS 为「文件」-「文档加密」）里取消密码，保存后重新导入。",
                "Open it in Excel or WPS, take the password away (File, Info, Protect), save it and import it again."
            )
        case .openDocument:
            return self(
                "请用 Excel 或 WPS 打开，另存为 .xlsx（文字文档另存为 .docx）后重新导入。",
                "Open it in Excel, Word or WPS, save it as .xlsx (or a text as .docx) and import that."
            )
        case .oldWord, .richText:
            return self(
                "请用 Word 或 WPS 打开，另存为 .docx 后重新导入。",
                "Open it in Word or WPS, save it as .docx and import that."
            )
        case .wordWithoutTable:
            return self(
                "请把联系人填入表格（huifang template contacts -o 报送表.xlsx 可得到空表）后重新导入。",
                "Put the contacts into a table (huifang template contacts -o FILE.xlsx makes an empty one) and import that."
            )
        case .pdf:
            return self(
                "请打开后复制表格，粘贴到 Excel 或 WPS 的空表里（号码列先设为「文本」），再另存为 .xlsx。",
                "Open it, copy its table into an empty sheet of Excel or WPS (first set the column of numbers to Text), "
                    + "and save that as .xlsx."
            )
        case .picture:
            return self(
                "图片中的号码容易认错，请向填报单位要表格原件。",
                "Numbers in a picture are easily misread: ask the unit for the table itself."
            )
        case .archive:
            return self("请先解压，再导入里面的表格。", "Unpack it and import the tables inside.")
        case .otherOffice, .other:
            return self("请向填报单位要 Excel、CSV 或 Word 表格。", "Ask the unit for an Excel, CSV or Word table.")
        }
    }
}
