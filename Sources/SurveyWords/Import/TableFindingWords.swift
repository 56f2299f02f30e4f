import SurveyCore

/// What findings say of the tables in a file.
extension Words {
    func unknownDelimiterText(_ sign: String) -> FindingText {
        let shownSign = sign.allSatisfy(\.isWhitespace) ? self("空格", "blanks") : self("「\(shown(sign))」", shown(sign))
        return FindingText(
            self(
                "这一行像是表头，但列与列之间用的是\(shownSign)，分不开。",
                "This row looks like a header, but its columns are divided by \(shownSign), which is not read."
            ),
            self("请用 Excel 或 WPS 分列后另存，或把分隔符改为逗号。", "Divide the columns in Excel or WPS, or put commas between them.")
        )
    }

    func unreadTableText(_ missing: String?, _ found: [String], _ rows: Int, _ isLoss: Bool) -> FindingText {
        let next =
            isLoss
            ? self(
                "其中像有联系人，请核对；是报送内容的，补上表头后重新导入。",
                "Contacts seem to stand there: please check, and give it a header if they are handed in."
            ) : ""
        guard let missing else {
            return FindingText(
                self("这里没有表头，\(rows) 行未读。", "There is no header here; \(count(rows, "row")) not read."),
                next
            )
        }
        return FindingText(
            self(
                "这里另有一张表（\(shownList(found))），没有「\(shown(missing))」列，其下 \(rows) 行未读。",
                "Another table begins here (\(shownList(found))) without a column \(shown(missing)); \(count(rows, "row")) not read."
            ),
            next
        )
    }

    func doubtfulRowText(isAbove: Bool) -> FindingText {
        isAbove
            ? FindingText(
                self("此行在表头之上，却有电话号码，未导入。", "This row stands above the header but has a telephone; it was not taken."),
                self("是联系人的，请移到表头之下。", "If it is a contact, move it below the header.")
            )
            : FindingText(
                self(
                    "此行像是合计、备注或落款，却有电话号码，未导入。",
                    "This row looks like a total, a remark or a signature but has a telephone; it was not taken."
                ),
                self("是联系人的，请补全单位和职务。", "If it is a contact, fill in organisation and position.")
            )
    }

    func furtherTableText(_ names: [String], otherColumns: Bool) -> FindingText {
        guard otherColumns else {
            return FindingText(
                self("又是表头，其下的行照样读入。", "A header again; the rows below it are read as well.")
            )
        }
        return FindingText(
            self(
                "从这里起是另一张表（\(shownList(names))），其下的行按它的列读入。",
                "Another table begins here (\(shownList(names))); the rows below were read by its columns."
            ),
            self("请核对这些行是否应当导入。", "Please check whether they are to be imported.")
        )
    }

    func titlesText(_ rows: Int) -> FindingText {
        FindingText(
            self(
                "表头之上 \(rows) 行是标题，已跳过。",
                "\(count(rows, "title")) above the header passed over."
            )
        )
    }

    func unitBelowText(_ unit: String, _ rows: Int) -> FindingText {
        let option = "--unit \(shellArgument(shown(unit)))"
        return FindingText(
            self(
                "填报单位「\(shown(unit))」写在表格之下，其上 \(rows) 行因看不出单位未导入。",
                "\(shown(unit)) is named below the table; \(count(rows, "row")) above it not taken for want of a unit."
            ),
            self(
                "是这个单位的，请加 \(option) 重新导入，或把这一行移到表头之上。",
                "If they are its rows, import again with \(option), or move this line above the header."
            )
        )
    }

    func unitFromNameText(_ unit: String, isSheet: Bool) -> FindingText {
        FindingText(
            isSheet
                ? self(
                    "表内没有填报单位，按工作表名算作「\(shown(unit))」报送的。",
                    "No unit is named in the table; by the sheet's name it is \(shown(unit))'s."
                )
                : self(
                    "表内没有填报单位，按文件名算作「\(shown(unit))」报送的。",
                    "No unit is named in the table; by the file's name it is \(shown(unit))'s."
                )
        )
    }

    func unreadColumnsText(_ columns: [Finding.UnreadColumn]) -> FindingText {
        let names = shownList(
            columns.map { column in
                column.name + (column.letters.map { self("（\($0) 列）", " (column \($0))") } ?? "")
            }
        )
        let numbers = columns.filter(\.holdsNumbers).map(\.name)
        guard let first = numbers.first else {
            return FindingText(self("没有读的列：\(names)。", "Columns that were not read: \(names)."))
        }
        return FindingText(
            self(
                "没有读的列：\(names)；其中「\(shownList(numbers))」里有电话号码。",
                "Columns that were not read: \(names); there are telephones in \(shownList(numbers))."
            ),
            self(
                "是联系人的电话的，请把列名改为「电话」，或用 --map phone=\(shown(first)) 指明。",
                "If they are the contacts', call the column 电话, or name it with --map phone=\(shown(first))."
            )
        )
    }

    func secondContactText(_ cells: [String]) -> FindingText {
        FindingText(
            self(
                "这一行写了两个人：右边还有「\(shownList(cells))」，此行未导入。",
                "There are two contacts in this row, the second being \(shownList(cells)); the row was not taken."
            ),
            self("请一行写一个人，把右边的移到下面各行。", "Write one contact a row: move those at the right below.")
        )
    }

    func secondValueText(_ cells: [String]) -> FindingText {
        FindingText(
            self(
                "表头里有两列是同一项，此行在后一列另写了「\(shownList(cells))」，此行未导入。",
                "The header has one thing in two columns, and the further one says something else here: \(shownList(cells)); the row was not taken."
            ),
            self("请一行只写一项，把右边的移到下面各行。", "Write one thing a row: move what stands at the right below.")
        )
    }

    func outcomeForgottenText() -> FindingText {
        FindingText(
            self(
                "没有填结果，按未拨打跳过，写在其他栏里的没有记入。",
                "No outcome: not called, passed over. What stands in other columns was not recorded."
            ),
            self("拨打过的，请补填结果后重新导入。", "If it was dialled, fill in the outcome and import again.")
        )
    }

    func notCalledText(_ rows: Int) -> FindingText {
        FindingText(
            self("\(rows) 行没有填结果，按未拨打跳过。", "\(count(rows, "row")) without an outcome: not called, passed over.")
        )
    }
}
