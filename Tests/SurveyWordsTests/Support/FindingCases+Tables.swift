import SurveyCore

extension FindingCases {
    static let tables: [Case] = [
        Case(
            finding: Finding(.unknownDelimiter(sign: "、"), record: 1, line: 1),
            zh: "这一行像是表头，但列与列之间用的是「、」，分不开。请用 Excel 或 WPS 分列后另存，或把分隔符改为逗号。",
            en: "This row looks like a header, but its columns are divided by 、, which is not read. "
                + "Divide the columns in Excel or WPS, or put commas between them."
        ),
        Case(
            finding: Finding(
                .unreadTable(missing: "联系方式", found: ["单位", "职务"], rows: 3, isLoss: true),
                record: 13,
                line: 13
            ),
            zh: "这里另有一张表（单位、职务），没有「联系方式」列，其下 3 行未读。其中像有联系人，请核对；是报送内容的，补上表头后重新导入。",
            en: "Another table begins here (单位, 职务) without a column 联系方式; 3 rows not read. "
                + "Contacts seem to stand there: please check, and give it a header if they are handed in."
        ),
        Case(
            finding: Finding(.unreadTable(missing: nil, found: [], rows: 1, isLoss: false), record: 1, line: 1),
            zh: "这里没有表头，1 行未读。",
            en: "There is no header here; 1 row not read."
        ),
        Case(
            finding: Finding(.doubtfulRow(isAbove: false), record: 13, line: 13, value: "联系人：张三"),
            zh: "此行像是合计、备注或落款，却有电话号码，未导入。是联系人的，请补全单位和职务。",
            en: "This row looks like a total, a remark or a signature but has a telephone; it was not taken. "
                + "If it is a contact, fill in organisation and position."
        ),
        Case(
            finding: Finding(.doubtfulRow(isAbove: true), record: 1, line: 1, value: "甲公司"),
            zh: "此行在表头之上，却有电话号码，未导入。是联系人的，请移到表头之下。",
            en:
                "This row stands above the header but has a telephone; it was not taken. If it is a contact, move it below the header."
        ),
        Case(
            finding: Finding(.furtherTable(names: ["单位", "联系电话"], otherColumns: true), record: 13, line: 13),
            zh: "从这里起是另一张表（单位、联系电话），其下的行按它的列读入。请核对这些行是否应当导入。",
            en: "Another table begins here (单位, 联系电话); the rows below were read by its columns. "
                + "Please check whether they are to be imported."
        ),
        Case(
            finding: Finding(.furtherTable(names: ["单位", "联系电话"], otherColumns: false), record: 13, line: 13),
            zh: "又是表头，其下的行照样读入。",
            en: "A header again; the rows below it are read as well."
        ),
        Case(
            finding: Finding(.titles(["名单", "填报单位：甲局"]), record: 1, line: 1),
            zh: "表头之上 2 行是标题，已跳过。",
            en: "2 titles above the header passed over."
        ),
        Case(
            finding: Finding(.unitBelow(unit: "甲局", rows: 2), record: 9, line: 9),
            zh: "填报单位「甲局」写在表格之下，其上 2 行因看不出单位未导入。是这个单位的，请加 --unit 甲局 重新导入，或把这一行移到表头之上。",
            en: "甲局 is named below the table; 2 rows above it not taken for want of a unit. "
                + "If they are its rows, import again with --unit 甲局, or move this line above the header."
        ),
        Case(
            finding: Finding(.unitFromName(unit: "郑州市水利局", isSheet: false), unit: "郑州市水利局"),
            zh: "表内没有填报单位，按文件名算作「郑州市水利局」报送的。",
            en: "No unit is named in the table; by the file's name it is 郑州市水利局's."
        ),
        Case(
            finding: Finding(.unitFromName(unit: "郑州市水利局", isSheet: true), unit: "郑州市水利局"),
            zh: "表内没有填报单位，按工作表名算作「郑州市水利局」报送的。",
            en: "No unit is named in the table; by the sheet's name it is 郑州市水利局's."
        ),
        Case(
            finding: Finding(
                .unreadColumns([.init(name: "性别"), .init(name: "联系电话", letters: "F")]),
                record: 1,
                line: 1
            ),
            zh: "没有读的列：性别、联系电话（F 列）。",
            en: "Columns that were not read: 性别, 联系电话 (column F)."
        ),
        Case(
            finding: Finding(
                .unreadColumns([.init(name: "地址"), .init(name: "法人电话", holdsNumbers: true)]),
                record: 1,
                line: 1
            ),
            zh: "没有读的列：地址、法人电话；其中「法人电话」里有电话号码。是联系人的电话的，请把列名改为「电话」，或用 --map phone=法人电话 指明。",
            en: "Columns that were not read: 地址, 法人电话; there are telephones in 法人电话. "
                + "If they are the contacts', call the column 电话, or name it with --map phone=法人电话."
        ),
        Case(
            finding: Finding(
                .secondValue(["265", "完成"]),
                record: 2,
                line: 2,
                value: "265 | 完成"
            ),
            zh: "表头里有两列是同一项，此行在后一列另写了「265、完成」，此行未导入。请一行只写一项，把右边的移到下面各行。",
            en:
                "The header has one thing in two columns, and the further one says something else here: 265, 完成; the row was not taken. "
                + "Write one thing a row: move what stands at the right below."
        ),
        Case(
            finding: Finding(
                .secondContact(["乙公司", "厂长", "15400000102"]),
                record: 2,
                line: 2,
                value: "乙公司 | 厂长 | 15400000102"
            ),
            zh: "这一行写了两个人：右边还有「乙公司、厂长、15400000102」，此行未导入。请一行写一个人，把右边的移到下面各行。",
            en: "There are two contacts in this row, the second being 乙公司, 厂长, 15400000102; the row was not taken. "
                + "Write one contact a row: move those at the right below."
        ),
        Case(
            finding: Finding(.outcomeForgotten, record: 9, line: 9, value: "10:00 | 停机"),
            zh: "没有填结果，按未拨打跳过，写在其他栏里的没有记入。拨打过的，请补填结果后重新导入。",
            en: "No outcome: not called, passed over. What stands in other columns was not recorded. "
                + "If it was dialled, fill in the outcome and import again."
        ),
        Case(
            finding: Finding(.notCalled(rows: 60)),
            zh: "60 行没有填结果，按未拨打跳过。",
            en: "60 rows without an outcome: not called, passed over."
        ),
    ]
}
