/// Every command.
package enum CommandName: String, CaseIterable, Hashable, Sendable {
    case root = "huifang"
    case initialise = "init"
    case rulebook
    case `import`
    case importUnits = "import units"
    case importSurveyors = "import surveyors"
    case importContacts = "import contacts"
    case importResults = "import results"
    case template
    case unit
    case unitRename = "unit rename"
    case unitWithdraw = "unit withdraw"
    case unitReceived = "unit received"
    case surveyor
    case surveyorRelease = "surveyor release"
    case roster, draw, reassign, sheet, call, record, amend, void
    case correctNumber = "correct-number"
    case contacts, contact
    case contactForget = "contact forget"
    case status, quality, grade, publish, whatif, ruling, close, reopen, report
    case export, log, verify, purge, backup, restore, doctor
}

/// What the help says about a command.
extension CommandName {
    /// One line; in Chinese at most 27 characters, so that lists of commands keep to one line each.
    package func abstract(_ language: Language) -> String {
        switch self {
        case .root: language("行政执法电话回访：报送、抽取、拨打、评定", "Grade government units by telephone survey")
        case .initialise: language("建立一次调查", "Make a survey")
        case .rulebook: language("打印或检查评定规则", "Print a rulebook, or check one")
        case .import: language("导入单位、调查员、联系人、拨打结果", "Import units, surveyors, contacts, results")
        case .importUnits: language("导入应报单位名单", "The units that must hand in")
        case .importSurveyors: language("导入调查员和回避单位", "Surveyors and the units each must avoid")
        case .importContacts: language("导入各单位报送的联系人", "The contacts that units handed in")
        case .importResults: language("导入填好的登记表", "Filled-in call sheets")
        case .template: language("生成下发用的空表", "An empty table to send out")
        case .unit: language("单位改名、撤下、更正报送日期", "Rename or withdraw a unit, date its hand-in")
        case .unitRename: language("单位改名", "Give a unit another name")
        case .unitWithdraw: language("撤下单位及其联系人", "Take a unit and its contacts out")
        case .unitReceived: language("更正报送日期", "Put the date of a hand-in right")
        case .surveyor: language("取消调查员的回避", "Release a surveyor from an avoidance")
        case .surveyorRelease: language("抽取后取消一名调查员的回避", "After a draw, let a surveyor call an avoided unit")
        case .roster: language("打印名册校验值", "Print the roster digest")
        case .draw: language("抽取（决定次序）并分派", "Draw and assign the call lists")
        case .reassign: language("改派未完成的联系人", "Give open contacts to other surveyors")
        case .sheet: language("打印拨打登记表", "Print a call sheet")
        case .call: language("开始拨打", "Call, contact by contact")
        case .record: language("记一次拨打", "Record one dial")
        case .amend: language("更正一条拨打记录", "Put a record right")
        case .void: language("作废一条拨打记录", "Void a record")
        case .correctNumber: language("更正或核实号码", "Put a number right, or confirm it")
        case .contacts: language("查找联系人", "Look up contacts")
        case .contact: language("一个联系人和他的全部记录", "One contact with all its records")
        case .contactForget: language("清除一个联系人的个人信息", "Erase one contact's personal data")
        case .status: language("进度和应答率", "Progress and response rates")
        case .quality: language("调查员对照和异常", "Surveyors side by side, odd patterns")
        case .grade: language("各单位等次和评定说明", "The grades and how they were reached")
        case .publish: language("定稿", "Freeze the grades for the official letter")
        case .whatif: language("换一种口径测算", "Grades under other readings")
        case .ruling: language("裁定一个单位的等次", "Decide a unit's grade")
        case .close: language("结束外呼", "End fieldwork")
        case .reopen: language("恢复外呼", "Open fieldwork again")
        case .report: language("生成测评报告", "Write the report")
        case .export: language("导出等次、联系人、拨打记录", "Export grades, contacts or records")
        case .log: language("打印日志", "Print the log in words")
        case .verify: language("全部重算并核验", "Recompute and compare everything")
        case .purge: language("清除全部个人信息", "Erase all personal data")
        case .backup: language("备份调查文件", "Copy the survey file, checked")
        case .doctor: language("检查文件、磁盘、时钟、终端", "Look at file, disk, clock and terminal")
        case .restore: language("换上备份", "Put a backup in the survey's place")
        }
    }

