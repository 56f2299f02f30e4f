import SurveyCore

/// One finding of every kind with its whole message in both languages.
enum FindingCases {
    struct Case: Sendable {
        let finding: Finding
        let zh: String
        let en: String
    }

    static let offset = UTCOffset(seconds: 28_800)
    static func date(_ text: String) -> CivilDate { CivilDate(iso: text)! }
    static func time(_ text: String) -> Timestamp { Timestamp(iso: text, offset: offset)! }
    static func score(_ points: Int) -> Score { Score(hundredths: points * 100)! }

    static let workbooks: [Case] = [
        Case(
            finding: Finding(.errorCell(required: true), value: "#N/A"),
            zh: "「#N/A」是公式出错的显示，不是内容，此行未导入。请改正公式，或直接填写内容。",
            en:
                "#N/A is what a failed formula shows, no content; the row was not taken. Put the formula right, or type the value."
        ),
        Case(
            finding: Finding(.errorCell(required: false), value: "#REF!"),
            zh: "「#REF!」是公式出错的显示，不是内容。请改正公式，或直接填写内容。",
            en:
                "#REF! is what a failed formula shows, no content. Put the formula right, or type the value."
        ),
        Case(
            finding: Finding(.formulaWithoutValue(required: true)),
            zh: "此格是公式，文件里没有存下它的结果，此行未导入。请用 Excel 或 WPS 打开，重新保存后再导入，或直接填写内容。",
            en:
                "The cell is a formula whose result the file does not hold; the row was not taken. Open the file in Excel or WPS, "
                + "save it and import it again, or type the value."
        ),
        Case(
            finding: Finding(.formulaWithoutValue(required: false)),
            zh: "此格是公式，文件里没有存下它的结果，按空白计。请用 Excel 或 WPS 打开，重新保存后再导入，或直接填写内容。",
            en:
                "The cell is a formula whose result the file does not hold; it counts as empty. Open the file in Excel or "
                + "WPS, save it and import it again, or type the value."
        ),
        Case(
            finding: Finding(.numberDamagedBySpreadsheet, value: "15400000123.5"),
            zh: "「15400000123.5」是表格软件算出的数值，不是照原样存下的号码，不能拨打。这样的号码也算报送了号码。请把该列设为「文本」，重新填写号码。",
            en:
                "15400000123.5 is a value that the spreadsheet calculated, not a number kept as it was typed; it is not dialled. "
                + "Such a number counts as handed in all the same. Set the column to Text and type the number again."
        ),
        Case(
            finding: Finding(.hiddenRow),
            zh: "此行在表中是隐藏的，照样读取。不应列入的，请取消筛选或隐藏，删除后重新导入。",
            en:
                "The row is hidden in its sheet and was read like the others. If it should not be there, show it, delete it and "
                + "import the table again."
        ),
        Case(
            finding: Finding(.hiddenSheets(["底稿", "参数"])),
            zh: "隐藏的工作表未读取：底稿、参数。其中有要报送的，请取消隐藏后重新导入。",
            en: "Hidden sheets were not read: 底稿, 参数. If one of them is to be handed in, show it and import again."
        ),
    ]

    static let all: [Case] = files + tables + workbooks + surveyors + rows + numbers + results + remarked + notes

