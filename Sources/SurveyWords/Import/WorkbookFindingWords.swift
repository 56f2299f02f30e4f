import SurveyCore

/// What is said of workbooks that cannot be read, and of what is peculiar to them.
extension Words {
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
                "「\(value)」是公式出错的显示，不是内容\(required ? "，此行未导入" : "")。",
                "\(value) is what a failed formula shows, no content\(required ? "; the row was not taken" : "")."
            ),
            self("请改正公式，或直接填写内容。", "Put the formula right, or type the value.")
        )
    }

    func formulaWithoutValueText(_ finding: Finding, required: Bool) -> FindingText {
        FindingText(
            self(
                "此格是公式，文件里没有存下它的结果，\(required ? "此行未导入" : "按空白计")。",
                "The cell is a formula whose result the file does not hold; "
                    + "\(required ? "the row was not taken" : "it counts as empty")."
            ),
            self(
                "请用 Excel 或 WPS 打开，重新保存后再导入，或直接填写内容。",
                "Open the file in Excel or WPS, save it and import it again, or type the value."
            )
        )
    }

    func hiddenRowText() -> FindingText {
        FindingText(
            self("此行在表中是隐藏的，照样读取。", "The row is hidden in its sheet and was read like the others."),
            self(
                "不应列入的，请取消筛选或隐藏，删除后重新导入。",
                "If it should not be there, show it, delete it and import the table again."
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
}
