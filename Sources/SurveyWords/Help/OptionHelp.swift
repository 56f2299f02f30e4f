/// What the help says about an option or argument. In Chinese at most some 30 characters: the parser does not wrap them.
package enum OptionHelp: String, CaseIterable, Hashable, Sendable {
    // Everywhere
    case survey, lang, format, color, yes, by, allowNetworkFile
    case reason, output, outputPlace, force, surveyor, note
    // init, rulebook
    case rulebook, title, rehearsal, checkRulebook
    // import
    case unitFiles, surveyorFiles, contactFiles, resultFiles
    case importUnit, received, keepDate, map, check, strict, replace, findings, resultAt, resultSurveyor
    // units, draw
    case templateKind, unitArgument, newName, surveyorArgument, receivedDate, receivedWithdraw
    case seed, rosterDigest, drawSurveyors, perUnit
    case reassignFrom, reassignUnit, reassignTo
    // calls
    case sheetAll, noDial, contactArgument, callArgument
    case outcome, scores, at, until, appointment, incoming, review
    case phone, correctionAt, confirm
    // looking up
    case unitFilter, stateFilter, find, phoneFilter
    // grading
    case gradeUnits, explain, explainFor, gradeSort, gradeFilter, statusFilter, changedOnly, reading, rulingGrade,
        rulingWithdraw
    case page
    case publication, bilingual, unmask, exportKind, contactFilter, head, heads, backupFile, backups, restoredFile

    package func text(_ language: Language) -> String {
        switch self {
        case .survey:
            language("调查文件（HUIFANG_SURVEY，默认 huifang.db）", "The survey file (HUIFANG_SURVEY, else huifang.db).")
        case .lang: language("语言", "The language")
        case .format: language("输出格式", "The form of the answer")
        case .color: language("颜色", "Colours")
        case .yes: language("不再询问，一律确认", "Agree to what would be asked.")
        case .by: language("经办人（HUIFANG_USER，默认登录名）", "Who acts (HUIFANG_USER, else the login name).")
        case .allowNetworkFile: language("允许使用网络盘上的调查文件", "Use a survey file on a network drive.")
        case .reason: language("原因，写入日志", "The reason; it is logged.")
        case .output: language("写入文件；- 为标准输出", "Write to this file; - is standard output.")
        case .outputPlace:
            language("写入文件；目录则各写一份；- 为标准输出", "Write to this file; into a folder a file each; - is standard output.")
        case .force: language("已有的文件也覆盖（调查文件、备份除外）", "Overwrite a file that exists; never a survey or a backup.")
        case .surveyor: language("调查员（HUIFANG_SURVEYOR）", "The surveyor (HUIFANG_SURVEYOR).")
        case .note: language("备注", "A note.")
        case .rulebook: language("评定规则：编号或文件", "The rulebook: an id or a file.")
        case .title: language("调查名称，默认取规则中的", "The survey's title; by default the rulebook's.")
        case .rehearsal: language("建立演练用的调查和全部文件", "Make a survey to practise with, and all its files.")
        case .checkRulebook: language("检查这个规则文件", "Check this rulebook file.")
        case .unitFiles, .surveyorFiles:
            language("CSV、工作簿或 Word 表格；- 为标准输入", "CSV, workbooks, Word tables; - is standard input.")
        case .contactFiles: language("表格文件或目录；- 为标准输入", "Tables or folders of them; - is standard input.")
        case .resultFiles:
            language("填好的登记表，CSV 或工作簿；- 为标准输入", "Filled-in call sheets, CSV or workbooks; - is standard input.")
        case .importUnit: language("填报单位（表内没有时）", "The unit, where the table names none.")
        case .received: language("实际收到日期，例如 2020-09-18", "The date of hand-in, such as 2020-09-18.")
        case .keepDate: language("保留原报送日期（本办要求的更正）", "Keep the unit's date: a correction the office asked for.")
        case .map: language("字段=列名，例如 phone=手机；可多次", "Which column holds a field: phone=手机. Repeatable.")
        case .check: language("只检查，不导入", "Findings only; import nothing.")
        case .strict: language("有一处错误，这次的文件就都不导入", "Take nothing when any file has an error.")
        case .replace: language("先撤下此单位以前报送的", "Withdraw the unit's earlier hand-in first.")
        case .findings: language("问题清单存为 CSV；目录则一个单位一份", "Save findings as CSV; a folder gets one list a unit.")
        case .resultAt: language("没写日期的行按这一天", "The day of rows without a date.")
        case .resultSurveyor: language("没写调查员的行按这一位", "The surveyor of rows that name none.")
        case .exportKind: language("grades 等次、contacts 联系人、calls 拨打记录", "What to export.")
        case .templateKind: language("units 单位、surveyors 调查员、contacts 联系人", "Which table.")
        case .unitArgument: language("单位名称", "The unit's name.")
        case .newName: language("新名称", "The new name.")
        case .surveyorArgument: language("调查员的姓名或工号", "The surveyor's name or number.")
        case .receivedDate: language("实际收到日期，例如 2020-09-18", "The date of hand-in, such as 2020-09-18.")
        case .receivedWithdraw: language("恢复原报送日期", "Go back to the rows' own dates.")
        case .seed:
            language(
                "公开确定的种子；不写则随机产生，先询问（无终端须加 --yes）",
                "The seed made in public; random without it, which is asked about (without a terminal: --yes)."
            )
        case .rosterDigest: language("已公布的名册校验值；不符则不抽取", "The published roster digest; another one is refused.")
        case .drawSurveyors: language("参加的调查员，可多次；默认全部", "Who takes part; repeatable, by default all.")
        case .perUnit: language("每个单位抽取几个，默认 10", "Contacts per unit, by default the quota.")
        case .reassignFrom: language("从这名调查员", "The surveyor they leave.")
        case .reassignUnit: language("只改派这个单位的", "Only this unit's contacts.")
        case .reassignTo: language("改派给，可多次；默认其余调查员", "Who gets them; repeatable, by default the others.")
        case .sheetAll: language("已拨完的也列出", "List finished contacts, too.")
        case .noDial: language("不运行拨号程序 HUIFANG_DIAL", "Do not run HUIFANG_DIAL.")
        case .contactArgument: language("联系人编号或键", "A contact's number or key.")
        case .callArgument: language("拨打记录号", "The number of a record.")
        case .outcome: language("结果：代码、键或名称", "The outcome: code, key or label.")
        case .scores: language("得分，按问题次序，例如 90,95", "Scores in the questions' order, such as 90,95.")
        case .at: language("拨打时间，默认现在；可只写 9:25", "The time of the call; by default now; 9:25 will do.")
        case .until: language("结束时间", "When it ended.")
        case .appointment: language("约定时间", "The agreed time.")
        case .incoming: language("对方打回来的", "The contact rang back.")
        case .review: language("复核拨打（外呼结束后）", "A review dial, after close.")
        case .phone:
            language(
                "新号码；- 从标准输入读，不在进程列表里露出",
                "The new number; - reads it from standard input, so that no list of processes shows it."
            )
        case .correctionAt: language("从何时起，默认现在", "From when on; by default now.")
        case .confirm: language("核实无误", "The number is right as it is.")
        case .unitFilter: language("只看这个单位；写名称的一部分也可", "Only this unit; part of its name will do.")
        case .stateFilter: language("只看这种状态，如表中所写，例如 待拨", "Only this state, as tables name it: open, to be confirmed.")
        case .find: language("名称、姓名中的字", "Part of an organisation's or person's name.")
        case .phoneFilter:
            language(
                "号码或后四位；- 从标准输入读",
                "A number in any style, or its last four digits; - reads it from standard input."
            )
        case .gradeUnits: language("单位，写名称的一部分也可；默认全部", "Units, by name or part of it; by default all.")
        case .explain: language("打印评定说明", "Print how the grade was reached.")
        case .explainFor:
            language(
                "unit 单位反馈版，office 内部版；说明默认 unit，表默认 office",
                "The edition: for the unit (pages by default), or internal (tables)."
            )
        case .gradeSort:
            language(
                "排序：official 名单次序、name、grade、average",
                "The order: official (as imported), name, grade or average."
            )
        case .gradeFilter: language("只看这个等次，例如 良；可多次", "Only this grade, such as good. Repeatable.")
        case .statusFilter:
            language(
                "只看 正式、暂定 或 待裁定；可多次",
                "Only final, provisional or undetermined. Repeatable."
            )
        case .changedOnly: language("只看定稿后变化的", "Only what changed since the grades were published.")
        case .reading: language("口径，例如 R1=exclusive；可多次", "A reading, such as R1=exclusive. Repeatable.")
        case .rulingGrade: language("裁定的等次", "The grade decided.")
        case .rulingWithdraw: language("撤回裁定", "Withdraw the ruling.")
        case .publication: language("第几次定稿；默认最后一次", "Which publication; by default the last.")
        case .bilingual: language("中文之后附英文", "In Chinese, and behind it in English.")
        case .unmask: language("号码不脱敏", "Show numbers in full.")
        case .contactFilter: language("只看这个联系人", "Only this contact.")
        case .head: language("印出的校验值，至少 16 位", "A printed digest, 16 digits or more.")
        case .heads:
            language(
                "一个文件，每行一个印出的校验值，后面可注明由谁保管；- 从标准输入读",
                "A file with a printed digest in each line, and who keeps it; - reads standard input."
            )
        case .backupFile: language("备份到这个文件", "The file to copy to.")
        case .restoredFile: language("换上这个备份", "The backup.")
        case .backups: language("也在这个目录里找备份", "A folder more to look for backups in.")
        case .page: language("第几页（屏幕装不下时）", "Which page, where the screen is too small for all.")
        }
    }

    /// What stands in angle brackets; `nil` for flags and where the option's own name serves.
    package func valueName(_ language: Language) -> String? {
        switch self {
        case .survey, .output, .heads, .checkRulebook, .backupFile, .restoredFile: language("文件", "file")
        case .outputPlace: language("文件或目录", "file|folder")
        case .unitFiles, .surveyorFiles, .contactFiles, .resultFiles: language("文件", "file")
        case .rulebook: language("编号或文件", "id|file")
        case .backups: language("目录", "folder")
        case .findings: language("文件或目录", "file|folder")
        case .lang: language("语言", "lang")
        case .format: language("格式", "format")
        case .color: language("何时", "when")
        case .explainFor: language("版本", "edition")
        case .by: language("姓名", "name")
        case .reason, .note, .title: language("文字", "text")
        case .find: language("文字", "text")
        case .surveyor, .surveyorArgument, .resultSurveyor, .drawSurveyors, .reassignFrom, .reassignTo:
            language("姓名", "name")
        case .importUnit, .unitArgument, .reassignUnit, .unitFilter, .gradeUnits: language("单位", "unit")
        case .newName: language("新名称", "new-name")
        case .received, .resultAt, .receivedDate: language("日期", "date")
        case .at, .until, .appointment, .correctionAt: language("时间", "time")
        case .map: language("字段=列名", "field=column")
        case .templateKind, .exportKind: language("表", "table")
        case .seed: language("种子", "seed")
        case .rosterDigest, .head: language("校验值", "digest")
        case .perUnit: language("个数", "number")
        case .page: language("页", "page")
        case .publication: language("次数", "number")
        case .contactArgument, .contactFilter: language("联系人", "contact")
        case .callArgument: language("记录号", "record")
        case .outcome: language("结果", "outcome")
        case .scores: language("得分", "scores")
        case .phone, .phoneFilter: language("号码", "number")
        case .stateFilter: language("状态", "state")
        case .reading: language("口径", "reading")
        case .rulingGrade, .gradeFilter: language("等次", "grade")
        case .gradeSort: language("次序", "order")
        case .statusFilter: language("状态", "status")
        case .yes, .force, .allowNetworkFile, .rehearsal, .keepDate, .receivedWithdraw, .check, .strict, .replace,
            .sheetAll,
            .noDial,
            .incoming, .review,
            .confirm,
            .explain, .changedOnly, .rulingWithdraw, .bilingual, .unmask:
            nil
        }
    }
}