    /// What the abstract cannot say, with an example; empty where the options say it all. Lines of examples are indented.
    package func discussion(_ language: Language) -> String {
        switch self {
        case .root: language(CommandName.tourZh, CommandName.tourEn)
        case .initialise:
            language(
                "规则随调查文件保存，以后升级程序不会改变等次。\n\n  huifang init --title 2020年度电话回访\n\n"
                    + "--rehearsal 建立演练：30 个单位的虚构报送表、调查员、登记表和步骤写入「演练」目录，日期按整周移到今天以前，"
                    + "标题、每一页和拨打界面都印「演练」。\n\n  mkdir 演练回访\n  cd 演练回访\n  huifang init --rehearsal",
                "The rulebook is kept in the survey file: a newer program never changes a grade.\n\n"
                    + "  huifang init --title \"Survey 2020\"\n\n"
                    + "--rehearsal makes one to practise with: invented hand-ins of 30 units, surveyors, call sheets and the steps are "
                    + "written into a folder, with dates moved by whole weeks to before today; REHEARSAL stands in the title, on every page and "
                    + "in the console.\n\n  mkdir practice\n  cd practice\n  huifang init --rehearsal"
            )
        case .rulebook:
            language(
                "要改规则，先打印默认规则，改好后检查，再用它建立调查。检查也指出上一次留下的：已过的日期、没有新一年的放假安排、旧年份的名称。\n\n  huifang rulebook > rules.yaml\n"
                    + "  huifang rulebook --check rules.yaml\n  huifang init --rulebook rules.yaml",
                "To change the rules print the default, edit and check it, and make the survey with it. The check also names what is left "
                    + "over from an earlier survey: dates that are past, a calendar without the new year, names of another year.\n\n"
                    + "  huifang rulebook > rules.yaml\n  huifang rulebook --check rules.yaml\n"
                    + "  huifang init --rulebook rules.yaml"
            )
        case .importContacts:
            language(
                "CSV、Excel 和 WPS 工作簿（xlsx、xls、et）、Word 文档里的表格（docx）都可导入；编码、分隔符、表头位置自动识别。同一文件导入两次没有变化。\n\n"
                    + "  huifang import contacts 报送/* --received 2020-09-18\n"
                    + "  huifang import contacts 报送 --findings 更正清单/\n\n"
                    + "更正清单一个单位一份，发回填报单位，在表里改正后照样导入。没导入的行，改好即成为联系人；没改的，"
                    + "再报一次同样的问题。「已导入为」有编号的行已是联系人，改了也不会另加一个：号码由本办用 correct-number 更正，"
                    + "其他栏用更正后的全表加 --replace 导入（抽取前）。本办要求的更正加 --keep-date，不影响报送日期。\n\n"
                    + "  huifang import contacts 更正清单/水利局.csv --keep-date",
                "CSV, workbooks of Excel and WPS (xlsx, xls, et) and tables in Word documents (docx) are read; encoding, delimiter and "
                    + "header are found by themselves. The same file twice changes nothing.\n\n"
                    + "  huifang import contacts hand-ins/* --received 2020-09-18\n"
                    + "  huifang import contacts hand-ins --findings fix-lists/\n\n"
                    + "A folder gets one fix list a unit, to be sent back, put right in its cells and imported like any table. "
                    + "Rows that were refused become contacts once they are right; rows left alone say the same again. "
                    + "A row with a key under \"taken as\" is a contact already and never becomes another one: its number is "
                    + "put right with correct-number, other columns by importing the whole corrected table with --replace "
                    + "(before the draw). For corrections that the office asked for add --keep-date.\n\n"
                    + "  huifang import contacts fix-lists/water.csv --keep-date"
            )
        case .importResults:
            language(
                "读回 huifang sheet --format csv 填好的表；「结果」为空的行是没拨的，跳过。",
                "Reads back what huifang sheet --format csv wrote; rows with an empty 结果 were not called."
            )
        case .template:
            language(
                "文件名以 .xlsx 结尾的写成工作簿，各列都是文本格式，填进去的号码不会被改动；其余写成 CSV。\n\n"
                    + "  huifang template contacts -o 报送表.xlsx",
                "A name that ends in .xlsx gets a workbook whose columns are text, so that no number typed into it is changed; any "
                    + "other gets CSV.\n\n  huifang template contacts -o hand-in.xlsx"
            )
        case .importSurveyors:
            language(
                "抽取后名单只能增加回避单位；取消一个用 huifang surveyor release。两人同名的写成 李敏甲、李敏乙。\n\n"
                    + "  huifang import surveyors 调查员.csv",
                "After a draw a table only adds units to avoid; huifang surveyor release takes one away. Two persons of one name "
                    + "are written 李敏甲 and 李敏乙.\n\n  huifang import surveyors surveyors.csv"
            )
        case .surveyorRelease:
            language(
                "此后的拨打照常计算；此前的仍不计。\n\n  huifang surveyor release 张三 郑州市公安局 --reason 已不在该单位任职",
                "Later dials count as any others; earlier ones still do not.\n\n"
                    + "  huifang surveyor release 张三 郑州市公安局 --reason \"no longer employed there\""
            )
        case .roster, .draw: ceremony(language)
        case .unitReceived:
            language(
                "单位现有的联系人一律按这个日期计，以后补报的仍按各自日期；任何阶段都可更正，评定说明会写明。--withdraw 恢复原日期。\n\n"
                    + "  huifang unit received 郑州市水利局 2020-09-18 --reason 收文登记为9月18日",
                "Every contact that the unit has now gets this date, later ones keep their own; at any stage, and said on the "
                    + "unit's page. --withdraw goes back to the rows' own dates.\n\n"
                    + "  huifang unit received 郑州市水利局 2020-09-18 --reason \"stamped 18 September\""
            )
        case .unitWithdraw:
            language(
                "撤下后不再评定。已抽取的，抽取和拨打记录保留，列在等次表末；重新报送的，连同撤下的人、时间和原因印在单位的评定说明上。\n\n"
                    + "  huifang unit withdraw 郑州市水利局 --reason 机构合并",
                "The unit gets no grade. What was drawn and dialled is kept and listed below the table of grades; if the unit is handed "
                    + "in again it is printed on its page with who withdrew it, when, and the reason.\n\n"
                    + "  huifang unit withdraw 郑州市水利局 --reason \"merged\""
            )
        case .publish:
            language(
                "把目前的等次写入日志并编号，不能撤回；有变化的再次定稿。定稿后异议期开始，评定说明印这次定稿的校验值。"
                    + "外呼结束前定稿要先确认：以后的拨打还可能改变等次。\n\n  huifang publish --reason 党组会审定",
                "Freezes the grades in the log under a number, for good; what changes is published again. The time for objections begins, "
                    + "and pages print this publication's digest. Before the close it asks first: later calls may still change grades.\n\n"
                    + "  huifang publish --reason \"approved\""
            )
        case .record: recordHelp(language)
        case .correctNumber:
            language(
                "报送原文保留。号码由本办补了区号或 0 的，经填报单位核实后用 --confirm。\n\n"
                    + "  huifang correct-number 17 --phone 15400000123 --reason 单位来函更正",
                "What was handed in is kept. Where the import completed the number, --confirm it after asking the unit.\n\n"
                    + "  huifang correct-number 17 --phone 15400000123 --reason \"letter from the unit\""
            )
        case .quality:
            language(
                "逐项列出看到什么、从多少起列出、应重听哪些记录：应回避而拨打、不计入的拨打、存疑的依据、迟录、使等次变化的更正、"
                    + "一人两次完成、重叠、过快、总是互相核实、连续同分、了解低而满意满分；再在共同的单位上对照各调查员的联系不上比例和平均得分。"
                    + "只说明应重听什么，不是结论。",
                "Names pattern by pattern what was seen, from when on it is named, and which calls to hear again: dials to units to "
                    + "be avoided, dials that do not count, doubtful grounds, late entries, corrections that moved a grade, second "
                    + "interviews, overlapping and hasty calls, mutual confirmations, the same answers in a row, low understanding with "
                    + "full satisfaction; then surveyors' unreachable shares and mean scores on the units they share. It concludes nothing."
            )
        case .status:
            language(
                "# 已评分、+ 已联系无评分、x 联系不上、. 待拨、待核实。屏幕装不下的单位用 --page 翻页。\n"
                    + "--format html 写成一页，在办公室的屏幕上打开，每 60 秒重新载入；每分钟再写一次，内容就是新的。\n\n"
                    + "  huifang status\n  huifang status --format html -o board.html --force",
                "# scored, + reached without a score, x unreachable, . open or to be confirmed. --page turns to the units that the screen "
                    + "has no room for. --format html writes a page for a screen in the office that reloads itself every 60 "
                    + "seconds; written anew every minute it is up to date.\n\n"
                    + "  huifang status\n  huifang status --format html -o board.html --force"
            )
        case .grade:
            language(
                "单位按导入次序排列。--format csv 可用 Excel、WPS 打开。\n"
                    + "--explain 每个单位打印一页评定说明。单位反馈版外呼结束后按高低列出得分，不对应联系人，评分太少的不列；内部版（--for office）不得外传。\n\n"
                    + "  huifang grade --status provisional\n  huifang grade --sort average --format csv > 等次.csv\n"
                    + "  huifang grade 水利 --explain\n  huifang grade --explain --format html -o 评定说明.html",
                "Units stand in the order of their import. --format csv opens in Excel and WPS. "
                    + "--explain prints a page a unit. The unit's edition lists scores by size, without contacts, once fieldwork is "
                    + "closed and there are enough; the office's edition (--for office) is internal.\n\n"
                    + "  huifang grade --status provisional\n  huifang grade --sort average --format csv > grades.csv\n"
                    + "  huifang grade 水利 --explain\n  huifang grade --explain --format html -o pages.html"
            )
        case .sheet:
            language(
                "打印用 --format html：开场、两问、常见问答和代码都在纸上，每名调查员的页数成双，不会两人同一张纸。"
                    + "--format csv 填好后用 import results 读回。-o 目录/ 每人一个文件。\n\n"
                    + "  huifang sheet --surveyor 李敏 --format html -o 登记表.html\n  huifang sheet --format html -o 登记表/",
                "For paper --format html: opening, questions, common answers and codes are on it, and each surveyor has an even number of "
                    + "pages, so that two never share a leaf. --format csv is filled in and read back with import results. -o FOLDER/ "
                    + "writes a file a surveyor.\n\n"
                    + "  huifang sheet --surveyor 李敏 --format html -o sheet.html\n  huifang sheet --format html -o sheets/"
            )
        case .contacts:
            language(
                "--unit、--find 写一部分即可，--state 照表中的叫法写。\n\n  huifang contacts --unit 金水 --state 待核实\n"
                    + "  huifang contacts --phone 0123\n  huifang contacts --format csv -o 联系人.csv",
                "Part of a name will do for --unit and --find; --state takes the words of the table.\n\n"
                    + "  huifang contacts --unit 金水 --state \"to be confirmed\"\n  huifang contacts --phone 0123\n"
                    + "  huifang contacts --format csv -o contacts.csv"
            )
        case .report:
            language(
                "通报附件：一个网页文件，屏幕上看，A4 打印，也可整段粘贴到 WPS 文字。外呼结束前每页印「暂定」。"
                    + "定稿后印定稿的等次和校验值，并列出此后的变化。不含任何联系人的信息。\n\n"
                    + "  huifang report -o 附件1.html\n  huifang report --publication 1 --bilingual -o annex.html",
                "The annex to the official letter: one page for the screen and for A4, which can be pasted into WPS or Writer. Until "
                    + "fieldwork is closed every page says that it is provisional. After a publication it prints that one's grades and "
                    + "digest, and what has changed since. It tells nothing of any contact.\n\n"
                    + "  huifang report -o annex.html\n  huifang report --publication 1 --bilingual -o annex.html"
            )
        case .export:
            language(
                "供其他程序使用，均为内部资料；CSV 可直接用 Excel、WPS 打开。号码脱敏，要完整号码加 --unmask。\n\n"
                    + "等次表的列：\n\n  最好可能、最差可能      外呼未结束时还能成为的等次\n"
                    + "  平均分                  只舍不入；平均分分子、平均分分母是精确值\n"
                    + "  评分个数                有得分的人数\n  降低等次                降了几等\n"
                    + "  列入拨打至未拨完        联系人个数\n  号码冲突                联系不上、而在其他单位接通的（键）\n"
                    + "  定稿等次、定稿日期      最近一次定稿的\n\n交单位、作附件的用 huifang grade --for unit --format csv。\n\n"
                    + "  huifang export grades -o 等次.csv\n  huifang export calls --format json -o calls.json",
                "For other programs, and internal; CSV opens right in Excel and WPS. Numbers are masked, in full with --unmask.\n\n"
                    + "Columns of the grades:\n\n  最好可能, 最差可能  what a unit can still become while fieldwork is open\n"
                    + "  平均分              cut, never rounded; 平均分分子 and 平均分分母 are exact\n"
                    + "  评分个数            scores\n  降低等次            how many grades lower\n"
                    + "  列入拨打 to 未拨完  contacts\n  号码冲突            unreachable, and answered for another unit (keys)\n"
                    + "  定稿等次, 定稿日期  of the last publication\n\n"
                    + "For units and the annex: huifang grade --for unit --format csv.\n\n"
                    + "  huifang export grades -o grades.csv\n  huifang export calls --format json -o calls.json"
            )
        case .verify:
            language(
                "从日志重算日志链、抽取、状态和等次。用 --head 或 --heads 给出别人手里的校验值（至少 16 位，可带空格），"
                    + "就能证明印出以前的日志没有改写过；不给，只能说明文件前后一致。\n\n"
                    + "  huifang verify --heads 校验值.txt\n\n" + secrecy(language),
                "Recomputes chain, draw, states and grades from the log. Given digests that others keep (--head or --heads; 16 "
                    + "digits or more, blanks allowed) it proves that nothing before they were printed was rewritten; without "
                    + "one only that the file agrees with itself.\n\n  huifang verify --heads digests.txt\n\n"
                    + secrecy(language)
            )
        case .log: secrecy(language)
        case .contactForget:
            language(
                "清除单位、姓名、职务、号码、备注和原因，文件里的旧页也一并清理；拨打记录、状态、等次和日志保留，仍可核验。"
                    + "还没有拨完的先记为本人拒访，或等外呼结束。备份文件不会随之改变。",
                "Erases organisation, person, position, numbers, notes and reasons, old pages of the file included; attempts, "
                    + "states, grades and the log stay and verify. Contacts still open are first recorded as refused, or wait for "
                    + "close. Backups stay as they are."
            )
        case .close:
            language(
                "没拨完的不计分，也不算联系不上。结束后仍可补记结束前的拨打。",
                "Contacts not finished are neither scored nor unreachable. Calls made before can still be recorded."
            )
        case .purge:
            language(
                "结束外呼并定稿之后，清除全部联系人的单位、姓名、职务、号码、备注、更正和作废的原因、报送文件的名称，文件里的旧页也一并清理。"
                    + "等次、校验值、调查员姓名和日志保留，仍可核验。清除后不能恢复，不能再导入、拨打和受理复核。备份文件不会随之改变。",
                "After close and publish: erases organisations, persons, positions, numbers, notes, the reasons of amended and voided "
                    + "records and the names of files handed in, old pages of the file included. Grades, digests, surveyors' names and "
                    + "the log stay and still verify. There is no way back, and no import, call or review after it. Backups stay as they are."
            )
        case .doctor:
            language(
                "文件系统、权限、遗留的回滚日志、空间、备份、时钟和时区、语言、终端、版本，哪里不妥、怎么办，逐项列出。只看，不改动任何文件。"
                    + "备份在调查文件旁边和下一级目录里找；放在别处的，用 --backups 指明。\n\n  huifang doctor --backups /media/usb/备份",
                "File system, rights, a journal left over, space, backups, clock and time zone, language, terminal, versions: what is not as "
                    + "it should be, and what to do. It only looks and changes nothing. Backups are looked for beside the survey and in "
                    + "the folders below; where they lie elsewhere, name the folder.\n\n  huifang doctor --backups /media/usb/backups"
            )
        case .restore:
            language(
                "备份先核验，再换上；现在的调查文件连同没有写完的日志一起改名保留在旁边，什么也不删。不要用复制、改名的办法换上备份。\n\n  huifang restore 备份.db",
                "The backup is verified first. The file in its place is renamed and stays beside it, with the journal of a write that was "
                    + "interrupted; nothing is deleted. Do not copy or rename a backup into place by hand.\n\n  huifang restore backup.db"
            )
        case .import, .importUnits, .surveyor, .unit, .unitRename, .reassign, .call, .amend, .void, .contact, .whatif,
            .ruling, .reopen, .backup:
            ""
        }
    }

