import SurveyCore

/// What people type for a command that has another name.
extension CommandName {
    /// The commands that do the job of a word which is none, best first, as they are typed behind `huifang`.
    /// - Parameter parent: the command before the word, such as `import`; empty for `huifang` itself.
    package static func meant(by word: String, below parent: String) -> [String] {
        let word = folded(word)
        return (otherNames[parent] ?? [:]).filter { $0.value.contains(word) }.keys
            .flatMap { $0.split(separator: ";").map { trimmed(String($0)) } }
    }

    /// The nearest of `names`; never one that takes back what the word would do, or that the word takes back (`undraw`).
    package static func nearest(to word: String, among names: [String]) -> String? {
        let word = folded(word)
        guard let name = SurveyCore.nearest(to: word, among: names) else { return nil }
        let isOpposite = ["un", "un-", "de", "dis", "non", "no-"].contains { word == $0 + name || name == $0 + word }
        return isOpposite ? nil : name
    }

    /// The command in a text as ``meant(by:below:)`` gives it; options behind it are left out.
    package static func named(in text: String) -> CommandName? {
        CommandName(rawValue: text.split(separator: " ").prefix { !$0.hasPrefix("-") }.joined(separator: " "))
    }

    private static func folded(_ word: String) -> String {
        trimmed(word).lowercased().replacing("_", with: "-")
    }

    /// What nothing does, with what to do instead.
    enum Undone: Hashable { case undraw, unpublish, unvoid, erased, startOver, merge }

    static func undone(_ word: String) -> Undone? {
        switch folded(word).replacing("-", with: "") {
        case "undraw", "redraw", "撤销抽取", "取消抽取", "重抽", "重新抽取": .undraw
        case "unpublish", "撤销定稿", "取消定稿", "撤回定稿": .unpublish
        case "unvoid", "取消作废", "撤销作废", "恢复记录": .unvoid
        case "unforget", "unpurge", "undelete", "unerase", "恢复信息": .erased
        case "reset", "restart", "startover", "重置", "重来", "重新开始", "推倒重来": .startOver
        case "merge", "join", "combine", "sync", "synchronise", "synchronize", "合并", "同步": .merge
        default: nil
        }
    }