    static let files: [Case] = [
        Case(
            finding: Finding(.noHeader(required: ["行政相对人单位", "职务", "联系方式"])),
            zh: "前 20 行里没有表头。至少要有「行政相对人单位」「职务」「联系方式」三列。请补上；列名不同时用 --map 指明，例如 --map phone=手机。",
            en:
                "No header in the first 20 lines. It needs 行政相对人单位, 职务 and 联系方式. Add it, or name the columns: --map phone=手机."
        ),
        Case(
            finding: Finding(.missingColumn(name: "联系方式", field: "phone", found: ["单位", "职务"])),
            zh: "缺少「联系方式」列；现有：单位、职务。请补上，或用 --map phone=列名 指明。",
            en: "Column 联系方式 is missing; found: 单位, 职务. Add it, or use --map phone=COLUMN."
        ),
        Case(
            finding: Finding(.unclosedQuote, line: 12),
            zh: "第 12 行开始的引号没有结束，其后的行无法分辨，整个文件未导入。请补上引号，或用 Excel、WPS 重新另存。",
            en:
                "The quote opened on line 12 is never closed; nothing after it can be told apart, so the file was not imported. "
                + "Close it, or save the file again."
        ),
        Case(
            finding: Finding(.emptyFile),
            zh: "文件是空的，或只有表头。请核对是否发错了文件。",
            en: "The file is empty or holds only a header. Please check whether it is the right file."
        ),
        Case(
            finding: Finding(.notATable(.encrypted)),
            zh: "这是设了打开密码的文件，不能直接导入。请用 Excel 或 WPS 打开，在「文件」-「信息」（WPS 为「文件」-「文档加密」）里取消密码，保存后重新导入。",
            en:
                "This is a file with a password, which is not read. Open it in Excel or WPS, take the password away "
                + "(File, Info, Protect), save it and import it again."
        ),
        Case(
            finding: Finding(.notATable(.pdf), unit: "郑州市水利局"),
            zh: "这是 PDF，不能直接导入。请打开后复制表格，粘贴到 Excel 或 WPS 的空表里（号码列先设为「文本」），再另存为 .xlsx。",
            en: "This is a PDF, which is not read. Open it, copy its table into an empty sheet of Excel or WPS "
                + "(first set the column of numbers to Text), and save that as .xlsx."
        ),
        Case(
            finding: Finding(.unreadableWorkbook(.init(.compression, part: "xl/sharedStrings.xml", offset: 88))),
            zh: "文件已损坏，不能完整读取（xl/sharedStrings.xml 第 88 字节附近，压缩数据无法解开），整个文件未导入。"
                + "请用 Excel 或 WPS 打开，核对无误后另存为新的 .xlsx，重新导入；打不开的，请填报单位重新发送。",
            en:
                "The file is damaged and cannot be read whole (xl/sharedStrings.xml, near byte 88: compressed data that cannot be "
                + "inflated); nothing of it was taken. Open it in Excel or WPS, check it, save it as a new .xlsx and import that; "
                + "if it does not open, ask the unit to send it again."
        ),
        Case(
            finding: Finding(.unreadableWorkbook(.init(.file, part: "", offset: 0))),
            zh: "文件超出可读取的范围（合计超过 1 GB），整个文件未导入。请把要报送的表格复制到一个新的工作簿，另存为 .xlsx 后重新导入。",
            en:
                "The file is larger than any table (more than 1 GB in all); nothing of it was taken. Copy the table into a new "
                + "workbook, save that as .xlsx and import it."
        ),
        Case(
            finding: Finding(.unreadableWorkbook(.init(.doctype, part: "xl/workbook.xml", offset: 60))),
            zh: "文件里有文档类型声明（xl/workbook.xml）。Excel、WPS 不会写入这样的内容，文件来历可疑，未读取。"
                + "请向填报单位核实，并请其用 Excel 或 WPS 另存后重新发送。",
            en:
                "The file has a document type declaration (xl/workbook.xml). Neither Excel nor WPS writes one: it may be meant to "
                + "do harm, and was not read. Ask the unit about it, and to save it in Excel or WPS and send it again."
        ),
        Case(
            finding: Finding(.notATable(.vCard)),
            zh: "这是通讯录名片（vCard），不能直接导入。"
                + "请在通讯录里改选导出为 CSV，或把联系人填入表格（huifang template contacts -o 报送表.xlsx 可得到空表）后重新导入。",
            en:
                "This is a card file of an address book (vCard), which is not read. Export the address book as CSV instead, or put "
                + "the contacts into a table (huifang template contacts -o FILE.xlsx makes an empty one), and import that."
        ),
        Case(
            finding: Finding(.notATable(.webPage)),
            zh: "这是网页（HTML），不能直接导入。请用 Excel 或 WPS 打开，核对号码，另存为 .xlsx 后重新导入。",
            en:
                "This is a web page (HTML), which is not read. Open it in Excel or WPS, check the numbers, save it as .xlsx and "
                + "import that."
        ),
        Case(
            finding: Finding(.notATable(.email)),
            zh: "这是电子邮件（eml），不能直接导入。请打开邮件，另存其中的附件，再导入附件。",
            en: "This is an e-mail (eml), which is not read. Open the mail, save its attachment and import that."
        ),
        Case(
            finding: Finding(.notATable(.big5)),
            zh: "这是 Big5（繁体中文）编码的文本，不能直接导入。"
                + "请用 Excel 或 WPS 打开，文字正常后另存为 .xlsx 重新导入；列名是繁体的，改成简体，或用 --map 指明。",
            en:
                "This is text in Big5 (traditional Chinese), which is not read. Open it in Excel or WPS, see that the text is right, "
                + "save it as .xlsx and import that; change names of columns in traditional characters to simplified ones, or name "
                + "them by --map."
        ),
        Case(
            finding: Finding(.unreadableEncoding(offset: 88), line: 3),
            zh: "不是 UTF-8、GB18030 或 UTF-16 文本：第 88 字节（第 3 行附近）无法识别。"
                + "请用 Excel 或 WPS 打开，另存为 CSV（Excel 里选「CSV UTF-8」）后重新导入。",
            en: "Not UTF-8, GB18030 or UTF-16 text: byte 88 (near line 3) cannot be read. "
                + "Open it in Excel or WPS, save it as CSV (in Excel as \"CSV UTF-8\") and import again."
        ),
        Case(
            finding: Finding(.receivedUnknown(today: date("2020-09-22"))),
            zh: "没有报送日期，而今天（9月22日）已过限期，不能按今天计。请用 --received 写明实际收到日期；未导入。",
            en:
                "No hand-in date, and today (22 September) is after the deadline. Give the real date with --received; nothing was taken."
        ),
    ]

