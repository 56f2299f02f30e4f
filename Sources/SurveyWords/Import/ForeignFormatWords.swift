import SurveyCore

/// What is said of a file of a kind that is not read.
extension Words {
    func notATableText(_ format: Finding.ForeignFormat) -> FindingText {
        FindingText(
            self("这是\(zhName(format))，不能直接导入。", "This is \(enName(format)), which is not read."),
            remedy(format)
        )
    }

    /// With a blank before what begins with a Latin letter.
    private func zhName(_ format: Finding.ForeignFormat) -> String {
        switch format {
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
        case .vCard: "通讯录名片（vCard）"
        case .calendar: "日历文件（iCalendar）"
        case .webPage: "网页（HTML）"
        case .webArchive: "网页存档（MHT）"
        case .xmlSpreadsheet: " XML 电子表格（2003）"
        case .xml: " XML 数据"
        case .json: " JSON 数据"
        case .email: "电子邮件（eml）"
        case .big5: " Big5（繁体中文）编码的文本"
        case .utf32: " UTF-32 编码的文本"
        }
    }

    private func enName(_ format: Finding.ForeignFormat) -> String {
        switch format {
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
        case .vCard: "a card file of an address book (vCard)"
        case .calendar: "a calendar (iCalendar)"
        case .webPage: "a web page (HTML)"
        case .webArchive: "a web archive (MHT)"
        case .xmlSpreadsheet: "an XML spreadsheet (2003)"
        case .xml: "XML data"
        case .json: "JSON data"
        case .email: "an e-mail (eml)"
        case .big5: "text in Big5 (traditional Chinese)"
        case .utf32: "text in UTF-32"
        }
    }

    private func remedy(_ format: Finding.ForeignFormat) -> String {
        switch format {
        case .binaryWorkbook, .excel95:
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
        case .webPage, .webArchive, .xmlSpreadsheet:
            return self(
                "请用 Excel 或 WPS 打开，核对号码，另存为 .xlsx 后重新导入。",
                "Open it in Excel or WPS, check the numbers, save it as .xlsx and import that."
            )
        case .vCard:
            return self(
                "请在通讯录里改选导出为 CSV，或把联系人填入表格（huifang template contacts -o 报送表.xlsx 可得到空表）后重新导入。",
                "Export the address book as CSV instead, or put the contacts into a table (huifang template contacts -o "
                    + "FILE.xlsx makes an empty one), and import that."
            )
        case .email:
            return self("请打开邮件，另存其中的附件，再导入附件。", "Open the mail, save its attachment and import that.")
        case .big5:
            return self(
                "请用 Excel 或 WPS 打开，文字正常后另存为 .xlsx 重新导入；列名是繁体的，改成简体，或用 --map 指明。",
                "Open it in Excel or WPS, see that the text is right, save it as .xlsx and import that; change names of columns in "
                    + "traditional characters to simplified ones, or name them by --map."
            )
        case .utf32:
            return self(
                "请用文本编辑器、Excel 或 WPS 打开，另存为 UTF-8 编码后重新导入。",
                "Open it in a text editor, Excel or WPS, save it as UTF-8 and import that."
            )
        case .otherOffice, .other, .calendar, .xml, .json:
            return self("请向填报单位要 Excel、CSV 或 Word 表格。", "Ask the unit for an Excel, CSV or Word table.")
        }
    }
}