    /// By the command before the word: commands, several joined by `;` best first, and the words that mean them.
    package static let otherNames: [String: [String: Set<String>]] = [
        "": [
            "init": ["create", "new", "make", "setup", "set-up", "initialise", "initialize", "新建", "建立", "创建", "初始化"],
            "init --rehearsal": [
                "rehearsal", "rehearse", "practice", "practise", "demo", "exercise", "training", "演练", "练习", "试用",
            ],
            "rulebook": ["rules", "rule", "config", "settings", "notice", "规则", "评定规则", "通知"],
            "import": ["load", "read", "upload", "add", "insert", "导入", "上传", "读入", "添加", "增加", "录入"],
            "import contacts": ["hand-in", "handin", "hand-ins", "receive", "报送", "收报送", "报送表"],
            "import results": ["results", "结果", "导入结果", "登记结果"],
            "import units; unit": ["units", "单位", "单位名单"],
            "import surveyors; surveyor": ["surveyors", "users", "staff", "调查员", "人员"],
            "template": ["form", "blank", "empty", "模板", "空表", "表样"],
            "unit rename; import units": ["rename", "改名"],
            "unit withdraw": ["withdraw", "撤下", "撤下单位"],
            "unit received": ["received", "date", "报送日期"],
            "surveyor release": ["release", "回避", "取消回避"],
            "roster": ["digest", "名册", "名册校验值"],
            "roster; publish": ["announce", "公布", "公示"],
            "draw": ["sample", "lottery", "lot", "lots", "random", "select", "pick", "抽取", "抽签", "抽样", "摇号", "分派"],
            "draw; reassign": ["assign", "distribute", "allocate", "分配"],
            "reassign": ["transfer", "move", "handover", "hand-over", "unassign", "改派", "转派", "移交", "换人"],
            "sheet": [
                "sheets", "print", "paper", "worksheet", "call-sheet", "callsheet", "打印", "登记表", "拨打登记表", "拨打名单",
            ],
            "call": [
                "dial", "calls", "console", "phone", "ring", "interview", "start", "begin", "拨打", "打电话", "外呼", "开始",
                "拨号", "回访",
            ],
            "record": ["enter", "save", "write", "log-call", "result", "outcome", "answer", "记录", "登记", "记一次", "保存"],
            "amend; correct-number": [
                "edit", "correct", "fix", "change", "update", "modify", "replace", "更正", "修改", "改",
            ],
            "void; amend": [
                "undo", "cancel", "revert", "retract", "revoke", "rollback", "unrecord", "作废", "撤销", "撤回", "取消", "回退",
            ],
            "void; unit withdraw; contact forget": ["delete", "del", "remove", "rm", "drop", "删除", "移除", "删"],
            "correct-number": ["number", "renumber", "fix-number", "change-number", "更正号码", "改号", "改号码", "换号"],
            "contacts": [
                "list", "ls", "dir", "show", "find", "search", "lookup", "look-up", "query", "联系人", "查找", "查询", "搜索",
                "列表", "名单", "查",
            ],
            "contact; log": ["history", "calls-of", "历史", "拨打记录"],
            "contact forget; purge": ["forget", "erase", "gdpr", "anonymise", "anonymize", "遗忘", "清除个人信息"],
            "status": [
                "progress", "stats", "stat", "statistics", "state", "board", "dashboard", "overview", "summary", "info",
                "rates", "rate", "today", "进度", "状态", "统计", "情况", "概况", "看板", "应答率", "进展",
            ],
            "quality": ["suspicious", "anomalies", "anomaly", "monitor", "fraud", "质量", "异常", "质检", "抽查", "监听"],
            "grade": [
                "grades", "score", "scores", "mark", "marks", "rank", "ranking", "evaluate", "rating", "等次", "评定", "评分",
                "得分", "成绩", "排名", "打分", "结果表",
            ],
            "grade --explain": ["explain", "explanation", "why", "reasons", "评定说明", "说明", "解释", "原因"],
            "whatif": ["what-if", "simulate", "scenario", "margins", "口径", "测算", "假如"],
            "ruling": ["decide", "override", "adjudicate", "裁定", "裁决"],
            "ruling --withdraw": ["unrule", "撤回裁定", "取消裁定"],
            "publish": ["freeze", "finalise", "finalize", "定稿", "发布"],
            "publish; report": ["通报"],
            "close": ["end", "finish", "stop", "complete", "done", "结束", "截止", "关闭", "外呼结束", "结束外呼"],
            "reopen": [
                "open", "resume", "continue", "unclose", "un-close", "re-open", "恢复外呼", "重开", "重新打开", "继续", "打开", "开启",
            ],
            "reopen; restore": ["恢复"],
            "report": ["annex", "letter", "document", "pdf", "html", "报告", "附件", "测评报告"],
            "export": [
                "dump", "output", "csv", "excel", "xlsx", "xls", "json", "download", "extract", "table", "tables", "导出",
                "输出", "下载",
            ],
            "log": ["journal", "events", "trail", "audit-log", "entries", "日志", "流水"],
            "verify": [
                "validate", "recompute", "recount", "prove", "audit", "audit-trail", "核验", "验证", "校验", "复算", "审计",
            ],
            "verify; doctor; import contacts --check": ["check", "test", "检查", "核对"],
            "doctor": ["diagnose", "diagnostics", "health", "troubleshoot", "env", "诊断", "体检", "自检", "环境"],
            "purge": ["clean", "clear", "wipe", "destroy", "empty-all", "清除", "清空", "销毁"],
            "backup": ["copy", "snapshot", "archive", "cp", "备份", "复制", "存档", "归档"],
            "restore": ["recover", "repair", "恢复备份", "换上备份", "还原", "修复"],
            "--version": ["version", "ver", "about", "版本", "关于"],
            "help": ["man", "usage", "manual", "?", "commands", "帮助", "手册", "命令"],
            "help environment": ["environment", "variables", "环境变量"],
            "help exit-codes": ["exit-codes", "exit-code", "exitcodes", "codes", "退出码", "退出代码"],
            "--generate-completion-script bash": ["completion", "completions", "补全"],
        ],
        "import": [
            "import units": ["单位", "名单", "单位名单", "list"],
            "import surveyors": ["staff", "people", "users", "调查员", "人员", "回避"],
            "import contacts": [
                "hand-in", "hand-ins", "handins", "handin", "companies", "phones", "numbers", "联系人", "报送", "报送表", "号码",
            ],
            "import results": ["sheet", "sheets", "calls", "records", "outcomes", "scores", "结果", "登记表", "记录", "拨打结果"],
            "init --rulebook": ["rules", "rulebook", "规则"],
        ],
        "unit": [
            "import units": ["add", "new", "create", "import", "alias", "添加", "增加", "新增", "导入", "别名"],
            "unit withdraw": ["delete", "del", "remove", "rm", "drop", "删除", "撤下", "移除"],
            "unit rename": ["name", "edit", "change", "改名", "更名"],
            "unit received": ["date", "late", "deadline", "日期", "报送日期", "更正日期"],
            "grade; contacts --unit": ["list", "ls", "show", "列表", "查看"],
        ],
        "surveyor": [
            "import surveyors": ["add", "new", "create", "import", "avoid", "rename", "添加", "增加", "新增", "导入", "回避"],
            "reassign": ["delete", "del", "remove", "rm", "replace", "移除", "删除", "换人", "改派"],
            "surveyor release": ["unavoid", "取消回避", "解除回避"],
            "status; quality": ["list", "ls", "show", "列表", "查看"],
        ],
        "contact": [
            "contact forget": ["delete", "del", "remove", "rm", "erase", "purge", "清除", "删除"],
            "import contacts": ["add", "new", "create", "import", "添加", "新增", "导入"],
            "contacts": ["list", "ls", "find", "search", "列表", "查找"],
            "correct-number": ["edit", "change", "number", "更正", "改号"],
        ],
    ]
}