    static let surveyors: [Case] = [
        Case(
            finding: Finding(.duplicateSurveyor(record: 2, name: "李敏"), value: "李　敏"),
            zh: "与第 2 条「李敏」是同一个姓名（空格、全角和看不见的字符不算），整个文件未导入。两人同名的，请写成「李敏甲」「李敏乙」；是同一人的，只留一行。",
            en:
                "The same name as record 2, 李敏 (blanks, full width and invisible characters apart); nothing of the file was "
                + "taken. Two persons of one name: write 李敏甲 and 李敏乙. One person: keep one row."
        ),
        Case(
            finding: Finding(.sharedLogin(record: 3, surveyor: "李敏"), value: "limin"),
            zh: "登录名「limin」已是第 3 条「李敏」的，整个文件未导入。一个登录名只能是一个人的；请核对，或留空。",
            en:
                "Login limin is 李敏's (record 3); nothing of the file was taken. One login is one person's: check it, or leave it "
                + "empty."
        ),
        Case(
            finding: Finding(.sharedLogin(record: nil, surveyor: "李敏"), value: "limin"),
            zh: "登录名「limin」已是先前导入的「李敏」的，整个文件未导入。一个登录名只能是一个人的；请核对，或留空。",
            en:
                "Login limin is 李敏's (imported before); nothing of the file was taken. One login is one person's: check it, or "
                + "leave it empty."
        ),
        Case(
            finding: Finding(.nameTaken(record: 2, unit: "郑州市水利局", isAlias: true), value: "水利局"),
            zh: "「水利局」已是第 2 条「郑州市水利局」的名称或别名，此行未导入。一个名称只能属于一个单位：请改正名称，或从其中一个单位的「别名」里删去。",
            en:
                "水利局 is a name of 郑州市水利局 (record 2); the row was not taken. A name can be one unit's only: put it right, or take "
                + "it out of the 别名 of one of the two."
        ),
        Case(
            finding: Finding(.nameTaken(record: nil, unit: "郑州市水利局", isAlias: false), value: "水利局"),
            zh: "「水利局」已是「郑州市水利局」的名称或别名，此行未导入。一个名称只能属于一个单位：请改正名称，或从其中一个单位的「别名」里删去。",
            en:
                "水利局 is a name of 郑州市水利局 already; the row was not taken. A name can be one unit's only: put it right, or take it "
                + "out of the 别名 of one of the two."
        ),
        Case(
            finding: Finding(.avoidanceKept(surveyor: "张三", units: ["甲局", "乙局"])),
            zh: "张三原回避甲局、乙局，抽取后不能由名单取消，已保留；确需取消：huifang surveyor release 张三 甲局 --reason 原因。",
            en:
                "张三 must avoid 甲局, 乙局 by an earlier table; after a draw a table cannot take that away. To take it away: huifang "
                + "surveyor release 张三 甲局 --reason REASON."
        ),
        Case(
            finding: Finding(.contactsBarred(surveyor: "周敏", unit: "甲局", contacts: 3)),
            zh: "周敏名单上有甲局的 3 个未拨完的联系人，现须回避，改派前不派给任何人。请改派：huifang reassign --from 周敏 --unit 甲局 --reason 回避。",
            en:
                "周敏 must now avoid 甲局 and holds 3 unfinished contacts of it, which nobody is offered any more. Reassign them: "
                + "huifang reassign --from 周敏 --unit 甲局 --reason avoidance."
        ),
        Case(
            finding: Finding(.avoidsAgain(surveyor: "周敏", unit: "甲局", released: time("2020-10-16T18:00:00"))),
            zh: "周敏已于 10月16日 18:00 取消对甲局的回避，现按名单重新回避；不应回避的：huifang surveyor release 周敏 甲局 --reason 原因。",
            en:
                "周敏 was released from 甲局 on 16 October 18:00 and must avoid it again by this table. If that is not meant: huifang "
                + "surveyor release 周敏 甲局 --reason REASON."
        ),
        Case(
            finding: Finding(.statesChanged(unit: "甲局", StateChanges(becameUnreachable: 2, noLongerUnreachable: 1))),
            zh: "可以拨打甲局的调查员有变化，2 个联系人因此认定为联系不上，1 个联系人不再是联系不上，等次随之变化。",
            en:
                "Others may call 甲局 now than before: 2 contacts became unreachable, 1 contact no longer unreachable, and the "
                + "grade changes with it."
        ),
    ]