    private func ceremony(_ language: Language) -> String {
        let steps =
            self == .roster
            ? language(
                "抽取前先公布名册校验值；名册以后有一个字不同，校验值就不同。名册每行是键和校验值，没有个人信息，可以全文公布。\n\n"
                    + "  huifang roster -o 名册.txt\n  sha256sum 名册.txt",
                "Publish the digest before the draw: one changed character changes it. The roster has keys and digests only, and "
                    + "may be published in full.\n\n"
                    + "  huifang roster -o roster.txt\n  sha256sum roster.txt"
            )
            : language(
                "种子在公布名册校验值之后公开确定（如掷骰）；名册有变化则不抽取。后来补报的，另定种子再抽一次。\n\n"
                    + "  huifang draw --seed 20200921-416253 --roster 名册校验值",
                "Make the seed in public (dice, say) after the roster digest was published; a changed roster is refused. "
                    + "For contacts that arrive later draw again with a seed of its own.\n\n"
                    + "  huifang draw --seed 20200921-416253 --roster DIGEST"
            )
        return steps
            + language(
                "\n\n任何人都能核对签号：联系人按签号从小到大排列，每个单位取最小的 10 个。\n\n"
                    + "  printf '%s' '种子,键' | sha256sum\n"
                    + "  printf '%s' '20200921-416253,郑州市公安局-01' | sha256sum",
                "\n\nAnybody can check a ticket: contacts stand by ticket, the ten smallest of a unit are drawn.\n\n"
                    + "  printf '%s' 'SEED,KEY' | sha256sum\n"
                    + "  printf '%s' '20200921-416253,郑州市公安局-01' | sha256sum"
            )
    }