extension Words {
    /// A command that is none: the nearest by its letters, or those that do the job.
    func unknownCommand(_ text: String, _ path: String, nearest: String?) -> String {
        let parent = path.isEmpty ? "huifang" : "huifang \(path)"
        let none = self("没有命令「\(shown(text))」。", "No command \(shown(text)). ")
        let all = self("全部命令见 \(parent) --help。", "All commands: \(parent) --help.")
        if path.isEmpty, let undone = CommandName.undone(text) { return none + instead(undone) }
        var meant = CommandName.meant(by: text, below: path)
        // Of four or five one is soon found.
        if meant.isEmpty, nearest == nil, !path.isEmpty {
            meant = CommandName.allCases.map(\.rawValue).filter { $0.hasPrefix(path + " ") }
        }
        guard meant.isEmpty else {
            let width = (meant.map(\.count).max() ?? 0) + 10
            let lines = meant.map { command in
                let abstract = CommandName.named(in: command)?.abstract(language) ?? ""
                let name = "  huifang \(command)"
                return abstract.isEmpty ? name : padded(name, toColumns: width) + "  " + abstract
            }
            let head = none + self("您要的可能是：", "You may be looking for:")
            return ([head] + lines + [all]).joined(separator: "\n")
        }
        return none + (nearest.map { self("是否 \(parent) \($0)？", "Did you mean \(parent) \($0)? ") } ?? "") + all
    }

    private func instead(_ undone: CommandName.Undone) -> String {
        switch undone {
        case .undraw:
            self(
                "抽取不能撤回，也不能重抽，否则可以试种子。补报的用 huifang draw 补充抽取；单位整个重报的，先 huifang unit withdraw；"
                    + "调查员不能拨打的，用 huifang reassign 改派。",
                "A draw is not taken back or made again: seeds could be tried. Contacts that came later are drawn with huifang draw; where a "
                    + "unit hands in anew, huifang unit withdraw comes first; huifang reassign gives contacts to another surveyor."
            )
        case .unpublish:
            self(
                "定稿不能撤回；改正以后再次 huifang publish，新的一次取代上一次，变化会列出。",
                "A publication stays. Put right what is wrong and huifang publish again: the later one counts, and what changed is listed."
            )
        case .unvoid:
            self(
                "作废的记录不能恢复；那次拨打是真的，用 huifang record 再记一次，--at 写拨打的时间。",
                "A voided record stays voided. Where the dial was made after all, record it again: huifang record, with --at for its time."
            )
        case .startOver:
            self(
                "没有从头再来的命令，记下的不能抹掉。全错了、一个电话还没打的：把调查文件改名留存，另起目录 huifang init，缘由写进工作记录。",
                "Nothing starts a survey over, since nothing recorded goes away. Where all is wrong and nobody was called: rename and keep the "
                    + "file, huifang init in another folder, and put the reason on record."
            )
        case .merge:
            self(
                "两份调查文件合不到一起：日志是一条链。几台电脑一起拨的，都用 ssh 登录放文件的那一台，见指南《多台电脑，一份调查》；"
                    + "纸上或表格里的结果用 huifang import results 导入。",
                "Two survey files cannot be joined: the log is one chain. From several PCs all log in with ssh to the one that has the file "
                    + "(guide: several PCs, one survey); results on paper or in a table come in with huifang import results."
            )
        case .erased:
            self(
                "清除的个人信息不能恢复；清除以前的备份里还有。",
                "What was erased does not come back; backups made before still have it."
            )
        }
    }
}