    static let rows: [Case] = [
        Case(
            finding: Finding(.mixedEncoding(row: "UTF-8", file: "GB18030", taken: true), record: 7, line: 9),
            zh: "此行是 UTF-8 编码，与文件其余部分（GB18030）不同，已按 UTF-8 读入。请核对此行文字。",
            en: "This row is in UTF-8, the rest of the file in GB18030; it was read as UTF-8. Please check its text."
        ),
        Case(
            finding: Finding(.mixedEncoding(row: "GB18030", file: "UTF-8", taken: false), record: 7, line: 9),
            zh: "此行可能是 GB18030 编码，与文件其余部分（UTF-8）不同，文字无法确定，此行未导入。"
                + "请在 Excel 或 WPS 里打开，重新输入此行文字，另存为 Excel 工作簿（xlsx）后重新导入。",
            en:
                "This row may be in GB18030, while the rest of the file is in UTF-8, so its text is not certain; the row was not "
                + "taken. Open it in Excel or WPS, type this row's text anew, save it as an Excel workbook (xlsx) and import again."
        ),
        Case(
            finding: Finding(.unknownUnit(nearest: "郑州市城市管理局"), value: "郑州市城管局"),
            zh: "应报单位名单里没有「郑州市城管局」。最接近的是「郑州市城市管理局」：如是同一单位，请改名，或在单位名单的「别名」列加上「郑州市城管局」。",
            en: "No unit 郑州市城管局 in the list. Nearest: 郑州市城市管理局. "
                + "If it is the same, change the name or add 郑州市城管局 to the 别名 column of the unit list."
        ),
        Case(
            finding: Finding(.unknownUnit(nearest: nil), value: "某局"),
            zh: "应报单位名单里没有「某局」。请核对名称，或先补进单位名单。",
            en: "No unit 某局 in the list. Check the name, or add it to the unit list first."
        ),
        Case(
            finding: Finding(.noUnit(inColumn: false)),
            zh: "看不出是哪个单位的：表内没有填报单位，文件名也不是单位名。请用 --unit 单位名 指明。",
            en: "No unit is named in the table or by the file's name. Say it with --unit NAME."
        ),
        Case(
            finding: Finding(.noUnit(inColumn: true)),
            zh: "填报单位是空的，此行未导入；空行、合计之后不沿用上面的单位。请补填。",
            en: "No unit in this row, and none is carried down over blank rows and totals; the row was not taken. "
                + "Please fill it in."
        ),
        Case(
            finding: Finding(.duplicateInUnit(record: 7, key: "郑州市公安局-03")),
            zh: "与第 7 条（郑州市公安局-03）号码相同，此行未导入，只按 1 个计。请另报一名联系人。",
            en: "Same number as record 7 (郑州市公安局-03); the row was not taken. Please name another contact."
        ),
        Case(
            finding: Finding(.badDate, value: "九月"),
            zh: "「九月」不是日期，此行未导入。请写成「2020-09-18」或「2020年9月18日」的样子。",
            en: "九月 is not a date; the row was not taken. Write it like 2020-09-18."
        ),
        Case(
            finding: Finding(.tooLarge(bytes: 70_000, limit: 65_536)),
            zh: "此格有 70000 字节，超过 64 KiB，多半是漏了引号。此行未导入。",
            en: "This cell has 70,000 bytes, more than 64 KiB: probably a missing quote. The row was not taken."
        ),
        Case(
            finding: Finding(.emptyCell(required: true), column: "联系方式"),
            zh: "「联系方式」是空的，此行未导入。请补填。",
            en: "联系方式 is empty; the row was not taken. Please fill it in."
        ),
        Case(
            finding: Finding(.emptyCell(required: false), column: "职务"),
            zh: "「职务」是空的。请补填。",
            en: "职务 is empty. Please fill it in."
        ),
        Case(
            finding: Finding(.controlCharacters(scalars: [0x200B])),
            zh: "含看不见的字符（U+200B），显示为 \\u200b。建议删去重报。",
            en: "Contains an invisible character (U+200B), shown as \\u200b. Better removed."
        ),
        Case(
            finding: Finding(.controlCharacters(scalars: [0])),
            zh: "含空字符 NUL，此行未导入。请删去后重报。",
            en: "Contains the character NUL; the row was not taken. Remove it and hand the row in again."
        ),
        Case(
            finding: Finding(.raggedRow(cells: 7, columns: 6)),
            zh: "此行有 7 格，表头有 6 列，多半是格内有未加引号的逗号。各格按列的次序取值，请核对。",
            en:
                "7 cells in this row, 6 columns in the header: probably a comma without quotes. Cells were taken by position; please check."
        ),
        Case(
            finding: Finding(.raggedRow(cells: 7, columns: 6, isShifted: true), value: "15400000001"),
            zh: "此行有 7 格，表头有 6 列，多半是格内有未加引号的逗号。电话号码在最后一列之后，此行未导入。请把各格移到它们的列下。",
            en:
                "7 cells in this row, 6 columns in the header: probably a comma without quotes. The telephone stands behind the last "
                + "column; the row was not taken. Put each cell under its column."
        ),
        Case(
            finding: Finding(.strayQuote),
            zh: "此行引号位置不对，按原样读入，请核对。",
            en: "A quote stands inside this cell; it is kept as it stands, please check."
        ),
    ]
}