    /// Of the whole file with its log.
    private func secrecy(_ language: Language) -> String {
        language(
            "日志记有谁给了多少分：整个文件只供经办人和负保密义务的审计人员，不交填报单位，也不公开。",
            "The log tells who gave which score: the whole file is for the office and for auditors bound to secrecy, and goes "
                + "neither to the units nor to the public."
        )
    }

    private func recordHelp(_ language: Language) -> String {
        language(
            "结果写代码、键或名称；单个数字不收。得分按问题次序，没打分的留空。\n\n"
                + "  huifang record 17 --outcome 50 --scores 90,95 --surveyor 李敏\n"
                + "  huifang record 18 --outcome 无人接听 --at \"2020-09-23 14:52\"\n\n",
            "The outcome is a code, key or label, never a single digit. Scores in the questions' order, a declined one empty.\n\n"
                + "  huifang record 17 --outcome 50 --scores 90,95 --surveyor 李敏\n"
                + "  huifang record 18 --outcome no-answer --at \"2020-09-23 14:52\"\n\n"
        ) + OutcomeWords.table(language)
    }

    private static let tourZh = """
        一次调查的先后：
          huifang init                        建立
          huifang import ...                  导入单位、调查员、联系人
          huifang roster，huifang draw        公布名册，抽取
          huifang sheet，huifang record       登记表，记录拨打
          huifang grade --explain             等次和评定说明
          huifang verify                      核验
        不带命令时，告诉您调查到了哪一步、下一步做什么。
        退出码和环境变量：huifang help exit-codes，huifang help environment。
        """

    private static let tourEn = """
        In order:
          huifang init                        make a survey
          huifang import ...                  units, surveyors, contacts
          huifang roster, huifang draw        publish the roster, draw
          huifang sheet, huifang record       call sheets, records of calls
          huifang grade --explain             grades and how they were reached
          huifang verify                      recompute everything
        Alone it says where the survey stands and what comes next.
        More: huifang help exit-codes, huifang help environment.
        """
}
